//! Plans: begun by a report, changed by people and never written over, and told of when the next answers come.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod command;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use command::{Run, detente};
use serde_json::{Value, json};

/// A folder with the demo's answers, and the same as those of the next wave.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("plan-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let demo = include_str!("../src/demo/acme-gears.yaml");
    fs::write(folder.join("old.yaml"), demo).unwrap();
    fs::write(folder.join("new.yaml"), demo.replace("2026-Q4", "2027-Q1")).unwrap();
    folder
}

/// Runs with `{}` standing for the folder.
fn run(folder: &Path, arguments: &str) -> Run {
    let folder = folder.to_str().unwrap();
    let arguments = arguments.replace("{}", folder);
    detente(&arguments.split_whitespace().collect::<Vec<_>>())
}

const BEGIN: &str = "report {}/old.yaml -f plan --start 2026-12-01 -o {}/plan.yaml";
const FOLLOW: &str = "report {}/new.yaml --since {}/old.yaml --plan {}/plan.yaml --width 200";

/// What the demo begins: a week, a month and a month after 1 December.
const BEGUN: &str = "\
# Acme Gears, 2026-Q4: what to do first.
# Change it as both leaders agree: days, owners, actions of your own, which need a `text` and
# nothing else. detente doesn't write over this file.
# `done` is no, yes, dropped, or the day that it was done, as in 2026-12-08.
# `detente report NEW --since OLD --plan THIS` tells what has become of it, and shows owners and
# notes: name nobody here whom that report shouldn't name.
format: detente/plan@1
company: Acme Gears
wave: 2026-Q4
start: 2026-12-01
actions:
- id: ceo-mediates
  text: \"Meet each leader alone, and ask what they need from the other. Then settle one open issue with both in the room, and use the trust you gain with each to build it between the teams.\"
  owner: \"CEO\"
  when: this week
  due: 2026-12-08
  sign: \"An issue that has waited for weeks is decided, and both leaders tell the decision alike.\"
  done: no
  note: \"\"
- id: outside-facilitator
  text: \"Where you are part of the issue yourself, or feelings run high, have someone from outside lead the first talks. Choose a person whom both leaders accept.\"
  owner: \"CEO\"
  when: this month
  due: 2027-01-01
  sign: \"Both leaders come back to a second talk of their own accord.\"
  done: no
  note: \"\"
- id: restated-goals
  text: \"Open the next leadership meeting by restating the company's goals, then have both leaders state theirs. Settle there which goal comes first where two clash.\"
  owner: \"CEO\"
  when: this month
  due: 2027-01-01
  sign: \"A week later, both leaders name the same goal when asked what comes first.\"
  done: no
  note: \"\"
";

#[test]
fn a_plan_holds_what_the_report_puts_first_and_is_never_written_over() {
    let folder = folder("begun");
    let plan = folder.join("plan.yaml");
    let began = run(&folder, BEGIN);
    assert_eq!((began.status, began.stdout.as_str()), (Some(0), ""));
    assert_eq!(fs::read_to_string(&plan).unwrap(), BEGUN);
    assert_eq!(run(&folder, BEGIN).status, Some(0));
    // Where it lies among the answers it is none of them.
    let among = BEGIN.replace("{}/old.yaml", "{} --wave 2026-Q4");
    assert_eq!(run(&folder, &among).status, Some(0));
    let changed = BEGUN.replace("2026-12-08", "2026-12-15");
    fs::write(&plan, &changed).unwrap();
    let refused = run(&folder, BEGIN).complaint();
    assert!(
        refused.contains("people may have gone on with it"),
        "{refused}"
    );
    assert_eq!(fs::read_to_string(&plan).unwrap(), changed);
    let refused = run(&folder, &among).complaint();
    assert!(refused.contains("error[exists]"), "{refused}");
    // Nor does any other command write over it.
    for command in [
        "report {}/old.yaml -f markdown -o {}/plan.yaml",
        "report {}/old.yaml -f markdown -o {}/plan.yaml --update --keep-going",
        "agenda {}/old.yaml -f markdown -o {}/plan.yaml",
        "agenda {} --wave 2026-Q4 -f markdown -o {}/plan.yaml",
        "compare {}/old.yaml {}/new.yaml -f json -o {}/plan.yaml",
        "batch {}/old.yaml -f markdown -o {}/plan.yaml",
        "template -o {}/plan.yaml",
    ] {
        let refused = run(&folder, command);
        assert_eq!(refused.status, Some(2), "{command}");
        assert_eq!(fs::read_to_string(&plan).unwrap(), changed, "{command}");
    }
    // A link that leads nowhere is in use as well.
    fs::remove_file(&plan).unwrap();
    symlink(folder.join("nowhere"), &plan).unwrap();
    assert_eq!(run(&folder, BEGIN).status, Some(2));
    for way in ["--check {}/plan.yaml", "--update -o {}/plan.yaml"] {
        let refused = run(&folder, &format!("report {{}}/old.yaml -f plan {way}")).complaint();
        assert!(refused.contains("wrong-argument"), "{refused}");
    }
}

