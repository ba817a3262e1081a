//! Small readers of the forms, each by its own grammar, for what the program writes in them.

use mailseal::{
    export::Row,
    plan::publish::Data,
    record::{name::Name, txt},
};

use super::name;

/// What was written, if anything reads it back.
pub(super) fn read(format: &str, file: &str, zone: &Name) -> Vec<Row> {
    match format {
        "bind" | "cloudflare" => zone_file(file, zone),
        "nsupdate" => nsupdate(file, zone),
        "dnscontrol" => dnscontrol(file, zone),
        "octodns" => octodns(file, zone),
        "terraform-cloudflare" => terraform_cloudflare(file),
        "terraform-route53" => terraform_route53(file),
        "json" => json(file),
        "csv" => csv(file),
        "markdown" => markdown(file),
        _ => panic!("{format} has no reader"),
    }
}

fn made(owner: Name, ttl: &str, kind: &str, value: &str) -> Row {
    let data = match kind {
        "TXT" => Data::Txt(txt::unquoted(value)),
        "CNAME" => Data::Cname(name(value)),
        "MX" => {
            let (preference, exchange) = value.split_once(' ').expect(value);
            Data::Mx { preference: preference.parse().expect(value), exchange: name(exchange) }
        }
        _ => panic!("{kind}"),
    };
    Row { owner, data, ttl: ttl.parse().expect(ttl), replaces: Vec::new() }
}

fn owner(text: &str, zone: &Name) -> Name {
    match text {
        "@" | "" => zone.clone(),
        _ if text.ends_with('.') => name(text),
        _ => zone.child(text).expect(text),
    }
}

/// RFC 1035 §5.1, a record a line.
fn zone_file(file: &str, zone: &Name) -> Vec<Row> {
    let without = super::without_comments(file);
    let lines = without.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('$'));
    lines
        .map(|line| {
            let words: Vec<&str> = line.splitn(5, ' ').collect();
            let [at, ttl, "IN", kind, value] = words.as_slice() else { panic!("{line}") };
            made(owner(at, zone), ttl, kind, value)
        })
        .collect()
}

fn nsupdate(file: &str, zone: &Name) -> Vec<Row> {
    let lines = file.lines().filter_map(|line| line.strip_prefix("update add "));
    lines
        .map(|line| {
            let words: Vec<&str> = line.splitn(4, ' ').collect();
            let [at, ttl, kind, value] = words.as_slice() else { panic!("{line}") };
            made(owner(at, zone), ttl, kind, value)
        })
        .collect()
}

/// The arguments of a call are a JSON array.
fn dnscontrol(file: &str, zone: &Name) -> Vec<Row> {
    let calls = file.lines().filter_map(|line| line.strip_prefix("  "));
    calls
        .map(|line| {
            let (kind, arguments) = line.split_once('(').expect(line);
            let (arguments, ttl) = arguments.rsplit_once(", TTL(").expect(line);
            let arguments: Vec<serde_json::Value> =
                serde_json::from_str(&format!("[{arguments}]")).expect(line);
            let at = owner(arguments[0].as_str().expect(line), zone);
            let last = arguments.last().and_then(|value| value.as_str()).expect(line);
            let ttl = ttl.trim_end_matches([')', ',']);
            match kind {
                "TXT" => plain(at, ttl, Data::Txt(last.to_owned())),
                "MX" => made(at, ttl, kind, &format!("{} {last}", arguments[1])),
                _ => made(at, ttl, kind, last),
            }
        })
        .collect()
}

fn plain(owner: Name, ttl: &str, data: Data) -> Row {
    Row { owner, data, ttl: ttl.parse().expect(ttl), replaces: Vec::new() }
}

