//! What is drawn for the resamples: from a stream that is the same on every machine and in every version, and
//! drawn once for all companies of one shape.

use std::sync::OnceLock;

use chacha20::ChaCha8Rng;
use chacha20::rand_core::{Rng, SeedableRng};

/// How many resamples are scored at a time: what was answered is then read once for all of them, and the
/// processor works on several at once. The figures don't hang on it.
pub(super) const LANES: usize = 64;

/// How often something was drawn in each of the resamples at hand. Beyond 255 of as many draws as there are
/// things to draw doesn't happen.
pub(super) type Counts = [u8; LANES];

/// Sides of up to so many people keep what was drawn for them.
const KEPT: usize = 128;

/// One stream of random numbers. How a seed becomes a key and a number an index is written out here, so that no
/// dependency's taste can change what is drawn.
#[derive(Debug)]
pub(super) struct Stream(ChaCha8Rng);

impl Stream {
    /// The `number`th stream of a seed; streams are independent of each other.
    pub(super) fn new(seed: u64, number: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        key[8..16].copy_from_slice(&number.to_le_bytes());
        Self(ChaCha8Rng::from_seed(key))
    }

    /// An index below `bound`: the high half of a 32-bit number times the bound, which favours some
    /// index by one in four billion at most.
    fn below(&mut self, bound: usize) -> usize {
        ((u64::from(self.0.next_u32()) * bound as u64) >> 32) as usize
    }

    /// Normal with a standard deviation of 1, near enough: twelve uniform draws added, less six. No logarithm
    /// or cosine, whose last bits differ between machines.
    fn normal(&mut self) -> f64 {
        let uniform = |_| f64::from(self.0.next_u32()) / 4_294_967_296.0;
        (0..12).map(uniform).sum::<f64>() - 6.0
    }

    /// Draws `times` of so many things as `counts` has, with replacement, for each of the next resamples.
    pub(super) fn draw(&mut self, times: usize, counts: &mut [Counts]) {
        counts.fill([0; LANES]);
        for lane in 0..LANES {
            for _ in 0..times {
                let at = self.below(counts.len());
                counts[at][lane] = counts[at][lane].saturating_add(1);
            }
        }
    }
}

/// Everything that is drawn for the companies of one questionnaire. What a side's people draw hangs on their
/// number alone, what a cause's questions draw on theirs.
#[derive(Debug)]
pub(super) struct Draws {
    seed: u64,
    /// How many blocks of [`LANES`] resamples there are.
    pub(super) blocks: usize,
    /// For each side, for each number of people: what is drawn.
    people: [Vec<OnceLock<Vec<Counts>>>; 2],
    /// For each cause its questions, all of them drawn, and one fewer.
    questions: Vec<[Vec<Counts>; 2]>,
    /// For each cause and side, for each resample, how far other leaders are from the one who answered.
    normal: OnceLock<Vec<[Vec<[f64; LANES]>; 2]>>,
    /// For each cause, for each resample, how far off its correction is.
    corrections: OnceLock<Vec<Vec<[f64; LANES]>>>,
}

/// The streams' numbers: each kind of draw has its own.
const SIDES: u64 = 0;
const QUESTIONS: u64 = 1 << 32;
const NORMAL: u64 = 2 << 32;
const CORRECTIONS: u64 = 3 << 32;

impl Draws {
    /// For causes of so many questions.
    pub(super) fn new(causes: &[usize], resamples: usize, seed: u64) -> Self {
        let blocks = resamples.div_ceil(LANES);
        let questions = causes.iter().zip(0..).map(|(&count, cause)| {
            [count, count.saturating_sub(1).max(1)].map(|times| {
                let stream = Stream::new(seed, QUESTIONS + 2 * cause + u64::from(times < count));
                table(stream, count, times, blocks)
            })
        });
        Self {
            seed,
            blocks,
            people: [(); 2].map(|()| (0..=KEPT).map(|_| OnceLock::new()).collect()),
            questions: questions.collect(),
            normal: OnceLock::new(),
            corrections: OnceLock::new(),
        }
    }

    /// What a cause's questions draw in a block of resamples, and how many are drawn in each.
    pub(super) fn questions(
        &self,
        cause: usize,
        one_fewer: bool,
        block: usize,
    ) -> (&[Counts], usize) {
        let table = &self.questions[cause][usize::from(one_fewer)];
        let count = table.len() / self.blocks;
        let drawn = if one_fewer { (count - 1).max(1) } else { count };
        (&table[block * count..][..count], drawn)
    }

