//! What each thing on the screen is, for somebody who has not read the RFCs.

use super::{DkimScreen, id, install, kinds, life, make::Make, over::Over, service};
use crate::{
    plan::dkim::Value,
    tui::{
        item::Id,
        screen::{Explanation, findings},
        session::Session,
    },
    words::{self, dkim as say, stages},
};

impl DkimScreen {
    pub(super) fn explanation_of(&self, session: &Session) -> Explanation {
        let focus = self.focus;
        if let Some(found) = findings::explanation(&self.findings(session), focus) {
            return found;
        }
        if matches!(self.over, Some(Over::Signers | Over::Steps(_))) {
            return install::explanation(focus, session);
        }
        if let Some(Over::Key(row)) = self.over {
            return life::explanation(row, focus, session);
        }
        let about = |title: String, body: String| Explanation::new(title, body);
        match focus {
            id::SERVICE_GIVES => {
                about(say::service_gives(), say::explain_service_gives()).by(6376, "3.6.2.1")
            }
            id::HAVE_KEY => about(say::have_key(), say::explain_have_key()),
            id::KIND => {
                let kind = session.plan.as_ref().map(|plan| plan.dkim.kind).unwrap_or_default();
                let mut explanation = kinds::explanation(kind);
                explanation.body = format!("{}\n\n{}", explanation.body, say::explain_kind());
                explanation
            }
            Id(id::PICK_KIND, index) => {
                kinds::ALL.get(index).map(|kind| kinds::explanation(*kind)).unwrap_or_default()
            }
            id::WEAK_NO => {
                kinds::explanation(session.plan.as_ref().map(|plan| plan.dkim.kind).unwrap_or_default())
            }
            id::WEAK_YES => about(say::weak_yes(), say::explain_weak_yes()).by(8301, "3.2"),
            Id(id::SELECTOR, _) => about(say::selector(), say::explain_selector()).by(6376, "3.1"),
            Id(id::PATH, _) => {
                let folder = session.folder.display().to_string();
                about(say::path(), say::explain_path(folder))
            }
            id::MAKE_NOW => about(say::make_now(), say::explain_make_now()),
            id::SAVE => about(say::save(), say::explain_save()),
            id::ANOTHER => about(say::another(), say::explain_another()),
            id::NEW_KEY => about(say::new_key(), say::explain_new_key()).by(6376, "3.1"),
            id::INSTALL => {
                about(say::install(), format!("{}\n\n{}", say::next_install(), say::explain_install()))
            }
            id::GO_ON => about_going_on(session),
            Id(id::KEY, index) => about_key(index, session),
            id::HAVE_PATH => about(say::have_path(), say::explain_have_path()),
            id::HAVE_SELECTOR => about(say::selector(), say::explain_have_selector()).by(6376, "3.1"),
            id::USE => about(say::use_key(), say::explain_use_key()),
            id::SERVICE | id::SEARCH => about(say::service(), say::explain_service()),
            Id(id::PICK_SERVICE, index) => {
                let offered = service::offered(self.service.search.text(), session);
                about_service(offered.get(index).map(|(sender, _)| *sender))
            }
            id::GIVEN_SELECTOR => {
                about(say::given_selector(), say::explain_given_selector()).by(6376, "3.6.2.1")
            }
            id::GIVEN_VALUE => self.about_value(session),
            id::ADD => about(say::add(), say::explain_add()),
            id::OPTIONS => about(say::options(), say::explain_options()).by(6376, "3.6.1"),
            id::STRICT => {
                let domain = session.domain().map(ToString::to_string).unwrap_or_default();
                about(say::strict(), say::explain_strict(domain)).by(6376, "3.6.1")
            }
            id::TESTING => about(say::testing(), say::explain_testing()).by(6376, "3.6.1"),
            id::SHA256 => about(say::sha256(), say::explain_sha256()).by(8301, "3.1"),
            id::NOTE => about(say::note(), say::explain_note()).by(6376, "3.6.1"),
            id::ENCODING => about(say::encoding(), say::explain_encoding()),
            _ => about(say::make_here(), say::explain_make_here()).by(6376, "1"),
        }
    }

    fn about_value(&self, session: &Session) -> Explanation {
        let mut body = say::explain_given_value();
        if let (Some(sender), Some(domain)) = (self.service.sender(session), session.domain()) {
            let selector = self.service.selector.text().parse().ok();
            if let Some(target) = selector.and_then(|selector| service::target(sender, &selector, domain)) {
                let form =
                    say::ExplainTarget { service: sender.name.as_str(), target: target.replace('*', "…") }
                        .say();
                body = format!("{body}\n\n{form}");
            }
            if let Some(note) = words::sender::note(sender) {
                body = format!("{body}\n\n{note}");
            }
        }
        Explanation::new(say::given_value(), body)
    }
}

fn about_going_on(session: &Session) -> Explanation {
    let body = if Make::is_open(session) { say::explain_go_on_unsaved() } else { say::explain_go_on() };
    Explanation::new(words::screen::go_on(), body)
}

fn about_service(sender: Option<&crate::plan::senders::Sender>) -> Explanation {
    match sender {
        None => Explanation::new(say::other_service(), say::explain_service()),
        Some(sender) => {
            let body = words::sender::note(sender).unwrap_or_else(say::explain_service);
            Explanation::new(sender.name.clone(), body)
        }
    }
}

fn about_key(index: usize, session: &Session) -> Explanation {
    let Some(key) = session.plan.as_ref().and_then(|plan| plan.dkim.keys.get(index)) else {
        return Explanation::default();
    };
    let title = format!("{}   {}", key.selector, kinds::of(&key.value));
    let (stage, (rfc, section)) = life::about(key);
    let of = match (&key.file, &key.value) {
        (Some(file), _) if key.stage.is_retired() => stages::file_over(file.display().to_string()),
        (Some(file), _) => format!("{}\n\n{}", say::explain_key_held(), file.display()),
        (None, Value::Alias(_)) => say::explain_key_alias(),
        (None, Value::Record(_)) => say::explain_key(),
    };
    let next = words::rotation::next_here(key, session.next_for(key), |at| session.day(at));
    Explanation::new(title, format!("{next}\n\n{stage}\n\n{of}")).by(rfc, section)
}
