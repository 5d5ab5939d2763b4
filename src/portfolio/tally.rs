//! What was read, scored and failed: counts that add up.

use super::ScoredCompany;
use crate::answers::records::Records;
use crate::diagnostic::list;
use crate::reading::Answers;

/// What became of everything that was read. Records are scored, or have mistakes, or are set aside, or are
/// left out; companies are scored, or fail, or have too few answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files.
    pub files: usize,
    /// Files that can't be taken apart into records.
    pub broken_files: usize,
    /// Records.
    pub records: usize,
    /// Records that were scored.
    pub scored: usize,
    /// Sound records of companies that have too few answers to score.
    pub blank: usize,
    /// Records with mistakes in them, or that stand twice.
    pub broken: usize,
    /// Records and files with mistakes that nobody asked for.
    pub elsewhere: usize,
    /// Sound records whose company fails by another one.
    pub aside: usize,
    /// Sound records in whose place another one of the same person counts.
    pub dropped: usize,
    /// Sound records of companies and waves that were not asked for.
    pub left_out: usize,
    /// Companies; with several waves, as many times.
    pub companies: usize,
    /// Companies that were scored.
    pub scored_companies: usize,
    /// Companies all of whose records are blank, or next to it.
    pub blank_companies: usize,
    /// Companies of which a side has too few respondents to be shown.
    pub withheld_companies: usize,
    /// Their records.
    pub withheld: usize,
    /// Records of people who gave the same answer throughout, and were left out for that.
    pub excluded: usize,
    /// Companies that fail.
    pub failed_companies: usize,
    /// Of the scored companies, those in which a side was not heard.
    pub one_sided: usize,
    /// Records and files with mistakes that can't be laid to a company.
    pub unknown: usize,
    /// Of these, the records.
    pub unknown_records: usize,
    /// Files, folders and links that couldn't be opened.
    pub closed: usize,
    /// Whether some company stands there with several waves.
    pub has_waves: bool,
}

impl Tally {
    pub(super) fn new(
        answers: &Answers,
        companies: &[ScoredCompany],
        withheld: &[ScoredCompany],
    ) -> Self {
        let all = &answers.companies;
        let sound: usize = all.parts().iter().map(Records::len).sum();
        let (broken, twice) = (answers.broken_records(), answers.twice());
        let (mut scored, mut blank, mut blank_companies, mut one_sided) = (0, 0, 0, 0);
        for company in companies {
            let score = &company.score;
            let records = company.respondents();
            if score.is_blank() {
                blank += records;
                blank_companies += 1;
            } else {
                scored += records;
                one_sided += usize::from(score.silent_side().is_some());
            }
        }
        let withheld_records = withheld.iter().map(ScoredCompany::respondents).sum();
        let excluded = companies.iter().chain(withheld);
        let excluded = excluded.map(|company| company.excluded).sum();
        let mut names = (0..all.len()).map(|at| all.name(at).0);
        let mut before = names.next();
        let left_out = all.left_out.records();
        let (unknown, unknown_records) = answers.unknown();
        Self {
            files: answers.files,
            broken_files: answers.broken_files(),
            records: sound + broken,
            scored,
            blank,
            broken: broken + twice,
            elsewhere: answers.mistakes_elsewhere(),
            aside: sound
                - scored
                - blank
                - twice
                - all.dropped
                - left_out
                - withheld_records
                - excluded,
            withheld: withheld_records,
            withheld_companies: withheld.len(),
            excluded,
            dropped: all.dropped,
            left_out,
            companies: all.len(),
            scored_companies: companies.len() - blank_companies,
            blank_companies,
            failed_companies: all.len() - companies.len() - withheld.len(),
            one_sided,
            unknown,
            unknown_records,
            closed: answers.closed,
            has_waves: names.any(|name| before.replace(name) == Some(name)),
        }
    }

    /// "1 company", or "2 companies and waves" where some company has several.
    pub fn count(&self, companies: usize) -> String {
        if self.has_waves {
            list::count(companies, "company and wave", "companies and waves")
        } else {
            list::count(companies, "company", "companies")
        }
    }

    /// Whether anything failed that was asked for.
    pub fn has_failures(&self) -> bool {
        self.broken + self.broken_files > self.elsewhere || self.failed_companies > 0
    }
}
