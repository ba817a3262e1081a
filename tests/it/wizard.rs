//! The wizard as a person meets it: a world, a string of keys, and the picture that comes of it.
//!
//! Everything but the terminal is real: the app, the keymap, the runtime and its tasks, the store
//! and the files. DNS is a [`World`], keys come from fixtures, and the clock stands still.

mod back;
mod care;
mod check;
mod dkim;
mod dmarc;
mod domain;
mod mail;
mod publish;
mod rotation;
mod secrets;
mod setups;
mod spf;
mod walk;

use std::{
    fmt::Write,
    fs,
    path::PathBuf,
    sync::{Arc, LazyLock, Mutex},
};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::{Timestamp, tz::TimeZone};
use mailseal::{
    clipboard::{Board, Clipboard, Environment},
    dns::zone::World,
    key::PrivateKey,
    plan::{Plan, dkim::KeyKind},
    store::Store,
    tui::{
        app::App,
        canvas::Canvas,
        message::{Command, Message},
        runtime::{KeyMaker, Outside, Runtime, Services},
        session::Session,
        theme::{Role, Theme},
    },
};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};
use tempfile::TempDir;

/// The sizes every screen is drawn at.
pub(crate) const SIZES: [(u16, u16); 3] = [(80, 24), (60, 20), (120, 40)];

/// Where the imagined home lies, up to the part that is made by chance: always as wide, so that
/// pictures do not shift.
const HOME: &str = "/tmp/ann-";
/// How many characters chance adds.
const CHANCE: usize = 6;

/// A home nobody else has.
pub(crate) fn new_home() -> TempDir {
    tempfile::Builder::new().prefix("ann-").rand_bytes(CHANCE).tempdir_in("/tmp").unwrap()
}

/// Saturday, 21 November 2026, 14:02:11 in Greenwich.
fn now() -> Timestamp {
    "2026-11-21T14:02:11Z".parse().unwrap()
}

/// A small internet that most tests walk in.
pub(crate) const WORLD: &str = "
system 192.0.2.253
public 192.0.2.201 Faraway

zone example 192.0.2.2
  @  3600 SOA 900
  @  NS ns.example.

; Nothing but a mail server of its own.
zone new.example 192.0.2.21 192.0.2.22
  @  300 SOA 300
  @  NS ns1.dns.example.
  @  NS ns2.dns.example.
  @  A 203.0.113.20
  @  MX 10 mail
  mail A 203.0.113.21

; Half set up.
zone half.example 192.0.2.21 192.0.2.22
  @  300 SOA 300
  @  NS ns1.dns.example.
  @  NS ns2.dns.example.
  @  MX 10 mail
  @  TXT v=spf1 mx include:spf.service.example ~all
  mail A 203.0.113.31
  _dmarc TXT v=DMARC1; p=quarantine; rua=mailto:dmarc@half.example

; Two SPF records, a tag of old in DMARC.
zone double.example 192.0.2.21 192.0.2.22
  @  300 SOA 300
  @  NS ns1.dns.example.
  @  NS ns2.dns.example.
  @  MX 10 mail
  @  TXT v=spf1 mx -all
  @  TXT v=spf1 include:spf.service.example ~all
  mail A 203.0.113.41
  _dmarc TXT v=DMARC1; p=none; pct=50; rua=mailto:dmarc@double.example

zone dns.example 192.0.2.21 192.0.2.22
  @  NS ns1
  @  NS ns2
  ns1 A 192.0.2.21
  ns2 A 192.0.2.22

zone service.example 192.0.2.31
  @  NS ns1
  ns1 A 192.0.2.31
  spf TXT v=spf1 include:a.spf.service.example include:b.spf.service.example ~all
  a.spf TXT v=spf1 ip4:198.51.100.0/25 ~all
  b.spf TXT v=spf1 ip4:198.51.100.128/25 ~all
";

/// A clipboard that keeps everything that was copied.
struct Notes(Arc<Mutex<Vec<String>>>);

impl Board for Notes {
    fn set(&mut self, text: &str) -> bool {
        self.0.lock().unwrap().push(text.to_owned());
        true
    }
}

/// A wizard under test.
pub(crate) struct Wizard {
    pub(crate) app: Box<App>,
    pub(crate) world: World,
    runtime: Runtime,
    size: (u16, u16),
    /// What went to the terminal's owner, oldest first.
    pub(crate) outside: Vec<Outside>,
    home: TempDir,
    copied: Arc<Mutex<Vec<String>>>,
}

impl Wizard {
    /// The wizard in [`WORLD`] at 80×24, just started.
    pub(crate) async fn start() -> Self {
        Self::start_in(World::parse(WORLD).unwrap(), None).await
    }

    /// The wizard in a world, with a domain given on the command line.
    pub(crate) async fn start_in(world: World, domain: Option<&str>) -> Self {
        Self::start_at(world, domain, new_home()).await
    }

