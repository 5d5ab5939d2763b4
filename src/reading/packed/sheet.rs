//! The cells of a sheet, and the sheet as CSV: a line a row, blank ones too, so that a line's number is the row's.

use std::collections::HashSet;
use std::ops::Range;

use calamine::{Data, ExcelDateTime};

use super::LARGEST;

/// The most rows and columns that a spreadsheet has.
pub(super) const MOST_ROWS: u32 = 1 << 20;
pub(super) const MOST_COLUMNS: u32 = 1 << 14;

/// No cell of a spreadsheet holds more bytes.
const LONGEST: usize = 1 << 18;

/// What a cell takes beside its text.
const OVERHEAD: usize = 40;

/// A row and a column, from 0.
pub(super) type Place = (u32, u32);

/// Cells that are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Merged {
    /// The one that holds the value.
    pub(super) first: Place,
    pub(super) last: Place,
}

/// What nobody sees who opens a sheet.
#[derive(Debug, Default)]
pub struct Hidden {
    /// The numbers of its hidden rows, from 1 and rising.
    pub(in crate::reading) rows: Vec<usize>,
    /// Its hidden columns, from 0, as runs of them; of workbooks of Excel.
    pub(in crate::reading) columns: Vec<Range<usize>>,
}

/// What marks rows and cells of a sheet, beside what these hold.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) hidden: Hidden,
    /// The cells with formulas that were saved without a value.
    pub(super) unsaved: Vec<Place>,
    pub(super) merged: Vec<Merged>,
    /// The rows that sum others up: most of their cells are formulas, one at least over a part of its column.
    pub(super) sums: Vec<u32>,
}

/// The cells of a sheet that hold something.
#[derive(Debug, Default)]
pub(super) struct Cells {
    /// Each with its row and column, from 0.
    cells: Vec<(Place, String)>,
    size: usize,
}

/// A sheet as it was read.
pub(super) struct OpenSheet {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    pub(super) cells: Cells,
    pub(super) marks: Marks,
}

/// That a sheet is too large to be read.
#[derive(Debug)]
pub(super) struct TooLarge;

impl OpenSheet {
    pub(super) fn new(name: String, is_hidden: bool) -> Self {
        Self {
            name,
            is_hidden,
            cells: Cells::default(),
            marks: Marks::default(),
        }
    }
}

impl Cells {
    pub(super) fn add(&mut self, place: Place, value: &Data) -> Result<(), TooLarge> {
        self.add_text(place, shown(value))
    }

    /// Adds a number that is shown as a percentage.
    pub(super) fn add_percent(&mut self, place: Place, value: &Data) -> Result<(), TooLarge> {
        let text = match value {
            Data::Float(number) => percent_shown(*number),
            Data::Int(number) => percent_shown(*number as f64),
            other => shown(other),
        };
        self.add_text(place, text)
    }

    /// Of these cells, those that hold something.
    pub(super) fn among(&self, places: impl Iterator<Item = Place>) -> HashSet<Place> {
        let wanted: HashSet<Place> = places.collect();
        let cells = self.cells.iter().filter(|_| !wanted.is_empty());
        let cells = cells.map(|(place, _)| *place);
        cells.filter(|place| wanted.contains(place)).collect()
    }

    fn add_text(&mut self, place: Place, text: String) -> Result<(), TooLarge> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.size += text.len() + OVERHEAD;
        let (row, column) = place;
        let is_long = text.len() > LONGEST;
        if is_long || self.size as u64 > LARGEST || row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(TooLarge);
        }
        self.cells.push((place, text));
        Ok(())
    }

    /// The sheet as CSV; empty where it holds nothing. Line feeds in cells become carriage returns.
    pub(super) fn into_csv(mut self) -> Result<String, TooLarge> {
        // Of cells in the same place, which no program writes, the last one counts.
        self.cells.reverse();
        self.cells.sort_by_key(|(place, _)| *place);
        self.cells.dedup_by_key(|(place, _)| *place);
        let columns = self.cells.iter().map(|((_, column), _)| column + 1).max();
        let columns = columns.unwrap_or(0) as usize;
        let rows = self.cells.chunk_by(|one, next| one.0.0 == next.0.0);
        if (rows.count() * columns) as u64 > LARGEST {
            return Err(TooLarge);
        }
        let (mut csv, mut line) = (String::with_capacity(self.size), 0);
        for row in self.cells.chunk_by(|one, next| one.0.0 == next.0.0) {
            while line < row[0].0.0 {
                csv.push('\n');
                line += 1;
            }
            let mut commas = 0;
            for ((_, column), text) in row {
                csv.extend(std::iter::repeat_n(',', *column as usize - commas));
                commas = *column as usize;
                quote(text, &mut csv);
            }
            csv.extend(std::iter::repeat_n(',', columns - 1 - commas));
            csv.push('\n');
            line += 1;
        }
        Ok(csv)
    }
}

