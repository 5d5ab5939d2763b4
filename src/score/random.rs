//! Drawing indexes from a stream that is the same on every machine and in every version.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Draws of one seed. How a seed becomes a key and a number an index is written out here, so that no
/// dependency's taste can change what is drawn.
#[derive(Debug)]
pub(super) struct Draws(ChaCha8Rng);

impl Draws {
    pub(super) fn new(seed: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        Self(ChaCha8Rng::from_seed(key))
    }

    /// Draws as many times as there are, with replacement.
    pub(super) fn with_replacement(&mut self, count: usize, mut drawn: impl FnMut(usize)) {
        for _ in 0..count {
            drawn(self.below(count));
        }
    }

    /// An index below `bound`: the high half of a 32-bit number times the bound, which favours some
    /// index by one in four billion at most.
    fn below(&mut self, bound: usize) -> usize {
        ((u64::from(self.0.next_u32()) * bound as u64) >> 32) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_of_a_seed_never_changes() {
        // The published key stream of ChaCha8 under an empty key begins 3e 00 ef 2f 89 5f 40 d6.
        let mut draws = Draws::new(0);
        assert_eq!(draws.below(1 << 32), 0x2fef_003e);
        assert_eq!(draws.below(1 << 32), 0xd640_5f89);
        let mut draws = Draws::new(7);
        let drawn: Vec<usize> = (0..12).map(|_| draws.below(10)).collect();
        assert_eq!(drawn, [1, 7, 9, 4, 4, 0, 0, 3, 8, 3, 8, 3]);
    }

    #[test]
    fn as_many_are_drawn_as_there_are() {
        let mut drawn = Vec::new();
        Draws::new(1).with_replacement(5, |at| drawn.push(at));
        assert_eq!(drawn.len(), 5);
        assert!(drawn.iter().all(|at| *at < 5));
    }
}
