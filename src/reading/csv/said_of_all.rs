//! What is said of all rows of a table, held against columns that are left alone: one of them may tell it of each row.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::ColumnReading;
use super::draft::candidates::{self, MOST_SIDES};
use super::draft::named_files::NamedFile;
use super::headings::heading::Heading;
use super::headings::likeness::{Likeness, words};
use super::headings::names::ColumnKind;
use super::services::{JOIN, in_map, is_parent};
use crate::answers::look;
use crate::answers::mapping::{ColumnMapping, Constants};
use crate::answers::normalize::heading as folded;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::{Questionnaire, Role};
use crate::reading::check::Check;
use crate::reading::field::Field;

/// What is said of all rows.
struct Said<'a> {
    field: Field,
    text: &'a str,
    check: &'a Check<'a>,
}

/// What a column holds: what is said of all rows, and the first text that says otherwise of its row.
#[derive(Default)]
struct Held {
    is_said: bool,
    other: Option<String>,
}

impl Said<'_> {
    /// Whether a cell says the same, or something else; none where it says nothing of it.
    fn is_in(&self, cell: &str) -> Option<bool> {
        match self.field {
            Field::Side => Some(self.check.role(cell)? == self.check.role(self.text)?),
            _ if cell.is_empty() => None,
            Field::Company => Some(look::of_company(cell) == look::of_company(self.text)),
            _ => Some(look::of_wave(cell) == look::of_wave(self.text)),
        }
    }

    /// Whether a draft of a map would take a column for one that tells it of each row, or its texts each name a side, and
    /// these are several.
    fn is_told_by(&self, heading: &str, texts: &BTreeSet<String>) -> bool {
        let questionnaire = self.check.questionnaire;
        let look = |text: &String| match self.field {
            Field::Company => look::of_company(text),
            Field::Wave => look::of_wave(text),
            _ => folded(text),
        };
        let held = BTreeMap::from([(heading, texts)]);
        let is_drafted = match self.field {
            Field::Side if name_sides(texts, questionnaire) => return true,
            Field::Side => candidates::of_side(&held, questionnaire).is_sure,
            field => candidates::by_heading(field, &held).is_sure,
        };
        is_drafted && texts.iter().map(look).collect::<BTreeSet<_>>().len() > 1
    }
}

/// Whether each of a few names has one side's in it, as in `Head of Sales`, and these are several.
fn name_sides(texts: &BTreeSet<String>, questionnaire: &Questionnaire) -> bool {
    let side = |text: &String| {
        let words = words(text);
        let is_name = words.len() <= Likeness::MOST_WORDS;
        match NamedFile::of(&words, questionnaire).sides[..] {
            [side] if is_name => Some(side),
            _ => None,
        }
    };
    let sides: Option<Vec<Role>> = texts.iter().map(side).collect();
    let is_few = texts.len() <= MOST_SIDES;
    is_few && sides.is_some_and(|sides| sides.iter().any(|side| *side != sides[0]))
}

impl ColumnReading<'_> {
    /// Tells of columns that are left alone though they hold what is said of all rows in some of them alone: the others
    /// would be taken for what they are not.
    pub(super) fn said_of_all(
        &mut self,
        kinds: &[ColumnKind],
        given: &Constants,
        mapping: &ColumnMapping,
    ) {
        let check = Check::new(self.questionnaire, mapping);
        let fields = [
            (Field::Company, &given.company),
            (Field::Side, &given.side),
            (Field::Wave, &given.wave),
        ];
        let lacks = |field: Field| !kinds.contains(&ColumnKind::Field(field));
        let said = fields.into_iter().filter(|(field, _)| lacks(*field));
        let said = said.filter_map(|(field, text)| {
            let (text, check) = (text.as_deref()?, &check);
            Some(Said { field, text, check })
        });
        let said: Vec<Said> = said.collect();
        let is_free = self.free(kinds, mapping);
        let mut held: BTreeMap<(usize, usize), Held> = BTreeMap::new();
        let mut texts = vec![BTreeSet::new(); is_free.len()];
        if said.is_empty() || !is_free.contains(&true) {
            return;
        }
        self.opened.rows(|cells| {
            for at in (0..is_free.len()).filter(|at| is_free[*at]) {
                let cell = cells.lossy(at);
                let cell = cell.trim();
                if texts[at].len() <= MOST_SIDES && !cell.is_empty() && !texts[at].contains(cell) {
                    texts[at].insert(cell.to_owned());
                }
                for (number, said) in said.iter().enumerate() {
                    let held = held.entry((number, at)).or_default();
                    match said.is_in(cell) {
                        Some(true) => held.is_said = true,
                        Some(false) if held.other.is_none() => {
                            held.other = Some(cell.to_owned());
                        }
                        _ => {}
                    }
                }
            }
        });
        let parent = |at: &usize| is_free[*at] && is_parent(&self.headings[*at]);
        if let Some(at) = (0..is_free.len()).find(parent) {
            self.tell_parent(&said[0], at);
        }
        for ((number, at), held) in held {
            let (said, texts) = (&said[number], &texts[at]);
            if let (true, Some(other)) = (held.is_said, held.other) {
                self.tell_said_of_all(said, at, &format!("`{other}` as well"), "");
            } else if said.is_told_by(&self.headings[at].text, texts) {
                let texts = texts.iter().map(|text| format!("`{text}`"));
                let texts = list::some(&texts.collect::<Vec<_>>(), MOST_SIDES);
                self.tell_said_of_all(said, at, &texts, "leave that out and ");
            }
        }
    }

    /// Of each column whether it is left alone, without a word of it in the map.
    fn free(&self, kinds: &[ColumnKind], mapping: &ColumnMapping) -> Vec<bool> {
        let left_out = mapping.leave_out.iter().map(|(heading, _)| heading);
        let settled = mapping.ignore.iter().chain(left_out);
        let settled: Vec<String> = settled.map(|said| folded(&said.text)).collect();
        let is_free = |(heading, kind): (&Heading, &ColumnKind)| {
            let is_nothing = *kind == ColumnKind::Nothing && !heading.text.is_empty();
            is_nothing && !heading.is_one_of(&settled)
        };
        self.headings.iter().zip(kinds).map(is_free).collect()
    }

    fn tell_parent(&mut self, said: &Said, column: usize) {
        let heading = &self.headings[column];
        let (field, text) = (said.field.name(), said.text);
        let message =
            format!("all rows are said to be of the {field} `{text}`, and may be of several");
        let quoted = in_map(&heading.text);
        let problem = Diagnostic::error("said-of-all", message)
            .at(self.source, heading.span.clone())
            .label("this leads to another sheet")
            .help(JOIN)
            .help(format!("if all are of this one, say `ignore: [{quoted}]` in a map of columns, with `--columns`"));
        self.diagnostics.push(problem);
    }

    fn tell_said_of_all(&mut self, said: &Said, column: usize, held: &str, first: &str) {
        let heading = &self.headings[column];
        let (field, text) = (said.field.name(), said.text);
        let message = format!(
            "all rows are said to be of the {field} `{text}`, and the column `{}` holds {held}",
            heading.text
        );
        let quoted = in_map(&heading.text);
        let problem = Diagnostic::error("said-of-all", message)
            .at(self.source, heading.span.clone())
            .label(format!("this may tell the {field} of each row"))
            .help(format!("if it does, {first}say `columns: {{{quoted}: {field}}}` in a map of columns, with `--columns`"))
            .help(format!("if it holds something else, say `ignore: [{quoted}]` there"));
        self.diagnostics.push(problem);
    }
}
