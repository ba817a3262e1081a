//! Readers of the forms, for what the program writes in them: parsers that others wrote where there are any, else
//! small ones, each by the form's own grammar.

use hcl::eval::Evaluate;
use mailseal::{
    export::Row,
    plan::publish::Data,
    record::{name::Name, txt},
};
use saphyr::{LoadableYamlNode, Yaml};

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

pub(super) fn made(owner: Name, ttl: &str, kind: &str, value: &str) -> Row {
    let data = match kind {
        "TXT" => Data::Txt(txt::unquoted(value)),
        "CNAME" => Data::Cname(name(value)),
        "MX" => {
            let (preference, exchange) = value.split_once(' ').expect(value);
            Data::Mx { preference: preference.parse().expect(value), exchange: name(exchange) }
        }
        "SRV" => Data::Srv(value.parse().expect(value)),
        _ => panic!("{kind}"),
    };
    Row { owner, data, ttl: ttl.parse().expect(ttl), replaces: Vec::new(), cut: None }
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
                "SRV" => {
                    let numbers = format!("{} {} {}", arguments[1], arguments[2], arguments[3]);
                    made(at, ttl, kind, &format!("{numbers} {last}"))
                }
                _ => made(at, ttl, kind, last),
            }
        })
        .collect()
}

pub(super) fn plain(owner: Name, ttl: &str, data: Data) -> Row {
    Row { owner, data, ttl: ttl.parse().expect(ttl), replaces: Vec::new(), cut: None }
}

fn octodns(file: &str, zone: &Name) -> Vec<Row> {
    let documents = Yaml::load_from_str(file).expect(file);
    let [document] = documents.as_slice() else { panic!("{file}") };
    let names = document.as_mapping().expect(file).iter();
    let sets = names.flat_map(|(at, sets)| {
        let at = owner(at.as_str().expect(file), zone);
        // A name that has one set needs no list.
        sets.as_vec()
            .map_or(std::slice::from_ref(sets), Vec::as_slice)
            .iter()
            .map(move |set| (at.clone(), set))
    });
    let text = |yaml: &Yaml<'_>| yaml.as_str().expect(file).to_owned();
    sets.flat_map(|(at, set)| {
        let ttl = set["ttl"].as_integer().expect(file).to_string();
        let one = |value: &Yaml<'_>| match set["type"].as_str() {
            Some("TXT") => plain(at.clone(), &ttl, Data::Txt(text(value).replace("\\;", ";"))),
            Some("MX") => {
                let preference = value["preference"].as_integer().expect(file);
                made(at.clone(), &ttl, "MX", &format!("{preference} {}", text(&value["exchange"])))
            }
            Some("SRV") => {
                let number = |key: &str| value[key].as_integer().expect(file);
                let numbers = format!("{} {} {}", number("priority"), number("weight"), number("port"));
                made(at.clone(), &ttl, "SRV", &format!("{numbers} {}", text(&value["target"])))
            }
            kind => made(at.clone(), &ttl, kind.expect(file), &text(value)),
        };
        match set.as_mapping_get("values") {
            Some(values) => values.as_vec().expect(file).iter().map(one).collect(),
            None => vec![one(&set["value"])],
        }
    })
    .collect()
}

/// The fields of each resource of a type. A template in a text is an expression, and no text.
fn resources(file: &str, kind: &str) -> Vec<hcl::Body> {
    let blocks = hcl::parse(file).expect(file).into_blocks();
    let ours = blocks.filter(|block| {
        block.identifier() == "resource" && block.labels().first().is_some_and(|label| label.as_str() == kind)
    });
    ours.map(|block| block.body).collect()
}

fn field(body: &hcl::Body, key: &str) -> Option<hcl::Expression> {
    body.attributes().find(|attribute| attribute.key() == key).map(|attribute| attribute.expr().clone())
}

fn string(value: hcl::Expression) -> String {
    match value {
        hcl::Expression::String(text) => text,
        // Doubled beginnings of templates are texts, once they have been evaluated.
        hcl::Expression::TemplateExpr(template) => {
            let template = hcl::Template::from_expr(&template).expect("a template");
            let is_text =
                |element: &hcl::template::Element| matches!(element, hcl::template::Element::Literal(_));
            assert!(template.elements().iter().all(is_text), "{template:?}");
            template.evaluate(&hcl::eval::Context::new()).expect("a text")
        }
        other => other.to_string(),
    }
}

fn terraform_cloudflare(file: &str) -> Vec<Row> {
    resources(file, "cloudflare_dns_record")
        .iter()
        .map(|body| {
            let get = |key| string(field(body, key).expect(key));
            if let Some(hcl::Expression::Object(parts)) = field(body, "data") {
                let part = |wanted: &str| {
                    let found = parts.iter().find(|(key, _)| key.to_string() == wanted);
                    string(found.expect(wanted).1.clone())
                };
                let numbers = format!("{} {} {}", part("priority"), part("weight"), part("port"));
                let value = format!("{numbers} {}", part("target"));
                return made(name(&get("name")), &get("ttl"), &get("type"), &value);
            }
            let value = match field(body, "priority") {
                Some(priority) => format!("{} {}", string(priority), get("content")),
                None => get("content"),
            };
            made(name(&get("name")), &get("ttl"), &get("type"), &value)
        })
        .collect()
}

fn terraform_route53(file: &str) -> Vec<Row> {
    let rows = resources(file, "aws_route53_record").into_iter().flat_map(|body| {
        let get = |key| string(field(&body, key).expect(key));
        let (at, kind, ttl) = (name(&get("name")), get("type"), get("ttl"));
        let Some(hcl::Expression::Array(entries)) = field(&body, "records") else { panic!("{body:?}") };
        entries
            .into_iter()
            .map(string)
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
                "SRV" => made(
                    name(get("name")),
                    &ttl,
                    "SRV",
                    &format!("{} {}", record["preference"], get("value")),
                ),
                kind => made(name(get("name")), &ttl, kind, get("value")),
            }
        })
        .collect()
}

/// RFC 4180 §2.
fn table(file: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file.as_bytes());
    let lines = reader.records().map(|line| line.expect(file));
    lines.map(|line| line.iter().map(str::to_owned).collect()).collect()
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
                kind @ ("MX" | "SRV") => made(name(at), ttl, kind, &format!("{priority} {value}")),
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
                [priority, weight, port] => format!(
                    "{} {} {} {}",
                    priority.strip_prefix("Priority: ").expect(block),
                    weight.strip_prefix("Weight: ").expect(block),
                    port.strip_prefix("Port: ").expect(block),
                    value[0]
                ),
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
