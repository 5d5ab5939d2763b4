//! `detente compare`: what has changed between two waves.

mod gate;
mod pages;
pub(super) mod pairs;
mod written;

use std::collections::HashSet;

use super::inputs::{self, AnswerInputs, CsvArgs, QuestionnaireArg};
use super::kept::CheckFileArgs;
use super::outcome::unless;
use super::output::Console;
use super::render::PlaceArgs;
use super::{Failure, Outcome};
use crate::answers::Company;
use crate::cli::{path, spare};
use crate::comparison::{Both, Comparison, Shared, SharedAnswers, compare};
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::reading::Answers;
use crate::report::Format;
use crate::source::find;
use pages::PagesArgs;
use pairs::{again, pair, warnings};

/// What has changed between two waves
///
/// Sets the answers of a company's leaders against their earlier ones: each cause's change, by side,
/// and whether it is more than noise. Of many companies, each is compared with itself.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  detente compare acme-q3/ acme-q4/
  detente compare acme.yaml acme.yaml --old-wave 2026-Q3 --new-wave 2026-Q4
  detente compare clients-q3/ clients-q4/ -o changes.xlsx
  detente compare clients-q3/ clients-q4/ --out changes/ -f html
  detente compare acme-q3/ acme-q4/ --fail-on-worse")]
pub(super) struct Args {
    /// The earlier answers: a file, a folder, or - for standard input
    #[arg(value_name = "OLD", value_parser = path::as_text())]
    old: String,
    /// The later answers
    #[arg(value_name = "NEW", value_parser = path::as_text())]
    new: String,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
    /// Only this company; the company, too, of tables without a column for it
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
    /// The format [default: by the output file's ending, else text], or, with --out, of the pages; then it may be
    /// given several times [default: html]
    #[arg(short, long, value_enum, value_name = "FORMAT")]
    format: Vec<Format>,
    #[command(flatten)]
    place: PlaceArgs,
    #[command(flatten)]
    pages: PagesArgs,
    #[command(flatten)]
    kept: CheckFileArgs,
    /// Exit with 1 where a cause or the symptoms have really got worse, or where that can't be told of what OLD holds
    #[arg(long, help_heading = "For CI")]
    fail_on_worse: bool,
}

/// One of the two waves: how messages call it, and where it comes from.
pub(super) struct Wave<'a> {
    pub(super) name: &'static str,
    pub(super) option: &'static str,
    pub(super) path: &'a str,
    pub(super) wanted: Option<&'a String>,
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
    args.check_formats()?;
    let [read_old, read_new] = open(args, &old, &new)?;
    let asked = |wave: &AnswerInputs| wave.questionnaire(&args.questionnaire);
    let [asked_old, asked_new] = both([asked(&read_old), asked(&read_new)])?;
    let shared = shared(&asked_old, &asked_new)?;
    let [before, after] = [read_old.read(&asked_old), read_new.read(&asked_new)];
    let told = [
        inputs::told(&read_old.found.diagnostics, &before),
        inputs::told(&read_new.found.diagnostics, &after),
    ];
    let is_broken = told.iter().flatten().any(Diagnostic::is_error);
    if is_broken && !can_go_on([&read_old, &read_new], [&before, &after]) {
        return Err(once(told));
    }
    let [olds, news] = both([groups(&before, &after, &old), groups(&after, &before, &new)])?;
    let pairs = pair(&olds, &news)?;
    let groups = pairs.both.iter();
    let groups = groups.map(|(old, new)| (shared.old(old), shared.new_wave(new)));
    let groups: Vec<(SharedAnswers, SharedAnswers)> = groups.collect();
    let groups = groups.iter();
    let comparisons = groups.map(|(old, new)| compare(&shared, old, new));
    let comparisons: Vec<Comparison> = comparisons.collect();
    console.emit(&once(told));
    console.emit(&apart(warnings(&pairs.alone), is_broken));
    if is_one(&asked_old, &asked_new) {
        console.emit(again(pairs.both.iter().copied()).as_slice());
    }
    console.emit(args.turned_round(&comparisons).as_slice());
    let waves = [(&before, old.wanted), (&after, new.wanted)];
    let read = [&read_old, &read_new].map(|read| read.found.files());
    let read: Vec<&str> = read.into_iter().flatten().collect();
    args.make_folder()?;
    let delivered = args
        .deliver(&comparisons, &pairs.alone, console)?
        .max(args.write_pages(&comparisons, waves, &read, console)?);
    for (wave, answers) in [("OLD", &before), ("NEW", &after)] {
        let heading = format!("Not compared, for {wave}");
        console.summarise(&inputs::failures(&heading, answers, |_| true));
    }
    let gate = args.gate(&comparisons, &pairs.alone, console);
    Ok(delivered.max(gate).max(Outcome::of_whole(!is_broken)))
}

/// Whether some company in both waves can be compared though others have mistakes: of many companies, each
/// stands for itself.
fn can_go_on(read: [&AnswerInputs; 2], waves: [&Answers; 2]) -> bool {
    let is_found = |read: &AnswerInputs| !read.found.diagnostics.iter().any(Diagnostic::is_error);
    let names = |answers: &Answers| -> HashSet<String> {
        let all = 0..answers.companies.len();
        let names = all.map(|at| answers.companies.name(at).0.to_owned());
        names.collect()
    };
    let [mut both, after] = waves.map(names);
    both.retain(|name| after.contains(name));
    let is_sound = |name: &String| waves.iter().all(|answers| !fails(answers, name));
    read.into_iter().all(is_found) && both.len() > 1 && both.iter().any(is_sound)
}

