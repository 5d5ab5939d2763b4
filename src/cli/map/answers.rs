//! What a draft says of answers: how they are numbered, and which texts are no labels.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::ops::Range;

use super::draft::{Writer, quoted, undecided};
use crate::diagnostic::{list, suggest};
use crate::questionnaire::ScaleQuestion;
use crate::reading::{OnScale, WithoutYes};
use crate::sanitise::visible;

impl Writer<'_> {
    /// How answers are numbered, and which codes stand for them.
    pub(super) fn numbers(&mut self) {
        let (mut told, mut lines) = (Vec::new(), Vec::new());
        let all = self.questionnaire.first_on_scales();
        let all = all.map(|scale| (scale, self.on_scale(scale)));
        let all: Vec<(&ScaleQuestion, OnScale)> = all.collect();
        let is_from_zero = all.iter().any(|(_, held)| whole(held).contains(&0));
        for (scale, held) in all {
            let numbers = whole(&held);
            let most = i64::try_from(scale.labels.len()).unwrap_or(0);
            let fits = |range: Range<i64>| numbers.iter().all(|number| range.contains(number));
            let without_yes = held.without_yes(scale, self.questionnaire);
            if held.is_reversed {
                lines.push((scale, "reversed".to_owned()));
            } else if let Some(codes) = codes(scale, &held.texts) {
                lines.push((scale, listed(&codes)));
            } else if numbers.is_empty() || without_yes.is_some() {
                // Nothing to say, or to be said under `values`.
            } else if is_from_zero && fits(0..most) {
                lines.push((scale, listed((0..most).collect::<Vec<i64>>())));
            } else if fits(1..most + 1) {
                told.push(scale);
            } else {
                lines.push((scale, perhaps(&numbers, most)));
            }
        }
        for scale in told {
            self.comment(0, &format!(
                "Numbers of {} are read from 1, {}, to {}, {}. Where the service numbers them the other way round, say",
                scale.scale, scale.labels[0], scale.labels.len(), scale.labels[scale.labels.len() - 1]
            ));
            self.comment(0, &format!("`scales: {{{}: reversed}}`.", scale.scale));
        }
        let stated = self.drafts.iter().flat_map(|draft| &draft.numberings);
        let stated: BTreeMap<_, _> = stated.map(|(heading, said)| (heading, said)).collect();
        if lines.is_empty() && stated.is_empty() {
            return;
        }
        self.comment(0, "What stands for each label, in this order of the labels; the other way round where that is right.");
        self.line("scales:");
        for (heading, said) in stated {
            self.comment(
                2,
                &format!("its heading {said}; `reversed` where 1 is the last label"),
            );
            self.open(heading);
        }
        for (scale, codes) in lines {
            let labels = list::plain(scale.labels.iter());
            self.comment(2, &format!("{labels}; perhaps {codes}"));
            self.open(&scale.scale);
        }
    }

    /// What the cells of a scale's questions hold in all tables.
    fn on_scale(&self, scale: &ScaleQuestion) -> OnScale {
        let mut all = OnScale::default();
        let drafts = self.drafts.iter();
        let held = drafts.filter_map(|draft| draft.on_scales.get(&*scale.scale));
        held.for_each(|held| all.add(held));
        all
    }

    /// Texts that are no labels and no codes.
    pub(super) fn values(&mut self) {
        let mut lines = String::new();
        for scale in self.questionnaire.first_on_scales() {
            let held = self.on_scale(scale);
            if codes(scale, &held.texts).is_some() {
                continue;
            }
            let without_yes = held.without_yes(scale, self.questionnaire);
            if held.texts.is_empty() && without_yes.is_none() {
                continue;
            }
            let _ = writeln!(lines, "  {}:", quoted(&scale.scale));
            if let Some(may_be) = without_yes {
                lines += &asked_about(may_be, scale);
            }
            for (text, cells) in held.texts {
                let near = suggest::nearest(&text, &scale.labels);
                let near = near.map_or(String::new(), |near| format!(", near `{near}`"));
                let cells = list::count(cells, "cell", "cells");
                let (text, open) = (quoted(&text), undecided());
                let _ = writeln!(lines, "    {text}: {open}  # {cells}{near}");
            }
        }
        if lines.is_empty() {
            return;
        }
        let what = "What these stand for, by scale: a label, or nothing for no answer.";
        self.comment(0, what);
        self.line("values:");
        self.text += &lines;
    }
}

