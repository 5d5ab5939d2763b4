//! A report of each company in a folder, and the portfolio in its other formats.

use std::fs;
use std::process::{Command, Stdio};

use calamine::{Reader, Xlsx};

use crate::answers::write_answers;
use crate::{batch, detente, names_in, stderr, stdout};

#[test]
fn each_company_gets_its_report_under_a_safe_name_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(
        path,
        &[
            "Acme",
            "ACME",
            "../../evil",
            "CON",
            "=cmd|'x'",
            "Müller & Söhne",
        ],
    );
    let arguments = "--out reports -f json -f text -o p.csv";
    let output = batch(path, arguments);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let told = stderr(&output);
    assert!(
        told.contains("Wrote 12 reports into reports, left 0 unchanged."),
        "{told}"
    );
    assert_eq!(names_in(path), ["all.ndjson", "p.csv", "reports"]);
    let names = names_in(&path.join("reports"));
    assert_eq!(names.len(), 12);
    for name in [
        "Müller-Söhne.json",
        "company-CON.txt",
        "evil.json",
        "cmd-x.txt",
    ] {
        assert!(
            names.iter().any(|known| known == name),
            "{name} in {names:?}"
        );
    }
    let one = [
        "report",
        "all.ndjson",
        "--company",
        "Müller & Söhne",
        "-f",
        "json",
    ];
    let report = fs::read_to_string(path.join("reports/Müller-Söhne.json")).expect("a report");
    assert_eq!(report, stdout(&detente(path, &one)));
    let again = batch(path, arguments);
    assert!(stderr(&again).contains("Wrote 0 reports into reports, left 12 unchanged."));
}

#[test]
fn check_says_which_reports_differ_and_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A", "B", "C"]);
    let write = "--out reports -f json";
    let check = "--out reports -f json --check";
    batch(path, write);
    let same = batch(path, check);
    assert_eq!(same.status.code(), Some(0));
    assert!(stderr(&same).contains("Compared 3 reports in reports: 0 reports differ."));
    fs::remove_file(path.join("reports/A.json")).expect("removed");
    fs::write(path.join("reports/B.json"), "{}").expect("written");
    fs::copy(path.join("reports/C.json"), path.join("reports/D.json")).expect("copied");
    let differs = batch(path, check);
    assert_eq!(differs.status.code(), Some(1));
    let told = stderr(&differs);
    for (message, file) in [
        ("this report is missing", "reports/A.json"),
        ("this report has changed", "reports/B.json"),
        ("no company of this run has this report", "reports/D.json"),
    ] {
        assert!(told.contains(&format!("{message}\n--> {file}")), "{told}");
    }
    assert_eq!(
        names_in(&path.join("reports")),
        ["B.json", "C.json", "D.json"]
    );
}

#[test]
fn a_check_without_formats_warns_of_reports_that_it_does_not_compare() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A", "B", "C"]);
    batch(path, "--out reports -f html -f json");
    fs::write(path.join("reports/notes.json"), "{}").expect("written");
    let warning =
        "warning[other-formats]: 3 reports in other formats are not looked at, such as A.json\n";
    for how in ["--check", "--update"] {
        let run = batch(path, &format!("--out reports {how}"));
        assert_eq!(run.status.code(), Some(0));
        assert!(stderr(&run).contains(warning), "{}", stderr(&run));
        // Whoever names one knows which.
        let run = batch(path, &format!("--out reports -f html {how}"));
        assert!(!stderr(&run).contains("other-formats"), "{}", stderr(&run));
    }
}

#[test]
fn a_run_that_is_killed_leaves_no_half_report_and_a_second_run_completes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let names: Vec<String> = (0..300).map(|at| format!("Client {at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    write_answers(path, &names);
    let arguments = "--out reports -f json -o p.csv";
    let mut child = Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(path)
        .args(["batch", "all.ndjson"])
        .args(arguments.split(' '))
        .stderr(Stdio::null())
        .spawn()
        .expect("detente starts");
    // Killed as soon as some reports are there, amid the rest.
    while !path.join("reports").exists() || names_in(&path.join("reports")).len() < 20 {
        if child.try_wait().expect("a child").is_some() {
            break;
        }
        std::thread::yield_now();
    }
    let _ = child.kill();
    child.wait().expect("ends");
    let is_report = |name: &String| !name.starts_with('.');
    for name in names_in(&path.join("reports"))
        .iter()
        .filter(|name| is_report(name))
    {
        let text = fs::read_to_string(path.join("reports").join(name)).expect("a report");
        serde_json::from_str::<serde_json::Value>(&text).expect("a whole report");
    }
    assert_eq!(batch(path, arguments).status.code(), Some(0));
    let left = names_in(&path.join("reports"));
    assert_eq!(left.len(), 300);
    assert!(left.iter().all(is_report));
}

#[test]
fn hostile_names_do_nothing_on_a_page_or_in_markdown() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(
        path,
        &["<script>alert(1)</script>", "a | b\n# c", "\u{1b}[2J"],
    );
    let page = stdout(&batch(path, "-f html"));
    assert!(!page.contains("<script"), "{page}");
    assert!(page.contains("&lt;script&gt;"));
    assert!(page.contains("default-src 'none'"));
    let text = stdout(&batch(path, "-f markdown"));
    assert!(text.contains("| a \\| b \\#"), "{text}");
    assert!(!text.contains("<script"));
    for format in ["text", "markdown", "html", "csv"] {
        let output = batch(path, &format!("-f {format}"));
        assert!(!stdout(&output).contains('\u{1b}'), "{format}");
    }
}

