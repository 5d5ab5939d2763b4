//! What a part of a table tells of rows whose answers stand in columns worded for the other side.

use std::collections::BTreeSet;

use crate::questionnaire::Role;

/// Rows whose answers stand in columns that are worded for the other side.
#[derive(Debug, Default)]
pub(super) struct Swapped {
    /// Whether any row is of each role, also one with mistakes in it.
    pub(super) is_heard: [bool; Role::ALL.len()],
    /// By the side that the rows are of.
    pub(super) rows: [usize; 2],
    pub(super) columns: [BTreeSet<usize>; 2],
    pub(super) first: Option<FirstCell>,
}

/// The first such cell, with its row.
#[derive(Debug)]
pub(super) struct FirstCell {
    pub(super) text: Vec<u8>,
    pub(super) line: usize,
    /// How many rows stand before it in its part of the file.
    pub(super) before: usize,
    pub(super) column: usize,
}
