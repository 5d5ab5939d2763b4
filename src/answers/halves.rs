//! Halves of one survey in two files: as many records of a side in each, nobody named, and no question answered in both.
//! Each person counts twice there.

use super::companies::{Companies, RecordAt};
use crate::questionnaire::Role;

/// So many records in each file are no chance.
const FEWEST: usize = 3;

/// By side of a company, the first records of two files that hold a half each.
pub(super) fn find(companies: &Companies, company: usize) -> Vec<[RecordAt; 2]> {
    let members = companies.members(company);
    let (Some(first), Some(last)) = (members.first(), members.last()) else {
        return Vec::new();
    };
    // Most companies are done with here.
    if file(companies, *first) == file(companies, *last) {
        return Vec::new();
    }
    let halves = Role::SIDES.map(|role| of_side(companies, company, role));
    halves.into_iter().flatten().collect()
}

fn of_side(companies: &Companies, company: usize, role: Role) -> Option<[RecordAt; 2]> {
    let members = companies.members(company).iter().copied();
    let is_of = |at: &RecordAt| {
        let (part, at) = companies.record(*at);
        part.role(at) == role
    };
    let members: Vec<RecordAt> = members.filter(is_of).collect();
    let (first, last) = (members.first()?, members.last()?);
    let is_in_first = |at: &RecordAt| file(companies, *at) == file(companies, *first);
    let (one, other) = members.split_at(members.partition_point(is_in_first));
    let is_nobody_s = |at: &RecordAt| {
        let (part, at) = companies.record(*at);
        part.alike[at] == 0
    };
    let are_even = one.len() == other.len() && one.len() >= FEWEST;
    let are_two = || {
        other
            .iter()
            .all(|at| file(companies, *at) == file(companies, *last))
    };
    if !are_even || !are_two() || !members.iter().all(is_nobody_s) {
        return None;
    }
    let [here, there] = [one, other].map(|half| answered(companies, half));
    let is_any = |answered: &[bool]| answered.contains(&true);
    let mut both = here.iter().zip(&there).map(|(here, there)| *here && *there);
    let are_halves = is_any(&here) && is_any(&there) && !both.any(|both| both);
    are_halves.then_some([*first, other[0]])
}

fn file(companies: &Companies, at: RecordAt) -> usize {
    companies.record(at).0.file
}

/// Which scale questions any of these records answers.
fn answered(companies: &Companies, records: &[RecordAt]) -> Vec<bool> {
    let mut answered = Vec::new();
    for at in records {
        let (part, at) = companies.record(*at);
        let scale = part.scale(at);
        answered.resize(scale.len(), false);
        for (answered, answer) in answered.iter_mut().zip(scale) {
            *answered |= *answer > 0;
        }
    }
    answered
}
