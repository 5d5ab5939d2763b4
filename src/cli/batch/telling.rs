//! What is told beside a portfolio: remarks, mistakes, the companies that fail, and the counts.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::format::PortfolioFormat;
use crate::answers::selection::LeftOut;
use crate::cli::output::Console;
use crate::cli::{Failure, inputs};
use crate::diagnostic::{Diagnostic, list};
use crate::norms::FEWEST;
use crate::portfolio::{Portfolio, Tally};
use crate::reading::Answers;
use crate::source::Found;

/// Tells what to know, the same thing about many places once.
pub(super) fn remarks(
    answers: &Answers,
    portfolio: &Portfolio,
    has_own_norms: bool,
    console: &Console,
) {
    if has_own_norms && portfolio.norms.is_none() {
        let message = format!(
            "the reports say nothing of other companies: that takes {FEWEST} companies in which both sides were heard, or a file of norms"
        );
        console.emit(&[Diagnostic::note("too-few-companies", message)]);
    }
    let mut told: Vec<(&Diagnostic, usize)> = Vec::new();
    let mut places: HashMap<(&str, &str), usize> = HashMap::new();
    for remark in &answers.remarks {
        let place = places.entry((remark.code, &remark.message));
        match place {
            Entry::Occupied(place) => told[*place.get()].1 += 1,
            Entry::Vacant(place) => {
                place.insert(told.len());
                told.push((remark, 0));
            }
        }
    }
    let remarks = told.into_iter().map(|(remark, more)| {
        let others = list::count(more, "other place", "other places");
        let others = (more > 0).then(|| format!("and the same in {others}"));
        remark.clone().helps(others)
    });
    console.emit(&remarks.collect::<Vec<_>>());
    console.emit(&portfolio.surplus());
}

/// Tells every mistake of what was asked for, then every company that fails, or is scored all the same.
pub(super) fn failures(answers: &Answers, keeps_going: bool, console: &Console) {
    console.emit(&answers.mistakes());
    console.emit(inputs::elsewhere(answers).as_slice());
    let goes_on = |company| keeps_going && answers.has_sound(company);
    let failures = inputs::failures("Not scored", answers, |company| !goes_on(company));
    console.summarise(&failures);
    let heading = "Scored without what could not be read";
    console.summarise(&inputs::failures(heading, answers, goes_on));
}

/// Tells what became of everything that was read, and how much of it a table shows.
pub(super) fn counts(portfolio: &Portfolio, format: PortfolioFormat, console: &Console) {
    let left_out = &portfolio.all.left_out;
    // Pages and workbooks list them.
    if format.has_rows() {
        console.emit(unheard(portfolio).as_slice());
    }
    console.summarise(&summary(&portfolio.tally, left_out));
    if format.has_rows() || format == PortfolioFormat::Xlsx {
        console.summarise(&shown(portfolio));
    }
}

/// So many companies that nobody answered for are named.
const NAMED: usize = 10;

/// That companies were invited and have no answers, so that they have no row.
fn unheard(portfolio: &Portfolio) -> Option<Diagnostic> {
    let unheard = portfolio.unheard();
    let names: Vec<&str> = unheard.iter().map(|company| company.name).collect();
    let some = list::some(&names, NAMED);
    let message = format!("invited, without any answer and so without a row here: {some}");
    (!names.is_empty()).then(|| Diagnostic::note("no-answers", message))
}

fn records(tally: &Tally, left_out: &LeftOut) -> String {
    let scored = [format!("{} scored", tally.scored)].into_iter();
    let others = list::counted([
        (tally.blank, "of companies with too few answers to score"),
        (tally.broken, "with mistakes"),
        (tally.aside, "set aside because their company fails"),
        (tally.withheld, "of companies that are withheld"),
        (tally.excluded, "left out for the same answer throughout"),
        (
            tally.dropped,
            "of people who answered more than once left out",
        ),
    ]);
    list::joined(scored.chain(others).chain(left_out.counts()), ", ")
}

/// What became of everything that was read.
fn summary(tally: &Tally, left_out: &LeftOut) -> String {
    let company = |number| tally.count(number);
    let records = records(tally, left_out);
    let mut files = list::count(tally.files, "file", "files");
    if tally.broken_files > 0 {
        let read = tally.files.saturating_sub(tally.broken_files);
        files = format!("{read} of {files}");
    }
    let read = list::count(tally.records, "record", "records");
    let scored = [format!("{} scored", tally.scored_companies)].into_iter();
    let others = list::counted([
        (tally.blank_companies, "with too few answers to score"),
        (tally.withheld_companies, "withheld"),
        (tally.failed_companies, "failed"),
    ]);
    let (companies, came) = (
        company(tally.companies),
        list::joined(scored.chain(others), ", "),
    );
    let mut text = format!("Read {read} from {files}: {records}.\n{companies}: {came}.\n");
    if tally.one_sided > 0 {
        text += &format!("In {} a side was not heard.\n", company(tally.one_sided));
    }
    text + &unread(tally)
}

/// How many companies are in a table of which some are cut off, which the table itself can't say.
fn shown(portfolio: &Portfolio) -> String {
    let (shown, all) = (portfolio.shown, portfolio.companies.len());
    if shown == all {
        return String::new();
    }
    let verb = if shown == 1 { "is" } else { "are" };
    format!("{shown} of {} {verb} shown.\n", portfolio.tally.count(all))
}

/// What couldn't be read or laid to a company, and that answers may be missing for it.
fn unread(tally: &Tally) -> String {
    let closed = tally.closed;
    let mut parts = Vec::new();
    if tally.broken_files > 0 {
        let files = list::count(tally.broken_files, "file", "files");
        parts.push(format!("no record could be read from {files}"));
    }
    if closed > 0 {
        let folders = list::count(closed, "file or folder", "files or folders");
        parts.push(format!("{folders} could not be opened"));
    }
    if tally.unknown_records > 0 {
        let (one, many) = ("record with mistakes", "records with mistakes");
        let records = list::count(tally.unknown_records, one, many);
        parts.push(format!("{records} can't be laid to a company"));
    }
    let Some(mut text) = list::any(&parts) else {
        return String::new();
    };
    text[..1].make_ascii_uppercase();
    if tally.unknown + closed > 0 && tally.scored_companies > 0 {
        text += ": some company may be scored without all of its answers";
    }
    text + ".\n"
}

/// Why there is not one record to make a portfolio of, or all may be misread; none where they can be scored.
pub(super) fn nothing_read(found: &Found, answers: &Answers) -> Option<Failure> {
    let left_out = &answers.companies.left_out;
    let mut companies = 0..answers.companies.len();
    let has_sound = companies.any(|at| !answers.companies.members(at).is_empty());
    let is_misread = answers.remarks.iter().any(Diagnostic::is_error);
    let has_mistakes = answers.broken_records() > 0 && left_out.is_empty();
    if !is_misread && (has_sound || has_mistakes) {
        return None;
    }
    let mut problems = found.diagnostics.clone();
    problems.extend(answers.remarks.iter().cloned());
    problems.extend(answers.all_mistakes());
    if !has_sound && !left_out.is_empty() {
        problems.push(left_out.nothing_left());
    } else if !problems.iter().any(Diagnostic::is_error) {
        let problem = Diagnostic::error("no-records", "there are no answers to score");
        problems.push(problem);
    }
    Some(problems)
}