#[test]
fn what_has_become_of_a_plan_stands_beside_what_has_changed() {
    let folder = folder("followed");
    fs::write(
        folder.join("plan.yaml"),
        "\
format: detente/plan@1
company: ACME  gears
wave: 2026-Q4
actions:
- {id: ceo-mediates, text: Meet each leader., owner: CEO, due: 2026-12-08, sign: They agree., done: 2026-12-08}
- {text: Draw a map., owner: Both, due: 2026-12-08, sign: It hangs there., done: 2026-12-09, note: 'Took *two* days <b>'}
- {text: Buy a board., due: 2027-01-14}
- {text: Hang it up., due: 2027-01-15, done: false}
- {text: Move in together., owner: CEO, done: dropped, note: No room.}
",
    )
    .unwrap();
    let told = |arguments: &str| {
        // Both waves hold the same answers, which is warned of.
        let report = run(&folder, &format!("{FOLLOW} {arguments} --quiet")).report();
        let from = report.find("What was planned").unwrap();
        let upto = report[from..].find("prove that").unwrap();
        let first = report
            .lines()
            .find(|line| line.starts_with("Of 5"))
            .unwrap();
        format!("{first}\n{}", &report[from..from + upto])
    };
    assert_eq!(
        told("--today 2027-01-15"),
        "\
Of 5 actions planned: 1 done, 1 done late, 1 late, 1 open and 1 dropped.
What was planned after 2026-Q4
──────────────────────────────
Of 5 actions planned: 1 done, 1 done late, 1 late, 1 open and 1 dropped.
   - CEO, done: Meet each leader.
     Due 2026-12-08, done 2026-12-08.
     Both sides say that it isn't done: ask what they see of it.
     Has it worked? The sign: They agree.
   - Both, done late: Draw a map.
     Due 2026-12-08, done 2026-12-09.
     Has it worked? The sign: It hangs there.
     Note: Took *two* days <b>
   - Nobody yet, late: Buy a board.
     Due 2027-01-14, not done by 2027-01-15.
   - Nobody yet, open: Hang it up.
     Due 2027-01-15.
   - CEO, dropped: Move in together.
     Note: No room.
That an action is done and that a figure has changed since doesn't "
    );
    // What is written down as done on a later day isn't done yet.
    let early = told("--today 2026-12-08");
    assert!(
        early.starts_with("Of 5 actions planned: 1 done, 3 open and 1 dropped.\n"),
        "{early}"
    );
    assert!(
        early.contains("Both, open: Draw a map.\n     Due 2026-12-08, to be done 2026-12-09.\n"),
        "{early}"
    );
    // Without a day nothing that is open is called late.
    assert!(
        told("").starts_with("Of 5 actions planned: 1 done, 1 done late, 2 open and 1 dropped.\n")
    );
    let markdown = run(
        &folder,
        &format!("{FOLLOW} --today 2027-01-15 -f markdown --no-quotes --quiet"),
    )
    .report();
    let from = markdown.find("- [x]").unwrap();
    assert!(
        markdown[from..].starts_with(
            "\
- [x] **CEO**, done: Meet each leader. *Due 2026-12-08, done 2026-12-08.* *Both sides say that it isn't done: ask what they see of it.* *Has it worked? The sign: They agree.*
- [x] **Both**, done late: Draw a map. *Due 2026-12-08, done 2026-12-09.* *Has it worked? The sign: It hangs there.*
- [ ] **Nobody yet**, late: Buy a board. *Due 2027-01-14, not done by 2027-01-15.*
- [ ] **Nobody yet**, open: Hang it up. *Due 2027-01-15.*
- **CEO**, dropped: Move in together.
"
        ),
        "{markdown}"
    );
    let report = run(
        &folder,
        &format!("{FOLLOW} --today 2027-01-15 -f json --quiet"),
    )
    .report();
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["plan"]["on"], "2027-01-15");
    assert_eq!(
        report["plan"]["actions"][1],
        json!({
            "id": null, "text": "Draw a map.", "owner": "Both", "state": "done-late", "due": "2026-12-08",
            "done": "2026-12-09", "sign": "It hangs there.", "note": "Took *two* days <b>"
        })
    );
    assert!(jsonschema::is_valid(&detente::schema::report(), &report));
}

