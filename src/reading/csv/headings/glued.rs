//! Headings that hold more than a question's text or id: the prompt that a matrix has above its statements, the path
//! of a group, a description below. Services glue them together in ways of their own.

use std::ops::Range;

use super::asides::{aside, aside_before};
use super::names::{ColumnKind, Names};
use crate::answers::normalize::heading as folded;
use crate::answers::normalize::lines;
use crate::diagnostic::suggest;
use crate::listed::listed;
use crate::reading::csv::services;
use crate::reading::field::Field;

/// What parts a text from what stands before or behind it. A space alone, or a comma, may go on with a sentence.
const GLUE: &str = ">-.?!:;/|()[]<\"*#";

/// What quizzes have beside each question.
const BESIDE: [&str; 3] = ["points", "feedback", "score"];

/// What stands before a question where the column holds its points in a quiz, what was said of these, or how long it took.
const BEFORE: [&str; 8] =
    listed("points, feedback, punkte, puntos, punti, pontos, punten, question time");

/// What heads a comment on a question.
const COMMENT: [&str; 8] = listed(
    "comment, comments, kommentar, commentaire, comentario, comentário, commento, opmerking",
);

/// A question's whole text in a heading.
struct Held<'n> {
    start: usize,
    end: usize,
    kinds: &'n [ColumnKind],
}

