//! What has to hold for any answers.

use std::sync::{Arc, LazyLock};

use detente::answers::{Company, FreeText, Record};
use detente::diagnosis::{Diagnosis, diagnose};
use detente::questionnaire::{EMBEDDED, Keying, Questionnaire, Role, ScaleQuestion};
use detente::score::severity;
use detente::source::Source;
use proptest::prelude::*;

static QUESTIONNAIRE: LazyLock<Questionnaire> =
    LazyLock::new(|| EMBEDDED[0].read().expect("valid"));

fn record(role: Role) -> impl Strategy<Value = Record> {
    let scale = prop::collection::vec(
        prop::option::weighted(0.85, 1..=5_u8).prop_map(Option::unwrap_or_default),
        QUESTIONNAIRE.scale_questions.len(),
    );
    let order = Just(vec![0, 1, 2, 3, 4]).prop_shuffle();
    let orders = prop::collection::vec(
        prop::option::weighted(0.8, order),
        QUESTIONNAIRE.ranking_questions.len(),
    );
    (scale, orders).prop_map(move |(mut scale, orders)| {
        for (answer, question) in scale.iter_mut().zip(&QUESTIONNAIRE.scale_questions) {
            let is_answer = usize::from(*answer) <= question.labels.len();
            if !is_answer || !question.wording.is_asked(role) {
                *answer = 0;
            }
        }
        Record {
            company: "Acme".to_owned(),
            wave: None,
            role,
            respondent: None,
            scale,
            words: FreeText {
                orders,
                ..FreeText::new(&QUESTIONNAIRE)
            },
        }
    })
}

fn records() -> impl Strategy<Value = Vec<Record>> {
    let side = |role| prop::collection::vec(record(role), 0..4);
    (side(Role::First), side(Role::Second), side(Role::Observer))
        .prop_map(|(a, b, c)| [a, b, c].concat())
}

fn severity_of(question: &ScaleQuestion, answer: u8) -> u32 {
    severity(answer, question.labels.len(), question.keying)
}

fn scored(records: &[Record]) -> Diagnosis<'_> {
    let group = Company {
        name: "Acme",
        wave: None,
        respondents: records.iter().map(Record::respondent).collect(),
        numbered: Vec::new(),
        masked: [0; 2],
        groups: [0; 2],
    };
    diagnose(&QUESTIONNAIRE, &group)
}

