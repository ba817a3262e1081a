//! What macros stand for.

use std::{
    borrow::Cow,
    net::{IpAddr, Ipv6Addr},
};

use super::{Arguments, Walk, ending::Stop};
use crate::record::{
    name::Name,
    spf::{DomainSpec, Letter},
};

impl Walk<'_> {
    /// A term's name, filled in.
    pub(super) fn expand(&mut self, spec: &DomainSpec, domain: &Name) -> Result<String, Stop> {
        spec.expand(|letter| self.letter(letter, domain))
    }

    /// RFC 7208 §7.2: what a letter stands for in the record of `domain`.
    pub(super) fn letter<'v>(&mut self, letter: Letter, domain: &'v Name) -> Result<Cow<'v, str>, Stop> {
        match plain(letter, self.arguments, self.ip, domain) {
            Some(value) => Ok(value),
            None => self.validated_name(domain).map(Cow::Owned),
        }
    }

    /// RFC 7208 §7.3: of the validated names the domain itself, else one below it, else any; "unknown" if there is
    /// none.
    fn validated_name(&mut self, domain: &Name) -> Result<String, Stop> {
        let names = self.validated_names()?;
        let exact = names.iter().find(|name| *name == domain);
        let chosen = exact.or_else(|| names.iter().find(|name| name.is_within(domain))).or(names.first());
        Ok(chosen.map_or_else(|| "unknown".to_owned(), Name::to_string))
    }
}

/// The value of every letter but `p`, for which DNS must be asked.
pub(super) fn plain<'v>(
    letter: Letter,
    arguments: &Arguments,
    ip: IpAddr,
    domain: &'v Name,
) -> Option<Cow<'v, str>> {
    Some(match letter {
        Letter::Sender => format!("{}@{}", arguments.local_part(), arguments.domain()).into(),
        Letter::LocalPart => arguments.local_part().to_owned().into(),
        Letter::SenderDomain => arguments.domain().to_owned().into(),
        Letter::Domain => domain.as_str().into(),
        Letter::Ip => match ip {
            IpAddr::V4(address) => address.to_string().into(),
            IpAddr::V6(address) => nibbles(address).into(),
        },
        Letter::ValidatedName => return None,
        Letter::Family => if ip.is_ipv4() { "in-addr" } else { "ip6" }.into(),
        Letter::Helo => arguments.helo.clone().into(),
        Letter::ReadableIp => ip.to_string().into(),
        Letter::Receiver => arguments.receiver.clone().into(),
        Letter::Timestamp => arguments.now.as_second().to_string().into(),
    })
}

/// RFC 7208 §7.3: 'For IPv6 addresses, the "i" macro expands to a dot-format address', a digit each.
pub(super) fn nibbles(address: Ipv6Addr) -> String {
    let digits: Vec<String> = format!("{:032x}", address.to_bits()).chars().map(String::from).collect();
    digits.join(".")
}
