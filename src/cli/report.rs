//! `detente report`: one company's ranked report.

use super::gate::{self, Rule};
use super::inputs::{self, CsvArgs, QuestionnaireArg};
use super::output::Console;
use super::render::RenderArgs;
use super::screening::ScreeningArgs;
use super::{Failure, Outcome, golden};
use crate::answers::{self, Company, Record};
use crate::diagnosis::diagnose_with;
use crate::diagnostic::{Diagnostic, list, suggest};
use crate::source::find;

/// One company's ranked report
///
/// Reads the answers of a company's leaders, scores both sides, and prints the causes of their
/// conflict ranked by what both sides say, with the solutions that match.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente report acme/                     every answer file in a folder
  detente report sales.yaml ops.yaml       two files
  detente report acme/ -o acme.html        a page to send, to print, to keep
  detente report acme/ --details           every answer, with what was said
  detente report clients/ --company \"Acme Gears\" --wave 2026-Q4
  detente report acme/ --check acme.md     in CI: has the report moved?
  detente report acme/ --fail-over any-cause=70 --fail-over symptoms=50")]
pub(super) struct Args {
    /// Answer files, folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
    /// Only the answers of this company; the company, too, of CSV files without a column for it
    #[arg(long, value_name = "NAME")]
    company: Option<String>,
    /// Only the answers of this wave; an empty one means those without a wave
    #[arg(long, value_name = "WAVE")]
    wave: Option<String>,
    #[command(flatten)]
    csv: CsvArgs,
    #[command(flatten)]
    screening: ScreeningArgs,
    #[command(flatten)]
    render: RenderArgs,
    /// Write nothing, compare with this file, print what differs, and exit with 1 if anything does
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with = "output",
        help_heading = "For CI"
    )]
    check: Option<String>,
    /// Exit with 1 where a figure is over a number: symptoms=50, any-cause=70, gap=40, or a cause's id;
    /// may be given several times
    #[arg(long, value_name = "RULE", help_heading = "For CI")]
    fail_over: Vec<Rule>,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let found = find(&args.paths);
    let beside = [
        args.questionnaire.file(),
        args.csv.map(),
        args.render.template(),
    ];
    inputs::spare(
        args.render.file(),
        found.files().chain(beside.into_iter().flatten()),
    )?;
    let given = args.csv.given(args.company.as_ref(), args.wave.as_ref())?;
    let inputs = inputs::read(found, &args.questionnaire, &given)?;
    gate::check_rules(&args.fail_over, &inputs.questionnaire)?;
    console.emit(&inputs.remarks);
    let all = answers::group(&inputs.records);
    let group = the_one_group(&all, args)?;
    console.emit(left_out(&all, group, &inputs.records).as_slice());
    let diagnosis = diagnose_with(&inputs.questionnaire, group, args.screening.options());
    if let Some(reason) = args.screening.withheld(&diagnosis) {
        console.emit(&[reason]);
        return Ok(Outcome::Refused);
    }
    let same = match &args.check {
        Some(file) => golden::compare(file, &args.render, &diagnosis, console)?,
        None => args.render.deliver(&diagnosis, console)?,
    };
    let tripped = gate::tripped(&args.fail_over, &diagnosis);
    console.emit(&tripped);
    Ok(if tripped.is_empty() {
        same
    } else {
        Outcome::Refused
    })
}

/// The records to report on, which have to be of one company and wave.
fn the_one_group<'a>(all: &'a [Company<'a>], args: &Args) -> Result<&'a Company<'a>, Failure> {
    let wanted = |group: &&Company| {
        args.company
            .as_ref()
            .is_none_or(|company| company.trim() == group.name)
            && args
                .wave
                .as_ref()
                .is_none_or(|wave| wave.trim() == group.wave.unwrap_or(""))
    };
    let mut groups: Vec<&Company> = all.iter().filter(wanted).collect();
    match groups.len() {
        1 => Ok(groups.remove(0)),
        0 => Err(vec![none_left(all, args)]),
        _ => Err(vec![several(&groups)]),
    }
}