fn cause<'d>(diagnosis: &'d Diagnosis, id: &str) -> &'d detente::diagnosis::Cause<'d> {
    diagnosis
        .causes
        .iter()
        .find(|cause| cause.id == id)
        .expect("a cause")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_score_is_between_0_and_100(records in records()) {
        let diagnosis = scored(&records);
        let debate = diagnosis.debate.as_ref().and_then(|debate| debate.score);
        let causes = diagnosis.causes.iter().flat_map(|cause| {
            [cause.priority, cause.severity, cause.need, cause.sides.pair()[0], cause.sides.pair()[1]]
        });
        let fits = diagnosis.solutions.iter().map(|solution| solution.fit);
        for figure in causes.chain(fits).chain([diagnosis.symptoms.priority, debate]).flatten() {
            prop_assert!((0.0..=100.0).contains(&figure.nearest()));
        }
    }

    #[test]
    fn the_order_of_records_changes_nothing((records, shuffled) in records().prop_flat_map(|records| (Just(records.clone()), Just(records).prop_shuffle()))) {
        let json = |records: &[Record]| serde_json::to_string(&scored(records)).expect("JSON");
        prop_assert_eq!(json(&records), json(&shuffled));
    }

    #[test]
    fn swapping_the_sides_mirrors_the_gap_and_keeps_the_priority(records in records()) {
        let mut swapped = records.clone();
        for record in &mut swapped {
            record.role = match record.role {
                Role::First => Role::Second,
                Role::Second => Role::First,
                Role::Observer => Role::Observer,
            };
        }
        let (one, other) = (scored(&records), scored(&swapped));
        for found in &one.causes {
            let mirrored = cause(&other, found.id);
            prop_assert_eq!(found.priority, mirrored.priority);
            prop_assert_eq!(found.need, mirrored.need);
            prop_assert_eq!(found.gap.map(detente::score::Points::get), mirrored.gap.map(|gap| 0.0 - gap.get()));
        }
    }

    #[test]
    fn causes_with_the_same_severities_share_a_rank((records, order) in (records(), Just([0, 1, 2, 3, 4]).prop_shuffle()), swaps_sides in any::<bool>()) {
        // The second cause gets the first one's severities, its questions and perhaps its sides exchanged.
        let [from, to] = [0, 1].map(|cause| QUESTIONNAIRE.causes[cause].scale.clone());
        let mut records: Vec<Record> = records.into_iter().filter(|record| record.role != Role::Observer).collect();
        let mut rows: Vec<(Role, Vec<Option<u32>>)> = records.iter().map(|record| {
            let asked = QUESTIONNAIRE.scale_questions[from.clone()].iter();
            let given = record.scale[from.clone()].iter().zip(asked);
            (record.role, given.map(|(answer, question)| (*answer > 0).then(|| severity_of(question, *answer))).collect())
        }).collect();
        let count = |role| records.iter().filter(|record| record.role == role).count();
        if swaps_sides && count(Role::First) == count(Role::Second) {
            rows.reverse();
        }
        for (record, (_, row)) in records.iter_mut().zip(&rows) {
            for (at, severity) in to.clone().zip(order.map(|place| row[place])) {
                let question = &QUESTIONNAIRE.scale_questions[at];
                record.scale[at] = (1..=5).find(|answer| Some(severity_of(question, *answer)) == severity).unwrap_or(0);
            }
        }
        let diagnosis = scored(&records);
        let [one, other] = [0, 1].map(|at| cause(&diagnosis, &QUESTIONNAIRE.causes[at].id));
        prop_assert_eq!(one.rank, other.rank);
        prop_assert_eq!(one.priority, other.priority);
        prop_assert_eq!(one.need, other.need);
        prop_assert_eq!(one.reading, other.reading);
    }

    #[test]
    fn an_answer_nearer_to_conflict_never_lowers_its_cause(mut records in records(), who in any::<prop::sample::Index>(), what in any::<prop::sample::Index>()) {
        prop_assume!(!records.is_empty());
        let before: Vec<_> = {
            let diagnosis = scored(&records);
            diagnosis.causes.iter().map(|cause| (cause.id.to_owned(), cause.priority, cause.need)).collect()
        };
        let at = who.index(records.len());
        let question = what.index(QUESTIONNAIRE.scale_questions.len());
        let answer = &mut records[at].scale[question];
        if *answer > 0 {
            *answer = match QUESTIONNAIRE.scale_questions[question].keying {
                Keying::Direct => (*answer + 1).min(5),
                Keying::Reversed => (*answer - 1).max(1),
            };
        }
        let after = scored(&records);
        for (id, priority, need) in before {
            let found = cause(&after, &id);
            prop_assert!(found.priority >= priority && found.need >= need, "{id}");
        }
    }

    #[test]
    fn every_null_has_its_reason(records in records()) {
        let diagnosis = scored(&records);
        let json = serde_json::to_value(&diagnosis).expect("JSON");
        let told: Vec<&str> = diagnosis.missing.iter().map(|missing| missing.what.as_str()).collect();
        let mut nulls = Vec::new();
        for part in ["symptoms", "debate", "causes", "solutions"] {
            collect_nulls(&json[part], part, &mut nulls);
        }
        // Whether something is done is no number.
        nulls.retain(|null| !null.contains(".done."));
        for null in &nulls {
            prop_assert!(told.contains(&null.as_str()), "{null} has no reason");
        }
        prop_assert_eq!(nulls.len(), told.len());
    }

    #[test]
    fn no_text_makes_the_readers_panic(text in "\\PC{0,200}", yaml in "[\\[\\]{}:,\\-&*!|>'\"#%@`a-c\n ]{0,80}") {
        for text in [text, yaml] {
            let mut diagnostics = Vec::new();
            for name in ["any.yaml", "any.ndjson", "any.csv"] {
                let input = detente::reading::Input::Text(name, text.as_bytes());
                diagnostics.extend(detente::reading::records(&[input], &QUESTIONNAIRE).1);
            }
            let source = Arc::new(Source::new("any.yaml", text));
            diagnostics.extend(detente::questionnaire::read(&source).err().into_iter().flatten());
            for diagnostic in &diagnostics {
                detente::diagnostic::render(diagnostic, 80);
            }
        }
    }
}

/// The paths of all nulls, list items by their ids.
fn collect_nulls(value: &serde_json::Value, path: &str, nulls: &mut Vec<String>) {
    match value {
        serde_json::Value::Null => nulls.push(path.to_owned()),
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                collect_nulls(value, &format!("{path}.{key}"), nulls);
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                let id = item["id"].as_str().unwrap_or_default();
                collect_nulls(item, &format!("{path}.{id}"), nulls);
            }
        }
        _ => {}
    }
}

#[test]
fn whatever_ends_lines_a_mistake_is_told_at_its_place() {
    // Every text of five of these, each mistake of which has to be drawn.
    let pieces = ["\r", "\n", "a: b", ": ", "[", "\"", "é"];
    for number in 0..pieces.len().pow(5) {
        let mut rest = number;
        let text = (0..5).fold("id: x\r".to_owned(), |text, _| {
            let piece = pieces[rest % pieces.len()];
            rest /= pieces.len();
            text + piece
        });
        let source = Arc::new(Source::new("q.yaml", text.as_str()));
        for problem in detente::questionnaire::read(&source).expect_err("no questionnaire") {
            let drawn = detente::diagnostic::render(&problem, 80);
            assert!(drawn.contains("error["), "{text:?}: {drawn}");
        }
    }
}
