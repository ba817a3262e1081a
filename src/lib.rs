//! Takes the person who runs a mail domain to SPF, DKIM and DMARC records that are right.

pub mod record;

pub mod plan;

pub mod survey;

pub mod check;

pub mod words;

pub mod export;

pub mod dns;

pub mod private_file;

pub mod key;

pub mod clipboard;

pub mod store;
