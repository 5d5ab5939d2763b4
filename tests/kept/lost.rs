//! Answers that can't be read, or are no longer there: what was kept stays, and no check is green.

use std::fs;

use crate::{clients, files, names, run, write_client};

const WRITE: &str = "batch answers --out golden -f text -f json";
const CHECK: &str = "batch answers --out golden -f text -f json --check";
const UPDATE: &str = "batch answers --out golden -f text -f json --update";

#[test]
fn a_file_that_cannot_be_laid_to_a_company_keeps_every_report() {
    let folder = clients(&["Acme", "Bolt"]);
    let path = folder.path();
    run(path, WRITE).ends(0);
    let kept = files(&path.join("golden"));
    fs::write(path.join("answers/Acme/sales-R0.yaml"), b"\x00\xff\xfe").expect("written");
    for command in [WRITE, UPDATE] {
        run(path, command)
            .ends(2)
            .says("error[held-back]: no report was written: nobody can tell which company 1 record or file belongs to\n");
        assert_eq!(files(&path.join("golden")), kept);
    }
    run(path, CHECK)
        .ends(2)
        .says("error[held-back]: no report was compared");
    // With the file away, nothing is wrong but that there is less.
    fs::remove_file(path.join("answers/Acme/sales-R0.yaml")).expect("removed");
    run(path, CHECK)
        .ends(1)
        .says("this report has changed\n--> golden/Acme.json");
    run(path, UPDATE)
        .ends(2)
        .says("error[less-data]: this file stays as it was: the report would be made of less: answers of Sales: ")
        .says("; people of Sales: 1, before 2\n")
        .says("--> golden/Acme.txt")
        .does_not_say("Bolt");
    assert_eq!(files(&path.join("golden")), kept);
    run(path, &format!("{UPDATE} --keep-going")).ends(0);
    assert_ne!(files(&path.join("golden")), kept);
    run(path, CHECK).ends(0);
}

#[test]
fn a_company_with_mistakes_keeps_its_report_and_is_told_with_its_true_reason() {
    let folder = clients(&["Acme", "Bolt"]);
    let path = folder.path();
    run(path, WRITE).ends(0);
    let kept = files(&path.join("golden"));
    let file = path.join("answers/Acme/sales-R0.yaml");
    let text = fs::read_to_string(&file).expect("answers");
    fs::write(&file, text.replace("side: sales", "side: sale")).expect("written");
    for command in [WRITE, UPDATE] {
        run(path, command)
            .ends(2)
            .says("Not scored:\n  Acme: 1 record or file has mistakes\n")
            .does_not_say("no report of this run");
        assert_eq!(files(&path.join("golden")), kept);
    }
    run(path, CHECK)
        .ends(2)
        .says("note[report-kept]: this report stays as it was: the answers of Acme have mistakes\n--> golden/Acme.txt\n")
        .does_not_say("no company of this run")
        .says("Compared 2 reports in golden: 0 reports differ.");
}

#[test]
fn keep_going_scores_without_what_cannot_be_read_and_every_report_says_so() {
    let folder = clients(&["Acme", "Bolt"]);
    let path = folder.path();
    let formats = "-f text -f json -f markdown -f html -f csv";
    run(path, &format!("batch answers --out whole {formats}")).ends(0);
    fs::write(
        path.join("answers/Acme/sales-R0.yaml"),
        "company: Acme\nside: sales\nanswers: [",
    )
    .expect("written");
    fs::write(path.join("answers/Bolt/more.yaml"), b"\x00").expect("written");
    let going = format!("batch answers --out golden {formats} --keep-going");
    run(path, &going)
        .ends(2)
        .says("Scored without what could not be read:\n  Acme: 1 record or file has mistakes\n");
    let read = |name: &str| fs::read_to_string(path.join("golden").join(name)).expect("a report");
    let report: serde_json::Value = serde_json::from_str(&read("Acme.json")).expect("JSON");
    assert_eq!(
        report["unread"],
        serde_json::json!({"own": 1, "unknown": 1})
    );
    assert_eq!(report["sides"][0]["respondents"], 1);
    let report: serde_json::Value = serde_json::from_str(&read("Bolt.json")).expect("JSON");
    assert_eq!(
        report["unread"],
        serde_json::json!({"own": 0, "unknown": 1})
    );
    for ending in ["txt", "md", "html"] {
        let words = read(&format!("Acme.{ending}"));
        assert!(words.contains("; 2 unread"), "{words}");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(
            "1 record or file of this company could not be read: it is not in these figures."
        ));
        assert!(words.contains("1 record or file could not be read, and may be of this company."));
    }
    let mut table = csv::Reader::from_path(path.join("golden/Acme.csv")).expect("a table");
    let heads = table.headers().expect("a header").clone();
    let at = heads
        .iter()
        .position(|head| head == "unread")
        .expect("a column");
    assert!(table.records().all(|row| &row.expect("a row")[at] == "2"));
    // Without anything unread nothing is said of it.
    let whole = fs::read_to_string(path.join("whole/Acme.txt")).expect("a report");
    assert!(!whole.contains("unread"));
}

