//! Kept reports: held against what would be written now, or written anew.

mod counted;
mod difference;
mod figures;
mod loss;
mod mark;
mod one_file;
mod standing;

use clap::ValueEnum;

use crate::questionnaire::Questionnaire;

pub(super) use loss::Loss;
pub(super) use mark::{Mark, other_method};
pub(super) use one_file::{OneFile, changed, missing, way_over};
pub(super) use standing::{Change, Look, Now, Standing};

/// What stands in the help above what is for pipelines.
const FOR_CI: &str = "For CI";

/// How a kept file is held against what would be written now.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// How much to print of what differs
    #[arg(long, value_enum, default_value_t = Diff::Short, value_name = "HOW", requires = "check", help_heading = FOR_CI)]
    pub(super) diff: Diff,
    /// Compare figures alone, whatever the words between them
    #[arg(long, requires = "check", help_heading = FOR_CI)]
    pub(super) figures_only: bool,
}

/// A kept file, and how it is held against what would be written now.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct CheckFileArgs {
    /// Write nothing, compare with this file, print what differs, and exit with 1 if anything does
    #[arg(long, value_name = "FILE", conflicts_with = "output", help_heading = FOR_CI)]
    pub(super) check: Option<String>,
    #[command(flatten)]
    pub(super) how: CheckArgs,
}

impl CheckArgs {
    /// What kept files are looked at for.
    pub(super) fn look(&self) -> Look {
        let [figures, lines] = [Look::Figures, Look::Lines];
        if self.figures_only { figures } else { lines }
    }
}

/// Whether kept files are written anew.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct UpdateArgs {
    /// Write what differs, but for what would be made of fewer answers than before
    #[arg(long, help_heading = FOR_CI)]
    pub(super) update: bool,
    /// Score and write all the same where answers can't be read, or are fewer than before; reports then say what they
    /// are made without
    #[arg(long, help_heading = FOR_CI)]
    pub(super) keep_going: bool,
}

/// The names of those whose answers are counted, in the order of the counts.
pub(super) fn party_names(questionnaire: &Questionnaire) -> Vec<&str> {
    let parties = questionnaire.parties();
    parties.map(|(_, party)| party.name.as_str()).collect()
}

/// How much is printed of what differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Diff {
    /// All of it
    Full,
    /// The first lines of the first files
    Short,
    /// Nothing
    None,
}
