//! Keys that the DNS host cannot hold, said where the kind of key is chosen.

use crate::{
    plan::{dkim::Value, publish::Data},
    tui::{item::Item, screen::dkim::draft::Draft, session::Session, theme::Role},
    words,
};

/// That a key is too long for the host, and the ways out.
pub(super) fn item(drafts: &[Draft], session: &Session) -> Option<Item<'static>> {
    let form = session.panel();
    let what = drafts.iter().find_map(|draft| {
        let Some(Value::Record(record)) = &draft.value else { return None };
        words::host::key_excess(form.host?, form.fit(&Data::Txt(record.to_string())))
    })?;
    Some(Item::prose(Role::Warn, format!("! {what}")))
}
