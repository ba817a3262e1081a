//! All integration tests, in one binary so that they link once.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test says what is wrong by failing")]

mod adopting;
mod catalogues;
mod check_command;
mod check_dkim;
mod check_dmarc;
mod check_spf;
mod cli;
mod cli_dkim;
mod cli_documents;
mod cli_parse;
mod cli_spf;
mod clipboard;
mod conditions;
mod demo;
mod dkim;
mod dmarc;
mod dmarc_path;
mod evaluate;
mod export;
mod keys;
mod layers;
mod literals;
mod names;
mod outlook;
mod pictures;
mod propagation;
mod publish;
mod published_any;
mod published_dkim;
mod published_dmarc;
mod published_servers;
mod published_spf;
mod published_world;
mod signers;
mod since;
mod spf;
mod store;
mod terminal;
mod walks;
mod wire;
mod wire_encrypted;
mod wire_marks;
mod wire_size;
mod wizard;
