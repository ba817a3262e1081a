//! Exchange: what its tracking log says of a recipient, as a list, as a table or as commas.

use super::{Entry, Event, between};
use crate::mail::{attempt::Attempt, reply::replies};

/// Whether a text is what `Get-MessageTrackingLog` prints.
#[must_use]
pub fn is_trace(text: &str) -> bool {
    text.contains("{LED=") || text.contains("[{LRT=")
}

/// One line with a status: `{[{LED=550 5.7.1 …};{MSG=};{FQDN=h};{IP=i};{LRT=}]}`.
pub(super) fn entry(line: &str) -> Option<Entry<'_>> {
    let status = between(line, "{LED=", "};")?;
    let get = |name: &str| between(line, &format!("{{{name}="), "}").filter(|value| !value.is_empty());
    let attempt = Attempt {
        host: get("FQDN").map(str::to_owned),
        host_address: get("IP").and_then(|ip| ip.parse().ok()),
        replies: replies(status),
        remark: status.to_owned(),
        ..Attempt::default()
    };
    Some(Entry {
        at: get("LRT").unwrap_or_default(),
        host: None,
        queue: None,
        event: Event::Attempt(Box::new(attempt)),
    })
}
