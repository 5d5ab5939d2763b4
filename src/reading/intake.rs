//! Files to parts: parallel over files, and over blocks of a long one.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};
use std::sync::Arc;

use rayon::prelude::*;

use super::broken::{Broken, Failed, FilePart, WaveName, Why, broken_file};
use super::check::Check;
use super::csv::{self, Gone, ReadRows, Table};
use super::cut_short;
use super::documents::DocumentReader;
use super::field::Field;
use super::format::{FileFormat, hold_lines};
use super::struck_out::StruckOut;
use super::texts::unreadable;
use super::{Input, Reading};
use crate::answers::numbers::Numbers;
use crate::answers::records::Keeps;
use crate::diagnostic::Diagnostic;
use crate::source::{Block, Blocks, Ends, LARGEST_AT_ONCE};

/// Everything that was read, before it is sorted out.
pub(super) struct Intake<'q, 'f> {
    pub(super) inputs: &'f [Input<'f>],
    pub(super) parts: Vec<FilePart>,
    pub(super) tables: Vec<Table<'q>>,
    pub(super) failed: Vec<Failed>,
    pub(super) remarks: Vec<Diagnostic>,
    /// How many rows of each company are left out.
    pub(super) gone: Gone,
    /// The tables, each with its headings.
    headings: Vec<(String, Vec<String>)>,
}

/// What all files are read with.
pub(super) struct IntakeReader<'q, 'r> {
    pub(super) reading: &'r Reading<'q>,
    pub(super) check: Check<'q>,
    pub(super) struck_out: StruckOut<'q>,
    pub(super) keeps: Arc<Keeps>,
    pub(super) numbers: Arc<Numbers>,
}

