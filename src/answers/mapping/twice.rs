//! What a map says twice: in names and texts that look the same, and that stand for different things.

use std::collections::HashMap;

use super::{ColumnMapping, MappedText};
use crate::answers::normalize::heading as folded;
use crate::answers::normalize::with_folded;
use crate::answers::values::value;
use crate::diagnostic::Diagnostic;

/// What is said of one thing: as what it is looked up, where it stands, and what it stands for.
type Said<'m> = (String, &'m MappedText, String);

impl ColumnMapping {
    /// Everything that it says a second time, and otherwise: only one of the two could count.
    pub(super) fn contradictions(&self) -> Vec<Diagnostic> {
        let names = self.names.iter().map(|names| {
            let said = names.iter().map(|other| {
                let name = with_folded(&other.name.text, str::to_owned);
                (name, &other.name, other.stands_for.clone())
            });
            said.collect()
        });
        let own = self.files.iter().map(|(_, own)| &own.columns);
        let columns = [&self.columns].into_iter().chain(own).map(|columns| {
            let said = columns.iter().map(|column| {
                let heading = &column.heading;
                (folded(&heading.text), heading, column.target.clone())
            });
            said.collect()
        });
        let values = self.values.iter().map(|said| {
            let of = said.of.as_ref().map(|of| folded(&of.text));
            let key = format!("{}\0{}", of.unwrap_or_default(), value(&said.text.text));
            (key, &said.text, said.answer.clone().unwrap_or_default())
        });
        let own = self.files.iter().map(|(_, own)| &own.scales);
        let scales = [&self.scales].into_iter().chain(own).map(|scales| {
            let said = scales.iter().map(|scale| {
                let codes = format!("{:?}", scale.codes);
                (folded(&scale.of.text), &scale.of, codes)
            });
            said.collect()
        });
        let all = names.chain(columns).chain(scales).chain([values.collect()]);
        all.flat_map(|said: Vec<Said>| twice(&said)).collect()
    }
}

fn twice(said: &[Said]) -> Vec<Diagnostic> {
    let mut known: HashMap<&str, (&MappedText, &str)> = HashMap::new();
    let mut told = Vec::new();
    for (key, text, stands_for) in said {
        let (first, before) = *known.entry(key).or_insert((text, stands_for));
        if with_folded(before, str::to_owned) != with_folded(stands_for, str::to_owned) {
            let (this, other) = (&text.text, &first.text);
            let message =
                format!("`{this}` looks the same as `{other}`, and stands for something else");
            let problem = Diagnostic::error("said-twice", message);
            let line = first.place.0.line_column(first.place.1.start).0;
            told.push(text.point(problem.label(format!("told before, in line {line}"))));
        }
    }
    told
}
