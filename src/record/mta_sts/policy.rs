//! The policy file.

use std::{fmt, str::FromStr};

use crate::record::{name::Name, span::ParseError};

/// RFC 8461 §3.2: 'no larger than 64 kilobytes'. Nothing behind that is read.
pub const OCTETS: usize = 64 * 1024;

/// RFC 8461 §3.2: `max_age` has 'a maximum value of 31557600' seconds, a year.
pub const MAX_AGE: u32 = 31_557_600;

/// Mail servers named at most: far above any real policy.
const PATTERNS: usize = 256;

/// What a policy file says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Policy {
    /// How strict it is.
    pub mode: Mode,
    /// How long senders keep it, in seconds.
    pub max_age: u32,
    /// The mail servers it allows; none under [`Mode::None`].
    pub mx: Vec<Pattern>,
}

/// How strict a policy is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Mail goes only to a listed server with a right certificate.
    Enforce,
    /// It goes anyway, and failures are reported.
    #[default]
    Testing,
    /// There is no policy any more.
    None,
}

/// A mail server, or all directly below a name (`*.example.com`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pattern {
    /// Whether one label may stand before the name.
    is_wildcard: bool,
    name: Name,
}

/// What keeps a text from being a policy file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyFault {
    /// It is longer than [`OCTETS`].
    TooLong,
    /// It is a web page or another document.
    Markup,
    /// A line without a colon.
    Line,
    /// There is no `version: STSv1`.
    Version,
    /// There is no `mode`, or it is none of the three.
    Mode,
    /// There is no `max_age`, or it is not a number of seconds up to a year.
    MaxAge,
    /// A mail server that is not a name; `*` can stand for one whole label at the start only.
    Mx,
    /// No mail server is named.
    NoMx,
}

impl Pattern {
    /// RFC 8461 §4.1: the wildcard matches 'one and only one leftmost label'.
    #[must_use]
    pub fn matches(&self, host: &Name) -> bool {
        if self.is_wildcard { host.parent().as_ref() == Some(&self.name) } else { *host == self.name }
    }
}

impl Policy {
    /// Whether a mail server is among those it allows.
    #[must_use]
    pub fn lists(&self, host: &Name) -> bool {
        self.mx.iter().any(|pattern| pattern.matches(host))
    }
}

impl From<Name> for Pattern {
    fn from(name: Name) -> Self {
        Self { is_wildcard: false, name }
    }
}

impl Mode {
    /// The word in the file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enforce => "enforce",
            Self::Testing => "testing",
            Self::None => "none",
        }
    }
}

impl FromStr for Pattern {
    type Err = PolicyFault;

    fn from_str(text: &str) -> Result<Self, PolicyFault> {
        let (is_wildcard, rest) = text.strip_prefix("*.").map_or((false, text), |rest| (true, rest));
        let name = Name::parse(rest).ok().filter(|name| !name.is_root() && !rest.contains(['*', '\\']));
        name.map(|name| Self { is_wildcard, name }).ok_or(PolicyFault::Mx)
    }
}

/// RFC 8461 §3.2, with the line ends of erratum 6253: CRLF or LF. Fields that are not known are ignored, and of one
/// that must stand once the first counts.
impl FromStr for Policy {
    type Err = ParseError<PolicyFault>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let whole = |cause| ParseError::new(0, text.len(), cause);
        if text.len() > OCTETS {
            return Err(whole(PolicyFault::TooLong));
        }
        if text.trim_start().starts_with('<') {
            return Err(whole(PolicyFault::Markup));
        }
        let (mut version, mut mode, mut max_age, mut mx) = (None, None, None, Vec::new());
        let mut at = 0;
        for line in text.split('\n') {
            let (start, line) = (at, line.trim_end_matches('\r'));
            at += line.len() + 1 + usize::from(text.as_bytes().get(start + line.len()) == Some(&b'\r'));
            let error = |cause| ParseError::new(start, start + line.len(), cause);
            if line.trim().is_empty() {
                continue;
            }
            let Some((field, value)) = line.split_once(':') else { return Err(error(PolicyFault::Line)) };
            let (field, value) = (field.trim(), value.trim());
            match field {
                "version" if version.is_none() => {
                    version = Some(value);
                    if value != "STSv1" {
                        return Err(error(PolicyFault::Version));
                    }
                }
                "mode" if mode.is_none() => {
                    mode = Some(match value {
                        "enforce" => Mode::Enforce,
                        "testing" => Mode::Testing,
                        "none" => Mode::None,
                        _ => return Err(error(PolicyFault::Mode)),
                    });
                }
                "max_age" if max_age.is_none() => {
                    let is_number =
                        (1..=10).contains(&value.len()) && value.bytes().all(|o| o.is_ascii_digit());
                    let seconds = value.parse().ok().filter(|seconds| is_number && *seconds <= MAX_AGE);
                    max_age = Some(seconds.ok_or_else(|| error(PolicyFault::MaxAge))?);
                }
                "mx" if mx.len() < PATTERNS => mx.push(value.parse().map_err(error)?),
                _ => {}
            }
        }
        version.ok_or_else(|| whole(PolicyFault::Version))?;
        let mode = mode.ok_or_else(|| whole(PolicyFault::Mode))?;
        let max_age = max_age.ok_or_else(|| whole(PolicyFault::MaxAge))?;
        if mx.is_empty() && mode != Mode::None {
            return Err(whole(PolicyFault::NoMx));
        }
        Ok(Self { mode, max_age, mx })
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.is_wildcard { "*." } else { "" }, self.name)
    }
}