impl<'q> IntakeReader<'q, '_> {
    pub(super) fn read<'f>(&self, inputs: &'f [Input<'f>]) -> Intake<'q, 'f> {
        let mut intake = Intake {
            inputs,
            parts: Vec::new(),
            tables: Vec::new(),
            failed: Vec::new(),
            remarks: Vec::new(),
            gone: Gone::new(),
            headings: Vec::new(),
        };
        let formats: Vec<FileFormat> = inputs.par_iter().map(|input| input.format()).collect();
        let is_short = |file: &usize| formats[*file] == FileFormat::Documents;
        let files: Vec<usize> = (0..inputs.len()).collect();
        for run in files.chunk_by(|one, next| is_short(one) && is_short(next)) {
            match run {
                &[file] if !is_short(&file) => self.long(file, formats[file], &mut intake),
                _ => {
                    let parts = run.par_iter().map(|file| self.short(*file, inputs[*file]));
                    for part in parts.collect::<Vec<FilePart>>() {
                        intake.add(part, 0, 0);
                    }
                }
            }
        }
        let (mapping, questionnaire) = (self.reading.mapping, self.reading.questionnaire);
        let unused = mapping.unused(&intake.headings, questionnaire);
        intake.remarks.extend(unused);
        if intake.tables.len() == intake.headings.len() {
            let unmet = csv::never_met(&intake.tables, self.reading.mapping);
            intake.remarks.extend(unmet);
        }
        self.hold_against_names(&mut intake);
        for failed in &mut intake.failed {
            failed.broken.rename(&self.check.names);
        }
        intake.tell_services_once();
        intake
    }

    /// Tells of what is said of all files though their names say otherwise, and of who stands in several.
    fn hold_against_names(&self, intake: &mut Intake) {
        let said = csv::said_of_files(&intake.tables, self.reading.mapping);
        let again = csv::addresses_again(&intake.tables);
        for (table, problem) in said.into_iter().chain(again) {
            let name = intake.tables[table].name();
            let mut inputs = intake.inputs.iter();
            match inputs.position(|input| input.name() == name) {
                Some(file) if problem.is_error() => {
                    let broken = self.broken_table(intake.inputs[file], vec![problem]);
                    intake.failed.push(Failed::new(broken, file, 0));
                }
                _ => intake.remarks.push(problem),
            }
        }
    }

    /// A file of documents, which is read whole.
    fn short(&self, file: usize, input: Input) -> FilePart {
        let mut part = self.part(file);
        match input.text() {
            Ok(source) => {
                (self.reading.progress)(source.text.len() as u64);
                DocumentReader::new(&self.check).file(&source, &mut part);
                let unread = self.struck_out.find(&source, &part);
                part.remarks.extend(unread);
                let cut = cut_short::find(self.reading.questionnaire, &source, &part);
                part.remarks.extend(cut);
            }
            Err(problem) => part
                .broken
                .push(broken_file(&input.remains(), vec![*problem])),
        }
        part.records.seal();
        part
    }

    /// A file of a record a line or row, which may be of any length.
    fn long(&self, file: usize, format: FileFormat, intake: &mut Intake<'q, '_>) {
        let input = intake.inputs[file];
        let is_table = format == FileFormat::Table;
        let read = if is_table {
            self.table(file, input, intake)
        } else {
            self.lines(file, input, intake)
        };
        let Err(problems) = read else { return };
        if problems.iter().any(Diagnostic::is_error) {
            let broken = if is_table {
                self.broken_table(input, problems)
            } else {
                let text = input.whole().map(|source| source.text.clone());
                broken_file(&text.unwrap_or_default(), problems)
            };
            intake.failed.push(Failed::new(broken, file, 0));
        } else {
            intake.remarks.extend(problems);
        }
    }

    /// A table that can't be read, with the companies that it names, and its wave where that is one.
    fn broken_table(&self, input: Input, problems: Vec<Diagnostic>) -> Broken {
        let Some(source) = input.whole() else {
            return Broken::file(BTreeSet::new(), problems);
        };
        let named = |field: Field| csv::named_in(&source, field, self.reading.mapping);
        let mut waves = named(Field::Wave).into_iter();
        let wave = match (waves.next(), waves.next()) {
            (Some(wave), None) => Some(WaveName(Some(wave).filter(|wave| !wave.is_empty()))),
            _ => None,
        };
        Broken {
            wave,
            ..Broken::file(named(Field::Company), problems)
        }
    }

    fn lines(
        &self,
        file: usize,
        input: Input,
        intake: &mut Intake<'q, '_>,
    ) -> Result<(), Vec<Diagnostic>> {
        let mut blocks = Blocks::new(input.open()?, Ends::AtLines, self.reading.block_size);
        let first = blocks.next();
        if let Some(Ok(block)) = &first {
            hold_lines(input.name(), &block.bytes)?;
        }
        let blocks = first.into_iter().chain(blocks);
        let read = |block: Block| self.line_block(file, input.name(), &block);
        let parts = blocks.enumerate().par_bridge();
        let parts = parts.map(|(at, block)| (at, block.map(read)));
        let mut parts: Vec<(usize, Result<FilePart, io::Error>)> = parts.collect();
        parts.sort_by_key(|(at, _)| *at);
        let mut is_empty = true;
        for (_, part) in parts {
            let part = part.map_err(|error| unreadable(&error, input.name()))?;
            is_empty &= part.is_empty() && part.remarks.is_empty();
            intake.add(part, 0, 0);
        }
        // A part of a text may hold nothing.
        if is_empty && !matches!(input, Input::Lines(..)) {
            let problem = Diagnostic::error("empty-file", "this file holds no answers");
            return Err(vec![problem.in_file(input.name())]);
        }
        Ok(())
    }

    fn line_block(&self, file: usize, name: &str, block: &Block) -> FilePart {
        (self.reading.progress)(block.bytes.len() as u64);
        let mut part = self.part(file);
        part.records.reserve(block.lines + 1);
        DocumentReader::new(&self.check).lines(name, block, &mut part);
        part.records.seal();
        part
    }

    fn table(
        &self,
        file: usize,
        input: Input,
        intake: &mut Intake<'q, '_>,
    ) -> Result<(), Vec<Diagnostic>> {
        let failed = |error: io::Error| unreadable(&error, input.name());
        let mut blocks = Blocks::new(input.open()?, Ends::OutsideQuotes, self.reading.block_size);
        let first = blocks.next().transpose().map_err(failed)?;
        let mut first = first.unwrap_or_default();
        let mut headings = Vec::new();
        let opened = self.open_table(input, &mut first, &mut headings);
        intake.headings.push((input.name().to_owned(), headings));
        let (table, remarks) = opened?;
        intake.remarks.extend(remarks);
        let blocks = [Ok(first)].into_iter().chain(blocks);
        let read = |block: Block| {
            (self.reading.progress)(block.bytes.len() as u64);
            (block.index, self.row_block(&table, file, &block))
        };
        let blocks = blocks.par_bridge().map(|block| block.map(read));
        let read: Result<Vec<_>, io::Error> = blocks.collect();
        let mut read = read.map_err(failed)?;
        read.sort_by_key(|(index, _)| *index);
        let mut read: Vec<(FilePart, ReadRows)> = read.into_iter().map(|(_, read)| read).collect();
        // Blocks end outside of quotes as a file's quotes are meant to stand. Where one doesn't, the
        // file is read in one piece, which tells the same as any number of pieces would.
        let is_split_wrongly = read.iter().rev().skip(1).any(|(_, rows)| rows.is_open);
        if is_split_wrongly && input.can_be_read_again() {
            let mut whole = Block::default();
            let mut stream = input.open()?.take(LARGEST_AT_ONCE + 1);
            stream.read_to_end(&mut whole.bytes).map_err(failed)?;
            if whole.bytes.len() as u64 > LARGEST_AT_ONCE {
                return Err(vec![astray(input.name())]);
            }
            whole.first_line = 1;
            self.open_table(input, &mut whole, &mut Vec::new())?;
            read = vec![self.row_block(&table, file, &whole)];
        }
        let problems = table.problems(&read);
        if !problems.is_empty() {
            return Err(problems);
        }
        csv::leave_names(&mut read);
        intake.remarks.extend(table.remarks(&read, input.hidden()));
        for (company, rows) in read.iter().flat_map(|(_, rows)| &rows.gone) {
            *intake.gone.entry(company.clone()).or_default() += rows;
        }
        if read.iter().all(|(part, _)| part.is_empty()) {
            let problem = Diagnostic::error("empty-file", "this file has a header and no answers");
            return Err(vec![problem.in_file(input.name())]);
        }
        let mut rows = table.header_rows;
        intake.tables.push(table);
        for (part, read) in read {
            intake.add(part, rows, intake.tables.len() - 1);
            rows += read.count;
        }
        Ok(())
    }

    fn open_table(
        &self,
        input: Input,
        first: &mut Block,
        headings: &mut Vec<String>,
    ) -> Result<(Table<'q>, Vec<Diagnostic>), Vec<Diagnostic>> {
        let (questionnaire, mapping) = (self.reading.questionnaire, self.reading.mapping);
        Table::open(input, first, questionnaire, mapping, headings)
    }

    fn row_block(&self, table: &Table, file: usize, block: &Block) -> (FilePart, ReadRows) {
        let mut part = self.part(file);
        part.records.reserve(block.lines + 1);
        let rows = table.read(block, &mut part);
        part.records.seal();
        (part, rows)
    }

    fn part(&self, file: usize) -> FilePart {
        FilePart::new(file, self.reading.questionnaire, &self.keeps, &self.numbers)
    }
}

