use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::{Timestamp, tz::TimeZone};

use super::*;
use crate::tui::hit::Target;

/// The wizard at the DMARC step of a domain nobody has asked DNS about.
fn at_dmarc() -> App {
    let now = Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC);
    let mut app = App::new(Session::new(&now, "keys".into(), "files".into()), None);
    let _ = app.session.open("new.example".parse().unwrap());
    app.session.look = None;
    let _ = app.session.refresh();
    let _ = app.act(Action::GoTo(Step::Dmarc));
    assert_eq!(app.step(), Step::Dmarc);
    app
}

fn press(app: &mut App, code: KeyCode) {
    let _ = app.update(Message::Pressed(KeyEvent::new(code, KeyModifiers::NONE)));
}

fn ids(app: &App) -> Vec<Id> {
    let view = app.screen().view(&app.session);
    view.active().iter().filter(|item| item.takes_focus()).map(|item| item.id).collect()
}

#[test]
fn tab_goes_round_and_arrows_stop_at_the_ends() {
    let mut app = at_dmarc();
    let all = ids(&app);
    let (first, last) = (all[0], all[all.len() - 1]);
    assert_eq!(app.focus(), first);
    for (code, expected) in [
        (KeyCode::Up, first),     // stops
        (KeyCode::BackTab, last), // goes round
        (KeyCode::Down, last),    // stops
        (KeyCode::Tab, first),    // goes round
        (KeyCode::Down, all[1]),
        (KeyCode::PageDown, last), // fewer than a page
        (KeyCode::PageUp, first),
        (KeyCode::End, last),
        (KeyCode::Home, first),
        (KeyCode::Char('j'), all[1]),
        (KeyCode::Char('k'), first),
        (KeyCode::Char('G'), last),
        (KeyCode::Char('g'), first),
    ] {
        press(&mut app, code);
        assert_eq!(app.focus(), expected, "{code:?}");
    }
}

#[test]
fn tab_comes_to_every_item_once() {
    let mut app = at_dmarc();
    let mut met = Vec::new();
    for _ in ids(&app) {
        met.push(app.focus());
        press(&mut app, KeyCode::Tab);
    }
    assert_eq!(met, ids(&app));
}

#[test]
fn in_a_field_letters_are_text_and_arrows_still_move() {
    let mut app = at_dmarc();
    app.screen_mut_with(|screen, _| screen.set_focus(Id("rua", 0)));
    assert!(app.context().is_typing);
    for letter in ['j', 'g', '2'] {
        press(&mut app, KeyCode::Char(letter));
        assert_eq!((app.step(), app.focus()), (Step::Dmarc, Id("rua", 0)), "{letter}");
    }
    press(&mut app, KeyCode::Home);
    assert_eq!(app.focus(), Id("rua", 0));
    press(&mut app, KeyCode::Up);
    assert_eq!(app.focus(), Id("policy", 2));
}

#[test]
fn what_has_gone_gives_the_focus_to_its_neighbour_or_to_the_first() {
    let mut app = at_dmarc();
    for (wanted, expected) in [
        (Id("policy", 9), Id("policy", 2)), // the nearest of its kind
        (Id("fo", 0), Id("policy", 0)),     // none of its kind is left
    ] {
        app.screen_mut_with(|screen, _| screen.set_focus(wanted));
        assert_eq!(app.focus(), expected);
    }
}

#[test]
fn what_lies_on_top_has_the_focus_until_it_is_closed() {
    let mut app = at_dmarc();
    press(&mut app, KeyCode::End);
    let before = app.focus();
    press(&mut app, KeyCode::Char('p'));
    assert_eq!(app.focus(), Id("whole", 0));
    press(&mut app, KeyCode::BackTab);
    assert_eq!(app.focus(), Id("take", 0));
    press(&mut app, KeyCode::Esc);
    assert_eq!((app.step(), app.focus()), (Step::Dmarc, before));
}

#[test]
fn help_covers_the_screen_and_moves_no_focus() {
    let mut app = at_dmarc();
    press(&mut app, KeyCode::Char('?'));
    press(&mut app, KeyCode::Down);
    assert_eq!(app.overlay(), Some(Overlay::Help(1)));
    press(&mut app, KeyCode::Esc);
    assert_eq!((app.overlay(), app.focus()), (None, Id("policy", 0)));
}

#[test]
fn a_click_chooses_but_in_a_field_it_only_puts_the_cursor_there() {
    let mut app = at_dmarc();
    let _ = app.update(Message::Clicked(Target::Item(Id("rua", 0))));
    assert_eq!(app.focus(), Id("rua", 0));
    let _ = app.update(Message::Clicked(Target::Item(Id("policy", 1))));
    let record = app.session.plan.as_ref().unwrap().dmarc.record.to_string();
    assert_eq!(record, "v=DMARC1; p=quarantine; rua=mailto:dmarc@new.example");
}

#[test]
fn moving_about_answers_nothing() {
    let mut app = at_dmarc();
    let before = app.session.plan.clone();
    for code in [KeyCode::Tab, KeyCode::Down, KeyCode::End, KeyCode::PageUp, KeyCode::BackTab, KeyCode::Home]
    {
        press(&mut app, code);
    }
    assert_eq!(app.session.plan, before);
    assert!(app.session.unsaved_plan().is_none());
}

