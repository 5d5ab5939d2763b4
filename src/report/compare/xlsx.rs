//! Comparisons as a workbook: a row a company, a row a company and cause, the companies of one wave alone, and how to read
//! them.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::alone::{self, Alone};
use super::many;
use super::words;
use crate::comparison::{Both, Cause, Comparison, Moved, Verdict};
use crate::report::workbook::{self, Column, Sheet};

/// The widths of texts, in characters.
const NAME: usize = 26;
const WAVE: usize = 11;
const LEVEL: usize = 15;
const CAUSE: usize = 25;
const CAUSES: usize = 25;
const SENTENCE: usize = 50;
const VERDICT: usize = 19;

/// So many rows of causes go on a page.
const ROWS_A_PAGE: usize = 40;

/// Renders the workbook's bytes. It fails where there are more rows than a sheet can hold.
pub(crate) fn render(comparisons: &[Comparison], alone: &[Alone]) -> Result<Vec<u8>, XlsxError> {
    let mut book = workbook::new()?;
    companies(&mut book, comparisons)?;
    causes(&mut book, comparisons)?;
    if !alone.is_empty() {
        in_one_wave(&mut book, alone)?;
    }
    workbook::method(&mut book, &terms(comparisons))?;
    workbook::bytes(&mut book)
}

fn named() -> [Column; 3] {
    [
        Column::text("Company", NAME),
        Column::text("Old wave", WAVE),
        Column::text("New wave", WAVE),
    ]
}

fn name(sheet: &mut Sheet, comparison: &Comparison) -> Result<(), XlsxError> {
    sheet.text(comparison.company)?;
    sheet.text(comparison.waves.old.unwrap_or(""))?;
    sheet.text(comparison.waves.new.unwrap_or(""))
}

fn then_and_now(what: &str) -> [Column; 2] {
    ["then", "now"].map(|wave| Column::shaded(format!("{what} {wave}")))
}

fn moved(sheet: &mut Sheet, moved: Moved) -> Result<(), XlsxError> {
    sheet.figures([moved.old, moved.new])
}

/// The names of the sides, which all companies share.
fn sides<'c>(comparisons: &'c [Comparison]) -> impl Iterator<Item = &'c str> {
    let first = comparisons.first().into_iter();
    first.flat_map(|comparison| comparison.sides.iter().map(|side| side.name))
}

fn companies(book: &mut Workbook, comparisons: &[Comparison]) -> Result<(), XlsxError> {
    let mut columns: Vec<Column> = named().into();
    columns.extend(then_and_now("Symptoms"));
    columns.extend([
        Column::text("Level then", LEVEL),
        Column::text("Level now", LEVEL),
        Column::text("Verdict on symptoms", VERDICT),
        Column::text("Really worse", CAUSES),
        Column::text("Really better", CAUSES),
        Column::text("Answered differently", CAUSES),
        Column::text("Different ways", CAUSES),
        Column::text("In a sentence", SENTENCE),
    ]);
    for side in sides(comparisons) {
        let people = ["then", "now"].map(|wave| format!("People of {side} {wave}"));
        columns.extend(people.map(Column::count));
    }
    let turned = many::turned_round(comparisons.iter().map(|it| it.waves));
    let above = format!(
        "{}, two waves compared. {}{}",
        many::title(comparisons),
        turned.map_or(String::new(), |turned| format!("{turned}. ")),
        many::NOTE
    );
    let mut sheet = Sheet::new(book, "Companies", Some(&above), columns)?;
    for comparison in comparisons {
        let symptoms = &comparison.symptoms;
        sheet.next()?;
        name(&mut sheet, comparison)?;
        moved(&mut sheet, symptoms.figures.all)?;
        for id in [symptoms.band.old, symptoms.band.new] {
            let band = id.and_then(|id| comparison.asked.symptoms.band(id));
            sheet.text(band.map_or("", |band| &band.title))?;
        }
        sheet.text(comparison.word(None, &symptoms.tested))?;
        for verdict in [Verdict::Worse, Verdict::Better, Verdict::Different] {
            sheet.text(&many::titles(comparison, verdict))?;
        }
        sheet.text(&many::went(comparison))?;
        sheet.text(&comparison.headline.text)?;
        for side in &comparison.sides {
            let Both { old, new } = side.respondents;
            sheet.number(Some(old as f64))?;
            sheet.number(Some(new as f64))?;
        }
    }
    sheet.finish()
}

