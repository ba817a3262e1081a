//! `mailseal dkim new` and `dkim show`: the real program, and what it leaves on the disk.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use jiff::Timestamp;
use mailseal::{
    key::{self, KeyError, ReadError},
    record::dkim::Record,
    store::Store,
};
use serde_json::Value;
use tempfile::TempDir;

use crate::literals::{RSA_2048, plan};

/// A file of a program that was killed while it wrote a key or a set-up is gone after the next start; what somebody is
/// still writing, and what only looks like it, stays.
#[cfg(unix)]
#[test]
fn what_a_killed_program_left_is_removed_at_the_next_start() {
    use std::os::unix::fs::symlink;
    let home = Home::new();
    let (keys, setups) = (home.path("data/mailseal/keys/example.com"), home.path("data/mailseal/setups"));
    let elsewhere = home.path("out");
    for folder in [&keys, &setups, &elsewhere] {
        fs::create_dir_all(folder).unwrap();
        fs::write(folder.join(".mailseal-aB3dE6"), "-----BEGIN PRIVATE KEY-----").unwrap();
        fs::write(folder.join(".mailseal-notes.txt"), "mine").unwrap();
        fs::write(folder.join(".mailseal-bUsy00"), "half").unwrap();
        symlink(home.path("precious"), folder.join(".mailseal-aLink0")).unwrap();
    }
    fs::write(home.path("precious"), "mine").unwrap();
    let busy: Vec<fs::File> =
        [&keys, &setups, &elsewhere].map(|f| fs::File::open(f.join(".mailseal-bUsy00")).unwrap()).into();
    for file in &busy {
        file.try_lock().unwrap();
    }
    home.run(&["setups", "list"]);
    let left = |folder: &Path, name: &str| folder.join(name).symlink_metadata().is_ok();
    for folder in [&keys, &setups] {
        assert!(!left(folder, ".mailseal-aB3dE6"), "{}", folder.display());
    }
    // A folder of one's own is looked at when something is written there.
    assert!(left(&elsewhere, ".mailseal-aB3dE6"));
    home.run(&["dkim", "new", "example.com", "--selector", "s1", "--type", "ed25519", "--out", "out"]);
    assert!(
        !left(&elsewhere, ".mailseal-aB3dE6")
            && left(&elsewhere, "example.com/s1.pem") | left(&elsewhere, "s1.pem")
    );
    for folder in [&keys, &setups, &elsewhere] {
        for name in [".mailseal-notes.txt", ".mailseal-bUsy00", ".mailseal-aLink0"] {
            assert!(left(folder, name), "{name} in {}", folder.display());
        }
    }
    assert_eq!(fs::read_to_string(home.path("precious")).unwrap(), "mine");
}

/// A home of its own, and what the program said.
struct Home(TempDir);

struct Said {
    out: String,
    err: String,
    code: i32,
}

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, below: &str) -> PathBuf {
        self.0.path().join(below)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mailseal"));
        command.args(arguments).stdin(Stdio::null()).current_dir(self.0.path());
        command.env("HOME", self.0.path()).env("XDG_DATA_HOME", self.path("data"));
        command.env("XDG_STATE_HOME", self.path("state")).env_remove("MAILSEAL_SETUPS");
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Said {
        let Output { status, stdout, stderr } = self.command(arguments).output().unwrap();
        let text = |octets| String::from_utf8(octets).unwrap();
        let said = Said { out: text(stdout), err: text(stderr), code: status.code().unwrap() };
        for text in [&said.out, &said.err] {
            assert!(!text.contains("PRIVATE KEY-----\n"), "{text}");
        }
        said
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let said = self.run(arguments);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{arguments:?}");
        serde_json::from_str(&said.out).unwrap()
    }
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).map(|entries| entries.filter_map(Result::ok).collect::<Vec<_>>());
    let mut names: Vec<String> =
        entries.unwrap_or_default().iter().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[cfg(unix)]
