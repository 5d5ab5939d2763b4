//! What a map says of cells and names: the figures are those of the same answers in our own layout, or the command ends
//! with 2.

use std::fmt::Write;

use super::*;

/// The files of a map besides.
fn with_map(mut files: Vec<(String, String)>, map: &str) -> Vec<(String, String)> {
    let map = format!("format: detente/columns@1\n{map}");
    files.push(("map.yaml".to_owned(), map));
    files
}

fn mapped(files: Vec<(String, String)>, map: &str) -> (Option<i32>, String, String) {
    run(
        &with_map(files, map),
        &["-q", QUESTIONNAIRE, "--columns", "map.yaml"],
    )
}

fn by_id(cell: impl Fn(&Asked, usize) -> String) -> Vec<(String, String)> {
    export(&asked(), |_, _, question| question.id.clone(), cell)
}

#[test]
fn numbers_are_what_the_map_says() {
    let expected = expected(&asked());
    let from_zero = |_: &Asked, answer: usize| (answer - 1).to_string();
    let reversed = |_: &Asked, answer: usize| (6 - answer).to_string();
    let recoded = |_: &Asked, answer: usize| ["9", "2", "4", "5", "6"][answer - 1].to_owned();
    let with_label =
        |asked: &Asked, answer: usize| format!("{} - {}", answer - 1, asked.labels[answer - 1]);
    let labels = |asked: &Asked, answer: usize| asked.labels[answer - 1].clone();
    let all = |codes: &str| format!("scales: {{agreement: {codes}, frequency: {codes}}}\n");
    for (files, map) in [
        (by_id(from_zero), all("[0, 1, 2, 3, 4]")),
        (by_id(reversed), all("reversed")),
        (by_id(recoded), all("[9, 2, 4, 5, 6]")),
        (
            by_id(recoded),
            "values: {9: 1, 2: 2, 4: 3, 5: 4, 6: 5}\n".to_owned(),
        ),
        (by_id(with_label), all("[0, 1, 2, 3, 4]")),
        (by_id(labels), all("reversed")),
    ] {
        let (code, report, told) = mapped(files, &map);
        assert_eq!(code, Some(0), "{map}{told}");
        assert_eq!(report, expected, "{map}");
    }
}

#[test]
fn codes_stand_for_what_the_map_says() {
    let expected = expected(&asked());
    let code = |_: &Asked, answer: usize| format!("AO0{answer}");
    let list = "[AO01, AO02, AO03, AO04, AO05]";
    for map in [
        "values: {AO01: 1, ao02: 2, AO03: 3, AO04: 4, AO05: 5}\n".to_owned(),
        format!("scales: {{agreement: {list}, frequency: {list}}}\n"),
        "values:\n  agreement: {AO01: Strongly disagree, AO02: Disagree, AO03: 3, AO04: agree, AO05: Strongly agree.}\n  \
         frequency: {AO01: Never, AO02: Rarely, AO03: Sometimes, AO04: Often, AO05: 5}\n"
            .to_owned(),
    ] {
        let (status, report, told) = mapped(by_id(code), &map);
        assert_eq!(status, Some(0), "{map}{told}");
        assert_eq!(report, expected, "{map}");
    }
}

#[test]
fn what_a_column_or_a_question_has_of_its_own_goes_before_its_scale() {
    let expected = expected(&asked());
    let first = asked()[0].id.clone();
    let cell = |asked: &Asked, answer: usize| {
        if asked.id == first {
            (6 - answer).to_string()
        } else {
            answer.to_string()
        }
    };
    for of in [first.clone(), first.to_uppercase()] {
        let (code, report, told) = mapped(by_id(cell), &format!("scales: {{{of}: reversed}}\n"));
        assert_eq!(code, Some(0), "{told}");
        assert_eq!(report, expected);
    }
}

#[test]
fn a_file_numbers_answers_in_its_own_way() {
    let expected = expected(&asked());
    let mut files = by_id(plain_number);
    let reversed = by_id(|_, answer| (6 - answer).to_string());
    files[0] = reversed[0].clone();
    let all = "{agreement: reversed, frequency: reversed}";
    let map = format!("files: {{{}: {{scales: {all}}}}}\n", files[0].0);
    let (code, report, told) = mapped(files.clone(), &map);
    assert_eq!((code, report.as_str()), (Some(0), &*expected), "{told}");
    // A form of our own says in itself what its numbers are.
    let (header, rows) = files[1].1.split_once('\n').expect("a header");
    let note = format!(
        "\"# Leave this row\"{}",
        ",x".repeat(header.split(',').count())
    );
    let id = QUESTIONNAIRE.split('@').next().expect("an id");
    let form = |rows: &str| {
        let rows: Vec<String> = rows.lines().map(|row| format!("{id},{row}")).collect();
        format!("questionnaire,{header}\n{note}\n{}\n", rows.join("\n"))
    };
    let (_, turned) = reversed[1].1.split_once('\n').expect("a header");
    let [plain, turned] = [rows, turned].map(form);
    files[1].1 = plain;
    let (code, report, told) = mapped(files.clone(), &format!("scales: {all}\n"));
    assert_eq!((code, report.as_str()), (Some(0), &*expected), "{told}");
    assert_eq!(told.matches("note[unused-scales]").count(), 1, "{told}");
    // But for what is said of it alone.
    files[1].1 = turned;
    let map = format!(
        "files: {{{}: {{scales: {all}}}}}\nscales: {all}\n",
        files[1].0
    );
    let (code, report, told) = mapped(files, &map);
    assert_eq!((code, report.as_str()), (Some(0), &*expected), "{told}");
    let twice = "files: {sales.csv: {scales: {frequency: reversed, FREQUENCY: [1, 2, 3, 4, 5]}}}\n";
    let (code, _, told) = mapped(by_id(plain_number), twice);
    assert!(
        code == Some(2) && told.contains("error[said-twice]"),
        "{told}"
    );
    let unknown = "files: {sales.csv: {scales: {agrement: reversed}}}\n";
    let (code, _, told) = mapped(by_id(plain_number), unknown);
    assert!(
        code == Some(2) && told.contains("did you mean `agreement`?"),
        "{told}"
    );
}

