//! Report addresses that nobody can send to.

use super::{
    super::{ReportUri, UriFault},
    Slip, Step,
    draft::{Edit, Part, parts, trim},
};
use crate::record::span::Span;

/// What keeps an item of `rua` or `ruf` from being an address.
pub(super) fn fault(text: &str, part: &Part<'_>, span: Span, cause: UriFault) -> Step {
    let item = items(part).into_iter().find(|item| item.start <= span.start && span.end <= item.end);
    let item = trim(text, item.unwrap_or(part.value_span));
    let written = item.of(text);
    let address = || Slip::Address { written: written.to_owned(), fault: cause };
    let removal = || part.item_removal(text, ',', span);
    // `mailto:mailto:a@b`, `mailto=a@b`, `mail to: a@b`
    if let Some(bare) = without_mailto(written) {
        let whole = format!("mailto:{bare}");
        // `mailto: a@b` has nothing wrong but a blank.
        let is_blank = written.split_once(':').is_some_and(|(scheme, rest)| {
            scheme.eq_ignore_ascii_case("mailto") && rest.trim() == bare && cause != UriFault::Slashes
        });
        if is_address(&whole) && whole != written && !is_blank {
            let slip = if cause == UriFault::Slashes {
                Slip::Slashes
            } else {
                Slip::Mailto { written: written.to_owned() }
            };
            return Step::new(item, slip, [Edit::new(item, &whole)]);
        }
    }
    if cause == UriFault::Slashes {
        let bare = written.replacen("//", "", 1);
        let edit = if is_address(&bare) { Edit::new(item, &bare) } else { removal() };
        return Step::new(item, Slip::Slashes, [edit]);
    }
    if cause == UriFault::Empty {
        let shown = if item.start == item.end { part.trimmed } else { item };
        return Step::new(shown, address(), [removal()]);
    }
    // `<mailto:a@b>`, `"mailto:a@b"`
    let bare = written.trim_matches(|c: char| matches!(c, '<' | '>' | '"' | '\'') || c.is_whitespace());
    if bare != written && (is_address(bare) || is_address(&format!("mailto:{bare}"))) {
        return Step::new(item, address(), [Edit::new(item, bare)]);
    }
    if cause == UriFault::NoScheme && is_address(&format!("mailto:{written}")) {
        return Step::new(item, Slip::NoMailto, [Edit::new(Span::new(item.start, item.start), "mailto:")]);
    }
    if let UriFault::Character(c) = cause
        && let Some(list) = listed(written)
    {
        return Step::new(span, Slip::AddressSeparator(c), [Edit::new(item, &list)]);
    }
    let joined: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    if joined != written && is_address(&joined) {
        return Step::new(span, address(), [Edit::new(item, &joined)]);
    }
    Step::new(if span.start == span.end { item } else { span }, address(), [removal()])
}

/// Addresses nobody sends to, because they are none of mail.
pub(super) fn scheme(text: &str) -> Option<Step> {
    let all = parts(text);
    all.iter().filter(|part| matches!(part.name, "rua" | "ruf")).find_map(|part| {
        let item = items(part)
            .into_iter()
            .map(|item| trim(text, item))
            .find(|item| item.of(text).parse::<ReportUri>().is_ok_and(|uri| !uri.is_mailto()))?;
        let (scheme, rest) = item.of(text).split_once(':')?;
        let rest = rest.trim_start_matches('/');
        // `mail:a@b`, `email:a@b`, `https://a@b`: with an address behind it, mail was meant.
        let mailto = format!("mailto:{rest}");
        let edit = if is_address(&mailto) && !scheme.is_empty() {
            Edit::new(item, &mailto)
        } else {
            part.item_removal(text, ',', item)
        };
        Some(Step::new(item, Slip::Scheme { written: item.of(text).to_owned() }, [edit]))
    })
}

/// Several addresses with something else between them, as the list they are.
fn listed(written: &str) -> Option<String> {
    let separators = |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '|');
    let all: Vec<String> = written
        .split(separators)
        .filter(|word| !word.is_empty())
        .map(|word| {
            let has_scheme = word.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:"));
            if has_scheme { word.to_owned() } else { format!("mailto:{word}") }
        })
        .collect();
    (all.len() > 1 && all.iter().all(|word| is_address(word))).then(|| all.join(","))
}

/// What stands behind `mailto` and what was meant as its colon, however often it stands there.
fn without_mailto(written: &str) -> Option<&str> {
    let mut rest = written;
    loop {
        let lower = rest.to_ascii_lowercase();
        let word = ["mailto", "mail to"].into_iter().find(|word| lower.starts_with(word));
        let Some(word) = word else { break };
        let after = rest.get(word.len()..)?;
        let bare =
            after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '=' | ';' | '.' | '/'));
        if bare.len() == after.len() {
            break;
        }
        rest = bare;
    }
    (rest.len() < written.len()).then_some(rest)
}

/// An address whose domain is written in letters of its own language, as it is written in a record.
pub(super) fn international(text: &str, part: &Part<'_>, span: Span) -> Option<Step> {
    let item = items(part).into_iter().find(|item| item.start <= span.start && span.end <= item.end)?;
    let item = trim(text, item);
    // In front of the `@` such letters can be no others: RFC 6531 has no form of them in ASCII.
    let is_in_domain = item.of(text).rfind('@').is_some_and(|at| item.start + at < span.start);
    if !is_in_domain {
        return None;
    }
    let uri = ReportUri::from_address(item.of(text)).ok()?.to_string();
    if !uri.is_ascii() || !is_address(&uri) {
        return None;
    }
    let slip = Slip::International { written: item.of(text).to_owned() };
    Some(Step::new(item, slip, [Edit::new(item, &uri)]))
}

fn items(part: &Part<'_>) -> Vec<Span> {
    let mut start = part.value_span.start;
    let spans = part.value.split(',').map(|item| {
        let span = Span::new(start, start + item.len());
        start = span.end + 1;
        span
    });
    spans.collect()
}

fn is_address(text: &str) -> bool {
    matches!(text.parse(), Ok(ReportUri::Mailto { .. } | ReportUri::WithFields { .. }))
}
