//! What commands read: a questionnaire and answers.

use std::path::Path;
use std::sync::Arc;

use super::outcome::{Failure, unless};
use super::spare::regular_file;
use crate::answers::mapping::{ColumnMapping, Constants};
use crate::answers::records::Keeps;
use crate::answers::selection::Selection;
use crate::diagnostic::{self, Diagnostic, list};
use crate::questionnaire::{self, EMBEDDED, Embedded, Questionnaire};
use crate::reading::{self, Answers, BLOCK_SIZE, Input, Reading, SheetChoice, Texts};
use crate::source::{Found, Source, load_file, path_of};

/// Which questionnaire to use.
#[derive(Debug, clap::Args)]
pub(super) struct QuestionnaireArg {
    /// The questionnaire: a file, or the id of a built-in one, as in pulse or pulse@1.0 [default: what the answers name]
    #[arg(short, long, value_name = "FILE|ID")]
    questionnaire: Option<String>,
}

/// What stands in the help above how tables are read.
pub(super) const TABLES: &str = "Tables (CSV files and workbooks)";

/// How tables are read, which CSV files are, and the sheets of workbooks.
#[derive(Debug, Default, clap::Args)]
pub(super) struct CsvArgs {
    /// A map that tells what the columns of tables hold
    #[arg(long, value_name = "FILE", help_heading = TABLES)]
    columns: Option<String>,
    /// The side that answered, for tables without a column for it
    #[arg(long, value_name = "SIDE", help_heading = TABLES)]
    side: Option<String>,
    /// The sheet of a workbook that holds the answers [default: the one with most headings that are known]
    #[arg(long, value_name = "NAME", help_heading = TABLES)]
    sheet: Option<String>,
}

impl QuestionnaireArg {
    /// The questionnaire as it was asked for.
    pub(super) fn given(&self) -> Option<&str> {
        self.questionnaire.as_deref()
    }

    /// Whether the questionnaire is named, and not told by the answers.
    pub(super) fn is_named(&self) -> bool {
        self.given().is_some()
    }

    /// The questionnaire's file, where it isn't a built-in one.
    pub(super) fn file(&self) -> Option<&str> {
        let is_file = |name: &&str| questionnaire::embedded(name).is_none();
        self.given().filter(is_file)
    }

    /// The questionnaire that was asked for, else the one that the answers name.
    pub(super) fn choose(
        &self,
        inputs: &[Input],
        mapping: &ColumnMapping,
        selection: &Selection,
    ) -> Result<Questionnaire, Failure> {
        let chosen = self.read();
        let chosen = chosen.unwrap_or_else(|| reading::choose(inputs, mapping, selection))?;
        unless(mapping.problems(&chosen), chosen)
    }

    pub(super) fn read(&self) -> Option<Result<Questionnaire, Failure>> {
        self.questionnaire.as_deref().map(read_questionnaire)
    }
}

impl CsvArgs {
    /// Nothing but which sheet of a workbook is read.
    pub(super) fn of_sheet(sheet: Option<&String>) -> Self {
        Self {
            sheet: sheet.cloned(),
            ..Self::default()
        }
    }

    pub(super) fn map(&self) -> Option<&str> {
        self.columns.as_deref()
    }

    /// Opens what is packed, and reads what can't be read again.
    pub(super) fn texts(
        &self,
        found: &Found,
        asked: &QuestionnaireArg,
        mapping: &ColumnMapping,
    ) -> Result<Texts, Failure> {
        let choice = SheetChoice {
            name: self.sheet.as_deref(),
            questionnaire: asked.file().and_then(|file| read_questionnaire(file).ok()),
            mapping,
        };
        Texts::read(found, &choice)
    }

