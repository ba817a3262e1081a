//! The commands for Exchange against a table of what its cmdlets take.
//!
//! PowerShell is not at hand everywhere, so the grammar that the commands use is read here: pipelines of cmdlets with
//! parameters, script blocks, strings, variables. Cmdlets, parameters and values are those of Microsoft's reference
//! pages for Exchange Server 2016, 2019 and Subscription Edition, and for Windows PowerShell.

use mailseal::{
    record::name::{DomainName, Name},
    words::mailbox_server::{self, Offer},
};

/// A cmdlet and the parameters that may be used.
const CMDLETS: &[(&str, &[&str])] = &[
    ("Get-ExchangeCertificate", &["Server", "Thumbprint", "DomainName"]),
    ("Enable-ExchangeCertificate", &["Server", "Thumbprint", "Services", "DoNotRequireSsl", "Force"]),
    ("Get-ImapSettings", &["Server"]),
    ("Get-PopSettings", &["Server"]),
    ("Set-ImapSettings", SETTINGS),
    ("Set-PopSettings", SETTINGS),
    ("Get-ReceiveConnector", &["Identity", "Server"]),
    (
        "Set-ReceiveConnector",
        &["Identity", "Fqdn", "TlsCertificateName", "AdvertiseClientSettings", "AuthMechanism", "Bindings"],
    ),
    ("Get-CASMailbox", &["Identity", "ResultSize"]),
    ("Set-CASMailbox", &["Identity", "ImapEnabled", "PopEnabled"]),
    ("Test-ImapConnectivity", CONNECTIVITY),
    ("Test-PopConnectivity", CONNECTIVITY),
    ("Get-Credential", &["UserName", "Message"]),
    ("Get-Date", &[]),
    ("Get-Service", &["Name"]),
    ("Set-Service", &["Name", "StartupType"]),
    ("Start-Service", &["Name"]),
    ("Stop-Service", &["Name", "Force"]),
    ("Restart-Service", &["Name", "Force"]),
    ("Where-Object", &["FilterScript"]),
    ("Sort-Object", &["Property", "Descending"]),
    ("Select-Object", &["First", "Last", "Property"]),
    ("Format-List", &["Property"]),
    ("Format-Table", &["Property", "AutoSize"]),
    ("New-NetFirewallRule", &["DisplayName", "Direction", "Action", "Protocol", "LocalPort"]),
    ("Remove-NetFirewallRule", &["DisplayName"]),
];

const SETTINGS: &[&str] = &[
    "Server",
    "ExternalConnectionSettings",
    "InternalConnectionSettings",
    "X509CertificateName",
    "LoginType",
    "SSLBindings",
    "UnencryptedOrTLSBindings",
];

const CONNECTIVITY: &[&str] = &[
    "ClientAccessServer",
    "MailboxCredential",
    "ConnectionType",
    "PortClientAccessServer",
    "LightMode",
    "TrustAnySSLCertificate",
];

/// Parameters that take one of these, or a variable.
const VALUES: &[(&str, &[&str])] = &[
    ("LoginType", &["PlainTextLogin", "PlainTextAuthentication", "SecureLogin"]),
    ("ConnectionType", &["Plaintext", "Ssl", "TLS"]),
    ("StartupType", &["Automatic", "Manual", "Disabled"]),
    ("Direction", &["Inbound", "Outbound"]),
    ("Action", &["Allow", "Block"]),
    ("Protocol", &["TCP", "UDP"]),
];

/// Words with a dash that compare or join.
const OPERATORS: &[&str] = &["and", "or", "not", "eq", "ne", "gt", "lt", "match", "notmatch", "like", "join"];

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Text(String),
    Variable(String),
    Mark(char),
}

/// PowerShell's words, as far as the commands use them.
fn tokens(code: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                let text: String = chars.by_ref().take_while(|c| *c != '"').collect();
                found.push(Token::Text(text));
            }
            '\'' => {
                let text: String = chars.by_ref().take_while(|c| *c != '\'').collect();
                found.push(Token::Text(text));
            }
            '$' => {
                let mut name = String::new();
                while let Some(c) = chars.next_if(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '.')) {
                    name.push(c);
                }
                found.push(Token::Variable(name));
            }
            c if c.is_whitespace() && c != '\n' => {}
            '\n' | '|' | ';' | '{' | '}' | '(' | ')' | '=' | ',' => found.push(Token::Mark(c)),
            c => {
                let mut word = String::from(c);
                let is_inner =
                    |c: &char| c.is_alphanumeric() || matches!(c, '-' | '*' | '.' | ':' | '_' | '/');
                while let Some(c) = chars.next_if(is_inner) {
                    word.push(c);
                }
                found.push(Token::Word(word));
            }
        }
    }
    found
}

fn is_cmdlet(word: &str) -> bool {
    word.split_once('-').is_some_and(|(verb, noun)| {
        verb.starts_with(|c: char| c.is_ascii_uppercase())
            && noun.starts_with(|c: char| c.is_ascii_uppercase())
    })
}

