//! Questionnaire files: every mistake is told with its place, and what is shipped is as it should be.

mod command;

use std::sync::Arc;

use command::{detente, detente_with};
use detente::diagnostic::Diagnostic;
use detente::questionnaire::{
    self, Action, Asked, EMBEDDED, Keying, Questionnaire, Role, ScaleQuestion,
};
use detente::source::Source;

const BASE: &str = include_str!("fixtures/other-departments/questionnaire.yaml");

/// The mistakes of the fixture after one replacement, as `code at line: message`.
fn mistakes(from: &str, to: &str) -> Vec<String> {
    assert!(BASE.contains(from), "{from}");
    let source = Arc::new(Source::new("q.yaml", BASE.replacen(from, to, 1)));
    let problems = questionnaire::read(&source).err().unwrap_or_default();
    problems
        .iter()
        .map(|problem| line(&source, problem))
        .collect()
}

fn line(source: &Source, problem: &Diagnostic) -> String {
    let line = match &problem.place {
        Some(detente::diagnostic::Place::Span(_, span)) => source.line_column(span.start).0,
        _ => 0,
    };
    format!("{} at {line}: {}", problem.code, problem.message)
}

#[test]
fn the_fixture_itself_has_no_mistakes() {
    assert_eq!(mistakes("format", "format"), Vec::<String>::new());
    let labels = "[Never, Almost never, Seldom, Sometimes, Often, Almost always, Always]";
    for numbered in [
        "[1 never, 2 seldom, 3 now and then, 4 often, 5 daily]",
        "[never, 1-2 times, 3-5 times, 6 times or more]",
    ] {
        assert_eq!(mistakes(labels, numbered), Vec::<String>::new());
    }
}

/// What is replaced, by what, and the mistake that it makes.
const MISTAKES: [(&str, &str, &str); 26] = [
    (
        "questionnaire@1",
        "questionnaire@2",
        "wrong-format at 1: this program can't read this questionnaire format",
    ),
    (
        "id: tooling",
        "id: hand-overs",
        "duplicate-id at 28: there are two causes `hand-overs`",
    ),
    (
        "id: complete-tickets",
        "id: lost-tickets",
        "duplicate-id at 24: there are two questions `lost-tickets`",
    ),
    (
        "id: lost-tickets",
        "id: Lost_Tickets",
        "bad-id at 20: `Lost_Tickets` is no id",
    ),
    (
        "{own} and {other}",
        "{own} and {oter}",
        "unknown-placeholder at 21: the text holds `{oter}`, which nothing fills",
    ),
    (
        "scale: seven",
        "scale: sevn",
        "unknown-name at 22: there is no scale `sevn` in this questionnaire",
    ),
    (
        "agreeing: health",
        "agreeing: healthy",
        "unknown-name at 27: `agreeing` is `healthy`",
    ),
    (
        "tooling: 0.5",
        "toling: 0.5",
        "unknown-name at 65: there is no cause `toling` in this questionnaire",
    ),
    (
        "tooling: 0.5",
        "tooling: 1.5",
        "out-of-range at 65: the weight is 1.5",
    ),
    (
        "upto: 100",
        "upto: 90",
        "bands at 59: the bands don't reach 100, so a figure can fall into none",
    ),
    (
        "upto: 50",
        "upto: 100",
        "bands at 59: the bands don't rise: 100 after 100",
    ),
    (
        "[Never, Almost never",
        "[1, Almost never",
        "bad-label at 14: the label `1` reads as a number",
    ),
    (
        "[Never, Almost never",
        "[ALWAYS, Almost never",
        "bad-label at 14: the label `Always` stands twice in its scale",
    ),
    (
        "[Never, Almost never, Seldom, Sometimes, Often, Almost always, Always]",
        "[0 of 6, 1 of 6, 2 of 6, 3 of 6, 4 of 6, 5 of 6, 6 of 6]",
        "bad-label at 14: these labels begin with numbers that aren't their places",
    ),
    (
        "    title: Tooling\n",
        "",
        "missing-field at 28: a cause has no `title`",
    ),
    (
        "    title: Tooling",
        "    titel: Tooling",
        "missing-field at 28: a cause has no `title`",
    ),
    (
        "high: 60",
        "high: 160",
        "out-of-range at 80: the threshold is 160",
    ),
    (
        "high: 60",
        "hihg: 60",
        "unknown-field at 80: the block of thresholds has no field `hihg`",
    ),
    (
        "- {id: customers, text: Single customers}",
        "# none",
        "wrong-count at 47: there are 2 options here",
    ),
    (
        "id: bugs",
        "id: features",
        "duplicate-id at 48: there are two options `features`",
    ),
    (
        "        agreeing: conflict",
        "        agreeing: conflict\n        absent: seldom",
        "bad-absent at 24: `absent` is `seldom`, which is an answer",
    ),
    (
        "owner: Both leads",
        "owner: Both leads\n        when: soon",
        "unknown-name at 70: `when` is `soon`",
    ),
    (
        "owner: Both leads",
        "owner: Both leads\n        practice: one-queue",
        "unknown-name at 70: there is no practice `one-queue` in this questionnaire",
    ),
    (
        "solutions:\n",
        "practices: {title: Done already, questions: []}\nsolutions:\n",
        "empty-list at 60: a questionnaire needs at least one practice",
    ),
    (
        "solutions:\n",
        "practices:\n  title: Done already\n  questions:\n    - {id: lost-tickets, text: We write down every ticket.}\nsolutions:\n",
        "duplicate-id at 63: there are two questions `lost-tickets`",
    ),
    (
        "thresholds:",
        "open:\n  - {id: works, text: What works?, about: weakness}\nthresholds:",
        "unknown-name at 80: `about` is `weakness`",
    ),
];

