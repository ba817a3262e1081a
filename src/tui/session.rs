//! What the screens share: the plan, what is known of DNS, the keys made so far, and work under way.

mod back;
mod checking;
mod clock;
mod further;
mod heard;
mod keys;
mod mail;
mod mailboxes;
mod panel;
mod receive;
mod rotation;
mod saving;

use std::{collections::BTreeSet, path::PathBuf, time::Duration};

use jiff::{Timestamp, Zoned, civil::Date, tz::TimeZone};

pub use back::{Ahead, Cached};
pub use checking::{Checking, Next};
pub use keys::Keys;
pub use mail::{Mail, Read, Seen, Told};
pub use mailboxes::Mailboxes;

use super::{
    message::{Command, RunId},
    proposal::Proposal,
    theme::Role,
};
use crate::{
    check::{
        self, Finding,
        finding::{Loss, Reports},
        spf::Cost,
        standing::Standing,
    },
    plan::{Plan, publish, publish::Publication, senders},
    reading::{
        Reading,
        adopt::{Adopted, Untouched},
    },
    record::name::{DomainName, Name},
    store::Listing,
    survey::{Question, Survey, Want},
    words,
};

/// Everything the screens share.
#[derive(Debug)]
pub struct Session {
    /// Time since the program started, as of the message being handled.
    pub elapsed: Duration,
    /// Where the person's clock stands.
    pub time_zone: TimeZone,
    /// Whether it is the demo, in which nobody has to publish anything.
    pub is_demo: bool,
    /// The time, as of the last answer of a check.
    pub now: Timestamp,
    /// The day, for selectors.
    pub today: Date,
    /// The answers, once there is a domain.
    pub plan: Option<Plan>,
    /// What is known of the domain.
    pub survey: Option<Survey>,
    /// The parts of the plan the person has not changed.
    pub untouched: Untouched,
    /// What was taken over from DNS.
    pub adopted: Vec<Adopted>,
    /// Services that send for the domain, as the person said at SPF, and need nothing there: their keys come next.
    pub named: Vec<&'static senders::Sender>,
    /// Whether the answers came from an earlier session, and when they were saved.
    pub resumed: Option<Timestamp>,
    /// Looking around, while it goes on.
    pub look: Option<Work>,
    /// Asking what the SPF record leads to, while it goes on.
    pub asking: Option<Work>,
    /// The keys.
    pub keys: Keys,
    /// What is published.
    pub checking: Checking,
    /// What came back and has been read.
    pub mail: Mail,
    /// What is known of the mail hosts.
    pub mailboxes: Mailboxes,
    back: Box<back::Back>,
    /// When the answers were last saved.
    pub saved_at: Option<Timestamp>,
    /// Why they could not be saved, if the last try failed.
    pub save_failure: Option<String>,
    /// What was set aside when answers were saved, a sentence each: said once more at the end, because a line of
    /// news is gone with the next key.
    pub kept_aside: Vec<String>,
    /// Set-ups saved earlier.
    pub recent: Listing,
    /// One line of news for the person.
    pub notice: Option<Notice>,
    /// A correction that a check has led to, while the person is asked whether to take it over.
    pub proposal: Option<Box<Proposal>>,
    /// The record that Publish, or the key that the DKIM step, is to begin with.
    pub wanted: Option<Name>,
    /// Where private keys are written, by default.
    pub key_folder: PathBuf,
    /// Where files are written, by default.
    pub folder: PathBuf,
    /// What `~` stands for in a path, if anything.
    pub home: Option<PathBuf>,
    /// Opinions on all of it, as of the last change.
    pub judged: Judged,
    /// When the program started.
    began: Timestamp,
    asked: BTreeSet<Want>,
    /// The requests that [`Session::asking`] stands for: each edit may add one.
    asks: BTreeSet<RunId>,
    /// Asking what looking around has led to.
    further: Option<RunId>,
    saved: Option<Plan>,
    /// The answers that ours came from: as they were read, or as they stood in the file after they were last
    /// saved. None as long as nothing has been read or saved.
    base: Option<Plan>,
    /// Whether it is not known yet what has been saved earlier: nothing is saved before that.
    is_loading: bool,
    last_run: u64,
}

/// Work under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// The request.
    pub run: RunId,
    /// When it began.
    pub since: Duration,
}

/// One line of news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its role.
    pub role: Role,
    /// The sentence.
    pub text: String,
}

/// Opinions, made anew after every change.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// What the SPF record costs.
    pub cost: Cost,
    /// About SPF.
    pub spf: Vec<Finding>,
    /// What the SPF record leads to that is not known for certain yet.
    pub open: Vec<Question>,
    /// About the keys.
    pub dkim: Vec<Finding>,
    /// About DMARC.
    pub dmarc: Vec<Finding>,
    /// The records to create, and what stands there now.
    pub publications: Vec<(Publication, Standing)>,
    /// Permissions for reports that nobody can give, because the other domain is not there.
    pub dead_permissions: Vec<(Publication, Standing)>,
}

