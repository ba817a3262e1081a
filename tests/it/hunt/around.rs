//! Records inside of what tools, pages and mails have around them. Each kind is told by inputs of its own beside those
//! that were reported.

use mailseal::cli::parse::Kind::{self, Dkim, Dmarc, Spf};

use super::{
    Case, Wanted,
    cases::{KEY, case, clean, to},
};

pub(super) fn all() -> Vec<Case> {
    [strings_below(), powershell(), programs(), spoken(), wrapped(), zone_lines(), tools(), keys()]
        .into_iter()
        .flatten()
        .collect()
}

fn refused(kind: Kind, text: &str, part: &'static str) -> Case {
    case(kind, text, Wanted { refused: Some(part), ..Wanted::default() })
}

/// A key in two pieces.
fn halves() -> (&'static str, &'static str) {
    KEY.split_at(100)
}

/// Strings of one record in lines of their own.
fn strings_below() -> Vec<Case> {
    let (head, tail) = halves();
    let key = format!("v=DKIM1; k=rsa; p={KEY}");
    vec![
        clean(
            Spf,
            "example.com     text =\n\n        \"v=spf1 ip4:9.9.9.9 \"\n        \"ip4:9.9.9.10 -all\"",
            "v=spf1 ip4:9.9.9.9 ip4:9.9.9.10 -all",
        ),
        clean(
            Spf,
            "> set type=txt\n> example.com\nexample.com\ttext =\n\n\t\"MS=ms1\"\nexample.com\ttext =\n\n\t\"v=spf1 a \"\n\t\"mx \"\n\t\"~all\"\n>",
            "v=spf1 a mx ~all",
        ),
        clean(
            Dmarc,
            "_dmarc.example.com     text =\n\n        \"v=DMARC1; p=reject; \"\n        \"rua=mailto:a@mailseal.invalid\"",
            "v=DMARC1; p=reject; rua=mailto:a@mailseal.invalid",
        ),
        case(
            Dkim,
            format!("s1._domainkey.example.com\ttext =\n\n\t\"v=DKIM1; k=rsa; p={head}\"\n\t\"{tail}\""),
            Wanted { read: Some(key.clone()), ..Wanted::default() },
        ),
        // Lines of a file without the name above them.
        case(
            Dkim,
            format!("\"v=DKIM1; k=rsa; \"\n\"p={head}\"\n\"{tail}\" )  ; ----- DKIM key s1"),
            Wanted { read: Some(key.clone()), ..Wanted::default() },
        ),
        case(
            Dkim,
            format!("( \"v=DKIM1; k=rsa; \" \"p={KEY}\" )"),
            Wanted { read: Some(key), ..Wanted::default() },
        ),
        clean(
            Spf,
            "\"v=spf1 ip4:9.9.9.9 \"\n\"mx -all\"\n\"a-token=12345678\"",
            "v=spf1 ip4:9.9.9.9 mx -all",
        ),
    ]
}

fn powershell() -> Vec<Case> {
    let head = "Name                                     Type   TTL   Section    Strings\n----                                     ----   ---   -------    -------\n";
    let policy = "v=DMARC1; p=reject; rua=mailto:a@mailseal.invalid, mailto:b@mailseal.invalid";
    vec![
        clean(
            Dmarc,
            &format!("{head}_dmarc.example.com                       TXT    3600  Answer     {{{policy}}}"),
            policy,
        ),
        clean(Dmarc, &format!("Name    : _dmarc.example.com\nType    : TXT\nStrings : {{{policy}}}"), policy),
        clean(
            Dmarc,
            "Strings : {v=DMARC1; p=reject; , rua=mailto:a@mailseal.invalid}",
            "v=DMARC1; p=reject; rua=mailto:a@mailseal.invalid",
        ),
        case(
            Dkim,
            format!(
                "{head}s1._domainkey.example.com                TXT    3600  Answer     {{v=DKIM1; k=rsa; p={KEY}}}"
            ),
            Wanted { read: Some(format!("v=DKIM1; k=rsa; p={KEY}")), ..Wanted::default() },
        ),
        clean(Spf, "Strings : {v=spf1 ip4:9.9.9.9 , mx -all}", "v=spf1 ip4:9.9.9.9 mx -all"),
    ]
}

