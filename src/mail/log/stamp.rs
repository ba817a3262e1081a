//! The beginning of a log line: when, which server, which program.

/// A line taken apart at its beginning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stamp<'l> {
    /// When, as written.
    pub(super) at: &'l str,
    /// The server.
    pub(super) host: Option<&'l str>,
    /// `postfix/smtp` of `postfix/smtp[77]:`.
    pub(super) program: Option<&'l str>,
    /// What the program says.
    pub(super) text: &'l str,
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Reads the forms of syslog (RFC 3164, RFC 3339 stamps) and Exim's own.
pub(super) fn stamp(line: &str) -> Option<Stamp<'_>> {
    let bytes = line.as_bytes();
    if bytes.first() == Some(&b'<')
        && let Some((_, rest)) = line.split_once('>').filter(|(before, _)| before.len() <= 4)
    {
        // RFC 3164 §4.1.1: the priority, where it was kept.
        return stamp(rest);
    }
    let month = line.get(..3)?;
    if MONTHS.contains(&month) && bytes.get(3) == Some(&b' ') {
        // `Nov 30 09:12:05`, with a year behind the day in some systems.
        let end = if bytes.get(9) == Some(&b':') { 15 } else { 20 };
        let at = line.get(..end)?;
        return is_time(at).then(|| behind(at, line.get(end..).unwrap_or_default()))?;
    }
    let is_date = bytes.len() > 19
        && bytes.get(..4).is_some_and(|year| year.iter().all(u8::is_ascii_digit))
        && bytes.get(4) == Some(&b'-')
        && bytes.get(7) == Some(&b'-');
    if !is_date {
        return None;
    }
    if bytes.get(10) == Some(&b'T') {
        let (at, rest) = line.split_once(' ')?;
        return behind(at, rest);
    }
    // `2026-11-30 09:12:05`, Exim's own, perhaps with fractions and a zone.
    let (date, rest) = line.split_once(' ')?;
    let (time, mut text) = rest.split_once(' ')?;
    if !is_time(time) {
        return None;
    }
    if let Some((zone, behind)) = text.split_once(' ')
        && zone.len() == 5
        && zone.starts_with(['+', '-'])
    {
        text = behind;
    }
    let at = line.get(..date.len() + 1 + time.len())?;
    // Exim writes its process's number in brackets if it is asked to.
    let text = text.trim_start();
    let text = match text.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
        Some((pid, behind)) if pid.bytes().all(|byte| byte.is_ascii_digit()) => behind,
        _ => text,
    };
    Some(Stamp { at, host: None, program: None, text })
}

fn is_time(text: &str) -> bool {
    let tail: Vec<&str> = text.rsplit(' ').next().unwrap_or_default().split(':').collect();
    tail.len() == 3
        && tail.iter().all(|part| part.len() >= 2 && part.as_bytes().iter().take(2).all(u8::is_ascii_digit))
}

/// The server and the program behind a time.
fn behind<'l>(at: &'l str, rest: &'l str) -> Option<Stamp<'l>> {
    let rest = rest.trim_start();
    let (host, rest) = rest.split_once(' ')?;
    let (tag, text) = rest.split_once(": ")?;
    let program = tag.split('[').next().unwrap_or(tag).trim();
    if program.is_empty() || program.contains(' ') {
        return None;
    }
    Some(Stamp { at, host: Some(host), program: Some(program), text })
}
