//! Who may hold the first place.

use std::cmp::Reverse;

use super::{Cause, Diagnosis};
use crate::score::Share;

/// From this share of the first place on a cause probably scores highest.
pub(super) const PROBABLE: f64 = 0.6;

/// From this share of the first place on a cause clearly scores highest.
pub(super) const CLEAR: f64 = 0.9;

/// How sure it is that a cause scores highest, 0 to 1; none where it wasn't asked for.
pub(super) fn first(cause: &Cause) -> Option<Share> {
    cause.confidence?.first
}

/// The causes by falling `first`, those of the same in rank order. All are alike where it wasn't asked for.
pub(super) fn by_first<'d>(diagnosis: &'d Diagnosis) -> Vec<&'d Cause<'d>> {
    let ranked = diagnosis.causes.iter().filter(|cause| cause.rank.is_some());
    let mut sorted: Vec<&Cause> = ranked.collect();
    sorted.sort_by_key(|cause| Reverse(first(cause)));
    sorted
}

/// The causes that the first place lies between: by falling `first`, as many as together hold [`CLEAR`]
/// of it, and those of rank 1 in any case.
pub(super) fn contenders<'d>(diagnosis: &'d Diagnosis) -> Vec<&'d Cause<'d>> {
    let mut held = 0.0;
    let mut contenders = Vec::new();
    for cause in by_first(diagnosis) {
        let is_needed = first(cause).is_some() && Share::new(held) < CLEAR;
        if is_needed || cause.rank == Some(1) {
            contenders.push(cause);
        }
        held += first(cause).map_or(0.0, Share::get);
    }
    contenders
}
