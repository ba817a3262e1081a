//! One try to deliver one message to one recipient, as somebody wrote it down.
//!
//! Three parties have a part in it, and they must be kept apart: who sent, who answered, and who wrote it
//! down. A bounce holds one or several attempts, a log a line for each.
//!
//! References: RFC 3464 §2.3 (the fields of a recipient), RFC 5321 §3 (the conversation).

use std::net::IpAddr;

use super::reply::Reply;

/// Who said what to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attempt {
    /// The address it was for in the end.
    pub recipient: Option<String>,
    /// The address it was sent to, if the recipient's own server made another one of it.
    pub original: Option<String>,
    /// The bounce address it was sent with.
    pub sender: Option<String>,
    /// The server that answered, as it was written down.
    pub host: Option<String>,
    /// Its address.
    pub host_address: Option<IpAddr>,
    /// The server that wrote this down.
    pub writer: Option<String>,
    /// The server that was refused, where the one that refused it wrote this down.
    pub client: Option<Client>,
    /// What became of it.
    pub outcome: Outcome,
    /// When in the conversation the answer came.
    pub phase: Option<Phase>,
    /// The reply; behind it those that it quotes.
    pub replies: Vec<Reply>,
    /// What the writer says of its own, where no server has answered.
    pub remark: String,
}

/// A server that wanted to deliver.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Client {
    /// Its name, as it was written down.
    pub name: Option<String>,
    /// Its address.
    pub address: Option<IpAddr>,
}

/// RFC 3464 §2.3.3: what became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Given up.
    #[default]
    Failed,
    /// To be tried again.
    Delayed,
    /// Arrived, or handed on.
    Delivered,
}

/// RFC 5321 §3: what the answer was given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// The connection itself.
    Greeting,
    /// `EHLO`.
    Hello,
    /// `MAIL FROM`.
    Sender,
    /// `RCPT TO`.
    Recipient,
    /// `DATA`, or the message behind it.
    Data,
}

impl Phase {
    /// The phase that a command of the conversation is answered in.
    #[must_use]
    pub fn of_command(text: &str) -> Option<Self> {
        let text = text.trim_start().to_ascii_uppercase();
        let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
        if begins(&["EHLO", "HELO", "LHLO", "STARTTLS"]) {
            Some(Self::Hello)
        } else if begins(&["MAIL FROM", "MAIL"]) {
            Some(Self::Sender)
        } else if begins(&["RCPT TO", "RCPT"]) {
            Some(Self::Recipient)
        } else if begins(&[
            "DATA",
            "END OF DATA",
            "END-OF-MESSAGE",
            "END OF MESSAGE",
            "PIPELINED END OF DATA",
            "BDAT",
        ]) {
            Some(Self::Data)
        } else if begins(&["INITIAL CONNECTION", "CONNECT"]) {
            Some(Self::Greeting)
        } else {
            None
        }
    }
}

impl Attempt {
    /// The innermost reply: what the last server in the row said.
    #[must_use]
    pub fn reply(&self) -> Option<&Reply> {
        self.replies.last()
    }
}
