//! The panel on the screen for publishing.

use mailseal::{
    dns::zone::World,
    plan::{
        dkim::KeyKind,
        hosts::NameForm,
        panel::{Answers, Known},
    },
    tui::{hit::Target, item::Id, message::Message},
};

use super::{
    super::{WORLD, Wizard},
    at_publish, at_publish_in,
};

/// A world in which the domains' two servers have other names, both in one zone.
fn served_by(hosts: [&str; 2], zone: &str) -> String {
    let [one, two] = hosts;
    let world = WORLD
        .replace("@  NS ns1.dns.example.", &format!("@  NS {one}.{zone}."))
        .replace("@  NS ns2.dns.example.", &format!("@  NS {two}.{zone}."));
    format!(
        "{world}\nzone {zone} 192.0.2.21 192.0.2.22\n  @ NS {one}\n  @ NS {two}\n  {one} A 192.0.2.21\n  {two} A 192.0.2.22\n"
    )
}

/// Opens the list of panels and takes the one that is found by these words.
async fn choose(wizard: &mut Wizard, words: &str) {
    wizard.keys(&format!("f{words}<enter>")).await;
}

#[tokio::test(start_paused = true)]
async fn the_host_of_the_name_servers_is_named_and_its_form_used() {
    let world = served_by(["ns-1", "ns-2"], "awsdns-02.example");
    let mut wizard = at_publish_in(&world, "half.example").await;
    wizard.shows("Panel  Amazon Route 53  short names, quoted values");
    wizard.hides("after the name field");
    wizard.keys("<down>nv").await;
    let copied = wizard.copied();
    assert_eq!(copied[0], "s1._domainkey");
    assert!(copied[1].starts_with("\"v=DKIM1;"), "{copied:?}");
    wizard.shows("✓ Copied the value");
    insta::assert_snapshot!(wizard.pictures());
}

#[tokio::test(start_paused = true)]
async fn an_unknown_panel_is_asked_about_with_both_forms_and_the_answer_is_kept() {
    let mut wizard = at_publish("half.example").await;
    wizard.shows("Panel  unknown");
    wizard.shows("? Does the panel show .half.example after the name field?");
    wizard.keys("<up><enter>").await; // no: the whole name
    wizard.shows("Panel: full names, values unknown.");
    wizard.hides("after the name field?");
    wizard.keys("n").await;
    assert_eq!(wizard.copied(), ["half.example"]);
    wizard.shows("✓ Copied the name");
    let seen = Known { names: Some(NameForm::Full), ..Known::default() };
    assert_eq!(wizard.plan().panel, Answers { host: None, seen });
    // The next day.
    let home = wizard.leave();
    let mut wizard = Wizard::start_at(World::parse(WORLD).unwrap(), Some("half.example"), home).await;
    assert_eq!(wizard.plan().panel.seen.names, Some(NameForm::Full));
    wizard.keys("5").await;
    wizard.hides("after the name field?");
}

#[tokio::test(start_paused = true)]
async fn a_panel_is_found_by_typing_and_its_form_is_copied() {
    let mut wizard = at_publish("double.example").await;
    for (words, name, value) in [
        ("dreamhost", "double.example", "v=spf1 mx include:spf.service.example ~all"), // whole names
        ("route", "", "\"v=spf1 mx include:spf.service.example ~all\""),               // empty, in quotes
        ("cloudflare", "@", "v=spf1 mx include:spf.service.example ~all"),             // an @
        ("plesk", "double.example.", "v=spf1 mx include:spf.service.example ~all"), // a dot for the zone itself
    ] {
        choose(&mut wizard, words).await;
        wizard.keys("v").await;
        assert_eq!(wizard.copied().last().unwrap(), value, "{words}");
        wizard.shows(value); // the preview is what is copied
        wizard.keys("n").await;
        if name.is_empty() {
            wizard.shows("The name field stays empty");
        } else {
            assert_eq!(wizard.copied().last().unwrap(), name, "{words}");
        }
    }
    assert_eq!(wizard.plan().panel.host.as_deref(), Some("plesk"));
    assert!(wizard.plan().panel.seen.is_nothing());
}

#[tokio::test(start_paused = true)]
async fn the_list_of_panels_shows_what_fits_the_words_and_then_the_forms_of_others() {
    let mut wizard = at_publish("double.example").await;
    wizard.keys("f").await;
    insta::assert_snapshot!(wizard.pictures());
    wizard.keys("hetz").await;
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<bs><bs><bs><bs>no such host").await;
    wizard.shows("Unknown DNS host.");
    wizard.keys("<down><down><down><down><enter>").await; // whole names, in quotes
    wizard.shows("Panel: full names, quoted values.");
    wizard.keys("nv").await;
    assert_eq!(wizard.copied(), ["double.example", "\"v=spf1 mx include:spf.service.example ~all\""]);
    // Escape closes it and changes nothing.
    let before = wizard.plan().panel.clone();
    wizard.keys("fhetz<esc>").await;
    wizard.shows("▸ ~ replace");
    assert_eq!(wizard.plan().panel, before);
}

#[tokio::test(start_paused = true)]
async fn two_hosts_with_the_same_servers_are_asked_for() {
    let world = served_by(["ns-cloud-a1", "ns-cloud-a2"], "googledomains.com");
    let mut wizard = at_publish_in(&world, "half.example").await;
    wizard.shows("DNS Google Cloud DNS / Squarespace Domains");
    wizard.shows("? These use the same name servers. Where do you log in?");
    wizard.shows("( ) Google Cloud DNS  short names, quoted values");
    wizard.shows("( ) Squarespace Domains  short names, plain values");
    wizard.keys("v").await;
    wizard.keys("<up><up><enter>").await;
    wizard.hides("Squarespace");
    wizard.shows("Panel  Google Cloud DNS  short names, quoted values");
    wizard.keys("v").await;
    assert_eq!(wizard.copied()[1], "\"v=spf1 mx include:spf.service.example ~all\"");
}

