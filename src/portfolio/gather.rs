//! Answer files of many companies to packed records: parallel over files, and over parts of a long one.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::gathered::Gathered;
use crate::answers::companies::Companies;
use crate::answers::csv::Bulk;
use crate::answers::packed::Packed;
use crate::answers::{Given, broken_file, csv, is_lines, named, pack_file, pack_lines, parse_all};
use crate::diagnostic::Diagnostic;
use crate::questionnaire::{EMBEDDED, Questionnaire};
use crate::source::{Block, Blocks, Ends, Source, load_file, open_stream};

/// How much of a long text is looked at to tell what it is.
const HEAD: usize = 1 << 16;

/// How many files are asked which questionnaire they answer.
const VOTERS: usize = 100;

/// The built-in questionnaire that most files answer, of a hundred spread over all of them, so that one
/// stray file doesn't decide for the rest. A file that names none is taken to answer the default one.
///
/// What can't be read is passed over here: it is told of when everything is read.
pub fn most_named(
    files: &[String],
    standard_input: &[u8],
) -> Result<Questionnaire, Vec<Diagnostic>> {
    let step = files.len().div_ceil(VOTERS).max(1);
    let mut votes = [0; EMBEDDED.len()];
    let voters: Vec<&String> = files.iter().step_by(step).collect();
    let named = voters
        .par_iter()
        .map(|file| head(file, standard_input).and_then(named_in));
    for named in named.collect::<Vec<_>>() {
        let at = EMBEDDED.iter().position(|known| Some(known.id) == named);
        votes[at.unwrap_or(0)] += 1;
    }
    let most = votes.iter().max().copied().unwrap_or(0);
    let winner = votes.iter().position(|votes| *votes == most).unwrap_or(0);
    EMBEDDED[winner].read()
}

/// The beginning of a long file, and the whole of a short one.
fn head(file: &str, standard_input: &[u8]) -> Option<Source> {
    if file == "-" {
        return Some(head_of(standard_input, HEAD));
    }
    // What a pipe holds can be read once, and is needed later.
    if !std::fs::metadata(file).ok()?.is_file() {
        return None;
    }
    if !is_long(file) {
        return Some(Source::new(file, std::fs::read_to_string(file).ok()?));
    }
    let mut bytes = Vec::new();
    let stream = open_stream(file).ok()?;
    stream.take(HEAD as u64).read_to_end(&mut bytes).ok()?;
    let length = if bytes.len() < HEAD {
        bytes.len()
    } else {
        HEAD - 1
    };
    Some(Source::new(file, head_of(&bytes, length).text))
}

/// The questionnaire that the first record with one names, by id.
fn named_in(source: Source) -> Option<&'static str> {
    if !source.text.contains("questionnaire") {
        return None;
    }
    let documents = parse_all(&[Arc::new(source)], &mut Vec::new());
    Some(named(&documents)?.ok()?.id)
}

/// How files are read.
pub struct Reading<'q> {
    /// What was asked.
    pub questionnaire: &'q Questionnaire,
    /// What is told beside the files.
    pub given: &'q Given,
    /// What came on standard input, where `-` is among the files.
    pub standard_input: &'q [u8],
    /// Whether orders, comments and open answers are kept, for whole reports.
    pub keeps_words: bool,
    /// The companies and waves that were met.
    pub companies: Arc<Companies>,
    /// Called with the bytes that have been read.
    pub progress: &'q (dyn Fn(u64) + Sync),
}

