//! Step 1.

use super::Wizard;
use mailseal::{
    check::standing::Standing,
    dns::zone::World,
    plan::{
        Purpose,
        dkim::{Key, Stage, Value},
    },
    survey::Role,
    tui::step::Step,
};

#[tokio::test(start_paused = true)]
async fn the_first_screen_asks_for_a_domain() {
    let mut wizard = Wizard::start().await;
    insta::assert_snapshot!(wizard.pictures());
}

#[tokio::test(start_paused = true)]
async fn what_dns_has_is_shown_and_taken_over() {
    let mut wizard = Wizard::start().await;
    wizard.keys("half.example<enter>").await;
    insta::assert_snapshot!(wizard.pictures());
    insta::assert_snapshot!(wizard.roles());
    assert_eq!(wizard.plan().spf.record().to_string(), "v=spf1 mx include:spf.service.example ~all");
    assert_eq!(
        wizard.plan().dmarc.published().to_string(),
        "v=DMARC1; p=quarantine; rua=mailto:dmarc@half.example"
    );
}

#[tokio::test(start_paused = true)]
async fn two_spf_records_are_merged_and_it_is_said() {
    let mut wizard = Wizard::start().await;
    wizard.keys("double.example<enter>").await;
    wizard.shows("This domain has 2 SPF records");
    assert_eq!(wizard.plan().spf.record().to_string(), "v=spf1 mx include:spf.service.example ~all");
}

