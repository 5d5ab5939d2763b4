//! The reports of `--out`: a file a company and format, written or compared.

use super::Args;
use super::folder::{self, Folder};
use super::progress::Progress;
use crate::cli::golden::Difference;
use crate::cli::output::Console;
use crate::cli::{Failure, Outcome, inputs};
use crate::diagnostic::{Diagnostic, list};
use crate::portfolio::Portfolio;
use crate::portfolio::names::file_names;
use crate::report::{self, Layout};
use crate::source::Found;

/// So many files that are not of this run are named.
const NAMED: usize = 5;

/// Of so many reports that have changed, what differs is printed.
const COMPARED: usize = 20;

/// So many lines are printed of what differs in a report.
const LINES: usize = 20;

/// A report of each company and format, in a folder.
#[derive(Debug)]
pub(super) struct Reports<'a> {
    folder: &'a str,
    formats: Vec<report::Format>,
    portfolio: &'a Portfolio<'a>,
    layout: Layout,
    /// The names of all companies' files, a company's formats side by side; those that are wanted first.
    names: Vec<String>,
}

impl<'a> Reports<'a> {
    pub(super) fn new(
        folder: &'a str,
        formats: Vec<report::Format>,
        portfolio: &'a Portfolio,
        layout: Layout,
    ) -> Self {
        let standings = portfolio.companies.iter();
        let companies: Vec<_> = standings.map(|standing| portfolio.name(standing)).collect();
        let mut names = Vec::with_capacity(companies.len() * formats.len());
        for stem in file_names(&companies) {
            let of = |format: &report::Format| format!("{stem}.{}", format.endings()[0]);
            names.extend(formats.iter().map(of));
        }
        Self {
            folder,
            formats,
            portfolio,
            layout,
            names,
        }
    }

    /// The names of the files that are written or compared.
    fn wanted(&self) -> &[String] {
        &self.names[..self.portfolio.wanted() * self.formats.len()]
    }

    fn text(&self, at: usize) -> String {
        let standing = &self.portfolio.companies[at / self.formats.len()];
        let format = self.formats[at % self.formats.len()];
        self.portfolio.with_diagnosis(standing, true, |diagnosis| {
            let text = report::render(diagnosis, format, self.layout);
            anstream::adapter::strip_str(&text).to_string()
        })
    }

    /// Writes the reports, and names the files in the folder that are none of them.
    pub(super) fn write(
        &self,
        args: &Args,
        found: &Found,
        console: &Console,
    ) -> Result<Outcome, Failure> {
        inputs::spare_in(self.folder, self.wanted(), found.files())?;
        let progress = Progress::counting("Writing reports", self.wanted().len());
        let written = Folder::open(self.folder)?.write(self.wanted(), |at| {
            let text = self.text(at);
            progress.add(1);
            text
        });
        progress.finish();
        console.summarise(&format!(
            "Wrote {} into {}, left {} unchanged.\n",
            list::count(written.changed, "report", "reports"),
            self.folder,
            written.unchanged
        ));
        console.emit(self.others_note(&self.others(args, found)).as_slice());
        console.emit(&written.problems);
        Ok(if written.problems.is_empty() {
            Outcome::Done
        } else {
            Outcome::Failed
        })
    }

    /// Compares the reports with those in the folder, and says what differs.
    pub(super) fn compare(&self, args: &Args, found: &Found, console: &Console) -> Outcome {
        let progress = Progress::counting("Comparing reports", self.wanted().len());
        let compared = folder::compare(self.folder, self.wanted(), |at| {
            let text = self.text(at);
            progress.add(1);
            text
        });
        progress.finish();
        let (mut changed, mut left) = (0, COMPARED);
        for (at, found) in compared.iter().enumerate() {
            let message = match found {
                folder::Compared::Same => continue,
                folder::Compared::Missing => "this report is missing",
                folder::Compared::Changed => "this report has changed",
            };
            changed += 1;
            let name = self.path(&self.names[at]);
            let mut problem = Diagnostic::error("report-differs", message).in_file(&*name);
            let has_changed = *found == folder::Compared::Changed;
            let difference = (has_changed && left > 0)
                .then(|| Difference::of_file(&name, &self.text(at)))
                .flatten();
            left -= usize::from(difference.is_some());
            match difference {
                Some(Difference::LineEnds) => {
                    problem = problem.help(Difference::LINE_ENDS);
                    console.emit_verdict(&[problem]);
                }
                Some(Difference::Lines(lines)) => {
                    console.emit_verdict(&[problem]);
                    console.inform(&short(&lines));
                }
                None => console.emit(&[problem]),
            }
        }
        let others = self.others(args, found);
        let of_nobody = others.iter().map(|name| {
            let message = "no company of this run has this report";
            Diagnostic::error("report-differs", message).in_file(self.path(name))
        });
        console.emit(&of_nobody.collect::<Vec<_>>());
        let differing = changed + others.len();
        let count = list::count(differing, "report differs", "reports differ");
        console.summarise(&format!(
            "Compared {} in {}: {count}.\n",
            list::count(self.wanted().len(), "report", "reports"),
            self.folder
        ));
        if differing > 0 {
            Outcome::Refused
        } else {
            Outcome::Done
        }
    }

    fn path(&self, name: &str) -> String {
        let path = std::path::Path::new(self.folder).join(name);
        path.to_string_lossy().into_owned()
    }

    /// The names of files in the folder that look like reports of the formats asked for, and are none of
    /// any company here, nor read or written otherwise.
    fn others(&self, args: &Args, found: &Found) -> Vec<String> {
        let endings: Vec<&str> = self
            .formats
            .iter()
            .map(|format| format.endings()[0])
            .collect();
        let files = found.files().chain(args.file());
        folder::others(self.folder, &self.names, &endings, files)
    }

    fn others_note(&self, others: &[String]) -> Option<Diagnostic> {
        if others.is_empty() {
            return None;
        }
        let verb = if others.len() == 1 { "is" } else { "are" };
        let message = format!(
            "{} here {verb} no report of this run",
            list::count(others.len(), "file", "files")
        );
        let mut names: Vec<String> = others.iter().take(NAMED).cloned().collect();
        if others.len() > NAMED {
            names.push(format!("{} more", others.len() - NAMED));
        }
        let note = Diagnostic::note("other-reports", message).in_file(self.folder);
        Some(note.help(format!("left as they were: {}", list::plain(&names))))
    }
}

/// The first lines of what differs.
fn short(difference: &str) -> String {
    let mut lines: Vec<String> = difference.lines().map(cut).collect();
    if lines.len() > LINES {
        let more = lines.len() - LINES;
        lines.truncate(LINES);
        lines.push(format!(
            "… {}",
            list::count(more, "more line", "more lines")
        ));
    }
    lines.join("\n") + "\n"
}

/// A line that fits into most terminals.
fn cut(line: &str) -> String {
    let longest = 160;
    match line.char_indices().nth(longest) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line.to_owned(),
    }
}
