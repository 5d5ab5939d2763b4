//! Colour by severity. Everything it says is said by a figure or a word as well.

use anstyle::{AnsiColor, Color, Effects, Style};

use crate::score::Points;

/// How near below the line a figure has to be to be worth a look.
const NEAR: f64 = 20.0;

/// The style of a figure: red above the line, yellow near below it, green well below.
pub(super) fn shade(figure: Option<Points>, high: f64) -> Style {
    match figure {
        None => Style::new(),
        Some(figure) if figure > high => colour(AnsiColor::Red).effects(Effects::BOLD),
        Some(figure) if figure > high - NEAR => colour(AnsiColor::Yellow),
        Some(_) => colour(AnsiColor::Green),
    }
}

fn colour(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(colour)))
}
