//! The pages of `--out`: what has changed in each company, in a file of its own.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use rayon::prelude::*;

use super::Args;
use crate::answers::companies::Companies;
use crate::cli::folder::{self, Folder, Written};
use crate::cli::kept::{Look, Loss, Now, Standing};
use crate::cli::output::Console;
use crate::cli::{Failure, Outcome, delivery, spare};
use crate::comparison::Comparison;
use crate::diagnostic::{Diagnostic, Severity, list};
use crate::portfolio::names::{Naming, names_of};
use crate::reading::Answers;
use crate::report::{Format, Layout, compare};

/// What stands in the help above them.
const PAGES: &str = "A page each";

/// The folder of pages.
#[derive(Debug, clap::Args)]
pub(super) struct PagesArgs {
    /// Write a page of each company into this folder, and leave unchanged ones untouched
    #[arg(long, value_name = "DIR", conflicts_with = "check", help_heading = PAGES)]
    pub(super) out: Option<String>,
    /// What a page's file is named by
    #[arg(long, value_enum, default_value_t, value_name = "BY", requires = "out", help_heading = PAGES)]
    names: Naming,
}

/// The answers of a wave, and which of its waves was asked for.
type Wave<'w> = (&'w Answers<'w>, Option<&'w String>);

struct Pages<'p> {
    folder: &'p str,
    formats: Vec<Format>,
    layout: Layout,
    /// Whether the next waves take the place of these.
    is_replaced: bool,
    /// Of each company, compared or not, what its files are called, without an ending.
    stems: HashMap<&'p str, String>,
}

impl Args {
    /// Writes a page of each company, where that is asked for, and names the files in the folder that are none of them.
    pub(super) fn write_pages(
        &self,
        comparisons: &[Comparison],
        waves: [Wave; 2],
        read: &[&str],
        console: &Console,
    ) -> Result<Outcome, Failure> {
        let Some(folder) = &self.pages.out else {
            return Ok(Outcome::Done);
        };
        if let Some(problem) = held_back(waves) {
            console.emit_found(&[problem]);
            return Ok(Outcome::Failed);
        }
        let pages = Pages {
            folder,
            formats: self.page_formats(),
            layout: Layout::of_width(console.file_width()),
            is_replaced: self.pages.names == Naming::Company,
            stems: stems(waves, self.pages.names),
        };
        let companies = comparisons.iter().map(|comparison| comparison.company);
        let wanted: Vec<String> = companies.flat_map(|name| pages.names(name)).collect();
        let beside = [self.questionnaire.file(), self.csv.map()];
        let (read, beside) = (read.iter().copied(), beside.into_iter().flatten());
        spare::folder(folder, &wanted, read.clone(), beside.clone())?;
        let target = Folder::open(folder)?;
        let outcomes = comparisons.par_iter().map(|it| pages.write(it, target));
        let outcomes: Vec<Written> = outcomes.collect();
        let written = outcomes.into_iter().fold(Written::default(), Written::and);
        console.summarise(&written.told(folder, ["page", "pages"]));
        let names = pages.stems.keys();
        let all: Vec<String> = names.flat_map(|name| pages.names(name)).collect();
        let spared = read.chain(beside).chain(self.place.file());
        let others = folder::others(folder, &all, &pages.formats, spared);
        let mut problems = written.problems;
        problems.extend(folder::others_note(folder, &others, "page", console));
        console.emit_found(&problems);
        let is_whole = !problems.iter().any(Diagnostic::is_error);
        Ok(Outcome::of_whole(is_whole))
    }

    /// Makes the folder of pages, where there is to be one: the file of all companies may be written into it, too.
    pub(super) fn make_folder(&self) -> Result<(), Failure> {
        let folder = self.pages.out.as_deref();
        folder.map_or(Ok(()), delivery::make_folder)
    }

    fn page_formats(&self) -> Vec<Format> {
        let mut formats: Vec<Format> = Vec::new();
        for format in &self.format {
            if !formats.contains(format) {
                formats.push(*format);
            }
        }
        if formats.is_empty() {
            formats.push(Format::Html);
        }
        formats
    }
}

