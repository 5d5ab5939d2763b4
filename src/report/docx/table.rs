//! Tables of a Word document: never wider than the page, their columns as wide as what stands in them needs.

use unicode_width::UnicodeWidthChar;

use super::super::table::{Cell, Column, Table};
use super::xml::{Languages, paragraph, run, safe};
use crate::sanitise::visible;

/// The width between the margins, in twentieths of a point, and what a cell needs beside its text.
const PAGE: usize = 9072;
const SPACE: usize = 200;

/// A word is kept together up to this width, and a text.
const LONGEST_WORD: usize = 2000;
const LONGEST_TOGETHER: usize = 1600;

/// Tables of no more rows stay on one page.
const SHORT: usize = 12;

/// What shades are drawn in: the cell's colour and the text's, from the least severe.
const SHADES: [(&str, &str); 5] = [
    ("FDF5EC", "1D1408"),
    ("FBE2C6", "1D1408"),
    ("F6BF8F", "1D1408"),
    ("E88D55", "1D1408"),
    ("9A3412", "FFFFFF"),
];

/// A table, its heads above it on every page. Charts are left out.
pub(super) fn of(table: &Table, languages: &Languages) -> String {
    let shown = table.without_charts();
    let widths = widths(table, &shown);
    let total: usize = widths.iter().sum();
    let mut xml = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"ReportTable\"/><w:tblW w:w=\"{total}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
         <w:tblLook w:val=\"0620\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>\
         <w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
        safe(&table.title)
    );
    for width in &widths {
        xml += &format!("<w:gridCol w:w=\"{width}\"/>");
    }
    xml += "</w:tblGrid>";
    let columns = shown.iter().map(|at| &table.columns[*at]);
    let columns: Vec<(&Column, usize)> = columns.zip(widths).collect();
    let heads = columns.iter().map(|(column, width)| {
        let head = run(&column.head, "");
        cell(column, *width, "", &head, true)
    });
    xml += &row("<w:tblHeader/>", &heads.collect::<String>());
    for (number, cells) in table.rows.iter().enumerate() {
        let is_kept = table.rows.len() <= SHORT && number + 1 < table.rows.len();
        let cells = shown.iter().map(|at| &cells[*at]).zip(&columns);
        let cells = cells.map(|(it, (column, width))| {
            let (shade, text) = text_of(it, table.has_shades, languages);
            cell(column, *width, &shade, &text, is_kept)
        });
        xml += &row("", &cells.collect::<String>());
    }
    xml + "</w:tbl>"
}

/// A row, which no page break divides.
fn row(properties: &str, cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>")
}

fn cell(column: &Column, width: usize, shade: &str, text: &str, is_kept: bool) -> String {
    let [text_style, figure_style] = ["TableText", "TableFigure"];
    let style = if column.is_figure {
        figure_style
    } else {
        text_style
    };
    let keep = if is_kept { "<w:keepNext/>" } else { "" };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shade}</w:tcPr>{}</w:tc>",
        paragraph(style, keep, text)
    )
}

fn text_of(cell: &Cell, has_shades: bool, languages: &Languages) -> (String, String) {
    match cell.heat.filter(|_| has_shades) {
        Some(heat) => {
            let (fill, color) = SHADES[heat.fifth().min(SHADES.len() - 1)];
            let shade = format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>");
            let color = format!("<w:color w:val=\"{color}\"/>");
            (shade, run(&cell.text, &color))
        }
        None => (String::new(), languages.run(&cell.text, cell.is_asked)),
    }
}

/// The width of each column: its longest text's where there is room for all, else its longest word's and a share of what
/// is left.
fn widths(table: &Table, shown: &[usize]) -> Vec<usize> {
    let needs = shown.iter().map(|at| needs(table, *at));
    let needs: Vec<[usize; 2]> = needs.collect();
    let sum = |which: usize| needs.iter().map(|need| need[which]).sum::<usize>();
    let (least, most) = (sum(0), sum(1));
    let width = |[least_here, most_here]: &[usize; 2]| {
        if most <= PAGE {
            *most_here
        } else if least >= PAGE {
            least_here * PAGE / least
        } else {
            least_here + (PAGE - least) * (most_here - least_here) / (most - least)
        }
    };
    needs.iter().map(width).collect()
}

/// What a column needs at the least, so that neither a word nor a short text is broken, and at the most.
fn needs(table: &Table, at: usize) -> [usize; 2] {
    let column = &table.columns[at];
    let is_whole = column.is_figure || column.is_short;
    let head = visible(&column.head);
    let mut least = bold(longest_word(&head));
    let mut most = bold(width(&head));
    for row in &table.rows {
        let text = visible(&row[at].text);
        let width = width(&text);
        let together = if width <= LONGEST_TOGETHER || is_whole {
            width
        } else {
            longest_word(&text)
        };
        least = least.max(together.min(LONGEST_WORD));
        most = most.max(width);
    }
    [least + SPACE, most.max(least) + SPACE]
}

fn longest_word(text: &str) -> usize {
    let words = text.split(' ').map(width);
    words.max().unwrap_or(0).min(LONGEST_WORD)
}

/// How wide a text is in bold letters.
fn bold(width: usize) -> usize {
    width * 11 / 10
}

/// How wide a text is in the letters of tables, about.
fn width(text: &str) -> usize {
    let letter = |letter: char| match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' => 50,
        'f' | 'r' | 't' | ' ' | '-' | '(' | ')' => 60,
        'm' | 'w' | 'M' | 'W' | '%' => 155,
        'A'..='Z' => 130,
        _ if letter.is_ascii() => 100,
        _ if letter.is_alphanumeric() => letter.width().unwrap_or(0) * 110,
        _ => 180,
    };
    text.chars().map(letter).sum()
}
