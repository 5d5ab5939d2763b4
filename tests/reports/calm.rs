//! What speaks against calm, and what the observer sees otherwise than both sides.

use serde_json::{Value, json};

use detente::questionnaire::{EMBEDDED, Keying};

use super::half_heard::{folder, record, said};

/// The report's text of these records.
fn report(records: &[String]) -> String {
    said(folder(records).path(), &["report", "a.ndjson"])
}

/// A record with more answers.
pub(super) fn with(record: &str, more: &Value) -> String {
    let mut record: Value = serde_json::from_str(record).expect("a record");
    for (id, answer) in more.as_object().expect("answers") {
        record["answers"][id] = answer.clone();
    }
    record.to_string()
}

/// Answers that say how openly a side argues, from 0, not at all, to 4.
pub(super) fn debate(steps: u8) -> Value {
    let questionnaire = EMBEDDED[0].read().expect("a questionnaire");
    let debate = questionnaire.debate.as_ref().expect("a debate");
    let questions = questionnaire.scale_questions[debate.scale.clone()].iter();
    let answers = questions.map(|question| {
        let answer = match question.keying {
            Keying::Direct => 5 - steps,
            Keying::Reversed => 1 + steps,
        };
        (question.id.clone(), json!(answer))
    });
    Value::Object(answers.collect())
}

const ORDER: [&str; 5] = [
    "new-customers",
    "revenue",
    "on-time-delivery",
    "quality",
    "cost",
];

pub(super) fn order(is_turned: bool) -> Value {
    let mut order = ORDER;
    if is_turned {
        order.reverse();
    }
    json!({ "quarter-order": order })
}

#[test]
fn what_the_observer_alone_sees_is_asked_about_and_nothing_is_sure_but_what_both_sides_say() {
    let side = |part: &str| Some(if part == "symptoms" { 4 } else { 0 });
    let both = ["sales", "operations"].map(|side_id| record(side_id, side_id, side));
    let alone = report(&both);
    assert!(
        alone.contains("Ask both sides what this survey has missed.")
            && alone.contains("How sure: very. But one person"),
        "{alone}"
    );
    let observer = record("ceo", "c", |_| Some(4));
    let told = report(&both.into_iter().chain([observer]).collect::<Vec<_>>());
    assert!(
        told.contains("Neither side sees what lies behind it, and the CEO does: ask both about conflicting goals,")
            && told.contains("How sure: very, of what both sides say.")
            && !told.contains("has missed"),
        "{told}"
    );
}

#[test]
fn what_the_observer_sees_otherwise_is_told_of_causes_that_do_not_come_first() {
    let side = |part: &str| {
        Some(match part {
            "conflicting-goals" => 4,
            "conflict-avoidance" | "symptoms" => 3,
            _ => 0,
        })
    };
    let observer = |part: &str| {
        Some(match part {
            "conflict-avoidance" => 0,
            _ => 4,
        })
    };
    let mut records: Vec<String> = ["sales", "operations"]
        .iter()
        .flat_map(|party| ["a", "b"].map(|name| record(party, &format!("{party} {name}"), side)))
        .collect();
    records.push(record("ceo", "c", observer));
    let told = report(&records);
    for sentence in [
        "The CEO puts conflict avoidance no higher than 50: a blind spot.",
        "The CEO puts conflicting incentives, communication disconnect and ideological differences above 50, far above both sides.",
    ] {
        assert!(told.contains(sentence), "{sentence}: {told}");
    }
}

#[test]
fn a_side_that_hardly_argues_openly_speaks_against_calm() {
    // Varied enough to be no straight line.
    let mild = |part: &str| Some(u8::from(part.len().is_multiple_of(2)));
    let of = |steps: [u8; 2]| {
        let parties = ["sales", "operations"].into_iter().zip(steps);
        let records =
            parties.map(|(party, steps)| with(&record(party, party, mild), &debate(steps)));
        report(&records.collect::<Vec<_>>())
    };
    let told = of([0, 4]);
    for sentence in [
        "But Sales hardly argues openly (open argument: 0 of 100; Operations: 100): ask there what goes unsaid.",
        "Nothing is prescribed: no cause is above 50. Works well",
    ] {
        assert!(told.contains(sentence), "{sentence}: {told}");
    }
    assert!(
        !told.contains("nothing to fix") && !told.contains("Leave it room"),
        "{told}"
    );
    let calm = of([4, 4]);
    assert!(
        calm.contains("There is nothing to fix.") && calm.contains("Leave it room"),
        "{calm}"
    );
}

