//! Checking again and again, until all is right.

use std::{process::ExitCode, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};

use super::{Detail, Style, gather::Known, once, print};
use crate::{
    check::{memory::Memory, published::again::Pauses},
    cli::output,
    dns::Lookup,
    record::name::DomainName,
    store::Store,
    words::cli_check as say,
};

pub(super) async fn watch(
    lookup: Arc<dyn Lookup>,
    domain: DomainName,
    mut known: Known,
    store: &Store,
    form: &(Style, Detail),
) -> ExitCode {
    let mut pauses = Pauses::default();
    let mut latest: Option<Memory> = None;
    loop {
        let checked = once(Arc::clone(&lookup), domain.clone(), &known, latest.as_ref(), store).await;
        let code = print(&checked, form);
        if let Some(memory) = checked.back.as_ref().and_then(|back| back.memory.clone()) {
            // From the second round on, what has changed since the beginning is what one waits for.
            if latest.is_none() {
                known.before = Some(memory.clone());
            }
            latest = Some(memory);
        }
        if checked.report.is_right() {
            output::announce(&say::title_done(domain.as_str()));
            output::note(&say::watch_done());
            return code;
        }
        let wait = pauses.after(&checked.report, checked.at);
        let at = Timestamp::now().checked_add(wait).unwrap_or(Timestamp::MAX);
        output::note(&say::next(at.to_zoned(TimeZone::system()).strftime("%H:%M:%S").to_string()));
        tokio::time::sleep(wait).await;
    }
}
