//! How sure the ranking is, and what would change it: by hand-worked cases and at the edges.

#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod companies;

use companies::{Company, group, questionnaire};
use detente::diagnosis::{Cause, Diagnosis, HeadlineId, Options, diagnose_with};
use detente::questionnaire::Questionnaire;
use detente::report;
use detente::score::{Placement, RESAMPLES, Resampler, SEED, Sheet};

/// Each cause's confidence, in the questionnaire's order; what is counted of the first places alone is the same.
fn sure(questionnaire: &Questionnaire, company: &Company, seed: u64) -> Vec<Placement> {
    let records = company.records(questionnaire);
    let sheet = Sheet::new(questionnaire, &group(&records)[0].respondents);
    let resampler = Resampler::new(questionnaire, RESAMPLES, seed);
    let causes = resampler.resample(&sheet, None).causes;
    let firsts: Vec<_> = causes.iter().map(|cause| cause.first).collect();
    assert_eq!(resampler.firsts(&sheet), firsts);
    causes
}

fn with_report<T>(
    questionnaire: &Questionnaire,
    company: &Company,
    read: impl Fn(&Diagnosis) -> T,
) -> T {
    let records = company.records(questionnaire);
    let groups = group(&records);
    let resampler = Resampler::of_reports(questionnaire);
    let options = Options {
        resampler: Some(&resampler),
        ..Options::default()
    };
    read(&diagnose_with(questionnaire, &groups[0], options))
}

fn first(confidence: &Placement) -> f64 {
    confidence.first.expect("a share").nearest()
}

fn share(cause: &Cause) -> f64 {
    let first = cause
        .confidence
        .as_ref()
        .and_then(|confidence| confidence.first);
    first.expect("a share").nearest()
}

fn assert_near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 0.03, "{found} is not {expected}");
}

#[test]
fn questions_are_drawn_within_each_cause() {
    // On the first cause both sides answer 0 and 100: a draw of two questions gives 0, 50, 50 or 100.
    // The second stays at 50. So the first wins one draw in four and ties two in four.
    let asked = questionnaire(&[2, 1]);
    let company = twice(&[1, 5, 3], &[1, 5, 3]);
    let found = sure(&asked, &company, SEED);
    assert_near(first(&found[0]), 0.5);
    assert_near(first(&found[1]), 0.5);
    let range = |at: usize| [found[at].low, found[at].high].map(|figure| figure.unwrap().nearest());
    assert_eq!(range(0), [0.0, 100.0]);
    assert_eq!(range(1), [50.0, 50.0]);
}

/// Two leaders a side who answer alike: with one, other leaders' views would be drawn as well.
fn twice(sales: &[u8], operations: &[u8]) -> Company {
    let company = Company::new().sales(sales).sales(sales);
    company.operations(operations).operations(operations)
}

#[test]
fn one_leader_a_side_stands_for_others_who_may_see_it_otherwise() {
    // All questions of the first cause at 75, of the second at 50: drawing questions changes nothing. Each
    // side's score moves by a normal deviate of 10, a priority by about 10 / sqrt(2), what lies between two of
    // them by 10: the first stays ahead with the chance of a normal deviate below 2.5, which is 0.9938.
    let asked = questionnaire(&[3, 3]);
    let company = Company::new()
        .sales(&[4, 4, 4, 3, 3, 3])
        .operations(&[4, 4, 4, 3, 3, 3]);
    let found = sure(&asked, &company, SEED);
    assert!((first(&found[0]) - 0.9938).abs() < 0.005);
    // The 5th and the 95th percentile: 75 and 1.645 * 10 / sqrt(2) = 11.6 to either side.
    let range = [found[0].low, found[0].high].map(|figure| figure.unwrap().nearest());
    assert!(
        (range[0] - 63.4).abs() < 1.0 && (range[1] - 86.6).abs() < 1.0,
        "{range:?}"
    );
    // A side at 75 is above 50 with the same chance, a side at 50 half of the time.
    for share in found[0].above {
        assert!((share.unwrap().nearest() - 0.9938).abs() < 0.005);
    }
    for share in found[1].above {
        assert_near(share.unwrap().nearest(), 0.5);
    }
}

