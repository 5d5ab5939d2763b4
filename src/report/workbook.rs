//! Sheets of a workbook that are read on a screen and printed on paper: heads that stay in sight and can be filtered,
//! figures with one decimal, landscape pages as wide as the sheet.

use rust_xlsxwriter::{
    Color, ConditionalFormat3ColorScale, ConditionalFormatType, DocProperties, ExcelDateTime,
    Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use unicode_width::UnicodeWidthStr;

use super::archive;
use crate::sanitise::visible;
use crate::score::Points;

pub(super) const MOST_ROWS: usize = 1_048_576;

/// The most page breaks that spreadsheet programs take; pages beyond them break where they are full.
const MOST_BREAKS: usize = 1023;

/// A4.
const PAPER: u8 = 9;

/// How far text stands from the figure before it, in characters.
const INDENT: u8 = 1;

/// The height of a line of text, in points.
const LINE: f64 = 15.0;

/// The most points that a row can be high.
const HIGHEST: f64 = 409.0;

/// The least width of a figure, in characters, and what its head has beside its longest word: the filter's button.
const FIGURE: usize = 10;
const BUTTON: usize = 3;

/// The widths of the sheet with the method, in characters.
const TERM: usize = 28;
const MEANING: usize = 105;

/// The workbook as a file, the same on every system.
pub(super) fn bytes(book: &mut Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut bytes = book.save_to_buffer()?;
    archive::name_no_system(&mut bytes);
    Ok(bytes)
}

/// A column: its head, and what stands below.
pub(super) struct Column {
    head: String,
    width: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Figure,
    /// A figure between 0 and 100 that is the worse the higher, with its shade.
    Shaded,
    Change,
    Count,
}

impl Column {
    fn new(head: impl Into<String>, width: usize, kind: Kind) -> Self {
        let head = head.into();
        Self { head, width, kind }
    }

    fn number(head: impl Into<String>, kind: Kind) -> Self {
        let head = head.into();
        let words = head.split_whitespace().map(UnicodeWidthStr::width);
        let width = words.max().unwrap_or(0) + BUTTON;
        Self::new(head, width.max(FIGURE), kind)
    }

    /// Text as wide as so many characters; what is longer goes on below.
    pub(super) fn text(head: impl Into<String>, width: usize) -> Self {
        Self::new(head, width, Kind::Text)
    }

    pub(super) fn figure(head: impl Into<String>) -> Self {
        Self::number(head, Kind::Figure)
    }

    /// A figure between 0, which is good, and 100.
    pub(super) fn shaded(head: impl Into<String>) -> Self {
        Self::number(head, Kind::Shaded)
    }

    /// A figure that is told with its sign.
    pub(super) fn change(head: impl Into<String>) -> Self {
        Self::number(head, Kind::Change)
    }

    /// A whole number.
    pub(super) fn count(head: impl Into<String>) -> Self {
        Self::number(head, Kind::Count)
    }

    fn format(&self) -> Format {
        let format = Format::new().set_align(FormatAlign::Top);
        match self.kind {
            Kind::Text => format
                .set_align(FormatAlign::Left)
                .set_indent(INDENT)
                .set_text_wrap(),
            Kind::Figure | Kind::Shaded => format.set_num_format("0.0"),
            Kind::Change => format.set_num_format("+0.0;-0.0;0.0"),
            Kind::Count => format.set_num_format("0"),
        }
    }

    fn head_format(&self) -> Format {
        self.format()
            .set_bold()
            .set_text_wrap()
            .set_background_color(Color::RGB(0xED_ED_ED))
            .set_border_bottom(FormatBorder::Thin)
    }
}

/// An empty workbook. The same answers give the same bytes, so it has no date of today.
pub(super) fn new() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    Ok(book)
}

/// Rows of cells below their heads, written from left to right and downwards.
pub(super) struct Sheet<'w> {
    cells: &'w mut Worksheet,
    columns: Vec<Column>,
    heads: u32,
    row: u32,
    column: u16,
    /// How many lines the row takes so far. Programs don't all find that out by themselves.
    lines: usize,
    breaks: Vec<u32>,
}