/// Words outside of the quotation marks are none of the value.
fn programs() -> Vec<Case> {
    let good = "v=spf1 mx -all";
    let policy = "v=DMARC1; p=reject; rua=mailto:a@mailseal.invalid";
    vec![
        clean(Spf, "TXT(\"@\", \"v=spf1 mx -all\", TTL(300)),", good),
        clean(Spf, "TXT('@', 'v=spf1 mx -all', TTL('1d'))", good),
        clean(Spf, "TXT(\"@\", \"v=spf1 mx -all\", {ttl: 300}, AUTOSPLIT), // the servers", good),
        clean(Spf, "TXT(\"@\", [\"v=spf1 \", \"mx -all\"], TTL(60));", good),
        clean(Dmarc, &format!("TXT(\"_dmarc\", \"{policy}\", TTL(300))"), policy),
        clean(Dmarc, &format!("\"{policy}\" 3600 IN"), policy),
        clean(Spf, "\"v=spf1 mx -all\"  9.9.9.9:53", good),
        clean(
            Spf,
            "NAME          TYPE  TTL  DATA\nexample.com.  TXT   300  \"v=spf1 mx -all\",\"google-site-verification=x\"",
            good,
        ),
        clean(Spf, "example.com. 300 IN TXT \"v=spf1 \",\"mx -all\"", good),
    ]
}

/// What is said in front of a record.
fn spoken() -> Vec<Case> {
    let policy = "v=DMARC1; p=reject; rua=mailto:a@mailseal.invalid";
    vec![
        clean(Spf, "SPF: v=spf1 mx -all", "v=spf1 mx -all"),
        clean(Spf, "TXT: v=spf1 mx -all", "v=spf1 mx -all"),
        clean(Spf, "Your SPF record is: \u{201c}v=spf1 mx -all\u{201d}", "v=spf1 mx -all"),
        clean(Spf, "> v=spf1 mx -all", "v=spf1 mx -all"),
        clean(Dmarc, &format!("DMARC record: {policy}"), policy),
        clean(Dmarc, &format!("Please add this TXT record for _dmarc.example.com: {policy}\nThanks"), policy),
        case(
            Dkim,
            format!("DKIM (selector mail): v=DKIM1; k=rsa; p={KEY}"),
            Wanted { read: Some(format!("v=DKIM1; k=rsa; p={KEY}")), ..Wanted::default() },
        ),
    ]
}

/// A line end in the middle of a word.
fn wrapped() -> Vec<Case> {
    let policy = "v=DMARC1; p=reject; rua=mailto:dmarc@mailseal.invalid";
    vec![
        clean(Spf, "v=spf1 mx include:_spf.goo\ngle.com ~all", "v=spf1 mx include:_spf.google.com ~all"),
        clean(Spf, "v=spf1 ip4:9.9.\n9.9 mx -all", "v=spf1 ip4:9.9.9.9 mx -all"),
        clean(Spf, "v=spf1 inclu\nde:_spf.google.com -all", "v=spf1 include:_spf.google.com -all"),
        clean(Spf, "v=spf1 mx ~a\nll", "v=spf1 mx ~all"),
        clean(Spf, "\"v=spf1 mx include:_spf.goo\ngle.com ~all\"", "v=spf1 mx include:_spf.google.com ~all"),
        // A word of the mail below it.
        clean(Spf, "v=spf1 include:_spf.google.com ~all\nThanks", "v=spf1 include:_spf.google.com ~all"),
        clean(Dmarc, "v=DMARC1; p=reject; rua=mailto:dmarc@mailseal\n.invalid", policy),
        clean(Dmarc, "v=DMARC1; p=reject; rua=mailto:dmarc\n@mailseal.invalid", policy),
        clean(Dmarc, &format!("{policy}\nThanks"), policy),
    ]
}