/// The lines of block YAML; its texts in double quotes are read as JSON's.
fn octodns(file: &str, zone: &Name) -> Vec<Row> {
    let (mut at, mut ttl, mut kind, mut exchange) = (zone.clone(), "", "", String::new());
    let mut rows = Vec::new();
    let string = |text: &str| serde_json::from_str::<String>(text).expect(text);
    for line in file.lines().skip_while(|line| *line != "---").skip(1) {
        let field = |begin: &str| line.strip_prefix(begin);
        if let Some(key) = line.strip_suffix(':').filter(|key| key.starts_with('"')) {
            at = owner(&string(key), zone);
        } else if let Some(value) = field("  - ttl: ") {
            ttl = value;
        } else if let Some(value) = field("    type: ") {
            kind = value;
        } else if let Some(value) = field("    value: ") {
            rows.push(made(at.clone(), ttl, kind, &string(value)));
        } else if let Some(value) = field("      - exchange: ") {
            exchange = string(value);
        } else if let Some(value) = field("        preference: ") {
            rows.push(made(at.clone(), ttl, kind, &format!("{value} {exchange}")));
        } else if let Some(value) = field("      - ") {
            rows.push(plain(at.clone(), ttl, Data::Txt(string(value).replace("\\;", ";"))));
        } else {
            assert!(matches!(line, "    values:" | "{}"), "{line}");
        }
    }
    rows
}

/// HCL, "Quoted template expressions": the escapes and the doubled beginnings of templates.
fn hcl(literal: &str) -> String {
    let inner = literal.strip_prefix('"').and_then(|text| text.strip_suffix('"')).expect(literal);
    let mut read = String::new();
    let mut rest = inner.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => {
                let kind = rest.next().expect(literal);
                let digits = match kind {
                    'u' => 4,
                    'U' => 8,
                    _ => 0,
                };
                let code: String = rest.by_ref().take(digits).collect();
                match u32::from_str_radix(&code, 16) {
                    Ok(code) => read.extend(char::from_u32(code)),
                    Err(_) => read.push(kind),
                }
            }
            '$' | '%' if rest.as_str().starts_with([c]) && rest.as_str().get(1..2) == Some("{") => {
                rest.next();
                read.push(c);
            }
            '$' | '%' => {
                assert!(!rest.as_str().starts_with('{'), "a template in {literal}");
                read.push(c);
            }
            '"' => panic!("an open quote in {literal}"),
            _ => read.push(c),
        }
    }
    read
}

/// The fields of each resource of a type.
fn resources<'f>(file: &'f str, kind: &str) -> Vec<Vec<&'f str>> {
    let begin = format!("resource \"{kind}\"");
    let blocks = file.split("\n}\n").filter_map(|block| Some(block.split_once(&begin)?.1));
    blocks.map(|block| block.lines().skip(1).map(str::trim).collect()).collect()
}

fn field(lines: &[&str], key: &str) -> Option<String> {
    let found = lines.iter().filter_map(|line| line.split_once('=')).find(|(name, _)| name.trim() == key);
    found.map(|(_, value)| value.trim().to_owned())
}

fn terraform_cloudflare(file: &str) -> Vec<Row> {
    resources(file, "cloudflare_dns_record")
        .iter()
        .map(|lines| {
            let get = |key| field(lines, key).expect(key);
            let (at, kind, content) = (hcl(&get("name")), hcl(&get("type")), hcl(&get("content")));
            let value = match field(lines, "priority") {
                Some(priority) => format!("{priority} {content}"),
                None => content,
            };
            made(name(&at), &get("ttl"), &kind, &value)
        })
        .collect()
}

fn terraform_route53(file: &str) -> Vec<Row> {
    let rows = resources(file, "aws_route53_record").into_iter().flat_map(|lines| {
        let get = |key| field(&lines, key).expect(key);
        let (at, kind, ttl) = (name(&hcl(&get("name"))), hcl(&get("type")), get("ttl"));
        let entries: Vec<String> = lines
            .iter()
            .filter_map(|line| line.strip_suffix(',').filter(|l| l.starts_with('"')))
            .map(hcl)
            .collect();
        entries
            .into_iter()
            .map(|entry| match kind.as_str() {
                // The provider puts the outer quotes.
                "TXT" => plain(at.clone(), &ttl, Data::Txt(octal(&format!("\"{entry}\"")))),
                kind => made(at.clone(), &ttl, kind, &entry),
            })
            .collect::<Vec<_>>()
    });
    rows.collect()
}

