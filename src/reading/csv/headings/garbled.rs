//! Texts in UTF-8 that a program has read as Latin letters, one for each byte, and saved so: `Ã¼` for `ü`.

use crate::diagnostic::Diagnostic;

/// What the first bytes of most letters and marks of Europe become.
const FIRST: &str = "ÃÂÅÄÐÑâ";

/// What the bytes from 128 to 159 become in Windows, where they aren't left as they are.
const WINDOWS: &str = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

/// Says of a mistake that it may come of such a text.
pub(in crate::reading::csv) fn help<'t>(
    problem: Diagnostic,
    mut texts: impl Iterator<Item = &'t str>,
) -> Diagnostic {
    let Some(part) = texts.find_map(garbled) else {
        return problem;
    };
    problem.help(format!(
        "`{part}` stands where there was another character: some program took the file, which is UTF-8, for another encoding. Export it again, and say UTF-8 where it is opened"
    ))
}

/// The first part of a text that is so.
fn garbled(text: &str) -> Option<&str> {
    let rest = |c: char| ('\u{80}'..='\u{bf}').contains(&c) || WINDOWS.contains(c);
    text.char_indices().find_map(|(start, first)| {
        let behind = &text[start + first.len_utf8()..];
        let bytes = behind.find(|c| !rest(c)).unwrap_or(behind.len());
        let is_garbled = FIRST.contains(first) && bytes > 0;
        is_garbled.then(|| &text[start..text.len() - behind.len() + bytes])
    })
}