impl Pages<'_> {
    /// The names of a company's files.
    fn names(&self, company: &str) -> Vec<String> {
        let stem = self.stems.get(company).map_or("", String::as_str);
        let name = |format: &Format| format!("{stem}.{}", format.endings()[0]);
        self.formats.iter().map(name).collect()
    }

    fn write(&self, comparison: &Comparison, folder: Folder) -> Written {
        let mut written = Written::default();
        let names = self.names(comparison.company);
        let one = std::slice::from_ref(comparison);
        let page = |format: &Format| compare::render(one, &[], *format, self.layout).into_file();
        let pages: Vec<Vec<u8>> = self.formats.iter().map(page).collect();
        for ((name, format), page) in names.iter().zip(&self.formats).zip(&pages) {
            let file = Path::new(self.folder).join(name);
            let file = file.to_string_lossy();
            let now = Now {
                file: &file,
                format: Some(*format),
                wave: None,
                bytes: page,
            };
            match self.loss(now, comparison) {
                Some(Loss::NoReport) => {
                    // What another has written there stays, and the company's pages in the other formats, too.
                    written.problems = vec![Loss::NoReport.tell(&file, Severity::Error)];
                    return written;
                }
                Some(loss) => written.problems.push(loss.tell(&file, Severity::Warning)),
                None => {}
            }
        }
        for (name, page) in names.iter().zip(&pages) {
            written.add(folder.write(name, page));
        }
        written
    }

    /// What would be lost of a kept page.
    fn loss(&self, now: Now, comparison: &Comparison) -> Option<Loss> {
        let sides = comparison.sides.iter();
        let parties =
            sides.flat_map(|side| ["then", "now"].map(|it| format!("{} {it}", side.name)));
        let parties: Vec<String> = parties.collect();
        let parties: Vec<&str> = parties.iter().map(String::as_str).collect();
        let standing = Standing::of(now, Look::Mark);
        let loss = standing.change()?.loss(&parties, &[])?;
        let is_other_waves = self.is_replaced && standing.change()?.is_of_other_waves();
        (!is_other_waves).then_some(loss)
    }
}

/// Why no page is written: each company may be the one that answers are missing of.
fn held_back(waves: [Wave; 2]) -> Option<Diagnostic> {
    let unknown: usize = waves.iter().map(|(answers, _)| answers.unknown().0).sum();
    (unknown > 0).then(|| {
        let records = list::count(unknown, "record or file", "records or files");
        let message =
            format!("no page was written: nobody can tell which company {records} belongs to");
        Diagnostic::error("held-back", message).help("mend what can't be read")
    })
}

/// What the files of all companies that are known are called, so that no name hangs on which of them can be compared.
fn stems(waves: [Wave<'_>; 2], naming: Naming) -> HashMap<&str, String> {
    let [old, new] = waves.map(|(answers, wanted)| wave_of_each(&answers.companies, wanted));
    let names: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    let both = |name: &&str| {
        let waves = [&old, &new].map(|wave| wave.get(*name).copied().flatten());
        match waves {
            [Some(old), Some(new)] => Some(format!("{old} to {new}")),
            [old, new] => old.or(new).map(str::to_owned),
        }
    };
    let labels: Vec<Option<String>> = names.iter().map(both).collect();
    let labels = labels.iter().map(Option::as_deref);
    let stems = names_of(names.iter().copied().zip(labels), naming);
    names.into_iter().zip(stems).collect()
}

/// The wave of each company that is known.
fn wave_of_each<'c>(
    companies: &'c Companies,
    wanted: Option<&'c String>,
) -> BTreeMap<&'c str, Option<&'c str>> {
    let asked = (0..companies.len()).map(|at| companies.name(at));
    let mut waves: BTreeMap<&str, Option<&str>> = asked.collect();
    let wanted = wanted.map(String::as_str);
    for (name, wave) in companies.not_asked_for() {
        waves.entry(name).or_insert(wanted.or(wave));
    }
    waves
}
