//! What commands read: a questionnaire and answers.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Failure;
use crate::answers::{self, Constants, Documents, Given, Record};
use crate::diagnostic::{self, Diagnostic, list, suggest};
use crate::questionnaire::{self, EMBEDDED, Questionnaire};
use crate::source::{Found, Source, load, load_found};

/// Which questionnaire to use.
#[derive(Debug, clap::Args)]
pub(super) struct QuestionnaireArg {
    /// The questionnaire: a file, or the id of a built-in one [default: what the answers name]
    #[arg(short, long, value_name = "FILE|ID")]
    questionnaire: Option<String>,
}

/// How CSV files are read.
#[derive(Debug, clap::Args)]
pub(super) struct CsvArgs {
    /// A map that tells what the columns of CSV files hold
    #[arg(long, value_name = "FILE", help_heading = "CSV files")]
    columns: Option<String>,
    /// The side that answered, for CSV files without a column for it
    #[arg(long, value_name = "SIDE", help_heading = "CSV files")]
    side: Option<String>,
}

/// A questionnaire with the answers to it.
#[derive(Debug)]
pub(super) struct Inputs {
    pub(super) questionnaire: Questionnaire,
    pub(super) records: Vec<Record>,
    /// What to know or look at; no errors among them.
    pub(super) remarks: Vec<Diagnostic>,
}

impl QuestionnaireArg {
    /// The questionnaire as it was asked for.
    pub(super) fn given(&self) -> Option<&str> {
        self.questionnaire.as_deref()
    }

    /// The questionnaire's file, where it isn't a built-in one.
    pub(super) fn file(&self) -> Option<&str> {
        let is_file = |name: &&str| questionnaire::embedded(name).is_none();
        self.given().filter(is_file)
    }

    /// Reads the questionnaire that was asked for.
    pub(super) fn read(&self) -> Option<Result<Questionnaire, Failure>> {
        self.questionnaire.as_deref().map(read_questionnaire)
    }
}

impl CsvArgs {
    /// The file of the map of columns.
    pub(super) fn map(&self) -> Option<&str> {
        self.columns.as_deref()
    }

    /// What is told beside the answer files: what the command line says goes before what a map says.
    pub(super) fn given(
        &self,
        company: Option<&String>,
        wave: Option<&String>,
    ) -> Result<Given, Failure> {
        let map = match &self.columns {
            Some(path) => read_columns(path)?,
            None => Given::default(),
        };
        let name = |given: Option<&String>, mapped: Option<String>| {
            let given = given.map(|name| name.trim().to_owned());
            given.filter(|name| !name.is_empty()).or(mapped)
        };
        let mapped = map.constants;
        Ok(Given {
            constants: Constants {
                company: name(company, mapped.company),
                side: name(self.side.as_ref(), mapped.side),
                wave: name(wave, mapped.wave),
            },
            ..map
        })
    }
}

fn read_columns(path: &str) -> Result<Given, Failure> {
    let mut loaded = load(&[path.to_owned()]);
    match loaded.sources.pop() {
        Some(source) if loaded.sources.is_empty() => Given::read(&source),
        Some(_) => {
            let problem = Diagnostic::error("unreadable", "a map of columns is one file");
            Err(vec![problem.in_file(path)])
        }
        None => Err(loaded.diagnostics),
    }
}