#[test]
fn orders_that_contradict_each_other_speak_against_calm() {
    let of = |sales: [bool; 2], operations: [bool; 2], observer: bool| {
        let mut records = vec![with(&record("ceo", "c", |_| Some(0)), &order(observer))];
        for (party, turned) in [("sales", sales), ("operations", operations)] {
            for (name, is_turned) in ["a", "b"].into_iter().zip(turned) {
                let answers = record(party, &format!("{party} {name}"), |_| Some(0));
                records.push(with(&answers, &order(is_turned)));
            }
        }
        report(&records)
    };
    let straight = [false; 2];
    assert!(of(straight, straight, false).contains("There is nothing to fix."));
    for (told, who) in [
        (
            of(straight, [true; 2], false),
            "the two sides gave very different orders",
        ),
        (
            of(straight, [false, true], false),
            "the people within Operations gave very different orders",
        ),
        (
            of(straight, straight, true),
            "the CEO gave a very different order than both sides",
        ),
    ] {
        let sentence = format!("But {who} when asked: “What should come first this quarter?");
        assert!(told.contains(&sentence), "{sentence}: {told}");
        assert!(
            told.contains("Settle which one holds.") && !told.contains("nothing to fix"),
            "{told}"
        );
    }
    let sides = [("sales", 0), ("operations", 4)];
    let both = sides.map(|(party, steps)| {
        let answers = record(party, party, |part| {
            Some(u8::from(part.len().is_multiple_of(2)))
        });
        with(&with(&answers, &order(steps == 4)), &debate(steps))
    });
    let told = report(&both);
    assert!(
        told.contains("But Sales hardly argues openly")
            && told.contains("And the two sides gave very different orders"),
        "{told}"
    );
    assert!(
        of([true, false], [false, true], false)
            .contains("But the people within Sales and Operations gave very different orders")
    );
    // What one side alone was heard on takes nothing of that away.
    let half = both.map(|record| {
        let mut record: Value = serde_json::from_str(&record).expect("a record");
        if record["side"] == "sales" {
            let answers = record["answers"].as_object_mut().expect("answers");
            answers.retain(|id, _| !id.starts_with("ceo"));
        }
        record.to_string()
    });
    let told = report(&half);
    for sentence in [
        "No cause on which both sides were heard is above 50. But Sales hardly argues openly",
        "And the two sides gave very different orders",
        "On conflict avoidance only Operations was heard",
    ] {
        assert!(told.contains(sentence), "{sentence}: {told}");
    }
    let split = of(straight, [false, true], false);
    assert!(
        !split.contains("both sides see little of conflicting goals,"),
        "{split}"
    );
}

#[test]
fn whoever_answered_as_before_is_not_said_to_be_in_another_mood() {
    let wave = |goals: u8| {
        let sales = ["a", "b", "c"].map(|name| {
            record("sales", name, move |part| {
                Some(if part == "conflicting-goals" {
                    goals
                } else {
                    1
                })
            })
        });
        let alone = record("operations", "d", |_| Some(1));
        let records: Vec<String> = sales.into_iter().chain([alone]).collect();
        folder(&records)
    };
    let (old, new) = (wave(4), wave(0));
    let paths = [&old, &new].map(|folder| folder.path().join("a.ndjson").display().to_string());
    let told = said(old.path(), &["compare", &paths[0], &paths[1]]);
    assert!(
        told.contains(
            "All of it is what Sales answered: the figures of Operations are what they were."
        ) && !told.contains("Where one person answers for a side, a change"),
        "{told}"
    );
}

