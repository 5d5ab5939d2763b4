//! What single form services do to the header and the rows of their exports, a service a file.

mod qualtrics;
mod survey_monkey;

use std::ops::Range;

use super::heading::Heading;
use crate::answers::normalize::heading as folded;
use crate::diagnostic::Diagnostic;

pub(super) use qualtrics::Unfinished;

/// A header of several rows.
#[derive(Clone, Debug)]
pub(super) struct LongHeader {
    /// The service that writes it.
    pub(super) service: &'static str,
    pub(super) headings: Vec<Heading>,
    /// How many rows it takes.
    pub(super) rows: usize,
}

/// What is said of a header that can't be told from answers, and where.
pub(super) type Unclear = (Box<Diagnostic>, Range<usize>);

/// The header that the first rows of a file make up; none where it is the first row alone. Where the second may
/// be a header or answers, that is a mistake, at a cell of it.
pub(super) fn header(rows: &[Vec<Heading>]) -> Result<Option<LongHeader>, Unclear> {
    match qualtrics::header(rows) {
        Some(found) => Ok(Some(found)),
        None => survey_monkey::header(rows),
    }
}

/// Whether a folded heading is one of a service's own, so that it is no misspelt name of anything.
pub(super) fn is_own(heading: &str) -> bool {
    qualtrics::is_own(heading) || survey_monkey::is_own(heading)
}

fn folded_text(heading: &Heading) -> String {
    folded(&heading.text)
}
