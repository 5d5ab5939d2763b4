//! `detente batch`: many companies at once, figures that equal their reports', and mistakes that fail
//! their own company alone.

mod answers;
mod damage;
mod inputs;
mod reports;

use std::path::Path;
use std::process::{Command, Output};

fn detente(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_detente"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("detente starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}
