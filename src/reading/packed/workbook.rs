//! Workbooks: the one sheet of each that holds answers, as CSV.

use std::io::Cursor;

use calamine::{Data, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::archive::Archive;
use super::choice::{Headings, head};
use super::kind::{Format, encrypted};
use super::marks;
use super::opendocument::{self, Problem};
use super::sheet::{Hidden, Marks, Merged, OpenSheet, Place, TooLarge};
use crate::diagnostic::{Diagnostic, list};
use crate::reading::csv;
use crate::source::letters;

/// A sheet with its cells as CSV.
struct Sheet {
    name: String,
    is_hidden: bool,
    csv: String,
    marks: Marks,
    /// How many of its headings are known.
    known: usize,
}

/// The sheet that is chosen.
pub(super) struct Chosen {
    pub(super) csv: String,
    pub(super) hidden: Hidden,
    /// What to know of it, and of the others where they hold something.
    pub(super) told: Vec<Diagnostic>,
}

/// Chooses a sheet.
pub(super) fn read(
    bytes: &[u8],
    format: Format,
    headings: &Headings,
    left: &mut u64,
) -> Result<Chosen, Box<Diagnostic>> {
    let mut archive = Archive::open(bytes)?;
    archive.measure(left)?;
    let mut sheets = match format {
        Format::Xlsx => xlsx(bytes, &mut archive)?,
        Format::Ods => ods(&mut archive)?,
    };
    for sheet in &mut sheets {
        sheet.known = headings.count(&sheet.csv);
    }
    let at = choose(&sheets, headings.asked)?;
    // One that the program wrote is left out whole.
    let is_own = csv::is_own(&head(&sheets[at].csv));
    let note = left_unread(&sheets, at, headings.asked.is_some()).filter(|_| !is_own);
    let chosen = sheets.swap_remove(at);
    if let Some(problem) = unsaved(&chosen.marks.unsaved) {
        return Err(problem.into());
    }
    let told = [note, merged(&chosen), sums(&chosen.marks.sums)];
    Ok(Chosen {
        told: told.into_iter().flatten().collect(),
        csv: chosen.csv,
        hidden: chosen.marks.hidden,
    })
}

fn xlsx(bytes: &[u8], archive: &mut Archive) -> Result<Vec<Sheet>, Box<Diagnostic>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| xlsx_problem(&error))?;
    let percent_styles = marks::percent_styles(archive);
    let mut sheets = Vec::new();
    for (name, is_hidden) in names(&book) {
        let mut open = OpenSheet::new(name, is_hidden);
        let (marks, percent) = marks::of(archive, &open.name, &percent_styles);
        open.marks = marks;
        let reader = book.worksheet_cells_reader(&open.name);
        let mut reader = reader.map_err(|error| xlsx_problem(&error))?;
        // Cell by cell: a sheet with two cells far apart isn't as large as all between them.
        while let Some(cell) = reader.next_cell().map_err(|error| xlsx_problem(&error))? {
            let value = Data::from(cell.get_value().clone());
            let place = cell.get_position();
            let added = if percent.contains(&place) {
                open.cells.add_percent(place, &value)
            } else {
                open.cells.add(place, &value)
            };
            added.map_err(|TooLarge| too_large())?;
        }
        sheets.push(sheet(open)?);
    }
    Ok(sheets)
}

fn ods(archive: &mut Archive) -> Result<Vec<Sheet>, Box<Diagnostic>> {
    let manifest = archive.text("META-INF/manifest.xml");
    if manifest.contains("encryption-data") {
        return Err(encrypted().into());
    }
    let read = opendocument::read(&archive.text("content.xml"));
    let read = read.map_err(|problem| match problem {
        Problem::TooLarge => too_large(),
        Problem::Damaged(why) => damaged(&why),
    })?;
    read.into_iter().map(sheet).collect()
}

/// The names of the sheets of cells, each with whether it is hidden.
fn names<'b>(book: &impl Reader<Cursor<&'b [u8]>>) -> Vec<(String, bool)> {
    let sheets = book.sheets_metadata().iter();
    let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let name = |sheet: &calamine::Sheet| {
        let is_hidden = sheet.visible != SheetVisible::Visible;
        (sheet.name.clone(), is_hidden)
    };
    sheets.map(name).collect()
}

fn sheet(mut open: OpenSheet) -> Result<Sheet, Box<Diagnostic>> {
    let merged = &mut open.marks.merged;
    let held = open.cells.among(merged.iter().map(|merged| merged.first));
    merged.retain(|merged| held.contains(&merged.first));
    Ok(Sheet {
        name: open.name,
        is_hidden: open.is_hidden,
        csv: open.cells.into_csv().map_err(|TooLarge| too_large())?,
        marks: open.marks,
        known: 0,
    })
}

