//! The terminal itself: taken over, given back on every way out, and the loop between.

mod guard;
mod keyboard;
mod plain;

use std::{
    io::{self, Stdout, Write, stdout},
    mem::ManuallyDrop,
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use ratatui::{Terminal, backend::CrosstermBackend};

use self::{
    guard::{Guard, Signal, Signals},
    keyboard::Keyboard,
    plain::{Pager, Turned},
};
use super::{
    app::App,
    canvas::Canvas,
    hit::Hits,
    message::{Command, Message},
    runtime::{Outside, Runtime, Services},
    session::Session,
    theme::Theme,
};
use crate::{
    record::visible::{visible, visible_lines},
    words,
};

/// How often a moving picture is drawn.
const TICK: Duration = Duration::from_millis(120);
/// How long news and keys may be taken in before the picture is drawn and signals are looked at again.
const SLICE: Duration = Duration::from_millis(20);
/// Events taken in before the picture is drawn again, so that a flood of them cannot stop drawing.
const AT_ONCE: usize = 64;

/// How long leaving waits for what is on its way to the disk: a key that is half written would be lost.
const LAST_WRITES: Duration = Duration::from_secs(5);

/// How the wizard is started.
pub struct Options {
    /// A domain given on the command line.
    pub domain: Option<String>,
    /// How it looks.
    pub theme: Theme,
    /// Where private keys go.
    pub key_folder: PathBuf,
    /// Where other files go.
    pub folder: PathBuf,
    /// The person's home directory, if there is one.
    pub home: Option<PathBuf>,
    /// What it works with.
    pub services: Services,
}

/// Runs the wizard until the person leaves. Gives the lines to print on the terminal given back.
///
/// # Errors
/// The terminal cannot be used.
pub fn run(options: Options) -> io::Result<(ExitCode, Vec<String>)> {
    // The first picture needs nothing that has to be waited for.
    let mut wizard = Wizard::begin(options)?;
    wizard.draw()?;
    let tokio = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let code = tokio.block_on(async {
        let code = wizard.run().await;
        // A terminal that is gone is no reason to lose the answers.
        wizard.save_last().await;
        code
    });
    // A key that is still being made must not hold the shell prompt back.
    tokio.shutdown_background();
    let Wizard { app, runtime, guard, .. } = wizard;
    drop(guard);
    let is_lost = app.session.save_failure.is_some() && !app.session.is_demo;
    let code = if is_lost { code.map(|_| ExitCode::FAILURE) } else { code };
    Ok((code?, farewell(&app, &runtime)))
}

struct Wizard {
    app: App,
    runtime: Runtime,
    guard: Guard,
    /// One for the whole time: two would take events from each other. None until the first picture is there,
    /// because it starts a thread.
    events: Option<Keyboard>,
    /// None until there is something to wait with.
    signals: Option<Signals>,
    /// Never dropped: it would tell the standard error output that the cursor of a terminal that is gone
    /// cannot be shown, and panic because that is gone as well. The guard shows the cursor.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<Stdout>>>,
    theme: Theme,
    hits: Hits,
    started: Instant,
}

impl Wizard {
    fn begin(options: Options) -> io::Result<Self> {
        let now = options.services.now;
        let now = now().to_zoned(jiff::tz::TimeZone::system());
        let mut session = Session::new(&now, options.key_folder, options.folder);
        session.is_demo = options.services.demo.is_some();
        session.home = options.home;
        Ok(Self {
            app: App::new(session, options.domain.as_deref()),
            runtime: Runtime::new(options.services),
            guard: Guard::take()?,
            events: None,
            signals: None,
            terminal: ManuallyDrop::new(Terminal::new(CrosstermBackend::new(stdout()))?),
            theme: options.theme,
            hits: Hits::default(),
            started: Instant::now(),
        })
    }

    async fn run(&mut self) -> io::Result<ExitCode> {
        self.signals = Some(Signals::new()?);
        self.events = Some(Keyboard::listen()?);
        let commands = self.app.start();
        if let Some(code) = self.perform(commands).await? {
            return Ok(code);
        }
        loop {
            self.draw()?;
            let is_moving = self.app.is_moving();
            let message = tokio::select! {
                biased;
                signal = next_signal(&mut self.signals) => match signal {
                    Signal::End(code) => return Ok(ExitCode::from(code)),
                    Signal::Woken => {
                        self.take_again()?;
                        None
                    }
                },
                event = next_event(&mut self.events) => match event {
                    Some(Ok(event)) => self.translate(event),
                    // The terminal is gone.
                    Some(Err(_)) | None => Some(Message::Terminated),
                },
                message = self.runtime.next() => Some(message),
                () = tokio::time::sleep(TICK), if is_moving => Some(Message::Ticked),
            };
            let Some(message) = message else { continue };
            let began = Instant::now();
            if let Some(code) = self.handle(message).await? {
                return Ok(code);
            }
            // Everything that has come in the meantime first, then one picture.
            for _ in 0..AT_ONCE {
                if began.elapsed() >= SLICE {
                    break;
                }
                let message = match self.events.as_mut().and_then(Keyboard::try_next) {
                    Some(Ok(event)) => self.translate(event),
                    Some(Err(_)) => Some(Message::Terminated),
                    None => match self.runtime.try_next() {
                        Some(message) => Some(message),
                        None => break,
                    },
                };
                let Some(message) = message else { continue };
                if let Some(code) = self.handle(message).await? {
                    return Ok(code);
                }
            }
        }
    }

    async fn handle(&mut self, message: Message) -> io::Result<Option<ExitCode>> {
        self.app.session.elapsed = self.started.elapsed();
        let commands = self.app.update(message);
        self.perform(commands).await
    }

    async fn perform(&mut self, commands: Vec<Command>) -> io::Result<Option<ExitCode>> {
        for command in commands {
            match self.runtime.perform(command) {
                None => {}
                Some(Outside::Write(octets)) => {
                    let mut out = stdout();
                    out.write_all(&octets)?;
                    out.flush()?;
                }
                Some(Outside::Announce(title)) => {
                    let mut out = stdout();
                    // A bell, and OSC 0: the title of the window.
                    write!(out, "\x07\x1b]0;{}\x07", visible(&title))?;
                    out.flush()?;
                }
                Some(Outside::ShowPlain(text)) => {
                    if let Some(code) = self.show_plain(&text).await? {
                        return Ok(Some(code));
                    }
                }
                Some(Outside::Redraw) => self.wipe()?,
                Some(Outside::Suspend) => {
                    self.guard.give_back()?;
                    guard::stop_process();
                    self.take_again()?;
                }
                Some(Outside::Quit) => return Ok(Some(ExitCode::SUCCESS)),
            }
        }
        Ok(None)
    }

    /// After the process was stopped: the shell may have set the terminal up for itself.
    fn take_again(&mut self) -> io::Result<()> {
        self.guard.take_again()?;
        self.wipe()
    }

    /// Forgets what is on the screen, so that all of it is drawn anew. `Terminal::clear` would ask the
    /// terminal where its cursor is, and the answer can never come while the event stream reads.
    fn wipe(&mut self) -> io::Result<()> {
        let area = self.terminal.size()?.into();
        self.terminal.resize(area)
    }

    fn draw(&mut self) -> io::Result<()> {
        let (app, theme, hits) = (&self.app, self.theme, &mut self.hits);
        self.terminal.draw(|frame| {
            let (drawn, cursor) = app.draw(Canvas::new(frame.buffer_mut(), theme));
            *hits = drawn;
            if let Some(cursor) = cursor {
                frame.set_cursor_position(cursor);
            }
        })?;
        Ok(())
    }

    /// A terminal event as news, if it is any.
    fn translate(&self, event: Event) -> Option<Message> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => Some(Message::Pressed(key)),
            Event::Paste(text) => Some(Message::Pasted(text)),
            Event::Resize(..) => Some(Message::Resized),
            Event::Mouse(mouse) => match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => {
                    self.hits.at(mouse.column, mouse.row).map(Message::Clicked)
                }
                MouseEventKind::ScrollDown => Some(Message::Scrolled(1)),
                MouseEventKind::ScrollUp => Some(Message::Scrolled(-1)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The text on the terminal's ordinary screen, where a mouse selects and long lines stay whole.
    /// An exit code if the program is to end.
    async fn show_plain(&mut self, text: &str) -> io::Result<Option<ExitCode>> {
        self.guard.leave_screen()?;
        let size = self.terminal.size()?;
        let mut pager = Pager::new(&visible_lines(text), (size.width, size.height));
        print(&pager)?;
        let code = loop {
            let event = tokio::select! {
                biased;
                signal = next_signal(&mut self.signals) => match signal {
                    Signal::End(code) => break Some(ExitCode::from(code)),
                    Signal::Woken => break None,
                },
                event = next_event(&mut self.events) => event,
            };
            match event {
                Some(Ok(Event::Key(KeyEvent { kind: KeyEventKind::Press, code, modifiers, .. }))) => {
                    if code == KeyCode::Char('c') && modifiers == KeyModifiers::CONTROL {
                        break Some(ExitCode::SUCCESS);
                    }
                    match pager.press(code) {
                        Turned::Page => print(&pager)?,
                        Turned::Stay => {}
                        Turned::Back => break None,
                    }
                }
                Some(Ok(_)) => {}
                // The terminal is gone.
                Some(Err(_)) | None => break Some(ExitCode::SUCCESS),
            }
        };
        if code.is_none() {
            self.take_again()?;
        }
        Ok(code)
    }

    /// The last answers, and keys, may still be on their way to the disk.
    async fn save_last(&mut self) {
        if let Ok(news) = tokio::time::timeout(LAST_WRITES, self.runtime.written()).await {
            // What DNS has said meanwhile is judged by nobody any more.
            for message in news.into_iter().filter(Message::is_of_disk) {
                // A key that has just been written belongs to the answers. Nothing new is begun.
                drop(self.app.update(message));
            }
        }
        for message in self.runtime.save_last(self.app.session.to_save()) {
            drop(self.app.update(message));
        }
    }
}

/// A page, where the terminal goes on below what it had.
fn print(pager: &Pager) -> io::Result<()> {
    let mut out = stdout();
    write!(out, "{}\r\n", pager.shown())?;
    out.flush()
}

async fn next_event(events: &mut Option<Keyboard>) -> Option<io::Result<Event>> {
    match events {
        Some(events) => events.next().await,
        None => std::future::pending().await,
    }
}

async fn next_signal(signals: &mut Option<Signals>) -> Signal {
    match signals {
        Some(signals) => signals.next().await,
        None => std::future::pending().await,
    }
}

/// What a person should know after leaving.
fn farewell(app: &App, runtime: &Runtime) -> Vec<String> {
    let session = &app.session;
    // The demo's files are gone when it ends.
    let Some(domain) = session.domain().filter(|_| !session.is_demo) else { return Vec::new() };
    let shown = |path: &Path| visible(&path.display().to_string()).into_owned();
    let mut lines = Vec::new();
    match (&session.save_failure, runtime.services().store.path(domain)) {
        (Some(why), _) => lines.push(words::screen::farewell_not_saved(why.as_str())),
        (None, Ok(path)) if session.saved_at.is_some() => {
            // A path has a line of its own, so that a terminal does not break it sooner than it must.
            lines.push(words::screen::farewell_saved(domain.as_str()));
            lines.push(format!("  {}", shown(&path)));
        }
        _ => {}
    }
    lines.extend(session.kept_aside.iter().cloned());
    for key in session.plan.iter().flat_map(|plan| plan.dkim.usable()) {
        if let Some(file) = &key.file {
            lines.push(words::screen::farewell_key(key.selector.as_str()));
            lines.push(format!("  {}", shown(file)));
        }
    }
    if app.has_unsaved_key() {
        lines.push(words::screen::farewell_unsaved_key());
    }
    lines
}