#[test]
fn every_mistake_of_a_plan_has_its_place() {
    let folder = folder("mistakes");
    fs::write(
        folder.join("plan.yaml"),
        "\
format: detente/plan@1
company: Acme Gears
colour: red
actions:
- text: One.
  due: 2027-02-29
  done: droped
- owner: CEO
- text: Three.
  done: 10.12.2026
- text: Move to building #2
  done: Ja
",
    )
    .unwrap();
    let refused = run(&folder, FOLLOW).complaint();
    let expected = [
        ("3:1", "a plan has no field `colour`"),
        ("6:8", "February 2027 has the days 01 to 28"),
        ("7:9", "did you mean `dropped`?"),
        ("8:3", "an action has no `text`"),
        ("10:9", "write 2026-12-10"),
        ("11:9", "put quotes around the whole text"),
        ("12:9", "write `yes` where it is done"),
    ];
    for (place, words) in expected {
        assert!(
            refused.contains(&format!("plan.yaml:{place}")),
            "{place}: {refused}"
        );
        assert!(refused.contains(words), "{words}: {refused}");
    }
    assert!(refused.ends_with("7 errors in all\n"), "{refused}");
    for (text, words) in [
        (
            "format: detente/plan@1\ncompany: Bolt\n",
            "plans were found of Bolt",
        ),
        ("company: Acme Gears\n", "a plan has no `format`"),
        (
            "format: detente/plan@1\ncompany: Acme Gears\nwave: 2027-Q1\n",
            "nothing can have become of it",
        ),
        ("", "expected one plan, found 0"),
        ("- 1\n", "expected a plan as `key: value` lines"),
    ] {
        fs::write(folder.join("plan.yaml"), text).unwrap();
        let refused = run(&folder, FOLLOW).complaint();
        assert!(refused.contains(words), "{words}: {refused}");
    }
}

