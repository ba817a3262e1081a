//! What only the owner of the terminal can do.

/// Work that needs the terminal itself.
#[derive(Debug, PartialEq, Eq)]
pub enum Outside {
    /// Send these octets to the terminal (a clipboard sequence).
    Write(Vec<u8>),
    /// Ring the bell, and give the terminal this title.
    Announce(String),
    /// Leave the screen, print this as it is, and come back after a key.
    ShowPlain(String),
    /// Draw everything anew.
    Redraw,
    /// Stop the process until it is woken.
    Suspend,
    /// End.
    Quit,
}
