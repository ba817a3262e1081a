//! What is read back by a form's own grammar is what was written.

use mailseal::{
    export::{FORMATS, Records, Row},
    plan::publish::Data,
    record::name::Name,
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
fn expected(format: &str, rows: &[Row]) -> Vec<Row> {
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

fn sorted(mut rows: Vec<Row>) -> Vec<Row> {
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
    ]
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
        let made =
            |(owner, data): (String, Data)| Row { owner: name(&owner), data, ttl, replaces: Vec::new() };
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

#[test]
fn the_worst_text_is_read_back_too() {
    let rows = [text(ZONE, HOSTILE), text(ZONE, ""), text(ZONE, &"\"".repeat(256)), text(ZONE, "$${%%{$")];
    for format in FORMATS.map(mailseal::export::Format::name) {
        assert_eq!(sorted(back(format, &rows)), sorted(expected(format, &rows)), "{format}");
    }
}