#[test]
fn a_scale_whose_ends_alone_are_labelled_is_read_in_one_direction() {
    let expected = expected(&asked());
    let ends = |turn: bool| {
        by_id(move |asked, answer| {
            let number = if turn { 6 - answer } else { answer };
            match answer {
                1 | 5 => format!("{number} ({})", asked.labels[answer - 1]),
                _ => number.to_string(),
            }
        })
    };
    let (code, report, told) = super::report(&ends(false));
    assert_eq!((code, report.as_str()), (Some(0), &*expected), "{told}");
    let (code, _, told) = super::report(&ends(true));
    assert_eq!(code, Some(2), "{told}");
    let help = "where 1 is `Always`, say `frequency: reversed` under `scales` there";
    assert!(told.contains(help), "{told}");
    let drafted = draft(&ends(true));
    let asked = "scales:\n  # Strongly disagree, Disagree, Neither agree nor disagree, Agree and Strongly agree; perhaps \
        reversed\n  agreement: \"?\"\n  # Never, Rarely, Sometimes, Often and Always; perhaps reversed\n  frequency: \"?\"\n";
    assert!(drafted.ends_with(asked), "{drafted}");
    let map = drafted.replace("\"?\"", "reversed");
    let mut files = ends(true);
    files.push(("map.yaml".to_owned(), map));
    let (code, report, told) = run(&files, &["-q", QUESTIONNAIRE, "--columns", "map.yaml"]);
    assert_eq!((code, report.as_str()), (Some(0), &*expected), "{told}");
    // What is said of the ends says that the numbers between them are none of 1 to 5.
    for map in [
        "values: {1 (Always): Always, 5 (Never): Never, 1 (Strongly agree): 5, 5 (Strongly disagree): 1}\n",
        "values: {frequency: {1 (Always): 5}}\nscales: {agreement: reversed}\n",
    ] {
        let (code, report, told) = mapped(ends(true), map);
        assert_eq!((code, report.as_str()), (Some(2), ""), "{told}");
        assert!(
            told.contains("is none of the numbers that the map of columns gives"),
            "{told}"
        );
    }
}

#[test]
fn a_map_that_says_what_cannot_be_ends_with_2() {
    let zero = |_: &Asked, answer: usize| (answer - 1).to_string();
    for (map, message) in [
        (
            "scales: {agreement: [0, 1, 2, 3]}\n",
            "expected `reversed` or 5 of them, found 4",
        ),
        (
            "scales: {agreement: backwards}\n",
            "expected `reversed`, or what stands for each label",
        ),
        (
            "scales: {agreement: [0, 1, 1, 3, 4]}\n",
            "`1` stands twice in this list",
        ),
        (
            "scales: {agrement: [0, 1, 2, 3, 4]}\n",
            "did you mean `agreement`?",
        ),
        (
            "values: {0: Strongly disagre}\n",
            "did you mean `Strongly disagree`?",
        ),
        ("values: {0: 12}\n", "`12` is no answer to any question"),
        ("sides: {Vertrieb: seles}\n", "did you mean `sales`?"),
        (
            "scales: {company: reversed}\n",
            "`company` isn't answered on a scale",
        ),
        ("keep: newest\n", "expected `latest by HEADING`"),
        ("company: \"?\"\n", "this is still to be decided"),
        // No number stands for nothing where others are told one by one.
        (
            "values: {0: 1, 1: 2, 2: 3, 3: 4}\n",
            "is none of the numbers that the map of columns gives",
        ),
        (
            "scales: {agreement: [1, 2, 3, 4, 5], frequency: [1, 2, 3, 4, 5]}\n",
            "is none of the numbers that the map of columns gives",
        ),
    ] {
        let (code, report, told) = mapped(by_id(zero), map);
        assert_eq!((code, report.as_str()), (Some(2), ""), "{map}{told}");
        assert!(told.contains(message), "{map}{told}");
    }
}

#[test]
fn companies_sides_and_waves_go_by_the_names_that_the_map_gives_them() {
    let expected = expected(&asked());
    let rename = |files: Vec<(String, String)>| -> Vec<(String, String)> {
        let rename = |text: String| {
            text.replace("Acme Gears", "ACME Gears Ltd")
                .replace("\"sales\"", "\"Vertrieb\"")
                .replace("\"operations\"", "\"Betrieb\"")
        };
        files
            .into_iter()
            .map(|(name, text)| (name, rename(text)))
            .collect()
    };
    let files = rename(by_id(plain_number));
    let map =
        "companies: {acme gears ltd: Acme Gears}\nsides: {Vertrieb: sales, betrieb: Operations}\n";
    let (code, report, told) = mapped(files.clone(), map);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(report, expected);
    let (code, ..) = mapped(files, "companies: {acme gears ltd: Acme Gears}\n");
    assert_eq!(code, Some(2));
}

#[test]
fn rows_are_left_out_by_what_they_hold() {
    let expected = expected(&asked());
    let mut files = by_id(plain_number);
    for (_, text) in &mut files {
        let mut rows = text.lines();
        let header = rows.next().expect("a header");
        let row = rows.next().expect("a row");
        let other = row.replace("\"5\"", "\"1\"");
        *text = format!("{header},State\n{row},sent\n{other},TEST\n{other},spam \n");
    }
    let map = "leave_out: {state: [test, Spam]}\nignore: [State]\n";
    let (code, report, told) = mapped(files.clone(), map);
    assert_eq!(code, Some(0), "{told}");
    assert!(
        told.contains("left out 2 rows by `state`, as the map says"),
        "{told}"
    );
    assert_eq!(report, expected);
    assert!(!told.contains("no row holds"), "{told}");
    let map = "leave_out: {state: [test, Spam, trial], Side: [99]}\nignore: [State]\n";
    let (_, _, told) = mapped(files.clone(), map);
    for unmet in [
        "no row holds `trial` in `state`",
        "no row holds `99` in `Side`",
    ] {
        let expected = format!("note[unused-text]: {unmet}\n --> map.yaml:2:");
        assert_eq!(told.matches(&expected).count(), 1, "{told}");
    }
    let (_, report, _) = mapped(files, "ignore: [State]\n");
    assert_ne!(report, expected);
}

#[test]
fn a_file_has_columns_of_its_own() {
    let expected = expected(&asked());
    let mut files = by_id(plain_number);
    for (name, text) in &mut files {
        let heading = if name.starts_with("sales") { "A" } else { "B" };
        *text = text
            .replace("\"goals-known\"", heading)
            .replace("\"month-end\"", if heading == "A" { "B" } else { "A" });
    }
    let map = "files:\n  sales.csv: {columns: {A: goals-known, B: month-end}}\n  operations.csv: {columns: {A: month-end, B: goals-known}}\n";
    let (code, report, told) = mapped(files, map);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(report, expected);
}

/// What `detente map` says of files, which are kept with the draft.
pub(super) fn draft(files: &[(String, String)]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder.path())
        .args(["map", "-q", QUESTIONNAIRE])
        .args(files.iter().map(|(name, _)| name))
        .output()
        .expect("detente starts");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn a_draft_of_what_tells_itself_leads_to_the_same_figures() {
    let asked = asked();
    let files = export(
        &asked,
        |side, _, question| question.texts[side].clone(),
        plain_number,
    );
    let drafted = draft(&files);
    assert!(!drafted.contains("\"?\""), "{drafted}");
    let mut files = files;
    files.push(("map.yaml".to_owned(), drafted));
    let (code, report, told) = run(&files, &["-q", QUESTIONNAIRE, "--columns", "map.yaml"]);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(report, expected(&asked));
}

