//! The short questionnaire: a part of the full one, word for word, so that waves of both can be compared.

use detente::questionnaire::{EMBEDDED, Questionnaire};

fn read(at: usize) -> Questionnaire {
    EMBEDDED[at].read().unwrap()
}

#[test]
fn the_pulse_asks_a_part_of_the_full_questionnaire_word_for_word() {
    let (full, pulse) = (read(0), read(1));
    assert_eq!(
        (pulse.id.as_str(), pulse.language.as_str()),
        ("pulse", "en")
    );
    assert!(
        pulse
            .scale_questions
            .iter()
            .all(|one| full.scale_questions.contains(one))
    );
    assert!(pulse.open.iter().all(|one| full.open.contains(one)));
    assert_eq!(pulse.ranking_questions, []);
    assert_eq!(
        (&pulse.sides, &pulse.observer),
        (&full.sides, &full.observer)
    );
    assert_eq!(
        (&pulse.solutions, pulse.thresholds),
        (&full.solutions, full.thresholds)
    );
    assert_eq!(pulse.symptoms.bands, full.symptoms.bands);
    let titles = |one: &Questionnaire| -> Vec<(String, String, String)> {
        let causes = one.causes.iter();
        causes
            .map(|cause| (cause.id.clone(), cause.title.clone(), cause.summary.clone()))
            .collect()
    };
    assert_eq!(titles(&pulse), titles(&full));
}

#[test]
fn the_pulse_has_two_questions_a_cause_the_five_signs_and_one_open_question() {
    let (full, pulse) = (read(0), read(1));
    for (cause, whole) in pulse.causes.iter().zip(&full.causes) {
        let asked = &pulse.scale_questions[cause.scale.clone()];
        let keying: Vec<_> = asked.iter().map(|question| question.keying).collect();
        assert_eq!(keying.len(), 2, "{}", cause.id);
        assert_ne!(keying[0], keying[1], "{}", cause.id);
        let questions = &full.scale_questions[whole.scale.clone()];
        assert!(
            asked.iter().all(|question| questions.contains(question)),
            "{}",
            cause.id
        );
    }
    assert_eq!(pulse.symptoms.scale.len(), 5);
    assert_eq!(pulse.open.len(), 1);
}
