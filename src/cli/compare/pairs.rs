//! Which companies are in both of two waves.

use std::collections::{HashMap, HashSet};

use crate::answers::{Company, count_answers};
use crate::cli::outcome::Failure;
use crate::comparison::Both;
use crate::diagnostic::{Diagnostic, list, suggest};
use crate::report::compare::{self, Alone};

/// So many companies of each wave are looked at for another spelling in the other.
const GUESSED: usize = 1000;

/// So many companies are named; what is printed of all companies and a workbook list those of one wave.
const NAMED: usize = 20;

/// So many guesses are told; a workbook lists all of them.
const TOLD: usize = 20;

/// The companies of two waves.
pub(super) struct Pairs<'a> {
    /// Those of both.
    pub(super) both: Vec<(&'a Company<'a>, &'a Company<'a>)>,
    /// The others.
    pub(super) alone: Vec<Alone<'a>>,
}

/// Tells the companies that are in both waves from those that are in one only.
pub(super) fn pair<'a>(
    old: &'a [Company<'a>],
    new: &'a [Company<'a>],
) -> Result<Pairs<'a>, Failure> {
    let names = |wave: &[Company<'a>]| wave.iter().map(|group| group.name).collect::<Vec<_>>();
    let alone = alone(&names(old), &names(new))?;
    let earlier: HashMap<&str, &Company> = old.iter().map(|group| (group.name, group)).collect();
    let both = new.iter();
    let both = both.filter_map(|group| Some((*earlier.get(group.name)?, group)));
    let both = both.collect();
    Ok(Pairs { both, alone })
}

/// Of the companies of two waves, by their names, those that are in one only; not all may be.
pub(in crate::cli) fn alone<'a>(
    old: &[&'a str],
    new: &[&'a str],
) -> Result<Vec<Alone<'a>>, Failure> {
    let without = |names: &[&'a str], others: &[&'a str]| -> Vec<&'a str> {
        let others: HashSet<&str> = others.iter().copied().collect();
        let names = names.iter().copied();
        names.filter(|name| !others.contains(name)).collect()
    };
    let (gone, came) = (without(old, new), without(new, old));
    let mut alone = alone_in(OLD, &gone, &came);
    alone.extend(alone_in(NEW, &came, &gone));
    if came.len() == new.len() {
        let problem = Diagnostic::error("nothing-to-compare", "no company is in both OLD and NEW");
        return Err(vec![with_guesses(problem, &alone)]);
    }
    Ok(alone)
}

/// How messages call the waves.
pub(super) const OLD: &str = "OLD";
const NEW: &str = "NEW";

/// Warnings about the companies that are in one wave alone.
pub(in crate::cli) fn warnings(alone: &[Alone]) -> Vec<Diagnostic> {
    let warning = |wave: &str| {
        let companies = alone.iter().filter(|alone| alone.wave == wave);
        let names: Vec<&str> = companies.map(|alone| alone.company).collect();
        let some = list::some(&names, NAMED);
        let message = format!("not compared, since in {wave} alone: {some}");
        (!names.is_empty()).then(|| Diagnostic::warning("in-one-wave", message))
    };
    let new = warning(NEW).map(|warning| with_guesses(warning, alone));
    warning(OLD).into_iter().chain(new).collect()
}

/// The code of the warning that earlier answers stand among the later ones.
pub(in crate::cli) const SAME_IN_BOTH: &str = "same-in-both";

/// Answers to fewer questions may be alike by chance.
const TELLING: usize = 10;

/// Warns of companies whose later wave holds at least half of their earlier records once more, as an export does that goes
/// on: with the same answers to the same questions. One record may be so by chance, or several that are all alike.
pub(in crate::cli) fn again<'a>(
    pairs: impl Iterator<Item = (&'a Company<'a>, &'a Company<'a>)>,
) -> Option<Diagnostic> {
    let answers = |company: &Company<'a>| -> HashSet<(usize, &'a [u8])> {
        let people = company.respondents.iter();
        let given = people.map(|one| (one.role.index(), one.scale));
        let is_telling = |(_, scale): &(usize, &[u8])| count_answers(scale) >= TELLING;
        given.filter(is_telling).collect()
    };
    let again = pairs.filter(|(old, new)| {
        let [old, new] = [answers(old), answers(new)];
        let same = old.intersection(&new).count();
        same > 1 && same * 2 >= old.len()
    });
    let names: Vec<&str> = again.map(|(old, _)| old.name).collect();
    let message = format!(
        "the later answers hold earlier ones once more, which count in both waves: {}",
        list::some(&names, NAMED)
    );
    let warning = Diagnostic::warning(SAME_IN_BOTH, message);
    let help = "an export may go on from the earlier wave: take the earlier rows out of the later file, or let a column tell each row's wave";
    (!names.is_empty()).then(|| warning.help(help))
}

/// Warns of companies whose earlier wave is the later one.
pub(in crate::cli) fn turned_round<'w>(
    waves: impl ExactSizeIterator<Item = Both<Option<&'w str>>>,
) -> Option<Diagnostic> {
    let message = compare::turned_round(waves)?;
    Some(Diagnostic::warning("waves-turned", message))
}

/// The companies of one wave alone, each with the name in the other wave alone that is nearest to its own.
fn alone_in<'a>(wave: &'static str, companies: &[&'a str], others: &[&'a str]) -> Vec<Alone<'a>> {
    let known = &others[..others.len().min(GUESSED)];
    let nearest = |company: &str| {
        let near = suggest::nearest(company, known)?;
        known.iter().copied().find(|other| *other == near)
    };
    let alone = companies.iter().enumerate().map(|(at, company)| Alone {
        wave,
        company,
        nearest: (at < GUESSED).then(|| nearest(company)).flatten(),
    });
    alone.collect()
}

/// Names the companies of the new wave that may be the same as one of the old under another spelling.
fn with_guesses(problem: Diagnostic, alone: &[Alone]) -> Diagnostic {
    let new = alone.iter().filter(|alone| alone.wave == NEW);
    let guesses = new.filter_map(|alone| Some((alone.company, alone.nearest?)));
    let guesses: Vec<(&str, &str)> = guesses.collect();
    let told = guesses.iter().take(TOLD).map(|(company, near)| {
        format!(
            "is `{company}` the same as `{near}`? spell a company alike in both waves, or join its spellings in a map of \
             columns, under `companies:`"
        )
    });
    let more = guesses.len().saturating_sub(TOLD);
    let more = (more > 0).then(|| {
        format!("{more} more may be the same under another spelling; `-o changes.xlsx` lists all")
    });
    problem.helps(told).helps(more)
}
