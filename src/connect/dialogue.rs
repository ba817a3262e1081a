//! Lines there and back.

use std::time::Duration;

use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    time::{Instant, timeout_at},
};

use crate::survey::access::{Capabilities, LINES, Protocol, Reply};

/// Octets of one line at most: eight times what SMTP allows (RFC 5321 §4.5.3.1.5), as IMAP's lists are long.
pub const LINE_OCTETS: usize = 4096;

/// The tag of every command to IMAP: commands wait for their answers, so that one serves all.
const TAG: &str = "a1";

/// Lines of one connection.
#[derive(Debug)]
pub(super) struct Dialogue<S> {
    stream: S,
    protocol: Protocol,
    /// What has come and was not read yet.
    waiting: Vec<u8>,
}

/// Why no more is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// Nothing came in time.
    Silent,
    /// The other side ended it.
    Closed,
    /// A line or an answer is longer than is read.
    TooMuch,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Dialogue<S> {
    pub(super) const fn new(stream: S, protocol: Protocol) -> Self {
        Self { stream, protocol, waiting: Vec::new() }
    }

    /// The connection, and whether something came that nobody asked for.
    pub(super) fn into_stream(self) -> (S, bool) {
        (self.stream, !self.waiting.is_empty())
    }

    /// What has come so far of a line that has not ended.
    pub(super) fn unfinished(&self) -> &[u8] {
        &self.waiting
    }

    /// The next line, without its end.
    pub(super) async fn line(&mut self, by: Instant) -> Result<Vec<u8>, Broken> {
        loop {
            if let Some(end) = self.waiting.iter().position(|octet| *octet == b'\n') {
                let rest = self.waiting.split_off(end + 1);
                let mut line = std::mem::replace(&mut self.waiting, rest);
                while line.last().is_some_and(|octet| matches!(octet, b'\n' | b'\r')) {
                    line.pop();
                }
                return Ok(line);
            }
            if self.waiting.len() >= LINE_OCTETS {
                return Err(Broken::TooMuch);
            }
            let mut room = [0; 1024];
            match timeout_at(by, self.stream.read(&mut room)).await {
                Err(_) => return Err(Broken::Silent),
                Ok(Ok(0) | Err(_)) => return Err(Broken::Closed),
                Ok(Ok(count)) => self.waiting.extend(room.iter().take(count)),
            }
        }
    }

    /// The greeting: its first line, and the lines that follow it in SMTP.
    pub(super) async fn greeting(&mut self, by: Instant) -> Result<Vec<u8>, Broken> {
        let first = self.line(by).await?;
        if self.protocol == Protocol::Smtp && first.get(3) == Some(&b'-') {
            for _ in 0..LINES {
                let more = self.line(by).await?;
                if more.get(3) != Some(&b'-') {
                    return Ok(first);
                }
            }
            return Err(Broken::TooMuch);
        }
        Ok(first)
    }

    /// Asks what the server can do. `me` is how this machine calls itself to SMTP.
    pub(super) async fn capabilities(&mut self, me: &str, within: Duration) -> Result<Reply, Broken> {
        match self.protocol {
            Protocol::Imap => self.ask("CAPABILITY", within).await,
            Protocol::Pop3 => self.ask("CAPA", within).await,
            Protocol::Smtp => self.ask(&format!("EHLO {me}"), within).await,
        }
    }

    /// Asks for encryption.
    pub(super) async fn starttls(&mut self, within: Duration) -> Result<Reply, Broken> {
        let command = if self.protocol == Protocol::Pop3 { "STLS" } else { "STARTTLS" };
        self.ask(command, within).await
    }

    /// Says goodbye, and waits a moment for the answer, as RFC 5321 §4.1.1.10 wants.
    pub(super) async fn goodbye(&mut self, within: Duration) {
        let command = if self.protocol == Protocol::Imap { "LOGOUT" } else { "QUIT" };
        let _ = self.ask(command, within).await;
        let _ = timeout_at(Instant::now() + within, self.stream.shutdown()).await;
    }

    async fn ask(&mut self, command: &str, within: Duration) -> Result<Reply, Broken> {
        let by = Instant::now() + within;
        let line = match self.protocol {
            Protocol::Imap => format!("{TAG} {command}\r\n"),
            Protocol::Pop3 | Protocol::Smtp => format!("{command}\r\n"),
        };
        let sent = async {
            self.stream.write_all(line.as_bytes()).await?;
            self.stream.flush().await
        };
        match timeout_at(by, sent).await {
            Err(_) => return Err(Broken::Silent),
            Ok(Err(_)) => return Err(Broken::Closed),
            Ok(Ok(())) => {}
        }
        let has_list = command == "CAPA";
        let mut lines: Vec<String> = Vec::new();
        while lines.len() < LINES {
            lines.push(String::from_utf8_lossy(&self.line(by).await?).into_owned());
            // In POP3 only the answer to CAPA has more lines than one.
            if self.protocol == Protocol::Pop3 && !has_list {
                lines.push(".".to_owned());
            }
            match Capabilities::read(self.protocol, TAG, &lines) {
                Reply::More => {}
                reply => return Ok(reply),
            }
        }
        Err(Broken::TooMuch)
    }
}
