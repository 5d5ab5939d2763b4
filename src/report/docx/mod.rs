//! A document as a Word document, to be edited before it is sent. Its looks are styles, so that it can be restyled; the
//! parts that are the same in each are files in `parts/`.

mod body;
mod read;
mod table;
mod xml;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::document::Document;
pub(crate) use read::is_edited;
pub(super) use read::text_of;
use read::{identifier_of, text};
use xml::{paragraph, run, safe};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const DOCUMENT: &str = "word/document.xml";
const PROPERTIES: &str = "docProps/core.xml";

/// What goes before that by which an edited document is known.
const IDENTIFIER: &str = "<dc:identifier>detente:";

/// Renders a document: a package of parts.
pub(super) fn render(document: &Document) -> Vec<u8> {
    let (body, numbered) = body::of(document);
    let (properties, footer) = (properties(document, &body), footer(document));
    let numbering = numbering(numbered);
    let types = include_str!("parts/content-types.xml");
    let relations = include_str!("parts/document-rels.xml");
    let parts = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", include_str!("parts/rels.xml")),
        (PROPERTIES, &properties),
        ("word/_rels/document.xml.rels", relations),
        ("word/styles.xml", include_str!("parts/styles.xml")),
        ("word/settings.xml", include_str!("parts/settings.xml")),
        ("word/numbering.xml", &numbering),
        ("word/footer.xml", &footer),
        (DOCUMENT, &body),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        // No date of today: the same answers give the same bytes.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::DEFAULT)
            .system(System::Unix)
            .large_file(u32::try_from(part.len()).is_err());
        let written = zip.start_file(name, options);
        written.expect("each part has a name of its own");
        let written = zip.write_all(part.as_bytes());
        written.expect("memory takes all that is written");
    }
    let zip = zip.finish().expect("memory takes all that is written");
    zip.into_inner()
}

fn properties(document: &Document, body: &str) -> String {
    let identifier = identifier_of(&text(body).unwrap_or_default());
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title>{IDENTIFIER}{identifier}</dc:identifier><dc:language>en-GB</dc:language></cp:coreProperties>",
        safe(&document.title)
    )
}

fn footer(document: &Document) -> String {
    let text = paragraph("Footer", "", &run(&document.footer, ""));
    format!("{HEAD}<w:ftr xmlns:w=\"{MAIN}\">{text}</w:ftr>")
}

/// The lists, each numbered one with a numbering of its own, so that each starts at 1.
fn numbering(numbered: usize) -> String {
    let usual = include_str!("parts/numbering.xml");
    let own = (1..=numbered).map(|list| {
        let id = body::NUMBERINGS + list;
        format!(
            "  <w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{}\"/>\
             <w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\n",
            body::NUMBERS
        )
    });
    let end = "</w:numbering>";
    usual.replace(end, &(own.collect::<String>() + end))
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
