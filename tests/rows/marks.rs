//! What a workbook says of cells beside what stands in them: formulas without a value, percentages, merged cells.

use rust_xlsxwriter::{Format, Formula, Workbook};

use super::making::{changed, ods_of, xlsx};
use super::{run, stderr, stdout};

const HEADER: [&str; 4] = ["company", "side", "goals-known", "month-end"];

/// Two rows of answers, of which something else is made.
fn book(change: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [
        HEADER,
        ["Acme", "sales", "4", "3"],
        ["Acme", "operations", "2", "3"],
    ]
    .into_iter()
    .enumerate()
    {
        let row = u32::try_from(row).expect("a row");
        sheet.write_row(row, 0, cells).expect("cells");
    }
    change(sheet);
    book.save_to_buffer().expect("a workbook")
}

/// The same of a cell of an `OpenDocument` workbook.
fn ods(cell: &str) -> Vec<u8> {
    let text = |cell: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>"
        )
    };
    let header: String = HEADER.map(text).concat();
    let rows = ["sales", "operations"].map(|side| {
        format!(
            "<table:table-row>{}{}{cell}{}</table:table-row>",
            text("Acme"),
            text(side),
            text("3")
        )
    });
    let rows = rows.concat();
    ods_of(&format!(
        "<table:table table:name=\"a\"><table:table-row>{header}</table:table-row>{rows}</table:table>"
    ))
}

fn check(name: &str, book: &[u8]) -> (Option<i32>, String) {
    let arguments = ["check", name];
    let output = run(&arguments, &[(name, book)]);
    (output.status.code(), stderr(&output) + &stdout(&output))
}

#[test]
fn formulas_saved_without_a_value_are_an_error_that_says_what_to_do() {
    let formula = book(|sheet| {
        let formula = Formula::new("=1+1").set_result("2");
        sheet.write_formula(1, 2, formula).expect("a formula");
    });
    let (code, told) = check("a.xlsx", &formula);
    assert_eq!(code, Some(0), "{told}");
    let sheet = "xl/worksheets/sheet1.xml";
    let with_blank = |blank: &str| changed(&formula, sheet, "<v>2</v>", blank);
    let without = ods("<table:table-cell table:formula=\"of:=1+1\"/>");
    for (name, book, said) in [
        (
            "a.xlsx",
            with_blank(""),
            "1 formula was saved without a value: C2",
        ),
        (
            "a.xlsx",
            with_blank("<v></v>"),
            "1 formula was saved without a value: C2",
        ),
        (
            "a.xlsx",
            with_blank("<v/>"),
            "1 formula was saved without a value: C2",
        ),
        (
            "a.ods",
            without,
            "2 formulas were saved without a value: C2 and C3",
        ),
    ] {
        let (code, told) = check(name, &book);
        assert_eq!(code, Some(2), "{told}");
        let error = format!("error[unsaved-formulas]: {said}");
        assert!(told.contains(&error), "{told}");
        assert!(
            told.contains("open the workbook in Excel or LibreOffice and save it"),
            "{told}"
        );
    }
    let saved = "<table:table-cell table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"/>";
    assert_eq!(check("a.ods", &ods(saved)).0, Some(0));
}

#[test]
fn a_row_of_formulas_over_those_above_it_is_a_warning() {
    let with_row = |formulas: [&str; 3]| {
        book(|sheet| {
            sheet.write_row(3, 0, ["Acme", "sales"]).expect("cells");
            for (column, formula) in (2..).zip(formulas) {
                let formula = Formula::new(formula).set_result("3");
                sheet.write_formula(3, column, formula).expect("a formula");
            }
        })
    };
    let warning = "warning[summary-row]: formulas in 1 row sum up what stands above them, and count as somebody's \
        answers: 4\n";
    for (formulas, warns) in [
        (
            ["=MEDIAN(C2:C3)", "=ROUND(AVERAGE($D$2:$D$3),0)", "=1"],
            true,
        ),
        (["=VLOOKUP(A4,Raw!C2:C3,1)", "=F4+1", "=1"], false),
        (["=C2+1", "=MAX(A4:B4)", "=1"], false),
    ] {
        let (code, told) = check("a.xlsx", &with_row(formulas));
        assert_eq!(code, Some(0), "{told}");
        assert_eq!(told.contains(warning), warns, "{formulas:?} {told}");
    }
}

#[test]
fn percentages_are_what_the_sheet_shows_and_no_answers() {
    let shown = |format: &str| {
        book(|sheet| {
            let format = Format::new().set_num_format(format);
            for row in [1, 2] {
                let written = sheet.write_number_with_format(row, 2, 1.0, &format);
                written.expect("a number");
            }
        })
    };
    let cell = "<table:table-cell office:value-type=\"percentage\" office:value=\"1\"><text:p>100 %</text:p></table:table-cell>";
    for (name, book) in [
        ("a.xlsx", shown("0%")),
        ("a.xlsx", shown("0.0 %")),
        ("a.ods", ods(cell)),
    ] {
        let (code, told) = check(name, &book);
        assert_eq!(code, Some(2), "{told}");
        assert!(
            told.contains("`100%` is no answer to `goals-known`"),
            "{told}"
        );
    }
    let (code, told) = check("a.xlsx", &shown("0.0"));
    assert_eq!(code, Some(0), "{told}");
}

#[test]
fn merged_cells_below_the_header_are_a_warning_that_names_them() {
    let merged = book(|sheet| {
        let format = Format::new();
        for (from, to) in [((0, 4), (0, 5)), ((1, 2), (1, 3)), ((1, 6), (2, 6))] {
            let written = sheet.merge_range(from.0, from.1, to.0, to.1, "4", &format);
            written.expect("cells");
        }
    });
    let spanning = "<table:table-cell office:value-type=\"string\" table:number-columns-spanned=\"2\"><text:p>4</text:p></table:table-cell>";
    let ods = ods(spanning);
    for (name, book, cells) in [
        ("a.xlsx", merged, "C2:D2 and G2:G3"),
        ("a.ods", ods, "C2:D2 and C3:D3"),
    ] {
        let (code, told) = check(name, &book);
        assert_eq!(code, Some(0), "{told}");
        let warning = format!(
            "warning[merged-cells]: merged cells hold one value, in the first of them, and the others count as blank: {cells}"
        );
        assert!(told.contains(&warning), "{told}");
    }
}

#[test]
fn a_sheet_left_alone_that_has_the_same_headings_is_a_warning() {
    let rows = |company: &str| {
        let row = [company, "sales", "4", "3"];
        [HEADER, row].map(|row| row.map(str::to_owned).to_vec())
    };
    let (one, other) = (rows("Acme"), rows("Bolt"));
    let book = xlsx(&[("Q3", &one), ("Q4", &other)]);
    let (code, told) = check("a.xlsx", &book);
    assert_eq!(code, Some(0), "{told}");
    let warning = "warning[sheets-left]: only the sheet `Q3` is read, and not `Q4`";
    assert!(told.contains(warning), "{told}");
}
