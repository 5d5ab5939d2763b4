//! How a heading says that answers are numbered, as in "(1 = Always, 5 = Never)" or "(0-4)".

use super::ends;
use super::heading::Heading;
use super::names::ColumnKind;
use super::remainder::remainder;
use super::tokens::{Token, runs};
use crate::answers::normalize::heading as folded;
use crate::answers::normalize::lines;
use crate::listed::listed;
use crate::questionnaire::Questionnaire;

/// What a heading says of numbers that isn't how they are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::reading::csv) enum Stated {
    /// A number stands for another label than its own: that one, by its index.
    Pair(i64, usize),
    /// Answers go from one number to another.
    Range(i64, i64),
    /// A number stands for an end that it isn't, in other words than the label's.
    Words(i64, String),
    /// Labels are listed from the last to the first.
    Turned,
}

impl Stated {
    /// What the heading of a scale question says otherwise than its answers are numbered from 1 on.
    pub(in crate::reading::csv) fn of(
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
            let has_digits = rest.contains(|c: char| c.is_ascii_digit());
            let numbered = has_digits.then(|| numbered(&rest, &folded)).flatten();
            numbered.or_else(|| is_turned(&rest, &folded).then_some(Self::Turned))
        })
    }

    /// Says it, and how the numbers are read.
    pub(in crate::reading::csv) fn in_words(&self, labels: &[String]) -> String {
        let most = labels.len();
        let pair = |number: i64, label: &str| {
            let own = usize::try_from(number - 1).ok();
            let own = own.and_then(|at| labels.get(at));
            let own = own.map_or("no answer".to_owned(), |label| format!("`{label}`"));
            format!("says that {number} is `{label}`, and here {number} is {own}")
        };
        match self {
            Self::Pair(number, label) => pair(*number, &labels[*label]),
            Self::Words(number, words) => pair(*number, words),
            Self::Turned => {
                let (first, last) = (&labels[0], &labels[most - 1]);
                format!("goes from `{last}` to `{first}`, and here 1 is `{first}`")
            }
            Self::Range(first, last) => {
                format!("numbers answers from {first} to {last}, and here they go from 1 to {most}")
            }
        }
    }
}

/// Words between a number and its label that by themselves give it to a label.
const SAYS: [&str; 9] = listed("is, means, stands, ist, bedeutet, heißt, est, signifie, significa");

/// What a text with numbers says of them.
fn numbered(text: &str, labels: &[String]) -> Option<Stated> {
    let words = || ends::turned(text, labels).map(|(number, words)| Stated::Words(number, words));
    let found = pair(text, labels).or_else(|| range(text, labels.len()));
    found.or_else(words)
}

/// Whether a text lists labels, and no numbers, from the last to the first: all of them, or the two with a word or a dash
/// between them that says so.
fn is_turned(text: &str, labels: &[String]) -> bool {
    let all: Vec<usize> = (0..labels.len()).rev().collect();
    let is_run = |run: &Vec<(Token, &str)>| {
        let label = |(token, _): &(Token, &str)| match token {
            Token::Label(label) => Some(*label),
            Token::Number(_) => None,
        };
        let held: Option<Vec<usize>> = run.iter().map(label).collect();
        let is_range = |gap: &str| {
            let mut words = gap.split(' ').filter(|word| !word.is_empty());
            words
                .next()
                .is_some_and(|word| ends::RANGES.contains(&word))
                && words.next().is_none()
        };
        let spread = run.get(1).is_some_and(|(_, gap)| is_range(gap));
        held.is_some_and(|held| held == all || held == [labels.len() - 1, 0] && spread)
    };
    runs(text, labels).iter().any(is_run) || ends::are_turned(text, labels)
}

