//! The folder of answer files: what a respondent's files are called, who has answered, who hasn't finished.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use unicode_width::UnicodeWidthChar;

use super::draft;
use super::posed::Who;
use super::state::Survey;
use crate::answers::Record;
use crate::diagnostic::Diagnostic;
use crate::file_name::{cut, hyphenated};
use crate::questionnaire::{Questionnaire, Role};
use crate::save::check_folder;
use crate::source::{Source, has_known_ending, load_file};

/// The most bytes of a name that go into a file's name. Four of them and the ending stay below 255.
const LONGEST: usize = 48;

const DRAFT: &str = ".draft.yaml";

/// A folder that can be written to.
#[derive(Clone, Debug)]
pub struct AnswerFolder(PathBuf);

/// One respondent's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The answer file.
    pub answers: PathBuf,
    /// The unfinished survey, beside it.
    pub draft: PathBuf,
}

/// The answer files of a folder that hold answers of one company and wave.
#[derive(Debug, Default)]
pub struct Answered {
    pub records: Vec<Record>,
    /// Their names.
    pub files: Vec<String>,
    /// Files that seem to be answer files, and have mistakes.
    pub broken: Vec<String>,
}

impl Answered {
    /// Whether somebody of a role has answered.
    pub fn has(&self, role: Role) -> bool {
        self.records.iter().any(|record| record.role == role)
    }
}

impl AnswerFolder {
    /// Opens a folder, making it for its owner alone where there is none, and tries whether it can be written to.
    pub fn open(path: &Path) -> Result<Self, Vec<Diagnostic>> {
        let problem = |why: String| {
            vec![Diagnostic::error("unwritable", why).in_file(path.to_string_lossy())]
        };
        if !path.exists() {
            make(path).map_err(|error| problem(format!("this folder can't be made: {error}")))?;
        }
        if !path.is_dir() {
            return Err(problem("this is no folder".to_owned()));
        }
        check_folder(path)?;
        // Names in the current folder read better without a `./` before them.
        let is_here = path == Path::new(".");
        Ok(Self(if is_here { "".into() } else { path.into() }))
    }

    /// The names of a folder's files that may hold answers, those of unfinished surveys among them; none where there is no
    /// folder.
    pub fn kept(path: &Path) -> Vec<String> {
        let files = Self(path.to_owned()).files().into_iter();
        let known = files.filter(|path| has_known_ending(path));
        let names = known.map(|path| path.to_string_lossy().into_owned());
        names.collect()
    }

    /// A respondent's files. Names that look alike in a file's name get a number each. Of a file that can't be read
    /// nobody knows whose it is, so that it has to be mended first.
    pub fn slot(&self, who: &Who, questionnaire: &Questionnaire) -> Result<Slot, Vec<Diagnostic>> {
        let stem = stem(who, questionnaire);
        let slot = |stem: &str| Slot {
            answers: self.0.join(format!("{stem}.yaml")),
            draft: self.0.join(format!("{stem}{DRAFT}")),
        };
        let numbered = (2..).map(|number| slot(&format!("{stem}-{number}")));
        let is_theirs = |path: &Path| is_theirs(path, who, questionnaire);
        for slot in std::iter::once(slot(&stem)).chain(numbered) {
            if is_theirs(&slot.answers)? && is_theirs(&slot.draft)? {
                return Ok(slot);
            }
        }
        Ok(slot(&stem))
    }

    /// The page of a company's and wave's report, beside the answers.
    pub fn report(&self, who: &Who) -> PathBuf {
        let mut parts = vec![slug(&who.company, "company"), "report".to_owned()];
        parts.extend(who.wave.as_deref().map(|wave| slug(wave, "wave")));
        self.0.join(format!("{}.html", parts.join("_")))
    }

