//! Which questions have been met in the record at hand, so that none counts twice.

use super::check::Check;
use super::field::Field;

/// The sections of a record that hold an entry a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RecordSection {
    Answers,
    Comments,
    Open,
}

impl RecordSection {
    /// The section that a field holds; none where it holds one text.
    pub(super) fn of(field: Field) -> Option<Self> {
        match field {
            Field::Answers => Some(Self::Answers),
            Field::Comments => Some(Self::Comments),
            Field::Open => Some(Self::Open),
            _ => None,
        }
    }
}

/// Which questions have been met in the record at hand, in each section, and at which number of entry.
#[derive(Debug)]
pub(super) struct SeenQuestions {
    /// By question and section: the number of the record, and that of the entry.
    entries: Vec<[(u32, u32); 3]>,
    record: u32,
    /// The question that is looked for first: the one after the last.
    pub(super) next: usize,
}

impl SeenQuestions {
    pub(super) fn new(check: &Check) -> Self {
        Self {
            entries: vec![[(0, 0); 3]; check.count()],
            record: 0,
            next: 0,
        }
    }

    /// Turns to the next record, in which none has been met.
    #[inline]
    pub(super) fn begin(&mut self) {
        self.record += 1;
        self.next = 0;
    }

    /// The number of the entry that a question was met at before.
    #[inline]
    pub(super) fn meet(
        &mut self,
        number: usize,
        section: RecordSection,
        entry: usize,
    ) -> Option<usize> {
        let seen = &mut self.entries[number][section as usize];
        if seen.0 == self.record {
            return Some(seen.1 as usize);
        }
        *seen = (self.record, u32::try_from(entry).unwrap_or(u32::MAX));
        None
    }
}