fn heard(name: &str) -> Vec<crate::dns::walk::News> {
    vec![crate::dns::walk::News::Answered(std::sync::Arc::new(answer(name)))]
}

fn answer(name: &str) -> crate::survey::Answer {
    use crate::survey::{Answer, Failure, Kind, Marks, Outcome, Question, Role, Server};
    Answer {
        question: Question::new(name.parse().unwrap(), Kind::Txt),
        server: Server {
            role: Role::System,
            address: "192.0.2.53:53".parse().unwrap(),
            label: String::new(),
        },
        at: Timestamp::UNIX_EPOCH,
        took: std::time::Duration::ZERO,
        transport: None,
        is_authoritative: false,
        marks: Marks::default(),
        aliases: Vec::new(),
        outcome: Outcome::Failed(Failure::Timeout),
    }
}

#[test]
fn what_an_earlier_domain_asked_and_saved_is_no_news_about_the_present_one() {
    use crate::{
        plan::Plan,
        store::Saved,
        survey::{Kind, Question},
        tui::message::Command,
    };
    let mut app = at_dmarc();
    let question = Question::new("spf.new.example".parse().unwrap(), Kind::Txt);
    let commands = app.session.ask(vec![question.clone()]);
    let [Command::Ask(run, ..)] = commands[..] else { panic!("{commands:?}") };
    let commands = app.session.open("other.example".parse().unwrap());
    assert!(commands.iter().any(|command| matches!(command, Command::Cancel(stopped) if *stopped == run)));
    let _ = app.update(Message::Answered(run, heard("spf.new.example")));
    let saved = Saved { at: Timestamp::UNIX_EPOCH, merged: None, aside: Vec::new() };
    let _ = app
        .update(Message::PlanSaved(Box::new(Plan::new("new.example".parse().unwrap())), Ok(Box::new(saved))));
    let survey = app.session.survey.as_ref().unwrap();
    assert!(survey.facts.get(&question.name, question.kind).is_none());
    assert_eq!(app.session.saved_at, None);
}

#[test]
fn asking_goes_on_until_every_request_is_answered_and_a_cancel_stops_each() {
    use crate::{
        survey::{Kind, Question},
        tui::message::{Command, RunId},
    };
    let mut app = at_dmarc();
    let mut ask = |name: &str| -> RunId {
        let commands = app.session.ask(vec![Question::new(name.parse().unwrap(), Kind::Txt)]);
        let [Command::Ask(run, ..)] = commands[..] else { panic!("{commands:?}") };
        run
    };
    let (first, second) = (ask("a.example"), ask("b.example"));
    let _ = app.update(Message::AskedAll(second));
    assert!(app.session.asking.is_some(), "the first is still on its way");
    let _ = app.update(Message::Answered(first, heard("a.example")));
    assert!(
        app.session.survey.as_ref().unwrap().facts.get(&"a.example".parse().unwrap(), Kind::Txt).is_some()
    );
    let commands = app.update(Message::Crashed("a defect".to_owned()));
    let stops = |run| commands.iter().any(|c| matches!(c, Command::Cancel(stopped) if *stopped == run));
    assert!(stops(first) && !stops(second), "{commands:?}");
    assert!(app.session.asking.is_none());
}

#[test]
fn what_lies_over_the_screen_moves_line_by_line_and_a_paste_takes_it_away() {
    let mut app = at_dmarc();
    for (code, expected) in [
        (KeyCode::Char('i'), Some(Overlay::Explanation(0))),
        (KeyCode::Down, Some(Overlay::Explanation(1))),
        (KeyCode::PageDown, Some(Overlay::Explanation(11))),
        (KeyCode::Up, Some(Overlay::Explanation(10))),
        (KeyCode::Home, Some(Overlay::Explanation(0))),
        (KeyCode::Esc, None),
        (KeyCode::Char('t'), Some(Overlay::FullText(0))),
        (KeyCode::Down, Some(Overlay::FullText(1))),
        (KeyCode::F(1), Some(Overlay::Help(0))),
    ] {
        press(&mut app, code);
        assert_eq!(app.overlay(), expected, "{code:?}");
    }
    let _ = app.update(Message::Pasted("x".to_owned()));
    assert_eq!(app.overlay(), None);
}

#[test]
fn a_paste_that_nothing_takes_says_so() {
    let mut app = at_dmarc();
    let _ = app.update(Message::Pasted("some text".to_owned()));
    assert!(app.session.notice.is_some());
}

#[test]
fn the_help_bar_names_no_key_that_would_do_nothing() {
    let mut app = at_dmarc();
    assert!(!app.can(Action::Undo));
    press(&mut app, KeyCode::Down);
    press(&mut app, KeyCode::Enter);
    assert!(app.can(Action::Undo));
    let now = Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC);
    let mut app = App::new(Session::new(&now, "keys".into(), "files".into()), None);
    assert!(!app.can(Action::FullText)); // there is no record yet
    press(&mut app, KeyCode::F(3));
    assert_eq!(app.overlay(), None);
}