#[test]
fn a_draft_leaves_at_most_three_decisions_and_no_figures_before_they_are_taken() {
    let asked = asked();
    let mut files = export(
        &asked,
        |side, _, question| question.texts[side].clone(),
        |_, answer| format!("AO0{answer}"),
    );
    for (_, text) in &mut files {
        *text = text.replacen("\"company\",\"side\"", "\"Who\",\"Team\"", 1);
        *text = text.replace("\"sales\"", "\"Vertrieb\"");
    }
    let drafted = draft(&files);
    let decisions = ["company:", "files:", "sides:", "scales:", "values:"];
    let open = decisions.iter().filter(|key| {
        let start = drafted.find(*key).map(|at| &drafted[at..]);
        let block = start.and_then(|text| text.split_inclusive('\n').reduce(|one, _| one));
        block.is_some()
    });
    assert!(open.count() <= 3, "{drafted}");
    files.push(("map.yaml".to_owned(), drafted.clone()));
    let arguments = ["-q", QUESTIONNAIRE, "--columns", "map.yaml"];
    let (code, report, told) = run(&files, &arguments);
    assert_eq!((code, report.as_str()), (Some(2), ""), "{told}");
    assert_eq!(
        told.matches("error[").count(),
        told.matches("error[undecided]").count(),
        "{told}"
    );
    // What its comments offer, taken.
    let mut decided = String::new();
    let mut offered = String::new();
    for line in drafted.lines() {
        if let Some((_, codes)) = line.split_once("; perhaps ") {
            codes.clone_into(&mut offered);
        }
        let answer = match line.trim_start().split(':').next() {
            Some("company") => "Acme Gears",
            Some("Vertrieb" | "sales.csv") => "sales",
            Some("operations.csv") => "operations",
            _ => offered.as_str(),
        };
        let _ = writeln!(decided, "{}", line.replace("\"?\"", answer));
    }
    files.pop();
    files.push(("map.yaml".to_owned(), decided));
    let (code, report, told) = run(&files, &arguments);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(report, super::expected(&asked));
}

/// Our own layout with a column of times: of each side two people, each of whom answered twice.
fn twice(times: [&str; 2]) -> Vec<(String, String)> {
    let asked = asked();
    let mut text = String::from("company,side,respondent,Sent");
    for question in &asked {
        let _ = write!(text, ",{}", question.id);
    }
    text.push('\n');
    for (round, time) in times.iter().enumerate() {
        for (side, (id, ..)) in SIDES.iter().enumerate() {
            for name in ["Kim", "Lee"] {
                let _ = write!(text, "Acme Gears,{id},{name},\"{time}\"");
                for at in 0..asked.len() {
                    let given = if round == 1 {
                        answer(side, at)
                    } else {
                        6 - answer(side, at)
                    };
                    let _ = write!(text, ",{given}");
                }
                text.push('\n');
            }
        }
    }
    vec![("a.csv".to_owned(), text)]
}

/// A row with some of its cells, and blank ones in place of the others.
fn only(row: &str, is_kept: impl Fn(usize) -> bool) -> String {
    let cells = row.split(',').enumerate();
    let cells = cells.map(|(at, cell)| if is_kept(at) { cell } else { "" });
    cells.collect::<Vec<_>>().join(",")
}

#[test]
fn of_two_answers_of_one_person_the_one_counts_that_the_map_names() {
    let ours = |files: &[(String, String)], rows: &str| {
        let lines = files[0].1.lines().enumerate();
        let kept = lines.filter(|(at, _)| *at == 0 || rows.contains(&at.to_string()));
        let kept: Vec<&str> = kept.map(|(_, line)| line).collect();
        let text = kept.join("\n") + "\n";
        report(&[("a.csv".to_owned(), text)]).1
    };
    let times = ["10/25/2026 11:59:59 PM", "10/26/2026 12:00:01 AM"];
    let (first, second) = (ours(&twice(times), "1234"), ours(&twice(times), "5678"));
    assert_ne!(first, second);
    for (times, map, expected) in [
        (times, "keep: latest by Sent\n", &second),
        (times, "keep: earliest by sent\n", &first),
        (
            ["26.10.2026 14:03", "25.10.2026 14:03"],
            "keep: latest by Sent\n",
            &first,
        ),
        (
            ["2026-10-26 14:03", "2026-11-02 09:00"],
            "keep: latest by Sent\n",
            &second,
        ),
        // Google Forms in Spanish, and KoboToolbox.
        (
            [
                "2026/10/05 9:12:00 p. m. CEST",
                "2026/10/05 9:30:00 a. m. CEST",
            ],
            "keep: latest by Sent\n",
            &first,
        ),
        (
            [
                "2026-10-05T10:45:00.000+01:00",
                "2026-10-05T11:30:00.000+02:00",
            ],
            "keep: latest by Sent\n",
            &first,
        ),
    ] {
        let (code, report, told) = mapped(twice(times), map);
        assert_eq!(code, Some(0), "{told}");
        assert_eq!(&report, expected, "{map}");
        let said = "4 people answered more than once";
        assert!(
            told.contains(said) && told.contains("4 other records left out"),
            "{told}"
        );
    }
    // What was sent again without an answer takes none back.
    let mut blank = twice(times);
    let (rounds, last) = blank[0].1.trim_end().rsplit_once('\n').expect("a row");
    blank[0].1 = format!("{rounds}\n{}\n", only(last, |at| at < 4));
    let (code, report, told) = mapped(blank, "keep: latest by Sent\n");
    assert_eq!(
        (code, report),
        (Some(0), ours(&twice(times), "4567")),
        "{told}"
    );
    // Nor does the one half of somebody's answers take the other back.
    for shared in [10, 9] {
        let mut halves = twice(times);
        let mut rounds: Vec<String> = halves[0].1.lines().map(str::to_owned).collect();
        for (row, is_kept) in [(4, 0..10), (8, shared..60)] {
            rounds[row] = only(&rounds[row], |at| at < 4 || is_kept.contains(&(at - 4)));
        }
        // What both answer, they answer alike.
        let first: Vec<String> = rounds[4].split(',').map(str::to_owned).collect();
        let mut second: Vec<String> = rounds[8].split(',').map(str::to_owned).collect();
        second[4 + shared..14].clone_from_slice(&first[4 + shared..14]);
        rounds[8] = second.join(",");
        halves[0].1 = rounds.join("\n") + "\n";
        let (code, _, told) = mapped(halves, "keep: latest by Sent\n");
        assert_eq!(code, Some(2), "{told}");
        assert_eq!(told.matches("error[respondent-twice]").count(), 1, "{told}");
        assert!(told.contains("3 people answered more than once"), "{told}");
        assert!(told.contains("join them in one record"), "{told}");
    }
    // The days may be months, the times the same, or none.
    for times in [
        ["03/04/2026", "02/05/2026"],
        ["2026-10-26", "2026-10-26"],
        ["2026-10-26 08:00", "2026-10-26"],
        ["", "soon"],
        ["2026-10-05 9:12 xm", "2026-10-05 9:30 ym"],
        ["2026-10-05 9:12 CEST", "2026-10-05 9:30 CET"],
    ] {
        let (code, report, told) = mapped(twice(times), "keep: latest by Sent\n");
        assert_eq!((code, report.as_str()), (Some(2), ""));
        assert_eq!(told.matches("error[respondent-twice]").count(), 4, "{told}");
        let said = "it can't be told by `Sent` which answers of 4 people are the latest";
        assert!(told.contains(said), "{told}");
    }
    let (code, _, told) = mapped(twice(times), "keep: latest by Snet\n");
    assert_eq!(code, Some(2));
    assert!(told.contains("did you mean `Sent`?"), "{told}");
}

