//! What lies in the folder of reports and is none of this run: named, or taken away.

use std::path::Path;

use clap::ValueEnum;

use super::Args;
use super::reports::Reports;
use crate::cli::folder::{self, Folder};
use crate::cli::kept::Mark;
use crate::cli::output::Console;
use crate::diagnostic::{Diagnostic, Place, list};
use crate::report::Format;
use crate::source::Found;

impl Reports<'_> {
    /// Names the files that no company has, or takes them away, where that was asked for and can be told. What was told of a
    /// file keeps it: it is the report of somebody whose file has another name now, and holds more.
    pub(super) fn others(
        &self,
        args: &Args,
        found: &Found,
        folder: Folder,
        told: &[Diagnostic],
        console: &Console,
    ) -> Vec<Diagnostic> {
        let others = self.stale(args, found);
        if !args.folder.prune || others.is_empty() {
            return Vec::from_iter(self.others_note(&others, args, console));
        }
        let is_told = |name: &String| {
            let place = Place::File(self.path(name));
            told.iter()
                .any(|problem| problem.place.as_ref() == Some(&place))
        };
        let is_report =
            |name: &String| folder::is_report(self.folder, name, &self.formats) && !is_told(name);
        let (reports, others): (Vec<_>, Vec<_>) = others.into_iter().partition(is_report);
        if let Some(reason) = self.no_pruning(reports.len(), found) {
            return vec![reason];
        }
        let mut problems = Vec::new();
        if !reports.is_empty() {
            let count = list::count(reports.len(), "report", "reports");
            let message = format!("removing {count} that no company of this run has");
            let note = Diagnostic::note("reports-removed", message).in_file(self.folder);
            // What is gone is told, however little is to be said.
            console.emit_verdict(&[note.help(list::plain(&reports))]);
        }
        let removed = reports.iter().map(|name| folder.remove(name));
        problems.extend(removed.filter_map(|removed| removed.err().map(|problem| *problem)));
        problems.extend(self.others_note(&others, args, console));
        problems
    }

    /// Whether all answers could be read.
    pub(super) fn is_whole(&self, found: &Found) -> bool {
        let tally = &self.portfolio.tally;
        let is_found = !found.diagnostics.iter().any(Diagnostic::is_error);
        is_found && !tally.has_failures() && tally.unknown == 0
    }

    /// Why nothing is removed: a report may be of a company that couldn't be read, or wasn't looked for.
    fn no_pruning(&self, reports: usize, found: &Found) -> Option<Diagnostic> {
        let wanted = self.wanted.len();
        let (why, way) = if !self.is_whole(found) {
            let why = "not all answers could be read, and a report may be of those";
            (why.to_owned(), "mend the mistakes first")
        } else if reports > wanted {
            let way =
                "name all the answers that these reports are of, or remove the reports yourself";
            (
                format!("{reports} would go, and this run has {wanted}"),
                way,
            )
        } else {
            return None;
        };
        let problem = Diagnostic::error("not-pruned", format!("no report was removed: {why}"));
        (reports > 0).then(|| problem.in_file(self.folder).help(way))
    }

    /// The names of files in the folder that look like reports of the formats asked for, and are none of
    /// any company, nor read or written otherwise. Where not all companies were asked for, that can't be told, but for
    /// those of the company and of the wave that were.
    pub(super) fn stale(&self, args: &Args, found: &Found) -> Vec<String> {
        let files = found.files().chain(args.file());
        let mut others = folder::others(self.folder, &self.names, &self.formats, files);
        if args.is_filtered() {
            let (company, wave) = (args.company.as_deref(), args.wave.as_deref());
            let is_asked_for = |mark: Mark| {
                company.is_none_or(|company| mark.is_of_company(company))
                    && wave.is_none_or(|wave| mark.is_of_wave(wave))
            };
            let mark = |name: &String| folder::mark(self.folder, name, &self.formats);
            others.retain(|name| mark(name).is_some_and(is_asked_for));
        }
        others
    }

    /// Warns of kept reports of these companies in other formats, where nobody said which ones are looked at.
    pub(super) fn in_other_formats(&self, args: &Args) -> Option<Diagnostic> {
        if !args.format.is_empty() || self.template.is_some() {
            return None;
        }
        let formats = Format::value_variants().iter();
        let formats = formats.filter(|format| !self.formats.contains(format));
        let kept = formats.flat_map(|format| {
            let files = self.wanted.iter();
            let files = files.map(|name| Path::new(name).with_extension(format.endings()[0]));
            let files = files.map(|name| name.to_string_lossy().into_owned());
            files.filter(|name| folder::mark(self.folder, name, &[*format]).is_some())
        });
        let kept: Vec<String> = kept.collect();
        let count = list::count(kept.len(), "report", "reports");
        let are = if kept.len() == 1 { "is" } else { "are" };
        let first = kept.iter().min()?;
        let message = format!("{count} in other formats {are} not looked at, such as {first}");
        let warning = Diagnostic::warning("other-formats", message).in_file(self.folder);
        Some(warning.help("name each format that is kept here, as in `-f html -f json`"))
    }

    fn others_note(&self, others: &[String], args: &Args, console: &Console) -> Option<Diagnostic> {
        let note = folder::others_note(self.folder, others, "report", console)?;
        let can_prune = !args.folder.prune && !args.is_filtered();
        Some(note.helps(can_prune.then_some("`--prune` removes those that are reports")))
    }
}
