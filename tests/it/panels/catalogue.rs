//! What the catalogue of hosts says, and what it does not.

use mailseal::{
    plan::{
        hosts::{
            self, Apex, Entry, Excess, Fit, Form, Host, Known, Limit, LimitOf, NameForm, TargetForm,
            ValueForm,
        },
        panel::Answers,
        publish::{Data, Publication},
    },
    words,
};

use super::records;

fn host(id: &str) -> &'static Host {
    hosts::by_id(id).unwrap_or_else(|| panic!("{id}"))
}

fn of(id: &str) -> Form {
    Form::new(&Answers { host: Some(id.to_owned()), ..Answers::default() }, &[])
}

fn row(selector: &str) -> Publication {
    let owner = format!("{selector}._domainkey.example.org");
    records("example.org").into_iter().find(|row| row.owner.as_str() == owner).unwrap()
}

#[test]
fn every_word_in_it_means_something() {
    let text = include_str!("../../../assets/dns-hosts.toml");
    let table: toml::Table = text.parse().unwrap();
    for host in table["host"].as_array().unwrap() {
        let form = host.get("form").and_then(toml::Value::as_table).cloned().unwrap_or_default();
        for key in form.keys() {
            assert!(["names", "apex", "values", "targets"].contains(&key.as_str()), "{host:?}");
        }
    }
}

#[test]
fn what_nobody_has_read_is_not_said() {
    for id in ["hostgator", "aruba", "reg-ru", "yandex-360", "inwx", "loopia", "unifi", "cpanel"] {
        assert!(host(id).form.is_nothing(), "{id}");
    }
    // Only what other programs may send is known of these; their panels may differ.
    for id in ["vultr", "cloudns", "alibaba", "desec", "transip"] {
        assert_eq!(host(id).form.values, None, "{id}");
    }
    assert_eq!(host("ns1").form, Known { values: Some(ValueForm::Plain), ..Known::default() });
    // What stands for the zone itself is known of few.
    assert_eq!(host("google-cloud-dns").form.apex, None);
}

#[test]
fn what_is_known_is_as_it_was_read() {
    for (id, names, apex, values, targets) in [
        ("cloudflare", NameForm::Relative, Some(Apex::At), ValueForm::Plain, None),
        ("route53", NameForm::Relative, Some(Apex::Empty), ValueForm::Quoted, Some(TargetForm::WithDot)),
        ("ovhcloud", NameForm::Relative, Some(Apex::Empty), ValueForm::Plain, Some(TargetForm::WithDot)),
        ("dnsimple", NameForm::Relative, None, ValueForm::Plain, Some(TargetForm::Plain)), // dnsimple-support #882
        ("dreamhost", NameForm::Full, None, ValueForm::Plain, None),
        ("dns-made-easy", NameForm::Relative, Some(Apex::Empty), ValueForm::Quoted, None),
        ("windows-dns", NameForm::Relative, None, ValueForm::Lines, None),
        ("plesk", NameForm::Relative, Some(Apex::FullWithDot), ValueForm::Plain, None),
        ("bind", NameForm::Relative, Some(Apex::At), ValueForm::Quoted, Some(TargetForm::WithDot)),
    ] {
        let known = Known { names: Some(names), apex, values: Some(values), targets };
        assert_eq!(host(id).form, known, "{id}");
    }
}

#[test]
fn a_value_that_is_too_long_for_a_host_is_known_to_be() {
    let (long, short) = (row("r2"), row("e1"));
    let Data::Txt(text) = &long.data else { panic!("{long:?}") };
    let excess = |octets, of| Excess { limit: Limit { octets, of }, has: text.len() };
    for (id, expected) in [
        ("unifi", Fit::TooLong(excess(255, LimitOf::Host))),
        ("vercel", Fit::Doubtful(excess(255, LimitOf::Earlier))),
        ("dns-made-easy", Fit::Doubtful(excess(255, LimitOf::Earlier))),
        ("loopia", Fit::Fits),  // 450, and 410 are enough
        ("godaddy", Fit::Fits), // no limit is known
    ] {
        assert_eq!(of(id).fit(&long.data), expected, "{id}");
        assert_eq!(of(id).fit(&short.data), Fit::Fits, "{id}");
    }
    assert!(matches!(of("digitalocean").fit(&row("r4.sub").data), Fit::Doubtful(_)));
    assert_eq!(of("unifi").fit(&row("c1").data), Fit::Fits); // an alias is a way out
    assert_eq!(Form::new(&Answers::default(), &[]).fit(&long.data), Fit::Fits);
}

#[test]
fn a_limit_is_said_as_it_is_known_with_the_ways_out() {
    let long = row("r2");
    let said = |id| words::host::excess(host(id), of(id).fit(&long.data)).unwrap();
    assert!(said("unifi").starts_with("This value has 4"));
    assert!(said("vercel").contains("once had a limit"));
    let api = words::host::excess(host("digitalocean"), of("digitalocean").fit(&row("r4.sub").data)).unwrap();
    assert!(api.contains("for other programs"), "{api}");
    assert!(words::host::ways_out(&long).contains("Ed25519"));
    assert_eq!(words::host::excess(host("godaddy"), of("godaddy").fit(&long.data)), None);
}

