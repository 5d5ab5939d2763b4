//! The reports of `--out`: a file a company and format, written or compared.

use super::folder::{self, Folder};
use crate::cli::output::Console;
use crate::cli::{Failure, inputs};
use crate::diagnosis::Options;
use crate::diagnostic::list;
use crate::portfolio::Portfolio;
use crate::portfolio::names::file_names;
use crate::report::{self, Layout};
use crate::source::Found;

/// Writes or compares a report of each company, and counts what differs.
pub(super) fn reports_into(
    folder: &str,
    only_compares: bool,
    formats: &[report::Format],
    portfolio: &Portfolio,
    found: &Found,
    console: &Console,
) -> Result<usize, Failure> {
    let companies: Vec<_> = portfolio
        .standings
        .iter()
        .map(|standing| portfolio.name(standing))
        .collect();
    let stems = file_names(&companies);
    let endings: Vec<&str> = formats.iter().map(|format| format.endings()[0]).collect();
    let name = |stem: &String| -> Vec<String> {
        endings
            .iter()
            .map(|ending| format!("{stem}.{ending}"))
            .collect()
    };
    let all: Vec<String> = stems.iter().flat_map(name).collect();
    let names = &all[..portfolio.wanted() * formats.len()];
    let layout = Layout {
        width: console.file_width(),
        has_details: false,
    };
    let options = Options {
        confidence: true,
        ..Options::default()
    };
    let text = |at: usize| {
        let standing = &portfolio.standings[at / formats.len()];
        let format = formats[at % formats.len()];
        portfolio.with_diagnosis(standing, options, |diagnosis| {
            anstream::adapter::strip_str(&report::render(diagnosis, format, layout)).to_string()
        })
    };
    if only_compares {
        let differences = folder::compare(folder, names, &all, &endings, text);
        console.tell(&differences);
        let count = list::count(differences.len(), "report differs", "reports differ");
        console.summarise(&format!(
            "Compared {} in {folder}: {count}.\n",
            list::count(names.len(), "report", "reports")
        ));
        return Ok(differences.len());
    }
    inputs::spare_in(folder, names, found.files())?;
    let written = Folder::open(folder)?.write(names, text);
    console.summarise(&format!(
        "Wrote {} into {folder}, left {} unchanged.\n",
        list::count(written.changed, "report", "reports"),
        written.unchanged
    ));
    if written.problems.is_empty() {
        Ok(0)
    } else {
        Err(written.problems)
    }
}
