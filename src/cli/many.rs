//! The answers of many companies, for commands that look at all of them together.

use super::Failure;
use super::inputs::{AnswerInputs, CsvArgs, QuestionnaireArg};
use super::screening::ExcludeArgs;
use crate::cli::{path, spare};
use crate::questionnaire::Questionnaire;
use crate::source::find;

/// Which answers are looked at, of all companies that there are.
#[derive(Debug, clap::Args)]
pub(super) struct ManyArgs {
    /// Answer files, folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH", value_parser = path::as_text())]
    paths: Vec<String>,
    #[command(flatten)]
    questionnaire: QuestionnaireArg,
    /// Only the answers of this wave; an empty one means those without a wave
    #[arg(long, value_name = "WAVE")]
    wave: Option<String>,
    #[command(flatten)]
    csv: CsvArgs,
    #[command(flatten)]
    exclude: ExcludeArgs,
}

impl ManyArgs {
    /// Finds the answers, which the output isn't to be written over, and what they answer.
    pub(super) fn open(
        &self,
        output: Option<&str>,
    ) -> Result<(AnswerInputs, Questionnaire), Failure> {
        let found = find(&self.paths);
        let beside = [self.questionnaire.file(), self.csv.map()];
        spare::output(output, found.files(), beside.into_iter().flatten())?;
        let (asked, wave) = (&self.questionnaire, self.wave.as_ref());
        let inputs = AnswerInputs::open(found, asked, &self.csv, None, wave)?;
        let questionnaire = inputs.questionnaire(asked)?;
        Ok((inputs, questionnaire))
    }

    /// Whether respondents who gave the same answer throughout are left out.
    pub(super) fn excludes_straight_lining(&self) -> bool {
        self.exclude.straight_lining()
    }
}