impl Session {
    /// A session in which nothing has happened.
    #[must_use]
    pub fn new(now: &Zoned, key_folder: PathBuf, folder: PathBuf) -> Self {
        Self {
            elapsed: Duration::ZERO,
            is_demo: false,
            time_zone: now.time_zone().clone(),
            now: now.timestamp(),
            today: now.date(),
            plan: None,
            survey: None,
            untouched: ALL_UNTOUCHED,
            adopted: Vec::new(),
            named: Vec::new(),
            resumed: None,
            look: None,
            asking: None,
            keys: Keys::default(),
            checking: Checking::default(),
            mail: Mail::default(),
            mailboxes: Mailboxes::default(),
            back: Box::default(),
            saved_at: None,
            save_failure: None,
            kept_aside: Vec::new(),
            recent: Listing::default(),
            notice: None,
            proposal: None,
            wanted: None,
            key_folder,
            folder,
            home: None,
            judged: Judged::default(),
            began: now.timestamp(),
            asked: BTreeSet::new(),
            asks: BTreeSet::new(),
            further: None,
            saved: None,
            base: None,
            is_loading: false,
            last_run: 0,
        }
    }

    /// A request that no answer belongs to yet.
    pub const fn new_run(&mut self) -> RunId {
        self.last_run += 1;
        RunId(self.last_run)
    }

    /// Work that begins now.
    pub const fn begin(&mut self) -> Work {
        Work { run: self.new_run(), since: self.elapsed }
    }

    /// Begins with a domain: looks for saved answers, and looks around in DNS.
    pub fn open(&mut self, domain: DomainName) -> Vec<Command> {
        let mut commands = self.cancel();
        commands.extend(self.stop_checking());
        self.proposal = None;
        self.wanted = None;
        self.keys = Keys::default();
        self.plan = Some(Plan::new(domain.clone()));
        self.saved = None;
        self.base = None;
        self.is_loading = true;
        self.survey = Some(Survey::new(domain.clone()));
        self.untouched = ALL_UNTOUCHED;
        self.adopted = Vec::new();
        self.named = Vec::new();
        self.resumed = None;
        self.saved_at = None;
        self.save_failure = None;
        self.asked = BTreeSet::new();
        self.checking = Checking::default();
        self.mail = Mail::default();
        self.mailboxes = Mailboxes::default();
        self.come_back(None);
        commands.push(Command::LoadPlan(domain.clone()));
        let work = self.begin();
        self.look = Some(work);
        commands.push(Command::LookAround(work.run, domain));
        commands
    }

    /// The domain being worked on.
    #[must_use]
    pub fn domain(&self) -> Option<&DomainName> {
        self.plan.as_ref().map(|plan| &plan.domain)
    }

    /// Whether the domain is to say that it never sends mail.
    #[must_use]
    pub fn never_sends(&self) -> bool {
        self.plan.as_ref().is_some_and(|plan| !plan.purpose.sends())
    }

