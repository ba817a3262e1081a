//! From answers to records.

#![expect(clippy::expect_used, reason = "a test stops by panicking")]

use mailseal::{
    plan::{
        Plan, Purpose,
        dkim::{self, Key, Stage, Value},
        publish::{self, Data, publish},
    },
    record::{
        dkim::{PublicKey, Record},
        dmarc::{self, ReportUri},
        name::Name,
    },
};

fn plan() -> Plan {
    Plan::new("example.org".parse().expect("a domain"))
}

/// `owner TYPE value` of each row.
fn lines(plan: &Plan) -> Vec<String> {
    publish(plan)
        .iter()
        .map(|row| {
            let value = match &row.data {
                Data::Txt(text) => text.clone(),
                Data::Cname(target) => target.to_string(),
                Data::Srv(srv) => srv.to_string(),
                Data::Mx { preference, exchange } => format!("{preference} {exchange}"),
            };
            format!("{} {} {value}", row.owner, row.data.kind())
        })
        .collect()
}

fn report_to(plan: &mut Plan, addresses: &[&str]) {
    plan.dmarc.record.aggregate_reports =
        addresses.iter().map(|address| ReportUri::from_address(address).expect(address)).collect();
}

fn key(selector: &str, value: Value) -> Key {
    Key::new(selector.parse().expect(selector), value, Stage::Active)
}

#[test]
fn a_first_set_up_is_spf_and_dmarc() {
    assert_eq!(
        lines(&plan()),
        [
            "example.org TXT v=spf1 mx ~all",
            "_dmarc.example.org TXT v=DMARC1; p=none; rua=mailto:dmarc@example.org",
        ]
    );
    assert!(publish(&plan()).iter().all(|row| row.ttl == publish::TTL));
}

#[test]
fn an_spf_record_without_terms_is_not_published() {
    let mut plan = plan();
    plan.spf.rows.clear();
    plan.spf.rows.push("ip4:300.1.1.1".to_owned().into());
    assert!(!lines(&plan).iter().any(|line| line.contains("v=spf1")));
}

#[test]
fn keys_stand_at_their_selectors_as_text_or_alias() {
    let mut plan = plan();
    plan.dkim.keys = vec![
        key("s1.mail", Value::Record(Record::new(PublicKey::Ed25519([0; 32])))),
        key("k2", Value::Alias(Name::parse("dkim2.example.net").expect("a name"))),
    ];
    let expected = [
        "s1.mail._domainkey.example.org TXT v=DKIM1; k=ed25519; p=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "k2._domainkey.example.org CNAME dkim2.example.net",
    ];
    assert_eq!(lines(&plan)[1..3], expected);
}

#[test]
fn a_withdrawn_key_is_an_empty_record_and_keeps_nothing_else() {
    let since = jiff::Timestamp::UNIX_EPOCH;
    let mut plan = plan();
    let full: Record =
        "v=DKIM1; h=sha256; k=ed25519; n=note; t=s; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
            .parse()
            .unwrap();
    plan.dkim.keys = vec![
        key("s1", Value::Record(full.clone())),
        key("s2", Value::Alias(Name::parse("dkim2.example.net").expect("a name"))),
    ];
    let live = lines(&plan);
    for stage in [Stage::Pending, Stage::Active, Stage::Retiring { since }] {
        plan.dkim.keys.iter_mut().for_each(|key| key.stage = stage);
        assert_eq!(lines(&plan), live, "{stage:?}");
        assert!(publish(&plan).iter().all(|row| !row.withdraws()));
    }
    plan.dkim.keys.iter_mut().for_each(|key| key.stage = Stage::Retired { since });
    let expected = ["s1._domainkey.example.org TXT v=DKIM1; p=", "s2._domainkey.example.org TXT v=DKIM1; p="];
    assert_eq!(lines(&plan)[1..3], expected);
    assert_eq!(publish(&plan).iter().filter(|row| row.withdraws()).count(), 2);
}

