//! All six steps, and what works on each of them.

use std::sync::Arc;

use mailseal::{
    dns::zone::World,
    tui::{runtime::Outside, step::Step},
};

use super::{SIZES, Wizard, new_home};

#[tokio::test(start_paused = true)]
async fn every_step_can_be_reached_and_left_again() {
    let mut wizard = Wizard::start().await;
    wizard.keys("new.example<enter><down>").await;
    for (key, step) in [("6", Step::Check), ("2", Step::Spf), ("5", Step::Publish), ("1", Step::Domain)] {
        wizard.keys(key).await;
        assert_eq!(wizard.app.step(), step);
        wizard.keys("<tab><tab><down>").await;
    }
}

#[tokio::test(start_paused = true)]
async fn ctrl_c_leaves_from_every_step() {
    for key in ["1", "2", "3", "4", "5", "6", "?"] {
        let mut wizard = Wizard::start().await;
        wizard.keys("new.example<enter><down>").await;
        wizard.keys(key).await;
        wizard.keys("<c-c>").await;
        assert_eq!(wizard.outside.last(), Some(&Outside::Quit), "at {key}");
    }
}

#[tokio::test(start_paused = true)]
async fn no_size_and_no_key_makes_a_screen_fail() {
    let mut wizard = Wizard::start().await;
    wizard.keys("half.example<enter><down>").await;
    for step in ["1", "2", "3", "4", "5", "6"] {
        wizard.keys(step).await;
        for size in [(1, 1), (59, 20), (60, 19), (60, 20), (95, 24), (96, 24), (300, 100), (40, 200)] {
            wizard.size(size);
            let _ = wizard.picture();
        }
        for size in SIZES {
            wizard.size(size);
            wizard.keys("<f1>").await;
            let _ = wizard.picture();
            wizard.keys("<esc><f2>").await;
            let _ = wizard.picture();
            wizard.keys("<esc>").await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn the_help_is_drawn_from_the_keys() {
    let mut wizard = Wizard::start().await;
    wizard.keys("half.example<enter><down>2?").await;
    insta::assert_snapshot!(wizard.picture());
}

#[tokio::test(start_paused = true)]
async fn a_window_that_is_too_small_says_so_and_comes_back() {
    let mut wizard = Wizard::start().await;
    let before = wizard.picture();
    wizard.size((40, 10));
    insta::assert_snapshot!(wizard.picture());
    wizard.size((80, 24));
    assert_eq!(wizard.picture(), before);
}

#[tokio::test(start_paused = true)]
async fn a_task_that_panics_becomes_a_sentence_and_no_spinner_without_end() {
    let world = World::parse(super::WORLD).unwrap();
    let mut wizard =
        Wizard::start_with(world, Some("new.example"), new_home(), Arc::new(|_| panic!("no key today")))
            .await;
    wizard.shows("no key today");
    wizard.shows("Part of mailseal stopped (bug");
    assert!(!wizard.app.is_moving());
    wizard.keys("<end><enter>").await;
    assert_eq!(wizard.app.step(), Step::Spf);
}
