//! The document from which mail programs take host, port and security.
//!
//! Thunderbird and others fetch an XML file from the domain and set themselves up by it. It names servers, each with
//! host, port, kind of encryption and how the user name looks. Outlook has another one with the same content.
//!
//! References: draft-ietf-mailmaint-autoconfig (config-v1.1.xml), [MS-OXDSCLI] §3.1.5 (autodiscover.xml).

use quick_xml::{Reader, events::Event};

use super::{Protocol, Service, Start};

/// Nothing behind that is read.
pub const OCTETS: usize = 64 * 1024;

/// Servers kept at most.
const SERVERS: usize = 32;

/// Elements inside one another at most.
const DEPTH: usize = 32;

/// Characters kept of one text.
const TEXT: usize = 300;

/// A server such a document names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Server {
    /// The protocol, in the document's word, lower case: `imap`, `pop3`, `smtp`.
    pub protocol: String,
    /// The host. Not safe to show.
    pub host: String,
    /// The port.
    pub port: Option<u16>,
    /// The kind of encryption, lower case: `ssl`, `starttls`, `plain`, `on`, `off`, `tls`.
    pub security: String,
    /// How the user name looks. Not safe to show.
    pub user: String,
}

/// Why a document cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFault {
    /// It is longer than [`OCTETS`].
    TooLong,
    /// It is a web page.
    Html,
    /// It is not XML, or is cut off.
    NotXml,
    /// It declares a document type, which these documents never do and which can make readers do things.
    DocType,
    /// It is XML and something else.
    Other,
    /// It names no server.
    NoServer,
}

impl Server {
    /// The service it means, if it means one.
    #[must_use]
    pub fn service(&self) -> Option<Service> {
        let protocol = match self.protocol.as_str() {
            "imap" => Protocol::Imap,
            "pop3" => Protocol::Pop3,
            "smtp" => Protocol::Smtp,
            _ => return None,
        };
        let start = match self.security.as_str() {
            "ssl" => Start::AtOnce,
            "starttls" | "plain" | "off" => Start::OnRequest,
            // Outlook's document says only that it is encrypted, and the port tells how.
            _ => self.port.and_then(Service::at).map_or(Start::AtOnce, Service::start),
        };
        let fits = |service: &Service| service.protocol() == protocol && service.start() == start;
        Service::ALL.into_iter().filter(|service| *service != Service::Smtp).find(fits)
    }

    /// Whether passwords are to go unencrypted.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        matches!(self.security.as_str(), "plain" | "off")
    }
}

/// Reads `config-v1.1.xml`.
///
/// # Errors
/// Why it cannot be used.
pub fn read(text: &str) -> Result<Vec<Server>, DocumentFault> {
    let is_root = |name: &str| name == "clientconfig";
    let begins = |name: &str| matches!(name, "incomingserver" | "outgoingserver");
    walk(text, is_root, begins, |server, name, text| match name {
        "hostname" => server.host = text,
        "port" => server.port = text.parse().ok(),
        "sockettype" => server.security = text.to_lowercase(),
        "username" => server.user = text,
        _ => {}
    })
}

/// Reads `autodiscover.xml` as it comes for POP, IMAP and SMTP.
///
/// # Errors
/// Why it cannot be used.
pub fn read_autodiscover(text: &str) -> Result<Vec<Server>, DocumentFault> {
    let is_root = |name: &str| name == "autodiscover";
    walk(
        text,
        is_root,
        |name| name == "protocol",
        |server, name, text| match name {
            "type" => server.protocol = text.to_lowercase(),
            "server" => server.host = text,
            "port" => server.port = text.parse().ok(),
            "ssl" | "encryption" => server.security = text.to_lowercase(),
            "loginname" => server.user = text,
            _ => {}
        },
    )
}

