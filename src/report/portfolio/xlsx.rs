//! A portfolio as a workbook: the companies with a colour scale, a row a company and cause, a row a
//! company and question.

use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::sentences::{self as say, notes};
use crate::portfolio::Portfolio;
use crate::portfolio::ScoredCompany;
use crate::questionnaire::{Party, Role};
use crate::report::asked;
use crate::sanitise::visible;
use crate::score::{self, Classification, Points};

/// The most rows of a sheet.
const MOST_ROWS: usize = 1_048_576;

/// Renders the workbook's bytes. It fails where there are more rows than a sheet can hold.
pub fn render(portfolio: &Portfolio) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same answers give the same bytes, so the workbook has no date of today.
    let created = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&created));
    companies(book.add_worksheet(), portfolio)?;
    causes(book.add_worksheet(), portfolio)?;
    questions(book.add_worksheet(), portfolio)?;
    book.save_to_buffer()
}

/// Rows of cells under a heading that stays in sight.
struct SheetRows<'w> {
    sheet: &'w mut Worksheet,
    row: u32,
    column: u16,
}

impl<'w> SheetRows<'w> {
    /// Rows from this one on, which is the heading's.
    fn new(
        sheet: &'w mut Worksheet,
        name: &str,
        row: u32,
        heads: &[String],
    ) -> Result<Self, XlsxError> {
        let bold = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top);
        sheet.set_name(name)?.set_freeze_panes(row + 1, 1)?;
        for (column, head) in (0..).zip(heads) {
            sheet.write_string_with_format(row, column, visible(head), &bold)?;
        }
        sheet.set_column_width(0, 30)?;
        Ok(Self {
            sheet,
            row,
            column: 0,
        })
    }

    fn next(&mut self) {
        self.row += 1;
        self.column = 0;
    }

    /// Text is written as text, so that nothing in it is taken for a formula.
    fn text(&mut self, text: &str) -> Result<(), XlsxError> {
        if !text.is_empty() {
            self.sheet
                .write_string(self.row, self.column, visible(text))?;
        }
        self.column += 1;
        Ok(())
    }

    /// A figure with four decimals; nothing where it can't be had.
    fn figure(&mut self, figure: Option<Points>) -> Result<(), XlsxError> {
        self.number(figure.map(Points::to_json))
    }

    fn number(&mut self, number: Option<f64>) -> Result<(), XlsxError> {
        if let Some(number) = number {
            self.sheet.write_number(self.row, self.column, number)?;
        }
        self.column += 1;
        Ok(())
    }

    fn name(&mut self, portfolio: &Portfolio, company: &ScoredCompany) -> Result<(), XlsxError> {
        let (name, wave) = portfolio.name(company);
        self.text(name)?;
        self.text(wave.unwrap_or(""))
    }
}

fn companies(sheet: &mut Worksheet, portfolio: &Portfolio) -> Result<(), XlsxError> {
    let questionnaire = portfolio.questionnaire;
    let mut heads: Vec<String> = ["Company", "Wave", "Symptoms", "Band"]
        .map(str::to_owned)
        .into();
    heads.extend(questionnaire.causes.iter().map(|cause| cause.title.clone()));
    heads.extend(["Leading cause", "Margin"].map(str::to_owned));
    heads.extend(
        questionnaire
            .parties()
            .map(|(_, party)| format!("Respondents of {}", party.name)),
    );
    heads.push("Notes".to_owned());
    let mut rows = SheetRows::new(sheet, "Portfolio", 1, &heads)?;
    rows.sheet.write_string(0, 0, visible(&above(portfolio)))?;
    for company in portfolio.shown() {
        rows.next();
        rows.name(portfolio, company)?;
        let symptoms = company.score.symptoms_priority();
        rows.figure(symptoms)?;
        rows.text(symptoms.map_or("", |figure| &portfolio.band(figure).title))?;
        for cause in &company.score.causes {
            rows.figure(cause.priority())?;
        }
        let leading: Vec<&str> = company
            .score
            .leading()
            .iter()
            .map(|at| questionnaire.causes[*at].title.as_str())
            .collect();
        rows.text(&leading.join("; "))?;
        rows.figure(company.score.margin())?;
        for (role, _) in questionnaire.parties() {
            rows.number(Some(f64::from(company.score.respondents[role.index()])))?;
        }
        rows.text(&notes(portfolio, company).join(" "))?;
    }
    let last = rows.row;
    if portfolio.shown > 0 {
        let scale = ConditionalFormat3ColorScale::new()
            .set_minimum(rust_xlsxwriter::ConditionalFormatType::Number, 0)
            .set_midpoint(rust_xlsxwriter::ConditionalFormatType::Number, 50)
            .set_maximum(rust_xlsxwriter::ConditionalFormatType::Number, 100)
            .set_minimum_color("FFFFFF")
            .set_midpoint_color("FCE4D6")
            .set_maximum_color("E07B54");
        let causes = u16::try_from(questionnaire.causes.len()).unwrap_or(u16::MAX);
        sheet.add_conditional_format(2, 2, last, 2, &scale)?;
        sheet.add_conditional_format(2, 4, last, 3 + causes, &scale)?;
    }
    Ok(())
}

