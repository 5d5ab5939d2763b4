//! Keys as they are pressed: read one by one, waited for, and thrown away where they are somebody else's.

use std::time::Duration;

use console::Key;

use crate::survey::prompt::Stop;

#[cfg(unix)]
pub(super) use unix::Keyboard;

#[cfg(not(unix))]
pub(super) use ahead::Keyboard;

#[cfg(unix)]
mod unix {
    use std::io::stdin;
    use std::os::fd::AsFd;

    use console::Term;
    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
    use nix::sys::termios::{FlushArg, tcflush};

    use super::{Duration, Key, Stop};
    use crate::survey::watch::Watch;

    /// The keys of the terminal, which the system holds until they are read.
    pub struct Keyboard(Term);

    impl Keyboard {
        pub fn new(_: &Watch) -> Self {
            Self(Term::stderr())
        }

        pub fn read(&self) -> Result<Key, Stop> {
            self.0.read_key().map_err(Stop::from)
        }

        /// Waits for a key that wasn't read yet, so long at most, and says whether there is one.
        #[expect(clippy::unused_self, reason = "elsewhere the keyboard holds it")]
        pub fn wait(&self, longest: Duration) -> bool {
            let keys = stdin();
            let mut keys = [PollFd::new(keys.as_fd(), PollFlags::POLLIN)];
            let longest = PollTimeout::try_from(longest).unwrap_or(PollTimeout::ZERO);
            poll(&mut keys, longest).is_ok_and(|ready| ready > 0)
        }

        /// Throws away the keys that were pressed and not read.
        #[expect(clippy::unused_self, reason = "elsewhere the keyboard holds them")]
        pub fn forget(&self) {
            let _ = tcflush(stdin(), FlushArg::TCIFLUSH);
        }
    }
}

/// For systems that don't tell whether a key waits: a thread reads one key ahead.
#[cfg(not(unix))]
mod ahead {
    use std::cell::{Cell, RefCell};
    use std::io;
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::thread;

    use console::Term;

    use super::{Duration, Key, Stop};
    use crate::survey::watch::Watch;

    /// What is pasted comes in faster than this, and what is typed doesn't.
    const AT_ONCE: Duration = Duration::from_millis(25);

    /// How often the terminal's size is looked at.
    const GLANCE: Duration = Duration::from_millis(250);

    type Heard = io::Result<Key>;

    /// The keys of the terminal. A key is read when it is asked for, and never after that: what reads from the
    /// terminal elsewhere, between two keys, gets its own.
    pub struct Keyboard {
        watch: Watch,
        term: Term,
        ask: Sender<()>,
        heard: Receiver<Heard>,
        /// Whether the thread is waiting for a key.
        is_asked: Cell<bool>,
        /// The key that was read ahead.
        next: RefCell<Option<Heard>>,
        size: Cell<(u16, u16)>,
    }

    impl Keyboard {
        pub fn new(watch: &Watch) -> Self {
            let (ask, asked) = channel();
            let (tell, heard) = channel();
            thread::spawn(move || {
                let term = Term::stderr();
                while asked.recv().is_ok() && tell.send(term.read_key()).is_ok() {}
            });
            let term = Term::stderr();
            Self {
                watch: watch.clone(),
                size: term.size().into(),
                term,
                ask,
                heard,
                is_asked: false.into(),
                next: None.into(),
            }
        }

        pub fn read(&self) -> Result<Key, Stop> {
            while !self.hear(GLANCE) {
                let size = self.term.size();
                if self.size.replace(size) != size {
                    self.watch.redraw();
                }
            }
            let next = self.next.take();
            next.unwrap_or_else(|| Err(io::ErrorKind::UnexpectedEof.into()))
                .map_err(Stop::from)
        }

        /// Waits for a key that wasn't read yet, so long at most, and says whether there is one.
        pub fn wait(&self, longest: Duration) -> bool {
            self.hear(longest.max(AT_ONCE))
        }

        /// Throws away the keys that were pressed and not read.
        pub fn forget(&self) {
            while self.hear(AT_ONCE) {
                self.next.take();
            }
        }

        /// Waits for a key, and says whether there is one now.
        fn hear(&self, longest: Duration) -> bool {
            if self.next.borrow().is_none() {
                if !self.is_asked.replace(true) {
                    let _ = self.ask.send(());
                }
                if let Ok(heard) = self.heard.recv_timeout(longest) {
                    self.is_asked.set(false);
                    *self.next.borrow_mut() = Some(heard);
                }
            }
            self.next.borrow().is_some()
        }
    }
}
