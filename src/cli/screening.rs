//! Which respondents count, and how few of a side may be shown.

use clap::ValueEnum;

use crate::diagnosis::{Diagnosis, Options};
use crate::diagnostic::{Diagnostic, list};
use crate::score::Resampler;

/// Whose answers are left out, and when a report is withheld.
#[derive(Debug, clap::Args)]
pub(super) struct ScreeningArgs {
    /// Leave out respondents whose answers can't be relied on
    #[arg(
        long,
        value_enum,
        value_name = "WHOM",
        help_heading = "Whose answers count"
    )]
    exclude: Vec<Exclude>,
    /// Withhold the report where a side has fewer respondents than this, and put comments into an order
    /// that can't be tied to one respondent's other answers
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..), help_heading = "Whose answers count")]
    min_group: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Exclude {
    /// Those who gave the same answer nine times in a row or more, though some questions are worded the opposite way
    StraightLining,
}

impl ScreeningArgs {
    /// What a report with these arguments holds.
    pub(super) fn options<'r>(&self, resampler: &'r Resampler) -> Options<'r> {
        Options {
            exclude_straight_lining: self.exclude.contains(&Exclude::StraightLining),
            unlink_words: self.min_group.is_some(),
            ..Options::whole(resampler)
        }
    }

    /// Why the report is withheld, if it is. A side without respondents gives nobody away.
    pub(super) fn withheld(&self, diagnosis: &Diagnosis) -> Option<Diagnostic> {
        let least = usize::from(self.min_group?);
        let few = diagnosis
            .sides
            .iter()
            .filter(|side| (1..least).contains(&side.respondents));
        let few: Vec<String> = few
            .map(|side| {
                let count = list::count(side.respondents, "respondent", "respondents");
                format!("{} has {count}", side.name)
            })
            .collect();
        if few.is_empty() {
            return None;
        }
        let warning = Diagnostic::warning(
            "withheld",
            format!("this report is withheld: {}", list::plain(&few)),
        );
        Some(warning.help(format!(
            "a side is shown from {} on, so that no answer can be traced to a person",
            list::count(least, "respondent", "respondents")
        )))
    }
}
