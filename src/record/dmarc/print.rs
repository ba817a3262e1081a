//! Writing DMARC records.

use std::fmt;

use super::{Alignment, FailureOption, ObsoleteTag, Policy, PublicSuffix, Record, Testing};

/// The record as it is published: `v` and `p` first, where older readers look for them, then the
/// other policies, alignment, reports, and last what RFC 9989 removed or does not know.
impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("v=DMARC1")?;
        tag(f, "p", self.policy)?;
        tag(f, "sp", self.subdomain_policy)?;
        tag(f, "np", self.nonexistent_policy)?;
        tag(f, "adkim", self.dkim_alignment)?;
        tag(f, "aspf", self.spf_alignment)?;
        list(f, "rua", ",", &self.aggregate_reports)?;
        list(f, "ruf", ",", &self.failure_reports)?;
        list(f, "fo", ":", &self.failure_options)?;
        tag(f, "t", self.testing)?;
        tag(f, "psd", self.public_suffix)?;
        for (name, value) in &self.obsolete {
            kept(f, name.as_str(), value)?;
        }
        for (name, value) in &self.unknown {
            kept(f, name, value)?;
        }
        Ok(())
    }
}

fn tag(f: &mut fmt::Formatter<'_>, name: &str, value: Option<impl fmt::Display>) -> fmt::Result {
    value.map_or(Ok(()), |value| write!(f, "; {name}={value}"))
}

/// A value as it stood in the record. After a backslash a space keeps the next semicolon from looking escaped.
fn kept(f: &mut fmt::Formatter<'_>, name: &str, value: &str) -> fmt::Result {
    write!(f, "; {name}={value}{}", if value.ends_with('\\') { " " } else { "" })
}

fn list(f: &mut fmt::Formatter<'_>, name: &str, between: &str, items: &[impl fmt::Display]) -> fmt::Result {
    items.iter().enumerate().try_for_each(|(at, item)| {
        if at == 0 { write!(f, "; {name}={item}") } else { write!(f, "{between}{item}") }
    })
}

macro_rules! word {
    ($($type:ident { $($variant:ident = $text:literal),+ })+) => { $(
        impl $type {
            /// The word that stands in the record.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    )+ };
}

word! {
    Policy { None = "none", Quarantine = "quarantine", Reject = "reject" }
    Alignment { Relaxed = "r", Strict = "s" }
    FailureOption { All = "0", Any = "1", Dkim = "d", Spf = "s" }
    Testing { Yes = "y", No = "n" }
    PublicSuffix { Yes = "y", No = "n", Unknown = "u" }
    ObsoleteTag { Percent = "pct", ReportFormat = "rf", ReportInterval = "ri" }
}
