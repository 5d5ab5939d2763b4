//! The codes that stand in the raw text of a mail for letters and for spaces at a line's end, in texts of a form: they
//! would be quoted as somebody's words, or tell one person's name apart from the same one.

use std::ops::Range;
use std::sync::Arc;

use super::Source;
use super::mangled::{FROM_RAW_MAIL, MODELINE, STARTS};
use crate::diagnostic::Diagnostic;

/// So many codes in a row are looked at, and so many bytes before one, lest a line of nothing else takes long.
const MOST_CODES: usize = 60;
const LONGEST_ADDRESS: usize = 2000;

/// Tells of the first such code in a text that can be parsed, unless that is JSON, which no mail holds. Letters are known
/// anywhere, spaces in a form.
pub(crate) fn raw_mail(source: &Arc<Source>) -> Option<Diagnostic> {
    let text = &source.text;
    if !text.contains('=') || text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let is_form = text.contains(MODELINE);
    let are_several = text.lines().filter(|line| space(line).is_some()).nth(1);
    let is_space = |line: &str| is_form && (are_several.is_some() || !ends_in_word(line));
    let code = |line| letters(line).or_else(|| space(line).filter(|_| is_space(line)));
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

/// A code of a letter beyond ASCII in a line. An address has codes of its own.
fn letters(line: &str) -> Option<Range<usize>> {
    line.match_indices('=').find_map(|(at, _)| {
        let codes = line.as_bytes()[at..].chunks_exact(3);
        let bytes: Vec<u8> = codes.map_while(beyond_ascii).take(MOST_CODES).collect();
        let is_text = !bytes.is_empty() && std::str::from_utf8(&bytes).is_ok();
        (is_text && !is_address(last_word(&line[..at]))).then(|| at..at + 3 * bytes.len())
    })
}

/// A code of a space at a line's end. A sum and an address may end so.
fn space(line: &str) -> Option<Range<usize>> {
    let before = line.trim_end().strip_suffix("=20")?;
    let is_own = before.ends_with(|c: char| c.is_ascii_digit()) || is_address(last_word(before));
    (!is_own).then(|| before.len()..before.len() + 3)
}

/// Whether nothing but a word stands before such a code, as in `KPI=20`. What is above the answers equals nothing.
fn ends_in_word(line: &str) -> bool {
    let before = line.trim_end().trim_end_matches("=20");
    let is_above = STARTS.iter().any(|start| line.starts_with(start));
    !is_above && before.ends_with(char::is_alphanumeric)
}

fn last_word(text: &str) -> &str {
    let near = text.floor_char_boundary(text.len().saturating_sub(LONGEST_ADDRESS));
    let mut words = text[near..].rsplit(char::is_whitespace);
    words.next().unwrap_or("")
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains("www.")
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
