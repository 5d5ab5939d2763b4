//! Which respondents count, and how few of a side may be shown.

use clap::ValueEnum;

use crate::answers::companies::Companies;
use crate::comparison::Counting;
use crate::diagnosis::Options;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::score::{Resampler, mask};

/// What stands in the help above whose answers count.
pub(super) const WHOSE: &str = "Whose answers count";

/// Whose answers are left out, and when a report is withheld.
#[derive(Debug, clap::Args)]
pub(super) struct ScreeningArgs {
    #[command(flatten)]
    exclude: ExcludeArgs,
    /// Withhold the report where a side has fewer respondents than this, leave out what fewer of them answered, and
    /// put comments into an order that can't be tied to one respondent's other answers
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..), help_heading = WHOSE)]
    min_group: Option<u16>,
}

/// Whose answers are left out.
#[derive(Debug, clap::Args)]
pub(super) struct ExcludeArgs {
    /// Leave out respondents whose answers can't be relied on
    #[arg(long, value_enum, value_name = "WHOM", help_heading = WHOSE)]
    exclude: Vec<Exclude>,
}

impl ExcludeArgs {
    /// Whether respondents who gave the same answer throughout are left out.
    pub(super) fn straight_lining(&self) -> bool {
        self.exclude.contains(&Exclude::StraightLining)
    }
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
            exclude_straight_lining: self.excludes_straight_lining(),
            unlink_words: self.min_group.is_some(),
            ..Options::whole(resampler)
        }
    }

    /// Whose answers of two waves are compared.
    pub(super) fn counting(&self) -> Counting {
        Counting {
            exclude_straight_lining: self.excludes_straight_lining(),
            min_group: self.min_group(),
        }
    }

    /// Whether respondents who gave the same answer throughout are left out.
    pub(super) fn excludes_straight_lining(&self) -> bool {
        self.exclude.straight_lining()
    }

    /// The fewest respondents of a side that has any; none where all are shown.
    pub(super) fn min_group(&self) -> Option<usize> {
        self.min_group.map(usize::from)
    }

    /// Takes out what fewer people of a side answered than may be shown, and says how much that was.
    pub(super) fn mask(
        &self,
        questionnaire: &Questionnaire,
        companies: &mut Companies,
    ) -> Option<Diagnostic> {
        let least = self.min_group()?;
        let excludes = self.excludes_straight_lining();
        let masked = mask(questionnaire, companies, least, |scorer, role, scale| {
            !excludes || !scorer.is_straight_line(role, scale)
        });
        let answers = list::count(masked, "answer is", "answers are");
        let message = format!(
            "{answers} left out, as if not given: fewer than {least} people of a side answered the same question, or enough on a cause"
        );
        (masked > 0).then(|| Diagnostic::note("masked", message))
    }

    /// Why the report is withheld, if it is. A side without respondents gives nobody away.
    pub(super) fn withheld(
        &self,
        questionnaire: &Questionnaire,
        groups: [usize; 2],
    ) -> Option<Diagnostic> {
        let least = self.min_group()?;
        let people = |count| list::count(count, "respondent", "respondents");
        let sides = questionnaire.sides.iter().zip(groups);
        let few = sides.filter(|(_, count)| (1..least).contains(count));
        let few = few.map(|(side, count)| format!("{} has {}", side.name, people(count)));
        let problem = format!("this report is withheld: {}", list::any(few)?);
        let problem = Diagnostic::error("withheld", problem);
        let least = people(least);
        let why = "so that no answer can be traced to a person";
        Some(problem.help(format!("a side is shown from {least} on, {why}")))
    }
}