#[test]
fn all_of_a_change_is_told_of_several_people_too_and_nobody_is_new_where_nothing_moved() {
    let wave = |goals: u8, of_sales: &str| {
        let people = |party: &str, of: &str, goals: u8| {
            let steps = move |part: &str| {
                Some(if part == "conflicting-goals" {
                    goals
                } else {
                    1
                })
            };
            let names = ["a", "b", "c"].map(|name| format!("{of}{name}"));
            names.map(|name| record(party, &name, steps))
        };
        let operations = people("operations", "o", goals);
        let records = people("sales", of_sales, 1).into_iter().chain(operations);
        folder(&records.collect::<Vec<_>>())
    };
    let compared = |of_sales: &str| {
        let (old, new) = (wave(4, "old"), wave(0, of_sales));
        let paths = [&old, &new].map(|folder| folder.path().join("a.ndjson").display().to_string());
        said(old.path(), &["compare", &paths[0], &paths[1]])
    };
    let told = compared("old");
    assert!(
        told.contains(
            "Better by more than noise: conflicting goals (63, now 13). All of it is what Operations answered: the figures of Sales are what they were."
        ),
        "{told}"
    );
    let others = compared("new");
    assert!(
        others.contains("the figures of Sales are what they were. How bad it is"),
        "{others}"
    );
}

#[test]
fn people_who_are_far_apart_on_open_argument_speak_against_calm() {
    let mild = |part: &str| Some(u8::from(part.len().is_multiple_of(2)));
    let people = [("sales", "a", 0), ("sales", "b", 4), ("operations", "c", 4)];
    let records =
        people.map(|(party, name, steps)| with(&record(party, name, mild), &debate(steps)));
    let told = report(&records);
    assert!(
        told.contains("But the people within Sales see open argument very differently")
            && !told.contains("nothing to fix"),
        "{told}"
    );
}

#[test]
fn answers_that_are_opposite_question_by_question_are_not_called_alike() {
    // Sales: 0, 75, 0, 75, 0 on each cause; Operations the other way round.
    let of = |party: &str, name: &str, at: usize| {
        let questionnaire = EMBEDDED[0].read().expect("a questionnaire");
        let scales = questionnaire.causes.iter().map(|cause| cause.scale.clone());
        let questions =
            scales.flat_map(|scale| questionnaire.scale_questions[scale].iter().enumerate());
        let answers = questions.map(|(index, question)| {
            let steps = if (index + at).is_multiple_of(2) { 0 } else { 3 };
            let answer = match question.keying {
                Keying::Direct => 1 + steps,
                Keying::Reversed => 5 - steps,
            };
            (question.id.clone(), json!(answer))
        });
        let answers = Value::Object(answers.collect());
        with(&record(party, name, |_| Some(3)), &answers)
    };
    let people = [
        ("sales", "a", 0),
        ("sales", "b", 0),
        ("operations", "c", 1),
        ("operations", "d", 1),
    ];
    let folder = folder(&people.map(|(party, name, at)| of(party, name, at)));
    let told = said(folder.path(), &["report", "a.ndjson"]);
    assert!(
        told.contains("But the two sides answered 25 of 25 questions on the causes very differently, which their means don't show: talk these through first.")
            && !told.contains("has missed"),
        "{told}"
    );
    let agenda = said(folder.path(), &["agenda", "a.ndjson"]);
    assert!(
        agenda.contains("Alike in the mean alone, with very different answers to single questions: conflicting goals (Operations 45, Sales 30);"),
        "{agenda}"
    );
}

#[test]
fn means_that_show_how_far_apart_the_answers_are_are_not_said_to_hide_it() {
    let people = [("sales", 3), ("operations", 0)]
        .into_iter()
        .flat_map(|(party, steps)| ["a", "b"].map(|name| record(party, name, |_| Some(steps))));
    let told = report(&people.collect::<Vec<_>>());
    assert!(!told.contains("which their means don't show"), "{told}");
}

