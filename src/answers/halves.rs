//! Halves of one survey: records of a side that name nobody, some of which answer other questions than the rest. Each
//! person counts twice there, be it in two files or in one.

use super::companies::{Companies, RecordAt};
use super::records::Records;
use crate::questionnaire::Role;

/// So many records in each half are no chance; nor are so many questions, where there are fewer records or somebody left
/// one half out.
const FEWEST: usize = 3;

/// The first records of two halves.
#[derive(Clone, Copy, Debug)]
pub(super) struct Halves {
    pub(super) firsts: [RecordAt; 2],
    /// Whether each half has a file to itself.
    pub(super) are_files: bool,
    /// Whether both answer a question, and all of them in the same way.
    is_any_shared: bool,
}

impl Halves {
    /// What there is to tell of them, and of the file that holds the first.
    pub(super) fn say(&self, side: &str, file: &str) -> String {
        let what = match (self.are_files, self.is_any_shared) {
            (true, false) => format!("no question that {side} answers here is answered in {file}"),
            (true, true) => {
                format!(
                    "{side} answers some questions here just as in {file}, and others only here"
                )
            }
            (false, _) => format!("some records of {side} answer no question that the others do"),
        };
        format!("{what}, and nobody is named: each person may count twice")
    }
}

/// A record that names nobody and answers a scale question.
#[derive(Clone, Copy)]
struct Unnamed<'c> {
    at: RecordAt,
    file: usize,
    answers: &'c [u8],
}

/// Those of each side of a company.
pub(super) fn find(companies: &Companies, company: usize) -> Vec<Halves> {
    // Most companies are done with here.
    if companies.members(company).len() < 2 {
        return Vec::new();
    }
    let halves = Role::SIDES.map(|role| of_side(companies, company, role));
    halves.into_iter().flatten().collect()
}

/// Whether each of two records answers more questions alone than both do, and what both answer is the same.
pub(super) fn are_apart(companies: &Companies, records: [RecordAt; 2]) -> bool {
    let [one, other] = records.map(|at| companies.record(at));
    let (mut alone, mut both) = ([0, 0], 0);
    for (one, other) in one.0.scale(one.1).iter().zip(other.0.scale(other.1)) {
        match (*one > 0, *other > 0) {
            (true, true) if one != other => return false,
            (true, true) => both += 1,
            (one, other) => {
                alone[0] += usize::from(one);
                alone[1] += usize::from(other);
            }
        }
    }
    alone.iter().all(|alone| *alone > both)
}

/// Whether two records of one person are halves: each answers something that the other doesn't, and what both answer is
/// the same.
pub(super) fn are_of_one(companies: &Companies, records: [RecordAt; 2]) -> bool {
    let [one, other] = records.map(|at| companies.record(at));
    let ranked = [one, other].map(|(part, at)| part.ranked(at) > 0);
    let answers = one.0.scale(one.1).iter().zip(other.0.scale(other.1));
    let is_one_alone = |(one, other): (&u8, &u8)| *one > 0 && *other == 0;
    let is_other_alone = |(one, other): (&u8, &u8)| *one == 0 && *other > 0;
    let is_both = |(one, other): &(&u8, &u8)| **one > 0 && **other > 0;
    let mut both = answers.clone().filter(is_both);
    ranked != [true; 2]
        && both.all(|(one, other)| one == other)
        && (ranked[0] || answers.clone().any(is_one_alone))
        && (ranked[1] || answers.clone().any(is_other_alone))
}

fn of_side(companies: &Companies, company: usize, role: Role) -> Option<Halves> {
    if is_whole(companies, company, role) {
        return None;
    }
    let mut unnamed = Vec::new();
    for &at in companies.members(company) {
        let (part, index) = companies.record(at);
        if part.role(index) != role {
            continue;
        }
        if part.alike[index] > 0 {
            return None;
        }
        let (file, answers) = (part.file, part.scale(index));
        if answers.iter().any(|answer| *answer > 0) {
            unnamed.push(Unnamed { at, file, answers });
        }
    }
    in_files(&unnamed).or_else(|| apart(&unnamed))
}

