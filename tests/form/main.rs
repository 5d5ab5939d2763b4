//! Blank forms: what they show, and that what is filled into them is read back as it was meant.

#![allow(clippy::unwrap_used)]

#[path = "../browser/mod.rs"]
mod browser;
mod commands;
mod device;
mod page;
mod parts;
mod people;
mod pulse;
mod slips;
mod table;
mod text;
