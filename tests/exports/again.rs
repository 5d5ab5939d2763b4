//! Headings with a number behind them, by which services and spreadsheets tell those apart that are equal.

use super::*;

const ORDER: &str = "How hard was Sales pushed towards each of these? Put the hardest push first.";
const RANKED: &str = "revenue > cost > quality > growth > on-time-delivery";

/// A question in one column and in two, and what fills it.
fn report_on(headings: &[&str], cells: [&str; 2]) -> (Option<i32>, String, String) {
    report_with(headings, cells, "")
}

/// The same with what stands in the column of the other side.
fn report_with(headings: &[&str], cells: [&str; 2], blank: &str) -> (Option<i32>, String, String) {
    let [sales, operations] = cells;
    let cells = match headings {
        [_] => [sales.to_owned(), operations.to_owned()],
        _ => [format!("{sales},{blank}"), format!("{blank},{operations}")],
    };
    let headings = headings.join("\",\"");
    let [sales, operations] = cells;
    let text = format!(
        "company,side,month-end,\"{headings}\"\nAcme,sales,4,{sales}\nAcme,operations,2,{operations}\n"
    );
    report(&[("a.csv".to_owned(), text)])
}

#[test]
fn a_question_that_stands_twice_with_a_number_behind_is_one() {
    let asked = asked();
    let text = &asked[0].texts[0];
    let comment = format!("{text} Comment");
    for (heading, cells) in [
        ("goals-known", ["5", "1"]),
        (text, ["5", "1"]),
        (&comment, ["So it is", "Not at all"]),
        ("comment:goals-known", ["So it is", "Not at all"]),
        ("goals-order", [RANKED, ""]),
        (ORDER, [RANKED, ""]),
    ] {
        let (code, expected, told) = report_on(&[heading], cells);
        assert_eq!(code, Some(0), "{heading} {told}");
        let mut ways: Vec<[String; 2]> = ["2", " 2", "(2)", " (2)", "_2", ".1", "-2"]
            .map(|again| [heading.to_owned(), format!("{heading}{again}")])
            .to_vec();
        ways.push([4, 27].map(|place| format!("{heading}...{place}")));
        ways.push([1, 2].map(|number| format!("{heading} ({number})")));
        for [one, other] in &ways {
            let (code, report, told) = report_on(&[one, other], cells);
            assert_eq!(code, Some(0), "{other} {told}");
            assert_eq!(report, expected, "{other}");
        }
    }
}

#[test]
fn a_number_behind_a_heading_may_be_its_own() {
    // An id may end with a number.
    let questionnaire = alike::ALIKE.replace("second-one", "first-one-2");
    let rows = "Acme,sales,1,2,3\nAcme,operations,3,2,1\n";
    let with = |second: &str| {
        let text = format!("company,side,first-one,{second},third-one\n{rows}");
        let files = [
            ("a.csv".to_owned(), text),
            ("alike.yaml".to_owned(), questionnaire.clone()),
        ];
        run(&files, &["-q", "alike.yaml"])
    };
    let (code, expected, told) = with("first-one-2");
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(with("first_one_2").1, expected);
    // So may a rank be told; and a heading that nothing repeats resembles one alone.
    let (_, expected, _) = report_on(&["goals-order"], [RANKED, ""]);
    let ranks: Vec<String> = (1..=5).map(|rank| format!("{ORDER} {rank}")).collect();
    let header = format!("company,side,month-end,\"{}\"", ranks.join("\",\""));
    let row = RANKED.replace(" > ", ",");
    let text = format!("{header}\nAcme,sales,4,{row}\nAcme,operations,2,,,,,\n");
    let (code, report, told) = report(&[("a.csv".to_owned(), text)]);
    assert_eq!((code, report), (Some(0), expected), "{told}");
    for headings in [
        &["goals-known_2"][..],
        &["goals-known 1", "goals-known 2"],
        &["goals-known", "goals-known 2027"],
        &["goals-known (3)", "goals-known (4)"],
    ] {
        let (code, _, told) = report_on(headings, ["5", "1"]);
        assert_eq!(code, Some(2), "{headings:?} {told}");
    }
}