#[test]
fn a_key_of_every_kind_is_in_its_file_and_its_record_is_shown() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    let rights = |path: &str| fs::metadata(home.path(path)).unwrap().permissions().mode() & 0o777;
    for (key_type, kind, bits) in [
        ("rsa-2048", "rsa", 2048),
        ("rsa-3072", "rsa", 3072),
        ("rsa-4096", "rsa", 4096),
        ("ed25519", "ed25519", 256),
    ] {
        let made = home.json(&[
            "dkim",
            "new",
            "Example.COM.",
            "--selector",
            key_type,
            "--type",
            key_type,
            "--out",
            "new/keys",
            "--format",
            "json",
        ]);
        let file = format!("new/keys/{key_type}.pem");
        assert_eq!((rights("new"), rights("new/keys"), rights(&file)), (0o700, 0o700, 0o600));
        assert_eq!(made["file"], home.path(&file).canonicalize().unwrap().to_str().unwrap());
        assert_eq!((&made["type"], &made["bits"]), (&Value::from(kind), &Value::from(bits)));
        assert_eq!(made["record"]["name"], format!("{key_type}._domainkey.example.com"));
        let record: Record = made["record"]["value"].as_str().unwrap().parse().unwrap();
        assert_eq!(record.public_key, key::read(&home.path(&file)).unwrap().public());
        // The same from the file, and it says so to people as well.
        let shown = home.json(&[
            "dkim",
            "show",
            &file,
            "--selector",
            key_type,
            "--domain",
            "example.com",
            "--format",
            "json",
        ]);
        for same in ["record", "fingerprint", "type", "bits", "selector", "domain"] {
            assert_eq!(shown[same], made[same]);
        }
        let text = home.run(&["dkim", "show", &file]).out;
        assert!(text.contains(record.to_string().as_str()) && !text.contains("example.com"), "{text}");
    }
}

#[cfg(unix)]
#[test]
fn without_options_it_is_where_and_what_the_wizard_proposes() {
    let home = Home::new();
    let said = home.run(&["dkim", "new", "example.com"]);
    let made = files(&home.path("data/mailseal/keys/example.com"));
    let [file] = made.as_slice() else { panic!("{made:?}") };
    let selector = file.strip_suffix(".pem").unwrap();
    assert!(selector.starts_with("s2") && selector.len() == 7, "{selector}");
    let folder = home.0.path();
    let shown = said.out.replace(folder.to_str().unwrap(), "HOME").replace(selector, "SELECTOR");
    let text: Vec<&str> =
        shown.lines().map(|line| line.split_once("MIIB").map_or(line, |(head, _)| head)).collect();
    insta::assert_snapshot!(text.join("\n"));
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(!home.path("data/mailseal/setups").exists(), "no set-up is saved");
}

