//! Names of kept files over waves, filters, and what belongs to nobody.

use std::fs;

use crate::{clients, files, names, run, run_with, write_client};

#[test]
fn a_new_wave_takes_the_place_of_the_last_where_names_leave_it_out() {
    let folder = clients(&[]);
    let path = folder.path();
    let write = |wave: &str, seed: u64| {
        // Whoever doesn't answer this time has no file.
        let _ = fs::remove_dir_all(path.join("answers"));
        for (at, name) in (0..).zip(["Acme", "Bolt"]) {
            write_client(path, seed + at, name, &format!("wave: {wave}\n"));
        }
    };
    write("2026-Q3", 0);
    run(path, "batch answers --out golden -f json").ends(0);
    run(path, "batch answers --out plain -f json --names company").ends(0);
    assert_eq!(
        names(&path.join("golden")),
        ["Acme-2026-Q3.json", "Bolt-2026-Q3.json"]
    );
    assert_eq!(names(&path.join("plain")), ["Acme.json", "Bolt.json"]);
    write("2026-Q4", 10);
    run(path, "batch answers --out golden -f json --check")
        .ends(1)
        .says("error[report-missing]: this report is missing\n--> golden/Acme-2026-Q4.json")
        .says("error[report-stale]: no company of this run has this report\n--> golden/Acme-2026-Q3.json")
        .says("with `--names company` the next wave takes the place of the last.\n");
    let checked = run(
        path,
        "batch answers --out plain -f json --names company --check --diff full",
    )
    .ends(1)
    .says("Compared 2 reports in plain: 2 reports differ (2 changed).\n")
    .says("error[report-changed]")
    .does_not_say("stale");
    assert!(
        checked.out.contains("-  \"wave\": \"2026-Q3\""),
        "{}",
        checked.out
    );
    // The next wave may well have fewer answers: that is no loss.
    run(
        path,
        "batch answers --out plain -f json --names company --update",
    )
    .ends(0);
    run(
        path,
        "batch answers --out plain -f json --names company --check",
    )
    .ends(0);
    // What is removed is listed first, and is a report of this program.
    fs::write(path.join("golden/package.json"), "{}").expect("written");
    run(path, "batch answers --out golden -f json --update --prune")
        .ends(0)
        .says("note[reports-removed]: removing 2 reports that no company of this run has\n--> golden\n = help: Acme-2026-Q3.json and Bolt-2026-Q3.json\n")
        .says("left as they were: package.json\n");
    assert_eq!(
        names(&path.join("golden")),
        ["Acme-2026-Q4.json", "Bolt-2026-Q4.json", "package.json"]
    );
}

#[test]
fn two_waves_at_once_need_the_wave_in_their_names() {
    let folder = clients(&[]);
    let path = folder.path();
    write_client(path, 0, "Acme", "wave: 2026-Q3\n");
    fs::rename(path.join("answers/Acme"), path.join("answers/old")).expect("moved");
    write_client(path, 1, "Acme", "wave: 2026-Q4\n");
    run(path, "batch answers --out golden --names company")
        .ends(2)
        .says("error[several-waves]: two waves of Acme can't both have the file that is named after it\n");
    assert!(!path.join("golden").exists());
    run(
        path,
        "batch answers --out golden --names company --wave 2026-Q4",
    )
    .ends(0);
    assert_eq!(names(&path.join("golden")), ["Acme.html"]);
}

#[test]
fn a_filter_judges_what_it_picked_alone() {
    let folder = clients(&["Acme", "Bolt", "ACME"]);
    let path = folder.path();
    run(path, "batch answers --out golden -f text").ends(0);
    for name in ["Bolt", "ACME", "Acme"] {
        run(
            path,
            &format!("batch answers --out golden -f text --company {name} --check"),
        )
        .ends(0)
        .says("Compared 1 report in golden: 0 reports differ.");
        run(
            path,
            &format!("batch answers --out golden -f text --company {name}"),
        )
        .ends(0)
        .says("Wrote 0 reports into golden, left 1 unchanged.")
        .does_not_say("no report of this run");
    }
    let kept = files(&path.join("golden"));
    run(
        path,
        "batch answers --out golden -f text --company Bolt --update --prune",
    )
    .ends(2)
    .says("`--prune` has to know all companies");
    run(path, "batch answers --out golden -f text --check --prune")
        .ends(2)
        .says("`--check` writes nothing");
    assert_eq!(files(&path.join("golden")), kept);
}