/// Whether a side has names, or its records stand in one file and have a question in common with the first: most sides are
/// done with here.
fn is_whole(companies: &Companies, company: usize, role: Role) -> bool {
    let records = companies.records(company);
    let mut records = records.filter(|(part, at)| part.role(*at) == role);
    let Some((first, at)) = records.next() else {
        return true;
    };
    let answers = first.scale(at);
    let is_like_first = |(part, at): (&Records, usize)| {
        let mut pairs = answers.iter().zip(part.scale(at));
        part.file == first.file && pairs.any(|(one, other)| *one > 0 && *other > 0)
    };
    first.alike[at] > 0 || records.all(is_like_first)
}

/// Two files with a half each.
fn in_files(records: &[Unnamed]) -> Option<Halves> {
    let (first, last) = (records.first()?, records.last()?);
    let (one, other) = records.split_at(records.partition_point(|at| at.file == first.file));
    let second = other.first().filter(|second| second.file == last.file)?;
    let [ones, others] = [one, other].map(answered);
    let both = ones.iter().zip(&others);
    let both: Vec<bool> = both.map(|(one, other)| *one && *other).collect();
    let is_any_shared = both.contains(&true);
    let are_as_many = one.len() == other.len();
    let are_many = are_as_many && one.len() >= FEWEST;
    let are_halves = if is_any_shared {
        let both_ask = count(&both);
        let alone = [&ones, &others].map(|half| count(half) - both_ask);
        // Few people may well have given one answer alike.
        let fewest = if are_many {
            1
        } else {
            FEWEST.max(both_ask + 1)
        };
        are_as_many
            && alone.iter().all(|alone| *alone >= fewest)
            && answers_to(&both, one) == answers_to(&both, other)
    } else {
        are_many || are_near([one, other])
    };
    are_halves.then_some(Halves {
        firsts: [first.at, second.at],
        are_files: true,
        is_any_shared,
    })
}

/// Records that have no question in common with the rest, nor with those that have one in common with them.
fn apart(records: &[Unnamed]) -> Option<Halves> {
    let mut one = vec![*records.first()?];
    let second = loop {
        let reached = answered(&one);
        let is_reached = |record: &Unnamed| {
            let mut answers = record.answers.iter().zip(&reached);
            answers.any(|(answer, is_reached)| *answer > 0 && *is_reached)
        };
        let (more, rest): (Vec<_>, Vec<_>) = records.iter().copied().partition(is_reached);
        if more.len() == one.len() {
            break rest.first().filter(|_| are_near([&one, &rest]))?.at;
        }
        one = more;
    };
    Some(Halves {
        firsts: [one[0].at, second],
        are_files: false,
        is_any_shared: false,
    })
}

/// Whether they may be the same people's, of whom some left out the one or the other.
fn are_near(halves: [&[Unnamed]; 2]) -> bool {
    let [one, other] = halves.map(<[Unnamed]>::len);
    let are_most = one.min(other) >= FEWEST.max(one.max(other).div_ceil(2));
    let has_enough = |half| count(&answered(half)) >= FEWEST;
    (one == other || are_most) && halves.into_iter().all(has_enough)
}

fn count(questions: &[bool]) -> usize {
    questions.iter().filter(|is_answered| **is_answered).count()
}

/// Which scale questions any of these records answers.
fn answered(records: &[Unnamed]) -> Vec<bool> {
    let mut answered = Vec::new();
    for record in records {
        answered.resize(record.answers.len(), false);
        for (answered, answer) in answered.iter_mut().zip(record.answers) {
            *answered |= *answer > 0;
        }
    }
    answered
}

/// What each record answers to these questions, in whichever order the records come.
fn answers_to(questions: &[bool], records: &[Unnamed]) -> Vec<Vec<u8>> {
    let answers = |record: &Unnamed| {
        let answers = record.answers.iter().zip(questions);
        let asked = answers.filter(|(_, is_asked)| **is_asked);
        asked.map(|(answer, _)| *answer).collect()
    };
    let mut all: Vec<Vec<u8>> = records.iter().map(answers).collect();
    all.sort_unstable();
    all
}
