//! `mailseal completions` and `mailseal man`: what a shell and `man` read, made from the command line itself.
//!
//! Both hold the sentences of `--help`, because they are made from the same definitions. They are made when they are
//! asked for, and take nothing from the start of anything else.

use std::{fmt::Write as _, io, process::ExitCode};

use clap::Args;
use clap_complete::Shell;
use clap_mangen::Man;

use super::{Exit, output};
use crate::words::{cli::not_written, cli_documents as say};

/// The name of the program as it is installed.
const NAME: &str = env!("CARGO_PKG_NAME");

/// What can be said behind `completions`.
#[derive(Clone, Debug, Args)]
pub(super) struct CompletionsArguments {
    /// For which shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints what a shell reads to complete the command line.
pub(super) fn completions(arguments: &CompletionsArguments, mut command: clap::Command) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, NAME, &mut script);
    output::octets(&script, Exit::Done)
}

/// Prints the page for `man`: the program, and then each of its verbs.
pub(super) fn man(mut command: clap::Command) -> ExitCode {
    command.build();
    match page(&command) {
        Ok(page) => output::octets(page.as_bytes(), Exit::Done),
        Err(error) => output::failure(&not_written(error.to_string()), Exit::Usage),
    }
}

/// What `clap_mangen` begins every piece with; the page needs it once.
const PREAMBLE: &str = ".ie \\n(.g .ds Aq \\(aq\n.el .ds Aq '\n";

fn page(command: &clap::Command) -> io::Result<String> {
    let man = Man::new(command.clone()).manual(say::manual());
    let mut head = Vec::new();
    man.render_title(&mut head)?;
    man.render_name_section(&mut head)?;
    // Its verbs follow in full, and are no pages of their own to be listed.
    let mut page = text(&head) + &sections(command, &man)?;
    for verb in command.get_subcommands() {
        verbs(verb, &format!("{NAME} {}", verb.get_name()), &mut page)?;
    }
    Ok(escaped(&format!("{PREAMBLE}{page}")))
}

/// With what is no ASCII as escapes of `groff_char(7)`: not every `man` knows that a page is UTF-8.
fn escaped(page: &str) -> String {
    let escape = |c: char| if c.is_ascii() { c.to_string() } else { format!("\\[u{:04X}]", u32::from(c)) };
    page.chars().map(escape).collect()
}

/// A section for a verb, and one for each below it.
fn verbs(verb: &clap::Command, path: &str, page: &mut String) -> io::Result<()> {
    let _ = writeln!(page, ".SH \"{}\"", path.to_uppercase());
    let sections = sections(verb, &Man::new(verb.clone()))?;
    page.push_str(&sections.replace(".SH ", ".SS "));
    verb.get_subcommands().try_for_each(|below| verbs(below, &format!("{path} {}", below.get_name()), page))
}

/// How a command is called, what it does, what it takes, and how it ends.
fn sections(command: &clap::Command, man: &Man) -> io::Result<String> {
    let mut written = Vec::new();
    man.render_synopsis_section(&mut written)?;
    man.render_description_section(&mut written)?;
    man.render_options_section(&mut written)?;
    if command.get_after_help().is_some() {
        man.render_extra_section(&mut written)?;
    }
    Ok(text(&written).replace(".SH EXTRA\n", ".SH NOTES\n"))
}

fn text(written: &[u8]) -> String {
    String::from_utf8_lossy(written).replace(PREAMBLE, "")
}

/// The sentences of `completions`.
pub(super) fn completions_help(verb: clap::Command) -> clap::Command {
    verb.about(say::completions())
        .after_help(say::completions_after())
        .mut_arg("shell", |arg| arg.help(say::shell()))
}

/// The sentences of `man`.
pub(super) fn man_help(verb: clap::Command) -> clap::Command {
    verb.about(say::man()).after_help(say::man_after())
}
