//! The value that is published, from the one that was written.

use crate::record::{
    dkim::{PublicKey, Record},
    pasted::{Data, Kind, Pasted, Written},
    visible::is_hidden,
};

/// The type and the value of a record; a type that the text does not say follows from the value.
pub(super) fn of(record: &Pasted, name: Option<&str>) -> (Kind, String) {
    match &record.data {
        Data::Txt(strings, written) => {
            let text = strings.text();
            let text = match written {
                Written::Quoted => text,
                Written::Bare => plain(&text),
            };
            let is_key = name.is_none_or(|name| name.to_lowercase().contains("_domainkey"));
            let text = if is_key { with_tags(&text) } else { text };
            (record.kind.unwrap_or(Kind::Txt), text)
        }
        Data::Other(text) => (record.kind.unwrap_or(Kind::Cname), text.clone()),
    }
}

/// Without what nobody sees, odd blanks made plain, and without the backslashes of zone files.
fn plain(text: &str) -> String {
    let seen: String = text
        .chars()
        .filter(|c| c.is_whitespace() || !is_hidden(*c))
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    seen.trim().replace("\\;", ";")
}

/// A key without any tag becomes a record.
fn with_tags(text: &str) -> String {
    let is_bare = text.len() > 60 && !text.trim_end_matches('=').contains(['=', ';', ' ']);
    let whole = format!("v=DKIM1; k=rsa; p={text}");
    let is_key =
        || whole.parse::<Record>().is_ok_and(|record| matches!(record.public_key, PublicKey::Rsa { .. }));
    if is_bare && is_key() { whole } else { text.to_owned() }
}
