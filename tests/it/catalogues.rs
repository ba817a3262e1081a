//! The catalogues of mail services and DNS hosts.

#![expect(clippy::expect_used, reason = "a test stops by panicking")]

use std::collections::BTreeSet;

use mailseal::{
    plan::{
        hosts::{self, Apex, NameForm, Panel, TargetForm, ValueForm},
        publish::Data,
        senders::{self, SpfNeed},
    },
    record::name::{Name, Selector},
    words,
};

fn name(text: &str) -> Name {
    Name::parse(text).expect(text)
}

fn names(texts: &[&str]) -> Vec<Name> {
    texts.iter().map(|text| name(text)).collect()
}

#[test]
fn the_catalogues_parse_and_ids_are_unique() {
    assert_eq!((senders::all().len(), hosts::all().len()), (64, 51));
    let ids: BTreeSet<&str> = senders::all().iter().map(|sender| sender.id.as_str()).collect();
    assert_eq!(ids.len(), 64);
    let ids: BTreeSet<&str> = hosts::all().iter().map(|host| host.id.as_str()).collect();
    assert_eq!(ids.len(), 51);
}

#[test]
fn panels_are_none_of_the_services_and_say_where_they_show_their_record() {
    let panels = senders::panels();
    assert_eq!(panels.len(), 18);
    for panel in panels {
        assert!(senders::by_id(&panel.id).is_none(), "{}", panel.id);
        assert!(matches!(panel.spf, SpfNeed::Nothing { legacy: None }), "{}", panel.id);
        let console = panel.console.as_ref().expect(&panel.id);
        assert!(!console.path.is_empty() && !console.source.is_empty(), "{}", panel.id);
        for selector in &panel.dkim.selectors {
            assert!(selector.parse::<Selector>().is_ok(), "{selector}");
        }
    }
    assert_eq!(senders::search("cpanel").len(), 0, "SPF does not offer them");
    assert_eq!(senders::search_panels("plesk").len(), 1);
}

#[test]
fn includes_and_mx_and_targets_are_names_dns_can_hold() {
    for sender in senders::all() {
        let filled = |text: &str| {
            text.replace("{selector}", "s")
                .replace("{domain}", "example.org")
                .replace("{domain-dashes}", "a-b")
        };
        let texts = sender.includes().chain(sender.mx.iter().map(String::as_str));
        for text in texts.chain(sender.dkim.targets.iter().map(String::as_str)) {
            let parsed = Name::parse(&filled(text));
            assert_eq!(parsed.as_ref().map(Name::as_str), Ok(filled(text).as_str()), "{}", sender.id);
            assert!(!text.ends_with('.') && text.contains('.'), "{text}");
        }
        for selector in &sender.dkim.selectors {
            assert!(selector.parse::<Selector>().is_ok_and(|s| s.as_str() == selector), "{selector}");
        }
    }
}

#[test]
fn names_that_look_right_but_do_not_exist_are_not_offered() {
    for missing in ["_spf.marketo.com", "_spf.mimecast.com", "_spf.pphosted.com"] {
        let offered = senders::all().iter().any(|sender| sender.includes().any(|include| include == missing));
        assert!(!offered, "{missing}");
    }
}

#[test]
fn every_note_is_a_sentence() {
    for sender in senders::all().iter().filter(|sender| sender.note.is_some()) {
        let note = words::sender::note(sender);
        assert!(note.as_ref().is_some_and(|text| text.ends_with('.')), "{}: {note:?}", sender.id);
    }
    for host in hosts::all() {
        let notes = words::host::notes(host);
        assert_eq!(notes.len(), host.notes.len(), "{}", host.id);
        assert_eq!(words::host::srv_notes(host).len(), host.srv.len(), "{}", host.id);
        assert!(notes.iter().all(|text| text.ends_with('.')), "{}", host.id);
    }
}

#[test]
fn a_service_is_known_by_its_mx() {
    let good = [
        ("aspmx.l.google.com", "google-workspace"),
        ("example-org.mail.protection.outlook.com", "microsoft-365"),
        ("example-org.a-v1.mx.microsoft", "microsoft-365"),
        ("in1-smtp.messagingengine.com", "fastmail"),
        ("inbound-smtp.eu-west-1.amazonaws.com", "amazon-ses"),
        ("mx00.ionos.de", "ionos-mail"),
        ("mx.zoho.eu", "zoho-mail"),
    ];
    for (exchange, id) in good {
        let found: Vec<&str> = senders::by_mx(&names(&[exchange])).iter().map(|s| s.id.as_str()).collect();
        assert_eq!(found, [id], "{exchange}");
    }
    assert!(senders::by_mx(&names(&["mail.example.org", "notgoogle.com"])).is_empty());
    let twice = names(&["aspmx.l.google.com", "alt1.aspmx.l.google.com", "mx.yandex.net"]);
    assert_eq!(senders::by_mx(&twice).len(), 2);
}

