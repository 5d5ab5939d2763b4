//! The survey as people meet it: in a real terminal, and in plain lines.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod answers;
mod interrupted;
mod plain;
mod screens;
mod terminal;
mod whole;
