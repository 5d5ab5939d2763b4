//! The sheets of an `OpenDocument` workbook. A few letters in one can stand for any number of cells, rows or spaces, and a
//! file may end anywhere: no more is made of it than a sheet may hold.

use std::collections::HashSet;

use calamine::Data;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::opendocument_cell::{Cell, attribute, repeats};
use super::sheet::{MOST_COLUMNS, MOST_ROWS, Merged, OpenSheet, TooLarge};

/// Why a workbook can't be read.
#[derive(Debug)]
pub(super) enum Problem {
    TooLarge,
    /// What is wrong with its XML.
    Damaged(String),
}

impl From<TooLarge> for Problem {
    fn from(_: TooLarge) -> Self {
        Self::TooLarge
    }
}

impl From<quick_xml::Error> for Problem {
    fn from(error: quick_xml::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

/// What is open where reading has come to.
#[derive(Default)]
struct Opened {
    sheets: Vec<OpenSheet>,
    /// The styles of hidden sheets, and the style that is being described.
    hidden: HashSet<String>,
    style: String,
    is_in_sheet: bool,
    row: Run,
    is_row_hidden: bool,
    column: Run,
    /// The cells of the row with their columns.
    cells: Vec<(u32, Data)>,
    cell: Option<Cell>,
    /// How many elements are open whose text isn't the cell's, such as a note.
    beside: usize,
}

/// A row or a column that may stand for several alike.
#[derive(Default)]
struct Run {
    at: u32,
    repeats: u32,
}

/// Reads `content.xml`.
pub(super) fn read(content: &str) -> Result<Vec<OpenSheet>, Problem> {
    let mut reader = Reader::from_str(content);
    reader.config_mut().expand_empty_elements = true;
    let mut opened = Opened::default();
    loop {
        match reader.read_event()? {
            Event::Start(tag) => opened.start(&tag)?,
            Event::End(tag) => opened.end(tag.name().as_ref())?,
            Event::Text(text) => opened.text(&text.xml10_content()),
            Event::GeneralRef(reference) => opened.text(&character(&reference)?),
            Event::Eof if opened.is_in_sheet => {
                return Err(Problem::Damaged("it ends within a sheet".to_owned()));
            }
            Event::Eof => return Ok(opened.sheets),
            _ => {}
        }
    }
}

impl Opened {
    fn start(&mut self, tag: &BytesStart) -> Result<(), Problem> {
        if self.beside > 0 {
            self.beside += 1;
            return Ok(());
        }
        match tag.name().as_ref() {
            "style:style" => self.style = attribute(tag, "style:name")?.unwrap_or_default(),
            "style:table-properties" => {
                if attribute(tag, "table:display")?.as_deref() == Some("false") {
                    self.hidden.insert(self.style.clone());
                }
            }
            // A table within a cell isn't the sheet's.
            "table:table" if self.cell.is_some() => self.beside = 1,
            "table:table" => {
                let name = attribute(tag, "table:name")?.unwrap_or_default();
                let style = attribute(tag, "table:style-name")?;
                let is_hidden = style.is_some_and(|style| self.hidden.contains(&style));
                self.sheets.push(OpenSheet::new(name, is_hidden));
                self.is_in_sheet = true;
                self.row.at = 0;
            }
            "table:table-row" => {
                self.row.repeats = repeats(tag, "table:number-rows-repeated")?;
                let visibility = attribute(tag, "table:visibility")?;
                self.is_row_hidden = visibility.is_some_and(|visibility| visibility != "visible");
                self.column.at = 0;
                self.cells.clear();
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.column.repeats = repeats(tag, "table:number-columns-repeated")?;
                self.cell = Some(Cell::new(tag)?);
            }
            "office:annotation" | "draw:frame" | "table:shapes" | "text:tracked-changes" => {
                self.beside = 1;
            }
            name => {
                if let Some(cell) = &mut self.cell {
                    cell.open(name, tag)?;
                }
            }
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Problem> {
        if self.beside > 0 {
            self.beside -= 1;
            return Ok(());
        }
        match name {
            "table:table" => self.is_in_sheet = false,
            "table:table-row" => self.end_row()?,
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        let first = self.column.at;
        if let (Some(cell), Some(sheet)) = (&self.cell, self.sheets.last_mut()) {
            let place = (self.row.at, first);
            if cell.is_unsaved {
                sheet.marks.unsaved.push(place);
            }
            if cell.spans != [1, 1] {
                let [rows, columns] = cell.spans.map(|span| span.saturating_sub(1));
                let last = (place.0.saturating_add(rows), first.saturating_add(columns));
                sheet.marks.merged.push(Merged { first: place, last });
            }
        }
        let value = self.cell.take().and_then(Cell::value);
        // One more is told as too many.
        let after = first.saturating_add(self.column.repeats);
        let after = after.min(MOST_COLUMNS + 1);
        if let Some(value) = value {
            self.cells
                .extend((first..after).map(|column| (column, value.clone())));
        }
        self.column.at = after;
    }

    fn end_row(&mut self) -> Result<(), Problem> {
        let first = self.row.at.min(MOST_ROWS);
        self.row.at = first.saturating_add(self.row.repeats);
        let Some(sheet) = self.sheets.last_mut() else {
            return Ok(());
        };
        if self.cells.is_empty() {
            return Ok(());
        }
        for row in first..self.row.at {
            for (column, value) in &self.cells {
                sheet.cells.add((row, *column), value)?;
            }
            if self.is_row_hidden {
                sheet.marks.hidden.rows.push(row as usize + 1);
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        let cell = self.cell.as_mut().filter(|cell| cell.paragraphs > 0);
        if let Some(cell) = cell.filter(|_| self.beside == 0) {
            cell.text.push_str(text);
        }
    }
}

/// The character that a reference stands for.
fn character(reference: &BytesRef) -> Result<String, Problem> {
    if let Some(character) = reference.resolve_char_ref()? {
        return Ok(character.to_string());
    }
    let name: &str = reference.as_ref();
    match quick_xml::escape::resolve_predefined_entity(name) {
        Some(text) => Ok(text.to_owned()),
        None => Err(Problem::Damaged(format!("`&{name};` stands for nothing"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv(rows: &str) -> Result<String, Problem> {
        let content = format!(
            "<office:spreadsheet><table:table table:name='a'>{rows}</table:table></office:spreadsheet>"
        );
        Ok(read(&content)?.remove(0).cells.into_csv()?)
    }

    fn row(repeats: &str, cells: &str) -> String {
        format!(
            "<table:table-row table:number-rows-repeated=\"{repeats}\">{cells}</table:table-row>"
        )
    }

    const ONE: &str = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>";
    const BLANK: &str = "<table:table-cell table:number-columns-repeated='16383'/>";

    #[test]
    fn cells_say_their_values_or_their_texts() {
        let cells = [
            ONE,
            "<table:covered-table-cell/>",
            "<table:table-cell office:value-type='string'><office:annotation><text:p>no</text:p></office:annotation><text:p>a&amp;<text:span>b</text:span><text:s text:c='2'/>c</text:p><text:p>&#100;</text:p></table:table-cell>",
            "<table:table-cell office:value-type='boolean' office:boolean-value='true'><text:p>WAHR</text:p></table:table-cell>",
            "<table:table-cell office:value-type='date' office:date-value='2026-10-26'><text:p>26.10.26</text:p></table:table-cell>",
            "<table:table-cell office:value-type='string' office:string-value='' calcext:value-type='error'><text:p>#N/A</text:p></table:table-cell>",
            "<table:table-cell table:number-columns-repeated='2' office:value-type='percentage' office:value='0.5'><text:p>50 %</text:p></table:table-cell>",
        ];
        let told = csv(&(row("2", "<table:table-cell/>") + &row("2", &cells.concat())));
        let line = "\"1\",,\"a&b  c\rd\",\"TRUE\",\"2026-10-26\",\"#N/A\",\"50%\",\"50%\"\n";
        assert_eq!(told.expect("sound"), format!("\n\n{line}{line}"));
    }

    #[test]
    fn blank_cells_are_none_and_others_are_bounded() {
        let far = BLANK.to_owned() + ONE;
        let usual = row("1", ONE) + &row("1048575", BLANK);
        let wide = ONE.replace("/>", " table:number-columns-repeated='16384'/>");
        assert_eq!(csv(&usual).expect("sound"), "\"1\"\n");
        assert!(csv(&(row("1", &far) + &usual)).is_ok());
        assert!(csv(&(row("1048575", BLANK) + &row("1", ONE))).is_ok());
        for rows in [
            row("1048576", &wide),
            row("18446744073709551616", ONE),
            row("4294967295", BLANK) + &row("1", ONE),
            row("1", &(BLANK.to_owned() + ONE + ONE)),
        ] {
            assert!(matches!(csv(&rows), Err(Problem::TooLarge)), "{rows}");
        }
    }

    #[test]
    fn a_file_that_ends_anywhere_ends() {
        let cells = "<table:table-cell office:value-type='string'><office:annotation><text:p>a</text:p></office:annotation><text:p>b</text:p></table:table-cell>";
        let rows = row("2", cells);
        let content = format!("<a><table:table table:name='a'>{rows}</table:table></a>");
        let whole = content.find("</table:table>").expect("an end") + "</table:table>".len();
        for end in "<a><table:table table:name='a'>".len()..whole {
            let read = read(&content[..end]);
            assert!(matches!(read, Err(Problem::Damaged(_))), "{end}");
        }
    }
}