    /// Whether any work is going on that could be cancelled.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.look.is_some()
            || self.asking.is_some()
            || self.keys.is_making()
            || self.checking.work.is_some()
            || self.mailboxes.work.is_some()
    }

    /// What is going on, in words, and since when; the most important first.
    #[must_use]
    pub fn work_under_way(&self) -> Option<(String, Duration)> {
        let look = self.look.map(|work| (words::screen::looking_around(), work.since));
        let check = self.checking.work.map(|work| (words::screen::checking(), work.since));
        let asking = self.asking.map(|work| (words::screen::asking(), work.since));
        let mailboxes = self.mailboxes.work.map(|work| (words::screen::looking_at_mailboxes(), work.since));
        let key = self.keys.work().map(|work| (words::screen::making_key(), work.since));
        look.or(check).or(mailboxes).or(asking).or(key)
    }

    /// Stops everything that is going on.
    pub fn cancel(&mut self) -> Vec<Command> {
        self.asking = None;
        let asks = std::mem::take(&mut self.asks);
        let work = [self.look.take(), self.checking.work.take(), self.mailboxes.work.take()]
            .into_iter()
            .flatten()
            .map(|work| work.run);
        let mut stopped: Vec<Command> = work.chain(asks).map(Command::Cancel).collect();
        stopped.extend(self.keys.cancel());
        stopped
    }

    /// One line of news for the person.
    pub fn say(&mut self, role: Role, text: String) {
        self.notice = Some(Notice { role, text });
    }

    /// After every change: judges again, asks what is not known yet, saves what is new.
    pub fn refresh(&mut self) -> Vec<Command> {
        let Some(plan) = &self.plan else { return Vec::new() };
        let empty = Survey::new(plan.domain.clone());
        let survey = self.survey.as_ref().unwrap_or(&empty);
        let records = publish::publish(plan);
        let looked = check::spf::look(&plan.spf, &plan.domain, survey);
        let looked = if plan.purpose.sends() { looked.of_sender() } else { looked };
        let standing = |publication| {
            let standing = check::standing::standing(&publication, survey);
            (publication, standing)
        };
        // Nobody can agree to reports at a domain that is not there.
        let (dead, living): (Vec<Publication>, Vec<Publication>) =
            records.into_iter().partition(|publication| is_dead_permission(publication, survey));
        self.judged = Judged {
            cost: looked.cost,
            spf: looked.findings,
            open: looked.questions,
            dkim: check::dkim::judge(plan, Some(survey)),
            dmarc: check::dmarc::judge(plan, Some(survey)),
            publications: living.into_iter().map(standing).collect(),
            dead_permissions: dead.into_iter().map(standing).collect(),
        };
        self.go_on()
    }

    /// Asks what is not known yet, and saves what is new, by what has been judged.
    pub fn go_on(&mut self) -> Vec<Command> {
        let mut commands = self.ask_what_is_missing();
        commands.extend(self.ask_about_mail());
        commands.extend(self.save_if_new());
        commands.extend(self.make_keys());
        commands
    }

    /// What DNS does not need to be asked twice for.
    fn ask_what_is_missing(&mut self) -> Vec<Command> {
        let (Some(plan), Some(survey)) = (&self.plan, &self.survey) else { return Vec::new() };
        if self.look.is_some() || survey.blocked.is_some() {
            return Vec::new();
        }
        let reading = Reading::of(survey);
        // Whether a record is to be created is told only when all of the zone's servers have said what is there.
        let unknown = self.judged.publications.iter().filter(|(_, standing)| *standing == Standing::Unknown);
        let own = unknown.map(|(publication, _)| publication).filter(|row| reading.is_own(&row.owner));
        let mut wants: Vec<Want> = own.map(|row| reading.sure_want(Question::about(row))).collect();
        if plan.purpose.sends() {
            wants.extend(self.judged.open.iter().map(|question| reading.want(question.clone())));
        }
        self.want_once(wants)
    }

    /// Asks questions whose answers go into the survey, of as many as it takes to be sure.
    pub fn ask(&mut self, questions: Vec<Question>) -> Vec<Command> {
        let wants = match &self.survey {
            Some(survey) => questions.into_iter().map(|q| Reading::of(survey).sure_want(q)).collect(),
            None => Vec::new(),
        };
        self.want(wants)
    }

    /// Asks what is wanted, again if it has been asked before.
    pub fn want(&mut self, wants: Vec<Want>) -> Vec<Command> {
        let Some(survey) = self.survey.as_ref().filter(|_| !wants.is_empty()) else { return Vec::new() };
        let (zone, others) = (survey.zone.clone(), survey.others.clone());
        let known = Survey { zone, others, ..Survey::new(survey.domain.clone()) };
        self.asked.extend(wants.iter().cloned());
        let run = self.new_run();
        let since = self.asking.map_or(self.elapsed, |work| work.since);
        self.asking = Some(Work { run, since });
        self.asks.insert(run);
        vec![Command::Ask(run, Box::new(known), wants)]
    }

    /// Asks what has not been asked yet.
    pub fn ask_once(&mut self, questions: Vec<Question>) -> Vec<Command> {
        let Some(survey) = &self.survey else { return Vec::new() };
        let wants = questions.into_iter().map(|question| Reading::of(survey).want(question)).collect();
        self.want_once(wants)
    }

    fn want_once(&mut self, mut wants: Vec<Want>) -> Vec<Command> {
        wants.retain(|want| !self.asked.contains(want));
        self.want(wants)
    }

    /// The DNS host, or those that share its name servers, and the mail service, as far as recognised.
    #[must_use]
    pub fn surroundings(&self) -> (Option<String>, Vec<&'static senders::Sender>) {
        let Some(survey) = &self.survey else { return (None, Vec::new()) };
        let exchanges: Vec<Name> = survey.mail_exchangers().into_iter().map(|(_, name)| name).collect();
        (self.host_name(), senders::by_mx(&exchanges))
    }

    /// The name of the zone the records go into; the domain itself while it is not known.
    #[must_use]
    pub fn zone_apex(&self) -> Option<Name> {
        let found =
            self.survey.as_ref().and_then(|survey| survey.zone.as_ref()).map(|zone| zone.apex.clone());
        found.or_else(|| self.domain().map(|domain| domain.name().clone()))
    }
}

const ALL_UNTOUCHED: Untouched = Untouched { purpose: true, spf: true, dkim: true, dmarc: true };

/// A permission that a domain would have to give which does not exist.
fn is_dead_permission(publication: &Publication, survey: &Survey) -> bool {
    let publish::Purpose::ReportAuthorization(their) = &publication.purpose else { return false };
    let lost = check::dmarc::lost(&survey.facts, survey.domain.name(), their);
    matches!(lost, Some(Reports::Lost { cause: Loss::NoDomain, .. }))
}
