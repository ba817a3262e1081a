//! Places that cannot be written: what was saved before is unchanged, and the person is told what to do.

#![cfg(unix)]

use std::{
    env, fs,
    os::unix::{fs as unix, process::CommandExt},
    path::Path,
    process::Command,
};

use mailseal::{
    plan::Plan,
    private_file::Cause,
    store::{Store, StoreError},
};

use super::{at, full, names};

/// Names the folder that the child saves in.
const FOLDER: &str = "MAILSEAL_TEST_REFUSED";

/// A plan whose text is longer than the limit of the test below.
fn long() -> Plan {
    let mut plan = full();
    plan.spf.rows.extend((0..=255).map(|last| format!("ip4:192.0.2.{last}").into()));
    plan
}

/// Not a test of its own: a program of its own that the next ones start, and that cannot save.
#[test]
fn a_program_that_cannot_save() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let store = Store::at(folder.into());
    let error = store.save(&long(), Some(&full()), at(7)).expect_err("refused");
    let again = store.remember(&full(), &super::memory(8), at(8)).expect_err("refused");
    println!("\n{}|{}|{}", error.what(), error.hint(), again.what());
}

/// Starts it; gives what it said.
fn child(folder: &Path, mut command: Command) -> Option<String> {
    let arguments =
        ["--exact", "store::refused::a_program_that_cannot_save", "--nocapture", "--test-threads=1"];
    let output = command.args(arguments).env(FOLDER, folder).output().ok()?;
    let said = String::from_utf8(output.stdout).expect("text");
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    Some(
        said.lines()
            .find(|line| line.contains('|'))
            .expect(&said)
            .replace(&folder.display().to_string(), "DIR"),
    )
}

#[test]
fn a_full_disk_leaves_the_file_before_as_it_was() {
    let root = tempfile::tempdir().expect("a directory");
    Store::at(root.path().to_owned()).save(&full(), None, at(5)).expect("saved");
    let path = root.path().join("example.org.toml");
    let before = fs::read(&path).expect("there");
    // No file may grow beyond one block: the system refuses in the middle of writing, as a full disk does.
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\""])
        .arg(env::current_exe().expect("this"));
    let said = child(root.path(), command).expect("sh is everywhere");
    insta::assert_snapshot!(said.replace('|', "\n"), @r"
    The disk is full: DIR/example.org.toml was not saved.
    Earlier setups are unchanged. Free some space, or choose another disk with --setups DIR or MAILSEAL_SETUPS.
    The disk is full: DIR/example.org.toml was not saved.
    ");
    assert_eq!(fs::read(&path).expect("there"), before);
    assert_eq!(names(root.path()), ["example.org.toml"], "no half of a file is left behind");
}

#[test]
fn a_full_disk_moves_no_damaged_file_either() {
    let root = tempfile::tempdir().expect("a directory");
    fs::write(root.path().join("example.org.toml"), "nothing").expect("written");
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\""])
        .arg(env::current_exe().expect("this"));
    let said = child(root.path(), command).expect("sh is everywhere");
    assert!(said.contains("disk is full"), "{said}");
    assert_eq!(fs::read(root.path().join("example.org.toml")).expect("there"), b"nothing");
    assert_eq!(names(root.path()), ["example.org.toml"]);
}

#[test]
fn a_directory_that_cannot_be_written_leaves_the_file_before_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().expect("a directory");
    let folder = root.path().join("setups");
    Store::at(folder.clone()).save(&full(), None, at(5)).expect("saved");
    let path = folder.join("example.org.toml");
    let before = fs::read(&path).expect("there");
    let mut command = Command::new(env::current_exe().expect("this"));
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("mode");
    set(&folder, 0o555);
    // Modes do not bind root, so that the child is somebody else then. That may be refused in turn, or this
    // program be where nobody else can start it: then there is nothing to see here.
    if fs::write(folder.join("probe"), "").is_ok() {
        fs::remove_file(folder.join("probe")).expect("removed");
        set(root.path(), 0o755);
        if unix::chown(&path, Some(65534), Some(65534)).is_err() {
            return;
        }
        command.uid(65534).gid(65534);
    }
    let Some(said) = child(&folder, command) else { return };
    insta::assert_snapshot!(said.replace('|', "\n"), @r"
    You are not allowed to use DIR/example.org.toml.
    Earlier setups are unchanged. Choose another folder with --setups DIR or MAILSEAL_SETUPS.
    You are not allowed to use DIR/example.org.toml.
    ");
    assert_eq!(fs::read(&path).expect("there"), before);
    assert_eq!(names(&folder), ["example.org.toml"]);
    set(&folder, 0o700);
}

#[test]
fn a_file_in_the_place_of_the_directory_is_named() {
    let root = tempfile::tempdir().expect("a directory");
    let file = root.path().join("file");
    fs::write(&file, "x").expect("written");
    let error = Store::at(file.clone()).save(&full(), None, at(5)).expect_err("a file is no directory");
    assert!(error.what().contains("goes through a file"), "{error:?}");
    assert_eq!(fs::read_to_string(file).expect("there"), "x");
}

#[cfg(target_os = "linux")]
#[test]
fn a_system_that_refuses_even_root_is_named() {
    let error = Store::at("/sys/kernel/mailseal".into()).save(&full(), None, at(5)).expect_err("refused");
    let StoreError::Unwritten(cause) = &error else { panic!("{error:?}") };
    assert!(matches!(cause.cause, Cause::NoPermission | Cause::ReadOnly), "{error:?}");
    assert!(error.hint().chars().count() <= 90, "with a long path before it, it is to fit under a screen");
    assert!(
        error.hint().contains("--setups DIR") && error.hint().contains("MAILSEAL_SETUPS"),
        "{}",
        error.hint()
    );
}
