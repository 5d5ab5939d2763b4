//! What a Word document says, block by block.

use super::super::document::{Block, Document, Orders, Quote, Section, Step, Task, Text, Weight};
use super::super::table::Table;
use super::super::text;
use super::xml::{Languages, paragraph, run};
use super::{HEAD, MAIN, table};

/// How many numberings `parts/numbering.xml` holds; the last one counts.
pub(super) const NUMBERINGS: usize = 4;

/// The one of numbers, and the one of boxes that are ticked.
pub(super) const NUMBERS: usize = 3;
const TICKED: usize = 4;

/// A4 with margins of 2.5 cm, in twentieths of a point.
const PAGE: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/></w:sectPr>";

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const KEEP_NEXT: &str = "<w:keepNext/>";

/// A document's text, and how many numbered lists are in it.
pub(super) fn of(document: &Document) -> (String, usize) {
    let mut body = Body {
        xml: String::new(),
        numbered: 0,
        is_tight: false,
        languages: Languages::of(document.language),
    };
    body.head(document);
    let open = document.sections.iter();
    for section in open.filter(|section| !section.is_closed) {
        body.section(section);
    }
    body.end_table();
    let xml = format!(
        "{HEAD}<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{RELATIONSHIPS}\"><w:body>{}{PAGE}</w:body></w:document>",
        body.xml
    );
    (xml, body.numbered)
}

struct Body {
    xml: String,
    /// How many numbered lists there are so far.
    numbered: usize,
    /// Whether what comes last has little space below it.
    is_tight: bool,
    languages: Languages,
}

impl Body {
    fn head(&mut self, document: &Document) {
        self.add("Title", "", &run(&document.title, ""));
        self.text("Subtitle", "", &document.about);
        self.text("Quiet", "", &document.answered.as_str().into());
    }

    fn section(&mut self, section: &Section) {
        if let Some(heading) = &section.heading {
            self.text("Heading1", "", heading);
        }
        for (at, block) in section.blocks.iter().enumerate() {
            // One or two paragraphs above a table, a list or a heading lead to it.
            let mut below = section.blocks[at + 1..].iter().take(2);
            let leads_to = below.find(|block| !matches!(block, Block::Paragraph { .. }));
            let is_kept = leads_to.is_some_and(|block| !matches!(block, Block::Slope { .. }));
            self.block(block, if is_kept { KEEP_NEXT } else { "" });
        }
    }

    fn block(&mut self, block: &Block, keep: &str) {
        match block {
            Block::Heading { text } => self.text("Heading2", "", text),
            Block::Subheading { text } => self.text("Heading3", "", text),
            Block::Paragraph { text, weight } => self.text(style_of(*weight), keep, text),
            Block::List { items } => self.list(items),
            Block::Steps { steps, is_numbered } => self.steps(steps, *is_numbered),
            Block::Quotes { about, quotes } => self.quotes(about.as_ref(), quotes),
            Block::Table { table } => self.table(table),
            Block::Scale { scale } => {
                self.text("Quiet", keep, &text::scale::sentence(scale).into());
            }
            Block::Orders { orders } => self.orders(orders),
            // The figures stand in a table as well.
            Block::Slope { .. } => {}
        }
    }

    /// Adds a text as a paragraph, if there is any.
    fn text(&mut self, style: &str, properties: &str, text: &Text) {
        if !text.text.is_empty() {
            let runs = self.languages.run(&text.text, text.is_asked);
            self.add(style, properties, &runs);
        }
    }

    /// Adds a paragraph. Tables and lists have little space below them, so what follows one has it above, as a heading has
    /// by itself.
    fn add(&mut self, style: &str, properties: &str, runs: &str) {
        let is_tight = std::mem::take(&mut self.is_tight);
        let has_space = is_tight && !style.starts_with("Heading");
        let space = if has_space {
            "<w:spacing w:before=\"140\"/>"
        } else {
            ""
        };
        let properties = format!("{properties}{space}");
        self.xml += &paragraph(style, &properties, runs);
    }

    fn list(&mut self, items: &[Text]) {
        for item in items {
            self.text("ListBullet", "", item);
        }
        self.is_tight = true;
    }

    fn steps(&mut self, steps: &[Step], is_numbered: bool) {
        self.numbered += usize::from(is_numbered);
        let numbering = numbering_of(NUMBERINGS + self.numbered);
        for step in steps {
            let mut properties = if step.notes.is_empty() { "" } else { KEEP_NEXT }.to_owned();
            let style = if is_numbered {
                properties += &numbering;
                "ListNumber"
            } else {
                match step.task {
                    Task::ToDo => "Checklist",
                    Task::Done => {
                        properties += &numbering_of(TICKED);
                        "Checklist"
                    }
                    Task::Dropped => "ListBullet",
                }
            };
            let when = step.when.map_or(String::new(), |when| format!(", {when}"));
            let owner = format!("<w:rStyle w:val=\"Strong\"/>{}", self.languages.asked);
            let runs = [
                run(&step.owner, &owner),
                run(&format!("{when}: "), ""),
                self.languages.run(&step.text, true),
            ];
            self.add(style, &properties, &runs.concat());
            for note in &step.notes {
                self.text("ListContinue", "", note);
            }
        }
        self.is_tight = true;
    }

    fn quotes(&mut self, about: Option<&Text>, quotes: &[Quote]) {
        if let Some(about) = about {
            self.text("Normal", KEEP_NEXT, about);
        }
        for quote in quotes {
            let runs = [
                self.languages.run(&format!("“{}”", quote.text), true),
                run(&format!(" ({})", quote.by), ""),
            ];
            self.add("Quote", "", &runs.concat());
        }
    }

    /// Adds a table. Where it has a chart, its figures stand in other columns as well.
    fn table(&mut self, table: &Table) {
        self.end_table();
        self.xml += &table::of(table, &self.languages);
        self.is_tight = true;
    }

    /// Two tables without anything between them would be one, and nothing but a paragraph may end a document.
    fn end_table(&mut self) {
        if self.xml.ends_with("</w:tbl>") {
            self.add("TableText", "", "");
        }
    }

    fn orders(&mut self, orders: &Orders) {
        self.table(&orders.table);
        self.text("Quiet", "", &orders.note.unwrap_or_default().into());
    }
}

fn style_of(weight: Weight) -> &'static str {
    match weight {
        Weight::Plain => "Normal",
        Weight::Strong => "Lead",
        Weight::Quiet => "Quiet",
    }
}

/// What puts a paragraph into a list.
fn numbering_of(list: usize) -> String {
    format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>")
}
