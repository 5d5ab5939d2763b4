//! What stands between a name and its value in a line: a colon and a space, or other marks in place of these.

use crate::sanitise::is_invisible;

/// A line's name with the colon behind it, and its value, which is all of a line without a name.
pub(in crate::source) fn parted(line: &str) -> (&str, &str) {
    let ends = |at: &usize| line[at + 1..].starts_with(|c: char| c.is_whitespace() || is_unseen(c));
    let mut colons = line.match_indices(':').map(|(at, _)| at);
    line.split_at(colons.find(ends).map_or(0, |at| at + 1))
}

/// Whether a character shows as a space or not at all, and is no space to YAML.
pub(super) fn is_unseen(character: char) -> bool {
    is_invisible(character) || character.is_whitespace() && !character.is_ascii()
}

/// With the space that is missing behind a colon.
pub(super) fn with_space(line: &str) -> String {
    let is_value = |rest: &str| {
        !rest.starts_with(|c: char| c.is_whitespace() || c == '/') && rest.trim_end() != "=20"
    };
    with_mark_for(':', line, is_value)
}

/// With a colon and a space in place of another mark.
pub(super) fn with_colon(line: &str) -> String {
    let is_number = |rest: &str| rest.trim().parse::<u8>().is_ok();
    let without_semicolon = with_mark_for(';', line, |rest| !rest.trim().is_empty());
    let marks = [' ', '=', '：'].into_iter();
    marks.fold(without_semicolon, |line, mark| {
        with_mark_for(mark, &line, is_number)
    })
}

/// A line that is a name, a mark and a value, with a colon and a space in place of the mark.
fn with_mark_for(mark: char, line: &str, is_value: impl Fn(&str) -> bool) -> String {
    let inside = line.trim_start();
    let is_name = |name: &str| {
        let mut characters = name.chars();
        !name.is_empty() && characters.all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    match inside.split_once(mark) {
        Some((name, rest)) if is_name(name.trim_end()) && is_value(rest) => {
            let indent = &line[..line.len() - inside.len()];
            let (name, rest) = (name.trim_end(), rest.trim_start_matches(' '));
            format!("{indent}{name}: {rest}")
        }
        _ => line.to_owned(),
    }
}
