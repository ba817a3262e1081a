//! What of the environment decides the way.

use std::{env, ffi::OsString};

/// Where the program runs, as far as copying goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// Over SSH: the system's clipboard is that of the wrong machine.
    pub is_remote: bool,
    /// In GNU Screen, which passes nothing to the terminal unless it is wrapped. tmux understands
    /// the sequence itself (with `set-clipboard on`) and needs no wrapping.
    pub is_screen: bool,
}

impl Environment {
    /// The environment of this process.
    #[must_use]
    pub fn read() -> Self {
        Self::of(|name| env::var_os(name))
    }

    /// The environment in which variables have these values.
    #[must_use]
    pub fn of(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
        Self {
            is_remote: is_set("SSH_CONNECTION") || is_set("SSH_TTY"),
            is_screen: is_set("STY") && !is_set("TMUX"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ssh_and_screen_are_seen_and_tmux_inside_screen_needs_no_wrapping() {
        let of = |set: &[&str]| {
            let environment = Environment::of(|name| set.contains(&name).then(|| "x".into()));
            (environment.is_remote, environment.is_screen)
        };
        assert_eq!(of(&[]), (false, false));
        assert_eq!(of(&["SSH_CONNECTION"]), (true, false));
        assert_eq!(of(&["SSH_TTY", "STY"]), (true, true));
        assert_eq!(of(&["TMUX"]), (false, false));
        assert_eq!(of(&["TMUX", "STY"]), (false, false));
        assert_eq!(Environment::of(|_| Some(OsString::new())), Environment::default());
    }
}
