//! What to know about the rows of a whole table, told once a file.

use std::collections::HashSet;
use std::ops::Range;

use super::Opened;
use super::draft::on_scale::WithoutYes;
use super::header::letters;
use super::headings::likeness::words;
use super::headings::names::ColumnKind;
use super::read_rows::ReadRows;
use super::recurring;
use super::services::LeftOut;
use super::table::Table;
use super::ticked;
use crate::answers::mapping::{ColumnMapping, MappedText};
use crate::answers::values::value;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::reading::broken::FilePart;
use crate::reading::packed::Hidden;

impl Opened<'_> {
    /// Whether a heading of practices names all their answers, or their first cells that hold something do.
    pub(super) fn says_practices(
        &self,
        kinds: &[ColumnKind],
        questionnaire: &Questionnaire,
    ) -> bool {
        let practices = questionnaire.practice_scale();
        let is_practice = |at: &usize| kinds[*at].practice(questionnaire).is_some();
        let columns: Vec<usize> = (0..kinds.len()).filter(is_practice).collect();
        let (Some(asked), false) = (
            questionnaire.scale_questions.get(practices.start),
            columns.is_empty(),
        ) else {
            return false;
        };
        let names_all = |at: &usize| {
            let mut labels = asked.labels.iter().flat_map(|label| words(label));
            let heading = words(&self.header.headings[*at].text);
            labels.all(|label| heading.contains(&label))
        };
        let mut is_worded = false;
        self.rows_while(|cells| {
            let mut filled = columns.iter().map(|at| cells.lossy(*at));
            let first = filled.find(|cell| !cell.trim().is_empty());
            let first = first.as_ref();
            is_worded = first.is_some_and(|cell| cell.contains(char::is_alphabetic));
            first.is_none()
        });
        is_worded || columns.iter().any(names_all)
    }
}

