//! What is printed of what differs, the same way for one report and for many.

use std::fs;

use crate::{clients, run};

#[test]
fn one_report_and_many_are_told_of_in_the_same_way() {
    let folder = clients(&["Acme"]);
    let path = folder.path();
    run(path, "batch answers --out golden -f text").ends(0);
    let one = "report answers --check golden/Acme.txt";
    let many = "batch answers --out golden -f text --check";
    let text = fs::read_to_string(path.join("golden/Acme.txt")).expect("a report");
    for (kept, code) in [
        (
            Some(text.replacen("of 100", "of 101", 1)),
            "error[report-changed]: this report has changed\n--> golden/Acme.txt\n",
        ),
        (
            None,
            "error[report-missing]: this report is missing\n--> golden/Acme.txt\n",
        ),
    ] {
        match kept {
            Some(kept) => fs::write(path.join("golden/Acme.txt"), kept).expect("written"),
            None => fs::remove_file(path.join("golden/Acme.txt")).expect("removed"),
        }
        let one = run(path, one).ends(1).says(code).says("`--update` writes");
        let many = run(path, many).ends(1).says(code).says("`--update` writes");
        // The difference alone goes to standard output.
        assert_eq!(one.out, many.out);
    }
    fs::create_dir(path.join("golden/Acme.txt")).expect("made");
    for command in [one, many] {
        run(path, command)
            .ends(2)
            .says("error[unreadable]: this is a folder, not a report\n--> golden/Acme.txt\n");
    }
}

#[test]
fn other_line_ends_hide_no_change_and_spaces_at_an_end_are_seen() {
    let folder = clients(&["Acme"]);
    let path = folder.path();
    run(path, "report answers -o acme.md").ends(0);
    let text = fs::read_to_string(path.join("acme.md")).expect("a report");
    let (first, rest) = text.split_once('\n').expect("lines");
    let kept = format!("{first}  \n{rest}").replace('\n', "\r\n");
    fs::write(path.join("acme.md"), kept).expect("written");
    let changed = run(path, "report answers --check acme.md")
        .ends(1)
        .says("the file has Windows line ends, too; in Git, `* -text` in .gitattributes keeps files as they are");
    let lines: Vec<&str> = changed
        .out
        .lines()
        .filter(|line| line.starts_with(['-', '+']))
        .collect();
    assert_eq!(
        lines,
        ["--- acme.md", "+++ the report now", "-# Acme··", "+# Acme"]
    );
}

#[test]
fn as_much_is_printed_as_is_asked_for() {
    let folder = clients(&["Acme"]);
    let path = folder.path();
    run(path, "report answers -o acme.md").ends(0);
    let text = fs::read_to_string(path.join("acme.md")).expect("a report");
    fs::write(path.join("acme.md"), text.replace(' ', "_")).expect("written");
    let short = run(path, "report answers --check acme.md").ends(1).out;
    assert_eq!(short.lines().count(), 21);
    assert!(
        short.ends_with(" more lines: `--diff full` prints all\n"),
        "{short}"
    );
    let full = run(path, "report answers --check acme.md --diff full")
        .ends(1)
        .out;
    assert!(full.lines().count() > text.lines().count(), "{full}");
    let none = run(path, "report answers --check acme.md --diff none").ends(1);
    assert_eq!(none.out, "");
    none.says("error[report-changed]");
}

#[test]
fn figures_alone_are_compared_in_every_format() {
    let folder = clients(&["Acme", "Bolt"]);
    let path = folder.path();
    let formats = "-f text -f markdown -f html -f csv -f json";
    run(path, &format!("batch answers --out golden {formats}")).ends(0);
    let check = format!("batch answers --out golden {formats} --check --figures-only");
    // Other words, and another method, which is said in so many words.
    for ending in ["txt", "md", "html", "csv", "json"] {
        let file = path.join(format!("golden/Acme.{ending}"));
        let text = fs::read_to_string(&file).expect("a report");
        let other = text
            .replace("Conflict avoidance", "Shirking")
            .replace("by method 4", "by method 2")
            .replace("\"method\": 4", "\"method\": 2")
            .replace("\"comments\": 0", "\"comments\": 7")
            .replace(",4,detente/report@1", ",2,detente/report@1");
        assert_ne!(other, text, "{ending}");
        fs::write(&file, other).expect("written");
    }
    run(path, &check).ends(0).says("0 reports differ");
    run(path, &check.replace(" --figures-only", ""))
        .ends(1)
        .says(": this report has changed\n--> golden/Acme.md\n = help: made by another method (2, now 4)\n")
        .says("5 of them were made by another method (2, now 4).\n");
    // One figure in each.
    for (ending, from, to) in [
        (
            "txt",
            "0 is no conflict, 100 the most",
            "0 is no conflict, 101 the most",
        ),
        ("md", "of 100", "of 101"),
        ("html", "of 100", "of 101"),
        (
            "csv",
            "Bolt,,symptoms,,symptoms,,",
            "Bolt,,symptoms,,symptoms,1,",
        ),
        ("json", "\"priority\": ", "\"priority\": 1"),
    ] {
        let file = path.join(format!("golden/Bolt.{ending}"));
        let text = fs::read_to_string(&file).expect("a report");
        let other = text.replacen(from, to, 1);
        assert_ne!(other, text, "{ending}");
        fs::write(&file, &other).expect("written");
        run(path, &check)
            .ends(1)
            .says(&format!("--> golden/Bolt.{ending}\n"))
            .says("1 report differs");
        fs::write(&file, text).expect("written");
    }
    run(path, "batch answers -o p.xlsx").ends(0);
    run(path, "batch answers -o p.xlsx --check --figures-only")
        .ends(2)
        .says("figures alone can't be compared in a workbook");
}

