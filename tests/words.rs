//! Every sentence that speaks of a share, a difference, a fit or a change says no more than its figure allows:
//! on either side of each line.

#![allow(clippy::unwrap_used)]

mod command;
mod companies;

use companies::{Company, group, questionnaire};
use detente::comparison::{Moved, Tested, Verdict};
use detente::diagnosis::{ById, Cause, Diagnosis, HeadlineId, Options, Place, diagnose_with};
use detente::report::{Format, Layout, render};
use detente::score::{Classification, Points, Resampler, SEED, Share};

/// The report of two causes above the line and one below, with one thing changed.
fn report(change: impl Fn(&mut Diagnosis)) -> (HeadlineId, String, String) {
    let asked = questionnaire(&[3, 3, 3]);
    let company = Company::new()
        .sales(&[5, 4, 5, 4, 3, 4, 2, 1, 2, 3])
        .sales(&[4, 5, 4, 4, 4, 3, 1, 2, 2, 3])
        .operations(&[5, 5, 4, 3, 4, 4, 2, 2, 1, 4])
        .operations(&[4, 4, 5, 4, 3, 4, 1, 1, 2, 4]);
    let records = company.records(&asked);
    let groups = group(&records);
    let resampler = Resampler::new(&asked, 100, SEED);
    let mut diagnosis = diagnose_with(&asked, &groups[0], Options::whole(&resampler));
    change(&mut diagnosis);
    diagnosis.write_headline();
    let layout = Layout {
        width: 120,
        has_details: true,
        ..Layout::default()
    };
    let report = render(&diagnosis, Format::Markdown, layout).into_file();
    let text = String::from_utf8(report).expect("text");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (diagnosis.headline.id, diagnosis.headline.text.clone(), text)
}

fn set_first(cause: &mut Cause, share: f64) {
    cause.confidence.as_mut().unwrap().first = Some(Share::new(share));
}

fn set_above(cause: &mut Cause, shares: [f64; 2]) {
    let above = &mut cause.confidence.as_mut().unwrap().above;
    for ((_, above), share) in above.0.iter_mut().zip(shares) {
        *above = Some(Share::new(share));
    }
}

/// The leading cause with one side above the line, as far apart as it takes.
fn one_above(cause: &mut Cause, reading: Classification, shares: [f64; 2]) {
    let figures = [("sales", 70.0), ("operations", 40.0)];
    let figures = figures.map(|(side, figure)| (side, Some(Points::new(figure))));
    cause.sides = ById(figures.into());
    cause.reading = Some(reading);
    set_first(cause, 1.0);
    set_above(cause, shares);
}

