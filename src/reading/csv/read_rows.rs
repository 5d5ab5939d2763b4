//! What became of the rows of a block.

use super::left_out::Gone;
use super::numbers::off_scale::OffScale;
use super::services::LeftOut;
use super::swapped::Swapped;

/// What became of the rows of a block, beside the records in them.
#[derive(Debug)]
pub(in crate::reading) struct ReadRows {
    /// How many rows it has, blank ones among them.
    pub(in crate::reading) count: usize,
    /// For each column without a heading how many of its cells hold something.
    pub(super) unnamed: Vec<usize>,
    /// Numbers that are no answers to their questions.
    pub(super) off_scale: OffScale,
    /// How many are no finished answers of people.
    pub(super) left_out: LeftOut,
    /// Which answer what is worded for the other side.
    pub(super) swapped: Swapped,
    /// How many the map of columns leaves out.
    pub(super) unwanted: usize,
    /// For each company how many are left out, whatever leaves them out.
    pub(in crate::reading) gone: Gone,
    /// How many end before the last column, and are read all the same.
    pub(super) short: usize,
    /// Whether a row opens a quote that the block doesn't close, so that the block may end amid a cell.
    pub(in crate::reading) is_open: bool,
}