#[test]
fn texts_that_are_no_labels_are_one_mistake_a_scale() {
    let (code, report, told) = report(&by_id(|_, answer| format!("AO0{answer}")));
    assert_eq!((code, report.as_str()), (Some(2), ""));
    // A file a side, and two scales.
    assert_eq!(told.matches("error[unknown-label]").count(), 4, "{told}");
    assert!(
        told.contains("hold `AO01`, `AO02`, `AO03`, `AO04` and `AO05` in 11 cells"),
        "{told}"
    );
    assert!(
        told.contains("under `values` in a map of columns"),
        "{told}"
    );
    // Something that stands for no answer is told where that can be said.
    let mut none = by_id(|asked, answer| asked.labels[answer - 1].clone());
    none[0].1 = none[0].1.replacen("\"Often\"", "\"k. A.\"", 1);
    let (code, _, told) = super::report(&none);
    assert_eq!(code, Some(2));
    assert!(
        told.contains("under `missing` in a map of columns"),
        "{told}"
    );
    // A slip or two are told where they stand.
    let mut slips = by_id(|asked, answer| asked.labels[answer - 1].clone());
    slips[0].1 = slips[0].1.replacen("\"Often\"", "\"Oftn\"", 3);
    let (code, _, told) = super::report(&slips);
    assert_eq!(code, Some(2));
    assert_eq!(told.matches("did you mean `Often`?").count(), 3, "{told}");
    slips[0].1 = slips[0].1.replacen("\"Often\"", "\"Oftn\"", 1);
    let (_, _, told) = super::report(&slips);
    assert_eq!(told.matches("error[").count(), 1, "{told}");
    assert!(
        told.contains("in 4 cells") && told.contains("`Oftn` may be `Often`"),
        "{told}"
    );
}

/// Our own layout with an order, as a rank for each option.
fn ranked(cell: impl Fn(usize) -> String) -> Vec<(String, String)> {
    let options = ["revenue", "on-time-delivery", "cost", "quality", "growth"];
    let mut files = by_id(plain_number);
    for (_, text) in &mut files {
        let lines: Vec<String> = text
            .lines()
            .enumerate()
            .map(|(row, line)| {
                let cells = options.iter().enumerate().map(|(at, option)| match row {
                    0 => format!("goals-order:{option}"),
                    _ => cell(at + 1),
                });
                format!("{line},{}", cells.collect::<Vec<_>>().join(","))
            })
            .collect();
        *text = lines.join("\n") + "\n";
    }
    files
}

#[test]
fn what_numbers_stand_for_on_scales_is_not_said_of_ranks() {
    let expected = report(&ranked(|rank| rank.to_string())).1;
    // The other way round on the scales, which says nothing of the ranks.
    let mut files = ranked(|rank| rank.to_string());
    let plain = by_id(plain_number);
    for ((_, text), ((_, plain), (_, reversed))) in files.iter_mut().zip(
        plain
            .iter()
            .zip(&by_id(|_, answer| (6 - answer).to_string())),
    ) {
        let (plain, reversed) = (plain.lines().nth(1), reversed.lines().nth(1));
        let (plain, reversed) = (plain.expect("a row"), reversed.expect("a row"));
        *text = text.replace(plain, reversed);
    }
    let map = "values: {1: 5, 2: 4, 3: 3, 4: 2, 5: 1}\n";
    let (code, found, told) = mapped(files, map);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(found, expected);
    // Said of the question, it is meant.
    let map = "values: {goals-order: {first: 1, second: 2, third: 3, fourth: 4, last: 5}}\n";
    let words = ["first", "second", "third", "fourth", "last"];
    let (code, found, told) = mapped(ranked(|rank| words[rank - 1].to_owned()), map);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(found, expected);
}

#[test]
fn a_number_that_stands_for_no_answer_says_nothing_of_the_others() {
    let first = asked()[0].id.clone();
    let nine = |asked: &Asked, answer: usize| {
        if asked.id == first {
            "9".to_owned()
        } else {
            answer.to_string()
        }
    };
    let blank = |asked: &Asked, answer: usize| {
        if asked.id == first {
            String::new()
        } else {
            answer.to_string()
        }
    };
    let expected = report(&by_id(blank)).1;
    for map in ["values: {9: }\n", "values: {9.0: ~}\n", "missing: [9]\n"] {
        let (code, found, told) = mapped(by_id(nine), map);
        assert_eq!(code, Some(0), "{map}{told}");
        assert_eq!(found, expected, "{map}");
    }
    // Among codes of which some are numbers, no other number is an answer.
    let codes = "[0, 1, x, 3, 4]";
    let map = format!("scales: {{agreement: {codes}, frequency: {codes}}}\n");
    let (code, found, _) = mapped(by_id(|_, answer| (answer - 1).to_string()), &map);
    assert_eq!((code, found.as_str()), (Some(2), ""));
}

#[test]
fn what_is_said_for_a_whole_file_goes_by_other_names_too() {
    let expected = expected(&asked());
    let mut files = by_id(plain_number);
    for (_, text) in &mut files {
        *text = text.replace("\"company\"", "\"Firm\"");
    }
    let map = "company: ACME Gears Ltd\ncompanies: {acme gears ltd: Acme Gears}\nignore: [Firm]\n";
    let (code, report, told) = mapped(files, map);
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(report, expected);
}

/// What `detente map` says of files in folders, and its exit status.
fn draft_of(files: &[(&str, &str)]) -> (Option<i32>, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder.path())
        .args(["map", ".", "-q", QUESTIONNAIRE])
        .output()
        .expect("detente starts");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn a_draft_asks_for_each_file_what_the_names_tell_apart() {
    let rows = "goals-known\n4\n";
    for (names, expected) in [
        (
            ["acme/sales.csv", "bolt/operations.csv"],
            "files:\n  \"acme/sales.csv\": {company: \"?\", side: \"?\"}  # perhaps sales, by the file's name\n  \
             \"bolt/operations.csv\": {company: \"?\", side: \"?\"}  # perhaps operations, by the file's name\n",
        ),
        (["sales.csv", "operations.csv"], "company: \"?\"\n"),
        (
            ["a-2026-Q3.csv", "a-2026-Q4.csv"],
            "  a-2026-Q3.csv: {side: \"?\", wave: \"?\"}  # perhaps 2026-Q3, by the file's name\n",
        ),
    ] {
        let (_, drafted, told) = draft_of(&names.map(|name| (name, rows)));
        assert!(drafted.contains(expected), "{expected} in {drafted}{told}");
    }
}

