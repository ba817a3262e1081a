//! What a check has heard is what all steps know afterwards.

use mailseal::{
    check::standing::Standing,
    dns::zone::{Fault, World},
    plan::Purpose,
    record::txt::Txt,
    survey::Data,
    tui::step::{Progress, Step},
};

use super::{
    super::{WORLD, Wizard},
    at_publish, publish,
};

/// Puts a text in the place of the one that begins alike, on every server that holds the name.
fn put(wizard: &Wizard, name: &str, text: &str) {
    let name = name.parse().unwrap();
    let begin = text.split([';', ' ']).next().unwrap_or_default().as_bytes().to_vec();
    for server in wizard.world.holders(&name) {
        let is_alike = |old: &Data| matches!(old, Data::Txt(there) if there.joined().starts_with(&begin));
        wizard.world.put(server, &name, 300, Data::Txt(Txt::new(text)), is_alike);
    }
}

fn standing(wizard: &Wizard, name: &str) -> Standing {
    let rows = &wizard.app.session.judged.publications;
    rows.iter().find(|(row, _)| row.owner.as_str() == name).unwrap().1.clone()
}

#[tokio::test(start_paused = true)]
async fn publish_says_of_dns_what_check_has_found() {
    let mut wizard = at_publish("half.example").await;
    wizard.shows("✓ published  SPF ");
    let plan = wizard.plan().clone();
    // Somebody changes it after the first look.
    put(&wizard, "half.example", "v=spf1 -all");
    wizard.keys("6").await;
    wizard.shows("Different: SPF.");
    wizard.keys("5").await;
    wizard.shows("replace    SPF ");
    wizard.hides("✓ published  SPF ");
    assert_eq!(
        standing(&wizard, "half.example"),
        Standing::Replace { old: vec![mailseal::plan::publish::Data::Txt("v=spf1 -all".to_owned())] }
    );
    assert_ne!(wizard.app.progress(Step::Publish), Progress::Done);
    // The answers are the person's, whatever is published.
    assert_eq!(*wizard.plan(), plan);
    // And back: what is published and checked is there.
    publish(&wizard, usize::MAX);
    wizard.keys("65").await;
    wizard.shows("All records are published");
}

#[tokio::test(start_paused = true)]
async fn what_is_gone_since_the_first_look_is_to_be_created() {
    let mut wizard = at_publish("half.example").await;
    put(&wizard, "half.example", "v=spf1 mx include:spf.service.example ~all");
    let name = "_dmarc.half.example".parse().unwrap();
    for server in wizard.world.holders(&name) {
        let is_policy =
            |old: &Data| matches!(old, Data::Txt(there) if there.joined().starts_with(b"v=DMARC1"));
        wizard.world.put(server, &name, 300, Data::Txt(Txt::new("differs from")), is_policy);
    }
    wizard.keys("65").await;
    assert_eq!(standing(&wizard, "_dmarc.half.example"), Standing::Create);
    assert_eq!(standing(&wizard, "half.example"), Standing::Same);
}

#[tokio::test(start_paused = true)]
async fn answers_nobody_has_touched_follow_what_check_has_found() {
    let mut wizard = Wizard::start_in(World::parse(WORLD).unwrap(), Some("half.example")).await;
    put(&wizard, "_dmarc.half.example", "v=DMARC1; p=reject; rua=mailto:new@half.example");
    put(&wizard, "half.example", "v=spf1 a -all");
    wizard.keys("6").await;
    assert_eq!(wizard.plan().dmarc.record.to_string(), "v=DMARC1; p=reject; rua=mailto:new@half.example");
    assert_eq!(wizard.plan().spf.record().to_string(), "v=spf1 a -all");
    assert_eq!(wizard.plan().purpose, Purpose::SendsMail);
    assert!(wizard.app.session.is_check_current());
    wizard.keys("5").await;
    assert_eq!(standing(&wizard, "half.example"), Standing::Same);
    wizard.hides("replace");
    // Looking is no answer still.
    assert_eq!(wizard.app.session.saved_at, None);
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_asked_any_more_stays_known() {
    let mut wizard = at_publish("half.example").await;
    for server in ["192.0.2.21", "192.0.2.22"] {
        wizard.world.break_server(server.parse().unwrap(), None, Fault::Silent);
    }
    wizard.keys("65").await;
    assert_eq!(standing(&wizard, "half.example"), Standing::Same);
}

#[tokio::test(start_paused = true)]
async fn what_some_servers_have_is_not_to_be_created_again() {
    let mut wizard = at_publish("half.example").await;
    put(&wizard, "half.example", "v=spf1 -all");
    let name = "half.example".parse().unwrap();
    let [first, _] = wizard.world.holders(&name)[..] else { panic!("two servers") };
    let planned = Txt::new(&wizard.plan().spf.record().to_string());
    wizard.world.put(
        first,
        &name,
        300,
        Data::Txt(planned),
        |old| matches!(old, Data::Txt(text) if text.joined().starts_with(b"v=spf1")),
    );
    wizard.keys("65").await;
    wizard.shows("◐ partly     SPF");
    // The cursor is on what is still to be typed; this is on its way.
    wizard.keys("<down><down>").await;
    wizard.shows("Do not create it again");
    insta::assert_snapshot!(wizard.picture());
}