#[test]
fn each_kind_of_mistake_is_told_at_its_line() {
    for (from, to, expected) in MISTAKES {
        let found = mistakes(from, to);
        assert!(
            found.iter().any(|line| line == expected),
            "{from} -> {to}: {found:#?}"
        );
    }
}

#[test]
fn a_third_side_and_a_cause_without_questions_are_mistakes() {
    let third = "  - id: support\n    name: Support\n  - id: legal\n    name: Legal\n";
    assert_eq!(
        mistakes("  - id: support\n    name: Support\n", third),
        ["not-two-sides at 8: a questionnaire has two sides, this one has 3"]
    );
    let ranking_only = BASE.replace("      - id: urgent-waits\n        text: \"What was urgent for {own} waited at {other}.\"\n        scale: seven\n        agreeing: conflict\n", "");
    let source = Arc::new(Source::new("q.yaml", ranking_only));
    let problems = questionnaire::read(&source).expect_err("a mistake");
    let found: Vec<String> = problems
        .iter()
        .map(|problem| line(&source, problem))
        .collect();
    assert_eq!(
        found,
        ["no-questions at 40: a cause needs at least one scale question"]
    );
}

#[test]
fn several_mistakes_are_all_told() {
    let broken = BASE
        .replacen("agreeing: conflict", "agreeing: conflct", 1)
        .replacen("upto: 100", "upto: 99", 1)
        .replacen("{own} and {other}", "{own} and {oter}", 1);
    insta::assert_snapshot!(detente_with(&["check", "-"], &broken, &[]).complaint());
}

/// A built-in questionnaire by its name.
fn built_in(name: &str) -> Questionnaire {
    let embedded = questionnaire::embedded(name).expect("built in");
    embedded.read().expect("valid")
}

#[test]
fn the_default_questionnaires_are_built_as_they_should_be() {
    for questionnaire in ["sales-vs-operations", "sales-vs-operations@1.0"].map(built_in) {
        assert_eq!(questionnaire.causes.len(), 5);
        for cause in &questionnaire.causes {
            let scale = &questionnaire.scale_questions[cause.scale.clone()];
            assert_eq!(scale.len(), 5, "{}", cause.id);
            let health = scale
                .iter()
                .filter(|question| question.keying == Keying::Reversed)
                .count();
            assert_eq!(health, 2, "{}", cause.id);
            let has_ranking =
                ["conflicting-goals", "ideological-differences"].contains(&cause.id.as_str());
            assert_eq!(
                cause.rankings.len(),
                usize::from(has_ranking),
                "{}",
                cause.id
            );
            if cause.id == "conflict-avoidance" {
                assert!(
                    scale
                        .iter()
                        .all(|question| question.wording.is_asked(Role::Observer))
                );
            }
        }
        let bands: Vec<&str> = questionnaire
            .symptoms
            .bands
            .iter()
            .map(|band| band.id.as_str())
            .collect();
        assert_eq!(bands, ["healthy", "friction", "dysfunction"]);
        assert_eq!(questionnaire.solutions.len(), 3);
    }
}