#[test]
fn a_draft_tells_the_records_and_events_of_redcap() {
    let row = |record: &str, event: &str, state: &str| {
        format!("{record},{event},,Acme,sales,4,{state}\n")
    };
    let header = "record_id,redcap_event_name,redcap_repeat_instrument,company,side,goals_known,teams_complete\n";
    let once = row("1", "first_arm_1", "2") + &row("2", "first_arm_1", "0");
    let (code, drafted, told) = draft_of(&[("a.csv", &(header.to_owned() + &once))]);
    assert_eq!(code, Some(0), "{told}");
    assert!(drafted.contains("an export of REDCap"), "{drafted}");
    assert!(drafted.contains("  record_id: respondent\n"), "{drafted}");
    assert!(drafted.contains("perhaps [\"0\"]"), "{drafted}");
    assert!(!drafted.contains("redcap_event_name: \"?\""), "{drafted}");
    let twice = once + &row("1", "second_arm_1", "1");
    let (_, drafted, _) = draft_of(&[("a.csv", &(header.to_owned() + &twice))]);
    assert!(drafted.contains("redcap_event_name: \"?\""), "{drafted}");
    assert!(drafted.contains("perhaps [\"0\", \"1\"]"), "{drafted}");
    // Where another column tells it, nobody is asked which one does.
    let named = header.replace("redcap_repeat_instrument", "Email")
        + &row("1", "first_arm_1", "2").replace(",,", ",a@x.de,");
    let (_, drafted, _) = draft_of(&[("a.csv", &named)]);
    assert!(
        drafted.contains("  Email: respondent\n") && !drafted.contains("record_id: "),
        "{drafted}"
    );
}

#[test]
fn numbers_that_are_more_than_the_labels_are_drafted_as_no_answers() {
    let rows = "Acme,sales,1,2\nAcme,sales,3,4\nAcme,sales,5,99\nAcme,1,2,1\n";
    let text = format!("company,side,goals-known,month-end\n{rows}");
    let (_, drafted, told) = draft_of(&[("a.csv", &text)]);
    let perhaps = "perhaps [1, 2, 3, 4, 5], and [99] no answer: then say `missing: [99]` too\n";
    assert!(drafted.contains(perhaps), "{drafted}{told}");
    let check = |map: &str| {
        let map = format!("format: detente/columns@1\n{map}");
        let files = [
            ("a.csv".to_owned(), text.clone()),
            ("map.yaml".to_owned(), map),
        ];
        run(&files, &["-q", QUESTIONNAIRE, "--columns", "map.yaml"])
    };
    let (_, _, told) = check("");
    assert!(
        told.contains("where 99 stands for no answer in a table, name it under `missing`"),
        "{told}"
    );
    assert!(told.contains("as in `sides: {1: sales}`"), "{told}");
    let said = "scales: {frequency: [1, 2, 3, 4, 5]}\nmissing: [99]\nsides: {1: operations}\n";
    let (code, _, told) = check(said);
    assert_eq!(code, Some(0), "{told}");
}

#[test]
fn names_that_are_alike_are_asked_about_in_a_draft_over_all_files() {
    let head = "company,side,wave,goals-known\n";
    let texts = [
        format!("{head}Acme,sales,2026-Q4,4\nAcme,sales,2026-Q4,3\nBolt,sales,2026-Q4,3\n"),
        format!("{head}ACME,operations,Q4 2026,4\nacme,operations,2026-Q4,2\n"),
    ];
    let files = [("a.csv", &*texts[0]), ("b.csv", &*texts[1])];
    let (_, drafted, told) = draft_of(&files);
    let expected =
        "companies:\n  # `ACME`, `Acme` and `acme` are alike; perhaps Acme\n  acme: \"?\"\n";
    assert!(drafted.contains(expected), "{drafted}{told}");
    let expected =
        "waves:\n  # `2026-Q4` and `Q4 2026` are alike; perhaps 2026-Q4\n  \"Q4 2026\": \"?\"\n";
    assert!(drafted.contains(expected), "{drafted}{told}");
    let map = drafted.replace("acme: \"?\"", "acme: Acme");
    let map = map.replace("2026\": \"?\"", "2026\": 2026-Q4");
    let mut files: Vec<(String, String)> = files
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .to_vec();
    files.push(("map.yaml".to_owned(), map));
    let arguments = [
        "-q",
        QUESTIONNAIRE,
        "--columns",
        "map.yaml",
        "--company",
        "Acme",
    ];
    let (code, report, told) = run(&files, &arguments);
    assert_eq!(code, Some(0), "{told}");
    assert!(
        report.contains("2026-Q4") && !told.contains("near-match"),
        "{report}{told}"
    );
}

#[test]
fn names_are_asked_about_in_a_column_that_the_draft_took_for_the_company() {
    let rows =
        "Acme,Sales,2026-Q4,4\nACME ,Sales,,3\nAcme Ltd,Operations,Q4 2026,2\nAcme,Operations,,2\n";
    let text = format!("Client,Department,Survey wave,goals-known\n{rows}");
    let (_, drafted, told) = draft_of(&[("a.csv", &text)]);
    for expected in [
        "Client: company\n",
        "companies:\n  # `ACME` and `Acme` are alike; perhaps Acme\n  ACME: \"?\"\nwaves:",
        "  # `2026-Q4` and `Q4 2026` are alike; perhaps 2026-Q4\n  \"Q4 2026\": \"?\"\n# 2 rows have no wave in ./a.csv:",
    ] {
        let drafted = drafted.replace(
            "# Which name is meant where several are alike; take a line out where it is right.\n",
            "",
        );
        assert!(drafted.contains(expected), "{expected} {drafted}{told}");
    }
    // Where no row names a wave, there is nothing to tell.
    let text = "company,side,wave,goals-known\nAcme,sales,,4\n";
    assert!(!draft_of(&[("a.csv", text)]).1.contains("no wave"));
}

#[test]
fn numbers_beside_labels_are_drafted_as_texts_and_number_no_scale() {
    for (cells, asked) in [
        (["Often", "0"], "  frequency:\n    \"0\": \"?\"  # 1 cell\n"),
        (["Often", "6"], "  frequency:\n    \"6\": \"?\"  # 1 cell\n"),
        (["Often", "4"], ""),
    ] {
        let [first, second] = cells;
        let rows = format!("Acme,sales,4,{first}\nAcme,sales,3,{second}\n");
        let text = format!("company,side,goals-known,month-end\n{rows}");
        let (_, drafted, _) = draft_of(&[("a.csv", &text)]);
        assert_eq!(
            drafted.contains("values:\n"),
            !asked.is_empty(),
            "{drafted}"
        );
        assert!(drafted.contains(asked), "{drafted}");
        assert!(!drafted.contains("perhaps [0"), "{drafted}");
    }
}

