//! What is read back by a form's own grammar is what was written.

use hickory_server::proto::{
    rr::{RData, Record},
    serialize::txt::Parser,
};
use mailseal::{
    export::{FORMATS, Records, Row},
    plan::publish::Data,
    record::{name::Name, srv::Srv},
};
use proptest::{collection::vec, prelude::*};

use super::{formats::HOSTILE, name, read::read, text};

const ZONE: &str = "example.org";

fn back(format: &str, rows: &[Row]) -> Vec<Row> {
    let zone = name(ZONE);
    let format = mailseal::export::by_name(format).expect("a form");
    read(format.name(), &format.write(&Records { domain: &zone, zone: Some(&zone), rows }), &zone)
}

/// Every form but octoDNS holds every text there is; octoDNS orders names and holds less.
pub(super) fn expected(format: &str, rows: &[Row]) -> Vec<Row> {
    let holds = |row: &&Row| match &row.data {
        Data::Txt(text) if format == "octodns" => {
            let is_misread = text.contains("\\;") || text.contains("\" \"") || text.starts_with('"');
            text.is_ascii() && !is_misread && !text.is_empty()
        }
        _ => true,
    };
    let with_ttl = |row: &Row| match format {
        "cloudflare" | "terraform-cloudflare" => Row { ttl: row.ttl.clamp(60, 86400), ..row.clone() },
        _ => row.clone(),
    };
    rows.iter().filter(holds).map(with_ttl).collect()
}

pub(super) fn sorted(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(|row| format!("{row:?}"));
    rows
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,600}",
        ".{0,300}",
        "[\"\\\\;%${}()'`@=+\n\r\t ~-]{0,40}",
        "[\u{0}-\u{ff}]{0,300}",
        "(v=DKIM1; p=[A-Za-z0-9+/]{380,720})",
    ]
}

fn names() -> impl Strategy<Value = Name> {
    vec(vec(any::<u8>(), 1..6), 1..4).prop_map(Name::from_labels)
}

fn data() -> impl Strategy<Value = Data> {
    prop_oneof![
        4 => texts().prop_map(Data::Txt),
        1 => (any::<u16>(), prop_oneof![Just(Name::root()), names()])
            .prop_map(|(preference, exchange)| Data::Mx { preference, exchange }),
        1 => services().prop_map(Data::Srv),
    ]
}

fn services() -> impl Strategy<Value = Srv> {
    let target = prop_oneof![Just(Name::root()), names()];
    (any::<u16>(), any::<u16>(), any::<u16>(), target).prop_map(|(priority, weight, port, target)| Srv {
        priority,
        weight,
        port,
        target,
    })
}

/// Records of one TTL, because those of one name and type have one in DNS.
fn rows() -> impl Strategy<Value = Vec<Row>> {
    let owners = prop_oneof![
        Just(ZONE.to_owned()),
        Just(format!("*._domainkey.{ZONE}")),
        "[a-z0-9-]{1,5}".prop_map(|label| format!("{label}._domainkey.{ZONE}")),
    ];
    let one = (owners, data());
    (0..=u32::MAX / 2, vec(one, 0..5), vec(names(), 0..3)).prop_map(|(ttl, rows, targets)| {
        let aliases = targets
            .into_iter()
            .enumerate()
            .map(|(at, target)| (format!("alias{at}._domainkey.{ZONE}"), Data::Cname(target)));
        let made = |(owner, data): (String, Data)| Row {
            owner: name(&owner),
            data,
            ttl,
            replaces: Vec::new(),
            cut: None,
        };
        rows.into_iter().chain(aliases).map(made).collect()
    })
}

proptest! {
    #[test]
    fn every_form_is_read_back_as_it_was(rows in rows()) {
        for format in FORMATS {
            let format = format.name();
            let (back, expected) = (back(format, &rows), expected(format, &rows));
            prop_assert_eq!(sorted(back), sorted(expected), "{}", format);
        }
    }
}

/// The records of a zone file, as a name server's own parser reads it.
fn loaded(file: &str) -> Vec<Row> {
    let origin = hickory_server::proto::rr::Name::from_ascii(format!("{ZONE}.")).expect("a name");
    let (_, sets) = Parser::new(file, None, Some(origin)).parse().expect(file);
    let records = sets.values().flat_map(|set| set.records_without_rrsigs());
    let row = |record: &Record| {
        let data = match &record.data {
            RData::TXT(txt) => Data::Txt(String::from_utf8(txt.txt_data.concat()).expect("ASCII")),
            RData::CNAME(target) => Data::Cname(name(&target.0.to_ascii())),
            RData::MX(mx) => Data::Mx { preference: mx.preference, exchange: name(&mx.exchange.to_ascii()) },
            RData::SRV(srv) => Data::Srv(Srv {
                priority: srv.priority,
                weight: srv.weight,
                port: srv.port,
                target: name(&srv.target.to_ascii()),
            }),
            other => panic!("{other}"),
        };
        Row { owner: name(&record.name.to_ascii()), data, ttl: record.ttl, replaces: Vec::new(), cut: None }
    };
    records.map(row).collect()
}

/// The parser takes an octet above 127 for a character and an empty string for two quotes, so neither is asked of it.
fn plain_rows() -> impl Strategy<Value = Vec<Row>> {
    let hosts = "[a-z0-9]{1,9}\\.example\\.net";
    let data = prop_oneof![
        3 => "[ -~]{1,600}".prop_map(Data::Txt),
        1 => (any::<u16>(), hosts).prop_map(|(preference, host)| Data::Mx { preference, exchange: name(&host) }),
        1 => (any::<u16>(), any::<u16>(), "[a-z0-9]{1,9}\\.example\\.net").prop_map(|(priority, port, host)| {
            Data::Srv(Srv { priority, weight: 1, port, target: name(&host) })
        }),
    ];
    vec(("[a-z0-9]{1,5}", data), 0..5).prop_map(|rows| {
        let owner = |label: String| name(&format!("{label}._domainkey.{ZONE}"));
        let made =
            |(label, data)| Row { owner: owner(label), data, ttl: 3600, replaces: Vec::new(), cut: None };
        rows.into_iter().map(made).collect()
    })
}

proptest! {
    #[test]
    fn a_name_server_loads_a_zone_file_as_it_was_meant(rows in plain_rows()) {
        let zone = name(ZONE);
        let bind = mailseal::export::by_name("bind").expect("a form");
        let file = bind.write(&Records { domain: &zone, zone: Some(&zone), rows: &rows });
        let mut rows = rows;
        rows.sort_by_key(|row| format!("{row:?}"));
        rows.dedup();
        prop_assert_eq!(sorted(loaded(&file)), rows);
    }
}

#[test]
fn the_worst_text_is_read_back_too() {
    let rows = [text(ZONE, HOSTILE), text(ZONE, ""), text(ZONE, &"\"".repeat(256)), text(ZONE, "$${%%{$")];
    for format in FORMATS.map(mailseal::export::Format::name) {
        assert_eq!(sorted(back(format, &rows)), sorted(expected(format, &rows)), "{format}");
    }
}
