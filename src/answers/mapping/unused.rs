//! What a map says that nothing in the files is about.

use std::collections::BTreeSet;

use super::{ColumnMapping, MappedText, file_name, is_of_file};
use crate::answers::normalize::heading as folded;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;

impl ColumnMapping {
    /// Says what isn't used of what was said of a file, since a column of its own goes before it.
    ///
    /// `--company` and `--wave` also pick records, and are used so.
    pub(crate) fn unused_constants(
        &self,
        path: &str,
        has_column: impl Fn(&str) -> bool,
    ) -> Vec<Diagnostic> {
        let own = self.own_constants(path);
        let unused = [
            ("company", own.company.or(self.mapped.company.clone())),
            ("side", own.side.or(self.constants.side.clone())),
            ("wave", own.wave.or(self.mapped.wave.clone())),
        ];
        let note = |(field, value): (&str, Option<String>)| {
            let value = value.filter(|_| has_column(field))?;
            let message = format!("the {field} `{value}` isn't used: a column tells each row's");
            Some(Diagnostic::note("unused-constant", message).in_file(path))
        };
        unused.into_iter().filter_map(note).collect()
    }

    /// Warns of what the map says of columns and files that there are not. Tables come with their headings.
    ///
    /// How answers are numbered has to be about something: else numbers would be read as if nothing had been said.
    pub(crate) fn unused(
        &self,
        tables: &[(String, Vec<String>)],
        questionnaire: &Questionnaire,
    ) -> Vec<Diagnostic> {
        if tables.is_empty() {
            return Vec::new();
        }
        let headings = tables.iter().flat_map(|(_, headings)| headings);
        let headings: BTreeSet<&str> = headings.map(String::as_str).collect();
        let folded_headings: BTreeSet<String> = headings.iter().map(|name| folded(name)).collect();
        let is_heading = |said: &MappedText| folded_headings.contains(&folded(&said.text));
        let headings: Vec<&str> = headings.into_iter().collect();
        let whose = match tables {
            [(path, _)] => format!("{path} has no"),
            _ => "no file has a".to_owned(),
        };
        let column = |said: &MappedText| {
            let message = format!("{whose} column `{}`", said.text);
            said.unused("unused-column", message, &headings)
        };
        let unused = self.headings().filter(|said| !is_heading(said));
        let mut told: Vec<Diagnostic> = unused.map(column).collect();
        told.extend(self.unused_files(tables));
        let scales = self.all_scales().map(|scale| &scale.of);
        let values = self.values.iter().filter_map(|value| value.of.as_ref());
        let mut known: Vec<&str> = questionnaire.scale_ids().collect();
        known.extend(questionnaire.answer_ids());
        let is_known = |said: &MappedText| known.contains(&said.text.as_str()) || is_heading(said);
        for said in scales.chain(values).filter(|said| !is_known(said)) {
            let (text, id) = (&said.text, &questionnaire.id);
            let message = format!("`{text}` is no scale and no question of {id}, and no column");
            let all: Vec<&str> = known.iter().chain(&headings).copied().collect();
            let problem = Diagnostic::error("unknown-scale", message).suggest(&said.text, &all);
            told.push(said.point(problem));
        }
        told
    }

    /// The headings that it names, whichever file they are in.
    fn headings(&self) -> impl Iterator<Item = &MappedText> {
        let renamed = self.all_columns().map(|renamed| &renamed.heading);
        let left_out = self.leave_out.iter().map(|(heading, _)| heading);
        let keep = self.keep.iter().flat_map(|keep| &keep.by);
        renamed.chain(&self.ignore).chain(left_out).chain(keep)
    }

    /// Of the files that it names; one map may serve several waves, so where it knows others they are counted.
    fn unused_files(&self, tables: &[(String, Vec<String>)]) -> Option<Diagnostic> {
        let files: BTreeSet<&str> = tables.iter().map(|(path, _)| file_name(path)).collect();
        let mut unused: Vec<&MappedText> = self.files.iter().map(|(name, _)| name).collect();
        unused.retain(|said| !tables.iter().any(|(path, _)| is_of_file(&said.text, path)));
        let (first, others) = unused.split_first()?;
        let files: Vec<&str> = files.iter().copied().collect();
        let message = format!("no file is called `{}`", first.text);
        let told = first.unused("unused-file", message, &files);
        let count = list::count(others.len(), "other file", "other files");
        let others = (!others.is_empty()).then_some(count);
        Some(told.helps(others.map(|it| format!("the map names {it} that there are not, too"))))
    }
}
