//! Whose the mistakes are: each is laid to the companies that fail by it, and told in the files' order.

use std::collections::{BTreeMap, HashSet};

use super::answers::{Answers, Twice};
use super::broken::{Failed, Why};
use super::csv::{self, ToldMistake};
use super::meant::NUMBERS_ALONE;
use crate::answers::companies::{Named, NamedWave};
use crate::answers::duplicates::HALVES;
use crate::answers::nobody;
use crate::answers::selection::Selection;
use crate::answers::unread::Unread;
use crate::diagnostic::Diagnostic;
use crate::source::is_json_slip;

impl Answers<'_> {
    /// Lays each record and file with mistakes to the companies that it names, of those that were asked for;
    /// where the wave can't be told, to all of theirs.
    pub(super) fn lay_failures(&mut self, selection: &Selection) {
        let elsewhere = self.named_elsewhere(selection);
        let (companies, tables) = (&self.companies, &self.tables);
        for failed in &mut self.failed {
            let broken = &failed.broken;
            let takes = |(name, wave): &Named| match wave {
                NamedWave::Known(wave) => selection.takes(name, *wave),
                NamedWave::Unknown => true,
            };
            let named = broken.named().filter(takes);
            let at = named.flat_map(|(name, wave)| companies.of_wave(name, wave));
            let mut at: Vec<usize> = at.collect();
            // Of a company that was asked for, in a wave that can't be told: nothing else may be there to report on.
            let mut companies_named = broken.named();
            let may_be_ours = at.is_empty()
                && broken.wave.is_none()
                && companies_named.any(|(name, _)| selection.takes_company(name));
            failed.is_known = !broken.companies.contains(&None) && !may_be_ours;
            if broken.companies.is_empty() {
                let names = match &broken.why {
                    Why::Row { text, .. } => tables[failed.table].names_in(text),
                    Why::Told(_) => Vec::new(),
                };
                at.extend(names.iter().flat_map(|name| companies.of_company(name)));
                let is_elsewhere = |name: &String| {
                    companies.left_out.has_company(name) || elsewhere.contains(name)
                };
                failed.is_known = !at.is_empty() || names.iter().any(is_elsewhere);
            }
            at.sort_unstable();
            at.dedup();
            for company in &at {
                *self.failures.entry(*company).or_default() += 1;
            }
            failed.companies = at;
        }
    }

    /// The companies that were not asked for, of those that records and files with mistakes name. Where all were asked
    /// for, there are none.
    fn named_elsewhere(&self, selection: &Selection) -> HashSet<String> {
        if selection.is_all() {
            return HashSet::new();
        }
        let named = self.failed.iter().flat_map(|failed| failed.broken.named());
        named.map(|(name, _)| name.to_owned()).collect()
    }

    /// Every mistake of the companies that were asked for, and those that can't be laid to any, by file and line.
    pub fn mistakes(&self) -> Vec<Diagnostic> {
        self.mistakes_of(Failed::is_ours)
    }

    /// Every mistake, by file and line.
    pub fn all_mistakes(&self) -> Vec<Diagnostic> {
        self.mistakes_of(|_| true)
    }

    fn mistakes_of(&self, takes: impl Fn(&Failed) -> bool) -> Vec<Diagnostic> {
        // What is broken stands in the files' order already, and where its line isn't known, in its place.
        let mut last = (0, 0);
        let broken = self.failed.iter().map(|failed| {
            let before = if last.0 == failed.file { last.1 } else { 0 };
            let line = failed.broken.line().unwrap_or(before);
            last = (failed.file, line.max(before));
            (last, Ok::<&Failed, &Twice>(failed))
        });
        let mut all: Vec<_> = broken.collect();
        all.retain(|(_, failed)| failed.is_ok_and(&takes));
        all.extend(self.twice.iter().map(|twice| (twice.place, Err(twice))));
        all.sort_by_key(|(place, _)| *place);
        let tell = |((file, _), found): ((usize, _), Result<&Failed, &Twice>)| {
            let told = match found {
                Ok(failed) => self.tell(failed),
                Err(twice) => vec![(0, twice.problem.clone().into())],
            };
            told.into_iter().map(move |told| (file, told))
        };
        let told = tell_no_text_once(all.into_iter().flat_map(tell));
        let mut told = csv::gather(&told, &self.tables);
        told.retain(Diagnostic::is_error);
        tell_once(&mut told);
        told
    }

    /// The mistakes of each record that can't be laid to a company, then all that each company fails by.
    pub(crate) fn mistakes_by_company(&self) -> Vec<(Option<usize>, Vec<Diagnostic>)> {
        let mut laid: BTreeMap<usize, Vec<Diagnostic>> = BTreeMap::new();
        let mut all = Vec::new();
        for failed in &self.failed {
            let told = csv::gather(&self.tell(failed), &self.tables);
            let told: Vec<Diagnostic> = told.into_iter().filter(Diagnostic::is_error).collect();
            for company in &failed.companies {
                laid.entry(*company).or_default().extend_from_slice(&told);
            }
            if !failed.is_known {
                all.push((None, told));
            }
        }
        for twice in &self.twice {
            let company = laid.entry(twice.company).or_default();
            company.push(twice.problem.clone());
        }
        let laid = laid.into_iter();
        all.extend(laid.map(|(company, told)| (Some(company), told)));
        all
    }

    /// The mistakes of a record or a file, each with its table.
    fn tell(&self, failed: &Failed) -> Vec<(usize, ToldMistake)> {
        let told: Vec<ToldMistake> = match &failed.broken.why {
            Why::Told(diagnostics) => diagnostics.iter().cloned().map(Into::into).collect(),
            Why::Row { text, line, before } => {
                self.tables[failed.table].tell(text, *line, before + 1)
            }
        };
        told.into_iter().map(|told| (failed.table, told)).collect()
    }

    /// How many records and files with mistakes are of companies and waves that were not asked for.
    pub(crate) fn mistakes_elsewhere(&self) -> usize {
        let failed = self.failed.iter();
        failed.filter(|failed| !failed.is_ours()).count()
    }

    /// Records with mistakes in them, of all companies.
    pub(crate) fn broken_records(&self) -> usize {
        let failed = self.failed.iter();
        failed.filter(|failed| failed.broken.is_record).count()
    }

    /// Files that can't be taken apart into records.
    pub(crate) fn broken_files(&self) -> usize {
        self.failed.len() - self.broken_records()
    }

    /// Records and files with mistakes that can't be laid to a company, and how many of them are records.
    pub(crate) fn unknown(&self) -> (usize, usize) {
        let unknown = self.failed.iter().filter(|failed| !failed.is_known);
        let records = unknown.clone().filter(|failed| failed.broken.is_record);
        (unknown.count(), records.count())
    }

    /// What couldn't be read of a company's answers, or may be of it; none where nothing.
    pub fn unread(&self, company: usize) -> Option<Unread> {
        let unread = Unread {
            own: self.failures.get(&company).copied().unwrap_or(0),
            unknown: self.unknown().0 + self.closed,
        };
        unread.if_any()
    }

    /// Whether a company with mistakes can be scored without what couldn't be read: not where somebody stands twice, as
    /// it is for nobody here to say which of the two counts.
    pub fn has_sound(&self, company: usize) -> bool {
        !self.undecided.contains(&company) && !self.companies.members(company).is_empty()
    }

    /// How many records stand twice.
    pub(crate) fn twice(&self) -> usize {
        self.twice.len()
    }

    /// The files that have mistakes.
    pub(crate) fn files_with_mistakes(&self) -> impl Iterator<Item = usize> {
        let twice = self.twice.iter().map(|twice| twice.place.0);
        self.failed.iter().map(|failed| failed.file).chain(twice)
    }
}

