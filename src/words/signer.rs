//! How to install a key in the program that signs mail.
//!
//! Making a key and publishing its record does nothing until the mail server signs with the private key,
//! and each server wants that key in another place and form. Here are the steps for each, from the package to a
//! message that is signed, with domain, selector and file filled in, so that every block can be copied or run.
//!
//! The steps are data (`assets/signers`, read by [`catalogue`]). One template engine fills them in for two forms: steps for
//! a person ([`instructions`], [`text`]) and a script for `sh` ([`script`]). Both have the same commands.
//!
//! References: opendkim.conf(5); Rspamd `dkim_signing` module; Exim specification, chapter "DKIM, SPF and DMARC";
//! Postfix `MILTER_README`; the documents that each file names.

pub mod catalogue;
mod script;
mod seen;
mod template;

use std::{fmt::Write as _, path::Path};

pub use catalogue::{Evidence, Keys, Run, Shell, Signer, all, by_id};
pub use script::script;
pub use seen::{offered, seen};
pub(super) use template::literal;

use crate::{
    plan::dkim::Displaced,
    record::name::{DomainName, Selector},
    words::{signer_steps, signers as say},
};
use catalogue::{Template, common};
use template::{Filling, Form};

/// A key to install.
#[derive(Clone, Copy, Debug)]
pub struct KeyFile<'k> {
    /// Where its record is published.
    pub selector: &'k Selector,
    /// Where its private key was saved.
    pub path: &'k Path,
    /// Whether it is Ed25519; RSA otherwise.
    pub is_ed25519: bool,
}

/// One step of installing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub say: String,
    /// What to copy, whole lines without a final line break.
    pub code: Option<String>,
    /// What the code is.
    pub run: Run,
    /// What takes this step back.
    pub undo: Option<String>,
}

/// What stands between two selectors in a sentence.
const AND: &str = ", ";

impl Signer {
    /// Whether it can sign with Ed25519.
    #[must_use]
    pub const fn signs_ed25519(&self) -> bool {
        matches!(self.keys, Keys::Both)
    }

    /// Whether a key is brought to it; otherwise it makes its own.
    #[must_use]
    pub const fn takes_keys(&self) -> bool {
        !matches!(self.keys, Keys::Own)
    }

    /// The keys it can use, of these.
    fn usable<'k>(&self, keys: &[KeyFile<'k>]) -> Vec<KeyFile<'k>> {
        let fits = |key: &&KeyFile<'_>| match self.keys {
            Keys::Both => true,
            Keys::Rsa | Keys::OneRsa => !key.is_ed25519,
            Keys::Own => false,
        };
        let most = if self.keys == Keys::OneRsa { 1 } else { usize::MAX };
        keys.iter().filter(fits).take(most).copied().collect()
    }
}