impl Names<'_> {
    /// What a heading without spaces stands for that is a path of groups to an id: `agreement/goals_known`.
    pub(super) fn by_path(&self, name: &str) -> Vec<ColumnKind> {
        if name.contains(' ') {
            return Vec::new();
        }
        // A subquestion goes by its code in brackets.
        let path = name.strip_suffix(']').unwrap_or(name);
        let path = path.replace('_', "-").replace('[', "/");
        if let Some((question, part)) = path.rsplit_once('/') {
            let part = part.trim_matches('-');
            let question = question.rsplit('/').next().unwrap_or(question);
            if let Some([ColumnKind::Order(ranking)]) = self.by_id(question) {
                let in_words = || self.part_of_order(*ranking, &part.replace('-', " "));
                let found = self.part_of_order(*ranking, part).or_else(in_words);
                return Vec::from_iter(found);
            }
        }
        let mut groups = path.split(['/', '.']).rev().skip(1);
        if groups.any(|group| aside(group).is_some()) {
            return Vec::new();
        }
        let after = |glue: char| path.rsplit(glue).next().and_then(|id| self.by_id(id));
        let found = self
            .by_id(&path)
            .or_else(|| after('/'))
            .or_else(|| after('.'))
            .or_else(|| self.by_id(&after_group(name)?.replace('_', "-")));
        // A version in a path is the form's own.
        let fields = [Field::Questionnaire, Field::Version].map(ColumnKind::Field);
        let is_own = |kind: &ColumnKind| fields.contains(kind);
        let found = found.filter(|kinds| !kinds.iter().any(is_own));
        found.map(<[_]>::to_vec).unwrap_or_default()
    }

    /// What a heading stands for that holds a question's whole text; several where it holds several.
    pub(super) fn holding(&self, name: &str) -> Vec<ColumnKind> {
        let lines = lines(name);
        let spaced = lines.replace('\n', " ");
        let held = self.held(&lines, &spaced);
        let mut found = Vec::new();
        for text in &held {
            for kind in text.kinds {
                let kind = self.with_the_rest(*kind, text, &lines, &spaced);
                found.extend(kind.filter(|kind| !found.contains(kind)));
            }
        }
        found
    }

    /// The texts of questions in a heading, those in longer ones left out.
    fn held(&self, lines: &str, spaced: &str) -> Vec<Held<'_>> {
        let mut held: Vec<Held> = Vec::new();
        for text in self.texts().filter(|text| text.len() <= spaced.len()) {
            for (start, _) in spaced.match_indices(text) {
                let end = start + text.len();
                if is_parted(&lines[..start], &lines[end..]) {
                    let kinds = self.kinds(text).unwrap_or_default();
                    held.push(Held { start, end, kinds });
                }
            }
        }
        let spans: Vec<Range<usize>> = held.iter().map(|text| text.start..text.end).collect();
        held.retain(|text| {
            let is_in = |span: &Range<usize>| {
                span.start <= text.start
                    && text.end <= span.end
                    && span.len() > text.end - text.start
            };
            !spans.iter().any(is_in)
        });
        held
    }

    /// What a column holds whose heading adds something to a question's text; none where that can't be told.
    fn with_the_rest(
        &self,
        kind: ColumnKind,
        text: &Held,
        lines: &str,
        spaced: &str,
    ) -> Option<ColumnKind> {
        let bare = |rest: &str| {
            let is_glue = |c: char| c == ' ' || GLUE.contains(c);
            rest.trim_matches(is_glue).to_owned()
        };
        let (before, after) = (bare(&spaced[..text.start]), bare(&spaced[text.end..]));
        match (before.as_str(), after.as_str()) {
            (said, "") | ("", said) if COMMENT.contains(&said) => {
                let number = kind.question(self.questionnaire())?;
                let is_open = matches!(kind, ColumnKind::Open(_));
                return (!is_open).then_some(ColumnKind::Comment(number));
            }
            // Quizzes have these beside each question.
            (said, "") if BEFORE.contains(&said) => return Some(ColumnKind::Nothing),
            ("", said) if BESIDE.contains(&said) => return Some(ColumnKind::Nothing),
            _ => {}
        }
        let ranking = match kind {
            ColumnKind::Order(ranking) => ranking,
            ColumnKind::Scale(question) => {
                let mut parts = parts(&spaced[text.end..]).into_iter();
                let choice = parts.find_map(|part| self.choice(question, part));
                // A description stands on lines of its own.
                let line = lines[text.end..].split('\n').next();
                let is_aside = || aside_before(&before).is_some() || line.and_then(aside).is_some();
                return choice.or_else(|| (!is_aside()).then_some(kind));
            }
            _ => return Some(kind),
        };
        let is_whole = after.is_empty() || lines[text.end..].starts_with('\n');
        let mut parts = parts(&spaced[text.end..]).into_iter();
        let part = parts.find_map(|part| self.part_of_order(ranking, part));
        part.or_else(|| is_whole.then_some(kind))
    }

    /// The word in a heading by which its column holds something else than the answers to a question that it names.
    pub(in crate::reading::csv) fn aside_in(&self, name: &str) -> Option<String> {
        let lines = lines(name);
        let spaced = lines.replace('\n', " ");
        let held = self.held(&lines, &spaced);
        let mut behind = held
            .iter()
            .filter_map(|text| lines[text.end..].split('\n').next());
        let before = held.iter().map(|text| &spaced[..text.start]);
        let parts = name.split(['/', '.', '-', '[']).rev();
        let found = behind.find_map(aside);
        let found = found.or_else(|| before.clone().find_map(aside_before));
        found.or_else(|| parts.skip(1).find_map(aside))
    }

    /// The name that a heading resembles, of those that no column holds yet where it is no text of a question; none for
    /// one that a service adds by itself.
    pub(in crate::reading::csv) fn near<'n>(
        &'n self,
        heading: &str,
        unused: &'n [&'n str],
    ) -> Option<&'n str> {
        let name = folded(heading);
        if services::is_own(&name) {
            return None;
        }
        let near = self.resembled(heading);
        near.or_else(|| suggest::nearest(&name, unused))
    }

    /// The names that stand for something that no column holds yet, for a "did you mean".
    pub(in crate::reading::csv) fn unused(&self, used: &[ColumnKind]) -> Vec<&str> {
        let is_unused = |kinds: &[ColumnKind]| kinds.iter().any(|kind| !used.contains(kind));
        let names = self.kinds.iter().filter(|(_, kinds)| is_unused(kinds));
        let mut names: Vec<&str> = names.map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names
    }

    /// The name that a heading nearly holds. Another column may hold the same question, worded for the other side.
    pub(super) fn resembled(&self, name: &str) -> Option<&str> {
        let lines = lines(name);
        let known = self.unused(&[]);
        let parts = lines.split(['\n', '>', '?', '.', ':', '(', ')', '[', ']', '/', '|']);
        let parts = parts.flat_map(|part| part.split(" - "));
        let parts: Vec<&str> = parts.map(str::trim).collect();
        if let Some(id) = self.id_in(&lines, &parts) {
            return Some(id);
        }
        let spaced = lines.replace('\n', " ");
        let whole = self.texts().filter(|text| spaced.contains(text));
        if let Some(whole) = whole.max_by_key(|text| text.len()) {
            return Some(whole);
        }
        let is_long = |part: &&str| words(part).len() >= FEWEST_WORDS;
        let long: Vec<&str> = parts.iter().copied().filter(is_long).collect();
        for part in &long {
            let near = suggest::nearest(part, &known);
            if let Some(near) = near.and_then(|near| self.texts().find(|text| *text == near)) {
                return Some(near);
            }
        }
        let mut parts: Vec<Vec<&str>> = long.iter().map(|part| words(part)).collect();
        parts.push(words(&lines));
        let likeness = |text: &str| {
            let text = words(text);
            let of = |part: &Vec<&str>| share(&text, part).max(share(part, &text));
            parts.iter().map(of).fold(0.0, f64::max)
        };
        let like = known.iter().map(|text| (likeness(text), *text));
        let like = like.filter(|(likeness, _)| *likeness >= ALIKE);
        like.max_by(|(a, _), (b, _)| a.total_cmp(b))
            .map(|(_, text)| text)
    }

    /// The id of a question that stands whole in a heading with more beside it, or in words as one of its parts. Of several,
    /// the longest.
    fn id_in(&self, lines: &str, parts: &[&str]) -> Option<&str> {
        let path = lines.replace('_', "-");
        let questionnaire = self.questionnaire();
        let ids = questionnaire.answer_ids().chain(questionnaire.open_ids());
        let is_in = |id: &&str| {
            let stands = |(at, _): (usize, &str)| {
                let (before, after) = (&path[..at], &path[at + id.len()..]);
                let is_apart = !before.ends_with(char::is_alphanumeric)
                    && !after.starts_with(char::is_alphanumeric);
                is_apart && !BESIDE.contains(&after.trim_matches(|c: char| !c.is_alphanumeric()))
            };
            let is_several = id.contains('-');
            let mut words = parts.iter().take(if is_several { parts.len() } else { 1 });
            is_several && path.match_indices(*id).any(stands)
                || parts.len() > 1 && words.any(|part| part.replace(' ', "-") == **id)
        };
        ids.filter(is_in).max_by_key(|id| id.len())
    }
}

