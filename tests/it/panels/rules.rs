//! How panels turn what is typed into records.

use mailseal::{
    plan::{
        hosts::{Apex, NameForm, Panel, TargetForm, ValueForm},
        publish::Data,
    },
    record::name::Name,
};

/// What a panel does with its fields.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules {
    name: NameRule,
    apex: ApexRule,
    value: ValueRule,
    target: TargetRule,
}

#[derive(Clone, Copy, Debug)]
enum NameRule {
    /// The zone is added to whatever is typed.
    Adds,
    /// What is typed is the name.
    Whole,
    /// The zone is added unless there is a final dot, as in a zone file.
    AddsUnlessDotted,
}

#[derive(Clone, Copy, Debug)]
enum ApexRule {
    At,
    Empty,
    Neither,
}

#[derive(Clone, Copy, Debug)]
enum ValueRule {
    /// What is typed is the text, quotes and all, and is cut every 255 octets.
    Verbatim,
    /// Zone-file strings: what stands between quotes, and else every word.
    Strings,
    /// Every line is a string.
    Lines,
}

#[derive(Clone, Copy, Debug)]
enum TargetRule {
    /// What is typed is the name; a final dot is refused.
    Whole,
    /// The zone is added unless there is a final dot.
    AddsUnlessDotted,
}

/// A record as the panel has stored it.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    pub(crate) owner: Name,
    pub(crate) strings: Vec<Vec<u8>>,
    target: Option<(Option<u16>, Name)>,
}

/// What the panel does not take.
#[derive(Debug)]
pub(crate) enum Refused {
    Name,
    Value,
    Target,
}

impl Stored {
    /// What stands in DNS then.
    pub(crate) fn data(&self) -> Data {
        match &self.target {
            None => Data::Txt(String::from_utf8(self.strings.concat()).unwrap()),
            Some((None, target)) => Data::Cname(target.clone()),
            Some((Some(preference), exchange)) => {
                Data::Mx { preference: *preference, exchange: exchange.clone() }
            }
        }
    }
}

impl Rules {
    /// The rules of a panel that wants this form.
    pub(crate) const fn of(form: Panel) -> Self {
        Self {
            name: match (form.names, form.apex) {
                (NameForm::Full, _) => NameRule::Whole,
                (NameForm::FullWithDot, _) | (_, Apex::FullWithDot) => NameRule::AddsUnlessDotted,
                (NameForm::Relative, _) => NameRule::Adds,
            },
            apex: match form.apex {
                Apex::At => ApexRule::At,
                Apex::Empty => ApexRule::Empty,
                Apex::FullWithDot => ApexRule::Neither,
            },
            value: match form.values {
                ValueForm::Plain => ValueRule::Verbatim,
                ValueForm::Quoted => ValueRule::Strings,
                ValueForm::Lines => ValueRule::Lines,
            },
            target: match form.targets {
                TargetForm::Plain => TargetRule::Whole,
                TargetForm::WithDot => TargetRule::AddsUnlessDotted,
            },
        }
    }

    /// What stands in DNS after these were typed into the fields for name and value.
    pub(crate) fn store(self, zone: &Name, name: &str, kind: &str, value: &str) -> Result<Stored, Refused> {
        let owner = self.owner(zone, name)?;
        Ok(match kind {
            "TXT" => Stored { owner, strings: self.strings(value)?, target: None },
            "CNAME" => Stored { owner, strings: Vec::new(), target: Some((None, self.target(zone, value)?)) },
            _ => {
                let (preference, target) = value.split_once(' ').ok_or(Refused::Value)?;
                let preference = preference.parse().map_err(|_| Refused::Value)?;
                let target = Some((Some(preference), self.target(zone, target)?));
                Stored { owner, strings: Vec::new(), target }
            }
        })
    }

    fn owner(self, zone: &Name, typed: &str) -> Result<Name, Refused> {
        let parsed = |text: &str| Name::parse(text).map_err(|_| Refused::Name);
        let is_dotted = typed.ends_with('.');
        match (self.name, self.apex, typed) {
            (NameRule::Adds | NameRule::AddsUnlessDotted, ApexRule::At, "@")
            | (NameRule::Adds | NameRule::AddsUnlessDotted, ApexRule::Empty, "") => Ok(zone.clone()),
            (_, _, "") => Err(Refused::Name),
            (NameRule::Adds | NameRule::Whole, ..) if is_dotted => Err(Refused::Name),
            (NameRule::AddsUnlessDotted, ..) if is_dotted => parsed(typed),
            // An `@` that means nothing here is a label like any other.
            (NameRule::Adds | NameRule::AddsUnlessDotted, ..) => parsed(&format!("{typed}.{zone}")),
            (NameRule::Whole, ..) => parsed(typed)
                .and_then(|name| if name.is_within(zone) { Ok(name) } else { Err(Refused::Name) }),
        }
    }

