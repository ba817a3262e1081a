//! From physical lines to those that belong together: parentheses and quotation marks go on over the end of one.

use super::zone;

/// A key of 4096 bits in lines of 40 characters; what stays open longer was never to be closed.
const OPEN_LINES: usize = 40;

/// The lines of a text, those in parentheses or quotation marks as one.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    let mut open = Open::default();
    let mut joined = 0;
    for line in text.lines().map(unquoted) {
        let goes_on = open.is_open() && joined < OPEN_LINES && !(open.depth == 0 && zone::begins(line));
        if let Some(last) = whole.last_mut().filter(|_| goes_on) {
            last.push('\n');
            last.push_str(line.trim());
            joined += 1;
        } else {
            whole.push(line.trim_end().to_owned());
            open = Open { is_data: zone::is_data(line), is_braced: opens_braces(line), ..Open::default() };
            joined = 0;
        }
        open.read(line);
    }
    whole
}

/// A line of a mail that was answered, without its marks (RFC 3676 §4.5).
fn unquoted(line: &str) -> &str {
    let bare = line.trim_start();
    if bare.starts_with("> ") || bare.starts_with(">>") { bare.trim_start_matches(['>', ' ']) } else { line }
}

/// Whether a line opens the braces that PowerShell has around strings, and does not close them.
fn opens_braces(line: &str) -> bool {
    let Some((before, inside)) = line.split_once('{') else { return false };
    let is_list = before.trim_end().ends_with(':') || before.contains("Answer");
    is_list && !inside.trim().is_empty() && !inside.contains('}')
}

/// What a line leaves open for the next one.
#[derive(Default)]
struct Open {
    /// Prose has quotation marks and parentheses of its own.
    is_data: bool,
    is_quoted: bool,
    depth: usize,
    is_braced: bool,
}

impl Open {
    const fn is_open(&self) -> bool {
        self.is_braced || self.is_data && (self.is_quoted || self.depth > 0)
    }

    fn read(&mut self, line: &str) {
        self.is_braced &= !line.trim_end().ends_with('}');
        let mut is_escaped = false;
        for c in line.chars() {
            match c {
                _ if is_escaped => is_escaped = false,
                '\\' => is_escaped = true,
                '"' => self.is_quoted = !self.is_quoted,
                _ if self.is_quoted => {}
                // Outside parentheses it may be one between two tags.
                ';' if self.depth > 0 => return,
                '(' => self.depth += 1,
                ')' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
    }
}
