//! Answers about who may send: the rows of the SPF screen.

use serde::{Deserialize, Serialize};

use crate::record::spf::{Record, Term};

/// The terms in the order they are to be published, with those that cannot be.
///
/// Saved as texts; a row reads itself again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// One row per term.
    pub rows: Vec<Row>,
}

/// One row of the SPF screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Saved", into = "Saved")]
pub enum Row {
    /// A term that is published.
    Term(Term),
    /// Text found in the published record that is no term: shown, left out until it is repaired.
    Broken(String),
}

impl Answers {
    /// What a first set-up begins with: `mx ~all`.
    #[must_use]
    pub fn first() -> Self {
        Self { rows: vec![Row::from("mx".to_owned()), Row::from("~all".to_owned())] }
    }

    /// Every term of a pasted or published record, broken ones as such.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let rows = crate::record::spf::terms(text)
            .into_iter()
            .map(|parsed| match parsed.term {
                Ok(term) => Row::Term(term),
                Err(_) => Row::Broken(parsed.span.of(text).to_owned()),
            })
            .collect();
        Self { rows }
    }

    /// The record that is published: the rows that are terms.
    #[must_use]
    pub fn record(&self) -> Record {
        let terms = self
            .rows
            .iter()
            .filter_map(|row| match row {
                Row::Term(term) => Some(term.clone()),
                Row::Broken(_) => None,
            })
            .collect();
        Record { terms }
    }
}

impl From<&Record> for Answers {
    fn from(record: &Record) -> Self {
        Self { rows: record.terms.iter().cloned().map(Row::Term).collect() }
    }
}

impl From<String> for Row {
    fn from(text: String) -> Self {
        text.parse().map_or_else(|_| Self::Broken(text), Self::Term)
    }
}

impl From<Row> for String {
    fn from(row: Row) -> Self {
        match row {
            Row::Term(term) => term.to_string(),
            Row::Broken(text) => text,
        }
    }
}

/// A row as it is saved.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Saved {
    /// Its text, which reads itself again.
    Text(String),
    /// Text that would be a term alone but was none at its place, such as a second `redirect=`: read as
    /// a term it would come into the record and break it.
    Broken { broken: String },
}

impl From<Saved> for Row {
    fn from(saved: Saved) -> Self {
        match saved {
            Saved::Text(text) => read(&text).map_or(Self::Broken(text), Self::Term),
            Saved::Broken { broken } => Self::Broken(broken),
        }
    }
}

impl From<Row> for Saved {
    fn from(row: Row) -> Self {
        match row {
            Row::Broken(broken) if read(&broken).is_some() => Self::Broken { broken },
            row => Self::Text(row.into()),
        }
    }
}

/// The one term that receivers read in a text wherever it stands in a record: at its beginning `v=spf2.0` is a
/// version, after it a modifier that nobody knows.
fn read(text: &str) -> Option<Term> {
    let word = text.trim();
    let record = format!("v=spf1 {word}");
    match crate::record::spf::terms(&record).as_slice() {
        [only] if only.span.of(&record) == word => only.term.clone().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_after_loading_what_it_was_before_saving() {
        for text in [
            "v=spf1 mx ip4:300.1.1.1 -all;",                // terms and text
            "v=spf1 redirect=a.example redirect=b.example", // the second is none because of the first
            "v=spf2.0 exp=a.example exp=b.example",
            "mx v=spf2.0 ~all", // a modifier nobody knows
        ] {
            let answers = Answers::from_text(text);
            let saved = toml::to_string(&answers).expect(text);
            let loaded: Answers = toml::from_str(&saved).expect(&saved);
            assert_eq!(loaded, answers, "{saved}");
            assert!(loaded.record().to_string().parse::<Record>().is_ok(), "{saved}");
        }
    }
}
