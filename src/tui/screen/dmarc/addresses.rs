//! A field for report addresses: plain addresses with commas between, `mailto:` added by itself.

use crate::{
    record::{
        dmarc::{ReportUri, UriFault},
        name::DomainName,
        span::{ParseError, Span},
    },
    tui::text_field::TextField,
    words,
};

/// The field, what is wrong with it, and the addresses it stands for.
#[derive(Default)]
pub(super) struct Addresses {
    pub(super) field: TextField,
    pub(super) error: Option<(Span, String)>,
    domain: Option<DomainName>,
    known: Vec<ReportUri>,
}

impl Addresses {
    /// Shows the addresses of the plan, unless they are those the field stands for already: what is
    /// being typed stays.
    pub(super) fn follow(&mut self, domain: &DomainName, uris: &[ReportUri]) {
        if self.domain.as_ref() == Some(domain) && self.known == uris {
            return;
        }
        self.domain = Some(domain.clone());
        self.known = uris.to_vec();
        self.field.set(written(uris));
        self.error = None;
    }

    /// What is typed, if all of it can be read.
    pub(super) fn typed(&mut self) -> Option<Vec<ReportUri>> {
        self.error = None;
        let uris = read(self.field.text(), &self.known).ok()?;
        self.known.clone_from(&uris);
        Some(uris)
    }

    /// Shows what is wrong with what is typed. Whether nothing is.
    pub(super) fn check(&mut self) -> bool {
        self.error = None;
        if let Err(ParseError { span, cause }) = read(self.field.text(), &self.known) {
            self.field.point_at(span);
            self.error = Some((span, words::fault::report_uri(cause)));
        }
        self.error.is_none()
    }

    /// Whether what is typed is what the plan has.
    pub(super) fn is_read(&self) -> bool {
        read(self.field.text(), &self.known).is_ok()
    }
}

/// The addresses as a person types them.
pub(super) fn written(uris: &[ReportUri]) -> String {
    uris.iter().map(written_one).collect::<Vec<_>>().join(", ")
}

/// A comma in a local part would look like the one between addresses: only the URI can hold it.
fn written_one(uri: &ReportUri) -> String {
    let address = uri.address();
    if address.contains(',') { uri.to_string() } else { address }
}

/// Reads addresses with commas between; a comma too many at the end does no harm. One that is among
/// `known` keeps what the field does not show of it, such as a size limit.
pub(super) fn read(text: &str, known: &[ReportUri]) -> Result<Vec<ReportUri>, ParseError<UriFault>> {
    let mut uris: Vec<ReportUri> = Vec::new();
    if text.trim().is_empty() {
        return Ok(uris);
    }
    let mut start = 0;
    let parts: Vec<&str> = text.split(',').collect();
    for (index, part) in parts.iter().enumerate() {
        let is_trailing = index > 0 && index + 1 == parts.len() && part.trim().is_empty();
        if !is_trailing {
            let same = known.iter().find(|uri| written_one(uri) == part.trim());
            let uri = match same {
                Some(uri) => uri.clone(),
                None => ReportUri::from_address(part).map_err(|e| e.shifted(start))?,
            };
            if !uris.contains(&uri) {
                uris.push(uri);
            }
        }
        start += part.len() + 1;
    }
    Ok(uris)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_type_them_and_faults_have_their_place() {
        for (text, expected) in [
            ("", ""),                                         // nobody
            ("  ", ""),                                       // nobody
            ("d@example.com", "mailto:d@example.com"),        // plain
            ("mailto:d@example.com", "mailto:d@example.com"), // as it stands in the record
            ("d@example.com , e@example.net", "mailto:d@example.com mailto:e@example.net"),
            ("d@example.com,", "mailto:d@example.com"), // a comma left over
            ("d@example.com,d@example.com", "mailto:d@example.com"), // twice the same
        ] {
            let uris: Vec<String> = read(text, &[]).unwrap().iter().map(ToString::to_string).collect();
            assert_eq!(uris.join(" "), expected, "{text}");
        }
        for (text, place) in [
            ("d@example.com, e", "e"),                         // no domain
            ("d@example.com, e@exa mple.net", "exa mple.net"), // a space in a domain
            ("d@example.com;e@example.net", ";"),              // the wrong separator
        ] {
            assert_eq!(read(text, &[]).unwrap_err().span.of(text), place, "{text}");
        }
        assert_eq!(read("d@example.com,,e@example.com", &[]).unwrap_err().cause, UriFault::Empty);
    }

    #[test]
    fn what_the_field_does_not_show_of_an_address_is_kept() {
        let known: Vec<ReportUri> =
            ["mailto:d@example.com!10m", "mailto:a%2Cb@example.com", "https://example.com/in"]
                .into_iter()
                .map(|text| text.parse().unwrap())
                .collect();
        assert_eq!(written(&known), "d@example.com, mailto:a%2Cb@example.com, https://example.com/in");
        assert_eq!(read(&written(&known), &known).unwrap(), known);
    }
}