#[test]
fn the_first_place_is_called_by_its_share() {
    let of = |share: f64| {
        report(|diagnosis| {
            set_first(&mut diagnosis.causes[0], share);
            set_first(&mut diagnosis.causes[1], 1.0 - share);
        })
    };
    let (id, text, page) = of(0.9);
    assert!(
        id == HeadlineId::Clear && text.contains("How sure: very. No single"),
        "{text}"
    );
    assert!(!text.contains("Next: ") && page.contains("90 %"), "{text}");
    // What is shown tells the share from the line.
    let (id, text, page) = of(0.8996);
    assert!(
        id == HeadlineId::Probable && page.contains("89.96 %"),
        "{page}"
    );
    assert!(text.contains("Next: cause 2 (67)."), "{text}");
    // Where another cause has the same figure, both come next.
    let (_, both, _) = report(|diagnosis| {
        set_first(&mut diagnosis.causes[0], 0.8);
        set_first(&mut diagnosis.causes[1], 0.2);
        diagnosis.causes[2].priority = diagnosis.causes[1].priority;
    });
    assert!(
        both.contains("Next: cause 2 and cause 3, each at 67."),
        "{both}"
    );
    // A figure that is nobody's is said to be so.
    for (divided, told) in [
        (&["sales"][..], "67, Sales is divided"),
        (&["sales", "operations"], "67, each side divided within"),
    ] {
        let (_, text, _) = report(|diagnosis| {
            set_first(&mut diagnosis.causes[0], 0.8);
            diagnosis.causes[1].divided = divided.to_vec();
            set_above(&mut diagnosis.causes[1], [0.7, 0.7]);
        });
        assert!(text.contains(&format!("Next: cause 2 ({told}).")), "{text}");
    }
    // People who are all on one side of the line have one view.
    let (_, told, _) = report(|diagnosis| {
        set_first(&mut diagnosis.causes[0], 0.8);
        diagnosis.causes[1].divided = vec!["sales"];
        set_above(&mut diagnosis.causes[1], [1.0, 0.7]);
    });
    assert!(told.contains("Next: cause 2 (67)."), "{told}");
    // Of two with the same figure each tells whose it is.
    let (_, told, _) = report(|diagnosis| {
        set_first(&mut diagnosis.causes[0], 0.8);
        set_first(&mut diagnosis.causes[1], 0.2);
        diagnosis.causes[2].priority = diagnosis.causes[1].priority;
        diagnosis.causes[1].divided = vec!["sales"];
        set_above(&mut diagnosis.causes[1], [0.7, 0.7]);
    });
    let each = "Next: cause 2 (67, Sales is divided) and cause 3 (67).";
    assert!(told.contains(each), "{told}");
    let probable = "How sure: fairly. That cause 1 comes first is probable (89.96 in 100).";
    assert!(text.contains(probable), "{text}");
    let (id, text, _) = of(0.6004);
    assert!(
        id == HeadlineId::Probable && text.contains("(60.04 in 100)"),
        "{text}"
    );
    assert_eq!(of(0.6).0, HeadlineId::Probable);
    let (id, text, page) = of(0.5999);
    assert!(
        id == HeadlineId::TooClose && page.contains("59.99 %"),
        "{page}"
    );
    let close = "What comes first is too close to call. It may be cause 1 (88), or cause 2 (67).";
    assert!(text.contains(close), "{text}");
    let clear = "How sure: not at all. What is clear is that some cause is above 50.";
    assert!(text.contains(clear), "{text}");
}

/// The first two causes, 88 and 67 of 100, among companies that have so much of them alike, the first place as sure with it
/// taken off.
fn among_others(offsets: [f64; 2], corrected: f64) -> (HeadlineId, String) {
    beside_a_third(offsets, corrected, None)
}

/// The same, and how sure the first place is that of the third, which isn't held against others.
fn beside_a_third(offsets: [f64; 2], corrected: f64, third: Option<f64>) -> (HeadlineId, String) {
    let (id, text, _) = report(|diagnosis| {
        let of_third = diagnosis.causes[2].confidence.as_mut().unwrap();
        of_third.corrected = third.map(Share::new);
        set_first(&mut diagnosis.causes[0], 1.0);
        let place = |offset| Place {
            mean: Points::new(50.0),
            difference: Points::new(10.0),
            percentile: None,
            companies: 10,
            offset: Some(Points::new(offset)),
            has_waves: false,
            is_of_run: false,
        };
        for cause in &mut diagnosis.causes[..2] {
            cause.confidence.as_mut().unwrap().corrected = Some(Share::new(corrected));
        }
        let causes = diagnosis.causes.iter().zip(offsets);
        let places = causes.map(|(cause, offset)| (cause.id, Some(place(offset))));
        diagnosis.norms = Some(ById(places.collect()));
    });
    (id, text)
}