/// Whether a company has mistakes.
fn fails(answers: &Answers, name: &str) -> bool {
    let mut failing = answers.failures.keys();
    failing.any(|at| answers.companies.name(*at).0 == name)
}

/// The warnings about companies in one wave alone. Where not all could be read, they may have answered both times.
fn apart(alone: Vec<Diagnostic>, is_broken: bool) -> Vec<Diagnostic> {
    let unread = is_broken.then_some("the other wave may hold it among what could not be read");
    let alone = alone.into_iter();
    alone.map(|warning| warning.helps(unread)).collect()
}

/// What is told of either wave, each thing once.
fn once(told: [Vec<Diagnostic>; 2]) -> Vec<Diagnostic> {
    let [mut all, more] = told;
    let more = more.into_iter();
    let fresh: Vec<Diagnostic> = more.filter(|problem| !all.contains(problem)).collect();
    all.extend(fresh);
    all
}

/// Both of two, or all that is wrong with either, each mistake once.
fn both<T>(results: [Result<T, Failure>; 2]) -> Result<[T; 2], Failure> {
    match results {
        [Ok(one), Ok(other)] => Ok([one, other]),
        [Err(problems), Err(more)] => Err(once([problems, more])),
        [Err(problems), _] | [_, Err(problems)] => Err(problems),
    }
}

/// Finds what both waves are read from.
fn open(args: &Args, old: &Wave, new: &Wave) -> Result<[AnswerInputs; 2], Failure> {
    if old.path == "-" && new.path == "-" {
        let problem = Diagnostic::error("one-input", "OLD and NEW can't both be standard input");
        return Err(vec![problem.help("give one of them as a file or a folder")]);
    }
    let [found_old, found_new] = [old, new].map(|wave| find(&[wave.path.to_owned()]));
    let beside = [args.questionnaire.file(), args.csv.map()];
    let files = found_old.files().chain(found_new.files());
    spare::output(args.place.file(), files, beside.into_iter().flatten())?;
    let company = args.company.as_ref();
    let open = |wave: &Wave, found| {
        AnswerInputs::open(found, &args.questionnaire, &args.csv, company, wave.wanted)
    };
    both([open(old, found_old), open(new, found_new)])
}

/// What both waves asked.
pub(super) fn shared<'q>(
    old: &'q Questionnaire,
    new: &'q Questionnaire,
) -> Result<Shared<'q>, Failure> {
    Shared::new(Both { old, new }).ok_or_else(|| {
        let message = format!(
            "OLD answers the questionnaire `{}`, and NEW answers `{}`, which shares no question on a cause with it",
            old.id, new.id
        );
        let problem = Diagnostic::error("other-questionnaire", message);
        vec![problem.help("only answers to the same questions can be compared")]
    })
}

/// Whether both waves answer the same questions in one order.
pub(super) fn is_one(old: &Questionnaire, new: &Questionnaire) -> bool {
    (&old.id, &old.version) == (&new.id, &new.version)
}

/// The companies of a wave without mistakes in either, each of which has to have one wave only.
pub(super) fn groups<'a>(
    answers: &'a Answers,
    others: &Answers,
    wave: &Wave,
) -> Result<Vec<Company<'a>>, Failure> {
    let companies = &answers.companies;
    if companies.is_empty() {
        return Err(vec![none_left(answers, wave)]);
    }
    let groups = (0..companies.len()).map(|company| companies.company(company));
    let is_sound = |it: &Company| !fails(answers, it.name) && !fails(others, it.name);
    let groups: Vec<Company> = groups.filter(is_sound).collect();
    let several = groups.chunk_by(|one, other| one.name == other.name);
    let several = several.filter(|groups| groups.len() > 1);
    let several = several.map(|groups| (groups[0].name, groups.iter().map(|group| group.wave)));
    unless(Failure::from_iter(wave.several(several)), groups)
}

/// So many companies are named of which the same holds.
const NAMED: usize = 10;

/// What holds of a company, and that it does of these others.
pub(super) fn and_of_others(told: String, others: &[&str]) -> String {
    if others.is_empty() {
        return told;
    }
    format!("{told}; the same holds for {}", list::some(others, NAMED))
}

impl Wave<'_> {
    /// Says that one of several waves has to be picked, of each of these companies; none where there is none.
    pub(super) fn several<'n>(
        &self,
        mut companies: impl Iterator<Item = (&'n str, impl Iterator<Item = Option<&'n str>>)>,
    ) -> Option<Diagnostic> {
        let (company, waves) = companies.next()?;
        let waves = list::plain(waves.map(|wave| wave.unwrap_or("no wave")));
        let message = format!("{} holds several waves of {company}: {waves}", self.name);
        let others: Vec<&str> = companies.map(|(company, _)| company).collect();
        let problem = Diagnostic::error("several-waves", and_of_others(message, &others));
        Some(problem.help(format!("pick one with `{}`", self.option)))
    }
}

fn none_left(answers: &Answers, wave: &Wave) -> Diagnostic {
    let left_out = &answers.companies.left_out;
    if left_out.is_empty() {
        let message = format!("{} holds no answers", wave.name);
        let help = "if these are reports that were kept as JSON, `report --since` and `batch --since` take them";
        return Diagnostic::error("no-records", message).help(help);
    }
    let mut problem = left_out.nothing_left();
    let holds = format!("{} holds", wave.name);
    problem.message = problem.message.replacen("there are", &holds, 1);
    problem
}
