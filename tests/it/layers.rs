//! The rules of the house that no compiler knows, read off the sources.
//!
//! ```text
//! record → mail → plan → survey → reading → check → words → export | dns · connect → private_file
//!                                        → key · clipboard · store → cli | tui → main
//! ```
//! A module may use itself and what stands left of it. What stands beside it, it may not use.

mod source;

use source::Source;

/// The modules at the top of the crate, those that may be used first. A line is one place.
const LAYERS: [&[&str]; 12] = [
    &["record"],
    &["mail"],
    &["plan"],
    &["survey"],
    &["reading"],
    &["check"],
    &["words"],
    &["export", "dns", "connect"],
    &["private_file"],
    &["key", "clipboard", "store"],
    &["cli", "tui"],
    &["main", "lib"],
];

/// What only thinks: the same answer to the same question, wherever and whenever it is asked.
const PURE: [&str; 8] = ["record", "mail", "plan", "survey", "reading", "check", "words", "export"];

/// What is outside, and would make a thought depend on it.
const OUTSIDE: [&str; 17] = [
    "std::fs",
    "std::env",
    "std::process",
    "env::var",
    "env::current",
    "env::temp",
    "fs::",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "tokio",
    "async fn",
    "Timestamp::now",
    "Zoned::now",
    "rand::",
    "SystemTime",
    "Instant::now",
];

fn place(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|names| names.contains(&layer))
}

/// Fails with all that is wrong at once.
#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Fails where `word` is named outside the files that may.
#[track_caller]
fn only_in(may: impl Fn(&str) -> bool, words: &[&str]) {
    let sources = Source::all();
    let others = sources.iter().filter(|source| !may(&source.path));
    let faults = others.flat_map(|source| {
        let named = words.iter().filter(|word| names(&source.code, word));
        named.map(|word| format!("{} names {word}", source.path))
    });
    none(&faults.collect::<Vec<_>>());
    let used = sources.iter().any(|source| may(&source.path) && words.iter().any(|w| names(&source.code, w)));
    assert!(used, "nobody names {words:?} any more; the rule has nothing to watch over");
}