#[test]
fn what_fills_the_branch_that_somebody_was_not_shown_is_no_second_answer() {
    for (heading, cells) in [
        ("goals-known", ["5", "1"]),
        ("comment:goals-known", ["So it is", "Not at all"]),
        ("goals-order", [RANKED, ""]),
    ] {
        let (_, expected, _) = report_on(&[heading], cells);
        let fills = [
            "N/A",
            "n/a",
            "NA",
            "-",
            "\u{2013}",
            "Not applicable",
            "#NULL!",
            "I can't say",
            "Don't know",
            "n.a.",
            "Skipped",
            "(no answer)",
            "Keine Angabe",
            "-99",
        ];
        for fill in fills {
            for other in [heading.to_owned(), format!("{heading}.1")] {
                let (code, report, told) = report_with(&[heading, &other], cells, fill);
                if heading.starts_with("comment") && fills[7..].contains(&fill) {
                    assert_eq!(code, Some(2), "{other} {fill} {told}");
                    if told.contains("doubled-column") {
                        let help = format!("where `{fill}` stands for those who weren't shown");
                        assert!(told.contains(&help), "{told}");
                    }
                    continue;
                }
                assert_eq!(code, Some(0), "{other} {fill} {told}");
                assert_eq!(report, expected, "{other} {fill}");
            }
        }
    }
    // Where it is a label, it is an answer, and then there are two.
    let rows = "Acme,sales,1,N/A,2,3\nAcme,operations,n/a,1,2,3\n";
    let files = [
        (
            "a.csv".to_owned(),
            format!("company,side,first-one,first-one2,second-one,third-one\n{rows}"),
        ),
        ("alike.yaml".to_owned(), alike::ALIKE.to_owned()),
    ];
    let (code, _, told) = run(&files, &["-q", "alike.yaml"]);
    assert_eq!(code, Some(2), "{told}");
}

#[test]
fn what_may_fill_the_branch_that_somebody_was_not_shown_is_to_be_named_and_not_to_be_taken_out() {
    let (_, expected, _) = report_on(&["goals-known"], ["5", "1"]);
    let rows = |fill: &str| format!("Acme,sales,5,{fill},4\nAcme,operations,{fill},1,2\n");
    for fill in ["0", "Too early"] {
        let table = format!(
            "company,side,goals-known,goals-known.1,month-end\n{}",
            rows(fill)
        );
        let files = [("a.csv".to_owned(), table)];
        let (code, _, told) = report(&files);
        assert_eq!(code, Some(2), "{told}");
        let help = format!(
            "where `{fill}` stands for those who weren't shown the question, name it under `missing`"
        );
        assert!(
            told.contains(&help) && !told.contains("take one of them out"),
            "{told}"
        );
        for said in [
            format!("missing: [\"{fill}\"]"),
            format!("values: {{\"{fill}\": null}}"),
        ] {
            let map = format!("format: detente/columns@1\n{said}\n");
            let files = [files[0].clone(), ("map.yaml".to_owned(), map)];
            let (code, report, told) = run(&files, &["--columns", "map.yaml"]);
            assert_eq!((code, &report), (Some(0), &expected), "{said} {told}");
        }
    }
    // Remarks that differ, or stand there once, are none of that.
    for fills in [["Too early", "Too late"], ["Too early", ""]] {
        let [one, other] = fills;
        let rows = format!("Acme,sales,5,{one},4\nAcme,operations,{other},1,2\n");
        let table = format!("company,side,goals-known,goals-known.1,month-end\n{rows}");
        let (code, _, told) = report(&[("a.csv".to_owned(), table)]);
        assert_eq!(code, Some(2), "{told}");
        assert!(!told.contains("weren't shown"), "{told}");
    }
    let told = [(
        "a.csv".to_owned(),
        format!(
            "company,side,goals-known,goals-known.1,month-end\n{}",
            rows("Don't know")
        ),
    )];
    assert!(!maps::draft(&told).contains('?'));
}

