//! What shows it: the lines without which a hash comes out, and everything else a person should know.

use super::{View, by, say};
use crate::{
    check::message::{Cause, DmarcResult, Judged},
    mail::{
        message::{Shape, Undone},
        path::operator,
        signature::{
            Body, Canon,
            change::{BodyChange, FieldChange, What},
        },
        stated::{Outcome, Told, Trust},
    },
    record::visible::visible,
};

/// Characters of a text from a message that are shown.
const SHOWN: usize = 160;
/// Operators whose statements were ignored that are named.
const IGNORED: usize = 3;

/// Lines, each whole; what comes from the message is safe to show.
#[must_use]
pub fn evidence(view: View<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(judged) = view.signature() {
        lines.extend(judged.body_changes.iter().flat_map(of_body));
        lines.extend(judged.header_changes.iter().map(of_header));
        lines.extend(place(view, judged));
        lines.extend(of_signature(view, judged));
    }
    lines.extend(list(view));
    lines.extend(of_statements(view));
    lines.extend(of_message(view));
    lines
}

fn of_body(change: &BodyChange) -> Vec<String> {
    let one = |line: String| vec![line];
    match change {
        BodyChange::Added { first, last, shown, .. } => {
            let head = if first == last {
                say::without_line(first.to_string())
            } else {
                say::WithoutLines { first: first.to_string(), last: last.to_string() }.say()
            };
            std::iter::once(head).chain(shown.iter().map(|line| format!("  {}", cut(line)))).collect()
        }
        BodyChange::AddedInside { line, shown } => {
            vec![say::without_text(line.to_string()), format!("  {}", cut(shown))]
        }
        BodyChange::Recoded { now } => one(say::decoded(*now)),
        BodyChange::Rewrapped { length } => one(say::rewrapped(length.to_string())),
        BodyChange::TrailingBlanks { line: Some(line) } => one(say::restored_blank(line.to_string())),
        BodyChange::TrailingBlanks { line: None } => one(say::restored_blanks()),
        BodyChange::Dots { line } => one(say::undotted(line.to_string())),
        BodyChange::FromEscaped => one(say::unescaped_from()),
        BodyChange::FromUnescaped => one(say::escaped_from()),
        BodyChange::LineSplit { line } => one(say::joined_line(line.to_string())),
        BodyChange::Links { host } => one(say::unlinked(cut(host))),
        BodyChange::Charset { was } => one(say::converted_back(*was)),
        BodyChange::NoBreak | BodyChange::HtmlEscapes | BodyChange::Tabs | BodyChange::LineEnds => {
            one(say::other_body())
        }
        BodyChange::SignedLf => one(say::hash_of_lf()),
        BodyChange::SignedNothing => one(say::hash_of_nothing()),
        BodyChange::SignedCanon { used: Some(canon) } => one(say::hash_of_canon(canon.as_str())),
        BodyChange::SignedCanon { used: None } => one(say::hash_of_other()),
    }
}

fn of_header(change: &FieldChange) -> String {
    let field = || visible(&change.field).into_owned();
    match &change.what {
        What::Tagged { tag } => say::untagged(cut(tag)),
        What::Replaced { was } | What::Requoted { was } => {
            say::Replaced { field: field(), was: cut(was) }.say()
        }
        What::Added => say::left_out(field()),
        What::Removed { was } => say::PutBack { field: field(), was: cut(was) }.say(),
        What::Refolded => say::refolded(field()),
        What::Decoded => say::encoded_again(field()),
        What::Tabs => say::tabs_back(),
    }
}

/// Whether it was changed before or after the receiver looked at it.
fn place(view: View<'_>, judged: &Judged) -> Option<String> {
    let is_changed = !judged.body_changes.is_empty() || !judged.header_changes.is_empty();
    let is_of_signer = view.judgement.cause.as_str().starts_with("signer.");
    let told = judged.told.as_ref().filter(|_| is_changed && !is_of_signer)?;
    match told.outcome {
        Outcome::Pass => Some(say::where_after()),
        Outcome::Fail | Outcome::Neutral => Some(say::where_before()),
        _ => None,
    }
}

fn of_signature(view: View<'_>, judged: &Judged) -> Vec<String> {
    let mut lines = Vec::new();
    let Ok(signature) = &judged.read.signature else { return lines };
    let cause = view.judgement.cause;
    if matches!(cause, Cause::HeaderChanged | Cause::HeaderRemoved) && judged.header_changes.is_empty() {
        lines.push(say::signed_fields(cut(&signature.fields.join(", "))));
    }
    if let Some(Body::FitsUpTo { beyond }) = judged.verdict.as_ref().map(|verdict| verdict.body) {
        lines.push(say::beyond_length(beyond.to_string()));
    }
    if let Some(bits) = judged.bits.filter(|bits| (1024..2048).contains(bits)) {
        lines.push(say::short_key(bits.to_string()));
    }
    if signature.header_canon == Canon::Simple && cause == Cause::Ok {
        lines.push(say::simple_canon());
    }
    lines
}