/// Whether the code names a word, not only a longer one that ends with it.
fn names(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let before = code.get(..at).and_then(|code| code.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

/// What a file may not name in the order of the layers.
fn pointing_right(source: &Source) -> Vec<String> {
    let here = source.layer();
    let Some(own) = place(here) else { return vec![format!("{} stands in no layer", source.path)] };
    // Who starts the program has to name the face that is started.
    let starts_the_wizard = source.path == "cli/wizard.rs";
    let is_allowed = |name: &str| {
        name == here || (starts_the_wizard && name == "tui") || place(name).is_none_or(|at| at < own) // what is no layer is an item of the file's own
    };
    let wrong = source.names().into_iter().filter(|name| !is_allowed(name));
    wrong.map(|name| format!("{} uses {name}, which does not stand left of {here}", source.path)).collect()
}

#[test]
fn every_import_points_left() {
    none(&Source::all().iter().flat_map(pointing_right).collect::<Vec<_>>());
}

#[test]
fn the_reader_of_the_sources_sees_every_way_to_name_a_module() {
    for (path, text) in [
        ("record/spf.rs", "use crate::plan;"), // plainly
        ("record/spf.rs", "use crate::{\n    record::{a, b},\n    plan,\n};"), // in braces
        ("record/spf.rs", "fn f() -> crate::plan::Plan {}"), // without an import
        ("record/spf.rs", "use super::super::plan::Plan;"), // by steps up
        ("record.rs", "use super::plan::Plan;"), // by one step up
        ("record.rs", "const C: char = '\"'; use crate::plan; \"\""), // after a quote that is no string
        ("tui/app.rs", "use crate::cli::run;"), // the other face
        ("cli.rs", "use crate::tui::Options;"), // anywhere but where it is started
        ("key.rs", "use crate::store::Store;"), // what stands beside it
    ] {
        assert_eq!(pointing_right(&Source::new(path, text)).len(), 1, "{path}: {text}");
    }
    for (path, text) in [
        ("tui/app.rs", "use crate::{record::{plan, x}, words};"), // left
        ("cli/wizard.rs", "use crate::tui;"),                     // the start
        ("record/spf.rs", "use super::plan::x;"),                 // a neighbour of this name
        ("record/spf.rs", "// use crate::plan;\nconst A: &str = \"crate::plan\";"), // no code
        ("record/spf.rs", "#[cfg(test)]\nmod tests {\n    use crate::plan;\n}\n"), // a test
    ] {
        assert_eq!(pointing_right(&Source::new(path, text)), Vec::<String>::new(), "{path}: {text}");
    }
}

#[test]
fn what_only_thinks_knows_no_file_no_network_no_clock_and_no_chance() {
    let sources = Source::all();
    let pure = sources.iter().filter(|source| PURE.contains(&source.layer()));
    let faults = pure.flat_map(|source| {
        let named = OUTSIDE.iter().filter(|word| names(&source.code, word));
        named.map(|word| format!("{} names {word}", source.path))
    });
    none(&faults.collect::<Vec<_>>());
}

#[test]
fn only_dns_knows_the_dns_library() {
    only_in(|path| path.starts_with("dns/"), &["hickory_resolver", "hickory_proto", "hickory_net"]);
}

#[test]
fn only_the_output_prints_and_only_the_terminal_is_written_to() {
    let sources = Source::all();
    let faults = sources.iter().flat_map(|source| {
        let macros = ["println!", "print!", "eprintln!", "eprint!", "dbg!"];
        let named = macros.into_iter().filter(|word| names(&source.code, word));
        named.map(|word| format!("{} names {word}", source.path)).collect::<Vec<_>>()
    });
    none(&faults.collect::<Vec<_>>());
    let may = |path: &str| path.starts_with("cli/") || path.starts_with("tui/terminal");
    only_in(may, &["stdout()", "stderr()"]);
}

#[test]
fn only_the_start_and_what_is_outside_read_the_environment() {
    let may = |path: &str| {
        ["cli", "clipboard", "key/file", "store", "private_file"].iter().any(|at| path.starts_with(at))
    };
    only_in(may, &["env::var", "env::current_dir", "env::temp_dir", "etcetera::"]);
}

#[test]
fn only_the_theme_names_colours() {
    only_in(|path| path == "tui/theme.rs", &["Color::"]);
}

#[test]
fn sentences_stand_in_the_catalogue_of_words() {
    let faults = Source::all().into_iter().flat_map(|source| {
        let path = source.path;
        let prose = source.strings.into_iter().filter(|text| is_sentence(text));
        prose.map(|text| format!("{path}: {text:?}")).collect::<Vec<_>>()
    });
    none(&faults.collect::<Vec<_>>());
    assert!(is_sentence("The file {path} is gone."));
    assert!(!is_sentence("v=spf1 include:_spf.example.com. -all"));
}

/// Three words, and a full stop or a question mark at the end.
fn is_sentence(text: &str) -> bool {
    let is_word = |word: &&str| word.chars().all(|c| c.is_alphabetic() || ",.?'’".contains(c));
    text.split_whitespace().filter(is_word).count() >= 3 && text.trim_end().ends_with(['.', '?'])
}

#[test]
fn errors_take_their_words_from_the_catalogue() {
    // With its strings emptied, `#[error("…")]` has nothing else to say; `#[error("{}", …)]` has.
    let sources = Source::all();
    let with_words = sources.iter().filter(|source| source.code.contains("#[error(\"\")]"));
    none(
        &with_words
            .map(|source| format!("{} has an error with words of its own", source.path))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn modules_are_files_of_their_name_and_of_a_size_one_can_read() {
    let sources = Source::all();
    let old_form = sources.iter().filter(|source| source.path.ends_with("mod.rs"));
    none(&old_form.map(|source| source.path.clone()).collect::<Vec<_>>());
    let mut sizes: Vec<(usize, &str)> = sources.iter().map(|s| (s.lines, s.path.as_str())).collect();
    sizes.sort_unstable();
    let at = |share: usize| sizes[(sizes.len() - 1) * share / 100];
    assert!(at(50).0 < 150, "half of the files are shorter than {:?}", at(50));
    assert!(at(90).0 < 350, "nine of ten files are shorter than {:?}", at(90));
    assert!(at(100).0 <= 500, "the longest file is {:?}", at(100));
}
