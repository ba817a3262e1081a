//! Zones that are made to keep the program busy: how long a key waits, and what one check takes of the machine.

#![cfg(unix)]

pub(crate) mod server;

use std::{
    fs,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use self::server::{Server, Zone, includes, long_texts, plain, thousands};

/// Zones, by what they are made of.
pub(crate) fn worlds() -> Vec<(&'static str, Zone)> {
    vec![
        ("190 includes of 55 kB", includes(55_000, "include:i#.e.example")),
        ("190 includes, as long as they are followed", includes(16_300, "include:i#.e.example")),
        ("190 includes full of exchangers", includes(16_300, "mx:m#.e.example")),
        ("190 includes of misspelt words", includes(16_300, "inclde:i#.e.example")),
        ("4,000 records", thousands()),
        ("texts of 64 kB", long_texts()),
    ]
}

/// What one check may take of the processor; where nothing is optimized, sixteen times as much.
const PROCESSOR: Duration = Duration::from_secs(if cfg!(debug_assertions) { 32 } else { 2 });
/// What it may have in memory, in kilobytes; where nothing is optimized, the program itself takes 30 MB more.
const MEMORY: u64 = if cfg!(debug_assertions) { 96 * 1024 } else { 64 * 1024 };

/// What a check took of the processor, and the most it had in memory, in kilobytes.
fn check(server: &Server) -> (Duration, u64) {
    let home = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_mailseal"))
        .args(["check", "e.example"])
        .args(server.arguments())
        .env("HOME", home.path())
        .env("MAILSEAL_SETUPS", home.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let memory = watched(&child);
    let stat = after_name(&child);
    // proc(5): what it has had of the processor, in hundredths of a second.
    let ticks: u64 = [11, 12].iter().map(|at| stat[*at].parse::<u64>().unwrap()).sum();
    let code = child.wait().unwrap();
    assert!(matches!(code.code(), Some(0 | 1 | 3)), "{code}");
    (Duration::from_millis(ticks * 10), memory)
}

/// Waits for the end of a process, which is still to be taken notice of then; the most it had in memory.
fn watched(child: &Child) -> u64 {
    let mut memory = 0;
    while after_name(child)[0] != "Z" {
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        memory = memory.max(most.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0));
        std::thread::park_timeout(Duration::from_millis(2));
    }
    memory
}

/// proc(5): what the system says of a process behind its name, its state first.
fn after_name(child: &Child) -> Vec<String> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap();
    stat.rsplit_once(')').unwrap().1.split_whitespace().map(str::to_owned).collect()
}

#[test]
#[cfg(target_os = "linux")]
fn one_check_takes_little_of_the_machine_whatever_the_zone_says() {
    let mut all = vec![("an ordinary zone", plain())];
    all.extend(worlds());
    for (what, zone) in all {
        let server = Server::start(zone, Duration::ZERO);
        let began = Instant::now();
        let (processor, memory) = check(&server);
        println!(
            "{what}: {processor:?} of the processor, {memory} kB, {:?} in all, {} answers",
            began.elapsed(),
            server.answered()
        );
        assert!(processor <= PROCESSOR, "{what}: {processor:?}");
        assert!(memory <= MEMORY, "{what}: {memory} kB");
    }
}
