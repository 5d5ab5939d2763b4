//! Where people within a side, the CEO or the sides of a second wave are far apart, no average speaks for them.

use std::fs;

use detente::questionnaire::EMBEDDED;
use serde_json::json;

use super::half_heard::{folder, goals_stand_out, lines, record, said};
use crate::run::run;

/// Two people a side, who answer all of a part with these steps.
fn two_a_side(steps: [[u8; 2]; 2]) -> Vec<String> {
    let sides = ["sales", "operations"].into_iter().zip(steps);
    let people = sides.flat_map(|(side, steps)| steps.map(|steps| (side, steps)));
    let record =
        |(at, (side, steps)): (usize, (&str, u8))| record(side, &format!("P{at}"), |_| Some(steps));
    people.enumerate().map(record).collect()
}

#[test]
fn people_who_contradict_each_other_are_no_average() {
    let split = folder(&two_a_side([[0, 4], [4, 0]]));
    let report = said(split.path(), &["report", "a.ndjson"]);
    for expected in [
        "The people within Sales and Operations see this very differently: the figure is nobody's view.",
        "But the people within Sales and Operations see each cause very differently, so that the means are nobody's view: have them talk to each other first.",
    ] {
        assert!(report.contains(expected), "{report}");
    }
    assert!(!report.contains("what this survey has missed"), "{report}");
    let agenda = said(split.path(), &["agenda", "a.ndjson"]);
    assert!(!agenda.contains("has to be persuaded"), "{agenda}");
    assert!(
        agenda.contains("see it very differently: conflicting goals"),
        "{agenda}"
    );
    let alike = folder(&two_a_side([[2, 2], [2, 2]]));
    let report = said(alike.path(), &["report", "a.ndjson"]);
    assert!(!report.contains("nobody's view"), "{report}");
}

#[test]
fn where_people_of_a_side_are_to_talk_first_nothing_comes_before_that() {
    let split = folder(&two_a_side([[1, 4], [4, 1]]));
    let report = said(split.path(), &["report", "a.ndjson"]);
    let (first, _) = report.split_once("Causes, ranked").expect("a table");
    assert!(
        first.contains("have them talk to each other first.")
            && first.contains("Once they have talked to each other 1.")
            && !first.contains("Do first"),
        "{first}"
    );
}

#[test]
fn one_level_alone_says_nothing_of_how_little_harm_is_done() {
    let asked = EMBEDDED[0].text;
    let (start, rest) = asked
        .split_once("    - upto: 40\n")
        .expect("the first level");
    let (_, last) = rest
        .split_once("    - upto: 100\n")
        .expect("the last level");
    let answered = folder(&two_a_side([[4, 4], [4, 4]]));
    let one_level = format!("{start}    - upto: 100\n{last}");
    fs::write(answered.path().join("one.yaml"), one_level).expect("written");
    let report = said(
        answered.path(),
        &["report", "a.ndjson", "--questionnaire", "one.yaml"],
    );
    assert!(
        report.contains("Dysfunction, 100 of 100.") && !report.contains("little harm"),
        "{report}"
    );
}

#[test]
fn what_the_ceo_alone_sees_is_not_nothing() {
    let ceo_at = |steps: u8| {
        let mut records = two_a_side([[0, 0], [0, 0]]);
        records.push(record("ceo", "C", |part| {
            Some(if part == "conflicting-goals" {
                steps
            } else {
                u8::from(part == "symptoms")
            })
        }));
        said(folder(&records).path(), &["report", "a.ndjson"])
    };
    let sees =
        "Neither side sees anything to fix, and the CEO does: ask both about conflicting goals.";
    let report = ceo_at(4);
    assert!(
        report.contains(sees) && !report.contains("nothing to fix."),
        "{report}"
    );
    let report = ceo_at(0);
    assert!(
        !report.contains(sees) && report.contains("There is nothing to fix."),
        "{report}"
    );
}