#[tokio::test(start_paused = true)]
async fn what_is_no_domain_is_refused_at_its_place() {
    for (typed, said) in [
        ("exa mple.example", "space"), // a space in the middle
        ("192.0.2.1", "address"),      // an IP address
        ("localhost", "one label"),    // one label
        ("co.uk", "others register"),  // a bare public suffix
        ("", "domain"),                // nothing
        ("a..example", "dots"),        // an empty label
    ] {
        let mut wizard = Wizard::start().await;
        wizard.keys(typed).await;
        wizard.keys("<enter>").await;
        let picture = wizard.picture();
        assert!(wizard.app.session.plan.is_none(), "{typed} was accepted");
        assert!(wizard.roles().contains('B'), "{typed}: nothing is said, {said} was expected\n{picture}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_pasted_address_gives_the_domain() {
    let mut wizard = Wizard::start().await;
    wizard.keys("<paste:Ann Example <ann@NEW.example>\n><enter>").await;
    assert_eq!(wizard.plan().domain.as_str(), "new.example");
}

#[tokio::test(start_paused = true)]
async fn without_dns_one_sentence_says_so_and_everything_else_works() {
    let world = World::parse("system 192.0.2.253\nsilent 192.0.2.253\n").unwrap();
    let mut wizard = Wizard::start_in(world, Some("new.example")).await;
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<end><enter>").await;
    assert_eq!(wizard.app.step(), Step::Spf);
}

#[tokio::test(start_paused = true)]
async fn a_domain_that_never_sends_goes_straight_to_publish() {
    let mut wizard = Wizard::start().await;
    wizard.keys("new.example<enter><down><down><space>").await;
    assert_eq!(wizard.plan().purpose, Purpose::NeverSends);
    wizard.keys("<end><enter>").await;
    assert_eq!(wizard.app.step(), Step::Publish);
    wizard.keys("<esc>").await;
    assert_eq!(wizard.app.step(), Step::Domain);
}

#[tokio::test(start_paused = true)]
async fn answers_are_taken_up_at_the_next_start() {
    let mut wizard = Wizard::start().await;
    wizard.keys("new.example<enter><end><enter>").await;
    assert!(wizard.app.session.saved_at.is_some());
    let home = wizard.leave();
    let mut again = Wizard::start_at(World::parse(super::WORLD).unwrap(), None, home).await;
    again.shows("▸ · new.example  not checked yet");
    again.keys("<enter>").await;
    // Not whole yet: what DNS has, and on from there.
    assert_eq!(again.app.step(), Step::Domain);
    again.shows("Opened your setup");
    again.shows("▸ [ Continue ]");
}

#[tokio::test(start_paused = true)]
async fn a_domain_that_says_already_that_it_never_sends_is_left_as_it_is() {
    let world = World::parse(
        "
system 192.0.2.253
zone example 192.0.2.2
  @  NS ns.example.
zone quiet.example 192.0.2.21
  @  300 SOA 300
  @  NS ns1.dns.example.
  @  MX 0 .
  @  TXT v=spf1 -all
  _dmarc TXT v=DMARC1; p=reject; rua=mailto:dmarc@quiet.example
  *._domainkey TXT v=DKIM1; p=
zone dns.example 192.0.2.21
  @  NS ns1
  ns1 A 192.0.2.21
",
    )
    .unwrap();
    let mut wizard = Wizard::start_in(world, Some("quiet.example")).await;
    assert_eq!(wizard.plan().purpose, Purpose::NeverSends);
    wizard.shows("every selector");
    // The cursor waits on what is chosen: Enter says the same, and goes on.
    wizard.shows("▸ (•) It never sends mail");
    wizard.keys("<enter><enter>").await;
    assert_eq!(wizard.app.step(), Step::Publish);
    wizard.shows("All records are published");
}

/// A domain whose mail is sent by a service that only its SPF record names, with keys of its own.
const KEYS: &str = "
system 192.0.2.253
public 192.0.2.201 Faraway
zone example 192.0.2.2
  @  NS ns.example.
zone keys.example 192.0.2.21
  @  300 SOA 300
  @  NS ns1.dns.example.
  @  MX 10 mail
  @  TXT v=spf1 mx include:spf.messagingengine.com ~all
  mail A 203.0.113.31
  fm1._domainkey CNAME fm1.keys.example.dkim.fmhosted.com.
  fm2._domainkey CNAME fm2.keys.example.dkim.fmhosted.com.
  20260102._domainkey TXT v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
zone dns.example 192.0.2.21
  @  NS ns1
  ns1 A 192.0.2.21
";

#[tokio::test(start_paused = true)]
async fn the_selectors_of_services_in_the_spf_record_are_looked_for() {
    let wizard = Wizard::start_in(World::parse(KEYS).unwrap(), Some("keys.example")).await;
    wizard.shows("fm1 → fm1.keys.example.dkim.fmhosted.com");
    let selectors: Vec<&str> = wizard.plan().dkim.keys.iter().map(|key| key.selector.as_str()).collect();
    assert_eq!(selectors, ["fm1", "fm2"]);
}

#[tokio::test(start_paused = true)]
async fn who_comes_back_sees_the_keys_that_stand_there_and_no_cache_is_asked() {
    let mut wizard = Wizard::start_in(World::parse(KEYS).unwrap(), Some("keys.example")).await;
    let keys = &mut wizard.app.session.plan.as_mut().unwrap().dkim.keys;
    keys.clear();
    for selector in ["20260102", "20260103"] {
        let record = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=".parse().unwrap();
        let value = Value::Record(record);
        let file = Some("/home/ann/keys/key.pem".into());
        let key = Key::new(selector.parse().unwrap(), value, Stage::Pending);
        keys.push(Key { file, ..key });
    }
    wizard.app.session.untouched.dkim = false;
    wizard.keys("3").await;
    assert!(wizard.app.session.saved_at.is_some());
    let home = wizard.leave();
    let world = World::parse(KEYS).unwrap();
    let mut again = Wizard::start_at(world, Some("keys.example"), home).await;
    // The set-up is whole, so that the check is what is wanted.
    assert_eq!(again.app.step(), Step::Check);
    again.keys("1").await;
    again.shows("Opened your setup");
    again.shows("20260102");
    let standing = |name: &str| {
        let rows = &again.app.session.judged.publications;
        rows.iter().find(|(row, _)| row.owner.as_str() == name).map(|(_, standing)| standing.clone())
    };
    assert_eq!(standing("20260102._domainkey.keys.example"), Some(Standing::Same));
    assert_eq!(standing("20260103._domainkey.keys.example"), Some(Standing::Create));
    for (server, question) in again.world.asked() {
        let is_own = server.role == Role::Authoritative;
        assert!(is_own || !question.name.as_str().contains("20260103._domainkey.keys"), "{question:?}");
    }
}
