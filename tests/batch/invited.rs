//! Whose answers are missing, where a map or the command line tells how many were asked.

use std::fs;
use std::path::Path;

use calamine::{Reader, Xlsx};

use crate::answers::write_answers;
use crate::{batch, detente, stderr, stdout};

/// Each of these with two people of either side; what the map says of them and of others.
const COMPANIES: [&str; 4] = ["Acme", "Bolt", "Cedar", "Delta"];
const MAP: &str = "format: detente/columns@1
companies: {Bolt & Sons: Bolt}
invited:
  ACME: {sales: 3, operations: 2}
  bolt & sons: {sales: 5, operations: 4, ceo: 2}
  Cedar: {sales: 2, operations: 2}
  Zeta: {sales: 1}
  Elm: {sales: 2, operations: 3}
";

fn write(folder: &Path, map: &str) {
    // Without the CEO, who answers in some companies.
    write_answers(folder, &COMPANIES);
    let file = folder.join("all.ndjson");
    let lines = fs::read_to_string(&file).expect("answers");
    let lines = lines.lines().filter(|line| !line.contains("\"ceo\""));
    fs::write(file, lines.collect::<Vec<_>>().join("\n")).expect("written");
    fs::write(folder.join("map.yaml"), map).expect("written");
}

/// The lines of the part that tells whose answers are missing.
fn missing(text: &str) -> Vec<String> {
    let part = text.split_once("Whose answers are missing\n");
    let lines = part.map_or("", |(_, rest)| rest).lines().skip(1);
    let lines = lines.take_while(|line| !line.is_empty());
    lines.map(|line| line.trim().to_owned()).collect()
}

#[test]
fn a_portfolio_lists_whose_answers_are_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write(path, MAP);
    let list = |arguments: &str| {
        let output = batch(path, arguments);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        missing(&stdout(&output))
    };
    let bolt = "- Bolt: Sales 2 of 5, Operations 2 of 4, CEO none of 2";
    let nobody = [
        "- Elm: nobody has answered yet",
        "- Zeta: nobody has answered yet",
    ];
    let map = "--sort company --columns map.yaml";
    assert_eq!(list("--sort company"), [""; 0]);
    assert_eq!(list("--sort company --invited sales=2"), [""; 0]);
    assert_eq!(
        list(map),
        ["- Acme: Sales 2 of 3", bolt, nobody[0], nobody[1]]
    );
    // What the command line says holds where the map says nothing.
    assert_eq!(
        list(&format!("{map} --invited sales=4,ceo=1")),
        [
            "- Acme: Sales 2 of 3, CEO not yet",
            bolt,
            "- Cedar: CEO not yet",
            "- Delta: Sales 2 of 4, CEO not yet",
            nobody[0],
            nobody[1]
        ]
    );
    assert_eq!(
        list(&format!("{map} --top 1")),
        ["- Acme: Sales 2 of 3", "3 more not shown."]
    );
    // A table has no row of a company without answers, and says so beside it.
    for format in ["csv", "ndjson"] {
        let told = stderr(&batch(path, &format!("{map} -f {format}")));
        let note = "note[no-answers]: invited, without any answer and so without a row here: Elm and Zeta\n";
        assert!(told.contains(note), "{told}");
    }
    // Of a company that wasn't asked for nothing is said.
    assert_eq!(list(&format!("{map} --company Bolt")), [bolt]);
    assert_eq!(list(&format!("{map} --company Cedar")), [""; 0]);
    for format in ["markdown", "html"] {
        let page = stdout(&batch(path, &format!("{map} -f {format}")));
        let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
        assert!(at("Whose answers are missing") < at("Acme: Sales 2 of 3"));
        assert!(at("Acme: Sales 2 of 3") < at("Elm: nobody has answered yet"));
    }
}

