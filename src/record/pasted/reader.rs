//! Line by line: what each line is, and what it adds to the record that is coming together.

mod unlabelled;

use super::{
    Data, Kind, Left, Paste, Pasted, RECORDS, attributes,
    cell::{self, clean, is_name, is_noise, is_owner, is_text_value},
    continued, draft,
    draft::Draft,
    field::{claims, is_assignment, is_suspect, key_of_a_list, selector_cname, split_label, unmarked},
    label::{self, Column},
    lines, name_servers, quoted, spoken,
    table::{self, Header},
    tools, written,
    zone::{self, Line, Owner},
};
use crate::record::txt::Txt;

/// Lines that are handed back at most.
const LEFT: usize = 64;

/// Reads a text that is not JSON.
pub(super) fn read(text: &str) -> Paste {
    let mut reader = Reader::default();
    for line in lines::lines(text) {
        if reader.paste.records.len() >= RECORDS {
            break;
        }
        reader.line(&line);
    }
    reader.flush();
    let Reader { mut paste, bare_kinds, .. } = reader;
    paste.has_bare_types = paste.records.is_empty() && bare_kinds > 1;
    paste
}

#[derive(Default)]
struct Reader {
    paste: Paste,
    /// `$ORIGIN`, as written.
    origin: Option<String>,
    /// The owner of the line above.
    owner: Option<String>,
    header: Option<Header>,
    draft: Draft,
    /// The label whose value stands in the next line.
    pending: Option<Column>,
    /// What a heading says of bare hosts below it.
    hosts: Option<(Kind, Option<u16>)>,
    /// Whether the line above ended in a value that may go on.
    is_open: bool,
    /// Whether the value was one of a list.
    is_listed: bool,
    above: Above,
    bare_kinds: usize,
}

/// What the lines above say of the one that is read.
#[derive(Default)]
struct Above {
    /// Whether the strings of a record stand below its name, one a line, as `nslookup` has them.
    has_strings_below: bool,
    /// Whether the line above was a string, or several, in quotation marks.
    was_quoted: bool,
    /// Whether the line stands below a value of which something is missing.
    is_unfinished: bool,
}

impl Reader {
    fn line(&mut self, raw: &str) {
        let text = clean(raw);
        if text.is_empty() {
            self.blank();
            return;
        }
        if self.strings_go_on(raw.trim()) {
            return;
        }
        self.above.is_unfinished = false;
        if std::mem::take(&mut self.is_open) && zone::split(raw).is_none() {
            if self.goes_on(&text) {
                self.is_open = true;
                return;
            }
            self.above.is_unfinished = self.is_unfinished();
        }
        if self.is_aside(&text) {
            return;
        }
        if let Some(read) = name_servers::record(&text) {
            self.flush();
            match read {
                name_servers::Read::Line(line) => self.take_line(line, &text),
                name_servers::Read::Record(record) => self.push(*record),
            }
        } else if let Some(line) = tools::record(raw.trim()) {
            self.flush();
            self.take_line(line, &text);
        } else if tools::is_chatter(raw) {
        } else if let Some(record) = attributes::record(&text) {
            self.flush();
            self.push(record);
        } else {
            self.structured(raw, &text);
        }
    }

    /// A line of a zone file, a row, a field, or prose.
    fn structured(&mut self, raw: &str, text: &str) {
        if let Some(spoken) = spoken::labelled(raw.trim()).filter(|_| !raw.trim().contains('\t')) {
            self.said(&spoken);
            return;
        }
        let row = table::row(raw, self.header.as_ref())
            .filter(|row| row.separator != table::Separator::Blanks || split_label(raw.trim()).is_none());
        let line = zone::split(raw);
        // Cells say more than words, unless the data is in quotation marks or a class is named.
        let is_zone = line.is_some()
            && (row.is_none() || raw.contains('"') || raw.split_whitespace().any(|word| word == "IN"));
        if let Some(line) = line.clone().filter(|_| is_zone) {
            self.flush();
            self.take_line(line, text);
            return;
        }
        let Some(row) = row else {
            match line {
                Some(line) => {
                    self.flush();
                    self.take_line(line, text);
                }
                None => self.field(raw.trim(), text),
            }
            return;
        };
        if let Some(header) = table::header(&row) {
            self.flush();
            self.header = Some(header);
            return;
        }
        let full: Vec<&String> = row.cells.iter().filter(|cell| !clean(cell).is_empty()).collect();
        match full.as_slice() {
            [] => {}
            [only] => self.field(only, &clean(only)),
            _ if full.iter().all(|cell| is_noise(&clean(cell))) => {}
            [name, value]
                if label::label(name).is_some()
                    && label::label(value).is_none()
                    && cell::kind(name).is_none() =>
            {
                if let Some(line) = zone::split(value) {
                    self.flush();
                    self.take_line(line, text);
                } else if let Some(label) = label::label(name) {
                    self.put(label, value, text);
                }
            }
            cells => {
                let line = cells
                    .iter()
                    .find_map(|cell| zone::split(cell).filter(|line| matches!(line.owner, Owner::Named(_))));
                let record =
                    line.is_none().then(|| table::record(&row, self.header.as_ref(), text)).flatten();
                match (line, record) {
                    (Some(line), _) => {
                        self.flush();
                        self.take_line(line, text);
                    }
                    (None, Some(record)) => {
                        self.flush();
                        self.push(record);
                    }
                    (None, None) if row.separator == table::Separator::Blanks || claims(text) => {
                        self.field(raw.trim(), text);
                    }
                    (None, None) => self.leave(text),
                }
            }
        }
    }

