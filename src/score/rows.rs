//! One company's scale answers in an order that hangs on these answers alone, so that sums have the same last
//! bit whatever files and names they come in.

use super::{Pair, Part, Points, answered};
use crate::questionnaire::Role;

/// One respondent's scale answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row<'a> {
    /// Sorts by role, then as the first answers do, which puts most respondents in order.
    start: u64,
    /// For each scale question the answer, 1 to K, 0 for none.
    pub scale: &'a [u8],
    /// How many ranking questions are answered.
    pub ranked: u8,
}

impl<'a> Row<'a> {
    /// A respondent's answers, 1 to K, 0 for none, and how many ranking questions are answered.
    pub fn new(role: Role, scale: &'a [u8], ranked: u8) -> Self {
        // An answer takes four bits at the most.
        let start = (role.index() as u64) << 60 | first_answers(scale);
        Self {
            start,
            scale,
            ranked,
        }
    }

    /// Whose answers they are.
    pub fn role(&self) -> Role {
        Role::ALL[(self.start >> 60) as usize]
    }

    /// How many questions are answered, scale and ranking ones.
    pub fn answered(&self) -> usize {
        answered(self.scale, self.ranked)
    }
}

fn first_answers(scale: &[u8]) -> u64 {
    if let Some(start) = scale.first_chunk() {
        return u64::from_be_bytes(*start);
    }
    let mut start = [0; 8];
    let length = scale.len().min(8);
    start[..length].copy_from_slice(&scale[..length]);
    u64::from_be_bytes(start)
}

/// One company's rows, sorted.
#[derive(Debug)]
pub struct Rows<'a> {
    all: Vec<Row<'a>>,
    /// Where the first side's and the second's end.
    ends: [usize; 2],
}

impl<'a> Rows<'a> {
    /// Sorts the rows by role and answers.
    pub fn new(rows: impl Iterator<Item = Row<'a>>) -> Self {
        let mut all: Vec<Row> = rows.collect();
        all.sort_unstable();
        let ends = Role::SIDES.map(|role| {
            let after = (role.index() as u64 + 1) << 60;
            all.partition_point(|row| row.start < after)
        });
        Self { all, ends }
    }

    /// The rows of a role.
    pub fn of(&self, role: Role) -> &[Row<'a>] {
        let [first, second] = self.ends;
        match role {
            Role::First => &self.all[..first],
            Role::Second => &self.all[first..second],
            Role::Observer => &self.all[second..],
        }
    }

    /// A role's score on a part: the mean of its respondents'.
    pub fn score(&self, role: Role, part: &Part) -> Option<Points> {
        part.mean(self.of(role).iter().map(|row| row.scale))
    }

    /// Both sides' scores on a part.
    pub fn sides(&self, part: &Part) -> Pair {
        Role::SIDES.map(|role| self.score(role, part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_by_role_then_by_answers_also_beyond_the_first_eight() {
        let given: [(Role, &[u8]); 6] = [
            (Role::Observer, &[1]),
            (Role::Second, &[2, 11]),
            (Role::First, &[1, 1, 1, 1, 1, 1, 1, 1, 5]),
            (Role::Second, &[2, 3]),
            (Role::First, &[1, 1, 1, 1, 1, 1, 1, 1, 2]),
            (Role::First, &[0, 11]),
        ];
        let rows = Rows::new(given.iter().map(|(role, scale)| Row::new(*role, scale, 0)));
        let scales = |role| -> Vec<&[u8]> { rows.of(role).iter().map(|row| row.scale).collect() };
        assert_eq!(scales(Role::First), [given[5].1, given[4].1, given[2].1]);
        assert_eq!(scales(Role::Second), [given[3].1, given[1].1]);
        assert_eq!(scales(Role::Observer), [given[0].1]);
    }

    #[test]
    fn who_left_the_first_questions_out_stands_with_their_own_role() {
        let late = [0, 0, 0, 0, 0, 0, 0, 0, 4];
        let given = Role::ALL.map(|role| Row::new(role, &late, 0));
        let rows = Rows::new(given.into_iter());
        for role in Role::ALL {
            assert_eq!(rows.of(role).len(), 1, "{role:?}");
        }
    }
}
