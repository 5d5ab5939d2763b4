//! Which questionnaire the records are answers to, where the command line doesn't say.

use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::csv;
use super::documents::{open_list, other_format};
use super::format::FileFormat;
use super::input::Input;
use super::own::begins_as_own;
use crate::answers::mapping::ColumnMapping;
use crate::answers::normalize::uncurled;
use crate::answers::selection::Selection;
use crate::diagnostic::{Diagnostic, Place, list, suggest};
use crate::questionnaire::{self, Asked, DEFAULT, EMBEDDED, Embedded, Questionnaire};
use crate::source::{Node, Source, parse, parse_line};

/// How many files are asked which questionnaire they answer.
const VOTERS: usize = 100;

/// The built-in questionnaire that most files answer, of a hundred spread over all of them, so that one stray
/// file doesn't decide for the rest. A file that names none is taken to answer the default one, a table that asks
/// all of another one's questions and nothing else that is known, to answer that; where as many files name
/// another, that one is meant. Of two that as many files name it is the one with more records at their beginnings, of equals
/// the first by its id, so that nothing hangs on the files' order. Files that hold something of the company and wave asked for go before others.
///
/// Of its versions it is the one that the records name; where they name none, the one that knows most of what
/// is asked, of equals the newest.
///
/// What can't be read has no say; reading it tells why. That most files name a
/// questionnaire that isn't built in is an error.
pub fn choose(
    inputs: &[Input],
    mapping: &ColumnMapping,
    selection: &Selection,
) -> Result<Questionnaire, Vec<Diagnostic>> {
    let step = inputs.len().div_ceil(VOTERS).max(1);
    let asked: Vec<Input> = inputs.iter().copied().step_by(step).collect();
    let voters = asked.par_iter();
    let voters = voters.filter_map(|input| Voter::new(*input, mapping));
    let mut voters: Vec<Voter> = voters.collect();
    let all = voters.len();
    voters.retain(|voter| !voter.is_left_out());
    let left_out = all - voters.len();
    let is_selected = |voter: &Voter| voter.holds_any_of(selection);
    let is_narrow = !selection.is_all() && voters.iter().any(is_selected);
    if is_narrow {
        voters.retain(is_selected);
    }
    let vote = |voter: &Voter| {
        let vote = voter.named(selection).or_else(|| voter.asks());
        vote.map(|vote| Vote {
            records: voter.count_records(),
            ..vote
        })
    };
    let votes: Vec<Option<Vote>> = voters.par_iter().map(vote).collect();
    let all = || votes.iter().flatten();
    let count = |id: &str| all().filter(|vote| vote.id == id).count();
    let asked = if is_narrow {
        voters.len()
    } else {
        asked.len() - left_out
    };
    let unnamed = asked - all().count();
    let records = |id: &str| -> usize {
        let own = all().filter(|vote| vote.id == id);
        own.map(|vote| vote.records).sum()
    };
    let most = all().max_by_key(|vote| (count(&vote.id), records(&vote.id), Reverse(&vote.id)));
    let id = match most {
        Some(vote) if count(&vote.id) >= unnamed + count(DEFAULT) => {
            if questionnaire::embedded(&vote.id).is_none() {
                return Err(vec![unknown(vote)]);
            }
            vote.id.as_str()
        }
        _ => DEFAULT,
    };
    let of_id = voters.iter().zip(&votes).filter(|(_, vote)| match vote {
        Some(vote) => vote.id == id,
        None => id == DEFAULT,
    });
    version(id, &of_id.collect::<Vec<_>>())
}

/// The version that most of these files name; else the one that knows most of what they ask, of equals the newest.
fn version(id: &str, voters: &[(&Voter, &Option<Vote>)]) -> Result<Questionnaire, Vec<Diagnostic>> {
    let naming = |embedded: &Embedded| {
        let votes = voters.iter().filter_map(|(_, vote)| vote.as_ref());
        let said = votes.filter_map(|vote| vote.version.as_deref());
        said.filter(|said| questionnaire::is_version(said, embedded.version))
            .count()
    };
    // Of equals the last is taken, and the newest stands first.
    let versions: Vec<Embedded> = questionnaire::versions(id).collect();
    let named = versions.iter().rev();
    let named = named.max_by_key(|embedded| naming(embedded));
    if let Some(named) = named.filter(|named| naming(named) > 0) {
        return named.read();
    }
    let read = |embedded: &Embedded| embedded.read();
    let all: Vec<Questionnaire> = versions.iter().rev().map(read).collect::<Result<_, _>>()?;
    let known = |asked: &Questionnaire| -> usize {
        let voters = voters.par_iter();
        voters.map(|(voter, _)| voter.count_known(asked)).sum()
    };
    let best = all.into_iter().max_by_key(known);
    best.map_or_else(|| EMBEDDED[0].read(), Ok)
}

/// The questionnaire that records name, or seem to answer.
struct Vote {
    id: String,
    version: Option<String>,
    place: Option<Place>,
    /// How many records the beginning of its file holds.
    records: usize,
}

/// A file that is asked which questionnaire it answers.
struct Voter<'m> {
    mapping: &'m ColumnMapping,
    head: Arc<Source>,
    format: FileFormat,
    records: OnceLock<Vec<(Arc<Source>, Node)>>,
}

impl<'m> Voter<'m> {
    fn new(input: Input, mapping: &'m ColumnMapping) -> Option<Self> {
        let (head, format) = (input.head()?, input.format());
        let records = OnceLock::new();
        Some(Self {
            mapping,
            head,
            format,
            records,
        })
    }

