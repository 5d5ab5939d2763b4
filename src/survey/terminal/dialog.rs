//! Names, through dialoguer, and confirmations; the one place that touches it.

use std::fmt;

use console::{Key, Term};
use dialoguer::theme::Theme;
use dialoguer::{Error, Input};

use super::lines::{ScreenLayout, Size, dim, heading, indent};
use super::session::Terminal;
use crate::survey::prompt::Stop;

/// dialoguer's prompts as the survey's own screens look. They stay short, since dialoguer leaves lines
/// behind where a prompt is wider than the terminal: what is asked stands above them.
struct SurveyTheme;

impl SurveyTheme {
    fn mark() -> String {
        indent(&dim("› "))
    }
}

impl Theme for SurveyTheme {
    fn format_input_prompt(&self, f: &mut dyn fmt::Write, _: &str, _: Option<&str>) -> fmt::Result {
        f.write_str(&Self::mark())
    }
}

/// A short line of text, trimmed. dialoguer knows no key that leads back, so the first key is read here,
/// and a text starts with it.
pub(super) fn line(terminal: &Terminal, title: &str, note: &str) -> Result<String, Stop> {
    let keys = terminal.word("survey-line-keys");
    ask(terminal, title, note, &keys)?;
    let first = loop {
        match terminal.key()? {
            Key::Char(c) if !c.is_control() => break c,
            Key::Enter => return Ok(String::new()),
            Key::ArrowLeft => return Err(Stop::Back),
            Key::Escape => return Err(Stop::Quit),
            _ => {}
        }
    };
    // From here on the screen is dialoguer's.
    terminal.canvas.release();
    terminal.canvas.write("\r")?;
    let input = Input::<String>::with_theme(&SurveyTheme)
        .with_initial_text(first)
        .allow_empty(true)
        .report(false);
    let typed = input.interact_text_on(&Term::stderr()).map_err(stop);
    Ok(terminal.heard(typed)?.trim().to_owned())
}

/// A yes or a no. Esc is a no. dialoguer's own can't be asked for it where keys are read ahead.
pub(super) fn confirm(terminal: &Terminal, title: &str) -> Result<bool, Stop> {
    let keys = terminal.word("survey-confirm-keys");
    ask(terminal, title, "", &keys)?;
    loop {
        match terminal.key()? {
            Key::Char('y' | 'Y') => return Ok(true),
            Key::Char('n' | 'N' | 'q') | Key::Escape => return Ok(false),
            _ => {}
        }
    }
}

/// Draws what is asked, and leaves the cursor on the line below.
fn ask(terminal: &Terminal, title: &str, note: &str, keys: &str) -> Result<(), Stop> {
    let (title, note, keys) = (title.to_owned(), note.to_owned(), keys.to_owned());
    Ok(terminal.draw(move |size| question(&title, &note, &keys, size))?)
}

fn question(title: &str, note: &str, keys: &str, size: Size) -> ScreenLayout {
    let mut lines = heading(title, note, size);
    lines.pop();
    let keys = console::truncate_str(keys, size.columns.saturating_sub(4).max(4), "…");
    lines.push(indent(&dim(&keys)));
    lines.push(String::new());
    lines.push(SurveyTheme::mark());
    let last = lines.len().min(size.rows.max(1));
    ScreenLayout {
        lines: lines.split_off(lines.len() - last),
        cursor: Some((last - 1, 4)),
    }
}

fn stop(error: Error) -> Stop {
    let Error::IO(error) = error;
    error.into()
}
