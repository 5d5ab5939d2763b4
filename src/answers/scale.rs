//! Answers to scale questions in bytes: 1 to K, 0 where there is none.

/// How many scale questions are answered. Counted in bytes, of which a processor adds up many at once, as long as none can
/// run over.
pub(crate) fn count_answers(scale: &[u8]) -> usize {
    let counts = scale.chunks(usize::from(u8::MAX)).map(|some| {
        let count: u8 = some.iter().map(|answer| u8::from(*answer > 0)).sum();
        usize::from(count)
    });
    counts.sum()
}