/// The steps that make a signer sign the domain's mail with these keys. A signer that cannot use
/// one of them says so first; without a key it can use that is all there is to say.
///
/// `displaced` are keys that may sign so far, and are not to sign beside these: every entry of theirs is replaced,
/// because most signers would go on with the old key.
#[must_use]
pub fn instructions(
    signer: &Signer,
    domain: &DomainName,
    keys: &[KeyFile<'_>],
    displaced: &[Displaced<'_>],
) -> Vec<Step> {
    steps(signer, domain, keys, displaced, Form::Text)
}

/// The steps as a text to print or to copy: numbered, each with its block and the way back.
#[must_use]
pub fn text(steps: &[Step]) -> String {
    let step = |(number, step): (usize, &Step)| {
        let mut lines = format!("{number}. {}\n", step.say);
        if let Some(code) = &step.code {
            let _ = write!(lines, "\n{code}\n");
        }
        if let Some(undo) = &step.undo {
            let _ = write!(lines, "\n{}\n{undo}\n", say::to_undo());
        }
        lines
    };
    (1..).zip(steps).map(step).collect::<Vec<_>>().join("\n")
}

fn steps(
    signer: &Signer,
    domain: &DomainName,
    keys: &[KeyFile<'_>],
    displaced: &[Displaced<'_>],
    form: Form,
) -> Vec<Step> {
    let usable = signer.usable(keys);
    let mut all = Vec::new();
    if !signer.takes_keys() {
        let filling = Filling { domain, keys: &[], old: &[], form };
        all.extend(signer.steps.iter().map(|template| step(signer, template, &filling, "")));
        return all;
    }
    if keys.iter().any(|key| key.is_ed25519) && !signer.signs_ed25519() {
        all.push(said(no_ed25519(signer, usable.is_empty())));
    }
    if usable.is_empty() {
        return all;
    }
    let is_ours = |old: &&Displaced<'_>| usable.iter().any(|key| key.is_ed25519 == old.is_ed25519);
    let old: Vec<Displaced<'_>> = displaced.iter().filter(is_ours).copied().collect();
    let of_old = |is_certain: bool| selectors(old.iter().filter(|old| old.is_certain == is_certain));
    // One of the other algorithm stays as it is, and is no news.
    let is_new =
        |key: &&KeyFile<'_>| old.is_empty() || old.iter().any(|old| old.is_ed25519 == key.is_ed25519);
    let new: Vec<KeyFile<'_>> = usable.iter().filter(is_new).copied().collect();
    let new = Filling { domain, keys: &new, old: &old, form };
    let (ended, perhaps) = (of_old(true), of_old(false));
    if !ended.is_empty() {
        all.push(said(say::Change { new: new.selectors(AND), old: ended.as_str() }.say()));
    }
    if !perhaps.is_empty() {
        all.push(said(say::change_perhaps(perhaps.as_str())));
    }
    let published = new.fill("%key mailseal check {domain} --selector {selector}");
    all.push(Step { say: say::published(), code: published, run: Run::Elsewhere, undo: None });
    let filling = Filling { keys: &usable, ..new };
    match signer.shell {
        Shell::Sh => all.push(said(say::on_the_server())),
        Shell::PowerShell => all.push(said(say::on_the_server_windows())),
        Shell::Pages => {}
    }
    // A script has it above all steps, where its way back needs it.
    if !signer.back.is_empty() && form == Form::Text {
        let code = filling.fill(common("keep"));
        let undo = [common("back"), &signer.back].map(|block| filling.fill(block).unwrap_or_default());
        all.push(Step { say: say::keep(), code, run: Run::Here, undo: Some(undo.join("\n")) });
    }
    let old = selectors(old.iter());
    all.extend(signer.steps.iter().map(|template| step(signer, template, &filling, &old)));
    let received = if old.is_empty() {
        say::received()
    } else {
        say::Changed { new: new.selectors(AND), old: old.as_str() }.say()
    };
    let code =
        new.fill("%key DKIM-Signature: v=1; ... d={domain}; s={selector}; ...\nAuthentication-Results: ...; dkim=pass header.d={domain}");
    all.push(Step { say: received, code, run: Run::Show, undo: None });
    all
}

fn step(signer: &Signer, template: &Template, filling: &Filling<'_>, old: &str) -> Step {
    let (domain, selector) = (filling.domain.as_str(), filling.selectors(AND));
    let arguments =
        [("domain", domain), ("selector", selector.as_str()), ("old", old), ("signer", signer.name.as_str())];
    // A test holds names and sentences together.
    let say = signer_steps::by_name(&template.say, &arguments).unwrap_or_default();
    let common = template.then.as_deref().map_or("", common);
    let code = filling.fill([template.code.trim_end(), common].join("\n").trim_start_matches('\n'));
    let undo = filling.fill(&template.undo);
    Step { say, code: code.filter(|code| !code.is_empty()), run: template.run, undo }
}

const fn said(say: String) -> Step {
    Step { say, code: None, run: Run::Show, undo: None }
}

fn selectors<'d>(old: impl Iterator<Item = &'d Displaced<'d>>) -> String {
    old.map(|old| old.selector.as_str()).collect::<Vec<_>>().join(AND)
}

fn no_ed25519(signer: &Signer, is_alone: bool) -> String {
    match (signer.id.as_str(), is_alone) {
        ("opendkim", false) => say::opendkim_no_ed25519(),
        ("opendkim", true) => say::opendkim_no_ed25519_alone(),
        (_, false) => say::no_ed25519(signer.name.as_str()),
        (_, true) => say::no_ed25519_alone(signer.name.as_str()),
    }
}
