//! What services do beside answers: rows that were never finished, columns without a meaning, cells at odds.

use super::layouts::{Export, Language, Service};
use super::*;

/// Where a heading stands in the first row.
fn column(export: &Export, heading: &str) -> usize {
    let mut headings = export[0].iter();
    headings.position(|known| known == heading).expect(heading)
}

/// Adds a row like the last one, in which one cell is another.
fn with_row(export: &mut Export, heading: &str, cell: &str) {
    let mut row = export.last().expect("a row").clone();
    cell.clone_into(&mut row[column(export, heading)]);
    export.push(row);
}

#[test]
fn rows_that_are_no_finished_answers_are_left_out_and_told() {
    for (service, language, heading, cell, told) in [
        (
            Service::LimeSurveyCodes,
            Language::English,
            "submitdate",
            "",
            "1 row of LimeSurvey (1 by `submitdate`: never finished)",
        ),
        (
            Service::LimeSurveyTexts,
            Language::German,
            "Datum Abgeschickt",
            " ",
            "1 row of LimeSurvey (1 by `Datum Abgeschickt`: never finished)",
        ),
        (
            Service::LimeSurveyBoth,
            Language::German,
            "submitdate. Datum Abgeschickt",
            "",
            "1 row of LimeSurvey (1 by `submitdate. Datum Abgeschickt`: never finished)",
        ),
        (
            Service::Typeform,
            Language::English,
            "Response Type",
            "partial",
            "1 row of Typeform (1 by `Response Type`: never finished)",
        ),
        (
            Service::Typeform,
            Language::German,
            "Response Type",
            "Started",
            "1 row of Typeform (1 by `Response Type`: never finished)",
        ),
        (
            Service::Qualtrics,
            Language::German,
            "Finished",
            "False",
            "1 row of Qualtrics (1 by `Finished`: never finished)",
        ),
        (
            Service::KoboLabels,
            Language::German,
            "_validation_status",
            "Not approved",
            "1 row of Kobo or ODK (1 by `_validation_status`: not approved)",
        ),
        (
            Service::Odk,
            Language::English,
            "ReviewState",
            "rejected",
            "1 row of Kobo or ODK (1 by `ReviewState`: not approved)",
        ),
    ] {
        let mut exports = service.exports(language);
        with_row(&mut exports[1], heading, cell);
        let run = report(language, &files(&exports), "");
        assert_eq!(run.code, Some(0), "{service:?} {}", run.told);
        assert_eq!(run.report, expected(language), "{service:?}");
        let expected = format!(
            "note[unfinished-rows]: left out {told}\n--> produktion.csv\n = help: to count answers that were "
        );
        assert!(run.told.contains(&expected), "{}", run.told);
        // The map says that they count.
        let run = report(
            language,
            &files(&exports),
            &format!("ignore: [\"{heading}\"]"),
        );
        assert_eq!(run.code, Some(0), "{service:?} {}", run.told);
        assert_eq!(run.report["sides"][1]["respondents"], 3, "{service:?}");
    }
}

#[test]
fn a_choice_that_is_at_odds_with_its_column_or_with_another_is_asked_about() {
    let language = Language::German;
    for (cell, at, told) in [
        ("Nie", 1, "stands a second time"),
        (
            "Immer",
            0,
            "error[other-choice]: `Immer` stands in the column of `Nie`",
        ),
        (
            "1",
            1,
            "error[other-choice]: `1` stands in the column of `Selten`",
        ),
        (
            "x",
            2,
            "error[other-choice]: `x` stands in the column of `Manchmal`",
        ),
    ] {
        let mut exports = Service::SurveyMonkeyExpanded.exports(language);
        let asked = asked(language);
        let first = column(&exports[0], &asked[1].texts[0]);
        let row = exports[0].last_mut().expect("a row");
        if told.contains("second") {
            for (at, label) in asked[1].labels.iter().enumerate() {
                label.clone_into(&mut row[first + at]);
            }
        } else {
            cell.clone_into(&mut row[first + at]);
        }
        let run = report(language, &files(&exports), "");
        assert_eq!(run.code, Some(2), "{cell}");
        assert!(
            run.told.contains(told) || run.told.contains("ziele-stoeren"),
            "{cell} {}",
            run.told
        );
    }
}

