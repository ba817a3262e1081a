//! Which of the statements in a header can be believed.
//!
//! Only what the operator of the mailbox wrote, and that is told by place and by name: above the line in which
//! the operator took the mail over there is nothing of anybody else; below it stands what the sender sent, with
//! or without results invented. Some operators put their field below all the same, so that there it counts if it
//! bears the operator's name, and says something that is not said above.
//!
//! References: RFC 8601 §1.2 (trust), §5 (removing forged fields), §7.1.

use super::{Method, ReceivedSpf, Results};
use crate::mail::{
    message::Message,
    path::{Border, Path, is_gateway, is_same_operator, operator},
};

/// Fields that are read; more statements than this say nothing new.
const FIELDS: usize = 200;

/// A statement, and who can have made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Believed {
    /// The field's number in the header.
    pub field: usize,
    /// What it says.
    pub results: Results,
    /// Who can have made it.
    pub trust: Trust,
}

/// Who can have made a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trust {
    /// The operator of the mailbox.
    Receiver,
    /// A gateway in front of it: it saw the sender.
    Gateway,
    /// A server in between that sealed it (ARC): its own claim, unverified.
    Sealed,
    /// Written before the mail was sent, by a server on the sender's side.
    Outgoing,
    /// Nobody knows: below the border anybody can write anything.
    Anybody,
}

/// Every statement of a message, topmost first, with its trust; and `Received-SPF` fields that can be believed.
#[must_use]
pub fn believed(message: &Message, path: &Path, border: Option<Border>) -> (Vec<Believed>, Vec<ReceivedSpf>) {
    let judge = Judge::new(path, border);
    let mut found: Vec<Believed> = Vec::new();
    let mut received: Vec<ReceivedSpf> = Vec::new();
    let mut own_seals: Vec<usize> = Vec::new();
    for (at, field) in message.read_fields() {
        if found.len() + received.len() >= FIELDS {
            break;
        }
        let name = field.name().to_ascii_lowercase();
        match name.as_str() {
            "authentication-results" => {
                let results = Results::read(&field.text());
                let trust = judge.trust(at, &results, &found);
                found.push(Believed { field: at, results, trust });
            }
            "authentication-results-original"
            | "x-authentication-results-original"
            | "x-original-authentication-results" => {
                let results = Results::read(&field.text());
                let is_of_gateway = results.by.as_ref().is_some_and(|by| {
                    judge.gateway.as_ref().is_some_and(|gateway| is_same_operator(by, gateway))
                });
                let trust = if is_of_gateway { Trust::Gateway } else { Trust::Anybody };
                found.push(Believed { field: at, results, trust });
            }
            "arc-authentication-results" => {
                if let Some((_, results)) = Results::read_arc(&field.text()) {
                    // The receiver may have sealed the mail itself, to pass it on.
                    let is_own =
                        judge.is_above(at) && results.by.as_ref().is_some_and(|by| judge.is_operator(by));
                    own_seals.extend(is_own.then_some(found.len()));
                    found.push(Believed { field: at, results, trust: Trust::Sealed });
                }
            }
            "received-spf" => {
                let read = ReceivedSpf::read(at, &field.text());
                received.extend(read.filter(|read| judge.is_above(at) || judge.is_named(at, read)));
            }
            _ => {}
        }
    }
    last_of_mail_ru(&mut found);
    // What the receiver sealed is what it found; it counts where it wrote nothing else.
    let is_said = found.iter().any(|one| one.trust == Trust::Receiver && one.results.is_readable());
    if let Some(one) = own_seals.first().and_then(|at| found.get_mut(*at)).filter(|_| !is_said) {
        one.trust = Trust::Receiver;
    }
    (found, received)
}

struct Judge {
    /// The number of the field that is the border; none if there is none.
    border: Option<usize>,
    /// The number of the next `Received` below it.
    next: Option<usize>,
    /// The operator of the mailbox.
    host: Option<String>,
    /// The gateway in front of it.
    gateway: Option<String>,
}

impl Judge {
    fn new(path: &Path, border: Option<Border>) -> Self {
        let receiver = border.and_then(|border| border.receiver(path));
        let gateway = border.and_then(|border| border.gateway).and_then(|at| path.hops.get(at));
        let next = border.and_then(|border| path.hops.get(border.hop + 1)).map(|hop| hop.field);
        Self {
            border: receiver.map(|hop| hop.field),
            next,
            host: receiver.and_then(|hop| hop.by.clone()),
            gateway: gateway.and_then(|hop| hop.by.clone()),
        }
    }

    /// Whether a field stands above the border. Without any border there is no below: the copy begins there.
    fn is_above(&self, at: usize) -> bool {
        self.border.is_none_or(|border| at < border)
    }

    fn is_operator(&self, by: &str) -> bool {
        self.host.as_ref().is_none_or(|host| is_same_operator(by, host))
    }

    /// Whether a `Received-SPF` below the border is of the operator.
    fn is_named(&self, at: usize, read: &ReceivedSpf) -> bool {
        self.next.is_none_or(|next| at < next)
            && read.receiver.as_ref().is_some_and(|receiver| self.is_operator(receiver))
    }

    fn trust(&self, at: usize, results: &Results, above: &[Believed]) -> Trust {
        let is_stamp = results.by.is_some() && results.names_recipient;
        let is_assumed = results.stated.iter().any(|stated| stated.remarks().contains("just generated"));
        if is_assumed || is_stamp {
            return Trust::Outgoing;
        }
        if self.is_above(at) {
            return self.of_gateway(results).unwrap_or(Trust::Receiver);
        }
        let Some(by) = &results.by else { return Trust::Anybody };
        if let Some(trust) = self.of_gateway(results) {
            return trust;
        }
        let is_near = self.next.is_none_or(|next| at < next) || operator(by) == "mail.ru";
        let is_new = !results.stated.iter().any(|stated| {
            let same = |other: &&Believed| {
                other.trust == Trust::Receiver
                    && other.results.stated.iter().any(|one| one.method == stated.method)
            };
            // Fields that follow each other are one statement in pieces.
            above
                .iter()
                .find(same)
                .is_some_and(|other| !is_row(above, other, at) || stated.method != Method::Dkim)
        });
        if self.host.is_some() && self.is_operator(by) && is_near && is_new {
            Trust::Receiver
        } else {
            Trust::Anybody
        }
    }

    /// A gateway's own field: it is believed for what the gateway saw.
    fn of_gateway(&self, results: &Results) -> Option<Trust> {
        let (by, gateway) = (results.by.as_ref()?, self.gateway.as_ref()?);
        (is_same_operator(by, gateway) && is_gateway(by) && !self.is_operator(by)).then_some(Trust::Gateway)
    }
}

/// Whether all fields between two statements are statements too.
fn is_row(above: &[Believed], first: &Believed, at: usize) -> bool {
    let between = above.iter().filter(|one| one.field >= first.field).count();
    at - first.field == between
}

/// Mail.ru writes its field below everything, so that of several the last is its own.
fn last_of_mail_ru(found: &mut [Believed]) {
    let is_it = |one: &Believed| {
        one.trust == Trust::Receiver && one.results.by.as_ref().is_some_and(|by| operator(by) == "mail.ru")
    };
    let count = found.iter().filter(|one| is_it(one)).count();
    for one in found.iter_mut().filter(|one| is_it(one)).take(count.saturating_sub(1)) {
        one.trust = Trust::Anybody;
    }
}