/// What is wrong with a block of commands.
fn faults(code: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (open, close) in [('{', '}'), ('(', ')')] {
        let count = |mark: char| code.chars().filter(|c| *c == mark).count();
        if count(open) != count(close) {
            faults.push(format!("{open} without {close}"));
        }
    }
    if code.chars().filter(|c| *c == '"').count() % 2 == 1 {
        faults.push("an open string".to_owned());
    }
    if !code.is_ascii() {
        faults.push("something else than ASCII: quotes that are not straight?".to_owned());
    }
    let mut cmdlet: Vec<&'static [&'static str]> = Vec::new();
    let mut current: Option<&'static [&'static str]> = None;
    let tokens = tokens(code);
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Mark('{' | '(') => cmdlet.push(current.take().unwrap_or_default()),
            Token::Mark('}' | ')') => current = cmdlet.pop(),
            Token::Mark('|' | ';' | '\n' | '=') => current = None,
            Token::Word(word) if is_cmdlet(word) => match CMDLETS.iter().find(|(name, _)| name == word) {
                Some((_, parameters)) => current = Some(parameters),
                None => faults.push(format!("no such cmdlet: {word}")),
            },
            Token::Word(word) if word.starts_with('-') && word.len() > 1 => {
                let name = word.trim_start_matches('-');
                if OPERATORS.contains(&name) {
                    continue;
                }
                if !current.is_some_and(|parameters| parameters.contains(&name)) {
                    faults.push(format!("no such parameter here: {word}"));
                }
                if let Some((_, values)) = VALUES.iter().find(|(parameter, _)| *parameter == name) {
                    let is_right = match tokens.get(at + 1) {
                        Some(Token::Word(value)) => values.contains(&value.as_str()),
                        Some(Token::Variable(_)) => true,
                        _ => false,
                    };
                    if !is_right {
                        faults.push(format!("{word} takes one of {values:?}: {:?}", tokens.get(at + 1)));
                    }
                }
                if name == "ExternalConnectionSettings"
                    && let Some(Token::Text(text)) = tokens.get(at + 1)
                {
                    let parts: Vec<&str> = text.split(':').collect();
                    let is_right = parts.len() == 3
                        && parts[0].contains('.')
                        && parts[1].parse::<u16>().is_ok()
                        && ["SSL", "TLS"].contains(&parts[2]);
                    if !is_right {
                        faults.push(format!("{word} takes HOST:PORT:SSL or :TLS: {text}"));
                    }
                }
            }
            _ => {}
        }
    }
    faults
}

fn blocks(imap: bool, pop: bool, submission: bool) -> Vec<String> {
    let domain: DomainName = "example.org".parse().unwrap();
    let host: Name = "mail.example.org".parse().unwrap();
    let offer = Offer { domain: &domain, host: &host, imap, pop, submission };
    let server = mailbox_server::all().iter().find(|server| server.id == "exchange").unwrap();
    let steps = mailbox_server::instructions(server, &offer);
    steps
        .into_iter()
        .flat_map(|step| [step.code, step.undo])
        .flatten()
        .filter(|code| !code.is_empty())
        .collect()
}

#[test]
fn every_command_is_one_that_exchange_takes() {
    for offered in 1..8 {
        let (imap, pop, submission) = (offered & 1 != 0, offered & 2 != 0, offered & 4 != 0);
        let blocks = blocks(imap, pop, submission);
        // The last block runs this program.
        for code in blocks.iter().filter(|code| !code.starts_with("mailseal ")) {
            assert_eq!(faults(code), Vec::<String>::new(), "{code}");
        }
    }
}

#[test]
fn every_variable_has_a_value_before_it_is_used() {
    let mut known: Vec<String> = vec!["_".to_owned(), "true".to_owned(), "false".to_owned()];
    for code in blocks(true, true, true) {
        let tokens = tokens(&code);
        for (at, token) in tokens.iter().enumerate() {
            let Token::Variable(name) = token else { continue };
            let base = name.split('.').next().unwrap_or_default();
            let is_set = tokens.get(at + 1) == Some(&Token::Mark('='))
                || tokens.get(at + 1) == Some(&Token::Word("in".to_owned()));
            if is_set {
                known.push(base.to_owned());
            }
            let is_machine = base.starts_with("env:");
            assert!(is_machine || known.iter().any(|one| one == base), "${name} in\n{code}");
        }
    }
}

#[test]
fn what_the_guides_get_wrong_is_a_fault() {
    for (code, part) in [
        ("Set-PopSettings -X509CertificateName “mail.example.org”", "ASCII"),
        ("Test-PopConnectivity -ConnectionType 995", "takes one of"),
        ("Set-ImapSettings -ExternalConnectionSettings \"mail.example.org:993\"", "HOST:PORT"),
        ("Get-ReceiveConnectors", "no such cmdlet"),
        ("Set-CASMailbox x -Imap $true", "no such parameter"),
        ("Where-Object { $_.Name", "without"),
    ] {
        let found = faults(code);
        assert!(found.iter().any(|fault| fault.contains(part)), "{code}: {found:?}");
    }
}
