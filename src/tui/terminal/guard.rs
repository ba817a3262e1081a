//! Takes the terminal over and gives it back: at the end, on errors, on panics, while suspended.

use std::{
    io::{self, stdout},
    panic, thread,
};

use crossterm::{
    cursor::Show,
    event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture},
    execute,
    terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};

/// Holds the terminal; dropping it gives it back as it was.
pub(super) struct Guard {
    is_held: bool,
}

impl Guard {
    /// Takes the terminal: raw, on its alternate screen, pastes and mouse reported.
    pub(super) fn take() -> io::Result<Self> {
        restore_on_panic();
        let mut guard = Self { is_held: true };
        guard.take_again()?;
        Ok(guard)
    }

    pub(super) fn take_again(&mut self) -> io::Result<()> {
        self.is_held = true;
        // The library does nothing if it believes that it is on, and a shell may have switched it off.
        disable_raw_mode()?;
        enable_raw_mode()?;
        self.enter_screen()
    }

    pub(super) fn give_back(&mut self) -> io::Result<()> {
        self.is_held = false;
        give_back()
    }

    /// Back to the ordinary screen, keys still unbuffered. Pastes are still reported as such: their
    /// letters would otherwise count as keys.
    #[expect(clippy::unused_self, reason = "only who holds the terminal may do this")]
    pub(super) fn leave_screen(&mut self) -> io::Result<()> {
        execute!(stdout(), DisableMouseCapture, LeaveAlternateScreen, Show)
    }

    #[expect(clippy::unused_self, reason = "only who holds the terminal may do this")]
    pub(super) fn enter_screen(&mut self) -> io::Result<()> {
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableMouseCapture)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if self.is_held {
            // Nobody is left who could be told.
            let _ = give_back();
        }
    }
}

fn give_back() -> io::Result<()> {
    // Both, even if one fails.
    let written = execute!(stdout(), DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, Show);
    disable_raw_mode()?;
    written
}

/// A panic where the picture is drawn ends the program: the terminal is given back first, so that
/// its text can be read. A panic in a task is reported inside the picture and must not write into it.
fn restore_on_panic() {
    let drawing = thread::current().id();
    let earlier = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == drawing {
            let _ = give_back();
            earlier(info);
        }
    }));
}

/// What the system says to the process.
#[cfg_attr(not(unix), expect(dead_code, reason = "other systems have no signals"))]
pub(super) enum Signal {
    /// The program is to end with this exit code.
    End(u8),
    /// The process was stopped from outside, and goes on.
    Woken,
}

#[cfg(unix)]
mod platform {
    use std::{
        future::pending,
        io::{self, stdin},
        os::fd::{AsFd, OwnedFd},
        time::Duration,
    };

    use rustix::process as ending;
    use tokio::{
        io::{Interest, unix::AsyncFd},
        signal::unix::{self, SignalKind, signal},
        sync::mpsc::{UnboundedReceiver, unbounded_channel},
    };

    use super::Signal;

    /// Those that end a program: left to the system, they would leave the terminal as it is.
    const ENDING: [ending::Signal; 7] = [
        ending::Signal::TERM,
        ending::Signal::HUP,
        ending::Signal::INT,
        ending::Signal::QUIT,
        ending::Signal::USR1,
        ending::Signal::USR2,
        ending::Signal::ALARM,
    ];

    /// How long the end may take. A terminal that nobody reads takes nothing more in, and who draws on it waits for
    /// ever.
    const END: Duration = Duration::from_secs(8);

    /// Signals that concern the terminal.
    pub(in super::super) struct Signals {
        ending: UnboundedReceiver<u8>,
        go_on: unix::Signal,
        terminal: Option<AsyncFd<OwnedFd>>,
    }

    impl Signals {
        pub(in super::super) fn new() -> io::Result<Self> {
            let terminal = stdin().as_fd().try_clone_to_owned();
            let (send, ending) = unbounded_channel();
            for number in ENDING.map(ending::Signal::as_raw) {
                let mut signal = signal(SignalKind::from_raw(number))?;
                let send = send.clone();
                // Shells call it 128 and the signal's number.
                let code = 128 + u8::try_from(number).unwrap_or_default();
                tokio::spawn(async move {
                    while signal.recv().await.is_some() {
                        let _ = send.send(code);
                        tokio::spawn(end(code));
                    }
                });
            }
            Ok(Self {
                terminal: terminal.ok().and_then(watched),
                ending,
                go_on: signal(SignalKind::from_raw(ending::Signal::CONT.as_raw()))?,
            })
        }

        /// Waits for one.
        pub(in super::super) async fn next(&mut self) -> Signal {
            tokio::select! {
                Some(code) = self.ending.recv() => Signal::End(code),
                _ = self.go_on.recv() => Signal::Woken,
                () = gone(self.terminal.as_ref()) => Signal::End(129),
            }
        }
    }

    /// The end, if it has not come by then.
    async fn end(code: u8) {
        tokio::time::sleep(END).await;
        std::process::exit(code.into());
    }

    #[expect(
        deprecated,
        reason = "its successor is unsafe, for types that lie about their descriptor; this one owns it"
    )]
    fn watched(terminal: OwnedFd) -> Option<AsyncFd<OwnedFd>> {
        AsyncFd::with_interest(terminal, Interest::READABLE).ok()
    }

    /// Waits until nobody is at the other end of the terminal. Who has made the program deaf to SIGHUP
    /// (`nohup`, a session without this terminal) sends none, and the library that reads the keys would
    /// go on reading nothing, as fast as the processor can.
    async fn gone(terminal: Option<&AsyncFd<OwnedFd>>) {
        let Some(terminal) = terminal else { return pending().await };
        loop {
            let Ok(mut ready) = terminal.readable().await else { return pending().await };
            if ready.ready().is_read_closed() {
                return;
            }
            // A key, which is somebody else's to read.
            ready.clear_ready();
        }
    }

    /// Stops the process as Ctrl-Z does, together with what started it in the same job (`cargo run`
    /// would otherwise hold the shell up); comes back when it is woken.
    pub(in super::super) fn stop_process() {
        let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
    }
}

#[cfg(not(unix))]
mod platform {
    use std::io;

    use super::Signal;

    /// There are no signals here; Ctrl-C arrives as a key.
    pub(in super::super) struct Signals;

    impl Signals {
        #[expect(clippy::unnecessary_wraps, reason = "the same shape on every platform")]
        pub(in super::super) fn new() -> io::Result<Self> {
            Ok(Self)
        }

        pub(in super::super) async fn next(&mut self) -> Signal {
            std::future::pending().await
        }
    }

    pub(in super::super) fn stop_process() {}
}

pub(super) use platform::{Signals, stop_process};
