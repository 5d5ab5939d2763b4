//! `--fail-over`: a side that isn't heard doesn't turn a gate green, over one company or many.

use std::fs;

use crate::{clients, run};

#[test]
fn a_gate_says_no_where_a_side_is_not_heard() {
    let folder = clients(&["Acme", "Bolt"]);
    let path = folder.path();
    run(
        path,
        "report answers --company Acme --fail-over symptoms=100 -o a.md",
    )
    .ends(0);
    for entry in fs::read_dir(path.join("answers/Acme")).expect("a folder") {
        let file = entry.expect("an entry").path();
        if file.to_string_lossy().contains("operations") {
            fs::remove_file(file).expect("removed");
        }
    }
    for rule in ["symptoms=100", "any-cause=100", "conflict-avoidance=100"] {
        let why =
            format!("`{rule}`: this can't be told of both sides, as Operations was not heard\n");
        let gated = run(
            path,
            &format!("report answers --company Acme -o a.md --fail-over {rule}"),
        )
        .ends(1)
        .says(&format!("error[one-side]: {why}"));
        assert_eq!(gated.err.matches("error[").count(), 1, "{}", gated.err);
        run(path, &format!("batch answers -f csv --fail-over {rule}"))
            .ends(1)
            .says(&format!("error[one-side]: Acme: {why}"))
            .does_not_say("Bolt");
        run(
            path,
            &format!("batch answers -f csv --fail-over {rule} --allow-one-side"),
        )
        .ends(0);
    }
    run(path, "report answers --company Acme -o a.md --fail-over gap=100 --allow-one-side")
        .ends(1)
        .says("error[no-figure]: `gap=100`: the gap on conflicting goals can't be told. Operations has not answered.\n");
}

#[test]
fn many_companies_are_held_to_the_same_rules_as_each() {
    let folder = clients(&["Acme", "Bolt", "Cog"]);
    let path = folder.path();
    let all = run(
        path,
        "batch answers -f csv --fail-over symptoms=45 --fail-over any-cause=55 --all-errors",
    );
    let mut expected = String::new();
    let order = ["Acme", "Bolt", "Cog"];
    for name in order {
        let one = run(
            path,
            &format!(
                "report answers --company {name} -o x.md --fail-over symptoms=45 --fail-over any-cause=55"
            ),
        );
        for line in one
            .err
            .lines()
            .filter(|line| line.starts_with("error[over-limit]: "))
        {
            expected += &line.replacen(": ", &format!(": {name}: "), 1);
            expected.push('\n');
        }
    }
    let mut expected: Vec<&str> = expected.lines().collect();
    let mut told: Vec<&str> = all
        .err
        .lines()
        .filter(|line| line.starts_with("error["))
        .collect();
    assert!(!told.is_empty());
    expected.sort_unstable();
    told.sort_unstable();
    assert_eq!(told, expected);
    all.ends(1);
    run(path, "batch answers --fail-over conflict-avoidence=1")
        .ends(2)
        .says("did you mean `conflict-avoidance`?");
}

#[test]
fn a_figure_is_told_apart_from_the_line_that_it_is_over() {
    let clients = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/clients.csv");
    let folder = tempfile::tempdir().expect("a folder");
    let rule = |limit: &str| {
        run(
            folder.path(),
            &format!("batch {clients} -f csv --fail-over symptoms={limit}"),
        )
    };
    // The root of (75² + 73.4375²) / 2 hangs on more than four decimals.
    let told = rule("74").ends(1).err;
    let line = told
        .lines()
        .find(|line| line.contains("Bolt & Sons"))
        .expect("told");
    assert!(
        line.ends_with("the symptoms are at 74.3702, over 74"),
        "{line}"
    );
    rule("74.3702")
        .ends(1)
        .says("Bolt & Sons: `symptoms=74.3702`: the symptoms are at 74.37023, over 74.3702\n");
    rule("74.3703").ends(0);
}
