//! Short lines, through dialoguer; the one place that touches it.

use console::Term;
use dialoguer::theme::ColorfulTheme;
use dialoguer::{Error, Input};

use super::canvas::Canvas;
use super::lines::heading;
use crate::survey::prompt::Stop;

/// A short line of text, trimmed. dialoguer's own prompt stays empty, since it leaves lines behind where a
/// prompt is wider than the terminal.
pub(super) fn line(canvas: &Canvas, title: &str, note: &str) -> Result<String, Stop> {
    canvas.clear()?;
    let head = heading(title, note, canvas.size()).join("\r\n");
    canvas.write(&format!("{head}\r\n"))?;
    let theme = ColorfulTheme::default();
    let input = Input::<String>::with_theme(&theme).allow_empty(true);
    let typed = input.interact_text_on(&Term::stderr()).map_err(stop)?;
    Ok(typed.trim().to_owned())
}

fn stop(error: Error) -> Stop {
    let Error::IO(error) = error;
    error.into()
}
