//! What a server says it can do.
//!
//! Each protocol has its own list: `* CAPABILITY …` on one line, `CAPA` with one capability a line, `EHLO` with
//! `250-` before each. Two things matter here: whether encryption can begin, and which log-ins are offered.
//!
//! References: RFC 9051 §7.2.2 (IMAP), RFC 2449 §5 (POP3), RFC 5321 §4.1.1.1 and RFC 4954 §3 (SMTP).

use super::Protocol;

/// Lines of one answer at most: ten times what the longest real ones have.
pub const LINES: usize = 200;

/// Words kept of one list at most.
const WORDS: usize = 400;

/// What a server said it can do, each word in upper case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capabilities {
    /// The words: `STARTTLS`, `AUTH=PLAIN`, `SASL PLAIN LOGIN`, as the protocol has them. Not safe to show.
    words: Vec<String>,
    /// The name the server gave itself in its answer to EHLO. Not safe to show.
    pub name: Option<String>,
}

/// What an answer says to the command before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Done.
    Yes(Capabilities),
    /// Refused, with the last line, as sent: not safe to show.
    No(String),
    /// More lines follow.
    More,
    /// Nothing this protocol has.
    Nonsense(String),
}

impl Capabilities {
    /// Reads the lines that have come in answer to the question for capabilities, or to the wish for encryption.
    /// `tag` is what IMAP puts before the last line.
    #[must_use]
    pub fn read(protocol: Protocol, tag: &str, lines: &[String]) -> Reply {
        let Some(last) = lines.last() else { return Reply::More };
        match protocol {
            Protocol::Imap => imap(tag, lines, last),
            Protocol::Pop3 => pop3(lines, last),
            Protocol::Smtp => smtp(lines, last),
        }
    }

    /// What an IMAP greeting says beforehand: `[CAPABILITY …]`.
    #[must_use]
    pub fn in_greeting(text: &str) -> Option<Self> {
        let list = text.strip_prefix("[CAPABILITY ")?.split(']').next()?;
        Some(Self { words: upper(list.split(' ')), name: None })
    }

    /// Whether encryption can begin.
    #[must_use]
    pub fn has_starttls(&self) -> bool {
        self.words.iter().any(|word| matches!(word.as_str(), "STARTTLS" | "STLS"))
    }

    /// Whether SMTP's word for it is there with letters exchanged, as firewalls do that want to see what is said.
    #[must_use]
    pub fn is_rewritten(&self) -> bool {
        self.words.iter().any(|word| word.starts_with("XXXX") || word.contains("***"))
    }

    /// The log-ins that are offered, as SASL names them (`PLAIN`, `LOGIN`, `NTLM`), each once.
    #[must_use]
    pub fn log_ins(&self, protocol: Protocol) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut add = |word: &str| {
            if !word.is_empty() && !found.iter().any(|known| known == word) {
                found.push(word.to_owned());
            }
        };
        for word in &self.words {
            match protocol {
                Protocol::Imap => word.strip_prefix("AUTH=").into_iter().for_each(&mut add),
                Protocol::Pop3 if word == "USER" => add("USER"),
                Protocol::Pop3 => {
                    word.strip_prefix("SASL ")
                        .into_iter()
                        .flat_map(|list| list.split(' '))
                        .for_each(&mut add);
                }
                // Some servers of old write `AUTH=LOGIN`.
                Protocol::Smtp => {
                    let list = word.strip_prefix("AUTH ").or_else(|| word.strip_prefix("AUTH="));
                    list.into_iter().flat_map(|list| list.split(' ')).for_each(&mut add);
                }
            }
        }
        found
    }

    /// Whether a password would go over the connection as it is: a log-in that sends it readable is offered, or,
    /// with IMAP, its own command is not ruled out.
    #[must_use]
    pub fn takes_passwords(&self, protocol: Protocol) -> bool {
        let is_readable = |log_in: &String| matches!(log_in.as_str(), "PLAIN" | "LOGIN" | "USER");
        if protocol == Protocol::Imap {
            // RFC 9051 §6.2.3: a server that refuses LOGIN says LOGINDISABLED.
            let is_disabled = self.words.iter().any(|word| word == "LOGINDISABLED");
            return !is_disabled;
        }
        self.log_ins(protocol).iter().any(is_readable)
    }
}

fn imap(tag: &str, lines: &[String], last: &str) -> Reply {
    let Some(rest) = last.strip_prefix(tag).and_then(|rest| rest.strip_prefix(' ')) else {
        return if last.starts_with("* ") || last.starts_with("+ ") {
            Reply::More
        } else {
            Reply::Nonsense(last.to_owned())
        };
    };
    let word = rest.split(' ').next().unwrap_or_default().to_ascii_uppercase();
    match word.as_str() {
        "OK" => {
            let lists = lines.iter().filter_map(|line| {
                let head = line.get(..13).filter(|head| head.eq_ignore_ascii_case("* CAPABILITY "))?;
                line.get(head.len()..)
            });
            Reply::Yes(Capabilities { words: upper(lists.flat_map(|list| list.split(' '))), name: None })
        }
        "NO" | "BAD" => Reply::No(rest.to_owned()),
        _ => Reply::Nonsense(last.to_owned()),
    }
}

fn pop3(lines: &[String], last: &str) -> Reply {
    let Some(first) = lines.first() else { return Reply::More };
    let begins = |mark: &str| first.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
    if begins("-ERR") {
        return Reply::No(first.clone());
    }
    if !begins("+OK") {
        return Reply::Nonsense(first.clone());
    }
    if last != "." {
        return Reply::More;
    }
    let words = lines.iter().skip(1).take(lines.len().saturating_sub(2)).map(String::as_str);
    Reply::Yes(Capabilities { words: upper(words), name: None })
}

