//! Who may hold the first place.

use std::cmp::Reverse;

use super::unknown;
use crate::diagnosis::certainty::{CLEAR, Certainty, PROBABLE};
use crate::diagnosis::{Cause, Diagnosis};
use crate::score::Share;

/// How sure it is that a cause scores highest, 0 to 1; none where it wasn't asked for.
pub(super) fn first(cause: &Cause) -> Option<Share> {
    cause.confidence.as_ref()?.first
}

/// The causes by falling `first`, those of the same in rank order. All are alike where it wasn't asked for.
fn by_first<'d>(diagnosis: &'d Diagnosis) -> Vec<&'d Cause<'d>> {
    let ranked = diagnosis.causes.iter().filter(|cause| cause.rank.is_some());
    let mut sorted: Vec<&Cause> = ranked.collect();
    sorted.sort_by_key(|cause| Reverse(first(cause)));
    sorted
}

/// The causes that the first place lies between, in rank order: by falling `first`, as many as together hold [`CLEAR`] of
/// it, those of rank 1 in any case, and whatever scores as high as one of these.
pub(super) fn contenders<'d>(diagnosis: &'d Diagnosis) -> Vec<&'d Cause<'d>> {
    let mut held = 0.0;
    let mut last = Some(1);
    for cause in by_first(diagnosis) {
        if first(cause).is_some() && Share::new(held) < CLEAR {
            last = last.max(cause.rank);
        }
        held += first(cause).map_or(0.0, Share::get);
    }
    let causes = diagnosis.causes.iter();
    causes
        .filter(|cause| cause.rank.is_some() && cause.rank <= last)
        .collect()
}

/// How sure the first place is. It is never clear while some cause is unknown, or where it isn't so when what all companies
/// have alike is taken off.
pub(super) fn ranking(diagnosis: &Diagnosis) -> Certainty {
    let leading = &diagnosis.causes[0];
    let causes = diagnosis.causes.iter();
    let sharing = causes.filter(|cause| cause.rank == Some(1));
    if sharing.count() > 1 || first(leading).is_some_and(|first| first < PROBABLE) {
        return Certainty::Open;
    }
    let most = if unknown::is_any(diagnosis) || !is_clear_among_others(diagnosis) {
        Certainty::Probable
    } else {
        Certainty::Clear
    };
    // What was not resampled is ranked by its figures alone.
    first(leading)
        .map_or(Certainty::Clear, |first| Certainty::of(Some(first)))
        .min(most)
}

/// Whether the cause that comes first does so clearly, too, when what all companies have alike is taken off; so where that
/// isn't known.
fn is_clear_among_others(diagnosis: &Diagnosis) -> bool {
    let Some(corrected) = diagnosis.first_corrected() else {
        return true;
    };
    let share = corrected.confidence.as_ref().and_then(|it| it.corrected);
    corrected.id == diagnosis.causes[0].id && share.is_none_or(|share| share >= CLEAR)
}