#[test]
fn reports_of_nobody_are_named_as_far_as_a_screen_reaches() {
    let folder = clients(&["Acme"]);
    let path = folder.path();
    run(path, "batch answers --out golden -f json").ends(0);
    for at in 0..36 {
        fs::copy(
            path.join("golden/Acme.json"),
            path.join(format!("golden/Gone-{at:02}.json")),
        )
        .expect("copied");
    }
    run(path, "batch answers --out golden -f json")
        .ends(0)
        .says("note[other-reports]: 36 files here are no report of this run\n")
        .says("Gone-18.json, Gone-19.json and 16 more, which `--all-errors` names\n");
    run(path, "batch answers --out golden -f json --all-errors")
        .ends(0)
        .says("Gone-34.json and Gone-35.json\n");
    run(path, "batch answers --out golden -f json --check")
        .ends(1)
        .says("and 16 more errors: report stale (16)\n")
        .says("`--update --prune` also removes the reports of no company.\n");
}

#[test]
fn nothing_is_removed_that_may_be_of_somebody() {
    let folder = clients(&[]);
    let path = folder.path();
    for (seed, name) in (0..).zip(["Acme", "Bolt", "Cog"]) {
        write_client(path, seed, name, "wave: 2026-Q4\n");
    }
    let update = "batch answers --out golden -f markdown --update";
    let prune = "batch answers --out golden -f markdown --update --prune";
    run(path, update).ends(0);
    let kept = files(&path.join("golden"));
    let whole = |what: &str| {
        run(path, prune)
            .ends(2)
            .says("error[not-pruned]: no report was removed: not all answers could be read");
        assert_eq!(files(&path.join("golden")), kept, "{what}");
    };
    // A company all of whose answers fail, so that its wave isn't known.
    let texts = files(&path.join("answers/Bolt"));
    for (name, text) in &texts {
        let text = String::from_utf8(text.clone()).expect("text");
        let file = path.join("answers/Bolt").join(name);
        fs::write(file, text.replace("wave: 2026-Q4", "wav: 2026-Q4")).expect("written");
    }
    whole("misspelt");
    run(path, "batch answers --out golden -f markdown --check")
        .ends(2)
        .says("note[report-kept]: this report stays as it was: it may be of answers that could not be read\n--> golden/Bolt-2026-Q4.md\n")
        .says("Compared 2 reports in golden: 0 reports differ.");
    // One that nobody can tell the company of any more, and that is scored without.
    for (name, _) in &texts {
        fs::write(path.join("answers/Bolt").join(name), "").expect("written");
    }
    run(path, &format!("{prune} --keep-going"))
        .ends(2)
        .says("error[not-pruned]");
    assert!(path.join("golden/Bolt-2026-Q4.md").exists());
    fs::remove_dir_all(path.join("answers/Bolt")).expect("removed");
    run(path, &format!("{update} --keep-going")).ends(0);
    // A narrower look at the answers makes no report nobody's.
    run(path, &prune.replace("batch answers", "batch answers/Acme"))
        .ends(2)
        .says("error[not-pruned]: no report was removed: 2 would go, and this run has 1\n");
    // Notes with a report in them are no report.
    let report = fs::read_to_string(path.join("golden/Acme-2026-Q4.md")).expect("a report");
    fs::write(
        path.join("golden/notes.md"),
        format!("{report}\nThree hours of remarks.\n"),
    )
    .expect("written");
    run(path, &format!("{prune} --quiet"))
        .ends(0)
        .says("note[reports-removed]: removing 1 report that no company of this run has\n--> golden\n = help: Bolt-2026-Q4.md\n");
    assert_eq!(
        names(&path.join("golden")),
        ["Acme-2026-Q4.md", "Cog-2026-Q4.md", "notes.md"]
    );
}

