//! Files of answers, one each.

use std::borrow::Cow;
use std::sync::LazyLock;

use detente::answers::mapping::ColumnMapping;
use detente::answers::records::Keeps;
use detente::answers::selection::Selection;
use detente::answers::{Record, write};
use detente::diagnosis::diagnose;
use detente::diagnostic::Diagnostic;
use detente::portfolio::{Choice, Portfolio};
use detente::questionnaire::{EMBEDDED, Questionnaire};
use detente::reading::{self, Answers, BLOCK_SIZE, Input, Reading};
use detente::report::{self, Format, Layout};

use super::{draw, packed};

/// So many companies of a file are reported on, which is enough to meet what differs between them.
const REPORTED: usize = 3;

/// YAML, and JSON, which is YAML as well.
pub fn documents(bytes: &[u8]) {
    all_that_is_told(&[Input::Text("answers.yaml", bytes)]);
}

/// NDJSON.
pub fn lines(bytes: &[u8]) {
    all_that_is_told(&[Input::Text("answers.ndjson", bytes)]);
}

/// CSV.
pub fn table(bytes: &[u8]) {
    all_that_is_told(&[Input::Text("answers.csv", bytes)]);
}

/// A workbook or an archive, as [`packed::pack`] makes it.
pub fn workbook(bytes: &[u8]) {
    let told = packed::with_inputs(&packed::pack(bytes), |inputs, told| {
        all_that_is_told(inputs);
        draw(told)
    });
    drop(told);
}

/// Reads answers with all that was said.
pub fn read<'q>(
    inputs: &[Input],
    questionnaire: &'q Questionnaire,
    mapping: &'q ColumnMapping,
    selection: &Selection,
    block_size: usize,
) -> Answers<'q> {
    let reading = Reading {
        questionnaire,
        mapping,
        keeps: Keeps::Of(selection.clone()),
        block_size,
        progress: &|_| (),
    };
    reading.read(inputs, selection)
}

/// The questionnaire that answers are read with: the one that they name, where they may name one, else the default one.
/// To look for another takes longer than all that comes after.
pub fn questionnaire(
    inputs: &[Input],
    mapping: &ColumnMapping,
) -> Result<Cow<'static, Questionnaire>, Vec<Diagnostic>> {
    let may_name = |input: &Input| match input {
        Input::File(_) => true,
        Input::Text(_, bytes) | Input::Sheet(_, bytes, _) | Input::Lines(_, bytes) => {
            holds(bytes, b"questionnaire")
        }
    };
    if inputs.iter().any(may_name) {
        return reading::choose(inputs, mapping, &Selection::default()).map(Cow::Owned);
    }
    Ok(Cow::Borrowed(&DEFAULT))
}

/// The questionnaire of most answers.
pub static DEFAULT: LazyLock<Questionnaire> = LazyLock::new(|| EMBEDDED[0].read().expect("valid"));

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|part| part == word)
}

/// Reads answers, tells what is wrong with them, and reports on them in every format.
pub fn all_that_is_told(inputs: &[Input]) {
    let mapping = ColumnMapping::default();
    match questionnaire(inputs, &mapping) {
        Ok(questionnaire) => told_of(inputs, &questionnaire, &mapping),
        Err(problems) => drop(draw(&problems)),
    }
}

/// The same with a questionnaire and a map.
pub fn told_of(inputs: &[Input], questionnaire: &Questionnaire, mapping: &ColumnMapping) {
    let everyone = Selection::default();
    let answers = read(inputs, questionnaire, mapping, &everyone, BLOCK_SIZE);
    draw(&answers.all_mistakes());
    draw(&answers.remarks);
    let portfolio = Portfolio::new(questionnaire, &answers, Choice::default());
    for company in portfolio.companies.iter().take(REPORTED) {
        let diagnosis = diagnose(questionnaire, &answers.companies.company(company.at));
        for format in [Format::Text, Format::Html, Format::Csv] {
            report::render(&diagnosis, format, Layout::default());
        }
    }
    for record in answers.records().iter().take(REPORTED) {
        comes_back(record, questionnaire);
    }
}

/// A record that was read, written and read again is the same.
fn comes_back(record: &Record, questionnaire: &Questionnaire) {
    let written = write(record, questionnaire);
    let input = Input::Text("written.yaml", written.as_bytes());
    let (again, told) = reading::records(&[input], questionnaire);
    assert_eq!(
        format!("{again:?}"),
        format!("{:?}", [record]),
        "{written}{}",
        draw(&told)
    );
}
