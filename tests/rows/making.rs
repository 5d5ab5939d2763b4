//! Workbooks and archives, as their programs write them.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A sheet: its name, and its rows.
pub type Sheet<'s> = (&'s str, &'s [Vec<String>]);

/// An Excel workbook of texts.
pub fn xlsx(sheets: &[Sheet]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).expect("a name");
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string(row, column, cell).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// A workbook of `OpenDocument` with texts, and with the blank rows up to the last that such files have.
pub fn ods(sheets: &[Sheet]) -> Vec<u8> {
    let escaped = |cell: &str| cell.replace('&', "&amp;").replace('<', "&lt;");
    let cell = |cell: &String| {
        let lines = escaped(cell).replace('\n', "</text:p><text:p>");
        if cell.is_empty() {
            return "<table:table-cell/>".to_owned();
        }
        format!(
            "<table:table-cell office:value-type=\"string\" calcext:value-type=\"string\"><text:p>{lines}</text:p></table:table-cell>"
        )
    };
    let row = |cells: &Vec<String>| {
        let cells: String = cells.iter().map(cell).collect();
        format!("<table:table-row table:style-name=\"ro1\">{cells}</table:table-row>")
    };
    let table = |(name, rows): &Sheet| {
        let rows: String = rows.iter().map(row).collect();
        format!("<table:table table:name=\"{name}\">{rows}{BLANK_ROWS}</table:table>")
    };
    ods_of(&sheets.iter().map(table).collect::<String>())
}

const BLANK_ROWS: &str = "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";

/// The same of these tables.
pub fn ods_of(tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

/// An archive of these files.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("a member");
        archive.write_all(bytes).expect("a member");
    }
    archive.finish().expect("an archive").into_inner()
}

/// The same archive with a text in one of its members replaced.
pub fn changed(archive: &[u8], member: &str, from: &str, to: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a member");
        let (name, mut text) = (file.name().expect("a name").into_owned(), String::new());
        file.read_to_string(&mut text).expect("text");
        if name == member {
            assert!(text.contains(from), "{text}");
            text = text.replace(from, to);
        }
        files.push((name, text));
    }
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    zip(&files)
}

/// The same archive with each member marked as encrypted.
pub fn marked_as_encrypted(mut archive: Vec<u8>) -> Vec<u8> {
    for at in 0..archive.len() - 9 {
        match &archive[at..at + 4] {
            b"PK\x03\x04" => archive[at + 6] |= 1,
            b"PK\x01\x02" => archive[at + 8] |= 1,
            _ => {}
        }
    }
    archive
}
