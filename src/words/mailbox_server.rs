//! How to make a mail server offer mailboxes as mail programs expect it.
//!
//! A person's mail program wants IMAP, POP and submission at a host whose certificate has the name they typed, with TLS
//! before any password. Here are the steps for the servers that are common, filled in with domain and host, as data in
//! `assets/mailboxes`; what only the server knows (its name, the thumbprint of its certificate) its own commands find.
//!
//! References: RFC 8314 (TLS from the start); Microsoft's pages on POP3, IMAP4 and authenticated SMTP; Dovecot and
//! Postfix `TLS_README`.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use super::{
    fill::Values,
    mailbox_steps,
    signer::{
        Evidence, Run, Shell, Step,
        catalogue::{Template, common},
        literal,
    },
    signers as say,
};
use crate::record::name::{DomainName, Name};

/// A mail server with steps of its own.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Short stable name, such as `exchange`.
    pub id: String,
    /// The name its users know.
    pub name: String,
    /// The language of its commands.
    #[serde(default)]
    pub shell: Shell,
    /// What the steps rest on.
    pub evidence: Evidence,
    /// Parts of its greetings, in lower case.
    #[serde(default)]
    banner: Vec<String>,
    #[serde(default)]
    back: String,
    #[serde(rename = "step")]
    steps: Vec<Template>,
}

/// What is to be offered.
#[derive(Clone, Copy, Debug)]
pub struct Offer<'o> {
    /// The domain of the addresses.
    pub domain: &'o DomainName,
    /// The host that people type into their mail programs.
    pub host: &'o Name,
    /// IMAP, at port 993.
    pub imap: bool,
    /// POP, at port 995.
    pub pop: bool,
    /// Submission, at ports 465 and 587 (Exchange: 587 alone).
    pub submission: bool,
}

const FILES: [&str; 3] = [
    include_str!("../../assets/mailboxes/exchange.toml"),
    include_str!("../../assets/mailboxes/dovecot.toml"),
    include_str!("../../assets/mailboxes/postfix.toml"),
];
const COMMON: &str = include_str!("../../assets/mailboxes/common.toml");

/// Every server.
#[must_use]
pub fn all() -> &'static [Server] {
    // A test proves that every file can be read.
    static SERVERS: LazyLock<Vec<Server>> =
        LazyLock::new(|| FILES.iter().filter_map(|text| toml::from_str(text).ok()).collect());
    &SERVERS
}

/// The server with this id.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Server> {
    all().iter().find(|server| server.id.eq_ignore_ascii_case(id))
}

/// The servers that these greetings name (SMTP, IMAP or POP), in the order of the catalogue.
#[must_use]
pub fn seen<'g>(greetings: impl IntoIterator<Item = &'g str>) -> Vec<&'static Server> {
    let greetings: Vec<String> = greetings.into_iter().map(str::to_ascii_lowercase).collect();
    let is_named = |part: &String| greetings.iter().any(|greeting| greeting.contains(part.as_str()));
    all().iter().filter(|server| server.banner.iter().any(is_named)).collect()
}

/// The steps that make a server offer this.
#[must_use]
pub fn instructions(server: &Server, offer: &Offer<'_>) -> Vec<Step> {
    let values = values(offer);
    let arguments = [("domain", offer.domain.as_str()), ("host", offer.host.as_str())];
    let mut all = vec![Step {
        say: match server.shell {
            Shell::PowerShell => say::as_administrator(),
            Shell::Sh | Shell::Pages => say::as_root(),
        },
        code: None,
        run: Run::Show,
        undo: None,
    }];
    if !server.back.is_empty() {
        let undo = [common("back"), &server.back].map(|block| values.fill(block).unwrap_or_default());
        let code = values.fill(common("keep"));
        all.push(Step { say: say::keep(), code, run: Run::Here, undo: Some(undo.join("\n")) });
    }
    let is_for_all = |step: &&Template| step.when.as_ref().is_none_or(|word| values.fits(word));
    all.extend(server.steps.iter().filter(is_for_all).map(|step| {
        let more = step.then.as_deref().map_or("", shared);
        let code = [values.fill(step.code.trim_start()), values.fill(more)];
        let code = code.into_iter().flatten().filter(|code| !code.is_empty()).collect::<Vec<_>>().join("\n");
        Step {
            // A test holds names and sentences together.
            say: mailbox_steps::by_name(&step.say, &arguments).unwrap_or_default(),
            code: Some(code).filter(|code| !code.is_empty()),
            run: step.run,
            undo: values.fill(&step.undo),
        }
    }));
    all
}

/// A block that several servers share.
fn shared(name: &str) -> &'static str {
    static BLOCKS: LazyLock<BTreeMap<String, String>> =
        LazyLock::new(|| toml::from_str(COMMON).unwrap_or_default());
    BLOCKS.get(name).map_or("", String::as_str)
}

