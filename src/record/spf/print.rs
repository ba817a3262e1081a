//! Writing SPF.

use std::fmt::{self, Write as _};

use super::{
    Directive, DomainSpec, DualCidr, Macro, MacroString, Mechanism, Modifier, Piece, Qualifier, Record, Term,
};

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("v=spf1")?;
        self.terms.iter().try_for_each(|term| write!(f, " {term}"))
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Directive(directive) => directive.fmt(f),
            Self::Modifier(modifier) => modifier.fmt(f),
        }
    }
}

impl fmt::Display for Directive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(qualifier) = self.qualifier {
            qualifier.fmt(f)?;
        }
        self.mechanism.fmt(f)
    }
}

impl fmt::Display for Qualifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char(match self {
            Self::Pass => '+',
            Self::Fail => '-',
            Self::Neutral => '?',
            Self::SoftFail => '~',
        })
    }
}

impl fmt::Display for Mechanism {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Include(domain) => write!(f, "include:{domain}"),
            Self::A { domain, cidr } => host(f, "a", domain.as_ref(), Some(cidr)),
            Self::Mx { domain, cidr } => host(f, "mx", domain.as_ref(), Some(cidr)),
            Self::Ptr(domain) => host(f, "ptr", domain.as_ref(), None),
            Self::Ip4 { address, prefix: Some(prefix) } => write!(f, "ip4:{address}/{prefix}"),
            Self::Ip4 { address, prefix: None } => write!(f, "ip4:{address}"),
            Self::Ip6 { address, prefix: Some(prefix) } => write!(f, "ip6:{address}/{prefix}"),
            Self::Ip6 { address, prefix: None } => write!(f, "ip6:{address}"),
            Self::Exists(domain) => write!(f, "exists:{domain}"),
        }
    }
}

fn host(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    domain: Option<&DomainSpec>,
    cidr: Option<&DualCidr>,
) -> fmt::Result {
    f.write_str(name)?;
    if let Some(domain) = domain {
        write!(f, ":{domain}")?;
    }
    if let Some(v4) = cidr.and_then(|cidr| cidr.v4) {
        write!(f, "/{v4}")?;
    }
    if let Some(v6) = cidr.and_then(|cidr| cidr.v6) {
        write!(f, "//{v6}")?;
    }
    Ok(())
}

impl fmt::Display for Modifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Redirect(domain) => write!(f, "redirect={domain}"),
            Self::Explanation(domain) => write!(f, "exp={domain}"),
            Self::Unknown { name, value } => write!(f, "{name}={value}"),
        }
    }
}

impl fmt::Display for DomainSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.macro_string().fmt(f)
    }
}

impl fmt::Display for MacroString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| match piece {
            Piece::Literal(text) => f.write_str(text),
            Piece::Macro(expand) => expand.fmt(f),
            Piece::Percent => f.write_str("%%"),
            Piece::Space => f.write_str("%_"),
            Piece::UrlSpace => f.write_str("%-"),
        })
    }
}

impl fmt::Display for Macro {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = self.letter.as_char();
        write!(f, "%{{{}", if self.url_escaped { letter.to_ascii_uppercase() } else { letter })?;
        if let Some(digits) = self.digits {
            digits.fmt(f)?;
        }
        if self.reversed {
            f.write_char('r')?;
        }
        write!(f, "{}}}", self.delimiters)
    }
}
