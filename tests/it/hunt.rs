//! Records as people had them, with what is said of them: each row is a case somebody reported or one of its kind.
//!
//! A row says what stands on standard input, how the program ends, what is named, and what is to be published instead.

mod around;
mod cases;
mod inside;

use mailseal::cli::{
    Exit,
    check::Format,
    parse::{Kind, parse},
};
use serde_json::Value;

/// What must come of a text.
pub(crate) struct Case {
    pub(crate) kind: Kind,
    pub(crate) text: String,
    pub(crate) wanted: Wanted,
}

/// What is asked of an answer; what is left out may be anything.
#[derive(Default)]
pub(crate) struct Wanted {
    /// Errors are found.
    pub(crate) errors: Option<bool>,
    /// Ids of findings that are there.
    pub(crate) ids: Vec<&'static str>,
    /// Nothing at all is found.
    pub(crate) clean: bool,
    /// The text that is read, everything around it left aside.
    pub(crate) read: Option<String>,
    /// Every correction is this one, and there is one.
    pub(crate) correction: Option<String>,
    /// There is no correction; the readings are these.
    pub(crate) choices: Option<Vec<String>>,
    /// Words that are nowhere in the answer.
    pub(crate) never: Vec<&'static str>,
    /// Words of the one sentence on standard error.
    pub(crate) refused: Option<&'static str>,
}

fn strings(value: &Value, key: &str) -> Vec<String> {
    let one = |value: &Value| value["value"].as_str().unwrap().to_owned();
    match &value[key] {
        Value::Array(items) => items.iter().map(one).collect(),
        Value::Null => Vec::new(),
        value => vec![one(value)],
    }
}

#[track_caller]
fn check(case: &Case) -> Result<(), String> {
    let Case { kind, text, wanted } = case;
    let fail = |what: String| Err(format!("{} parse: {text:?}\n    {what}", kind.as_str()));
    let (document, exit) = match parse(*kind, text.as_bytes(), Format::Json) {
        Ok((lines, exit)) => (lines.join("\n"), exit),
        Err((sentence, _)) => {
            return match wanted.refused {
                Some(part) if sentence.contains(part) => Ok(()),
                _ => fail(format!("refused: {sentence}")),
            };
        }
    };
    if wanted.refused.is_some() {
        return fail(format!("not refused: {document}"));
    }
    let json: Value = serde_json::from_str(&document).unwrap();
    let findings = json["findings"].as_array().unwrap();
    let ids: Vec<&str> = findings.iter().map(|finding| finding["id"].as_str().unwrap()).collect();
    let corrections: Vec<String> =
        findings.iter().flat_map(|finding| strings(finding, "correction")).collect();
    let choices: Vec<Vec<String>> =
        findings.iter().map(|finding| strings(finding, "choices")).filter(|all| !all.is_empty()).collect();
    let seen = format!("{ids:?} corrections {corrections:?} choices {choices:?}");
    if wanted.errors.is_some_and(|errors| errors != (exit == Exit::Left)) {
        return fail(format!("ends with {exit:?}: {seen}"));
    }
    if wanted.clean && !findings.is_empty() {
        return fail(seen);
    }
    if let Some(missing) = wanted.ids.iter().find(|id| !ids.contains(id)) {
        return fail(format!("{missing} is missing: {seen}"));
    }
    if let Some(read) = wanted.read.as_ref().filter(|read| json["text"] != **read) {
        return fail(format!("read as {} and not {read}", json["text"]));
    }
    if let Some(wanted) = &wanted.correction
        && (corrections.is_empty() || corrections.iter().any(|one| one != wanted))
    {
        return fail(format!("not corrected to {wanted}: {seen}"));
    }
    if let Some(wanted) = &wanted.choices
        && (!corrections.is_empty()
            || choices.iter().any(|all| all != wanted)
            || choices.is_empty() != wanted.is_empty())
    {
        return fail(format!("not the choices {wanted:?}: {seen}"));
    }
    let text = parse(*kind, text.as_bytes(), Format::Text).unwrap().0.join("\n");
    match wanted.never.iter().find(|word| document.contains(**word) || text.contains(**word)) {
        Some(word) => fail(format!("says {word:?}:\n{text}")),
        None => Ok(()),
    }
}

#[test]
fn every_case_is_answered_rightly() {
    let cases = cases::all();
    assert!(cases.len() > 100, "{}", cases.len());
    let wrong: Vec<String> = cases.iter().filter_map(|case| check(case).err()).collect();
    assert!(wrong.is_empty(), "{} of {} are wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
