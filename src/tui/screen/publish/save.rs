//! The small form that asks where the zone file goes.

use std::path::{Path, PathBuf};

use crate::{
    record::span::Span,
    tui::{
        item::{Control, Id, Item},
        screen::Popup,
        text_field::TextField,
        theme::Role,
    },
    words::publish as say,
};

pub(super) const PATH: Id = Id("save-path", 0);
pub(super) const SAVE: Id = Id("save", 0);

/// Where to save, while that is asked.
pub(super) struct SaveForm {
    pub(super) field: TextField,
    pub(super) error: Option<String>,
}

impl SaveForm {
    /// With a file name that is likely to be right.
    pub(super) fn new(folder: &Path, domain: &str) -> Self {
        let path = folder.join(format!("{domain}.zone"));
        Self { field: TextField::new(path.display().to_string()), error: None }
    }

    /// The path typed; from the folder where the program was started if it is not a whole one.
    pub(super) fn path(&self, folder: &Path, home: Option<&Path>) -> Option<PathBuf> {
        let typed = self.field.text().trim();
        if typed.is_empty() {
            return None;
        }
        let below_home = typed.strip_prefix("~/").and_then(|rest| Some(home?.join(rest)));
        Some(below_home.unwrap_or_else(|| folder.join(typed)))
    }

    pub(super) fn popup(&self) -> Popup<'_> {
        let error = self.error.clone().map(|text| (Span::default(), text));
        let field =
            Control::Text { label: say::save_path(), field: &self.field, placeholder: String::new(), error };
        Popup {
            title: say::save_title(),
            items: vec![
                Item::new(PATH.0, PATH.1, field),
                Item::new(SAVE.0, SAVE.1, Control::Button { label: say::save(), refusal: None }),
                Item::prose(Role::Dim, say::save_about()),
            ],
        }
    }
}
