//! What is exported, given to the tools it is meant for.
//!
//! A tool that is not on this machine is passed over, unless `MAILSEAL_TOOLS` names it (separated by spaces): then
//! somebody has just installed it and wants to see it asked. `.ci/run` does.

use std::{
    env, fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use mailseal::export::{Records, Row, by_name};
use serde_json::Value;

use super::{formats::everything, name, read, read_back::sorted};

const ZONE: &str = "example.com";

/// Whether to go on with this tool.
fn is_here(tool: &str) -> bool {
    let paths = env::var_os("PATH").unwrap_or_default();
    let is_found = env::split_paths(&paths).any(|folder| folder.join(tool).is_file());
    let wanted = env::var("MAILSEAL_TOOLS").unwrap_or_default();
    assert!(is_found || !wanted.split_whitespace().any(|known| known == tool), "{tool} is not on the path");
    is_found
}

fn written(format: &str, rows: &[Row]) -> String {
    let zone = name(ZONE);
    by_name(format).expect("a form").write(&Records { domain: &zone, zone: Some(&zone), rows })
}

/// The records of the zone itself, with one TTL per name and type, as DNS has it.
fn own() -> Vec<Row> {
    let rows = everything().into_iter().map(|row| Row { ttl: 3600, replaces: Vec::new(), ..row });
    rows.filter(|row| row.owner.is_within(&name(ZONE))).collect()
}

fn run(command: &mut Command, input: &str) -> String {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the tool starts");
    child.stdin.take().expect("an input").write_all(input.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    let (said, complaint) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}\n{said}\n{complaint}");
    said.into_owned()
}

/// The records of a zone as BIND prints it: the names whole, the values on one line.
fn printed(zone: &str) -> Vec<Row> {
    let words = |line: &str| line.split_whitespace().take(4).map(str::to_owned).collect::<Vec<_>>();
    let lines = zone.lines().filter(|line| {
        matches!(words(line).as_slice(), [_, ttl, _, kind] if ttl != "0" && matches!(kind.as_str(), "TXT" | "MX" | "CNAME" | "SRV"))
    });
    lines
        .map(|line| {
            let [at, ttl, _, kind] = words(line).try_into().expect(line);
            let value = line.split_once(&kind).expect(line).1.trim();
            read::made(name(&at), &ttl, &kind, value)
        })
        .collect()
}

#[test]
fn named_checkzone_loads_the_zone_files() {
    if !is_here("named-checkzone") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    for format in ["bind", "cloudflare"] {
        let path = folder.path().join(format);
        let frame = "@ 3600 IN SOA ns1 root 1 2 3 4 5\n@ 3600 IN NS ns1\nns1 3600 IN A 192.0.2.1\n";
        fs::write(&path, format!("{frame}{}", written(format, &own()))).expect("written");
        let mut tool = Command::new("named-checkzone");
        tool.args(["-q", "-i", "local", "-s", "full", "-o", "-", "-D", ZONE]).arg(&path);
        assert_eq!(sorted(printed(&run(&mut tool, ""))), sorted(own()), "{format}");
    }
}

/// `show` prints the message that `send` would send.
#[test]
fn nsupdate_makes_the_message_that_is_meant() {
    if !is_here("nsupdate") {
        return;
    }
    let script = written("nsupdate", &own());
    let lines: Vec<&str> = script.lines().filter(|line| *line != "send").collect();
    let unsent = lines.join("\n") + "\n";
    assert_ne!(unsent.lines().count(), script.lines().count(), "{script}");
    let shown = run(&mut Command::new("nsupdate"), &unsent);
    assert_eq!(sorted(printed(&shown)), sorted(own()), "{shown}");
}

#[test]
fn terraform_reads_both_kinds_of_resources() {
    if !is_here("terraform") {
        return;
    }
    for format in ["terraform-cloudflare", "terraform-route53"] {
        let file = written(format, &everything());
        let formatted = run(Command::new("terraform").args(["fmt", "-no-color", "-"]), &file);
        assert_eq!(formatted, file, "{format} is written as its users write it");
    }
}

/// The functions of a `dnsconfig.js`, in place of those of `DNSControl`.
const DNSCONTROL: &str = "
const rows = [];
const TTL = seconds => ({ ttl: seconds });
const one = kind => (...given) => ({ kind, given });
const [TXT, MX, CNAME, SRV] = ['TXT', 'MX', 'CNAME', 'SRV'].map(one);
const D_EXTEND = (zone, ...records) => rows.push(...records);
";

#[test]
fn a_dnscontrol_file_runs() {
    if !is_here("node") {
        return;
    }
    let script =
        format!("{DNSCONTROL}{}\nconsole.log(JSON.stringify(rows));\n", written("dnscontrol", &own()));
    let said = run(Command::new("node").arg("-"), &script);
    let rows: Vec<Value> = serde_json::from_str(&said).expect(&said);
    let row = |row: &Value| {
        let given = row["given"].as_array().expect("arguments");
        let text = |at: usize| given[at].as_str().expect("a text");
        let [at, ttl] = [text(0), &given.last().expect("a TTL")["ttl"].to_string()];
        let owner = if at == "@" { name(ZONE) } else { name(&format!("{at}.{ZONE}")) };
        match row["kind"].as_str() {
            Some("TXT") => read::plain(owner, ttl, mailseal::plan::publish::Data::Txt(text(1).to_owned())),
            Some("MX") => read::made(owner, ttl, "MX", &format!("{} {}", given[1], text(2))),
            Some("SRV") => {
                let numbers = format!("{} {} {}", given[1], given[2], given[3]);
                read::made(owner, ttl, "SRV", &format!("{numbers} {}", text(4)))
            }
            kind => read::made(owner, ttl, kind.expect("a kind"), text(1)),
        }
    };
    assert_eq!(sorted(rows.iter().map(row).collect()), sorted(own()));
}

/// From one folder of YAML into another: octoDNS parses, checks and writes what it has understood.
#[test]
fn octodns_takes_the_file_over() {
    if !is_here("octodns-sync") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let at = |path: &str| folder.path().join(path);
    let rows: Vec<Row> = super::read_back::expected("octodns", &own());
    for inner in ["from", "to"] {
        fs::create_dir(at(inner)).expect("a folder");
    }
    fs::write(at("from").join(format!("{ZONE}.yaml")), written("octodns", &rows)).expect("written");
    let provider = |folder: &Path| {
        format!(
            "    class: octodns.provider.yaml.YamlProvider\n    directory: {}\n    default_ttl: 1\n",
            folder.display()
        )
    };
    let config = format!(
        "providers:\n  from:\n{}  to:\n{}zones:\n  {ZONE}.:\n    sources: [from]\n    targets: [to]\n",
        provider(&at("from")),
        provider(&at("to")),
    );
    fs::write(at("config.yaml"), config).expect("written");
    run(Command::new("octodns-sync").arg("--doit").arg("--config-file").arg(at("config.yaml")), "");
    let taken = fs::read_to_string(at("to").join(format!("{ZONE}.yaml"))).expect("a file");
    assert_eq!(sorted(read::read("octodns", &taken, &name(ZONE))), sorted(rows), "{taken}");
}