#[test]
fn options_that_would_do_nothing_are_refused_and_nothing_is_written_over() {
    let folder = clients(&["Acme"]);
    let path = folder.path();
    for (option, lacking) in [
        ("--figures-only", "--check"),
        ("--diff full", "--check"),
        ("--allow-one-side", "--fail-over"),
        ("--start 2026-12-01", "`-f plan`"),
    ] {
        run(
            path,
            &format!("batch answers --out golden -f markdown {option}"),
        )
        .ends(2)
        .says(lacking);
        run(path, &format!("report answers {option}"))
            .ends(2)
            .says(lacking);
    }
    run(path, "batch answers --names company")
        .ends(2)
        .says("--out");
    assert!(!path.join("golden").exists());
}

#[test]
fn a_report_of_the_second_method_is_known_by_what_it_says() {
    let folder = clients(&["Acme"]);
    let path = folder.path();
    run(
        path,
        "batch answers --out golden -f text -f markdown -f html",
    )
    .ends(0);
    for ending in ["txt", "md", "html"] {
        let file = path.join(format!("golden/Acme.{ending}"));
        let text = fs::read_to_string(&file).expect("a report");
        let at = text.find("Made by").expect("a mark");
        let (before, made) = text.split_at(at);
        let end = made.find("people.").expect("its end") + "people.".len();
        fs::write(&file, format!("{before}Method 2.{}", &made[end..])).expect("written");
    }
    run(
        path,
        "batch answers --out golden -f text -f markdown -f html --check",
    )
    .ends(1)
    .says("3 of them were made by another method (2, now 4).\n");
}

#[test]
fn a_comparison_is_checked_as_a_report_is() {
    let folder = clients(&["Acme"]);
    let path = folder.path();
    fs::rename(path.join("answers"), path.join("old")).expect("moved");
    crate::write_client(path, 7, "Acme", "");
    for file in ["c.txt", "c.md", "c.html", "c.csv", "c.json"] {
        run(path, &format!("compare old answers -o {file}")).ends(0);
        let checked = run(path, &format!("compare old answers --check {file}")).ends(0);
        assert_eq!(
            (checked.out, checked.err),
            (String::new(), String::new()),
            "{file}"
        );
        // A lost answer that no figure hangs on is a difference as well.
        let whole = fs::read_to_string(path.join("answers/Acme/sales-R0.yaml")).expect("answers");
        let ids = [
            "argued-with-facts:",
            "open-disagreement:",
            "better-argument:",
        ];
        let id = ids
            .iter()
            .find(|id| whole.contains(**id))
            .expect("an answer");
        let without = whole.lines().filter(|line| !line.contains(id));
        let without: Vec<&str> = without.collect();
        fs::write(path.join("answers/Acme/sales-R0.yaml"), without.join("\n")).expect("written");
        run(path, &format!("compare old answers --check {file}"))
            .ends(1)
            .says("`-o` in the place of `--check` writes it");
        fs::write(path.join("answers/Acme/sales-R0.yaml"), whole).expect("written");
        let checked = run(path, &format!("compare answers old --check {file}"))
            .ends(1)
            .says(&format!(
                "error[report-changed]: this comparison has changed\n--> {file}\n"
            ));
        assert!(
            checked.out.starts_with(&format!("--- {file}\n")),
            "{}",
            checked.out
        );
    }
    // One that another method made is named as such.
    for (file, from, to) in [
        ("c.txt", "method 4", "method 2"),
        ("c.md", "method 4", "method 2"),
        ("c.html", "method 4", "method 2"),
        ("c.csv", "within noise,4,", "within noise,2,"),
        ("c.json", "\"method\": 4", "\"method\": 2"),
    ] {
        let kept = fs::read_to_string(path.join(file)).expect("a comparison");
        fs::write(path.join(file), kept.replace(from, to)).expect("written");
        run(path, &format!("compare old answers --check {file}"))
            .ends(1)
            .says("made by another method (2, now 4)");
        run(
            path,
            &format!("compare old answers --check {file} --figures-only"),
        )
        .ends(0);
    }
    run(path, "compare old answers --check none.md")
        .ends(1)
        .says("error[report-missing]: this comparison is missing");
}