#[test]
fn the_newest_takes_under_ten_minutes_and_seldom_changes_its_labels() {
    let questionnaire = built_in("sales-vs-operations");
    let scored = questionnaire.count_scored();
    let practices = questionnaire.practice_scale().len();
    let slow = questionnaire.ranking_questions.len() + questionnaire.open.len();
    let seconds = 8.5 * scored as f64 + 30.0 * slow as f64 + 5.0 * practices as f64;
    assert!(seconds < 600.0, "{seconds}");
    for role in Role::ALL {
        let scale = questionnaire.sequence(role).into_iter();
        let labels: Vec<_> = scale
            .filter_map(|asked| match asked {
                Asked::Scale(at) if at < scored => Some(&questionnaire.scale_questions[at].labels),
                _ => None,
            })
            .collect();
        let changes = labels.windows(2).filter(|two| two[0] != two[1]).count();
        assert!(changes <= 3, "{role:?}: {changes}");
        // Two orders after each other tire, and the second is answered like the first.
        let kinds: Vec<bool> = questionnaire
            .sequence(role)
            .into_iter()
            .map(|asked| matches!(asked, Asked::Ranking(_)))
            .collect();
        assert!(
            kinds
                .windows(5)
                .all(|near| near.iter().filter(|is| **is).count() < 2)
        );
    }
}

#[test]
fn an_order_is_asked_of_all_in_the_same_words() {
    let questionnaire = built_in("sales-vs-operations");
    for ranking in &questionnaire.ranking_questions {
        let text = |role| questionnaire.text_for(&ranking.wording, role);
        assert_eq!(text(Role::First), text(Role::Second), "{}", ranking.id);
        assert_eq!(text(Role::First), text(Role::Observer), "{}", ranking.id);
    }
}

#[test]
fn an_id_means_the_same_in_every_version() {
    for (new, old) in [
        ("sales-vs-operations", "sales-vs-operations@1.0"),
        ("pulse", "pulse@1.0"),
        ("pulse", "sales-vs-operations@1.0"),
    ] {
        let (new, old) = (built_in(new), built_in(old));
        let mut shared = 0;
        for question in &old.scale_questions {
            let mut news = new.scale_questions.iter();
            if let Some(newer) = news.find(|newer| newer.id == question.id) {
                let absent = newer.absent.clone();
                assert_eq!(
                    *newer,
                    ScaleQuestion {
                        absent,
                        ..question.clone()
                    }
                );
                shared += 1;
            }
        }
        assert!(shared >= 8, "{shared}");
        let ids = |asked: &Questionnaire| -> Vec<String> {
            let rankings = asked.ranking_questions.iter();
            rankings.map(|ranking| ranking.id.clone()).collect()
        };
        assert!(ids(&old).iter().all(|id| !ids(&new).contains(id)));
    }
}

#[test]
fn every_practice_is_asked_of_all_and_stands_beside_the_action_that_starts_it() {
    for questionnaire in ["sales-vs-operations", "pulse"].map(built_in) {
        let practices = &questionnaire.scale_questions[questionnaire.practice_scale()];
        assert_eq!(practices.len(), 7);
        let actions = questionnaire.solutions.iter().flat_map(|one| &one.actions);
        let mut starting: Vec<(usize, &str)> = actions
            .clone()
            .filter_map(|action| Some((action.practice?, action.id.as_str())))
            .collect();
        starting.sort_unstable();
        let starting: Vec<(&str, &str)> = starting
            .into_iter()
            .map(|(at, action)| (practices[at].id.as_str(), action))
            .collect();
        let expected = [
            ("shared-measure", "shared-measures"),
            ("linked-goals", "linked-goals"),
            ("joint-pay", "fair-pay"),
            ("joint-budget", "joint-budget"),
            ("key-meetings", "constant-talk"),
            ("ceo-with-both", "ceo-mediates"),
            ("operations-with-customers", "customer-visits"),
        ];
        assert_eq!(starting, expected);
        for role in Role::ALL {
            assert_eq!(
                questionnaire
                    .asked(questionnaire.practice_scale(), role)
                    .len(),
                7
            );
        }
        assert!(
            practices
                .iter()
                .all(|one| *one.labels == ["No", "Partly", "Yes"])
        );
        let is_whole = |action: &Action| action.when.is_some() && action.sign.is_some();
        assert!(actions.clone().all(is_whole));
    }
}

