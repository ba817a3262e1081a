//! Several SPF records made into one.

use crate::{
    plan::spf::{Answers, Row},
    record::spf::{Directive, Mechanism, Modifier, Qualifier, Term},
};

/// The rows of all `records`, each once, with one `all` at the end.
pub(super) fn spf(records: &[String]) -> Answers {
    let mut merged = Merged::default();
    for record in records {
        let answers = Answers::from_text(record);
        let has_all = answers.record().all().is_some();
        let mut is_ended = false;
        for row in answers.rows {
            match row {
                // RFC 7208 §6.1: it was ignored in its own record, and names servers that might not send.
                Row::Term(Term::Modifier(Modifier::Redirect(_))) if has_all => merged.unreached.push(row),
                // RFC 7208 §5.1: 'Mechanisms after "all" will never be tested': in front of the one
                // `all` of the merged record they would begin to have an effect. Behind it they are shown.
                Row::Term(Term::Directive(_)) if is_ended => merged.unreached.push(row),
                Row::Term(Term::Directive(directive)) => {
                    is_ended = directive.mechanism == Mechanism::All;
                    merged.directive(directive);
                }
                Row::Term(Term::Modifier(modifier)) => merged.modifier(modifier),
                Row::Broken(_) => merged.once(row),
            }
        }
    }
    merged.finish()
}

#[derive(Default)]
struct Merged {
    rows: Vec<Row>,
    all: Option<Qualifier>,
    redirect: Option<Modifier>,
    /// What no receiver came to in its own record; it stays behind the `all`, so that nothing is lost.
    unreached: Vec<Row>,
}

impl Merged {
    /// Takes a directive in; of two that match the same, the milder stays.
    fn directive(&mut self, directive: Directive) {
        let effect = directive.effect();
        if directive.mechanism == Mechanism::All {
            self.all = Some(self.all.map_or(effect, |all| milder(all, effect)));
            return;
        }
        let text = directive.mechanism.to_string();
        let known = self.rows.iter_mut().find_map(|row| match row {
            Row::Term(Term::Directive(known)) => {
                known.mechanism.to_string().eq_ignore_ascii_case(&text).then_some(known)
            }
            _ => None,
        });
        match known {
            Some(known) if milder(known.effect(), effect) == known.effect() => {}
            Some(known) => known.qualifier = directive.qualifier,
            None => self.rows.push(Row::Term(Term::Directive(directive))),
        }
    }

    fn modifier(&mut self, modifier: Modifier) {
        match modifier {
            Modifier::Redirect(_) if self.redirect.is_none() => self.redirect = Some(modifier),
            Modifier::Redirect(spec) => {
                if self.redirect.as_ref() != Some(&Modifier::Redirect(spec.clone())) {
                    self.directive(Directive { qualifier: None, mechanism: Mechanism::Include(spec) });
                }
            }
            // RFC 7208 §6: `exp` may stand only once; the first counts, another is shown beside it.
            Modifier::Explanation(_) => {
                let is_explanation =
                    |row: &Row| matches!(row, Row::Term(Term::Modifier(Modifier::Explanation(_))));
                let text = modifier.to_string();
                let row = Row::Term(Term::Modifier(modifier));
                let has_other = !self.rows.contains(&row) && self.rows.iter().any(is_explanation);
                self.once(if has_other { Row::Broken(text) } else { row });
            }
            Modifier::Unknown { .. } => self.once(Row::Term(Term::Modifier(modifier))),
        }
    }

    fn once(&mut self, row: Row) {
        if !self.rows.contains(&row) {
            self.rows.push(row);
        }
    }

    /// The `all`, or else the `redirect`, goes last.
    fn finish(mut self) -> Answers {
        match (self.all, self.redirect.take()) {
            (Some(all), redirect) => {
                // RFC 7208 §6.1: beside the `all` of another record it would be ignored; as an include it
                // keeps its servers.
                if let Some(Modifier::Redirect(spec)) = redirect {
                    self.directive(Directive { qualifier: None, mechanism: Mechanism::Include(spec) });
                }
                let all = Directive { qualifier: Some(all), mechanism: Mechanism::All };
                self.rows.push(Row::Term(Term::Directive(all)));
                let mut has_redirect = false;
                for row in self.unreached {
                    let is_redirect = matches!(row, Row::Term(Term::Modifier(_)));
                    // RFC 7208 §6: a second `redirect`, even one that is ignored, breaks the record.
                    let row = match row {
                        Row::Term(term) if is_redirect && has_redirect => Row::Broken(term.to_string()),
                        row => row,
                    };
                    has_redirect |= is_redirect;
                    if !self.rows.contains(&row) {
                        self.rows.push(row);
                    }
                }
            }
            (None, Some(redirect)) => self.rows.push(Row::Term(Term::Modifier(redirect))),
            (None, None) => {}
        }
        Answers { rows: self.rows }
    }
}

/// The one that loses less mail.
fn milder(one: Qualifier, other: Qualifier) -> Qualifier {
    let harshness = |qualifier| match qualifier {
        Qualifier::Pass => 0,
        Qualifier::Neutral => 1,
        Qualifier::SoftFail => 2,
        Qualifier::Fail => 3,
    };
    if harshness(other) < harshness(one) { other } else { one }
}