fn quote(text: &str, csv: &mut String) {
    csv.push('"');
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' => csv.push_str("\"\""),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' => csv.push('\r'),
            _ => csv.push(character),
        }
    }
    csv.push('"');
}

/// A value as a spreadsheet shows it, whatever the format of its cell; dates as ISO 8601 has them.
fn shown(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_shown(*number),
        Data::String(text) => text.clone(),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(date) => date_shown(date),
        Data::DateTimeIso(text) => iso_date_shown(text),
        Data::DurationIso(text) => iso_time_shown(text),
        Data::Error(error) => error.to_string(),
    }
}

/// The 15 digits that spreadsheets keep of a number.
fn number_shown(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    // Not -0.
    (rounded + 0.0).to_string()
}

/// A number as a percentage.
pub(super) fn percent_shown(number: f64) -> String {
    number_shown(number * 100.0) + "%"
}

fn date_shown(date: &ExcelDateTime) -> String {
    let value = date.as_f64();
    if date.is_duration() {
        let seconds = (value * 86_400.0).round();
        let (minutes, seconds) = ((seconds / 60.0).floor(), seconds.rem_euclid(60.0));
        let (hours, minutes) = ((minutes / 60.0).floor(), minutes.rem_euclid(60.0));
        return format!("{hours}:{minutes:02}:{seconds:02}");
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if value < 1.0 {
        time
    } else if time == "00:00:00" {
        day
    } else {
        format!("{day} {time}")
    }
}

/// `2026-10-26T14:03:22.5` as `2026-10-26 14:03:22`.
fn iso_date_shown(text: &str) -> String {
    let text = text.split('.').next().unwrap_or(text).replace('T', " ");
    let day = text.strip_suffix(" 00:00:00").map(str::to_owned);
    day.unwrap_or(text)
}

/// `PT14H03M22S` as `14:03:22`.
fn iso_time_shown(text: &str) -> String {
    let parts = || {
        let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
        Some(format!("{hours}:{minutes}:{seconds}"))
    };
    parts().unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{CellErrorType, ExcelDateTimeType};

    fn date(value: f64) -> Data {
        let kind = ExcelDateTimeType::DateTime;
        Data::DateTime(ExcelDateTime::new(value, kind, false))
    }

    #[test]
    fn cells_read_as_they_are_shown() {
        for (value, text) in [
            (Data::Float(4.0), "4"),
            (Data::Float(-0.0), "0"),
            (Data::Float(0.1 + 0.2), "0.3"),
            (Data::Float(2.5), "2.5"),
            (Data::Bool(true), "TRUE"),
            (Data::Error(CellErrorType::NA), "#N/A"),
            (date(46_321.0), "2026-10-26"),
            (date(46_321.585_671_296), "2026-10-26 14:03:22"),
            (date(0.5), "12:00:00"),
            (
                Data::DateTimeIso("2026-10-26T14:03:22.9".to_owned()),
                "2026-10-26 14:03:22",
            ),
            (
                Data::DateTimeIso("2026-10-26T00:00:00".to_owned()),
                "2026-10-26",
            ),
            (Data::DurationIso("PT14H03M22S".to_owned()), "14:03:22"),
        ] {
            assert_eq!(shown(&value), text, "{value:?}");
        }
    }

    #[test]
    fn a_line_of_the_csv_is_a_row_of_the_sheet() {
        let mut cells = Cells::default();
        for (row, column, text) in [(4, 3, "say \"a\"\r\nb"), (2, 1, "c,d"), (4, 1, "e\nf")] {
            let added = cells.add((row, column), &Data::String(text.to_owned()));
            added.expect("a small sheet");
        }
        let csv = cells.into_csv().expect("a small sheet");
        assert_eq!(csv, "\n\n,\"c,d\",,\n\n,\"e\rf\",,\"say \"\"a\"\"\rb\"\n");
    }

    #[test]
    fn a_sheet_larger_than_any_is_refused() {
        let value = Data::Float(1.0);
        assert!(Cells::default().add((1 << 20, 0), &value).is_err());
        let mut cells = Cells::default();
        for row in 0..(1 << 15) {
            cells.add((row, (1 << 14) - 1), &value).expect("a cell");
        }
        assert!(cells.into_csv().is_err());
    }
}