#[test]
fn what_the_observer_sees_far_above_the_one_side_that_was_heard_is_told() {
    let sales = record("sales", "a", |part| {
        Some(u8::from(part != "conflicting-goals"))
    });
    let operations = record("operations", "b", |part| {
        (part != "conflicting-goals").then_some(1)
    });
    let observer = record("ceo", "c", |part| {
        Some(if part == "conflicting-goals" { 4 } else { 1 })
    });
    let told = report(&[sales, operations, observer]);
    for sentence in [
        "The CEO puts conflicting goals above 50, far above Sales.",
        "First hear Operations on conflicting goals.",
    ] {
        assert!(told.contains(sentence), "{sentence}: {told}");
    }
    // Nor is it passed over that the CEO doesn't see what that side does.
    let but_goals = |party: &str, goals: Option<u8>| {
        record(party, party, move |part| match part {
            "conflicting-goals" => goals,
            "symptoms" => Some(3),
            _ => Some(1),
        })
    };
    let told = report(&[
        but_goals("sales", Some(4)),
        but_goals("operations", None),
        but_goals("ceo", Some(0)),
    ]);
    assert!(
        told.contains("The CEO puts conflicting goals no higher than 50, far below Sales."),
        "{told}"
    );
}

/// Two waves, in which both sides' three people answer each part with these steps.
fn waves(old: impl Fn(&str) -> u8 + Copy, new: impl Fn(&str) -> u8 + Copy) -> String {
    let wave = |steps: &dyn Fn(&str) -> u8| {
        let names = ["a", "b", "c"];
        let people = ["sales", "operations"].into_iter().flat_map(|party| {
            names.map(|name| record(party, &format!("{party} {name}"), |part| Some(steps(part))))
        });
        folder(&people.collect::<Vec<_>>())
    };
    let (old, new) = (wave(&old), wave(&new));
    let paths = [&old, &new].map(|folder| folder.path().join("a.ndjson").display().to_string());
    said(old.path(), &["report", &paths[1], "--since", &paths[0]])
}

#[test]
fn what_has_got_worse_neither_waits_nor_works_well() {
    let mild = |part: &str| u8::from(part == "symptoms");
    let told = waves(mild, |part| match part {
        "conflicting-goals" => 4,
        "conflicting-incentives" => 1,
        part => mild(part),
    });
    for gone in ["so this can wait", "When you come to it"] {
        assert!(!told.contains(gone), "{gone}: {told}");
    }
    for sentence in [
        "worse by more than noise: conflicting goals (0, now 100) and conflicting incentives (0, now 25). What has got worse should not wait: ask both sides about it.",
        "Works well: both sides see little of conflict avoidance, communication disconnect and ideological differences.",
    ] {
        assert!(told.contains(sentence), "{sentence}: {told}");
    }
    assert!(
        !told.contains("Both sides see little of conflicting incentives"),
        "{told}"
    );
}

#[test]
fn sides_that_come_apart_since_one_feels_it_less_have_not_got_worse() {
    let wave = |of_operations: u8| {
        let people = [("sales", 2), ("operations", of_operations)];
        let people = people.into_iter().flat_map(|(party, goals)| {
            ["a", "b", "c"].map(|name| {
                record(party, name, move |part| {
                    Some(if part == "conflicting-goals" {
                        goals
                    } else {
                        1
                    })
                })
            })
        });
        folder(&people.collect::<Vec<_>>())
    };
    let (old, new) = (wave(2), wave(0));
    let paths = [&old, &new].map(|folder| folder.path().join("a.ndjson").display().to_string());
    let told = said(old.path(), &["report", &paths[1], "--since", &paths[0]]);
    assert!(
        told.contains("come apart on conflicting goals (Sales 50, now 50; Operations 50, now 0)")
            && !told.contains("what has got worse"),
        "{told}"
    );
}

#[test]
fn there_is_something_to_fix_where_something_has_got_worse() {
    let told = waves(|_| 0, |part| u8::from(part == "conflicting-goals"));
    assert!(
        told.contains("conflicting goals (0, now 25). Ask both sides what has got worse, before it goes on. No cause is above 50 on either side. What to do"),
        "{told}"
    );
}