/// Goes through the elements: which one is the root, which begins a server, and what a text inside one means.
fn walk(
    text: &str,
    is_root: impl Fn(&str) -> bool,
    begins: impl Fn(&str) -> bool,
    take: impl Fn(&mut Server, &str, String),
) -> Result<Vec<Server>, DocumentFault> {
    if text.len() > OCTETS {
        return Err(DocumentFault::TooLong);
    }
    let start: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(15).collect();
    let start = start.to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return Err(DocumentFault::Html);
    }
    let mut reader = Reader::from_str(text);
    let (mut path, mut found) = (Vec::<String>::new(), Vec::new());
    let (mut current, mut content) = (None::<Server>, String::new());
    let mut has_root = false;
    loop {
        match reader.read_event().map_err(|_| DocumentFault::NotXml)? {
            Event::DocType(_) => return Err(DocumentFault::DocType),
            Event::Eof if !path.is_empty() || !has_root => return Err(DocumentFault::NotXml),
            Event::Eof => break,
            Event::Start(element) => {
                let name = element.local_name().as_ref().to_ascii_lowercase();
                if path.is_empty() {
                    match name.as_str() {
                        "html" => return Err(DocumentFault::Html),
                        other if !is_root(other) => return Err(DocumentFault::Other),
                        _ => has_root = true,
                    }
                }
                if path.len() >= DEPTH {
                    return Err(DocumentFault::Other);
                }
                if begins(&name) {
                    let kind = element.try_get_attribute("type").ok().flatten();
                    let kind = kind.map(|kind| kind.value.to_lowercase());
                    current = Some(Server { protocol: kind.unwrap_or_default(), ..Server::default() });
                }
                path.push(name);
                content.clear();
            }
            Event::Text(piece) => {
                let left = TEXT.saturating_sub(content.chars().count());
                content.extend(piece.chars().take(left));
            }
            Event::End(_) => {
                let Some(name) = path.pop() else { return Err(DocumentFault::NotXml) };
                if begins(&name) {
                    found.extend(current.take().filter(|_| found.len() < SERVERS));
                } else if let Some(server) = &mut current {
                    take(server, &name, content.trim().to_owned());
                }
                content.clear();
            }
            _ => {}
        }
    }
    found.retain(|server| !server.host.is_empty());
    if found.is_empty() { Err(DocumentFault::NoServer) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CONFIG: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1"><emailProvider id="example.com"><domain>example.com</domain>
<incomingServer type="imap"><hostname>mail.example.com</hostname><port>993</port><socketType>SSL</socketType>
<username>%EMAILADDRESS%</username></incomingServer>
<outgoingServer type="smtp"><hostname>mail.example.com</hostname><port>587</port><socketType>STARTTLS</socketType></outgoingServer>
</emailProvider></clientConfig>"#;

    const DISCOVER: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006"><Response><Account>
<Protocol><Type>IMAP</Type><Server>mail.example.com</Server><Port>993</Port><SSL>on</SSL></Protocol>
</Account></Response></Autodiscover>"#;

    #[test]
    fn servers_are_read_from_both_documents() {
        let servers = read(CONFIG).unwrap();
        let named: Vec<_> = servers.iter().map(|s| (s.service(), s.host.as_str(), s.port)).collect();
        assert_eq!(
            named,
            [
                (Some(Service::Imaps), "mail.example.com", Some(993)),
                (Some(Service::Submission), "mail.example.com", Some(587)),
            ]
        );
        assert_eq!(servers[0].user, "%EMAILADDRESS%");
        let servers = read_autodiscover(DISCOVER).unwrap();
        assert_eq!((servers[0].service(), servers[0].port), (Some(Service::Imaps), Some(993)));
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        for (text, fault) in [
            ("<!doctype html><title>Welcome</title>", DocumentFault::Html),
            ("<html><body>x</body></html>", DocumentFault::Html),
            ("nothing here", DocumentFault::NotXml),
            ("", DocumentFault::NotXml),
            ("<clientConfig><emailProvider>", DocumentFault::NotXml), // cut off
            ("<other/><x></x>", DocumentFault::Other),
            ("<!DOCTYPE x [<!ENTITY a 'b'>]><clientConfig></clientConfig>", DocumentFault::DocType),
            ("<clientConfig></clientConfig>", DocumentFault::NoServer),
            (DISCOVER, DocumentFault::Other),
        ] {
            assert_eq!(read(text), Err(fault), "{text}");
        }
        assert_eq!(read(&" ".repeat(OCTETS + 1)), Err(DocumentFault::TooLong));
        let deep = format!("<clientConfig>{}", "<a>".repeat(DEPTH));
        assert_eq!(read(&deep), Err(DocumentFault::Other));
    }

    #[test]
    fn hostile_documents_name_no_more_servers_than_are_kept() {
        let one = "<incomingServer><hostname>a</hostname></incomingServer>";
        let text = format!("<clientConfig>{}</clientConfig>", one.repeat(200));
        assert_eq!(read(&text).unwrap().len(), SERVERS);
        let long =
            format!("<clientConfig>{}</clientConfig>", one.replace(">a<", &format!(">{}<", "a".repeat(999))));
        assert_eq!(read(&long).unwrap()[0].host.len(), TEXT);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(<clientConfig>|</clientConfig>|<incomingServer type=\"imap\">|</incomingServer>|<hostname>|</hostname>|<port>|&amp;|<!--|\\PC){0,20}") {
            let _ = (read(&text), read_autodiscover(&text));
        }
    }
}
