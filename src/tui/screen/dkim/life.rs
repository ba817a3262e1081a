//! What can be done with a key, by where it is in its life: what lies over the screen on Enter at its row.

use jiff::Timestamp;

use super::{DkimScreen, id, over::Over, service};
use crate::{
    check::rotation::{Lack, Next, Reach},
    plan::dkim::{Key, KeyKind, Stage, Step, Value, Way},
    record::name::Selector,
    tui::{
        item::{Control, Id, Item},
        screen::{Effects, Explanation, Popup},
        session::Session,
        theme::Role,
    },
    words::{rotation, stages as say},
};

/// What is offered for a key, the safest first.
fn choices(key: &Key, session: &Session) -> Vec<(Id, String)> {
    let install = key.file.as_ref().map(|_| (id::INSTALL_KEY, say::install()));
    let mut offered: Vec<(Id, String)> = match key.stage {
        // What is not in DNS yet must not be said to sign by pressing Enter twice.
        Stage::Pending if session.reach(key) < Reach::Seen => {
            vec![(id::LEAVE, say::leave()), (id::USE_KEY, say::in_use(rotation::who(key)))]
        }
        Stage::Pending => vec![(id::USE_KEY, say::in_use(rotation::who(key)))],
        Stage::Active => vec![(id::SUCCESSOR, say::successor()), (id::RETIRE, say::retire())],
        Stage::Retiring { .. } => ending(key, session),
        Stage::Retired { .. } if session.next_for(key) == Next::Forget => {
            vec![(id::FORGET, say::forget_it())]
        }
        // Out of the list nobody would see any more that the key still stands in DNS.
        Stage::Retired { .. } => vec![(id::LEAVE, say::leave()), (id::FORGET, say::forget_early())],
    };
    if matches!(key.stage, Stage::Pending | Stage::Active)
        && let Some(install) = install
    {
        offered.insert(1, install);
    }
    if !offered.iter().any(|(id, _)| *id == id::LEAVE) {
        offered.push((id::LEAVE, say::leave()));
    }
    offered
}

/// What is offered for a key that signs no more. To withdraw it stands first only if nothing is lost by it.
fn ending(key: &Key, session: &Session) -> Vec<(Id, String)> {
    let next = session.next_for(key);
    let is_again = (id::USE_KEY, say::use_again());
    let withdraw = match (early(key, session), next) {
        (Some(until), _) => say::withdraw_early(session.day(until)),
        (None, Next::Stay(_)) => say::withdraw_anyway(),
        (None, _) => say::withdraw_it(),
    };
    let withdraw = (id::WITHDRAW, withdraw);
    match next {
        Next::Stay(Lack::Key) => vec![(id::SUCCESSOR, say::successor()), is_again, withdraw],
        Next::Stay(_) => vec![(id::LEAVE, say::leave()), is_again, withdraw],
        Next::Keep { until } => {
            vec![(id::LEAVE, say::keep_until(session.day(until))), is_again, withdraw]
        }
        _ => vec![withdraw, is_again],
    }
}

/// Until when the record of a key had better stay, while that is to come.
fn early(key: &Key, session: &Session) -> Option<Timestamp> {
    key.stage.until().filter(|until| session.present() < *until)
}

/// The key in a row, what is next for it, and what is offered.
pub(super) fn popup<'s>(row: usize, session: &Session) -> Option<Popup<'s>> {
    let key = key(row, session)?;
    let button = |(id, label): (Id, String)| Item::new(id.0, id.1, Control::Button { label, refusal: None });
    let mut items =
        vec![Item::prose(Role::Text, rotation::next(key, session.next_for(key), |at| session.day(at)))];
    // Where the file is stands below the row; that it may go now stands nowhere else.
    items.extend(
        key.file
            .as_ref()
            .filter(|_| key.stage.is_retired())
            .map(|path| Item::prose(Role::Dim, say::file_over(path.display().to_string()))),
    );
    items.push(Item::gap());
    items.extend(choices(key, session).into_iter().map(button));
    Some(Popup {
        title: say::Title { selector: key.selector.as_str(), stage: rotation::stage(key.stage) }.say(),
        items,
    })
}

