//! Other verifiers over the same messages, where this machine has them.
//!
//! They differ from the standard where it says more than they check; those files are named with the section.

use std::{
    collections::BTreeMap,
    fs,
    process::{Command, Stdio},
};

use mailseal::check::message::DkimResult;

use super::{Zone, folder, index, judged, reader};

/// Verdicts of dkimpy that the standard contradicts, and why.
const DKIMPY_DIFFERS: [(&str, &str); 8] = [
    ("sig-rsa-sha1.eml", "RFC 8301 §3.1: rsa-sha1 must not be used"),
    ("sig-from-not-signed.eml", "RFC 6376 §5.4: From must be signed"),
    ("key-h-sha1-only.eml", "RFC 6376 §3.6.1: h= of the record"),
    ("key-t-s-subdomain.eml", "RFC 6376 §3.6.1: t=s"),
    ("key-two-records.eml", "RFC 6376 §6.1.2: several records"),
    ("from-two-fields.eml", "RFC 6376 §8.15: dkimpy refuses two From fields"),
    ("hostile-duplicate-tags.eml", "RFC 6376 §3.2: dkimpy gives no verdict"),
    ("body-l-truncated.eml", "RFC 6376 §3.5: l= beyond the body"),
];

const SCRIPT: &str = r#"
import sys, dkim
zone = {}
for line in open(sys.argv[1] + "/zone.tsv", encoding="utf-8").read().splitlines()[1:]:
    name, kind, *value = line.split("\t")
    if kind == "TXT":
        zone.setdefault(name, value[0].encode())
def txt(name, timeout=5):
    name = name.decode() if isinstance(name, bytes) else name
    return zone.get(name.rstrip("."), b"")
for name in sys.argv[2:]:
    octets = open(sys.argv[1] + "/" + name, "rb").read()
    results = []
    try:
        d = dkim.DKIM(octets)
        for index in range(len([h for h in d.headers if h[0].lower() == b"dkim-signature"])):
            try:
                results.append("pass" if d.verify(index, dnsfunc=txt) else "fail")
            except Exception:
                results.append("fail")
    except Exception:
        results = ["error"]
    print(name + "\t" + ",".join(results))
"#;

/// Files in transport form with a whole message in them: other verifiers clean nothing.
fn files() -> Vec<String> {
    let whole = index().into_iter().filter(|row| row["shape"] == "whole");
    let names = whole.map(|row| row["file"].clone());
    names
        .filter(|name| {
            !name.starts_with("copy-") && !name.starts_with("hostile-500") && !name.contains("servfail")
        })
        .collect()
}

#[test]
fn dkimpy_agrees_but_where_the_standard_is_stricter() {
    let folder = folder();
    let run = Command::new("python3")
        .arg("-c")
        .arg(SCRIPT)
        .arg(&folder)
        .args(files())
        .stderr(Stdio::null())
        .output();
    let Some(output) = run.ok().filter(|output| output.status.success()) else {
        eprintln!("skipped: python3 with dkimpy is not here");
        return;
    };
    let theirs: BTreeMap<String, String> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| line.split_once('\t').map(|(name, results)| (name.to_owned(), results.to_owned())))
        .collect();
    assert_eq!(theirs.len(), files().len());
    let (zone, reader) = (Zone::read(), reader());
    let mut faults = Vec::new();
    for (file, theirs) in &theirs {
        if DKIMPY_DIFFERS.iter().any(|(name, _)| name == file) {
            continue;
        }
        let octets = fs::read(folder.join(file)).expect(file);
        let (_, judgement, _) = judged(&octets, &reader, &zone).expect(file);
        let ours: Vec<&str> = judgement
            .signatures
            .iter()
            .map(|one| if one.result == DkimResult::Pass { "pass" } else { "fail" })
            .collect();
        // An expired signature fails in both; nothing else has a third way out.
        if ours.join(",") != *theirs {
            faults.push(format!("{file}: dkimpy {theirs}, here {}", ours.join(",")));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
