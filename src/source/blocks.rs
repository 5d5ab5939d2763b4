//! Long files in blocks of whole lines, so that memory doesn't grow with the file.

use std::io::{self, Read};

/// How many bytes of a file are taken at a time. Fixed, so that nothing depends on the machine.
pub const BLOCK_SIZE: usize = 2 << 20;

/// The longest line, or row with line ends in its quotes, in bytes.
const LONGEST_LINE: usize = 32 << 20;

/// What ends a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    AtLines,
    /// A line end with an even number of quotes before it, where the quotes are CSV's.
    OutsideQuotes,
}

/// Some whole lines of a file.
#[derive(Debug, Default)]
pub struct Block {
    pub bytes: Vec<u8>,
    /// The number of the first line in the file, from 1.
    pub first_line: usize,
    /// How many line ends there are in it.
    pub lines: usize,
    /// Its place among the file's blocks, from 0.
    pub index: usize,
}

impl Block {
    /// Takes its first bytes out, which end with a line.
    pub fn drop_start(&mut self, end: usize) {
        let end = end.min(self.bytes.len());
        self.first_line += memchr::memchr_iter(b'\n', &self.bytes[..end]).count();
        self.bytes.drain(..end);
    }
}

/// The blocks of a file, in order. A last error ends them.
#[derive(Debug)]
pub struct Blocks<R> {
    reader: R,
    ends: Ends,
    size: usize,
    rest: Vec<u8>,
    next_line: usize,
    index: usize,
    is_done: bool,
}

impl<R: Read> Blocks<R> {
    /// Blocks of about so many bytes.
    pub fn new(reader: R, ends: Ends, size: usize) -> Self {
        Self {
            reader,
            ends,
            size,
            rest: Vec::new(),
            next_line: 1,
            index: 0,
            is_done: false,
        }
    }

    fn read(&mut self) -> io::Result<Option<Block>> {
        let mut bytes = std::mem::take(&mut self.rest);
        let (mut searched, mut quotes) = (0, 0);
        while !self.is_done {
            let before = bytes.len();
            bytes.reserve_exact(self.size);
            let reader = &mut self.reader;
            reader.take(self.size as u64).read_to_end(&mut bytes)?;
            self.is_done = bytes.len() == before;
            let fresh = &bytes[searched..];
            let all = match self.ends {
                Ends::AtLines => 0,
                Ends::OutsideQuotes => memchr::memchr_iter(b'"', fresh).count(),
            };
            if let Some(at) = self.last_end(fresh, quotes + all) {
                self.rest = bytes.split_off(searched + at);
                break;
            }
            quotes += all;
            searched = bytes.len();
            if searched > LONGEST_LINE {
                return Err(too_long(self.next_line));
            }
        }
        if self.rest.is_empty() {
            // Only what comes next tells whether this is the end.
            let read = (&mut self.reader).take(1).read_to_end(&mut self.rest)?;
            if read == 0 {
                self.is_done = true;
                drop_end_marks(&mut bytes);
            }
        }
        Ok((!bytes.is_empty()).then(|| self.block(bytes)))
    }

    /// After the last line end with an even number of quotes before it, of `quotes` in all.
    fn last_end(&self, bytes: &[u8], quotes: usize) -> Option<usize> {
        let (mut before, mut end) = (quotes, bytes.len());
        for at in memchr::memrchr_iter(b'\n', bytes) {
            if self.ends == Ends::AtLines {
                return Some(at + 1);
            }
            before -= memchr::memchr_iter(b'"', &bytes[at..end]).count();
            end = at;
            if before.is_multiple_of(2) {
                return Some(at + 1);
            }
        }
        None
    }

    fn block(&mut self, bytes: Vec<u8>) -> Block {
        let first_line = self.next_line;
        let lines = memchr::memchr_iter(b'\n', &bytes).count();
        self.next_line += lines;
        self.index += 1;
        Block {
            bytes,
            first_line,
            lines,
            index: self.index - 1,
        }
    }
}

fn too_long(line: usize) -> io::Error {
    let most = LONGEST_LINE >> 20;
    io::Error::other(format!(
        "what starts at line {line} doesn't end within {most} MB, so that it is no line or row of answers; a quote that is never closed does that, too"
    ))
}

/// Takes off what old programs end a file with: NULs, or a Ctrl-Z.
fn drop_end_marks(bytes: &mut Vec<u8>) {
    let is_end = |byte: &u8| matches!(byte, 0 | 0x1a | b'\n' | b'\r');
    let end = bytes.iter().rposition(|byte| !is_end(byte));
    let end = end.map_or(0, |at| at + 1);
    let mark = |byte: &u8| matches!(byte, 0 | 0x1a);
    if let Some(mark) = bytes[end..].iter().position(mark) {
        bytes.truncate(end + mark);
    }
}

impl<R: Read> Iterator for Blocks<R> {
    type Item = io::Result<Block>;

    fn next(&mut self) -> Option<Self::Item> {
        let block = self.read();
        if block.is_err() {
            self.is_done = true;
            self.rest.clear();
        }
        block.transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str, ends: Ends) -> Vec<(usize, String)> {
        let blocks = Blocks::new(text.as_bytes(), ends, BLOCK_SIZE).map(Result::unwrap);
        let parts = blocks.map(|block| (block.first_line, String::from_utf8(block.bytes).unwrap()));
        parts.collect()
    }

    #[test]
    fn blocks_are_whole_lines_that_add_up_to_the_text() {
        let line = "x".repeat(BLOCK_SIZE / 3) + "\n";
        let text = line.repeat(7) + "end";
        let blocks = blocks(&text, Ends::AtLines);
        let lines: Vec<usize> = blocks.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 3, 6, 8]);
        let all: String = blocks.into_iter().map(|(_, text)| text).collect();
        assert_eq!(all, text);
    }

    #[test]
    fn no_block_ends_inside_quotes() {
        let line = format!("\"a\n{}\nb\"\n", "x".repeat(BLOCK_SIZE / 3));
        let blocks = blocks(&line.repeat(5), Ends::OutsideQuotes);
        assert!(blocks.len() > 1);
        assert!(blocks.iter().all(|(_, text)| text.ends_with("b\"\n")));
    }
}