fn list(view: View<'_>) -> Option<String> {
    let is_added = matches!(
        view.judgement.cause,
        Cause::BodyAppended | Cause::BodyInserted | Cause::HeaderSubjectTag | Cause::HeaderFromRewritten
    );
    let list = view.examination.message.named("List-Id").next().filter(|_| is_added)?;
    Some(say::list_added(cut(&list.text())))
}

/// What there is to know of who told what.
fn of_statements(view: View<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some((outcome, reason)) = view.examination.receiver().and_then(|told| told.comp_auth.clone()) {
        let reason = reason.unwrap_or_else(say::not_told);
        let meaning = comp_auth(&reason);
        let said = say::CompAuth { reason: cut(&reason), result: outcome.as_str() }.say();
        lines.push(meaning.map_or(said.clone(), |meaning| format!("{said}. {meaning}")));
    }
    let told = &view.examination.told;
    // The receiver's own seal says nothing that it did not state.
    let receiver = view.examination.receiver().map(|told| operator(&told.by));
    let is_of_another = |told: &&Told| {
        told.trust == Trust::Sealed && told.is_readable && receiver.as_ref() != Some(&operator(&told.by))
    };
    lines.extend(told.iter().find(is_of_another).map(|told| say::arc_sealed(by(&told.by))));
    lines.extend(
        told.iter().find(|told| told.trust == Trust::Outgoing).map(|told| say::outgoing(by(&told.by))),
    );
    let mut ignored: Vec<String> =
        told.iter().filter(|told| told.trust == Trust::Anybody).map(|told| cut(&told.by)).collect();
    ignored.dedup();
    ignored.truncate(IGNORED);
    if !ignored.is_empty() {
        lines.push(say::ignored(ignored.join(", ")));
    }
    let unreadable = told.iter().find(|told| !told.is_readable && told.trust == Trust::Receiver);
    lines.extend(unreadable.map(|told| say::unreadable(cut(&told.by))));
    lines
}

/// What Microsoft's reasons mean, as far as it documents them.
fn comp_auth(reason: &str) -> Option<String> {
    Some(match reason {
        "000" => say::comp_auth_000(),
        "001" => say::comp_auth_001(),
        "002" => say::comp_auth_002(),
        "010" => say::comp_auth_010(),
        _ => match reason.chars().next()? {
            '1' | '7' => say::comp_auth_1(),
            '2' => say::comp_auth_2(),
            '3' => say::comp_auth_3(),
            '4' | '9' => say::comp_auth_4(),
            '6' => say::comp_auth_6(),
            _ => return None,
        },
    })
}

fn of_message(view: View<'_>) -> Vec<String> {
    let judgement = view.judgement;
    let mut lines = Vec::new();
    if judgement.dmarc.result == DmarcResult::Pass && judgement.cause == Cause::Ok {
        match (judgement.dmarc.dkim.is_aligned(), judgement.dmarc.spf_is_aligned) {
            (true, false) => lines.push(say::rests_on_dkim()),
            (false, true) => lines.push(say::rests_on_spf()),
            _ => {}
        }
    }
    if judgement.more_signatures > 0 {
        lines.push(say::more_signatures(judgement.more_signatures));
    }
    if view.examination.is_attached {
        lines.push(say::attached());
    }
    let steps: Vec<String> = view.examination.message.undone().iter().copied().map(undone).collect();
    if !steps.is_empty() {
        lines.push(say::read_after(steps.join(", ")));
    }
    let is_half = view.examination.message.shape() == Shape::Headers;
    if is_half && matches!(judgement.cause, Cause::CopyHeadersOnly | Cause::BodyChanged | Cause::CopyWebPage)
    {
        lines.push(say::whole_needed());
    }
    lines
}

fn undone(step: Undone) -> String {
    match step {
        Undone::Utf16 => say::undone_utf16(),
        Undone::ByteOrderMark => say::undone_byte_order_mark(),
        Undone::Emlx => say::undone_emlx(),
        Undone::LineEnds => say::undone_line_ends(),
        Undone::DoubledLineEnds => say::undone_doubled_line_ends(),
        Undone::BlankLines => say::undone_blank_lines(),
        Undone::Indent => say::undone_indent(),
        Undone::Quoted => say::undone_quoted(),
        Undone::Mbox => say::undone_mbox(),
        Undone::WebPage => say::undone_web_page(),
        Undone::HtmlEscapes => say::undone_html_escapes(),
        Undone::Folding => say::undone_folding(),
    }
}

fn cut(text: &str) -> String {
    visible(text).chars().take(SHOWN).collect()
}