#[test]
fn rows_of_a_group_that_repeats_are_not_said_to_be_of_one_company_without_a_word() {
    for parent in ["_parent_index", "PARENT_KEY"] {
        let text = format!("goals_known,month_end,_index,{parent}\n4,3,1,1\n2,3,2,1\n5,1,3,2\n");
        let (_, drafted, told) = draft_of(&[("a.csv", &text)]);
        let asked = drafted
            .lines()
            .any(|line| line.contains(parent) && line.ends_with(": \"?\""));
        assert!(asked, "{drafted}{told}");
        let check = |map: &str| {
            let map = format!("format: detente/columns@1\n{map}");
            let files = [
                ("a.csv".to_owned(), text.clone()),
                ("map.yaml".to_owned(), map),
            ];
            run(&files, &["-q", QUESTIONNAIRE, "--columns", "map.yaml"])
        };
        let (code, _, told) = check("");
        assert!(
            code == Some(2) && told.contains("may stand in the main sheet"),
            "{told}"
        );
        let (code, _, told) = check("company: Acme\nside: sales\n");
        assert!(
            code == Some(2) && told.contains("error[said-of-all]"),
            "{told}"
        );
        assert_eq!(
            told.matches("may stand in the main sheet").count(),
            1,
            "{told}"
        );
        let (code, _, told) = check(&format!("company: Acme\nside: sales\nignore: [{parent}]\n"));
        assert_eq!(code, Some(0), "{told}");
    }
}

#[test]
fn codes_of_a_service_are_to_be_decided_in_a_draft_and_not_left_out() {
    let export = "id,submitdate,lastpage,company,G01Q01,G01Q02[SQ001],goals-known,Remarks\n1,2026-10-05,3,Acme,Agree,Often,Agree,x\n";
    let (code, drafted, told) = draft_of(&[("a.csv", export)]);
    assert_eq!(code, Some(0), "{told}");
    for open in ["G01Q01: \"?\"", "\"G01Q02[SQ001]\": \"?\""] {
        assert!(drafted.contains(open), "{open} in {drafted}");
    }
    let ignored = drafted.split("ignore:").nth(1).expect("what is left out");
    assert!(
        ignored.contains("Remarks") && !ignored.contains("G01"),
        "{drafted}"
    );
}

#[test]
fn a_draft_finds_sides_in_a_column_of_few_texts_and_passes_blank_cells_over() {
    for (heading, columns) in [
        ("side", ""),
        (
            "Area",
            "columns:\n  # seems to hold the side\n  Area: side\n",
        ),
    ] {
        let sides = [
            "sales",
            "selling",
            "",
            "operations",
            "sales",
            "sales",
            "sales",
        ];
        let rows = (1..).zip(sides);
        let rows = rows.map(|(number, side)| format!("Acme,{side},person {number},Agree\n"));
        let table = format!(
            "company,{heading},Contact,goals-known\n{}",
            rows.collect::<String>()
        );
        let (code, drafted, told) = draft_of(&[("a.csv", &table)]);
        assert_eq!(code, Some(0), "{told}");
        let expected = format!(
            "format: detente/columns@1\n{columns}# Which side each of these is: `sales`, `operations` or `ceo`.\nsides:\n  selling: \"?\"\n# Columns"
        );
        assert!(drafted.contains(&expected), "{drafted}");
    }
}

#[test]
fn a_draft_tells_or_asks_which_column_holds_who_answered() {
    let draft = |columns: &str, cells: [&str; 2]| {
        let row = |cells: &str| format!("Acme,sales,{cells},Agree\n");
        let rows = cells.map(row).concat();
        let table = format!("company,side,{columns},goals-known\n{rows}");
        let (code, drafted, told) = draft_of(&[("a.csv", &table)]);
        assert_eq!(code, Some(0), "{told}");
        drafted
    };
    for (heading, key) in [
        ("Name", "Name"),
        ("Nom", "Nom"),
        ("What is your name?", "\"What is your name?\""),
        ("Your e-mail address", "\"Your e-mail address\""),
    ] {
        let drafted = draft(&format!("Time,{heading}"), ["1,Dana", "2,Dana"]);
        let expected = format!(
            "# Nothing is left to decide.\nformat: detente/columns@1\ncolumns:\n  # seems to hold who answered\n  \
            {key}: respondent\n# Columns that hold no answers.\nignore:\n  - Time\n"
        );
        assert!(drafted.ends_with(&expected), "{drafted}");
    }
    let drafted = draft("Name,Email", ["Dana,d@x.de", "Lee,l@x.de"]);
    let expected = "columns:\n  # may hold who answered, as may `Name`: `respondent` for one of them, the others under \
        `ignore`\n  Email: \"?\"\n  # may hold who answered, as may `Email`: `respondent` for one of them, the others \
        under `ignore`\n  Name: \"?\"\n";
    assert!(drafted.ends_with(expected), "{drafted}");
    // Nobody was asked, somebody is known already, or it is the name of something else.
    for (columns, cells) in [
        ("Name,Email", [",anonymous", ",anonymous"]),
        ("respondent,Name", ["d,Dana", "l,Lee"]),
        ("Team name,Score", ["North,1", "South,2"]),
    ] {
        let drafted = draft(columns, cells);
        assert!(!drafted.contains("who answered"), "{drafted}");
        assert!(drafted.contains("ignore:\n  - "), "{drafted}");
    }
}

/// What a draft says of a column that may hold something.
fn asks(heading: &str, what: &str, field: &str, other: &str) -> String {
    let which = match other {
        "" if field == "side" => {
            ": `side`, or the heading under `ignore`, and the side under `files`".to_owned()
        }
        "" => format!(": `{field}`, or the heading under `ignore`"),
        _ => format!(", as may `{other}`: `{field}` for one of them, the others under `ignore`"),
    };
    format!("  # may hold {what}{which}\n  {heading}: \"?\"\n")
}

/// What it says of one that does.
fn takes(heading: &str, what: &str, field: &str) -> String {
    format!("  # seems to hold {what}\n  {heading}: {field}\n")
}