#[test]
fn a_plan_that_rests_on_one_side_says_so() {
    let one = |side| record(side, "A", |part| Some(goals_stand_out(part)));
    let alone = folder(&[one("sales")]);
    let plan = run(alone.path(), &["report", "a.ndjson", "-f", "plan"]).out;
    let expected = "# Acme: what would come first, if the other side sees it too. Hear that side before you act on it.\n";
    assert!(plan.starts_with(expected), "{plan}");
    let both = folder(&[one("sales"), one("operations")]);
    let plan = run(both.path(), &["report", "a.ndjson", "-f", "plan"]).out;
    let expected = "# Acme: what to do when you come to it. Little harm is done so far, so the days are left to you.\n";
    assert!(plan.starts_with(expected), "{plan}");
    // Where the symptoms are felt, it is urgent.
    let one = |side| {
        record(side, "A", |part| {
            Some(if part == "symptoms" {
                3
            } else {
                goals_stand_out(part)
            })
        })
    };
    let both = folder(&[one("sales"), one("operations")]);
    let plan = run(both.path(), &["report", "a.ndjson", "-f", "plan"]).out;
    assert!(plan.starts_with("# Acme: what to do first.\n"), "{plan}");
}

#[test]
fn sides_that_come_apart_are_said_to_beside_what_their_average_does() {
    let wave = |goals: [u8; 2]| -> Vec<String> {
        let sides = ["sales", "operations"].into_iter().zip(goals);
        let people = sides.flat_map(|side| ["A", "B", "C"].map(|name| (side, name)));
        let record = |((side, goals), name): ((&str, u8), &str)| {
            record(side, &format!("{side} {name}"), |part| {
                Some(if part == "conflicting-goals" {
                    goals
                } else {
                    1
                })
            })
        };
        people.map(record).collect()
    };
    let compare = |new: [u8; 2]| {
        let folder = folder(&wave([3, 3]));
        fs::write(folder.path().join("b.ndjson"), lines(&wave(new))).expect("written");
        said(folder.path(), &["compare", "a.ndjson", "b.ndjson"])
    };
    // Of what goes both ways, that it is better or worse isn't said.
    let told = compare([4, 0]);
    let apart = "The two sides have come apart on conflicting goals (Sales 75, now 100; Operations 75, now 0).";
    assert!(told.contains(apart), "{told}");
    assert!(!told.contains("etter by more than noise"), "{told}");
    for new in [[0, 0], [3, 3]] {
        let told = compare(new);
        assert!(!told.contains("come apart"), "{told}");
    }
    // Where one side stands still, better is said of nobody but the other; where both fell, of both.
    let told = compare([3, 0]);
    let apart = "The two sides have come apart on conflicting goals (Sales 75, now 75; Operations 75, now 0).";
    assert!(told.contains(apart), "{told}");
    assert!(!told.contains("etter by more than noise"), "{told}");
    let told = compare([2, 0]);
    let both = "The two sides have come apart on conflicting goals (Sales 75, now 50; Operations 75, now 0). Better by more than noise: conflicting goals (75, now 25).";
    assert!(told.contains(both), "{told}");
    assert!(compare([0, 0]).contains("Better by more than noise: conflicting goals (75, now 0)."));
    // Figures for programs have the same word as the page.
    let apart = folder(&wave([2, 2]));
    fs::write(apart.path().join("b.ndjson"), lines(&wave([1, 4]))).expect("written");
    let csv = run(
        apart.path(),
        &["compare", "a.ndjson", "b.ndjson", "-f", "csv", "--quiet"],
    );
    assert!(
        csv.out.contains("sides apart") && !csv.out.contains("really"),
        "{}",
        csv.out
    );
    // The gate, too, says that it is an average which has got worse.
    let folder = folder(&wave([2, 2]));
    fs::write(folder.path().join("b.ndjson"), lines(&wave([1, 4]))).expect("written");
    let gate = run(
        folder.path(),
        &["compare", "a.ndjson", "b.ndjson", "--fail-on-worse"],
    );
    let expected = "conflicting goals has really got worse on average, though not on both sides (Sales 50, now 25; Operations 50, now 100)";
    assert!(gate.err.contains(expected), "{}", gate.err);
    assert_eq!(gate.status, 1);
}

