//! Who has answered and who is missing, of a company and wave.

use super::folder::{AnswerFolder, Answered};
use crate::questionnaire::{Party, Questionnaire, Role};

/// Who has answered, who has begun, and who is missing.
#[derive(Debug)]
pub struct Standing {
    pub answered: Answered,
    /// Whose surveys aren't finished.
    unfinished: Vec<Role>,
}

impl Standing {
    /// As the folder's files have it.
    pub fn new(
        folder: &AnswerFolder,
        questionnaire: &Questionnaire,
        company: &str,
        wave: Option<&str>,
    ) -> Self {
        let drafts = folder.drafts(questionnaire).into_iter();
        let unfinished = drafts.filter_map(|survey| {
            let record = survey.record();
            let belongs = record.company == company && record.wave.as_deref() == wave;
            belongs.then_some(record.role)
        });
        Self {
            answered: folder.answered(questionnaire, company, wave),
            unfinished: unfinished.collect(),
        }
    }

    /// The sides from which nobody has answered.
    pub fn missing<'q>(&self, questionnaire: &'q Questionnaire) -> Vec<(Role, &'q Party)> {
        let sides = Role::SIDES.into_iter();
        let missing = sides.filter(|role| !self.answered.has(*role));
        let parties = missing.filter_map(|role| Some((role, questionnaire.party(role)?)));
        parties.collect()
    }

    /// In a line, as in "Sales ✔ Dana · Operations missing".
    pub fn in_words(&self, questionnaire: &Questionnaire) -> String {
        let parties = questionnaire.parties();
        let parts = parties.map(|(role, party)| {
            let records = self.answered.records.iter();
            let records = records.filter(|record| record.role == role);
            let names = records.map(|record| record.respondent.as_deref().unwrap_or("?"));
            let mut names: Vec<&str> = names.collect();
            names.sort_unstable();
            let (names, side) = (names.join(", "), party.name.as_str());
            let key = match (names.is_empty(), self.unfinished.contains(&role)) {
                (false, _) => "survey-has-answered",
                (true, true) => "survey-has-begun",
                (true, false) => "survey-is-missing",
            };
            questionnaire.phrase(key, &[("side", side), ("names", &names)])
        });
        parts.collect::<Vec<_>>().join(" · ")
    }
}
