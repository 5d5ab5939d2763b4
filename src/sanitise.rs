//! Makes text from files safe to print: what would steer a terminal or reorder a line becomes visible.

/// A byte of a path that isn't UTF-8 stands in a text as the character with this number and the byte's added: in
/// private use at the end of Unicode, where no name has any.
pub(crate) const BYTES: u32 = 0x10_ff00;

/// Replaces control characters and bidirectional overrides with a visible `\u{…}`; line feeds and
/// tabs become spaces.
pub fn visible(text: &str) -> String {
    // Most texts are plain, and there are millions of them in a large portfolio.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\t' => safe.push(' '),
            '\r' => {}
            _ if u32::from(character) >= BYTES + 0x80 => {
                let byte = u32::from(character) - BYTES;
                safe.push_str(&format!("\\x{byte:02x}"));
            }
            _ if is_unsafe(character) => safe.extend(character.escape_unicode()),
            _ => safe.push(character),
        }
    }
    safe
}

/// Like [`visible`], but keeps line feeds, for texts that may have paragraphs.
pub fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// A cell of a table that no spreadsheet runs as a formula: an apostrophe goes before what starts like one.
pub fn guard(mut cell: String) -> String {
    if cell.trim_start().starts_with(FORMULA_STARTS) {
        cell.insert(0, '\'');
    }
    cell
}

/// A cell as it was before [`guard`], which names and texts without white space before them went through.
pub fn unguarded(cell: &str) -> &str {
    let rest = cell.strip_prefix('\'');
    let rest = rest.filter(|rest| rest.starts_with(FORMULA_STARTS));
    rest.unwrap_or(cell)
}

/// What a spreadsheet takes for the start of a formula; East Asian ones take the wide signs as well.
const FORMULA_STARTS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// JSON in which characters that would steer a terminal or reorder a line are `\u` escapes, which every
/// reader of JSON turns back into them.
pub fn safe_json(json: &str) -> String {
    let mut safe = String::with_capacity(json.len() + 1);
    for character in json.chars() {
        // Of the unsafe ones, only line feeds stand outside of texts.
        if character != '\n' && is_unsafe(character) {
            safe.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            safe.push(character);
        }
    }
    safe
}

/// Whether a character steers a terminal or reorders a line: C0 and C1 controls, and those that
/// override, embed or isolate a direction of writing.
pub fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// Whether a character has no width: joiners, marks of direction, soft hyphens, byte-order marks.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_that_would_steer_a_terminal_become_visible() {
        assert_eq!(visible("a\u{1b}[2Jb"), r"a\u{1b}[2Jb");
        assert_eq!(visible("x\u{202e}y\u{9b}z"), r"x\u{202e}y\u{9b}z");
        assert_eq!(visible("tab\there\r\nnext"), "tab here next");
        assert_eq!(visible("naïve 漢字 שלום"), "naïve 漢字 שלום");
    }

    #[test]
    fn a_cell_that_starts_like_a_formula_is_guarded_until_it_is_read() {
        for (cell, guarded) in [
            ("=1+1", "'=1+1"),
            ("-2", "'-2"),
            ("＝1", "'＝1"),
            ("a=b", "a=b"),
            ("'tis", "'tis"),
        ] {
            assert_eq!(guard(cell.to_owned()), guarded);
            assert_eq!(unguarded(guarded), cell);
        }
        assert_eq!(guard(" @SUM(A1)".to_owned()), "' @SUM(A1)");
    }

    #[test]
    fn paragraphs_stay_where_they_may() {
        assert_eq!(visible_lines("a\n\nb\u{7}"), "a\n\nb\\u{7}");
    }
}
