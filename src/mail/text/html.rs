//! HTML without its marks.

/// The text of an HTML page: marks gone, the usual characters put back, a line for each block. Styles and
/// scripts are no text.
///
/// Not a parser: what is untrusted is walked once, from left to right, and nothing is built.
#[must_use]
pub fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        unescape(rest.get(..at).unwrap_or_default(), &mut text);
        let inside = rest.get(at + 1..).unwrap_or_default();
        if let Some(comment) = inside.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
            continue;
        }
        if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            text.push('<');
            rest = inside;
            continue;
        }
        let Some((mark, behind)) = inside.split_once('>') else {
            return text;
        };
        let name: String =
            mark.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        match name.to_ascii_lowercase().as_str() {
            "br" | "p" | "div" | "tr" | "table" | "hr" | "h1" | "h2" | "h3" | "h4" | "li" | "ul"
            | "title" | "pre" => text.push('\n'),
            "td" | "th" => text.push(' '),
            _ => {}
        }
        rest = behind;
        if !mark.starts_with('/') && matches!(name.to_ascii_lowercase().as_str(), "style" | "script") {
            rest = skipped(behind, &name);
        }
    }
    unescape(rest, &mut text);
    text
}

/// What stands behind the end of a style or a script.
fn skipped<'h>(html: &'h str, name: &str) -> &'h str {
    let is_end = |at: usize| {
        let end = html.get(at + 2..at + 2 + name.len());
        end.is_some_and(|end| end.eq_ignore_ascii_case(name))
    };
    html.match_indices("</")
        .find(|(at, _)| is_end(*at))
        .map_or("", |(at, _)| html.get(at..).unwrap_or_default())
}

fn unescape(text: &str, into: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        into.push_str(rest.get(..at).unwrap_or_default());
        let behind = rest.get(at + 1..).unwrap_or_default();
        let name = behind.split_once(';').map(|(name, _)| name).filter(|name| name.len() <= 8);
        if let Some(c) = name.and_then(character) {
            into.push(c);
            rest = behind.get(name.map_or(0, str::len) + 1..).unwrap_or_default();
        } else {
            into.push('&');
            rest = behind;
        }
    }
    into.push_str(rest);
}

fn character(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" | "rsquo" | "lsquo" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            return char::from_u32(code);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_its_text() {
        for (page, wanted) in [
            ("<p>a</p><p>b</p>", "\na\n\nb\n"), // blocks are lines
            ("<style>p{x:y}</style>a", "a"),    // no text
            ("a &lt;b&gt; &amp; &#39;c&#x27; &unknown;", "a <b> & 'c' &unknown;"),
            ("x <ann@example.com> y", "x  y"), // read as a mark, as browsers do
            ("<a href=\"mailto:x\">x</a>", "x"),
            ("a <!-- hidden --> b", "a  b"),
            ("a <unclosed", "a "),
            ("1 < 2", "1 < 2"),
        ] {
            assert_eq!(text(page), wanted, "{page}");
        }
    }
}