#[test]
fn a_batch_begins_plans_and_follows_those_of_the_earlier_wave() {
    let folder = folder("batch");
    let bolt = |file: &str| {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        fs::write(
            folder.join(file),
            format!("{text}---\n{}", text.replace("Acme Gears", "Bolt")),
        )
        .unwrap();
    };
    bolt("old.yaml");
    bolt("new.yaml");
    let old = "batch {}/old.yaml --out {}/out -f html -f plan --start 2026-12-01";
    let wrote = run(&folder, old);
    assert!(
        wrote.stderr.starts_with("Wrote 4 reports into"),
        "{}",
        wrote.stderr
    );
    let plan = folder.join("out/Acme-Gears-2026-Q4.plan.yaml");
    assert_eq!(fs::read_to_string(&plan).unwrap(), BEGUN);
    let again = run(&folder, old);
    assert!(
        again.stderr.contains("Wrote 0 reports into") && again.stderr.contains("left 4 unchanged")
    );
    fs::write(&plan, BEGUN.replacen("done: no", "done: yes", 1)).unwrap();
    let again = run(&folder, old).stderr;
    assert!(
        again.contains("left 3 unchanged") && again.contains("Left 1 plan as it is"),
        "{again}"
    );
    // A changed plan is no difference; one that is gone is.
    let checked = run(&folder, &format!("{old} --check"));
    assert_eq!(checked.status, Some(0), "{}", checked.stderr);
    fs::remove_file(folder.join("out/Bolt-2026-Q4.plan.yaml")).unwrap();
    let checked = run(&folder, &format!("{old} --check"));
    assert_eq!(checked.status, Some(1));
    assert!(
        checked.stderr.contains("Bolt-2026-Q4.plan.yaml"),
        "{}",
        checked.stderr
    );
    // The next wave's plans lie beside those of the last, which alone are followed up; no pruning takes any away.
    let new = "batch {}/new.yaml --since {}/old.yaml --plan {}/out --out {}/out -f markdown -f plan --prune";
    for _ in 0..2 {
        let wrote = run(&folder, new);
        assert_eq!(wrote.status, Some(0), "{}", wrote.stderr);
        assert!(
            wrote
                .stderr
                .contains("no plan that can be followed up was found of Bolt"),
            "{}",
            wrote.stderr
        );
    }
    let report = fs::read_to_string(folder.join("out/Acme-Gears-2027-Q1.md")).unwrap();
    assert!(
        report.contains("## What was planned after 2026-Q4"),
        "{report}"
    );
    assert!(
        report.contains("Of 3 actions planned: 1 done and 2 open."),
        "{report}"
    );
    let bolt = fs::read_to_string(folder.join("out/Bolt-2027-Q1.md")).unwrap();
    assert!(!bolt.contains("What was planned"), "{bolt}");
    assert!(plan.exists() && folder.join("out/Acme-Gears-2027-Q1.plan.yaml").exists());
    // A broken plan is told, and keeps no report from being written. What ends as a plan does is meant for one.
    for (text, why) in [
        (
            "format: detente/plan@1\ncompany: Acme Gears\nactions: [{}]\n",
            "an action has no `text`",
        ),
        (
            "format: detente/plan@9\ncompany: Acme Gears\nactions: []\n",
            "expected a plan, found detente/plan@9",
        ),
        ("company: Acme Gears\n", "a plan has no `format`"),
        ("", "expected one plan, found 0"),
    ] {
        fs::write(&plan, text).unwrap();
        let wrote = run(&folder, new);
        assert_eq!(wrote.status, Some(2));
        for told in [why, "Acme-Gears-2026-Q4.plan.yaml", "into"] {
            assert!(wrote.stderr.contains(told), "{told}: {}", wrote.stderr);
        }
    }
}

#[test]
fn what_begins_no_plan_says_so() {
    let folder = folder("refused");
    for (arguments, words) in [
        ("batch {} -f plan", "a plan is of one company"),
        (
            "compare {}/old.yaml {}/new.yaml -f plan",
            "a comparison holds no plan",
        ),
        (
            "compare {}/old.yaml {}/new.yaml -o {}/x.yaml",
            "a comparison holds no plan",
        ),
        ("agenda {}/old.yaml -f plan", "an agenda is written as"),
        (
            "report {}/new.yaml --since {}/old.yaml -f plan",
            "a plan has no place",
        ),
        ("report {}/new.yaml --plan {}/plan.yaml", "--since <OLD>"),
    ] {
        let refused = run(&folder, arguments).complaint();
        assert!(refused.contains(words), "{arguments}: {refused}");
    }
    let empty = "company: Acme\nside: sales\nanswers: {targets-collide: 3}\n";
    fs::write(folder.join("none.yaml"), empty).unwrap();
    let plan = run(&folder, "report {}/none.yaml -f plan").stdout;
    assert!(
        plan.ends_with("# Nothing can be said before both sides have answered enough of the questions.\nactions: []\n"),
        "{plan}"
    );
    let schema = detente::schema::plan();
    assert_eq!(schema["properties"]["format"]["const"], "detente/plan@1");
}

