//! What mails and word processors do to a text that is YAML, told where it begins. The parser stops elsewhere, or for
//! another reason.

mod above;
mod json;
mod marks;

use std::sync::Arc;

use memchr::memmem;

use super::Source;
use crate::diagnostic::Diagnostic;
use crate::sanitise::is_invisible;
use above::without_mail;
pub(super) use above::{MODELINE, STARTS};
use json::Change;
pub(crate) use json::is_json_slip;
pub(super) use marks::parted;
use marks::{is_unseen, with_colon, with_space};

/// What to do about the raw text of a mail.
pub(super) const FROM_RAW_MAIL: &str =
    "open the mail, and save what is attached, or copy the form's lines from what is shown there";

const CHANGES: [Change; 15] = [
    (
        |text| by_line(text, unquoted),
        "these lines begin with `>`, as a mail quotes what it answers",
        "the first of them",
        "copy the form's lines alone into a plain text file, without the `>`",
    ),
    (
        |text| by_line(text, with_plain_spaces),
        "a character that doesn't show stands here, as mails and word processors put it in place of a space",
        "not a plain space",
        "take it out, or type a plain space instead; it may stand in other lines as well",
    ),
    (
        |text| by_line(text, without_stars),
        "a `*` means something else in this format, so that no name and no value begins with it",
        "the first of these",
        "take the stars out, which mails put around bold words; where one belongs to a text, put quotes around all of it",
    ),
    (
        |text| by_line(text, without_dash),
        "a `-` begins a list in this format, and no list can stand behind a name",
        "the first of these",
        "take it out, as in `goals-known: 4`; where it belongs to a text, put quotes around all of it",
    ),
    (
        |text| by_line(text, with_lines_of_their_own),
        "a second name stands in this line",
        "it belongs on a line of its own",
        "begin a new line before this name, as before others that a mail has joined",
    ),
    (
        |text| by_line(text, with_plain_quotes),
        "quotes like `“` don't hold a text together in this format",
        "the first of these",
        "put plain quotes in their place, as in \"One thing: the calendar\"",
    ),
    (
        |text| by_line_of_several(text, with_space),
        "a space is missing after the colon",
        "a space belongs before this",
        "put a space between the colon and the value; it may be missing in other lines as well",
    ),
    (
        |text| by_line_of_several(text, with_colon),
        "a colon and a space have to stand between a name and its value",
        "in place of this",
        "put a colon and a space here, as in `goals-known: 4`; look at the other lines as well",
    ),
    (
        |text| with_texts_further_in(text, |value| value.starts_with('|')),
        "the text below a name with a `|` has to stand further in than that name",
        "too far to the left",
        "put four spaces before each line of the text",
    ),
    (
        without_values_below,
        "what stands behind a name can't go on the line below it",
        "this belongs behind the name above",
        "move it up, behind the colon and a space, as in `goals-known: 4`; look at the other lines as well",
    ),
    (
        |text| with_texts_further_in(text, is_words),
        "a text that goes on below its name has to stand further in there than that name",
        "does this belong to the text above?",
        "if it does, put four spaces before it; if not, take it out",
    ),
    (
        |text| text.replace("=\r\n", "").replace("=\n", ""),
        "this line ends in a `=` and goes on in the next, as in the raw text of a mail",
        "no part of the form",
        FROM_RAW_MAIL,
    ),
    (
        |text| text.replace("=20\r", "\r").replace("=20\n", "\n"),
        "this line ends in `=20`, as in the raw text of a mail",
        "no part of the form",
        FROM_RAW_MAIL,
    ),
    (
        with_comments_whole,
        "a comment goes on in this line, as where a mail breaks long lines in two",
        "the end of the line above",
        "put a `#` before it, and before the other lines like it; in a form that is sent as an attached file, lines stay whole",
    ),
    (
        |text| without_mail(&by_line(text, unquoted)),
        "what stands above the form is no part of it",
        "the first line that isn't the form's",
        "copy the form's lines alone into a plain text file, without any `>` before them",
    ),
];

