//! The way a message came, and the address whose mail it is.
//!
//! Every server that takes a mail over puts a `Received` line on top: from whom, by whom, when. The lines of
//! the mailbox's own operator can be believed; everything below the line at its border was written by whoever
//! sent the mail, and may be invented. The address in the border line is the one that SPF was judged for.
//!
//! References: RFC 5321 §4.4 (trace), §6.3 (loops), RFC 7208 §2.4, RFC 8601 §1.2, §5.

mod hop;
mod operator;

use std::net::IpAddr;

pub use self::{
    hop::Hop,
    operator::{is_gateway, is_same_operator, operator},
};
use super::message::Message;

/// `Received` lines that are read. RFC 5321 §6.3 lets servers take a hundred for a loop; what has more than
/// that did not come on such a way.
pub const HOPS: usize = 100;

/// The way of a message, newest line first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// The lines.
    pub hops: Vec<Hop>,
    /// How many there are in all.
    pub count: usize,
}

/// The border between the mailbox's operator and everybody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Border {
    /// The line in which the operator took the mail over, in [`Path::hops`].
    pub hop: usize,
    /// The line in which a gateway in front of the operator took it over, if there is one: then this is where
    /// the sender was seen.
    pub gateway: Option<usize>,
}

impl Path {
    /// Reads the way of a message.
    #[must_use]
    pub fn of(message: &Message) -> Self {
        let received = || message.read_fields().filter(|(_, field)| field.is("Received"));
        let count = received().count();
        let hops = received().take(HOPS).map(|(at, field)| Hop::read(at, &field.text())).collect();
        Self { hops, count }
    }

    /// Whether there are more lines than a mail can have.
    #[must_use]
    pub const fn is_beyond_belief(&self) -> bool {
        self.count > HOPS
    }

    /// The border, if the lines show one.
    #[must_use]
    pub fn border(&self) -> Option<Border> {
        if self.is_beyond_belief() {
            return None;
        }
        let is_from_outside = |hop: &Hop| hop.address.is_some_and(is_public);
        let hop = self
            .hops
            .iter()
            .position(|hop| is_from_outside(hop) && !hop.is_internal())
            .or_else(|| self.hops.iter().position(is_from_outside))?;
        Some(Border { hop, gateway: self.behind_gateway(hop) })
    }

    /// The line that a gateway wrote below the operator's border.
    fn behind_gateway(&self, border: usize) -> Option<usize> {
        let gateway = self.hops.get(border)?.sender().filter(|name| is_gateway(name))?.to_owned();
        let below = self.hops.iter().enumerate().skip(border + 1);
        let mut taken =
            below.filter(|(_, hop)| hop.by.as_ref().is_some_and(|by| is_same_operator(by, &gateway)));
        let (at, _) = taken.find(|(_, hop)| hop.address.is_some_and(is_public) && !hop.is_internal())?;
        Some(at)
    }
}

impl Border {
    /// The line in which the sender was seen.
    #[must_use]
    pub fn sender<'p>(&self, path: &'p Path) -> Option<&'p Hop> {
        path.hops.get(self.gateway.unwrap_or(self.hop))
    }

    /// The line of the operator.
    #[must_use]
    pub fn receiver<'p>(&self, path: &'p Path) -> Option<&'p Hop> {
        path.hops.get(self.hop)
    }
}

/// Whether an address is one of the internet, not of a network behind it (RFC 6890).
#[must_use]
pub const fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [first, second, ..] = v4.octets();
            let is_shared = first == 100 && second >= 64 && second < 128;
            !(v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_unspecified() || is_shared)
        }
        IpAddr::V6(v6) => {
            if let Some(v4) = v6.to_ipv4_mapped() {
                return is_public(IpAddr::V4(v4));
            }
            let [first, ..] = v6.segments();
            let is_local = first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80;
            // 2002::/16 names servers inside Google.
            !(v6.is_loopback() || v6.is_unspecified() || is_local || first == 0x2002)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(lines: &[&str]) -> Path {
        let text: String = lines.iter().flat_map(|line| ["Received: ", line, "\r\n"]).collect();
        Path::of(&Message::read(format!("{text}From: a@b.example\r\n\r\n").as_bytes()).expect("a message"))
    }

    #[track_caller]
    fn seen(lines: &[&str], want: &str) {
        let path = path(lines);
        let border = path.border();
        let hop = border.and_then(|border| border.sender(&path));
        assert_eq!(
            hop.and_then(|hop| hop.address).map_or_else(String::new, |ip| ip.to_string()),
            want,
            "{lines:?}"
        );
    }

    #[test]
    fn the_sender_is_seen_where_the_operator_begins() {
        let sender = "from mail.nordwind.example (mail.nordwind.example [192.0.2.10]) by mx.empfang.example (Postfix) with ESMTPS id 4; Mon, 30 Nov 2026 10:15:03 +0100 (CET)";
        seen(&[sender], "192.0.2.10");
        // Below it anybody can write anything.
        seen(
            &[sender, "from mail.other.example (mail.other.example [198.51.100.1]) by mx.google.com; x"],
            "192.0.2.10",
        );
        // The operator's own hops: private, and by a name that its own reverse name proves.
        seen(&["from mx1 ([10.202.2.200]) by compute1.internal (LMTPProxy); x", sender], "192.0.2.10");
        seen(
            &[
                "from mx.empfang.example (mx.empfang.example [203.0.113.9]) by box.empfang.example (Postfix); x",
                sender,
            ],
            "192.0.2.10",
        );
        // A greeting proves nothing.
        seen(
            &["from mx.empfang.example (unknown [203.0.113.9]) by mx.empfang.example (Postfix); x", sender],
            "203.0.113.9",
        );
        // Own mail to an own mailbox: only lines of one operator.
        seen(
            &["from a.empfang.example (a.empfang.example [203.0.113.9]) by b.empfang.example; x"],
            "203.0.113.9",
        );
        seen(&["from x (x [10.0.0.1]) by y; z"], "");
        seen(&[], "");
    }

    #[test]
    fn known_operators_have_borders_of_their_own() {
        seen(
            &[
                "by 2002:a05:7010:1234:b0:3d1:abcd:ef01 with SMTP id x; y",
                "from mail-sor-f41.google.com (mail-sor-f41.google.com. [209.85.220.41]) by mx.google.com with SMTPS id x; y",
            ],
            "209.85.220.41",
        );
        let exchange = "from DB5EUR01FT011.eop-EUR01.prod.protection.outlook.com (2603:10a6:10:1::cd) by DB7PR01CA0011.outlook.office365.com (2603:10a6:10:1::20) with Microsoft SMTP Server; x";
        let tenant = "from EUR05-DB8-obe.outbound.protection.outlook.com (40.107.20.1) by DB5EUR01FT011.mail.protection.outlook.com (10.152.4.240) with Microsoft SMTP Server; x";
        seen(&[exchange, tenant], "40.107.20.1");
        let gateway = "from eu-smtp-inbound-delivery-1.mimecast.com (198.51.100.77) by DB5EUR01FT011.mail.protection.outlook.com (10.152.4.240) with Microsoft SMTP Server; x";
        let before = "from mail.nordwind.example (mail.nordwind.example [192.0.2.10]) (Using TLS) by relay.mimecast.com with ESMTPS id x; y";
        seen(&[exchange, gateway, before], "192.0.2.10");
    }

    #[test]
    fn more_lines_than_a_way_has_show_no_border() {
        let line = "from a.invalid ([203.0.113.1]) by b.invalid; x";
        seen(&vec![line; HOPS], "203.0.113.1");
        seen(&vec![line; HOPS + 1], "");
    }
}