#[test]
fn a_few_new_people_do_not_account_for_a_change_that_they_cannot_make() {
    let wave = |goals: u8, names: &[&str]| {
        let steps = move |part: &str| {
            Some(if part == "conflicting-goals" {
                goals
            } else {
                1
            })
        };
        let people = ["sales", "operations"]
            .into_iter()
            .flat_map(|party| names.iter().map(move |name| record(party, name, steps)));
        folder(&people.collect::<Vec<_>>())
    };
    let compared = |goals: u8, names: &[&str]| {
        let (old, new) = (wave(0, &["a", "b", "c", "d"]), wave(goals, names));
        let paths = [&old, &new].map(|folder| folder.path().join("a.ndjson").display().to_string());
        let told = said(old.path(), &["compare", &paths[0], &paths[1]]);
        let (headline, _) = told.split_once("How bad it is").expect("a section");
        headline.to_owned()
    };
    // One of four moves a mean by 25 at most.
    let may_be = "what changed may be the people";
    assert!(compared(1, &["a", "b", "c", "new"]).contains(may_be));
    assert!(!compared(2, &["a", "b", "c", "new"]).contains(may_be));
    assert!(compared(2, &["a", "b", "new", "newer"]).contains(may_be));
}

#[test]
fn of_many_causes_above_the_line_those_of_one_side_alone_have_their_figures() {
    let records = ["sales", "operations"].map(|party| {
        record(party, party, |part| match (part, party) {
            ("conflicting-goals", _) => Some(4),
            ("ideological-differences", "operations") => Some(0),
            _ => Some(3),
        })
    });
    let told = report(&records);
    assert!(
        told.contains(
            "Also above the line of 50: conflicting incentives, conflict avoidance and communication disconnect; ideological differences (Sales 75, Operations 0)."
        ),
        "{told}"
    );
}

#[test]
fn an_hour_has_time_for_what_comes_first_however_wide_other_gaps_are() {
    let people = ["sales", "operations"].into_iter().flat_map(|party| {
        ["a", "b"].map(|name| {
            record(party, name, |part| match (part, party) {
                ("ideological-differences", "operations") => Some(3),
                ("communication-disconnect", _) => Some(1),
                (_, "operations") => Some(0),
                _ => Some(4),
            })
        })
    });
    let folder = folder(&people.collect::<Vec<_>>());
    let told = said(folder.path(), &["agenda", "a.ndjson"]);
    for sentence in [
        "Both are above 50 on ideological differences, one of them more so.",
        "Ideological differences Sales feels it more: Sales 100, Operations 75.",
        "Apart as well, for another time: conflict avoidance (Sales 100, Operations 0);",
    ] {
        assert!(told.contains(sentence), "{sentence}: {told}");
    }
}

#[test]
fn symptoms_that_the_observer_alone_sees_are_no_calm() {
    let people = ["A", "B"]
        .into_iter()
        .flat_map(|name| ["sales", "operations"].map(|side| record(side, name, |_| Some(1))));
    let observer = record("ceo", "c", |part| (part == "symptoms").then_some(4));
    let heard = folder(&people.chain([observer]).collect::<Vec<_>>());
    let portfolio = said(heard.path(), &["batch", "a.ndjson", "--quiet"]);
    let note = "The CEO puts the symptoms at 100, far above both sides.";
    assert!(portfolio.contains(note), "{portfolio}");
    let told = said(heard.path(), &["report", "a.ndjson"]);
    let screen = told.split("Causes, ranked").next().expect("a screen");
    for expected in [
        "But the CEO puts the symptoms at 100, far above both sides. Ask the CEO what the sides don't see.",
        "How sure: very, of what both sides say.",
    ] {
        assert_eq!(screen.matches(expected).count(), 1, "{expected}: {screen}");
    }
    for gone in ["nothing to fix", "Leave it room", "Look again next quarter"] {
        assert!(!screen.contains(gone), "{gone}: {screen}");
    }
}

