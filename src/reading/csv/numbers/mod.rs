//! What the numbers and codes in cells stand for, as headings, a map of columns or the cells themselves tell.

pub(super) mod meanings;
pub(super) mod numbered;
pub(super) mod numbering;
pub(super) mod off_scale;
pub(super) mod other_numbering;
pub(super) mod scale_meaning;
