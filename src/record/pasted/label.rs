//! The words that panels and services write beside what is to be entered.
//!
//! A label is known by its words: those that say which part of a record it is, and those that say nothing ("DNS",
//! "record", "your"). So `TXT record name:`, `Host / Name` and `DNS Host name` are one label, in several languages.

use super::Kind;

/// Which part of a record stands under a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Type,
    Value,
    Priority,
    Ttl,
    /// The domain that names are relative to.
    Domain,
    /// The part of a key's name in front of `._domainkey`.
    Selector,
    /// Nothing of a record: a state, what is there now, a comment.
    Ignored,
}

/// A label, and the type that it names beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) column: Column,
    pub(super) kind: Option<Kind>,
}

/// More words than a label has.
const WORDS: usize = 7;

/// Labels that are one by all their words together.
const WHOLE: &[(&str, Column)] = &[
    ("record", Column::Name),
    ("entry", Column::Name),
    ("dns record", Column::Name),
    ("dns entry", Column::Name),
    ("name server", Column::Value),
    ("mail server", Column::Value),
    ("domain name", Column::Domain),
    ("main domain", Column::Domain),
    ("selected domain", Column::Domain),
    ("zone name", Column::Domain),
    ("hosted zone", Column::Domain),
    ("customer record", Column::Name),
    ("target record", Column::Value),
    ("query type", Column::Type),
    ("rr type", Column::Type),
    ("public key", Column::Value),
    ("mx level", Column::Priority),
    ("points to", Column::Value),
    ("pointe vers", Column::Value),
    ("punta a", Column::Value),
    ("apunta a", Column::Value),
    ("aponta para", Column::Value),
    ("zeigt auf", Column::Value),
    ("verweist auf", Column::Value),
    ("time to live", Column::Ttl),
    ("cle publique", Column::Value),
    ("cl\u{e9} publique", Column::Value),
    ("offentlicher schlussel", Column::Value),
    ("\u{f6}ffentlicher schl\u{fc}ssel", Column::Value),
    ("chiave pubblica", Column::Value),
    ("clave p\u{fa}blica", Column::Value),
    ("chave p\u{fa}blica", Column::Value),
    ("\u{43e}\u{442}\u{43a}\u{440}\u{44b}\u{442}\u{44b}\u{439} \u{43a}\u{43b}\u{44e}\u{447}", Column::Value),
    ("nom d h\u{f4}te", Column::Name),
    ("nom de domaine", Column::Domain),
    ("nom d'h\u{f4}te", Column::Name),
    ("sous domaine", Column::Name),
    ("nombre de host", Column::Name),
    ("\u{438}\u{43c}\u{44f} \u{445}\u{43e}\u{441}\u{442}\u{430}", Column::Name),
    ("ip or value", Column::Value),
    ("required", Column::Ignored),
];

