//! The table: a line per record with a sign per server, and below it the servers of one record.
//!
//! ```text
//!                                                  yours  here  public
//!   ✓ SPF: who may send   @                        ✓✓     ✓     ✓✓✓✓
//! ▸ ◐ DKIM key            20261121._domainkey      ✓–     ·     ·
//!
//!     ✓ there and right  ns1.example.net           your name server   TTL 3600 s
//!     – not there        ns2.example.net           your name server
//! ```

use unicode_width::UnicodeWidthStr;

use super::{
    super::publish::label,
    legend,
    seen::{Seen, State, misplaced, seen, state},
};
use crate::{
    check::propagation::{Verdict, claims},
    plan::publish::Publication,
    record::dkim::redacted,
    survey::{Outcome, Role as Asked},
    tui::{
        canvas::{Line, columns},
        item::{Control, Item},
        session::Session,
        theme::Role,
    },
    words::{self, check as say},
};

/// The rows of records.
pub(super) const RECORD: &str = "record";
/// The rows of servers.
pub(super) const SERVER: &str = "server";
/// More signs than this are counted instead.
const SIGNS: usize = 6;
/// Differences shown under a server; the explanation has more.
const DIFFERENCES: usize = 3;
/// Lines below the preview.
const FOUND: usize = 2;
const COLUMNS: [Asked; 3] = [Asked::Authoritative, Asked::System, Asked::Public];

/// The heads of the columns and a row per record.
pub(super) fn records<'s>(session: &Session) -> Vec<Item<'s>> {
    let publications = session.judged.publications.iter().map(|(publication, _)| publication);
    let all: Vec<(&Publication, Vec<Seen<'_>>)> =
        publications.map(|publication| (publication, seen(publication, &session.checking.answers))).collect();
    let titles = [say::column_own(), say::column_system(), say::column_public()];
    let cells: Vec<[Line; 3]> = all.iter().map(|(_, seen)| COLUMNS.map(|asked| signs(seen, asked))).collect();
    let wide: Vec<usize> = (0..)
        .zip(&titles)
        .map(|(column, title): (usize, &String)| {
            let of_cells = cells.iter().filter_map(|row| row.get(column)).map(|line| columns(line));
            title.width().max(of_cells.max().unwrap_or(0).into())
        })
        .collect();
    let labels: Vec<String> = all.iter().map(|(publication, _)| label(&publication.purpose)).collect();
    let label_wide = labels.iter().map(|label| label.width()).max().unwrap_or(0);
    let heads = titles.map(|title| vec![(Role::Dim, title)]);
    // What the signs mean stands where nothing else does, and so costs no line.
    let used = all.iter().flat_map(|(_, seen)| legend::used(seen)).collect();
    let left = vec![(Role::Dim, legend::of(&used))];
    let mut items = vec![Item::still(Control::Head { left, right: laid_out(heads, &wide) })];
    for (index, ((publication, seen), row)) in all.iter().zip(cells).enumerate() {
        let (role, sign) = state(seen).sign();
        let label = labels.get(index).map(String::as_str).unwrap_or_default();
        let left = vec![
            (role, format!("{sign} ")),
            (Role::Text, fill(label, label_wide)),
            (Role::Dim, format!("  {}", short(publication, session))),
        ];
        items.push(Item::new(RECORD, index, Control::Row { left, right: laid_out(row, &wide) }));
    }
    items
}

/// The servers of one record: each on its own, or those that say the same together.
pub(super) fn servers<'s>(publication: &Publication, session: &Session, is_unfolded: bool) -> Vec<Item<'s>> {
    let seen = seen(publication, &session.checking.answers);
    let (groups, state) = (groups(&seen, is_unfolded), state(&seen));
    // All own servers say the same then.
    let place = misplaced(publication, state, session);
    let mut items = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let Some(first) = group.first() else { continue };
        let (role, sign) = first.sign();
        let names: Vec<&str> = group.iter().map(|one| one.answer.server.label.as_str()).collect();
        let left = vec![
            (role, format!("{sign} ")),
            (Role::Text, fill(&first.word(), word_columns())),
            (Role::Text, format!("  {}", names.join(" "))),
        ];
        let right = if is_unfolded { alone(first, publication) } else { together(group, publication) };
        items.push(Item::new(SERVER, index, Control::Row { left, right: vec![(Role::Dim, right)] }));
        if first.is_old(state) {
            let old = vec![(Role::Dim, format!("    {}", say::old_answer()))];
            let is_said =
                groups.iter().take(index).filter_map(|one| one.first()).any(|one| one.is_old(state));
            items.extend((!is_said).then(|| Item::still(Control::Line(old))));
            continue;
        }
        if first.is_own()
            && let Some(place) = &place
        {
            let text = say::stands_at(place.name().as_str());
            items.push(Item::still(Control::Line(vec![(Role::Dim, format!("    {text}"))])));
            continue;
        }
        let is_said = groups.iter().take(index).any(|one| says_the_same(one, first));
        let differences = if is_said { Vec::new() } else { differences(first, DIFFERENCES) };
        items.extend(
            differences
                .into_iter()
                .map(|text| Item::still(Control::Line(vec![(Role::Dim, format!("    {text}"))]))),
        );
    }
    let is_waiting = !seen.is_empty() && seen.iter().all(Seen::is_own);
    if is_waiting && state != State::Right {
        items.push(Item::prose(Role::Dim, format!("· {}", say::resolvers_wait())));
    }
    items
}

