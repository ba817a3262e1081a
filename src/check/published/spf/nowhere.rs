//! No record that receivers see: what there is instead, and where.

use super::{Texts, View, answer, unseen};
use crate::{
    check::{
        Finding,
        finding::{Misplaced, Spf},
    },
    plan::publish::{Data, Purpose, publish},
    reading::adopt::first_spf,
    record::{
        name::Name,
        span::Span,
        spf::{claims_to_be_spf, is_spf},
        visible::is_hidden,
    },
    survey::{self, Answer, Kind},
};

/// Where a record for the domain may have been put by mistake.
pub(super) fn places(view: &View<'_>) -> Vec<(Name, Misplaced)> {
    let domain = view.domain();
    let Some(zone) = view.survey.zone.as_ref().filter(|zone| domain.is_within(&zone.apex)) else {
        return Vec::new();
    };
    let doubled = zone.apex.child(domain.as_str()).ok().map(|name| (name, Misplaced::Doubled));
    let below = [("_spf", Misplaced::Underscore), ("_dmarc", Misplaced::Dmarc)];
    let below = below.into_iter().filter_map(|(label, place)| Some((domain.child(label).ok()?, place)));
    doubled.into_iter().chain(below).collect()
}

/// What of SPF is anywhere but where it belongs, the likeliest cause first; or that nothing is.
pub(super) fn judge(view: &View<'_>, texts: &Texts) -> Vec<Finding> {
    let domain = view.domain();
    if let Some((text, error)) = texts.unseen.iter().find_map(|text| Some((text, unseen(text)?))) {
        if let Some(joined) = super::strings::judge(view, text).into_iter().next() {
            return vec![joined];
        }
        if let Some(leading) = leading(text) {
            return vec![Finding::from(Spf::Leading).at(domain, text, leading)];
        }
        return vec![Finding::from(Spf::Unseen { fault: error.cause }).at(domain, text, error.span)];
    }
    if let Some(text) = type_99(view).first() {
        return vec![Finding::from(Spf::Type99).about(domain, text)];
    }
    if let Some((name, place, text)) = misplaced(view) {
        return vec![Finding::from(Spf::Misplaced { at: name.to_string(), place }).about(&name, &text)];
    }
    if let Some(text) = texts.sender_id.first() {
        return vec![Finding::from(Spf::SenderIdAlone).about(domain, text)];
    }
    let absent = Finding::from(Spf::Absent);
    vec![match first(view) {
        Some(text) => absent.with_correction(domain, Data::Txt(text)),
        None => absent,
    }]
}

/// What stands in front of a text that is right but for that: blanks, and what cannot be seen.
pub(super) fn leading(text: &str) -> Option<Span> {
    let bare = text.trim_start_matches(|c: char| c.is_whitespace() || is_hidden(c));
    let end = text.len() - bare.len();
    (end > 0 && is_spf(bare)).then(|| Span::new(0, end))
}

/// The record to begin with: that of the set-up, or one that fits what is known of the domain's mail servers.
fn first(view: &View<'_>) -> Option<String> {
    let mut rows = view.plan.map(publish).unwrap_or_default().into_iter();
    let planned = rows.find_map(|row| match row.data {
        Data::Txt(text) if row.purpose == Purpose::Spf => Some(text),
        _ => None,
    });
    let exchangers = view.survey.mail_exchangers();
    // RFC 7505 §4.2: a domain with a null MX is not to be used to send, either.
    let is_null = !exchangers.is_empty() && exchangers.iter().all(|(_, exchange)| exchange.is_root());
    // What the wizard begins with: the servers and services that take mail send it, and nothing is refused.
    let takes_mail = exchangers.iter().any(|(_, exchange)| !exchange.is_root());
    let usual = takes_mail.then(|| first_spf(view.survey).record().to_string());
    planned.or_else(|| is_null.then(|| "v=spf1 -all".to_owned())).or(usual)
}

/// RFC 7208 §3.1: TXT alone counts; the type of its own is discontinued.
pub(super) fn type_99(view: &View<'_>) -> Vec<String> {
    let data = answer(view, view.domain(), Kind::Spf).into_iter().flat_map(Answer::data);
    data.filter_map(|data| match data {
        survey::Data::Spf(txt) => Some(txt.text()),
        _ => None,
    })
    .filter(|text| claims_to_be_spf(text))
    .collect()
}

/// The record at a wrong name. One that answers at every wrong name is a wildcard's, and no slip.
pub(super) fn misplaced(view: &View<'_>) -> Option<(Name, Misplaced, String)> {
    let places = places(view);
    let found: Vec<(Name, Misplaced, String)> = places
        .iter()
        .filter_map(|(name, place)| {
            if answer(view, name, Kind::Txt).is_some_and(|said| view.reading().is_wild(said)) {
                return None;
            }
            let texts = Texts::at(view, name);
            let text = texts.seen.into_iter().chain(texts.unseen).next()?;
            Some((name.clone(), *place, text))
        })
        .collect();
    let is_wildcard = found.len() == places.len()
        && found.iter().all(|(.., text)| Some(text) == found.first().map(|(.., text)| text));
    if is_wildcard { None } else { found.into_iter().next() }
}