    /// A blank line ends a record that is whole.
    fn blank(&mut self) {
        self.is_open = false;
        if self.draft.is_complete() {
            self.flush();
        }
    }

    /// Whether the line goes on with the value above.
    fn goes_on(&mut self, text: &str) -> bool {
        if let Some(value) = &mut self.draft.value {
            let Some(between) = continued::between(value, text) else { return false };
            value.push_str(between);
            value.push_str(text);
            return true;
        }
        let Some(Pasted { data: Data::Txt(above, super::Written::Bare), .. }) = self.paste.records.last_mut()
        else {
            return false;
        };
        let value = above.text();
        let Some(between) = continued::between(&value, text) else { return false };
        *above = Txt::new(&format!("{value}{between}{text}"));
        true
    }

    /// Comments, directives, brackets and buttons.
    fn is_aside(&mut self, text: &str) -> bool {
        if let Some(rest) = text.strip_prefix('$') {
            let mut words = rest.split_whitespace();
            if words.next().is_some_and(|word| word.eq_ignore_ascii_case("ORIGIN")) {
                self.origin = words.next().map(str::to_owned);
            }
            return true;
        }
        if text.starts_with([';', '#']) || text.starts_with("//") || text == "..." {
            return true;
        }
        let is_bracket = text.ends_with('{') && !text.contains("v=")
            || text.chars().all(|c| matches!(c, '{' | '}' | '[' | ']' | '(' | ')' | ',' | ';' | '.'));
        if is_bracket {
            if self.draft.is_complete() || text.contains('}') || text.ends_with('{') {
                self.flush();
            }
            return true;
        }
        false
    }

    /// A field: a label with or without its value, a value, or a heading.
    fn field(&mut self, raw: &str, text: &str) {
        let (raw, text) = match text.strip_prefix("- ") {
            Some(item) if self.pending == Some(Column::Value) || self.is_listed => {
                self.is_listed = true;
                if let Some(value) = self.draft.value.take() {
                    let (name, kind) = (self.draft.name.clone(), self.draft.kind);
                    self.draft.value = Some(value);
                    self.flush();
                    self.draft.name = name;
                    self.draft.kind = kind;
                }
                self.pending = Some(Column::Value);
                (item, item)
            }
            Some(item) => (item, item),
            None => {
                self.is_listed = false;
                (raw, text)
            }
        };
        if self.awaited(raw, text) {
            return;
        }
        if let Some(spoken) = spoken::sentence(raw) {
            self.said(&spoken);
            return;
        }
        if self.labelled(raw, text) || self.bare(raw, text) {
            return;
        }
        if is_noise(text) {
            return;
        }
        self.hinted(text);
    }

    /// The value of the label in the line above.
    fn awaited(&mut self, raw: &str, text: &str) -> bool {
        let Some(column) = self.pending else { return false };
        if label::label(text).is_some()
            || split_label(text).is_some()
            || (is_noise(text) && column == Column::Value)
        {
            return false;
        }
        self.pending = None;
        if column == Column::Ignored || column == Column::Ttl {
            return is_noise(text) || is_text_value(text) || is_name(text);
        }
        let is_prose = text.contains(' ')
            && !is_text_value(text)
            && !raw.starts_with(['"', '\'', '{', '['])
            && !cell::is_apex(text);
        let is_value = column == Column::Value && self.draft.kind == Some(Kind::Mx);
        if is_prose && !is_value && cell::kind(text).is_none() && column != Column::Priority {
            return false;
        }
        self.put_column(column, raw, text)
    }

    /// `Label: value`, `label = "value"`, `Label value`, or a label alone.
    fn labelled(&mut self, raw: &str, text: &str) -> bool {
        if let Some((selector, target)) = selector_cname(text) {
            self.flush();
            self.draft.put(Column::Selector, &selector);
            self.draft.put(Column::Type, "CNAME");
            return self.put_column(Column::Value, target, text);
        }
        if let Some((label, value)) = split_label(raw) {
            if value.is_empty() || value == "[" {
                self.begin(label);
                return true;
            }
            self.put(label, value, text);
            return true;
        }
        if let Some(name) = key_of_a_list(text) {
            self.flush();
            self.draft.name = Some(name);
            return true;
        }
        if let Some(label) = label::label(text).filter(|_| cell::kind(text).is_none() && !is_owner(text)) {
            self.begin(label);
            return true;
        }
        // A key nobody knows, in a block of fields.
        if is_assignment(text) && !is_text_value(text) {
            return true;
        }
        if let Some((label, value)) = unmarked(text) {
            self.put(label, value, text);
            return true;
        }
        false
    }

