//! What was read, scored and failed: counts that add up.

use super::gather::Gathered;
use super::roster::Roster;
use super::standing::Standing;

/// What became of everything that was read. Records are scored, or have mistakes, or are set aside.
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
    /// Records with mistakes in them, or that stand twice.
    pub broken: usize,
    /// Sound records whose company fails by another one.
    pub aside: usize,
    /// Sound records of companies and waves that were not asked for.
    pub left_out: usize,
    /// Companies; with several waves, as many times.
    pub companies: usize,
    /// Companies that were scored.
    pub scored_companies: usize,
    /// Companies that fail.
    pub failed_companies: usize,
    /// Of the scored companies, those in which one side alone was heard, or none.
    pub one_sided: usize,
    /// Records and files with mistakes that can't be laid to a company.
    pub unknown: usize,
    /// Whether some company stands there with several waves.
    pub has_waves: bool,
}

impl Tally {
    pub(super) fn new(gathered: &Gathered, roster: &Roster, standings: &[Standing]) -> Self {
        let sound: usize = gathered
            .parts
            .iter()
            .map(crate::answers::packed::Packed::len)
            .sum();
        let is_record = gathered
            .failed
            .iter()
            .filter(|failed| failed.broken.is_record);
        let broken = is_record.count();
        let twice: usize = roster
            .failures
            .values()
            .map(|failure| failure.twice.len())
            .sum();
        let scored = standings.iter().flat_map(|standing| standing.respondents);
        let scored = scored.map(|count| count as usize).sum();
        let mut names = (1..roster.len()).map(|at| (roster.name(at - 1).0, roster.name(at).0));
        let left_out = roster.left_out.records();
        Self {
            files: gathered.files,
            broken_files: gathered.failed.len() - broken,
            records: sound + broken,
            scored,
            broken: broken + twice,
            aside: sound - scored - twice - left_out,
            left_out,
            companies: roster.len(),
            scored_companies: standings.len(),
            failed_companies: roster.failures.len(),
            one_sided: standings
                .iter()
                .filter(|standing| standing.silent_side().is_some())
                .count(),
            unknown: roster.unknown,
            has_waves: names.any(|(before, next)| before == next),
        }
    }

    /// Whether anything failed.
    pub fn has_failures(&self) -> bool {
        self.broken > 0 || self.broken_files > 0 || self.failed_companies > 0
    }
}
