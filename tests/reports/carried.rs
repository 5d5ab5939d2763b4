//! What a sentence of the first screen rests on: remarks, people behind a mean, open argument, and what is done already.

use serde_json::{Value, json};

use super::calm::{debate, with};
use super::half_heard::{folder, lines, record, said};

/// So many people of each side, each with one severity for conflict avoidance, in steps, and 25 for all else.
fn on_avoidance(sales: &[u8], operations: &[u8]) -> Vec<String> {
    let sides = [("sales", sales), ("operations", operations)];
    let people = sides.into_iter().flat_map(|(side, steps)| {
        let people = steps.iter().enumerate();
        people.map(move |(at, steps)| {
            record(side, &format!("{side} {at}"), |part| {
                Some(if part == "conflict-avoidance" {
                    *steps
                } else {
                    1
                })
            })
        })
    });
    people.collect()
}

fn report(records: &[String]) -> String {
    said(folder(records).path(), &["report", "a.ndjson"])
}

/// A record with a remark, beside a question or as the answer to one.
fn remarking(record: &str, section: &str, question: &str, text: &str) -> String {
    let mut record: Value = serde_json::from_str(record).expect("a record");
    record[section][question] = json!(text);
    record.to_string()
}

#[test]
fn a_quote_is_of_somebody_who_answered_as_the_sentence_above_it_says() {
    let mut records = on_avoidance(&[4, 3], &[4, 3]);
    records[0] = with(&records[0], &json!({"ceo-puts-off": 1}));
    let denial = "The CEO decides within the day, and has for as long as I know.";
    records[0] = remarking(&records[0], "comments", "ceo-puts-off", denial);
    let screen = |records: &[String]| {
        let text = report(records);
        let end = text.find("Causes, ranked").expect("a ranking");
        text[..end].to_owned()
    };
    let alone = screen(&records);
    assert!(!alone.contains('“'), "{alone}");
    records[1] = remarking(&records[1], "comments", "ceo-puts-off", "n/a");
    assert_eq!(screen(&records), alone);
    records[2] = remarking(
        &records[2],
        "comments",
        "ceo-puts-off",
        "We wait for weeks.",
    );
    let quoted = screen(&records);
    assert!(
        quoted.contains("“We wait for weeks.” (Operations)"),
        "{quoted}"
    );
}

#[test]
fn in_calm_remarks_are_to_be_read_first() {
    let mut records = on_avoidance(&[1, 1], &[1, 1]);
    let calm = report(&records);
    assert!(!calm.contains("leave it at that"), "{calm}");
    records[0] = remarking(&records[0], "open", "left-out", "I have resigned.");
    records[2] = remarking(&records[2], "open", "works-well", "Nothing.");
    let told = report(&records);
    assert!(
        told.contains("1 remark stands under “In their own words” below: read what was said before you leave it at that."),
        "{told}"
    );
    assert!(!told.contains("Asked what works well"), "{told}");
}

#[test]
fn a_blind_spot_is_one_against_most_of_each_side() {
    let ceo = record("ceo", "c", |_| Some(0));
    let against = |side: &[u8]| {
        let mut records = on_avoidance(side, side);
        // Above the line in the mean.
        for record in records
            .iter_mut()
            .filter(|it| it.contains("\"ceo-puts-off\":1"))
        {
            *record = with(record, &json!({"issues-undecided": 3}));
        }
        records.push(ceo.clone());
        report(&records)
    };
    let all = against(&[3, 3, 3, 3]);
    assert!(all.contains("The CEO's own answers come to 0: a blind spot."));
    let half = against(&[4, 4, 0, 0]);
    assert!(half.contains("The CEO's own answers come to 0."), "{half}");
}

#[test]
fn a_mean_that_is_clearly_above_the_line_is_nobodys_where_a_third_is_below_it() {
    let rest = [0; 4];
    let parted = report(&on_avoidance(&[4, 4, 4, 4, 4, 1, 1, 1], &rest));
    assert!(
        parted.contains("Sales is divided on whether the CEO leaves their disputes open: 72. Operations is at 0."),
        "{parted}"
    );
    let one = report(&on_avoidance(&[4, 4, 4, 4, 4, 4, 4, 1], &rest));
    assert!(
        one.contains("Sales says that the CEO leaves their disputes open: 91."),
        "{one}"
    );
}

#[test]
fn who_alone_speaks_for_a_side_is_not_said_to_change_nothing() {
    let of = |operations: &[u8]| report(&on_avoidance(&[3, 3], operations));
    let alone = of(&[3]);
    assert!(
        alone.contains("No single question puts another cause first."),
        "{alone}"
    );
    let two = of(&[3, 3]);
    assert!(
        two.contains("No single respondent or question puts"),
        "{two}"
    );
}

