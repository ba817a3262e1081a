//! How long the program takes to draw a screen, and to take in a key and draw what comes of it.
//!
//! Sixty pictures a second would leave 16 ms for each; the wizard draws one per key.

use std::{
    io,
    path::Path,
    sync::{Arc, Mutex},
};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use divan::{Bencher, black_box};
use jiff::{Timestamp, tz::TimeZone};
use mailseal::{
    clipboard::{Clipboard, Environment},
    connect,
    dns::{demo, zone::World},
    store::Store,
    tui::{
        app::App,
        canvas::Canvas,
        message::{Command, Message},
        runtime::{Runtime, Services},
        session::Session,
        theme::Theme,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

const WORLD: &str = include_str!("../src/dns/demo/world.txt");
const STEPS: [char; 6] = ['1', '2', '3', '4', '5', '6'];

fn main() {
    divan::main();
}

/// One picture at the size most terminals open with.
#[divan::bench(args = STEPS)]
fn draw_80x24(bencher: Bencher<'_, '_>, step: char) {
    draw(bencher, step, (80, 24));
}

/// One picture on a large screen.
#[divan::bench(args = STEPS)]
fn draw_200x60(bencher: Bencher<'_, '_>, step: char) {
    draw(bencher, step, (200, 60));
}

/// A key that moves the focus, and the picture after it.
#[divan::bench(args = STEPS)]
fn move_and_draw(bencher: Bencher<'_, '_>, step: char) {
    press_and_draw(bencher, step, KeyCode::Tab);
}

/// A letter typed into the domain's field, and the picture after it.
#[divan::bench]
fn type_and_draw(bencher: Bencher<'_, '_>) {
    let mut app = app_at('1');
    press(&mut app, KeyCode::Home);
    let mut buffer = buffer((80, 24));
    bencher.bench_local(|| {
        press(&mut app, KeyCode::Char('a'));
        picture(&app, &mut buffer);
        press(&mut app, KeyCode::Backspace);
    });
}

fn draw(bencher: Bencher<'_, '_>, step: char, size: (u16, u16)) {
    let app = app_at(step);
    let mut buffer = buffer(size);
    bencher.bench_local(|| picture(&app, &mut buffer));
}

fn press_and_draw(bencher: Bencher<'_, '_>, step: char, key: KeyCode) {
    let mut app = app_at(step);
    let mut buffer = buffer((80, 24));
    bencher.bench_local(|| {
        press(&mut app, key);
        picture(&app, &mut buffer);
    });
}

fn buffer((width, height): (u16, u16)) -> Buffer {
    Buffer::empty(Rect::new(0, 0, width, height))
}

fn picture(app: &App, buffer: &mut Buffer) {
    buffer.reset();
    let _ = black_box(app.draw(Canvas::new(buffer, Theme::colourful())));
}

fn press(app: &mut App, key: KeyCode) -> Vec<Command> {
    app.update(Message::Pressed(KeyEvent::new(key, KeyModifiers::NONE)))
}

/// The wizard at a step of the demo's domain, when all its questions have been answered.
fn app_at(step: char) -> App {
    arrive(step).unwrap_or_else(|error| panic!("the screen at step {step} cannot be reached: {error}"))
}

fn arrive(step: char) -> io::Result<App> {
    let home = tempfile::tempdir()?;
    let tokio = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    tokio.block_on(async {
        let session = Session::new(&now().to_zoned(TimeZone::UTC), home.path().into(), home.path().into());
        let mut app = App::new(session, Some(demo::DOMAIN));
        let mut runtime = Runtime::new(services(home.path())?);
        let commands = app.start();
        settle(&mut app, &mut runtime, commands).await;
        let commands = press(&mut app, KeyCode::Char(step));
        settle(&mut app, &mut runtime, commands).await;
        Ok(app)
    })
}

async fn settle(app: &mut App, runtime: &mut Runtime, commands: Vec<Command>) {
    perform(runtime, commands);
    while let Some(news) = runtime.next_while_busy().await {
        perform(runtime, app.update(news));
    }
}

fn perform(runtime: &mut Runtime, commands: Vec<Command>) {
    for command in commands {
        runtime.perform(command);
    }
}

fn services(home: &Path) -> io::Result<Services> {
    Ok(Services {
        lookup: Arc::new(World::parse(WORLD).map_err(io::Error::other)?),
        connect: Arc::new(connect::demo::World::new(now)),
        demo: None,
        store: Arc::new(Store::at(home.join("plans"))),
        clipboard: Arc::new(Mutex::new(Clipboard::with(Environment::default(), Box::new(|| None)))),
        make_key: Services::real_keys(),
        now,
    })
}

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH
}
