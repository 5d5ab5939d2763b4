//! What is said at a survey's end: who has answered, who is missing, and what to run next.

use std::path::Path;

use crate::diagnostic::list;
use crate::questionnaire::Questionnaire;
use crate::survey::folder::Answered;
use crate::survey::next;
use crate::survey::state::Who;

/// What the commands to go on with have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct GoingOn<'a> {
    /// The folder of the answer files.
    pub(super) dir: &'a Path,
    /// The questionnaire as it was asked for.
    pub(super) questionnaire: Option<&'a str>,
}

impl GoingOn<'_> {
    /// How to go on with an unfinished survey.
    pub(super) fn sentence(&self) -> String {
        format!("To go on, run `{}`.", self.command("survey", None))
    }

    /// Who has answered, who is missing, and what to run next.
    pub(super) fn standing(
        &self,
        questionnaire: &Questionnaire,
        answered: &Answered,
        who: &Who,
    ) -> String {
        let mut text = match next::missing(questionnaire, answered).first() {
            Some(party) => format!(
                "Nobody from {} has answered yet, and the report needs both sides. When they are ready, run\n  {}\n",
                party.name,
                self.command("survey", Some(who))
            ),
            None => format!(
                "Both sides have answered. For the report, run\n  {}\n",
                self.command("report", Some(who))
            ),
        };
        text.push_str(&left_out(answered));
        text.trim_end().to_owned()
    }

    /// A command for a shell.
    fn command(&self, command: &str, who: Option<&Who>) -> String {
        let dir = self.dir.to_string_lossy();
        let mut words = vec!["detente".to_owned(), command.to_owned()];
        match command {
            "report" => words.push(quoted(&dir)),
            _ if dir != "." => words.extend(["--dir".to_owned(), quoted(&dir)]),
            _ => {}
        }
        let mut option = |name: &str, value: Option<&str>| {
            words.extend(value.map(|value| format!("{name} {}", quoted(value))));
        };
        option("-q", self.questionnaire);
        option("--company", who.map(|who| who.company.as_str()));
        option("--wave", who.and_then(|who| who.wave.as_deref()));
        words.join(" ")
    }
}

/// The answer files with mistakes, which don't count.
pub(super) fn left_out(answered: &Answered) -> String {
    if answered.broken.is_empty() {
        return String::new();
    }
    let names = list::plain(&answered.broken);
    format!("Left out, as there are mistakes in them: {names}. `detente check` tells which.")
}

/// A word for a shell.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::Role;

    #[test]
    fn commands_can_be_pasted_into_a_shell() {
        let going_on = GoingOn {
            dir: Path::new("our answers"),
            questionnaire: Some("pulse"),
        };
        assert_eq!(
            going_on.sentence(),
            "To go on, run `detente survey --dir 'our answers' -q pulse`."
        );
        let who = Who {
            company: "Smith's $HOME".to_owned(),
            wave: Some("2026-Q4".to_owned()),
            role: Role::First,
            respondent: "Dana".to_owned(),
        };
        let command = going_on.command("report", Some(&who));
        let expected =
            r"detente report 'our answers' -q pulse --company 'Smith'\''s $HOME' --wave 2026-Q4";
        assert_eq!(command, expected);
    }
}