#[test]
fn health_is_worded_as_what_is_there_rather_than_what_is_not() {
    for embedded in EMBEDDED {
        let questionnaire = embedded.read().expect("valid");
        let healthy = questionnaire
            .scale_questions
            .iter()
            .filter(|question| question.keying == Keying::Reversed);
        for question in healthy {
            let text = format!(" {} ", question.wording.text().to_lowercase());
            for word in [" not ", " no ", " never ", "n't "] {
                assert!(!text.contains(word), "{}: {text}", question.id);
            }
        }
    }
}

#[test]
fn the_pulse_asks_nothing_that_the_whole_questionnaire_does_not() {
    for version in ["1.0", "2.0"] {
        let [whole, pulse] =
            ["sales-vs-operations", "pulse"].map(|id| built_in(&format!("{id}@{version}")));
        for question in &pulse.scale_questions {
            assert!(whole.scale_questions.contains(question), "{}", question.id);
        }
        for cause in &pulse.causes {
            assert_eq!(cause.scale.len(), 2, "{}", cause.id);
            let same = whole
                .causes
                .iter()
                .find(|known| known.id == cause.id)
                .expect("the same causes");
            assert_eq!((&cause.title, &cause.summary), (&same.title, &same.summary));
            assert_eq!(cause.finding, same.finding);
        }
        assert_eq!(pulse.solutions, whole.solutions);
        assert_eq!(pulse.symptoms.bands, whole.symptoms.bands);
        assert!(whole.open.contains(&pulse.open[0]));
    }
}

#[test]
fn an_exported_questionnaire_is_the_built_in_one() {
    for embedded in EMBEDDED {
        let exported = detente(&["questionnaire", "export", &embedded.name()]).report();
        assert_eq!(exported, embedded.text);
    }
    insta::assert_snapshot!(detente(&["questionnaire", "export", "puls"]).complaint());
    for unknown in ["pulse@7", "pulse@"] {
        let complaint = detente(&["questionnaire", "export", unknown]).complaint();
        assert!(complaint.contains("there is no built-in questionnaire"));
    }
    insta::assert_snapshot!(detente(&["questionnaire", "list"]).report());
}

#[test]
fn check_knows_a_questionnaire_by_its_format_wherever_that_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = |text: &str| {
        let path = folder.path().join("a.yaml");
        std::fs::write(&path, text).expect("written");
        let run = detente(&["check", path.to_str().expect("a path")]);
        let name = path.to_string_lossy().into_owned();
        (run.stdout.replace(&name, "a.yaml"), run.stderr)
    };
    let whole = detente(&["questionnaire", "export", "pulse"]).report();
    let format = "format: detente/questionnaire@1\n";
    let rest = whole.replacen(format, "", 1);
    let last = format!("{}{rest}\n{format}", "# A comment.\n".repeat(250));
    let expected =
        "a.yaml: questionnaire pulse version 2.0, 5 causes, 15 scale questions, 0 rankings\n";
    assert_eq!(told(&last), (expected.to_owned(), String::new()));
    let (_, without) = told(&rest);
    assert!(
        without.contains("a questionnaire has no `format`"),
        "{without}"
    );
    let quoted = "company: Acme\nside: sales\nanswers: {goals-known: 4}\ncomments:\n  goals-known: |\n    \
                  My file begins with\n    format: detente/questionnaire@1\n";
    let (found, _) = told(quoted);
    assert_eq!(found, "a.yaml: Acme, Sales: 1 of 38 questions answered\n");
}
