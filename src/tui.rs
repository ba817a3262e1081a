//! The terminal face: six screens in a row, from a domain to records that are seen to be there.
//!
//! What happens (keys, pastes, answers from DNS) comes as a [`message::Message`] into
//! [`app::App::update`], which changes the state and says what is to be done as
//! [`message::Command`]s; the [`runtime`] does it and sends news back. Drawing reads the state and
//! changes nothing.
//!
//! ```text
//! key ─► keymap ─► Action ─┐
//! paste, resize, tick ─────┼─► Message ─► App::update ─► Vec<Command> ─► Runtime ─► task ─┐
//! answers, keys, saves ◄───┴──────────────────────────── Message ◄────────────────────────┘
//!                                App::draw(&self)
//! ```
//!
//! References: The Elm Architecture; ECMA-48 and xterm control sequences (through crossterm).

pub mod app;
pub mod canvas;
pub mod hit;
pub mod item;
pub mod keymap;
pub mod message;
mod picture;
pub mod proposal;
pub mod runtime;
pub mod screen;
pub mod session;
pub mod step;
mod terminal;
mod text_field;
pub mod theme;

pub use terminal::{Options, run};