    /// The unfinished surveys of this questionnaire, by file name. Those that can't be read are left out.
    pub fn drafts<'q>(&self, questionnaire: &'q Questionnaire) -> Vec<Survey<'q>> {
        let files = self.files().into_iter();
        let drafts = files.filter(|path| path.to_string_lossy().ends_with(DRAFT));
        let drafts = drafts.filter_map(|path| draft::read(&path, questionnaire).ok());
        drafts.collect()
    }

    /// Who has answered for a company and wave.
    pub fn answered(
        &self,
        questionnaire: &Questionnaire,
        company: &str,
        wave: Option<&str>,
    ) -> Answered {
        let mut answered = Answered::default();
        for (name, source) in self.sources() {
            let Some(records) = draft::sound(&source, questionnaire) else {
                if source.text.contains("side") && source.text.contains("answers") {
                    answered.broken.push(name);
                }
                continue;
            };
            let belongs =
                |record: &Record| record.company == company && record.wave.as_deref() == wave;
            let count = answered.records.len();
            answered.records.extend(records.into_iter().filter(belongs));
            if answered.records.len() > count {
                answered.files.push(name);
            }
        }
        answered
    }

    /// The company and wave that all answers in the folder are about, where it is one.
    pub fn company(&self, questionnaire: &Questionnaire) -> Option<(String, Option<String>)> {
        let finished = self.finished(questionnaire);
        let about = finished.map(|record| (record.company, record.wave));
        let mut about: BTreeSet<_> = about.collect();
        about.pop_first().filter(|_| about.is_empty())
    }

    /// All that the folder holds, unfinished surveys first.
    pub(super) fn records(&self, questionnaire: &Questionnaire) -> Vec<Record> {
        let drafts = self.drafts(questionnaire).into_iter();
        let unfinished = drafts.map(|survey| survey.record().clone());
        unfinished.chain(self.finished(questionnaire)).collect()
    }

    /// The records of the answer files, without those that have mistakes.
    fn finished(&self, questionnaire: &Questionnaire) -> impl Iterator<Item = Record> {
        let sources = self.sources().into_iter();
        let sound = sources.filter_map(|(_, source)| draft::sound(&source, questionnaire));
        sound.flatten()
    }

    /// The files that may hold answers, with their names; drafts and what can't be read left out.
    fn sources(&self) -> Vec<(String, Arc<Source>)> {
        let mut names = Self::kept(&self.0);
        names.retain(|name| !name.ends_with(DRAFT));
        let source = |name: String| Some((name.clone(), load_file(&name).ok()?));
        names.into_iter().filter_map(source).collect()
    }

    /// The files right in the folder, hidden ones left out, by name.
    fn files(&self) -> Vec<PathBuf> {
        let here = self.0.as_os_str().is_empty();
        let folder = if here { Path::new(".") } else { &self.0 };
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> = entries
            .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
            .map(|entry| self.0.join(entry.file_name()))
            .filter(|path| path.is_file())
            .collect();
        files.sort();
        files
    }
}

/// Whether a file holds this respondent's answers, or isn't there yet.
fn is_theirs(
    path: &Path,
    who: &Who,
    questionnaire: &Questionnaire,
) -> Result<bool, Vec<Diagnostic>> {
    if !path.exists() {
        return Ok(true);
    }
    let source = match load_file(&path.to_string_lossy()) {
        Ok(source) => source,
        Err(problem) if problem.code == "unreadable" => return Err(vec![*problem]),
        // What is no text is no survey's.
        Err(_) => return Ok(false),
    };
    let records = draft::sound(&source, questionnaire).unwrap_or_default();
    Ok(records.iter().any(|record| is_by(record, who)))
}

fn is_by(record: &Record, who: &Who) -> bool {
    record.company == who.company
        && record.wave == who.wave
        && record.role == who.role
        && record.respondent.as_ref() == Some(&who.respondent)
}

/// Company, side, respondent and wave. Dots are for endings alone, so no name can pass for a draft's.
fn stem(who: &Who, questionnaire: &Questionnaire) -> String {
    let side = questionnaire.party(who.role);
    let mut parts = vec![
        slug(&who.company, "company"),
        side.map_or("side", |side| &side.id).to_owned(),
        slug(&who.respondent, "respondent"),
    ];
    parts.extend(who.wave.as_deref().map(|wave| slug(wave, "wave")));
    parts.join("_")
}

/// A name's letters and digits of any script, in small letters, and hyphens in place of all else that shows.
fn slug(name: &str, empty: &str) -> String {
    let small = name.chars().flat_map(char::to_lowercase);
    let shown = small.filter(|c| c.is_alphanumeric() || c.width() != Some(0));
    match cut(hyphenated(shown, char::is_alphanumeric), LONGEST, LONGEST) {
        slug if slug.is_empty() => empty.to_owned(),
        slug => slug,
    }
}

#[cfg(unix)]
fn make(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(path)
}

#[cfg(not(unix))]
fn make(path: &Path) -> std::io::Result<()> {
    fs::create_dir(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_as_files() {
        assert_eq!(slug("Acme Gears, Inc.", "x"), "acme-gears-inc");
        assert_eq!(slug("../../etc/passwd", "x"), "etc-passwd");
        assert_eq!(slug("..", "x"), "x");
        assert_eq!(slug("🙂", "respondent"), "respondent");
        assert_eq!(slug("x.draft", "x"), "x-draft");
        assert_eq!(slug("Zoë 田中", "x"), "zoë-田中");
        assert_eq!(slug("e\u{301}ric", "x"), "eric");
        assert_eq!(slug("a\u{0}b\u{1b}[2J\n", "x"), "a-b-2j");
        assert_eq!(slug(&"é".repeat(60), "x"), "é".repeat(24));
    }
}
