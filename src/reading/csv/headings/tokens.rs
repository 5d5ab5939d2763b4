//! Numbers and labels in a heading, and which of them belong together.

use crate::listed::listed;

/// A number or a label in a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading::csv) enum Token {
    Number(i64),
    Label(usize),
}

/// Words that may stand between a number and its label, or between two such pairs.
const LINKS: [&str; 25] = listed(
    "is, are, means, meaning, being, stands, for, to, through, and, up, ist, heißt, bedeutet, bis, und, à, \
    et, signifie, a, y, significa, e, es, est",
);

/// What may stand there besides.
const GLUE: &str = " =:-().[]|/>,;…+\"'\n#*<→";

/// Numbers and labels with nothing but links between them, each with what stands before it.
pub(in crate::reading::csv) fn runs<'t>(
    text: &'t str,
    labels: &[String],
) -> Vec<Vec<(Token, &'t str)>> {
    let mut runs: Vec<Vec<(Token, &str)>> = Vec::new();
    let mut last = 0;
    for (token, start, end) in tokens(text, labels) {
        let gap = &text[last..start];
        match runs.last_mut() {
            Some(run) if is_link(gap) => run.push((token, gap)),
            _ => runs.push(vec![(token, "")]),
        }
        last = end;
    }
    runs
}

fn is_link(gap: &str) -> bool {
    let mut words = gap.split(|c| GLUE.contains(c));
    words.all(|word| word.is_empty() || LINKS.contains(&word))
}

/// The numbers and labels of a text, in its order, with where each starts and ends.
fn tokens(text: &str, labels: &[String]) -> Vec<(Token, usize, usize)> {
    let (mut found, mut at): (Vec<(Token, usize, usize)>, usize) = (Vec::new(), 0);
    while let Some(first) = text[at..].chars().next() {
        let before = text[..at].chars().next_back();
        let token = Some(()).filter(|()| !before.is_some_and(char::is_alphanumeric));
        let token = token.and_then(|()| label(&text[at..], labels).or_else(|| number(text, at)));
        if let Some((token, length)) = token {
            found.push((token, at, at + length));
            at += length;
        } else {
            at += first.len_utf8();
        }
    }
    found
}

/// The longest label that a text starts with, as a word or words of their own.
fn label(text: &str, labels: &[String]) -> Option<(Token, usize)> {
    let is_here = |label: &&(usize, &String)| {
        let rest = text.strip_prefix(label.1.as_str());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) && !label.1.is_empty()
    };
    let all: Vec<(usize, &String)> = labels.iter().enumerate().collect();
    let found = all.iter().filter(is_here);
    let longest = found.max_by_key(|(_, label)| label.len());
    longest.map(|(at, label)| (Token::Label(*at), label.len()))
}

/// The whole number that stands somewhere in a text. What stands before a minus sign tells it from a dash.
fn number(text: &str, at: usize) -> Option<(Token, usize)> {
    let (before, rest) = (&text[..at], &text[at..]);
    let is_sign = before.is_empty()
        || before.ends_with(['(', '[', '\n', '='])
        || before.ends_with(' ') && !before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let digits = rest.strip_prefix('-').filter(|_| is_sign).unwrap_or(rest);
    let sign = rest.len() - digits.len();
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    let after = &digits[length..];
    let is_part = after.starts_with(char::is_alphanumeric)
        || after.starts_with(['.', ',']) && after[1..].starts_with(|c: char| c.is_ascii_digit());
    let number = rest[..sign + length].parse().ok().filter(|_| !is_part);
    number.map(|number| (Token::Number(number), sign + length))
}
