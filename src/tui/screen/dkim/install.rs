//! How to install a key: the steps for the program that signs, ready to copy.

use super::id;
use crate::{
    clipboard::Copied,
    plan::dkim::{Key, Value},
    record::dkim::PublicKey,
    survey::access::Greeting,
    tui::{
        item::{Control, Id, Item},
        message::{Command, Message},
        screen::{Effects, Explanation},
        session::Session,
        theme::Role,
    },
    words::{
        self, dkim as say,
        signer::{self, KeyFile, Keys, Signer, Step, text},
    },
};

/// The name under which instructions go to the clipboard.
const COPIED: &str = "instructions";

/// The programs to choose from: first those of the servers that were greeted in the Mailboxes step.
pub(super) fn offered(session: &Session) -> Vec<&'static Signer> {
    signer::offered(greetings(session))
}

fn greetings(session: &Session) -> impl Iterator<Item = &str> {
    let visits = session.mailboxes.looked.iter().flat_map(|looked| looked.access.visits.values());
    visits.filter_map(|visit| match &visit.greeting {
        Some(Greeting::Ready { text } | Greeting::Busy { text }) => Some(text.as_str()),
        _ => None,
    })
}

/// The place of a signer in the list.
pub(super) fn index(signer: &Signer, session: &Session) -> usize {
    offered(session).iter().position(|known| *known == signer).unwrap_or(0)
}

/// The list of programs.
pub(super) fn signers(focus: Id, session: &Session) -> Vec<Item<'static>> {
    let seen = signer::seen(greetings(session)).len();
    let row = |(index, signer): (usize, &'static Signer)| {
        let tail = match signer.keys {
            _ if index < seen => say::on_your_server(),
            Keys::Both => say::both_kinds(),
            Keys::Rsa | Keys::OneRsa => say::rsa_only(),
            Keys::Own => say::own_keys(),
        };
        let name = if focus == Id(id::PICK_SIGNER, index) { Role::Focus } else { Role::Text };
        let left = vec![(name, signer.name.clone())];
        let control = Control::Row { left, right: vec![(Role::Dim, tail)] };
        Item::new(id::PICK_SIGNER, index, control)
    };
    offered(session).into_iter().enumerate().map(row).collect()
}

/// The steps, each line one that the focus can come to, so that all of them can be seen.
pub(super) fn items(signer: &Signer, session: &Session) -> Vec<Item<'static>> {
    let button = |id: Id, label| Item::new(id.0, id.1, Control::Button { label, refusal: None });
    let mut items = vec![button(id::COPY_ALL, say::copy_all()), button(id::PLAIN, say::plain())];
    items.push(button(id::ANOTHER_SIGNER, say::another_signer()));
    let mut line = 0;
    for (number, step) in (1..).zip(steps(signer, session)) {
        items.push(Item::gap());
        items.push(Item::prose(Role::Text, format!("{number}. {}", step.say)));
        for text in step.code.iter().flat_map(|code| code.lines()) {
            let row = Control::Row { left: vec![(Role::Value, text.to_owned())], right: Vec::new() };
            items.push(Item::new(id::STEP, line, row));
            line += 1;
        }
        if let Some(undo) = &step.undo {
            items.push(Item::prose(Role::Dim, words::signers::to_undo()));
            items.extend(undo.lines().map(|text| Item::prose(Role::Dim, text.to_owned())));
        }
    }
    items
}

/// Enter in the steps.
pub(super) fn activated(signer: &Signer, activated: Id, session: &mut Session) -> Effects {
    match activated {
        id::COPY_ALL => copy_all(signer, session),
        id::PLAIN => Effects::from(Command::ShowPlain(text(&steps(signer, session)))),
        Id(id::STEP, line) => {
            let steps = steps(signer, session);
            let mut blocks = steps.iter().filter_map(|step| step.code.as_ref());
            let mut before = 0;
            let block = blocks.find(|code| {
                before += code.lines().count();
                line < before
            });
            block.map_or_else(Effects::none, |code| Effects::from(Command::Copy(COPIED, code.clone())))
        }
        _ => Effects::none(),
    }
}

/// Whether there is a key to install.
pub(super) fn has_key(session: &Session) -> bool {
    held(session).next().is_some()
}

/// Copies all steps of a program.
pub(super) fn copy_all(signer: &Signer, session: &mut Session) -> Effects {
    if !has_key(session) {
        session.say(Role::Warn, say::nothing_to_install());
        return Effects::none();
    }
    let text = text(&steps(signer, session));
    Effects::from(Command::Copy(COPIED, text))
}

/// Says how copying went, and no more than is known.
pub(super) fn received(message: &Message, session: &mut Session) {
    let Message::CopyTried(COPIED, copied) = message else { return };
    match copied {
        Copied::System => session.say(Role::Good, say::copied()),
        Copied::Terminal(_) => session.say(Role::Dim, say::copied_by_terminal()),
        Copied::TooLong => session.say(Role::Warn, say::copied_too_long()),
    }
}

pub(super) fn explanation(focus: Id, session: &Session) -> Explanation {
    match focus {
        id::COPY_ALL => Explanation::new(say::copy_all(), say::explain_copy_all()),
        id::PLAIN => Explanation::new(say::plain(), say::explain_plain()),
        id::ANOTHER_SIGNER => Explanation::new(say::another_signer(), say::explain_another_signer()),
        Id(id::PICK_SIGNER, index) => match offered(session).get(index) {
            Some(signer) => {
                let kinds = match signer.keys {
                    Keys::Both => say::explain_signer_ed25519(),
                    Keys::Rsa | Keys::OneRsa => say::explain_signer_rsa(),
                    Keys::Own => say::explain_signer_own(),
                };
                let body = format!("{kinds}\n\n{}", say::explain_signer());
                Explanation::new(signer.name.clone(), body)
            }
            None => Explanation::default(),
        },
        _ => Explanation::new(say::install(), format!("{}\n\n{}", say::next_install(), say::explain_step())),
    }
}

fn steps(signer: &Signer, session: &Session) -> Vec<Step> {
    let Some(domain) = session.domain() else { return Vec::new() };
    let keys: Vec<KeyFile<'_>> = held(session)
        .filter_map(|key| {
            let is_ed25519 = matches!(
                &key.value,
                Value::Record(record) if matches!(record.public_key, PublicKey::Ed25519(_))
            );
            Some(KeyFile { selector: &key.selector, path: key.file.as_deref()?, is_ed25519 })
        })
        .collect();
    let displaced = session.plan.as_ref().map(|plan| plan.dkim.displaced()).unwrap_or_default();
    signer::instructions(signer, domain, &keys, &displaced)
}

/// The keys that are to be signed with and whose private half is here.
fn held(session: &Session) -> impl Iterator<Item = &Key> {
    session.plan.iter().flat_map(|plan| plan.dkim.to_sign())
}
