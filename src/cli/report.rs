//! `detente report`: one company's ranked report.

use super::compare::pairs::SAME_IN_BOTH;
use super::gate::GateArgs;
use super::inputs::{self, AnswerInputs, CsvArgs, QuestionnaireArg};
use super::invited::InvitedArgs;
use super::kept::{CheckFileArgs, Now, OneFile, UpdateArgs, party_names};
use super::norms_arg::NormsArg;
use super::one_company::the_one_company;
use super::outcome::wrong_argument;
use super::output::Console;
use super::render::RenderArgs;
use super::screening::ScreeningArgs;
use super::since::{OldWave, SinceArgs, turned_round};
use super::{Failure, Outcome};
use crate::answers::Company;
use crate::cli::{path, spare};
use crate::diagnosis::{Diagnosis, Options, diagnose_with};
use crate::diagnostic::Diagnostic;
use crate::reading::{Answers, Input};
use crate::report::{Format, Subject};
use crate::score::Resampler;
use crate::source::{Found, find};

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
  detente report acme-q4/ --since acme-q3/ what has changed
  detente report acme/ -f plan --start 2026-12-01 -o acme-plan.yaml
  detente report acme-q4/ --since acme-q3/ --plan acme-plan.yaml
  detente report clients/ --company \"Acme Gears\" --wave 2026-Q4
  detente report acme/ --check acme.md     in CI: has the report moved?
  detente report acme/ --check acme.md --update
  detente report acme/ --fail-over any-cause=70 --fail-over symptoms=50")]
pub(super) struct Args {
    /// Answer files, folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH", value_parser = path::as_text())]
    paths: Vec<String>,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
    /// Only the answers of this company; the company, too, of tables without a column for it
    #[arg(long, value_name = "NAME")]
    company: Option<String>,
    /// Only the answers of this wave; an empty one means those without a wave
    #[arg(long, value_name = "WAVE")]
    wave: Option<String>,
    #[command(flatten)]
    csv: CsvArgs,
    #[command(flatten)]
    since: SinceArgs,
    #[command(flatten)]
    norms: NormsArg,
    #[command(flatten)]
    screening: ScreeningArgs,
    #[command(flatten)]
    invited: InvitedArgs,
    #[command(flatten)]
    render: RenderArgs,
    #[command(flatten)]
    kept: CheckFileArgs,
    #[command(flatten)]
    update: UpdateArgs,
    #[command(flatten)]
    gate: GateArgs,
}

pub(super) fn run(args: &Args, console: &Console) -> Result<Outcome, Failure> {
    let kept = args.kept_file()?;
    args.check_format(kept)?;
    args.norms.needs_file()?;
    let found = find(&args.paths);
    let found_then = args.since.find(&args.paths)?;
    let found_plan = args.since.plan.find();
    args.spare(kept, &found, [found_then.as_ref(), found_plan.as_ref()])?;
    let (name, wave) = (args.company.as_ref(), args.wave.as_ref());
    let inputs = AnswerInputs::open(found, &args.questionnaire, &args.csv, name, wave)?;
    let questionnaire = inputs.questionnaire(&args.questionnaire)?;
    let invitations = args.invited.of_one(&inputs.mapping, &questionnaire)?;
    let norms = args.norms.read(&questionnaire, console)?;
    let mut answers = inputs.read(&questionnaire);
    let masked = args.screening.mask(&questionnaire, &mut answers.companies);
    let remarks = if args.update.keep_going {
        inputs::told(&inputs.found.diagnostics, &answers)
    } else {
        inputs::sound(&inputs.found.diagnostics, &answers)?
    };
    let is_whole = !remarks.iter().any(Diagnostic::is_error);
    args.gate.check(&questionnaire)?;
    let company = the_one_company(&answers).map_err(|problem| {
        let errors = remarks.iter().filter(|remark| remark.is_error());
        errors.cloned().chain(problem).collect::<Failure>()
    })?;
    console.emit(&remarks);
    console.emit(left_out(&answers, company, &inputs.all()).as_slice());
    let resampler = Resampler::of_reports(&questionnaire);
    let told = invitations.told(&questionnaire, &answers.companies, company);
    let options = Options {
        leave_out_words: args.render.leaves_out_words(),
        unread: answers.unread(company),
        norms: norms.as_ref(),
        invited: invitations.of(answers.companies.name(company).0),
        ..args.screening.options(&resampler)
    };
    let company = answers.companies.company(company);
    let mut diagnosis = diagnose_with(&questionnaire, &company, options);
    if let Some(reason) = args.screening.withheld(&questionnaire, company.groups) {
        console.emit_verdict(&[reason]);
        return Ok(Outcome::Refused);
    }
    console.emit(&told);
    console.emit(masked.as_slice());
    let (asked, csv) = (&args.questionnaire, &args.csv);
    let delivered = match args.since.open(found_then, asked, csv, name)? {
        None => args.deliver(kept, (&diagnosis).into(), console)?,
        Some(old) => {
            let old = (&old, found_plan.as_ref());
            args.deliver_since(old, kept, &mut diagnosis, &company, console)?
        }
    };
    let gate = args.gate.outcome(&diagnosis, console);
    Ok(delivered.max(gate).max(Outcome::of_whole(is_whole)))
}

