//! Does what commands ask for, in tasks of their own, and sends news back.
//!
//! One channel carries all news, so that events have one order. Every request has a [`RunId`]; what
//! a cancelled request still says is dropped by whoever looks at the id. A task that panics becomes
//! news too.

mod check;
mod mail;
mod mailboxes;
mod outside;
mod services;
mod unsaved;

use std::{
    collections::HashMap,
    future::Future,
    sync::{Arc, PoisonError},
};

use tokio::{
    sync::{
        Semaphore,
        mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    },
    task::{AbortHandle, JoinError, JoinSet},
};

pub use outside::Outside;
pub use services::{Demo, KeyMaker, Services};
use unsaved::Unsaved;

use super::message::{Command, Message, RunId, ToCheck};
use crate::{
    check::memory::Memory,
    connect::explore::Asked,
    dns::walk,
    plan::{Plan, dkim::KeyKind, publish::publish, senders},
    record::name::DomainName,
};

/// Keys made at once. The making of one cannot be interrupted, so that who goes back and forth between
/// kinds would otherwise set every processor to work on keys that nobody wants any more.
const KEYS_AT_ONCE: usize = 2;

/// News taken together: each lot is judged once.
const AT_ONCE: usize = 64;

/// Tasks under way, and the channel their news come by.
pub struct Runtime {
    services: Services,
    sender: UnboundedSender<Message>,
    news: UnboundedReceiver<Message>,
    tasks: JoinSet<()>,
    /// What is on its way to the disk, apart from the rest because leaving waits for it.
    writing: JoinSet<()>,
    timers: JoinSet<()>,
    runs: HashMap<RunId, AbortHandle>,
    key_makers: Arc<Semaphore>,
    unsaved: Unsaved,
}

impl Runtime {
    /// A runtime with nothing to do. Whatever it does must be begun inside a tokio runtime.
    #[must_use]
    pub fn new(services: Services) -> Self {
        let (sender, news) = unbounded_channel();
        Self {
            services,
            sender,
            news,
            tasks: JoinSet::new(),
            writing: JoinSet::new(),
            timers: JoinSet::new(),
            runs: HashMap::new(),
            key_makers: Arc::new(Semaphore::new(KEYS_AT_ONCE)),
            unsaved: Unsaved::default(),
        }
    }

    /// Begins the work a command asks for; what only the owner of the terminal can do comes back.
    pub fn perform(&mut self, command: Command) -> Option<Outside> {
        match command {
            Command::LookAround(run, domain) => {
                let lookup = Arc::clone(&self.services.lookup);
                self.stream(run, Message::Surveyed, Message::LookedAround, move |news| {
                    walk::look_around(lookup, domain, senders::likely_selectors, news)
                });
            }
            Command::Ask(run, known, wants) => {
                let lookup = Arc::clone(&self.services.lookup);
                self.stream(run, Message::Answered, Message::AskedAll, move |news| {
                    walk::ask_all(lookup, *known, wants, news)
                });
            }
            Command::Check(run, wanted) => self.check(run, *wanted),
            Command::LookAtMailboxes(run, asked) => self.look_at_mailboxes(run, *asked),
            Command::ReadMail(run, path, own) => self.block(move || mail::read(run, &path, &own)),
            Command::RememberMail(domain, proved) => {
                let store = Arc::clone(&self.services.store);
                self.write(move || {
                    // What is not kept is proved again by the next message.
                    let _ = store.remember_mail(&domain, &proved);
                    None
                });
            }
            Command::Wake(run, after) => {
                let sender = self.sender.clone();
                let timer = async move {
                    tokio::time::sleep(after).await;
                    let _ = sender.send(Message::Woke(run));
                };
                while self.timers.try_join_next().is_some() {}
                let handle = self.timers.spawn(timer);
                self.remember(run, handle);
            }
            Command::Cancel(run) => {
                if let Some(handle) = self.runs.remove(&run) {
                    handle.abort();
                }
            }
            Command::MakeKey(run, kind) => self.make_key(run, kind),
            Command::ReadKey(run, path) => self.block(move || {
                let key = crate::key::read(&path).map(Arc::new);
                Message::KeyRead(run, path, key.map_err(|error| services::whole(&error, &error.hint())))
            }),
            Command::SaveKeys(run, keys) => self.write(move || {
                let (written, refused) = services::save_keys(keys);
                Some(Message::KeysSaved(run, written, refused))
            }),
            Command::SavePlan(plan, base) => self.save_plan(*plan, *base),
            Command::KeepAside(domain) => self.keep_aside(domain),
            Command::LoadPlan(domain) => self.load_plan(domain),
            Command::Remember(judged, memory) => self.remember_check(judged, memory),
            Command::RememberAccess(domain, memory) => {
                let store = Arc::clone(&self.services.store);
                self.write(move || {
                    // What is not kept is seen again by the next look.
                    let _ = store.remember_access(&domain, &memory);
                    None
                });
            }
            Command::ListRecent => {
                let store = Arc::clone(&self.services.store);
                self.block(move || Message::RecentListed(store.list()));
            }
            Command::SaveFile(path, text) => {
                self.write(move || Some(Message::FileSaved(services::save_file(path, &text))));
            }
            Command::Copy(what, text) => {
                let clipboard = Arc::clone(&self.services.clipboard);
                self.block(move || {
                    // A clipboard on another machine may take its time, and a lock is only poisoned by
                    // a panic that has been reported already.
                    let mut clipboard = clipboard.lock().unwrap_or_else(PoisonError::into_inner);
                    Message::CopyTried(what, clipboard.copy(&text))
                });
            }
            Command::Announce(title) => return Some(Outside::Announce(title)),
            Command::Write(octets) => return Some(Outside::Write(octets)),
            Command::ShowPlain(text) => return Some(Outside::ShowPlain(text)),
            Command::Redraw => return Some(Outside::Redraw),
            Command::Suspend => return Some(Outside::Suspend),
            Command::Quit => return Some(Outside::Quit),
        }
        None
    }