/// Tells of a change without which parsing would stop later than at line `stopped`, or not at all. A function tells at
/// which line it stops. The line is 0 of a text that isn't stopped at and is no record all the same.
pub(super) fn find(
    source: &Arc<Source>,
    stopped: usize,
    stops: impl Fn(&str) -> Option<usize>,
) -> Option<Diagnostic> {
    let slips = json::SLIPS.iter().filter(|_| json::is_meant(&source.text));
    first(source, slips.chain(&CHANGES), |without| {
        stops(without).is_none_or(|line| line > stopped)
    })
}

/// Tells of a slip without which a line is JSON, or empty. A function tells whether it is.
pub(super) fn find_in_line(
    source: &Arc<Source>,
    is_sound: impl Fn(&str) -> bool,
) -> Option<Diagnostic> {
    first(source, &json::SLIPS, is_sound)
}

/// Tells of the first change that helps.
fn first<'c>(
    source: &Arc<Source>,
    changes: impl IntoIterator<Item = &'c Change>,
    helps: impl Fn(&str) -> bool,
) -> Option<Diagnostic> {
    let text = &source.text;
    let mut changes = changes.into_iter();
    changes.find_map(|(undo, message, label, help)| {
        let without = undo(text);
        if without == *text || !helps(&without) {
            return None;
        }
        let mut bytes = text.bytes().zip(without.bytes());
        let at = bytes.position(|(one, other)| one != other);
        let at = text.floor_char_boundary(at.unwrap_or(without.len()));
        let length = text[at..].chars().next().map_or(0, char::len_utf8);
        let problem = Diagnostic::error("syntax", *message).at(source, at..at + length);
        Some(problem.label(*label).help(*help))
    })
}

/// Whether a text has to be searched for changes however well it can be parsed: something stands above a form, or at the
/// end of more than two lines, or JSON has slips that YAML takes for something else.
pub(super) fn is_suspect(text: &str) -> bool {
    // Each file is asked, and hardly any has such signs.
    let has = |sign: &str| memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
    let has_above = has(MODELINE) && without_mail(text) != text;
    let ends_many = |end: &str| text.matches(end).count() > 2;
    has_above
        || json::has_hidden(text)
        || has("=20") && ["=20\n", "=20\r"].into_iter().any(ends_many)
}

fn by_line(text: &str, change: fn(&str) -> String) -> String {
    text.split_inclusive('\n').map(change).collect()
}

/// The same of a text of several lines; one alone may be a name, such as `Client 4`.
fn by_line_of_several(text: &str, change: fn(&str) -> String) -> String {
    if text.trim_end().contains('\n') {
        by_line(text, change)
    } else {
        text.to_owned()
    }
}

fn unquoted(line: &str) -> String {
    let mut rest = line;
    while let Some(inside) = rest.strip_prefix('>') {
        rest = inside.strip_prefix(' ').unwrap_or(inside);
    }
    rest.to_owned()
}

/// Before a line's name and its value; what stands within a text is its own.
fn with_plain_spaces(line: &str) -> String {
    let plain = |text: &str| {
        let rest = text.trim_start_matches(|c| c == ' ' || is_unseen(c));
        let spaces = text[..text.len() - rest.len()].chars();
        let spaces = spaces.filter(|c| !is_invisible(*c)).map(|_| ' ');
        spaces.chain(rest.chars()).collect::<String>()
    };
    let (name, value) = parted(line);
    plain(name) + &plain(value)
}

fn without_stars(line: &str) -> String {
    let (name, value) = parted(line);
    match [name, value].map(|text| text.trim_start().starts_with('*')) {
        [false, false] => line.to_owned(),
        _ => line.replace('*', ""),
    }
}

fn without_dash(line: &str) -> String {
    let (name, value) = parted(line);
    match value.trim_start().strip_prefix("- ") {
        Some(rest) if !name.is_empty() && !name.starts_with('#') => format!("{name} {rest}"),
        _ => line.to_owned(),
    }
}