    /// What is told beside the answer files: what the command line says goes before what a map says.
    pub(super) fn mapping(
        &self,
        company: Option<&String>,
        wave: Option<&String>,
    ) -> Result<ColumnMapping, Failure> {
        let map = match &self.columns {
            Some(path) => ColumnMapping::read(&load(path, "a map of columns")?)?,
            None => ColumnMapping::default(),
        };
        let name = |given: Option<&String>, mapped: Option<String>| {
            let given = given.map(|name| name.trim().to_owned());
            given.filter(|name| !name.is_empty()).or(mapped)
        };
        let mapped = map.constants;
        Ok(ColumnMapping {
            constants: Constants {
                company: name(company, mapped.company),
                side: name(self.side.as_ref(), mapped.side),
                wave: name(wave, mapped.wave),
            },
            ..map
        })
    }
}

/// Loads a file that is no answer file; `what` names it in messages.
pub(super) fn load(path: &str, what: &str) -> Result<Arc<Source>, Failure> {
    if path_of(path).is_dir() {
        let problem = format!("{what} is a file, and this is a folder");
        return Err(vec![Diagnostic::error("unreadable", problem).in_file(path)]);
    }
    load_file(path).map_err(|problem| vec![*problem])
}

/// What answers are read from, and which of them are asked for.
pub(super) struct AnswerInputs {
    pub(super) found: Found,
    pub(super) selection: Selection,
    pub(super) mapping: ColumnMapping,
    texts: Texts,
}

impl AnswerInputs {
    pub(super) fn open(
        mut found: Found,
        asked: &QuestionnaireArg,
        csv: &CsvArgs,
        company: Option<&String>,
        wave: Option<&String>,
    ) -> Result<Self, Failure> {
        let mapping = csv.mapping(company, wave)?;
        pass_by(&mut found.files, csv.map());
        let mut texts = csv.texts(&found, asked, &mapping)?;
        found.diagnostics.append(&mut texts.told);
        Ok(Self {
            mapping,
            texts,
            found,
            selection: Selection::new(company, wave),
        })
    }

    /// Takes what is read for a part of a text that holds a JSON record a line.
    pub(super) fn take_as_part(&mut self) -> Result<(), Failure> {
        self.texts.take_as_lines()
    }

    pub(super) fn all(&self) -> Vec<Input<'_>> {
        Input::of(&self.found.files, &self.texts)
    }

    /// The questionnaire that was asked for, else the one that these answers name.
    pub(super) fn questionnaire(&self, asked: &QuestionnaireArg) -> Result<Questionnaire, Failure> {
        asked.choose(&self.all(), &self.mapping, &self.selection)
    }

    pub(super) fn read<'q>(&'q self, questionnaire: &'q Questionnaire) -> Answers<'q> {
        self.read_with(questionnaire, Keeps::Of(self.selection.clone()))
    }

    /// The same without what was said beside the answers to scale questions.
    pub(super) fn read_scales<'q>(&'q self, questionnaire: &'q Questionnaire) -> Answers<'q> {
        self.read_with(questionnaire, Keeps::Nothing)
    }

    fn read_with<'q>(&'q self, questionnaire: &'q Questionnaire, keeps: Keeps) -> Answers<'q> {
        let reading = reading(questionnaire, &self.mapping, keeps);
        let mut answers = reading.read(&self.all(), &self.selection);
        answers.closed = self.closed();
        answers
    }

    /// How many files, folders and links couldn't be opened.
    pub(super) fn closed(&self) -> usize {
        let problems = self.found.diagnostics.iter();
        let closed = problems.filter(|it| it.is_error() && it.code != "no-files");
        closed.count()
    }
}

/// Takes the map that is in use from among the answers, where it lies in their folder.
pub(super) fn pass_by(files: &mut Vec<String>, map: Option<&str>) {
    let Some(map) = map.and_then(regular_file) else {
        return;
    };
    let is_answers = |file: &String| regular_file(file).is_none_or(|file| file != map);
    if files.iter().any(is_answers) {
        files.retain(is_answers);
    }
}

/// Reads answers with all that was said.
pub(super) fn read<'q>(
    inputs: &[Input],
    questionnaire: &'q Questionnaire,
    mapping: &'q ColumnMapping,
    selection: &Selection,
) -> Answers<'q> {
    let keeps = Keeps::Of(selection.clone());
    reading(questionnaire, mapping, keeps).read(inputs, selection)
}

