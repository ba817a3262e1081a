//! Turns `assets/locales/<language>/<file>.ftl` into one typed Rust function per message, and into a
//! struct with named fields where a message has more than one argument.
//!
//! A sentence that is asked for but does not exist, or that is asked for without one of its
//! arguments, does not compile. A language that lacks a message of the English one, or names an
//! argument the English one does not have, stops the build with the file and the message's name.

#![expect(clippy::expect_used, reason = "a build script stops by panicking")]

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

const SOURCE_LANGUAGE: &str = "en";

/// Files whose sentences are named by data (`assets/signers`, `assets/mailboxes`): they get one function that finds a sentence by its
/// name, instead of one function each. A test holds names and sentences together.
const NAMED_BY_DATA: [&str; 2] = ["signer-steps", "mailbox-steps"];

/// Message name → the arguments its text names.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn main() {
    let locales = Path::new("assets/locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let languages = folders(locales);
    let files = ftl_files(&locales.join(SOURCE_LANGUAGE));
    let mut code = String::new();
    for file in &files {
        println!(
            "cargo::rerun-if-changed={}",
            locales.join(SOURCE_LANGUAGE).join(format!("{file}.ftl")).display()
        );
        let source = messages(&locales.join(SOURCE_LANGUAGE).join(format!("{file}.ftl")));
        for language in languages.iter().filter(|l| *l != SOURCE_LANGUAGE) {
            require_same(
                language,
                file,
                &source,
                &messages(&locales.join(language).join(format!("{file}.ftl"))),
            );
        }
        write_module(&mut code, file, &source, &languages);
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("words.rs");
    fs::write(out, code).expect("OUT_DIR can be written");
}

fn folders(path: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(path)
        .expect("assets/locales exists")
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn ftl_files(path: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(path)
        .expect("the source language exists")
        .filter_map(Result::ok)
        .filter_map(|entry| entry.file_name().to_string_lossy().strip_suffix(".ftl").map(str::to_owned))
        .collect();
    names.sort();
    names
}

fn messages(path: &Path) -> Messages {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let resource = fluent_syntax::parser::parse(text.as_str())
        .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
    let mut found = Messages::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut add = |name: String, pattern: &Pattern<&str>| {
            let mut arguments = BTreeSet::new();
            collect_pattern(pattern, &mut arguments);
            assert!(
                found.insert(name.clone(), arguments).is_none(),
                "{}: `{name}` stands twice",
                path.display()
            );
        };
        if let Some(value) = &message.value {
            add(message.id.name.to_owned(), value);
        }
        for attribute in &message.attributes {
            add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
        }
    }
    found
}

fn collect_pattern(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            collect_expression(expression, into);
        }
    }
}

fn collect_expression(expression: &Expression<&str>, into: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => collect_inline(inline, into),
        Expression::Select { selector, variants } => {
            collect_inline(selector, into);
            for variant in variants {
                collect_pattern(&variant.value, into);
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, into: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => collect_expression(expression, into),
        _ => {}
    }
}

fn require_same(language: &str, file: &str, source: &Messages, translated: &Messages) {
    for (name, arguments) in source {
        let theirs = translated
            .get(name)
            .unwrap_or_else(|| panic!("assets/locales/{language}/{file}.ftl lacks `{name}`"));
        let extra: Vec<_> = theirs.difference(arguments).collect();
        assert!(
            extra.is_empty(),
            "assets/locales/{language}/{file}.ftl: `{name}` names {extra:?}, which the source does not"
        );
    }
}

fn write_module(code: &mut String, file: &str, messages: &Messages, languages: &[String]) {
    let module = file.replace('-', "_");
    let _ = writeln!(code, "/// The sentences of `{file}.ftl`.\npub(crate) mod {module} {{");
    let _ = writeln!(code, "    static CATALOGUE: super::Catalogue = super::Catalogue::new(&[");
    for language in languages {
        let _ = writeln!(
            code,
            "        (\"{language}\", include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/assets/locales/{language}/{file}.ftl\"))),"
        );
    }
    let _ = writeln!(code, "    ]);");
    if NAMED_BY_DATA.contains(&file) {
        let _ = writeln!(
            code,
            "    /// The sentence of this name, if there is one.\n    #[must_use]\n    pub(crate) fn by_name(name: &str, arguments: &[(&'static str, &str)]) -> Option<String> {{\n        CATALOGUE.find(name, arguments)\n    }}\n}}"
        );
        return;
    }
    for (name, arguments) in messages {
        let function = name.replace(['-', '.'], "_");
        match arguments.len() {
            0 => {
                let _ = writeln!(
                    code,
                    "    /// `{name}`\n    #[must_use]\n    pub(crate) fn {function}() -> String {{\n        CATALOGUE.say(\"{name}\", [])\n    }}"
                );
            }
            1 => {
                let _ = writeln!(
                    code,
                    "    /// `{name}`\n    #[must_use]\n    pub(crate) fn {function}<'a>({}: impl Into<super::Value<'a>>) -> String {{\n        CATALOGUE.say(\"{name}\", [{}])\n    }}",
                    fields(arguments).join(", "),
                    pairs(arguments, "").join(", ")
                );
            }
            _ => write_struct(code, name, &camel_case(&function), arguments),
        }
    }
    let _ = writeln!(code, "}}");
}

/// A sentence with several arguments: a struct, so that each is given by its name and no two can change places.
fn write_struct(code: &mut String, name: &str, message: &str, arguments: &BTreeSet<String>) {
    let names = fields(arguments);
    // Letters, because a message may be called what one of its arguments is called.
    let types: Vec<String> = ('A'..).take(names.len()).map(String::from).collect();
    let generics = types.join(", ");
    let public: Vec<String> =
        names.iter().zip(&types).map(|(field, kind)| format!("pub(crate) {field}: {kind}")).collect();
    let bounds: Vec<String> = types.iter().map(|kind| format!("{kind}: Into<super::Value<'a>>")).collect();
    let _ = writeln!(
        code,
        "    /// `{name}`\n    pub(crate) struct {message}<{generics}> {{ {} }}\n    impl<'a, {}> {message}<{generics}> {{\n        #[must_use]\n        pub(crate) fn say(self) -> String {{\n            CATALOGUE.say(\"{name}\", [{}])\n        }}\n    }}",
        public.join(", "),
        bounds.join(", "),
        pairs(arguments, "self.").join(", ")
    );
}

fn fields(arguments: &BTreeSet<String>) -> Vec<String> {
    arguments.iter().map(|argument| argument.replace('-', "_")).collect()
}

fn pairs(arguments: &BTreeSet<String>, of: &str) -> Vec<String> {
    let fields = fields(arguments);
    arguments.iter().zip(fields).map(|(name, field)| format!("(\"{name}\", {of}{field}.into())")).collect()
}

fn camel_case(name: &str) -> String {
    let mut letters = Vec::new();
    for part in name.split('_') {
        let mut rest = part.chars();
        letters.extend(rest.next().map(|first| first.to_ascii_uppercase()));
        letters.extend(rest);
    }
    letters.into_iter().collect()
}
