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
// What the survey's tests need of it and these don't is no dead code.
#[allow(dead_code)]
#[path = "../survey/terminal.rs"]
mod terminal;
mod text;
