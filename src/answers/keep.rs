//! Which answers count of somebody who answered twice, where a map of columns says it.

use std::cmp::Ordering;

use foldhash::{HashSet, HashSetExt};

use super::companies::{Companies, RecordAt};
use super::duplicates::Duplicates;
use super::halves;
use super::mapping::Keep;
use crate::diagnostic::{Diagnostic, list};

impl Keep {
    /// Takes all records but the one that counts out of each person's, and says how many. Where it can't be told which
    /// one is the latest, or they are halves, all of them stay, and are told as standing twice.
    pub(crate) fn apply(&self, companies: &mut Companies) -> Vec<Diagnostic> {
        let mut twice = Duplicates::find(companies).twice;
        twice.sort_by_key(|(_, pair)| *pair);
        let mut dropped = HashSet::new();
        let (mut people, mut unclear) = (0, 0);
        for pairs in twice.chunk_by(|(_, one), (_, other)| one[0] == other[0]) {
            let first = pairs[0].1[0];
            let others = pairs.iter().map(|(_, pair)| pair[1]);
            let own: Vec<RecordAt> = [first].into_iter().chain(others).collect();
            // A form that was sent again without any answer doesn't take back those that were given.
            let is_answered = |at: &RecordAt| {
                let (part, record) = companies.record(*at);
                part.answered(record) > 0
            };
            let answered: Vec<RecordAt> = own.iter().copied().filter(is_answered).collect();
            let those = if answered.is_empty() { &own } else { &answered };
            // The one half of somebody's answers takes nothing of the other back.
            let is_half = |at: &RecordAt| halves::are_apart(companies, [those[0], *at]);
            if those.iter().any(is_half) {
                continue;
            }
            let counts = those.iter().find(|at| {
                let mut rest = those.iter().filter(|other| other != at);
                rest.all(|other| self.is_before(companies, **at, *other))
            });
            if let Some(counts) = counts {
                dropped.extend(own.iter().filter(|at| *at != counts));
                people += 1;
            } else {
                unclear += 1;
            }
        }
        companies.drop_records(&dropped);
        let kept = (people > 0).then(|| self.kept(people, dropped.len()));
        let unclear = (unclear > 0).then(|| self.unclear(unclear));
        kept.into_iter().chain(unclear).collect()
    }

    fn kept(&self, people: usize, dropped: usize) -> Diagnostic {
        let (whose, whom) = match people {
            1 => ("1 person", "this person's"),
            _ => (&*format!("{people} people"), "their"),
        };
        let rows = list::count(dropped, "other record", "other records");
        let (which, by) = (self.which(), self.headings());
        let message = format!(
            "{whose} answered more than once: {whom} {which} answers by {by} count, and {rows} left out"
        );
        Diagnostic::note("kept-by-time", message)
    }

    fn unclear(&self, people: usize) -> Diagnostic {
        let (which, by) = (self.which(), self.headings());
        let whose = list::count(people, "person", "people");
        let message = format!("it can't be told by {by} which answers of {whose} are the {which}");
        Diagnostic::note("time-unclear", message).help(
            "expected times that differ, such as 2026-10-05 21:12, all in one time zone or each with its offset, such as +02:00; 10/05/2026 may be a day of May or of October",
        )
    }

    fn which(&self) -> &str {
        if self.is_latest { "latest" } else { "earliest" }
    }

    fn headings(&self) -> String {
        list::or(self.by.iter().map(|by| &by.text))
    }

    /// Whether a record goes before another one of the same person.
    fn is_before(&self, companies: &Companies, at: RecordAt, other: RecordAt) -> bool {
        let [one, other] = [at, other].map(|at| companies.record(at));
        let is_one_file = one.0.file == other.0.file;
        let [one, other] = [one, other].map(|(part, record)| part.sent(record));
        let (Some(one), Some(other)) = (one, other) else {
            return false;
        };
        let wanted = if self.is_latest {
            Ordering::Greater
        } else {
            Ordering::Less
        };
        one.compare(other, is_one_file) == Some(wanted)
    }
}
