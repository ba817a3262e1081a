//! Step 6.

use mailseal::{
    plan::publish::{Data as Planned, Publication},
    record::txt::Txt,
    survey::{self, Role},
    tui::{
        message::Message,
        step::{Progress, Step},
    },
};

use super::{
    Wizard,
    publish::{at_publish, at_publish_in},
};

/// Publishes every record of the plan on the first `servers` servers of its zone.
fn publish(wizard: &Wizard, servers: usize) {
    for (publication, _) in &wizard.app.session.judged.publications {
        let Planned::Txt(text) = &publication.data else { panic!("only TXT here") };
        put(wizard, publication, text, servers);
    }
}

fn put(wizard: &Wizard, publication: &Publication, text: &str, servers: usize) {
    let prefix = text.split([';', ' ']).next().unwrap_or_default().as_bytes().to_vec();
    for server in wizard.world.holders(&publication.owner).into_iter().take(servers) {
        let same_kind = |old: &survey::Data| matches!(old, survey::Data::Txt(there) if there.joined().starts_with(&prefix));
        wizard.world.put(server, &publication.owner, 300, survey::Data::Txt(Txt::new(text)), same_kind);
    }
}

#[tokio::test(start_paused = true)]
async fn before_anything_is_published_it_says_what_is_left() {
    let mut wizard = at_publish("new.example").await;
    wizard.keys("6").await;
    insta::assert_snapshot!(wizard.pictures());
    insta::assert_snapshot!(wizard.roles());
    assert_eq!(wizard.app.progress(Step::Check), Progress::Partial);
}

