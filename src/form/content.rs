//! What a form asks, and of whom, in whatever it is filled in with.

use crate::diagnostic::list;
use crate::file_name::{cut, hyphenated};
use crate::questionnaire::{Asked, Choice, OpenQuestion, Party, Questionnaire, Role};
use crate::sanitise::{visible, visible_lines};

/// A form for the people of one role in one company.
#[derive(Clone, Debug)]
pub struct Form<'q> {
    /// What is asked.
    pub questionnaire: &'q Questionnaire,
    /// Who is asked. The observer only where the questionnaire has one.
    pub role: Role,
    /// The company, as its records are to name it.
    pub company: String,
    /// The wave; none is a wave of its own.
    pub wave: Option<String>,
    /// Whom the form is for; none leaves the name to be filled in.
    pub respondent: Option<String>,
}

/// One question, as its reader sees it.
#[derive(Clone, Debug)]
pub(super) struct FormQuestion<'q> {
    /// Its place in the order of asking, from 1.
    pub(super) number: usize,
    pub(super) id: &'q str,
    /// Its text, safe to show.
    pub(super) text: String,
    /// What can be said in place of an answer besides "I can't say", safe to show.
    pub(super) absent: Option<String>,
    /// The title of the part that it opens, safe to show.
    pub(super) heading: Option<String>,
    pub(super) kind: FormQuestionKind<'q>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum FormQuestionKind<'q> {
    /// The labels of the answers 1 to K.
    Scale(&'q [String]),
    /// The options to be put in order.
    Ranking(&'q [Choice]),
}

impl Form<'_> {
    /// A file name without its ending, as in `acme-gears-2026-q4-sales`: letters, digits and hyphens.
    pub fn file_stem(&self) -> String {
        let mut parts = vec![slug(&self.company)];
        parts.extend(self.wave.as_deref().map(slug));
        parts.push(self.party().id.clone());
        parts.extend(self.respondent.as_deref().map(slug));
        parts.retain(|part| !part.is_empty());
        parts.join("-")
    }

    /// An open question as its respondents read it.
    pub(super) fn open_text(&self, open: &OpenQuestion) -> String {
        self.questionnaire.open_text_for(open, self.role)
    }

    pub(super) fn party(&self) -> &Party {
        let party = self.questionnaire.party(self.role);
        party.unwrap_or(&self.questionnaire.sides[0])
    }

    /// The questions in the order of asking, open ones left out.
    pub(super) fn questions(&self) -> Vec<FormQuestion<'_>> {
        let questionnaire = self.questionnaire;
        let practices = questionnaire.practice_scale();
        let first_practice = questionnaire.asked(practices, self.role).first().copied();
        let sequence = questionnaire.sequence(self.role).into_iter();
        let questions = sequence.enumerate().filter_map(|(at, asked)| {
            let text = questionnaire.text_for(questionnaire.wording(asked), self.role)?;
            let absent = questionnaire.absent(asked);
            let opens = matches!(asked, Asked::Scale(index) if Some(index) == first_practice);
            let part = questionnaire.practices.as_ref().filter(|_| opens);
            Some(FormQuestion {
                number: at + 1,
                id: questionnaire.question_id(asked),
                text: visible(&text),
                absent: absent.map(visible),
                heading: part.map(|part| visible(&part.title)),
                kind: self.kind(asked),
            })
        });
        questions.collect()
    }

    fn kind(&self, asked: Asked) -> FormQuestionKind<'_> {
        let asks = self.questionnaire;
        match asked {
            Asked::Scale(at) => FormQuestionKind::Scale(&asks.scale_questions[at].labels),
            Asked::Ranking(at) => FormQuestionKind::Ranking(&asks.ranking_questions[at].options),
        }
    }

    /// One of the program's own words, safe to show.
    pub(super) fn word(&self, key: &str) -> String {
        visible_lines(self.questionnaire.word(key))
    }

    /// That a question has something to be said in place of an answer; it counts as none.
    pub(super) fn absent(&self, item: &FormQuestion) -> Option<String> {
        let absent = item.absent.as_deref()?;
        let values = [("absent", absent)];
        Some(visible(&self.questionnaire.phrase("fill-absent", &values)))
    }

    /// The paragraphs that the reader starts with, safe to show.
    pub(super) fn intro(&self) -> Vec<String> {
        let paragraphs = self.questionnaire.intro.split("\n\n").map(visible);
        let paragraphs = paragraphs.map(|paragraph| paragraph.trim().to_owned());
        paragraphs.filter(|it| !it.is_empty()).collect()
    }
}

/// "1 Never, 2 Rarely, 3 Sometimes".
pub(super) fn numbered(labels: &[String]) -> String {
    let label = |(number, label): (usize, &String)| format!("{number} {}", visible(label));
    list::joined((1..).zip(labels).map(label), ", ")
}

/// The most bytes of a piece of a file's name, so that all together stay below the 255 that it can have.
const LONGEST: usize = 60;

/// A text as a piece of a file name, in small letters.
fn slug(text: &str) -> String {
    let kept = hyphenated(text.chars(), char::is_alphanumeric);
    cut(kept.to_lowercase(), LONGEST, LONGEST)
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_hostile_name_makes_a_harmless_file_name() {
        assert_eq!(slug("Acme Gears & Söhne"), "acme-gears-söhne");
        assert_eq!(slug("../../etc/passwd\0"), "etc-passwd");
        assert_eq!(slug("<script>"), "script");
        assert_eq!(slug("北京 齿轮"), "北京-齿轮");
        assert_eq!(slug("..."), "");
        assert_eq!(slug(&"x".repeat(300)).len(), 60);
        assert_eq!(slug(&"公司".repeat(300)), "公司".repeat(10));
    }
}
