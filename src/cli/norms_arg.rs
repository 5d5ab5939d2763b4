//! `--norms`: what reports hold their company's figures against.

use super::inputs::load;
use super::outcome::{Failure, wrong_argument};
use super::output::Console;
use crate::diagnostic::Diagnostic;
use crate::norms::{FEWEST, FORMAT, KeptNorms, Norms};
use crate::questionnaire::Questionnaire;

/// What reports hold their company's figures against.
#[derive(Debug, clap::Args)]
pub(super) struct NormsArg {
    /// Rank each report's causes a second time, against what many companies have alike: those of a file that `detente norms`
    /// wrote (--norms=FILE), or, of a batch of 10 companies or more, its own (--norms)
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    norms: Option<String>,
}

impl NormsArg {
    pub(super) fn is_asked(&self) -> bool {
        self.norms.is_some()
    }

    /// Whether the companies of the run are meant.
    pub(super) fn is_of_run(&self) -> bool {
        self.is_asked() && self.file().is_none()
    }

    /// The file; none where the companies of the run are meant, or nothing is.
    pub(super) fn file(&self) -> Option<&str> {
        self.norms.as_deref().filter(|file| !file.is_empty())
    }

    /// Refuses to hold one company against itself.
    pub(super) fn needs_file(&self) -> Result<(), Failure> {
        if !self.is_of_run() {
            return Ok(());
        }
        Err(wrong_argument(
            "`--norms` of one report needs a file",
            "`detente norms clients/ -o norms.json` writes one; name it as in `--norms=norms.json`",
        ))
    }

    /// Reads the file, and says where nothing can be held against it.
    pub(super) fn read(
        &self,
        questionnaire: &Questionnaire,
        console: &Console,
    ) -> Result<Option<Norms>, Failure> {
        let Some(file) = self.file() else {
            return Ok(None);
        };
        let source = load(file, "norms")?;
        let refuse = |why: &str| {
            let message = format!("this can't be used as norms: {why}");
            let help =
                "`detente norms` writes a file of norms from the answers of ten companies or more";
            let problem = Diagnostic::error("wrong-norms", message).in_file(&source.name);
            vec![problem.help(help)]
        };
        let text = source.text.trim_start_matches('\u{feff}');
        let kept: KeptNorms = serde_json::from_str(text)
            .map_err(|error| refuse(&format!("it isn't written as norms are: {error}")))?;
        if kept.format != FORMAT {
            return Err(refuse(&format!("they are no `{FORMAT}`")));
        }
        if let Some(why) = kept.problem(questionnaire) {
            return Err(refuse(&why));
        }
        let norms = kept.norms(questionnaire);
        if norms.is_empty() {
            console.emit(&[nothing_to_compare().in_file(&source.name)]);
        }
        Ok(Some(norms))
    }
}

/// That norms have no cause's figures.
pub(super) fn nothing_to_compare() -> Diagnostic {
    let message = format!(
        "these norms compare nothing: on no cause both sides were heard in {FEWEST} companies"
    );
    Diagnostic::warning("empty-norms", message)
}