    /// The next news. Waits for it; a task that panicked is news.
    pub async fn next(&mut self) -> Message {
        if let Some(message) = self.next_while_busy().await {
            return message;
        }
        match self.news.recv().await {
            Some(message) => message,
            // The runtime holds a sender itself, so that the channel never closes.
            None => std::future::pending().await,
        }
    }

    /// The next news as long as any work but timers is under way; none once all of it is done.
    pub async fn next_while_busy(&mut self) -> Option<Message> {
        loop {
            if let Ok(message) = self.news.try_recv() {
                return Some(message);
            }
            if self.tasks.is_empty() && self.writing.is_empty() {
                // The last task may have spoken since.
                return self.try_next();
            }
            let ended = tokio::select! {
                biased;
                Some(message) = self.news.recv() => return Some(message),
                Some(ended) = self.tasks.join_next() => ended,
                Some(ended) = self.writing.join_next() => ended,
            };
            if let Some(crash) = crash(ended) {
                return Some(crash);
            }
        }
    }

    /// Waits until everything on its way to the disk is there, and gives the news about it.
    pub async fn written(&mut self) -> Vec<Message> {
        let mut news = Vec::new();
        while let Some(ended) = self.writing.join_next().await {
            news.extend(crash(ended));
        }
        news.extend(std::iter::from_fn(|| self.try_next()));
        news
    }

    /// Saves answers, with those they came from, before the program ends, and those that no task has come to
    /// yet: they may be about another domain. Gives the news about each.
    #[must_use]
    pub fn save_last(&self, plan: Option<(Plan, Plan)>) -> Vec<Message> {
        if let Some((plan, base)) = plan {
            self.unsaved.put(plan, base, (self.services.now)());
        }
        self.unsaved.save_all(&self.services.store)
    }

    /// News that is there already.
    pub fn try_next(&mut self) -> Option<Message> {
        self.news.try_recv().ok()
    }

    /// Where the answers are saved.
    #[must_use]
    pub const fn services(&self) -> &Services {
        &self.services
    }

    /// A task that sends parts as it finds them, and an end when it is over.
    fn stream<T, F>(
        &mut self,
        run: RunId,
        parts: fn(RunId, Vec<T>) -> Message,
        end: fn(RunId) -> Message,
        work: impl FnOnce(UnboundedSender<T>) -> F,
    ) where
        T: Send + 'static,
        F: Future<Output = ()> + Send + 'static,
    {
        let sender = self.sender.clone();
        let (found, mut arriving) = unbounded_channel();
        let work = work(found);
        let forward = async move {
            let pass_on = async {
                // What comes together is judged together.
                let mut lot = Vec::new();
                while arriving.recv_many(&mut lot, AT_ONCE).await > 0 {
                    let _ = sender.send(parts(run, std::mem::take(&mut lot)));
                }
            };
            tokio::join!(work, pass_on);
            let _ = sender.send(end(run));
        };
        let handle = self.tasks.spawn(forward);
        self.remember(run, handle);
    }

    /// Keeps what is needed to cancel a request.
    fn remember(&mut self, run: RunId, handle: AbortHandle) {
        self.runs.retain(|_, handle| !handle.is_finished());
        self.runs.insert(run, handle);
    }

