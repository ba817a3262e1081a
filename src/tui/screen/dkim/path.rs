//! Paths as people type them.

use std::path::{Path, PathBuf};

use crate::words::dkim as say;

/// The file a typed path means: `~/` is the home, a relative path stands below `folder`.
///
/// # Errors
/// What to do about it, if it means none.
pub(super) fn whole(
    typed: &str,
    folder: &Path,
    home: Option<&Path>,
    empty: fn() -> String,
) -> Result<PathBuf, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(empty());
    }
    match typed.strip_prefix('~') {
        Some(rest) => match (rest.strip_prefix(['/', std::path::MAIN_SEPARATOR]), home) {
            (Some(below), Some(home)) => Ok(home.join(below)),
            _ => Err(say::path_home()),
        },
        None => Ok(folder.join(typed)),
    }
}

/// Another name beside a file: `s1.pem`, `s1-2.pem`, `s1-3.pem`.
pub(super) fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let (base, number) = match stem.rsplit_once('-') {
        Some((base, number)) if !base.is_empty() => match number.parse::<u16>() {
            Ok(number) if number > 1 => (base.to_owned(), number.saturating_add(1)),
            _ => (stem.to_string(), 2),
        },
        _ => (stem.to_string(), 2),
    };
    let name = match path.extension() {
        Some(extension) => format!("{base}-{number}.{}", extension.to_string_lossy()),
        None => format!("{base}-{number}"),
    };
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_absolute_below_the_home_or_below_the_folder() {
        let (folder, home) = (Path::new("/srv"), Path::new("/home/ann"));
        for (typed, wanted) in [
            ("/etc/dkim/s1.pem", "/etc/dkim/s1.pem"),
            (" keys/s1.pem ", "/srv/keys/s1.pem"),
            ("~/s1.pem", "/home/ann/s1.pem"),
            ("~ann/s1.pem", ""), // somebody's home, which only a shell knows
            ("~", ""),           // no file
            (" ", ""),
        ] {
            let whole = whole(typed, folder, Some(home), say::path_empty).unwrap_or_default();
            assert_eq!(whole, Path::new(wanted), "{typed}");
        }
        assert!(whole("~/s1.pem", folder, None, say::path_empty).is_err());
    }

    #[test]
    fn another_name_counts_on() {
        for (path, wanted) in [
            ("/k/s1.pem", "/k/s1-2.pem"),
            ("/k/s1-2.pem", "/k/s1-3.pem"),
            ("/k/mail-2026.pem", "/k/mail-2027.pem"), // a number is a number
            ("/k/my-key", "/k/my-key-2"),
            ("/k/-2.pem", "/k/-2-2.pem"),
        ] {
            assert_eq!(beside(Path::new(path)), Path::new(wanted));
        }
    }
}