    /// The wizard over files that another one has left.
    pub(crate) async fn start_at(world: World, domain: Option<&str>, home: TempDir) -> Self {
        Self::start_with(world, domain, home, Arc::new(fixture_key)).await
    }

    /// The wizard with another maker of keys.
    pub(crate) async fn start_with(
        world: World,
        domain: Option<&str>,
        home: TempDir,
        make_key: KeyMaker,
    ) -> Self {
        world.set_time(now());
        let copied = Arc::new(Mutex::new(Vec::new()));
        let services = Services {
            lookup: Arc::new(world.clone()),
            connect: Arc::new(mailseal::connect::demo::World::new(now)),
            demo: None,
            store: Arc::new(Store::at(home.path().join("plans"))),
            clipboard: Arc::new(Mutex::new(Clipboard::with(
                Environment::default(),
                Box::new({
                    let copied = Arc::clone(&copied);
                    || Some(Box::new(Notes(copied)))
                }),
            ))),
            make_key,
            now,
        };
        let clock = now().to_zoned(TimeZone::UTC);
        let session = Session::new(&clock, home.path().join("keys"), home.path().to_owned());
        let mut wizard = Self {
            app: Box::new(App::new(session, domain)),
            world,
            runtime: Runtime::new(services),
            size: (80, 24),
            outside: Vec::new(),
            home,
            copied,
        };
        let commands = wizard.app.start();
        wizard.perform(commands);
        wizard.settle().await;
        wizard
    }

    /// Leaves, and gives what is on the disk to the next wizard.
    pub(crate) fn leave(self) -> TempDir {
        self.home
    }

    /// Another terminal size.
    pub(crate) fn size(&mut self, size: (u16, u16)) {
        self.size = size;
    }

    /// Presses keys, each after everything the one before set off is done, as a person does who looks
    /// at the screen. `<enter>`, `<tab>`, `<s-tab>`, `<esc>`, arrows, `<space>`, `<bs>`, `<c-x>`,
    /// `<f1>`, `<paste:TEXT>`; anything else is typed.
    pub(crate) async fn keys(&mut self, keys: &str) {
        for message in messages(keys) {
            self.feed(message);
            self.settle().await;
        }
    }

    /// Clicks where a text stands.
    pub(crate) async fn click(&mut self, text: &str) {
        let picture = self.picture();
        let place = picture.lines().enumerate().find_map(|(y, line)| Some((line.split_once(text)?.0, y)));
        let (before, y) = place.unwrap_or_else(|| panic!("{text:?} is not on the screen:\n{picture}"));
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let (hits, _) = self.app.draw(Canvas::new(&mut buffer, Theme::colourful()));
        let x = u16::try_from(before.chars().count()).unwrap();
        let target = hits.at(x, u16::try_from(y).unwrap()).unwrap_or_else(|| panic!("nothing at {text:?}"));
        self.feed(Message::Clicked(target));
        self.settle().await;
    }

    /// Presses keys without waiting for what they set off.
    pub(crate) fn press(&mut self, keys: &str) {
        for message in messages(keys) {
            self.feed(message);
        }
    }

    /// Hands the app a message, and does what it asks for.
    pub(crate) fn feed(&mut self, message: Message) {
        let commands = self.app.update(message);
        self.perform(commands);
        while let Some(news) = self.runtime.try_next() {
            let commands = self.app.update(news);
            self.perform(commands);
        }
    }

    /// Waits until all work but timers is done.
    pub(crate) async fn settle(&mut self) {
        while let Some(news) = self.runtime.next_while_busy().await {
            let commands = self.app.update(news);
            self.perform(commands);
        }
    }

    fn perform(&mut self, commands: Vec<Command>) {
        for command in commands {
            self.outside.extend(self.runtime.perform(command));
        }
    }

    /// The answers.
    pub(crate) fn plan(&self) -> &Plan {
        self.app.session.plan.as_ref().unwrap()
    }

    /// What was copied, oldest first.
    pub(crate) fn copied(&self) -> Vec<String> {
        self.copied.lock().unwrap().clone()
    }

