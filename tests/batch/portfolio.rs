//! What a portfolio shows of which companies, and how it says so.

use std::fs;
use std::path::Path;

use crate::answers::{company, write_answers};
use crate::{batch, detente, stderr, stdout};

#[test]
fn md_is_short_for_markdown_in_every_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A"]);
    for command in [
        &["batch", "all.ndjson"][..],
        &["report", "all.ndjson"],
        &["compare", "all.ndjson", "all.ndjson"],
    ] {
        let run = |format| detente(path, &[command, &["-f", format]].concat());
        let (short, long) = (run("md"), run("markdown"));
        assert_eq!(short.status.code(), Some(0), "{}", stderr(&short));
        assert_eq!(stdout(&short), stdout(&long), "{command:?}");
    }
}

/// All white space as single blanks, so that line ends don't matter.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn clients(number: usize) -> Vec<String> {
    (0..number).map(|at| format!("Client {at:02}")).collect()
}

fn write_clients(folder: &Path, number: usize) {
    let names = clients(number);
    write_answers(
        folder,
        &names.iter().map(String::as_str).collect::<Vec<_>>(),
    );
}

#[test]
fn a_percentile_is_called_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_clients(path, 12);
    for format in ["text", "markdown", "html"] {
        let output = detente(path, &["batch", "all.ndjson", "-f", format]);
        let text = flat(&stdout(&output));
        assert!(
            text.contains(
                "in all companies, and in brackets its percentile among them, 50% being the middle."
            ),
            "{text}"
        );
        assert!(!text.contains("companies below"), "{text}");
    }
}

/// Answers of companies in each of these waves.
fn write_waves(folder: &Path, companies: usize, waves: &[&str]) {
    let mut text = String::new();
    for (seed, wave) in (0..).zip(waves) {
        for name in clients(companies) {
            for answers in company(1000 * seed, &name) {
                text += &answers
                    .json()
                    .replacen('{', &format!("{{\"wave\":\"{wave}\","), 1);
                text.push('\n');
            }
        }
    }
    fs::write(folder.join("waves.ndjson"), text).expect("written");
}

#[test]
fn a_company_with_two_waves_counts_as_two_and_the_words_say_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_waves(path, 10, &["2026-Q3", "2026-Q4"]);
    for format in ["text", "markdown", "html"] {
        let output = detente(path, &["batch", "waves.ndjson", "-f", format]);
        let text = flat(&stdout(&output));
        assert!(
            text.contains("Portfolio of 20 companies and waves"),
            "{text}"
        );
        assert!(
            text.contains("the mean of the same cause in all companies and waves, and"),
            "{text}"
        );
    }
    let arguments = ["batch", "waves.ndjson", "--out", "reports", "--norms"];
    let formats = ["-f", "text", "-f", "markdown", "-f", "html"];
    detente(path, &[&arguments[..], &formats].concat());
    for ending in ["txt", "md", "html"] {
        let report = path.join(format!("reports/Client-00-2026-Q4.{ending}"));
        let text = flat(&fs::read_to_string(report).expect("a report"));
        assert!(
            text.contains("the mean of the same cause in 20 companies and waves, and"),
            "{text}"
        );
    }
    // Five companies are too few, in two waves as in one.
    write_waves(path, 5, &["2026-Q3", "2026-Q4"]);
    let output = detente(path, &[&arguments[..], &["-f", "markdown"]].concat());
    let told = stderr(&output);
    assert!(told.contains("note[too-few-companies]"), "{told}");
    let text = flat(&stdout(&output));
    assert!(!text.contains("the mean of the same cause"), "{text}");
}