#[test]
fn a_service_is_known_by_its_include_old_and_new() {
    let good = [
        ("_spf.google.com", "google-workspace"),
        ("_spf-us.ionos.com", "ionos-mail"),          // another region
        ("sendgrid.net", "sendgrid"),                 // no longer needed
        ("spf.sendinblue.com", "brevo"),              // an older name
        ("123456.spf07.hubspotemail.net", "hubspot"), // one per customer
    ];
    for (include, id) in good {
        assert_eq!(senders::by_include(&name(include)).map(|s| s.id.as_str()), Some(id), "{include}");
    }
    assert!(senders::by_include(&name("spf.example.org")).is_none());
}

#[test]
fn a_service_is_found_by_words_in_any_order_and_case() {
    let found = |words| senders::search(words).iter().map(|s| s.id.as_str()).collect::<Vec<_>>();
    assert_eq!(found("workspace GOOGLE"), ["google-workspace"]);
    assert_eq!(found("outlook"), ["microsoft-365"]);
    assert_eq!(found("sendinblue"), ["brevo"]);
    assert_eq!(found("").len(), 64);
    assert!(found("no such service").is_empty());
}

#[test]
fn services_that_need_no_include_say_so() {
    let postmark = senders::by_id("postmark").expect("there");
    assert_eq!(postmark.spf, SpfNeed::Nothing { legacy: Some("spf.mtasv.net".to_owned()) });
}

#[test]
fn a_host_is_known_by_most_of_its_name_servers() {
    let good: [(&[&str], &str); 8] = [
        (&["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"], "cloudflare"),
        (&["ns-1.awsdns-02.com", "ns-2000.awsdns-58.co.uk"], "route53"),
        (&["ns-cloud-a1.googledomains.com"], "google-cloud-dns"),
        (&["ns1-01.azure-dns.com", "ns2-01.azure-dns.net"], "azure-dns"),
        (&["hydrogen.ns.hetzner.com", "helium.ns.hetzner.de"], "hetzner"),
        (&["ns1.dreamhost.com", "ns2.dreamhost.com", "ns.example.org"], "dreamhost"),
        (&["dns10.ovh.net", "ns10.ovh.net"], "ovhcloud"),
        (&["dns1.p07.nsone.net"], "netlify"),
    ];
    for (servers, id) in good {
        assert_eq!(hosts::by_name_servers(&names(servers)).map(|h| h.id.as_str()), Some(id), "{servers:?}");
    }
    let bad: [&[&str]; 4] = [
        &[],                                           // nothing is no majority
        &["ns1.example.org"],                          // nobody's
        &["ada.ns.cloudflare.com", "ns1.example.org"], // half is not most
        &["ns.cloudflare.com.example.org"],            // not at the end
    ];
    for servers in bad {
        assert!(hosts::by_name_servers(&names(servers)).is_none(), "{servers:?}");
    }
}

#[test]
fn where_two_panels_share_name_servers_both_are_offered() {
    let ids: Vec<&str> =
        hosts::candidates(&names(&["ns-cloud-a1.googledomains.com"])).iter().map(|h| h.id.as_str()).collect();
    assert_eq!(ids, ["google-cloud-dns", "squarespace"]);
}

#[test]
fn a_panel_gets_the_name_in_its_form() {
    let zone = name("example.org");
    let relative = Panel::default();
    let empty = Panel { apex: Apex::Empty, ..relative };
    let full = Panel { names: NameForm::Full, ..relative };
    let dotted = Panel { names: NameForm::FullWithDot, ..relative };
    for (panel, owner, expected) in [
        (relative, "example.org", "@"),
        (empty, "example.org", ""),
        (relative, "_dmarc.example.org", "_dmarc"),
        (relative, "s1._domainkey.sub.example.org", "s1._domainkey.sub"), // a sub-domain in its parent's zone
        (relative, "example.org._report._dmarc.example.net", "example.org._report._dmarc.example.net"), // another zone
        (relative, "notexample.org", "notexample.org"), // ends alike, but is outside
        (full, "example.org", "example.org"),
        (dotted, "_dmarc.example.org", "_dmarc.example.org."),
    ] {
        assert_eq!(panel.name(&name(owner), &zone), expected);
    }
}

#[test]
fn a_panel_gets_targets_with_or_without_their_dot() {
    let dotted = Panel { targets: TargetForm::WithDot, ..Panel::default() };
    let alias = Data::Cname(name("s1.example.net"));
    assert_eq!(Panel::default().value(&alias), "s1.example.net");
    assert_eq!(dotted.value(&alias), "s1.example.net.");
    let null = Data::Mx { preference: 0, exchange: Name::root() };
    assert_eq!(Panel::default().value(&null), "0 .");
    assert_eq!(dotted.value(&null), "0 .");
}

#[test]
fn a_panel_gets_text_plain_or_quoted() {
    let text = Data::Txt("v=spf1 -all".to_owned());
    assert_eq!(Panel::default().value(&text), "v=spf1 -all");
    let quoted = Panel { values: ValueForm::Quoted, ..Panel::default() };
    assert_eq!(quoted.value(&text), "\"v=spf1 -all\"");
}