impl<'w> Sheet<'w> {
    /// A sheet with its heads, below a paragraph if it has one.
    pub(super) fn new(
        book: &'w mut Workbook,
        name: &str,
        above: Option<&str>,
        columns: Vec<Column>,
    ) -> Result<Self, XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        for (at, column) in (0..).zip(&columns) {
            sheet.set_column_width(at, column.width as f64)?;
            sheet.set_column_format(at, &column.format())?;
        }
        let heads = u32::from(above.is_some());
        if let Some(above) = above {
            let width: usize = columns.iter().map(|column| column.width).sum();
            paragraph(sheet, last(&columns), width, above)?;
        }
        for (at, column) in (0..).zip(&columns) {
            let head = visible(&column.head);
            sheet.write_string_with_format(heads, at, head, &column.head_format())?;
        }
        let lines = |column: &Column| lines(&column.head, column.width - 1);
        set_height(sheet, heads, columns.iter().map(lines).max().unwrap_or(1))?;
        sheet.set_freeze_panes(heads + 1, 1)?;
        sheet.set_repeat_rows(heads, heads)?;
        page(sheet);
        Ok(Self {
            cells: sheet,
            columns,
            heads,
            row: heads,
            column: 0,
            lines: 1,
            breaks: Vec::new(),
        })
    }

    /// Goes to the next row.
    pub(super) fn next(&mut self) -> Result<(), XlsxError> {
        self.end_row()?;
        (self.row, self.column, self.lines) = (self.row + 1, 0, 1);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), XlsxError> {
        if self.lines > 1 {
            set_height(self.cells, self.row, self.lines)?;
        }
        Ok(())
    }

    /// Starts a page before the next row, unless it is the first.
    pub(super) fn next_page(&mut self) {
        if self.row > self.heads && self.breaks.len() < MOST_BREAKS {
            self.breaks.push(self.row + 1);
        }
    }

    /// Text is written as text, so that nothing in it is taken for a formula.
    pub(super) fn text(&mut self, text: &str) -> Result<(), XlsxError> {
        if !text.is_empty() {
            let (row, shown) = (self.row, visible(text));
            self.cells.write_string(row, self.column, shown)?;
            let width = self.columns[usize::from(self.column)].width;
            self.lines = self.lines.max(lines(text, width - usize::from(INDENT)));
        }
        self.column += 1;
        Ok(())
    }

    /// A figure with four decimals, of which one is shown; nothing where it can't be had.
    pub(super) fn figure(&mut self, figure: Option<Points>) -> Result<(), XlsxError> {
        self.number(figure.map(Points::to_json))
    }

    pub(super) fn figures(
        &mut self,
        figures: impl IntoIterator<Item = Option<Points>>,
    ) -> Result<(), XlsxError> {
        let mut figures = figures.into_iter();
        figures.try_for_each(|figure| self.figure(figure))
    }

    /// A number; nothing where it can't be had.
    pub(super) fn number(&mut self, number: Option<f64>) -> Result<(), XlsxError> {
        if let Some(number) = number {
            self.cells.write_number(self.row, self.column, number)?;
        }
        self.column += 1;
        Ok(())
    }

    /// Adds what hangs on the last row: the filter, the shades, the page breaks.
    pub(super) fn finish(mut self) -> Result<(), XlsxError> {
        self.end_row()?;
        let (first, last_row) = (self.heads + 1, self.row);
        if last_row < first {
            return Ok(());
        }
        let sheet = self.cells;
        sheet.autofilter(self.heads, 0, last_row, last(&self.columns))?;
        let shades = shades();
        for (at, column) in (0..).zip(&self.columns) {
            if column.kind == Kind::Shaded {
                sheet.add_conditional_format(first, at, last_row, at, &shades)?;
            }
        }
        sheet.set_page_breaks(&self.breaks)?;
        Ok(())
    }
}

/// A sheet of terms and what they mean.
pub(super) fn method(book: &mut Workbook, terms: &[(String, String)]) -> Result<(), XlsxError> {
    let columns = vec![
        Column::new("What", TERM, Kind::Text),
        Column::new("What it means", MEANING, Kind::Text),
    ];
    let mut sheet = Sheet::new(book, "Method", None, columns)?;
    for (term, meaning) in terms {
        sheet.next()?;
        sheet.text(term)?;
        sheet.text(meaning)?;
    }
    sheet.end_row()
}

/// A paragraph in the first row.
fn paragraph(sheet: &mut Worksheet, last: u16, width: usize, text: &str) -> Result<(), XlsxError> {
    let format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    // A line is left free below it.
    set_height(sheet, 0, lines(text, width) + 1)?;
    sheet.merge_range(0, 0, 0, last, &visible(text), &format)?;
    Ok(())
}

/// How many lines a text takes over the width of so many digits, of which most letters are a little narrower.
fn lines(text: &str, width: usize) -> usize {
    let width = width + width / 10;
    if text.len() <= width {
        return 1;
    }
    textwrap::wrap(text, width).len()
}

/// Makes a row high enough for so many lines, or as high as a row can be.
fn set_height(sheet: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    sheet.set_row_height(row, (LINE * lines as f64).min(HIGHEST))?;
    Ok(())
}

fn page(sheet: &mut Worksheet) {
    sheet.set_landscape().set_paper_size(PAPER);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_footer("&L&A&RPage &P of &N");
    sheet.set_print_gridlines(true);
}

fn shades() -> ConditionalFormat3ColorScale {
    ConditionalFormat3ColorScale::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_midpoint(ConditionalFormatType::Number, 50)
        .set_maximum(ConditionalFormatType::Number, 100)
        .set_minimum_color("FFFFFF")
        .set_midpoint_color("FCE4D6")
        .set_maximum_color("E07B54")
}

fn last(columns: &[Column]) -> u16 {
    u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX)
}
