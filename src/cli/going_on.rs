//! What is said at a survey's end: who has answered, who is missing, and what to do next.

use std::path::Path;

use crate::diagnostic::list;
use crate::form::Form;
use crate::questionnaire::{Questionnaire, Role};
use crate::survey::folder::{AnswerFolder, Answered};
use crate::survey::posed::Who;
use crate::survey::standing::Standing;

/// What the commands to go on with have in common.
#[derive(Clone, Copy, Debug)]
pub(super) struct GoingOn<'a> {
    /// The folder of the answer files.
    pub(super) dir: &'a Path,
    /// The questionnaire as it was asked for.
    pub(super) questionnaire: Option<&'a str>,
    pub(super) folder: &'a AnswerFolder,
}

impl GoingOn<'_> {
    /// How to go on with an unfinished survey.
    pub(super) fn sentence(&self) -> String {
        format!("To go on, run `{}`.", self.command("survey", None))
    }

    /// Who has answered, who is missing, and what to do next.
    pub(super) fn next(
        &self,
        questionnaire: &Questionnaire,
        standing: &Standing,
        who: &Who,
    ) -> String {
        let mut text = standing.in_words(questionnaire) + "\n\n";
        let missing = standing.missing(questionnaire);
        let survey = self.command("survey", Some(who));
        if missing.is_empty() {
            let page = self.folder.report(who);
            let page = quoted(&page.to_string_lossy());
            let observer = questionnaire.observer.as_ref();
            if let Some(party) = observer.filter(|_| !standing.answered.has(Role::Observer)) {
                text += &format!(
                    "Nobody has answered as the {} yet. To do that before the report, run\n  {survey}\n",
                    party.name
                );
            }
            let reader = observer.map_or("whoever runs this survey", |party| &party.name);
            let article = if observer.is_some() { "the " } else { "" };
            text += &format!(
                "Both sides have answered. The report is for {article}{reader} alone. To make it, run\n  {} -o {page}\nand open {page} in a browser.\n",
                self.command("report", Some(who))
            );
        } else {
            let names: Vec<&str> = missing
                .iter()
                .map(|(_, party)| party.name.as_str())
                .collect();
            text += &format!(
                "The report needs answers from {} as well. When they can sit down here, run\n  {survey}\n",
                list::plain(&names)
            );
            text += "If they can't come, make a form and send it to them:\n";
            for (role, party) in missing {
                let form = form(questionnaire, role, who);
                text += &format!(
                    "  {} --side {} -o {}\n",
                    self.command("form", Some(who)),
                    quoted(&party.id),
                    quoted(&form)
                );
            }
            text += &format!("Put the file that comes back into {}.\n", self.place());
        }
        text.push_str(&left_out(&standing.answered));
        text.trim_end().to_owned()
    }

    /// How the report is made, where both sides of one company have answered before.
    pub(super) fn report(&self, questionnaire: &Questionnaire) -> Option<String> {
        let (company, wave) = self.folder.company(questionnaire)?;
        let standing = Standing::new(self.folder, questionnaire, &company, wave.as_deref());
        let who = Who {
            company,
            wave,
            role: Role::Observer,
            respondent: String::new(),
        };
        let is_whole = standing.missing(questionnaire).is_empty();
        is_whole.then(|| self.next(questionnaire, &standing, &who))
    }

    /// The folder, in words.
    fn place(&self) -> String {
        if self.dir == Path::new(".") {
            "this folder".to_owned()
        } else {
            format!("the folder {}", self.dir.display())
        }
    }

    /// A command for a shell.
    fn command(&self, command: &str, who: Option<&Who>) -> String {
        let dir = self.dir.to_string_lossy();
        let mut words = vec!["detente".to_owned(), command.to_owned()];
        match command {
            "report" => words.push(quoted(&dir)),
            "form" => {}
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

/// A name for a side's form.
fn form(questionnaire: &Questionnaire, role: Role, who: &Who) -> String {
    let form = Form {
        questionnaire,
        role,
        company: who.company.clone(),
        wave: who.wave.clone(),
        respondent: None,
    };
    format!("{}.html", form.file_stem())
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
    if cfg!(windows) {
        quoted_for_windows(word)
    } else {
        quoted_for_posix(word)
    }
}

fn is_plain(word: &str, marks: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || marks.contains(c);
    !word.is_empty() && word.chars().all(is_plain)
}

fn quoted_for_posix(word: &str) -> String {
    if is_plain(word, "-_./") {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// In the quotes that both of its shells know. A quote inside is as programs there read it.
fn quoted_for_windows(word: &str) -> String {
    if is_plain(word, r"-_./\:") {
        word.to_owned()
    } else {
        format!("\"{}\"", word.replace('"', "\\\""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn commands_can_be_pasted_into_a_shell() {
        let folder = AnswerFolder::open(Path::new(".")).unwrap();
        let going_on = GoingOn {
            dir: Path::new("our answers"),
            questionnaire: Some("pulse"),
            folder: &folder,
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

    #[test]
    fn each_systems_shell_gets_its_own_quotes() {
        assert_eq!(quoted_for_windows(r"C:\answers"), r"C:\answers");
        assert_eq!(quoted_for_windows("Smith's"), "\"Smith's\"");
        assert_eq!(quoted_for_windows("a \"b\""), r#""a \"b\"""#);
        assert_eq!(quoted_for_posix("our answers"), "'our answers'");
    }
}