    /// A label without its value.
    fn begin(&mut self, label: label::Label) {
        if self.draft.has(label.column) {
            self.flush();
        }
        if let Some(kind) = label.kind.filter(|_| self.draft.kind.is_none()) {
            self.draft.kind = Some(kind);
            self.draft.is_kind_guessed = true;
        }
        self.pending = Some(label.column);
    }

    fn put(&mut self, label: label::Label, value: &str, text: &str) {
        self.begin(label);
        self.pending = None;
        for value in written::values(value) {
            self.put_column(label.column, &value, text);
        }
    }

    fn put_column(&mut self, column: Column, value: &str, line: &str) -> bool {
        if self.draft.has(column) {
            let (name, kind) = (self.draft.name.clone(), self.draft.kind);
            self.flush();
            // Several values of one name.
            if column == Column::Value {
                self.draft.name = name;
                self.draft.kind = kind;
            }
        }
        let value = if column == Column::Value {
            written::value(value)
        } else {
            value.trim().trim_end_matches(',').to_owned()
        };
        let is_taken = self.draft.put(column, &value);
        if column == Column::Value && is_taken {
            self.is_open = true;
        }
        if !is_taken && !matches!(column, Column::Ignored | Column::Ttl) {
            self.leave(line);
        }
        true
    }

    /// A line of a zone file.
    fn take_line(&mut self, line: Line, text: &str) {
        let Line { owner, kind, data } = line;
        let name = match owner {
            Owner::Named(name) => Some(self.whole(&name)),
            Owner::Above => self.owner.clone(),
            Owner::None => self.draft.name.take(),
        };
        self.owner.clone_from(&name);
        if data.is_empty() {
            self.draft.name = name;
            self.draft.kind = Some(kind);
            self.pending = Some(Column::Value);
            self.above.has_strings_below = kind.is_text();
            return;
        }
        if kind.is_text() && data.starts_with('"') {
            for data in quoted::several(&data) {
                self.push(draft::record(name.clone(), Some(kind), data, text));
            }
            self.above.was_quoted = true;
            return;
        }
        let mut record = draft::record(name, Some(kind), &data, text);
        let is_bare = matches!(record.data, Data::Txt(_, super::Written::Bare));
        if is_bare && is_torn_by_zone(text, &data) {
            record.flaws.push(super::Flaw::Unquoted);
        }
        self.push(record);
        self.is_open = is_bare;
    }

    /// A name with the origin behind it, where there is one.
    fn whole(&self, name: &str) -> String {
        match &self.origin {
            Some(origin) if cell::is_apex(name) => origin.clone(),
            Some(origin) if !name.ends_with('.') => format!("{name}.{origin}"),
            _ => name.to_owned(),
        }
    }

    fn push(&mut self, record: Pasted) {
        if self.paste.records.len() < RECORDS {
            let section = record.section.or(self.draft.section);
            self.paste.records.push(Pasted { section, ..record });
        }
    }

    fn flush(&mut self) {
        self.pending = None;
        self.above.has_strings_below = false;
        self.above.was_quoted = false;
        // A name that only looked like an owner was the target of a CNAME.
        if self.draft.value.is_none()
            && self.draft.kind.is_none_or(|kind| kind == Kind::Cname)
            && !self.draft.is_name_guessed
            && let Some(name) =
                self.draft.name.take_if(|name| is_owner(name) && name.matches('.').count() > 1)
        {
            self.draft.value = Some(name);
        }
        let line = self.draft.value.clone().unwrap_or_default();
        if let Some(record) = self.draft.finish(&line) {
            self.push(record);
        } else {
            let Draft { domain, section, .. } = std::mem::take(&mut self.draft);
            self.draft = Draft { domain, section, ..Draft::default() };
        }
    }

    fn leave(&mut self, text: &str) {
        if self.paste.left.len() < LEFT {
            let is_suspect = is_suspect(text) || self.above.is_unfinished;
            self.paste.left.push(Left { line: text.to_owned(), is_suspect });
        }
    }
}

/// Whether a line is one of a zone file whose data would not be read as it is meant: without quotation marks each word
/// is a string, and a semicolon begins a comment (RFC 1035 §5.1).
fn is_torn_by_zone(line: &str, data: &str) -> bool {
    let front = line.get(..line.len().saturating_sub(data.len())).unwrap_or_default();
    let has_class = front.split_whitespace().any(|word| word.eq_ignore_ascii_case("IN"));
    let is_spf = crate::record::spf::is_spf(data) && data.trim().contains(' ');
    has_class && (is_spf || data.replace("\\;", "").trim_end_matches([';', ' ']).contains(';'))
}