#[test]
fn a_kept_report_of_other_questions_says_nothing_of_where_the_sides_went() {
    let asked = |id: &str| {
        EMBEDDED
            .iter()
            .filter_map(|it| it.read().ok())
            .any(|it| it.id == "pulse" && it.scale_questions.iter().any(|it| it.id == id))
    };
    let full = folder(&two_a_side([[3, 3], [3, 3]]));
    let pulse = two_a_side([[4, 4], [0, 0]]).into_iter().map(|record| {
        let mut record: serde_json::Value = serde_json::from_str(&record).expect("a record");
        record["questionnaire"] = json!("pulse");
        let answers = record["answers"].as_object_mut().expect("answers");
        answers.retain(|id, _| asked(id));
        record.to_string()
    });
    let pulse: Vec<String> = pulse.collect();
    fs::write(full.path().join("pulse.ndjson"), lines(&pulse)).expect("written");
    let kept = run(full.path(), &["report", "a.ndjson", "-f", "json"]).out;
    fs::write(full.path().join("kept.json"), kept).expect("written");
    let since = |old: &str| said(full.path(), &["report", "pulse.ndjson", "--since", old]);
    // From answers both waves are cut down to what both asked, which the first screen says.
    let cut = since("a.ndjson");
    let screen = cut.split("Causes, ranked").next().expect("a screen");
    assert!(screen.contains("the two sides have come apart"), "{cut}");
    assert!(
        screen.contains("Compared are the 15 questions that both waves asked, and no others."),
        "{cut}"
    );
    let told = since("kept.json");
    assert!(!told.contains("come apart"), "{told}");
    let other = "asked other questions, so no change can be called real.";
    // On the first screen, at the head of its part, and among its notes.
    assert_eq!(told.to_lowercase().matches(other).count(), 3, "{told}");
    assert!(!told.contains("figures are missing"), "{told}");
}

/// Two people a side, under these names, all parts at 25 and the symptoms as each side has them.
fn wave(names: [&str; 2], symptoms: [u8; 2]) -> Vec<String> {
    let sides = ["sales", "operations"].into_iter().zip(symptoms);
    let people = sides.flat_map(|side| names.map(|name| (side, name)));
    let record = |((side, symptoms), name): ((&str, u8), &str)| {
        record(side, &format!("{side} {name}"), |part| {
            Some(if part == "symptoms" { symptoms } else { 1 })
        })
    };
    people.map(record).collect()
}

#[test]
fn a_later_wave_that_is_given_as_the_earlier_one_is_told_first() {
    let of = |wave_name: &str, symptoms| -> Vec<String> {
        let records = wave(["A", "B"], symptoms).into_iter();
        let named = |text: String| text.replacen('{', &format!("{{\"wave\":\"{wave_name}\","), 1);
        records.map(named).collect()
    };
    let compare = |old: &str, new: &str| {
        let folder = folder(&of(old, [2, 2]));
        fs::write(folder.path().join("b.ndjson"), lines(&of(new, [4, 4]))).expect("written");
        said(folder.path(), &["compare", "a.ndjson", "b.ndjson"])
    };
    let turned = "Q4 2026 is later than 2026-Q3: give the earlier answers as the old ones, since every change below is turned round. Worse";
    assert!(compare("Q4 2026", "2026-Q3").contains(turned));
    for (old, new) in [
        ("2026-Q3", "Q4 2026"),
        ("Spring", "Autumn"),
        ("2026", "2025-Q4"),
    ] {
        let told = compare(old, new);
        assert!(!told.contains("is later than"), "{told}");
    }
}