/// Words that say which part it is.
const WORD: &[(Column, &[&str])] = &[
    (
        Column::Ignored,
        &[
            "status",
            "state",
            "current",
            "proxy",
            "actions",
            "action",
            "comment",
            "comments",
            "notes",
            "note",
            "section",
            "class",
            "purpose",
            "description",
            "verified",
            "verification",
            "edit",
            "modified",
            "created",
            "\u{72b6}\u{6001}",
            "\u{64cd}\u{4f5c}",
            "\u{5907}\u{6ce8}",
            "\u{441}\u{442}\u{430}\u{442}\u{443}\u{441}",
            "\u{434}\u{435}\u{439}\u{441}\u{442}\u{432}\u{438}\u{44f}",
            "statut",
            "stato",
            "estado",
            "aktuell",
            "aktueller",
            "actuel",
            "actuelle",
        ],
    ),
    (
        Column::Selector,
        &[
            "selector",
            "selektor",
            "s\u{e9}lecteur",
            "selecteur",
            "selettore",
            "seletor",
            "selektori",
            "\u{441}\u{435}\u{43b}\u{435}\u{43a}\u{442}\u{43e}\u{440}",
            "\u{9009}\u{62e9}\u{5668}",
        ],
    ),
    (
        Column::Priority,
        &[
            "priority",
            "prio",
            "pref",
            "preference",
            "priorit\u{e4}t",
            "priorit\u{e9}",
            "priorit\u{e0}",
            "prioridad",
            "prioridade",
            "prioriteit",
            "priorytet",
            "\u{43f}\u{440}\u{438}\u{43e}\u{440}\u{438}\u{442}\u{435}\u{442}",
            "\u{4f18}\u{5148}\u{7ea7}",
            "\u{512a}\u{5148}\u{5ea6}",
            "mx\u{4f18}\u{5148}\u{7ea7}",
        ],
    ),
    (Column::Ttl, &["ttl", "lifetime", "\u{751f}\u{5b58}\u{65f6}\u{95f4}"]),
    (
        Column::Type,
        &[
            "type",
            "kind",
            "typ",
            "tipo",
            "soort",
            "recordtype",
            "querytype",
            "rrtype",
            "\u{442}\u{438}\u{43f}",
            "\u{7c7b}\u{578b}",
            "\u{8bb0}\u{5f55}\u{7c7b}\u{578b}",
            "\u{30bf}\u{30a4}\u{30d7}",
            "\u{7a2e}\u{5225}",
            "eintragstyp",
            "rekordtyp",
        ],
    ),
    (
        Column::Value,
        &[
            "value",
            "values",
            "data",
            "content",
            "contents",
            "target",
            "destination",
            "address",
            "answer",
            "text",
            "strings",
            "rdata",
            "rrdatas",
            "rrdata",
            "records",
            "exchange",
            "nameserver",
            "mailserver",
            "expected",
            "namehost",
            "nameexchange",
            "wert",
            "ziel",
            "inhalt",
            "adresse",
            "daten",
            "valeur",
            "cible",
            "contenu",
            "valore",
            "destinazione",
            "contenuto",
            "valor",
            "contenido",
            "destino",
            "conte\u{fa}do",
            "waarde",
            "doel",
            "inhoud",
            "warto\u{15b}\u{107}",
            "cel",
            "\u{437}\u{43d}\u{430}\u{447}\u{435}\u{43d}\u{438}\u{435}",
            "\u{441}\u{43e}\u{434}\u{435}\u{440}\u{436}\u{438}\u{43c}\u{43e}\u{435}",
            "\u{430}\u{434}\u{440}\u{435}\u{441}",
            "\u{8bb0}\u{5f55}\u{503c}",
            "\u{503c}",
            "\u{5024}",
            "\u{5185}\u{5bb9}",
            "descriptivetext",
            "hostnamealias",
        ],
    ),
    (
        Column::Name,
        &[
            "name",
            "names",
            "host",
            "hostname",
            "hostnames",
            "subdomain",
            "owner",
            "qname",
            "rrname",
            "label",
            "hostnaam",
            "naam",
            "nazwa",
            "nom",
            "nome",
            "nombre",
            "anfitri\u{f3}n",
            "h\u{f4}te",
            "sousdomaine",
            "sottodominio",
            "subdominio",
            "subdom\u{ed}nio",
            "subdomein",
            "unterdomain",
            "praefix",
            "pr\u{e4}fix",
            "prefix",
            "host-name",
            "\u{438}\u{43c}\u{44f}",
            "\u{445}\u{43e}\u{441}\u{442}",
            "\u{43f}\u{43e}\u{434}\u{434}\u{43e}\u{43c}\u{435}\u{43d}",
            "\u{441}\u{443}\u{431}\u{434}\u{43e}\u{43c}\u{435}\u{43d}",
            "\u{4e3b}\u{673a}\u{8bb0}\u{5f55}",
            "\u{4e3b}\u{673a}\u{540d}",
            "\u{4e3b}\u{673a}",
            "\u{540d}\u{79f0}",
            "\u{8bb0}\u{5f55}\u{540d}",
            "\u{540d}\u{524d}",
            "\u{30db}\u{30b9}\u{30c8}\u{540d}",
            "hostnavn",
            "navn",
            "namn",
            "v\u{e4}rdnamn",
        ],
    ),
    (
        Column::Domain,
        &[
            "domain",
            "zone",
            "domaine",
            "dominio",
            "dom\u{ed}nio",
            "domein",
            "domena",
            "\u{434}\u{43e}\u{43c}\u{435}\u{43d}",
            "\u{4e3b}\u{57df}\u{540d}",
            "\u{57df}\u{540d}",
            "zonename",
        ],
    ),
];

/// Words that say nothing.
const FILLER: &[&str] = &[
    "dns",
    "record",
    "records",
    "the",
    "your",
    "enter",
    "add",
    "this",
    "new",
    "or",
    "and",
    "of",
    "for",
    "in",
    "to",
    "as",
    "points",
    "dkim",
    "dmarc",
    "spf",
    "bounce",
    "full",
    "complete",
    "copy",
    "paste",
    "field",
    "column",
    "box",
    "entry",
    "is",
    "with",
    "following",
    "required",
    "txt",
    "cname",
    "mx",
    "a",
    "ns",
    "eintrag",
    "enregistrement",
    "registro",
    "\u{437}\u{430}\u{43f}\u{438}\u{441}\u{438}",
    "\u{437}\u{430}\u{43f}\u{438}\u{441}\u{44c}",
    "\u{8bb0}\u{5f55}",
    "des",
    "de",
    "du",
    "der",
    "del",
    "di",
    "do",
    "da",
    "public",
    "key",
    "set",
    "use",
    "server",
    "domainkey",
    "mail",
    "signature",
    "rr",
    "resource",
    "descriptive",
    "rrset",
];