    /// A path below the imagined home.
    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.home.path().join(below)
    }

    /// The screen as text, at every size, with the title of each.
    pub(crate) fn pictures(&mut self) -> String {
        let mut all = String::new();
        for size in SIZES {
            self.size(size);
            let picture = self.picture();
            let _ = writeln!(all, "── {}×{} ──\n{picture}", size.0, size.1);
        }
        self.size(SIZES[0]);
        all
    }

    /// The screen as text.
    pub(crate) fn picture(&self) -> String {
        let (buffer, _) = self.draw();
        let lines: Vec<String> = (0..self.size.1)
            .map(|y| {
                let line: String = (0..self.size.0).map(|x| buffer[(x, y)].symbol()).collect();
                line.trim_end().to_owned()
            })
            .collect();
        without_chance(&lines.join("\n"))
    }

    /// Which role every cell was drawn in: a letter each, `.` for plain text, space for nothing.
    pub(crate) fn roles(&self) -> String {
        let (_, roles) = self.draw();
        let (width, height) = (usize::from(self.size.0), usize::from(self.size.1));
        let mut cells = vec![vec![' '; width]; height];
        for (Position { x, y }, role) in roles {
            cells[usize::from(y)][usize::from(x)] = role.letter();
        }
        let lines: Vec<String> = cells
            .into_iter()
            .map(|line| line.into_iter().collect::<String>().trim_end().to_owned())
            .collect();
        lines.join("\n")
    }

    fn draw(&self) -> (Buffer, Vec<(Position, Role)>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let mut roles = Vec::new();
        let canvas = Canvas::new(&mut buffer, Theme::colourful()).with_roles(&mut roles);
        let _ = self.app.draw(canvas);
        (buffer, roles)
    }

    /// Whether the screen shows a text.
    #[track_caller]
    pub(crate) fn shows(&self, text: &str) {
        let picture = self.picture();
        assert!(picture.contains(text), "{text:?} is not on the screen:\n{picture}");
    }

    /// Whether the screen does not show a text.
    #[track_caller]
    pub(crate) fn hides(&self, text: &str) {
        let picture = self.picture();
        assert!(!picture.contains(text), "{text:?} is on the screen:\n{picture}");
    }
}

/// The imagined home has a name made by chance; in pictures it is always the same, and as wide.
fn without_chance(picture: &str) -> String {
    const SHOWN: &str = "/home/ann/files";
    let mut parts = picture.split(HOME);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let chance = part.chars().take(CHANCE).take_while(char::is_ascii_alphanumeric).count();
        text.extend(SHOWN.chars().take(HOME.len() + chance));
        text.extend(part.chars().skip(chance));
    }
    text
}

fn messages(keys: &str) -> Vec<Message> {
    let mut messages = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|after| after.split_once('>'));
        messages.push(if let Some((name, after)) = named {
            rest = after;
            message(name)
        } else {
            rest = rest.strip_prefix(first).unwrap_or_default();
            Message::Pressed(KeyEvent::new(KeyCode::Char(first), KeyModifiers::NONE))
        });
    }
    messages
}

fn message(name: &str) -> Message {
    if let Some(text) = name.strip_prefix("paste:") {
        return Message::Pasted(text.to_owned());
    }
    let plain = |code| (code, KeyModifiers::NONE);
    let (code, modifiers) = match name {
        "enter" => plain(KeyCode::Enter),
        "tab" => plain(KeyCode::Tab),
        "s-tab" => (KeyCode::BackTab, KeyModifiers::SHIFT),
        "esc" => plain(KeyCode::Esc),
        "up" => plain(KeyCode::Up),
        "down" => plain(KeyCode::Down),
        "left" => plain(KeyCode::Left),
        "right" => plain(KeyCode::Right),
        "s-up" => (KeyCode::Up, KeyModifiers::SHIFT),
        "s-down" => (KeyCode::Down, KeyModifiers::SHIFT),
        "home" => plain(KeyCode::Home),
        "end" => plain(KeyCode::End),
        "pgdn" => plain(KeyCode::PageDown),
        "pgup" => plain(KeyCode::PageUp),
        "space" => plain(KeyCode::Char(' ')),
        "bs" => plain(KeyCode::Backspace),
        "del" => plain(KeyCode::Delete),
        "f1" => plain(KeyCode::F(1)),
        "f2" => plain(KeyCode::F(2)),
        "f3" => plain(KeyCode::F(3)),
        other => match other.strip_prefix("c-").and_then(|rest| rest.chars().next()) {
            Some(c) => (KeyCode::Char(c), KeyModifiers::CONTROL),
            None => panic!("no key is called <{other}>"),
        },
    };
    Message::Pressed(KeyEvent::new(code, modifiers))
}

/// Keys made once and kept with the tests, so that no test waits for chance.
fn fixture_key(kind: KeyKind) -> Result<PrivateKey, String> {
    static TEXTS: LazyLock<PathBuf> =
        LazyLock::new(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/keys"));
    let file = match kind {
        KeyKind::Rsa1024 => "rsa1024.pem",
        KeyKind::Rsa2048 | KeyKind::Both => "rsa2048.pem",
        KeyKind::Rsa3072 => "rsa3072.pem",
        KeyKind::Rsa4096 => "rsa4096.pem",
        KeyKind::Ed25519 => "ed25519.pem",
    };
    let text = fs::read_to_string(TEXTS.join(file)).map_err(|error| error.to_string())?;
    PrivateKey::from_pem(&text).map_err(|error| error.to_string())
}