#[test]
fn the_first_place_is_clear_where_it_is_so_among_other_companies_too() {
    // 88 - 15 is more than 67 - (-5.5), and less than 67 - (-6.5).
    let (id, text) = among_others([15.0, -5.5], 0.9);
    assert_eq!(id, HeadlineId::Clear);
    assert!(!text.contains("Held against"), "{text}");
    let (id, text) = among_others([15.0, -5.5], 0.8999);
    assert_eq!(id, HeadlineId::Probable);
    let told = "Held against other companies, cause 1 comes first as well, but less surely (89.99 in 100): it is high in many of them, be it by how its questions are worded or because it is so common.";
    assert!(text.contains(told), "{text}");
    let (_, text) = among_others([15.0, -5.5], 0.5999);
    let told = "Held against other companies, whether cause 1 comes first is too close to call (59.99 in 100): it is high";
    assert!(text.contains(told), "{text}");
    // Where one that isn't held against others may come first, nothing is said of them.
    let (_, text) = beside_a_third([15.0, -5.5], 0.0, Some(1.0));
    assert!(!text.contains("Held against"), "{text}");
    let (_, text) = beside_a_third([15.0, -5.5], 0.8999, Some(0.0999));
    assert!(text.contains("Held against"), "{text}");
    // Where it is no higher elsewhere than other causes, that is no reason.
    let (_, text) = among_others([0.0, 30.0], 0.8999);
    let told = "Held against other companies, cause 1 comes first as well, but less surely (89.99 in 100): how much each cause is high elsewhere, too, isn't sure itself.";
    assert!(text.contains(told), "{text}");
    for (share, comes) in [
        (0.8999, "probably comes first (89.99 in 100)"),
        (0.5999, "may come first (59.99 in 100)"),
    ] {
        let (_, text) = among_others([15.0, -6.5], share);
        let told = format!("Held against other companies, cause 2 {comes}: cause 1 scores some 22");
        assert!(text.contains(&told), "{text}");
    }
    let (id, text) = among_others([15.0, -6.5], 1.0);
    assert_eq!(id, HeadlineId::Probable);
    let told = "Held against other companies, cause 2 comes first: cause 1 scores some 22 points higher than it elsewhere, too, be it by how the questions are worded or because it is so common.";
    assert!(text.contains(told), "{text}");
    assert!(
        text.ends_with(
            "How sure: fairly. No single respondent or question puts another cause first."
        ),
        "{text}"
    );
}

#[test]
fn causes_that_may_come_first_are_told_in_their_own_words_where_all_have_them() {
    let of = |findings: [Option<&'static str>; 2]| {
        report(|diagnosis| {
            for (cause, finding) in diagnosis.causes.iter_mut().zip(findings) {
                set_first(cause, 0.5);
                cause.finding = finding;
            }
        })
        .1
    };
    let both = of([Some("nobody decides"), Some("news comes late.")]);
    let told = "It may be that nobody decides (88), or that news comes late (67).";
    assert!(both.contains(told), "{both}");
    let one = of([Some("nobody decides"), None]);
    assert!(
        one.contains("It may be cause 1 (88), or cause 2 (67)."),
        "{one}"
    );
}

#[test]
fn what_one_thing_less_would_change_is_said_and_leaves_nothing_very_sure() {
    let of = |respondents, questions: &'static [&'static str]| {
        report(|diagnosis| {
            set_first(&mut diagnosis.causes[0], 1.0);
            let found = diagnosis.sensitivity.as_mut().unwrap();
            (found.respondents, found.questions) = (respondents, questions.to_vec());
        })
        .1
    };
    for (respondents, questions, sentence) in [
        (
            Some(0),
            &[][..],
            "very. No single respondent or question puts another cause first.",
        ),
        (
            None,
            &[],
            "very. No single question puts another cause first.",
        ),
        (
            Some(1),
            &[],
            "fairly. With one respondent less, another cause could come first.",
        ),
        (
            None,
            &["q-1-1"],
            "fairly. With one question less, another cause could come first.",
        ),
        (
            Some(2),
            &["q-1-1"],
            "fairly. With one respondent or one question less, another cause could come first.",
        ),
    ] {
        let text = of(respondents, questions);
        assert!(text.contains(&format!("How sure: {sentence}")), "{text}");
    }
}