#[test]
fn nothing_waits_where_neither_side_argues_openly() {
    let records = on_avoidance(&[3, 3], &[3, 3]);
    let arguing = |steps: u8| {
        let with_debate = |record: &String| with(record, &debate(steps));
        report(&records.iter().map(with_debate).collect::<Vec<_>>())
    };
    let open = arguing(4);
    assert!(
        open.contains("so this can wait") && open.contains("When you come to it"),
        "{open}"
    );
    let silent = arguing(0);
    assert!(
        silent.contains("Healthy tension, 25 of 100. But Sales and Operations hardly argue openly either (open argument: 0 of 100): find out what goes unsaid."),
        "{silent}"
    );
    assert!(
        silent.contains("Do first") && !silent.contains("can wait"),
        "{silent}"
    );
    // Of a tension that no cause explains, silence is what is known.
    let people = ["sales", "operations"].map(|side| {
        let steps = |part: &str| Some(if part == "symptoms" { 3 } else { 1 });
        with(&record(side, side, steps), &debate(0))
    });
    let unexplained = report(&people);
    assert!(
        unexplained.contains("But Sales and Operations hardly argue openly (open argument: 0 of 100): ask each leader alone what goes unsaid."),
        "{unexplained}"
    );
}

#[test]
fn a_side_that_argues_is_not_said_to_hold_back() {
    let sides = [("sales", 0), ("operations", 3)]
        .map(|(side, steps)| with(&record(side, side, |_| Some(1)), &debate(steps)));
    let told = report(&sides);
    assert!(
        told.contains("It is calm (25 of 100), but Sales hardly argues openly (open argument: 0 of 100; Operations: 75)."),
        "{told}"
    );
}

#[test]
fn a_pulse_that_does_not_ask_about_open_argument_says_what_was_answered_then() {
    let sides = ["sales", "operations"];
    let then = sides.map(|side| with(&record(side, side, |_| Some(1)), &debate(0)));
    let pulse = detente::questionnaire::embedded("pulse").expect("a pulse");
    let pulse = pulse.read().expect("a questionnaire");
    let asked = |record: &str| {
        let mut record: Value = serde_json::from_str(record).expect("a record");
        record["questionnaire"] = json!(pulse.id);
        let answers = record["answers"].as_object_mut().expect("answers");
        answers.retain(|id, _| pulse.scale_questions.iter().any(|asked| asked.id == *id));
        record.to_string()
    };
    let now = then.each_ref().map(|record| asked(record));
    let folder = folder(&now);
    std::fs::write(folder.path().join("then.ndjson"), lines(&then)).expect("written");
    let alone = said(folder.path(), &["report", "a.ndjson"]);
    assert!(alone.contains("There is nothing to fix."), "{alone}");
    let told = said(
        folder.path(),
        &["report", "a.ndjson", "--since", "then.ndjson"],
    );
    assert!(
        told.contains("But when last asked, both sides hardly argued openly (0 of 100), and whether that has changed isn't known: find out what goes unsaid."),
        "{told}"
    );
    assert!(!told.contains("nothing to fix"), "{told}");
}

#[test]
fn what_would_be_among_the_first_is_told_where_it_is_done_already() {
    let people = ["sales", "operations"].map(|side| {
        let above = |part: &str| Some(if part == "conflict-avoidance" { 4 } else { 3 });
        let all = record(side, side, above);
        with(&all, &json!({"ceo-with-both": "yes"}))
    });
    let told = report(&people);
    assert!(
        told.contains("Both sides say that this, which would stand here as well, is done already, or a part of it: “Meet each leader alone, and ask what they need from the other”."),
        "{told}"
    );
}

#[test]
fn an_order_that_the_sides_share_and_the_observer_turns_round_is_not_shared() {
    let order = |is_turned: bool| super::calm::order(is_turned);
    let goals = |part: &str| Some(if part == "conflicting-goals" { 3 } else { 1 });
    let people = [("sales", false), ("operations", false), ("ceo", true)]
        .map(|(side, is_turned)| with(&record(side, side, goals), &order(is_turned)));
    let told = report(&people);
    assert!(
        told.contains(
            "Yet both sides gave the same order, and the CEO a very different one, when asked:"
        ),
        "{told}"
    );
}

/// Five people a side, of whom one alone answers a part, and all the others everything but that.
fn of_one_alone(part: &str, steps: u8) -> Vec<String> {
    let sides = ["sales", "operations"].into_iter();
    let people = sides.flat_map(|side| {
        (0..5).map(move |at| {
            record(side, &format!("{side} {at}"), |asked| match at {
                0 if asked == part => Some(steps),
                _ if asked == part => None,
                _ => Some(1),
            })
        })
    });
    people.collect()
}