#[tokio::test(start_paused = true)]
async fn resolvers_are_not_asked_for_what_is_not_there_yet() {
    let mut wizard = at_publish("new.example").await;
    wizard.keys("6").await;
    wizard.shows("Resolvers are asked once your own servers have it");
    let asked = wizard.world.asked();
    let primed = asked.iter().any(|(server, question)| {
        server.role != Role::Authoritative && question.name.as_str() == "s1._domainkey.new.example"
    });
    assert!(!primed);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_lags_behind_is_named() {
    let mut wizard = at_publish("new.example").await;
    publish(&wizard, 1);
    wizard.keys("6").await;
    wizard.shows("On 1 of 2 name servers: SPF, DKIM key s1, DMARC.");
    wizard.shows("✓ there and right  ns1.dns.example");
    wizard.shows("– not there        ns2.dns.example");
    insta::assert_snapshot!(wizard.pictures());
}

#[tokio::test(start_paused = true)]
async fn caches_that_remember_the_time_before_are_waited_for() {
    let mut wizard = at_publish("double.example").await;
    wizard.world.remember();
    publish(&wizard, usize::MAX);
    wizard.keys("6").await;
    wizard.shows("Published.");
    // The mail server may still have to be told about the key, which no resolver can see.
    wizard.shows("/home/ann/keys/s1.pem");
    // What only caches say goes by itself.
    wizard.hides("keep one");
    wizard.shows("the old answer, which goes by itself: nothing to do");
    insta::assert_snapshot!(wizard.pictures());
    wizard.keys("<end><up><f2>").await;
    wizard.shows("asks them again by itself, in 60 minutes at most.");
    wizard.shows("nothing for you to do.");
    wizard.hides("keep one");
    wizard.keys("<esc>").await;
    wizard.world.forget();
    wizard.keys("r").await;
    wizard.shows("✓ Done.");
}

#[tokio::test(start_paused = true)]
async fn what_was_never_made_is_not_called_done() {
    let world = mailseal::dns::zone::World::parse(super::WORLD).unwrap();
    let mut wizard = Wizard::start_in(world, Some("new.example")).await;
    wizard.keys("5").await;
    wizard.world.remember();
    publish(&wizard, usize::MAX);
    wizard.keys("6").await;
    wizard.shows("Also open: no DKIM key (3).");
    wizard.hides("Nothing is left");
    wizard.world.forget();
    wizard.keys("r").await;
    wizard.shows("the set-up is not whole");
    assert_ne!(wizard.app.progress(Step::Check), Progress::Done);
}

#[tokio::test(start_paused = true)]
async fn when_everything_is_right_it_says_done_and_asks_no_more() {
    let mut wizard = at_publish("new.example").await;
    publish(&wizard, usize::MAX);
    wizard.keys("6").await;
    insta::assert_snapshot!(wizard.pictures());
    insta::assert_snapshot!(wizard.roles());
    assert_eq!(wizard.app.progress(Step::Check), Progress::Done);
    assert_eq!(wizard.app.progress(Step::Publish), Progress::Done);
    assert_eq!(wizard.app.session.checking.next, None);
}

#[tokio::test(start_paused = true)]
async fn differences_are_told_by_their_meaning() {
    let mut wizard = at_publish("new.example").await;
    publish(&wizard, usize::MAX);
    let find = |wizard: &Wizard, name: &str| {
        let all = &wizard.app.session.judged.publications;
        all.iter().find(|(publication, _)| publication.owner.as_str() == name).unwrap().0.clone()
    };
    // Other spaces and another order say the same.
    let same = "v=DKIM1;p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=;k=ed25519;";
    put(&wizard, &find(&wizard, "s1._domainkey.new.example"), same, usize::MAX);
    // Another policy does not.
    let other = "v=DMARC1; p=reject; rua=mailto:dmarc@new.example";
    put(&wizard, &find(&wizard, "_dmarc.new.example"), other, usize::MAX);
    wizard.keys("6").await;
    wizard.shows("Not done yet. Different: DMARC.");
    wizard.keys("<down><down>").await;
    wizard.shows("p is reject, planned is none");
    wizard.shows("found  v=DMARC1; p=reject");
    wizard.keys("<f2>").await;
    insta::assert_snapshot!(wizard.picture());
}

#[tokio::test(start_paused = true)]
async fn it_asks_again_by_itself_while_it_is_shown_and_only_then() {
    let mut wizard = at_publish("new.example").await;
    wizard.keys("6").await;
    let next = wizard.app.session.checking.next.unwrap();
    publish(&wizard, usize::MAX);
    wizard.feed(Message::Woke(next));
    wizard.shows("Not done yet."); // what the first round found stays until the next is over
    wizard.settle().await;
    wizard.shows("✓ Done.");

    let mut left = at_publish("half.example").await;
    left.keys("6").await;
    let next = left.app.session.checking.next.unwrap();
    left.keys("5").await;
    assert_eq!(left.app.session.checking.next, None);
    let rounds = left.app.session.checking.rounds;
    left.feed(Message::Woke(next));
    left.settle().await;
    assert_eq!(left.app.session.checking.rounds, rounds);
}

#[tokio::test(start_paused = true)]
async fn a_round_can_be_stopped_and_begun_again() {
    let mut wizard = at_publish("new.example").await;
    wizard.press("6");
    wizard.shows("Asking your own name servers first");
    wizard.press("x");
    wizard.shows("r asks again");
    wizard.keys("r").await;
    wizard.shows("Not done yet.");
}

#[tokio::test(start_paused = true)]
async fn each_server_can_be_seen_on_its_own() {
    let mut wizard = at_publish("new.example").await;
    publish(&wizard, usize::MAX);
    wizard.keys("6<enter>").await;
    insta::assert_snapshot!(wizard.pictures());
    wizard.hides("0 ms");
    wizard.keys("<down><down><down><down><f2>").await;
    wizard.shows("The answer took 0 ms.");
}

#[tokio::test(start_paused = true)]
async fn the_signs_are_explained_on_the_screen_and_all_of_them_beside_it() {
    let mut wizard = at_publish("new.example").await;
    publish(&wizard, 1);
    wizard.keys("6").await;
    wizard.shows("◐ partly  – not there  · not asked  ✓ right");
    wizard.keys("<f2>").await;
    wizard.shows("≠ different");
}

#[tokio::test(start_paused = true)]
async fn a_long_value_leaves_the_servers_in_sight() {
    let mut wizard = at_publish("new.example").await;
    let key = format!("v=DKIM1; k=rsa; p={}", crate::literals::RSA_2048);
    let plan = wizard.app.session.plan.as_mut().unwrap();
    plan.dkim.keys[0].value = mailseal::plan::dkim::Value::Record(key.parse().unwrap());
    wizard.keys("4").await;
    publish(&wizard, 1);
    wizard.keys("6<down>").await;
    wizard.shows("there and right  ns1");
    wizard.shows("not there        ns2");
    wizard.hides("↓");
}

#[tokio::test(start_paused = true)]
async fn without_dns_it_says_why_nothing_is_known() {
    let mut wizard = at_publish_in("system 192.0.2.253\nsilent 192.0.2.253\n", "new.example").await;
    wizard.keys("6").await;
    wizard.shows("No server could be asked");
    insta::assert_snapshot!(wizard.pictures());
    assert_eq!(wizard.app.progress(Step::Check), Progress::Problem);
}

/// Publishes a record at another name than its own.
fn put_at(wizard: &Wizard, owner: &str, at: &str) {
    let publications = &wizard.app.session.judged.publications;
    let (publication, _) = publications.iter().find(|(row, _)| row.owner.as_str() == owner).unwrap();
    let Planned::Txt(text) = publication.data.clone() else { panic!("only TXT here") };
    put(wizard, &Publication { owner: at.parse().unwrap(), ..publication.clone() }, &text, usize::MAX);
}

#[tokio::test(start_paused = true)]
async fn a_record_under_a_doubled_name_is_found_and_the_right_name_is_said() {
    let mut wizard = at_publish("new.example").await;
    publish(&wizard, 0);
    put_at(&wizard, "_dmarc.new.example", "_dmarc.new.example.new.example");
    wizard.keys("6").await;
    wizard.shows("Not there: SPF, DKIM key s1. At a wrong name: DMARC.");
    wizard.shows("stands at _dmarc.new.example.new.example, because your panel adds");
    wizard.keys("<end><up><up>").await;
    insta::assert_snapshot!(wizard.pictures());
    wizard.shows("it stands at _dmarc.new.example.new.example");
    wizard.keys("<f2>").await;
    wizard.shows("Change its name field to _dmarc.");
    wizard.keys("<esc>").await;
    let is_cache_asked = wizard.world.asked().iter().any(|(server, question)| {
        server.role != Role::Authoritative && question.name.as_str().ends_with("new.example.new.example")
    });
    assert!(!is_cache_asked);

    // Once it stands where it belongs, nobody is asked for the other name any more.
    publish(&wizard, usize::MAX);
    wizard.keys("r").await;
    wizard.shows("✓ Done.");
}

#[tokio::test(start_paused = true)]
async fn several_doubled_names_are_told_together_and_a_bare_policy_by_itself() {
    let mut wizard = at_publish("new.example").await;
    put_at(&wizard, "new.example", "new.example.new.example");
    put_at(&wizard, "s1._domainkey.new.example", "s1._domainkey.new.example.new.example");
    put_at(&wizard, "_dmarc.new.example", "new.example");
    wizard.keys("6").await;
    let said = wizard.picture().split_whitespace().collect::<Vec<_>>().join(" ");
    for sentence in [
        "At a wrong name: SPF, DKIM key s1, DMARC.",
        "DMARC stands at new.example itself, where nobody looks for it. Change the name field to _dmarc.",
        "Change the name fields: SPF to @, DKIM key s1 to s1._domainkey.",
    ] {
        assert!(said.contains(sentence), "{sentence}\n{said}");
    }
    wizard.hides("Publish what is missing");
}