#[test]
fn a_second_wave_is_told_first_by_what_an_average_hides() {
    let compare = |new: &[String]| {
        let folder = folder(&wave(["A", "B"], [2, 2]));
        fs::write(folder.path().join("b.ndjson"), lines(new)).expect("written");
        said(folder.path(), &["compare", "a.ndjson", "b.ndjson"])
    };
    let told = compare(&wave(["A", "B"], [4, 0]));
    let apart = "The two sides have come apart on the symptoms (Sales 50, now 100; Operations 50, now 0). Nothing else has changed by more than noise.";
    assert!(told.contains(apart), "{told}");
    // Where no one word is true of both sides, none stands beside their average.
    let told = compare(&wave(["A", "B"], [4, 2]));
    let word = "75 (+25), sides apart.";
    assert!(told.contains(word), "{told}");
    let later = wave(["A", "B"], [4, 4]);
    let told = compare(&later);
    assert!(!told.contains("The two sides have"), "{told}");
    assert!(
        told.contains("Worse by more than noise: the symptoms (50, now 100). How"),
        "{told}"
    );
    // Of some who left, and nobody who changed an answer.
    let two = wave(["A", "B"], [2, 2]);
    let four: Vec<String> = two
        .iter()
        .cloned()
        .chain(wave(["E", "F"], [4, 4]))
        .collect();
    let people = folder(&four);
    fs::write(people.path().join("b.ndjson"), lines(&two)).expect("written");
    let told = said(people.path(), &["compare", "a.ndjson", "b.ndjson"]);
    let left = "Going by their names, 2 of Sales (4 then, 2 now) and 2 of Operations (4 then, 2 now) answered both times: what changed may be the people. How bad it is";
    assert!(told.contains(left), "{told}");
    let told = compare(&wave(["C", "D"], [4, 4]));
    let others = "Worse by more than noise: the symptoms (50, now 100). Other people of Sales and Operations answered than last time: what changed may be the people.";
    assert!(told.contains(others), "{told}");
    let told = compare(&wave(["A", "B"], [2, 2]));
    assert!(
        told.contains("On average nothing has changed: each side's figures are what they were."),
        "{told}"
    );
}

#[test]
fn sides_that_change_places_or_come_closer_have_not_stood_still() {
    let compare = |old: [u8; 2], new: [u8; 2]| {
        let folder = folder(&wave(["A", "B"], old));
        let new = lines(&wave(["A", "B"], new));
        fs::write(folder.path().join("b.ndjson"), new).expect("written");
        said(folder.path(), &["compare", "a.ndjson", "b.ndjson"])
    };
    for (old, new, told) in [
        (
            [4, 0],
            [0, 4],
            "changed places on the symptoms (Sales 100, now 0; Operations 0, now 100).",
        ),
        (
            [4, 0],
            [2, 2],
            "come closer on the symptoms (Sales 100, now 50; Operations 0, now 50).",
        ),
        (
            [4, 0],
            [3, 1],
            "come closer on the symptoms (Sales 100, now 75; Operations 0, now 25).",
        ),
    ] {
        let found = compare(old, new);
        let told =
            format!("The two sides have {told} Nothing else has changed by more than noise.");
        assert!(found.contains(&told), "{found}");
    }
    // Where the other side feels it now, and far more, that is the wider gap.
    let found = compare([1, 0], [0, 4]);
    let apart = "come apart on the symptoms (Sales 25, now 0; Operations 0, now 100).";
    assert!(found.contains(apart), "{found}");
    assert!(!found.contains("changed places"), "{found}");
}