#[test]
fn options_are_written_into_a_record_and_taken_out_again() {
    let mut plan = plan();
    let bare = Record::new(PublicKey::Revoked);
    let mut record = bare.clone();
    plan.dkim.options.strict = true;
    plan.dkim.options.testing = true;
    plan.dkim.options.sha256_only = true;
    plan.dkim.options.note = " ask bücher; or a=b ".to_owned();
    plan.dkim.options.apply(&mut record);
    plan.dkim.options.apply(&mut record);
    plan.dkim.keys = vec![key("s1", Value::Record(record.clone()))];
    let text = "v=DKIM1; h=sha256; n=ask b=C3=BCcher=3B or a=3Db; t=y:s; p=";
    assert_eq!(lines(&plan)[1], format!("s1._domainkey.example.org TXT {text}"));
    dkim::Options::default().apply(&mut record);
    assert_eq!(record, bare);
}

#[test]
fn a_key_is_published_as_it_stands_in_the_plan() {
    let mut plan = plan();
    plan.dkim.keys = vec![key("s1", Value::Record(Record::new(PublicKey::Revoked)))];
    plan.dkim.options.testing = true;
    assert_eq!(lines(&plan)[1], "s1._domainkey.example.org TXT v=DKIM1; p=");
}

#[test]
fn a_key_whose_name_would_be_too_long_has_no_row() {
    let label = "a".repeat(60);
    let mut plan = Plan::new(format!("{label}.{label}.{label}.org").parse().expect("a domain"));
    plan.dkim.keys = vec![key(&label, Value::Record(Record::new(PublicKey::Revoked)))];
    assert_eq!(publish(&plan).len(), 2);
}

#[test]
fn every_other_organization_that_gets_reports_must_permit_it_once() {
    let mut plan = plan();
    report_to(
        &mut plan,
        &[
            "a@example.org",         // our own
            "a@reports.example.org", // the same organization
            "a@rua.example.net",     // another
            "b@rua.example.net",     // the same other
            "a@example.com",         // a second other
        ],
    );
    plan.dmarc.record.failure_reports = vec![ReportUri::from_address("c@example.com").expect("an address")];
    assert_eq!(
        lines(&plan)[2..],
        [
            "example.org._report._dmarc.rua.example.net TXT v=DMARC1",
            "example.org._report._dmarc.example.com TXT v=DMARC1",
        ]
    );
}

#[test]
fn a_sub_domain_may_report_to_its_own_organization() {
    let mut plan = Plan::new("news.example.org".parse().expect("a domain"));
    report_to(&mut plan, &["a@example.org"]);
    assert_eq!(publish(&plan).len(), 2);
}

#[test]
fn an_empty_dmarc_record_is_not_published() {
    let mut plan = plan();
    plan.dmarc.record = dmarc::Record::default();
    assert_eq!(lines(&plan), ["example.org TXT v=spf1 mx ~all"]);
}

#[test]
fn a_domain_that_never_sends_says_so_in_every_way() {
    let mut plan = plan();
    plan.purpose = Purpose::NeverSends;
    plan.dmarc = mailseal::plan::dmarc::Answers::refusing();
    plan.dkim.keys = vec![key("s1", Value::Record(Record::new(PublicKey::Revoked)))];
    assert_eq!(
        lines(&plan),
        [
            "example.org TXT v=spf1 -all",
            "*._domainkey.example.org TXT v=DKIM1; p=",
            "_dmarc.example.org TXT v=DMARC1; p=reject",
            "example.org MX 0 .",
        ]
    );
}

#[test]
fn a_domain_that_never_sends_keeps_its_report_addresses() {
    let mut plan = plan();
    plan.purpose = Purpose::NeverSends;
    report_to(&mut plan, &["a@example.org", "b@example.com"]);
    assert_eq!(
        lines(&plan)[2..4],
        [
            "_dmarc.example.org TXT v=DMARC1; p=reject; rua=mailto:a@example.org,mailto:b@example.com",
            "example.org._report._dmarc.example.com TXT v=DMARC1",
        ]
    );
}

#[test]
fn a_private_key_in_the_answers_is_no_record_to_publish() {
    let private = "MC4CAQAwBQYDK2VwBCIEIGlIM8icoAz45gn2a5L0pXQy32Mx7CXerx27EZ8NtGUN";
    let record: Record = format!("v=DKIM1; k=ed25519; p={private}").parse().expect("a record");
    let mut plan = plan();
    plan.dkim.keys = vec![key("s1", Value::Record(record))];
    let rows = lines(&plan);
    assert!(rows.iter().all(|row| !row.contains("_domainkey") && !row.contains(private)), "{rows:?}");
}
