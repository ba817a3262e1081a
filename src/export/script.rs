//! Texts as string literals of JSON, JavaScript and YAML.
//!
//! References: RFC 8259 §7 (JSON), ECMA-262 §12.9.4 (JavaScript), YAML 1.2 §5.7 (escapes in double quotes).

use std::fmt::Write as _;

/// `text` in double quotes as visible ASCII, read alike by JSON, JavaScript and, as long as the text is of
/// the first 65,536 characters, YAML.
pub(super) fn quoted(text: &str) -> String {
    // Nothing in a text can fail to be written.
    ascii(&serde_json::to_string(text).unwrap_or_default())
}

/// A JSON document in which every character outside visible ASCII is escaped (RFC 8259 §7: 'Any character
/// may be escaped'). The line ends between its parts stay: in strings they are escaped already.
pub(super) fn ascii(json: &str) -> String {
    let mut written = String::with_capacity(json.len());
    for c in json.chars() {
        if matches!(c, '\n' | ' '..='~') {
            written.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(written, "\\u{unit:04x}");
        }
    }
    written
}