    fn block(&mut self, work: impl FnOnce() -> Message + Send + 'static) {
        let sender = self.sender.clone();
        self.tasks.spawn_blocking(move || {
            let _ = sender.send(work());
        });
    }

    /// As [`Runtime::block`], for what must not be lost when the person leaves.
    fn write(&mut self, work: impl FnOnce() -> Option<Message> + Send + 'static) {
        let sender = self.sender.clone();
        self.writing.spawn_blocking(move || {
            if let Some(message) = work() {
                let _ = sender.send(message);
            }
        });
    }

    /// One that is cancelled while it waits is never begun; one that is cancelled later is made to its
    /// end and forgotten.
    fn make_key(&mut self, run: RunId, kind: KeyKind) {
        let (make, sender) = (Arc::clone(&self.services.make_key), self.sender.clone());
        let makers = Arc::clone(&self.key_makers);
        let handle = self.tasks.spawn(async move {
            let turn = makers.acquire_owned().await;
            let work = tokio::task::spawn_blocking(move || {
                let key = make(kind);
                drop(turn);
                key
            });
            match work.await {
                Ok(key) => drop(sender.send(Message::KeyMade(run, key.map(Arc::new)))),
                Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
                Err(_) => {}
            }
        });
        self.remember(run, handle);
    }

    /// Answers come faster than disks write: a writer takes the newest there are about the domain.
    fn save_plan(&mut self, plan: Plan, base: Plan) {
        let domain = plan.domain.clone();
        self.unsaved.put(plan, base, (self.services.now)());
        let (unsaved, store) = (self.unsaved.clone(), Arc::clone(&self.services.store));
        self.write(move || unsaved.save(&domain, &store));
    }

    /// What is not on the disk yet belongs to what is kept.
    fn keep_aside(&mut self, domain: DomainName) {
        let (unsaved, store) = (self.unsaved.clone(), Arc::clone(&self.services.store));
        let sender = self.sender.clone();
        self.write(move || {
            if let Some(news) = unsaved.save(&domain, &store) {
                let _ = sender.send(news);
            }
            let kept = store.keep_aside(&domain).map_err(|e| services::whole(&e, &e.hint()));
            Some(Message::KeptAside(domain, kept))
        });
    }

    /// What is not on the disk yet is saved first, or older answers would come back than were given.
    fn load_plan(&mut self, domain: DomainName) {
        let (unsaved, store) = (self.unsaved.clone(), Arc::clone(&self.services.store));
        let sender = self.sender.clone();
        self.block(move || {
            if let Some(news) = unsaved.save(&domain, &store) {
                let _ = sender.send(news);
            }
            unsaved.forget(&domain);
            let found = store.load(&domain).map_err(|e| services::whole(&e, &e.hint()));
            Message::SetupLoaded(domain, found.map(|setup| setup.map(Box::new)))
        });
    }

    /// Beside the answers as they are now, so that those are saved first. No news comes of it: what is not kept
    /// is made again by the next check, and why nothing can be kept is said when answers are saved.
    fn remember_check(&mut self, judged: Box<Plan>, memory: Box<Memory>) {
        let (unsaved, store) = (self.unsaved.clone(), Arc::clone(&self.services.store));
        let now = (self.services.now)();
        self.write(move || {
            let news = unsaved.save(&judged.domain, &store);
            let _ = store.remember(&judged, &memory, now);
            news
        });
    }

    fn look_at_mailboxes(&mut self, run: RunId, asked: Asked) {
        let (lookup, connect) = (Arc::clone(&self.services.lookup), Arc::clone(&self.services.connect));
        let work = mailboxes::look(lookup, connect, self.services.now, run, asked, self.sender.clone());
        let handle = self.tasks.spawn(work);
        self.remember(run, handle);
    }

    fn check(&mut self, run: RunId, wanted: ToCheck) {
        let now = self.services.now;
        if let Some(demo) = &self.services.demo {
            demo.set_time(now());
            if let Some(plan) = &wanted.plan {
                demo.play_the_admin(&publish(plan));
            }
        }
        let work = check::check(Arc::clone(&self.services.lookup), now, run, wanted, self.sender.clone());
        let handle = self.tasks.spawn(work);
        self.remember(run, handle);
    }
}

/// The news that a task ended by a panic, if it did.
fn crash(ended: Result<(), JoinError>) -> Option<Message> {
    let error = ended.err().filter(JoinError::is_panic)?;
    Some(Message::Crashed(services::panic_text(&*error.into_panic())))
}
