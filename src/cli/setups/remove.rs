//! `mailseal setups remove`: takes set-ups away, and nothing else.

use std::{
    collections::HashSet,
    io::{self, IsTerminal},
    process::ExitCode,
};

use clap::Args;

use super::refused;
use crate::{
    cli::{Exit, output},
    record::name::DomainName,
    store::Store,
    words::cli_setups as say,
};

#[derive(Clone, Debug, Args)]
pub(super) struct RemoveArguments {
    /// Whose.
    #[arg(value_name = "DOMAIN", required = true, value_parser = crate::cli::domain)]
    domains: Vec<DomainName>,
    /// Without asking.
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(store: &Store, arguments: &RemoveArguments) -> ExitCode {
    // Whoever names one twice means it once.
    let mut domains = arguments.domains.clone();
    let mut seen = HashSet::new();
    domains.retain(|domain| seen.insert(domain.clone()));
    // All or none: a name that is mistyped must not come out after half of the others are gone.
    for domain in &domains {
        match store.place(domain) {
            Ok(path) if path.symlink_metadata().is_ok() => {}
            Ok(_) => return output::failure(&say::not_saved(domain.as_str()), Exit::Usage),
            Err(error) => return refused(&error),
        }
    }
    if !arguments.yes {
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return output::failure(&say::needs_yes(), Exit::Usage);
        }
        let names: Vec<&str> = domains.iter().map(DomainName::as_str).collect();
        output::question(&say::question(names.join(", ")));
        if !is_yes() {
            return output::lines(&[say::not_removed()], Exit::Done);
        }
    }
    let mut lines = Vec::new();
    for domain in &domains {
        // Read first: afterwards nobody knows where its keys are.
        let known = store.load(domain).ok().flatten();
        match store.remove(domain) {
            Ok(_) => lines.push(say::removed(domain.as_str())),
            Err(error) => {
                // What is gone already is said all the same.
                let code = refused(&error);
                return output::lines(&lines, code);
            }
        }
        let keys = known.into_iter().flat_map(|setup| setup.plan.dkim.keys);
        let files = keys.filter_map(|key| Some((key.file?, key.selector)));
        lines.extend(files.map(|(path, selector)| {
            format!(
                "  {}",
                say::KeyStays { path: path.display().to_string(), selector: selector.as_str() }.say()
            )
        }));
        let aside = store.set_aside(domain);
        lines.extend(aside.iter().map(|path| format!("  {}", say::aside_stays(path.display().to_string()))));
    }
    lines.push(say::dns_stays());
    output::lines(&lines, Exit::Done)
}

/// Whether the next line says so; anything else, and no line, does not.
fn is_yes() -> bool {
    let mut answer = String::new();
    let read = io::stdin().read_line(&mut answer);
    read.is_ok() && say::yes_words().split_whitespace().any(|word| word == answer.trim().to_lowercase())
}