fn zone_lines() -> Vec<Case> {
    let unquoted = |kind, text: &str| {
        case(kind, text, Wanted { errors: Some(true), ids: vec!["dns.unquoted"], ..Wanted::default() })
    };
    vec![
        unquoted(Spf, "@ IN TXT v=spf1 mx -all"),
        unquoted(Spf, "example.com. 3600 IN TXT v=spf1 include:_spf.google.com -all"),
        unquoted(Dmarc, "_dmarc.example.com. IN TXT v=DMARC1; p=reject; rua=mailto:a@mailseal.invalid"),
        unquoted(Dkim, "s1._domainkey 300 IN TXT v=DKIM1; k=rsa; p="),
        // A row of a panel, and a line in which nothing is lost.
        clean(Spf, "@ TXT v=spf1 mx -all", "v=spf1 mx -all"),
        clean(Spf, "@ TXT v=spf1 mx -all Verified", "v=spf1 mx -all"),
        case(
            Dmarc,
            "_dmarc IN TXT v=DMARC1\\;p=none\\;rua=mailto:a@mailseal.invalid",
            Wanted { never: vec!["dns.unquoted"], ..Wanted::default() },
        ),
        case(
            Spf,
            "example.com. 300 IN SPF \"v=spf1 mx -all\"",
            Wanted { errors: Some(true), ids: vec!["spf.type-99"], ..Wanted::default() },
        ),
        refused(Spf, "mailserver TXT \"v=spf1 a -all\"\n@ TXT \"v=spf1 mx -all\"", "different names"),
        refused(
            Spf,
            "example.com. IN TXT \"v=spf1 mx -all\"\nexample.com. IN TXT \"v=spf1 -all\"",
            "only one",
        ),
        refused(
            Dkim,
            "s1._domainkey IN TXT \"v=DKIM1; p=\"\ns2._domainkey IN TXT \"v=DKIM1; p=\"",
            "different names",
        ),
        refused(Dmarc, "_dmarc.example.com. 300 IN CNAME _dmarc.example.net.", "CNAME"),
        refused(Dkim, "s1._domainkey.example.com is an alias for s1.example.net.", "CNAME"),
    ]
}

fn tools() -> Vec<Case> {
    let good = "v=spf1 mx -all";
    vec![
        clean(Spf, "example.com.  TXT  IN  300s    \"v=spf1 mx -all\"  127.0.0.53:53", good),
        clean(
            Spf,
            "NAME          TYPE  CLASS  TTL   ADDRESS                NAMESERVER\nexample.com.  TXT   IN     300s  \"v=spf1 mx -all\"       127.0.0.53:53",
            good,
        ),
        clean(Spf, "TXT example.com. 1h00m00s   \"v=spf1 mx -all\"\nTXT example.com. 5m00s   \"MS=1\"", good),
        clean(Spf, "pdnsutil add-record example.com @ TXT 300 '\"v=spf1 mx -all\"'", good),
        clean(Spf, "pdnsutil replace-rrset example.com @ TXT '\"v=spf1 mx -all\"'", good),
        clean(Spf, "example.com|TXT|v=spf1 mx -all|3600", good),
        clean(Spf, "<tr><td>TXT</td><td>@</td><td>v=spf1 mx -all</td></tr>", good),
        clean(
            Spf,
            "<table>\n<tr>\n<td>@</td>\n<td class=\"kind\">TXT</td>\n<td><code>v=spf1 mx -all</code></td>\n</tr></table>",
            good,
        ),
        clean(Spf, "example.com. \"v=spf1 mx -all\"", good),
        clean(
            Spf,
            "kind: dns#resourceRecordSet\nname: example.com.\nrrdatas:\n- '\"v=spf1 mx -all\"'\n- '\"google-site-verification=x\"'\nttl: 300\ntype: TXT",
            good,
        ),
    ]
}

fn keys() -> Vec<Case> {
    let good = format!("v=DKIM1; k=rsa; p={KEY}");
    let header = "DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=mail; h=From; bh=abc=; b=def";
    vec![
        refused(Dkim, header, "signature"),
        refused(Dkim, "v=1; a=ed25519-sha256; d=example.com; s=mail; bh=abc=; b=def", "signature"),
        to(Dkim, &format!("v=DKIM1; k=rsa; p:{KEY}"), &good),
        to(Dkim, &format!("v=DKIM1; k=rsa; p: {KEY};"), &good),
        case(
            Dkim,
            format!("{good}\" )  ; ----- DKIM key s1 for example.com"),
            Wanted { read: Some(good.clone()), ..Wanted::default() },
        ),
        to(Dkim, &format!("v=DKIM1; k=rsa; p={KEY}="), &good),
        to(Dkim, &format!("v=DKIM1; k=rsa; p={KEY}==="), &good),
        case(Dkim, "v=DKIM1; rsa; p=", Wanted { never: vec!["p=none"], ..Wanted::default() }),
    ]
}
