//! The survey as people meet it: in a real terminal, and in plain lines.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod answers;
mod claims;
mod drawing;
mod interrupted;
mod killed;
mod pictures;
mod plain;
mod random;
mod review;
mod screens;
mod seats;
mod terminal;
mod texts;
mod whole;