/// The first label that a text gives another number than its own.
fn pair(text: &str, labels: &[String]) -> Option<Stated> {
    let runs = runs(text, labels);
    let found = runs.iter().flat_map(|run| pairs(run));
    let is_other = |&(number, label): &(i64, usize)| usize::try_from(number) != Ok(label + 1);
    let mut found = found.filter(is_other);
    let (number, label) = found.next()?;
    Some(Stated::Pair(number, label))
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

/// Words that may stand beside a range of numbers that a heading names.
const BESIDE: [&str; 47] = listed(
    "scale, skala, échelle, escala, scala, schulnoten, noten, on, a, of, from, to, bis, through, rate, rating, \
    range, between, and, the, your, answer, answers, please, points, numbers, numbered, von, auf, einer, \
    zwischen, und, de, à, al, del, da, una, en, sur, une, entre, y, et, e, o, →",
);

/// The first seven of them name a scale.
const SCALES: usize = 7;

/// The range of numbers that a part of a text names, if answers with that many labels aren't numbered so.
fn range(text: &str, most: usize) -> Option<Stated> {
    let parts = text.split(['(', ')', '[', ']', ',', ';', ':', '\n', '?', '!']);
    let most = i64::try_from(most).ok()?;
    let named = parts.filter_map(|part| {
        let spread = part.replace("..", " ").replace('…', " ");
        let words = spread.split([' ', '-', '+', '.']);
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let is_scale = |word: &&str| BESIDE[..SCALES].contains(word);
        let scale = words.iter().position(is_scale);
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

/// The number of points that a scale is said to have, as in "7-point scale" and "scale of 10".
fn points(words: &[&str]) -> Option<i64> {
    let is_point = |word: &str| ["point", "points", "punkte", "stufige"].contains(&word);
    let is_said = |three: &&[&str]| is_point(three[1]) && BESIDE[..SCALES].contains(&three[2]);
    let said = words.windows(3).find(is_said).map(|three| three[0]);
    let of = |three: &&[&str]| three[0] == "scale" && three[1] == "of";
    let said = said.or_else(|| words.windows(3).find(of).map(|three| three[2]));
    said?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(text: &str) -> Option<Stated> {
        let labels = ["never", "rarely", "sometimes", "often", "always"].map(str::to_owned);
        let text = lines(text);
        numbered(&text, &labels).or_else(|| is_turned(&text, &labels).then_some(Stated::Turned))
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
            "(scale of 10)",
            "1 = immer, 5 = nie",
            "(1 = very often, 5 = not at all)",
            "(nie = 5, sehr oft = 1)",
            "1 = toujours 5 = jamais",
            "von 1 (immer) bis 5 (nie)",
            "(1 immer - 5 nie)",
            "immer 1 bis nie 5",
            "(1 = alltid, 5 = aldrig)",
            "(1=всегда, 5=никогда)",
            "(schulnoten 1-6)",
            "(1 = most often)",
            "(low = 5)",
            "(5 → 1)",
            "(scale: always\u{2013}never)",
            "(always to never)",
            "always, often, sometimes, rarely, never",
            "(1 - toujours, 5 - jamais)",
            "1 heißt immer, 5 heißt nie",
            "(5 nie, 1 immer)",
            "(1: siempre; 5: nunca)",
            "(1 - stimme voll zu … 5 - stimme gar nicht zu)",
            "(1 very often ... 5 very seldom)",
            "1 (daily) to 5 (never)",
            "(1 – stimme voll zu)",
            "(1 zawsze, 5 nigdy)",
            "(immer – nie)",
            "(very often – very rarely)",
            "| always | never",
        ] {
            assert!(stated(text).is_some(), "{text}");
        }
        assert_eq!(stated("(5 = never)"), Some(Stated::Pair(5, 0)));
        assert_eq!(stated("(0-4)"), Some(Stated::Range(0, 4)));
    }

    #[test]
    fn a_heading_says_nothing_of_numbers_that_are_what_they_are_here() {
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
            "(scale of 5)",
            "(1 = nie, 5 = immer)",
            "(1 = not at all, 5 = very often)",
            "1 (nie) bis 5 (immer)",
            "(1 nie - 5 immer)",
            "1 (rot) bis 5 (grün)",
            "(1 = low)",
            "(1 = nie)",
            "(2 = best)",
            "from 1 to 5 never mind",
            "(1 = red, 5 = blue)",
            "(5 = immer)",
            "(always/never)",
            "always or never",
            "never to always",
            "(always, never)",
            "(nie – immer)",
            "(immer, nie)",
            "(1 - nie, 5 - immer)",
            "1 heißt nie, 5 heißt immer",
            "(1 - stimme gar nicht zu)",
            "(2 - immer)",
            "1 - high priority",
            "(1 very busy month, 5 others)",
            "",
        ] {
            assert_eq!(stated(text), None, "{text}");
        }
    }
}
