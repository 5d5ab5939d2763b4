//! What marks rows, columns and cells of a sheet in an Excel workbook, of which the reader of its cells tells nothing: which
//! are hidden, which formulas were saved without a value, which cells are merged, and which numbers are shown as percentages.

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::Archive;
use super::sheet::{MOST_ROWS, Marks, Merged, Place};

/// The formats of numbers that are percentages in every workbook.
const PERCENT: [&str; 2] = ["9", "10"];

/// No sheet is read that has more cells.
const MOST_CELLS: usize = 1 << 23;

/// Whether a row or a column is hidden.
fn is_hidden(tag: &BytesStart) -> bool {
    attribute(tag, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true"))
}

/// What tells that a sheet may have marks, beside the styles of its cells.
const TELLING: [&str; 6] = ["hidden=", "<f>", "<f ", ":f>", ":f ", "mergeCell"];

/// The numbers of the styles of cells that show percentages.
pub(super) fn percent_styles(archive: &mut Archive) -> HashSet<usize> {
    let Some(text) = path_of_styles(archive).map(|path| archive.text(&path)) else {
        return HashSet::new();
    };
    let mut own = HashSet::new();
    find(&text, "numFmt", |tag| {
        let is_percent = attribute(tag, "formatCode").is_some_and(|code| code.contains('%'));
        own.extend(attribute(tag, "numFmtId").filter(|_| is_percent));
        None::<()>
    });
    let is_percent = |id: &str| PERCENT.contains(&id) || own.contains(id);
    let (mut styles, mut is_in, mut count) = (HashSet::new(), false, 0);
    walk(&text, |event| match event {
        Event::Start(tag) if tag.local_name().as_ref() == "cellXfs" => is_in = true,
        Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => is_in = false,
        Event::Start(tag) | Event::Empty(tag) if is_in && tag.local_name().as_ref() == "xf" => {
            if attribute(tag, "numFmtId").is_some_and(|id| is_percent(&id)) {
                styles.insert(count);
            }
            count += 1;
        }
        _ => {}
    });
    styles
}

/// The marks of a sheet that could be read, and its cells that show percentages.
pub(super) fn of(
    archive: &mut Archive,
    sheet: &str,
    percent: &HashSet<usize>,
) -> (Marks, HashSet<Place>) {
    let text = path_of(archive, sheet).map(|path| archive.text(&path));
    let is_marked =
        |text: &String| !percent.is_empty() || TELLING.iter().any(|mark| text.contains(mark));
    let mut marking = Marking::default();
    if let Some(text) = text.filter(is_marked) {
        walk(&text, |event| marking.take(event, percent));
    }
    marking.marks.hidden.rows.sort_unstable();
    (marking.marks, marking.percent)
}

/// Where reading the marks of a sheet has come to.
#[derive(Default)]
struct Marking {
    marks: Marks,
    percent: HashSet<Place>,
    /// The row, from 1.
    row: u32,
    cell: Place,
    holds: Held,
    is_in_value: bool,
    is_in_formula: bool,
    /// How many cells of the row hold something, and how many of them formulas; and whether one is over its column.
    filled: [usize; 2],
    is_sum: bool,
}

/// What the cell holds that is being read.
#[derive(Default)]
struct Held {
    is_text: bool,
    has_formula: bool,
    has_value: bool,
}

impl Held {
    /// Whether it is a formula without a value. What is a text has one, if only a blank one.
    fn is_unsaved(&self) -> bool {
        self.has_formula && !self.has_value && !self.is_text
    }
}

impl Marking {
    fn take(&mut self, event: &Event, percent: &HashSet<usize>) {
        match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "row" => self.start_row(tag),
                "col" => self.take_columns(tag),
                "c" => self.start_cell(tag, percent),
                "f" => {
                    self.holds.has_formula = true;
                    self.is_in_formula = matches!(event, Event::Start(_));
                }
                "v" => self.is_in_value = matches!(event, Event::Start(_)),
                "is" => self.holds.has_value = true,
                "mergeCell" => {
                    let range = attribute(tag, "ref");
                    let range =
                        range.and_then(|range| Some(range.split_once(':')?).and_then(merged));
                    self.marks.merged.extend(range);
                }
                _ => {}
            },
            Event::Text(formula) if self.is_in_formula => {
                self.is_sum |= is_over_column(&formula.xml10_content(), self.cell);
            }
            Event::Text(_) | Event::GeneralRef(_) if self.is_in_value => {
                self.holds.has_value = true;
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "v" => self.is_in_value = false,
                "f" => self.is_in_formula = false,
                "c" => self.end_cell(),
                "row" if self.is_sum && self.filled[1] * 2 > self.filled[0] => {
                    self.marks.sums.push(self.row);
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let held = &self.holds;
        if held.is_unsaved() {
            self.marks.unsaved.push(self.cell);
        }
        self.filled[0] += usize::from(held.has_value || held.has_formula);
        self.filled[1] += usize::from(held.has_formula);
    }

    fn start_row(&mut self, tag: &BytesStart) {
        (self.filled, self.is_sum) = ([0; 2], false);
        let number = attribute(tag, "r").and_then(|number| number.parse().ok());
        self.row = number.unwrap_or(self.row.saturating_add(1));
        self.cell = (self.row.saturating_sub(1), u32::MAX);
        if is_hidden(tag) && self.marks.hidden.rows.len() < MOST_ROWS as usize {
            self.marks.hidden.rows.push(self.row as usize);
        }
    }

    fn take_columns(&mut self, tag: &BytesStart) {
        let number = |name| attribute(tag, name).and_then(|number| number.parse::<usize>().ok());
        if let (true, Some(first), Some(last)) = (is_hidden(tag), number("min"), number("max")) {
            let columns = first.saturating_sub(1)..last;
            self.marks.hidden.columns.push(columns);
        }
    }

    fn start_cell(&mut self, tag: &BytesStart, percent: &HashSet<usize>) {
        let next = (self.cell.0, self.cell.1.wrapping_add(1));
        let own = attribute(tag, "r").and_then(|name| place(&name));
        self.cell = own.unwrap_or(next);
        self.holds = Held {
            is_text: attribute(tag, "t").is_some_and(|kind| kind == "str"),
            ..Held::default()
        };
        self.is_in_value = false;
        let style = attribute(tag, "s").and_then(|style| style.parse().ok());
        let is_percent = style.is_some_and(|style: usize| percent.contains(&style));
        // A sheet of more is refused.
        if is_percent && self.percent.len() < MOST_CELLS {
            self.percent.insert(self.cell);
        }
    }
}

/// Whether a formula is of several cells above it in its column, as in `MEDIAN(E2:E5)`.
fn is_over_column(formula: &str, (row, column): Place) -> bool {
    let inside = formula.split(['(', ')', ',', ';']);
    let mut ranges = inside.filter_map(|part| Some(part.split_once(':')?).and_then(merged));
    ranges.any(|range| {
        let [first, last] = [range.first, range.last];
        first.1 == column && last.1 == column && first.0 < last.0 && last.0 < row
    })
}

/// The row and the column of a cell such as E2, from 0.
fn place(name: &str) -> Option<Place> {
    let name = name.replace('$', "");
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).count();
    let digit = |column: u32, letter: u8| {
        let digit = u32::from(letter - b'A') + 1;
        column.checked_mul(26)?.checked_add(digit)
    };
    let column = name[..letters].bytes().try_fold(0, digit)?.checked_sub(1)?;
    let row: u32 = name[letters..].parse().ok()?;
    Some((row.checked_sub(1)?, column))
}

fn merged((first, last): (&str, &str)) -> Option<Merged> {
    Some(Merged {
        first: place(first)?,
        last: place(last)?,
    })
}

/// The path of the workbook itself in its archive.
fn path_of_book(archive: &mut Archive) -> Option<String> {
    let book = find(&archive.text("_rels/.rels"), "Relationship", |tag| {
        let is_book = attribute(tag, "Type")?.ends_with("/officeDocument");
        attribute(tag, "Target").filter(|_| is_book)
    })?;
    Some(book.trim_start_matches('/').to_owned())
}

/// Where in a workbook a sheet is: the workbook names the sheets, and its relationships say where they are.
fn path_of(archive: &mut Archive, sheet: &str) -> Option<String> {
    let book = path_of_book(archive)?;
    let id = find(&archive.text(&book), "sheet", |tag| {
        let is_asked = attribute(tag, "name")? == sheet;
        attribute(tag, "id").filter(|_| is_asked)
    })?;
    path_related(archive, &book, |tag| Some(attribute(tag, "Id")? == id))
}

/// Where its styles are.
fn path_of_styles(archive: &mut Archive) -> Option<String> {
    let book = path_of_book(archive)?;
    let is_styles = |tag: &BytesStart| Some(attribute(tag, "Type")?.ends_with("/styles"));
    path_related(archive, &book, is_styles)
}

/// Where the part of a workbook is whose relationship is asked for.
fn path_related(
    archive: &mut Archive,
    book: &str,
    is_asked: impl Fn(&BytesStart) -> Option<bool>,
) -> Option<String> {
    let (folder, name) = book.rsplit_once('/')?;
    let relationships = archive.text(&format!("{folder}/_rels/{name}.rels"));
    let target = find(&relationships, "Relationship", |tag| {
        attribute(tag, "Target").filter(|_| is_asked(tag) == Some(true))
    })?;
    let absolute = target.strip_prefix('/').map(str::to_owned);
    Some(absolute.unwrap_or_else(|| format!("{folder}/{target}")))
}

/// What is looked for in the elements of a name.
fn find<T>(text: &str, name: &str, mut look: impl FnMut(&BytesStart) -> Option<T>) -> Option<T> {
    let mut found = None;
    walk(text, |event| match event {
        Event::Start(tag) | Event::Empty(tag)
            if found.is_none() && tag.local_name().as_ref() == name =>
        {
            found = look(tag);
        }
        _ => {}
    });
    found
}

/// Looks at every event of a text, as far as it can be read.
fn walk(text: &str, mut look: impl FnMut(&Event)) {
    let mut reader = Reader::from_str(text);
    while let Ok(event) = reader.read_event() {
        if event == Event::Eof {
            break;
        }
        look(&event);
    }
}

/// An attribute, whatever stands for its namespace.
fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = tag.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
    Some(value.ok()?.into_owned())
}
