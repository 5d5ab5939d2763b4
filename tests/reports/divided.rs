//! Where the people of a side are far apart, nothing is put into that side's mouth.

use std::collections::HashSet;
use std::fs;

use detente::questionnaire::EMBEDDED;
use serde_json::{Value, json};

use super::half_heard::{folder, lines, record, said};
use crate::run::printed;

/// So many leaders of Sales and of Operations, who see conflict avoidance at these steps, and all else at 25.
fn on_the_ceo(sales: &[u8], operations: &[u8]) -> tempfile::TempDir {
    let sides = [("sales", sales), ("operations", operations)];
    let people = sides.into_iter().flat_map(|(side, steps)| {
        let steps = steps.iter().enumerate();
        steps.map(move |(at, steps)| (side, at, *steps))
    });
    let records = people.map(|(side, at, steps)| {
        record(side, &format!("P{at}"), |part| {
            Some(if part == "conflict-avoidance" {
                steps
            } else {
                1
            })
        })
    });
    folder(&records.collect::<Vec<_>>())
}

#[test]
fn no_answer_is_made_of_always_and_never() {
    // Four of eight say always and four never; or five and three. Either way Operations clearly feels it more.
    for (sales, shown) in [
        ([4, 4, 4, 4, 0, 0, 0, 0], "50"),
        ([4, 4, 4, 4, 4, 0, 0, 0], "63"),
    ] {
        let split = on_the_ceo(&sales, &[4; 8]);
        let agenda = said(split.path(), &["agenda", "a.ndjson"]);
        for gone in [
            "The answer: Sometimes",
            "feels it more",
            "one of them more so",
        ] {
            assert!(!agenda.contains(gone), "{gone}: {agenda}");
        }
        for expected in [
            "Left out, since people within a side see it very differently: conflict avoidance.",
            "Your own people see conflict avoidance very differently. What have you heard from each of them?",
        ] {
            assert_eq!(agenda.matches(expected).count(), 1, "{agenda}");
        }
        let report = said(split.path(), &["report", "a.ndjson"]);
        let headline = format!(
            "Operations says that the CEO leaves their disputes open: 100. Sales is divided on it ({shown})."
        );
        let body = format!(
            "Operations is at 100, Sales at {shown}: on which side of 50 Sales stands can't be told."
        );
        for expected in [headline.as_str(), &body] {
            assert!(report.contains(expected), "{expected}: {report}");
        }
        let screen = report.split("Causes, ranked").next().expect("a screen");
        assert!(!screen.contains("robably"), "{screen}");
    }
}

#[test]
fn a_side_that_is_divided_above_a_calm_one_says_nothing_as_a_side() {
    let split = on_the_ceo(&[4, 4, 4, 0], &[0, 0, 0, 0]);
    let report = said(split.path(), &["report", "a.ndjson"]);
    let expected =
        "Sales is divided on whether the CEO leaves their disputes open: 75. Operations is at 0.";
    assert!(report.contains(expected), "{report}");
}

#[test]
fn where_the_mean_alone_is_calm_nothing_is_left_as_it_is() {
    let split = on_the_ceo(&[4, 4, 0, 0], &[1, 1, 1, 1]);
    let within = "the people within Sales see conflict avoidance very differently";
    let report = said(split.path(), &["report", "a.ndjson"]);
    for expected in [
        within,
        "Nothing is prescribed, since no cause is above 50 on average. First let the people within Sales talk to each other.",
    ] {
        assert!(report.contains(expected), "{expected}: {report}");
    }
    for gone in ["Leave it room", "Look again next quarter"] {
        assert!(!report.contains(gone), "{gone}: {report}");
    }
    let agenda = said(split.path(), &["agenda", "a.ndjson"]);
    assert!(agenda.contains(within), "{agenda}");
    assert!(!agenda.contains("Taken together"), "{agenda}");
}

/// The report of two people a side, by their records.
#[test]
fn a_tension_that_half_of_each_side_feels_is_no_calm() {
    let people = ["A", "B", "C", "D"].into_iter().enumerate();
    let people = people.flat_map(|(at, name)| {
        let steps = if at < 2 { 3 } else { 0 };
        let symptoms = move |part: &str| Some(if part == "symptoms" { steps } else { 1 });
        ["sales", "operations"].map(|side| record(side, name, symptoms))
    });
    let split = folder(&people.collect::<Vec<_>>());
    let report = said(split.path(), &["report", "a.ndjson"]);
    let within = "the people within Sales and Operations see the tension itself very differently";
    assert!(report.contains(within), "{report}");
    for gone in ["little harm", "nothing to fix", "Leave it room"] {
        assert!(!report.contains(gone), "{gone}: {report}");
    }
    let agenda = said(split.path(), &["agenda", "a.ndjson"]);
    assert!(agenda.contains(within), "{agenda}");
}