/// The sheet that was asked for; else the one of those that can be seen that has most known headings, among equals the
/// first, since a summary may stand before the answers; else the only one that holds anything, of whose headings reading
/// it tells.
fn choose(sheets: &[Sheet], asked: Option<&str>) -> Result<usize, Box<Diagnostic>> {
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    if let Some(asked) = asked {
        let folded = |name: &str| name.trim().to_lowercase();
        let is_asked = |name: &&str| folded(name) == folded(asked);
        let exactly = names.iter().position(|name| *name == asked);
        let found = exactly.or_else(|| names.iter().position(is_asked));
        return found.ok_or_else(|| {
            let message = format!("this workbook has no sheet `{asked}`");
            let problem = Diagnostic::error("unknown-sheet", message);
            let help = format!("its sheets are {}", list::and(&names));
            problem.help(help).suggest(asked, &names).into()
        });
    }
    let holds = |sheet: &&(usize, &Sheet)| !sheet.1.is_hidden && !sheet.1.csv.is_empty();
    let all = sheets.iter().enumerate();
    let seen: Vec<(usize, &Sheet)> = all.filter(|sheet| holds(&sheet)).collect();
    let known = seen.iter().filter(|(_, sheet)| sheet.known > 0);
    let known = known.rev().max_by_key(|(_, sheet)| sheet.known);
    match (known, &seen[..]) {
        (Some((at, _)), _) | (None, [(at, _)]) => Ok(*at),
        (None, []) => {
            let problem = Diagnostic::error("empty-file", "this workbook holds no answers");
            let mut hidden = sheets.iter().filter(|sheet| !sheet.csv.is_empty());
            let names = list::and(hidden.clone().map(|sheet| &sheet.name));
            let help = format!("hidden in it: {names}; `--sheet` reads one");
            Err(problem.helps(hidden.next().map(|_| help)).into())
        }
        _ => {
            let message = "no sheet of this workbook has a heading that is known";
            let problem = Diagnostic::error("no-sheet", message);
            let names = list::or(&names);
            let help = format!("say which holds the answers, by `--sheet`: {names}");
            Err(problem.help(help).into())
        }
    }
}

/// The first row of a sheet that holds anything.
fn header(csv: &str) -> &str {
    let mut rows = csv.trim_start_matches('\n').split('\n');
    rows.next().unwrap_or("")
}

/// Says which sheets are left unread; where one may hold answers, too, that is a warning.
fn left_unread(sheets: &[Sheet], chosen: usize, is_asked: bool) -> Option<Diagnostic> {
    let others = sheets.iter().enumerate();
    let others = others.filter(|(at, sheet)| *at != chosen && !sheet.csv.is_empty());
    let others: Vec<&Sheet> = others.map(|(_, sheet)| sheet).collect();
    if others.is_empty() {
        return None;
    }
    let chosen = &sheets[chosen];
    let names = list::and(others.iter().map(|sheet| &sheet.name));
    let message = format!("only the sheet `{}` is read, and not {names}", chosen.name);
    let help = "`--sheet NAME` reads another";
    let is_like = |sheet: &&&Sheet| header(&sheet.csv) == header(&chosen.csv);
    let is_near = |sheet: &&&Sheet| !is_asked && !sheet.is_hidden && sheet.known * 2 > chosen.known;
    let (alike, near) = (others.iter().find(is_like), others.iter().find(is_near));
    let (like, alike) = match (alike, near) {
        (Some(alike), _) => ("the same headings", alike),
        (None, Some(near)) => ("headings of questions, too", near),
        (None, None) => return Some(Diagnostic::note("sheets-left", message).help(help)),
    };
    let warning = Diagnostic::warning("sheets-left", message).help(help);
    Some(warning.help(format!(
        "`{}` has {like}: if it holds answers, put all of them into one sheet, or save it as a workbook of its own",
        alike.name
    )))
}

/// How many cells are named.
const NAMED: usize = 4;

fn some(cells: &[String]) -> String {
    list::with_rest(cells, NAMED, "other", "others")
}

fn name_of((row, column): Place) -> String {
    format!("{}{}", letters(column as usize), u64::from(row) + 1)
}

/// That formulas of a sheet have no values. A blank cell would be taken for an answer that wasn't given.
fn unsaved(cells: &[Place]) -> Option<Diagnostic> {
    let names: Vec<String> = cells.iter().map(|place| name_of(*place)).collect();
    let count = list::count(cells.len(), "formula was", "formulas were");
    let message = format!("{count} saved without a value: {}", some(&names));
    let problem = Diagnostic::error("unsaved-formulas", message);
    let help =
        "open the workbook in Excel or LibreOffice and save it, so that it holds what they come to";
    (!cells.is_empty()).then(|| problem.help(help))
}

/// Warns of merged cells below the header, which hold one value.
fn merged(sheet: &Sheet) -> Option<Diagnostic> {
    let header = sheet.csv.bytes().take_while(|byte| *byte == b'\n').count();
    let is_below =
        |merged: &&Merged| merged.last.0 as usize > header && merged.first != merged.last;
    let below = sheet.marks.merged.iter().filter(is_below);
    let names = below.map(|merged| format!("{}:{}", name_of(merged.first), name_of(merged.last)));
    let names: Vec<String> = names.collect();
    let message = format!(
        "merged cells hold one value, in the first of them, and the others count as blank: {}",
        some(&names)
    );
    let warning = Diagnostic::warning("merged-cells", message);
    let help = "if it holds for all of them, unmerge them and fill in each";
    (!names.is_empty()).then(|| warning.help(help))
}

/// Warns of rows that are formulas over others: they count as somebody's answers.
fn sums(rows: &[u32]) -> Option<Diagnostic> {
    let names: Vec<String> = rows.iter().map(ToString::to_string).collect();
    let message = format!(
        "formulas in {} sum up what stands above them, and count as somebody's answers: {}",
        list::count(rows.len(), "row", "rows"),
        some(&names)
    );
    let warning = Diagnostic::warning("summary-row", message);
    (!rows.is_empty()).then(|| warning.help("take such rows out"))
}

fn too_large() -> Diagnostic {
    let message = "this workbook has more cells than answers do";
    let problem = Diagnostic::error("too-large", message);
    let help = "copy the answers alone into a new workbook, or save them as CSV";
    problem.help(help)
}

fn xlsx_problem(error: &XlsxError) -> Diagnostic {
    match error {
        XlsxError::Password => encrypted(),
        _ => damaged(&error.to_string()),
    }
}

fn damaged(why: &str) -> Diagnostic {
    let problem = Diagnostic::error("damaged", format!("this workbook can't be read: {why}"));
    problem.help("open it, and save it again as .xlsx or CSV")
}