#[test]
fn of_a_cause_with_one_leader_a_side_one_question_fewer_is_drawn() {
    // Three questions at 0, 50 and 100: two drawn of them lie at 0, 25, 50, 75 or 100.
    let asked = questionnaire(&[3]);
    let lone = Company::new()
        .sales(&[1, 3, 5])
        .sales(&[1, 3, 5])
        .operations(&[1, 3, 5]);
    let found = sure(&asked, &lone, SEED);
    let pair = sure(&asked, &twice(&[1, 3, 5], &[1, 3, 5]), SEED);
    let spread = |found: &Placement| found.high.unwrap().get() - found.low.unwrap().get();
    // With three drawn the standard deviation is 23.6, with two 28.9.
    assert!(spread(&found[0]) > spread(&pair[0]));
}

#[test]
fn respondents_are_drawn_once_for_all_causes() {
    // Whoever is drawn puts the first cause 25 points above the second, so it always comes first,
    // though its score lies between 25 and 100. Drawn for each cause anew, it wouldn't.
    let asked = questionnaire(&[1, 1]);
    let company = Company::new().sales(&[5, 4]).sales(&[2, 1]);
    let found = sure(&asked, &company, SEED);
    assert_eq!(first(&found[0]), 1.0);
    assert_eq!(first(&found[1]), 0.0);
    assert_eq!(found[0].low.unwrap().nearest(), 25.0);
    assert_eq!(found[0].high.unwrap().nearest(), 100.0);
}

#[test]
fn the_two_sides_are_drawn_independently() {
    // A side of 100 and 0 comes to 0, 50, 50 or 100. The first cause's priority is
    // sqrt((a² + b²) / 2), the second's 60: above it unless both sides are at 0 or 50, 9 in 16.
    let asked = questionnaire(&[1, 1]);
    let mut company = Company::new();
    for answer in [5, 1] {
        company = company.sales(&[answer, 3]).operations(&[answer, 3]);
    }
    let found = sure(&asked, &company, SEED);
    // Both at 50: a tie. 4 of 16 draws; 5 of 16 below; 7 of 16 above.
    assert_near(first(&found[0]), 7.0 / 16.0 + 4.0 / 16.0 / 2.0);
}

#[test]
fn who_has_no_score_on_a_cause_stays_out_of_it() {
    // The third respondent answers one question of four on the first cause: too few for a score.
    let asked = questionnaire(&[4, 1]);
    let company = Company::new()
        .sales(&[4, 4, 4, 4, 1])
        .sales(&[4, 4, 4, 4, 1])
        .sales(&[1, 0, 0, 0, 1]);
    let found = sure(&asked, &company, SEED);
    assert_eq!(found[0].low.unwrap().nearest(), 75.0);
    assert_eq!(found[0].high.unwrap().nearest(), 75.0);
}

#[test]
fn who_has_no_score_on_any_cause_is_not_drawn() {
    // Drawing that person too would give the others other draws, and some draws nobody with a score.
    let asked = questionnaire(&[4, 4]);
    let company = || {
        Company::new()
            .sales(&[1, 3, 2, 5, 3, 3, 2, 4])
            .sales(&[4, 5, 3, 5, 1, 2, 2, 3])
            .operations(&[2, 3, 4, 4, 2, 5, 3, 3])
            .operations(&[5, 4, 4, 2, 3, 3, 4, 1])
    };
    let joined = company().sales(&[1, 0, 0, 0, 5]);
    assert_eq!(sure(&asked, &joined, SEED), sure(&asked, &company(), SEED));
}

#[test]
fn unanswered_questions_count_for_nothing_in_a_draw() {
    let asked = questionnaire(&[4, 1]);
    let company = twice(&[5, 5, 0, 0, 4], &[5, 5, 0, 0, 4]);
    let found = sure(&asked, &company, SEED);
    // Where only unanswered questions are drawn the observed score stands.
    assert_eq!(found[0].low.unwrap().nearest(), 100.0);
    assert_eq!(first(&found[0]), 1.0);
}

