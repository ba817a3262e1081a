//! Starts the wizard: gathers what it works with from the machine.

use std::{
    env,
    io::{self, IsTerminal},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{Arc, Mutex},
};

use etcetera::BaseStrategy;
use jiff::Timestamp;
use tempfile::TempDir;

use super::{WizardArguments, output};
use crate::{
    clipboard::Clipboard,
    connect::{self, Connect},
    dns::{Lookup, demo},
    key, private_file,
    store::Store,
    tui::{self, Options, runtime::Services, theme::Theme},
    words,
};

pub(super) fn run(arguments: WizardArguments, store: Store) -> ExitCode {
    let is_dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    if is_dumb || !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return output::failure(&words::cli::no_terminal(), ExitCode::FAILURE);
    }
    let has_colour = env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let theme = if has_colour { Theme::colourful() } else { Theme::plain() };
    // The demo must not leave keys and answers between a person's own, nor anywhere else: this folder,
    // which nobody else can enter, goes when it is dropped.
    let scratch = match arguments.demo.then(scratch).transpose() {
        Ok(scratch) => scratch,
        Err(error) => return output::failure(&words::cli::no_scratch(error.to_string()), ExitCode::FAILURE),
    };
    match tui::run(options(arguments, theme, store, scratch.as_ref().map(TempDir::path))) {
        Ok((code, lines)) => output::parting(&lines, code),
        Err(error) => output::failure(&words::cli::terminal_failed(error.to_string()), ExitCode::FAILURE),
    }
}

fn scratch() -> io::Result<TempDir> {
    tempfile::Builder::new().prefix("mailseal-demo-").tempdir()
}

fn options(arguments: WizardArguments, theme: Theme, store: Store, scratch: Option<&Path>) -> Options {
    let demo = arguments.demo.then(demo::World::new);
    let store = scratch.map_or(store, |scratch| Store::at(scratch.join("setups")));
    let key_folder = match scratch {
        Some(scratch) => scratch.join("keys"),
        None => key::folder().unwrap_or_default(),
    };
    let lookup: Arc<dyn Lookup> = match &demo {
        Some(world) => Arc::new(world.clone()),
        None => Arc::new(arguments.resolvers.network()),
    };
    let connect: Arc<dyn Connect> = match &demo {
        Some(_) => Arc::new(connect::demo::World::new(Timestamp::now)),
        None => Arc::new(connect::Network::new(super::access::roots_of_the_environment())),
    };
    let domain = arguments.domain.or_else(|| arguments.demo.then(|| demo::DOMAIN.to_owned()));
    Options {
        domain,
        theme,
        key_folder,
        // What is saved in the demo goes with it.
        folder: match scratch {
            Some(scratch) => scratch.to_owned(),
            None => env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
        },
        home: private_file::places().map(|places| places.home_dir().to_owned()),
        services: Services {
            lookup,
            connect,
            demo,
            store: Arc::new(store),
            clipboard: Arc::new(Mutex::new(Clipboard::new())),
            make_key: Services::real_keys(),
            now: Timestamp::now,
        },
    }
}
