//! `detente check`: validates questionnaires and answer files.

use super::inputs::{CsvArgs, QuestionnaireArg};
use super::output::Console;
use super::{Failure, Outcome};
use crate::answers::{self, Documents, Given, Record};
use crate::diagnostic::{self, Diagnostic, list};
use crate::questionnaire::{self, Questionnaire};
use crate::sanitise::visible;
use crate::source::load;

/// Find every mistake in questionnaires and answer files
///
/// Tells what each file holds. Exits with 2 where a file has mistakes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Questionnaires, answer files, folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
    /// The company, for CSV files without a column for it
    #[arg(long, value_name = "NAME", help_heading = "CSV files")]
    company: Option<String>,
    /// The wave, for CSV files without a column for it
    #[arg(long, value_name = "WAVE", help_heading = "CSV files")]
    wave: Option<String>,
    #[command(flatten)]
    csv: CsvArgs,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let given = args.csv.given(args.company.as_ref(), args.wave.as_ref())?;
    let loaded = load(&args.paths);
    let mut diagnostics = loaded.diagnostics;
    let documents = answers::parse_all(&loaded.sources, &mut diagnostics);
    let (questionnaires, others): (Vec<Documents>, Vec<Documents>) =
        documents.into_iter().partition(Documents::is_questionnaire);
    let mut summary = String::new();
    for file in &questionnaires {
        let source = file.source();
        match questionnaire::read(source) {
            Ok(questionnaire) => {
                summary += &format!("{}: {}\n", visible(&source.name), about(&questionnaire));
            }
            Err(problems) => diagnostics.extend(problems),
        }
    }
    if questionnaires.len() < loaded.sources.len() {
        summary += &check_answers(&others, args, &given, &mut diagnostics);
    }
    diagnostic::sort(&mut diagnostics);
    console.print(&summary)?;
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Err(diagnostics);
    }
    console.emit(&diagnostics);
    Ok(Outcome::Done)
}

fn about(questionnaire: &Questionnaire) -> String {
    format!(
        "questionnaire {} version {}, {}, {}, {}",
        questionnaire.id,
        visible(&questionnaire.version),
        list::count(questionnaire.causes.len(), "cause", "causes"),
        list::count(
            questionnaire.scale_questions.len(),
            "scale question",
            "scale questions"
        ),
        list::count(questionnaire.ranking_questions.len(), "ranking", "rankings")
    )
}

fn check_answers(
    documents: &[Documents],
    args: &Args,
    given: &Given,
    diagnostics: &mut Vec<Diagnostic>,
) -> String {
    let questionnaire = match args
        .questionnaire
        .read()
        .unwrap_or_else(|| answers::pick(documents))
    {
        Ok(questionnaire) => questionnaire,
        Err(problems) => {
            diagnostics.extend(problems);
            return String::new();
        }
    };
    let answers = answers::read_given(documents, &questionnaire, given);
    let broken: Vec<&str> = answers
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.is_error())
        .filter_map(|diagnostic| diagnostic.place.as_ref())
        .map(diagnostic::Place::name)
        .collect();
    let sound = answers
        .records
        .iter()
        .filter(|record| !broken.contains(&record.origin.0.name.as_str()));
    let lines: String = sound
        .map(|record| describe(record, &questionnaire))
        .collect();
    diagnostics.extend(answers.diagnostics);
    lines
}

fn describe(record: &Record, questionnaire: &Questionnaire) -> String {
    let asked = |is_asked: bool| usize::from(is_asked);
    let scale: usize = questionnaire
        .scale_questions
        .iter()
        .map(|question| asked(question.wording.is_asked(record.role)))
        .sum();
    let rankings: usize = questionnaire
        .ranking_questions
        .iter()
        .map(|question| asked(question.wording.is_asked(record.role)))
        .sum();
    let answered = record.answered();
    let side = questionnaire
        .party(record.role)
        .map_or(String::new(), |party| visible(&party.name));
    let wave = record
        .wave
        .as_ref()
        .map_or(String::new(), |wave| format!(", {}", visible(wave)));
    format!(
        "{}: {}{wave}, {side}: {answered} of {} questions answered\n",
        visible(&record.origin.0.name),
        visible(&record.company),
        scale + rankings
    )
}