/// Route 53's strings: as in zone files, but with octal numbers.
fn octal(entry: &str) -> String {
    let mut octets = Vec::new();
    let mut string = 0;
    let mut is_quoted = false;
    let mut rest = entry.bytes();
    while let Some(byte) = rest.next() {
        let octet = match byte {
            b'"' => {
                is_quoted = !is_quoted;
                string = 0;
                continue;
            }
            b'\\' => match rest.next().expect("an octet") {
                digit @ b'0'..=b'7' => {
                    let digits = [digit, rest.next().expect("a digit"), rest.next().expect("a digit")];
                    u8::from_str_radix(std::str::from_utf8(&digits).expect("digits"), 8).expect("octal")
                }
                other => other,
            },
            b' ' if !is_quoted => continue,
            _ => byte,
        };
        assert!(is_quoted, "{entry}");
        octets.push(octet);
        string += 1;
        assert!(string <= txt::STRING_OCTETS, "{entry}");
    }
    String::from_utf8(octets).expect("UTF-8")
}

fn json(file: &str) -> Vec<Row> {
    let document: serde_json::Value = serde_json::from_str(file).expect(file);
    let records = document["records"].as_array().expect(file);
    records
        .iter()
        .map(|record| {
            let get = |key: &str| record[key].as_str().expect(key);
            let ttl = record["ttl"].to_string();
            match get("type") {
                "TXT" => plain(name(get("name")), &ttl, Data::Txt(get("value").to_owned())),
                "MX" => {
                    made(name(get("name")), &ttl, "MX", &format!("{} {}", record["preference"], get("value")))
                }
                kind => made(name(get("name")), &ttl, kind, get("value")),
            }
        })
        .collect()
}

/// RFC 4180 §2.
fn table(file: &str) -> Vec<Vec<String>> {
    let (mut lines, mut fields, mut field, mut is_quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = file.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if is_quoted && rest.peek() == Some(&'"') => field.extend(rest.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => fields.push(std::mem::take(&mut field)),
            '\r' if !is_quoted && rest.peek() == Some(&'\n') => {
                rest.next();
                fields.push(std::mem::take(&mut field));
                lines.push(std::mem::take(&mut fields));
            }
            _ => field.push(c),
        }
    }
    assert!(!is_quoted && field.is_empty() && fields.is_empty(), "{file}");
    lines
}

fn csv(file: &str) -> Vec<Row> {
    let lines = table(file);
    assert_eq!(lines[0], ["name", "type", "ttl", "priority", "value"]);
    lines[1..]
        .iter()
        .map(|line| {
            let [at, kind, ttl, priority, value] = line.as_slice() else { panic!("{line:?}") };
            for field in line {
                assert!(
                    !field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', ' ']),
                    "{field} is a formula"
                );
            }
            match kind.as_str() {
                "TXT" if !value.starts_with('"') => plain(name(at), ttl, Data::Txt(value.clone())),
                "MX" => made(name(at), ttl, "MX", &format!("{priority} {value}")),
                kind => made(name(at), ttl, kind, value),
            }
        })
        .collect()
}

/// What stands in the blocks that begin with a name.
fn markdown(file: &str) -> Vec<Row> {
    let own = file.split("\n## For the owner of").next().expect(file);
    let blocks = own.split("\n```text\n").skip(1).filter_map(|block| block.strip_prefix("Name: "));
    blocks
        .map(|block| {
            let block = block.split("\n```").next().expect(block);
            let lines: Vec<&str> = block.lines().collect();
            let at_value = lines.iter().position(|line| *line == "Value:").expect(block);
            let ([at, kind, ttl, priority @ ..], ["Value:", value @ ..]) = lines.split_at(at_value) else {
                panic!("{block}")
            };
            let kind = kind.strip_prefix("Type: ").expect(block);
            let ttl = ttl.strip_prefix("TTL: ").expect(block);
            let value = match priority {
                [priority] => format!("{} {}", priority.strip_prefix("Priority: ").expect(block), value[0]),
                _ => value.join(" "),
            };
            assert!(
                kind != "TXT" || lines[at_value + 1..].iter().all(|line| line.starts_with('"')),
                "{block}"
            );
            made(name(at), ttl, kind, &value)
        })
        .collect()
}
