//! Which panel the records are written for, and what must be asked about it.

use unicode_width::UnicodeWidthStr;

use super::{form, row::Row};
use crate::{
    plan::{
        hosts::{Fit, Form, NameForm, Panel},
        panel::Answers,
    },
    record::name::Name,
    tui::{
        item::{Control, Id, Item},
        screen::Explanation,
        session::Session,
        theme::Role,
    },
    words::{self, publish as say},
};

/// The line that says which panel it is.
pub(super) const PANEL: Id = Id("panel", 0);
/// One of the hosts that share name servers.
const EITHER: &str = "either";
/// One of the two forms of names.
const NAMES: &str = "names";
const BOTH: [NameForm; 2] = [NameForm::Relative, NameForm::Full];

/// The panel, and what is not known about it as a question, as long as there is anything to type.
pub(super) fn items<'s>(
    rows: &[Row<'_>],
    current: Option<&Row<'_>>,
    form: &Form,
    session: &Session,
) -> Vec<Item<'s>> {
    let (title, summary) = (form::title(form), form::summary(form));
    let between = if title.is_empty() { "" } else { "  " };
    let left = vec![
        (Role::Dim, format!("{}  ", say::panel())),
        (Role::Text, title),
        (Role::Dim, format!("{between}{summary}")),
    ];
    let is_open = form.host.is_none() && form.known.names.is_none();
    let word = if is_open { say::panel_choose() } else { say::panel_change() };
    let mut items = vec![Item::new(PANEL.0, PANEL.1, Control::Row { left, right: vec![(Role::Dim, word)] })];
    let radio = |name, index, label: String, tail: String| {
        Item::new(name, index, Control::Radio { label, tail, is_chosen: false })
    };
    if rows.iter().all(|row| row.todo.is_settled()) {
        items.push(Item::breath());
        return items;
    }
    if !form.either.is_empty() {
        items.push(Item::prose(Role::Warn, format!("? {}", say::which_panel())));
        for (index, host) in form.either.iter().enumerate() {
            items.push(radio(EITHER, index, host.name.clone(), form::known(host.form)));
        }
    } else if form.known.names.is_none()
        && let Some((owner, zone)) = example(current, session)
    {
        items.push(Item::prose(Role::Warn, format!("? {}", say::which_names(zone.as_str()))));
        let labels = [say::names_yes(), say::names_no()];
        let wide = labels.iter().map(|label| label.width()).max().unwrap_or(0);
        for (index, (label, names)) in labels.iter().zip(BOTH).enumerate() {
            let name = Panel { names, ..Panel::default() }.name(owner, &zone);
            items.push(radio(NAMES, index, format!("{label:wide$}"), name));
        }
    }
    items.push(Item::breath());
    items
}

/// The first answer to what is not known about the panel, if anything is asked.
pub(super) fn question(
    rows: &[Row<'_>],
    current: Option<&Row<'_>>,
    form: &Form,
    session: &Session,
) -> Option<Id> {
    let items = items(rows, current, form, session);
    items.into_iter().map(|item| item.id).find(|id| matches!(id.0, EITHER | NAMES))
}

/// A name to show both forms of, and its zone: that of the record in focus, but for one of another zone, which is
/// not typed into this panel.
fn example<'r>(row: Option<&Row<'r>>, session: &'r Session) -> Option<(&'r Name, Name)> {
    let zone = session.zone_apex()?;
    let all = session.judged.publications.iter().map(|(publication, _)| &publication.owner);
    let owner =
        row.map(|row| &row.publication.owner).into_iter().chain(all).find(|owner| owner.is_within(&zone))?;
    Some((owner, zone))
}

/// Takes an answer. Whether `id` was one.
pub(super) fn answered(id: Id, session: &mut Session) -> bool {
    match id {
        Id(EITHER, index) => {
            let Some(host) = session.panel().either.get(index).copied() else { return false };
            session.choose_panel(Answers { host: Some(host.id.clone()), ..Answers::default() });
        }
        Id(NAMES, index) => {
            let Some(names) = BOTH.get(index).copied() else { return false };
            session.choose_names(names);
        }
        _ => return false,
    }
    true
}

/// Whether an item is about the panel.
pub(super) fn is_about(id: Id) -> bool {
    id == PANEL || matches!(id.0, EITHER | NAMES)
}

pub(super) fn explanation(form: &Form, session: &Session) -> Explanation {
    let zone = session.zone_apex().map(|zone| zone.to_string()).unwrap_or_default();
    let mut paragraphs = vec![form::sentence(form, &zone)];
    paragraphs.extend(elsewhere(form, session));
    paragraphs.extend(form.host.map(words::host::notes).unwrap_or_default());
    paragraphs.push(say::explain_panel());
    let title = form.host.map_or_else(say::panel_yours, |host| host.name.clone());
    Explanation::new(title, paragraphs.join("\n\n"))
}

/// That the name servers are another host's than the one the person has named.
fn elsewhere(form: &Form, session: &Session) -> Option<String> {
    let host = form.host.filter(|host| form.is_chosen && !host.name_servers.is_empty())?;
    let found = session.hosts();
    let other = found.first().filter(|_| !found.contains(&host))?;
    Some(say::PanelElsewhere { host: host.name.as_str(), other: other.name.as_str() }.say())
}

/// Whether the host can hold the record; what is there already, it holds, and what is not in the zone, it need not.
pub(super) fn fit(row: &Row<'_>, form: &Form, session: &Session) -> Fit {
    let publication = row.publication;
    let is_ours = session.zone_apex().is_some_and(|zone| publication.owner.is_within(&zone));
    if row.todo.is_settled() || !is_ours { Fit::Fits } else { form.fit(&publication.data) }
}

/// That a record does not fit, why that matters, and the ways out; nothing if it does.
pub(super) fn excess(row: &Row<'_>, form: &Form, session: &Session) -> Option<(Role, [String; 2])> {
    let fit = fit(row, form, session);
    let what = words::host::excess(form.host?, fit)?;
    let (role, sign) = if matches!(fit, Fit::TooLong(_)) { (Role::Bad, "✗") } else { (Role::Warn, "!") };
    Some((role, [format!("{sign} {what}"), words::host::ways_out(row.publication)]))
}