/// Says whose records a filter leaves out: one without a wave, or under another spelling, may be meant too.
fn left_out(all: &[Company], chosen: &Company, records: &[Record]) -> Option<Diagnostic> {
    let count = |groups: &[&Company]| {
        let count = groups.iter().map(|group| group.respondents.len()).sum();
        list::count(count, "record", "records")
    };
    let (own, others): (Vec<&Company>, Vec<&Company>) = all
        .iter()
        .filter(|group| (group.name, group.wave) != (chosen.name, chosen.wave))
        .partition(|group| group.name == chosen.name);
    let (waves, without): (Vec<&Company>, Vec<&Company>) =
        own.into_iter().partition(|group| group.wave.is_some());
    let mut parts = Vec::new();
    if !without.is_empty() {
        let count = count(&without);
        parts.push(format!("{count} of {} without a wave", chosen.name));
    }
    if !waves.is_empty() {
        let names: Vec<&str> = waves.iter().filter_map(|group| group.wave).collect();
        let (count, names) = (count(&waves), some_of(&names, "", "waves"));
        parts.push(format!("{count} of {} in {names}", chosen.name));
    }
    if !others.is_empty() {
        let mut names: Vec<&str> = others.iter().map(|group| group.name).collect();
        names.dedup();
        let (count, names) = (count(&others), some_of(&names, chosen.name, "companies"));
        parts.push(format!("{count} of {names}"));
    }
    if parts.is_empty() {
        return None;
    }
    let message = format!("left out of this report: {}", list::plain(&parts));
    let note = Diagnostic::note("left-out", message);
    let mut same = records.iter().filter(|one| one.company == chosen.name);
    let first = same.find(|one| one.wave.is_none());
    Some(match (first, chosen.wave) {
        (Some(first), Some(wave)) => {
            let (source, span) = &first.origin;
            let (line, _) = source.line_column(span.start);
            note.help(format!(
                "no wave may be a slip: where it belongs to this report, fill in `wave: {wave}`, as at {}:{line}",
                source.name
            ))
        }
        _ => note,
    })
}

/// Three names at the most; of more, how many there are, and the one that is nearest to another name.
fn some_of(names: &[&str], near: &str, many: &str) -> String {
    if names.len() <= 3 {
        return list::plain(names);
    }
    let count = format!("{} other {many}", names.len());
    match suggest::nearest(near, names) {
        Some(near) => format!("{count}, {near} among them"),
        None => count,
    }
}

fn none_left(all: &[Company], args: &Args) -> Diagnostic {
    let mut asked: Vec<String> = Vec::new();
    asked.extend(
        args.company
            .as_ref()
            .map(|company| format!("company `{company}`")),
    );
    asked.extend(args.wave.as_ref().map(|wave| format!("wave `{wave}`")));
    if all.is_empty() {
        return Diagnostic::error("no-records", "there are no answers to report on");
    }
    let mut problem = Diagnostic::error(
        "no-records",
        format!("there are no answers of {}", asked.join(", ")),
    );
    for line in listing(&all.iter().collect::<Vec<_>>()) {
        problem = problem.help(line);
    }
    let companies: Vec<&str> = all.iter().map(|group| group.name).collect();
    match args
        .company
        .as_deref()
        .and_then(|company| suggest::nearest(company, &companies))
    {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem,
    }
}

fn several(groups: &[&Company]) -> Diagnostic {
    let mut problem = Diagnostic::error(
        "several-companies",
        "these answers are of several companies or waves, and a report is about one",
    );
    for line in listing(groups) {
        problem = problem.help(line);
    }
    problem.help("pick one with `--company` and `--wave`, or score them all with `detente batch`")
}

fn listing(groups: &[&Company]) -> Vec<String> {
    let line = |group: &&Company| {
        let wave = group
            .wave
            .map_or("no wave".to_owned(), |wave| format!("wave {wave}"));
        format!(
            "found: {}, {wave}, {}",
            group.name,
            list::count(group.respondents.len(), "respondent", "respondents")
        )
    };
    groups.iter().map(line).collect()
}
