//! What a map says, held against the questionnaire.

use super::{ColumnMapping, Invitations, MappedValue, NameKind, unknown_side};
use crate::answers::normalize::heading as folded;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;

impl ColumnMapping {
    /// Every side and every answer that it names and the questionnaire doesn't have.
    pub fn problems(&self, questionnaire: &Questionnaire) -> Vec<Diagnostic> {
        let sides = self.names(NameKind::Side).iter();
        let sides = sides.filter(|side| questionnaire.role_of(&side.stands_for).is_none());
        let sides = sides.map(|it| it.name.point(unknown_side(&it.stands_for, questionnaire)));
        let values = self.values.iter();
        let values = values.filter_map(|value| unknown_answer(value, questionnaire));
        let (_, invited) = Invitations::read(self, questionnaire);
        sides.chain(values).chain(invited).collect()
    }
}

/// That a value stands for nothing that can be answered.
fn unknown_answer(value: &MappedValue, questionnaire: &Questionnaire) -> Option<Diagnostic> {
    let found = value.answer.as_ref()?;
    let scales = || questionnaire.scale_questions.iter();
    let labels: Vec<&String> = scales().flat_map(|asked| asked.labels.iter()).collect();
    let rankings = questionnaire.ranking_questions.iter();
    let options = rankings.flat_map(|ranking| &ranking.options);
    let mut options = options.flat_map(|option| [&option.id, &option.text]);
    let most = scales().map(|asked| asked.labels.len()).max().unwrap_or(0);
    let number = found.parse();
    let is_number = number.is_ok_and(|number| (1..=most).contains(&number));
    let found_folded = folded(found);
    let is_known = is_number
        || labels.iter().any(|label| folded(label) == found_folded)
        || options.any(|option| folded(option) == found_folded);
    if is_known {
        return None;
    }
    let id = &questionnaire.id;
    let message = format!("`{found}` is no answer to any question of {id}");
    let problem = Diagnostic::error("unknown-label", message)
        .suggest(found, &labels)
        .help("expected a label, a number from 1 on, an option, or nothing for no answer");
    Some(value.text.point(problem))
}
