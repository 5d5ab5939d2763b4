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
            let page = quoted_path(&page.to_string_lossy());
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
            text += &format!(
                "The report needs answers from {} as well. When they can sit down here, run\n  {survey}\n",
                list::plain(missing.iter().map(|(_, party)| &party.name))
            );
            text += "If they can't come, make a form and send it to them:\n";
            for (role, party) in missing {
                let form = form(questionnaire, role, who);
                text += &format!(
                    "  {} {} -o {}\n",
                    self.command("form", Some(who)),
                    option("--side", &party.id),
                    quoted_path(&form)
                );
            }
            text += &format!("Put the file that comes back into {}.\n", self.place());
        }
        text.push_str(&left_out(&standing.answered));
        text.trim_end().to_owned()
    }

    /// The same, where answers of one company and wave are there before anybody answers.
    pub(super) fn before(&self, questionnaire: &Questionnaire) -> Option<String> {
        let (company, wave) = self.folder.company(questionnaire)?;
        let standing = Standing::new(self.folder, questionnaire, &company, wave.as_deref());
        let who = Who {
            company,
            wave,
            role: Role::Observer,
            respondent: String::new(),
        };
        Some(self.next(questionnaire, &standing, &who))
    }

    /// The folder, in words.
    fn place(&self) -> String {
        if self.dir == Path::new(".") {
            "this folder".to_owned()
        } else {
            format!("the folder {}", self.dir.display())
        }
    }

    fn command(&self, command: &str, who: Option<&Who>) -> String {
        let dir = self.dir.to_string_lossy();
        let mut words = vec!["detente".to_owned(), command.to_owned()];
        match command {
            "report" => words.push(quoted_path(&dir)),
            "form" => {}
            _ if dir != "." => words.push(format!("--dir {}", quoted_path(&dir))),
            _ => {}
        }
        let options = [
            ("-q", self.questionnaire),
            ("--company", who.map(|who| who.company.as_str())),
            ("--wave", who.and_then(|who| who.wave.as_deref())),
        ];
        let given = options.into_iter();
        words.extend(given.filter_map(|(name, value)| Some(option(name, value?))));
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

/// An option and its value. One that begins with a dash would be taken for another option.
fn option(name: &str, value: &str) -> String {
    let between = if value.starts_with('-') { "=" } else { " " };
    format!("{name}{between}{}", quoted(value))
}

/// A path for a shell, which never looks like an option.
fn quoted_path(path: &str) -> String {
    if path.starts_with('-') {
        quoted(&format!("./{path}"))
    } else {
        quoted(path)
    }
}

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
        // Nothing that begins with a dash is taken for an option.
        let going_on = GoingOn {
            dir: Path::new("-d"),
            ..going_on
        };
        let who = Who {
            company: "-Da Co".to_owned(),
            ..who
        };
        let told = [going_on.sentence(), going_on.command("report", Some(&who))];
        let expected = [
            "To go on, run `detente survey --dir ./-d -q pulse`.",
            "detente report ./-d -q pulse --company='-Da Co' --wave 2026-Q4",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn each_systems_shell_gets_its_own_quotes() {
        assert_eq!(quoted_for_windows(r"C:\answers"), r"C:\answers");
        assert_eq!(quoted_for_windows("Smith's"), "\"Smith's\"");
        assert_eq!(quoted_for_windows("a \"b\""), r#""a \"b\"""#);
        assert_eq!(quoted_for_posix("our answers"), "'our answers'");
    }
}
