//! What is fuzzed: a function for each kind of file that people hand in. Each takes any bytes and panics where
//! something is wrong. The targets of libFuzzer call these, and `tests/corpus.rs` does with the inputs in `seeds/`.

mod answers;
mod configuration;
mod packed;
mod roads;

use detente::diagnostic::{self, Diagnostic};

pub use answers::{documents, lines, table, workbook};
pub use configuration::{columns, questionnaire, template};
pub use roads::report_against_batch;

/// Draws every mistake, as a command prints it.
fn draw(diagnostics: &[Diagnostic]) -> String {
    let drawn = diagnostics.iter().map(|one| diagnostic::render(one, 80));
    drawn.collect()
}