/// The mistakes, each with its file before and with its table afterwards; in the place of the first of many rows that
/// aren't text one for all of them, since then the whole file was saved otherwise.
fn tell_no_text_once(
    told: impl Iterator<Item = (usize, (usize, ToldMistake))>,
) -> Vec<(usize, ToldMistake)> {
    let mut once: Vec<(usize, ToldMistake)> = Vec::new();
    // By file: where the first one is told, and how many follow.
    let mut rows: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (file, mistake) in told {
        if mistake.1.problem.code == "not-text" {
            if let Some((_, more)) = rows.get_mut(&file) {
                *more += 1;
                continue;
            }
            rows.insert(file, (once.len(), 0));
        }
        once.push(mistake);
    }
    for (first, more) in rows.into_values().filter(|(_, more)| *more > 0) {
        let are_not = if more == 1 { "isn't" } else { "aren't" };
        let message = &mut once[first].1.problem.message;
        *message += &format!(", and {more} more of this file {are_not}");
    }
    once
}

/// What is told once a file, in the place of the first, by what is done about it: one program or one form made them all.
/// Beside it stands what is said of the others.
const ONCE: [(&str, &str); 3] = [
    (
        NUMBERS_ALONE,
        "others in this file are written in the same way",
    ),
    (nobody::HELP, "the same goes for other rows of this file"),
    (HALVES, "the same goes for other people in this file"),
];

fn tell_once(told: &mut Vec<Diagnostic>) {
    let key = |problem: &Diagnostic| {
        let mut help = problem.help.iter();
        let found = help.find_map(|help| {
            let mut once = ONCE.iter();
            let more = once.find(|(end, _)| help.ends_with(end));
            let more = more.map(|(_, more)| *more);
            let in_lines =
                || is_json_slip(help).then_some("the same goes for other lines of this file");
            Some((help.clone(), more.or_else(in_lines)?))
        });
        Some((problem.place.as_ref()?.name().to_owned(), found?))
    };
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    told.retain(|problem| {
        let count = key(problem).map(|key| counts.entry(key).or_default());
        count.is_none_or(|count| {
            *count += 1;
            *count == 1
        })
    });
    for problem in told {
        if let Some(key) = key(problem)
            && counts[&key] > 1
        {
            let (_, (help, more)) = key;
            problem
                .help
                .retain(|said| *said == help || [nobody::HELP, HALVES].contains(&&*help));
            problem.help.push(more.to_owned());
        }
    }
}
