//! Answers that one side alone gave, that people of a side contradict each other in, or that are left out: what is said
//! of them goes no further than they do.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use detente::questionnaire::{EMBEDDED, Keying, Role};
use serde_json::{Map, json};

use crate::run::{printed, run};

/// A record in which every question of a part is answered with the same severity, 0 to 4 steps; none where a part is
/// left out.
pub(super) fn record(side: &str, name: &str, steps: impl Fn(&str) -> Option<u8>) -> String {
    let questionnaire = EMBEDDED[0].read().expect("a questionnaire");
    let causes = questionnaire.causes.iter();
    let causes = causes.map(|cause| (cause.id.as_str(), cause.scale.clone()));
    let symptoms = ("symptoms", questionnaire.symptoms.scale.clone());
    let mut answers = Map::new();
    for (part, scale) in causes.chain([symptoms]) {
        let Some(steps) = steps(part) else { continue };
        for question in &questionnaire.scale_questions[scale] {
            if side == "ceo" && !question.wording.is_asked(Role::Observer) {
                continue;
            }
            let answer = match question.keying {
                Keying::Direct => 1 + steps,
                Keying::Reversed => 5 - steps,
            };
            answers.insert(question.id.clone(), json!(answer));
        }
    }
    let id = &questionnaire.id;
    json!({"questionnaire": id, "company": "Acme", "side": side, "respondent": name, "answers": answers})
        .to_string()
}

pub(super) fn folder(records: &[String]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.ndjson"), lines(records)).expect("written");
    folder
}

pub(super) fn lines(records: &[String]) -> String {
    records.iter().fold(String::new(), |mut text, record| {
        writeln!(text, "{record}").expect("written");
        text
    })
}

