//! The words a person reads.
//!
//! Every sentence is in `assets/locales/<language>/*.ftl`. The build makes a typed function of each
//! (`check::asking(count)`), and a struct of each that has several arguments
//! (`check::Spreading { record, until }.say()`), so that no two arguments can change places unseen:
//! a missing sentence or argument does not compile. The module has no opinion; what to say is decided by whoever calls it.
//!
//! References: Project Fluent syntax 1.0 (`fluent-bundle`). Isolation marks are off, because they
//! would end up in what people copy.

use std::sync::OnceLock;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};

pub mod access;
pub mod date;
pub mod difference;
pub mod dmarc_path;
pub mod dns;
pub mod evaluation;
pub mod fault;
mod fill;
pub mod finding;
pub mod glance;
pub mod host;
pub mod mailbox_server;
pub mod message;
pub mod panel;
pub mod part;
pub mod pasted;
pub mod place;
pub mod purpose;
pub mod refusal;
pub mod rotation;
pub mod sender;
pub mod setup;
pub mod signer;
pub mod since;
pub mod spf_term;

/// An argument of a sentence: text, or a number (which may choose a plural form).
pub type Value<'a> = fluent_bundle::FluentValue<'a>;

static LANGUAGE: OnceLock<String> = OnceLock::new();

/// Chooses the language once, at the start of the program, from a tag such as `pt-BR`.
///
/// A language that has no sentences here leaves the source language in place.
pub fn speak(tag: &str) {
    let primary: String = tag.chars().take_while(char::is_ascii_alphabetic).collect();
    let _ = LANGUAGE.set(primary.to_ascii_lowercase());
}

/// The sentences of one file, parsed when the first of them is asked for.
struct Catalogue {
    sources: &'static [(&'static str, &'static str)],
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

impl Catalogue {
    const fn new(sources: &'static [(&'static str, &'static str)]) -> Self {
        Self { sources, bundle: OnceLock::new() }
    }

    fn bundle(&self) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let wanted = LANGUAGE.get().map_or("en", String::as_str);
            let source = |tag: &str| self.sources.iter().find(|(language, _)| *language == tag);
            let (tag, text) = source(wanted).or_else(|| source("en")).copied().unwrap_or(("en", ""));
            // The build has parsed this text already, so that what could be wrong in it is not here.
            let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(partial, _)| partial);
            let mut bundle = FluentBundle::new_concurrent(tag.parse().into_iter().collect());
            bundle.set_use_isolating(false);
            bundle.add_resource_overriding(resource);
            bundle
        })
    }

    /// The sentence called `name`, if there is one, for sentences that are named by data.
    fn find(&self, name: &str, arguments: &[(&'static str, &str)]) -> Option<String> {
        let bundle = self.bundle();
        let pattern = bundle.get_message(name)?.value()?;
        let arguments: FluentArgs<'_> = arguments.iter().copied().collect();
        Some(bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
    }

    /// The sentence called `name` (`id` or `id.attribute`) with its arguments filled in.
    fn say<const N: usize>(&self, name: &str, arguments: [(&'static str, Value<'_>); N]) -> String {
        let (id, attribute) = name.split_once('.').map_or((name, None), |(id, rest)| (id, Some(rest)));
        let bundle = self.bundle();
        let pattern = bundle.get_message(id).and_then(|message| match attribute {
            Some(attribute) => message.get_attribute(attribute).map(|a| a.value()),
            None => message.value(),
        });
        let Some(pattern) = pattern else { return name.to_owned() };
        let arguments: FluentArgs<'_> = arguments.into_iter().collect();
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
    }
}

#[expect(clippy::struct_field_names, reason = "the names are those of the messages and of their arguments")]
mod generated {
    use super::Catalogue;
    // Reachable as `super::Value` in every generated module through this name.
    use super::Value;
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
pub(crate) use generated::*;
