//! How many cells a sheet of `OpenDocument` comes to. A few letters in it can stand for any number of equal cells, rows or
//! spaces, and its reader makes all of them.

/// More cells aren't made.
const MOST_CELLS: u64 = 4_000_000;

/// More spaces in a row aren't made.
const MOST_SPACES: u64 = 10_000;

/// Whether reading `content.xml` takes no more memory than a large sheet of answers does.
pub(super) fn are_bearable(content: &str) -> bool {
    let tables = content.split("<table:table ").skip(1);
    let cells = tables.fold(0_u64, |sum, table| sum.saturating_add(cells_of(table)));
    let spaces = content.split("text:c").skip(1).map(leading_number);
    cells <= MOST_CELLS && spaces.max().unwrap_or(0) <= MOST_SPACES
}

/// The cells of a table, up to its last row that holds something; the blank ones behind it aren't made.
fn cells_of(table: &str) -> u64 {
    let (mut rows, mut blank, mut widest, mut own) = (0_u64, 0_u64, 0, 0_u64);
    for row in table.split("<table:table-row").skip(1) {
        let repeats = repeats(tag(row), "number-rows-repeated");
        let width = width_of(row);
        if width == 0 {
            blank = blank.saturating_add(repeats);
        } else {
            rows = rows.saturating_add(blank).saturating_add(repeats);
            blank = 0;
        }
        own = own.saturating_add(width);
        widest = width.max(widest);
    }
    own.saturating_add(rows.saturating_mul(widest))
}

/// The cells of a row, up to its last that holds something.
fn width_of(row: &str) -> u64 {
    let (mut width, mut blank) = (0_u64, 0_u64);
    for cell in row.split("table-cell").skip(1) {
        let tag = tag(cell);
        let repeats = repeats(tag, "number-columns-repeated");
        let holds = ["office:", "table:formula", "calcext:"];
        if holds.iter().any(|attribute| tag.contains(attribute)) {
            width = width.saturating_add(blank).saturating_add(repeats);
            blank = 0;
        } else if !tag.is_empty() {
            blank = blank.saturating_add(repeats);
        }
    }
    width
}

/// The rest of a tag, up to the `>` that isn't in quotes.
fn tag(text: &str) -> &str {
    let mut quote = None;
    let end = text.find(|c| {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            _ => {}
        }
        quote.is_none() && c == '>'
    });
    &text[..end.unwrap_or(text.len())]
}

fn repeats(tag: &str, attribute: &str) -> u64 {
    let value = tag.split_once(attribute);
    value.map_or(1, |(_, rest)| leading_number(rest))
}

/// The number in quotes that a text starts with.
fn leading_number(text: &str) -> u64 {
    let text = text.trim_start_matches([' ', '\t', '\n', '\r', '=', '"', '\'', '+']);
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    match &text[..end] {
        "" => 0,
        digits => digits.parse().unwrap_or(u64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_rows_at_the_end_are_no_cells_and_others_are() {
        let table = |rows: &str| format!("<table:table table:name=\"a\">{rows}</table:table>");
        let row = |rows: &str, cells: &str| {
            format!(
                "<table:table-row table:number-rows-repeated=\"{rows}\">{cells}</table:table-row>"
            )
        };
        let full = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>";
        let blank = "<table:table-cell table:number-columns-repeated='16384'/>";
        let far = format!("{blank}{full}");
        let usual = row("1", full) + &row("1048575", blank);
        assert_eq!(cells_of(&table(&usual)), 2);
        assert!(are_bearable(&table(&(row("1", &far) + &usual))));
        assert!(!are_bearable(&table(&row("1048576", &far))));
        assert!(!are_bearable(&table(
            &(row("1048575", blank) + &row("1", &far))
        )));
        assert!(!are_bearable(&table(&row("18446744073709551616", full))));
        assert!(!are_bearable("<text:s text:c = '4000000000'/>"));
        assert!(are_bearable("<text:s text:c=\"3\"/>"));
    }
}
