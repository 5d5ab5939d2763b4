//! Which questionnaire the records are answers to, where the command line doesn't say.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::csv;
use super::documents::open_list;
use super::format::FileFormat;
use super::input::Input;
use crate::diagnostic::{Diagnostic, Place, list, suggest};
use crate::questionnaire::{self, EMBEDDED, Questionnaire};
use crate::source::{Node, Source, parse, parse_line};

/// How many files are asked which questionnaire they answer.
const VOTERS: usize = 100;

/// The built-in questionnaire that most files answer, of a hundred spread over all of them, so that one stray
/// file doesn't decide for the rest. A file that names none is taken to answer the default one, a table that asks
/// all of another one's questions and nothing else that is known, to answer that; where as many files name
/// another, that one is meant.
///
/// What can't be read has no say; reading it tells why. That most files name a
/// questionnaire that isn't built in is an error.
pub fn choose(inputs: &[Input]) -> Result<Questionnaire, Vec<Diagnostic>> {
    let step = inputs.len().div_ceil(VOTERS).max(1);
    let voters: Vec<Input> = inputs.iter().copied().step_by(step).collect();
    let built_in = OnceLock::new();
    let named: Vec<Option<Vote>> = voters
        .par_iter()
        .map(|input| {
            let (head, format) = (input.head()?, input.format());
            named_in(&head, format).or_else(|| asked_in(&head, format, &built_in))
        })
        .collect();
    let all = || named.iter().flatten();
    let votes = |id: &str| all().filter(|named| named.id == id).count();
    let unnamed = named.len() - all().count();
    // Of as many votes those count that were met first.
    let most = all().rev().max_by_key(|named| votes(&named.id));
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
    let named_by_any = |nodes: Vec<Node>, source: &Arc<Source>| {
        let mut records = nodes.into_iter().flat_map(open_list);
        records.find_map(|record| named_by(&record, source))
    };
    match format {
        FileFormat::Table => {
            let id = csv::questionnaire(source)?;
            let place = Some(Place::File(source.name.clone()));
            Some(Vote { id, place })
        }
        FileFormat::Lines => (1..)
            .zip(source.text.split('\n'))
            .find_map(|(number, line)| {
                let source = Arc::new(Source::part(source.name.as_str(), line, number));
                named_by_any(vec![parse_line(&source)?.ok()?], &source)
            }),
        FileFormat::Documents => named_by_any(parse(source).ok()?, source),
    }
}

/// The questionnaire that a table asks the whole of, and no other question that the default one knows.
fn asked_in(
    source: &Arc<Source>,
    format: FileFormat,
    built_in: &OnceLock<Vec<Questionnaire>>,
) -> Option<Vote> {
    if format != FileFormat::Table {
        return None;
    }
    let all = || {
        EMBEDDED
            .iter()
            .filter_map(|embedded| embedded.read().ok())
            .collect()
    };
    let (default, others) = built_in.get_or_init(all).split_first()?;
    let is_asked = |other: &&Questionnaire| {
        let asked = csv::count_asked(source, other);
        asked == other.scale_questions.len() && asked >= csv::count_asked(source, default)
    };
    others.iter().find(is_asked).map(|other| Vote {
        id: other.id.clone(),
        place: None,
    })
}

fn named_by(record: &Node, source: &Arc<Source>) -> Option<Vote> {
    let value = record.field("questionnaire")?;
    let id = value.text()?.trim();
    let place = Some(Place::Span(Arc::clone(source), value.span.clone()));
    (!id.is_empty()).then(|| Vote {
        id: id.to_owned(),
        place,
    })
}

fn unknown(named: &Vote) -> Diagnostic {
    let known: Vec<&str> = EMBEDDED.iter().map(|embedded| embedded.id).collect();
    let id = &named.id;
    let message = format!("there is no built-in questionnaire `{id}`");
    let mut problem = Diagnostic::error("unknown-questionnaire", message)
        .label(suggest::label(id, &known))
        .help(format!(
            "built in are {}; a questionnaire of your own is given with `-q FILE`",
            list::and(&known)
        ));
    problem.place.clone_from(&named.place);
    problem
}