/// | word | the line is there if this is offered |
/// |---|---|
/// | `%imap`, `%pop`, `%submission` | IMAP, POP, submission |
fn values(offer: &Offer<'_>) -> Values {
    let offered = [(offer.imap, "IMAP", "993"), (offer.pop, "POP", "995"), (offer.submission, "SMTP", "587")];
    let names = |of: fn(&(bool, &'static str, &'static str)) -> &'static str| {
        offered.iter().filter(|(is_offered, ..)| *is_offered).map(of).collect::<Vec<_>>().join(",")
    };
    let host = offer.host.as_str();
    let parent = host.split_once('.').map_or(host, |(_, parent)| parent);
    let everywhere = vec![
        ("domain", offer.domain.to_string()),
        ("selector", "mailboxes".to_owned()),
        ("host", host.to_owned()),
        ("host-pattern", literal(host)),
        ("parent-pattern", literal(parent)),
        ("services", names(|(_, service, _)| service)),
        ("ports", names(|(_, _, port)| port)),
    ];
    let mut values = Values { everywhere, ..Values::default() };
    values.only_if("imap", offer.imap);
    values.only_if("pop", offer.pop);
    values.only_if("submission", offer.submission);
    values
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn steps(id: &str, imap: bool, pop: bool, submission: bool) -> Vec<Step> {
        let domain: DomainName = "example.org".parse().expect("a domain");
        let host: Name = "mail.example.org".parse().expect("a name");
        let offer = Offer { domain: &domain, host: &host, imap, pop, submission };
        instructions(by_id(id).expect("a server"), &offer)
    }

    fn code(steps: &[Step]) -> String {
        let blocks = steps.iter().flat_map(|step| [step.code.as_deref(), step.undo.as_deref()]);
        blocks.flatten().collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_file_can_be_read_and_every_sentence_is_said() {
        let mut said = BTreeSet::new();
        for text in FILES {
            let server: Server = toml::from_str(text).unwrap_or_else(|error| panic!("{error}"));
            for step in server.steps {
                assert!(mailbox_steps::by_name(&step.say, &[]).is_some(), "{}: {}", server.id, step.say);
                assert!(step.then.iter().all(|block| !shared(block).is_empty()), "{}: {step:?}", server.id);
                said.insert(step.say);
            }
        }
        let text = include_str!("../../assets/locales/en/mailbox-steps.ftl");
        for line in text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            let (name, _) = line.split_once(" =").expect("a message begins with its name");
            assert!(said.contains(name), "no step says “{name}”");
        }
    }

    #[test]
    fn every_block_is_filled_in_and_speaks_only_of_what_is_offered() {
        for server in all() {
            let every = code(&steps(&server.id, true, true, true));
            for left in ["{domain}", "{host}", "{host-pattern}", "{services}", "{ports}", "%imap", "%pop"] {
                assert!(!every.contains(left), "{}: {left} in\n{every}", server.id);
            }
            assert!(every.contains("mail.example.org") && every.is_ascii(), "{}", server.id);
        }
        let imap = code(&steps("exchange", true, false, false));
        assert!(imap.contains("Set-ImapSettings") && !imap.contains("Pop"), "{imap}");
        assert!(imap.contains("{ \"IMAP\" }") && imap.contains("-LocalPort 993\n"), "{imap}");
        let dovecot = code(&steps("dovecot", false, true, false));
        assert!(dovecot.contains(":995") && !dovecot.contains(":993"), "{dovecot}");
    }

    #[test]
    fn exchange_never_changes_the_connector_of_the_inside_and_names_its_ports() {
        let code = code(&steps("exchange", true, true, true));
        assert!(
            code.contains("\"$server\\Client Frontend $server\"") && !code.contains("Default "),
            "{code}"
        );
        for part in
            ["-PortClientAccessServer 993", "-PortClientAccessServer 995", "IMAP,POP,SMTP", "993,995,587"]
        {
            assert!(code.contains(part), "{part} in\n{code}");
        }
        assert!(!code.contains(['“', '”', '’']), "{code}");
    }

    #[test]
    fn the_key_comes_before_the_chain_in_postfix() {
        let code = code(&steps("postfix", false, false, true));
        assert!(code.contains("smtpd_tls_chain_files = $key, $cert"), "{code}");
    }

    #[test]
    fn greetings_name_the_servers() {
        let found =
            seen(["* OK [CAPABILITY IMAP4rev1] Dovecot (Debian) ready.", "220 mx.example.org ESMTP Postfix"]);
        let ids: Vec<&str> = found.iter().map(|server| server.id.as_str()).collect();
        assert_eq!(ids, ["dovecot", "postfix"]);
        assert!(seen(["* OK ready"]).is_empty());
    }
}
