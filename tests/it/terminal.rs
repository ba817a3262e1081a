//! The real program in a real terminal: what a person sees from start to quit, and how the terminal
//! is left on every way out.

#![cfg(unix)]

mod hostile;
mod setups;

use std::{
    env,
    io::{Read, Write},
    num::NonZero,
    process::{Command, Stdio},
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use jiff::Timestamp;
use mailseal::{
    clipboard::{Clipboard, Environment},
    dns::zone::World,
    store::Store,
    tui::{self, Options, runtime::Services, theme::Theme},
};
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// Longer than anything here takes, even on a busy machine; reached only by a failing test.
const PATIENCE: Duration = Duration::from_secs(30);
/// What gives the terminal back: the ordinary screen, pastes and mouse as they were.
const GIVEN_BACK: [&str; 3] = ["\x1b[?1049l", "\x1b[?2004l", "\x1b[?1000l"];

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// A terminal with a program in it.
struct Session {
    seen: Arc<(Mutex<Seen>, Condvar)>,
    keyboard: Box<dyn Write + Send>,
    terminal: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    home: TempDir,
}

struct Seen {
    screen: vt100::Parser,
    raw: Vec<u8>,
    is_over: bool,
}

impl Session {
    fn start(arguments: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_mailseal"));
        command.args(arguments);
        Self::run(command)
    }

    fn run(mut command: CommandBuilder) -> Self {
        let home = tempfile::tempdir().unwrap();
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        command.env("TERM", "xterm-256color");
        command.env("HOME", home.path());
        command.env("TMPDIR", home.path());
        command.env("TZ", "UTC");
        command.env("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22");
        for name in [
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "NO_COLOR",
            "XDG_STATE_HOME",
            "XDG_DATA_HOME",
            "MAILSEAL_SETUPS",
            "STY",
            "TMUX",
        ] {
            command.env_remove(name);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        // Or the end of the output never comes.
        drop(pair.slave);
        let screen = vt100::Parser::new(NonZero::new(24).unwrap(), NonZero::new(80).unwrap(), 0);
        let seen = Arc::new((Mutex::new(Seen { screen, raw: Vec::new(), is_over: false }), Condvar::new()));
        let mut output = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let shared = Arc::clone(&seen);
        thread::spawn(move || {
            let mut octets = [0; 8192];
            loop {
                let count = output.read(&mut octets).unwrap_or(0);
                let mut seen = shared.0.lock().unwrap();
                seen.screen.process(&octets[..count]);
                seen.raw.extend_from_slice(&octets[..count]);
                seen.is_over = count == 0;
                shared.1.notify_all();
                if count == 0 {
                    return;
                }
            }
        });
        Self { seen, keyboard, terminal: pair.master, child, home }
    }

    fn wait(&self, what: &str, is_there: impl Fn(&Seen) -> bool) {
        let seen = self.seen.0.lock().unwrap();
        let (seen, timeout) = self.seen.1.wait_timeout_while(seen, PATIENCE, |seen| !is_there(seen)).unwrap();
        assert!(!timeout.timed_out(), "never saw {what} in:\n{}", seen.screen.screen().contents());
    }

    fn see(&self, text: &str) {
        self.wait(text, |seen| seen.screen.screen().contents().contains(text));
    }

    fn send(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    fn resize(&self, rows: u16, cols: u16) {
        let (rows_, cols_) = (NonZero::new(rows).unwrap(), NonZero::new(cols).unwrap());
        self.seen.0.lock().unwrap().screen.screen_mut().set_size(rows_, cols_);
        self.terminal.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    fn signal(&self, signal: rustix::process::Signal) {
        let pid = self.child.process_id().unwrap();
        let pid = rustix::process::Pid::from_raw(pid.try_into().unwrap()).unwrap();
        rustix::process::kill_process(pid, signal).unwrap();
    }

    /// What lies in the person's home, which is also the place for files that do not stay.
    fn files(&self) -> Vec<String> {
        let names = std::fs::read_dir(self.home.path()).unwrap();
        names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    /// Waits for the end; gives how it ended and everything that was written.
    fn end(mut self) -> (ExitStatus, String) {
        self.await_end()
    }

    fn await_end(&mut self) -> (ExitStatus, String) {
        self.wait("the end", |seen| seen.is_over);
        let status = self.child.wait().unwrap();
        let raw = String::from_utf8_lossy(&self.seen.0.lock().unwrap().raw).into_owned();
        (status, raw)
    }
}

fn assert_given_back(raw: &str) {
    for sequence in GIVEN_BACK {
        assert!(raw.contains(sequence), "{sequence:?} was never written");
    }
    let on = raw.rfind("\x1b[?1049h").unwrap();
    let off = raw.rfind("\x1b[?1049l").unwrap();
    assert!(on < off, "the alternate screen was the last one");
}

#[test]
fn a_person_starts_types_pastes_resizes_and_leaves() {
    let mut session = Session::start(&["--demo", "new.example"]);
    session.see("new.example");
    session.see("ns1.pier-dns.example");
    session.resize(10, 40);
    session.see("too small");
    session.resize(40, 120);
    session.see("Name servers");
    // Keys of one octet: on a busy machine the first octet of an arrow can arrive alone, and is Esc then.
    session.send("k"); // up, into the field
    session.send("\x15\x1b[200~  Ann <ann@harbour.example>\n\x1b[201~\r"); // empties it, pastes, enters
    session.see("This domain has 2 SPF records");
    session.send("\x03");
    let (status, raw) = session.end();
    assert_eq!(status.exit_code(), 0);
    assert_given_back(&raw);
}

#[test]
fn sigterm_gives_the_terminal_back_and_keeps_the_answers() {
    for (signal, code) in [(rustix::process::Signal::TERM, 143), (rustix::process::Signal::HUP, 129)] {
        let mut session = Session::start(&["--demo"]);
        session.see("Name servers");
        assert_eq!(session.files().len(), 1, "the demo's own folder");
        session.signal(signal);
        let (status, raw) = session.await_end();
        assert_eq!(status.exit_code(), code);
        assert_given_back(&raw);
        assert!(session.files().is_empty(), "{:?}", session.files());
    }
}

#[test]
fn the_view_without_borders_ends_by_signals_too_and_a_paste_into_it_is_no_key() {
    let mut session = Session::start(&["--demo", "new.example"]);
    session.see("ns1.pier-dns.example");
    session.send("5");
    session.see("Publish");
    session.send("w");
    session.wait("the ordinary screen", |seen| !seen.screen.screen().alternate_screen());
    session.send("\x1b[200~q\n\x1b[201~");
    session.signal(rustix::process::Signal::TERM);
    let (status, raw) = session.end();
    assert_eq!(status.exit_code(), 143);
    assert_eq!(raw.matches("\x1b[?1049h").count(), 1, "the paste brought the wizard back");
    assert_given_back(&raw);
}

#[test]
fn the_screen_comes_back_after_the_view_without_borders_and_is_drawn_anew_on_request() {
    let mut session = Session::start(&["--demo", "new.example"]);
    session.see("ns1.pier-dns.example");
    session.send("5");
    session.see("Publish");
    session.send("w");
    session.wait("the ordinary screen", |seen| !seen.screen.screen().alternate_screen());
    // All of it is read a page at a time, and no key leads out before its end but those that say so.
    session.see("Page 1 of 2");
    session.send(" ");
    session.see("Page 2 of 2");
    session.send("q");
    session.wait("the wizard", |seen| seen.screen.screen().alternate_screen());
    session.see("mailseal");
    session.send("\x0c");
    let cleared = |seen: &Seen| String::from_utf8_lossy(&seen.raw).matches("\x1b[2J").count();
    session.wait("the screen cleared", |seen| cleared(seen) >= 2);
    session.send("\x03");
    let (status, raw) = session.end();
    assert_eq!(status.exit_code(), 0);
    assert_given_back(&raw);
}

#[test]
fn every_signal_that_ends_a_program_gives_the_terminal_back() {
    use rustix::process::Signal;
    for (signal, code) in
        [(Signal::QUIT, 131), (Signal::USR1, 138), (Signal::USR2, 140), (Signal::ALARM, 142)]
    {
        let mut session = Session::start(&["--demo"]);
        session.see("Name servers");
        session.signal(signal);
        let (status, raw) = session.await_end();
        assert_eq!(status.exit_code(), code);
        assert_given_back(&raw);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn no_core_is_dumped_of_a_program_that_holds_keys() {
    let session = Session::start(&["--demo"]);
    session.see("Name servers");
    let process = format!("/proc/{}", session.child.process_id().unwrap());
    let limits = std::fs::read_to_string(format!("{process}/limits")).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().skip(4).take(2).collect::<Vec<_>>(), ["0", "0"], "{core}");
}

/// A terminal without bracketed paste types what is pasted, thousands of keys at once.
#[test]
fn of_a_burst_of_keys_none_is_left_behind_and_few_pictures_are_drawn() {
    let mut session = Session::start(&["--demo", "new.example"]);
    session.see("ns1.pier-dns.example");
    session.send("5");
    session.see("Publish");
    let before = session.seen.0.lock().unwrap().raw.len();
    // More than the library reads at once; the last of them leaves.
    let mut keys = "?".repeat(5_001);
    keys.push('\x03');
    session.send(&keys);
    let (status, raw) = session.end();
    assert_eq!(status.exit_code(), 0);
    assert_given_back(&raw);
    // A whole picture has some kilobytes.
    let drawn = raw.len() - before;
    assert!(drawn < 5_000 * 200, "{drawn} octets were drawn for 5,000 keys");
}

#[test]
fn a_process_that_was_stopped_from_outside_takes_the_terminal_again() {
    let mut session = Session::start(&["--demo"]);
    session.see("Name servers");
    let taken = |seen: &Seen| String::from_utf8_lossy(&seen.raw).matches("\x1b[?1049h").count();
    session.wait("the screen taken", |seen| taken(seen) == 1);
    session.signal(rustix::process::Signal::STOP);
    session.signal(rustix::process::Signal::CONT);
    session.wait("the screen taken again", |seen| taken(seen) == 2);
    session.send("\x03");
    let (status, raw) = session.end();
    assert_eq!(status.exit_code(), 0);
    assert_given_back(&raw);
}

#[test]
fn without_a_terminal_it_says_so_and_names_the_alternative() {
    let run = Command::new(env!("CARGO_BIN_EXE_mailseal")).stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert!(said.contains("ssh -t"), "{said}");
    assert!(run.stdout.is_empty());
}

#[test]
fn version_and_help_need_no_terminal() {
    let say = |argument| {
        let run = Command::new(env!("CARGO_BIN_EXE_mailseal")).arg(argument).output().unwrap();
        (run.status.code(), String::from_utf8(run.stdout).unwrap())
    };
    assert_eq!(say("--version"), (Some(0), format!("mailseal {}\n", env!("CARGO_PKG_VERSION"))));
    insta::assert_snapshot!(say("--help").1);
}

/// Not a test of its own: the program that the next one puts into a terminal. Its clock fails when
/// it is read for the second time, and that happens where the picture is drawn.
#[test]
fn a_wizard_whose_clock_breaks() {
    static READ: AtomicUsize = AtomicUsize::new(0);
    if env::var_os("MAILSEAL_TEST_BREAKS").is_none() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let _ = tui::run(Options {
        domain: Some("new.example".to_owned()),
        theme: Theme::plain(),
        key_folder: home.path().join("keys"),
        folder: home.path().to_owned(),
        home: None,
        services: Services {
            lookup: Arc::new(World::default()),
            connect: Arc::new(mailseal::connect::demo::World::new(Timestamp::now)),
            demo: None,
            store: Arc::new(Store::at(home.path().join("plans"))),
            clipboard: Arc::new(Mutex::new(Clipboard::with(Environment::default(), Box::new(|| None)))),
            make_key: Services::real_keys(),
            now: || {
                assert_eq!(READ.fetch_add(1, Ordering::SeqCst), 0, "the clock is broken");
                Timestamp::UNIX_EPOCH
            },
        },
    });
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    let mut command = CommandBuilder::new(env::current_exe().unwrap());
    command.args(["--exact", "terminal::a_wizard_whose_clock_breaks", "--nocapture", "--test-threads=1"]);
    command.env("MAILSEAL_TEST_BREAKS", "1");
    let mut session = Session::run(command);
    session.see("What is it for?");
    // Going on saves the answers, and saving reads the clock.
    session.send("G\r"); // the last item, which goes on
    let (status, raw) = session.end();
    assert_ne!(status.exit_code(), 0);
    assert_given_back(&raw);
    let told = raw.rfind("the clock is broken").expect("the panic is told");
    assert!(raw.find("\x1b[?1049l").unwrap() < told, "the panic was told on the alternate screen");
}