#[test]
fn a_reading_is_called_by_the_share_above_the_line() {
    let of = |share: f64| {
        report(|diagnosis| {
            set_first(&mut diagnosis.causes[0], 1.0);
            set_above(&mut diagnosis.causes[0], [1.0, share]);
        })
    };
    let (_, headline, page) = of(0.9);
    let meaning = "“Cause 1” means: s. ";
    let both = "Both departments are above 50 on it: Sales 88, Operations 88.";
    assert!(headline.contains(&format!("{meaning}{both}")), "{headline}");
    assert!(
        page.contains("Both sides are above 50: Sales is at 88, Operations at 88."),
        "{page}"
    );
    assert!(page.contains("shared problem"));
    let (_, headline, page) = of(0.8999);
    assert!(headline.contains("Probably both departments are above 50 on it"));
    assert!(page.contains("Both sides are probably above 50"));
    assert!(of(0.6).2.contains("probably shared"));
    let (_, headline, page) = of(0.5999);
    let close =
        "Sales is above 50 on it: 88. Whether Operations is as well is too close to call (88).";
    assert!(headline.contains(close), "{headline}");
    let undecided = "whether both are above 50 can't be told from so few answers: ask both.";
    assert!(page.contains(undecided), "{page}");
    assert!(page.contains("too close to call"));
    let below =
        |share: f64| report(|diagnosis| set_above(&mut diagnosis.causes[2], [0.0, share])).2;
    assert!(below(0.1).contains("| under control |"));
    assert!(below(0.11).contains("probably under control"));
    assert!(below(0.41).contains("| too close to call |"));
}

#[test]
fn both_sides_say_it_only_where_both_are_above_the_line() {
    let of = |shares| {
        report(|diagnosis| {
            let cause = &mut diagnosis.causes[0];
            cause.finding = Some("nobody decides");
            set_first(cause, 1.0);
            set_above(cause, shares);
        })
        .1
    };
    let figures = "say that nobody decides: Sales 88, Operations 88.";
    assert!(of([0.9, 0.9]).contains(&format!("Both departments {figures}")));
    assert!(of([0.9, 0.6]).contains(&format!("Probably both departments {figures}")));
    let close = "Whether the departments say that nobody decides is too close to call: Sales 88, Operations 88.";
    assert!(of([0.59, 0.5]).contains(close));
    // So near to each other, equal figures are told apart by the draws alone.
    assert!(of([0.59, 0.6]).contains(close), "{}", of([0.59, 0.6]));
    let one = "Operations probably says that nobody decides: 88. Whether Sales says so as well is too close to call (88).";
    assert!(of([0.59, 0.65]).contains(one), "{}", of([0.59, 0.65]));
}

#[test]
fn one_side_alone_is_called_by_the_share_too() {
    let of = |reading, shares| {
        report(|diagnosis| {
            let cause = &mut diagnosis.causes[0];
            cause.finding = Some("nobody decides");
            one_above(cause, reading, shares);
        })
    };
    let said = |reading, shares| of(reading, shares).1;
    let says = "Sales says that nobody decides: 70.";
    let (_, headline, page) = of(Classification::OneSided, [0.9, 0.1]);
    assert!(
        headline.contains(&format!("{says} Operations doesn't (40).")),
        "{headline}"
    );
    assert!(page.contains("Sales alone is above 50 (70); Operations isn't (40)."));
    let (_, headline, page) = of(Classification::OneSided, [0.9, 0.11]);
    assert!(headline.contains(&format!("{says} Operations probably doesn't (40).")));
    assert!(page.contains("Sales alone is probably above 50"));
    let open = said(Classification::OneSided, [0.9, 0.41]);
    let close = "Whether Operations says so as well is too close to call (40).";
    assert!(open.contains(&format!("{says} {close}")), "{open}");
    let probable = said(Classification::OneSided, [0.89, 0.1]);
    assert!(probable.contains("Sales probably says that nobody decides: 70."));
    let open = said(Classification::OneSided, [0.55, 0.1]);
    let close = "Whether Sales says that nobody decides is too close to call: 70. Operations feels it less (40).";
    assert!(open.contains(close), "{open}");
    let (_, headline, page) = of(Classification::Unsettled, [0.95, 0.2]);
    let open = "Whether Operations feels it as much (40) can't be told from so few answers.";
    assert!(headline.contains(&format!("{says} {open}")), "{headline}");
    assert!(page.contains("unsettled") && !headline.contains("Both"));
    let near = said(Classification::SharedProblem, [0.95, 0.2]);
    assert!(near.contains(&format!("{says} Operations comes near that (40).")));
}

