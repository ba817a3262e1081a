//! A published record that differs from the plan: which of the two is meant is for the person to say.

use mailseal::{
    record::{name::Name, txt::Txt},
    survey::Data,
    tui::step::Step,
};

use super::{super::Wizard, at_publish, findings::go_to, publish};

/// At Check, where another policy is published than the plan has.
async fn with_another_policy() -> Wizard {
    let mut wizard = at_publish("new.example").await;
    publish(&wizard, usize::MAX);
    let policy: Name = "_dmarc.new.example".parse().unwrap();
    for server in wizard.world.holders(&policy) {
        let is_policy = |old: &Data| matches!(old, Data::Txt(text) if text.joined().starts_with(b"v=DMARC1"));
        let other = Txt::new("v=DMARC1; p=reject; rua=mailto:dmarc@new.example");
        wizard.world.put(server, &policy, 300, Data::Txt(other), is_policy);
    }
    wizard.keys("6").await;
    go_to(&mut wizard, "≠ different").await;
    wizard
}

#[tokio::test(start_paused = true)]
async fn a_published_record_that_differs_is_taken_over_only_when_that_is_chosen() {
    let mut wizard = with_another_policy().await;
    let before = wizard.plan().clone();
    wizard.keys("<enter>").await;
    assert_eq!(wizard.app.step(), Step::Dmarc);
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<up><enter>").await;
    assert_eq!(wizard.plan().dmarc.record.to_string(), "v=DMARC1; p=reject; rua=mailto:dmarc@new.example");
    wizard.shows("✓ Your setup now has the published record. Press u to undo.");
    wizard.keys("<home>u").await;
    assert_eq!(*wizard.plan(), before);
}

#[tokio::test(start_paused = true)]
async fn keeping_the_plan_leads_to_its_record_and_escape_to_nothing() {
    let mut wizard = with_another_policy().await;
    let before = wizard.plan().clone();
    // The first answer is the one that changes nothing.
    wizard.keys("m<enter>").await;
    assert_eq!(wizard.app.step(), Step::Publish);
    assert!(wizard.picture().lines().any(|line| line.starts_with('▸') && line.contains("DMARC")));
    assert!(wizard.app.proposal().is_none());
    assert_eq!(*wizard.plan(), before);
    let mut wizard = with_another_policy().await;
    wizard.keys("m<esc>").await;
    assert_eq!(wizard.app.step(), Step::Dmarc);
    wizard.shows("Kept your record.");
    assert_eq!(*wizard.plan(), before);
}