/// What the draft of a table has under `columns`.
fn columns_of_draft(table: &str) -> String {
    let (code, drafted, told) = draft_of(&[("a.csv", table)]);
    assert_eq!(code, Some(0), "{told}");
    let is_open = drafted.contains("# Decide what is marked");
    assert_eq!(is_open, drafted.contains(": \"?\"\n"), "{drafted}");
    let said = drafted
        .split_once("columns:\n")
        .map_or("", |(_, said)| said);
    said.split("# Columns that hold")
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn a_draft_takes_a_column_where_its_heading_says_so_and_else_asks() {
    let (company, wave) = ("the company", "the wave");
    let take = |heading, what: &str, field| takes(heading, what, field);
    let ask = |heading, what: &str, field| asks(heading, what, field, "");
    let parents = asks("Client", company, "company", "Parent company")
        + &asks("\"Parent company\"", company, "company", "Client");
    // The heading of a column and the cells in two rows, and what the draft says.
    for (columns, rows, expected) in [
        (
            "Organisation,Company size",
            ["Acme,50-100", "Bolt,5 to 9 people"],
            take("Organisation", company, "company"),
        ),
        (
            "Name der Firma",
            ["Acme", "Acme"],
            take("\"Name der Firma\"", company, "company"),
        ),
        (
            "Parent company",
            ["Acme", "Acme"],
            ask("\"Parent company\"", company, "company"),
        ),
        ("Client,Parent company", ["Acme,Hold", "Acme,Hold"], parents),
        (
            "Employee ID",
            ["11", "12"],
            take("\"Employee ID\"", "who answered", "respondent"),
        ),
        (
            "Survey round",
            ["2026-Q3", "2026-Q4"],
            take("\"Survey round\"", wave, "wave"),
        ),
        (
            "Quartal",
            ["3. Quartal 2026", "3. Quartal 2026"],
            take("Quartal", wave, "wave"),
        ),
        ("Round", ["1", "2"], ask("Round", wave, "wave")),
        (
            "Survey",
            ["Spring 2026", "Autumn 2026"],
            ask("Survey", wave, "wave"),
        ),
        ("Month", ["2026-09", "Oct-26"], ask("Month", wave, "wave")),
        // Times, sizes and numbers are none of these, nor is one text that may be anything.
        ("Sent", ["2026-10-05", "2026-10-06 9:12"], String::new()),
        ("Survey period", ["2026-10-05", "2026-10-06"], String::new()),
        (
            "Years in company,Survey",
            ["3,Autumn 2026", "4,Autumn 2026"],
            String::new(),
        ),
    ] {
        let [one, other] = rows;
        let table =
            format!("side,{columns},goals-known\nsales,{one},Agree\noperations,{other},Agree\n");
        assert_eq!(columns_of_draft(&table), expected, "{columns}");
    }
}

#[test]
fn a_draft_takes_a_column_for_the_side_where_it_is_headed_as_the_respondents_own_and_else_asks() {
    let side = "the side";
    let both = asks("Role", side, "side", "Team") + &asks("Team", side, "side", "Role");
    let previous = asks("Abteilung", side, "side", "Previous department")
        + &asks("\"Previous department\"", side, "side", "Abteilung");
    let take = |heading| takes(heading, side, "side");
    let ask = |heading| asks(heading, side, "side", "");
    let unknown = "# Which side each of these is: `sales`, `operations` or `ceo`.\nsides:\n  Betrieb: \"?\"\n  Vertrieb: \"?\"\n";
    let ours = ["sales", "operations"];
    let theirs = ["operations,Vertrieb", "sales,Betrieb"];
    for (columns, rows, expected) in [
        ("Team,Role", ["sales,operations", "operations,sales"], both),
        (
            "Title,Your team",
            ["CEO,sales", "VP Sales,operations"],
            take("\"Your team\""),
        ),
        ("Department", ours, take("Department")),
        (
            "Which department do you work for?",
            ours,
            take("\"Which department do you work for?\""),
        ),
        // Not theirs: they work with it, or rate it.
        ("Other department", ours, ask("\"Other department\"")),
        ("Counterpart", ours, ask("Counterpart")),
        (
            "Which department did you rate?",
            ours,
            ask("\"Which department did you rate?\""),
        ),
        (
            "Rated department,Your department",
            ["operations,sales", "sales,operations"],
            take("\"Your department\""),
        ),
        ("Previous department,Abteilung", theirs, previous),
        // Whatever stands in it.
        (
            "You answer for",
            ["Vertrieb", "Betrieb"],
            take("\"You answer for\"") + unknown,
        ),
        ("Group", ["Vertrieb", "Betrieb"], ask("Group")),
    ] {
        let [one, other] = rows;
        let table =
            format!("company,{columns},goals-known\nAcme,{one},Agree\nAcme,{other},Agree\n");
        assert_eq!(columns_of_draft(&table), expected, "{columns}");
    }
}

#[test]
fn a_draft_asks_for_the_side_of_a_file_that_is_named_for_one_and_worded_for_the_other() {
    let asked = asked();
    let files = export(
        &asked,
        |_, _, question| question.texts[0].clone(),
        plain_number,
    );
    let without = |(name, text): (String, String)| {
        let text = text.replacen("\"side\"", "\"Region\"", 1);
        let text = text.replace("\"operations\"", "\"South\"");
        (name, text.replace("\"sales\"", "\"North\""))
    };
    let drafted = draft(&files.into_iter().map(without).collect::<Vec<_>>());
    let said = [
        "operations.csv: {side: \"?\"}  # its questions are worded for Sales, and its name says Operations\n",
        "sales.csv: {side: sales}  # its questions are worded for Sales\n",
    ];
    assert!(said.iter().all(|said| drafted.contains(said)), "{drafted}");
}

#[test]
fn files_of_one_name_are_told_apart_by_their_folders() {
    let table = |answer: usize| format!("goals-known,month-end\n{answer},{answer}\n");
    let (code, drafted, told) = draft_of(&[
        ("one/a.csv", &table(2)),
        ("two/a.csv", &table(3)),
        ("b.csv", &table(4)),
    ]);
    assert_eq!(code, Some(0), "{told}");
    for name in ["one/a.csv", "two/a.csv", "b.csv"] {
        let line = [
            format!("  {name}: {{company: \"?\", side:"),
            format!("  \"{name}\": {{company: \"?\", side:"),
        ];
        assert!(
            line.iter().any(|line| drafted.contains(line)),
            "{name} in {drafted}"
        );
    }
    let map = "company: Acme\nfiles: {one/a.csv: {side: sales}, a.csv: {side: operations}}\n";
    let folder = tempfile::tempdir().expect("a folder");
    for (name, answer) in [("one", 2), ("two", 3)] {
        std::fs::create_dir(folder.path().join(name)).expect("a folder");
        std::fs::write(folder.path().join(name).join("a.csv"), table(answer)).expect("a file");
    }
    let map_path = folder.path().join("map.yaml");
    std::fs::write(&map_path, format!("format: detente/columns@1\n{map}")).expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder.path())
        .args([
            "check",
            "one",
            "two",
            "--columns",
            "map.yaml",
            "-q",
            QUESTIONNAIRE,
        ])
        .output()
        .expect("detente starts");
    let told = String::from_utf8(output.stdout).expect("text");
    assert!(
        told.contains("one/a.csv: Acme, Sales") && told.contains("two/a.csv: Acme, Operations"),
        "{told}"
    );
}

#[test]
fn there_is_no_draft_of_what_holds_no_answers() {
    let (code, drafted, told) = draft_of(&[("a.csv", "a,b\n1,2\n")]);
    assert_eq!((code, drafted.as_str()), (Some(2), ""));
    assert!(
        told.contains("error[no-questions]") && told.contains("is this the right questionnaire?"),
        "{told}"
    );
}