/// The server rows: each one is a server, or several that say the same.
pub(super) fn groups<'a, 's>(seen: &'a [Seen<'s>], is_unfolded: bool) -> Vec<Vec<&'a Seen<'s>>> {
    let mut groups: Vec<Vec<&Seen<'_>>> = Vec::new();
    for one in seen {
        let like = |group: &&mut Vec<&Seen<'_>>| group.first().is_some_and(|first| first.is_like(one));
        match groups.iter_mut().find(like).filter(|_| !is_unfolded) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

/// What a server has in place of the plan, a line each.
pub(super) fn differences(seen: &Seen<'_>, most: usize) -> Vec<String> {
    match &seen.verdict {
        Verdict::Different(differences) => {
            differences.iter().take(most).map(words::difference::difference).collect()
        }
        _ => Vec::new(),
    }
}

/// What stands at the name in place of what was planned, on the first server where something does; not what
/// only caches still say.
pub(super) fn found(publication: &Publication, session: &Session) -> Vec<String> {
    let seen = seen(publication, &session.checking.answers);
    let state = state(&seen);
    let is_different = |one: &&Seen<'_>| matches!(one.verdict, Verdict::Different(_)) && !one.is_old(state);
    let Some(first) = seen.iter().find(is_different) else {
        return Vec::new();
    };
    let alias = first.answer.aliases.first().map(|target| format!("CNAME {target}"));
    let texts = first.answer.texts().into_iter().filter(|text| claims(&publication.purpose, text));
    let texts = texts.map(|text| redacted(&text));
    alias.into_iter().chain(texts).take(FOUND).collect()
}

/// A sign per server of one kind.
fn signs(seen: &[Seen<'_>], asked: Asked) -> Line {
    let signs: Vec<(Role, &'static str)> =
        seen.iter().filter(|one| one.answer.server.role == asked).map(Seen::sign).collect();
    if signs.is_empty() {
        return vec![(Role::Dim, "·".to_owned())];
    }
    if signs.len() <= SIGNS {
        return signs.into_iter().map(|(role, sign)| (role, sign.to_owned())).collect();
    }
    let mut counted: Vec<(Role, &'static str, usize)> = Vec::new();
    for (role, sign) in signs {
        match counted.iter_mut().find(|(_, known, _)| *known == sign) {
            Some((_, _, count)) => *count += 1,
            None => counted.push((role, sign, 1)),
        }
    }
    counted.into_iter().map(|(role, sign, count)| (role, format!("{sign}{count}"))).collect()
}

/// Cells side by side, each as wide as its column.
fn laid_out(cells: [Line; 3], wide: &[usize]) -> Line {
    let mut line = Line::new();
    for (cell, wide) in cells.into_iter().zip(wide) {
        let rest = wide.saturating_sub(columns(&cell).into());
        line.extend(cell);
        line.push((Role::Text, " ".repeat(rest + 2)));
    }
    line
}

/// Whether a row above has told the same differences.
fn says_the_same(group: &[&Seen<'_>], other: &Seen<'_>) -> bool {
    group.first().is_some_and(|first| first.verdict == other.verdict)
}

/// In what quality these servers were asked, and how long the slowest may go on saying what it says.
fn together(group: &[&Seen<'_>], publication: &Publication) -> String {
    let role = group.first().map(|first| first.role(&publication.purpose)).unwrap_or_default();
    match group.iter().filter_map(|one| one.remembered()).max() {
        Some(seconds) => format!("{role}, {}", say::remembered(words::difference::time(seconds))),
        None => role,
    }
}

/// In what quality the server was asked, and how long its answer may be kept where that is known.
fn alone(seen: &Seen<'_>, publication: &Publication) -> String {
    let role = seen.role(&publication.purpose);
    match (&seen.answer.outcome, seen.remembered()) {
        (_, Some(seconds)) => format!("{role}, {}", say::remembered(words::difference::time(seconds))),
        (Outcome::Records { ttl, .. }, None) => format!("{role}, {}", say::ttl(ttl.to_string())),
        _ => role,
    }
}

/// The name without the zone, to be short.
fn short(publication: &Publication, session: &Session) -> String {
    let zone = session.zone_apex();
    let left = zone.as_ref().and_then(|zone| publication.owner.relative_to(zone));
    match left {
        Some("") => "@".to_owned(),
        Some(left) => left.to_owned(),
        None => publication.owner.to_string(),
    }
}

/// The widest word about a server.
fn word_columns() -> usize {
    let words = [say::server_right(), say::server_different(), say::server_absent(), say::server_silent()];
    words.iter().map(|word| word.width()).max().unwrap_or(0)
}

fn fill(text: &str, wide: usize) -> String {
    format!("{text}{}", " ".repeat(wide.saturating_sub(text.width())))
}
