//! What a receiver finds when mail arrives: `check_host()`.
//!
//! A receiver knows the address of the server that delivers, the sender's address and the name the
//! server greets with. It looks up the SPF record of the sender's domain, reads it from left to right
//! and stops at the first term that matches; that term's qualifier is the result. [`evaluate`] does
//! the same over facts that are gathered elsewhere: where one is missing it says which question to
//! ask, and is called again with the answer; every step it takes is written down.
//!
//! A [`Draft`] laid over the facts answers "what would receivers find if this were published?".
//!
//! Two things the RFC leaves open: a name that DNS cannot hold matches nothing (§4.8), and void
//! look-ups are counted one for each term, as §4.6.4 words it. `%{p}` counts with the term it stands in.
//!
//! One thing is judged harder than the grammar: a comma, semicolon or quote in a name, or an empty
//! label, is an error of the record here ([`crate::record::spf::DomainSpec::parse`]). A receiver that
//! looks such a name up finds nothing, so that what is told is the repair that helps in either case.
//!
//! References: RFC 7208 §2.4, §4 (`check_host()`), §5 (mechanisms), §6 (modifiers), §7 (macros).

mod ask;
mod ending;
mod explanation;
mod fill;
mod host;
mod mechanism;
mod prefetch;
mod sender;
mod trace;

use std::{collections::BTreeMap, net::IpAddr};

use jiff::Timestamp;

use self::{ending::Stop, host::Ruling, trace::Trace};
pub use self::{
    ending::{Absence, Break, Ending, SpfResult},
    sender::Sender,
    trace::{Asked, Came, Found, Step},
};
use crate::{
    record::{
        name::Name,
        spf::{LOOKUP_LIMIT, MX_LIMIT, Qualifier},
    },
    survey::{Facts, Question},
};

/// Questions one evaluation can need at most, whatever the records say: the record of each of the
/// domains it reads and its terms' first questions (asked ahead), ten addresses for each `mx`, the
/// client's reverse name with ten addresses, an explanation. The limit on look-ups sees to it.
pub const QUESTIONS: usize =
    (LOOKUP_LIMIT + 1) * (LOOKUP_LIMIT + 1) + LOOKUP_LIMIT * MX_LIMIT + 1 + MX_LIMIT + 1;

/// What RFC 7208 §4.1 calls the arguments of `check_host()`, and what macros need besides.
#[derive(Clone, Debug)]
pub struct Arguments {
    /// The address of the server that delivers. An IPv4 address written as IPv6 counts as IPv4 (§5).
    pub ip: IpAddr,
    /// The sender; decides whose record is read.
    pub sender: Sender,
    /// What the server greets with, as sent; need not be a name.
    pub helo: String,
    /// The time `%{t}` stands for.
    pub now: Timestamp,
    /// The host that receives, which `%{r}` stands for.
    pub receiver: String,
}

/// TXT records that are not published yet, laid over the facts: the one text at each name takes the
/// place of whatever stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft(BTreeMap<Name, String>);

/// What came of one call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// These questions must be answered first (a failure is an answer); never empty. Some are asked
    /// ahead, for terms that may be reached: that changes no count.
    Need(Vec<Question>),
    /// The end is reached.
    Done(Box<Evaluation>),
}

/// How it ended, and how it came to that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// How it ended.
    pub ending: Ending,
    /// What the domain tells whoever is refused (§6.2): ASCII, not safe to show.
    pub explanation: Option<String>,
    /// The terms in the order they were looked at.
    pub trace: Vec<Step>,
    /// Whether there were more terms than the trace holds.
    pub is_trace_cut: bool,
    /// Terms that asked DNS, at most one over the limit (§4.6.4).
    pub lookups: usize,
    /// Terms that asked for something that is not there, at most one over the limit (§4.6.4).
    pub void: usize,
}

/// What a receiver would find, or what must be asked to know it.
///
/// Asking, taking the answers into `facts` (failures too) and calling again comes to an end:
/// at most [`QUESTIONS`] different questions are ever needed.
#[must_use]
pub fn evaluate(arguments: &Arguments, draft: &Draft, facts: &Facts) -> Outcome {
    let mut walk = Walk::new(arguments, draft, facts);
    let ending = match walk.whole() {
        Ok((ending, explanation)) => (ending, explanation),
        Err(Stop::Over(ending)) => (ending, None),
        Err(Stop::Need(questions)) => return Outcome::Need(questions),
    };
    Outcome::Done(Box::new(Evaluation {
        ending: ending.0,
        explanation: ending.1,
        is_trace_cut: walk.trace.is_cut(),
        trace: walk.trace.into_steps(),
        lookups: walk.lookups,
        void: walk.void,
    }))
}

impl Evaluation {
    /// The result, in the RFC's word for it.
    #[must_use]
    pub const fn result(&self) -> SpfResult {
        self.ending.result()
    }
}

impl Arguments {
    /// The domain whose record is read first, as it was given: that of the sender, or for the null
    /// sender the name the server greets with (§2.4).
    #[must_use]
    pub fn domain(&self) -> &str {
        let domain = match &self.sender {
            Sender::Mailbox { domain, .. } => domain,
            Sender::Null => &self.helo,
        };
        domain.strip_suffix('.').unwrap_or(domain)
    }

    /// RFC 7208 §4.3: without a local part 'substitute the string "postmaster"'.
    #[must_use]
    pub fn local_part(&self) -> &str {
        match &self.sender {
            Sender::Mailbox { local, .. } if !local.is_empty() => local,
            _ => "postmaster",
        }
    }
}

impl Draft {
    /// With `text` as the only TXT record at `name`.
    #[must_use]
    pub fn with(mut self, name: Name, text: String) -> Self {
        self.0.insert(name, text);
        self
    }

    fn text(&self, name: &Name) -> Option<&String> {
        self.0.get(name)
    }
}

/// One evaluation from its beginning to its end, or to the first fact that is missing.
struct Walk<'f> {
    arguments: &'f Arguments,
    /// The client's address, IPv4 if it is one in IPv6's clothes.
    ip: IpAddr,
    draft: &'f Draft,
    facts: &'f Facts,
    lookups: usize,
    void: usize,
    /// Whether the term that is being looked at has been counted as void.
    is_counted_void: bool,
    /// Whether void look-ups count: not for explanations, which are asked for once the result stands.
    counts_void: bool,
    trace: Trace,
}

impl<'f> Walk<'f> {
    fn new(arguments: &'f Arguments, draft: &'f Draft, facts: &'f Facts) -> Self {
        Self {
            arguments,
            // RFC 7208 §5: an IPv4-mapped IPv6 address is still an IPv4 address.
            ip: arguments.ip.to_canonical(),
            draft,
            facts,
            lookups: 0,
            void: 0,
            is_counted_void: false,
            counts_void: true,
            trace: Trace::default(),
        }
    }

    fn whole(&mut self) -> Result<(Ending, Option<String>), Stop> {
        Ok(match self.check_host(self.arguments.domain(), 0)? {
            Ruling::Absent(absence) => (Ending::Absent(absence), None),
            Ruling::Unmatched { domain } => (Ending::Unmatched { domain }, None),
            Ruling::Matched { effect, term, domain, explanation } => {
                // RFC 7208 §6.2: 'If check_host() results in a "fail" due to a mechanism match'
                let spec = explanation.filter(|_| effect == Qualifier::Fail);
                let text = spec.map(|spec| self.explanation(&spec, &domain)).transpose()?;
                (Ending::Matched { effect, term, domain }, text.flatten())
            }
        })
    }
}
