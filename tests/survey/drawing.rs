//! A screen of a terminal as a picture.

use vt100::{Cell, Color, Screen};

/// The size of a cell, three fifths as wide as the letters are high: so are most monospaced fonts.
const WIDTH: usize = 9;
const HEIGHT: usize = 18;
const FONT_SIZE: usize = 15;
/// How far the letters' feet are below the top of their cell.
const BASELINE: usize = 14;
/// The space around the screen.
const MARGIN: usize = 16;

const FONTS: &str = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

const BACKGROUND: &str = "#0d1117";
const BORDER: &str = "#3d444d";
const TEXT: &str = "#e6edf3";
const DIM: &str = "#9198a1";
const RED: &str = "#ff7b72";
const GREEN: &str = "#56d364";
const YELLOW: &str = "#e3b341";
const CYAN: &str = "#56d4dd";

/// How a cell looks.
#[derive(Clone, Copy, PartialEq)]
struct Look {
    ink: &'static str,
    is_bold: bool,
    is_inverse: bool,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        assert_eq!(cell.bgcolor(), Color::Default, "{cell:?}");
        let ink = match (cell.fgcolor(), cell.dim()) {
            (Color::Default, false) => TEXT,
            (Color::Default, true) => DIM,
            (Color::Idx(1), false) => RED,
            (Color::Idx(2), false) => GREEN,
            (Color::Idx(3), false) => YELLOW,
            (Color::Idx(6), false) => CYAN,
            other => panic!("no picture has had {other:?} yet: give it a colour to be drawn in"),
        };
        Self {
            ink,
            is_bold: cell.bold(),
            is_inverse: cell.inverse(),
        }
    }
}

/// Neighbours in a row that look alike, and that a font draws alike.
struct Run {
    column: usize,
    cells: usize,
    text: String,
    look: Look,
}

impl Run {
    fn takes(&self, text: &str, look: Look) -> bool {
        // What isn't ASCII may come from another font, so that only its like is as wide.
        let is_like = match self.text.chars().last() {
            Some(last) if !last.is_ascii() => text.starts_with(last),
            // Several spaces in SVG are as wide as one.
            Some(' ') => text.is_ascii() && text != " ",
            _ => text.is_ascii(),
        };
        self.look == look && is_like
    }

    fn draw(&self, row: usize) -> String {
        let x = MARGIN + self.column * WIDTH;
        let y = MARGIN + row * HEIGHT;
        let Look { ink, is_bold, .. } = self.look;
        if !self.look.is_inverse {
            return self.letters(x, y, ink, is_bold);
        }
        let width = self.cells * WIDTH;
        format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{HEIGHT}\" fill=\"{ink}\"/>\n"
        ) + &self.letters(x, y, BACKGROUND, is_bold)
    }

    fn letters(&self, x: usize, y: usize, ink: &str, is_bold: bool) -> String {
        let text = self.text.trim();
        if text.is_empty() {
            return String::new();
        }
        let before = self.text.len() - self.text.trim_start().len();
        let after = self.text.len() - self.text.trim_end().len();
        let x = x + before * WIDTH;
        let y = y + BASELINE;
        let width = (self.cells - before - after) * WIDTH;
        let fill = match ink {
            TEXT => String::new(),
            ink => format!(" fill=\"{ink}\""),
        };
        let weight = if is_bold { " font-weight=\"bold\"" } else { "" };
        let text = escaped(text);
        format!(
            "<text x=\"{x}\" y=\"{y}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"{fill}{weight}>{text}</text>\n"
        )
    }
}

fn runs(screen: &Screen, row: u16) -> Vec<Run> {
    let (_, columns) = screen.size();
    let mut runs: Vec<Run> = Vec::new();
    for column in 0..columns.get() {
        let cell = screen.cell(row, column).unwrap();
        if cell.is_wide_continuation() {
            runs.last_mut().unwrap().cells += 1;
            continue;
        }
        let text = if cell.has_contents() {
            cell.contents()
        } else {
            " "
        };
        let look = Look::of(cell);
        match runs.last_mut() {
            Some(run) if run.takes(text, look) => {
                run.cells += 1;
                run.text += text;
            }
            _ => runs.push(Run {
                column: usize::from(column),
                cells: 1,
                text: text.to_owned(),
                look,
            }),
        }
    }
    runs
}

/// The screen as SVG. Whatever the font, each run begins and ends where its cells do.
pub fn svg(screen: &Screen, title: &str) -> String {
    let (rows, columns) = screen.size();
    let width = usize::from(columns.get()) * WIDTH + 2 * MARGIN;
    let height = usize::from(rows.get()) * HEIGHT + 2 * MARGIN;
    let title = escaped(title);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" font-family=\"{FONTS}\" font-size=\"{FONT_SIZE}\" fill=\"{TEXT}\">
<title>{title}</title>
<rect x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{}\" rx=\"8\" fill=\"{BACKGROUND}\" stroke=\"{BORDER}\"/>\n",
        width - 1,
        height - 1
    );
    for row in 0..rows.get() {
        for run in runs(screen, row) {
            svg += &run.draw(usize::from(row));
        }
    }
    svg + "</svg>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
