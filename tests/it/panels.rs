//! What is copied for a panel, read back by the rules of that panel.
//!
//! [`rules`] plays the panels: it takes what was typed into the fields of one and says which record stands in DNS
//! then. It is written from what is known of panels and not from the code that writes for them.

#![expect(clippy::unwrap_used, reason = "a test stops by panicking, in its own functions too")]

mod any;
mod catalogue;
mod rules;
mod served;

use mailseal::{
    plan::{
        Plan, Purpose,
        dkim::{Key, Stage, Value},
        hosts::{self, Form, NameForm, Panel},
        panel::{Answers, Known},
        publish::{Data, Publication, publish},
    },
    record::{
        dkim::{PublicKey, Record},
        name::Name,
    },
};

use self::rules::{Refused, Rules, Stored};
use crate::literals::name;

/// A public key of the fixtures, by its file.
fn key(file: &str) -> PublicKey {
    let path = format!("{}/tests/fixtures/keys/{file}", env!("CARGO_MANIFEST_DIR"));
    mailseal::key::PrivateKey::from_pem(&std::fs::read_to_string(path).unwrap()).unwrap().public()
}

/// One record of each kind for a domain: SPF (short or longer than a string), keys of every length, an alias,
/// DMARC, a permission in another zone; and all of one that never sends.
pub(crate) fn records(domain: &str) -> Vec<Publication> {
    let mut plan = Plan::new(domain.parse().unwrap());
    plan.dmarc.record = "v=DMARC1; p=none; rua=mailto:in@reports.example".parse().unwrap();
    let made = |selector: &str, file| Key {
        selector: selector.parse().unwrap(),
        value: Value::Record(Record::new(key(file))),
        file: None,
        stage: Stage::Pending,
        replaces: None,
    };
    plan.dkim.keys = vec![
        made("r2", "rsa2048.pem"),
        made("r4.sub", "rsa4096.pem"),
        made("e1", "ed25519.pem"),
        Key { value: Value::Alias(name("k1.service.example")), ..made("c1", "ed25519.pem") },
    ];
    let mut rows = publish(&plan);
    for n in 0..20 {
        plan.spf.rows.push(format!("include:_spf{n}.some-service.example").into());
    }
    // Two SPF records cannot stand at one name, so that the long one has a name of its own.
    let long = publish(&plan).remove(0);
    rows.push(Publication { owner: plan.domain.name().child("long").unwrap(), ..long });
    let mut never = Plan::new(format!("no-mail.{domain}").parse().unwrap());
    never.purpose = Purpose::NeverSends;
    rows.extend(publish(&never));
    assert!(rows.iter().any(|row| matches!(&row.data, Data::Txt(text) if text.len() > 700)));
    rows
}

/// The zone a record is typed into: that of the domain, or that of whoever must give the permission.
pub(crate) fn zone_of(row: &Publication, zone: &Name) -> Name {
    if row.owner.is_within(zone) { zone.clone() } else { name("reports.example") }
}

/// Types a record into a panel of these rules as it is written in this form.
pub(crate) fn typed(row: &Publication, zone: &Name, form: Panel, rules: Rules) -> Result<Stored, Refused> {
    rules.store(zone, &form.name(&row.owner, zone), row.data.kind(), &form.value(&row.data))
}

/// The forms a panel of a host may really want: where its names are not known, either of the two that are shown, each
/// after the person has said which it is.
pub(crate) fn truths(host: &'static hosts::Host) -> Vec<Panel> {
    let answers = |names| Answers { host: Some(host.id.clone()), seen: Known { names, ..Known::default() } };
    let asked = match host.form.names {
        Some(_) => vec![None],
        None => vec![Some(NameForm::Relative), Some(NameForm::Full)],
    };
    asked.into_iter().map(|names| Form::new(&answers(names), &[]).known.panel()).collect()
}

/// Whether what is stored is what was meant, string by string.
#[track_caller]
fn same(stored: &Result<Stored, Refused>, row: &Publication, about: &str) {
    let stored = stored.as_ref().unwrap_or_else(|why| panic!("{about} refuses {row:?}: {why:?}"));
    assert_eq!(stored.owner, row.owner, "{about}");
    assert_eq!(stored.data(), row.data, "{about}");
    assert!(stored.strings.iter().all(|string| string.len() <= 255), "{about}");
}

#[test]
fn every_host_stores_every_kind_of_record_as_it_is_meant() {
    let zone = name("example.org");
    for host in hosts::all() {
        for form in truths(host) {
            for domain in ["example.org", "mail.example.org"] {
                for row in records(domain) {
                    let zone = zone_of(&row, &zone);
                    let stored = typed(&row, &zone, form, Rules::of(form));
                    same(&stored, &row, &format!("{} {form:?}", host.id));
                }
            }
        }
    }
}

#[test]
fn a_sub_domain_is_named_from_the_zone_it_stands_in() {
    let zone = name("example.org");
    let names: Vec<String> = records("mail.example.org")
        .iter()
        .map(|row| Panel::default().name(&row.owner, &zone_of(row, &zone)))
        .collect();
    for expected in
        ["mail", "r2._domainkey.mail", "r4.sub._domainkey.mail", "_dmarc.mail", "*._domainkey.no-mail.mail"]
    {
        assert!(names.iter().any(|name| name == expected), "{expected}: {names:?}");
    }
}

#[test]
fn a_form_that_is_not_the_panels_does_not_pass_for_it() {
    let zone = name("example.org");
    let all: Vec<Panel> = distinct();
    let rows = records("example.org");
    let mut wrong = 0;
    for form in &all {
        for rules in all.iter().filter(|rules| *rules != form) {
            let stored: Vec<_> = rows
                .iter()
                .map(|row| (row, typed(row, &zone_of(row, &zone), *form, Rules::of(*rules))))
                .collect();
            let is_right = |(row, stored): &(&Publication, Result<Stored, Refused>)| {
                stored.as_ref().is_ok_and(|stored| stored.owner == row.owner && stored.data() == row.data)
            };
            // What a zone file takes in full it takes in short too, so that not each of the pairs differs.
            wrong += usize::from(!stored.iter().all(is_right));
            if form.values != rules.values {
                assert!(!stored.iter().all(is_right), "{form:?} in {rules:?}");
            }
        }
    }
    assert!(wrong * 10 > all.len() * (all.len() - 1) * 7, "{wrong} of {}", all.len());
}

/// Every form that a host of the catalogue wants, once.
pub(crate) fn distinct() -> Vec<Panel> {
    let mut forms: Vec<Panel> = Vec::new();
    for form in hosts::all().iter().flat_map(truths) {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}
