//! Records to answer files: the same fields that are read, in the order of the questionnaire.

use serde::{Serialize, Serializer};

use super::Record;
use crate::questionnaire::{Asked, Questionnaire};
use crate::source::{InLine, to_yaml};

/// Writes a record as YAML. A question that was asked and not answered stands there as `null`.
pub fn write(record: &Record, questionnaire: &Questionnaire) -> String {
    let asked = questionnaire.in_order();
    let ids = asked.iter().map(|asked| questionnaire.question_id(*asked));
    let words = &record.words;
    let comments = ids.filter_map(|id| Some((id, words.comments.get(id)?.as_str())));
    let open = questionnaire.open.iter().zip(&words.open);
    let open = open.filter_map(|(question, text)| Some((question.id.as_str(), text.as_deref()?)));
    let is_asked = |asked: &&Asked| questionnaire.wording(**asked).is_asked(record.role);
    let answers = asked.iter().filter(is_asked).map(|&asked| {
        let answer = answer(record, asked, questionnaire);
        (questionnaire.question_id(asked), answer)
    });
    to_yaml(&RecordLines {
        questionnaire: &questionnaire.id,
        version: &questionnaire.version,
        company: &record.company,
        side: questionnaire.party(record.role).map(|party| &*party.id),
        respondent: record.respondent.as_deref(),
        wave: record.wave.as_deref(),
        answers: Entries(answers.collect()),
        comments: Some(Entries(comments.collect())).filter(|entries| !entries.0.is_empty()),
        open: Some(Entries(open.collect())).filter(|entries| !entries.0.is_empty()),
    })
}

#[derive(Serialize)]
struct RecordLines<'a> {
    questionnaire: &'a str,
    version: &'a str,
    company: &'a str,
    side: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    respondent: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wave: Option<&'a str>,
    answers: Entries<'a, Answer<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comments: Option<Entries<'a, &'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<Entries<'a, &'a str>>,
}

/// What is said on questions, by their ids.
struct Entries<'a, T>(Vec<(&'a str, T)>);

impl<T: Serialize> Serialize for Entries<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, said)| (id, said)))
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'a> {
    Scale(Option<u8>),
    Order(Option<InLine<Vec<&'a str>>>),
}

fn answer<'a>(record: &Record, asked: Asked, questionnaire: &'a Questionnaire) -> Answer<'a> {
    match asked {
        Asked::Scale(at) => Answer::Scale(Some(record.scale[at]).filter(|answer| *answer > 0)),
        Asked::Ranking(at) => {
            let options = &questionnaire.ranking_questions[at].options;
            let id = |option: &usize| options[*option].id.as_str();
            let order = record.words.orders[at].as_ref();
            Answer::Order(order.map(|order| InLine(order.iter().map(id).collect())))
        }
    }
}

#[cfg(test)]
mod tests {

    use proptest::prelude::*;

    use super::*;
    use crate::answers::FreeText;
    use crate::listed::listed;
    use crate::questionnaire::{EMBEDDED, Role};
    use crate::reading::{self, Input};

    fn record(questionnaire: &Questionnaire, role: Role) -> Record {
        Record {
            company: "Acme Gears".to_owned(),
            wave: None,
            role,
            respondent: Some("Dana".to_owned()),
            scale: vec![0; questionnaire.scale_questions.len()],
            words: FreeText::new(questionnaire),
        }
    }

    fn read_back(text: &str, questionnaire: &Questionnaire) -> Record {
        let input = Input::Text("back.yaml", text.as_bytes());
        let (mut records, diagnostics) = reading::records(&[input], questionnaire);
        assert!(diagnostics.is_empty(), "{text}\n{diagnostics:?}");
        assert_eq!(records.len(), 1);
        records.remove(0)
    }

    #[test]
    fn a_record_stands_in_the_fields_and_the_order_of_the_format() {
        let questionnaire = EMBEDDED[1].read().unwrap();
        let mut record = record(&questionnaire, Role::First);
        record.wave = Some("2026-Q4".to_owned());
        record.scale[0] = 4;
        record.scale[2] = 1;
        let first = questionnaire.scale_questions[0].id.clone();
        let comment = "Every month: yes".to_owned();
        record.words.comments.insert(first, comment);
        record.words.open[0] = Some("One calendar".to_owned());
        let text = write(&record, &questionnaire);
        let expected = "\
questionnaire: pulse
version: \"2.0\"
company: Acme Gears
side: sales
respondent: Dana
wave: 2026-Q4
answers:
  targets-collide: 4
";
        assert!(text.starts_with(expected), "{text}");
        let end = "\ncomments:\n  targets-collide: \"Every month: yes\"\nopen:\n  first-change: One calendar\n";
        assert!(text.ends_with(end), "{text}");
        let unanswered = questionnaire.scale_questions.len() - 2;
        assert_eq!(text.matches(": null\n").count(), unanswered);
    }

    #[test]
    fn the_observer_has_lines_for_what_it_is_asked_alone() {
        let questionnaire = EMBEDDED[0].read().unwrap();
        let mut record = record(&questionnaire, Role::Observer);
        record.scale[0] = 2;
        let text = write(&record, &questionnaire);
        assert!(!text.contains("needed-information") && text.contains("overpaid: null"));
        read_back(&text, &questionnaire);
    }

    fn words() -> impl Strategy<Value = String> {
        let hostile = listed::<40>(
            "yes, null, ~, 1.0, - a, a: b, #x, ', \", {, [a, !t, &a, *a, |, >, %, \u{85}, \u{2028}, \
            \u{feff}x, \u{0}, \u{1b}[2J, \u{7f}, 漢字, e\u{301}, --- a, ..., \t, a\nb, a\n\n  b, \r, =, \
            @, 0x1F, 1_000, 2026-11-24, <<, \u{10ffff}, x # y, x:",
        );
        let hostile = prop::sample::select(hostile.to_vec());
        prop::collection::vec(
            prop_oneof![
                hostile.prop_map(str::to_owned),
                ".*",
                "[ a-z]{1,120}",
                "(.{0,12}\n){1,5}"
            ],
            1..4,
        )
        .prop_map(|parts| parts.concat().trim().to_owned())
        .prop_filter("blank, or no name", |text| {
            !text.is_empty() && !text.contains('\0')
        })
    }

    proptest! {
        #[test]
        fn whatever_was_typed_is_read_back_the_same(
            company in words(), respondent in words(), wave in words(), comment in words(), open in words(),
            answer in 1u8..=5, order in Just((0..5).collect::<Vec<usize>>()).prop_shuffle(),
        ) {
            let questionnaire = EMBEDDED[0].read().unwrap();
            let mut given = record(&questionnaire, Role::Second);
            (given.company, given.respondent, given.wave) = (company, Some(respondent), Some(wave));
            given.scale[3] = answer;
            given.words.orders[1] = Some(order);
            given.words.comments.insert(questionnaire.scale_questions[3].id.clone(), comment);
            given.words.open[2] = Some(open);
            let back = read_back(&write(&given, &questionnaire), &questionnaire);
            prop_assert_eq!(&back.company, &given.company);
            prop_assert_eq!(&back.respondent, &given.respondent);
            prop_assert_eq!(&back.wave, &given.wave);
            prop_assert_eq!(&back.scale, &given.scale);
            prop_assert_eq!(&back.words, &given.words);
        }
    }
}