#[test]
fn the_time_to_live_is_what_the_panel_can_be_given() {
    for (id, wanted, expected) in [
        ("cloudflare", 3600, Entry::Seconds(3600)),
        ("alibaba", 3600, Entry::Seconds(3600)),
        ("alibaba", 300, Entry::Seconds(600)), // nothing shorter
        ("linode", 3600, Entry::Nearest(3600)),
        ("netcup", 3600, Entry::Nothing),
    ] {
        assert_eq!(of(id).ttl(wanted), expected, "{id}");
    }
}

#[test]
fn what_a_person_has_said_goes_before_the_name_servers_and_the_catalogue() {
    let google = [host("google-cloud-dns"), host("squarespace")];
    let nothing = Answers::default();
    let form = Form::new(&nothing, &google);
    assert_eq!((form.host, form.either.len()), (None, 2));
    // What both want is known before anybody has said which it is.
    assert_eq!(form.known, Known { names: Some(NameForm::Relative), ..Known::default() });
    let chosen = Answers { host: Some("squarespace".to_owned()), ..Answers::default() };
    let form = Form::new(&chosen, &google);
    assert_eq!((form.host.map(|host| host.id.as_str()), form.either.len()), (Some("squarespace"), 0));
    // A form that somebody has seen is not that of a host they have not named.
    let seen = Known { names: Some(NameForm::Full), ..Known::default() };
    let own = Answers { host: None, seen };
    let form = Form::new(&own, &[host("cloudflare")]);
    assert_eq!((form.host, form.known), (None, seen));
    // Of a host they have named, it fills what is not known, and goes before what is.
    let form = Form::new(&Answers { host: Some("inwx".to_owned()), seen }, &[]);
    assert_eq!((form.known.names, form.known.values), (Some(NameForm::Full), None));
    let form = Form::new(&Answers { host: Some("cloudflare".to_owned()), seen }, &[]);
    assert_eq!((form.known.names, form.known.values), (Some(NameForm::Full), Some(ValueForm::Plain)));
    // A host that a later catalogue no longer has, or that was invented.
    let form = Form::new(&Answers { host: Some("gone".to_owned()), ..nothing }, &[host("cloudflare")]);
    assert_eq!(form.host, Some(host("cloudflare")));
}

#[test]
fn what_another_zone_needs_is_not_in_the_form_of_this_panel() {
    let row = records("example.org")
        .into_iter()
        .find(|row| row.owner.as_str().ends_with("reports.example"))
        .unwrap();
    for id in ["route53", "bind", "windows-dns", "cloudflare"] {
        let panel = of(id).panel(&row.owner, &zone());
        assert_eq!(panel.name(&row.owner, &zone()), "example.org._report._dmarc.reports.example");
        assert_eq!(panel.value(&row.data), "v=DMARC1");
    }
}

fn zone() -> mailseal::record::name::Name {
    crate::literals::name("example.org")
}

#[test]
fn answers_are_kept_as_text_and_old_plans_have_none() {
    let answers = Answers {
        host: Some("inwx".to_owned()),
        seen: Known { names: Some(NameForm::FullWithDot), apex: Some(Apex::Empty), ..Known::default() },
    };
    let text = toml::to_string(&answers).unwrap();
    assert_eq!(toml::from_str::<Answers>(&text).unwrap(), answers);
    let plan = mailseal::plan::Plan::new("example.org".parse().unwrap());
    let text = toml::to_string(&plan).unwrap();
    assert!(!text.contains("panel"), "{text}");
    assert_eq!(toml::from_str::<mailseal::plan::Plan>(&text).unwrap(), plan);
}

#[test]
fn a_host_is_found_by_how_its_words_begin() {
    let found = |words| hosts::search(words).iter().map(|host| host.id.as_str()).collect::<Vec<_>>();
    assert_eq!(found("clou"), ["cloudflare", "cloudns", "alibaba", "google-cloud-dns"]);
    assert_eq!(found("rou"), ["route53"]); // not in the middle of SiteGround
    assert_eq!(found("DNS google"), ["google-cloud-dns"]);
    assert_eq!(found("name.com"), ["name-com"]);
    assert_eq!(found("").len(), hosts::all().len());
    assert!(found("no such host").is_empty());
}

#[test]
fn a_server_of_a_hosts_customer_is_not_its_panel() {
    let of = |server: &str| hosts::by_name_servers(&[server.parse().unwrap()]).map(|host| host.id.as_str());
    for (own, of_customer, id) in [
        ("ns1.your-server.de", "static.9.clients.your-server.de", "hetzner"),
        ("dns10.ovh.net", "vps-1a2b3c.vps.ovh.net", "ovhcloud"),
        ("ns2.linode.com", "li9-1.members.linode.com", "linode"),
        ("ns3.second-ns.de", "second-ns.customer.example", "hetzner"),
    ] {
        assert_eq!((of(own), of(of_customer)), (Some(id), None), "{own}");
    }
}
