//! Input that is made to break the program: it ends, with a message and status 2, and leaves memory to others.

#[path = "../command/mod.rs"]
mod command;

mod bounds;
mod folders;
#[cfg(unix)]
mod names;
