//! Asking again by itself, and saying when all has turned right.

use mailseal::tui::{message::Message, runtime::Outside, session::Next};

use super::{
    super::{Wizard, publish::at_publish},
    publish,
};

fn next(wizard: &Wizard) -> Next {
    wizard.app.session.checking.next.unwrap()
}

/// The seconds until the next round.
fn pause(wizard: &Wizard) -> i64 {
    next(wizard).at.duration_since(wizard.app.session.now).as_secs()
}

async fn wake(wizard: &mut Wizard) {
    wizard.feed(Message::Woke(next(wizard).run));
    wizard.settle().await;
}

#[tokio::test(start_paused = true)]
async fn it_asks_again_by_itself_while_it_is_shown_and_only_then() {
    let mut wizard = at_publish("new.example").await;
    wizard.keys("6").await;
    let first = next(&wizard);
    publish(&wizard, usize::MAX);
    wizard.feed(Message::Woke(first.run));
    wizard.shows("Not done yet."); // what the first round found stays until the next is over
    wizard.settle().await;
    wizard.shows("✓ Done.");

    let mut left = at_publish("half.example").await;
    left.keys("6").await;
    let first = next(&left);
    left.keys("5").await;
    assert_eq!(left.app.session.checking.next, None);
    let rounds = left.app.session.checking.rounds;
    left.feed(Message::Woke(first.run));
    left.settle().await;
    assert_eq!(left.app.session.checking.rounds, rounds);
}

#[tokio::test(start_paused = true)]
async fn a_round_can_be_stopped_and_begun_again() {
    let mut wizard = at_publish("new.example").await;
    wizard.press("6");
    wizard.shows("Asking your name servers first");
    wizard.press("x");
    wizard.shows("Press r to ask again");
    wizard.keys("r").await;
    wizard.shows("Not done yet.");
}

#[tokio::test(start_paused = true)]
async fn the_pauses_grow_until_somebody_asks() {
    let mut wizard = at_publish("new.example").await;
    wizard.keys("6").await;
    wizard.shows("Next check at 14:02:26");
    let mut pauses = vec![pause(&wizard)];
    for _ in 0..7 {
        wake(&mut wizard).await;
        pauses.push(pause(&wizard));
    }
    assert_eq!(pauses, [15, 30, 60, 120, 240, 480, 600, 600]);
    wizard.keys("r").await;
    assert_eq!(pause(&wizard), 15);
}

#[tokio::test(start_paused = true)]
async fn a_cache_that_forgets_is_asked_a_second_later() {
    let mut wizard = at_publish("new.example").await;
    wizard.world.remember();
    publish(&wizard, usize::MAX);
    wizard.keys("6").await;
    // The zone lets caches remember for 300 seconds that there is nothing.
    wizard.shows("old answer until 14:07:11");
    wizard.shows("– missing    this machine 192.0.2.253                         until 14:07:11");
    assert_eq!(pause(&wizard), 301);
}

#[tokio::test(start_paused = true)]
async fn the_bell_rings_once_when_all_turns_right_while_somebody_waits() {
    let mut wizard = at_publish("new.example").await;
    wizard.keys("6").await;
    publish(&wizard, 1);
    wake(&mut wizard).await;
    assert_eq!(wizard.outside, []);
    publish(&wizard, usize::MAX);
    wake(&mut wizard).await;
    let bell = [Outside::Announce("mailseal: new.example is correct".to_owned())];
    assert_eq!(wizard.outside, bell);
    assert_eq!(wizard.app.session.checking.next, None);
    wizard.keys("r").await;
    assert_eq!(wizard.outside, bell);
}

#[tokio::test(start_paused = true)]
async fn who_asks_and_looks_needs_no_bell() {
    let mut wizard = at_publish("new.example").await;
    wizard.keys("6").await;
    publish(&wizard, usize::MAX);
    wizard.keys("r").await;
    wizard.shows("✓ Done.");
    assert_eq!(wizard.outside, []);
}
