//! The small form that asks in which form the records are saved, and where.

use std::path::{Path, PathBuf};

use crate::{
    export::{FORMATS, Format},
    record::span::Span,
    tui::{
        item::{Control, Id, Item},
        screen::{Popup, Turn},
        text_field::TextField,
        theme::Role,
    },
    words::publish as say,
};

pub(super) const PATH: Id = Id("save-path", 0);
pub(super) const FORM: Id = Id("save-form", 0);
pub(super) const SAVE: Id = Id("save", 0);

/// Where to save, while that is asked.
pub(super) struct SaveForm {
    pub(super) field: TextField,
    pub(super) error: Option<String>,
    /// The form, by its place among all.
    chosen: usize,
}

impl SaveForm {
    /// With a file name that is likely to be right.
    pub(super) fn new(folder: &Path, domain: &str) -> Self {
        let mut form = Self { field: TextField::new(String::new()), error: None, chosen: 0 };
        let path = folder.join(format!("{domain}.{}", form.format().extension()));
        form.field = TextField::new(path.display().to_string());
        form
    }

    pub(super) fn format(&self) -> &'static dyn Format {
        let [first, ..] = FORMATS;
        FORMATS.get(self.chosen).copied().unwrap_or(first)
    }

    /// The next form, or the one before; the file's name ends as files of the form do, unless somebody has
    /// typed another ending.
    pub(super) fn turn(&mut self, turn: Turn) {
        let old = self.format().extension();
        self.chosen = match turn {
            Turn::On => (self.chosen + 1) % FORMATS.len(),
            Turn::Back => self.chosen.checked_sub(1).unwrap_or(FORMATS.len() - 1),
        };
        if let Some(stem) = self.field.text().strip_suffix(old).filter(|stem| stem.ends_with('.')) {
            self.field = TextField::new(format!("{stem}{}", self.format().extension()));
        }
        self.error = None;
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
        let form = say::save_form(self.format().name());
        Popup {
            title: say::save_title(),
            items: vec![
                Item::new(PATH.0, PATH.1, field),
                Item::new(FORM.0, FORM.1, Control::Button { label: form, refusal: None }),
                Item::new(SAVE.0, SAVE.1, Control::Button { label: say::save(), refusal: None }),
                Item::prose(Role::Dim, say::save_about()),
            ],
        }
    }
}
