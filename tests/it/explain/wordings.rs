//! The catalogue of wordings: every row, and every row in every wrapping.

use std::collections::BTreeSet;

use mailseal::{
    check::{
        explain,
        refusal::{
            Cause, Kind, Own,
            catalogue::{Rank, Row, catalogue, verify},
        },
    },
    mail::{reply::Enhanced, text::words},
    words,
};

#[test]
fn every_row_can_be_read_and_says_something_that_has_a_sentence() {
    assert_eq!(verify(), Ok(()));
    let catalogue = catalogue();
    let names: BTreeSet<&str> = catalogue.receivers.iter().map(|receiver| receiver.name.as_str()).collect();
    assert_eq!(names.len(), catalogue.receivers.len(), "a receiver is there once");
    let mut ids = BTreeSet::new();
    for row in &catalogue.rows {
        assert!(ids.insert(&row.id), "{} is there twice", row.id);
        assert!(!row.source.is_empty(), "{} has no source", row.id);
        assert!(
            !(row.all.is_empty() && row.any.is_empty() && row.codes.is_empty()),
            "{} fits everything",
            row.id
        );
        for receiver in row.by.iter().chain(&row.only).filter(|name| *name != "nobody") {
            assert!(names.contains(receiver.as_str()), "{}: {receiver}", row.id);
        }
        if let Some(note) = &row.note {
            assert!(words::refusal::note(note).is_some(), "{}: {note}", row.id);
        }
        for code in &row.codes {
            assert!(
                code.replacen('x', "5", 1).parse::<Enhanced>().is_ok() || code.ends_with(".1"),
                "{}: {code}",
                row.id
            );
        }
        for fragment in row.all.iter().chain(&row.any).chain(&row.and).chain(&row.none) {
            assert!(words(fragment).trim().chars().count() >= 2, "{}: {fragment:?}", row.id);
        }
    }
}

/// A text that has what a row wants.
fn text(row: &Row) -> String {
    let whole = |fragment: &String| fragment.trim_end_matches('*').to_owned();
    let mut parts: Vec<String> = row.all.iter().map(whole).collect();
    parts.extend(row.any.first().map(whole));
    parts.extend(row.and.first().map(whole));
    parts.join(" ")
}

#[test]
fn a_row_is_found_by_its_own_words() {
    let catalogue = catalogue();
    for row in catalogue.rows.iter().filter(|row| row.rank == Rank::Usual) {
        let text = text(row);
        let code = row.codes.first().and_then(|code| code.replacen('x', "5", 1).parse().ok());
        let by = row.only.as_deref().or(row.by.as_deref()).filter(|by| *by != "nobody");
        let fit = catalogue.best(&catalogue.find(&words(&text)), code, by);
        let found = fit.map(|fit| (fit.row.cause, fit.row.mechanism));
        assert_eq!(found, Some((row.cause, row.mechanism)), "{}: {text}", row.id);
    }
}

/// The same reply as different writers wrap it.
fn wrapped(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let (first, second) = words.split_at(words.len() / 2);
    let (first, second) = (first.join(" "), second.join(" "));
    vec![
        format!("550-5.7.1 {first}\n550 5.7.1 {second}\n"),
        format!("> > 550-5.7.1 {first}\n> > 550 5.7.1 {second}\n"),
        format!("550-5.7.1 {first}550 5.7.1 {second}"),
        format!("550\u{a0}5.7.1 {}", text.replace(' ', "\u{a0}")),
        format!("550 5.7.1 {}", text.to_uppercase()),
        format!(
            "<bob@example.net>: host mx.example.net[203.0.113.60] said: 550 5.7.1\n    {first}\n    {second} (in reply to end of DATA command)"
        ),
        format!("Remote Server returned '550 5.7.1 {text}'"),
        format!("Remote Server returned '550 5.0.350 Remote server returned an error -> 550 5.7.1 {text}'"),
        format!(
            "Nov 30 09:12:05 mail postfix/smtp[9]: 4Xk1: to=<bob@example.net>, relay=mx.example.net[203.0.113.60]:25, delay=1, dsn=5.7.1, status=bounced (host mx.example.net[203.0.113.60] said: 550-5.7.1 {first} 550 5.7.1 {second} (in reply to end of DATA command))"
        ),
        format!(
            "2026-11-30 09:12:05 1aaa-0001-Bc ** bob@example.net R=dnslookup T=remote_smtp H=mx.example.net [203.0.113.60]: SMTP error from remote mail server after end of data: 550-5.7.1 {first}\\n550 5.7.1 {second}"
        ),
    ]
}

#[test]
fn a_wording_means_the_same_however_it_is_wrapped() {
    for row in catalogue().rows.iter().filter(|row| row.rank == Rank::Usual && row.kind == Kind::Refusal) {
        // What only one receiver may say needs that receiver; numbers are replaced by the wrapping.
        if row.only.is_some() || !row.codes.is_empty() || text(row).split(' ').count() < 2 {
            continue;
        }
        let text = text(row);
        let plain = explain::read(format!("550 5.7.1 {text}").as_bytes(), &Own::default()).cause;
        for wrapped in wrapped(&text) {
            let found = explain::read(wrapped.as_bytes(), &Own::default());
            // Where nobody was reached there is no reply.
            let is_known = found.cause == plain || plain == Cause::Unsaid;
            assert!(is_known, "{}: {:?}, not {plain:?}: {wrapped}", row.id, found.cause);
        }
    }
}
