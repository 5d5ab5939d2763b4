//! What people do to JSON who change it by hand, or copy it from where code is shown.

/// How a text is without a change; what to say of it: a message, a label, what to do.
pub(super) type Change = (fn(&str) -> String, &'static str, &'static str, &'static str);

/// What goes at a place, in bytes, and what comes there, by what stands before it and from it on.
type Slip = fn(&str, &str) -> Option<(usize, &'static str)>;

/// The first two can be parsed as YAML, where they end up in names.
const HIDDEN: [Slip; 2] = [comment, curly_quote];

/// What undoes each slip; what to say of it.
pub(super) const SLIPS: [Change; 7] = [
    (
        |text| without(text, comment),
        "there are no comments in JSON",
        "the first of them",
        "take them out; what is to be said of an answer stands under `comments`, behind its question's id",
    ),
    (
        |text| without(text, curly_quote),
        "quotes like `“` don't hold a text together in JSON",
        "the first of these",
        "put plain quotes in their place, as in \"company\": \"Acme Gears\"",
    ),
    (
        |text| without(text, fence),
        "this line stands around code where that is shown, and isn't JSON",
        "no part of the answers",
        "take it out, and the other one like it",
    ),
    (
        |text| without(text, semicolon),
        "a `;` stands where JSON has a comma",
        "the first of them",
        "put commas in place of these",
    ),
    (
        |text| without(text, other_comma),
        "a comma of another script stands where JSON has its own",
        "the first of them",
        "put plain commas in place of these",
    ),
    (
        |text| without(text, missing_colon),
        "a colon has to stand between a name and its value",
        "it belongs here",
        "put it there, as in \"goals-known\": 4; look at the other lines as well",
    ),
    (
        |text| without(text, second_comma),
        "two commas stand here, and nothing between them",
        "the first of the two",
        "take one of them out, or put back what is missing",
    ),
];

/// Whether this is what to do about such a slip.
pub(crate) fn is_json_slip(help: &str) -> bool {
    SLIPS.iter().any(|(.., undo)| *undo == help)
}

/// Whether a text is meant as JSON, whatever stands above that: YAML with brackets has plain names.
pub(super) fn is_meant(text: &str) -> bool {
    let is_above =
        |line: &&str| line.is_empty() || ["//", "/*", "```"].iter().any(|it| line.starts_with(it));
    let lines = text.lines().map(str::trim_start).skip_while(is_above);
    let mut lines = lines.peekable();
    let brackets = ['{', '[', ' '];
    lines.peek().is_some_and(|line| line.starts_with(brackets))
        && lines
            .map(|line| line.trim_start_matches(brackets))
            .find(|line| !line.is_empty())
            .is_none_or(|line| !line.starts_with(char::is_alphanumeric))
}

/// Whether JSON has slips with which it can be parsed as YAML all the same.
pub(super) fn has_hidden(text: &str) -> bool {
    let has = |slip: &Slip| found(text, *slip).next().is_some();
    is_meant(text) && HIDDEN.iter().any(has)
}

/// A text without a slip.
fn without(text: &str, slip: Slip) -> String {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, (length, other)) in found(text, slip) {
        parts.extend([&text[from..at], other]);
        from = at + length;
    }
    parts.push(&text[from..]);
    parts.concat()
}

/// Where a slip is found outside of plain quotes, and what it is to be.
fn found(text: &str, slip: Slip) -> impl Iterator<Item = (usize, (usize, &'static str))> {
    let (mut is_quoted, mut is_escaped, mut next) = (false, false, 0);
    text.char_indices().filter_map(move |(at, character)| {
        if at < next {
            return None;
        }
        if !is_quoted && let Some(change) = slip(&text[..at], &text[at..]) {
            next = at + change.0;
            return Some((at, change));
        }
        is_quoted ^= character == '"' && !is_escaped;
        is_escaped = is_quoted && character == '\\' && !is_escaped;
        None
    })
}

/// So many bytes before a place are looked at.
const NEAR: usize = 300;

fn line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

fn comment(before: &str, rest: &str) -> Option<(usize, &'static str)> {
    let is_behind = |c: char| c.is_whitespace() || ",{}[]".contains(c);
    let length = if rest.starts_with("//") {
        line(rest)
    } else if rest.starts_with("/*") {
        rest.find("*/").map_or(rest.len(), |at| at + 2)
    } else {
        return None;
    };
    let is_outside = before.is_empty() || before.ends_with(is_behind) && !is_in_curly(before);
    is_outside.then_some((length, ""))
}

const CURLY: [char; 3] = ['“', '”', '„'];

/// Whether a text that such quotes hold together is still open at the end of another's last line.
fn is_in_curly(text: &str) -> bool {
    let near = &text[text.floor_char_boundary(text.len().saturating_sub(NEAR))..];
    let line = near.rsplit('\n').next().unwrap_or("");
    line.matches(CURLY).count() % 2 == 1
}

/// Where a text begins or ends.
fn curly_quote(before: &str, rest: &str) -> Option<(usize, &'static str)> {
    let quote = rest.chars().next().filter(|it| CURLY.contains(it))?;
    let behind = rest[quote.len_utf8()..].trim_start();
    let is_edge = before.trim_end().ends_with(['{', '[', ',', ':'])
        || behind.starts_with(['}', ']', ',', ':']);
    is_edge.then_some((quote.len_utf8(), "\""))
}

fn fence(_: &str, rest: &str) -> Option<(usize, &'static str)> {
    rest.starts_with("```").then(|| (line(rest), ""))
}

fn semicolon(_: &str, rest: &str) -> Option<(usize, &'static str)> {
    rest.starts_with(';').then_some((1, ","))
}

fn other_comma(_: &str, rest: &str) -> Option<(usize, &'static str)> {
    let comma = rest.chars().next()?;
    let is_comma = ['，', '、', '،'].contains(&comma);
    is_comma.then_some((comma.len_utf8(), ","))
}

/// Behind a text that may be a name: within a list a comma may as well be missing.
fn missing_colon(before: &str, rest: &str) -> Option<(usize, &'static str)> {
    let (above, _) = before.strip_suffix('"')?.rsplit_once('"')?;
    let is_name =
        above.trim_end().ends_with(['{', ',']) || above.trim_end_matches(' ').ends_with('\n');
    let value = rest.trim_start_matches([' ', '=', '>', '：']);
    let is_value = value.starts_with(|c: char| c == '"' || c == '{' || c.is_ascii_digit());
    let length = rest.len() - value.len();
    (is_name && is_value && length > 0 && !is_in_list(above)).then_some((length, ": "))
}

/// Whether a list in brackets is the last that opens or ends near the end of a text.
fn is_in_list(text: &str) -> bool {
    let near = &text[text.floor_char_boundary(text.len().saturating_sub(NEAR))..];
    let bracket = near.rfind(['{', '}', '[', ']']);
    bracket.is_some_and(|at| near[at..].starts_with('['))
}

fn second_comma(_: &str, rest: &str) -> Option<(usize, &'static str)> {
    let rest = rest.strip_prefix(',')?.trim_start();
    rest.starts_with(',').then_some((1, ""))
}