/// Where a long text comes from, and may come from a second time.
#[derive(Clone, Copy)]
enum Stream<'f> {
    File(&'f str),
    Bytes(&'f [u8]),
}

impl<'q> Reading<'q> {
    /// Reads every file.
    pub fn gather(&self, files: &[String]) -> Gathered<'q> {
        let mut gathered = Gathered {
            files: files.len(),
            ..Gathered::default()
        };
        for run in files.chunk_by(|one, next| !is_long(one) && !is_long(next)) {
            match run {
                [file] if file == "-" => self.standard_input(&mut gathered),
                [file] if is_long(file) => {
                    gathered.begun += 1;
                    self.stream(file, Stream::File(file), &mut gathered);
                }
                _ => {
                    let parts: Vec<Packed> = run.par_iter().map(|file| self.short(file)).collect();
                    for part in parts {
                        gathered.begun += 1;
                        gathered.add(part, 0, 0);
                    }
                }
            }
        }
        let unused = self.given.unused(&gathered.headings);
        gathered.remarks.extend(unused);
        gathered
    }

    fn short(&self, file: &str) -> Packed {
        let mut packed = self.packed(file);
        match load_file(file) {
            Ok(source) => {
                (self.progress)(source.text.len() as u64);
                pack_file(&source, self.questionnaire, &mut packed);
            }
            Err(problem) => {
                let text = std::fs::read(file).unwrap_or_default();
                let text = String::from_utf8_lossy(&text[..text.len().min(1 << 20)]);
                packed.broken.push(broken_file(&text, vec![*problem]));
            }
        }
        packed.seal();
        packed
    }

    fn standard_input(&self, gathered: &mut Gathered<'q>) {
        gathered.begun += 1;
        let bytes = self.standard_input;
        let head = head_of(bytes, HEAD);
        if csv::is_csv(&head) || is_lines(&head) {
            self.stream("<stdin>", Stream::Bytes(bytes), gathered);
            return;
        }
        let mut packed = self.packed("<stdin>");
        if let Ok(text) = std::str::from_utf8(bytes) {
            let source = Arc::new(Source::new("<stdin>", text));
            pack_file(&source, self.questionnaire, &mut packed);
        } else {
            let problem = Diagnostic::error("not-text", "this isn't text: it is not UTF-8");
            let problem = problem.in_file("<stdin>");
            let text = String::from_utf8_lossy(&bytes[..bytes.len().min(1 << 20)]);
            packed.broken.push(broken_file(&text, vec![problem]));
        }
        packed.seal();
        gathered.add(packed, 0, 0);
    }

    fn stream(&self, file: &str, stream: Stream, gathered: &mut Gathered<'q>) {
        let has_lines = crate::answers::has_lines_ending(file)
            || matches!(stream, Stream::Bytes(bytes) if bytes.trim_ascii_start().starts_with(b"{"));
        let read = if has_lines {
            self.lines(file, stream, gathered)
        } else {
            self.table(file, stream, gathered)
        };
        if let Err(problems) = read {
            let companies = if has_lines {
                BTreeSet::new()
            } else {
                self.companies_of(file, stream)
            };
            gathered.add_file_problem(file, problems, companies);
        }
    }

    /// The companies of a table that can't be read.
    fn companies_of(&self, file: &str, stream: Stream) -> BTreeSet<String> {
        let mut bytes = Vec::new();
        let read = stream
            .open()
            .map(|mut stream| stream.read_to_end(&mut bytes));
        if !matches!(read, Ok(Ok(_))) {
            return BTreeSet::new();
        }
        let text = String::from_utf8_lossy(&bytes);
        csv::companies_in(&Arc::new(Source::new(file, text)), self.given)
    }

    fn lines(
        &self,
        file: &str,
        stream: Stream,
        gathered: &mut Gathered<'q>,
    ) -> Result<(), Vec<Diagnostic>> {
        let blocks = Blocks::new(stream.open()?, Ends::AtLines, 1);
        let mut parts: Vec<(usize, Result<Packed, io::Error>)> = blocks
            .enumerate()
            .par_bridge()
            .map(|(at, block)| (at, block.map(|block| self.line_block(file, &block))))
            .collect();
        parts.sort_by_key(|(at, _)| *at);
        let mut is_empty = true;
        for (_, part) in parts {
            let part = part.map_err(|error| unreadable(&error, file))?;
            is_empty &= part.is_empty() && part.broken.is_empty();
            gathered.add(part, 0, 0);
        }
        if is_empty {
            let problem = Diagnostic::error("empty-file", "this file holds no answers");
            return Err(vec![problem.in_file(file)]);
        }
        Ok(())
    }

    fn line_block(&self, file: &str, block: &Block) -> Packed {
        (self.progress)(block.bytes.len() as u64);
        let mut packed = self.packed(file);
        packed.reserve(block.lines + 1);
        pack_lines(block, self.questionnaire, &mut packed);
        packed.seal();
        packed
    }

    fn table(
        &self,
        file: &str,
        stream: Stream,
        gathered: &mut Gathered<'q>,
    ) -> Result<(), Vec<Diagnostic>> {
        let failed = |error: io::Error| unreadable(&error, file);
        let mut blocks = Blocks::new(stream.open()?, Ends::OutsideQuotes, 1);
        let first = blocks.next().transpose().map_err(failed)?;
        let mut first = first.unwrap_or_default();
        let mut headings = Vec::new();
        let opened = Bulk::open(
            file,
            &mut first,
            self.questionnaire,
            self.given,
            &mut headings,
        );
        gathered.headings.push((file.to_owned(), headings));
        let (bulk, remarks) = opened?;
        gathered.remarks.extend(remarks);
        let blocks = [Ok(first)].into_iter().chain(blocks);
        let read = |block: Block| {
            (self.progress)(block.bytes.len() as u64);
            (block.index, self.read_block(&bulk, &block, file))
        };
        let parts: Result<Vec<(usize, csv::Read)>, io::Error> =
            blocks.par_bridge().map(|block| block.map(read)).collect();
        let mut parts = parts.map_err(failed)?;
        parts.sort_by_key(|(index, _)| *index);
        // Blocks end outside of quotes as a file's quotes are meant to stand. Where one doesn't, the
        // file is read in one piece, which tells the same as any number of pieces would.
        let count = parts.len();
        if parts.iter().take(count - 1).any(|(_, part)| part.is_open) {
            let mut whole = Block::default();
            stream
                .open()?
                .read_to_end(&mut whole.bytes)
                .map_err(failed)?;
            let told = &mut Vec::new();
            Bulk::open(file, &mut whole, self.questionnaire, self.given, told)?;
            parts = vec![(0, self.read_block(&bulk, &whole, file))];
        }
        if parts
            .iter()
            .all(|(_, part)| part.packed.is_empty() && part.packed.broken.is_empty())
        {
            let problem = Diagnostic::error("empty-file", "this file has a header and no answers");
            return Err(vec![problem.in_file(file)]);
        }
        gathered.remarks.extend(bulk.remarks(&parts, file));
        let mut rows = bulk.header_rows;
        gathered.tables.push(bulk);
        for (_, part) in parts {
            gathered.add(part.packed, rows, gathered.tables.len() - 1);
            rows += part.rows;
        }
        Ok(())
    }

    fn read_block(&self, bulk: &Bulk, block: &Block, file: &str) -> csv::Read {
        let mut packed = self.packed(file);
        packed.reserve(block.lines + 1);
        let mut read = bulk.read(block, packed);
        read.packed.seal();
        read
    }

    fn packed(&self, file: &str) -> Packed {
        Packed::new(file, self.questionnaire, self.keeps_words, &self.companies)
    }
}