/// How answers are read where nobody is told how far that has come.
pub(super) fn reading<'q>(
    questionnaire: &'q Questionnaire,
    mapping: &'q ColumnMapping,
    keeps: Keeps,
) -> Reading<'q> {
    Reading {
        questionnaire,
        mapping,
        keeps,
        block_size: BLOCK_SIZE,
        progress: &|_| (),
    }
}

/// A questionnaire by the id of a built-in one, or from a file.
pub(super) fn read_questionnaire(name: &str) -> Result<Questionnaire, Failure> {
    if let Some(embedded) = questionnaire::embedded(name) {
        return embedded.read();
    }
    let id = name.split_once('@').map(|(id, _)| id);
    let is_built_in = id.is_some_and(|id| questionnaire::embedded(id).is_some());
    let looks_like_a_file = name == "-" || name.contains(['/', '\\', '.']) && !is_built_in;
    if !looks_like_a_file && !Path::new(name).exists() {
        let what = "built-in questionnaire and no file";
        return Err(vec![unknown_questionnaire(what, name)]);
    }
    questionnaire::read(&load(name, "a questionnaire")?)
}

/// Says that there is no such questionnaire.
pub(super) fn unknown_questionnaire(what: &str, name: &str) -> Diagnostic {
    let names = EMBEDDED.map(Embedded::name);
    let mut known = questionnaire::ids();
    known.extend(names.iter().map(String::as_str));
    let message = format!("there is no {what} `{name}`");
    Diagnostic::error("unknown-questionnaire", message)
        .help(format!("built in are {}", list::and(&known)))
        .suggest(name, &known)
}

pub(super) fn no_such_side(questionnaire: &Questionnaire, side: &str) -> Diagnostic {
    let message = format!("there is no side `{side}` in {}", questionnaire.id);
    let expected = format!("expected {}", list::or(questionnaire.party_ids()));
    Diagnostic::error("unknown-side", message).help(expected)
}

/// What to know or look at, where the companies that were asked for have no mistakes; else all that is wrong.
pub(super) fn sound(found: &[Diagnostic], answers: &Answers) -> Result<Vec<Diagnostic>, Failure> {
    let diagnostics = told(found, answers);
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Err(diagnostics);
    }
    Ok(diagnostics)
}

/// What to know of the answers, and the mistakes of the companies that were asked for.
pub(super) fn told(found: &[Diagnostic], answers: &Answers) -> Vec<Diagnostic> {
    let mut diagnostics = found.to_vec();
    diagnostics.extend(answers.remarks.iter().cloned());
    diagnostics.extend(answers.mistakes());
    diagnostic::sort(&mut diagnostics);
    if diagnostics.iter().any(Diagnostic::is_error) {
        return diagnostics;
    }
    diagnostics.extend(elsewhere(answers));
    diagnostics
}

/// That records have mistakes which nobody asked for; none where there are none.
pub(super) fn elsewhere(answers: &Answers) -> Option<Diagnostic> {
    let elsewhere = answers.mistakes_elsewhere();
    let records = list::count(elsewhere, "record or file", "records or files");
    let message = format!("left unread for its mistakes: {records} of other companies or waves");
    let note = Diagnostic::note("mistakes-elsewhere", message);
    (elsewhere > 0).then(|| note.help("`detente check` tells them all"))
}

/// Lists companies that have mistakes, under a heading.
pub(super) fn failures(
    heading: &str,
    answers: &Answers,
    is_listed: impl Fn(usize) -> bool,
) -> String {
    let listed = answers.failures.iter().filter(|(at, _)| is_listed(**at));
    let lines = listed.map(|(company, mistakes)| {
        let records = list::count(*mistakes, "record or file has", "records or files have");
        format!(
            "  {}: {records} mistakes\n",
            answers.companies.title(*company)
        )
    });
    let lines = list::any_joined(lines, "");
    lines.map_or(String::new(), |lines| format!("{heading}:\n{lines}"))
}
