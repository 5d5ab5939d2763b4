//! `detente questionnaire`: the built-in questionnaires, to read and to copy.

use clap::Subcommand;

use super::inputs::{read_questionnaire, unknown_questionnaire};
use super::outcome::{Failure, Outcome};
use super::output::{self, Console};
use crate::diagnostic::list;
use crate::questionnaire::{self, DEFAULT, EMBEDDED, Questionnaire};
use crate::report::questions;
use crate::sanitise::visible_lines;

/// The built-in questionnaires: list, show, export, words
#[derive(Debug, Subcommand)]
pub(super) enum QuestionnaireCommand {
    /// List the built-in questionnaires
    List,
    /// Show a questionnaire's questions as people read them
    Show {
        /// The id of a built-in questionnaire, ID@VERSION for an older one, or a file
        #[arg(default_value = DEFAULT, value_name = "FILE|ID")]
        questionnaire: String,
    },
    /// Write a built-in questionnaire's file, to be changed and used with -q
    Export {
        /// The id of a built-in questionnaire, or ID@VERSION for an older one
        #[arg(default_value = DEFAULT, value_name = "ID")]
        questionnaire: String,
        /// Write to this file instead of standard output
        #[arg(short, long, value_name = "FILE")]
        output: Option<String>,
    },
    /// Print the words that survey and forms say besides the questions, to be put into another language
    ///
    /// What it prints is the `words` of a questionnaire: copy it into yours and translate it. A key that
    /// a questionnaire leaves out is said in English.
    Words {
        /// The id of a built-in questionnaire, ID@VERSION for an older one, or a file
        #[arg(default_value = DEFAULT, value_name = "FILE|ID")]
        questionnaire: String,
    },
}

pub(super) fn run(command: &QuestionnaireCommand, console: &Console) -> Result<Outcome, Failure> {
    match command {
        QuestionnaireCommand::List => console.print(&overview()?)?,
        QuestionnaireCommand::Show { questionnaire } => {
            let questionnaire = read_questionnaire(questionnaire)?;
            console.print(&questions::render(&questionnaire, console.width()))?;
        }
        QuestionnaireCommand::Export {
            questionnaire,
            output,
        } => {
            let unknown = || unknown_questionnaire("built-in questionnaire", questionnaire);
            let embedded = questionnaire::embedded(questionnaire);
            let embedded = embedded.ok_or_else(|| vec![unknown()])?;
            console.deliver(embedded.text, output::file(output.as_ref()))?;
        }
        QuestionnaireCommand::Words { questionnaire } => {
            let questionnaire = read_questionnaire(questionnaire)?;
            console.print(&visible_lines(&words(&questionnaire)))?;
        }
    }
    Ok(Outcome::Done)
}

fn words(questionnaire: &Questionnaire) -> String {
    let mut text = "# What stands in braces is filled in by the program.\nwords:\n".to_owned();
    for key in questionnaire::word_keys() {
        // JSON's quotes are YAML's as well.
        let word = serde_json::Value::from(questionnaire.word(key));
        text += &format!("  {key}: {word}\n");
    }
    text
}

fn overview() -> Result<String, Failure> {
    let mut text = String::new();
    for embedded in EMBEDDED {
        let questionnaire = embedded.read()?;
        let newest = questionnaire::embedded(embedded.id);
        let is_newest = newest.is_some_and(|newest| newest.version == embedded.version);
        let name = embedded.name();
        let name = if is_newest { embedded.id } else { &name };
        text += &format!("{name}  {}\n", describe(&questionnaire));
    }
    Ok(text)
}

fn describe(questionnaire: &Questionnaire) -> String {
    let practices = questionnaire.practice_scale().len();
    let scored = questionnaire.count_scored();
    let rankings = questionnaire.ranking_questions.len();
    let mut parts = vec![
        list::count(scored, "scale question", "scale questions"),
        list::count(rankings, "ranking", "rankings"),
    ];
    if practices > 0 {
        let questions = list::count(practices, "question", "questions");
        parts.push(format!("{questions} on what is done already"));
    }
    let open = questionnaire.open.len();
    parts.push(list::count(open, "open question", "open questions"));
    format!(
        "version {}, {}: {}; {}",
        questionnaire.version,
        questionnaire.language,
        questionnaire.title,
        list::plain(parts)
    )
}
