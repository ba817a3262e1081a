//! Changes to the list of terms, and the way back.

use crate::{
    plan::spf::{Answers, Row},
    record::{
        name::DomainName,
        spf::{Directive, Mechanism, Modifier, Qualifier, Term},
    },
    tui::item::Id,
};

/// More changes than anybody takes back one by one.
const HISTORY: usize = 200;

/// What adding a term came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Added {
    /// It stands in this row now.
    At(usize),
    /// The same stood in this row already.
    Already(usize),
    /// A modifier that may stand only once stands in this row with another value.
    OnlyOnce(usize),
}

/// The lists as they were before each change, with the focus then.
#[derive(Debug, Default)]
pub(super) struct History {
    domain: Option<DomainName>,
    states: Vec<(Answers, Id)>,
}

impl History {
    /// Forgets everything if it is about another domain. Whether it did.
    pub(super) fn begin(&mut self, domain: Option<&DomainName>) -> bool {
        let is_other = self.domain.as_ref() != domain;
        if is_other {
            *self = Self { domain: domain.cloned(), states: Vec::new() };
        }
        is_other
    }

    pub(super) fn push(&mut self, answers: Answers, focus: Id) {
        if self.states.len() == HISTORY {
            self.states.remove(0);
        }
        self.states.push((answers, focus));
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    pub(super) fn pop(&mut self) -> Option<(Answers, Id)> {
        self.states.pop()
    }
}

/// The row of the `all` that holds for everyone else, if it is the only one and nothing that it
/// would keep from being reached comes after it; it is shown as a choice then, not as a row.
pub(super) fn closing_all(rows: &[Row]) -> Option<usize> {
    let mut all = rows.iter().enumerate().filter(|(_, row)| is_all(row)).map(|(index, _)| index);
    let (index, None) = (all.next()?, all.next()) else { return None };
    rows.iter().skip(index + 1).all(is_modifier).then_some(index)
}

/// The rows that are shown as such.
pub(super) fn listed(rows: &[Row]) -> Vec<usize> {
    let closing = closing_all(rows);
    (0..rows.len()).filter(|index| Some(*index) != closing).collect()
}

/// What the `all` that counts does.
pub(super) fn everyone(answers: &Answers) -> Option<Qualifier> {
    answers.record().all()
}

/// Makes this the one `all`, after everything it would keep from being reached. Gives its row.
pub(super) fn set_everyone(answers: &mut Answers, effect: Qualifier) -> usize {
    answers.rows.retain(|row| !is_all(row));
    let at = end_of_directives(&answers.rows);
    let all = Directive { qualifier: Some(effect), mechanism: Mechanism::All };
    answers.rows.insert(at, Row::Term(Term::Directive(all)));
    at
}

/// Adds a term where it counts: in front of `all`, modifiers at the end.
pub(super) fn add(answers: &mut Answers, term: Term) -> Added {
    if let Term::Directive(Directive { mechanism: Mechanism::All, .. }) = &term {
        let effect = match &term {
            Term::Directive(directive) => directive.effect(),
            Term::Modifier(_) => Qualifier::Neutral,
        };
        if let Some(row) = closing_all(&answers.rows).filter(|_| everyone(answers) == Some(effect)) {
            return Added::Already(row);
        }
        return Added::At(set_everyone(answers, effect));
    }
    if let Some(clash) = clash(&answers.rows, &term, None) {
        return clash;
    }
    let at = match &term {
        Term::Modifier(_) => answers.rows.len(),
        Term::Directive(_) => {
            answers.rows.iter().position(is_all).unwrap_or_else(|| end_of_directives(&answers.rows))
        }
    };
    answers.rows.insert(at, Row::Term(term));
    Added::At(at)
}

/// Puts terms in the place of a row. The first that cannot stand there, if one cannot.
pub(super) fn replace(answers: &mut Answers, row: usize, terms: Vec<Term>) -> Result<(), Added> {
    if let Some(clash) = terms.iter().find_map(|term| clash(&answers.rows, term, Some(row))) {
        return Err(clash);
    }
    let end = (row + 1).min(answers.rows.len());
    let terms = terms.into_iter().map(Row::Term);
    drop(answers.rows.splice(row.min(end)..end, terms));
    Ok(())
}

/// Takes a row out. What it was.
pub(super) fn remove(answers: &mut Answers, row: usize) -> Option<Row> {
    (row < answers.rows.len()).then(|| answers.rows.remove(row))
}

/// Moves a listed row over its neighbour. Its new place, if it has moved.
pub(super) fn shift(answers: &mut Answers, row: usize, is_up: bool) -> Option<usize> {
    let mut order = listed(&answers.rows);
    let here = order.iter().position(|listed| *listed == row)?;
    let there = if is_up { here.checked_sub(1)? } else { here + 1 };
    if there >= order.len() {
        return None;
    }
    order.swap(here, there);
    let closing = closing_all(&answers.rows).and_then(|all| answers.rows.get(all).cloned());
    let mut rows: Vec<Row> = order.iter().filter_map(|index| answers.rows.get(*index).cloned()).collect();
    // What closes the list stays behind everything it would keep from being reached.
    let at = end_of_directives(&rows);
    let has_closing = closing.is_some();
    rows.splice(at..at, closing);
    answers.rows = rows;
    Some(there + usize::from(has_closing && there >= at))
}

/// Two texts of the same term: an absent `+` and the case of letters make no difference.
pub(super) fn is_same(a: &Term, b: &Term) -> bool {
    let plain = |term: &Term| term.to_string().trim_start_matches('+').to_ascii_lowercase();
    plain(a) == plain(b)
}

pub(super) fn is_all(row: &Row) -> bool {
    matches!(row, Row::Term(Term::Directive(directive)) if directive.mechanism == Mechanism::All)
}

const fn is_modifier(row: &Row) -> bool {
    matches!(row, Row::Term(Term::Modifier(_)))
}

/// Behind the last row that is not a modifier.
fn end_of_directives(rows: &[Row]) -> usize {
    rows.iter().rposition(|row| !is_modifier(row)).map_or(0, |last| last + 1)
}

/// The row, other than `except`, that keeps `term` from being added.
fn clash(rows: &[Row], term: &Term, except: Option<usize>) -> Option<Added> {
    let others = || {
        rows.iter().enumerate().filter(|(index, _)| Some(*index) != except).filter_map(|(index, row)| {
            match row {
                Row::Term(known) => Some((index, known)),
                Row::Broken(_) => None,
            }
        })
    };
    if let Some((index, _)) = others().find(|(_, known)| is_same(known, term)) {
        return Some(Added::Already(index));
    }
    // RFC 7208 §6: 'The modifiers defined in this document … MUST NOT appear in a record more than once'.
    let is_second = |known: &Term| {
        matches!(
            (known, term),
            (Term::Modifier(Modifier::Redirect(_)), Term::Modifier(Modifier::Redirect(_)))
                | (Term::Modifier(Modifier::Explanation(_)), Term::Modifier(Modifier::Explanation(_)))
        )
    };
    others().find(|(_, known)| is_second(known)).map(|(index, _)| Added::OnlyOnce(index))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Answers {
        Answers::from_text(text)
    }

    fn term(text: &str) -> Term {
        text.parse().unwrap()
    }

    fn text(answers: &Answers) -> String {
        answers.rows.iter().cloned().map(String::from).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_new_term_goes_where_it_counts() {
        for (before, new, after) in [
            ("mx ~all", "a", "mx a ~all"),                             // in front of all
            ("mx", "a", "mx a"),                                       // at the end where there is none
            ("mx redirect=x.example", "a", "mx a redirect=x.example"), // in front of modifiers
            ("mx ~all", "exp=x.example", "mx ~all exp=x.example"),     // a modifier at the end
            ("mx ~all", "-all", "mx -all"),                            // all is replaced
            ("mx ~all a", "ip4:192.0.2.1", "mx ip4:192.0.2.1 ~all a"), // in front of a misplaced all
            ("", "mx", "mx"),                                          // the first one
        ] {
            let mut answers = list(before);
            assert!(matches!(add(&mut answers, term(new)), Added::At(_)), "{before} + {new}");
            assert_eq!(text(&answers), after, "{before} + {new}");
        }
    }

    #[test]
    fn what_stands_there_already_is_not_added_again() {
        for (before, new, row) in [
            ("mx ~all", "+MX", 0), // the sign and case make no difference
            ("a include:A.example ~all", "include:a.example", 1), // nor do they in a name
            ("mx ~all", "~all", 1), // nor for all
        ] {
            let mut answers = list(before);
            assert_eq!(add(&mut answers, term(new)), Added::Already(row));
            assert_eq!(text(&answers), before);
        }
        let mut answers = list("mx redirect=a.example");
        assert_eq!(add(&mut answers, term("redirect=b.example")), Added::OnlyOnce(1));
    }

    #[test]
    fn the_choice_for_everyone_else_ends_the_list() {
        for (before, after) in [
            ("mx", "mx -all"),                             // inserted
            ("~all mx", "mx -all"),                        // moved behind what it hid
            ("mx ~all a ?all", "mx a -all"),               // one is left
            ("mx exp=x.example", "mx -all exp=x.example"), // modifiers are no matter of order
            ("mx 1.2.3.4", "mx 1.2.3.4 -all"),             // a broken row counts once it is repaired
        ] {
            let mut answers = list(before);
            set_everyone(&mut answers, Qualifier::Fail);
            assert_eq!(text(&answers), after);
        }
    }

    #[test]
    fn rows_move_over_each_other_but_never_behind_all() {
        for (before, row, is_up, after) in [
            ("mx a ~all", 1, true, Some(("a mx ~all", 0))),  // up
            ("mx a ~all", 0, false, Some(("a mx ~all", 1))), // down
            ("mx a ~all", 1, false, None),                   // not behind all
            ("mx a ~all", 0, true, None),                    // not above the first
            ("mx ~all exp=x.example", 0, false, Some(("exp=x.example mx ~all", 1))), // over a modifier
            ("~all mx", 1, true, Some(("mx ~all", 0))),      // a misplaced all is a row
        ] {
            let mut answers = list(before);
            let moved = shift(&mut answers, row, is_up);
            assert_eq!(moved, after.map(|(_, at)| at), "{before}");
            assert_eq!(text(&answers), after.map_or(before, |(text, _)| text));
        }
    }

    #[test]
    fn an_all_that_hides_terms_is_a_row_of_the_list() {
        for (rows, closing) in [
            ("mx ~all", Some(1)),               // the usual place
            ("mx ~all exp=x.example", Some(1)), // modifiers may follow
            ("mx ~all a", None),                // a is never reached
            ("mx ~all -all", None),             // which of them?
            ("mx ~all 1.2.3.4", None),          // the broken one would not be reached either
            ("mx", None),                       // none
        ] {
            assert_eq!(closing_all(&list(rows).rows), closing, "{rows}");
        }
    }
}
