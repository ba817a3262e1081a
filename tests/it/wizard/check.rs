//! Step 6.

mod differs;
mod findings;
mod known;
mod waiting;

use mailseal::{
    dns::zone::Fault,
    plan::publish::{Data as Planned, Publication},
    record::txt::Txt,
    survey::{self, Role},
    tui::step::{Progress, Step},
};

use super::{
    Wizard,
    publish::{at_publish, at_publish_in},
};

/// Publishes every record of the plan on the first `servers` servers of its zone.
pub(super) fn publish(wizard: &Wizard, servers: usize) {
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
    wizard.shows("Resolvers come after your name servers have the record");
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
    wizard.shows("✓ ok         ns1.dns.example");
    wizard.shows("– missing    ns2.dns.example");
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
    wizard.shows("old answer, it expires automatically");
    insta::assert_snapshot!(wizard.pictures());
    wizard.keys("<down><down><down><down><down><f2>").await;
    // The clock, by which nobody has to add anything up.
    wizard.shows("asks them again automatically at 15:02:11.");
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
    // Somebody has said that this is to be.
    wizard.app.session.untouched.spf = false;
    wizard.keys("5").await;
    wizard.world.remember();
    publish(&wizard, usize::MAX);
    wizard.keys("6").await;
    wizard.shows("Also open: no DKIM key (press 3).");
    wizard.hides("Nothing is left to do in DNS");
    wizard.world.forget();
    wizard.keys("r").await;
    wizard.shows("your setup is not complete");
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
    wizard.shows("p is reject, your setup has none");
    wizard.shows("found  v=DMARC1; p=reject");
    wizard.keys("<f2>").await;
    insta::assert_snapshot!(wizard.picture());
}

#[tokio::test(start_paused = true)]
async fn each_server_can_be_seen_on_its_own() {
    let mut wizard = at_publish("new.example").await;
    publish(&wizard, usize::MAX);
    wizard.keys("6<down><down><right>").await;
    insta::assert_snapshot!(wizard.pictures());
    wizard.hides("0 ms");
    wizard.keys("<down><down><down><down><f2>").await;
    wizard.shows("The answer took 0 ms.");
}

#[tokio::test(start_paused = true)]
async fn cells_have_words_and_a_fault_is_told_once() {
    let mut wizard = at_publish("new.example").await;
    publish(&wizard, 1);
    wizard.keys("6").await;
    // In a narrow terminal the words are shorter, and none is cut.
    for (size, head, cells) in [
        ((80, 24), "your servers  this machine  public", "◐ 1 of 2      · not asked   · not asked"),
        ((60, 20), "servers  here  public", "◐ 1/2    ·     ·"),
        ((120, 40), "your servers  this machine  public", "◐ 1 of 2      · not asked   · not asked"),
    ] {
        wizard.size(size);
        let picture = wizard.picture();
        assert!(picture.contains(head), "{picture}");
        assert_eq!(picture.matches(cells).count(), 3, "{picture}");
        // That it is on some servers only stands in the row, and in no line below.
        assert!(!picture.contains("on some of your name servers only"), "{picture}");
    }
    // The row is what the DNS host is told of.
    wizard.keys("c").await;
    assert!(wizard.copied().concat().contains("is on some of your name servers only"));
    wizard.size((80, 24));
    wizard.keys("<right>").await;
    wizard.shows("– missing    ns2.dns.example");
    wizard.keys("<left>").await;
}

#[tokio::test(start_paused = true)]
async fn the_cursor_begins_on_what_is_next_and_enter_leads_there() {
    // Nothing is published yet: to the record in Publish.
    let mut wizard = at_publish("new.example").await;
    wizard.keys("6").await;
    wizard.shows("▸ SPF");
    wizard.keys("<enter>").await;
    assert_eq!(wizard.app.step(), Step::Publish);
    // Everything is, while one waits: the mail server has to sign, and its key has the focus.
    wizard.keys("6").await;
    wizard.shows("▸ SPF");
    publish(&wizard, usize::MAX);
    wizard.keys("r").await;
    wizard.shows("▸ ! Sign with the key on your mail server");
    wizard.keys("<enter>").await;
    assert_eq!(wizard.app.step(), Step::Dkim);
    wizard.shows("▸ s1");
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
    wizard.shows("ok         ns1");
    wizard.shows("missing    ns2");
}

