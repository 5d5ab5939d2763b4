//! Which companies are in both of two waves.

use std::collections::{HashMap, HashSet};

use super::outcome::Failure;
use crate::answers::Company;
use crate::diagnostic::{Diagnostic, list, suggest};

/// The companies of both waves, and what to know of the others.
pub(super) type Pairs<'a> = (Vec<(&'a Company<'a>, &'a Company<'a>)>, Vec<Diagnostic>);

/// The companies that are in both waves, and a warning about those that are in one only.
pub(super) fn pair<'a>(
    old: &'a [Company<'a>],
    new: &'a [Company<'a>],
) -> Result<Pairs<'a>, Failure> {
    let earlier: HashMap<&str, &Company> = old.iter().map(|group| (group.name, group)).collect();
    let later: HashSet<&str> = new.iter().map(|group| group.name).collect();
    let pairs: Vec<(&Company, &Company)> = new
        .iter()
        .filter_map(|group| Some((*earlier.get(group.name)?, group)))
        .collect();
    let gone = unmatched(old, |company| later.contains(company));
    let came = unmatched(new, |company| earlier.contains_key(company));
    if pairs.is_empty() {
        let problem = Diagnostic::error("nothing-to-compare", "no company is in both OLD and NEW");
        return Err(vec![with_guesses(problem, &gone, &came)]);
    }
    Ok((pairs, warnings(&gone, &came)))
}

fn warnings(gone: &[&str], came: &[&str]) -> Vec<Diagnostic> {
    let warning = |wave: &str, companies: &[&str]| {
        let names = list::plain(companies);
        Diagnostic::warning(
            "in-one-wave",
            format!("not compared, since in {wave} alone: {names}"),
        )
    };
    let mut warnings = Vec::new();
    if !gone.is_empty() {
        warnings.push(warning("OLD", gone));
    }
    if !came.is_empty() {
        warnings.push(with_guesses(warning("NEW", came), gone, came));
    }
    warnings
}

fn unmatched<'a>(groups: &[Company<'a>], is_matched: impl Fn(&str) -> bool) -> Vec<&'a str> {
    let companies = groups.iter().map(|group| group.name);
    companies.filter(|company| !is_matched(company)).collect()
}

/// So many unmatched companies are looked at for a slip of the pen.
const GUESSED: usize = 100;

/// Names the companies that may be the same under another spelling.
fn with_guesses(mut problem: Diagnostic, gone: &[&str], came: &[&str]) -> Diagnostic {
    for company in came.iter().take(GUESSED) {
        let known = &gone[..gone.len().min(GUESSED)];
        if let Some(near) = suggest::nearest(company, known) {
            problem = problem.help(format!(
                "is `{company}` the same as `{near}`? spell a company alike in both waves"
            ));
        }
    }
    problem
}
