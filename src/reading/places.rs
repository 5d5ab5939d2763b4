//! Where records stand: found by reading their file again, since nobody asks for most of them.

use std::collections::HashMap;
use std::sync::Arc;

use super::Input;
use super::csv::Table;
use super::documents::{InTree, open_list};
use super::field::Field;
use super::format::FileFormat;
use super::mistake::{At, Places};
use crate::answers::companies::RecordAt;
use crate::answers::duplicates::Whereabouts;
use crate::answers::normalize::uncurled;
use crate::source::{BLOCK_SIZE, Block, Blocks, Ends, Node, Source, parse, parse_line};

/// The fields whose places are wanted.
const NAMES: [Field; 3] = [Field::Company, Field::Wave, Field::Respondent];

/// A record whose place is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    record: RecordAt,
    /// Its line, or its number in a file of documents.
    place: usize,
    /// Its number among the records of its line, and how many those are.
    nth: (usize, usize),
}

impl Wanted {
    /// The record at `at` of those that stand at `places`, which rise.
    pub(super) fn new(record: RecordAt, places: &[u32], at: usize) -> Self {
        let place = places[at];
        let first = places.partition_point(|other| *other < place);
        let after = places.partition_point(|other| *other <= place);
        Self {
            record,
            place: place as usize,
            nth: (at - first, after - first),
        }
    }
}

/// Where in a file these records are.
pub(super) fn find(
    input: Input,
    table: Option<&Table>,
    wanted: &[Wanted],
) -> HashMap<RecordAt, Whereabouts> {
    let found = match (table, input.format()) {
        _ if !input.can_be_read_again() => None,
        (Some(table), _) => in_table(input, table, wanted),
        (None, FileFormat::Lines) => in_lines(input, wanted),
        _ => in_documents(input, wanted),
    };
    let mut found = found.unwrap_or_default();
    for Wanted { record, place, .. } in wanted {
        // A pipe, a file that has changed since, or a line that holds more than its sound records: its line is all that is known.
        found.entry(*record).or_insert_with(|| Whereabouts {
            source: Arc::new(Source::part(input.name(), "", *place)),
            start: 0..0,
            names: [const { None }; 3],
        });
    }
    found
}

fn in_documents(input: Input, wanted: &[Wanted]) -> Option<HashMap<RecordAt, Whereabouts>> {
    let source = input.text().ok()?;
    let nodes = parse(&source).ok()?.into_iter();
    let nodes: Vec<Node> = nodes.flat_map(open_list).collect();
    let place = |wanted: &Wanted| {
        let node = nodes.get(wanted.place)?;
        Some((wanted.record, whereabouts(&source, node)))
    };
    Some(wanted.iter().filter_map(place).collect())
}

fn in_lines(input: Input, wanted: &[Wanted]) -> Option<HashMap<RecordAt, Whereabouts>> {
    let mut found = HashMap::new();
    let by_line = by_line(wanted);
    for block in Blocks::new(input.open().ok()?, Ends::AtLines, BLOCK_SIZE) {
        let block = block.ok()?;
        let lines = (block.first_line..).zip(block.bytes.split(|byte| *byte == b'\n'));
        for (line, bytes) in lines {
            let Some(wanted) = by_line.get(&line) else {
                continue;
            };
            let text = String::from_utf8_lossy(bytes);
            let source = Arc::new(Source::part(input.name(), text, line));
            let parsed = parse_line(&source).and_then(Result::ok);
            let nodes = parsed.map(open_list).unwrap_or_default();
            for Wanted { record, nth, .. } in wanted {
                if nodes.len() == nth.1 {
                    found.insert(*record, whereabouts(&source, &nodes[nth.0]));
                }
            }
        }
    }
    Some(found)
}

fn in_table(
    input: Input,
    table: &Table,
    wanted: &[Wanted],
) -> Option<HashMap<RecordAt, Whereabouts>> {
    let mut found = HashMap::new();
    let by_line = by_line(wanted);
    let mut blocks = Blocks::new(input.open().ok()?, Ends::OutsideQuotes, BLOCK_SIZE);
    let mut first: Block = blocks.next()?.ok()?;
    table.skip_header(&mut first);
    for block in [Ok(first)].into_iter().chain(blocks) {
        table.find(&block.ok()?, |line, whereabouts| {
            for Wanted { record, .. } in by_line.get(&line).into_iter().flatten() {
                found.insert(*record, whereabouts());
            }
        });
    }
    Some(found)
}

fn by_line(wanted: &[Wanted]) -> HashMap<usize, Vec<Wanted>> {
    let mut lines: HashMap<usize, Vec<Wanted>> = HashMap::new();
    for one in wanted {
        lines.entry(one.place).or_default().push(*one);
    }
    lines
}

fn whereabouts(source: &Arc<Source>, node: &Node) -> Whereabouts {
    let name = |field: Field| {
        let value = node.field(field.name())?;
        let as_it_stands = || &source.text[value.span.clone()];
        let text = value.text().map_or_else(as_it_stands, uncurled);
        Some((value.span.clone(), text.to_owned()))
    };
    Whereabouts {
        source: Arc::clone(source),
        start: InTree { source, node }.span(At::Record),
        names: NAMES.map(name),
    }
}