#[test]
fn tables_and_reports_tell_of_how_many_where_that_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write(path, MAP);
    let rows = |arguments: &str| -> Vec<String> {
        let table = stdout(&batch(path, &format!("--sort company -f csv {arguments}")));
        let rows = table
            .lines()
            .step_by(5)
            .zip(table.lines().skip(1).step_by(5));
        let first = table.lines().next().map(str::to_owned).into_iter();
        let rows = rows.map(|(_, row)| row.to_owned());
        first.chain(rows).collect()
    };
    let told = rows("--columns map.yaml");
    assert!(
        told[0].starts_with(
            "company,wave,respondents-sales,respondents-operations,respondents-ceo,answered-sales,invited-sales,answered-operations,invited-operations,answered-ceo,invited-ceo,symptoms,"
        ),
        "{}",
        told[0]
    );
    let starts = [
        "Acme,,2,2,0,2,3,2,2,,,",
        "Bolt,,2,2,0,2,5,2,4,0,2,",
        "Cedar,,2,2,0,2,2,2,2,,,",
        "Delta,,2,2,0,,,,,,,",
    ];
    for (row, start) in told[1..].iter().zip(starts) {
        assert!(row.starts_with(start), "{row}");
    }
    assert!(!rows("")[0].contains("invited"));
    // A company that nobody has answered for has no report.
    let output = batch(path, "--sort company -f ndjson --columns map.yaml");
    let reports = stdout(&output);
    let reports: Vec<serde_json::Value> = reports
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(reports.len(), 4);
    assert_eq!(reports[1]["sides"][0]["invited"], 5);
    assert_eq!(reports[1]["sides"][0]["answered"], 2);
    assert_eq!(reports[1]["observer"]["invited"], 2);
    assert_eq!(reports[3]["sides"][0].get("invited"), None);
    let one = "report all.ndjson --company Bolt --columns map.yaml -f json";
    let one = detente(path, &one.split(' ').collect::<Vec<_>>());
    let one: serde_json::Value = serde_json::from_str(&stdout(&one)).expect("JSON");
    assert_eq!(one["sides"], reports[1]["sides"]);
}

#[test]
fn the_workbook_has_a_sheet_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write(path, MAP);
    batch(path, "--sort company --columns map.yaml -o p.xlsx");
    let mut book: Xlsx<_> = calamine::open_workbook(path.join("p.xlsx")).expect("a workbook");
    assert_eq!(
        book.sheet_names(),
        [
            "Portfolio",
            "Causes",
            "Questions",
            "Missing answers",
            "Method"
        ]
    );
    let sheet = book.worksheet_range("Missing answers").expect("a sheet");
    let rows: Vec<String> = sheet
        .rows()
        .map(|row| {
            row.iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("|")
        })
        .collect();
    assert_eq!(
        rows,
        [
            "Company|Wave|Sales answered|Sales invited|Operations answered|Operations invited|CEO answered|CEO invited|Missing",
            "Acme||2|3|2|2|||1",
            "Bolt||2|5|2|4|0|2|7",
            "Elm||0|2|0|3|||5",
            "Zeta||0|1|||||1",
        ]
    );
    let method = book.worksheet_range("Method").expect("a sheet");
    assert!(method.rows().any(|row| row[0] == "Missing answers"));
}

#[test]
fn companies_that_fail_or_are_withheld_are_not_called_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write(path, MAP);
    // A mistake in Bolt, and a single person of Acme's sales.
    let file = path.join("all.ndjson");
    let lines = fs::read_to_string(&file).expect("answers");
    let mut lines: Vec<String> = lines.lines().map(str::to_owned).collect();
    let bolt = lines.iter().position(|line| line.contains("Bolt"));
    let bolt = bolt.expect("answers of Bolt");
    lines[bolt] = lines[bolt].replace("\"sales\"", "\"sale\"");
    lines.remove(0);
    fs::write(&file, lines.join("\n")).expect("written");
    let output = batch(path, "--columns map.yaml --min-group 2");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        missing(&stdout(&output)),
        [
            "- Elm: nobody has answered yet",
            "- Zeta: nobody has answered yet"
        ]
    );
    let output = batch(path, "--columns map.yaml --keep-going --sort company");
    assert_eq!(
        missing(&stdout(&output))[..2],
        [
            "- Acme: Sales 1 of 3",
            "- Bolt: Sales 1 of 5, Operations 2 of 4, CEO none of 2; 1 unread"
        ]
    );
}

