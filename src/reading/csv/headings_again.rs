//! Rows that repeat the headings, as where one table was pasted below another.

use super::cells::Cells;
use super::headings::heading::Heading;
use crate::answers::normalize::heading as folded;

/// The headings of a table, folded.
#[derive(Debug, Default)]
pub(super) struct HeadingsAgain(Vec<String>);

impl HeadingsAgain {
    /// So many of them at least are no answers by chance.
    const ENOUGH: usize = 3;

    pub(super) fn new(headings: &[Heading]) -> Self {
        let texts = headings.iter().map(|heading| folded(&heading.text));
        Self(texts.collect())
    }

    /// Whether a row repeats them, and if so, whether in the same order.
    pub(super) fn are_in(&self, cells: &Cells) -> Option<bool> {
        let texts = (0..cells.len()).map(|at| folded(&cells.lossy(at)));
        let is_known = |text: &String| !text.is_empty() && self.0.contains(text);
        // Of most rows their first cells tell.
        if !texts.clone().take(Self::ENOUGH).any(|text| is_known(&text)) {
            return None;
        }
        let texts: Vec<String> = texts.collect();
        let filled = texts.iter().filter(|text| !text.is_empty());
        let (count, known) = filled.fold((0, 0), |(count, known), text| {
            (count + 1, known + usize::from(is_known(text)))
        });
        let is_again = known >= Self::ENOUGH && known * 2 > count;
        let own = self.0.iter().map(Some).chain(std::iter::repeat(None));
        let is_own =
            |(text, own): (&String, Option<&String>)| text == own.map_or("", String::as_str);
        is_again.then(|| texts.iter().zip(own).all(is_own))
    }
}