/// The sentence on how numbers were read, the end of which may stand on further lines.
fn told_of_numbers(files: Vec<(String, String)>, map: &str) -> Option<String> {
    let arguments = ["-q", QUESTIONNAIRE, "--columns", "map.yaml"];
    let (code, report, told) = run_as("markdown", &with_map(files, map), &arguments);
    assert_eq!(code, Some(0), "{told}");
    let mut lines = report.lines();
    let line = lines.find(|line| line.contains("came as numbers"));
    line.map(|line| line.trim_start_matches("- ").to_owned())
}

#[test]
fn a_report_says_how_numbers_were_read() {
    let number = |add: usize| move |_: &Asked, answer: usize| (answer + add).to_string();
    let plain = "Where answers came as numbers, they were read from 1 for “Strongly disagree” to 5 for “Strongly agree” and from 1 for “Never” to 5 for “Always”.";
    assert_eq!(
        told_of_numbers(by_id(number(0)), "").as_deref(),
        Some(plain)
    );
    let recoded = |_: &Asked, answer: usize| ["9", "2", "4", "5", "6"][answer - 1].to_owned();
    for (files, map, read) in [
        (
            by_id(number(1)),
            "scales: {agreement: [2, 3, 4, 5, 6], frequency: [2, 3, 4, 5, 6]}",
            "from 2 for “Strongly disagree” to 6 for “Strongly agree” and from 2 for “Never” to 6 for “Always”, as the map of columns says",
        ),
        (
            by_id(number(0)),
            "scales: {frequency: reversed}",
            "from 1 for “Strongly disagree” to 5 for “Strongly agree”; from 5 for “Never” to 1 for “Always”, as the map of columns says",
        ),
        (
            by_id(recoded),
            "values: {9: 1, 2: 2, 4: 3, 5: 4, 6: 5}",
            "as 9 for “Strongly disagree”, 2 for “Disagree”, 4 for “Neither agree nor disagree”, 5 for “Agree” and 6 for “Strongly agree” and as 9 for “Never”, 2 for “Rarely”, 4 for “Sometimes”, 5 for “Often” and 6 for “Always”, as the map of columns says",
        ),
        // What says nothing of other numbers leaves them as they are.
        (
            by_id(number(0)),
            "values: {99: null}",
            &plain[46..plain.len() - 1],
        ),
    ] {
        let expected = format!("Where answers came as numbers, they were read {read}.");
        assert_eq!(
            told_of_numbers(files, map).as_deref(),
            Some(&*expected),
            "{map}"
        );
    }
    let label = |asked: &Asked, answer: usize| asked.labels[answer - 1].clone();
    assert_eq!(told_of_numbers(by_id(label), ""), None);
}

#[test]
fn what_looks_the_same_cannot_stand_for_two_things() {
    for (map, second, first) in [
        (
            "sides: {Vertrieb: sales, VERTRIEB: operations}",
            "VERTRIEB",
            "Vertrieb",
        ),
        ("companies: {ACME: Acme, acme : Bolt}", "acme", "ACME"),
        (
            "waves: {Oct-26: 2026-10, oct-26: 2026-11}",
            "oct-26",
            "Oct-26",
        ),
        ("values: {Ja: Agree, ja: Disagree}", "ja", "Ja"),
        ("values: {1.0: Agree, 1: Disagree}", "1", "1.0"),
        ("values: {agreement: {9: 1, 9.0: 2}}", "9.0", "9"),
        (
            "columns: {Score: side, score: respondent}",
            "score",
            "Score",
        ),
        (
            "scales: {Q 1: reversed, q 1: [1, 2, 3, 4, 5]}",
            "q 1",
            "Q 1",
        ),
    ] {
        let (code, _, told) = mapped(by_id(plain_number), &format!("{map}\n"));
        assert_eq!(code, Some(2), "{map} {told}");
        let error = format!(
            "error[said-twice]: `{second}` looks the same as `{first}`, and stands for something else"
        );
        assert!(told.contains(&error), "{told}");
        assert!(told.contains("told before, in line 2"), "{told}");
    }
    let same = "sides: {Vertrieb: sales, VERTRIEB: sales}\nvalues: {agreement: {Ja: 4}, frequency: {ja: 5}}\n";
    let (code, _, told) = mapped(by_id(plain_number), same);
    assert_eq!(code, Some(0), "{told}");
}

#[test]
fn a_label_is_no_code_of_another_one() {
    let frequency = "frequency: [Always, Often, Sometimes, Rarely, Never]";
    let (code, _, told) = mapped(by_id(plain_number), &format!("scales: {{{frequency}}}\n"));
    assert_eq!(code, Some(2), "{told}");
    let error =
        "error[wrong-codes]: `Always` is a label of `frequency`, and can't stand for `Never`";
    assert!(told.contains(error), "{told}");
    assert!(told.contains("say `reversed`"), "{told}");
    let own = "scales: {frequency: [Never, Rarely, Sometimes, Often, Always]}\n";
    let labels = |asked: &Asked, answer: usize| asked.labels[answer - 1].clone();
    let (code, report, told) = mapped(by_id(labels), own);
    assert_eq!((code, report), (Some(0), expected(&asked())), "{told}");
}

#[test]
fn what_stands_for_no_answer_does_so_with_its_number_and_with_decimals() {
    let with = |cell: &str, map: &str| {
        let rows = format!("Acme,sales,{cell},3,1\nAcme,operations,2,3,2.0\n");
        let text = format!("company,side,goals-known,month-end,Score\n{rows}");
        mapped(vec![("a.csv".to_owned(), text)], &format!("{map}\n"))
    };
    let ignore = "ignore: [Score]";
    let (_, none, told) = with("", ignore);
    let (_, second, _) = with("2", ignore);
    assert!(none != second, "{told}");
    for (cell, map) in [
        ("4 - Agree", "values: {Agree: }"),
        ("4 - Agree", "values: {4: }"),
        ("Agree (4)", "missing: [Agree]"),
        ("4 - Agree", "missing: [Agree]"),
        ("4 - Agree", "missing: [4]"),
        ("4.0", "missing: [4]"),
        ("4", "missing: [4.0]"),
        ("99.0", "missing: [99]"),
        ("\"99,0\"", "missing: [99]"),
        (
            "3 - Agree",
            "scales: {agreement: [0, 1, 2, 3, 4]}\nmissing: [Agree]",
        ),
    ] {
        let (code, report, told) = with(cell, &format!("{map}\n{ignore}"));
        // The other side's 2 is another label where numbers start from 0.
        if !map.contains("scales") {
            assert!(report == none, "{cell} {map}");
        }
        assert_eq!(code, Some(0), "{cell} {map} {told}");
    }
    for map in [
        "values: {Agree: 2}",
        "values: {agreement: {Agree: Disagree}}",
    ] {
        let (code, report, told) = with("Agree (4)", &format!("{map}\n{ignore}"));
        assert_eq!((code, report == second), (Some(0), true), "{map} {told}");
    }
    let (code, _, told) = with("4", "leave_out: {Score: [2]}");
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("left out 1 row by `Score`"), "{told}");
}