#[test]
fn a_side_that_one_of_two_moves_by_one_answer_alone_says_so_on_the_first_screen() {
    let screen = |others: usize| {
        let mut records = vec![record("sales", "S", |_| Some(1))];
        let plain = |at: usize| record("operations", &format!("O{at}"), |_| Some(1));
        records.extend((0..others).map(plain));
        let straight = record("operations", "X", |_| Some(2));
        records.push(straight);
        let report = said(folder(&records).path(), &["report", "a.ndjson"]);
        report
            .split("Causes, ranked")
            .next()
            .expect("a screen")
            .to_owned()
    };
    let told = "1 of the 2 who answered for Operations gave the same answer nine times in a row or more, even to questions worded the opposite way: ask whether that was meant before you act.";
    assert!(screen(1).contains(told), "{}", screen(1));
    assert!(screen(2).contains("1 of the 3 who"), "{}", screen(2));
    assert!(!screen(3).contains("nine times in a row"), "{}", screen(3));
}

#[test]
fn what_the_ceo_sees_much_more_of_does_not_work_well() {
    let works = |ceo: u8| {
        let mut records = two_a_side([[1, 1], [1, 1]]);
        let goals = |part: &str| if part == "conflicting-goals" { ceo } else { 1 };
        records.push(record("ceo", "C", |part| Some(goals(part))));
        said(folder(&records).path(), &["report", "a.ndjson"])
    };
    let little = "Works well: both sides see little of conflicting goals";
    assert!(works(1).contains(little), "{}", works(1));
    assert!(!works(4).contains(little), "{}", works(4));
}