fn causes(book: &mut Workbook, comparisons: &[Comparison]) -> Result<(), XlsxError> {
    let mut columns: Vec<Column> = named().into();
    columns.push(Column::text("Cause", CAUSE));
    columns.extend(["Rank then", "Rank now"].map(Column::count));
    columns.extend(then_and_now("Priority"));
    columns.extend(then_and_now("Severity"));
    columns.extend(["Change", "Change from", "Change to"].map(Column::change));
    columns.push(Column::text("Verdict", VERDICT));
    for side in sides(comparisons) {
        columns.extend(then_and_now(side));
    }
    columns.extend(["Gap then", "Gap now"].map(Column::change));
    let mut sheet = Sheet::new(book, "Causes", None, columns)?;
    let mut on_page = 0;
    for comparison in comparisons {
        let rows = comparison.causes.len();
        if on_page + rows > ROWS_A_PAGE {
            sheet.next_page();
            on_page = 0;
        }
        on_page += rows;
        for cause in &comparison.causes {
            sheet.next()?;
            name(&mut sheet, comparison)?;
            row(&mut sheet, comparison, cause)?;
        }
    }
    sheet.finish()
}

fn row(sheet: &mut Sheet, comparison: &Comparison, cause: &Cause) -> Result<(), XlsxError> {
    let tested = &cause.tested;
    sheet.text(cause.title)?;
    for rank in [cause.rank.old, cause.rank.new] {
        sheet.number(rank.map(|rank| rank as f64))?;
    }
    moved(sheet, cause.figures.all)?;
    moved(sheet, tested.severity)?;
    sheet.figures([tested.severity.change, tested.low, tested.high])?;
    sheet.text(words::verdict(comparison, cause))?;
    for side in cause.figures.by_side {
        moved(sheet, side)?;
    }
    moved(sheet, cause.gap)
}

fn in_one_wave(book: &mut Workbook, alone: &[Alone]) -> Result<(), XlsxError> {
    let columns = vec![
        Column::text("Company", SENTENCE),
        Column::text("Only in", WAVE),
        Column::text("Nearest name in the other wave alone", SENTENCE),
    ];
    let mut sheet = Sheet::new(book, alone::HEADING, None, columns)?;
    for alone in alone {
        sheet.next()?;
        sheet.text(alone.company)?;
        sheet.text(alone.wave)?;
        sheet.text(alone.nearest.unwrap_or(""))?;
    }
    sheet.finish()
}

/// What each term of the workbook means, in the order of its sheets.
fn terms(comparisons: &[Comparison]) -> Vec<(String, String)> {
    let first = comparisons.first();
    let made = first.map(|first| {
        format!(
            "{}, by method {} ({}). Both waves are scored on the questions that both asked.",
            first.asked.title, first.method, first.format
        )
    });
    let gap = first.map(|first| {
        let [one, other] = first.sides.map(|side| side.name);
        format!("{one} minus {other}: above 0, the figure of {one} is the higher one.")
    });
    let meanings = MEANINGS.map(|(term, meaning)| (term, Some(meaning.to_owned())));
    let terms = [("Made from", made)].into_iter().chain(meanings);
    let terms = terms.chain([("Gap", gap)]);
    let told = terms.filter_map(|(term, meaning)| Some((term.to_owned(), meaning?)));
    told.collect()
}

const MEANINGS: [(&str, &str); 12] = [
    (
        "Figures",
        "Every answer counts from 0, no conflict, to 100, the most. One decimal is shown; the cells hold four.",
    ),
    (
        "Then, now",
        "In the old wave, and in the new one. A change is always now minus then, so that above 0 it got worse.",
    ),
    (
        "Symptoms, level",
        "How bad it is, from questions of its own, and the level that this figure falls into.",
    ),
    (
        "Priority",
        "Both sides together, by which causes are ranked.",
    ),
    (
        "Severity, change",
        "The average of both sides. Its change is what is tested.",
    ),
    (
        "Change from, to",
        "Where the change lies 9 times in 10, with other such questions and leaders.",
    ),
    ("Really worse, really better", words::REALLY),
    ("Many companies", many::NOTE),
    (
        "Answered differently",
        "The change is large, and one person answered for a side, so that it can't be told from that person's mood.",
    ),
    ("Within noise", "Chance alone may make such a change."),
    (
        "Not tested",
        "Too few answers tell how much answers vary by themselves.",
    ),
    ("Empty cells", "Too few answers for this figure."),
];
