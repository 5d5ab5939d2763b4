//! The folder of reports: what differs in it, and what is left in it from other runs.

use std::fs;

use crate::answers::write_answers;
use crate::{batch, names_in, stderr, stdout};

#[test]
fn check_prints_what_differs_in_a_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A", "B", "C"]);
    batch(path, "--out reports -f markdown");
    let (a, b) = (path.join("reports/A.md"), path.join("reports/B.md"));
    let kept = fs::read_to_string(&a).expect("a report");
    fs::write(&a, kept.replacen("# A", "# Other", 1)).expect("written");
    let other = fs::read_to_string(&b).expect("a report");
    let other = other.replacen("# ", "# Other ", 1).replace('\n', "\r\n");
    fs::write(&b, other).expect("written");
    let output = batch(path, "--out reports -f markdown --check");
    assert_eq!(output.status.code(), Some(1));
    let told = stderr(&output);
    for name in ["A", "B"] {
        let expected =
            format!("error[report-changed]: this report has changed\n--> reports/{name}.md\n");
        assert!(told.contains(&expected), "{told}");
    }
    let printed = stdout(&output);
    let expected = "--- reports/A.md\n+++ the report now\n@@ -1,4 +1,4 @@\n-# Other\n+# A\n";
    assert!(printed.starts_with(expected), "{printed}");
    // Other line ends hide what else differs no longer.
    let (_, second) = printed
        .split_once("--- reports/B.md\n")
        .expect("the second");
    assert_eq!(
        second
            .lines()
            .filter(|line| line.starts_with(['-', '+']))
            .count(),
        3,
        "{second}"
    );
    assert!(
        told.contains("the file has Windows line ends, too"),
        "{told}"
    );
}

#[test]
fn check_knows_windows_line_ends() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A"]);
    batch(path, "--out reports -f text");
    let a = path.join("reports/A.txt");
    let kept = fs::read_to_string(&a).expect("a report");
    fs::write(&a, kept.replace('\n', "\r\n")).expect("written");
    let told = stderr(&batch(path, "--out reports -f text --check"));
    assert!(told.contains("only the line ends differ"), "{told}");
    assert!(!told.contains("+++"), "{told}");
}

#[test]
fn reports_of_another_run_are_named_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A", "B", "Gone"]);
    let arguments = "--out reports -f json -o reports/portfolio.html";
    batch(path, arguments);
    let told = stderr(&batch(path, arguments));
    assert!(!told.contains("other-reports"), "{told}");
    for name in ["1.json", "2.json", "3.json", "4.json", "5.html", ".6.json"] {
        fs::write(path.join("reports").join(name), "{}").expect("written");
    }
    write_answers(path, &["A", "B"]);
    let names = names_in(&path.join("reports"));
    let output = batch(path, arguments);
    assert_eq!(output.status.code(), Some(0));
    let told = stderr(&output);
    let expected = "note[other-reports]: 5 files here are no report of this run\n--> reports\n = help: \
        left as they were: 1.json, 2.json, 3.json, 4.json and Gone.json\n";
    assert!(told.contains(expected), "{told}");
    // The portfolio, though it ends like a report, is none.
    let told = stderr(&batch(
        path,
        "--out reports -f html -o reports/portfolio.html",
    ));
    assert!(
        told.contains("1 file here is no report of this run"),
        "{told}"
    );
    assert!(told.contains("left as they were: 5.html\n"), "{told}");
    let mut left = names_in(&path.join("reports"));
    left.retain(|name| !["A.html", "B.html"].contains(&name.as_str()));
    assert_eq!(left, names);
    // A file that is no report is in nobody's way, and one that nobody has differs.
    let arguments = "--out reports -f html -o reports/portfolio.html --check";
    assert_eq!(batch(path, arguments).status.code(), Some(0));
    fs::copy(path.join("reports/A.html"), path.join("reports/5.html")).expect("copied");
    let check = batch(path, arguments);
    assert_eq!(check.status.code(), Some(1));
    assert!(
        stderr(&check).contains("no company of this run has this report\n--> reports/5.html"),
        "{}",
        stderr(&check)
    );
}

#[test]
fn a_portfolio_among_the_reports_is_neither_amiss_nor_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A", "B"]);
    for ending in ["csv", "html", "md", "txt", "json"] {
        let format = match ending {
            "md" => "markdown",
            "txt" => "text",
            other => other,
        };
        let reports = format!("--out reports-{ending} -f {format}");
        batch(path, &reports);
        let portfolio = format!("reports-{ending}/portfolio.{ending}");
        let format = if ending == "json" { "ndjson" } else { format };
        let made = batch(path, &format!("-f {format} -o {portfolio}"));
        assert!(path.join(&portfolio).exists(), "{}", stderr(&made));
        let checked = batch(path, &format!("{reports} --check"));
        assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
        batch(path, &format!("{reports} --update --prune"));
        assert!(path.join(&portfolio).exists(), "{portfolio}");
        // The report of a company that is gone still is.
        fs::rename(
            path.join(format!("reports-{ending}/A.{ending}")),
            path.join(format!("reports-{ending}/Gone.{ending}")),
        )
        .expect("renamed");
        batch(path, &format!("{reports} --update --prune"));
        assert!(
            !path
                .join(format!("reports-{ending}/Gone.{ending}"))
                .exists()
        );
    }
}

#[test]
fn a_portfolio_in_the_place_of_a_report_is_refused_before_anything_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A", "B"]);
    let clash = batch(path, "--out reports -f markdown -o ./reports/A.md");
    assert_eq!(clash.status.code(), Some(2));
    let told = stderr(&clash);
    assert!(told.contains("this would be written twice"), "{told}");
    assert!(!path.join("reports").exists());
    batch(path, "--out reports -f markdown -o reports/all.md");
    assert!(path.join("reports/all.md").exists());
}

#[test]
fn a_folder_in_a_reports_place_is_called_one_and_the_counts_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A", "B"]);
    fs::create_dir_all(path.join("reports/A.html")).expect("made");
    let output = batch(path, "--out reports");
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    let expected = "error[unwritable]: a folder has the name of this report\n--> reports/A.html\n";
    assert!(told.contains(expected), "{told}");
    assert!(told.ends_with("2 companies: 2 scored.\n"), "{told}");
    assert!(path.join("reports/B.html").is_file());
}

#[test]
fn a_file_that_is_no_report_stays_and_so_do_its_companys_other_formats() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["README", "B"]);
    fs::create_dir(path.join("reports")).expect("a folder");
    let ours = path.join("reports/README.md");
    fs::write(&ours, "# What lies here").expect("written");
    let arguments = "--out reports -f json -f markdown";
    let run = batch(path, arguments);
    assert_eq!(run.status.code(), Some(2));
    let told = stderr(&run);
    assert!(
        told.contains("error[no-report]: this file stays as it was"),
        "{told}"
    );
    assert!(
        told.contains("--> reports/README.md\n = help: take this file away"),
        "{told}"
    );
    assert!(
        told.contains("Wrote 2 reports into reports, left 0 unchanged.\n"),
        "{told}"
    );
    assert_eq!(
        names_in(&path.join("reports")),
        ["B.json", "B.md", "README.md"]
    );
    assert_eq!(
        fs::read_to_string(&ours).expect("a file"),
        "# What lies here"
    );
    // A report from other answers is written over.
    fs::remove_file(&ours).expect("removed");
    batch(path, arguments);
    write_answers(path, &["B", "README"]);
    let run = batch(path, arguments);
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    assert!(stderr(&run).contains("Wrote 4 reports"), "{}", stderr(&run));
}