#[test]
fn codes_that_do_not_say_what_was_asked_are_asked_about_and_can_be_mapped() {
    for service in [Service::LimeSurveyCodes, Service::Qualtrics] {
        let language = Language::English;
        let mut exports = service.exports(language);
        let code = if service == Service::Qualtrics {
            "Q1_1"
        } else {
            "matrix[SQ001]"
        };
        for export in &mut exports {
            let is_first =
                |heading: &String| heading == "matrix[zielebekannt]" || heading == "Q1_1";
            let first = export[0].iter().position(is_first);
            let first = first.expect("a column");
            code.clone_into(&mut export[0][first]);
            if service == Service::Qualtrics {
                "Q1_1".clone_into(&mut export[1][first]);
            }
        }
        let run = report(language, &files(&exports), "");
        assert_eq!(run.code, Some(2), "{}", run.told);
        let told = format!(
            "error[coded-columns]: `{code}`: codes of {}",
            service.name()
        );
        assert!(run.told.contains(&told), "{}", run.told);
        let map = format!("columns: {{\"{code}\": ziele-bekannt}}");
        let run = report(language, &files(&exports), &map);
        assert_eq!(
            (run.code, run.report == expected(language)),
            (Some(0), true),
            "{}",
            run.told
        );
    }
}

#[test]
fn the_row_of_import_ids_may_be_taken_out() {
    let language = Language::English;
    let mut exports = Service::Qualtrics.exports(language);
    for export in &mut exports {
        export.remove(2);
    }
    let run = report(language, &files(&exports), "");
    assert_eq!(
        (run.code, run.report == expected(language)),
        (Some(0), true),
        "{}",
        run.told
    );
}

#[test]
fn cells_that_say_n_a_are_no_answers() {
    let language = Language::German;
    let mut blank = Service::LimeSurveyTexts.exports(language);
    let mut said = blank.clone();
    let first = 5;
    blank[0].last_mut().expect("a row")[first].clear();
    "N/A".clone_into(&mut said[0].last_mut().expect("a row")[first]);
    let [blank, said] = [blank, said].map(|exports| report(language, &files(&exports), ""));
    assert_eq!((blank.code, said.code), (Some(0), Some(0)), "{}", said.told);
    assert_eq!(blank.report, said.report);
    assert_ne!(blank.report, expected(language));
}

#[test]
fn codes_of_answers_are_errors_unless_a_map_says_what_they_stand_for() {
    let map = "values:\n  zustimmung: {AO01: 1, AO02: 2, AO03: 3, AO04: 4, AO05: 5}\n  haeufigkeit: {AO01: 1, AO02: 2, AO03: 3, AO04: 4, AO05: 5}";
    let language = Language::German;
    for service in [Service::LimeSurveyTexts, Service::SurveyMonkeyExpanded] {
        let mut exports = service.exports(language);
        let headers = exports[0].len() - PEOPLE;
        let labels: Vec<Vec<String>> = asked(language)
            .into_iter()
            .map(|asked| asked.labels)
            .collect();
        for cell in exports
            .iter_mut()
            .flat_map(|export| export[headers..].iter_mut().flatten())
        {
            let at = labels
                .iter()
                .find_map(|labels| labels.iter().position(|label| label == cell));
            if let Some(at) = at {
                *cell = format!("AO0{}", at + 1);
            }
        }
        let run = report(language, &files(&exports), "");
        assert_eq!(run.code, Some(2), "{service:?}");
        let run = report(language, &files(&exports), map);
        assert_eq!(
            (run.code, run.report == expected(language)),
            (Some(0), true),
            "{service:?} {}",
            run.told
        );
    }
}
