//! A portfolio as a workbook: a row a company, a row a company and cause, a row a company and question, and how to read
//! them.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::method;
use super::sentences::{self as say, notes};
use crate::diagnostic::list;
use crate::portfolio::{Portfolio, ScoredCompany};
use crate::questionnaire::Party;
use crate::report::asked;
use crate::report::sentences::plain_reading;
use crate::report::workbook::{self, Column, MOST_ROWS, Sheet};
use crate::score::{self, CauseScore};

/// The widths of texts, in characters.
const NAME: usize = 26;
const WAVE: usize = 10;
const LEVEL: usize = 16;
const CAUSE: usize = 25;
const NOTES: usize = 38;
const QUESTION: usize = 75;
const ANSWERS: usize = 30;

/// So many rows of causes go on a page.
const ROWS_A_PAGE: usize = 40;

/// Renders the workbook's bytes. It fails where there are more rows than a sheet can hold.
pub fn render(portfolio: &Portfolio) -> Result<Vec<u8>, XlsxError> {
    let mut book = workbook::new()?;
    companies(&mut book, portfolio)?;
    causes(&mut book, portfolio)?;
    questions(&mut book, portfolio)?;
    awaited(&mut book, portfolio)?;
    workbook::method(&mut book, &method::terms(portfolio))?;
    workbook::bytes(&mut book)
}

fn name(
    sheet: &mut Sheet,
    portfolio: &Portfolio,
    company: &ScoredCompany,
) -> Result<(), XlsxError> {
    let (name, wave) = portfolio.name(company);
    sheet.text(name)?;
    sheet.text(wave.unwrap_or(""))
}

fn named() -> [Column; 2] {
    [Column::text("Company", NAME), Column::text("Wave", WAVE)]
}

fn companies(book: &mut Workbook, portfolio: &Portfolio) -> Result<(), XlsxError> {
    let questionnaire = portfolio.questionnaire;
    let mut columns: Vec<Column> = named().into();
    columns.extend([Column::shaded("Symptoms"), Column::text("Level", LEVEL)]);
    let causes = questionnaire.causes.iter();
    columns.extend(causes.map(|cause| Column::shaded(&cause.title)));
    columns.extend([
        Column::text("Leading cause", CAUSE),
        Column::figure("Margin"),
    ]);
    columns.extend(sure(portfolio));
    let people = |party: &Party| Column::count(format!("People of {}", party.name));
    columns.extend(questionnaire.parties().map(|(_, party)| people(party)));
    columns.push(Column::text("Notes", NOTES));
    let mut sheet = Sheet::new(book, "Portfolio", Some(&above(portfolio)), columns)?;
    for company in portfolio.shown() {
        sheet.next()?;
        name(&mut sheet, portfolio, company)?;
        let symptoms = company.score.symptoms_priority();
        sheet.figure(symptoms)?;
        sheet.text(symptoms.map_or("", |figure| &portfolio.band(figure).title))?;
        sheet.figures(company.score.causes.iter().map(CauseScore::priority))?;
        let leading = company.score.leading();
        let leading = leading.map(|at| &questionnaire.causes[at].title);
        sheet.text(&list::joined(leading, "; "))?;
        sheet.figure(company.score.margin())?;
        if portfolio.has_confidence {
            let leading = company.score.leading().next();
            first(&mut sheet, company, leading)?;
        }
        for (role, _) in questionnaire.parties() {
            let people = company.score.respondents[role.index()];
            sheet.number(Some(f64::from(people)))?;
        }
        sheet.text(&notes(portfolio, company).join(" "))?;
    }
    sheet.finish()
}

/// The column of how surely a cause comes first, where that was asked for.
fn sure(portfolio: &Portfolio) -> Option<Column> {
    let is_asked_for = portfolio.has_confidence;
    is_asked_for.then(|| Column::count("Sure, %"))
}

fn first(
    sheet: &mut Sheet,
    company: &ScoredCompany,
    cause: Option<usize>,
) -> Result<(), XlsxError> {
    let first = cause.and_then(|at| *company.first.get(at)?);
    sheet.number(first.map(|share| 100.0 * share.get()))
}

/// What stands above the companies: whose they are, how many failed, and how many are not shown.
fn above(portfolio: &Portfolio) -> String {
    let mut sentences = vec![format!("{}.", say::title(portfolio)), say::about(portfolio)];
    sentences.extend(say::apart(portfolio));
    sentences.extend(say::excluded(portfolio));
    sentences.extend(say::hidden(portfolio));
    sentences.join(" ")
}

