//! `detente norms`: what the figures of many companies are, to hold others against.

use std::collections::BTreeMap;

use super::inputs::{self, AnswerInputs, CsvArgs, QuestionnaireArg};
use super::output::{self, Console};
use super::screening::ExcludeArgs;
use super::{Failure, Outcome};
use crate::cli::path;
use crate::cli::spare;
use crate::diagnostic::{Diagnostic, list};
use crate::norms::{FEWEST, FORMAT, KeptNorms, Known, MostOf};
use crate::questionnaire::Questionnaire;
use crate::reading::Answers;
use crate::score::{Part, Row, Rows, Scorer};
use crate::source::find;

/// What the figures of many companies are, to hold others against
///
/// Reads the answers of ten companies or more, and writes how their figures are spread: of each cause, of
/// the symptoms and of each question. No company stands in it by name or with a figure of its own. `detente
/// report --norms=FILE` holds a company against it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente norms clients/ -o norms.json
  detente norms clients/ --wave 2026-Q4 -o norms.json
  detente report acme/ --norms=norms.json
  detente batch clients/ --norms=norms.json --out reports")]
pub(super) struct Args {
    /// Answer files, folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH", value_parser = path::as_text())]
    paths: Vec<String>,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
    /// Only the answers of this wave; an empty one means those without a wave
    #[arg(long, value_name = "WAVE")]
    wave: Option<String>,
    #[command(flatten)]
    csv: CsvArgs,
    #[command(flatten)]
    exclude: ExcludeArgs,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let output = output::file(args.output.as_ref());
    let found = find(&args.paths);
    let beside = [args.questionnaire.file(), args.csv.map()];
    spare::output(output, found.files().chain(beside.into_iter().flatten()))?;
    let inputs = AnswerInputs::open(
        found,
        &args.questionnaire,
        &args.csv,
        None,
        args.wave.as_ref(),
    )?;
    let questionnaire = inputs.questionnaire(&args.questionnaire)?;
    let answers = inputs.read(&questionnaire);
    let told = inputs::told(&inputs.found.diagnostics, &answers);
    let is_whole = !told.iter().any(Diagnostic::is_error);
    let norms = match norms(&questionnaire, &answers, args.exclude.straight_lining()) {
        Ok(norms) => norms,
        Err(problem) => return Err(told.into_iter().chain(problem).collect()),
    };
    console.emit(&told);
    let text = serde_json::to_string_pretty(&norms).unwrap_or_default();
    console.deliver(&(text + "\n"), output)?;
    console.summarise(&inputs::failures("Left out of the norms", &answers, |_| {
        true
    }));
    Ok(Outcome::of_whole(is_whole))
}

fn norms(
    questionnaire: &Questionnaire,
    answers: &Answers,
    excludes: bool,
) -> Result<KeptNorms, Failure> {
    let scorer = Scorer::new(questionnaire);
    let scale = 0..questionnaire.count_scored();
    let questions: Vec<Part> = scale.map(|at| Part::new(questionnaire, [at])).collect();
    let mut of_causes = vec![MostOf::default(); scorer.causes.len()];
    let mut of_symptoms = MostOf::default();
    let mut of_questions = vec![MostOf::default(); questions.len()];
    let mut counted = 0;
    let mut last = None;
    let companies = &answers.companies;
    let sound = (0..companies.len()).filter(|at| !answers.failures.contains_key(at));
    for at in sound {
        let company = companies.company(at);
        let people = company.respondents.iter();
        let people =
            people.filter(|one| !(excludes && scorer.is_straight_line(one.role, one.scale)));
        let rows = Rows::new(people.map(|one| Row::new(one.role, one.scale, 0)));
        for (most, cause) in of_causes.iter_mut().zip(&scorer.causes) {
            most.add(rows.sides(&cause.all));
        }
        of_symptoms.add(rows.sides(&scorer.symptoms.all));
        for (most, question) in of_questions.iter_mut().zip(&questions) {
            most.add(rows.sides(question));
        }
        counted += 1;
        // By its waves one company could be taken for many.
        if last.replace(company.name) == Some(company.name) {
            return Err(vec![several_waves(company.name)]);
        }
    }
    if counted < FEWEST {
        return Err(vec![too_few(counted)]);
    }
    let causes = questionnaire.causes.iter().zip(&of_causes);
    let asked = questionnaire.scale_questions.iter().zip(&of_questions);
    let of = |most: &MostOf| most.norm(questionnaire);
    Ok(KeptNorms {
        format: FORMAT.to_owned(),
        questionnaire: Known {
            id: questionnaire.id.clone(),
            version: questionnaire.version.clone(),
        },
        companies: counted / FEWEST * FEWEST,
        causes: causes
            .map(|(cause, most)| (cause.id.clone(), of(most)))
            .collect::<BTreeMap<_, _>>(),
        symptoms: of(&of_symptoms),
        questions: asked
            .map(|(asked, most)| (asked.id.clone(), of(most)))
            .collect(),
    })
}

fn several_waves(company: &str) -> Diagnostic {
    let message = format!("norms count each company once, and {company} has several waves");
    Diagnostic::error("several-waves", message).help("pick one with `--wave`")
}

fn too_few(companies: usize) -> Diagnostic {
    let found = list::count(companies, "company", "companies");
    let message =
        format!("norms take {FEWEST} companies or more, and these answers are of {found}");
    Diagnostic::error("too-few-companies", message)
        .help("fewer would tell too much of each, and too little of all")
}