fn smtp(lines: &[String], last: &str) -> Reply {
    let (Some(code), mark) = (last.get(..3), last.get(3..4).unwrap_or(" ")) else {
        return Reply::Nonsense(last.to_owned());
    };
    if !code.bytes().all(|octet| octet.is_ascii_digit()) {
        return Reply::Nonsense(last.to_owned());
    }
    match mark {
        "-" => Reply::More,
        " " if code.starts_with('2') => {
            let texts = lines.iter().map(|line| line.get(4..).unwrap_or_default().trim());
            let name = texts.clone().next().and_then(|text| text.split(' ').next());
            let name = name.filter(|name| !name.is_empty()).map(str::to_owned);
            Reply::Yes(Capabilities { words: upper(texts.skip(1)), name })
        }
        " " => Reply::No(last.to_owned()),
        _ => Reply::Nonsense(last.to_owned()),
    }
}

fn upper<'t>(words: impl Iterator<Item = &'t str>) -> Vec<String> {
    words.map(|word| word.trim().to_ascii_uppercase()).filter(|word| !word.is_empty()).take(WORDS).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Protocol::{Imap, Pop3, Smtp};

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    fn yes(protocol: Protocol, text: &str) -> Capabilities {
        match Capabilities::read(protocol, "a1", &lines(text)) {
            Reply::Yes(capabilities) => capabilities,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn lists_say_whether_encryption_and_readable_log_ins_are_offered() {
        for (protocol, text, starttls, log_ins, readable) in [
            // Dovecot before TLS
            (Imap, "* CAPABILITY IMAP4rev1 SASL-IR STARTTLS LOGINDISABLED\na1 OK done", true, "", false),
            // after it
            (Imap, "* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN\na1 OK done", false, "PLAIN LOGIN", true),
            // Exchange before TLS: what it offers does not send the password
            (
                Imap,
                "* CAPABILITY IMAP4 AUTH=NTLM AUTH=GSSAPI STARTTLS LOGINDISABLED\na1 OK",
                true,
                "NTLM GSSAPI",
                false,
            ),
            // LOGIN is there unless it is ruled out
            (Imap, "* CAPABILITY IMAP4rev1 STARTTLS\na1 OK done", true, "", true),
            (Pop3, "+OK\nCAPA\nSTLS\nSASL\n.", true, "", false),
            (Pop3, "+OK\nUSER\nSASL PLAIN LOGIN\nSTLS\n.", true, "USER PLAIN LOGIN", true),
            (Pop3, "+OK\nSASL NTLM GSSAPI\nSTLS\n.", true, "NTLM GSSAPI", false),
            (Smtp, "250-mail.example.com\n250-STARTTLS\n250 SMTPUTF8", true, "", false),
            (
                Smtp,
                "250-mail.example.com Hello\n250-AUTH PLAIN LOGIN\n250 8BITMIME",
                false,
                "PLAIN LOGIN",
                true,
            ),
            (Smtp, "250-mail.example.com\n250-AUTH=LOGIN\n250 OK", false, "LOGIN", true), // of old
        ] {
            let found = yes(protocol, text);
            let expected: Vec<&str> = log_ins.split_whitespace().collect();
            assert_eq!(found.has_starttls(), starttls, "{text}");
            assert_eq!(found.log_ins(protocol), expected, "{text}");
            assert_eq!(found.takes_passwords(protocol), readable, "{text}");
        }
        assert_eq!(yes(Smtp, "250 mail.example.com").name.as_deref(), Some("mail.example.com"));
        assert!(yes(Smtp, "250-x\n250-XXXXXXXA\n250 SIZE").is_rewritten());
    }

    #[test]
    fn answers_that_are_no_list_are_told_apart() {
        for (protocol, text, expected) in [
            (Imap, "* CAPABILITY IMAP4rev1", Reply::More),
            (Imap, "a1 NO TLS not available", Reply::No("NO TLS not available".to_owned())),
            (Imap, "HTTP/1.1 400 Bad Request", Reply::Nonsense("HTTP/1.1 400 Bad Request".to_owned())),
            (Pop3, "+OK\nTOP", Reply::More),
            (Pop3, "-ERR unknown", Reply::No("-ERR unknown".to_owned())),
            (Smtp, "250-mail", Reply::More),
            (Smtp, "454 4.7.0 TLS not available", Reply::No("454 4.7.0 TLS not available".to_owned())),
            (Smtp, "x", Reply::Nonsense("x".to_owned())),
        ] {
            assert_eq!(Capabilities::read(protocol, "a1", &lines(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_greeting_of_imap_may_bring_its_list() {
        let found = Capabilities::in_greeting("[CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] Dovecot ready.")
            .unwrap();
        assert!(found.has_starttls() && !found.takes_passwords(Imap));
        assert_eq!(Capabilities::in_greeting("Dovecot ready."), None);
    }

    #[test]
    fn hostile_lists_are_cut() {
        let many = format!("* CAPABILITY{}\na1 OK", " X".repeat(100_000));
        assert_eq!(yes(Imap, &many).words.len(), WORDS);
    }

    proptest! {
        #[test]
        fn any_lines_are_read(text in prop::collection::vec("(a1 OK|a1 |\\* |\\+OK|250|250-|-ERR|\\.|AUTH |\\PC){0,6}", 0..6)) {
            for protocol in [Imap, Pop3, Smtp] {
                if let Reply::Yes(found) = Capabilities::read(protocol, "a1", &text) {
                    let _ = (found.log_ins(protocol), found.takes_passwords(protocol));
                }
            }
        }
    }
}
