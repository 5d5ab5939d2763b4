//! The reports of `--out`: which files they are, what is in them, and writing them.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::Args;
use super::folder::{self, Folder};
use super::progress::Progress;
use crate::cli::kept::{Look, Now, Standing, less};
use crate::cli::output::Console;
use crate::cli::spare;
use crate::cli::{Failure, Outcome, inputs};
use crate::diagnostic::{Diagnostic, list};
use crate::portfolio::names::Names;
use crate::portfolio::{Portfolio, names::Naming};
use crate::report::{self, Layout};
use crate::source::{Found, Source};

/// So many files that are not of this run are named, unless all is to be told.
const NAMED: usize = 20;

/// A report of each company and format, in a folder.
#[derive(Debug)]
pub(super) struct Reports<'a> {
    pub(super) folder: &'a str,
    pub(super) formats: Vec<report::Format>,
    pub(super) portfolio: &'a Portfolio<'a>,
    layout: Layout,
    /// A template of the user's own, in the place of a format.
    template: Option<Arc<Source>>,
    /// The names of the files that are written or compared, a company's formats side by side.
    pub(super) wanted: Vec<String>,
    /// Of each company that fails its place in the roster, and its files.
    pub(super) failing: Vec<(usize, Vec<String>)>,
    /// The names of all companies' files, those among them that can't be scored or were not asked for.
    names: Vec<String>,
}

/// What became of the reports.
#[derive(Debug, Default)]
struct Written {
    changed: usize,
    unchanged: usize,
    problems: Vec<Diagnostic>,
}

impl<'a> Reports<'a> {
    pub(super) fn new(
        args: &'a Args,
        folder: &'a str,
        formats: Vec<report::Format>,
        portfolio: &'a Portfolio,
        layout: Layout,
    ) -> Result<Self, Failure> {
        if args.folder.names == Naming::Company && portfolio.tally.has_waves {
            return Err(vec![several_waves(portfolio)]);
        }
        let template = args.folder.template.as_deref();
        let formats = match template {
            Some(name) => vec![format_of_template(name)],
            None => formats,
        };
        let template = template
            .map(|name| inputs::load(name, "a template"))
            .transpose()?;
        let names = Names::new(portfolio.all, args.folder.names);
        let files = |stem: &String| -> Vec<String> {
            let of = |format: &report::Format| format!("{stem}.{}", format.endings()[0]);
            formats.iter().map(of).collect()
        };
        let companies = &portfolio.companies;
        let wanted = companies[..portfolio.wanted()].iter();
        let mut is_scored = vec![false; portfolio.all.len()];
        for company in companies.iter().chain(&portfolio.withheld) {
            is_scored[company.at] = true;
        }
        let failing = (0..portfolio.all.len()).filter(|at| !is_scored[*at]);
        Ok(Self {
            folder,
            wanted: wanted
                .flat_map(|company| files(&names.own[company.at]))
                .collect(),
            failing: failing.map(|at| (at, files(&names.own[at]))).collect(),
            names: names
                .own
                .iter()
                .chain(&names.others)
                .flat_map(files)
                .collect(),
            formats,
            portfolio,
            layout: Layout {
                has_details: args.folder.details,
                // Where a person must not be found out, words are quoted only where they are asked for.
                has_quotes: args.folder.details || portfolio.choice.min_group.is_none(),
                ..layout
            },
            template,
        })
    }

    /// The text of one of the wanted files.
    pub(super) fn text(&self, at: usize) -> Result<String, Failure> {
        let standing = &self.portfolio.companies[at / self.formats.len()];
        let format = self.formats[at % self.formats.len()];
        self.portfolio.with_diagnosis(standing, true, |diagnosis| {
            let text = match &self.template {
                Some(template) => report::template::render(template, diagnosis, self.layout)?,
                None => report::render(diagnosis, format, self.layout),
            };
            Ok(anstream::adapter::strip_str(&text).to_string())
        })
    }

    /// How one of the wanted files stands to the one that is kept.
    pub(super) fn standing(&self, at: usize, look: Look) -> Result<Standing, Failure> {
        let (file, text) = (self.path(&self.wanted[at]), self.text(at)?);
        let format = Some(self.formats[at % self.formats.len()]);
        let now = Now {
            file: &file,
            format,
            bytes: text.as_bytes(),
        };
        Ok(Standing::of(now, look))
    }

    /// Writes the reports, and names the files in the folder that are none of them.
    pub(super) fn write(
        &self,
        args: &Args,
        found: &Found,
        console: &Console,
    ) -> Result<Outcome, Failure> {
        spare::folder(self.folder, &self.wanted, found.files())?;
        let folder = Folder::open(self.folder)?;
        let written = self.written(folder, args, console);
        console.summarise(&format!(
            "Wrote {} into {}, left {} unchanged.\n",
            list::count(written.changed, "report", "reports"),
            self.folder,
            written.unchanged
        ));
        let mut problems = written.problems;
        problems.extend(self.others(args, found, folder, console));
        console.emit_found(&problems);
        Ok(if problems.iter().any(Diagnostic::is_error) {
            Outcome::Failed
        } else {
            Outcome::Done
        })
    }

