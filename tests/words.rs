//! Every sentence that speaks of a share, a difference, a fit or a change says no more than its figure allows:
//! on either side of each line.

#![allow(clippy::unwrap_used)]

mod command;
mod companies;

use companies::{Company, group, questionnaire};
use detente::comparison::{Moved, Tested, Verdict};
use detente::diagnosis::{ById, Cause, Diagnosis, HeadlineId, Options, diagnose_with};
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
    // Writes the headline anew.
    diagnosis.add_norms(|_| None);
    let layout = Layout {
        width: 120,
        has_details: false,
    };
    let text = render(&diagnosis, Format::Markdown, layout);
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

#[test]
fn the_first_place_is_called_by_its_share() {
    let of = |share: f64| {
        report(|diagnosis| {
            set_first(&mut diagnosis.causes[0], share);
            set_first(&mut diagnosis.causes[1], 1.0 - share);
        })
    };
    let (id, text, page) = of(0.9);
    assert!(id == HeadlineId::Clear && text.contains("Cause 1 clearly scores highest: 88 of 100."));
    assert!(page.contains("90 %"));
    // What is shown tells the share from the line.
    let (id, text, page) = of(0.8996);
    assert!(
        id == HeadlineId::Probable && page.contains("89.96 %"),
        "{page}"
    );
    assert!(
        text.contains("Cause 1 probably scores highest: 88 of 100, ahead of cause 2 (67)."),
        "{text}"
    );
    assert_eq!(of(0.6).0, HeadlineId::Probable);
    let (id, text, page) = of(0.5999);
    assert!(
        id == HeadlineId::TooClose && page.contains("59.99 %"),
        "{page}"
    );
    assert!(
        text.contains("Too close to call: cause 1 (88) and cause 2 (67) could each come first.")
    );
}

#[test]
fn a_reading_is_called_by_the_share_above_the_line() {
    let of = |share: f64| report(|diagnosis| set_above(&mut diagnosis.causes[0], [1.0, share])).2;
    assert!(
        of(0.9).contains("Both sides are above 50: Sales is at 88, Operations at 88."),
        "{}",
        of(0.9)
    );
    assert!(of(0.9).contains("shared problem"));
    assert!(of(0.8999).contains("Both sides are probably above 50"));
    assert!(of(0.6).contains("probably shared"));
    assert!(of(0.5999).contains("Close to 50: "));
    assert!(of(0.5999).contains("close to the line"));
    let below =
        |share: f64| report(|diagnosis| set_above(&mut diagnosis.causes[2], [0.0, share])).2;
    assert!(below(0.1).contains("both alike | under control"));
    assert!(below(0.11).contains("probably under control"));
    assert!(below(0.41).contains("both alike | close to the line"));
}

#[test]
fn one_side_alone_is_called_by_the_share_too() {
    let of = |reading, shares| {
        report(|diagnosis| {
            let cause = &mut diagnosis.causes[0];
            cause.sides = ById(vec![
                ("sales", Some(Points::new(70.0))),
                ("operations", Some(Points::new(40.0))),
            ]);
            cause.reading = Some(reading);
            set_first(cause, 1.0);
            set_above(cause, shares);
        })
    };
    let (_, headline, page) = of(Classification::OneSided, [0.95, 0.1]);
    assert!(
        headline.contains("Sales alone puts it above 50 (70; Operations 40)."),
        "{headline}"
    );
    assert!(page.contains("Sales alone is above 50 (70); Operations isn't (40)."));
    let (_, headline, page) = of(Classification::OneSided, [0.95, 0.2]);
    assert!(headline.contains("Probably Sales alone puts it above 50"));
    assert!(page.contains("Sales alone is probably above 50"));
    let (_, headline, _) = of(Classification::OneSided, [0.55, 0.1]);
    assert!(headline.contains("Sales feels it more, and is close to the line of 50"));
    let (_, headline, page) = of(Classification::Unsettled, [0.95, 0.2]);
    let open = "can't be told from so few answers";
    assert!(headline.contains(open) && page.contains("unsettled") && !headline.contains("alone"));
}

#[test]
fn who_feels_it_more_is_said_where_chance_does_not_explain_the_gap() {
    let of = |is_sure: bool| {
        report(|diagnosis| {
            let cause = &mut diagnosis.causes[0];
            cause.gap = Some(Points::new(-5.0));
            cause.is_gap_sure = is_sure;
            set_first(cause, 1.0);
        })
    };
    assert!(of(true).1.contains("Operations feels it more"));
    assert!(of(false).1.contains("Both sides feel it alike."));
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
    assert!(of(0.5999).contains("Two solutions fit about equally: talk; listen."));
}

#[test]
fn that_nothing_may_be_needed_is_said_below_nine_in_ten() {
    let of = |share: f64| report(|diagnosis| diagnosis.needed = Some(Share::new(share))).1;
    let close = "Whether anything needs to be done is close to the line.";
    assert!(!of(0.9).contains(close));
    assert!(of(0.8999).contains(close));
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
        let silence = "Nothing is known of conflict avoidance: no leader answered the questions about the CEO, and that silence is itself worth asking about.";
        assert!(text.contains(silence), "{text}");
    }
}

#[test]
fn a_figure_at_a_line_is_told_from_it() {
    // 50.5 is above the line, and no 50 stands beside it.
    let (id, text) = headline("figures-at-lines/disp.ndjson");
    assert_eq!(id, "clear");
    assert!(
        text.contains("close to the line of 50 (50.5; Operations 25)"),
        "{text}"
    );
    let (_, text) = headline("figures-at-lines/s1.ndjson");
    assert!(
        text.contains("One person answered for Operations"),
        "{text}"
    );
}
