//! Texts with a private key in them, as they may be shown.
//!
//! What is shown is copied, logged and sent to others. DNS has told the key to the world already, but
//! most of the world has not looked.

use super::is_private;
use crate::record::private_key;

/// Letters in a row from which on a run is no word of a record but a key.
const RUN: usize = 16;

/// A text up to where a private key may begin; the whole text if there is none in it.
#[must_use]
pub fn redacted(text: &str) -> String {
    if !is_private(text) && private_key::found(text).is_none() {
        return text.to_owned();
    }
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '_');
    let mut start = 0;
    let run = text.char_indices().find_map(|(at, c)| {
        if !is_base64(c) {
            start = at + c.len_utf8();
        }
        (at - start.min(at) >= RUN).then_some(start)
    });
    let tag = text.find("p=").map(|at| at + 2);
    let end = [run, tag, text.find("-----")].into_iter().flatten().min().unwrap_or(0);
    text.get(..end).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_private_key_is_left_and_all_of_everything_else() {
        let key = "MC4CAQAwBQYDK2VwBCIEIGlIM8icoAz45gn2a5L0pXQy32Mx7CXerx27EZ8NtGUN";
        for (text, shown) in [
            (format!("v=DKIM1; k=rsa; p={key}"), "v=DKIM1; k=rsa; p="),
            (key.to_owned(), ""),
            (format!("-----BEGIN PRIVATE KEY-----\\n{key}"), ""),
            ("v=DKIM1; p=".to_owned(), "v=DKIM1; p="),
            ("v=spf1 mx -all".to_owned(), "v=spf1 mx -all"),
        ] {
            assert_eq!(redacted(&text), shown, "{text}");
        }
    }
}
