//! What refusals mean: every sample bounce with its right answer, and what surrounds them.
//!
//! The samples are written on what receivers really say; domains, people and addresses are reserved ones. The
//! reader's domain is `example.com`, its addresses 192.0.2.25 and `2001:db8:25::25`, its selector `s1`.

mod command;
mod now;
mod properties;
mod wordings;

use std::{
    collections::BTreeMap,
    io::Read as _,
    path::{Path, PathBuf},
};

use flate2::read::GzDecoder;
use mailseal::check::{
    explain::{self, Part},
    refusal::{Own, Refusal},
};

/// What the reader of the samples has.
fn own() -> Own {
    let own = Own {
        domains: vec!["example.com".parse().unwrap()],
        selectors: vec!["s1".to_owned()],
        ..Own::default()
    };
    ["192.0.2.25", "2001:db8:25::25"].into_iter().fold(own, |own, ip| own.with_address(ip.parse().unwrap()))
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bounces")
}

fn sample(file: &str) -> Vec<u8> {
    let octets = std::fs::read(folder().join(file)).unwrap();
    if Path::new(file).extension().is_none_or(|ending| ending != "gz") {
        return octets;
    }
    let mut whole = Vec::new();
    GzDecoder::new(&octets[..]).read_to_end(&mut whole).unwrap();
    whole
}

fn index() -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder().join("index.tsv")).unwrap();
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// What an answer says, by the columns of the index.
fn said(part: &Part, refusal: Option<&Refusal>) -> Vec<(&'static str, String)> {
    let Some(refusal) = refusal else {
        return vec![
            ("form", part.form.as_str().to_owned()),
            ("cause", part.cause.as_str().to_owned()),
            ("step", part.step.as_str().to_owned()),
        ];
    };
    let named = &refusal.named;
    let pairs = [
        named.domain.as_ref().map(|domain| format!("domain={domain}")),
        named.ip.map(|ip| format!("ip={ip}")),
        named.selector.as_ref().map(|selector| format!("selector={selector}")),
    ];
    vec![
        ("form", part.form.as_str().to_owned()),
        ("by", refusal.by.clone().unwrap_or_else(|| "unsaid".to_owned())),
        ("mechanism", refusal.mechanism.as_str().to_owned()),
        ("names", pairs.into_iter().flatten().collect::<Vec<_>>().join("; ")),
        ("cause", refusal.cause.as_str().to_owned()),
        ("certainty", refusal.certainty.as_str().to_owned()),
        ("step", refusal.step.as_str().to_owned()),
    ]
}

#[test]
fn every_sample_gets_its_answer() {
    const COLUMNS: [&str; 7] = ["form", "by", "mechanism", "names", "cause", "certainty", "step"];
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for row in index() {
        let nth = *seen.entry(row[0].clone()).and_modify(|nth| *nth += 1).or_insert(0);
        // What a receiver wrote into a header is read by the room for messages.
        if row[0].starts_with("auth-results-") {
            continue;
        }
        let part = explain::read(&sample(&row[0]), &own());
        for (column, got) in said(&part, part.refusals.get(nth)) {
            let at = COLUMNS.iter().position(|name| *name == column).unwrap() + 1;
            let fits = row[at].split(" or ").any(|wanted| wanted.eq_ignore_ascii_case(&got));
            if !fits {
                wrong.push(format!("{} #{nth} {column}: {got}, not {}", row[0], row[at]));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_is_no_authentication_sends_nobody_to_dns() {
    for row in index() {
        let is_other = ["ptr", "tls", "reputation", "rate", "content", "none"].contains(&row[3].as_str());
        if !is_other || row[0].starts_with("auth-results-") || seen_with_others(&row[0]) {
            continue;
        }
        let part = explain::read(&sample(&row[0]), &own());
        for refusal in &part.refusals {
            assert!(!refusal.mechanism.is_authentication(), "{}: {refusal:?}", row[0]);
            assert!(["none", "check", "publish"].contains(&refusal.step.as_str()), "{}: {refusal:?}", row[0]);
        }
    }
}

/// Samples with several recipients, each with a reason of its own.
fn seen_with_others(file: &str) -> bool {
    index().iter().filter(|row| row[0] == file).count() > 1
}

#[test]
fn whoever_names_no_domain_is_told_less_and_nothing_wrong() {
    for (file, cause) in [
        ("backscatter-postfix.eml", "dmarc-policy"), // whose mail it was cannot be told
        ("gmail-unauthenticated.txt", "unauthenticated"),
        ("exim-inbound-rejected.log", "inbound-refused"),
        ("mailbox-full.txt", "mailbox-full"),
    ] {
        let part = explain::read(&sample(file), &Own::default());
        assert_eq!(part.cause.as_str(), cause, "{file}");
    }
}
