//! Orders that are spread over several columns: a rank for each option, or an option for each rank.

use super::headings::ranks;
use crate::questionnaire::Questionnaire;
use crate::reading::check::Check;
use crate::reading::entry::Entry;
use crate::reading::mistake::{At, Mistake, NoOrder};
use crate::reading::raw::Raw;
use crate::reading::seen::RecordSection;

/// The grids of a row.
pub(super) struct Grids<'r> {
    questionnaire: &'r Questionnaire,
    /// By ranking question, the ranks given, with the option and its cell.
    given: Vec<(usize, usize, &'r str, At)>,
    mistakes: Vec<(At, Mistake)>,
}

impl<'r> Grids<'r> {
    pub(super) fn new(questionnaire: &'r Questionnaire) -> Self {
        Self {
            questionnaire,
            given: Vec::new(),
            mistakes: Vec::new(),
        }
    }

    /// A cell that gives one option its rank.
    pub(super) fn rank(&mut self, ranking: usize, option: usize, cell: &str, at: At) {
        let options = &self.questionnaire.ranking_questions[ranking].options;
        let rank = ranks::rank(cell, options.len());
        let mut given = self.given.iter();
        let mistake = match rank {
            None => NoOrder::BadRank(cell.trim().to_owned()),
            Some(rank) if given.any(|known| (known.0, known.1) == (ranking, rank)) => {
                NoOrder::RankTwice(rank)
            }
            Some(rank) => {
                self.given.push((ranking, rank, &options[option].id, at));
                return;
            }
        };
        self.mistakes.push((at, Mistake::Order(ranking, mistake)));
    }

    /// A cell that names the option at one rank.
    pub(super) fn place(&mut self, ranking: usize, rank: usize, cell: &'r str, at: At) {
        self.given.push((ranking, rank, cell.trim(), at));
    }

    /// Puts whole orders in, as if each had stood in one cell. One with a mistake in it has been told of.
    pub(super) fn finish(mut self, check: &Check, entry: &mut Entry<'_, 'r>) {
        if !self.mistakes.is_empty() {
            for (at, mistake) in self.mistakes {
                entry.mistake(at, mistake);
            }
            return;
        }
        self.given
            .sort_by_key(|(ranking, rank, ..)| (*ranking, *rank));
        for order in self.given.chunk_by(|one, other| one.0 == other.0) {
            let (ranking, _, _, first) = order[0];
            let At::Value(column) = first else { continue };
            let number = self.questionnaire.scale_questions.len() + ranking;
            if entry.open_question(RecordSection::Answers, number, first, column) {
                let items = order.iter();
                let items = items.map(|(_, _, name, _)| Raw::Text((*name).into()));
                let found = check.whole_order(ranking, &items.collect::<Vec<Raw>>());
                entry.put_order(ranking, found, |item| {
                    item.map_or(first, |item| order[item].3)
                });
            }
        }
    }
}