#[test]
fn each_resample_is_drawn_and_counted_once_however_many_there_are() {
    let asked = questionnaire(&[5, 5, 5, 5, 5]);
    let records = companies::lifelike().records(&asked);
    let sheet = Sheet::new(&asked, &group(&records)[0].respondents);
    let mut before = [0.0; 5];
    for resamples in 1..=40 {
        let found = Resampler::new(&asked, resamples, SEED)
            .resample(&sheet, None)
            .causes;
        let counted: Vec<f64> = found
            .iter()
            .map(|cause| first(cause) * resamples as f64)
            .collect();
        let by_this_one = counted.iter().zip(before).map(|(now, before)| now - before);
        let by_this_one: Vec<f64> = by_this_one.collect();
        assert!(
            (by_this_one.iter().sum::<f64>() - 1.0).abs() < 1e-6,
            "{by_this_one:?}"
        );
        assert!(
            by_this_one.iter().all(|share| *share > -1e-6),
            "{by_this_one:?}"
        );
        before.copy_from_slice(&counted);
    }
}

#[test]
fn another_seed_moves_the_shares_by_four_points_at_most() {
    let asked = questionnaire(&[5, 5, 5, 5, 5]);
    let company = companies::lifelike();
    let reference = sure(&asked, &company, SEED);
    for seed in 0..20 {
        for (one, other) in reference.iter().zip(sure(&asked, &company, seed)) {
            assert!((first(one) - first(&other)).abs() <= 0.04);
        }
    }
}

#[test]
fn the_same_answers_give_the_same_bytes_under_any_names_and_in_any_order() {
    let asked = questionnaire(&[5, 5, 5, 5, 5]);
    let company = companies::lifelike();
    let renamed = company.clone().renamed().reversed();
    let json = |company: &Company| with_report(&asked, company, |it| report::json::render(it));
    assert_eq!(json(&company), json(&renamed));
}

#[test]
fn all_answers_equal_leaves_every_cause_in_the_running() {
    let asked = questionnaire(&[5, 5, 5, 5, 5]);
    let company = twice(&[4; 25], &[4; 25]);
    with_report(&asked, &company, |diagnosis| {
        for cause in &diagnosis.causes {
            assert_eq!(share(cause), 0.2);
        }
        assert_eq!(diagnosis.headline.id, HeadlineId::TooClose);
        assert_eq!(
            diagnosis.headline.text,
            "How bad it is isn't known: too few questions on the symptoms were answered. Too close to call: any of the 5 causes could come first, each at 75 of 100. What fits best: talk. None of the solutions answers cause 2, cause 3, cause 4 and cause 5. How sure: not at all. What is clear is that both sides are above 50 on every cause."
        );
    });
}

#[test]
fn a_tie_for_the_first_place_names_those_that_share_it() {
    let asked = questionnaire(&[2, 2, 2]);
    let company = twice(&[5, 5, 5, 5, 1, 1], &[5, 5, 5, 5, 1, 1]);
    let text = with_report(&asked, &company, |diagnosis| {
        diagnosis.headline.text.clone()
    });
    assert_eq!(
        text,
        "How bad it is isn't known: too few questions on the symptoms were answered. What comes first is too close to call. It may be cause 1 (100), or cause 2 (100). What fits best: talk. None of the solutions answers cause 2. How sure: not at all. What is clear is that some cause is above 50."
    );
}

#[test]
fn a_probable_first_place_names_the_runner_up() {
    // One question at 75 against two at 100 and 25: draws of the second give 25, 62.5, 62.5 and 100.
    let asked = questionnaire(&[1, 2, 1]);
    let company = twice(&[4, 2, 5, 1], &[4, 2, 5, 1]);
    with_report(&asked, &company, |diagnosis| {
        assert_eq!(diagnosis.headline.id, HeadlineId::Probable);
        assert_near(share(&diagnosis.causes[0]), 0.75);
        assert_eq!(
            diagnosis.headline.text,
            "How bad it is isn't known: too few questions on the symptoms were answered. “Cause 1” means: s. Both departments are above 50 on it: Sales 75, Operations 75. Next: cause 2 (63). What fits best: talk. None of the solutions answers cause 2. How sure: fairly. That cause 1 comes first is probable (76 in 100)."
        );
    });
}

#[test]
fn without_confidence_only_a_shared_first_place_is_too_close() {
    let asked = questionnaire(&[1, 2]);
    let company = Company::new().sales(&[4, 2, 5]).operations(&[4, 2, 5]);
    let records = company.records(&asked);
    let groups = group(&records);
    let diagnosis = detente::diagnosis::diagnose(&asked, &groups[0]);
    assert_eq!(diagnosis.headline.id, HeadlineId::Clear);
    assert!(
        diagnosis
            .causes
            .iter()
            .all(|cause| cause.confidence.is_none())
    );
    let json = report::json::render(&diagnosis);
    assert!(!json.contains("confidence") && !json.contains("sensitivity"));
}

