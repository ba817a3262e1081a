//! The steps as a script that an administrator can read and run.
//!
//! It stops at the first error and says how to go back; `sh FILE back` puts every file back that a step has changed.
//! A second run changes nothing that the first one has done.

use std::fmt::Write as _;

use super::{
    KeyFile, Run, Shell, Signer, Step,
    catalogue::common,
    steps,
    template::{Filling, Form},
};
use crate::{
    plan::dkim::Displaced,
    record::name::DomainName,
    words::{fill::shell, signers as say},
};

/// The script; none for a program whose steps are not commands of a POSIX shell, or that can use none of the keys.
#[must_use]
pub fn script(
    signer: &Signer,
    domain: &DomainName,
    keys: &[KeyFile<'_>],
    displaced: &[Displaced<'_>],
) -> Option<String> {
    let usable = signer.usable(keys);
    if signer.shell != Shell::Sh || (usable.is_empty() && signer.takes_keys()) {
        return None;
    }
    let filling = Filling { domain, keys: &usable, old: displaced, form: Form::Script };
    let mut script = String::from("#!/bin/sh\n");
    let about = say::ScriptAbout { domain: domain.as_str(), signer: signer.name.as_str() }.say();
    comment(&mut script, &about);
    comment(&mut script, &say::script_how());
    script.push_str("set -eu\n");
    if !usable.is_empty() {
        script.push('\n');
        comment(&mut script, &say::script_keys());
        for (number, key) in (1..).zip(&usable) {
            let beside = key.path.file_name().map_or(key.path, std::path::Path::new);
            let _ = writeln!(
                script,
                "key{number}={}; [ -e \"$key{number}\" ] || key{number}=$(dirname \"$0\")/{}",
                shell(key.path),
                shell(beside)
            );
        }
    }
    if let Some(keep) = filling.fill(common("keep")).filter(|_| !signer.back.is_empty()) {
        let _ = writeln!(script, "\n{keep}\n");
        comment(&mut script, &say::script_back());
        let back = [common("back"), &signer.back].map(|block| filling.fill(block).unwrap_or_default());
        let back = indented(&back.join("\n"));
        let _ = writeln!(script, "if [ \"${{1:-}}\" = back ]; then\n{back}\n  rm -r \"$B\"\n  exit\nfi");
        let stopped = say::script_stopped("$0 back");
        let _ =
            writeln!(script, "trap '[ $? = 0 ] || echo \"{}\" >&2' EXIT", stopped.replace(['\'', '"'], ""));
    }
    let all = steps(signer, domain, keys, displaced, Form::Script);
    for (number, step) in (1..).zip(&all) {
        add(&mut script, number, step);
    }
    Some(script)
}

fn add(script: &mut String, number: usize, step: &Step) {
    script.push('\n');
    match (&step.code, step.run) {
        (Some(code), Run::Here) => {
            let _ = writeln!(script, "echo {}\n{code}", quoted(&format!("{number}. {}", step.say)));
        }
        (code, _) => {
            comment(script, &format!("{number}. {}", step.say));
            for line in code.iter().flat_map(|code| code.lines()) {
                let _ = writeln!(script, "#   {line}");
            }
        }
    }
}

/// The longest line of a comment, in characters.
const WIDTH: usize = 100;

fn comment(script: &mut String, text: &str) {
    for line in textwrap::wrap(text, WIDTH) {
        let _ = writeln!(script, "# {line}");
    }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

fn indented(block: &str) -> String {
    block.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