/// The whole numbers that stand in cells of a scale.
fn whole(held: &OnScale) -> BTreeSet<i64> {
    let numbers = held.numbers.keys();
    let numbers = numbers.filter_map(|number| number.trim().parse().ok());
    numbers.collect()
}

/// The cells of practices that may be others than they seem, with what they may be.
fn asked_about(may_be: WithoutYes, scale: &ScaleQuestion) -> String {
    let [first, middle, last] = [0, 1, 2].map(|at| &scale.labels[at]);
    let (why, cells) = match may_be {
        WithoutYes::YesAndNo => (
            format!(
                "No 3, {last}, is among them: perhaps 1 is {last} and 2 is {first}, else 1 is {first} and 2 is {middle}."
            ),
            ["1", "2"].map(String::from).to_vec(),
        ),
        WithoutYes::YesAndZero => (
            format!(
                "No 2 is among them: perhaps 1 is {last} and 0 is {first}, else 1 is {middle}."
            ),
            ["0", "1"].map(String::from).to_vec(),
        ),
        WithoutYes::Ticks => (
            format!(
                "No other number is among them, and many cells are blank. Where those are boxes that weren't ticked, fill in {first} there. Perhaps 1 is a box that was ticked, {last}, else {first}."
            ),
            vec!["1".to_owned()],
        ),
        WithoutYes::TicksBesideNo => (
            format!("{first} stands beside it: perhaps 1 is a box that was ticked, {last}."),
            vec!["1".to_owned()],
        ),
        WithoutYes::YesOrBlank => (
            format!(
                "No other answer is among them, and many cells are blank. Where those are boxes that weren't ticked, fill in {first} there; either way, {last} here."
            ),
            vec![quoted(last)],
        ),
    };
    let mut lines = format!("    # {}\n", visible(&why));
    for cell in cells {
        let _ = writeln!(lines, "    {cell}: {}", undecided());
    }
    lines
}

/// Codes of labels, as in AO01 to AO05: as many as there are labels, alike but for their numbers.
fn codes(scale: &ScaleQuestion, texts: &BTreeMap<String, usize>) -> Option<Vec<String>> {
    let is_digit = |c: char| c.is_ascii_digit();
    let stems = texts.keys().map(|text| text.trim_end_matches(is_digit));
    let stems: BTreeSet<&str> = stems.collect();
    let [only] = Vec::from_iter(stems)[..] else {
        return None;
    };
    if only.is_empty() {
        // Numbers beside labels are no codes of others.
        return None;
    }
    let number = |text: &str| text[only.len()..].parse::<u64>().ok();
    let mut codes: Vec<(u64, &str)> = Vec::new();
    for text in texts.keys() {
        codes.push((number(text)?, text));
    }
    codes.sort_unstable();
    let (first, most) = (codes.first()?.0, u64::try_from(scale.labels.len()).ok()?);
    let start = first.min(1);
    if codes.last()?.0 >= start + most {
        return None;
    }
    let width = codes[0].1.len() - only.len();
    let all = (start..start + most).map(|number| format!("{only}{number:0width$}"));
    Some(all.collect())
}

/// What numbers may be that aren't 1 to K. Where they aren't one for each label, a few of them may stand for no answer.
fn perhaps(numbers: &BTreeSet<i64>, most: i64) -> String {
    let is_other = |number: &&i64| !(1..=most).contains(*number);
    let others: Vec<&i64> = numbers.iter().filter(is_other).collect();
    let is_whole = i64::try_from(numbers.len()) == Ok(most);
    if is_whole || others.len() * 2 >= numbers.len() {
        return listed(numbers);
    }
    let (plain, others) = (listed(1..=most), listed(others));
    format!("{plain}, and {others} no answer: then say `missing: {others}` too")
}

fn listed<C: ToString>(codes: impl IntoIterator<Item = C>) -> String {
    format!("[{}]", list::joined(codes, ", "))
}