#[test]
fn what_a_map_says_wrongly_of_the_invited_is_told_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let told = |invited: &str| {
        let map = format!("format: detente/columns@1\ncompanies: {{B: Acme}}\ninvited:\n{invited}");
        write(path, &map);
        let output = batch(path, "--columns map.yaml");
        (output.status.code(), stderr(&output))
    };
    let (status, err) = told("  Acme: {sales: 0, operations: 1.5, ceo: 100001}\n  Bolt: 3\n");
    assert_eq!(status, Some(2));
    assert_eq!(
        err,
        "error[out-of-range]: `0` is no number of people who were invited
 --> map.yaml:4:17
  |
4 |   Acme: {sales: 0, operations: 1.5, ceo: 100001}
  |                 ^ expected a number from 1 to 100000

error[out-of-range]: `1.5` is no number of people who were invited
 --> map.yaml:4:32
  |
4 |   Acme: {sales: 0, operations: 1.5, ceo: 100001}
  |                                ^^^ expected a number from 1 to 100000

error[out-of-range]: `100001` is no number of people who were invited
 --> map.yaml:4:42
  |
4 |   Acme: {sales: 0, operations: 1.5, ceo: 100001}
  |                                          ^^^^^^ expected a number from 1 to 100000

error[wrong-kind]: expected a mapping of `key: value` lines, found a number
 --> map.yaml:5:9
  |
5 |   Bolt: 3
  |         ^ expected a mapping of `key: value` lines

4 errors in all
"
    );
    let (status, err) = told("  Acme: {sale: 3, Sales: 3, sales: 2}\n  b: {ceo: 1}\n");
    assert_eq!(status, Some(2));
    assert_eq!(
        err,
        "error[unknown-side]: there is no side `sale` in sales-vs-operations
 --> map.yaml:4:10
  |
4 |   Acme: {sale: 3, Sales: 3, sales: 2}
  |          ^^^^
  |
  = help: did you mean `sales`?
  = help: expected `sales`, `operations` or `ceo`

error[invited-twice]: how many were asked in `sales` stands here twice
 --> map.yaml:4:29
  |
4 |   Acme: {sale: 3, Sales: 3, sales: 2}
  |                             ^^^^^

error[invited-twice]: how many were asked in Acme stands here twice
 --> map.yaml:5:3
  |
5 |   b: {ceo: 1}
  |   ^ told before, as `Acme`

3 errors in all
"
    );
    let (status, err) = told("  Acme: {sales: 1}\n");
    assert_eq!(status, Some(0));
    assert!(
        err.starts_with(
            "warning[more-than-invited]: Acme: 2 answered for Sales, and 1 was invited
 --> map.yaml:4:10
  |
4 |   Acme: {sales: 1}
  |          ^^^^^
"
        ),
        "{err}"
    );
    // In the report of a company that is nearly called so, too.
    write(
        path,
        "format: detente/columns@1\ninvited: {Cedars: {sales: 9}}\n",
    );
    let one = "report all.ndjson --company Cedar --columns map.yaml";
    let err = stderr(&detente(path, &one.split(' ').collect::<Vec<_>>()));
    assert!(
        err.ends_with(
            "note[not-invited]: `invited` doesn't tell how many were asked of Cedar
 --> map.yaml:2:11
  |
2 | invited: {Cedars: {sales: 9}}
  |           ^^^^^^ did you mean `Cedar`?

"
        ),
        "{err}"
    );
}

#[test]
fn a_maps_numbers_hold_for_every_wave() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write(path, MAP);
    let file = path.join("all.ndjson");
    let lines = fs::read_to_string(&file).expect("answers");
    let in_wave = |wave: &str| {
        lines.replace(
            "{\"answers\"",
            &format!("{{\"wave\":\"{wave}\",\"answers\""),
        )
    };
    let later: Vec<String> = in_wave("2026-Q4")
        .lines()
        .filter(|line| !line.contains("\"Bolt\""))
        .map(str::to_owned)
        .collect();
    fs::write(&file, in_wave("2026-Q3") + "\n" + &later.join("\n")).expect("written");
    let list = |arguments: &str| missing(&stdout(&batch(path, arguments)));
    let map = "--sort company --columns map.yaml";
    let nobody = [
        "- Elm: nobody has answered yet",
        "- Zeta: nobody has answered yet",
    ];
    assert_eq!(
        list(map),
        [
            "- Acme, 2026-Q3: Sales 2 of 3",
            "- Acme, 2026-Q4: Sales 2 of 3",
            "- Bolt, 2026-Q3: Sales 2 of 5, Operations 2 of 4, CEO none of 2",
            nobody[0],
            nobody[1],
        ]
    );
    // Who answered earlier has not answered in this wave.
    assert_eq!(
        list(&format!("{map} --wave 2026-Q4")),
        [
            "- Acme: Sales 2 of 3",
            "- Bolt: nobody has answered yet",
            nobody[0],
            nobody[1]
        ]
    );
}
