//! What the heading of a column says: which question it asks, of whom, and how its answers are numbered.

pub(super) mod again;
pub(super) mod asides;
pub(super) mod ends;
pub(super) mod garbled;
pub(super) mod glued;
pub(super) mod heading;
pub(super) mod likeness;
pub(super) mod names;
pub(super) mod ranks;
pub(super) mod remainder;
pub(super) mod stated;
pub(super) mod tokens;
pub(super) mod wording;
