//! What is saved while the wizard runs: by itself, by another one, and what cannot be read.

use std::fs;

use jiff::Timestamp;
use mailseal::{
    dns::zone::World,
    plan::{Plan, Purpose},
    record::name::DomainName,
    store::Store,
};

use super::{WORLD, Wizard, new_home};

fn domain() -> DomainName {
    "new.example".parse().unwrap()
}

fn store(wizard: &Wizard) -> Store {
    Store::at(wizard.path("plans"))
}

fn saved(wizard: &Wizard) -> Plan {
    store(wizard).load(&domain()).unwrap().unwrap().plan
}

/// Another wizard changes something of what is saved.
fn another(wizard: &Wizard, change: impl Fn(&mut Plan)) {
    let base = saved(wizard);
    let mut plan = base.clone();
    change(&mut plan);
    store(wizard).save(&plan, Some(&base), Timestamp::UNIX_EPOCH).unwrap();
}

async fn begun() -> Wizard {
    let mut wizard = Wizard::start_in(World::parse(WORLD).unwrap(), Some("new.example")).await;
    wizard.keys("<enter><enter>").await; // it sends mail, and on
    wizard
}

#[tokio::test(start_paused = true)]
async fn what_another_wizard_has_changed_is_taken_over_and_said() {
    let mut wizard = begun().await;
    another(&wizard, |plan| plan.purpose = Purpose::NeverSends);
    another(&wizard, |plan| plan.dkim.options.note.push_str("theirs"));
    // Here, at the same time, something else is answered.
    wizard.keys("4<end><home><down><enter>").await;
    assert!(wizard.plan().dmarc != Plan::new(domain()).dmarc, "{:?}", wizard.plan().dmarc);
    assert_eq!(wizard.plan().purpose, Purpose::NeverSends);
    assert_eq!(wizard.plan().dkim.options.note, "theirs");
    assert_eq!(&saved(&wizard), wizard.plan());
    assert!(wizard.app.session.notice.as_ref().unwrap().text.starts_with("Another mailseal has changed"));
    insta::assert_snapshot!(wizard.picture());
    // And from here on nothing more is new.
    wizard.keys("1<down><down>").await;
    assert!(wizard.app.session.notice.is_none());
}

#[tokio::test(start_paused = true)]
async fn what_both_have_answered_is_kept_twice_and_ours_goes_on() {
    let mut wizard = begun().await;
    another(&wizard, |plan| plan.dmarc.keep_obsolete = true);
    wizard.keys("4<end><home><down><enter>").await;
    let notice = wizard.app.session.notice.as_ref().unwrap().text.clone();
    let kept = wizard.path("plans/new.example.toml.other");
    assert!(notice.contains(&kept.display().to_string()), "{notice}");
    assert!(fs::read_to_string(&kept).unwrap().contains("keep_obsolete = true"));
    assert_eq!((&saved(&wizard), wizard.plan().dmarc.keep_obsolete), (wizard.plan(), false));
    // More answers to the same question are no new contest.
    wizard.keys("<home><enter>").await;
    assert_eq!(&saved(&wizard), wizard.plan());
    assert_eq!(store(&wizard).set_aside(&domain()).len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_damaged_file_is_said_left_and_moved_by_the_first_answer() {
    let home = new_home();
    let file = home.path().join("plans/new.example.toml");
    fs::create_dir(home.path().join("plans")).unwrap();
    fs::write(&file, "half a set-").unwrap();
    let mut wizard = Wizard::start_at(World::parse(WORLD).unwrap(), Some("new.example"), home).await;
    insta::assert_snapshot!(wizard.picture());
    assert_eq!(fs::read_to_string(&file).unwrap(), "half a set-");
    wizard.keys("<enter>").await; // it sends mail
    let notice = wizard.app.session.notice.as_ref().unwrap().text.clone();
    assert!(notice.contains("new.example.toml.damaged"), "{notice}");
    wizard.keys("<enter>").await;
    assert_eq!(wizard.app.session.kept_aside, [notice], "said once more at the end");
    assert_eq!(fs::read_to_string(wizard.path("plans/new.example.toml.damaged")).unwrap(), "half a set-");
    assert_eq!(&saved(&wizard), wizard.plan());
}

#[tokio::test(start_paused = true)]
async fn who_answers_before_the_disk_does_loses_neither() {
    let home = new_home();
    let mut earlier = Plan::new(domain());
    earlier.purpose = Purpose::NeverSends;
    earlier.dkim.options.note.push_str("earlier");
    let plans = Store::at(home.path().join("plans"));
    plans.save(&earlier, None, Timestamp::UNIX_EPOCH).unwrap();
    let mut wizard = Wizard::start_at(World::parse(WORLD).unwrap(), None, home).await;
    // All at once, before any news come.
    wizard.press("new.example<enter>4<end><home><down><enter>");
    let ours = wizard.plan().dmarc.clone();
    assert_ne!(ours, earlier.dmarc);
    wizard.settle().await;
    assert_eq!((&wizard.plan().dmarc, wizard.plan().purpose), (&ours, Purpose::NeverSends));
    assert_eq!(wizard.plan().dkim.options.note, "earlier");
    assert_eq!(&saved(&wizard), wizard.plan());
}
