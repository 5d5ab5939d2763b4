//! What a Word document says, whoever saved it last.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::{DOCUMENT, IDENTIFIER, PROPERTIES};

/// A document whose text takes more isn't read.
const LARGEST: u64 = 32 << 20;

/// The text of a document, a paragraph or a row of a table a line; none where it is no document.
pub(in crate::report) fn text_of(file: &[u8]) -> Option<String> {
    text(&part(file, DOCUMENT)?)
}

/// Whether a file isn't as it was written: its text isn't what its properties say, or they say nothing.
pub(crate) fn is_edited(file: &[u8]) -> bool {
    let told = || {
        let properties = part(file, PROPERTIES)?;
        let (_, rest) = properties.split_once(IDENTIFIER)?;
        let (identifier, _) = rest.split_once('<')?;
        Some(identifier == identifier_of(&text_of(file)?))
    };
    told() != Some(true)
}

/// What tells a text from others.
pub(super) fn identifier_of(text: &str) -> String {
    let hash = Sha256::digest(text);
    let hex = hash.iter().take(16).map(|byte| format!("{byte:02x}"));
    hex.collect()
}

/// A part of a package; none where there is none, or it is too large.
fn part(file: &[u8], name: &str) -> Option<String> {
    let mut zip = ZipArchive::new(Cursor::new(file)).ok()?;
    let part = zip.by_name(name).ok()?;
    let mut xml = String::new();
    part.take(LARGEST + 1).read_to_string(&mut xml).ok()?;
    (xml.len() as u64 <= LARGEST).then_some(xml)
}

/// The text of a document's main part.
pub(super) fn text(xml: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let mut text = String::new();
    // How many texts and rows are open. What is struck out stands elsewhere than in texts.
    let (mut texts, mut rows) = (0_usize, 0_usize);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => match tag.name().as_ref() {
                "w:t" => texts += 1,
                "w:tr" => rows += 1,
                _ => {}
            },
            Event::End(tag) => match tag.name().as_ref() {
                "w:t" => texts = texts.saturating_sub(1),
                "w:tr" => {
                    rows = rows.saturating_sub(1);
                    text.push('\n');
                }
                "w:tc" => text.push_str("| "),
                "w:p" => text.push(if rows > 0 { ' ' } else { '\n' }),
                _ => {}
            },
            Event::Empty(tag) if matches!(tag.name().as_ref(), "w:br" | "w:tab") => text.push(' '),
            Event::Text(more) if texts > 0 => text.push_str(&more.xml10_content()),
            Event::GeneralRef(reference) if texts > 0 => match reference.resolve_char_ref().ok()? {
                Some(character) => text.push(character),
                None => text.push_str(resolve_predefined_entity(&reference)?),
            },
            Event::Eof => return Some(tidy(&text)),
            _ => {}
        }
    }
}

/// The lines without space at their ends, and without those in which nothing stands.
fn tidy(text: &str) -> String {
    let lines = text.lines();
    let lines = lines.map(|line| line.trim_end_matches([' ', '|']).trim_start());
    let lines = lines.filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}