/// What stands above the companies: whose they are, how many failed, and how many are not shown.
fn above(portfolio: &Portfolio) -> String {
    let mut sentences = vec![format!("{}.", say::title(portfolio)), say::about(portfolio)];
    sentences.extend(say::apart(portfolio));
    sentences.extend(say::hidden(portfolio));
    sentences.join(" ")
}

fn causes(sheet: &mut Worksheet, portfolio: &Portfolio) -> Result<(), XlsxError> {
    let questionnaire = portfolio.questionnaire;
    let mut heads: Vec<String> = ["Company", "Wave", "Cause", "Rank", "Priority", "Severity"]
        .map(str::to_owned)
        .into();
    heads.extend(questionnaire.sides.iter().map(|side| side.name.clone()));
    heads.extend(["Gap", "Reading"].map(str::to_owned));
    if portfolio.norms.is_some() {
        heads.extend(["Portfolio mean", "Difference", "Percentile"].map(str::to_owned));
    }
    let mut rows = SheetRows::new(sheet, "Causes", 0, &heads)?;
    for company in portfolio.shown() {
        for (at, cause) in company.score.causes.iter().enumerate() {
            rows.next();
            rows.name(portfolio, company)?;
            rows.text(&questionnaire.causes[at].title)?;
            rows.number(cause.rank.map(f64::from))?;
            rows.figure(cause.priority())?;
            rows.figure(score::average(cause.sides))?;
            for role in Role::SIDES {
                rows.figure(cause.sides[role.index()])?;
            }
            rows.figure(score::gap(cause.sides))?;
            rows.text(cause.reading.map_or("", Classification::id))?;
            if let Some(norms) = &portfolio.norms {
                let place = norms.place(at, cause.comparable());
                rows.figure(norms.mean(at))?;
                rows.figure(place.map(|place| place.difference))?;
                rows.figure(place.map(|place| place.percentile))?;
            }
        }
    }
    Ok(())
}

fn questions(sheet: &mut Worksheet, portfolio: &Portfolio) -> Result<(), XlsxError> {
    let questionnaire = portfolio.questionnaire;
    let mut heads: Vec<String> = ["Company", "Wave", "Part", "Question", "Text"]
        .map(str::to_owned)
        .into();
    heads.extend(questionnaire.sides.iter().map(|side| side.name.clone()));
    heads.push("Gap".to_owned());
    let answered = |side: &Party| format!("{} answered", side.name);
    heads.extend(questionnaire.sides.iter().map(answered));
    let mut rows = SheetRows::new(sheet, "Questions", 0, &heads)?;
    for company in portfolio.shown() {
        portfolio.with_diagnosis(company, false, |diagnosis| {
            let causes = diagnosis.causes.iter();
            let causes = causes.flat_map(|cause| {
                cause
                    .questions
                    .iter()
                    .map(|question| (cause.title, question))
            });
            let symptoms = diagnosis.symptoms.questions.iter();
            let symptoms =
                symptoms.map(|question| (questionnaire.symptoms.title.as_str(), question));
            for (part, question) in causes.chain(symptoms) {
                rows.next();
                rows.name(portfolio, company)?;
                rows.text(part)?;
                rows.text(question.id)?;
                rows.text(&question.text)?;
                for side in question.sides.pair() {
                    rows.figure(side)?;
                }
                rows.figure(question.gap)?;
                for (_, words) in asked::sides(diagnosis, question) {
                    rows.text(&words)?;
                }
            }
            Ok::<(), XlsxError>(())
        })?;
    }
    Ok(())
}

/// Whether the companies fit into a workbook.
pub fn fits(portfolio: &Portfolio) -> bool {
    let questions = portfolio.questionnaire.count_scored();
    portfolio.shown * questions.max(1) < MOST_ROWS
}