impl<'f> Stream<'f> {
    fn open(self) -> Result<Box<dyn Read + Send + 'f>, Vec<Diagnostic>> {
        match self {
            Self::File(file) => Ok(open_stream(file).map_err(|problem| vec![*problem])?),
            Self::Bytes(bytes) => Ok(Box::new(bytes)),
        }
    }
}

/// Whether a file is read in blocks: it has a row or a line a record, and may be of any length.
fn is_long(file: &str) -> bool {
    let ending = Path::new(file).extension();
    let is = |known: &str| ending.is_some_and(|ending| ending.eq_ignore_ascii_case(known));
    file == "-" || is("csv") || is("tsv") || crate::answers::has_lines_ending(file)
}

fn unreadable(error: &io::Error, file: &str) -> Vec<Diagnostic> {
    let problem = Diagnostic::error("unreadable", format!("this can't be read: {error}"));
    vec![problem.in_file(file)]
}

/// The first whole lines of standard input.
fn head_of(bytes: &[u8], length: usize) -> Source {
    let bytes = if bytes.len() > length {
        let end = memchr::memrchr(b'\n', &bytes[..length]).map_or(length, |at| at + 1);
        &bytes[..end]
    } else {
        bytes
    };
    Source::new("<stdin>", String::from_utf8_lossy(bytes))
}
