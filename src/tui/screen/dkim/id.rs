//! The names of the screen's items.

use crate::tui::item::Id;

pub(super) const WAY: &str = "way";
pub(super) const KEY: &str = "key";
pub(super) const SELECTOR: &str = "selector";
pub(super) const PATH: &str = "path";
pub(super) const OPTION: &str = "option";
pub(super) const PICK_KIND: &str = "pick-kind";
pub(super) const PICK_SERVICE: &str = "pick-service";
pub(super) const PICK_SIGNER: &str = "pick-signer";
pub(super) const STEP: &str = "step";

pub(super) const MAKE_HERE: Id = Id(WAY, 0);
pub(super) const SERVICE_GIVES: Id = Id(WAY, 1);
pub(super) const HAVE_KEY: Id = Id(WAY, 2);

pub(super) const KIND: Id = Id("kind", 0);
pub(super) const MAKE_NOW: Id = Id("make-now", 0);
pub(super) const SAVE: Id = Id("save", 0);
pub(super) const ANOTHER: Id = Id("another", 0);
pub(super) const NEW_KEY: Id = Id("new-key", 0);
pub(super) const INSTALL: Id = Id("install", 0);
pub(super) const GO_ON: Id = Id("go-on", 0);

pub(super) const OPTIONS: Id = Id("options", 0);
pub(super) const STRICT: Id = Id(OPTION, 0);
pub(super) const TESTING: Id = Id(OPTION, 1);
pub(super) const SHA256: Id = Id(OPTION, 2);
pub(super) const NOTE: Id = Id("note", 0);
pub(super) const ENCODING: Id = Id("encoding", 0);

pub(super) const HAVE_PATH: Id = Id("have-path", 0);
pub(super) const HAVE_SELECTOR: Id = Id("have-selector", 0);
pub(super) const USE: Id = Id("use", 0);

pub(super) const SERVICE: Id = Id("service", 0);
pub(super) const GIVEN_SELECTOR: Id = Id("given-selector", 0);
pub(super) const GIVEN_VALUE: Id = Id("given-value", 0);
pub(super) const ADD: Id = Id("add", 0);

pub(super) const WEAK_NO: Id = Id("weak-no", 0);
pub(super) const WEAK_YES: Id = Id("weak-yes", 0);
pub(super) const SEARCH: Id = Id("search", 0);
pub(super) const COPY_ALL: Id = Id("copy-all", 0);
pub(super) const PLAIN: Id = Id("plain", 0);
pub(super) const ANOTHER_SIGNER: Id = Id("another-signer", 0);

pub(super) const LIFE: &str = "life";
pub(super) const USE_KEY: Id = Id(LIFE, 0);
pub(super) const SUCCESSOR: Id = Id(LIFE, 1);
pub(super) const INSTALL_KEY: Id = Id(LIFE, 2);
pub(super) const RETIRE: Id = Id(LIFE, 3);
pub(super) const WITHDRAW: Id = Id(LIFE, 4);
pub(super) const FORGET: Id = Id(LIFE, 5);
pub(super) const LEAVE: Id = Id(LIFE, 6);
