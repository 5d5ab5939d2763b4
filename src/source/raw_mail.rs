//! The codes that stand in the raw text of a mail for letters and for spaces at a line's end, in texts of a form: they
//! would be quoted as somebody's words, or tell one person's name apart from the same one.

use std::ops::Range;
use std::sync::Arc;

use super::Source;
use super::mangled::{FROM_RAW_MAIL, MODELINE};
use crate::diagnostic::Diagnostic;

/// Tells of the first such code in a text that can be parsed, unless that is JSON, which no mail holds. Letters are known
/// anywhere, spaces in a form.
pub(crate) fn raw_mail(source: &Arc<Source>) -> Option<Diagnostic> {
    let text = &source.text;
    if !text.contains('=') || text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let code = if text.contains(MODELINE) {
        |line: &str| letters(line).or_else(|| space(line))
    } else {
        letters
    };
    let mut start = 0;
    let mut codes = text.split_inclusive('\n').filter_map(|line| {
        let before = start;
        start += line.len();
        let code = code(line).filter(|_| !line.trim_start().starts_with('#'))?;
        Some(before + code.start..before + code.end)
    });
    let code = codes.next()?;
    let message = format!(
        "`{}` stands here, as in the raw text of a mail",
        &text[code.clone()]
    );
    let problem = Diagnostic::error("syntax", message).at(source, code);
    let label = "a code in place of what was written";
    Some(problem.label(label).help(FROM_RAW_MAIL))
}

/// A code of a letter beyond ASCII in a line.
fn letters(line: &str) -> Option<Range<usize>> {
    line.match_indices('=').find_map(|(at, _)| {
        let codes = line.as_bytes()[at..].chunks_exact(3);
        let bytes: Vec<u8> = codes.map_while(beyond_ascii).collect();
        let is_text = !bytes.is_empty() && std::str::from_utf8(&bytes).is_ok();
        is_text.then(|| at..at + 3 * bytes.len())
    })
}

/// A code of a space at a line's end. A sum and an address may end so.
fn space(line: &str) -> Option<Range<usize>> {
    let before = line.trim_end().strip_suffix("=20")?;
    let word = before.rsplit(' ').next().unwrap_or("");
    let is_own = word.ends_with(|c: char| c.is_ascii_digit()) || word.contains("://");
    (!is_own).then(|| before.len()..before.len() + 3)
}

/// The byte that `=C3` stands for.
fn beyond_ascii(code: &[u8]) -> Option<u8> {
    let digit = |at: usize| match code[at] {
        digit @ b'0'..=b'9' => Some(digit - b'0'),
        digit @ b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    };
    let byte = digit(1)? * 16 + digit(2)?;
    (code[0] == b'=' && !byte.is_ascii()).then_some(byte)
}