#[test]
fn a_wave_is_picked_and_the_records_of_the_others_are_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_waves(path, 3, &["2026-Q3", "2026-Q4", "2026-q4"]);
    let lines = fs::read_to_string(path.join("waves.ndjson")).expect("answers");
    let of = |wave: &str| {
        let field = format!("\"wave\":\"{wave}\"");
        lines.lines().filter(|line| line.contains(&field)).count()
    };
    let output = detente(
        path,
        &["batch", "waves.ndjson", "--wave", "2026-Q4", "-f", "csv"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let table = stdout(&output);
    assert_eq!(table.lines().count(), 1 + 3 * 5);
    assert!(table.lines().skip(1).all(|line| line.contains(",2026-Q4,")));
    let told = stderr(&output);
    let counts = format!(
        "Read {} records from 1 file: {} scored, {} of other waves left out (2026-Q3, 2026-q4).\n3 companies: 3 scored.\n",
        lines.lines().count(),
        of("2026-Q4"),
        of("2026-Q3") + of("2026-q4"),
    );
    assert!(told.ends_with(&counts), "{told}");
    assert!(
        told.contains("the wave `2026-q4` is another one than `2026-Q4`"),
        "{told}"
    );
    // The figures are those of the report that picks as well.
    let one = ["--company", "Client 01", "--wave", "2026-Q4"];
    let report = stdout(&detente(
        path,
        &[&["report", "waves.ndjson", "-f", "json"][..], &one].concat(),
    ));
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    let output = detente(
        path,
        &[&["batch", "waves.ndjson", "-f", "ndjson"][..], &one].concat(),
    );
    let picked: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("one line");
    assert_eq!(
        picked["causes"][0]["priority"],
        report["causes"][0]["priority"]
    );
    let told = stderr(&output);
    assert!(
        told.contains(" of other companies left out.\n1 company: 1 scored."),
        "{told}"
    );
}

#[test]
fn a_wave_that_nobody_has_answered_is_an_error_that_names_those_there_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_waves(path, 2, &["2026-Q3", "2026-Q4"]);
    let output = detente(path, &["batch", "waves.ndjson", "--wave", "2026Q4"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stdout(&output), "");
    let told = stderr(&output);
    for part in [
        "there are no answers of wave `2026Q4`",
        "did you mean `2026-Q4`?",
        "the waves here: 2026-Q3, 2026-Q4",
    ] {
        assert!(told.contains(part), "{told}");
    }
}

#[test]
fn a_mistake_in_another_wave_fails_no_company_of_the_picked_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_waves(path, 2, &["2026-Q3", "2026-Q4"]);
    let file = path.join("waves.ndjson");
    let lines = fs::read_to_string(&file).expect("answers");
    let broken = lines.replacen("\"side\":\"sales\"", "\"side\":\"sale\"", 1);
    fs::write(&file, broken).expect("written");
    // What nobody asked for is counted, as every other command does.
    let out = ["--out", "reports", "-o", "all.csv", "--update"];
    let wave = ["batch", "waves.ndjson", "--wave", "2026-Q4"];
    let output = detente(path, &[&wave[..], &out].concat());
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(0), "{told}");
    let note = "note[mistakes-elsewhere]: left unread for its mistakes: 1 record or file of other companies or waves\n";
    assert!(told.contains(note), "{told}");
    assert!(told.contains(" scored, 1 with mistakes, "), "{told}");
    assert!(told.ends_with("2 companies: 2 scored.\n"), "{told}");
    let output = detente(path, &["batch", "waves.ndjson", "--wave", "2026-Q3"]);
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("there is no side `sale`"), "{told}");
}

#[test]
fn a_company_of_blank_forms_alone_is_counted_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_answers(path, &["A"]);
    let file = path.join("all.ndjson");
    let mut lines = fs::read_to_string(&file).expect("answers");
    let sound = lines.lines().count();
    for side in ["sales", "operations"] {
        lines += &format!("{{\"company\":\"Blank\",\"side\":\"{side}\",\"answers\":{{}}}}\n");
    }
    fs::write(&file, lines).expect("written");
    for format in ["text", "markdown", "html"] {
        let output = batch(path, &format!("-f {format}"));
        assert_eq!(output.status.code(), Some(0));
        let told = stderr(&output);
        let counts = format!(
            "Read {} records from 1 file: {sound} scored, 2 of companies with too few answers to score.\n\
             2 companies: 1 scored, 1 with too few answers to score.\n",
            sound + 2
        );
        assert!(told.ends_with(&counts), "{told}");
        let text = stdout(&output);
        assert!(
            text.contains("1 company has too few answers to be scored."),
            "{text}"
        );
    }
}