/// At Publish with a key of 2048 bits, in a panel that is chosen from the list.
async fn with_long_key(panel: &str) -> Wizard {
    let mut wizard = Wizard::start_in(World::parse(WORLD).unwrap(), Some("half.example")).await;
    wizard.keys("5").await;
    choose(&mut wizard, panel).await;
    wizard.keys("3").await;
    wizard
}

#[tokio::test(start_paused = true)]
async fn a_host_that_cannot_hold_the_key_is_told_before_it_is_made_and_before_it_is_pasted() {
    let mut wizard = with_long_key("unifi").await;
    wizard.shows("! This key has 410 characters");
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<end><enter>").await;
    assert_eq!(wizard.plan().dkim.keys.len(), 1);
    assert_eq!(wizard.plan().dkim.kind, KeyKind::Rsa2048);
    wizard.keys("5<down>").await;
    wizard.shows("✗ does not fit");
    wizard.shows("✗ This value has 410 characters, and the limit of UniFi (local DNS) is 255.");
    insta::assert_snapshot!(wizard.pictures());
    insta::assert_snapshot!(wizard.roles());
    // What was seen elsewhere than in the panel of today is a doubt.
    choose(&mut wizard, "vercel").await;
    wizard.hides("✗ does not fit");
    wizard.shows("! This value has 410 characters, and Vercel once had a limit of 255.");
    choose(&mut wizard, "cloudflare").await;
    wizard.hides("characters");
}

#[tokio::test(start_paused = true)]
async fn the_line_of_the_panel_opens_the_list_by_mouse() {
    let mut wizard = at_publish("half.example").await;
    let line = || Message::Clicked(Target::Item(Id("panel", 0)));
    wizard.feed(line());
    wizard.hides("Which DNS panel");
    wizard.feed(line()); // a first click looks, a second one does
    wizard.shows("Which DNS panel do you use?");
    let first = || Message::Clicked(Target::Item(Id("panel-choice", 0)));
    wizard.feed(first());
    wizard.feed(first());
    wizard.shows("Panel: short names, plain values.");
}

#[tokio::test(start_paused = true)]
async fn a_sub_domain_gets_names_from_its_zone() {
    let mut wizard = at_publish("sub.half.example").await;
    wizard.shows("? Does the panel show .half.example after the name field?");
    wizard.shows("yes, type  sub");
    wizard.shows("no, type   sub.half.example");
    wizard.keys("<down><down><down>n").await;
    assert_eq!(wizard.copied(), ["s1._domainkey.sub"]);
    choose(&mut wizard, "cloudflare").await;
    wizard.shows("Name: s1._domainkey.sub. The panel adds");
}

#[tokio::test(start_paused = true)]
async fn what_somebody_else_must_publish_is_copied_whole_and_plain() {
    let mut wizard = at_publish("half.example").await;
    let record = "v=DMARC1; p=none; rua=mailto:in@service.example".parse().unwrap();
    wizard.app.session.plan.as_mut().unwrap().dmarc.record = record;
    wizard.keys("45").await;
    choose(&mut wizard, "route").await;
    wizard.keys("<end><up>nv").await;
    assert_eq!(wizard.copied(), ["half.example._report._dmarc.service.example", "v=DMARC1"]);
}

#[tokio::test(start_paused = true)]
async fn lines_are_copied_as_lines_and_shown_with_their_ends() {
    let mut wizard = Wizard::start_in(World::parse(WORLD).unwrap(), Some("half.example")).await;
    wizard.keys("3").await;
    wizard.keys("<end><enter>5").await;
    choose(&mut wizard, "windows").await;
    wizard.keys("v").await;
    let copied = wizard.copied();
    let lines: Vec<usize> = copied[0].lines().map(str::len).collect();
    assert_eq!(lines, [254, 410 - 254]);
    wizard.shows("A long value has several lines");
    wizard.size((120, 40));
    wizard.shows(" ⏎ ");
}

#[tokio::test(start_paused = true)]
async fn a_host_that_is_not_that_of_the_name_servers_is_remarked_on() {
    let world = served_by(["ns-1", "ns-2"], "awsdns-02.example");
    let mut wizard = at_publish_in(&world, "half.example").await;
    choose(&mut wizard, "gandi").await;
    wizard.size((120, 40));
    wizard.keys("<up><up>").await;
    wizard.shows("You chose Gandi LiveDNS, but your name servers");
}

#[tokio::test(start_paused = true)]
async fn a_host_whose_form_is_not_known_is_named_and_asked_about() {
    let world = served_by(["dns", "dns2"], "technorail.com");
    let mut wizard = at_publish_in(&world, "half.example").await;
    wizard.shows("Panel  Aruba.it  format unknown");
    wizard.shows("? Does the panel show .half.example after the name field?");
    wizard.keys("<up><up><enter>").await; // yes
    wizard.shows("Panel  Aruba.it  short names, values unknown");
    let seen = Known { names: Some(NameForm::Relative), ..Known::default() };
    assert_eq!(wizard.plan().panel, Answers { host: Some("aruba".to_owned()), seen });
}

#[tokio::test(start_paused = true)]
async fn nothing_is_asked_about_a_panel_that_nothing_is_typed_into() {
    let mut wizard = Wizard::start_in(World::parse(WORLD).unwrap(), Some("half.example")).await;
    wizard.keys("5").await;
    wizard.shows("All records so far are published.");
    wizard.shows("Panel  unknown");
    wizard.hides("after the name field");
}