    /// What is drawn for a side, by its index, of so many people.
    pub(super) fn people(&self, side: usize, count: usize) -> People<'_> {
        let stream = Stream::new(self.seed, SIDES + side as u64 + 2 * count as u64);
        match self.people[side].get(count) {
            Some(kept) => {
                let kept = kept.get_or_init(|| table(stream, count, count, self.blocks));
                People::Kept(kept, count)
            }
            None => People::Drawn(Box::new(stream), vec![[0; LANES]; count]),
        }
    }

    /// The normal deviates of a cause and side in a block of resamples.
    pub(super) fn normal(&self, cause: usize, side: usize, block: usize) -> &[f64; LANES] {
        let all = self.normal.get_or_init(|| {
            let causes = 0..self.questions.len() as u64;
            let of = |cause| [0, 1].map(|side| self.deviates(NORMAL + 2 * cause + side));
            causes.map(of).collect()
        });
        &all[cause][side][block]
    }

    /// The normal deviates of the correction of a cause in a block of resamples.
    pub(super) fn correction(&self, cause: usize, block: usize) -> &[f64; LANES] {
        let all = self.corrections.get_or_init(|| {
            let causes = 0..self.questions.len() as u64;
            let of = |cause| self.deviates(CORRECTIONS + cause);
            causes.map(of).collect()
        });
        &all[cause][block]
    }

    fn deviates(&self, number: u64) -> Vec<[f64; LANES]> {
        let mut stream = Stream::new(self.seed, number);
        let block = |_| std::array::from_fn(|_| stream.normal());
        (0..self.blocks).map(block).collect()
    }
}

/// Draws `times` of `count` things in each resample, block by block.
fn table(mut stream: Stream, count: usize, times: usize, blocks: usize) -> Vec<Counts> {
    let mut table = vec![[0; LANES]; count * blocks];
    for block in table.chunks_exact_mut(count.max(1)) {
        stream.draw(times, block);
    }
    table
}

/// What is drawn for a side, a block of resamples after the other.
#[derive(Debug)]
pub(super) enum People<'d> {
    /// Drawn once for all sides of so many people.
    Kept(&'d [Counts], usize),
    /// Drawn as it is needed: too many people to keep.
    Drawn(Box<Stream>, Vec<Counts>),
}

impl People<'_> {
    /// What is drawn in a block; blocks are asked for in turn, from 0.
    pub(super) fn block(&mut self, block: usize) -> &[Counts] {
        match self {
            Self::Kept(table, count) => &table[block * *count..][..*count],
            Self::Drawn(stream, counts) => {
                stream.draw(counts.len(), counts);
                counts
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_of_a_seed_never_changes() {
        // The published key stream of ChaCha8 under an empty key begins 3e 00 ef 2f 89 5f 40 d6.
        let mut stream = Stream::new(0, 0);
        assert_eq!(stream.below(1 << 32), 0x2fef_003e);
        assert_eq!(stream.below(1 << 32), 0xd640_5f89);
        let mut stream = Stream::new(7, 0);
        let drawn: Vec<usize> = (0..12).map(|_| stream.below(10)).collect();
        assert_eq!(drawn, [1, 7, 9, 4, 4, 0, 0, 3, 8, 3, 8, 3]);
    }

    #[test]
    fn as_many_are_drawn_as_there_are_whether_they_are_kept_or_not() {
        let draws = Draws::new(&[5, 1], 100, 1);
        let sum = |counts: &[Counts]| {
            std::array::from_fn(|lane| counts.iter().map(|count| usize::from(count[lane])).sum())
        };
        for count in [1, 2, KEPT, KEPT + 1] {
            let mut people = draws.people(1, count);
            assert_eq!(sum(people.block(0)), [count; LANES]);
            assert_eq!(sum(people.block(1)), [count; LANES]);
        }
        for (cause, one_fewer, drawn) in [(0, false, 5), (0, true, 4), (1, true, 1)] {
            let (counts, said) = draws.questions(cause, one_fewer, 1);
            assert_eq!((sum(counts), said), ([drawn; LANES], drawn));
        }
        assert_ne!(draws.people(0, 5).block(0), draws.people(1, 5).block(0));
    }

    #[test]
    fn no_two_draws_share_a_stream() {
        let draws = Draws::new(&[5; 20], LANES, 1);
        let first = |side, count| match draws.people(side, count) {
            People::Drawn(mut stream, _) => stream.below(1 << 32),
            People::Kept(..) => unreachable!("so many are not kept"),
        };
        let counts = KEPT + 1..KEPT + 20;
        let people = counts.flat_map(|count| [first(0, count), first(1, count)]);
        let people: Vec<usize> = people.collect();
        let apart: std::collections::BTreeSet<usize> = people.iter().copied().collect();
        assert_eq!(apart.len(), people.len());
        // From one stream, one question fewer would be drawn from among those that are drawn in full.
        let is_within = |cause: usize| {
            let [(all, _), (fewer, _)] =
                [false, true].map(|fewer| draws.questions(cause, fewer, 0));
            all.iter().zip(fewer).all(|(all, fewer)| fewer[0] <= all[0])
        };
        assert!(!(0..20).all(is_within));
    }

    #[test]
    fn deviates_have_the_mean_and_the_spread_of_their_kind() {
        let draws = Draws::new(&[1], 6400, 3);
        let blocks = (0..100).map(|block| *draws.normal(0, 1, block));
        let all: Vec<f64> = blocks.flatten().collect();
        let mean = all.iter().sum::<f64>() / 6400.0;
        let square = all.iter().map(|one| one * one).sum::<f64>() / 6400.0;
        let is_near = mean.abs() < 0.04 && (square - 1.0).abs() < 0.06;
        assert!(is_near, "{mean} {square}");
    }
}
