//! Questions that no column answers, and columns headed by a service's codes that may.

use std::collections::HashSet;

use super::columns::ColumnReading;
use super::headings::heading::Heading;
use super::headings::names::ColumnKind;
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::{Asked, Role};

impl ColumnReading<'_> {
    /// Says which questions no column answers, of those that the side is asked where it is known.
    pub(super) fn unasked(&mut self, kinds: &[ColumnKind], side: Option<Role>, ignored: &[String]) {
        let questionnaire = self.questionnaire;
        let has: HashSet<Asked> = kinds.iter().filter_map(|kind| kind.asked()).collect();
        let is_asked = |asked| side.is_none_or(|role| questionnaire.wording(asked).is_asked(role));
        let without = questionnaire.by_kind();
        let without = without.filter(|asked| !has.contains(asked) && is_asked(*asked));
        let without = without.map(|asked| questionnaire.question_id(asked));
        let without: Vec<&str> = without.collect();
        if !without.is_empty() {
            self.codes(kinds, ignored);
        }
        let named = &without[..without.len().min(5)];
        let text = match (named, without.len() - named.len()) {
            ([], _) => return,
            ([one], _) => format!("no column here answers the question `{one}`"),
            (_, 0) => format!("no column here answers the questions {}", list::and(named)),
            (_, more) => format!(
                "no column here answers {} of the questions: `{}` and {more} more",
                without.len(),
                named.join("`, `")
            ),
        };
        self.note("questions-without-column", text);
    }

    /// Asks about columns that a service heads by codes of its own, where questions lack a column: they may hold these.
    fn codes(&mut self, kinds: &[ColumnKind], ignored: &[String]) {
        let Some(service) = self.opened.header.service else {
            return;
        };
        let is_code = |(heading, kind): &(&Heading, &ColumnKind)| {
            let is_said = heading.is_one_of(ignored);
            **kind == ColumnKind::Nothing && !is_said && service.gives_code(heading)
        };
        let coded: Vec<_> = self.headings.iter().zip(kinds).filter(is_code).collect();
        let Some((first, _)) = coded.first() else {
            return;
        };
        let others = match coded.len() - 1 {
            0 => String::new(),
            1 => " and 1 heading like it".to_owned(),
            more => format!(" and {more} headings like it"),
        };
        let name = service.name;
        let message = format!(
            "`{}`{others}: codes of {name}, which don't say what was asked",
            first.text
        );
        let problem = Diagnostic::error("coded-columns", message)
            .at(self.source, first.span.clone())
            .label("it can't be told whether this holds answers")
            .help("export again with the questions' texts in the headings, or say what each column holds in a map of columns, with `--columns`; what holds none is named there under `ignore`");
        self.diagnostics.push(problem);
    }
}