#[test]
fn with_one_leader_a_side_nobody_can_be_left_out() {
    let asked = questionnaire(&[2, 2]);
    let company = Company::new()
        .sales(&[5, 4, 2, 2])
        .operations(&[5, 4, 2, 2]);
    with_report(&asked, &company, |diagnosis| {
        let sensitivity = diagnosis.sensitivity.as_ref().unwrap();
        assert_eq!(sensitivity.respondents, None);
        assert!(sensitivity.questions.is_empty());
        let reasons: Vec<&str> = diagnosis
            .missing
            .iter()
            .filter(|line| line.what == "sensitivity.respondents")
            .map(|line| line.reason.as_str())
            .collect();
        assert_eq!(
            reasons,
            ["No side has two respondents, so none can be left out to see what changes."]
        );
    });
}

#[test]
fn who_alone_of_a_side_has_a_score_on_a_cause_is_not_left_out() {
    // Without the first of Sales the second cause would be Operations' alone, and come first.
    let asked = questionnaire(&[1, 1]);
    let company = Company::new()
        .sales(&[4, 1])
        .sales(&[4, 0])
        .operations(&[4, 5]);
    let changing = with_report(&asked, &company, |diagnosis| {
        diagnosis.sensitivity.as_ref().unwrap().respondents
    });
    assert_eq!(changing, Some(0));
}

#[test]
fn the_first_place_hangs_on_the_respondents_and_questions_that_change_it() {
    // The first cause leads by one answer, of one respondent to one question.
    let asked = questionnaire(&[2, 1]);
    let company = Company::new()
        .sales(&[5, 3, 3])
        .sales(&[3, 3, 3])
        .operations(&[3, 3, 3]);
    with_report(&asked, &company, |diagnosis| {
        let sensitivity = diagnosis.sensitivity.as_ref().unwrap();
        assert_eq!(sensitivity.respondents, Some(1));
        assert_eq!(sensitivity.questions, ["q-1-1"]);
    });
    let company = Company::new().sales(&[4, 5, 4]).operations(&[4, 5, 4]);
    with_report(&asked, &company, |diagnosis| {
        let sensitivity = diagnosis.sensitivity.as_ref().unwrap();
        assert_eq!(sensitivity.respondents, None);
        assert_eq!(sensitivity.questions, ["q-1-2"]);
    });
}

#[test]
fn a_cause_nobody_answered_has_no_confidence_and_a_reason() {
    let asked = questionnaire(&[2, 2]);
    let company = Company::new()
        .sales(&[5, 4, 0, 0])
        .operations(&[5, 4, 0, 0]);
    with_report(&asked, &company, |diagnosis| {
        let confidence = diagnosis.causes[1].confidence.as_ref().unwrap();
        assert_eq!(
            [confidence.low, confidence.high, confidence.first],
            [None; 3]
        );
        assert_eq!(share(&diagnosis.causes[0]), 1.0);
        let line = diagnosis
            .missing
            .iter()
            .find(|line| line.what == "causes.cause-2.confidence.first")
            .expect("a reason");
        assert_eq!(
            line.reason,
            "No respondent of Sales answered at least half of these questions. No respondent of Operations answered at least half of these questions."
        );
    });
}

#[test]
fn no_answers_at_all_have_no_first_place_to_change() {
    let asked = questionnaire(&[2, 2]);
    let company = Company::new().sales(&[0; 4]).operations(&[0; 4]);
    with_report(&asked, &company, |diagnosis| {
        assert_eq!(diagnosis.headline.id, HeadlineId::NoAnswers);
        assert!(
            diagnosis
                .causes
                .iter()
                .all(|cause| cause.confidence.as_ref().unwrap().first.is_none())
        );
    });
}

#[test]
fn one_side_alone_has_a_confidence_but_no_verdict() {
    let asked = questionnaire(&[2, 2]);
    let company = Company::new().sales(&[5, 4, 2, 2]);
    with_report(&asked, &company, |diagnosis| {
        assert_eq!(diagnosis.headline.id, HeadlineId::OneSide);
        assert_eq!(share(&diagnosis.causes[0]), 1.0);
    });
}
