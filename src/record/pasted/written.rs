//! Values as configuration languages write them: in quotation marks with escapes, in brackets, with a comma behind.

/// The values in a list in brackets, or the one there is.
pub(super) fn values(text: &str) -> Vec<String> {
    let text = text.trim().trim_end_matches(',').trim();
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let Some(inner) = inner.filter(|inner| inner.trim_start().starts_with(['"', '\''])) else {
        return vec![text.to_owned()];
    };
    let mut found = Vec::new();
    let mut current = String::new();
    let (mut is_quoted, mut is_escaped) = (false, false);
    for c in inner.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => {
                found.push(std::mem::take(&mut current));
                continue;
            }
            _ => {}
        }
        current.push(c);
    }
    found.push(current);
    found.iter().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

/// A value without the quotation marks and escapes of a language; those of DNS stay.
pub(super) fn value(text: &str) -> String {
    let text = text.trim().trim_end_matches(',').trim_end();
    let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let Some(inner) = inner.filter(|inner| inner.contains("\\\"")) else {
        return text.replace("\\;", ";");
    };
    let plain = inner.replace("\\\"", "\"").replace("\\\\", "\\");
    // `…"" …` is where two strings meet, the outermost marks left out.
    if plain.contains('"') && !plain.starts_with('"') { format!("\"{plain}\"") } else { plain }
}