#[test]
fn a_column_for_each_label_by_its_number_is_no_branch_of_a_question() {
    let question = &asked()[0];
    let row = |side: &str, answer: usize| {
        let marks = (1..=5).map(|label| if label == answer { "1" } else { "" });
        let marks: Vec<&str> = marks.collect();
        format!("Acme,{side},4,,{}\n", marks.join(","))
    };
    for heading in ["goals-known", &question.texts[0]] {
        for glue in ["_N", ".N", " N", " (N)", " - N", " [N]"] {
            let parts =
                (1..=5).map(|at| format!("\"{heading}{}\"", glue.replace('N', &at.to_string())));
            let parts: Vec<String> = parts.collect();
            let header = format!("company,side,month-end,\"{heading}\",{}\n", parts.join(","));
            let text = header + &row("sales", 4) + &row("operations", 2);
            let (code, _, told) = report(&[("a.csv".to_owned(), text)]);
            assert_eq!(code, Some(2), "{heading}{glue} {told}");
        }
    }
}

#[test]
fn columns_that_hold_one_label_each_are_one_question() {
    let question = &asked()[0];
    let of = |headings: &str, rows: [String; 3]| {
        let text = format!("company,side,month-end,{headings}\n{}", rows.concat());
        report(&[("a.csv".to_owned(), text)])
    };
    let sides = ["sales", "operations", "operations"];
    let answers = [3, 0, 2];
    let rows = |cells: &dyn Fn(usize) -> String| {
        [0, 1, 2].map(|row| format!("Acme,{},4,{}\n", sides[row], cells(answers[row])))
    };
    let label = |at: usize| question.labels[at].clone();
    let (_, expected, _) = of("goals-known", rows(&label));
    let ticks = |at: usize| {
        let mut cells = [""; 5];
        cells[at] = &question.labels[at];
        cells.join(",")
    };
    for glue in ["_N", ".N", " N", " (N)", " - N", " [N]"] {
        let headings = (1..=5).map(|at| {
            let glue = glue.replace('N', &at.to_string());
            format!("\"{}{glue}\"", question.texts[0])
        });
        let headings = headings.collect::<Vec<_>>().join(",");
        let (code, report, told) = of(&headings, rows(&ticks));
        assert_eq!(code, Some(0), "{glue} {told}");
        assert!(report == expected, "{glue}");
    }
    // REDCap has the labels in the headings. Read as the question's own, every tick would be the first of them.
    let labels = question.labels.iter();
    let headings = labels.map(|label| format!("\"{} (choice={label})\"", question.texts[0]));
    let headings = headings.collect::<Vec<_>>().join(",");
    let (code, report, told) = of(&headings, rows(&ticks));
    assert_eq!((code, &report), (Some(0), &expected), "{told}");
    let last = headings.rsplit(',').next().unwrap_or_default();
    let (code, _, told) = of(last, rows(&|_| "1".to_owned()));
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("`1` stands in the column of"), "{told}");
    // Where one holds two labels, they may be of two times.
    let text = &question.texts[0];
    let times = |at: usize| match at {
        0 => format!(",{}", label(at)),
        _ => format!("{},", label(at)),
    };
    let (code, _, told) = of(&format!("\"{text}_1\",\"{text}_2\""), rows(&times));
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("doubled-column"), "{told}");
}

/// Two questions with a column for two of their answers each, which hold ticks.
fn ticked(headings: &[&str], glue: &str, numbers: [usize; 2], mark: &str) -> String {
    let parts = headings.iter().flat_map(|heading| {
        numbers.map(|at| format!("\"{heading}{}\"", glue.replace('N', &at.to_string())))
    });
    let parts: Vec<String> = parts.collect();
    let header = format!("company,side,month-end,{}\n", parts.join(","));
    let row = |side: &str, is_first: bool| {
        let cells = if is_first {
            format!("{mark},,,{mark}")
        } else {
            format!(",{mark},{mark},")
        };
        format!("Acme,{side},4,{cells}\n")
    };
    header + &row("sales", true) + &row("operations", false)
}