    fn written(&self, folder: Folder, args: &Args, console: &Console) -> Written {
        let progress = Progress::counting("Writing reports", self.wanted.len(), console);
        let guards = args.update.update && !args.update.keep_going;
        let write = |at: usize| -> Result<bool, Failure> {
            if guards && let Standing::Changed(change) = self.standing(at, Look::Mark)? {
                if let Some(problem) = less(&self.path(&self.wanted[at]), &change) {
                    return Err(vec![problem]);
                }
            }
            folder.write(&self.wanted[at], self.text(at)?.as_bytes())
        };
        let outcomes = (0..self.wanted.len()).into_par_iter().map(|at| {
            let outcome = write(at);
            progress.add(1);
            outcome
        });
        let outcomes: Vec<Result<bool, Failure>> = outcomes.collect();
        progress.finish();
        let mut written = Written::default();
        for outcome in outcomes {
            match outcome {
                Ok(true) => written.changed += 1,
                Ok(false) => written.unchanged += 1,
                // What is wrong with a template is wrong for every company.
                Err(problems) => {
                    let fresh = problems
                        .into_iter()
                        .filter(|one| !written.problems.contains(one));
                    let fresh: Vec<Diagnostic> = fresh.collect();
                    written.problems.extend(fresh);
                }
            }
        }
        written
    }

    /// Names the files that no company has, or takes them away, where that was asked for.
    fn others(
        &self,
        args: &Args,
        found: &Found,
        folder: Folder,
        console: &Console,
    ) -> Vec<Diagnostic> {
        let others = self.stale(args, found);
        if !args.folder.prune {
            return self.others_note(&others, console).into_iter().collect();
        }
        let (reports, others): (Vec<String>, Vec<String>) = others
            .into_iter()
            .partition(|name| folder::is_report(self.folder, name, &self.formats));
        if !reports.is_empty() {
            let count = list::count(reports.len(), "report", "reports");
            let names = reports.join("\n  ");
            console.summarise(&format!(
                "Removing {count} of no company of this run from {}:\n  {names}\n",
                self.folder
            ));
        }
        let removed = reports.iter().map(|name| folder.remove(name));
        let mut problems: Vec<Diagnostic> = removed
            .filter_map(|removed| removed.err().map(|problem| *problem))
            .collect();
        problems.extend(self.others_note(&others, console));
        problems
    }

    pub(super) fn path(&self, name: &str) -> String {
        let path = Path::new(self.folder).join(name);
        path.to_string_lossy().into_owned()
    }

    /// The names of files in the folder that look like reports of the formats asked for, and are none of
    /// any company, nor read or written otherwise. Where not all companies were asked for, that can't be told.
    pub(super) fn stale(&self, args: &Args, found: &Found) -> Vec<String> {
        if args.is_filtered() {
            return Vec::new();
        }
        let files = found.files().chain(args.file());
        folder::others(self.folder, &self.names, &self.formats, files)
    }

    fn others_note(&self, others: &[String], console: &Console) -> Option<Diagnostic> {
        if others.is_empty() {
            return None;
        }
        let verb = if others.len() == 1 { "is" } else { "are" };
        let message = format!(
            "{} here {verb} no report of this run",
            list::count(others.len(), "file", "files")
        );
        let most = if console.tells_all() {
            others.len()
        } else {
            NAMED
        };
        let mut names: Vec<String> = others.iter().take(most).cloned().collect();
        if others.len() > most {
            names.push(format!(
                "{} more, which `--all-errors` names",
                others.len() - most
            ));
        }
        let note = Diagnostic::note("other-reports", message).in_file(self.folder);
        let note = note.help(format!("left as they were: {}", list::plain(&names)));
        Some(note.help("`--prune` removes those that are reports"))
    }
}

/// What a template's files end as: as it does itself, a further `.j2` or `.jinja` left aside.
fn format_of_template(name: &str) -> report::Format {
    let name = name.trim_end_matches(".j2").trim_end_matches(".jinja");
    let ending = Path::new(name).extension();
    let format = ending.and_then(|ending| report::Format::of_ending(&ending.to_string_lossy()));
    format.unwrap_or(report::Format::Text)
}

/// Two waves can't have one file.
fn several_waves(portfolio: &Portfolio) -> Diagnostic {
    let all = portfolio.all;
    let mut pairs = (1..all.len()).map(|at| (all.name(at - 1).0, all.name(at).0));
    let name = pairs
        .find(|(one, other)| one == other)
        .map_or("", |(name, _)| name);
    let message = format!("two waves of {name} can't both have the file that is named after it");
    Diagnostic::error("several-waves", message).help(
        "pick a wave with `--wave`, or leave out `--names company`: then each wave has a file",
    )
}
