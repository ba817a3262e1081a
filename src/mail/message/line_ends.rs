//! Line ends, made those of SMTP.
//!
//! SMTP ends lines with CR LF; files on Unix with LF, old Macs with CR, and a file that was converted
//! twice with CR CR LF. A signature is over lines ended by CR LF.
//!
//! References: RFC 5321 §2.3.8, RFC 6376 §5.3 (normalize before signing).

use std::borrow::Cow;

use super::Undone;

/// The octets with CR LF at the end of their lines, and whether more than LF was amiss. A lone LF between
/// lines that end well is left in the body as it is: it may have been signed so.
pub(super) fn normalised(octets: &[u8]) -> (Cow<'_, [u8]>, Option<Undone>) {
    let mut counts = Counts::default();
    counts.count(octets);
    if counts.doubled > 0 && counts.doubled >= counts.crlf + counts.lf {
        return (Cow::Owned(rewritten(octets, true)), Some(Undone::DoubledLineEnds));
    }
    if counts.crlf == 0 && counts.lf == 0 && counts.cr > 0 {
        return (Cow::Owned(rewritten(octets, false)), Some(Undone::LineEnds));
    }
    if counts.lf > counts.crlf {
        return (Cow::Owned(rewritten(octets, false)), Some(Undone::LineEnds));
    }
    (Cow::Borrowed(octets), None)
}

#[derive(Default)]
struct Counts {
    crlf: usize,
    lf: usize,
    cr: usize,
    doubled: usize,
}

impl Counts {
    fn count(&mut self, octets: &[u8]) {
        for at in memchr::memchr2_iter(b'\r', b'\n', octets) {
            let before = |steps: usize| at.checked_sub(steps).and_then(|at| octets.get(at)).copied();
            match octets.get(at) {
                Some(b'\n') => match (before(2), before(1)) {
                    (Some(b'\r'), Some(b'\r')) => self.doubled += 1,
                    (_, Some(b'\r')) => self.crlf += 1,
                    _ => self.lf += 1,
                },
                _ if !matches!(octets.get(at + 1), Some(b'\r' | b'\n')) => self.cr += 1,
                _ => {}
            }
        }
    }
}

/// Every kind of line end written as CR LF; with `is_doubled` CR CR LF is one.
fn rewritten(octets: &[u8], is_doubled: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(octets.len() + octets.len() / 32 + 16);
    let mut rest = octets;
    while let Some(at) = memchr::memchr2(b'\r', b'\n', rest) {
        let (text, end) = rest.split_at(at);
        out.extend_from_slice(text);
        out.extend_from_slice(b"\r\n");
        let taken = match end {
            [b'\r', b'\r', b'\n', ..] if is_doubled => 3,
            [b'\r', b'\n', ..] => 2,
            _ => 1,
        };
        rest = end.get(taken..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_becomes_that_of_smtp() {
        for (octets, want, undone) in [
            (b"a\r\nb\r\n".as_slice(), b"a\r\nb\r\n".as_slice(), None),
            (b"a\nb\n", b"a\r\nb\r\n", Some(Undone::LineEnds)),
            (b"a\rb\r", b"a\r\nb\r\n", Some(Undone::LineEnds)),
            (b"a\r\r\nb\r\r\n", b"a\r\nb\r\n", Some(Undone::DoubledLineEnds)),
            (b"a\r\r\n\r\r\nb", b"a\r\n\r\nb", Some(Undone::DoubledLineEnds)),
            (b"a\r\nb\nc\r\n", b"a\r\nb\nc\r\n", None), // a lone LF may have been signed
        ] {
            let (got, what) = normalised(octets);
            assert_eq!((got.as_ref(), what), (want, undone), "{octets:?}");
        }
    }
}