#[test]
fn how_bad_it_is_by_one_of_several_people_is_said_to_be_that() {
    let folder = folder(&of_one_alone("symptoms", 0));
    let told = "the 5 who answered for Sales, one alone answered enough on how bad it is: the others may see it otherwise.";
    let report = said(folder.path(), &["report", "a.ndjson"]);
    assert!(report.contains(told), "{report}");
    for calm in [
        "There is nothing to fix.",
        "Leave it room",
        "Look again next quarter",
    ] {
        assert!(!report.contains(calm), "{report}");
    }
    let portfolio = said(folder.path(), &["batch", "a.ndjson", "--quiet"]);
    assert!(portfolio.contains(told), "{portfolio}");
}

#[test]
fn a_change_that_one_of_several_people_makes_is_said_to_be_that() {
    let part = "conflicting-goals";
    let everybody = ["sales", "operations"]
        .into_iter()
        .flat_map(|side| (0..5).map(move |at| record(side, &format!("{side} {at}"), |_| Some(1))));
    let folder = folder(&of_one_alone(part, 4));
    let then = lines(&everybody.collect::<Vec<_>>());
    std::fs::write(folder.path().join("then.ndjson"), then).expect("written");
    let told = said(folder.path(), &["compare", "then.ndjson", "a.ndjson"]);
    assert!(
        told.contains("On conflicting goals one person alone of several answered enough for a side: that change may be that person's mood."),
        "{told}"
    );
}

#[test]
fn a_portfolio_tells_what_a_report_says_beside_its_figures() {
    let of = |company: &str, sales: [u8; 2], operations: [u8; 2]| {
        let sides = [("sales", sales), ("operations", operations)];
        sides.map(|(side, [symptoms, argument])| {
            let steps = |part: &str| Some(if part == "symptoms" { symptoms } else { 1 });
            let record = with(&record(side, side, steps), &debate(argument));
            record.replace("\"Acme\"", &format!("\"{company}\""))
        })
    };
    let records = [
        of("Quiet", [0, 0], [0, 0]),
        of("One side", [4, 3], [0, 3]),
        of("Open", [0, 3], [0, 3]),
    ];
    let told = said(
        folder(&records.concat()).path(),
        &["batch", "a.ndjson", "--quiet"],
    );
    for note in [
        "Quiet: Sales and Operations hardly argue openly (open argument: 0 of 100).",
        "One side: Sales feels the tension, and Operations hardly does.",
    ] {
        assert!(told.contains(note), "{told}");
    }
    assert!(!told.contains("Open:"), "{told}");
}

#[test]
fn what_few_call_done_is_told_as_theirs() {
    let mut records = on_avoidance(&[4, 4, 4, 4, 4], &[4, 4, 4, 4, 4]);
    for at in [0, 5] {
        records[at] = with(&records[at], &json!({"ceo-with-both": "yes"}));
    }
    let few = report(&records);
    let text = "“Meet each leader alone, and ask what they need from the other”";
    assert!(
        few.contains(&format!(
            "{text} (of Sales, 1 of 5 answered that; of Operations, 1 of 5 answered that)."
        )),
        "{few}"
    );
    let all = records
        .iter()
        .map(|record| with(record, &json!({"ceo-with-both": "yes"})));
    let all = report(&all.collect::<Vec<_>>());
    assert!(all.contains(&format!("{text}. Ask first")), "{all}");
}

#[test]
fn a_calm_of_both_together_is_none_where_one_side_feels_the_tension() {
    let sides = [("sales", 2), ("operations", 0)].map(|(side, symptoms)| {
        let steps = |part: &str| Some(if part == "symptoms" { symptoms } else { 1 });
        with(&record(side, side, steps), &debate(3))
    });
    let told = report(&sides);
    assert!(
        told.contains("But Sales feels the tension, and Operations hardly does: have them tell each other what they see."),
        "{told}"
    );
    assert!(!told.contains("nothing to fix"), "{told}");
}

#[test]
fn a_portfolio_tells_blind_spots_above_the_line_from_others() {
    let mut records = on_avoidance(&[3, 3], &[3, 3]);
    records.push(record("ceo", "c", |_| Some(0)));
    let told = said(folder(&records).path(), &["batch", "a.ndjson", "--quiet"]);
    assert!(
        told.contains("The CEO sees much less than both sides of conflict avoidance (above 50), and of conflicting goals, conflicting incentives, communication disconnect and ideological differences."),
        "{told}"
    );
}
