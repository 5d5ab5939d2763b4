//! What files' own names tell of their rows: the side, the wave, and by what is left of them the company.

use super::waves::is_wave;
use crate::answers::look;
use crate::listed::listed;
use crate::questionnaire::{Questionnaire, Role};
use crate::reading::csv::headings::likeness::words;

/// Words in names of files that tell neither whose answers these are nor when they were given.
const BESIDE: [&str; 24] = listed(
    "answer, answers, response, responses, result, results, survey, surveys, export, exports, form, forms, \
    data, final, copy, new, questionnaire, umfrage, antworten, ergebnisse, réponses, enquête, respuestas, \
    encuesta",
);

/// What the name of a file tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NamedFile {
    /// The name without the folders that all files share.
    pub(crate) name: String,
    /// Sides whose names stand in it.
    pub(crate) sides: Vec<Role>,
    /// A quarter, a half, a season or a month.
    pub(crate) wave: Option<String>,
    /// The words that are left of it and of the folders that not all files share: perhaps the company's.
    pub(crate) rest: Vec<String>,
}

/// What each name tells, by what not all of them share: their folders, or else the file's name alone.
pub(crate) fn all(names: &[&str], questionnaire: &Questionnaire) -> Vec<NamedFile> {
    let paths = names.iter().map(|name| name.split(['/', '\\']).collect());
    let paths: Vec<Vec<&str>> = paths.collect();
    let is_shared = |at: usize| {
        paths.iter().all(|path| {
            let first = paths[0].get(at);
            at + 1 < path.len() && path.get(at) == first
        })
    };
    let shared = (0..).take_while(|at| !paths.is_empty() && is_shared(*at));
    let shared = shared.count();
    let tell = |name: &&str| {
        let folders = name.split(['/', '\\']).take(shared);
        let name = &name[folders.map(|folder| folder.len() + 1).sum()..];
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        NamedFile {
            name: name.to_owned(),
            ..NamedFile::of(&words(stem), questionnaire)
        }
    };
    names.iter().map(tell).collect()
}

impl NamedFile {
    /// What the words of a name tell.
    pub(in crate::reading::csv) fn of(words: &[String], questionnaire: &Questionnaire) -> Self {
        let mut rest: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut sides = Vec::new();
        for (role, party) in questionnaire.parties() {
            let id: Vec<&str> = party.id.split('-').collect();
            let is_digit = |c: char| c.is_ascii_digit();
            let at = rest.windows(id.len()).position(|held| {
                let bare = held.iter().map(|word| word.trim_end_matches(is_digit));
                bare.eq(id.iter().copied())
            });
            if let Some(at) = at {
                rest.drain(at..at + id.len());
                sides.push(role);
            }
        }
        let wave = wave(words);
        let is_left = |word: &&str| {
            let is_number = word.starts_with(|c: char| c.is_ascii_digit());
            let is_of_wave = wave.as_ref().is_some_and(|(_, of)| of.contains(word));
            !is_number && !is_of_wave && !BESIDE.contains(word) && *word != questionnaire.id
        };
        let left = rest.into_iter().filter(is_left).map(str::to_owned);
        Self {
            sides,
            rest: left.collect(),
            wave: wave.map(|(wave, _)| wave),
            ..Self::default()
        }
    }
}

/// The wave that words tell, and which of them. A month with its day beside it is when the file was made; a quarter has
/// none, and tells it before what may be months: a number beside it may be that of a part.
fn wave(words: &[String]) -> Option<(String, Vec<&str>)> {
    let is_number = |word: Option<&String>| {
        word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let held = (1..=2).rev().flat_map(|count| {
        let starts = 0..(words.len() + 1).saturating_sub(count);
        starts.map(move |start| start..start + count)
    });
    let found = held.filter_map(|span| {
        let wave = words[span.clone()].join("-");
        let before = span.start.checked_sub(1).and_then(|at| words.get(at));
        let is_day = is_number(before) || is_number(words.get(span.end));
        let look = is_wave(&wave).then(|| look::of_wave(&wave))?;
        let is_quarter = look.contains("-q") || look.contains("-h");
        (is_quarter || !is_day).then(|| {
            let of = words[span].iter().map(String::as_str).collect();
            (is_quarter, look.replace("-q", "-Q"), of)
        })
    });
    // Of equals the first.
    let first = found.min_by_key(|(is_quarter, ..)| !is_quarter)?;
    Some((first.1, first.2))
}
