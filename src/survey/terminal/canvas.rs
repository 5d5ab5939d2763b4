//! What stands on the terminal, drawn again when the terminal has got another size.

use std::fmt;
use std::fmt::Write;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use console::Term;

use super::lines::{ScreenLayout, Size};
use crate::survey::watch::Watch;

/// Shows the cursor and empties the screen.
const CLEAR: &str = "\x1b[?25h\x1b[2J\x1b[H";

/// Lays something out for a size, so that it can be drawn again when the size changes.
type Drawing = Box<dyn Fn(Size) -> ScreenLayout + Send>;

/// The terminal, and what stands on it.
#[derive(Clone)]
pub(super) struct Canvas {
    term: Term,
    watch: Watch,
    shown: Arc<Mutex<Option<Drawing>>>,
}

impl fmt::Debug for Canvas {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("Canvas")
    }
}

impl Canvas {
    /// A canvas that draws again whenever the watch sees another size.
    pub(super) fn new(watch: &Watch) -> Self {
        let canvas = Self {
            term: Term::stderr(),
            watch: watch.clone(),
            shown: Arc::new(Mutex::new(None)),
        };
        let again = canvas.clone();
        watch.on_resize(move || {
            // Held while drawing, so that nothing older is drawn over what the survey shows by then.
            let shown = again.shown();
            if let Some(drawing) = shown.as_ref() {
                // The next key draws again and meets the same error.
                let _ = again.write(&paint(&drawing(again.size())));
            }
        });
        canvas
    }

    /// The terminal's size.
    pub(super) fn size(&self) -> Size {
        let (rows, columns) = self.term.size();
        Size {
            rows: usize::from(rows),
            columns: usize::from(columns),
        }
    }

    /// Shows a screen, which has no more rows than the size that it is laid out for.
    pub(super) fn draw(
        &self,
        screen: impl Fn(Size) -> ScreenLayout + Send + 'static,
    ) -> io::Result<()> {
        let mut shown = self.shown();
        let text = paint(&screen(self.size()));
        *shown = Some(Box::new(screen));
        self.write(&text)
    }

    /// Empties the terminal.
    pub(super) fn clear(&self) -> io::Result<()> {
        let mut shown = self.shown();
        *shown = None;
        self.write(CLEAR)
    }

    /// Empties the terminal and its history.
    pub(super) fn forget(&self) -> io::Result<()> {
        self.clear()?;
        self.write("\x1b[3J")
    }

    pub(super) fn write(&self, text: &str) -> io::Result<()> {
        let _whole = self.watch.busy();
        self.term.write_str(text)
    }

    fn shown(&self) -> MutexGuard<'_, Option<Drawing>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn paint(layout: &ScreenLayout) -> String {
    let mut text = String::from("\x1b[?25l\x1b[H");
    let end = layout.lines.len().saturating_sub(1);
    for (at, line) in layout.lines.iter().enumerate() {
        text.push_str(line);
        // No line feed after the last: it would scroll a full screen.
        text.push_str(if at < end {
            "\x1b[K\r\n"
        } else {
            "\x1b[K\x1b[J"
        });
    }
    if let Some((row, column)) = layout.cursor {
        let _ = write!(text, "\x1b[{};{}H\x1b[?25h", row + 1, column + 1);
    }
    text
}
