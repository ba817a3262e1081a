//! Set-ups in the place where earlier programs kept them.

use std::fs;

use mailseal::{
    plan::{Plan, Purpose},
    store::{Kept, Store, Why},
};

use super::{at, domain, full, memory, names};

struct Places {
    root: tempfile::TempDir,
    store: Store,
}

impl Places {
    fn new() -> Self {
        let root = tempfile::tempdir().expect("a directory");
        let store = Store::at(root.path().join("data")).formerly_at(root.path().join("state"));
        Self { root, store }
    }

    /// An earlier program at work.
    fn earlier(&self) -> Store {
        Store::at(self.root.path().join("state"))
    }

    fn files(&self) -> [Vec<String>; 2] {
        ["data", "state"].map(|folder| names(&self.root.path().join(folder)))
    }
}

#[test]
fn a_set_up_in_the_former_place_is_found_and_moves_when_it_is_saved() {
    let places = Places::new();
    let org = domain("example.org");
    places.earlier().save(&full(), None, at(5)).expect("saved");
    let found = places.store.load(&org).expect("readable").expect("there");
    assert_eq!((&found.plan, found.saved), (&full(), at(5)));
    assert_eq!(places.store.list().setups.len(), 1);
    assert!(places.store.place(&org).expect("a path").starts_with(places.root.path().join("state")));
    let plan = Plan { purpose: Purpose::SendsMail, ..full() };
    let saved = places.store.save(&plan, Some(&full()), at(6)).expect("saved");
    assert_eq!((saved.merged, saved.aside), (None, Vec::new()));
    assert_eq!(places.files(), [vec!["example.org.toml".to_owned()], vec![]]);
    assert_eq!(places.store.load(&org).expect("readable").expect("there").plan, plan);
}

#[test]
fn what_a_check_found_moves_it_too_and_so_does_saving_it_unchanged() {
    for act in [
        |store: &Store| drop(store.save(&full(), Some(&full()), at(6)).expect("saved")),
        |store: &Store| assert_eq!(store.remember(&full(), &memory(6), at(6)).expect("kept"), Kept::Yes),
    ] {
        let places = Places::new();
        places.earlier().save(&full(), None, at(5)).expect("saved");
        act(&places.store);
        assert_eq!(places.files(), [vec!["example.org.toml".to_owned()], vec![]]);
        let found = places.store.load(&domain("example.org")).expect("readable").expect("there");
        assert_eq!((found.plan, found.saved), (full(), at(5)));
    }
}

#[test]
fn what_an_earlier_program_still_saves_there_is_kept_and_said_but_does_not_come_back() {
    let places = Places::new();
    let org = domain("example.org");
    places.store.save(&full(), None, at(5)).expect("saved");
    let theirs = Plan { purpose: Purpose::SendsMail, ..full() };
    places.earlier().save(&theirs, None, at(6)).expect("saved");
    assert_eq!(places.store.load(&org).expect("readable").expect("there").plan, full());
    assert_eq!(places.store.list().setups.len(), 1);
    let mut plan = full();
    plan.spf.rows.clear();
    let saved = places.store.save(&plan, Some(&full()), at(7)).expect("saved");
    let [aside] = saved.aside.as_slice() else { panic!("{saved:?}") };
    assert_eq!(aside.why, Why::Former);
    assert!(fs::read_to_string(&aside.path).expect("kept").contains("sends-mail"));
    assert_eq!(places.files()[1], ["example.org.toml.former"]);
}

#[test]
fn a_damaged_file_in_the_former_place_is_set_aside_there() {
    let places = Places::new();
    let state = places.root.path().join("state");
    fs::create_dir(&state).expect("made");
    fs::write(state.join("example.org.toml"), "nothing").expect("written");
    assert!(places.store.load(&domain("example.org")).is_err());
    let saved = places.store.save(&full(), None, at(6)).expect("saved");
    assert_eq!(saved.aside[0].path, state.join("example.org.toml.damaged"));
    assert_eq!(fs::read_to_string(&saved.aside[0].path).expect("kept"), "nothing");
    assert!(places.store.load(&domain("example.org")).expect("readable").is_some());
}

#[test]
fn what_is_removed_is_gone_from_both_places_and_nothing_else_is() {
    let places = Places::new();
    let org = domain("example.org");
    assert!(places.store.remove(&org).expect("nothing there").is_empty());
    places.store.save(&full(), None, at(5)).expect("saved");
    places.store.save(&Plan::new(domain("other.example")), None, at(5)).expect("saved");
    places.earlier().save(&full(), None, at(5)).expect("saved");
    fs::write(places.root.path().join("data/example.org.toml.damaged"), "mine").expect("written");
    assert_eq!(places.store.remove(&org).expect("removed").len(), 2);
    assert_eq!(places.store.load(&org).expect("readable"), None);
    let left = ["example.org.toml.damaged", "other.example.toml"].map(str::to_owned).to_vec();
    assert_eq!(places.files(), [left, vec![]]);
}
