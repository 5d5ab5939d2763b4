//! How a heading says that answers are numbered, as in "(1 = Always, 5 = Never)" or "(0-4)".

use super::heading::Heading;
use super::names::ColumnKind;
use super::remainder::remainder;
use crate::answers::normalize::heading as folded;
use crate::answers::normalize::lines;
use crate::questionnaire::Questionnaire;

/// What a heading says of numbers that isn't how they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    /// A number stands for another label than its own: that one, by its index.
    Pair(i64, usize),
    /// Answers go from one number to another.
    Range(i64, i64),
}

impl Stated {
    /// What the heading of a scale question says otherwise than its answers are numbered from 1 on.
    pub(super) fn of(
        heading: &Heading,
        question: usize,
        questionnaire: &Questionnaire,
    ) -> Option<Self> {
        let labels = &questionnaire.scale_questions[question].labels;
        let folded: Vec<String> = labels.iter().map(|label| folded(label)).collect();
        let mut rests = heading.texts().flat_map(|text| {
            let rest = remainder(text, ColumnKind::Scale(question), questionnaire);
            rest.map_or_else(|| [lines(text), String::new()], |rest| rest.parts)
        });
        rests.find_map(|rest| {
            let found = pair(&rest, &folded).or_else(|| range(&rest, labels.len()));
            found.filter(|_| rest.contains(|c: char| c.is_ascii_digit()))
        })
    }

    /// Says it, and how the numbers are read.
    pub(super) fn in_words(self, labels: &[String]) -> String {
        let most = labels.len();
        match self {
            Self::Pair(number, label) => {
                let own = usize::try_from(number - 1).ok();
                let own = own.and_then(|at| labels.get(at));
                let own = own.map_or("no answer".to_owned(), |label| format!("`{label}`"));
                let label = &labels[label];
                format!("says that {number} is `{label}`, and here {number} is {own}")
            }
            Self::Range(first, last) => {
                format!("numbers answers from {first} to {last}, and here they go from 1 to {most}")
            }
        }
    }
}

/// A number or a label in a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Number(i64),
    Label(usize),
}

/// Words that may stand between a number and its label, or between two such pairs.
const LINKS: [&str; 25] = [
    "is",
    "are",
    "means",
    "meaning",
    "being",
    "stands",
    "for",
    "to",
    "through",
    "and",
    "up",
    "ist",
    "heißt",
    "bedeutet",
    "bis",
    "und",
    "à",
    "et",
    "signifie",
    "a",
    "y",
    "significa",
    "e",
    "es",
    "est",
];

/// Those of them that by themselves give a number to a label.
const SAYS: [&str; 9] = [
    "is",
    "means",
    "stands",
    "ist",
    "bedeutet",
    "heißt",
    "est",
    "signifie",
    "significa",
];

/// What may stand there besides.
const GLUE: &str = " =:-().[]|/>,;…+\"'\n#*<→";

/// The first label that a text gives another number than its own.
fn pair(text: &str, labels: &[String]) -> Option<Stated> {
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
    let found = runs.iter().flat_map(|run| pairs(run));
    let is_other = |&(number, label): &(i64, usize)| usize::try_from(number) != Ok(label + 1);
    let mut found = found.filter(is_other);
    found
        .next()
        .map(|(number, label)| Stated::Pair(number, label))
}

fn is_link(gap: &str) -> bool {
    let mut words = gap.split(|c| GLUE.contains(c));
    words.all(|word| word.is_empty() || LINKS.contains(&word))
}

