//! Which rows of a sheet are hidden in an Excel workbook, of which the reader of its cells tells nothing.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::archive::Archive;
use super::sheet::MOST_ROWS;

/// The numbers of the hidden rows of a sheet that could be read, from 1 and rising.
pub(super) fn rows(archive: &mut Archive, sheet: &str) -> Vec<usize> {
    let text = path_of(archive, sheet).map(|path| archive.text(&path));
    let text = text.filter(|text| text.contains("hidden="));
    let (mut rows, mut row) = (Vec::new(), 0_usize);
    find(&text.unwrap_or_default(), "row", |tag| {
        let number = attribute(tag, "r").and_then(|number| number.parse().ok());
        row = number.unwrap_or(row.saturating_add(1));
        let hidden = attribute(tag, "hidden");
        let is_hidden = hidden.is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true"));
        if is_hidden && rows.len() < MOST_ROWS as usize {
            rows.push(row);
        }
        None::<()>
    });
    rows.sort_unstable();
    rows
}

/// Where in a workbook a sheet is: the workbook names the sheets, and its relationships say where they are.
fn path_of(archive: &mut Archive, sheet: &str) -> Option<String> {
    let book = find(&archive.text("_rels/.rels"), "Relationship", |tag| {
        let is_book = attribute(tag, "Type")?.ends_with("/officeDocument");
        attribute(tag, "Target").filter(|_| is_book)
    })?;
    let book = book.trim_start_matches('/');
    let (folder, name) = book.rsplit_once('/')?;
    let id = find(&archive.text(book), "sheet", |tag| {
        let is_asked = attribute(tag, "name")? == sheet;
        attribute(tag, "id").filter(|_| is_asked)
    })?;
    let relationships = archive.text(&format!("{folder}/_rels/{name}.rels"));
    let target = find(&relationships, "Relationship", |tag| {
        let is_asked = attribute(tag, "Id")? == id;
        attribute(tag, "Target").filter(|_| is_asked)
    })?;
    let absolute = target.strip_prefix('/').map(str::to_owned);
    Some(absolute.unwrap_or_else(|| format!("{folder}/{target}")))
}

/// What is looked for in the elements of a name.
fn find<T>(text: &str, name: &str, mut look: impl FnMut(&BytesStart) -> Option<T>) -> Option<T> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == name => {
                if let Some(found) = look(&tag) {
                    return Some(found);
                }
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// An attribute, whatever stands for its namespace.
fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = tag.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()?;
    Some(value.into_owned())
}