fn causes(book: &mut Workbook, portfolio: &Portfolio) -> Result<(), XlsxError> {
    let questionnaire = portfolio.questionnaire;
    let mut columns: Vec<Column> = named().into();
    columns.extend([
        Column::text("Cause", CAUSE),
        Column::count("Rank"),
        Column::shaded("Priority"),
        Column::shaded("Severity"),
    ]);
    let sides = questionnaire.sides.iter();
    columns.extend(sides.map(|side| Column::shaded(&side.name)));
    columns.extend([Column::change("Gap"), Column::text("Reading", CAUSE)]);
    columns.extend(sure(portfolio));
    if portfolio.norms.is_some() {
        columns.extend([
            Column::figure("Portfolio mean"),
            Column::change("Difference"),
            Column::figure("Percentile"),
        ]);
    }
    let mut sheet = Sheet::new(book, "Causes", None, columns)?;
    let each_page = (ROWS_A_PAGE / questionnaire.causes.len().max(1)).max(1);
    for (at, company) in portfolio.shown().iter().enumerate() {
        if at % each_page == 0 {
            sheet.next_page();
        }
        causes_of(&mut sheet, portfolio, company)?;
    }
    sheet.finish()
}

fn causes_of(
    sheet: &mut Sheet,
    portfolio: &Portfolio,
    company: &ScoredCompany,
) -> Result<(), XlsxError> {
    for (at, cause) in company.score.causes.iter().enumerate() {
        sheet.next()?;
        name(sheet, portfolio, company)?;
        sheet.text(&portfolio.questionnaire.causes[at].title)?;
        sheet.number(cause.rank.map(f64::from))?;
        sheet.figures([cause.priority(), score::average(cause.sides)])?;
        sheet.figures(cause.sides)?;
        sheet.figure(score::gap(cause.sides))?;
        sheet.text(plain_reading(cause.reading))?;
        if portfolio.has_confidence {
            first(sheet, company, Some(at))?;
        }
        if let Some(norms) = &portfolio.norms {
            let place = norms.place(at, cause.comparable());
            sheet.figure(norms.mean(at))?;
            sheet.figure(place.map(|place| place.difference))?;
            sheet.figure(place.and_then(|place| place.percentile))?;
        }
    }
    Ok(())
}

fn questions(book: &mut Workbook, portfolio: &Portfolio) -> Result<(), XlsxError> {
    let sides = || portfolio.questionnaire.sides.iter();
    let mut columns: Vec<Column> = named().into();
    columns.extend([
        Column::text("Part", CAUSE),
        Column::text("Question", QUESTION),
    ]);
    columns.extend(sides().map(|side| Column::shaded(&side.name)));
    columns.push(Column::change("Gap"));
    columns.extend(sides().map(|side| Column::text(format!("{} answered", side.name), ANSWERS)));
    let mut sheet = Sheet::new(book, "Questions", None, columns)?;
    for company in portfolio.shown() {
        sheet.next_page();
        questions_of(&mut sheet, portfolio, company)?;
    }
    sheet.finish()
}

fn questions_of(
    sheet: &mut Sheet,
    portfolio: &Portfolio,
    company: &ScoredCompany,
) -> Result<(), XlsxError> {
    portfolio.with_diagnosis(company, false, |diagnosis| {
        let causes = diagnosis.causes.iter();
        let causes = causes.map(|cause| (cause.title, &cause.questions));
        let title = portfolio.questionnaire.symptoms.title.as_str();
        let parts = causes.chain([(title, &diagnosis.symptoms.questions)]);
        let asked = parts.flat_map(|(part, asked)| asked.iter().map(move |it| (part, it)));
        for (part, question) in asked {
            sheet.next()?;
            name(sheet, portfolio, company)?;
            sheet.text(part)?;
            sheet.text(&question.text)?;
            let [a, b] = question.sides.pair();
            sheet.figures([a, b, question.gap])?;
            for (_, words) in asked::sides(diagnosis, question) {
                sheet.text(&words)?;
            }
        }
        Ok(())
    })
}

/// Whose answers are missing; no sheet where none are, or it isn't told how many were asked.
fn awaited(book: &mut Workbook, portfolio: &Portfolio) -> Result<(), XlsxError> {
    let (awaited, _) = portfolio.awaited();
    if awaited.is_empty() {
        return Ok(());
    }
    let mut columns: Vec<Column> = named().into();
    for (_, party) in portfolio.questionnaire.parties() {
        let name = &party.name;
        columns.extend([
            Column::count(format!("{name} answered")),
            Column::count(format!("{name} invited")),
        ]);
    }
    columns.push(Column::count("Missing"));
    let mut sheet = Sheet::new(book, method::AWAITED, None, columns)?;
    for company in awaited {
        sheet.next()?;
        sheet.text(company.name)?;
        sheet.text(company.wave.unwrap_or(""))?;
        for (role, _) in portfolio.questionnaire.parties() {
            let turnout = company.turnout[role.index()];
            sheet.number(turnout.map(|turnout| turnout.answered as f64))?;
            sheet.number(turnout.map(|turnout| turnout.invited as f64))?;
        }
        sheet.number(Some(company.count() as f64))?;
    }
    sheet.finish()
}

/// Whether the companies fit into a workbook.
pub fn fits(portfolio: &Portfolio) -> bool {
    let questions = portfolio.questionnaire.count_scored();
    portfolio.shown * questions.max(1) < MOST_ROWS
}