/// What has the focus first.
pub(super) fn first(row: usize, session: &Session) -> Id {
    let offered = key(row, session).map(|key| choices(key, session)).unwrap_or_default();
    offered.first().map_or(id::LEAVE, |(id, _)| *id)
}

/// What one of the choices means.
pub(super) fn explanation(row: usize, focus: Id, session: &Session) -> Explanation {
    let Some(key) = key(row, session) else { return Explanation::default() };
    let label = choices(key, session).into_iter().find(|(id, _)| *id == focus).map(|(_, label)| label);
    let about = |body: String| Explanation::new(label.unwrap_or_default(), body);
    match focus {
        id::USE_KEY if key.stage == Stage::Pending => about(explain_use(key, session)),
        id::USE_KEY => about(say::explain_use_again()),
        id::SUCCESSOR => about(say::explain_successor()).by(6376, "3.1"),
        id::INSTALL_KEY => about(crate::words::dkim::explain_install()),
        id::RETIRE => about(say::explain_retire()),
        id::WITHDRAW => {
            let mut body = match early(key, session) {
                Some(until) => say::explain_withdraw_early(session.day(until)),
                None => say::explain_withdraw(),
            };
            if matches!(session.next_for(key), Next::Stay(_)) {
                body = format!("{body}\n\n{}", say::explain_withdraw_last());
            }
            about(body).by(6376, "3.6.1")
        }
        id::FORGET if session.next_for(key) != Next::Forget => about(say::explain_forget_early()),
        id::FORGET => about(say::explain_forget()),
        _ if matches!(key.stage, Stage::Retiring { .. }) => about(say::explain_retiring()).by(6376, "3.1"),
        _ => about(say::explain_leave()),
    }
}

