//! A connection from which only so much is read.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Octets read from one connection before it is cut, encrypted or not. Ten times what the longest chain of certificates
/// and the longest list of capabilities need together.
pub const OCTETS: usize = 256 * 1024;

/// Octets kept of the beginning, by which it is told what else is spoken there.
const KEPT: usize = 256;

/// Octets read at a time.
const CHUNK: usize = 4096;

/// The connection.
#[derive(Debug)]
pub(super) struct Bounded<S> {
    stream: S,
    left: usize,
    begun: Vec<u8>,
}

impl<S> Bounded<S> {
    pub(super) const fn new(stream: S) -> Self {
        Self { stream, left: OCTETS, begun: Vec::new() }
    }

    /// The first octets that came since this was last asked for.
    pub(super) fn take_begun(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.begun)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Bounded<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.left == 0 {
            return Poll::Ready(Err(io::Error::other("more than is read")));
        }
        let mut room = [0; CHUNK];
        let size = self.left.min(buffer.remaining()).min(CHUNK);
        let Some(room) = room.get_mut(..size) else { return Poll::Ready(Ok(())) };
        let mut part = ReadBuf::new(room);
        ready!(Pin::new(&mut self.stream).poll_read(cx, &mut part))?;
        let octets = part.filled();
        self.left -= octets.len();
        if self.begun.len() < KEPT {
            self.begun.extend(octets.iter().take(KEPT));
        }
        buffer.put_slice(octets);
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Bounded<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, octets: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, octets)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
