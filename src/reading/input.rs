//! Where answers come from: files, and texts that are at hand already.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use super::Texts;
use super::documents::is_questionnaire;
use super::format::FileFormat;
use super::packed::{Hidden, Text, TextKind};
use crate::diagnostic::Diagnostic;
use crate::source::{
    Blocks, LARGEST_AT_ONCE, Source, ends_in, load_file, load_text, open_stream, path_of, stream,
};

/// How much of a long text is looked at to tell what it is.
const HEAD: usize = 1 << 16;

/// Something to read.
#[derive(Clone, Copy, Debug)]
pub enum Input<'f> {
    /// A file, by its path.
    File(&'f str),
    /// A text, by the name that messages call it.
    Text(&'f str, &'f [u8]),
    /// A sheet of a workbook, as CSV with a line for each of its rows, and what of it is hidden.
    Sheet(&'f str, &'f [u8], &'f Hidden),
    /// A part of a text that holds a JSON record a line.
    Lines(&'f str, &'f [u8]),
}

impl<'f> Input<'f> {
    /// The files of a command line, of which those among `texts` have been read: an archive gives several, and one
    /// that can't be opened none.
    pub fn of(files: &'f [String], texts: &'f Texts) -> Vec<Self> {
        let mut inputs = Vec::with_capacity(files.len());
        for file in files {
            match texts.of(file) {
                Some(texts) => inputs.extend(texts.iter().map(Self::text_at_hand)),
                None => inputs.push(Self::File(file)),
            }
        }
        inputs
    }

    fn text_at_hand(text: &'f Text) -> Self {
        match &text.kind {
            TextKind::Unknown => Self::Text(&text.name, &text.bytes),
            TextKind::Sheet(hidden) => Self::Sheet(&text.name, &text.bytes, hidden),
            TextKind::Lines => Self::Lines(&text.name, &text.bytes),
        }
    }

    /// The name that messages call it.
    pub fn name(self) -> &'f str {
        match self {
            Self::File(name)
            | Self::Text(name, _)
            | Self::Sheet(name, ..)
            | Self::Lines(name, _) => name,
        }
    }

    /// What it holds; nothing of a file, which is still to be opened.
    fn bytes(self) -> Option<&'f [u8]> {
        match self {
            Self::File(_) => None,
            Self::Text(_, bytes) | Self::Sheet(_, bytes, _) | Self::Lines(_, bytes) => Some(bytes),
        }
    }

    /// Whether it is a sheet of a workbook.
    pub(super) fn is_sheet(self) -> bool {
        matches!(self, Self::Sheet(..))
    }

    /// What of it is hidden, where it is a sheet.
    pub(super) fn hidden(self) -> Option<&'f Hidden> {
        match self {
            Self::Sheet(_, _, hidden) => Some(hidden),
            _ => None,
        }
    }

    /// The format: by its name, or what it looks like. JSON may be a record a line under either name.
    pub(super) fn format(self) -> FileFormat {
        match self {
            Self::Sheet(..) => return FileFormat::Table,
            Self::Lines(..) => return FileFormat::Lines,
            Self::File(_) | Self::Text(..) => {}
        }
        match FileFormat::of_name(self.name()) {
            None => self.look(),
            Some(_) if is_json(self.name()) && self.look() == FileFormat::Lines => {
                FileFormat::Lines
            }
            Some(format) => format,
        }
    }

    /// The format that it looks like.
    fn look(self) -> FileFormat {
        let mut bytes = Vec::new();
        let stream = self.open().map(|stream| stream.take(HEAD as u64));
        let read = stream.map(|mut stream| stream.read_to_end(&mut bytes));
        // A name in another encoding is a mistake in its record; what holds 0 is no text at all, and reading all
        // of it says so.
        if matches!(read, Ok(Ok(_))) && !bytes.contains(&0) {
            FileFormat::of_text(&String::from_utf8_lossy(&bytes))
        } else {
            FileFormat::Documents
        }
    }

    /// The text of a file that means to be a questionnaire.
    pub(crate) fn questionnaire(self) -> Option<Arc<Source>> {
        if self.format() != FileFormat::Documents {
            return None;
        }
        self.text().ok().filter(is_questionnaire)
    }

    /// Opens it to be read bit by bit.
    pub(super) fn open(self) -> Result<Box<dyn Read + Send + 'f>, Vec<Diagnostic>> {
        let opened = match self.bytes() {
            Some(bytes) => stream(self.name(), bytes),
            None => open_stream(self.name()),
        };
        opened.map_err(|problem| vec![*problem])
    }

    /// Reads all of it as text.
    pub(super) fn text(self) -> Result<Arc<Source>, Box<Diagnostic>> {
        match self.bytes() {
            Some(bytes) => load_text(self.name(), bytes),
            None => load_file(self.name()),
        }
    }

    /// What bytes there are, whether they are text or not, for looking for names in them.
    pub(super) fn remains(self) -> String {
        let bytes = match self.bytes() {
            Some(bytes) => bytes.into(),
            None if self.can_be_read_again() => fs::read(path_of(self.name())).unwrap_or_default(),
            None => Vec::new(),
        };
        String::from_utf8_lossy(&bytes[..bytes.len().min(1 << 20)]).into_owned()
    }

    /// Whether it holds the same when it is read a second time, as a pipe doesn't.
    pub(super) fn can_be_read_again(self) -> bool {
        let is_file = || fs::metadata(path_of(self.name())).is_ok_and(|found| found.is_file());
        self.bytes().is_some() || is_file()
    }

    /// The text of what can be read again, unless it is too long to be taken at once.
    pub(super) fn whole(self) -> Option<Arc<Source>> {
        if !self.can_be_read_again() {
            return None;
        }
        let mut bytes = Vec::new();
        let mut stream = self.open().ok()?.take(LARGEST_AT_ONCE + 1);
        stream.read_to_end(&mut bytes).ok()?;
        let text = String::from_utf8_lossy(&bytes);
        let source = || Arc::new(Source::new(self.name(), text));
        (bytes.len() as u64 <= LARGEST_AT_ONCE).then(source)
    }

    /// All of a file of documents, and of any other the header and a record at least.
    pub(super) fn head(self) -> Option<Arc<Source>> {
        if !self.can_be_read_again() {
            return None;
        }
        let Some(ends) = self.format().ends() else {
            return self.text().ok();
        };
        let blocks = Blocks::new(self.open().ok()?, ends, HEAD).take(2);
        let blocks: Result<Vec<_>, _> = blocks.collect();
        let blocks = blocks.ok()?.into_iter();
        let bytes: Vec<u8> = blocks.flat_map(|block| block.bytes).collect();
        let text = String::from_utf8_lossy(&bytes);
        Some(Arc::new(Source::new(self.name(), text)))
    }
}

fn is_json(name: &str) -> bool {
    ends_in(Path::new(name), &["json"])
}
