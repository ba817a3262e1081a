//! The terms of an SPF record.

use super::Part;
use crate::{
    record::{
        span::Span,
        spf::{self as grammar, Fault, Qualifier, Term},
    },
    words::{fault, part_spf as say, spf_term},
};

/// What stands behind `v=spf1`, term by term; a text that is none is read as terms as well.
#[must_use]
pub fn spf(text: &str) -> Vec<Part> {
    // Words that a space has torn apart are one thing, and none of them means what it says.
    let slips = grammar::slips(text);
    let torn: Vec<(Span, Fault)> = slips
        .iter()
        .filter(|slip| slip.span.of(text).contains(char::is_whitespace))
        .filter_map(|slip| Some((slip.span, slip.cause.clone()?)))
        .collect();
    let mut parts: Vec<Part> = Vec::new();
    for parsed in grammar::terms(text) {
        let is_around = |span: &Span| span.start <= parsed.span.start && parsed.span.end <= span.end;
        if let Some((span, cause)) = torn.iter().find(|(span, _)| is_around(span)) {
            if parts.last().is_none_or(|last| last.span != *span) {
                let meaning = Err(fault::spf(cause));
                let text = span.of(text).to_owned();
                parts.push(Part { span: *span, text, name: None, value: None, qualifier: None, meaning });
            }
            continue;
        }
        let whole = parsed.span.of(text).to_owned();
        let (name, value, qualifier, meaning) = match parsed.term {
            Ok(term) => {
                let columns = spf_term::columns(&term);
                let value = Some(columns.value).filter(|value| !value.is_empty());
                let qualifier = match &term {
                    Term::Directive(directive) => Some(directive.effect()),
                    Term::Modifier(_) => None,
                };
                (Some(columns.name), value, qualifier, Ok(meaning(qualifier, columns.what)))
            }
            Err(error) => {
                // The cause that the finding names, where a reading of the word is known.
                let is_in = |span: Span| parsed.span.start <= span.start && span.end <= parsed.span.end;
                let slip = slips.iter().find(|slip| is_in(slip.span));
                let cause = slip.and_then(|slip| slip.cause.clone()).unwrap_or(error.cause);
                let meant: Vec<String> = grammar::meant(&whole).iter().map(Term::to_string).collect();
                (None, None, None, Err(fault::spf_meant(&cause, Some(&meant.join(" ")))))
            }
        };
        parts.push(Part { span: parsed.span, text: whole, name, value, qualifier, meaning });
    }
    parts
}

fn meaning(qualifier: Option<Qualifier>, what: String) -> String {
    match qualifier {
        Some(Qualifier::Pass) => say::pass(what),
        Some(Qualifier::Fail) => say::fail(what),
        Some(Qualifier::SoftFail) => say::softfail(what),
        Some(Qualifier::Neutral) => say::neutral(what),
        None => what,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_has_its_place_and_its_meaning() {
        let text = "v=spf1 mx ?ip4:192.0.2.0/24 oops redirect=a.example";
        let parts = spf(text);
        let meanings: Vec<_> = parts.iter().map(|part| part.meaning.clone().map_err(drop)).collect();
        assert_eq!(
            meanings,
            [
                Ok("may send: your mail servers (MX)".to_owned()),
                Ok("neutral: 256 addresses".to_owned()),
                Err(()),
                Ok("its record, for all other servers".to_owned()),
            ]
        );
        for part in &parts {
            assert_eq!(part.span.of(text), part.text);
        }
        assert_eq!(parts[1].value.as_deref(), Some("192.0.2.0/24"));
    }
}
