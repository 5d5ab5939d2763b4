//! Which questionnaire the records are answers to, where the command line doesn't say.

use std::sync::Arc;

use rayon::prelude::*;

use super::csv;
use super::documents::{field, open_list};
use super::format::FileFormat;
use super::input::Input;
use crate::diagnostic::{Diagnostic, Place, list, suggest};
use crate::questionnaire::{self, EMBEDDED, Questionnaire};
use crate::source::{Node, Source, Value, parse, parse_lines};

/// How many files are asked which questionnaire they answer.
const VOTERS: usize = 100;

/// The built-in questionnaire that most files answer, of a hundred spread over all of them, so that one stray
/// file doesn't decide for the rest. A file that names none is taken to answer the default one; where as many
/// files name another, that one is meant.
///
/// What can't be read has no say; reading it tells why. That most files name a
/// questionnaire that isn't built in is an error.
pub fn choose(inputs: &[Input]) -> Result<Questionnaire, Vec<Diagnostic>> {
    let step = inputs.len().div_ceil(VOTERS).max(1);
    let voters: Vec<Input> = inputs.iter().copied().step_by(step).collect();
    let named: Vec<Option<Vote>> = voters
        .par_iter()
        .map(|input| named_in(&input.head()?, input.format()))
        .collect();
    let votes = |id: &str| {
        named
            .iter()
            .flatten()
            .filter(|named| named.id == id)
            .count()
    };
    let unnamed = named.iter().filter(|named| named.is_none()).count();
    // Of as many votes those count that were met first.
    let most = named
        .iter()
        .flatten()
        .rev()
        .max_by_key(|named| votes(&named.id));
    let default = &EMBEDDED[0];
    match most {
        Some(named) if votes(&named.id) >= unnamed + votes(default.id) => {
            let embedded = questionnaire::embedded(&named.id);
            embedded.ok_or_else(|| vec![unknown(named)])?.read()
        }
        _ => default.read(),
    }
}

/// The questionnaire that a record names, and where.
struct Vote {
    id: String,
    place: Option<Place>,
}

/// The questionnaire that the first record with one names.
fn named_in(source: &Arc<Source>, format: FileFormat) -> Option<Vote> {
    if !source.text.contains("questionnaire") {
        return None;
    }
    let nodes: Vec<Node> = match format {
        FileFormat::Table => {
            let id = csv::questionnaire(source)?;
            let place = Some(Place::File(source.name.clone()));
            return Some(Vote { id, place });
        }
        FileFormat::Lines => parse_lines(source)
            .into_iter()
            .filter_map(Result::ok)
            .collect(),
        FileFormat::Documents => parse(source).ok()?,
    };
    let mut records = nodes.into_iter().flat_map(open_list);
    records.find_map(|record| named_by(&record, source))
}

fn named_by(record: &Node, source: &Arc<Source>) -> Option<Vote> {
    let value = field(record, "questionnaire")?;
    let id = match &value.value {
        Value::Text(text) => text.trim(),
        _ => return None,
    };
    let place = Some(Place::Span(Arc::clone(source), value.span.clone()));
    (!id.is_empty()).then(|| Vote {
        id: id.to_owned(),
        place,
    })
}

fn unknown(named: &Vote) -> Diagnostic {
    let known: Vec<&str> = EMBEDDED.iter().map(|embedded| embedded.id).collect();
    let id = &named.id;
    let mut problem = Diagnostic::error(
        "unknown-questionnaire",
        format!("there is no built-in questionnaire `{id}`"),
    )
    .label(suggest::label(id, &known))
    .help(format!(
        "built in are {}; a questionnaire of your own is given with `-q FILE`",
        list::and(&known)
    ));
    problem.place.clone_from(&named.place);
    problem
}
