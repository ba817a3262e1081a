//! Which way a text goes.

#![expect(clippy::expect_used, reason = "a test stops by panicking")]

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use mailseal::clipboard::{Board, Clipboard, Copied, Environment, TEXT_OCTETS};

/// A desktop: what was copied last, and how often it was opened.
#[derive(Clone, Default)]
struct Desktop {
    text: Arc<Mutex<String>>,
    opened: Arc<AtomicUsize>,
}

impl Board for Desktop {
    fn set(&mut self, text: &str) -> bool {
        text.clone_into(&mut self.text.lock().expect("no panic"));
        text != "refused"
    }
}

impl Desktop {
    fn clipboard(&self, environment: Environment) -> Clipboard {
        let desktop = self.clone();
        Clipboard::with(
            environment,
            Box::new(move || {
                desktop.opened.fetch_add(1, Ordering::SeqCst);
                Some(Box::new(desktop.clone()))
            }),
        )
    }

    fn opened(&self) -> usize {
        self.opened.load(Ordering::SeqCst)
    }
}

fn is_terminal(copied: &Copied) -> bool {
    matches!(copied, Copied::Terminal(sequence) if sequence.starts_with(b"\x1b]52;c;"))
}

#[test]
fn a_desktop_takes_every_text_and_is_opened_once() {
    let desktop = Desktop::default();
    let mut clipboard = desktop.clipboard(Environment::default());
    assert_eq!(desktop.opened(), 0, "nothing is opened before the first text");
    assert_eq!(clipboard.copy("one"), Copied::System);
    assert_eq!(clipboard.copy("two"), Copied::System);
    assert_eq!((desktop.text.lock().expect("no panic").as_str(), desktop.opened()), ("two", 1));
}

#[test]
fn over_ssh_the_desktop_is_not_even_opened() {
    let desktop = Desktop::default();
    let mut clipboard = desktop.clipboard(Environment { is_remote: true, is_screen: false });
    assert_eq!(clipboard.copy("one"), Copied::Terminal(b"\x1b]52;c;b25l\x1b\\".to_vec()));
    assert_eq!(desktop.opened(), 0);
}

#[test]
fn without_a_desktop_the_terminal_is_asked() {
    let mut clipboard = Clipboard::with(Environment::default(), Box::new(|| None));
    assert!(is_terminal(&clipboard.copy("one")));
    assert!(is_terminal(&clipboard.copy("two")));
}

#[test]
fn a_desktop_that_refuses_is_not_asked_again() {
    let desktop = Desktop::default();
    let mut clipboard = desktop.clipboard(Environment::default());
    assert!(is_terminal(&clipboard.copy("refused")));
    assert!(is_terminal(&clipboard.copy("later")));
    assert_eq!(desktop.text.lock().expect("no panic").as_str(), "refused");
}

#[test]
fn a_desktop_that_panics_is_one_that_is_not_there() {
    let mut clipboard = Clipboard::with(Environment::default(), Box::new(|| panic!("a broken driver")));
    assert!(is_terminal(&clipboard.copy("one")));
}

#[test]
fn a_text_that_is_too_long_goes_nowhere() {
    let desktop = Desktop::default();
    let mut clipboard = desktop.clipboard(Environment::default());
    assert_eq!(clipboard.copy(&"a".repeat(TEXT_OCTETS + 1)), Copied::TooLong);
    assert_eq!(desktop.opened(), 0);
    assert_eq!(clipboard.copy(&"a".repeat(TEXT_OCTETS)), Copied::System);
}