#[test]
fn nobody_decides_which_of_two_answers_of_a_person_counts() {
    let folder = clients(&["Acme", "Bolt"]);
    let path = folder.path();
    let file = path.join("answers/Acme/sales-R0.yaml");
    fs::copy(&file, path.join("answers/Acme/again.yaml")).expect("copied");
    run(path, &format!("{WRITE} --keep-going"))
        .ends(2)
        .says("Not scored:\n  Acme: ");
    assert_eq!(names(&path.join("golden")), ["Bolt.json", "Bolt.txt"]);
}

#[test]
fn one_report_is_as_safe_as_many() {
    let folder = clients(&["Acme"]);
    let path = folder.path();
    run(path, "report answers -o acme.md").ends(0);
    let kept = fs::read(path.join("acme.md")).expect("a report");
    let file = path.join("answers/Acme/sales-R0.yaml");
    let text = fs::read_to_string(&file).expect("answers");
    fs::write(&file, b"\x00").expect("written");
    run(path, "report answers --check acme.md").ends(2);
    run(path, "report answers --check acme.md --update").ends(2);
    assert_eq!(fs::read(path.join("acme.md")).expect("a report"), kept);
    run(path, "report answers -o going.md --keep-going").ends(2);
    let going = fs::read_to_string(path.join("going.md")).expect("a report");
    assert!(
        going.contains("Answered: Sales 1, Operations 2; 1 unread")
            || going.contains("CEO; 1 unread"),
        "{going}"
    );
    fs::remove_file(&file).expect("removed");
    run(path, "report answers --check acme.md")
        .ends(1)
        .says("error[report-changed]");
    run(path, "report answers --check acme.md --update")
        .ends(2)
        .says("error[less-data]");
    assert_eq!(fs::read(path.join("acme.md")).expect("a report"), kept);
    run(path, "report answers --check acme.md --update --keep-going")
        .ends(0)
        .says("Wrote acme.md.");
    run(path, "report answers --check acme.md").ends(0);
    // More than before is no loss.
    fs::write(&file, text).expect("written");
    run(path, "report answers -o acme.md --update")
        .ends(0)
        .says("Wrote acme.md.");
    assert_eq!(fs::read(path.join("acme.md")).expect("a report"), kept);
    run(path, "report answers -o acme.md --update")
        .ends(0)
        .says("acme.md is as it was.");
    run(path, "report answers --update")
        .ends(2)
        .says("`--update` needs a file to write");
}