    /// Whether it is another of the program's files than one of answers, so that it is left out.
    fn is_left_out(&self) -> bool {
        if self.format == FileFormat::Table {
            return csv::is_own(&self.head);
        }
        let is_other = |(_, record): &(_, Node)| other_format(record).is_some();
        begins_as_own(&self.head.text)
            || !self.records().is_empty() && self.records().iter().all(is_other)
    }

    /// Its records, each with the source that it stands in; of a table none.
    fn records(&self) -> &[(Arc<Source>, Node)] {
        self.records.get_or_init(|| match self.format {
            FileFormat::Table => Vec::new(),
            FileFormat::Documents => parted(&self.head, parse(&self.head).unwrap_or_default()),
            FileFormat::Lines => {
                let lines = (1..).zip(self.head.text.split('\n'));
                let records = lines.flat_map(|(number, line)| {
                    let source = Arc::new(Source::part(self.head.name.as_str(), line, number));
                    let node = parse_line(&source).and_then(Result::ok);
                    parted(&source, node.into_iter().collect())
                });
                records.collect()
            }
        })
    }

    /// How many records its beginning holds, of a table as many as lines.
    fn count_records(&self) -> usize {
        match self.format {
            FileFormat::Table => self.head.text.lines().count(),
            FileFormat::Documents | FileFormat::Lines => self.records().len(),
        }
    }

    /// Whether its beginning holds something of the company and wave that were asked for.
    fn holds_any_of(&self, selection: &Selection) -> bool {
        if self.format == FileFormat::Table {
            return csv::holds_any_of(&self.head, selection, self.mapping);
        }
        let mut records = self.records().iter();
        records.any(|(source, record)| is_of(record, source, selection))
    }

    /// The questionnaire that the first record with one names, of those that were asked for if there are any.
    fn named(&self, selection: &Selection) -> Option<Vote> {
        if self.format == FileFormat::Table {
            let (id, version) = csv::questionnaire(&self.head, self.mapping)?;
            let place = Some(Place::File(self.head.name.clone()));
            return Some(Vote {
                id,
                version,
                place,
                records: 0,
            });
        }
        let may_name = |field: &str| self.head.text.contains(field);
        if !may_name("questionnaire") && !may_name("version") {
            return None;
        }
        let mut first = None;
        for (source, record) in self.records() {
            let Some(vote) = named_by(record, source) else {
                continue;
            };
            if is_of(record, source, selection) {
                return Some(vote);
            }
            first.get_or_insert(vote);
        }
        first
    }

    /// The questionnaire that a table asks the whole of, and no other question that the default one knows.
    fn asks(&self) -> Option<Vote> {
        if self.format != FileFormat::Table {
            return None;
        }
        let all = csv::BUILT_IN.iter();
        let defaults = all.clone().filter(|one| one.id == DEFAULT);
        let known = defaults.map(|default| self.count_known(default)).max();
        let others = all.filter(|one| one.id != DEFAULT);
        let mut asked = others.filter(|other| {
            let asked = self.count_known(other);
            asked == other.count_scored() && Some(asked) >= known
        });
        asked.next().map(|other| Vote {
            id: other.id.clone(),
            version: None,
            place: None,
            records: 0,
        })
    }

    /// How many of a questionnaire's questions stand in it, practices left out.
    fn count_known(&self, questionnaire: &Questionnaire) -> usize {
        if self.format == FileFormat::Table {
            return csv::asked(&self.head, questionnaire, self.mapping).len();
        }
        let opinions = questionnaire.by_kind().filter(|asked| match asked {
            Asked::Scale(at) => *at < questionnaire.count_scored(),
            Asked::Ranking(_) => true,
        });
        let records = self.records().iter();
        let answers = records.filter_map(|(_, record)| record.field("answers"));
        let answers: Vec<&Node> = answers.collect();
        let is_known = |asked: &Asked| {
            let id = questionnaire.question_id(*asked);
            answers.iter().any(|answers| answers.field(id).is_some())
        };
        opinions.filter(is_known).count()
    }
}

/// The records among these values.
fn parted(source: &Arc<Source>, nodes: Vec<Node>) -> Vec<(Arc<Source>, Node)> {
    let records = nodes.into_iter().flat_map(open_list);
    records.map(|record| (Arc::clone(source), record)).collect()
}

/// A text that a record holds, unless it is blank.
fn text<'r>(record: &'r Node, source: &'r Source, key: &str) -> Option<&'r str> {
    let text = uncurled(record.field(key)?.spelling(source)?);
    (!text.is_empty()).then_some(text)
}

/// Whether a record is of the company and wave that were asked for.
fn is_of(record: &Node, source: &Source, selection: &Selection) -> bool {
    let company = text(record, source, "company").unwrap_or_default();
    selection.takes(company, text(record, source, "wave"))
}

fn named_by(record: &Node, source: &Arc<Source>) -> Option<Vote> {
    let text = |key: &str| text(record, source, key);
    let (id, version) = (text("questionnaire"), text("version"));
    // A version alone is one of the default questionnaire.
    let named = record.field(if id.is_some() {
        "questionnaire"
    } else {
        "version"
    });
    Some(Vote {
        id: id.or(version.map(|_| DEFAULT))?.to_owned(),
        version: version.map(str::to_owned),
        place: named.map(|named| Place::Span(Arc::clone(source), named.span.clone())),
        records: 0,
    })
}

fn unknown(named: &Vote) -> Diagnostic {
    let known = questionnaire::ids();
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
