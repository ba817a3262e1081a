//! Which programs fit what a mail server says when it is greeted.
//!
//! The greeting of an SMTP server (RFC 5321 §4.2, the line that begins with 220) usually names the program, and
//! beside each mail server only some programs sign. It can be changed or hidden, so it is a reason to show one
//! program first and never one to leave another out.

use super::{Signer, all};

/// The programs whose mail server these greetings name, most likely ones first.
#[must_use]
pub fn seen<'g>(greetings: impl IntoIterator<Item = &'g str>) -> Vec<&'static Signer> {
    let greetings: Vec<String> = greetings.into_iter().map(str::to_ascii_lowercase).collect();
    let names = |part: &&String| greetings.iter().any(|greeting| greeting.contains(part.as_str()));
    let mut found: Vec<(usize, &Signer)> = Vec::new();
    for signer in all() {
        // The longer the part that fits, the surer it is: “cPanel” is told from any Exim.
        let best = signer.banner.iter().filter(names).map(String::len).max();
        found.extend(best.map(|length| (length, signer)));
    }
    found.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    found.into_iter().map(|(_, signer)| signer).collect()
}

/// Every program, those that these greetings name first.
#[must_use]
pub fn offered<'g>(greetings: impl IntoIterator<Item = &'g str>) -> Vec<&'static Signer> {
    let mut offered = seen(greetings);
    let others: Vec<&Signer> = all().iter().filter(|known| !offered.contains(known)).collect();
    offered.extend(others);
    offered
}
