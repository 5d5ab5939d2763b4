//! What a draft says of answers: how they are numbered, and which texts are no labels.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::ops::Range;

use super::draft::{Writer, quoted, undecided};
use crate::answers::mapping::UNDECIDED;
use crate::diagnostic::{list, suggest};
use crate::questionnaire::ScaleQuestion;
use crate::sanitise::visible;

impl Writer<'_> {
    /// How answers are numbered, and which codes stand for them.
    pub(super) fn numbers(&mut self) {
        let (mut told, mut lines) = (Vec::new(), Vec::new());
        let all: Vec<&ScaleQuestion> = self.questionnaire.first_on_scales().collect();
        let is_from_zero = all
            .iter()
            .any(|scale| self.merged(&scale.scale).contains(&0));
        for scale in all {
            let numbers = self.merged(&scale.scale);
            let most = i64::try_from(scale.labels.len()).unwrap_or(0);
            let fits = |range: Range<i64>| numbers.iter().all(|number| range.contains(number));
            let mut drafts = self.drafts.iter();
            if drafts.any(|draft| draft.reversed.contains(&*scale.scale)) {
                lines.push((scale, "reversed".to_owned()));
            } else if let Some(codes) = self.codes(scale) {
                lines.push((scale, listed(&codes)));
            } else if numbers.is_empty() || self.may_be_yes_and_no(scale) {
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
        let drafts = self.drafts.iter();
        let stated: BTreeMap<&str, &str> = drafts
            .flat_map(|draft| &draft.numberings)
            .map(|(heading, said)| (heading.as_str(), said.as_str()))
            .collect();
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
            self.line(&format!("  {}: {}", quoted(heading), undecided()));
        }
        for (scale, codes) in lines {
            let labels = list::plain(&scale.labels);
            self.comment(2, &format!("{labels}; perhaps {codes}"));
            self.line(&format!(
                "  {}: {}",
                quoted(&scale.scale),
                quoted(UNDECIDED)
            ));
        }
    }

    /// The whole numbers that stand in cells of a scale.
    fn merged(&self, scale: &str) -> BTreeSet<i64> {
        let numbers = self.cells_of_numbers(scale);
        let numbers = numbers.filter_map(|(number, _)| number.trim().parse().ok());
        numbers.collect()
    }

    /// The numbers that stand in cells of a scale, each with how many cells hold it.
    fn cells_of_numbers(&self, scale: &str) -> impl Iterator<Item = (&String, &usize)> {
        let drafts = self.drafts.iter();
        drafts
            .filter_map(move |draft| draft.numbers.get(scale))
            .flatten()
    }

    /// Whether the numbers of a scale may be 1 for its last label and 2 for its first.
    fn may_be_yes_and_no(&self, scale: &ScaleQuestion) -> bool {
        let cells = self.cells_of_numbers(&scale.scale).map(|(_, cells)| cells);
        self.questionnaire.may_lack_yes(scale, cells.sum())
            && self.merged(&scale.scale) == BTreeSet::from([1, 2])
    }

    fn texts(&self, scale: &str) -> BTreeMap<&str, usize> {
        let mut all = BTreeMap::new();
        for (text, cells) in self
            .drafts
            .iter()
            .filter_map(|draft| draft.texts.get(scale))
            .flatten()
        {
            *all.entry(text.as_str()).or_default() += cells;
        }
        all
    }

    /// Codes of labels, as in AO01 to AO05: as many as there are labels, alike but for their numbers.
    fn codes(&self, scale: &ScaleQuestion) -> Option<Vec<String>> {
        let texts = self.texts(&scale.scale);
        let stem = |text: &str| {
            text.trim_end_matches(|c: char| c.is_ascii_digit())
                .to_owned()
        };
        let stems: BTreeSet<String> = texts.keys().map(|text| stem(text)).collect();
        let [only] = Vec::from_iter(&stems)[..] else {
            return None;
        };
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
        let all = start..start + most;
        Some(
            all.map(|number| format!("{only}{number:0width$}"))
                .collect(),
        )
    }

    /// Texts that are no labels and no codes.
    pub(super) fn values(&mut self) {
        let mut lines = String::new();
        for scale in self.questionnaire.first_on_scales() {
            if self.codes(scale).is_some() {
                continue;
            }
            let texts = self.texts(&scale.scale);
            let is_yes_and_no = self.may_be_yes_and_no(scale);
            if texts.is_empty() && !is_yes_and_no {
                continue;
            }
            let _ = writeln!(lines, "  {}:", quoted(&scale.scale));
            if is_yes_and_no {
                let [first, middle, last] = [0, 1, 2].map(|at| &scale.labels[at]);
                let why = format!(
                    "No 3, {last}, is among them: perhaps 1 is {last} and 2 is {first}, else 1 is {first} and 2 is {middle}."
                );
                let _ = writeln!(lines, "    # {}", visible(&why));
                for number in [1, 2] {
                    let _ = writeln!(lines, "    {number}: {}", undecided());
                }
            }
            for (text, cells) in texts {
                let near = suggest::nearest(text, &scale.labels);
                let near = near.map_or(String::new(), |near| format!(", near `{near}`"));
                let cells = list::count(cells, "cell", "cells");
                let _ = writeln!(
                    lines,
                    "    {}: {}  # {cells}{near}",
                    quoted(text),
                    quoted(UNDECIDED)
                );
            }
        }
        if lines.is_empty() {
            return;
        }
        self.comment(
            0,
            "What these stand for, by scale: a label, or nothing for no answer.",
        );
        self.line("values:");
        self.text += &lines;
    }
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

/// Codes as a list of YAML.
fn listed<C: ToString>(codes: impl IntoIterator<Item = C>) -> String {
    let codes: Vec<String> = codes.into_iter().map(|code| code.to_string()).collect();
    format!("[{}]", codes.join(", "))
}