/// What `text` is a label of, with or without a colon behind it; none if any of its words is no label's.
pub(super) fn label(text: &str) -> Option<Label> {
    let bare = text
        .trim()
        .trim_end_matches(|c: char| matches!(c, ':' | '\u{ff1a}' | '*' | '?' | '=') || c.is_whitespace());
    let (bare, asides) = without_asides(bare);
    // PowerShell's names for targets.
    if ["namehost", "nameexchange"].contains(&bare.to_lowercase().as_str()) {
        return Some(Label { column: Column::Value, kind: None });
    }
    let words = words(&bare);
    if words.is_empty() || words.len() > WORDS {
        return None;
    }
    let whole = words.join(" ");
    let named =
        words.iter().chain(&asides).find_map(|word| Kind::named(word).filter(|kind| *kind != Kind::A));
    let kind = named.filter(|kind| *kind != Kind::Spf);
    let column = WHOLE.iter().find(|(text, _)| *text == whole).map(|(_, column)| *column);
    let column = column.or_else(|| by_words(&words))?;
    Some(Label { column, kind })
}

/// What the words say together; where two say different things, the one that says less of a record counts.
fn by_words(words: &[String]) -> Option<Column> {
    let mut found = None;
    for word in words {
        let column = WORD.iter().position(|(_, known)| known.contains(&word.as_str()));
        match (column, found) {
            (Some(at), Some(before)) if before <= at => {}
            (Some(at), _) => found = Some(at),
            (None, _) if FILLER.contains(&word.as_str()) => {}
            (None, _) => return None,
        }
    }
    // "Domain" in "Domain host" says what the host is relative to.
    WORD.get(found?).map(|(column, _)| *column)
}

/// `text` without what stands in parentheses, and those words by themselves.
fn without_asides(text: &str) -> (String, Vec<String>) {
    let mut bare = String::with_capacity(text.len());
    let mut aside = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '\u{ff08}' => depth += 1,
            ')' | '\u{ff09}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => aside.push(c),
            _ => bare.push(c),
        }
        if matches!(c, '(' | ')') {
            aside.push(' ');
        }
    }
    (bare, words(&aside))
}

/// The words of a label in small letters; `targetRecord` is two.
fn words(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut was_small = false;
    for c in text.chars() {
        if c.is_uppercase() && was_small {
            spaced.push(' ');
        }
        was_small = c.is_lowercase();
        match c {
            '/' | '_' | '-' | '&' | ',' | '|' => spaced.push(' '),
            '*' | '?' | '#' | '`' | '"' | '\u{201c}' | '\u{201d}' => {}
            c => spaced.extend(c.to_lowercase()),
        }
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_by_their_words() {
        for (text, wanted) in [
            ("Name", Some(Column::Name)),
            ("DNS Host name (TXT record name):", Some(Column::Name)),
            ("TXT record value:", Some(Column::Value)),
            ("Host / Name", Some(Column::Name)),
            ("Value / Data / Points to", Some(Column::Value)),
            ("Points to address or value", Some(Column::Value)),
            ("REQUIRED DATA (VALUE)", Some(Column::Value)),
            ("CURRENT DATA", Some(Column::Ignored)),
            ("Add this value", Some(Column::Value)),
            ("Required?", Some(Column::Ignored)),
            ("IP or Value", Some(Column::Value)),
            ("targetRecord", Some(Column::Value)),
            ("customerRecord", Some(Column::Name)),
            ("recordType", Some(Column::Type)),
            ("DKIM selector prefix:", Some(Column::Selector)),
            ("Nome Host", Some(Column::Name)),
            ("\u{8bb0}\u{5f55}\u{7c7b}\u{578b}", Some(Column::Type)),
            ("Domain Name", Some(Column::Domain)),
            ("Value mismatch", None),
            ("It may take up to 48 hours", None),
            ("DKIM", None),
            ("s1._domainkey", None),
            ("", None),
        ] {
            assert_eq!(label(text).map(|label| label.column), wanted, "{text}");
        }
        assert_eq!(label("TXT record value:").and_then(|label| label.kind), Some(Kind::Txt));
    }
}
