//! The built program in a real pseudo-terminal: keys in, the screen as a person would see it out.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// What ends a screen that is drawn whole.
const DRAWN: &[u8] = b"\x1b[K\x1b[J";

/// How long to wait for what never comes.
const PATIENCE: Duration = Duration::from_secs(20);

pub const ENTER: &str = "\r";
pub const ESC: &str = "\x1b";
pub const DOWN: &str = "\x1b[B";
pub const LEFT: &str = "\x1b[D";
pub const TAB: &str = "\t";
pub const RIGHT: &str = "\x1b[C";
pub const UP: &str = "\x1b[A";
pub const CTRL_C: &str = "\x03";

/// A program in a terminal.
pub struct Terminal {
    shared: Arc<(Mutex<Shown>, Condvar)>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    pty: Box<dyn MasterPty + Send>,
}

struct Shown {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    ended: bool,
}

impl Terminal {
    /// Runs `detente` with these arguments in a terminal of this size.
    pub fn detente(dir: &Path, (rows, columns): (u16, u16), args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_detente"));
        command.args(args);
        Self::run(dir, (rows, columns), command)
    }

    /// Runs a line of shell, in which `$DETENTE` is the program.
    pub fn shell(dir: &Path, line: &str) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", line]);
        command.env("DETENTE", env!("CARGO_BIN_EXE_detente"));
        Self::run(dir, (24, 80), command)
    }

    pub fn run(dir: &Path, (rows, columns): (u16, u16), mut command: CommandBuilder) -> Self {
        let pty = native_pty_system().openpty(size(rows, columns)).unwrap();
        command.cwd(dir);
        command.env("TERM", "xterm-256color");
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let shared = Arc::new((
            Mutex::new(Shown {
                parser: vt100::Parser::new(whole(rows), whole(columns), 5000),
                bytes: Vec::new(),
                ended: false,
            }),
            Condvar::new(),
        ));
        let mut output = pty.master.try_clone_reader().unwrap();
        let screen = Arc::clone(&shared);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            loop {
                let read = output.read(&mut buffer).unwrap_or(0);
                let mut shown = screen.0.lock().unwrap_or_else(PoisonError::into_inner);
                shown.ended = read == 0;
                shown.parser.process(&buffer[..read]);
                shown.bytes.extend_from_slice(&buffer[..read]);
                screen.1.notify_all();
                if read == 0 {
                    return;
                }
            }
        });
        let keys = pty.master.take_writer().unwrap();
        Self {
            shared,
            keys,
            child,
            pty: pty.master,
        }
    }

    /// Presses keys.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        // Keys that are pressed when the program has gone are no mistake of the test's.
        let _ = self.keys.write_all(keys.as_bytes());
        let _ = self.keys.flush();
        self
    }

    /// Waits until the screen holds a text.
    pub fn sees(&mut self, text: &str) -> &mut Self {
        self.wait(text, |screen| flat(screen).contains(text));
        self
    }

    /// Waits until the screen holds a text, and is drawn to its end.
    pub fn sees_whole(&mut self, text: &str) -> &mut Self {
        self.wait_for(text, |shown| {
            shown.bytes.ends_with(DRAWN) && flat(shown.parser.screen()).contains(text)
        });
        self
    }

    /// Waits until a question is on the screen, by its number.
    pub fn sees_number(&mut self, number: usize, count: usize) -> &mut Self {
        let progress = format!("{number} of {count} ·");
        let is_shown =
            |screen: &vt100::Screen| screen.contents().trim_start().starts_with(&progress);
        self.wait(&progress, is_shown);
        self
    }

    /// Reads the intro to its end and starts.
    pub fn reads_the_intro(&mut self) -> &mut Self {
        let mut before = String::new();
        loop {
            let hints = ["Enter shows more", "Enter starts"];
            self.wait_for("the intro", |shown| {
                // A page that is half drawn still has the hint of the one before.
                let screen = shown.parser.screen();
                shown.bytes.ends_with(DRAWN)
                    && screen.contents() != before
                    && hints.iter().any(|hint| flat(screen).contains(hint))
            });
            before = self.screen();
            self.press(ENTER);
            if before.contains("Enter starts") {
                return self;
            }
        }
    }

    /// Waits until so many bytes were written.
    pub fn has_written(&self, bytes: usize) -> &Self {
        self.wait_for("bytes", |shown| shown.bytes.len() >= bytes);
        self
    }

    /// Waits until so many bytes were written, or this is seen: what is typed faster than it is drawn takes fewer.
    pub fn has_written_or_shows(&self, bytes: usize, last: &str) {
        self.wait_for("bytes", |shown| {
            shown.bytes.len() >= bytes || shown.parser.screen().contents().contains(last)
        });
    }

    /// Waits until the screen satisfies a condition.
    pub fn wait(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        self.wait_for(what, |shown| is_so(shown.parser.screen()));
    }

    fn wait_for(&self, what: &str, is_so: impl Fn(&Shown) -> bool) {
        let (shown, changed) = &*self.shared;
        let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
        while !is_so(&shown) {
            let screen = shown.parser.screen().contents();
            assert!(!shown.ended, "ended without {what:?}:\n{screen}");
            let (next, timeout) = changed.wait_timeout(shown, PATIENCE).unwrap();
            shown = next;
            let gave_up = timeout.timed_out() && !is_so(&shown);
            assert!(!gave_up, "never saw {what:?}:\n{screen}");
        }
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        self.shared
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .parser
            .screen()
            .contents()
    }

    /// The screen as cells.
    pub fn cells(&self) -> vt100::Screen {
        self.shared
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .parser
            .screen()
            .clone()
    }

    /// The screen with everything that can be scrolled back to.
    pub fn screen_and_history(&self) -> String {
        let mut shown = self.shared.0.lock().unwrap_or_else(PoisonError::into_inner);
        shown.parser.screen_mut().set_scrollback(usize::MAX);
        let mut all = String::new();
        loop {
            let at = shown.parser.screen().scrollback();
            all.push_str(&shown.parser.screen().contents());
            if at == 0 {
                return all;
            }
            shown.parser.screen_mut().set_scrollback(at - 1);
        }
    }

    /// No cell of the screen or of what can be scrolled back to holds one of these texts, or a mark of an
    /// answer.
    pub fn holds_none_of(&self, traces: &[String]) {
        let all = self.screen_and_history();
        // Who has answered may be told; what, may not.
        let all: Vec<&str> = all.lines().filter(|line| !line.contains(" ✔ ")).collect();
        let all = all.join("\n");
        assert!(!all.contains('✔'), "{all}");
        for trace in traces {
            assert!(!all.contains(trace.as_str()), "{trace}:\n{all}");
        }
    }

    /// Everything that was written so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.shared
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .bytes
            .clone()
    }

    pub fn cursor_is_hidden(&self) -> bool {
        self.shared
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .parser
            .screen()
            .hide_cursor()
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, rows: u16, columns: u16) -> &mut Self {
        self.shared
            .0
            .lock()
            .unwrap()
            .parser
            .screen_mut()
            .set_size(whole(rows), whole(columns));
        self.pty.resize(size(rows, columns)).unwrap();
        self
    }

    /// Sends a signal by its name.
    pub fn signal(&mut self, name: &str) -> &mut Self {
        let pid = self.child.process_id().unwrap().to_string();
        let status = std::process::Command::new("kill")
            .args(["-s", name, &pid])
            .status()
            .unwrap();
        assert!(status.success());
        self
    }

    /// The exit status, where the end comes soon.
    pub fn ends_soon(&mut self) -> Option<u32> {
        let (shown, changed) = &*self.shared;
        let shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = changed.wait_timeout_while(shown, Duration::from_secs(5), |shown| !shown.ended);
        let has_ended = wait.unwrap().0.ended;
        has_ended.then(|| self.ends())
    }

    /// Waits for the end: the exit status. Where a signal ended it, 128 and more.
    pub fn ends(&mut self) -> u32 {
        let status = self.child.wait().unwrap();
        let (shown, changed) = &*self.shared;
        let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
        while !shown.ended {
            shown = changed.wait_timeout(shown, PATIENCE).unwrap().0;
        }
        status.exit_code()
    }
}

pub fn whole(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// The screen's text with every run of white space as one space, so that it doesn't matter where it is wrapped.
pub fn flat(screen: &vt100::Screen) -> String {
    screen
        .contents()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