#[cfg(unix)]
#[test]
fn a_selector_of_the_set_up_is_not_proposed_again_and_the_set_up_stays() {
    let home = Home::new();
    let store = Store::at(home.path("data/mailseal/setups"));
    let first = home.json(&["dkim", "new", "other.example", "--type", "ed25519", "--format", "json"]);
    let mut saved = plan("v=DMARC1; p=none", &[&format!("v=DKIM1; p={RSA_2048}")]);
    saved.dkim.keys[0].selector = first["selector"].as_str().unwrap().parse().unwrap();
    store.save(&saved, None, Timestamp::UNIX_EPOCH).unwrap();
    let file = home.path("data/mailseal/setups/example.com.toml");
    let before = fs::read(&file).unwrap();
    let second = home.json(&["dkim", "new", "example.com", "--type", "ed25519", "--format", "json"]);
    assert_eq!(second["selector"], format!("{}b", first["selector"].as_str().unwrap()));
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn what_is_there_is_never_written_over() {
    let home = Home::new();
    let new = ["dkim", "new", "example.com", "--selector", "s1", "--type", "ed25519", "--out", "keys"];
    assert_eq!(home.run(&new).code, 0);
    let before = fs::read(home.path("keys/s1.pem")).unwrap();
    let again = home.run(&new);
    assert_eq!((again.code, again.out.as_str()), (1, ""));
    assert!(again.err.contains("already") && again.err.contains("--selector e2"), "{}", again.err);
    assert_eq!(fs::read(home.path("keys/s1.pem")).unwrap(), before);
    assert_eq!(files(&home.path("keys")), ["s1.pem"]);
    // A link that leads nowhere is there as well.
    std::os::unix::fs::symlink("elsewhere", home.path("keys/s2.pem")).unwrap();
    assert_eq!(home.run(&["dkim", "new", "example.com", "--selector", "s2", "--out", "keys"]).code, 1);
    assert!(!home.path("keys/elsewhere").exists());
}

#[cfg(unix)]
#[test]
fn what_cannot_be_done_is_said_and_leaves_nothing() {
    let home = Home::new();
    fs::write(home.path("file"), "no folder").unwrap();
    let long = format!("{0}.{0}.{0}.example", "a".repeat(60));
    for (arguments, code, wanted) in [
        (&["dkim", "new", "example.com", "--type", "ed25519", "--encoding", "pkcs1"][..], 2, "PKCS#1"),
        (&["dkim", "new", "example.com", "--type", "rsa-1024"], 2, "rsa-2048"),
        (&["dkim", "new", "example.com", "--type", "ed25519", "--out", "file"], 1, "goes through a file"),
        (&["dkim", "new", "nodots"], 2, "nodots"),
        (&["dkim", "new", "example.com", "--selector", "a b"], 2, "--selector"),
        (&["dkim", "new", &long, "--selector", &"s".repeat(63)], 2, "is too long for"),
        (&["dkim", "new"], 2, "DOMAIN"),
        (&["dkim"], 2, "mailseal dkim"),
        (&["dkim", "show", "missing.pem"], 2, "There is no file"),
        (&["dkim", "show", "file"], 2, "PEM"),
        (&["dkim", "show", "."], 2, "not an ordinary file"),
        (&["dkim", "show", "file", "--domain", "example.com"], 2, "--selector"),
    ] {
        let said = home.run(arguments);
        assert_eq!((said.code, said.out.as_str()), (code, ""), "{arguments:?} {}", said.err);
        assert!(said.err.contains(wanted), "{}", said.err);
    }
    assert_eq!(files(home.0.path()), ["file"]);
}

#[cfg(unix)]
#[test]
fn the_form_is_the_one_that_was_asked_for() {
    let home = Home::new();
    let made = ["dkim", "new", "example.com", "--selector", "s1", "--out", ".", "--encoding", "pkcs1"];
    assert_eq!(home.run(&made).code, 0);
    let pem = fs::read_to_string(home.path("s1.pem")).unwrap();
    assert!(pem.starts_with("-----BEGIN RSA PRIVATE KEY-----"));
}

#[test]
fn the_public_half_is_read_in_each_of_its_forms() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key.pem");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/keys");
    for (public, private) in [
        ("rsa2048-public.pem", "rsa2048-pkcs8.pem"),
        ("rsa2048-public-pkcs1.pem", "rsa2048-pkcs8.pem"), // gets the structure DKIM wants
        ("ed25519-public.pem", "ed25519.pem"),             // loses it
        ("rsa2048-pkcs1.pem", "rsa2048-pkcs1.pem"),        // the private half will do
    ] {
        let read = key::read_public(&fixtures.join(public)).unwrap();
        assert_eq!(read, key::read(&fixtures.join(private)).unwrap().public(), "{public}");
    }
    let curve = fs::read_to_string(fixtures.join("ec-public.pem")).unwrap();
    for (pem, wanted) in [
        (curve.as_str(), KeyError::EllipticCurve),
        ("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", KeyError::Unreadable),
        ("-----BEGIN PUBLIC KEY-----\nAAAA", KeyError::Damaged),
        ("-----BEGIN DSA PUBLIC KEY-----\nAAAA\n-----END DSA PUBLIC KEY-----", KeyError::Algorithm),
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", KeyError::Certificate),
        ("hello", KeyError::NotPem),
    ] {
        fs::write(&path, pem).unwrap();
        let error = key::read_public(&path).unwrap_err();
        assert!(matches!(&error, ReadError::Key(found) if *found == wanted), "{error:?} for {pem}");
    }
}
