//! The sheet for users.

use std::{process::ExitCode, sync::Arc};

use jiff::Timestamp;

use super::gather::{Go, gather};
use crate::{
    check::access::{judge, settings::sheet, table::tables},
    cli::{Exit, output},
    connect::{Connect, RESULTS, explore::Asked},
    dns::Lookup,
    export::settings,
    words::access_sheet as say,
};

pub(super) async fn run(lookup: Arc<dyn Lookup>, connect: Arc<dyn Connect>, asked: Asked) -> ExitCode {
    let looked = gather(lookup, connect, asked, RESULTS, |_| Go::Home).await;
    let view = looked.view(Timestamp::now());
    let found = judge(&view);
    match sheet(&view, &tables(&view, &found)) {
        Some(sheet) => output::lines(&settings::lines(&looked.asked.domain, &sheet), Exit::Done),
        None => output::failure(&say::nothing(looked.asked.domain.as_str()), Exit::Left),
    }
}