#[test]
fn a_kept_portfolio_is_checked_and_not_written_from_less() {
    let folder = clients(&["Acme", "Bolt"]);
    let path = folder.path();
    for file in ["p.csv", "p.md", "p.html", "p.txt", "p.ndjson", "p.xlsx"] {
        run(path, &format!("batch answers -o {file}")).ends(0);
        let kept = fs::read(path.join(file)).expect("a portfolio");
        let checked = run(path, &format!("batch answers -o {file} --check")).ends(0);
        assert_eq!(checked.out, "");
        fs::write(path.join(file), "other").expect("written");
        run(path, &format!("batch answers -o {file} --check"))
            .ends(1)
            .says(&format!(
                "error[report-changed]: this portfolio has changed\n--> {file}\n"
            ));
        // What holds something else is not written over without a word.
        let update = format!("batch answers -o {file} --update");
        run(path, &update)
            .ends(2)
            .says("error[no-report]: this file stays as it was");
        run(path, &format!("{update} --keep-going")).ends(0);
        assert_eq!(
            fs::read(path.join(file)).expect("a portfolio"),
            kept,
            "{file}"
        );
        // Neither is a portfolio of more.
        let gone = path.join("answers/Acme/sales-R0.yaml");
        let text = fs::read(&gone).expect("answers");
        fs::remove_file(&gone).expect("removed");
        run(path, &format!("batch answers -o {file} --check")).ends(1);
        let (code, why) = if file == "p.xlsx" {
            ("no-report", "a workbook isn't read back")
        } else {
            ("less-data", "the report would be made of less: ")
        };
        run(path, &update)
            .ends(2)
            .says(&format!("error[{code}]: this file stays as it was: {why}"));
        assert_eq!(
            fs::read(path.join(file)).expect("a portfolio"),
            kept,
            "{file}"
        );
        fs::write(&gone, text).expect("written");
        fs::remove_file(path.join(file)).expect("removed");
        run(path, &format!("batch answers -o {file} --check"))
            .ends(1)
            .says("error[report-missing]: this portfolio is missing");
        run(path, &update).ends(0);
        assert_eq!(
            fs::read(path.join(file)).expect("a portfolio"),
            kept,
            "{file}"
        );
    }
    let kept = files(path);
    fs::write(
        path.join("answers/Acme/sales-R0.yaml"),
        "company: Acme\nside: x\n",
    )
    .expect("written");
    for option in ["--check", "--update"] {
        run(path, &format!("batch answers -o p.csv {option}"))
            .ends(2)
            .says("error[held-back]: nothing was ");
    }
    assert_eq!(files(path), kept);
    run(path, "batch answers --check")
        .ends(2)
        .says("`--check` is about what is kept, and nothing is named");
}

#[test]
fn a_report_of_another_company_or_of_nobody_is_not_written_over() {
    let folder = clients(&["Acme", "Bolt"]);
    let path = folder.path();
    for ending in ["txt", "md", "html", "csv", "json"] {
        let file = format!("acme.{ending}");
        run(path, &format!("report answers --company Acme -o {file}")).ends(0);
        let kept = fs::read_to_string(path.join(&file)).expect("a report");
        let other = format!("report answers --company Bolt --check {file}");
        run(path, &other)
            .ends(1)
            .says("`--update` leaves it as it is");
        run(path, &format!("{other} --update"))
            .ends(2)
            .says("error[other-company]: this file stays as it was: it is the report of Acme");
        let own = format!("report answers --company Acme --check {file}");
        // A stray line, an end that is cut off or an empty file hide how much is in them.
        let stray = format!("<<<<<<< HEAD\n{kept}");
        let cut = kept[..kept.floor_char_boundary(kept.len() / 2)].to_owned();
        for spoilt in [stray, cut, String::new(), "essay\n".to_owned()] {
            fs::write(path.join(&file), &spoilt).expect("written");
            let updated = run(path, &format!("{own} --update"));
            let is_left = fs::read_to_string(path.join(&file)).expect("a file") == spoilt;
            // What tells its counts all the same may be written over: nothing is less.
            assert_eq!(
                updated.status,
                if is_left { 2 } else { 0 },
                "{file}: {}",
                updated.err
            );
            assert!(is_left || spoilt.contains("Acme"), "{file}: {spoilt}");
            assert!(
                !updated.err.contains("it is the report of \n"),
                "{file}: {}",
                updated.err
            );
        }
        run(path, &format!("{own} --update --keep-going")).ends(0);
        assert_eq!(
            fs::read_to_string(path.join(&file)).expect("a report"),
            kept
        );
    }
}