#[test]
fn nobody_is_said_to_say_what_both_are_below_the_line_on() {
    let of = |share: f64| {
        report(|diagnosis| {
            let cause = &mut diagnosis.causes[0];
            cause.finding = Some("nobody decides");
            cause.reading = Some(Classification::UnderControl);
            set_first(cause, share);
        })
        .1
    };
    let first = "Cause 1 comes first (88 of 100), but neither side is above 50 on it. Another cause is above 50. “Cause 2”";
    assert!(
        of(1.0).contains(first) && !of(1.0).contains("nobody"),
        "{}",
        of(1.0)
    );
    assert!(of(0.7).contains("Cause 1 probably comes first (88 of 100), but neither side"));
}

#[test]
fn who_feels_it_more_is_said_where_chance_does_not_explain_the_gap() {
    let of = |is_sure: bool, gap: f64| {
        report(|diagnosis| {
            let cause = &mut diagnosis.causes[0];
            cause.gap = Some(Points::new(gap));
            cause.is_gap_sure = is_sure;
            set_first(cause, 1.0);
        })
    };
    assert!(of(true, -10.0).1.contains("Operations feels it more"));
    assert!(!of(false, -10.0).1.contains("feels it more"));
    // A point or two is no more than that, however sure.
    assert!(!of(true, -9.0).1.contains("feels it more"));
}

#[test]
fn that_nothing_is_above_the_line_is_called_by_the_share_too() {
    let of = |needed: f64, has_harm: bool| {
        report(|diagnosis| {
            for cause in &mut diagnosis.causes {
                cause.reading = Some(Classification::UnderControl);
            }
            diagnosis.needed = Some(Share::new(needed));
            diagnosis.symptoms.band = Some(if has_harm { "bad" } else { "calm" });
            let bands = &mut diagnosis.symptoms.bands.0;
            for (_, band) in bands.iter_mut() {
                *band = Some("bad");
            }
        })
    };
    let (id, text, _) = of(0.1, false);
    assert_eq!(id, HeadlineId::Healthy);
    assert!(text.contains("There is nothing to fix.") && text.contains("How sure: very."));
    let (_, text, _) = of(0.11, false);
    assert!(text.contains("There is probably nothing to fix."));
    assert!(text.contains("How sure: fairly. Some cause may be above 50 after all."));
    let (_, text, _) = of(0.41, false);
    assert!(!text.contains("nothing to fix") && text.contains("How sure: hardly."));
    let (id, text, _) = of(0.1, true);
    assert_eq!(id, HeadlineId::Unexplained);
    let none = "The tension is real, but none of these 3 causes explains it: all are at or below 50. Ask both sides what this survey has missed.";
    assert!(text.contains(none), "{text}");
    assert!(
        of(0.11, true)
            .1
            .contains("but probably none of these 3 causes")
    );
    let open = "and whether one of these 3 causes explains it is too close to call";
    assert!(of(0.41, true).1.contains(open), "{}", of(0.41, true).1);
}

#[test]
fn what_only_one_side_was_heard_on_is_not_said_to_be_below_the_line() {
    let of = |band| {
        report(|diagnosis| {
            for cause in &mut diagnosis.causes {
                cause.reading = Some(Classification::UnderControl);
            }
            diagnosis.causes[2].reading = Some(Classification::OneSideHeard);
            diagnosis.causes[2].sides.0[1].1 = None;
            diagnosis.needed = Some(Share::new(0.0));
            diagnosis.symptoms.band = Some(band);
        })
    };
    let (id, text, _) = of("calm");
    assert_eq!(id, HeadlineId::Healthy);
    let healthy = ". No cause on which both sides were heard is above 50. How sure: fairly, of the causes that are known. On cause 3 only Sales was heard: ask Operations.";
    assert!(
        text.starts_with("As far as both sides were heard: calm, ") && text.ends_with(healthy),
        "{text}"
    );
    let (id, text, _) = of("bad");
    assert_eq!(id, HeadlineId::Unexplained);
    let unexplained =
        "none of these 3 causes explains it: none on which both sides were heard is above 50.";
    assert!(text.contains(unexplained), "{text}");
}