/// Each name stands as far in as the first one.
fn with_lines_of_their_own(line: &str) -> String {
    let indent = &line[..line.len() - line.trim_start().len()];
    let (mut lines, mut rest) = (Vec::new(), line);
    while let Some((first, behind)) = joined(rest) {
        lines.push(first);
        rest = behind;
    }
    lines.push(rest);
    lines.join(&format!("\n{indent}"))
}

/// What stands before a second name in a line, and from there on: behind a value in quotes, which shows where it ends.
fn joined(line: &str) -> Option<(&str, &str)> {
    let (name, value) = parted(line);
    let text = value.trim_start();
    let quote = text.chars().next().filter(|it| ['"', '\''].contains(it))?;
    let (_, rest) = text[1..].split_once(&format!("{quote} "))?;
    let rest = rest.trim_start();
    let next = parted(rest).0;
    let is_of_id = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':');
    let is_name = STARTS.contains(&next) || next.contains('-') && next.chars().all(is_of_id);
    let is_joined = is_name && !name.is_empty() && !name.trim_start().starts_with('#');
    is_joined.then(|| (line[..line.len() - rest.len()].trim_end(), rest))
}

fn with_plain_quotes(line: &str) -> String {
    const CURLY: [char; 5] = ['“', '”', '„', '«', '»'];
    let value = parted(line).1.trim();
    if value.starts_with(CURLY) && value.ends_with(CURLY) {
        line.replace(CURLY, "\"")
    } else {
        line.to_owned()
    }
}

/// Whether a value is a text of several words, without quotes.
fn is_words(value: &str) -> bool {
    value.starts_with(char::is_alphanumeric) && value.split_whitespace().count() > 2
}

/// With four spaces before each line of a text of several lines, up to the next comment or name. A function tells such a
/// text by what stands behind its name.
fn with_texts_further_in(text: &str, is_text: fn(&str) -> bool) -> String {
    let mut is_inside = false;
    let lines = text.split_inclusive('\n').map(|line| {
        let (name, value) = parted(line);
        let inside = line.trim_start();
        match line.starts_with("    ") {
            true if is_inside => {}
            _ if !name.is_empty() || inside.starts_with('#') => {
                is_inside = !inside.starts_with('#') && is_text(value.trim_start());
            }
            _ if is_inside && !inside.is_empty() => return format!("    {inside}"),
            _ => {}
        }
        line.to_owned()
    });
    lines.collect()
}

/// Without the lines that stand right below a name that has no value, such as a number.
fn without_values_below(text: &str) -> String {
    const SECTIONS: [&str; 3] = ["answers:", "open:", "comments:"];
    let mut is_below_name = false;
    let lines = text.split_inclusive('\n').map(|line| {
        let (name, value) = parted(line);
        let inside = line.trim();
        let is_value = name.is_empty() && !inside.starts_with(['#', '-']);
        if std::mem::take(&mut is_below_name) && is_value {
            return line.replace(inside, "");
        }
        let is_name = !name.is_empty() && value.trim().is_empty();
        is_below_name = is_name && !name.starts_with('#') && !SECTIONS.contains(&inside);
        line.to_owned()
    });
    lines.collect()
}

/// A comment that is longer than this with the next word may have been broken before that word.
const LONG: usize = 65;

/// With a `#` before what was broken off a long comment. What stands below the answers to choose from may be one.
fn with_comments_whole(text: &str) -> String {
    let mut comment = None;
    let lines = text.split_inclusive('\n').map(|line| {
        let first = line.split_whitespace().next().unwrap_or("");
        let is_rest = |above: usize| above + first.chars().count() >= LONG;
        let is_text = line.contains(char::is_alphabetic) && parted(line).0.is_empty();
        let is_comment = first.starts_with('#');
        let is_broken_off = !is_comment && is_text && comment.is_some_and(is_rest);
        let is_choice = line.trim_start_matches([' ', '#']).starts_with("1 ");
        comment = (is_comment && !is_choice).then(|| line.trim_end().chars().count());
        if is_broken_off {
            format!("# {line}")
        } else {
            line.to_owned()
        }
    });
    lines.collect()
}