#[test]
fn comments_do_not_pay_for_answers_nor_one_format_for_another() {
    let folder = clients(&["Acme"]);
    let path = folder.path();
    run(path, WRITE).ends(0);
    let kept = files(&path.join("golden"));
    let file = path.join("answers/Acme/sales-R0.yaml");
    let text = fs::read_to_string(&file).expect("answers");
    let (before, answers) = text.split_once("answers:\n").expect("answers");
    let (first, rest) = answers.split_once('\n').expect("an answer");
    let (id, _) = first.trim().split_once(':').expect("an id");
    let other = format!("{before}answers:\n{rest}comments:\n  {id}: Well.\n");
    fs::write(&file, other).expect("written");
    run(path, CHECK)
        .ends(1)
        .says("the report would be made of less: answers of Sales: ");
    run(path, UPDATE).ends(2).says("error[less-data]");
    assert_eq!(files(&path.join("golden")), kept);
    // One format of a company isn't written where another is held.
    fs::remove_file(path.join("golden/Acme.txt")).expect("removed");
    run(path, UPDATE)
        .ends(2)
        .says("left 0 unchanged, and kept 2 that would be made of less.");
    assert_eq!(names(&path.join("golden")), ["Acme.json"]);
    // Without `--update` it is written, and told.
    run(path, WRITE)
        .ends(0)
        .says("warning[less-data]: the report would be made of less: answers of Sales: ");
}

#[test]
fn words_that_are_left_out_are_not_lost_from_a_kept_report_without_a_word() {
    let folder = clients(&["Acme"]);
    let path = folder.path();
    let file = path.join("answers/Acme/sales-R0.yaml");
    let text = fs::read_to_string(&file).expect("answers");
    let open = format!("{text}open:\n  first-change: One calendar.\n");
    fs::write(&file, open).expect("written");
    for format in ["json", "ndjson"] {
        let write = match format {
            "json" => "batch answers --out golden -f json",
            _ => "batch answers -o golden/all.ndjson",
        };
        run(path, write).ends(0);
        let kept = files(&path.join("golden"));
        run(path, &format!("{write} --update --no-quotes"))
            .ends(2)
            .says("error[less-data]")
            .says(
                "the report would be made of less: quoted comments and open answers: 0, before 1",
            );
        assert_eq!(files(&path.join("golden")), kept);
        run(path, &format!("{write} --update")).ends(0);
        run(path, &format!("{write} --update --no-quotes --keep-going")).ends(0);
    }
}

#[test]
fn what_was_unread_does_not_go_away_with_its_file() {
    let folder = clients(&["Acme"]);
    let path = folder.path();
    let file = path.join("answers/Acme/sales-R0.yaml");
    fs::write(&file, "company: Acme\nside: sales\nanswers: [").expect("written");
    let formats = ["text", "markdown", "html", "csv", "json"];
    for format in formats {
        run(
            path,
            &format!("batch answers --out {format} -f {format} --keep-going"),
        )
        .ends(2);
    }
    fs::remove_file(&file).expect("removed");
    for format in formats {
        let update = format!("batch answers --out {format} -f {format} --update");
        run(path, &update)
            .ends(2)
            .says("made of less: 1 record or file that could not be read before, and is gone\n");
        run(path, &format!("{update} --keep-going")).ends(0);
    }
}

#[test]
fn a_record_whose_wave_cannot_be_told_fails_all_waves_of_its_company() {
    let folder = clients(&[]);
    let path = folder.path();
    crate::write_client(path, 0, "Acme", "wave: 2026-Q4\n");
    run(path, WRITE).ends(0);
    let kept = files(&path.join("golden"));
    let file = path.join("answers/Acme/sales-R0.yaml");
    let text = fs::read_to_string(&file).expect("answers");
    for wave in ["wav: 2026-Q4", "wave: [2026-Q4]"] {
        fs::write(&file, text.replace("wave: 2026-Q4", wave)).expect("written");
        run(path, UPDATE).ends(2);
        assert_eq!(files(&path.join("golden")), kept, "{wave}");
        run(path, "report answers --wave 2026-Q4").ends(2);
    }
}