/// The numbers of labels that one run of them gives. A single one has to be said.
fn pairs(run: &[(Token, &str)]) -> Vec<(i64, usize)> {
    let (mut numbers, mut labels) = (Vec::new(), Vec::new());
    for (token, _) in run {
        match token {
            Token::Number(number) => numbers.push(*number),
            Token::Label(label) => labels.push(*label),
        }
    }
    let is_label = |at: usize| matches!(run.get(at), Some((Token::Label(_), _)));
    let first = (0..run.len()).find(|at| !is_label(*at)).unwrap_or(0);
    let in_a_row = (first..run.len()).take_while(|at| !is_label(*at)).count();
    // As in "never 1 2 3 4 5 always", or "1-5, never to always".
    let are_ends = numbers.len() == 2 || in_a_row == numbers.len();
    if let ([first_label, last_label], [first, .., last]) = (&labels[..], &numbers[..])
        && are_ends
    {
        return vec![(*first, *first_label), (*last, *last_label)];
    }
    let mut pairs = Vec::new();
    for at in 1..run.len() {
        let (before, (after, gap)) = (run[at - 1].0, run[at]);
        let found = match (before, after) {
            (Token::Number(number), Token::Label(label)) if !is_label(0) => (number, label),
            (Token::Label(label), Token::Number(number)) if is_label(0) => (number, label),
            _ => continue,
        };
        pairs.push((found, gap));
    }
    let is_said = |gap: &str| gap.contains('=') || gap.split(' ').any(|word| SAYS.contains(&word));
    if let [(_, gap)] = pairs[..]
        && !is_said(gap)
    {
        return Vec::new();
    }
    pairs.into_iter().map(|(pair, _)| pair).collect()
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

/// Words that may stand beside a range of numbers that a heading names.
const BESIDE: [&str; 44] = [
    "scale", "skala", "échelle", "escala", "scala", "on", "a", "of", "from", "to", "bis",
    "through", "rate", "rating", "range", "between", "and", "the", "your", "answer", "answers",
    "please", "points", "numbers", "numbered", "von", "auf", "einer", "zwischen", "und", "de", "à",
    "al", "del", "da", "una", "en", "sur", "une", "entre", "y", "et", "e", "o",
];

/// The first five of them name a scale.
const SCALES: usize = 5;

/// The range of numbers that a part of a text names, if answers with that many labels aren't numbered so.
fn range(text: &str, most: usize) -> Option<Stated> {
    let parts = text.split(['(', ')', '[', ']', ',', ';', ':', '\n', '?', '!']);
    let most = i64::try_from(most).ok()?;
    let named = parts.filter_map(|part| {
        let spread = part.replace("..", " ").replace('…', " ");
        let words: Vec<&str> = spread
            .split([' ', '-', '+', '.'])
            .filter(|word| !word.is_empty())
            .collect();
        let scale = words
            .iter()
            .position(|word| BESIDE[..SCALES].contains(word));
        let behind = &words[scale.map_or(0, |at| at + 1)..];
        let is_range = |word: &&&str| word.parse::<i64>().is_ok() || BESIDE.contains(*word);
        let told = behind.iter().take_while(is_range);
        let numbers: Vec<i64> = told.clone().filter_map(|word| word.parse().ok()).collect();
        let is_whole = told.count() == behind.len();
        match (numbers.as_slice(), scale) {
            ([first, .., last], _) if is_whole || scale.is_some() => Some((*first, *last)),
            _ => points(&words).map(|points| (1, points)),
        }
    });
    let is_other = |&(first, last): &(i64, i64)| {
        let least = first.min(last);
        let is_scale = first == last || least < 2 && (first.max(last) > 2 || least == 0);
        is_scale && (first, last) != (1, most) && first.max(last) <= 100
    };
    let mut named = named.filter(is_other);
    named.next().map(|(first, last)| Stated::Range(first, last))
}

/// The number of points that a scale is said to have, as in "7-point scale".
fn points(words: &[&str]) -> Option<i64> {
    let is_point = |word: &str| ["point", "points", "punkte", "stufige"].contains(&word);
    let is_said = |three: &&[&str]| is_point(three[1]) && BESIDE[..SCALES].contains(&three[2]);
    words.windows(3).find(is_said)?[0].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(text: &str) -> Option<Stated> {
        let labels = ["never", "rarely", "sometimes", "often", "always"].map(str::to_owned);
        let text = lines(text);
        pair(&text, &labels).or_else(|| range(&text, labels.len()))
    }

    #[test]
    fn a_heading_says_of_numbers_what_they_are_not_here() {
        for text in [
            "(1 = Always, 5 = Never)",
            "[1 = always \u{2026} 5 = never]",
            "1 Always - 5 Never",
            "(always = 1, never = 5)",
            "always 1 2 3 4 5 never",
            "1-5: always to never",
            "(5 is Never)",
            "1 (always) to 5 (never)",
            "(0 = never, 6 = always)",
            "(0-4)",
            "on a scale from 0 to 10, how often",
            "scale of 1 to 7",
            "[0 1 2 3 4]",
            "(-2 to 2)",
            "(5-1)",
            "(7-point scale)",
        ] {
            assert!(stated(text).is_some(), "{text}");
        }
        assert_eq!(stated("(5 = never)"), Some(Stated::Pair(5, 0)));
        assert_eq!(stated("(0-4)"), Some(Stated::Range(0, 4)));
        for text in [
            "(1 = Never, 5 = Always)",
            "never 1 2 3 4 5 always",
            "1 - never, 2 - rarely, 3 - sometimes, 4 - often, 5 - always",
            "(1-5)",
            "on a scale from 1 to 5, how often",
            "5-point scale",
            "2026-q4",
            "12. often or never",
            "in the last 3 months",
            "(2025-2026)",
            "weeks 1-4",
            "(part 2 of 3)",
            "",
        ] {
            assert_eq!(stated(text), None, "{text}");
        }
    }
}
