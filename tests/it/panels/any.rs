//! Whatever is to be published, it comes back from every form as it was.

use mailseal::{
    plan::{
        hosts::{Apex, NameForm, Panel, TargetForm, ValueForm},
        publish::{Data, Publication, Purpose, TTL},
    },
    record::name::Name,
};
use proptest::prelude::*;

use super::{rules::Rules, same, typed};

/// Every form there can be.
fn forms() -> Vec<Panel> {
    let mut forms = Vec::new();
    for names in [NameForm::Relative, NameForm::Full, NameForm::FullWithDot] {
        for apex in [Apex::At, Apex::Empty, Apex::FullWithDot] {
            for values in [ValueForm::Plain, ValueForm::Quoted, ValueForm::Lines] {
                for targets in [TargetForm::Plain, TargetForm::WithDot] {
                    forms.push(Panel { names, apex, values, targets });
                }
            }
        }
    }
    forms
}

/// A name below another, or that name itself.
fn below(zone: &'static str) -> impl Strategy<Value = Name> {
    proptest::collection::vec("[a-z0-9_*-]{1,20}", 0..4).prop_map(move |labels| {
        let all: Vec<&str> = labels.iter().map(String::as_str).chain([zone]).collect();
        Name::parse(&all.join(".")).unwrap()
    })
}

/// Text of every length in which anything may stand that a record can hold, without spaces at its ends.
fn text() -> impl Strategy<Value = Data> {
    ("[!-~]", "[ -~äß€]{0,900}", "[!-~]").prop_map(|(first, middle, last)| Data::Txt(first + &middle + &last))
}

fn data() -> impl Strategy<Value = Data> {
    prop_oneof![
        4 => text(),
        1 => below("example.net").prop_map(Data::Cname),
        1 => (any::<u16>(), below("example.net"))
            .prop_map(|(preference, exchange)| Data::Mx { preference, exchange }),
        1 => Just(Data::Mx { preference: 0, exchange: Name::root() }),
    ]
}

proptest! {
    #[test]
    fn any_record_comes_back_from_every_form(owner in below("example.org"), data in data()) {
        let zone: Name = "example.org".parse().unwrap();
        let row = Publication { owner, data, ttl: TTL, purpose: Purpose::Spf };
        for form in forms() {
            same(&typed(&row, &zone, form, Rules::of(form)), &row, &format!("{form:?}"));
        }
    }
}