#[tokio::test(start_paused = true)]
async fn without_dns_it_says_why_nothing_is_known() {
    let mut wizard = at_publish_in("system 192.0.2.253\nsilent 192.0.2.253\n", "new.example").await;
    wizard.keys("6").await;
    wizard.shows("Too few answers to decide.");
    insta::assert_snapshot!(wizard.pictures());
    assert_eq!(wizard.app.progress(Step::Check), Progress::Problem);
}

#[tokio::test(start_paused = true)]
async fn what_is_published_is_judged_before_anybody_has_answered_anything() {
    let world = mailseal::dns::zone::World::parse(super::WORLD).unwrap();
    let mut wizard = Wizard::start_in(world, Some("half.example")).await;
    wizard.keys("6").await;
    // All of it is DNS's own: there is no set-up that it could differ from.
    assert!(
        wizard.app.session.checking.report.as_ref().unwrap().records.iter().all(|r| r.expected.is_none())
    );
    wizard.shows("TXT  as published");
    wizard.hides("in your setup");
    wizard.hides("your setup");
    insta::assert_snapshot!(wizard.pictures());
    // Looking is no answer, so that nothing is saved.
    assert_eq!(wizard.app.session.saved_at, None);
}

#[tokio::test(start_paused = true)]
async fn servers_that_disagree_without_a_set_up_are_told_apart() {
    let world = mailseal::dns::zone::World::parse(super::WORLD).unwrap();
    let mut wizard = Wizard::start_in(world, Some("half.example")).await;
    let second = "192.0.2.22".parse().unwrap();
    let name = "half.example".parse().unwrap();
    let is_spf =
        |old: &survey::Data| matches!(old, survey::Data::Txt(there) if there.joined().starts_with(b"v=spf1"));
    wizard.world.put(second, &name, 300, survey::Data::Txt(Txt::new("v=spf1 -all")), is_spf);
    wizard.keys("6").await;
    wizard.shows("On 1 of 2 name servers: SPF.");
    wizard.shows("≠ different  ns2.dns.example");
    insta::assert_snapshot!(wizard.pictures());
    wizard.keys("<f2>").await;
    wizard.shows("receivers may get any of");
}

#[tokio::test(start_paused = true)]
async fn cut_off_from_the_servers_it_says_what_resolvers_say() {
    let mut wizard = at_publish("new.example").await;
    publish(&wizard, usize::MAX);
    for server in ["192.0.2.21", "192.0.2.22"] {
        wizard.world.break_server(server.parse().unwrap(), None, Fault::Silent);
    }
    wizard.keys("6").await;
    wizard.shows("! Your name servers cannot be reached from here. This is what resolvers say");
    insta::assert_snapshot!(wizard.pictures());
}

#[tokio::test(start_paused = true)]
async fn what_would_act_on_the_terminal_is_shown_written_out() {
    let mut wizard = at_publish("new.example").await;
    publish(&wizard, usize::MAX);
    let rows = &wizard.app.session.judged.publications;
    let dmarc = rows.iter().find(|(row, _)| row.owner.as_str() == "_dmarc.new.example").unwrap().0.clone();
    let hostile = "v=DMARC1; p=none; rua=mailto:\u{1b}]0;owned\u{7}\u{202e}@new.example";
    put(&wizard, &dmarc, hostile, usize::MAX);
    wizard.keys("6<home><down><down>").await;
    wizard.shows("\\x1b]0;owned");
    for _ in 0..20 {
        wizard.keys("<down><f2>").await;
        assert!(!wizard.picture().contains(['\u{1b}', '\u{7}', '\u{202e}']));
        wizard.keys("<esc>").await;
    }
}