#[test]
fn tension_that_one_side_feels_is_that_sides() {
    let report = |symptoms| {
        said(
            folder(&wave(["A", "B"], symptoms)).path(),
            &["report", "a.ndjson"],
        )
    };
    let told = report([4, 0]);
    let one = "Sales feels the tension, and Operations hardly does, but none of these 5 causes explains it";
    assert!(told.contains(one), "{told}");
    // On either side of a level's limit, and no further apart than chance makes.
    for symptoms in [[4, 4], [2, 1]] {
        let told = report(symptoms);
        assert!(!told.contains("feels the tension"), "{told}");
    }
    let told = report([4, 4]);
    assert!(
        told.contains("The tension is real, but none of these 5 causes explains it"),
        "{told}"
    );
    let all = folder(&two_a_side([[4, 4], [0, 0]]));
    let told = said(all.path(), &["report", "a.ndjson"]);
    for expected in [
        "Dysfunction, 71 of 100 (Sales: dysfunction, Operations: healthy tension). Sales feels the tension, and Operations hardly does.",
        "What is clear is that Sales is above 50 on every cause; of Operations that can be said of none.",
    ] {
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn while_a_cause_is_unheard_the_others_call_for_nothing_yet() {
    let people = ["sales", "operations"].map(|side| {
        record(side, "A", |part| match part {
            "conflict-avoidance" => None,
            "symptoms" => Some(3),
            _ => Some(1),
        })
    });
    let told = said(folder(&people).path(), &["report", "a.ndjson"]);
    let first = "What to do No cause on which both sides were heard is above the line, so none of the solutions is called for yet. First hear both sides on conflict avoidance.";
    assert!(told.contains(first), "{told}");
}

#[test]
fn what_the_ceo_is_said_to_leave_is_for_the_ceo_to_hear() {
    let report = |part: &'static str| {
        let of = |side: &str, steps: u8| {
            let name = |at: usize| format!("{side} {at}");
            let one = |at| {
                record(side, &name(at), |asked| {
                    Some(if asked == part { steps } else { 1 })
                })
            };
            (0..3).map(one).collect::<Vec<_>>()
        };
        let records = [of("sales", 0), of("operations", 4)].concat();
        said(folder(&records).path(), &["report", "a.ndjson"])
    };
    let told = report("conflict-avoidance");
    assert!(
        told.contains("Start by having the CEO hear what Operations sees."),
        "{told}"
    );
    let told = report("conflicting-goals");
    assert!(
        told.contains("Start by having Sales hear what Operations sees."),
        "{told}"
    );
}

#[test]
fn answers_are_few_where_few_people_gave_them() {
    // Sales at 67 on goals on the whole, Operations below 50: more than what counts, and no more than chance.
    let of = |people: usize, steps: [[u8; 3]; 2]| {
        let sides = [("sales", steps[0]), ("operations", steps[1])];
        let record = |(side, steps): (&str, [u8; 3])| -> Vec<String> {
            let one = |at: usize| {
                record(side, &format!("{side} {at}"), |part| {
                    Some(if part == "conflicting-goals" {
                        steps[at % 3]
                    } else {
                        [0, 2][at % 2]
                    })
                })
            };
            (0..people).map(one).collect()
        };
        let records: Vec<String> = sides.into_iter().flat_map(record).collect();
        said(folder(&records).path(), &["report", "a.ndjson"])
    };
    for (people, such) in [(3, "so few answers"), (6, "these answers")] {
        let report = of(people, [[3, 3, 2], [2, 2, 1]]);
        let screen = format!("Whether Operations feels it as much (42) can't be told from {such}");
        for end in [".", ": ask both."] {
            assert!(report.contains(&(screen.clone() + end)), "{report}");
        }
    }
    // Where people are far apart, that is why, however many they are.
    for people in [3, 6] {
        let report = of(people, [[4, 4, 0], [4, 0, 0]]);
        for expected in [
            "Each side is divided on whether their targets get in each other's way: Sales 67, Operations 33.",
            "on which side of 50 Sales and Operations stand can't be told.",
        ] {
            assert!(report.contains(expected), "{report}");
        }
    }
}

#[test]
fn of_many_companies_it_is_told_where_the_sides_have_come_apart() {
    let of_two = |new: Vec<String>| {
        let other = |line: &String| line.replace("\"Acme\"", "\"Bolt\"");
        let bolt: Vec<String> = wave(["A", "B"], [2, 2]).iter().map(other).collect();
        [new, bolt].concat()
    };
    let folder = folder(&of_two(wave(["A", "B"], [2, 2])));
    let new = of_two(wave(["A", "B"], [4, 0]));
    fs::write(folder.path().join("b.ndjson"), lines(&new)).expect("written");
    let told = said(folder.path(), &["compare", "a.ndjson", "b.ndjson"]);
    let table = "Acme 50→71 – – apart: Symptoms Bolt 50→50 – – –";
    assert!(told.contains(table), "{told}");
    // All causes are alike in both companies, so that none leads alone.
    let told = run(folder.path(), &["batch", "a.ndjson", "--width", "80"]).out;
    let told = told.replace('─', "");
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    let table = "Cause Leads in Shares the lead in 1 Conflicting goals 0 2";
    assert!(told.contains(table), "{told}");
}

#[test]
fn what_the_ceo_says_of_what_is_done_stands_beside_what_both_sides_say() {
    let report = |sides: u8, ceo: u8| {
        let practice = |line: String, done: u8| {
            line.replacen(
                "\"answers\":{",
                &format!("\"answers\":{{\"joint-budget\":{done},\"ceo-with-both\":{done},"),
                1,
            )
        };
        let goals = |part: &str| Some(if part == "conflict-avoidance" { 3 } else { 1 });
        let mut records = ["sales", "operations"]
            .map(|side| practice(record(side, side, goals), sides))
            .to_vec();
        records.push(practice(record("ceo", "C", goals), ceo));
        said(folder(&records).path(), &["report", "a.ndjson"])
    };
    let done = "Both sides say that this, or a part of it, is done already";
    let asks = ": ask whether it works, and what is left to do.";
    assert!(report(3, 3).contains(&format!("{done}{asks}")));
    assert!(report(3, 1).contains(&format!("{done}, and the CEO says no{asks}")));
    let ceo = "The CEO says that this, or a part of it, is done already; both sides say no: ask them what they see of it.";
    let told = report(1, 3);
    let screen = told.split("Causes, ranked").next().expect("a screen");
    assert!(screen.contains(ceo), "{told}");
    assert!(!report(1, 1).contains("done already"));
    assert!(report(2, 3).contains("Done already? Both sides say partly, the CEO says yes."));
}

/// Everybody sees conflicting goals at 75, and answers what else is asked like this.
fn all_answer(more: &[(&str, serde_json::Value)]) -> tempfile::TempDir {
    let people = [
        ("sales", "a"),
        ("sales", "b"),
        ("operations", "c"),
        ("operations", "d"),
    ];
    let records = people.map(|(side, name)| {
        let text = record(side, name, |part| Some(goals_stand_out(part)));
        let mut record: serde_json::Value = serde_json::from_str(&text).expect("a record");
        for (id, answer) in more {
            record["answers"][*id] = answer.clone();
        }
        record.to_string()
    });
    folder(&records)
}

#[test]
fn a_side_whose_people_stand_on_both_sides_of_the_line_shares_nothing() {
    let goals = |steps: u8| {
        move |part: &str| {
            Some(if part == "conflicting-goals" {
                steps
            } else {
                1
            })
        }
    };
    let records = [
        record("sales", "a", goals(4)),
        record("sales", "b", goals(1)),
        record("operations", "c", goals(3)),
        record("operations", "d", goals(3)),
    ];
    let split = folder(&records);
    let report = said(split.path(), &["report", "a.ndjson"]);
    for expected in [
        "a side is divided",
        "Operations is at 75, Sales at 63: on which side of 50 Sales stands can't be told.",
    ] {
        assert!(report.contains(expected), "{report}");
    }
    let agenda = said(split.path(), &["agenda", "a.ndjson"]);
    let expected =
        "Left out, since people within a side see it very differently: conflicting goals.";
    assert!(agenda.contains(expected), "{agenda}");
    assert!(!agenda.contains("one of them more so"), "{agenda}");
}

#[test]
fn one_order_of_both_sides_is_not_two() {
    let questionnaire = EMBEDDED[0].read().expect("a questionnaire");
    let asked = &questionnaire.ranking_questions[0];
    let options: Vec<&str> = asked
        .options
        .iter()
        .map(|option| option.id.as_str())
        .collect();
    let same = all_answer(&[(&asked.id, json!(options))]);
    let report = said(same.path(), &["report", "a.ndjson"]);
    assert!(
        report.contains("Yet both sides gave the same order when asked: “"),
        "{report}"
    );
    let agenda = said(same.path(), &["agenda", "a.ndjson"]);
    assert!(
        agenda.contains("Each leader tells of a case in which this order didn't hold."),
        "{agenda}"
    );
}

#[test]
fn what_would_fit_best_and_is_done_already_is_said_first() {
    let questionnaire = EMBEDDED[0].read().expect("a questionnaire");
    let practices = &questionnaire.scale_questions[questionnaire.practice_scale()];
    let yes: Vec<(&str, serde_json::Value)> = practices
        .iter()
        .map(|practice| (practice.id.as_str(), json!(3)))
        .collect();
    let report = said(all_answer(&yes).path(), &["report", "a.ndjson"]);
    for expected in [
        "Both sides say that this, which fits as well or better, is done already, or a part of it: “",
        "” and “",
        "Ask first whether it works, and what is left to do. 1. ",
    ] {
        assert!(report.contains(expected), "{report}");
    }
    assert!(
        !report.contains("None of the solutions addresses"),
        "{report}"
    );
}

#[test]
fn a_portfolio_says_where_the_leading_figure_is_nobodys_view() {
    let people = [("sales", "a", 0), ("sales", "b", 4), ("operations", "c", 4)];
    let records = people.map(|(side, name, goals)| {
        record(side, name, |part| {
            Some(if part == "conflicting-goals" {
                goals
            } else {
                1
            })
        })
    });
    let told = said(folder(&records).path(), &["batch", "a.ndjson", "--quiet"]);
    let note = "Acme: The people within Sales see conflicting goals very differently: its figure is nobody's view.";
    assert!(told.contains(note), "{told}");
}