#[test]
fn text_shows_fifty_companies_and_says_how_to_see_the_rest() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_clients(path, 60);
    let rows = |text: &str| text.matches("\nClient ").count();
    let text = stdout(&batch(path, ""));
    // A company has a row in each of two tables.
    assert_eq!(rows(&text), 2 * 50, "{text}");
    assert!(
        flat(&text).contains(
            "10 more not shown: `--top 60` shows all of them, `-o portfolio.csv` writes a table."
        ),
        "{text}"
    );
    for (top, shown) in [("60", 60), ("55", 55), ("3", 3)] {
        let text = stdout(&batch(path, &format!("--top {top}")));
        assert_eq!(rows(&text), 2 * shown, "{text}");
    }
    let table = stdout(&batch(path, "-f csv"));
    assert_eq!(table.lines().count(), 1 + 60 * 5);
    // Reports are written of all.
    let output = batch(path, "--out reports -f json");
    assert!(stderr(&output).contains("Wrote 60 reports into reports"));
}

#[test]
fn a_wave_of_all_companies_is_said_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_waves(path, 10, &["2026-Q4"]);
    for format in ["text", "markdown", "html"] {
        let text = stdout(&detente(path, &["batch", "waves.ndjson", "-f", format]));
        assert_eq!(text.matches("2026-Q4").count(), 1, "{text}");
        assert!(
            flat(&text).contains(" Wave: 2026-Q4. Respondents: "),
            "{text}"
        );
    }
    write_waves(path, 10, &["2026-Q3", "2026-Q4"]);
    let text = stdout(&detente(path, &["batch", "waves.ndjson"]));
    assert!(text.matches("Client 01, 2026-Q4").count() >= 2, "{text}");
}

#[test]
fn no_line_of_a_portfolio_or_its_counts_is_wider_than_was_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let names = [clients(11), vec!["x".repeat(300)]].concat();
    write_answers(path, &names.iter().map(String::as_str).collect::<Vec<_>>());
    fs::write(path.join("none.yaml"), "[").expect("written");
    for width in ["40", "60", "72", "80", "120"] {
        let all = ["batch", "all.ndjson", "none.yaml", "--width", width];
        let output = detente(path, &all);
        let told = stderr(&output);
        let (_, counts) = told.rsplit_once("\n\n").expect("errors before the counts");
        for line in stdout(&output).lines().chain(counts.lines()) {
            let columns = unicode_width::UnicodeWidthStr::width(line);
            assert!(
                columns <= width.parse().expect("a number"),
                "{width}: {line}"
            );
        }
    }
}

#[test]
fn where_tables_do_not_fit_each_company_gets_a_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_clients(path, 10);
    insta::assert_snapshot!(stdout(&batch(path, "--width 40 --top 2")));
}

#[test]
fn a_long_name_is_cut_in_text_alone_and_a_line_feed_splits_no_row() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let long = format!("Long {}", "name ".repeat(60).trim_end());
    write_answers(path, &[&long, "Two\nLines"]);
    let text = stdout(&batch(path, ""));
    let rows = |start: &str| {
        let lines = text.lines().skip_while(|line| !line.starts_with(start));
        let rest = lines.skip(1);
        1 + rest.take_while(|line| line.starts_with("name ")).count()
    };
    assert!(rows("Long name") <= 3, "{text}");
    assert!(text.contains("name…"), "{text}");
    assert!(text.contains("Two Lines"), "{text}");
    for format in ["markdown", "html", "csv"] {
        let other = stdout(&batch(path, &format!("-f {format}")));
        assert!(other.contains(&long), "{other}");
    }
}

#[test]
fn a_shade_is_that_of_the_figure_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write_clients(path, 300);
    let text = stdout(&batch(path, "-f markdown"));
    let table = text.split("## ").nth(1).expect("the heat map");
    let mut edges = 0;
    for row in table.lines().filter(|line| line.starts_with("| Client")) {
        for cell in row.split(" | ").skip(2).take(5) {
            let (figure, shade) = cell.split_once(' ').unwrap_or((cell, ""));
            let expected = match figure.parse().expect(cell) {
                75.. => "▓",
                50.. => "▒",
                25.. => "░",
                0_u8.. => "",
            };
            assert_eq!(shade.trim(), expected, "{row}");
            edges += usize::from(["25", "50", "75"].contains(&figure));
        }
    }
    assert!(edges > 20, "{edges}");
}
