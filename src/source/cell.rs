//! Cells of a workbook's sheet by the names that a spreadsheet shows, since nobody sees the text that is read.

use std::ops::Range;

use super::Source;

/// A cell of a sheet.
#[derive(Debug, PartialEq, Eq)]
pub struct SheetCell {
    /// Its row, from 1.
    pub row: usize,
    /// Its name, such as C4.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

impl Source {
    /// The cell that a byte belongs to; none where this isn't a sheet.
    pub fn cell(&self, offset: usize) -> Option<SheetCell> {
        if !self.is_sheet() {
            return None;
        }
        let (row, Range { start, end }) = self.line(offset);
        let (mut column, mut from, mut is_quoted) = (0, start, false);
        let mut to = end;
        for (at, byte) in (start..end).zip(self.text[start..end].bytes()) {
            is_quoted ^= byte == b'"';
            if byte == b',' && !is_quoted {
                if at >= offset {
                    to = at;
                    break;
                }
                column += 1;
                from = at + 1;
            }
        }
        let text = &self.text[from..to];
        let text = text.strip_prefix('"').unwrap_or(text);
        let text = text.strip_suffix('"').unwrap_or(text);
        Some(SheetCell {
            row,
            name: format!("{}{row}", letters(column)),
            text: text.replace("\"\"", "\"").replace('\r', "\n"),
        })
    }
}

/// A column's name in a spreadsheet: A to Z, then AA.
pub fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    match column / 26 {
        0 => last.to_string(),
        more => letters(more - 1) + &last.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        let names: Vec<String> = [0, 25, 26, 51, 52, 701, 702].map(letters).into();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_byte_of_a_sheet_is_told_by_its_cell() {
        let text = "\n,\"a, \"\"b\"\"\",\n\"c\",,\"d\re\"\n";
        let source = Source::part("book.xlsx", text, 3).of_sheet(true);
        let cell = |offset| source.cell(offset).map(|cell| (cell.name, cell.text));
        let told = |name: &str, text: &str| Some((name.to_owned(), text.to_owned()));
        assert_eq!(cell(2), told("B4", "a, \"b\""));
        assert_eq!(cell(text.find(",\n").unwrap()), told("B4", "a, \"b\""));
        assert_eq!(cell(text.find(",\"d").unwrap()), told("B5", ""));
        assert_eq!(cell(text.find("d\r").unwrap()), told("C5", "d\ne"));
        assert_eq!(Source::new("a.csv", text).cell(2), None);
    }
}
