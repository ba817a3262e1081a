//! Completions and the manual page: made from the command line, with its sentences.

use std::process::{Command, Stdio};

/// Every command, and a piece of the sentence that says what it does.
const VERBS: [(&str, &str); 17] = [
    ("check", "Check the SPF, DKIM, and DMARC"),
    ("records", "records of your setup"),
    ("spf", "costs receivers"),
    ("spf eval", "for a server and a sender"),
    ("spf tree", "the includes of an SPF record"),
    ("spf parse", "explain each term"),
    ("dkim", "Make a DKIM key"),
    ("dkim new", "save the private key"),
    ("dkim show", "DKIM record of a key file"),
    ("dkim parse", "explain each tag"),
    ("dmarc parse", "explain each tag"),
    ("setups", "setups on this machine"),
    ("setups list", "of its last check"),
    ("setups show", "its key files"),
    ("setups remove", "stay unchanged"),
    ("completions", "shell completions"),
    ("man", "manual page"),
];

fn said(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mailseal"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let output = command.args(arguments).stdin(Stdio::null()).output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_help_of_every_command_has_an_example_and_the_codes_it_ends_with() {
    for (verb, about) in VERBS {
        let arguments: Vec<&str> = verb.split(' ').chain(["--help"]).collect();
        let help = said(&arguments);
        assert!(help.contains(about), "{help}");
        assert!(help.contains("xample") && help.contains(&format!("mailseal {verb}")), "{help}");
        let has_verbs = help.contains("Commands:");
        assert!(has_verbs || help.contains("Exit code"), "{help}");
    }
    let help = said(&["--help"]);
    assert!(help.contains("Examples:") && help.contains("0 you left it"), "{help}");
}

#[test]
fn the_manual_page_has_every_command_once() {
    let page = said(&["man"]);
    assert!(page.contains(".TH mailseal 1"));
    assert!(page.is_ascii(), "not every man reads more");
    // A hyphen that can be copied is written with a backslash.
    let plain = page.replace("\\-", "-");
    for (verb, about) in VERBS {
        let heading = format!(".SH \"MAILSEAL {}\"", verb.to_uppercase());
        assert_eq!(plain.matches(&heading).count(), 1, "{heading}");
        let section = plain.split(&heading).nth(1).unwrap().split(".SH ").next().unwrap();
        assert!(section.contains(about), "{verb}: {section}");
    }
    assert!(!plain.contains(".SH EXTRA") && plain.contains(".SS NOTES"));
    assert_eq!(plain.matches(".ds Aq").count(), 2);
}

#[test]
fn every_shell_gets_its_completions() {
    for (shell, head) in [
        ("bash", "_mailseal()"),
        ("zsh", "#compdef mailseal"),
        ("fish", "complete -c mailseal"),
        ("elvish", "set edit:completion:arg-completer[mailseal]"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let script = said(&["completions", shell]);
        assert!(script.contains(head), "{shell}");
        for word in ["check", "parse", "--selector", "rsa-2048", "setups", "remove"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    // With the sentences of the catalogue, where a shell shows any, and no others.
    let fish = said(&["completions", "fish"]);
    assert!(fish.contains("explain each term") && !fish.contains("For people"), "{fish}");
}

#[cfg(unix)]
#[test]
fn bash_reads_its_completions() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("mailseal");
    std::fs::write(&script, said(&["completions", "bash"])).unwrap();
    // Where there is no bash there is nobody to read them.
    let Ok(status) = Command::new("bash").arg("-n").arg(&script).status() else { return };
    assert!(status.success());
}
