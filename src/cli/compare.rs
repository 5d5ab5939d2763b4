//! `detente compare`: what has changed between two waves.

use super::inputs::{self, CsvArgs, QuestionnaireArg};
use super::output::Console;
use super::pairs::pair;
use super::render::OutputArgs;
use super::{Failure, Outcome};
use crate::answers::Company;
use crate::answers::mapping::ColumnMapping;
use crate::answers::records::Keeps;
use crate::answers::selection::Selection;
use crate::comparison::{Comparison, Verdict, compare};
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::reading::{Answers, BLOCK_SIZE, Input, Reading, Streams};
use crate::report;
use crate::source::{Found, find};

/// What has changed between two waves
///
/// Sets the answers of a company's leaders against their earlier ones: each cause's change, by side,
/// and whether it is more than noise. Of many companies, each is compared with itself.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente compare acme-q3/ acme-q4/
  detente compare acme.yaml acme.yaml --old-wave 2026-Q3 --new-wave 2026-Q4
  detente compare clients-q3/ clients-q4/ -o changes.html
  detente compare acme-q3/ acme-q4/ --fail-on-worse")]
pub(super) struct Args {
    /// The earlier answers: a file, a folder, or - for standard input
    #[arg(value_name = "OLD")]
    old: String,
    /// The later answers
    #[arg(value_name = "NEW")]
    new: String,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
    /// Only this company; the company, too, of CSV files without a column for it
    #[arg(long, value_name = "NAME")]
    company: Option<String>,
    /// Only this wave of OLD; an empty one means the answers without a wave
    #[arg(long, value_name = "WAVE")]
    old_wave: Option<String>,
    /// Only this wave of NEW
    #[arg(long, value_name = "WAVE")]
    new_wave: Option<String>,
    #[command(flatten)]
    csv: CsvArgs,
    #[command(flatten)]
    output: OutputArgs,
    /// Exit with 1 where a cause has really got worse
    #[arg(long, help_heading = "For CI")]
    fail_on_worse: bool,
}

/// One of the two waves: how messages call it, and where it comes from.
struct Wave<'a> {
    name: &'static str,
    option: &'static str,
    path: &'a str,
    wanted: Option<&'a String>,
}

/// What is read of a wave.
struct WaveInputs {
    found: Found,
    streams: Streams,
    mapping: ColumnMapping,
    selection: Selection,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let old = Wave {
        name: "OLD",
        option: "--old-wave",
        path: &args.old,
        wanted: args.old_wave.as_ref(),
    };
    let new = Wave {
        name: "NEW",
        option: "--new-wave",
        path: &args.new,
        wanted: args.new_wave.as_ref(),
    };
    let [read_old, read_new] = open(args, &old, &new)?;
    let [asked_old, asked_new] =
        both([read_old.questionnaire(args), read_new.questionnaire(args)])?;
    check_same(&asked_old, &asked_new)?;
    let [before, after] = [read_old.read(&asked_old), read_new.read(&asked_new)];
    let remarks = [
        inputs::sound(&read_old.found.diagnostics, &before),
        inputs::sound(&read_new.found.diagnostics, &after),
    ];
    let remarks = both(remarks)?;
    let (groups, alone) = pair(groups(&before, &old), groups(&after, &new))?;
    for remarks in &remarks {
        console.emit(remarks);
    }
    console.emit(&alone);
    let comparisons: Vec<Comparison> = groups
        .iter()
        .map(|(old, new)| compare(&asked_new, old, new))
        .collect();
    let (file, width) = (args.output.file(), args.output.width(console));
    let format = args.output.format(file)?;
    console.deliver(&report::compare::render(&comparisons, format, width), file)?;
    let worse = worse(&comparisons);
    if args.fail_on_worse && !worse.is_empty() {
        console.emit(&worse);
        return Ok(Outcome::Refused);
    }
    Ok(Outcome::Done)
}

/// Both of two, or all that is wrong with either, each mistake once.
fn both<T>(results: [Result<T, Failure>; 2]) -> Result<[T; 2], Failure> {
    match results {
        [Ok(one), Ok(other)] => Ok([one, other]),
        [Err(mut problems), Err(more)] => {
            let fresh: Vec<Diagnostic> = more
                .into_iter()
                .filter(|problem| !problems.contains(problem))
                .collect();
            problems.extend(fresh);
            Err(problems)
        }
        [Err(problems), _] | [_, Err(problems)] => Err(problems),
    }
}