#[test]
fn columns_of_one_question_that_hold_nothing_but_ticks_are_refused() {
    let asked = asked();
    let ids = ["goals-known", asked[1].id.as_str()];
    let texts = [0, 1].map(|at| asked[at].texts[0].as_str());
    for headings in [ids, texts] {
        for glue in ["_N", ".N", " N", " (N)", " - N"] {
            for (numbers, mark) in [([1, 2], "1"), ([4, 5], "1"), ([1, 2], "x")] {
                let text = ticked(&headings, glue, numbers, mark);
                let (code, _, told) = report(&[("a.csv".to_owned(), text.clone())]);
                assert_eq!(code, Some(2), "{headings:?}{glue} {told}");
                let found = format!("hold nothing but `{mark}`");
                assert!(told.contains(&found), "{headings:?}{glue} {told}");
                assert!(told.contains("export one column a question"), "{told}");
                assert!(!told.contains("--columns"), "{told}");
                // Nor does the draft of a map take them for a question.
                let drafted = super::maps::draft(&[("a.csv".to_owned(), text)]);
                let found = drafted.matches("as a column for each answer").count();
                assert_eq!(found, 4, "{drafted}");
                for other in ["resembles", "this for both", "was ticked"] {
                    assert!(!drafted.contains(other), "{drafted}");
                }
            }
        }
    }
    // What stands where none was ticked is no answer, nor is a tick of a question that has one such column.
    for (mark, blank) in [("1", "0"), ("Yes", "No")] {
        let fill = |text: String| {
            text.replace(",,", &format!(",{blank},"))
                .replace(",\n", &format!(",{blank}\n"))
        };
        let text = ticked(&ids, " [N]", [4, 5], mark);
        let (header, rows) = text.split_once('\n').expect("a header");
        let lone = |cell: &str, row: &str| format!("{row},{cell}\n");
        let rows: String = rows
            .lines()
            .zip([mark, ""])
            .map(|(row, cell)| lone(cell, row))
            .collect();
        let text = format!("{header},late-news_4\n{}", fill(rows));
        let (code, _, told) = report(&[("a.csv".to_owned(), text.clone())]);
        assert_eq!(code, Some(2), "{told}");
        let found = format!("hold nothing but `{}`", mark.to_lowercase());
        assert!(
            told.contains(&found) && told.contains("and so do 3 more"),
            "{told}"
        );
        let drafted = super::maps::draft(&[("a.csv".to_owned(), text)]);
        assert_eq!(
            drafted.matches("as a column for each answer").count(),
            5,
            "{drafted}"
        );
    }
    // So they are where a map names the question for each of them.
    let map = [4, 5].map(|at| format!("  goals-known_{at}: goals-known\n"));
    let map = format!("format: detente/columns@1\ncolumns:\n{}", map.concat());
    let text = ticked(&ids, "_N", [4, 5], "1");
    let files = [("a.csv".to_owned(), text), ("map.yaml".to_owned(), map)];
    let (code, _, told) = run(&files, &["-q", QUESTIONNAIRE, "--columns", "map.yaml"]);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("hold nothing but `1`"), "{told}");
    // What a map says of each is what a tick there stands for.
    let other = &asked[1].id;
    let columns = [4, 5].map(|at| format!("goals-known_{at}: goals-known, {other}_{at}: {other}"));
    let said = |mark: &str, answers: [&str; 4]| {
        let names = [
            "goals-known_4",
            "goals-known_5",
            &format!("{other}_4"),
            &format!("{other}_5"),
        ];
        let values = names.iter().zip(answers);
        let values = values.map(|(name, answer)| format!("{name}: {{{mark}: {answer}}}"));
        values.collect::<Vec<_>>()
    };
    // What isn't ticked says nothing of that.
    for (mark, values) in [
        ("x", said("x", ["4", "2", "1", "3"])),
        ("1", said("0", ["~"; 4])),
    ] {
        let [columns, values] = [columns.join(", "), values.join(", ")];
        let map =
            format!("format: detente/columns@1\ncolumns: {{{columns}}}\nvalues: {{{values}}}\n");
        let text = ticked(&ids, "_N", [4, 5], mark);
        let files = [("a.csv".to_owned(), text), ("map.yaml".to_owned(), map)];
        let (code, found, told) = run(&files, &["-q", QUESTIONNAIRE, "--columns", "map.yaml"]);
        if mark == "1" {
            assert_eq!(code, Some(2), "{told}");
            continue;
        }
        let rows = "Acme,sales,4,4,3\nAcme,operations,4,2,1\n";
        let plain = format!("company,side,month-end,goals-known,{other}\n{rows}");
        let (_, expected, _) = report(&[("a.csv".to_owned(), plain)]);
        assert_eq!((code, found), (Some(0), expected), "{told}");
    }
    // What somebody answers otherwise shows that they are branches.
    let text = ticked(&texts, " (N)", [1, 2], "1");
    let branches = text + "Acme,operations,2,5,,,2\n";
    let (code, _, told) = report(&[("a.csv".to_owned(), branches)]);
    assert_eq!(code, Some(0), "{told}");
}

