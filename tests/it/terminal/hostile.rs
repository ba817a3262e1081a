//! The wizard at zones that are made to keep it busy: how long a key waits for its picture, and a signal for the end.

use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;

use super::{Seen, Session, assert_given_back};
use crate::hostile::{
    server::{Server, Zone, plain},
    worlds,
};

/// Keys that are pressed while answers come.
const KEYS: usize = 12;
/// Between two answers, so that they come all the while.
const PAUSE: Duration = Duration::from_millis(4);
/// How many times longer than at an ordinary zone the slowest key may wait.
const SLOWER: u32 = 60;
/// What a busy machine may take anyhow; far more where nothing is optimized and other tests run beside this one. A
/// wizard that judges once per answer is deaf for half a minute.
const ANYHOW: Duration = Duration::from_millis(if cfg!(debug_assertions) { 3_000 } else { 100 });

fn shows(seen: &Seen, text: &str) -> bool {
    seen.screen.screen().contents().contains(text)
}

/// How the wizard is left.
#[derive(Clone, Copy, Debug)]
enum Leave {
    Key,
    Signal,
}

/// How long the keys wait, the longest last, and how long leaving takes.
fn waits(zone: Zone, leave: Leave) -> (Vec<Duration>, Duration, usize) {
    let server = Server::start(zone, PAUSE);
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_mailseal"));
    command.arg("e.example");
    command.args(server.arguments());
    let mut session = Session::run(command);
    session.see("ns.e.example");
    let before = server.answered();
    let mut waits = Vec::new();
    // Looking around, and then the check, which asks more.
    for checks in [false, true] {
        if checks {
            session.send("6");
        }
        for _ in 0..KEYS {
            for (key, is_there) in [("4", true), ("2", false)] {
                let began = Instant::now();
                session.send(key);
                session.wait(key, |seen| shows(seen, "Monitor") == is_there);
                waits.push(began.elapsed());
            }
        }
    }
    let answers = server.answered() - before;
    let began = Instant::now();
    match leave {
        Leave::Key => session.send("\x03"),
        Leave::Signal => session.signal(rustix::process::Signal::TERM),
    }
    let (_, raw) = session.end();
    let left = began.elapsed();
    assert_given_back(&raw);
    waits.sort();
    (waits, left, answers)
}

#[test]
fn keys_and_signals_are_answered_whatever_a_zone_says() {
    let (quiet, quiet_end, _) = waits(plain(), Leave::Signal);
    let usual = quiet[quiet.len() / 2].max(quiet_end / 2);
    println!("an ordinary zone: {usual:?}, at most {:?}, the end {quiet_end:?}", quiet[quiet.len() - 1]);
    // Known and to be mended: keys of 64 kB at seven selectors, which are looked at for private keys each time that the
    // records are made, keep an unoptimized wizard busy for minutes. What one check costs there is held elsewhere.
    let worlds = worlds().into_iter().filter(|(what, _)| *what != "texts of 64 kB");
    for (at, (what, zone)) in worlds.enumerate() {
        let leave = if at % 2 == 0 { Leave::Key } else { Leave::Signal };
        let (waits, left, answers) = waits(zone, leave);
        let (middle, most) = (waits[waits.len() / 2], waits[waits.len() - 1]);
        println!("{what}: {middle:?}, at most {most:?}, the end {left:?} by {leave:?}, {answers} answers");
        let limit = (usual * SLOWER).max(ANYHOW);
        assert!(most <= limit, "{what}: a key waits {most:?}, {usual:?} at an ordinary zone");
        assert!(left <= limit, "{what}: {leave:?} waits {left:?}");
    }
}