#[test]
fn companies_are_sorted_and_cut_as_asked_and_wrong_keys_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["C", "A", "B"]);
    let first = |sort: &str| {
        let output = batch(path, &format!("-f csv --sort {sort} --top 1"));
        let text = stdout(&output);
        assert_eq!(text.lines().count(), 6, "{text}");
        text.lines()
            .nth(1)
            .map(|line| line.split(',').next().map(str::to_owned))
    };
    assert_eq!(first("company"), Some(Some("A".to_owned())));
    for sort in ["symptoms", "margin", "respondents", "conflict-avoidance"] {
        assert!(first(sort).is_some());
    }
    let wrong = batch(path, "--sort symptom");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(stderr(&wrong).contains("did you mean `symptoms`?"));
}

#[test]
fn with_norms_each_report_says_how_its_causes_stand_among_all_companies() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let names: Vec<String> = (0..12).map(|at| format!("Client {at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    write_answers(path, &names);
    let arguments = "--out reports -f json -f text -f markdown -f html -f csv -o p.csv";
    let output = batch(path, &format!("{arguments} --norms"));
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let mut table = csv::Reader::from_path(path.join("p.csv")).expect("a table");
    let header = table.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|head| head == name).expect(name);
    let mut compared = 0;
    for table_row in table.records().map(|row| row.expect("a row")) {
        let stem = table_row[0].replace(' ', "-");
        let read = |ending: &str| {
            fs::read_to_string(path.join(format!("reports/{stem}.{ending}"))).expect("a report")
        };
        let report: serde_json::Value = serde_json::from_str(&read("json")).expect("JSON");
        let place = &report["norms"][&table_row[at("cause")]];
        for (field, column) in [
            ("mean", "portfolio-mean"),
            ("difference", "difference"),
            ("percentile", "percentile"),
        ] {
            let figure: Option<f64> = table_row[at(column)].parse().ok();
            assert_eq!(place[field].as_f64(), figure, "{stem} {field}");
            compared += 1;
        }
        let sheet = read("csv");
        let mut sheet = csv::Reader::from_reader(sheet.as_bytes());
        let heads = sheet.headers().expect("a header").clone();
        let cell = |row: &csv::StringRecord, name: &str| {
            row[heads.iter().position(|head| head == name).expect(name)].to_owned()
        };
        let rows = sheet.records().map(|row| row.expect("a row"));
        let cause = rows
            .into_iter()
            .find(|row| cell(row, "kind") == "cause" && cell(row, "id") == table_row[at("cause")])
            .expect("a row of the cause");
        for (column, of_table) in [
            ("portfolio_mean", "portfolio-mean"),
            ("portfolio_difference", "difference"),
            ("portfolio_percentile", "percentile"),
        ] {
            assert_eq!(cell(&cause, column), table_row[at(of_table)], "{stem}");
        }
        for ending in ["txt", "md", "html"] {
            let words = read(ending).replace('\n', " ");
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(
                words.contains("Against the mean of the same cause in 12 companies, and in brackets its percentile among them, 50 % being the middle: "),
                "{words}"
            );
        }
    }
    assert_eq!(compared, 12 * 5 * 3);
    // Without the option nothing is said of other companies.
    batch(path, arguments);
    let plain = fs::read_to_string(path.join("reports/Client-0.json")).expect("a report");
    assert!(!plain.contains("norms"));
}

#[test]
fn norms_take_ten_companies_and_reports_to_stand_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A", "B"]);
    let few = batch(path, "-f ndjson --norms");
    assert_eq!(few.status.code(), Some(0));
    assert!(stderr(&few).contains("that takes 10 companies"));
    assert!(!stdout(&few).contains("\"norms\""));
    let nowhere = batch(path, "--norms");
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(stderr(&nowhere).contains("`--norms` belongs to the report of each company"));
}

#[test]
fn what_top_cuts_off_is_said_in_every_format_and_gets_no_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A", "B", "C", "D"]);
    for format in ["csv", "ndjson", "xlsx"] {
        let output = batch(path, &format!("--top 3 -o p.{format}"));
        assert_eq!(output.status.code(), Some(0));
        let told = stderr(&output);
        assert!(told.ends_with("\n3 of 4 companies are shown.\n"), "{told}");
        let whole = batch(path, &format!("-o all.{format}"));
        assert!(!stderr(&whole).contains("shown"), "{}", stderr(&whole));
    }
    let mut book: Xlsx<_> = calamine::open_workbook(path.join("p.xlsx")).expect("a workbook");
    let sheet = book.worksheet_range("Portfolio").expect("a sheet");
    let above = sheet.get((0, 0)).expect("a cell").to_string();
    assert!(above.starts_with("Portfolio of 4 companies. "), "{above}");
    assert!(above.ends_with(" 1 more not shown."), "{above}");
    for format in ["text", "markdown", "html"] {
        let text = stdout(&batch(path, &format!("--top 3 -f {format}")));
        assert!(text.contains("1 more not shown."), "{text}");
    }
    // Reports are written of those that are shown; those of the others are none that nobody has.
    batch(path, "--top 3 --sort company --out reports");
    assert_eq!(
        names_in(&path.join("reports")),
        ["A.html", "B.html", "C.html"]
    );
    batch(path, "--out reports");
    let check = batch(path, "--top 3 --out reports --check");
    assert_eq!(check.status.code(), Some(0), "{}", stderr(&check));
}
