//! Which company a report is about, where its answers may be of several.

use std::collections::HashMap;

use super::Failure;
use crate::answers::companies::Companies;
use crate::answers::look;
use crate::diagnostic::{Diagnostic, list};
use crate::reading::{Answers, NO_ROW_LEFT};

/// So many companies are listed where one has to be picked.
const LISTED: usize = 20;

/// The company to report on; there has to be one.
pub(super) fn the_one_company(answers: &Answers) -> Result<usize, Failure> {
    let companies = &answers.companies;
    let none = |problem| {
        let why = answers.remarks.iter();
        let why = why.filter(|remark| remark.code == NO_ROW_LEFT).cloned();
        Err(why.chain([problem]).collect())
    };
    match companies.len() {
        1 if answers.failures.is_empty() || answers.has_sound(0) => Ok(0),
        0 if !companies.left_out.is_empty() => none(companies.left_out.nothing_left()),
        0 | 1 => {
            let problem = Diagnostic::error("no-records", "there are no answers to report on");
            none(problem)
        }
        _ => Err(vec![several(companies)]),
    }
}

fn several(companies: &Companies) -> Diagnostic {
    let message = "these answers are of several companies or waves, and a report is about one";
    let problem = Diagnostic::error("several-companies", message);
    let listed = (0..companies.len().min(LISTED)).map(|company| {
        let (name, wave) = companies.name(company);
        let wave = wave.map_or("no wave".to_owned(), |wave| format!("wave {wave}"));
        let count = companies.members(company).len();
        let respondents = list::count(count, "respondent", "respondents");
        format!("found: {name}, {wave}, {respondents}")
    });
    let more = companies.len().saturating_sub(LISTED);
    let more = (more > 0).then(|| format!("and {more} more"));
    let slips = alike(companies).into_iter().chain(without_wave(companies));
    let problem = problem.helps(listed).helps(more).helps(slips);
    problem.help("pick one with `--company` and `--wave`, or score them all with `detente batch`")
}

/// What to do where some of them may be one but for a slip.
fn alike(companies: &Companies) -> Option<String> {
    let mut looks = HashMap::new();
    for company in 0..companies.len() {
        let (name, wave) = companies.name(company);
        let look = (look::of_company(name), wave.map(look::of_wave));
        let Some((first, first_wave)) = looks.insert(look, (name, wave)) else {
            continue;
        };
        let [one, other] = if first == name {
            [first_wave, wave].map(Option::unwrap_or_default)
        } else {
            [first, name]
        };
        return Some(format!(
            "`{one}` and `{other}` are alike: where they are the same, spell them so, or say under `companies` or `waves` in a map of columns, with `--columns`, which one is meant; `detente map` drafts one for tables"
        ));
    }
    None
}

/// The same where some of one company lack the wave of others. Companies stand in order, those without a wave first.
fn without_wave(companies: &Companies) -> Option<String> {
    let mut pairs = (1..companies.len()).map(|at| (companies.name(at - 1), companies.name(at)));
    pairs.find_map(|((name, none), (next, wave))| {
        let wave = wave.filter(|_| none.is_none() && name == next)?;
        Some(format!(
            "no wave may be a slip: where those of {name} belong to a wave too, such as {wave}, fill it in"
        ))
    })
}
