//! The source of a page's table: `<td>TXT</td><td>@</td><td>v=spf1 mx -all</td>`.

/// The text with its cells between tabs, if it is the source of a table.
pub(super) fn table(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let has_cells = ["<td>", "<td ", "<th>", "<th "].iter().any(|cell| lower.contains(cell));
    if !has_cells || !["</td", "</th", "<tr"].iter().any(|end| lower.contains(end)) {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        let Some((tag, behind)) = after.split_once('>') else { break };
        push(&mut plain, before);
        let is_end = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next();
        match name.unwrap_or_default().to_ascii_lowercase().as_str() {
            "td" | "th" if is_end => plain.push('\t'),
            "tr" | "table" | "p" | "div" if is_end => plain.push('\n'),
            _ => {}
        }
        rest = behind;
    }
    push(&mut plain, rest);
    Some(plain)
}

/// Line ends in the source are blanks.
fn push(plain: &mut String, text: &str) {
    let text = text.replace(['\n', '\r'], " ");
    let text = text.replace("&quot;", "\"").replace("&#34;", "\"").replace("&#39;", "'");
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&");
    if !text.trim().is_empty() {
        plain.push_str(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_become_columns_and_rows_lines() {
        let source = "<table><tr>\n <td class=\"x\">TXT</td>\n <td>@</td><td><code>v=spf1 mx -all</code></td></tr></table>";
        assert_eq!(table(source).as_deref(), Some("TXT\t@\tv=spf1 mx -all\t\n\n"));
        assert_eq!(table("v=spf1 a:<td -all"), None);
    }
}