/// What is printed, each paragraph on a line.
pub(super) fn said(folder: &Path, arguments: &[&str]) -> String {
    // Made-up answers of two waves are alike where they aren't meant to differ, which is warned of.
    let quiet: &[&str] = if arguments
        .iter()
        .any(|it| ["compare", "--since"].contains(it))
    {
        &["--quiet"]
    } else {
        &[]
    };
    let text = printed(folder, &[arguments, &["--width", "80"], quiet].concat());
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Goals at 75, all else at 25.
pub(super) fn goals_stand_out(part: &str) -> u8 {
    if part == "conflicting-goals" { 3 } else { 1 }
}

#[test]
fn how_bad_it_is_by_one_side_alone_is_said_to_be_that_sides() {
    let both = |symptoms: [Option<u8>; 2]| {
        let sides = ["sales", "operations"].into_iter().zip(symptoms);
        let records: Vec<String> = sides
            .map(|(side, steps)| {
                let steps = move |part: &str| match part {
                    "symptoms" => steps,
                    part => Some(goals_stand_out(part)),
                };
                record(side, side, steps)
            })
            .collect();
        folder(&records)
    };
    let half = both([None, Some(0)]);
    let report = said(half.path(), &["report", "a.ndjson"]);
    assert!(report.contains("Operations alone says how bad it is: healthy tension, 0 of 100. Sales answered too few of these questions: ask there as well."), "{report}");
    for word in ["can wait", "When you come to it"] {
        assert!(!report.contains(word), "{word}: {report}");
    }
    let batch = run(half.path(), &["batch", "a.ndjson", "-f", "csv"]).out;
    assert!(
        batch.contains("On the symptoms only Operations was heard."),
        "{batch}"
    );
    let whole = both([Some(0), Some(0)]);
    let report = said(whole.path(), &["report", "a.ndjson"]);
    assert!(
        report.contains("Healthy tension, 0 of 100: little harm is done so far, so this can wait."),
        "{report}"
    );
    assert!(report.contains("When you come to it"), "{report}");
    let batch = run(whole.path(), &["batch", "a.ndjson", "-f", "csv"]).out;
    assert!(!batch.contains("was heard"), "{batch}");
}

#[test]
fn calm_that_is_half_known_sends_to_the_other_side_and_not_to_next_quarter() {
    let of = |goals| {
        let all = record("sales", "a", |_| Some(0));
        let but_goals = record("operations", "b", |part| match part {
            "conflicting-goals" => goals,
            _ => Some(0),
        });
        let folder = folder(&[all, but_goals]);
        said(folder.path(), &["report", "a.ndjson"])
    };
    let half = of(None);
    assert!(
        half.contains(
            "Nothing is prescribed so far: no cause on which both sides were heard is above 50. First hear Operations on conflicting goals."
        ) && !half.to_lowercase().contains("look again next quarter"),
        "{half}"
    );
    let whole = of(Some(0));
    assert!(
        whole.contains("Nothing is prescribed: no cause is above 50. Look again next quarter."),
        "{whole}"
    );
}

#[test]
fn what_one_side_alone_puts_above_the_line_is_to_be_asked_of_the_other_first() {
    let operations = |part: &str| match part {
        "conflicting-goals" => None,
        "symptoms" => Some(2),
        _ => Some(1),
    };
    let sales = |part: &str| match part {
        "conflicting-goals" => Some(4),
        "symptoms" => Some(2),
        _ => Some(1),
    };
    let answers = ["a", "b"].map(|name| {
        [
            record("sales", name, sales),
            record("operations", name, operations),
        ]
    });
    let folder = folder(&answers.concat());
    let report = said(folder.path(), &["report", "a.ndjson"]);
    for told in [
        "Sales alone puts conflicting goals above 50: hear Operations before you act on that.",
        "What would come first, if the other side sees it too",
        "What would fit, if the other side sees it too",
    ] {
        assert!(report.contains(told), "{told}: {report}");
    }
    assert!(!report.contains("what this survey has missed"), "{report}");
    let agenda = said(folder.path(), &["agenda", "a.ndjson"]);
    assert!(
        agenda.contains("These follow from what one side alone answered."),
        "{agenda}"
    );
    let batch = run(folder.path(), &["batch", "a.ndjson", "-f", "csv"]).out;
    assert!(
        batch.contains("On conflicting goals only Sales was heard."),
        "{batch}"
    );
}

#[test]
fn a_comparison_of_one_side_with_the_other_says_nothing_of_both_together() {
    let old = [record("operations", "a", |_| Some(3))];
    let new = [record("sales", "b", |_| Some(0))];
    let folder = folder(&old);
    fs::write(folder.path().join("new.ndjson"), lines(&new)).expect("written");
    let compared = said(folder.path(), &["compare", "a.ndjson", "new.ndjson"]);
    assert!(compared.contains("Symptoms: not both sides were heard in both waves, so nothing is said of both together. Sales –, now 0; Operations 75, now –."), "{compared}");
    assert!(
        !compared.contains("The average of both sides:"),
        "{compared}"
    );
}

#[test]
fn what_people_of_a_side_see_very_differently_is_not_seen_alike() {
    let answers = ["sales", "operations"].map(|side| {
        [("a", 4), ("b", 0)].map(|(name, steps)| record(side, name, move |_| Some(steps)))
    });
    let folder = folder(&answers.concat());
    let agenda = said(folder.path(), &["agenda", "a.ndjson"]);
    let told = "Left out, since people within a side see it very differently: conflicting goals, conflicting incentives";
    assert!(agenda.contains(told), "{agenda}");
    assert!(!agenda.contains("Seen much alike as well"), "{agenda}");
}

#[test]
fn a_side_that_is_left_out_has_answered() {
    let straight =
        record("sales", "a", |part| Some(goals_stand_out(part))).replace(char::is_numeric, "3");
    let answers = [
        straight,
        record("operations", "b", |part| Some(goals_stand_out(part))),
    ];
    let folder = folder(&answers);
    let excluding = ["report", "a.ndjson", "--exclude", "straight-lining"];
    let report = said(folder.path(), &excluding);
    assert!(
        report.contains("what Sales answered is left out, as asked"),
        "{report}"
    );
    for word in ["Sales hasn't answered", "Sales has not answered"] {
        assert!(!report.contains(word), "{word}: {report}");
    }
    let json = printed(folder.path(), &[&excluding[..], &["-f", "json"]].concat());
    assert!(
        json.contains("Sales has answered, and is left out, as asked."),
        "{json}"
    );
    assert!(!json.contains("Sales has not answered"), "{json}");
    let batch = [
        "batch",
        "a.ndjson",
        "--exclude",
        "straight-lining",
        "-f",
        "csv",
    ];
    let batch = run(folder.path(), &batch).out;
    assert!(
        batch.contains("What Sales answered is left out, as asked."),
        "{batch}"
    );
    assert!(!batch.contains("Sales has not answered"), "{batch}");
}

#[test]
fn a_ceo_who_gives_one_answer_throughout_has_no_blind_spot() {
    let avoids = |part: &str| Some(if part == "conflict-avoidance" { 4 } else { 2 });
    let sides = ["sales", "operations"].map(|side| record(side, side, avoids));
    let sees_nothing = record("ceo", "c", |_| Some(0));
    let straight = sees_nothing.replace(r":5", r":1");
    let said_of = |ceo: String| {
        let folder = folder(&[&sides[..], &[ceo]].concat());
        said(folder.path(), &["report", "a.ndjson"])
    };
    let (told, untold) = (said_of(sees_nothing), said_of(straight));
    let blind = [": a blind spot", "A blind spot:", "far below both sides"];
    for word in blind {
        assert!(told.contains(word), "{word}: {told}");
        assert!(!untold.contains(word), "{word}: {untold}");
    }
    let care = "The CEO gave the same answer nine times in a row or more, even to questions worded the opposite way: where the CEO sees less than both sides, ask again.";
    assert!(untold.contains(care), "{untold}");
    assert!(!told.contains(care), "{told}");
}

#[test]
fn a_change_to_one_answer_throughout_is_to_be_asked_again() {
    let of = |steps: u8| {
        let names = ["a", "b", "c"].into_iter();
        let both = names.flat_map(|name| ["sales", "operations"].map(|side| (side, name)));
        both.map(move |(side, name)| record(side, name, |_| Some(steps)))
    };
    let straight = |record: String| record.replace(":5", ":1");
    let folder = folder(&of(3).collect::<Vec<_>>());
    let waves = [
        ("straight.ndjson", of(0).map(straight).collect::<Vec<_>>()),
        ("well.ndjson", of(0).collect()),
    ];
    let [straight, well] = waves.map(|(name, records)| {
        fs::write(folder.path().join(name), lines(&records)).expect("written");
        said(folder.path(), &["compare", "a.ndjson", name])
    });
    let care = "In the new wave everybody who answered for Sales and Operations gave the same answer nine times in a row or more, even to questions worded the opposite way: ask again before you rely on any change.";
    let at = straight.find(care).unwrap_or_else(|| panic!("{straight}"));
    assert!(
        at < straight.find("How bad it is").expect("a heading"),
        "{straight}"
    );
    assert!(
        straight.contains("read these answers with care. The same holds for 2 more."),
        "{straight}"
    );
    assert!(!well.contains(care), "{well}");
    let back = said(folder.path(), &["compare", "straight.ndjson", "a.ndjson"]);
    let care = "In the old wave everybody who answered for Sales and Operations gave the same answer nine times in a row or more, even to questions worded the opposite way: no change since can be relied on.";
    assert!(back.contains(care), "{back}");
    // What such answers come to is told with what they are worth.
    let taken = format!("{care} Taken as they stand: worse by more than noise: ");
    assert!(back.contains(&taken), "{back}");
}

#[test]
fn one_of_several_who_alone_answered_on_a_cause_is_not_the_side() {
    let but_goals = |part: &str| (part != "conflicting-goals").then_some(1);
    let mut records = vec![record("sales", "a", |part| Some(goals_stand_out(part)))];
    records.extend(["b", "c"].map(|name| record("sales", name, but_goals)));
    records.extend(
        ["d", "e"].map(|name| record("operations", name, |part| Some(goals_stand_out(part)))),
    );
    let report = said(folder(&records).path(), &["report", "a.ndjson"]);
    for expected in [
        "How sure: fairly. No single question puts another cause first. Of the 3 who answered for Sales, one alone answered enough on conflicting goals: the others may see it otherwise.",
        "Of the 3 who answered for Sales, one alone answered enough on this.",
    ] {
        assert!(report.contains(expected), "{report}");
    }
}

#[test]
fn signs_are_told_where_nothing_is_known_of_what_lies_behind_them() {
    let signs = |part: &str| (part == "symptoms").then_some(3);
    let records = ["sales", "operations"].map(|side| record(side, side, signs));
    let report = said(folder(&records).path(), &["report", "a.ndjson"]);
    let expected = "Dysfunction, 75 of 100. What lies behind it isn't known: neither side has answered at least half of the questions on any cause";
    assert!(report.contains(expected), "{report}");
}

#[test]
fn a_level_within_five_points_of_the_next_is_said_to_be_close_to_it() {
    let level = |steps: [u8; 2]| {
        let sides = ["sales", "operations"].into_iter().zip(steps);
        let records: Vec<String> = sides
            .map(|(side, steps)| {
                record(side, side, move |part| {
                    Some(if part == "symptoms" { steps } else { 1 })
                })
            })
            .collect();
        said(folder(&records).path(), &["report", "a.ndjson"])
    };
    // The root mean square of 50 and 75 is 63.7, and that of 25 and 50 is 39.5.
    for (steps, expected) in [
        (
            [2, 3],
            "Friction, 64 of 100, close to dysfunction (Sales: friction, Operations: dysfunction)",
        ),
        (
            [1, 2],
            "Healthy tension, 39.5 of 100, close to friction (Sales: healthy tension, Operations: friction)",
        ),
        ([2, 2], "Friction, 50 of 100. The tension"),
    ] {
        let report = level(steps);
        assert!(report.contains(expected), "{expected}: {report}");
    }
}

#[test]
fn one_sides_view_of_the_causes_makes_no_verdict_of_the_other_sides_symptoms() {
    let people = ["A", "B"].into_iter().flat_map(|name| {
        let sales = record("sales", name, |part| {
            Some(if part == "symptoms" { 0 } else { 3 })
        });
        let operations = record("operations", name, |part| (part == "symptoms").then_some(4));
        [sales, operations]
    });
    let heard = folder(&people.collect::<Vec<_>>());
    let report = said(heard.path(), &["report", "a.ndjson"]);
    let screen = report.split("Causes, ranked").next().expect("a screen");
    for expected in [
        "no verdict: Operations has answered too few questions on the causes to be scored.",
        "How bad it is, both were asked, and answered: Sales 0 (healthy tension) and Operations 100 (dysfunction).",
    ] {
        assert!(screen.contains(expected), "{expected}: {screen}");
    }
    for gone in ["effort on fighting", "[71]"] {
        assert!(!screen.contains(gone), "{gone}: {screen}");
    }
}

/// Of both sides the first, or each, gave the same answer to everything.
fn straight(sides: &[&str]) -> Vec<String> {
    let steps = |side: &str, part: &str| match part {
        _ if sides.contains(&side) => 2,
        "conflicting-goals" => 4,
        _ => 1,
    };
    let people = ["sales", "operations"].into_iter();
    let people = people.map(|side| record(side, side, |part| Some(steps(side, part))));
    people.collect()
}

#[test]
fn what_rests_on_the_same_answer_over_and_over_begins_and_praises_nothing() {
    let heard = folder(&straight(&["sales"]));
    let report = said(heard.path(), &["report", "a.ndjson"]);
    assert!(report.contains("CEO: Ask again"), "{report}");
    assert!(!report.contains("Works well"), "{report}");
    let json = said(heard.path(), &["report", "a.ndjson", "-f", "json"]);
    assert!(json.contains("\"do_first\": []"), "{json}");
    let portfolio = said(heard.path(), &["batch", "a.ndjson", "--quiet"]);
    assert!(
        portfolio.contains("Ask Sales again before you act"),
        "{portfolio}"
    );
}

#[test]
fn what_cannot_be_relied_on_has_not_got_worse() {
    let heard = folder(&straight(&[]));
    let before = lines(&straight(&["sales", "operations"]));
    fs::write(heard.path().join("b.ndjson"), before).expect("written");
    let report = said(heard.path(), &["report", "a.ndjson", "--since", "b.ndjson"]);
    assert!(
        report.contains("no change since can be relied on"),
        "{report}"
    );
    assert!(!report.contains("what has got worse"), "{report}");
    let compared = said(heard.path(), &["compare", "b.ndjson", "a.ndjson"]);
    assert!(compared.contains("not relied on"), "{compared}");
}

#[test]
fn of_several_observers_it_is_said_that_they_are_shown_as_one() {
    let people = [
        ("sales", "A"),
        ("operations", "B"),
        ("ceo", "C"),
        ("ceo", "D"),
    ];
    let records = people.map(|(side, name)| record(side, name, |_| Some(3)));
    let told = "2 people answered as the CEO: what the CEO is said to see is their mean.";
    let both = folder(&records);
    assert!(said(both.path(), &["report", "a.ndjson"]).contains(told));
    let one = folder(&records[..3]);
    assert!(!said(one.path(), &["report", "a.ndjson"]).contains("answered as"));
}

#[test]
fn what_rose_far_does_not_wait_though_little_harm_is_done() {
    let wave = |goals: u8| {
        ["sales", "operations"].map(|side| {
            record(side, side, |part| {
                Some(match part {
                    "conflicting-goals" => goals,
                    "symptoms" => 0,
                    _ => 1,
                })
            })
        })
    };
    let since = |goals: u8| {
        let heard = folder(&wave(goals));
        fs::write(heard.path().join("b.ndjson"), lines(&wave(1))).expect("written");
        said(heard.path(), &["report", "a.ndjson", "--since", "b.ndjson"])
    };
    let risen = since(4);
    assert!(
        risen.contains("What has got worse should not wait"),
        "{risen}"
    );
    for gone in ["so this can wait", "When you come to it"] {
        assert!(!risen.contains(gone), "{gone}: {risen}");
    }
}

#[test]
fn a_cause_that_one_side_alone_is_above_the_line_on_is_listed_with_those_of_both() {
    let people = ["A", "B"].into_iter().flat_map(|name| {
        ["sales", "operations"].map(|side| {
            record(side, name, |part| match (part, side) {
                ("conflicting-goals" | "symptoms", _) => Some(4),
                ("ideological-differences", "sales") => Some(3),
                ("ideological-differences", _) => None,
                _ => Some(0),
            })
        })
    });
    let heard = folder(&people.collect::<Vec<_>>());
    let report = said(heard.path(), &["report", "a.ndjson"]);
    let expected =
        "Also above the line of 50: ideological differences (Sales 75, Operations not heard).";
    assert!(report.contains(expected), "{report}");
}

#[test]
fn what_comes_first_by_one_side_alone_waits_for_the_other() {
    let people = ["A", "B"].into_iter().flat_map(|name| {
        ["sales", "operations"].map(|side| {
            record(side, name, |part| match (part, side) {
                ("conflicting-incentives", "operations") => None,
                ("conflicting-incentives", _) => Some(4),
                ("conflicting-goals" | "symptoms", _) => Some(3),
                _ => Some(0),
            })
        })
    });
    let heard = folder(&people.collect::<Vec<_>>());
    let report = said(heard.path(), &["report", "a.ndjson"]);
    for expected in [
        "Operations wasn't heard on it: hear Operations before you act on that.",
        "What would come first, if the other side sees it too",
    ] {
        assert!(report.contains(expected), "{expected}: {report}");
    }
    let plan = said(heard.path(), &["report", "a.ndjson", "-f", "plan"]);
    assert!(
        plan.contains("Hear that side before you act on it"),
        "{plan}"
    );
}
