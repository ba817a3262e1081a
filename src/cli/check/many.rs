//! Many domains in one call: one after the other, each told as soon as it is known, and a summary at the end.

use std::{
    fs,
    io::{self, Read as _},
    path::Path,
    process::ExitCode,
    sync::Arc,
};

use super::{CheckArguments, Checked, Detail, Style, exit, gather::Known, once, unasked};
use crate::{
    check::published::report::Verdict,
    cli::{Exit, output},
    dns::Lookup,
    record::name::DomainName,
    store::Store,
    words::{self, cli_check as say},
};

/// The longest list that is read, in octets: far more domains than one call can check.
const LIST: u64 = 1024 * 1024;
/// The most domains of one call.
const DOMAINS: usize = 10_000;

/// The domains named, each once: those on the command line, then those of the list.
///
/// # Errors
/// The list cannot be read, or holds what is no domain; said on standard error.
pub(super) fn domains(arguments: &CheckArguments) -> Result<Vec<DomainName>, ExitCode> {
    let mut found = arguments.domain.clone();
    if let Some(path) = &arguments.domains {
        let text = read(path).map_err(|error| {
            output::failure(
                &say::ListUnread { path: path.as_str(), why: error.to_string() }.say(),
                Exit::Usage,
            )
        })?;
        let mut is_bad = false;
        for (number, line) in (1..).zip(text.lines()) {
            // What stands behind `#`, or in further columns, is the list's own affair.
            let word = line
                .split('#')
                .next()
                .unwrap_or_default()
                .split([',', ';', '\t', ' '])
                .find(|word| !word.is_empty());
            let Some(word) =
                word.map(|word| word.trim_start_matches('\u{feff}')).filter(|word| !word.is_empty())
            else {
                continue;
            };
            match DomainName::parse(word) {
                Ok(domain) => found.push(domain),
                Err(error) => {
                    is_bad = true;
                    let why = words::fault::domain(&error.cause);
                    output::note(&say::ListLine { line: number, why, word: shortened(word) }.say());
                }
            }
        }
        if is_bad || found.len() > DOMAINS {
            return Err(ExitCode::from(Exit::Usage));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|domain| seen.insert(domain.clone()));
    if found.is_empty() {
        return Err(output::failure(&say::list_empty(), Exit::Usage));
    }
    Ok(found)
}

fn read(path: &str) -> io::Result<String> {
    let mut text = String::new();
    if path == "-" {
        io::stdin().lock().take(LIST).read_to_string(&mut text)?;
    } else {
        fs::File::open(Path::new(path))?.take(LIST).read_to_string(&mut text)?;
    }
    Ok(text)
}

fn shortened(word: &str) -> String {
    word.chars().take(80).collect()
}

/// Checks them all. The code is the worst of theirs: errors, then what could not be asked.
pub(super) async fn run(
    lookup: Arc<dyn Lookup>,
    domains: Vec<DomainName>,
    arguments: &CheckArguments,
    store: &Store,
) -> ExitCode {
    let mut counts = Counts::default();
    for domain in domains {
        let known = Known::load(&domain, arguments.selector.clone(), store);
        let checked = once(Arc::clone(&lookup), domain, &known, None, store).await;
        counts.add(&checked);
        print(&checked, arguments.format);
    }
    let worst = counts.worst();
    match arguments.format {
        Style::Json => ExitCode::from(worst),
        Style::Text | Style::Markdown => {
            let said = say::Summary {
                domains: counts.all,
                right: counts.right,
                wrong: counts.wrong,
                unknown: counts.unknown,
                warned: counts.warned,
            };
            output::note(&said.say());
            ExitCode::from(worst)
        }
    }
}

/// How many domains came to what.
#[derive(Default)]
struct Counts {
    all: usize,
    right: usize,
    warned: usize,
    wrong: usize,
    unknown: usize,
}

impl Counts {
    fn add(&mut self, checked: &Checked) {
        self.all += 1;
        *match checked.report.verdict {
            Verdict::Pass => &mut self.right,
            Verdict::Warn => &mut self.warned,
            Verdict::Fail => &mut self.wrong,
            Verdict::Unknown => &mut self.unknown,
        } += 1;
    }

    const fn worst(&self) -> Exit {
        match (self.wrong, self.unknown) {
            (0, 0) => Exit::Done,
            (0, _) => Exit::Unasked,
            _ => Exit::Left,
        }
    }
}

/// One domain: a line of JSON, or its text and an empty line.
fn print(checked: &Checked, format: Style) {
    // Without the name of a finding every form can be written.
    let mut lines = checked.lines(format, true, &Detail::Short).unwrap_or_default();
    if format != Style::Json {
        lines.push(String::new());
    }
    let _ = output::lines(&lines, Exit::Done);
    if exit(&checked.report) == Exit::Unasked {
        let domain = checked.survey.domain.to_unicode();
        output::note(&format!("mailseal: {domain}: {}", unasked(&checked.survey)));
    }
}