#[test]
fn nothing_rests_on_answers_that_are_the_same_throughout() {
    for (case, whom, them) in [
        ("all-the-same-3", "Sales and Operations", "them"),
        ("all-4-against-all-2", "Sales and Operations", "them"),
        ("nearly-uniform", "Sales", "Sales"),
    ] {
        let (_, text) = headline(&format!("first-screen/{case}"));
        let ask = format!(
            "Ask {whom} again before you act: everybody who answered for {them} gave the same answer nine times in a row or more"
        );
        assert!(text.starts_with(&ask), "{text}");
        for claim in [
            "is real",
            "fits best",
            "comes first",
            "above 50",
            "One person",
        ] {
            assert!(!text.contains(claim), "{text}");
        }
        assert!(
            text.ends_with("How sure: not at all, from such answers."),
            "{text}"
        );
    }
}

#[test]
fn what_does_little_harm_can_wait_and_says_so_once() {
    let (id, text) = headline("first-screen/calm-with-one-cause-at-100");
    assert_eq!(id, "early");
    let start = "Healthy tension, 25 of 100: little harm is done so far, so this can wait. “Communication disconnect” means:";
    assert!(
        text.starts_with(start) && !text.contains("fits best"),
        "{text}"
    );
}

#[test]
fn a_solution_fits_best_by_its_share() {
    let of = |share: f64| {
        report(|diagnosis| {
            set_first(&mut diagnosis.causes[0], 1.0);
            let mut other = diagnosis.solutions[0].clone();
            (other.rank, other.title) = (Some(2), "Listen");
            other.best = Some(Some(Share::new(1.0 - share)));
            diagnosis.solutions[0].best = Some(Some(Share::new(share)));
            diagnosis.solutions.push(other);
        })
        .1
    };
    assert!(of(0.9).contains("What fits best: talk."));
    assert!(of(0.8999).contains("What probably fits best: talk."));
    assert!(of(0.6).contains("What probably fits best: talk."));
    assert!(of(0.5999).contains("Which solution fits best is too close to call: talk; or listen."));
    // What it answers most is said where that isn't what comes first; and nothing fits that answers nothing.
    let of = |change: fn(&mut Diagnosis)| {
        report(|diagnosis| {
            change(diagnosis);
            set_first(&mut diagnosis.causes[0], 1.0);
        })
        .1
    };
    let other = of(|diagnosis| diagnosis.causes.swap(0, 1));
    assert!(
        other.contains("fits best: talk, which answers cause 1 and not cause 2."),
        "{other}"
    );
    let nothing = of(|diagnosis| diagnosis.solutions[0].fit = Some(Points::ZERO));
    assert!(!nothing.contains("fits best"), "{nothing}");
}

#[test]
fn that_nothing_may_be_needed_is_said_below_nine_in_ten() {
    let of = |share: f64| report(|diagnosis| diagnosis.needed = Some(Share::new(share))).1;
    let close = "Whether anything needs to be done is too close to call.";
    assert!(!of(0.9).contains(close));
    assert!(of(0.8999).contains(close));
}

#[test]
fn that_some_cause_is_above_the_line_takes_one_that_is_so_among_all_figures() {
    // A tenth shared among the six figures of three causes: 0.98333.
    let of = |shares: [[f64; 2]; 3]| {
        report(|diagnosis| {
            set_first(&mut diagnosis.causes[0], 0.5);
            let causes = diagnosis.causes.iter_mut().zip(shares);
            causes.for_each(|(cause, shares)| set_above(cause, shares));
        })
        .1
    };
    let none = "How sure: not at all. Some figures are above 50; of no single cause is that sure.";
    assert!(of([[0.9833; 2]; 3]).contains(none));
    let some = "How sure: not at all. What is clear is that some cause is above 50.";
    assert!(of([[0.5; 2], [0.5, 0.9834], [0.5; 2]]).contains(some));
    assert!(of([[0.9834; 2], [0.9834; 2], [0.9834, 0.9833]]).contains(some));
    let all = "How sure: not at all. What is clear is that both sides are above 50 on every cause.";
    assert!(of([[0.9834; 2]; 3]).contains(all));
}

