//! What stands on the terminal, drawn again when the terminal has got another size.

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

#[cfg(test)]
type TestScreen = Arc<Mutex<(Size, Vec<String>)>>;

/// The terminal, and what stands on it.
#[derive(Clone)]
pub(super) struct Canvas {
    term: Term,
    watch: Watch,
    shown: Arc<Mutex<Option<Drawing>>>,
    /// What a test's canvas shows, and its size: it is drawn nowhere.
    #[cfg(test)]
    of_test: Option<TestScreen>,
}

impl Canvas {
    /// A canvas that draws again whenever the watch sees another size.
    pub(super) fn new(watch: &Watch) -> Self {
        let canvas = Self {
            term: Term::stderr(),
            watch: watch.clone(),
            shown: Arc::new(Mutex::new(None)),
            #[cfg(test)]
            of_test: None,
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

    /// A canvas that is drawn nowhere.
    #[cfg(test)]
    pub(super) fn of_test(watch: &Watch, size: Size) -> Self {
        Self {
            of_test: Some(Arc::new(Mutex::new((size, Vec::new())))),
            ..Self::new(watch)
        }
    }

    /// What a test's canvas shows, without styles.
    #[cfg(test)]
    pub(super) fn shown_in_test(&self) -> Vec<String> {
        let of_test = self.of_test.as_ref();
        of_test.map_or_else(Vec::new, |shown| shown.lock().unwrap().1.clone())
    }

    pub(super) fn size(&self) -> Size {
        #[cfg(test)]
        if let Some(of_test) = &self.of_test {
            return of_test.lock().unwrap().0;
        }
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
        #[cfg(test)]
        if let Some(of_test) = &self.of_test {
            let mut of_test = of_test.lock().unwrap();
            let layout = screen(of_test.0);
            let has_cursor = |(row, _)| row < layout.lines.len().max(1);
            assert!(layout.lines.len() <= of_test.0.rows.max(1), "{layout:#?}");
            assert!(layout.cursor.is_none_or(has_cursor), "{layout:#?}");
            let lines = layout.lines.iter();
            of_test.1 = lines
                .map(|line| console::strip_ansi_codes(line).into_owned())
                .collect();
            return Ok(());
        }
        let mut shown = self.shown();
        let text = paint(&screen(self.size()));
        *shown = Some(Box::new(screen));
        self.write(&text)
    }

    /// Leaves what stands there to somebody else, who draws over it.
    pub(super) fn release(&self) {
        *self.shown() = None;
    }

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
        #[cfg(test)]
        if self.of_test.is_some() {
            return Ok(());
        }
        let _whole = self.watch.busy();
        self.term.write_str(text)
    }

    fn shown(&self) -> MutexGuard<'_, Option<Drawing>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Has the terminal mark what is pasted where no text is written, so that it can be told from keys, and nowhere else.
fn marks_pastes(layout: &ScreenLayout) -> &'static str {
    match layout.cursor {
        // There the marks would come in as keys that nobody pressed.
        _ if cfg!(windows) => "",
        None => "\x1b[?2004h",
        Some(_) => "\x1b[?2004l",
    }
}

fn paint(layout: &ScreenLayout) -> String {
    let mut text = format!("{}\x1b[?25l\x1b[H", marks_pastes(layout));
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
