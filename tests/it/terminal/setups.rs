//! Saved set-ups in a real terminal: the question before one is removed, a disk that is full, and two wizards
//! at the same domain.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use jiff::Timestamp;
use mailseal::{plan::Plan, store::Store};
use portable_pty::CommandBuilder;
use tempfile::TempDir;

use super::Session;

/// A folder with a set-up of `example.org`.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    // As the program makes it: where others could read it there would be a file to lock too.
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
    let plan = Plan::new("example.org".parse().unwrap());
    Store::at(folder.path().to_owned()).save(&plan, None, Timestamp::UNIX_EPOCH).unwrap();
    folder
}

fn saved(folder: &Path) -> Plan {
    Store::at(folder.to_owned()).load(&"example.org".parse().unwrap()).unwrap().unwrap().plan
}

/// The wizard where nobody answers, so that nothing is asked of anybody's DNS.
const ALONE: [&str; 3] = ["--resolver", "127.0.0.1:1", "--no-public"];

fn wizard(folder: &Path, mut command: CommandBuilder) -> Session {
    command.args(["example.org", "--setups"]);
    command.arg(folder);
    command.args(ALONE);
    let session = Session::run(command);
    session.see("Opened your setup");
    session
}

/// Keys of one octet, as in the tests of the terminal.
fn quarantine(session: &mut Session) {
    session.send("4");
    session.see("Monitor");
    session.send("Ggj\r"); // from the last item, which is no field, to the first, and one down
    session.see("p=quarantine");
}

#[test]
fn removing_asks_and_anything_but_yes_leaves_everything() {
    let folder = folder();
    let file = folder.path().join("example.org.toml");
    let ask = |answer: &str| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_mailseal"));
        command.args(["setups", "remove", "example.org", "--setups"]);
        command.arg(folder.path());
        let mut session = Session::run(command);
        session.see("DNS and private keys stay unchanged. [y/N]");
        session.send(answer);
        session.end()
    };
    for answer in ["\r", "n\r", "example.org\r", "\x04"] {
        let (status, raw) = ask(answer);
        assert_eq!(status.exit_code(), 0);
        assert!(raw.contains("No file was deleted.") && file.exists(), "{answer:?}: {raw}");
    }
    let (status, raw) = ask("Yes\r");
    assert_eq!(status.exit_code(), 0);
    assert!(raw.contains("Deleted the setup for example.org.") && !file.exists(), "{raw}");
}

#[test]
fn a_full_disk_is_said_at_once_and_at_the_end_and_harms_nothing() {
    let folder = folder();
    let file = folder.path().join("example.org.toml");
    let before = fs::read(&file).unwrap();
    // No file may have more than nothing in it. The terminal is none.
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_mailseal")]);
    let mut session = wizard(folder.path(), command);
    quarantine(&mut session);
    session.see("The disk is full");
    session.send("\x03");
    let (status, raw) = session.end();
    assert_eq!(status.exit_code(), 1, "what was answered is lost");
    let end = raw.rsplit("\x1b[?1049l").next().unwrap();
    assert!(end.contains("The disk is full") && end.contains("MAILSEAL_SETUPS"), "{end}");
    assert_eq!(fs::read(&file).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn two_wizards_at_one_domain_have_the_answers_of_both() {
    let folder = folder();
    let program = || CommandBuilder::new(env!("CARGO_BIN_EXE_mailseal"));
    let mut first = wizard(folder.path(), program());
    let mut second = wizard(folder.path(), program());
    quarantine(&mut first);
    first.send("\x03");
    assert_eq!(first.end().0.exit_code(), 0);
    assert!(saved(folder.path()).dmarc.record.to_string().contains("p=quarantine"));
    second.send("2");
    second.see("All other servers");
    second.send("Gk\x1b[C"); // everyone else, one to the right
    second.see("v=spf1 mx ?all");
    second.see("Another mailseal changed this for example.org");
    second.send("\x03");
    assert_eq!(second.end().0.exit_code(), 0);
    let both = saved(folder.path());
    assert_eq!(both.spf.record().to_string(), "v=spf1 mx ?all");
    assert!(both.dmarc.record.to_string().contains("p=quarantine"), "{:?}", both.dmarc);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