impl Args {
    /// Refuses to write over what is read.
    fn spare(
        &self,
        kept: Option<&str>,
        found: &Found,
        then: [Option<&Found>; 2],
    ) -> Result<(), Failure> {
        let beside = [
            self.questionnaire.file(),
            self.csv.map(),
            self.render.template(),
            self.norms.file(),
        ];
        let then = then.into_iter().flatten().flat_map(Found::files);
        spare::output(
            kept.filter(|_| self.kept.check.is_none() || self.update.update),
            found.files(),
            then.chain(beside.into_iter().flatten()),
        )
    }

    /// The file that is kept; none for standard output.
    fn kept_file(&self) -> Result<Option<&str>, Failure> {
        let kept = self.kept.check.as_deref().or(self.render.file());
        if self.update.update && kept.is_none() {
            let help = "name it with `--check` or `-o`";
            return Err(wrong_argument("`--update` needs a file to write", help));
        }
        Ok(kept)
    }

    /// Refuses to say what has changed where the format has no place for it.
    fn check_format(&self, kept: Option<&str>) -> Result<(), Failure> {
        self.render.check_start(kept)?;
        if self.render.template().is_some() {
            return Ok(());
        }
        let format = self.render.format_or_text(kept)?;
        if format == Format::Plan && (self.kept.check.is_some() || self.update.update) {
            let message = "people go on with a plan, so it isn't held against the one of now";
            let help = "write it with `-o`, which leaves a plan that is there as it is";
            return Err(wrong_argument(message, help));
        }
        self.since.check(&[format])
    }

    /// Writes the report with what has changed since an earlier wave.
    fn deliver_since(
        &self,
        (old, found_plan): (&OldWave, Option<&Found>),
        kept: Option<&str>,
        diagnosis: &mut Diagnosis,
        company: &Company,
        console: &Console,
    ) -> Result<Outcome, Failure> {
        let answers = old.read(&self.screening);
        let told = old.told(answers.as_ref());
        let is_broken = told.iter().any(Diagnostic::is_error);
        if is_broken && !self.update.keep_going {
            return Err(told);
        }
        let asked = (diagnosis.asked, std::slice::from_ref(company));
        let earlier = old.earlier(answers.as_ref(), asked, self.screening.counting());
        let (earlier, mut remarks) = earlier.map_err(|problems| of_one(problems, company))?;
        if earlier.is_of_same_wave(company) {
            return Err(vec![same_wave(company)]);
        }
        let companies = std::slice::from_ref(company);
        let wave = |company: &Company| earlier.wave_of(company.name);
        let (plan, words) = (&self.since.plan, self.render.leaves_out_words());
        let plans = found_plan.map(|it| plan.open((it, &old.names), companies, wave, words));
        let plans = plans.map(|found| found.of_one(company)).transpose()?;
        let plans = plans.unwrap_or_default();
        console.emit(&told);
        // Which other companies OLD holds doesn't matter here.
        remarks.retain(|remark| remark.code == SAME_IN_BOTH);
        console.emit(&remarks);
        if let Some(reason) = earlier.why_not(company) {
            let message = "what has changed can't be told";
            console.emit(&[Diagnostic::warning("not-compared", message).help(reason)]);
        }
        console.emit(turned_round(&earlier, companies).as_slice());
        let delivered = earlier.add_to(diagnosis, company, |diagnosis, since| {
            let subject = Subject {
                diagnosis,
                since,
                plan: plans.of(company.name),
            };
            self.deliver(kept, subject, console)
        })?;
        Ok(delivered.max(Outcome::of_whole(!is_broken)))
    }

    /// Writes the report, or holds it against the one that is kept.
    fn deliver(
        &self,
        kept: Option<&str>,
        subject: Subject,
        console: &Console,
    ) -> Result<Outcome, Failure> {
        let diagnosis = subject.diagnosis;
        let Some(file) = kept.filter(|_| self.kept.check.is_some() || self.update.update) else {
            return self.render.deliver(subject, console);
        };
        let report = self.render.render(subject, kept, console.file_width())?;
        let format = Some(self.render.format(file)?);
        let one = OneFile {
            now: Now {
                file,
                format,
                wave: diagnosis.wave,
                bytes: &report.into_file(),
            },
            what: "report",
            way: "`--update`",
            parties: Some(party_names(diagnosis.asked)),
            hidden: Vec::new(),
        };
        if self.update.update {
            one.update(self.update, console)
        } else {
            one.check(&self.kept.how, console)
        }
    }
}

/// The same problems, said of one company.
fn of_one(mut problems: Failure, company: &Company) -> Failure {
    for problem in &mut problems {
        if problem.code == "nothing-to-compare" {
            problem.message = format!("OLD holds no answers of {}", company.name);
        }
    }
    problems
}

fn same_wave(company: &Company) -> Diagnostic {
    let wave = company.wave.unwrap_or_default();
    let message = format!("the earlier answers are of {wave} too, the wave of this report");
    let help = "pick another wave of them with `--since-wave`, or of the report with `--wave`";
    Diagnostic::error("same-wave", message).help(help)
}

/// Says whose records a filter leaves out, and how to mend it where one without a wave may be meant.
pub(super) fn left_out(answers: &Answers, company: usize, inputs: &[Input]) -> Option<Diagnostic> {
    let companies = &answers.companies;
    let (name, wave) = companies.name(company);
    let note = companies.left_out.note(name)?;
    let (Some(wave), Some(number)) = (wave, companies.left_out.without_wave(name)) else {
        return Some(note);
    };
    let first = companies.first_records(&[number].into_iter().collect());
    let start = answers.start_of(*first.get(&number)?, inputs)?;
    Some(note.help(format!(
        "no wave may be a slip: where it belongs to this report, fill in `wave: {wave}`, as at {start}"
    )))
}
