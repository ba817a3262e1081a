//! Hosts that the person names, because neither records nor usual names lead to them.
//!
//! ```text
//!   Another mail host
//! ▸ › mail2.example.com
//!   [x] mail3.example.com
//! ```

use super::Explanation;
use crate::{
    check::access::Named,
    record::span::Span,
    tui::{
        item::{Control, Id, Item},
        session::Session,
        text_field::TextField,
    },
    words::mailboxes as say,
};

const FIELD: Id = Id("host", 0);
const NAMED: &str = "named";

/// The field, and what is wrong with what was typed.
#[derive(Default)]
pub(super) struct Hosts {
    typed: TextField,
    error: Option<String>,
}

impl Hosts {
    pub(super) fn items<'s>(&'s self, session: &'s Session) -> Vec<Item<'s>> {
        if session.mailboxes.work.is_some() && session.mailboxes.tables.is_empty() {
            return Vec::new();
        }
        let error = self.error.clone().map(|text| (Span::new(0, 0), text));
        let control = Control::Text {
            label: say::host(),
            field: &self.typed,
            placeholder: say::host_placeholder(),
            error,
        };
        let mut items = vec![Item::breath(), Item::new(FIELD.0, FIELD.1, control)];
        for (index, named) in session.named_hosts().iter().enumerate() {
            let control = Control::Toggle { label: shown(named), tail: String::new(), is_on: true };
            items.push(Item::new(NAMED, index, control));
        }
        items
    }

    pub(super) fn field(&mut self, id: Id) -> Option<&mut TextField> {
        (id == FIELD).then_some(&mut self.typed)
    }

    pub(super) fn edited(&mut self) {
        self.error = None;
    }

    /// Whether the hosts are others now; none if the item is not one of these.
    pub(super) fn activated(&mut self, id: Id, session: &mut Session) -> Option<bool> {
        match id {
            FIELD => {
                let typed = self.typed.text().trim().to_owned();
                if let Ok(named) = typed.parse::<Named>() {
                    session.name_host(named);
                    self.typed.set("");
                    Some(true)
                } else {
                    self.error = Some(say::bad_host());
                    Some(false)
                }
            }
            Id(NAMED, index) => {
                if let Some(named) = session.named_hosts().get(index) {
                    session.forget_host(named);
                }
                Some(true)
            }
            _ => None,
        }
    }
}

pub(super) fn explanation(id: Id) -> Option<Explanation> {
    match id {
        FIELD => Some(Explanation::new(say::host(), say::explain_host())),
        Id(NAMED, _) => Some(Explanation::new(say::host(), say::explain_named())),
        _ => None,
    }
}

fn shown(named: &Named) -> String {
    match named.address {
        Some(address) if named.host.is_root() => address.to_string(),
        Some(address) => format!("{}={address}", named.host),
        None => named.host.to_string(),
    }
}