/// Finds what both waves are read from.
fn open(args: &Args, old: &Wave, new: &Wave) -> Result<[WaveInputs; 2], Failure> {
    if old.path == "-" && new.path == "-" {
        let problem = Diagnostic::error("one-input", "OLD and NEW can't both be standard input");
        return Err(vec![problem.help("give one of them as a file or a folder")]);
    }
    let [found_old, found_new] = [old, new].map(|wave| find(&[wave.path.to_owned()]));
    let beside = [args.questionnaire.file(), args.csv.map()];
    let files = found_old.files().chain(found_new.files());
    inputs::spare(
        args.output.file(),
        files.chain(beside.into_iter().flatten()),
    )?;
    let open = |wave: &Wave, found: Found| {
        let company = args.company.as_ref();
        Ok(WaveInputs {
            streams: Streams::read(found.files())?,
            found,
            mapping: args.csv.mapping(company, wave.wanted)?,
            selection: Selection::new(company, wave.wanted),
        })
    };
    both([open(old, found_old), open(new, found_new)])
}

impl WaveInputs {
    fn inputs(&self) -> Vec<Input<'_>> {
        Input::of(&self.found.files, &self.streams)
    }

    fn questionnaire(&self, args: &Args) -> Result<Questionnaire, Failure> {
        args.questionnaire.choose(&self.inputs())
    }

    fn read<'q>(&'q self, questionnaire: &'q Questionnaire) -> Answers<'q> {
        let reading = Reading {
            questionnaire,
            mapping: &self.mapping,
            keeps: Keeps::Of(self.selection.clone()),
            block_size: BLOCK_SIZE,
            progress: &|_| (),
        };
        reading.read(&self.inputs(), &self.selection)
    }
}

fn check_same(old: &Questionnaire, new: &Questionnaire) -> Result<(), Failure> {
    if old.id == new.id {
        return Ok(());
    }
    let message = format!(
        "OLD answers the questionnaire `{}`, and NEW answers `{}`",
        old.id, new.id
    );
    let problem = Diagnostic::error("other-questionnaire", message);
    Err(vec![
        problem.help("only answers to the same questions can be compared"),
    ])
}

/// The companies of a wave, each of which has to have one wave only.
fn groups<'a>(answers: &'a Answers, wave: &Wave) -> Result<Vec<Company<'a>>, Failure> {
    let companies = &answers.companies;
    if companies.is_empty() {
        return Err(vec![none_left(answers, wave)]);
    }
    let groups: Vec<Company> = (0..companies.len())
        .map(|company| companies.company(company))
        .collect();
    let several = groups.chunk_by(|one, other| one.name == other.name);
    let problem = |groups: &[Company]| {
        let waves: Vec<&str> = groups
            .iter()
            .map(|group| group.wave.unwrap_or("no wave"))
            .collect();
        let message = format!(
            "{} holds several waves of {}: {}",
            wave.name,
            groups[0].name,
            list::plain(&waves)
        );
        Diagnostic::error("several-waves", message).help(format!("pick one with `{}`", wave.option))
    };
    let problems: Failure = several
        .filter(|groups| groups.len() > 1)
        .map(problem)
        .collect();
    if problems.is_empty() {
        Ok(groups)
    } else {
        Err(problems)
    }
}

fn none_left(answers: &Answers, wave: &Wave) -> Diagnostic {
    let left_out = &answers.companies.left_out;
    if left_out.is_empty() {
        let message = format!("{} holds no answers", wave.name);
        return Diagnostic::error("no-records", message);
    }
    let mut problem = left_out.nothing_left();
    problem.message = problem
        .message
        .replacen("there are", &format!("{} holds", wave.name), 1);
    problem
}

/// What the gate has to say: each cause that has really got worse.
fn worse(comparisons: &[Comparison]) -> Vec<Diagnostic> {
    let told = |comparison: &Comparison| -> Vec<Diagnostic> {
        let causes = comparison.causes_that_are(Verdict::Worse);
        causes
            .map(|cause| {
                let message = format!(
                    "{}: {} has really got worse",
                    comparison.company,
                    list::inside(cause.title)
                );
                Diagnostic::warning("worse", message)
            })
            .collect()
    };
    comparisons.iter().flat_map(told).collect()
}
