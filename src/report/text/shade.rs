//! Colour by severity. Everything it says is said by a figure or a word as well.

use anstyle::{AnsiColor, Color, Effects, Style};

use crate::report::table::Heat;

/// The style of a figure: red above the line, yellow near below it, green well below.
pub(super) fn shade(heat: Option<Heat>) -> Style {
    match heat {
        None => Style::new(),
        Some(heat) if heat.is_above() => colour(AnsiColor::Red).effects(Effects::BOLD),
        Some(heat) if heat.is_near() => colour(AnsiColor::Yellow),
        Some(_) => colour(AnsiColor::Green),
    }
}

fn colour(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(colour)))
}