#[test]
fn a_comma_in_a_companys_name_starts_no_wave() {
    for fields in ["", "wave: 2026-Q4\n"] {
        let folder = clients(&[]);
        let path = folder.path();
        for (seed, name) in [(0, "Gears, Inc"), (1, "Gears, LLC")] {
            crate::write_client(path, seed, name, fields);
            let own = path.join(format!("answers/{seed}"));
            fs::rename(path.join("answers").join(name), own).expect("moved");
        }
        for ending in ["txt", "md", "html", "csv", "json"] {
            let file = format!("x.{ending}");
            run(path, &format!("report answers/0 -o {file}")).ends(0);
            run(path, &format!("report answers/0 -o {file} --update")).ends(0);
            run(path, &format!("report answers/1 -o {file} --update"))
                .ends(2)
                .says("error[other-company]: this file stays as it was: it is the report of Gears, Inc");
        }
    }
}

#[test]
fn counts_are_watched_whether_or_not_it_is_told_of_how_many_they_are() {
    let folder = clients(&["Acme", "Bolt"]);
    let path = folder.path();
    let map = "format: detente/columns@1\ninvited: {Acme: {sales: 7, operations: 9}}\n";
    fs::write(path.join("map.yaml"), map).expect("written");
    let formats = "-f text -f markdown -f html -f json -f csv";
    let told = format!("batch answers --out golden {formats} --columns map.yaml");
    let check = format!("{told} --check");
    run(path, &told).ends(0);
    for ending in ["txt", "md", "html"] {
        let page = fs::read_to_string(path.join(format!("golden/Acme.{ending}"))).expect("a page");
        assert!(
            page.contains("Answered: Sales 2 of 7, Operations 2 of 9"),
            "{page}"
        );
    }
    run(path, &check).ends(0);
    // Other numbers are no loss.
    fs::write(path.join("map.yaml"), map.replace('7', "3")).expect("written");
    run(path, &check).ends(1).does_not_say("less");
    run(path, &format!("{told} --update")).ends(0);
    run(path, &check).ends(0);
    let kept = files(&path.join("golden"));
    fs::remove_file(path.join("answers/Acme/sales-R0.yaml")).expect("removed");
    run(path, &format!("{told} --update"))
        .ends(2)
        .says("people of Sales: 1, before 2");
    assert_eq!(files(&path.join("golden")), kept);
    for ending in ["txt", "md", "html", "json", "csv"] {
        let one = format!(
            "report answers --company Acme --invited sales=3,operations=9 --check golden/Acme.{ending}"
        );
        run(path, &format!("{one} --update"))
            .ends(2)
            .says("people of Sales: 1, before 2");
    }
}

#[test]
fn a_namesake_that_comes_or_goes_takes_no_company_s_kept_report_from_it() {
    let folder = clients(&["Acme Ltd", "Bolt"]);
    let path = folder.path();
    let prune = "batch answers --out golden -f json --update --prune";
    run(path, prune).ends(0);
    // Acme's file would be called otherwise now, beside that of one whose file has the same name.
    write_client(path, 7, "Acme Ltd.", "");
    let lost = path.join("answers/Acme Ltd/sales-R0.yaml");
    let answers = fs::read(&lost).expect("answers");
    fs::remove_file(&lost).expect("removed");
    let less = "error[less-data]: this file stays as it was: the report would be made of less: answers of Sales: ";
    let held = run(path, prune).ends(2).says(less);
    held.says("--> golden/Acme-Ltd.json\n")
        .does_not_say("reports-removed");
    let kept = names(&path.join("golden"));
    assert_eq!(kept.len(), 3, "{kept:?}");
    // With no less, the report moves to its new name, and only then the old one goes.
    fs::write(&lost, &answers).expect("written");
    run(path, prune).ends(0).says("Acme-Ltd.json\n");
    let both = names(&path.join("golden"));
    assert_eq!(both.len(), 3, "{both:?}");
    assert!(!both.contains(&"Acme-Ltd.json".to_owned()), "{both:?}");
    // The same where the other one goes.
    fs::remove_dir_all(path.join("answers/Acme Ltd.")).expect("removed");
    fs::remove_file(&lost).expect("removed");
    run(path, prune).ends(2).says(less);
    let left = names(&path.join("golden"));
    assert_eq!(left.len(), 2, "{left:?}");
    assert!(left[0].starts_with("Acme-Ltd-"), "{left:?}");
}