#[test]
fn without_symptoms_causes_below_the_line_are_no_calm_and_no_race() {
    let people = ["A", "B"].into_iter().flat_map(|name| {
        ["sales", "operations"]
            .map(|side| record(side, name, |part| (part != "symptoms").then_some(1)))
    });
    let observer = record("ceo", "c", |part| (part == "symptoms").then_some(4));
    let told = report(&people.chain([observer]).collect::<Vec<_>>());
    let screen = told.split("Causes, ranked").next().expect("a screen");
    for expected in [
        "How bad it is isn't known: too few questions on the symptoms were answered.",
        "The CEO puts the symptoms at 100.",
        "No cause is above 50 on either side. Ask both sides how bad it is before you take that for calm.",
    ] {
        assert!(screen.contains(expected), "{expected}: {screen}");
    }
    for gone in ["could come first", "not at all", "Look again next quarter"] {
        assert!(!screen.contains(gone), "{gone}: {screen}");
    }
}

#[test]
fn what_one_side_puts_far_above_the_other_is_no_calm_though_it_is_below_the_line() {
    let of = |sales: u8| {
        let people = ["A", "B"].into_iter().flat_map(move |name| {
            ["sales", "operations"].map(|side| {
                record(side, name, |part| {
                    let is_apart = part == "conflicting-goals" && side == "sales";
                    Some(if is_apart { sales } else { 0 })
                })
            })
        });
        folder(&people.collect::<Vec<_>>())
    };
    let apart = of(2);
    let report = said(apart.path(), &["report", "a.ndjson"]);
    let told = "But Sales puts conflicting goals far above Operations: have each side tell the other what it sees.";
    assert!(report.contains(told), "{report}");
    for gone in ["nothing to fix", "Leave it room", "Look again next quarter"] {
        assert!(!report.contains(gone), "{gone}: {report}");
    }
    let agenda = said(apart.path(), &["agenda", "a.ndjson"]);
    assert!(
        agenda.contains("Where the two sides differ most"),
        "{agenda}"
    );
    assert!(!agenda.contains("Half an hour"), "{agenda}");
    let near = said(of(1).path(), &["report", "a.ndjson"]);
    assert!(near.contains("nothing to fix"), "{near}");
}

#[test]
fn where_nobody_argues_openly_the_observer_is_heard_all_the_same() {
    let people = ["A", "B"].into_iter().flat_map(|name| {
        // Varied enough to be no straight line.
        let mild = |part: &str| Some(u8::from(part != "conflicting-goals"));
        ["sales", "operations"].map(|side| with(&record(side, name, mild), &debate(1)))
    });
    let observer = record("ceo", "c", |part| {
        Some(if part == "conflict-avoidance" { 4 } else { 1 })
    });
    let told = report(&people.chain([observer]).collect::<Vec<_>>());
    let screen = told.split("Causes, ranked").next().expect("a screen");
    for expected in [
        "Quiet is not healthy",
        "Neither side sees anything to fix, and the CEO does: ask both about conflict avoidance.",
    ] {
        assert!(screen.contains(expected), "{expected}: {screen}");
    }
}

#[test]
fn a_side_whose_mean_is_nobodys_view_is_not_said_to_feel_little() {
    let symptoms = |side: &str, name: &str| match (side, name) {
        ("operations", _) | ("sales", "A") => 4,
        _ => 0,
    };
    let people = ["A", "B", "C"].into_iter().flat_map(|name| {
        ["sales", "operations"].map(|side| {
            record(side, name, |part| {
                Some(if part == "symptoms" {
                    symptoms(side, name)
                } else {
                    1
                })
            })
        })
    });
    let told = report(&people.collect::<Vec<_>>());
    assert!(told.contains("The people within Sales see"), "{told}");
    assert!(!told.contains("hardly does"), "{told}");
}

#[test]
fn a_side_that_is_right_on_the_line_is_not_surely_below_it() {
    let people = ["A", "B"].into_iter().flat_map(|name| {
        ["sales", "operations"].map(|side| {
            record(side, name, |part| {
                Some(if part == "conflicting-goals" { 2 } else { 0 })
            })
        })
    });
    let told = report(&people.collect::<Vec<_>>());
    for expected in [
        "There is probably nothing to fix.",
        "How sure: fairly. Some cause may be above 50 after all.",
    ] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
}