    fn strings(self, typed: &str) -> Result<Vec<Vec<u8>>, Refused> {
        let strings = match self.value {
            ValueRule::Verbatim => typed.as_bytes().chunks(255).map(<[u8]>::to_vec).collect(),
            ValueRule::Strings => zone_file_strings(typed.as_bytes()),
            ValueRule::Lines => typed.lines().map(|line| line.as_bytes().to_vec()).collect(),
        };
        // RFC 1035 §3.3: one octet says how long a string is. PowerShell takes one octet less.
        let most = if matches!(self.value, ValueRule::Lines) { 254 } else { 255 };
        if strings.iter().all(|string: &Vec<u8>| string.len() <= most) {
            Ok(strings)
        } else {
            Err(Refused::Value)
        }
    }

    fn target(self, zone: &Name, typed: &str) -> Result<Name, Refused> {
        let parsed = |text: &str| Name::parse(text).map_err(|_| Refused::Target);
        match self.target {
            _ if typed == "." => Ok(Name::root()),
            TargetRule::Whole if typed.ends_with('.') => Err(Refused::Target),
            TargetRule::AddsUnlessDotted if !typed.ends_with('.') => parsed(&format!("{typed}.{zone}")),
            TargetRule::Whole | TargetRule::AddsUnlessDotted => parsed(typed),
        }
    }
}

/// RFC 1035 §5.1: strings in quotes, or words; `\DDD` and `\X` stand for an octet; a semicolon outside quotes begins a
/// remark.
fn zone_file_strings(typed: &[u8]) -> Vec<Vec<u8>> {
    let mut strings: Vec<Vec<u8>> = Vec::new();
    let mut rest = typed.iter().copied().peekable();
    while let Some(first) = rest.next() {
        match first {
            b' ' => {}
            b';' => break,
            _ => {
                let is_quoted = first == b'"';
                let mut string = Vec::new();
                let mut next = if is_quoted { rest.next() } else { Some(first) };
                while let Some(octet) = next {
                    match octet {
                        b'"' if is_quoted => break,
                        b' ' if !is_quoted => break,
                        b';' if !is_quoted => return [strings, vec![string]].concat(),
                        b'\\' => {
                            let digits: Vec<u8> = rest.clone().take(3).filter(u8::is_ascii_digit).collect();
                            if digits.len() == 3 {
                                rest.nth(2);
                                string.push(String::from_utf8(digits).unwrap().parse().unwrap());
                            } else {
                                string.extend(rest.next());
                            }
                        }
                        _ => string.push(octet),
                    }
                    next = rest.next();
                }
                strings.push(string);
            }
        }
    }
    strings
}

#[test]
fn the_panels_do_what_panels_do() {
    let zone: Name = "example.org".parse().unwrap();
    let plain = Rules::of(Panel::default());
    let store = |rules: Rules, name: &str, kind: &str, value: &str| {
        rules.store(&zone, name, kind, value).map(|stored| (stored.owner.to_string(), stored.data()))
    };
    // The name is added to, quotes are kept.
    assert_eq!(
        store(plain, "a.example.org", "TXT", "\"b\"").unwrap(),
        ("a.example.org.example.org".to_owned(), Data::Txt("\"b\"".to_owned()))
    );
    let quoted = Rules::of(Panel { values: ValueForm::Quoted, ..Panel::default() });
    // Words are strings, a semicolon begins a remark, and an escape is an octet.
    assert_eq!(store(quoted, "a", "TXT", "v=b c; d").unwrap().1, Data::Txt("v=bc".to_owned()));
    assert_eq!(store(quoted, "a", "TXT", r#""a b" "\"\059c""#).unwrap().1, Data::Txt("a b\";c".to_owned()));
    assert!(store(quoted, "a", "TXT", &format!("\"{}\"", "x".repeat(256))).is_err());
    let dotted = Rules::of(Panel { targets: TargetForm::WithDot, ..Panel::default() });
    assert_eq!(
        store(dotted, "a", "CNAME", "b.example.net").unwrap().1,
        Data::Cname("b.example.net.example.org".parse().unwrap())
    );
    let empty = Rules::of(Panel { apex: Apex::Empty, ..Panel::default() });
    assert_eq!(store(empty, "@", "TXT", "x").unwrap().0, "@.example.org");
    assert_eq!(store(empty, "", "TXT", "x").unwrap().0, "example.org");
    let full = Rules::of(Panel { names: NameForm::Full, ..Panel::default() });
    assert!(store(full, "_dmarc", "TXT", "x").is_err());
    assert_eq!(store(full, "_dmarc.example.org", "TXT", "x").unwrap().0, "_dmarc.example.org");
}