#[test]
fn answers_about_the_ceo_that_are_not_shown_are_no_silence() {
    let records = |side: &'static str, asked: usize| {
        let names = ["A", "B", "C", "D", "E"].into_iter().enumerate();
        names.map(move |(at, name)| {
            record(side, name, |part| {
                let is_asked = part != "conflict-avoidance" || at < asked;
                is_asked.then_some(if part == "conflict-avoidance" { 4 } else { 1 })
            })
        })
    };
    let of = |asked| {
        let all = records("sales", asked).chain(records("operations", asked));
        folder(&all.collect::<Vec<_>>())
    };
    let arguments = ["report", "a.ndjson", "--min-group", "5", "--quiet"];
    let masked = said(of(3).path(), &arguments);
    assert!(
        masked.contains("Nothing is shown of conflict avoidance: too few of its questions were answered, or by too few people of a side."),
        "{masked}"
    );
    assert!(!masked.contains("silence"), "{masked}");
    let silent = said(of(0).path(), &arguments);
    assert!(silent.contains("that silence is itself"), "{silent}");
}

#[test]
fn what_comes_next_by_one_side_alone_is_told_as_that_sides() {
    let one = |side: &str, name: &str| {
        record(side, name, |part| match part {
            "conflicting-goals" => Some(if name == "A" { 4 } else { 3 }),
            "ideological-differences" if side == "operations" => None,
            "ideological-differences" => Some(if name == "A" { 4 } else { 2 }),
            _ => Some(1),
        })
    };
    let report = report_of_four(one);
    let next = "Next: ideological differences (75, Sales alone, and divided).";
    assert!(report.contains(next), "{report}");
}

fn report_of_four(one: impl Fn(&str, &str) -> String) -> String {
    let people = [
        ("sales", "A"),
        ("sales", "B"),
        ("operations", "C"),
        ("operations", "D"),
    ];
    let folder = folder(&people.map(|(side, name)| one(side, name)));
    said(folder.path(), &["report", "a.ndjson"])
}

#[test]
fn orders_that_contradict_each_other_stand_beside_a_calm() {
    let questionnaire = EMBEDDED[0].read().expect("a questionnaire");
    let asked = &questionnaire.ranking_questions[0];
    let options: Vec<&str> = asked.options.iter().map(|it| it.id.as_str()).collect();
    let of = |turns: bool| {
        let one = |side: &str, name: &str| {
            let mut order = options.clone();
            if turns && side == "operations" {
                order.reverse();
            }
            let mut record: Value =
                serde_json::from_str(&record(side, name, |_| Some(1))).expect("a record");
            record["answers"][&asked.id] = json!(order);
            record.to_string()
        };
        report_of_four(one)
    };
    let but = "But the two sides gave very different orders when asked: “";
    let report = of(true);
    assert!(report.contains(but), "{report}");
    assert!(!report.contains("There is nothing to fix."), "{report}");
    let works = "Works well: both sides see little of conflicting incentives,";
    assert!(report.contains(works), "{report}");
    let report = of(false);
    assert!(!report.contains(but), "{report}");
    assert!(report.contains("There is nothing to fix."), "{report}");
}

#[test]
fn what_comes_next_below_the_line_is_told_as_that() {
    let steps = |part: &str| match part {
        "conflict-avoidance" => 3,
        "communication-disconnect" => 2,
        _ => 0,
    };
    let one = |side: &str, name: &str| {
        // One question of the first cause is seen as little as all of the second.
        let text = record(side, name, |part| Some(steps(part)));
        let mut record: Value = serde_json::from_str(&text).expect("a record");
        record["answers"]["ceo-puts-off"] = json!(1);
        record.to_string()
    };
    let report = report_of_four(one);
    let next = "Next, though not above 50: communication disconnect (50).";
    assert!(report.contains(next), "{report}");
}