#[test]
fn how_sure_is_said_of_the_first_place_alone_where_the_line_is_less_so() {
    let of = |above: f64| {
        report(|diagnosis| {
            set_first(&mut diagnosis.causes[0], 1.0);
            set_above(&mut diagnosis.causes[0], [above; 2]);
        })
        .1
    };
    assert!(of(0.9).contains("How sure: very. No single"));
    assert!(of(0.8999).contains("How sure: very, about what comes first. No single"));
}

#[test]
fn of_one_cause_no_other_is_said_to_come_first() {
    let (_, text, page) = report(|diagnosis| {
        set_first(&mut diagnosis.causes[0], 1.0);
        diagnosis.causes.truncate(1);
    });
    assert!(
        !text.contains("another cause") && !page.contains("The first place"),
        "{page}"
    );
}

#[test]
fn nothing_is_clear_while_a_cause_is_unknown() {
    let of = |change: fn(&mut Cause)| {
        report(|diagnosis| {
            set_first(&mut diagnosis.causes[0], 1.0);
            change(&mut diagnosis.causes[2]);
        })
    };
    assert_eq!(of(|_| ()).0, HeadlineId::Clear);
    let (id, text, _) = of(|cause| cause.rank = None);
    assert_eq!(id, HeadlineId::Probable);
    assert!(
        text.contains("Nothing is known of cause 3: too few of its questions were answered."),
        "{text}"
    );
    let (id, text, _) = of(|cause| {
        cause.reading = Some(Classification::OneSideHeard);
        cause.sides.0[1].1 = None;
    });
    assert_eq!(id, HeadlineId::Probable);
    assert!(
        text.contains("On cause 3 only Sales was heard: ask Operations."),
        "{text}"
    );
}

#[test]
fn a_change_is_called_by_its_chance_and_by_how_many_answered() {
    let verdict = |p: Option<f64>, change: f64, is_single| {
        let severity = Moved {
            old: None,
            new: None,
            change: None,
        };
        let tested = Tested {
            is_of_one: false,
            severity,
            mean_change: Some(Points::new(change)),
            low: None,
            high: None,
            p: p.map(Share::new),
            p_adjusted: p.map(Share::new),
            real: None,
            is_single,
        };
        tested.verdict()
    };
    assert_eq!(verdict(Some(0.1), 20.0, false), Verdict::Worse);
    assert_eq!(verdict(Some(0.1), -20.0, false), Verdict::Better);
    assert_eq!(verdict(Some(0.100_001), 20.0, false), Verdict::Noise);
    assert_eq!(verdict(Some(0.1), 20.0, true), Verdict::Different);
    assert_eq!(verdict(Some(0.100_001), 20.0, true), Verdict::Noise);
    assert_eq!(verdict(None, 20.0, false), Verdict::Untested);
}

/// What is said first of a fixture.
fn headline(path: &str) -> (String, String) {
    let run = command::detente(&["report", path, "-f", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let part = |name: &str| report["headline"][name].as_str().unwrap().to_owned();
    (part("id"), part("text"))
}

#[test]
fn silence_about_the_ceo_is_said_and_leaves_nothing_clear() {
    for case in [
        "nobody-answers-about-the-ceo",
        "three-questions-of-one-cause",
    ] {
        let (id, text) = headline(&format!("first-screen/{case}"));
        assert_eq!(id, "probable");
        let silence = "Nothing is known of conflict avoidance: no leader answered its questions about the CEO, and that silence is itself worth asking about.";
        assert!(text.contains(silence), "{text}");
    }
}

#[test]
fn a_figure_at_a_line_is_told_from_it() {
    // 50.5 is above the line, and no 50 stands beside it.
    let (id, text) = headline("figures-at-lines/disp.ndjson");
    assert_eq!(id, "clear");
    assert!(
        text.contains("is too close to call: 50.5. Operations feels it less (25)."),
        "{text}"
    );
    let (_, text) = headline("figures-at-lines/s1.ndjson");
    assert!(text.contains("One person speaks for Operations"), "{text}");
}
