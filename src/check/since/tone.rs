//! How bad a change is.

use super::{Change, News, ServerNews};
use crate::check::published::report::Verdict;

/// Whether a change is for the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// For the better.
    Better,
    /// Neither.
    Neutral,
    /// For the worse: something may not work as it should.
    Worse,
    /// For the worse: something does not work that did.
    Worst,
}

impl Change {
    /// Whether it is for the better.
    #[must_use]
    pub const fn tone(&self) -> Tone {
        match self {
            Self::Record { news, .. } => news.tone(),
            Self::Servers { news, .. } => match news {
                ServerNews::Silent { all: true } => Tone::Worst,
                ServerNews::Silent { all: false } => Tone::Worse,
                ServerNews::Answer => Tone::Better,
                ServerNews::New { lacking } if !lacking.is_empty() => Tone::Worse,
                ServerNews::New { .. } | ServerNews::Removed => Tone::Neutral,
            },
            Self::Forgot { .. } => Tone::Better,
            Self::Verdict { before, now } => match (before, now) {
                (_, Verdict::Fail) => Tone::Worst,
                (Verdict::Pass, _) => Tone::Worse,
                _ => Tone::Better,
            },
        }
    }
}

impl News {
    const fn tone(&self) -> Tone {
        match self {
            Self::Gone => Tone::Worst,
            Self::Lost { .. }
            | Self::Strayed { .. }
            | Self::Returned { .. }
            | Self::Appeared { is_right: false, .. }
            | Self::Changed { is_right: false, .. } => Tone::Worse,
            Self::Appeared { lacking, .. }
            | Self::Spread { lacking, .. }
            | Self::Withdrawn { lacking, .. }
                if lacking.is_empty() =>
            {
                Tone::Better
            }
            Self::Appeared { .. } | Self::Spread { .. } | Self::Withdrawn { .. } | Self::Changed { .. } => {
                Tone::Neutral
            }
        }
    }
}

impl Tone {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Neutral => "neutral",
            Self::Worse | Self::Worst => "worse",
        }
    }
}
