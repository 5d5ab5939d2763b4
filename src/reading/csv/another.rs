//! Tables whose columns are those of another built-in questionnaire than the one that they are read with.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::columns::ColumnReading;
use super::headings::heading::Heading;
use super::headings::names::{ColumnKind, Names};
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::{EMBEDDED, Questionnaire, embedded};

/// The built-in questionnaires.
pub(in crate::reading) static BUILT_IN: LazyLock<Vec<Questionnaire>> = LazyLock::new(|| {
    let all = EMBEDDED.iter();
    all.filter_map(|embedded| embedded.read().ok()).collect()
});

static NAMES: LazyLock<Vec<Names<'static>>> =
    LazyLock::new(|| BUILT_IN.iter().map(Names::new).collect());

/// How it is given after `-q`.
fn name(questionnaire: &Questionnaire) -> String {
    let newest = embedded(&questionnaire.id);
    if newest.is_some_and(|newest| newest.version == questionnaire.version) {
        questionnaire.id.clone()
    } else {
        format!("{}@{}", questionnaire.id, questionnaire.version)
    }
}

/// The scored question that a column alone answers.
fn scored(kind: ColumnKind, questionnaire: &Questionnaire) -> Option<usize> {
    match kind {
        ColumnKind::Scale(at) if at < questionnaire.count_scored() => Some(at),
        _ => None,
    }
}

fn count_scored(
    kinds: impl IntoIterator<Item = ColumnKind>,
    questionnaire: &Questionnaire,
) -> usize {
    let asked = kinds.into_iter();
    let asked = asked.filter_map(|kind| scored(kind, questionnaire));
    asked.collect::<BTreeSet<usize>>().len()
}

/// How many scored questions of another questionnaire have a column among these.
fn count_named<'h>(headings: impl IntoIterator<Item = &'h Heading>, names: &Names) -> usize {
    let found = headings.into_iter().flat_map(|heading| names.of(heading));
    count_scored(found, names.questionnaire())
}

/// Whether a heading may be a question of a built-in questionnaire: by its id, or by a text of some words.
fn may_be_asked(heading: &Heading) -> bool {
    let is_id =
        |part: &str| part.contains('-') && EMBEDDED.iter().any(|one| one.text.contains(part));
    heading.texts().any(|text| {
        let ids = text.replace('_', "-");
        let mut parts = ids.split(|c: char| !c.is_alphanumeric() && c != '-');
        text.split_whitespace().count() >= WORDS || parts.any(is_id)
    })
}

/// No question has fewer words.
const WORDS: usize = 4;

impl ColumnReading<'_> {
    /// The built-in questionnaires beside the one that the table is read with; none where that is somebody's own.
    fn others(&self) -> impl Iterator<Item = &'static Names<'static>> + use<'_> {
        let own = self.questionnaire;
        let is_own = |id: &str, version: &str| id == own.id && version == own.version;
        // Reading them takes longer than a report does, and is left undone where nothing can come of it.
        let mut built_in = EMBEDDED.iter();
        let all: &[Names] = if built_in.any(|one| is_own(one.id, one.version)) {
            &NAMES
        } else {
            &[]
        };
        all.iter().filter(move |names| {
            let one = names.questionnaire();
            !is_own(&one.id, &one.version)
        })
    }

    /// That columns which are left alone hold answers to a questionnaire that knows more of the table.
    pub(super) fn of_another(
        &self,
        left_alone: &[usize],
        kinds: &[ColumnKind],
    ) -> Option<Diagnostic> {
        let may_be_asked = |at: &usize| may_be_asked(&self.headings[*at]);
        if !left_alone.iter().any(may_be_asked) {
            return None;
        }
        let known = count_scored(kinds.iter().copied(), self.questionnaire);
        let lost = |names: &Names| -> Vec<usize> {
            let headed = left_alone.iter().copied();
            let is_asked = |at: &usize| {
                let found = names.of(&self.headings[*at]);
                matches!(found[..], [kind] if scored(kind, names.questionnaire()).is_some())
            };
            headed.filter(is_asked).collect()
        };
        let others = self.others().map(|names| (names, lost(names)));
        let others = others.filter(|(_, lost)| !lost.is_empty());
        let most = others.map(|(names, lost)| (count_named(self.headings, names), names, lost));
        // Of equals the first, which is the newest.
        let most = most.reduce(|most, next| if next.0 > most.0 { next } else { most });
        let (_, names, lost) = most.filter(|(count, ..)| *count > known)?;
        let (right, id) = (name(names.questionnaire()), name(self.questionnaire));
        let columns = list::count(lost.len(), "column answers", "columns answer");
        let message = format!(
            "{columns} questions of `{right}`, but this table is being read with `{id}`, which doesn't ask them"
        );
        let problem = Diagnostic::error("other-questionnaire", message);
        let problem = problem.at(self.source, self.headings[lost[0]].span.clone());
        Some(problem.label(format!("expected a question of `{id}`")).help(format!(
            "read the answers to each questionnaire by themselves, these with `-q {right}`: put them into a folder of their own"
        )).help("if these columns are to be left alone, name them under `ignore` in a map of columns, with `--columns`"))
    }

    /// Warns of a table that asks all of a shorter questionnaire and nothing else, so that most of this one stays unanswered.
    pub(super) fn whole_of_another(&mut self, kinds: &[ColumnKind]) {
        let known = count_scored(kinds.iter().copied(), self.questionnaire);
        let asked = self.questionnaire.count_scored();
        if known == 0 || known * 2 > asked {
            return;
        }
        let is_question = |kind: &ColumnKind| scored(*kind, self.questionnaire).is_some();
        let headings = self.headings.iter().zip(kinds);
        let headings = headings.filter(|(_, kind)| is_question(kind));
        let headings: Vec<&Heading> = headings.map(|(heading, _)| heading).collect();
        let fits = |names: &&Names| {
            let count = count_named(headings.iter().copied(), names);
            count == headings.len() && count == names.questionnaire().count_scored()
        };
        let Some(other) = self.others().find(fits).map(Names::questionnaire) else {
            return;
        };
        let (right, id) = (name(other), name(self.questionnaire));
        let message = format!(
            "this table asks the {known} questions of `{right}`, and is being read with `{id}`, of whose {asked} questions most stay unanswered here"
        );
        let warning = Diagnostic::warning("other-questionnaire", message);
        self.diagnostics.push(warning.in_file(&self.source.name).help(format!(
            "if it was asked with `{right}`, read it by itself, with `-q {right}`: put it into a folder of its own"
        )));
    }
}
