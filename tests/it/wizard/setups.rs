//! What is saved while the wizard runs: by itself, by another one, and what cannot be read.

use std::{fs, path::PathBuf};

use jiff::{Timestamp, tz::TimeZone};
use mailseal::{
    dns::zone::World,
    plan::{Plan, Purpose},
    record::{dmarc::Policy, name::DomainName},
    store::{Content, Listed, Listing, Store},
    tui::{
        app::App,
        message::{Command, Message},
        session::Session,
    },
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
    assert!(wizard.app.session.notice.as_ref().unwrap().text.starts_with("Another mailseal changed"));
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

/// What is to be saved, and what it came from.
fn to_save(commands: &[Command]) -> Option<(&Plan, &Plan)> {
    commands.iter().find_map(|command| match command {
        Command::SavePlan(plan, base) => Some((plan.as_ref(), base.as_ref())),
        _ => None,
    })
}

/// A disk may be slow: the person has answered before the saved set-up is there.
#[test]
fn who_answers_before_the_disk_does_loses_neither() {
    let folder = new_home();
    let store = Store::at(folder.path().to_owned());
    let mut earlier = Plan::new(domain());
    earlier.purpose = Purpose::NeverSends;
    earlier.dmarc.keep_obsolete = true;
    store.save(&earlier, None, Timestamp::UNIX_EPOCH).unwrap();
    let setup = store.load(&domain()).unwrap().unwrap();
    let clock = super::now().to_zoned(TimeZone::UTC);
    let mut app = App::new(Session::new(&clock, PathBuf::new(), PathBuf::new()), None);
    let _ = app.session.open(domain());
    let reject = Some(Policy::Reject);
    app.session.plan.as_mut().unwrap().dmarc.record.policy = reject;
    app.session.untouched.dmarc = false;
    assert!(to_save(&app.session.refresh()).is_none(), "nobody knows yet what it would be written over");
    let commands = app.update(Message::SetupLoaded(domain(), Ok(Some(Box::new(setup)))));
    let plan = app.session.plan.clone().unwrap();
    assert_eq!((plan.purpose, plan.dmarc.record.policy), (Purpose::NeverSends, reject));
    let (ours, base) = to_save(&commands).unwrap();
    assert_eq!(ours, &plan);
    let saved = store.save(ours, Some(base), Timestamp::UNIX_EPOCH).unwrap();
    assert_eq!((&saved.merged, saved.aside.len()), (&None, 1), "the earlier answer is kept");
    assert!(fs::read_to_string(&saved.aside[0].path).unwrap().contains("keep_obsolete = true"));
    // What stands in the file is what the person sees.
    assert_eq!(store.load(&domain()).unwrap().unwrap().plan, plan);
}

#[tokio::test(start_paused = true)]
async fn who_begins_afresh_keeps_what_was_answered_before() {
    let mut wizard = begun().await;
    wizard.keys("4<end><home><down><enter>").await;
    let earlier = saved(&wizard);
    assert_ne!(earlier.dmarc, Plan::new(domain()).dmarc);
    let world = wizard.world.clone();
    let mut again = Wizard::start_at(world, Some("new.example"), wizard.leave()).await;
    again.keys("1").await;
    again.click("[ Start again from DNS ]").await;
    assert_eq!(again.plan().dmarc, Plan::new(domain()).dmarc);
    let kept = again.path("plans").join("new.example.toml.earlier");
    again.shows("Your older setup is kept as");
    let store = Store::at(again.path("other"));
    fs::create_dir(again.path("other")).unwrap();
    fs::copy(&kept, store.path(&domain()).unwrap()).unwrap();
    assert_eq!(store.load(&domain()).unwrap().unwrap().plan, earlier);
    // The next answer takes their place, and asks nobody.
    again.keys("<enter><enter>").await;
    assert_eq!(saved(&again).dmarc, Plan::new(domain()).dmarc);
    assert!(kept.exists());
}

#[tokio::test(start_paused = true)]
async fn answers_that_cannot_be_kept_are_not_forgotten() {
    let wizard = begun().await;
    let world = wizard.world.clone();
    let mut again = Wizard::start_at(world, Some("new.example"), wizard.leave()).await;
    let plans = again.path("plans");
    fs::rename(&plans, again.path("away")).unwrap();
    fs::write(&plans, "no folder").unwrap();
    let before = again.plan().clone();
    again.keys("1").await;
    again.click("[ Start again from DNS ]").await;
    assert_eq!(*again.plan(), before);
    assert!(again.app.session.resumed.is_some());
}

#[tokio::test(start_paused = true)]
async fn what_the_first_screen_leaves_off_or_has_not_read_is_said() {
    let mut wizard = Wizard::start_in(World::parse(WORLD).unwrap(), None).await;
    let unread = Listed { domain: domain(), saved: Timestamp::UNIX_EPOCH, content: Content::Unread };
    wizard.feed(Message::RecentListed(Listing { setups: vec![unread], left_off: 7 }));
    wizard.shows("At least 7 more setups are saved");
    wizard.shows("· new.example  not read");
    wizard.keys("<f2>").await;
    wizard.shows("There are too many setups to read all");
}