impl Table<'_> {
    /// Why a whole file can't be read whose parts have been.
    pub(in crate::reading) fn problems(&self, read: &[(FilePart, ReadRows)]) -> Vec<Diagnostic> {
        let count = read.iter().map(|(_, rows)| rows.count).sum();
        self.misnumbered(read.iter().map(|(_, rows)| &rows.off_scale), count)
    }

    /// What to know about a whole file whose parts have been read.
    pub(in crate::reading) fn remarks(
        &self,
        read: &[(FilePart, ReadRows)],
        hidden: Option<&Hidden>,
    ) -> Vec<Diagnostic> {
        let mut unnamed: Vec<usize> = Vec::new();
        for (_, rows) in read {
            unnamed.resize(rows.unnamed.len().max(unnamed.len()), 0);
            for (sum, count) in unnamed.iter_mut().zip(&rows.unnamed) {
                *sum += count;
            }
        }
        let mut told = Vec::from_iter(self.swapped(read));
        told.extend(self.columns.unnamed.tell(&unnamed, &self.name));
        let mut left_out = LeftOut::default();
        for (_, rows) in read {
            left_out.add(&rows.left_out);
        }
        told.extend(self.unfinished.tell(&left_out, &self.name));
        let unwanted = read.iter().map(|(_, rows)| rows.unwanted).sum();
        told.extend(self.unwanted.tell(unwanted, &self.name));
        if let Some(hidden) = hidden {
            told.extend(self.hidden(read, &hidden.rows));
            told.extend(self.hidden_columns(&hidden.columns));
        }
        told.extend(self.lacks_yes(read));
        told.extend(self.short(read.iter().map(|(_, rows)| rows.short).sum()));
        told
    }

    /// Warns of rows that count, and that nobody sees who opens the sheet.
    fn hidden(&self, read: &[(FilePart, ReadRows)], hidden_rows: &[usize]) -> Option<Diagnostic> {
        let lines = read.iter().flat_map(|(part, _)| &part.records.place);
        let is_hidden = |line: &&u32| hidden_rows.binary_search(&(**line as usize)).is_ok();
        let lines: Vec<&u32> = lines.filter(is_hidden).collect();
        let first = lines.iter().min()?;
        let rows = match lines.len() {
            1 => "1 hidden row of this sheet holds answers, and counts".to_owned(),
            many => format!("{many} hidden rows of this sheet hold answers, and count"),
        };
        let warning = Diagnostic::warning("hidden-rows", rows);
        let help = "if they shouldn't count, delete them, or copy the rows that can be seen to a new sheet";
        Some(warning.in_file(format!("{}:{first}", self.name)).help(help))
    }

    /// The same of columns of questions.
    fn hidden_columns(&self, hidden: &[Range<usize>]) -> Option<Diagnostic> {
        let asked = |at: &usize| {
            let kind = self.columns.kinds.get(*at);
            kind.is_some_and(|kind| kind.asked().is_some())
        };
        // What a sheet says of its columns may reach far beyond the last one.
        let count = self.columns.kinds.len();
        let columns = hidden.iter().flat_map(|run| run.start..run.end.min(count));
        let columns: Vec<String> = columns.filter(asked).map(letters).collect();
        let names = list::plain(&columns);
        let message = match columns.len() {
            0 => return None,
            1 => format!(
                "the hidden column {names} of this sheet is of a question, and its answers count"
            ),
            _ => format!(
                "the hidden columns {names} of this sheet are of questions, and their answers count"
            ),
        };
        let warning = Diagnostic::warning("hidden-columns", message).in_file(&self.name);
        Some(warning.help(
            "if they shouldn't count, delete them, or name them under `ignore` in a map of columns",
        ))
    }

    /// Warns where numbers of practices may be 1 for Yes and 2 for No.
    fn lacks_yes(&self, read: &[(FilePart, ReadRows)]) -> Option<Diagnostic> {
        let questionnaire = self.check.questionnaire;
        let practices = questionnaire.practice_scale();
        let asked = questionnaire.scale_questions.get(practices.start)?;
        if self.says_practices || self.columns.say_practices(questionnaire) {
            return None;
        }
        let [blank, ones, twos] = self.practices_below_yes(read)?;
        let may_be = WithoutYes::of(asked, questionnaire, blank, [0, ones, twos])?;
        let [first, middle, last] = [0, 1, 2].map(|at| &asked.labels[at]);
        let scale = &asked.scale;
        let (message, map) = if may_be == WithoutYes::Ticks {
            let message = format!(
                "the practices have no other number than 1 ({ones} cells) and are blank in {blank} cells: 1 is read as {first}"
            );
            (message, ticked::help(asked))
        } else {
            let message = format!(
                "the numbers of {scale} are 1 ({ones} cells) and 2 ({twos} cells), and never 3: they are read as {first} and {middle}, and nobody says {last}"
            );
            let help = format!(
                "if 1 is {last} and 2 is {first}, say `values: {{{scale}: {{1: {last}, 2: {first}}}}}`"
            );
            (message, help)
        };
        let warning = Diagnostic::warning("no-yes", message).in_file(&self.name);
        let warning = warning.help(format!("{map} in a map of columns, with `--columns`"));
        let blank = (may_be == WithoutYes::Ticks).then(|| ticked::fill_in(asked));
        Some(warning.helps(blank).help(format!(
            "if they are right, say so there: `scales: {{{scale}: [1, 2, 3]}}`"
        )))
    }

    /// How many cells of practices are blank, 1 and 2, in the rows that have numbers; none where one is 3.
    fn practices_below_yes(&self, read: &[(FilePart, ReadRows)]) -> Option<[usize; 3]> {
        let questionnaire = self.check.questionnaire;
        let kinds = self.columns.kinds.iter();
        let columns: Vec<usize> = kinds.filter_map(|it| it.practice(questionnaire)).collect();
        let mut answers = [0; 3];
        for records in read.iter().map(|(part, _)| &part.records) {
            let rows = (0..records.len()).filter(|row| !records.numbered(*row).is_empty());
            for row in rows {
                let scale = records.scale(row);
                for question in &columns {
                    let wording = &questionnaire.scale_questions[*question].wording;
                    let is_asked = || wording.is_asked(records.role(row));
                    let answer = usize::from(scale[*question]);
                    // One above 2 is enough.
                    *answers.get_mut(answer)? += usize::from(answer > 0 || is_asked());
                }
            }
        }
        Some(answers)
    }

    /// Says how many rows lack cells at their end.
    fn short(&self, short: usize) -> Option<Diagnostic> {
        let end = list::count(short, "row ends", "rows end");
        let message = format!(
            "{end} before the last column: what is missing there is taken for blank, and is no answer that is scored"
        );
        let note = Diagnostic::note("short-row", message).in_file(&self.name);
        (short > 0).then_some(note)
    }
}

/// Says which of the texts by which a map leaves rows out stand in none of any table, though the column is there: a slip
/// would let rows count that aren't meant to.
pub(in crate::reading) fn never_met(tables: &[Table], mapping: &ColumnMapping) -> Vec<Diagnostic> {
    let tell = |(said, texts): &(MappedText, Vec<String>)| {
        let met = tables
            .iter()
            .filter_map(|table| table.unwanted.met(&said.text));
        let met: HashSet<&str> = met.reduce(|one, other| &one | &other)?;
        let is_unmet = |text: &&String| !met.contains(value(text).as_str());
        let unmet: Vec<&String> = texts.iter().filter(is_unmet).collect();
        let message = format!("no row holds {} in `{}`", list::or(&unmet), said.text);
        (!unmet.is_empty()).then(|| said.point(Diagnostic::note("unused-text", message)))
    };
    mapping.leave_out.iter().filter_map(tell).collect()
}

/// Warns of addresses that stand in a file before as well, each with the index of its table.
pub(in crate::reading) fn addresses_again(tables: &[Table]) -> Vec<(usize, Diagnostic)> {
    recurring::again(tables.iter().map(|table| (&*table.name, &table.addresses)))
}
