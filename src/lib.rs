//! Takes the person who runs a mail domain from nothing, or from something half-broken, to SPF, DKIM
//! and DMARC records that are right, and tells the truth about propagation when they come back.
//!
//! Two promises: it reads DNS and never writes it; a private key never leaves the machine.
//!
//! # The house
//! A module uses itself and what stands left of it. A test reads the sources and holds to it.
//!
//! ```text
//! record → mail → plan → survey → reading → check → words · export | dns · connect → private_file → key · clipboard · store → cli | tui → main
//! └────────────────────────── pure ──────────────────────────────┘   └───────────────── effects ──────────────────┘ └─ faces ─┘
//! ```
//!
//! Pure means no I/O, no async, no clock, no randomness, no environment: time and chance come in as
//! arguments. The faces do not know each other; `cli` only starts the other one.
//!
//! | word | meaning |
//! |---|---|
//! | Record | what stands in DNS, as the RFC's grammar has it: [`record::spf::Record`], [`record::dkim::Record`], [`record::dmarc::Record`]. `FromStr` parses, with the place of every error; `Display` prints; print and parse are each other's inverse |
//! | Plan | the person's answers and nothing else: what is saved. Never a secret |
//! | Publication | one record to create: [`plan::publish::publish`] is the only maker, so that preview, clipboard, files, check and command line cannot differ |
//! | Survey | facts found in DNS: which server answered what, when, with what TTL. [`survey::Facts`] is the best answer to each question, [`survey::Heard`] every server's |
//! | Reading | what stands in DNS, as read: [`reading::Reading`] says of an answer whether it is only a wildcard's, of a name whether something stands there, and how sure it is that nothing does ([`reading::Absence`]) |
//! | Access | facts on a domain's mail hosts: what each port said, its encryption and certificate, the log-ins it offers, and the documents web servers gave: [`survey::access::Access`], as [`connect`] saw them; judged in [`check::access`] |
//! | Memory | what a check found, in few words, kept beside the answers: [`check::memory::Memory`]. [`check::since`] says what is different from it |
//! | Reply | what a mail server answered, however it was wrapped, quoted or logged: [`mail::reply::Reply`]; [`mail::attempt::Attempt`] is one try to deliver, as somebody wrote it down |
//! | Refusal | a Reply with what is known of it: who said it, why, how sure, where it is fixed: [`check::refusal::judge`] |
//! | Finding | an opinion on a plan and a survey: stable id, severity, rule, the published text with its place, a correction; its sentences are made in [`words::finding`] |
//! | Message, Command, Action | news (past tense), work (imperative), what a key means |
//!
//! # Ask, then judge
//! [`dns::walk`] asks and gathers; [`check`] judges what there is and says what it would still need
//! to know ([`check::spf::questions`]), without asking. So an edit is judged at once and asks nothing
//! twice, every judgement is tested on literals, and the same code serves both faces. Where what to
//! ask follows from what was answered, the two take turns: [`dns::walk::pursue`] asks whatever is new in
//! [`check::published::wants`] after every answer, [`dns::walk::follow`] what [`check::spf::evaluate`] needs next.
//! Whose answer is wanted is part of a [`survey::Want`], because it matters who learns of the question.
//!
//! Mail ports are looked at in the same way: [`check::access::doors`] says which are worth a visit by what is known so far,
//! [`connect`] holds the conversations (never a log-in, never a sender), and [`connect::explore`] lets the two take turns
//! while DNS is still answering.
//!
//! Before publication no cache is asked for a name that is to be published: it would remember that
//! the name does not exist. Resolvers are asked for what exists already (name servers and their
//! addresses, other people's SPF) and, in the last step, once the domain's own servers have the
//! record.
//!
//! # What may be asked
//! Somebody else's zone decides what a question leads to. So [`dns::walk`] counts questions where they are sent
//! ([`dns::walk::QUESTIONS`], of which [`dns::walk::OUTSIDE`] about names of others), looks for the addresses of few
//! servers that another's zone names, gives a zone up after a few failures, and asks no address that cannot be a
//! public server's. What was not asked is a failure ([`survey::Failure::Spent`]) and never an absence. A text is
//! read once ([`record::spf::Reach`], kept in [`survey::Facts`]), and no longer one is followed than
//! [`record::spf::FOLLOWED`].
//!
//! # Rules for a room that takes something in
//! Whatever reads a text, a file, a message, a page or an answer, or connects to what one of them names:
//!
//! | rule | held by |
//! |---|---|
//! | Nothing is asked in DNS past the walk's count, and nothing at an address that cannot be meant | [`dns::walk::QUESTIONS`], [`dns::walk::OUTSIDE`]; [`survey::access::address::Nearest::admits`], for servers and for hosts |
//! | Never connected to: multicast, broadcast, 0/8, 240/4. This machine and inner networks only where the resolver is as near. Only the ports a service has | [`survey::access::address::Nearest`], [`check::access::doors`], [`connect::DOORS`], [`connect::FETCHES`] |
//! | Every read ends: octets, lines, parts, depth, time. Each bound is a named constant with a test that fails without it | [`connect::Patience`], [`record::spf::FOLLOWED`], [`mail::message`], [`mail::mime`], [`private_file::read`] |
//! | Judged once per batch of news; a key, a signal and the next picture wait for no text of somebody else's | `tui::terminal`, [`tui::runtime`]; the tests `hostile` and `terminal::hostile` measure it |
//! | Shown only through a filter, text by text: nothing from outside acts on a terminal or hides | [`record::visible::visible`], [`record::visible::visible_lines`] |
//! | A text that may enter a plan, a record or an export is looked at for a private key first | [`record::private_key::found`] |
//! | Kept: answers, and what a check found in few words. Never a secret, never a message. Written whole or not at all, through no link | [`store`], [`private_file`] |
//! | What was not read, asked or believed is said, and is never an absence | [`survey::Failure`], [`reading::Absence`] |
//!
//! # Decisions, and why
//! - **The grammars are our own**: they, the checks and the explanations are what the program exists
//!   for. Outside that a kept library is used, even where own code would be faster.
//! - **Whole DNS messages** to one named server each, through hickory's lower path: its resolver layer
//!   clamps TTLs, hides CNAME loops and who answered, and that is just what has to be shown.
//! - **TLS only on request**: networks that close port 53 leave resolvers that are asked over TLS or
//!   HTTPS, so those can be named on the command line. `ring` does the mathematics, so that a C compiler
//!   is all the build needs; who is trusted comes with the program (Mozilla's list), so that the answer
//!   does not depend on the machine. Nothing of it is set up before such a server is asked.
//! - **DNSSEC is not validated here**: resolvers do that. A failure of it is told from others by what the
//!   resolver says (RFC 8914), or by asking again with checking disabled.
//! - **A screen does not draw**: it says which items it has ([`tui::item`]); one function draws them,
//!   moves the focus and knows what a click means. So all screens behave the same, and a picture in a
//!   test is the real one.
//! - **Sentences** stand in `assets/locales`, and the build makes a function of each (with several arguments, a struct): a missing
//!   sentence or argument does not compile, and neither does one that nothing says any more.
//!   Each file is parsed when the first of its sentences is needed, because the first frame must not
//!   wait for all of them.
//! - **A key enters the plan only after it is on the disk**: a public key whose private half is lost
//!   would be published for nothing.
//! - **Only the person knows which key signs**, so that each stage of a key is theirs to tell
//!   ([`plan::dkim::Stage`]): a new key ends the one it was made to replace, and no other. What is next follows from
//!   the stages, DNS and the time ([`check::rotation`]), and no key is led out of DNS before another one in use is
//!   there. A withdrawn key stays in the plan as an empty record until it is forgotten, and a record that is gone is
//!   as good: receivers fail the signature either way.
//! - **Nobody's answers are written over**: a set-up is read, merged and written in one turn ([`plan::merge`] knows
//!   three sides: what both began with, ours, theirs); what cannot be read, is newer, or was answered otherwise
//!   elsewhere gets a name of its own beside the set-up ([`store::Aside`]), and the person is told.
//! - `rsa` is the line that shares the random numbers of `rand`. Keys are only made and read here; nothing is
//!   decrypted or signed for a peer, which is what RUSTSEC-2023-0071 needs to hurt.
//!
//! # Ways in for a reader
//! A key press: [`tui::keymap`] → [`tui::app::App::update`] → a screen in [`tui::screen`] →
//! [`tui::message::Command`] → [`tui::runtime`]. A record: [`plan`] → [`plan::publish`] →
//! [`check::standing`]; typed into a panel: [`plan::hosts`] → [`plan::panel`]. A sentence: `assets/locales/en` → [`words`]. A check:
//! [`check::published`] (what is wanted, what is wrong, one file per subject) → [`check::published::report`] →
//! [`cli::check`] or the last step of the wizard. Coming back: [`check::back`] → [`check::since`] (what has changed) and
//! [`check::dmarc_path`] (the next step). The steps on a
//! mail server: `assets/signers` and `assets/mailboxes` → [`words::signer`], [`words::mailbox_server`] → [`cli`] or the wizard.
//! A text without DNS: [`record::txt::records`] → [`words::part`] and
//! [`check::published::alone`] → [`cli::parse`]. Something that came back: [`mail::form`] (what it is) → [`mail::bounce`] or
//! [`mail::log`] → [`check::refusal`] (what it means, by the rows of `assets/refusals.toml`) → [`check::explain`] (the whole) →
//! [`check::against`] (what is published now) → `cli::explain` or the step Mail.
//! A message: [`mail::message`] → [`mail::path`], [`mail::stated`], [`mail::signature`] → [`check::message`] → [`words::message`].

pub mod record;

pub mod mail;

pub mod plan;

pub mod survey;

pub mod reading;

pub mod check;

pub mod words;

pub mod export;

pub mod dns;

pub mod connect;

pub mod private_file;

pub mod key;

pub mod clipboard;

pub mod store;

pub mod cli;

pub mod tui;
