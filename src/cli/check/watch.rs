//! Checking again and again, until all is right.
//!
//! Caches forget at a time they tell, so the next check waits for the first of them. While nothing tells a time
//! (the record is not published yet) the pauses grow: asking more often changes nothing and burdens servers.

use std::{process::ExitCode, sync::Arc, time::Duration};

use jiff::{Timestamp, tz::TimeZone};

use super::{Checked, Format, gather::Known, once, print};
use crate::{
    check::published::report::{Report, Verdict},
    cli::output,
    dns::Lookup,
    record::name::DomainName,
    words::cli_check as say,
};

/// Nothing changes sooner than a person can click.
const SHORTEST: Duration = Duration::from_secs(15);
/// Long enough to burden nobody, short enough to be worth waiting for.
const LONGEST: Duration = Duration::from_secs(600);

pub(super) async fn watch(
    lookup: Arc<dyn Lookup>,
    domain: DomainName,
    known: Known,
    format: Format,
) -> ExitCode {
    let mut pause = SHORTEST;
    loop {
        let checked = once(Arc::clone(&lookup), domain.clone(), &known).await;
        let code = print(&checked, format);
        if is_right(&checked.report) {
            output::announce(&say::title_done(domain.as_str()));
            return code;
        }
        let wait = until_next(&checked, pause);
        pause = (pause * 2).min(LONGEST);
        let at = Timestamp::now().checked_add(wait).unwrap_or(Timestamp::MAX);
        output::note(&say::next(at.to_zoned(TimeZone::system()).strftime("%H:%M:%S").to_string()));
        tokio::time::sleep(wait).await;
    }
}

/// Nothing wrong, and no cache behind.
fn is_right(report: &Report) -> bool {
    let is_behind = report.records.iter().flat_map(|record| &record.servers).any(|one| one.forgets.is_some());
    report.verdict == Verdict::Pass && !is_behind
}

/// Until the first cache forgets, within reason; `pause` where none tells.
fn until_next(checked: &Checked, pause: Duration) -> Duration {
    let caches = checked.report.records.iter().flat_map(|record| &record.servers);
    let first = caches.filter_map(|one| one.forgets).min();
    let wait = first.and_then(|at| Duration::try_from(at.duration_since(checked.at)).ok());
    wait.map_or(pause, |wait| (wait + Duration::from_secs(1)).clamp(SHORTEST, LONGEST))
}