/// What `REDCap` puts before it.
const CHOICE: &str = "choice=";

/// What an option or a label may be in what stands behind a question: it may end in a quote or a bracket of its own.
fn parts(rest: &str) -> [&str; 3] {
    let is_glue = |c: char| c == ' ' || GLUE.contains(c);
    let open = |c: char| is_glue(c) && !matches!(c, '"' | '(' | '[');
    let whole = rest.trim_start_matches(open).trim_end();
    let inner = whole.strip_prefix(['(', '[']);
    let inner = inner.and_then(|inner| inner.strip_suffix([')', ']']));
    let inner = inner.map(|inner| inner.strip_prefix(CHOICE).unwrap_or(inner));
    [rest.trim_matches(is_glue), whole, inner.unwrap_or(whole)]
}

/// What stands behind the last hyphen of a path, as ODK parts groups by hyphens; none behind what stands beside
/// questions.
fn after_group(path: &str) -> Option<&str> {
    let (group, name) = path.rsplit_once('-')?;
    let is_beside = ["comment", "comments", "points", "feedback", "score"].contains(&group);
    (!is_beside && aside(group).is_none()).then_some(name)
}

/// The share of its words from which on a text resembles another.
const ALIKE: f64 = 0.8;

/// How many words it takes to resemble anything.
const FEWEST_WORDS: usize = 5;

fn words(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
    words.filter(|word| !word.is_empty()).collect()
}

/// How many of its words a text has in common with another; 0 for a text of few words.
fn share(text: &[&str], other: &[&str]) -> f64 {
    if text.len() < FEWEST_WORDS {
        return 0.0;
    }
    let common = text.iter().filter(|word| other.contains(word)).count();
    common as f64 / text.len() as f64
}

/// Whether a text is parted from what stands before and behind it.
fn is_parted(before: &str, after: &str) -> bool {
    let (left, right) = (before.trim_end_matches(' '), after.trim_start_matches(' '));
    let is_apart = match left.chars().next_back() {
        None | Some('\n') => true,
        Some('-') => before.len() > left.len() || left.ends_with(" -"),
        Some(glue) => GLUE.contains(glue) || is_question_number(left),
    };
    is_apart
        && match right.chars().next() {
            None | Some('\n') => true,
            Some('-') => after.len() > right.len() || right.starts_with("- "),
            Some(glue) => GLUE.contains(glue),
        }
}

/// Whether a text is the number of a question: `12`, `q12`, `q3_1`.
fn is_question_number(text: &str) -> bool {
    let number = text.strip_prefix('q').unwrap_or(text);
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | '_');
    number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(is_part)
}