#[test]
fn ticks_are_refused_under_one_heading_and_where_columns_of_the_series_are_left_out() {
    let text = asked()[0].texts[0].clone();
    let report_on = |headings: &[&str], ticks: &[usize]| {
        let headings = headings.iter().map(|again| format!("\"{text}{again}\""));
        let headings: Vec<String> = headings.collect();
        let mut table = format!("company,side,month-end,{}\n", headings.join(","));
        for (row, tick) in ticks.iter().enumerate() {
            let mut cells = vec![""; headings.len()];
            cells[*tick] = "1";
            let side = ["sales", "operations"][row % 2];
            table += &format!("Acme,{side},4,{}\n", cells.join(","));
        }
        let files = [("a.csv".to_owned(), table)];
        (report(&files), super::maps::draft(&files))
    };
    for headings in [
        &["", "", "", "", ""][..],
        &["", "", "", ""],
        &["", "2", "4", "5"],
        &["", ".1", ".3", ".4"],
        &["...4", "...5", "...6", "...7"],
        &["", "2", "4"],
        &["_5"],
    ] {
        let last = headings.len() - 1;
        let ((code, _, told), drafted) = report_on(headings, &[last, 0, 0, last, last]);
        assert_eq!(code, Some(2), "{headings:?} {told}");
        assert!(told.contains("nothing but `1`"), "{headings:?} {told}");
        assert!(drafted.contains("as a column for each answer"), "{drafted}");
    }
    // Each side may have a branch, and say the same.
    for headings in [["", ""], ["", "2"], ["", ".1"]] {
        let ((code, _, told), drafted) = report_on(&headings, &[0, 1, 0, 1]);
        assert_eq!(code, Some(0), "{headings:?} {told}");
        assert!(!drafted.contains('?'), "{drafted}");
    }
}

#[test]
fn a_column_that_fills_what_the_one_of_a_field_leaves_blank_is_told() {
    let rows = "Acme,sales,Dana,4,\n,operations,Kim,2,Acme\n";
    for again in ["company2", "company.1", "Company (2)"] {
        let text = format!("company,side,respondent,goals-known,{again}\n{rows}");
        let files = [("a.csv".to_owned(), text)];
        let (code, _, told) = report(&files);
        assert_eq!(code, Some(2), "{again} {told}");
        let expected = format!("`{again}` fills rows in which `company`, column A, is blank");
        assert!(told.contains(&expected), "{told}");
        assert_eq!(told.matches("error[").count(), 1, "{told}");
        let map = super::maps::draft(&files);
        let expected = "fills rows in which `company` is blank";
        assert!(
            map.contains(expected) && !map.contains("resembles"),
            "{map}"
        );
    }
    // So is one that says who answered, which need not be told; beside a name it holds something else.
    for (name, is_told) in [("", true), ("Kim", false)] {
        let text = format!(
            "company,side,respondent,goals-known,respondent2\nAcme,sales,Dana,4,\nAcme,operations,{name},2,Lee\n"
        );
        let (code, _, told) = report(&[("a.csv".to_owned(), text)]);
        assert_eq!(code, Some(if is_told { 2 } else { 0 }), "{told}");
    }
}