#[test]
fn a_picked_wave_has_no_report_that_nobody_has() {
    let folder = clients(&[]);
    let path = folder.path();
    for (seed, name) in (0..).zip(["Acme", "Bolt"]) {
        write_client(path, seed, name, "wave: 2026_Q4\n");
    }
    // A wave that Markdown writes with a backslash.
    let formats = "-f text -f markdown -f html -f csv -f json";
    let check = format!("batch answers --out golden {formats} --wave 2026_Q4 --check");
    run(path, &format!("batch answers --out golden {formats}")).ends(0);
    run(path, &check).ends(0);
    // Somebody's slip: the whole company is in another wave.
    for (name, text) in files(&path.join("answers/Acme")) {
        let text = String::from_utf8(text)
            .expect("text")
            .replace("2026_Q4", "2026_Q44");
        fs::write(path.join("answers/Acme").join(name), text).expect("written");
    }
    run(path, &check)
        .ends(1)
        .says("5 reports differ (5 of no company of this run)")
        .says("error[report-stale]: no company of this run has this report\n--> golden/Acme-2026_Q4.md\n");
    // A wave in another spelling is the same one, and has no less.
    run(path, "batch answers --out plain -f json --names company").ends(0);
    for (name, text) in files(&path.join("answers/Acme")) {
        let text = String::from_utf8(text)
            .expect("text")
            .replace("2026_Q44", "2026 q44");
        fs::write(path.join("answers/Acme").join(name), text).expect("written");
    }
    fs::remove_file(path.join("answers/Acme/sales-R0.yaml")).expect("removed");
    run(
        path,
        "batch answers --out plain -f json --names company --update",
    )
    .ends(2)
    .says("error[less-data]");
}

#[test]
fn a_picked_company_has_no_report_of_a_wave_that_it_is_not_in() {
    let folder = clients(&[]);
    let path = folder.path();
    for wave in ["2026_Q3", "2026_Q4"] {
        for (seed, name) in (0..).zip(["Acme & Co", "Bolt"]) {
            let fields = format!("wave: {wave}\n");
            write_client(path, seed, name, &fields);
            let client = path.join("answers").join(name);
            fs::rename(client, path.join("answers").join(format!("{name} {wave}")))
                .expect("renamed");
        }
    }
    let formats = "-f text -f markdown -f html -f csv -f json";
    run(path, &format!("batch answers --out golden {formats}")).ends(0);
    // In the later wave nobody answered for either of them.
    for name in ["Acme & Co", "Bolt"] {
        fs::remove_dir_all(path.join("answers").join(format!("{name} 2026_Q4"))).expect("removed");
    }
    let check = |company: &str, more: &str| {
        let command = format!("batch answers --out golden {formats} --check {more}");
        let mut arguments: Vec<&str> = command.split_whitespace().collect();
        arguments.extend(["--company", company]);
        run_with(path, &arguments)
    };
    check("Acme & Co", "")
        .ends(1)
        .says("Compared 5 reports in golden: 5 reports differ (5 of no company of this run).")
        .says("error[report-stale]: no company of this run has this report\n--> golden/Acme-Co-2026_Q4.html\n")
        .does_not_say("--prune")
        .does_not_say("Bolt");
    check("Acme & Co", "--wave 2026_Q3").ends(0);
}

#[test]
fn where_no_report_is_found_it_is_said_where_they_are() {
    let folder = clients(&["Acme"]);
    let path = folder.path();
    run(path, "batch answers --out golden -f markdown").ends(0);
    fs::write(path.join("golden/README.md"), "# Kept reports\n").expect("written");
    run(path, "batch answers --out golden -f markdown --check").ends(0);
    run(path, "batch answers --out golden --check")
        .ends(1)
        .says("The folder holds reports in other formats, such as Acme.md; `-f` says which ones are compared.\n");
    run(path, "batch answers --out goldn -f markdown --check")
        .ends(1)
        .says("There is no folder goldn.\n");
}
