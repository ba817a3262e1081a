//! Slips inside of SPF records, by kind: inputs beside those that were reported.

use mailseal::cli::parse::Kind::Spf;

use super::{
    Case, Wanted,
    cases::{case, to},
};

pub(super) fn all() -> Vec<Case> {
    [empty_arguments(), in_front(), names(), blanks(), others()].into_iter().flatten().collect()
}

/// An error that says `words`, without a correction.
fn uncorrected(text: &str, never: Vec<&'static str>) -> Case {
    case(Spf, text, Wanted { errors: Some(true), choices: Some(Vec::new()), never, ..Wanted::default() })
}

/// Nothing stands behind a colon, and what follows is a term of its own.
fn empty_arguments() -> Vec<Case> {
    let eaten = || vec!["There is a space inside this term"];
    vec![
        uncorrected("v=spf1 a: -all", eaten()),
        uncorrected("v=spf1 include: ~all", eaten()),
        uncorrected("v=spf1 mx ip4: -all", eaten()),
        uncorrected("v=spf1 redirect= -all", eaten()),
        uncorrected("v=spf1 a: mx include:_spf.google.com ~all", eaten()),
        uncorrected("v=spf1 exists: a -all", eaten()),
        uncorrected("v=spf1 mx: ?all", eaten()),
        uncorrected("v=spf1 include: ip4:9.9.9.9 -all", eaten()),
        to(Spf, "v=spf1 include: _spf.google.com ~all", "v=spf1 include:_spf.google.com ~all"),
        to(Spf, "v=spf1 include : _spf.google.com ~all", "v=spf1 include:_spf.google.com ~all"),
        to(Spf, "v=spf1 a: mail.mailseal.invalid -all", "v=spf1 a:mail.mailseal.invalid -all"),
    ]
}

fn in_front() -> Vec<Case> {
    let good = "v=spf1 include:_spf.google.com ~all";
    let mut cases: Vec<Case> = [
        "spf2.0/mfrom ",
        "@ ",
        "MS=ms123 ",
        "google-site-verification=abc ",
        "v=spf2.0/pra ",
        "example.com ",
    ]
    .into_iter()
    .map(|front| to(Spf, &format!("{front}{good}"), good))
    .collect();
    // What stands in front was meant as a part of it.
    cases.push(uncorrected("include:mailgun.org v=spf1 -all", Vec::new()));
    cases.push(case(
        Spf,
        "spf2.0/mfrom,pra include:_spf.google.com ~all",
        Wanted { errors: Some(true), never: vec!["a:spf2.0"], ..Wanted::default() },
    ));
    cases
}

fn names() -> Vec<Case> {
    let guess = || vec!["looks like a name"];
    let told = |text: &str, never| case(Spf, text, Wanted { errors: Some(true), never, ..Wanted::default() });
    vec![
        told("v=spf1 mx -all.", guess()),
        told("v=spf1 mx ~All.", guess()),
        told("v=spf1 include.spf.protection.outlook.com -all", guess()),
        told("v=spf1 ip4:9.9.9.9 ,9.9.9.10 -all", guess()),
        told("v=spf1:include:_spf.google.com ~all", guess()),
        told("v=spf1 ip4.9.9.9.9 -all", guess()),
        told("v=spf1 (a.example.com) -all", guess()),
    ]
}

fn blanks() -> Vec<Case> {
    let never = || vec!["Delete the invisible"];
    let good = "v=spf1 include:_spf.google.com ~all";
    ["\u{a0}", "\t", "\u{2003}"]
        .into_iter()
        .map(|blank| {
            let text = format!("v=spf1 include:_spf.google.com{blank}~all");
            let wanted = Wanted { correction: Some(good.to_owned()), never: never(), ..Wanted::default() };
            case(Spf, text, wanted)
        })
        .collect()
}

fn others() -> Vec<Case> {
    vec![
        to(Spf, "v=spf1 ip4:9.9.9.9:25 -all", "v=spf1 ip4:9.9.9.9 -all"),
        to(Spf, "v=spf1 +ip4:9.9.9.9:587 mx ~all", "v=spf1 +ip4:9.9.9.9 mx ~all"),
        to(Spf, "v=spf1 ip4:9.9.9.0 / 24 -all", "v=spf1 ip4:9.9.9.0/24 -all"),
        to(Spf, "v=spf1 ip4:9.9.9.0 /24 -all", "v=spf1 ip4:9.9.9.0/24 -all"),
        to(Spf, "v=spf1 mx/ 24 -all", "v=spf1 mx/24 -all"),
        to(Spf, "v=spf1 mx -all ; my servers", "v=spf1 mx -all"),
        to(Spf, "v=spf1 mx ; the office ip4:9.9.9.9 -all", "v=spf1 mx ip4:9.9.9.9 -all"),
        to(Spf, "v=spf1 ip6:::ffff:9.9.9.9 -all", "v=spf1 ip4:9.9.9.9 -all"),
        to(Spf, "v=spf1 mx ip6:::ffff:9.9.9.0/120 -all", "v=spf1 mx ip4:9.9.9.0/24 -all"),
    ]
}
