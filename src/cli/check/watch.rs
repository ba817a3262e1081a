//! Checking again and again, until all is right.

use std::{process::ExitCode, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};

use super::{Format, gather::Known, once, print};
use crate::{
    check::published::again::Pauses, cli::output, dns::Lookup, record::name::DomainName,
    words::cli_check as say,
};

pub(super) async fn watch(
    lookup: Arc<dyn Lookup>,
    domain: DomainName,
    known: Known,
    format: Format,
) -> ExitCode {
    let mut pauses = Pauses::default();
    loop {
        let checked = once(Arc::clone(&lookup), domain.clone(), &known).await;
        let code = print(&checked, format);
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