#[test]
fn marks_of_equal_figures_dont_cover_each_other() {
    let alike = |side: &str, name: &str| record(side, name, |_| Some(1));
    let people = [("sales", "A"), ("operations", "B"), ("ceo", "C")];
    let folder = folder(&people.map(|(side, name)| alike(side, name)));
    let page = printed(folder.path(), &["report", "a.ndjson", "-f", "html"]);
    let places = page.split("<svg class=\"at\"").skip(1);
    let places: Vec<&str> = places.filter_map(|mark| mark.split('>').next()).collect();
    let [scale, causes] = [&places[..3], &places[3..6]];
    for marks in [scale, causes] {
        let apart: HashSet<&str> = marks.iter().copied().collect();
        assert_eq!(apart.len(), 3, "{marks:?}");
    }
}

#[test]
fn a_side_that_has_split_since_is_told_of_though_its_average_stands() {
    let wave = |goals: [u8; 4]| -> Vec<String> {
        let people = ["sales", "operations"].into_iter().flat_map(|side| {
            let answers = goals.into_iter().enumerate();
            answers.map(move |(at, goals)| (side, at, if side == "sales" { goals } else { 2 }))
        });
        let record = |(side, at, goals): (&str, usize, u8)| {
            // A step of one's own, so that nobody gives one answer throughout.
            let own = u8::from(at % 2 == 0);
            record(side, &format!("{side} {at}"), |part| {
                Some(match part {
                    "conflicting-goals" => goals,
                    "symptoms" => 2,
                    _ => 1 + own,
                })
            })
        };
        people.map(record).collect()
    };
    let compare = |old: [u8; 4], new: [u8; 4]| {
        let folder = folder(&wave(old));
        fs::write(folder.path().join("b.ndjson"), lines(&wave(new))).expect("written");
        let kept = said(folder.path(), &["report", "a.ndjson", "-f", "json"]);
        fs::write(folder.path().join("kept.json"), kept).expect("written");
        let told = said(folder.path(), &["compare", "a.ndjson", "b.ndjson"]);
        let since = said(
            folder.path(),
            &["report", "b.ndjson", "--since", "kept.json"],
        );
        (told, since)
    };
    let split = "The people within Sales now see conflicting goals very differently, which they didn't then.";
    let (told, since) = compare([2, 2, 2, 2], [0, 0, 4, 4]);
    assert!(told.contains(split), "{told}");
    assert!(since.contains(split), "{since}");
    let alike = "The people within Sales see conflicting goals much more alike than they did then.";
    let (told, since) = compare([0, 0, 4, 4], [2, 2, 2, 2]);
    assert!(told.contains(alike), "{told}");
    assert!(since.contains(alike), "{since}");
    // Who is a little further apart than the line, and was a little less, hasn't split.
    for (old, new) in [([1, 1, 2, 3], [1, 1, 3, 3]), ([1, 1, 3, 3], [1, 1, 2, 3])] {
        let (told, _) = compare(old, new);
        assert!(!told.contains("The people within"), "{told}");
    }
}

#[test]
fn people_who_are_all_above_the_line_have_one_view() {
    // Of two people a side each cause is 100 and 60 on one side, and 80 and 80 on the other.
    let steps = |side: &str, name: &str, part: &str| match (part, side, name) {
        ("conflicting-goals", "sales", "A") | ("conflicting-incentives", "operations", "C") => 4,
        ("conflicting-goals" | "conflicting-incentives", ..) => 3,
        _ => 1,
    };
    let report =
        report_of_four(|side, name| record(side, name, |part| Some(steps(side, name, part))));
    assert!(report.contains("too close to call"), "{report}");
    for gone in ["nobody's view", "Once they have talked"] {
        assert!(!report.contains(gone), "{gone}: {report}");
    }
}

#[test]
fn each_side_is_told_to_be_divided_on_its_own_causes() {
    let steps = |side: &str, name: &str, part: &str| match (part, side, name) {
        ("conflicting-goals", "sales", "A") | ("conflicting-incentives", "operations", "C") => 4,
        ("conflicting-goals", "sales", _) | ("conflicting-incentives", "operations", _) => 1,
        ("conflicting-goals" | "conflicting-incentives", ..) => 3,
        _ => 1,
    };
    let report =
        report_of_four(|side, name| record(side, name, |part| Some(steps(side, name, part))));
    let expected = "But the people within Sales see conflicting goals very differently, and those within Operations conflicting incentives, so that the means are nobody's view";
    assert!(report.contains(expected), "{report}");
}
