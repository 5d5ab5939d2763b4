//! Menus and short lines, through dialoguer; the one place that touches it.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use console::{Term, measure_text_width, style};
use dialoguer::theme::{ColorfulTheme, Theme};
use dialoguer::{Error, Input, Select};

use super::canvas::Canvas;
use super::screen::{self, Size};
use crate::diagnostic::Diagnostic;
use crate::sanitise::visible;
use crate::survey::prompt::Stop;

/// The fewest items that are shown at a time, and the fewest rows that dialoguer's lists work in.
const FEWEST: usize = 3;

/// An item of a list: a text, and beside it what belongs to it.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    pub(super) text: String,
    pub(super) beside: String,
}

/// One of several, counted from 0. None where it was left with Esc.
pub(super) fn select(
    canvas: &Canvas,
    title: &str,
    note: &str,
    items: Vec<Item>,
) -> Result<Option<usize>, Stop> {
    let size = canvas.size();
    if size.rows < FEWEST {
        let problem = format!(
            "a list needs a terminal of {FEWEST} rows, and this one has {}",
            size.rows
        );
        return Err(Stop::Failed(vec![Diagnostic::error("terminal", problem)]));
    }
    // A page's number has a row, and so has the cursor below the list.
    let most = size.rows.saturating_sub(FEWEST + 2);
    let head = Heading {
        title: title.to_owned(),
        note: note.to_owned(),
        most,
    };
    let room = size
        .rows
        .saturating_sub(head.lines(size).len() + 2)
        .max(FEWEST);
    let list = List {
        items: Arc::new(items),
        drawn: Arc::default(),
    };
    let (again, shown) = (list.clone(), head.clone());
    canvas.lend(move |size| shown.draw(size) + &again.draw(size))?;
    canvas.write(&head.draw(size))?;
    // dialoguer gets numbers, and the list's own look puts the texts in their place: so they are cut to
    // the width that the terminal has by then, and dialoguer can't take a line for longer than it is.
    let numbers = 0..list.items.len();
    let mut select = Select::with_theme(&list)
        .items(numbers)
        .default(0)
        .max_length(room);
    if list.items.len() > room {
        select = select.with_prompt(" ");
    }
    select.interact_on_opt(&Term::stderr()).map_err(stop)
}

/// A short line of text, trimmed.
pub(super) fn line(canvas: &Canvas, title: &str, note: &str) -> Result<String, Stop> {
    let head = Heading {
        title: title.to_owned(),
        note: note.to_owned(),
        most: usize::MAX,
    };
    canvas.clear()?;
    canvas.write(&head.draw(canvas.size()))?;
    let theme = ColorfulTheme::default();
    let input = Input::<String>::with_theme(&theme).allow_empty(true);
    let typed = input.interact_text_on(&Term::stderr()).map_err(stop)?;
    Ok(typed.trim().to_owned())
}

/// What is asked, wrapped. dialoguer's own prompt stays empty, since it leaves lines behind where a
/// prompt is wider than the terminal.
#[derive(Clone, Debug)]
struct Heading {
    title: String,
    note: String,
    most: usize,
}

impl Heading {
    /// The lines, an empty one at the end.
    fn lines(&self, size: Size) -> Vec<String> {
        let width = screen::width(size).saturating_sub(2);
        let mark = style("?").for_stderr().yellow();
        let title = screen::wrap(&self.title, width)
            .into_iter()
            .enumerate()
            .map(|(at, line)| {
                let line = style(line).for_stderr().bold();
                if at == 0 {
                    format!("{mark} {line}")
                } else {
                    format!("  {line}")
                }
            });
        let note = Some(&self.note).filter(|note| !note.is_empty());
        let note = note
            .map(|note| screen::wrap(note, width))
            .unwrap_or_default();
        let note = note
            .into_iter()
            .map(|line| format!("  {}", style(line).for_stderr().dim()));
        let mut lines: Vec<String> = title.chain(note).chain([String::new()]).collect();
        lines.truncate(self.most);
        lines
    }

    fn draw(&self, size: Size) -> String {
        let lines = self.lines(size).join("\r\n");
        format!("\x1b[2J\x1b[H{lines}\r\n")
    }
}

/// The look of a list, which remembers what dialoguer drew last.
#[derive(Clone)]
struct List {
    items: Arc<Vec<Item>>,
    /// The items drawn last, by number, and which of them was active.
    drawn: Arc<Mutex<Vec<(usize, bool)>>>,
}

impl List {
    /// The items that dialoguer drew last, in as many rows.
    fn draw(&self, size: Size) -> String {
        let drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        let page = if drawn.len() < self.items.len() {
            "\r\n"
        } else {
            ""
        };
        let lines = drawn
            .iter()
            .map(|(at, is_active)| self.item(*at, *is_active, size.columns) + "\r\n");
        format!("{page}{}", lines.collect::<String>())
    }

    fn item(&self, at: usize, is_active: bool, columns: usize) -> String {
        let columns = columns.saturating_sub(4).clamp(4, 96);
        let item = self.items.get(at).cloned().unwrap_or_default();
        let text = if item.beside.is_empty() {
            fitted(&item.text, columns)
        } else {
            let beside = fitted(&item.beside, columns / 3);
            let room = columns.saturating_sub(measure_text_width(&beside) + 2);
            let text = fitted(&item.text, room);
            let gap = " ".repeat(room.saturating_sub(measure_text_width(&text)) + 2);
            format!("{text}{gap}{beside}")
        };
        if is_active {
            format!(
                "{} {}",
                style("❯").for_stderr().green(),
                style(text).for_stderr().cyan()
            )
        } else {
            format!("  {text}")
        }
    }
}

impl Theme for List {
    /// Comes before each page of a list that has several.
    fn format_select_prompt(&self, f: &mut dyn fmt::Write, _prompt: &str) -> fmt::Result {
        self.drawn
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        write!(f, " ")
    }

    fn format_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        number: &str,
        is_active: bool,
    ) -> fmt::Result {
        let at = number.parse().unwrap_or(0);
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        // The numbers rise while a list is drawn.
        if drawn.last().is_some_and(|(last, _)| *last >= at) {
            drawn.clear();
        }
        drawn.push((at, is_active));
        let columns = usize::from(Term::stderr().size().1);
        write!(f, "{}", self.item(at, is_active, columns))
    }
}

/// A text in one line of at most so many columns.
fn fitted(text: &str, columns: usize) -> String {
    console::truncate_str(&visible(text), columns, "…").into_owned()
}

fn stop(error: Error) -> Stop {
    let Error::IO(error) = error;
    error.into()
}
