//! Records to answer files: the same fields that are read, in the order of the questionnaire.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::Record;
use crate::questionnaire::{Asked, Questionnaire};
use crate::source::{InLine, to_yaml};

/// Writes a record as YAML. A question that was asked and not answered stands there as `null`.
pub fn write(record: &Record, questionnaire: &Questionnaire) -> String {
    to_yaml(&File {
        record,
        questionnaire,
    })
}

struct File<'a> {
    record: &'a Record,
    questionnaire: &'a Questionnaire,
}

struct AnswersMap<'a>(&'a File<'a>);

impl Serialize for File<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (record, questionnaire) = (self.record, self.questionnaire);
        let side = questionnaire.party(record.role).map(|party| &party.id);
        let ids = questionnaire.in_order();
        let ids = ids.iter().map(|asked| questionnaire.question_id(*asked));
        let comments: Vec<(&str, &str)> = ids
            .filter_map(|id| Some((id, record.words.comments.get(id)?.as_str())))
            .collect();
        let open = questionnaire.open.iter().zip(&record.words.open);
        let open: Vec<(&str, &str)> = open
            .filter_map(|(question, text)| Some((question.id.as_str(), text.as_deref()?)))
            .collect();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("questionnaire", &questionnaire.id)?;
        map.serialize_entry("version", &questionnaire.version)?;
        map.serialize_entry("company", &record.company)?;
        map.serialize_entry("side", &side)?;
        if let Some(respondent) = &record.respondent {
            map.serialize_entry("respondent", respondent)?;
        }
        if let Some(wave) = &record.wave {
            map.serialize_entry("wave", wave)?;
        }
        map.serialize_entry("answers", &AnswersMap(self))?;
        if !comments.is_empty() {
            map.serialize_entry("comments", &Texts(comments))?;
        }
        if !open.is_empty() {
            map.serialize_entry("open", &Texts(open))?;
        }
        map.end()
    }
}

impl Serialize for AnswersMap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let File {
            record,
            questionnaire,
        } = self.0;
        let mut map = serializer.serialize_map(None)?;
        for asked in questionnaire.in_order() {
            if !questionnaire.wording(asked).is_asked(record.role) {
                continue;
            }
            let id = questionnaire.question_id(asked);
            match asked {
                Asked::Scale(at) => {
                    let answer = Some(record.scale[at]).filter(|answer| *answer > 0);
                    map.serialize_entry(id, &answer)?;
                }
                Asked::Ranking(at) => {
                    let options = &questionnaire.ranking_questions[at].options;
                    let ids = |order: &Vec<usize>| {
                        let ids = order.iter().map(|&option| options[option].id.as_str());
                        InLine(ids.collect::<Vec<_>>())
                    };
                    map.serialize_entry(id, &record.words.orders[at].as_ref().map(ids))?;
                }
            }
        }
        map.end()
    }
}

struct Texts<'a>(Vec<(&'a str, &'a str)>);

impl Serialize for Texts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

#[cfg(test)]
mod tests {

    use proptest::prelude::*;

    use super::*;
    use crate::answers::FreeText;
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
        record.words.comments.insert(
            questionnaire.scale_questions[0].id.clone(),
            "Every month: yes".to_owned(),
        );
        record.words.open[0] = Some("One calendar".to_owned());
        let text = write(&record, &questionnaire);
        let expected = "\
questionnaire: pulse
version: \"1.0\"
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
        assert_eq!(
            text.matches(": null\n").count(),
            questionnaire.scale_questions.len() - 2
        );
    }

    #[test]
    fn the_observer_has_lines_for_what_it_is_asked_alone() {
        let questionnaire = EMBEDDED[0].read().unwrap();
        let mut record = record(&questionnaire, Role::Observer);
        record.scale[0] = 2;
        let text = write(&record, &questionnaire);
        assert!(!text.contains("unfair-pay") && text.contains("shared-pay: null"));
        read_back(&text, &questionnaire);
    }

    fn words() -> impl Strategy<Value = String> {
        let hostile = prop::sample::select(vec![
            "yes",
            "null",
            "~",
            "1.0",
            "- a",
            "a: b",
            "#x",
            "'",
            "\"",
            "{",
            "[a",
            "!t",
            "&a",
            "*a",
            "|",
            ">",
            "%",
            "\u{85}",
            "\u{2028}",
            "\u{feff}x",
            "\u{0}",
            "\u{1b}[2J",
            "\u{7f}",
            "漢字",
            "e\u{301}",
            "--- a",
            "...",
            "\t",
            "a\nb",
            "a\n\n  b",
            "\r",
            "=",
            "@",
            "0x1F",
            "1_000",
            "2026-11-24",
            "<<",
            "\u{10ffff}",
            "x # y",
            "x:",
        ]);
        prop::collection::vec(
            prop_oneof![hostile.prop_map(str::to_owned), ".*", "[ a-z]{1,120}"],
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
