//! `detente compare`: what has changed between two waves.

use super::inputs::{self, CsvArgs, Inputs, QuestionnaireArg};
use super::output::Console;
use super::pairs::pair;
use super::render::OutputArgs;
use super::{Failure, Outcome};
use crate::answers::{self, Company};
use crate::comparison::{Comparison, Verdict, compare};
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::report;
use crate::source::find;

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
    let [before, after] = read(args, &old, &new)?;
    let (groups, alone) = pair(groups(&before, args, &old), groups(&after, args, &new))?;
    console.emit(&before.remarks);
    console.emit(&after.remarks);
    console.emit(&alone);
    let questionnaire: &Questionnaire = &after.questionnaire;
    let comparisons: Vec<Comparison> = groups
        .iter()
        .map(|(old, new)| compare(questionnaire, old, new))
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

/// Reads both waves, with every mistake in either.
fn read(args: &Args, old: &Wave, new: &Wave) -> Result<[Inputs; 2], Failure> {
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
    let read = |wave: &Wave, found| {
        let given = args.csv.given(args.company.as_ref(), wave.wanted)?;
        inputs::read(found, &args.questionnaire, &given)
    };
    let [before, after] = match (read(old, found_old), read(new, found_new)) {
        (Ok(before), Ok(after)) => [before, after],
        (Err(mut problems), Err(more)) => {
            problems.extend(
                more.into_iter()
                    .filter(|problem| !is_known(problem, &problems))
                    .collect::<Vec<_>>(),
            );
            return Err(problems);
        }
        (Err(problems), _) | (_, Err(problems)) => return Err(problems),
    };
    let [a, b] = [&before.questionnaire, &after.questionnaire];
    if a.id != b.id {
        let problem = Diagnostic::error(
            "other-questionnaire",
            format!(
                "OLD answers the questionnaire `{}`, and NEW answers `{}`",
                a.id, b.id
            ),
        );
        return Err(vec![
            problem.help("only answers to the same questions can be compared"),
        ]);
    }
    Ok([before, after])
}

/// Whether a problem, such as one of the questionnaire, has been told already.
fn is_known(problem: &Diagnostic, told: &[Diagnostic]) -> bool {
    told.contains(problem)
}

/// The groups of the company and wave that were asked for.
fn groups<'a>(inputs: &'a Inputs, args: &Args, wave: &Wave) -> Result<Vec<Company<'a>>, Failure> {
    let all = answers::group(&inputs.records);
    let mut found: Vec<Company> = all.clone();
    found.retain(|group| {
        args.company
            .as_ref()
            .is_none_or(|company| company.trim() == group.name)
            && wave
                .wanted
                .is_none_or(|wanted| wanted.trim() == group.wave.unwrap_or(""))
    });
    if found.is_empty() {
        return Err(vec![none_left(&all, args, wave)]);
    }
    let mut problems = Vec::new();
    for pair in found.windows(2).filter(|pair| pair[0].name == pair[1].name) {
        let company = pair[0].name;
        if problems.iter().any(|(told, _)| *told == company) {
            continue;
        }
        let waves: Vec<&str> = found
            .iter()
            .filter(|group| group.name == company)
            .map(|group| group.wave.unwrap_or("no wave"))
            .collect();
        let problem = Diagnostic::error(
            "several-waves",
            format!(
                "{} holds several waves of {company}: {}",
                wave.name,
                list::plain(&waves)
            ),
        );
        problems.push((
            company,
            problem.help(format!("pick one with `{}`", wave.option)),
        ));
    }
    if problems.is_empty() {
        Ok(found)
    } else {
        Err(problems.into_iter().map(|(_, problem)| problem).collect())
    }
}

fn none_left(all: &[Company], args: &Args, wave: &Wave) -> Diagnostic {
    let mut asked: Vec<String> = Vec::new();
    asked.extend(
        args.company
            .as_ref()
            .map(|company| format!("company `{company}`")),
    );
    asked.extend(wave.wanted.map(|wanted| format!("wave `{wanted}`")));
    let mut problem = Diagnostic::error(
        "no-records",
        if asked.is_empty() {
            format!("{} holds no answers", wave.name)
        } else {
            format!("{} holds no answers of {}", wave.name, asked.join(", "))
        },
    );
    for group in all {
        let name = group
            .wave
            .map_or("no wave".to_owned(), |wave| format!("wave {wave}"));
        problem = problem.help(format!("found: {}, {name}", group.name));
    }
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