/// The file as it is to be saved, with a line end behind each line.
impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "version: STSv1\nmode: {}", self.mode.as_str())?;
        for pattern in &self.mx {
            writeln!(f, "mx: {pattern}")?;
        }
        writeln!(f, "max_age: {}", self.max_age)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const EXAMPLE: &str =
        "version: STSv1\nmode: enforce\nmx: mail.example.com\nmx: *.example.net\nmax_age: 604800\n";

    fn name(text: &str) -> Name {
        text.parse().unwrap()
    }

    #[test]
    fn the_example_of_the_rfc_is_read_with_either_line_end_and_printed() {
        let policy: Policy = EXAMPLE.parse().unwrap();
        assert_eq!(policy, EXAMPLE.replace('\n', "\r\n").parse().unwrap());
        assert_eq!(policy.to_string(), EXAMPLE);
        assert_eq!((policy.mode, policy.max_age), (Mode::Enforce, 604_800));
        for (host, is_listed) in [
            ("mail.example.com", true),
            ("a.example.net", true),
            ("a.b.example.net", false), // one label only
            ("example.net", false),     // not none
            ("other.example.com", false),
        ] {
            assert_eq!(policy.lists(&name(host)), is_listed, "{host}");
        }
    }

    #[test]
    fn what_is_wrong_is_named_at_its_place() {
        for (text, at, fault) in [
            ("<!doctype html><title>x</title>", "<!doctype html><title>x</title>", PolicyFault::Markup),
            ("version: STSv1\nmode enforce\n", "mode enforce", PolicyFault::Line),
            ("version: STSv2\n", "version: STSv2", PolicyFault::Version),
            ("mode: none\nmax_age: 1\n", "mode: none\nmax_age: 1\n", PolicyFault::Version),
            ("version: STSv1\r\nmode: strict\r\n", "mode: strict", PolicyFault::Mode),
            ("version: STSv1\nmode: none\nmax_age: 99999999\n", "max_age: 99999999", PolicyFault::MaxAge),
            ("version: STSv1\nmode: none\nmax_age: +5\n", "max_age: +5", PolicyFault::MaxAge),
            ("version: STSv1\nmode: testing\nmx: *.*.example\n", "mx: *.*.example", PolicyFault::Mx),
        ] {
            let error = text.parse::<Policy>().unwrap_err();
            assert_eq!((error.span.of(text), error.cause), (at, fault), "{text}");
        }
        let none = "version: STSv1\nmode: testing\nmax_age: 5\n".parse::<Policy>().unwrap_err();
        assert_eq!(none.cause, PolicyFault::NoMx);
        assert!("version: STSv1\nmode: none\nmax_age: 5\n".parse::<Policy>().is_ok()); // none needs no servers
        let long = format!("{EXAMPLE}{}", "x: y\n".repeat(OCTETS / 5));
        assert_eq!(long.parse::<Policy>().unwrap_err().cause, PolicyFault::TooLong);
    }

    #[test]
    fn hostile_policies_name_no_more_servers_than_are_kept() {
        let text = format!("{EXAMPLE}{}", "mx: a.example\n".repeat(1_000));
        assert_eq!(text.parse::<Policy>().unwrap().mx.len(), PATTERNS);
    }

    proptest! {
        #[test]
        fn any_text_is_a_policy_or_is_refused(text in "(version: STSv1|mode: |mx: |max_age: |enforce|\\PC|\r|\n|:){0,20}") {
            if let Ok(policy) = text.parse::<Policy>() {
                prop_assert_eq!(policy.to_string().parse::<Policy>(), Ok(policy));
            }
        }
    }
}