/// What it means to say of a new key that it signs, for the keys that sign already too.
fn explain_use(key: &Key, session: &Session) -> String {
    let answers = session.plan.as_ref().map(|plan| &plan.dkim);
    let ended = answers.map(|answers| answers.replaced_by(key)).unwrap_or_default();
    let others = answers.map(|answers| answers.stay_beside(key)).unwrap_or_default();
    let parts = [
        Some(say::explain_use(key.selector.as_str())),
        (!ended.is_empty()).then(|| say::explain_use_ends(listed(&ended))),
        (!others.is_empty())
            .then(|| say::ExplainUseBeside { count: others.len(), others: listed(&others) }.say()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The news that a new key is in use: what ends with that, and what does not.
fn used(key: &Key, reach: Reach, ended: &[Selector], others: &[Selector], until: String) -> (Role, String) {
    let selector = key.selector.as_str();
    let is_early = reach < Reach::Everywhere;
    let mut news = match (is_early, ended) {
        (true, _) => say::used_early(selector),
        (false, []) => say::used(selector),
        (false, _) => say::UsedEnded { date: until, ended: listed(ended), selector }.say(),
    };
    if is_early && !ended.is_empty() {
        news = format!("{news} {}", say::used_ends(listed(ended)));
    }
    if !others.is_empty() {
        news = format!("{news} {}", say::UsedBeside { count: others.len(), others: listed(others) }.say());
    }
    (if is_early { Role::Warn } else { Role::Good }, news)
}

fn listed(selectors: &[Selector]) -> String {
    selectors.iter().map(Selector::as_str).collect::<Vec<_>>().join(", ")
}

/// What the stage of a key is, for its row.
pub(super) fn about(key: &Key) -> (String, (u16, &'static str)) {
    match key.stage {
        Stage::Pending => (say::explain_pending(), (6376, "3.1")),
        Stage::Active => (say::explain_active(), (6376, "3.1")),
        Stage::Retiring { .. } => (say::explain_retiring(), (6376, "3.1")),
        Stage::Retired { .. } => (say::explain_retired(), (6376, "3.6.1")),
    }
}

impl DkimScreen {
    /// Enter on one of the choices for the key in a row.
    pub(super) fn live_on(&mut self, row: usize, chosen: Id, session: &mut Session) -> Effects {
        self.uncover();
        match chosen {
            id::USE_KEY => self.take_step(row, Step::Use, session),
            id::RETIRE => self.take_step(row, Step::Retire, session),
            id::WITHDRAW => self.take_step(row, Step::Withdraw, session),
            id::FORGET => self.take_step(row, Step::Forget, session),
            id::SUCCESSOR => return self.succeed(row, session),
            id::INSTALL_KEY => self.cover(Over::Signers, session),
            _ => {}
        }
        Effects::none()
    }

    fn take_step(&mut self, row: usize, step: Step, session: &mut Session) {
        let now = session.present();
        let Some(before) = key(row, session).cloned() else { return };
        let reach = session.reach(&before);
        let others = session.plan.as_ref().map(|plan| plan.dkim.stay_beside(&before)).unwrap_or_default();
        let Some(ended) = self.earlier.step(row, step, now, session) else { return };
        let selector = before.selector.as_str();
        let after = before.stage.after(step, now).unwrap_or(before.stage);
        let until =
            Stage::Retiring { since: now }.until().map(|until| session.day(until)).unwrap_or_default();
        let mut keys = session.plan.iter().flat_map(|plan| &plan.dkim.keys);
        let is_last = keys.all(|key| key.stage != Stage::Active);
        let (role, news) = match after {
            _ if step == Step::Forget => (Role::Dim, say::forgotten(selector)),
            Stage::Active if before.stage == Stage::Pending => used(&before, reach, &ended, &others, until),
            Stage::Active => (Role::Good, say::used(selector)),
            Stage::Retired { .. } => (Role::Good, say::withdrawn_now(selector)),
            _ if is_last => (Role::Warn, say::retired_last(selector)),
            Stage::Pending | Stage::Retiring { .. } => {
                (Role::Good, say::RetiredNow { date: until, selector }.say())
            }
        };
        session.say(role, news);
        self.catch_up(session);
        let rows = session.plan.as_ref().map_or(0, |plan| plan.dkim.keys.len());
        self.focus = if row < rows { Id(id::KEY, row) } else { id::GO_ON };
    }

    /// Begins the key that is to follow the one in a row: here, or with what the service gives.
    fn succeed(&mut self, row: usize, session: &mut Session) -> Effects {
        let Some(old) = key(row, session).cloned() else { return Effects::none() };
        let is_of_service = match &old.value {
            Value::Alias(_) => true,
            Value::Record(_) => old.file.is_none() && service::recognised(session).is_some(),
        };
        let Some(plan) = &mut session.plan else { return Effects::none() };
        plan.dkim.way = if is_of_service { Way::ServiceGives } else { Way::MakeHere };
        if let Value::Record(record) = &old.value
            && !is_of_service
            && let Some(kind) = KeyKind::after(&record.public_key)
        {
            plan.dkim.kind = kind;
        }
        session.untouched.dkim = false;
        let selector = old.selector.as_str();
        if is_of_service {
            session.say(Role::Dim, say::successor_service(selector));
            self.focus = id::GIVEN_SELECTOR;
        } else {
            session.say(Role::Dim, say::successor_here(selector));
            self.make.begin_another(session);
            self.focus = Id(id::SELECTOR, 0);
        }
        session.keys.replace(Some(old.selector));
        self.catch_up(session);
        self.ask(session)
    }
}

fn key(row: usize, session: &Session) -> Option<&Key> {
    session.plan.as_ref()?.dkim.keys.get(row)
}