#[test]
fn what_the_plan_has_done_is_marked_where_the_report_puts_it_first_again() {
    let folder = folder("done");
    // Both sides say no to the practice that it begins.
    let mark = "Done on 2026-12-05, by the plan, but both sides say no: ask what they see of it.";
    fs::write(folder.join("plan.yaml"), BEGUN).unwrap();
    let open = run(&folder, FOLLOW).stdout;
    assert!(!open.contains("by the plan"), "{open}");
    let first = open.split("Causes, ranked").next().unwrap();
    let still = "Planned last time, and still open.";
    assert_eq!(first.matches(still).count(), 3, "{open}");
    let begun = BEGUN.replacen("done: no", "done: 2026-12-05", 1);
    fs::write(folder.join("plan.yaml"), begun).unwrap();
    let done = run(&folder, FOLLOW).stdout;
    let first = done.split("2. CEO").next().unwrap();
    assert!(first.contains("Meet each leader alone"), "{done}");
    assert!(first.contains(mark), "{done}");
    assert_eq!(done.matches(mark).count(), 1, "{done}");
    let dropped = BEGUN.replacen("done: no", "done: dropped", 1);
    fs::write(folder.join("plan.yaml"), dropped).unwrap();
    let dropped = run(&folder, FOLLOW).stdout;
    let mark = "Dropped, by the plan: ask why before you take it up again.";
    assert_eq!(dropped.matches(mark).count(), 1, "{dropped}");
    // A text in the place of an action's is an action of its own; other words for the same are still that action.
    let old = BEGUN
        .lines()
        .find(|line| line.contains("Meet each leader alone"));
    let put = |text: &str| {
        let begun = BEGUN.replacen("done: no", "done: 2026-12-05", 1);
        let begun = begun.replace(old.unwrap(), &format!("  text: {text}"));
        fs::write(folder.join("plan.yaml"), begun).unwrap();
        run(&folder, FOLLOW)
            .stdout
            .contains("Done on 2026-12-05, by the plan")
    };
    assert!(put("Meet each leader alone on Monday"));
    assert!(!put("Move the planners next door"));
}

#[test]
fn a_map_names_the_company_of_a_plan_and_of_a_kept_report_too() {
    let folder = folder("renamed");
    run(&folder, BEGIN);
    run(&folder, "report {}/old.yaml -f json -o {}/kept.json");
    let map = "format: detente/columns@1\ncompanies: {acme gears: Acme Group}\nwaves: {2026-Q4: Autumn}\n";
    fs::write(folder.join("map.yaml"), map).unwrap();
    for command in [
        "report {}/new.yaml -f markdown",
        "batch {}/new.yaml -f ndjson",
    ] {
        let since = "--since {}/kept.json --plan {}/plan.yaml --columns {}/map.yaml";
        let run = run(&folder, &format!("{command} {since}"));
        assert_eq!(
            (run.status, run.stderr.contains("warning")),
            (Some(0), false),
            "{}",
            run.stderr
        );
        let told = [
            "## What was planned after Autumn",
            "\"plan\":{\"wave\":\"Autumn\"",
        ];
        assert!(
            told.iter().any(|told| run.stdout.contains(told)),
            "{}",
            run.stdout
        );
        assert!(run.stdout.contains("Acme Group"), "{}", run.stdout);
    }
}