/// A long table in which quotes stand where none are meant.
fn astray(file: &str) -> Diagnostic {
    let message = format!(
        "quotes stand in the middle of cells here, so that rows can only be told apart in one piece, and this file is larger than {} MB",
        LARGEST_AT_ONCE >> 20
    );
    let problem = Diagnostic::error("too-large", message).in_file(file);
    problem.help("double a quote within a cell, and put the cell in quotes, as spreadsheets do; or split the file")
}

impl Intake<'_, '_> {
    /// Of files that are read as exports of the same service, one line says so for all.
    fn tell_services_once(&mut self) {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let is_service = |remark: &Diagnostic| remark.code == csv::SERVICE_NOTE;
        for remark in self.remarks.iter().filter(|remark| is_service(remark)) {
            *counts.entry(remark.message.clone()).or_default() += 1;
        }
        counts.retain(|_, count| *count > 1);
        self.remarks
            .retain(|remark| !is_service(remark) || !counts.contains_key(&remark.message));
        let told = counts.into_iter().map(|(message, count)| {
            Diagnostic::note(csv::SERVICE_NOTE, format!("{count} files, each {message}"))
        });
        self.remarks.extend(told);
    }

    /// Adds a part, before which there were that many rows in its file.
    fn add(&mut self, mut part: FilePart, rows: usize, table: usize) {
        let file = part.records.file;
        for mut broken in part.broken.drain(..) {
            if let Why::Row { before, .. } = &mut broken.why {
                *before += rows;
            }
            self.failed.push(Failed::new(broken, file, table));
        }
        self.remarks.append(&mut part.remarks);
        for (before, mut remark) in part.row_remarks.drain(..) {
            self.tables[table].name_cell(&mut remark, rows + before + 1);
            self.remarks.push(remark);
        }
        if !part.records.is_empty() {
            self.parts.push(part);
        }
    }
}