/// A questionnaire by the id of a built-in one, or from a file.
pub(super) fn read_questionnaire(name: &str) -> Result<Questionnaire, Failure> {
    if let Some(embedded) = questionnaire::embedded(name) {
        return embedded.read();
    }
    let looks_like_a_file = name == "-" || name.contains(['/', '\\', '.']);
    if !looks_like_a_file && !Path::new(name).exists() {
        let known: Vec<&str> = EMBEDDED.iter().map(|embedded| embedded.id).collect();
        let mut problem = Diagnostic::error(
            "unknown-questionnaire",
            format!("there is no built-in questionnaire and no file `{name}`"),
        )
        .help(format!("built in are {}", list::and(&known)));
        if let Some(near) = suggest::nearest(name, &known) {
            problem = problem.help(format!("did you mean `{near}`?"));
        }
        return Err(vec![problem]);
    }
    if Path::new(name).is_dir() {
        return Err(vec![
            Diagnostic::error(
                "unreadable",
                "a questionnaire is a file, and this is a folder",
            )
            .in_file(name),
        ]);
    }
    let mut loaded = load(&[name.to_owned()]);
    match loaded.sources.pop() {
        Some(source) => questionnaire::read(&source),
        None => Err(loaded.diagnostics),
    }
}

/// Refuses an output that would take the place of a file that is to be read.
pub(super) fn spare<'f>(
    output: Option<&str>,
    files: impl IntoIterator<Item = &'f str>,
) -> Result<(), Failure> {
    let Some((output, target)) = output.and_then(|name| Some((name, regular_file(name)?))) else {
        return Ok(());
    };
    let is_target = |file: &str| regular_file(file).is_some_and(|file| file == target);
    if files.into_iter().any(is_target) {
        let problem = overwrites(output);
        let help = "nothing was read or written; give another name after `-o`";
        return Err(vec![problem.help(help)]);
    }
    Ok(())
}

/// Refuses names in a folder that would take the place of files that were read.
pub(super) fn spare_in<'f>(
    folder: &str,
    names: &[String],
    files: impl IntoIterator<Item = &'f str>,
) -> Result<(), Failure> {
    let Ok(folder) = fs::canonicalize(folder) else {
        return Ok(());
    };
    let targets: HashSet<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    let is_target = |file: &&str| regular_file(file).is_some_and(|file| targets.contains(&file));
    match files.into_iter().find(is_target) {
        Some(file) => {
            Err(vec![overwrites(file).help(
                "no report was written; give another folder after `--out`",
            )])
        }
        None => Ok(()),
    }
}

fn overwrites(file: &str) -> Diagnostic {
    let message = "the output would take the place of this file, which is read";
    Diagnostic::error("overwrites-input", message).in_file(file)
}

/// The path of a file without links in it; none where there is no such file, or standard input is meant.
fn regular_file(name: &str) -> Option<PathBuf> {
    let path = fs::canonicalize(name).ok().filter(|_| name != "-")?;
    path.is_file().then_some(path)
}

/// Reads answers from files, with every mistake in all of them.
pub(super) fn read(
    found: Found,
    questionnaire: &QuestionnaireArg,
    given: &Given,
) -> Result<Inputs, Failure> {
    let loaded = load_found(found);
    read_sources(
        &loaded.sources,
        questionnaire.read(),
        given,
        loaded.diagnostics,
    )
}

/// Reads answers from texts. `diagnostics` are those of loading them.
pub(super) fn read_sources(
    sources: &[Arc<Source>],
    questionnaire: Option<Result<Questionnaire, Failure>>,
    given: &Given,
    mut diagnostics: Vec<Diagnostic>,
) -> Result<Inputs, Failure> {
    let documents = answers::parse_all(sources, &mut diagnostics);
    let questionnaire = match choose(&documents, questionnaire) {
        Ok(questionnaire) => questionnaire,
        Err(problems) => {
            diagnostics.extend(problems);
            diagnostic::sort(&mut diagnostics);
            return Err(diagnostics);
        }
    };
    let answers = answers::read_given(&documents, &questionnaire, given);
    diagnostics.extend(answers.diagnostics);
    diagnostic::sort(&mut diagnostics);
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Err(diagnostics);
    }
    Ok(Inputs {
        questionnaire,
        records: answers.records,
        remarks: diagnostics,
    })
}

fn choose(
    documents: &[Documents],
    given: Option<Result<Questionnaire, Failure>>,
) -> Result<Questionnaire, Failure> {
    given.unwrap_or_else(|| answers::pick(documents))
}
