//! Where in a table records stand, and the names in them.

use std::sync::Arc;

use super::Opened;
use super::cells::Cells;
use super::rows::Rows;
use super::table::Table;
use crate::answers::duplicates::Whereabouts;
use crate::reading::field::Field;
use crate::source::{Block, Source};

impl Table<'_> {
    /// The name of its file.
    pub(in crate::reading) fn name(&self) -> &str {
        &self.name
    }

    /// Takes the header out of a file's first block.
    pub(in crate::reading) fn skip_header(&self, block: &mut Block) {
        let text = String::from_utf8_lossy(&block.bytes).into_owned();
        let source = Arc::new(Source::part(self.name.as_str(), text, block.first_line));
        if let Ok(opened) = Opened::new(&source) {
            block.drop_start(opened.header.end);
        }
    }

    /// Calls back for each row of a block with its line, and what finds the places in it.
    pub(in crate::reading) fn find(
        &self,
        block: &Block,
        mut each: impl FnMut(usize, &dyn Fn() -> Whereabouts),
    ) {
        let mut rows = Rows::new(self.dialect, &block.bytes, self.columns.kinds.len());
        let mut cells = Cells::default();
        while let Some(place) = rows.next(&mut cells) {
            let text = &block.bytes[place.range];
            let line = block.first_line + place.line - 1;
            each(line, &|| self.whereabouts(text, line));
        }
    }

    fn whereabouts(&self, text: &[u8], line: usize) -> Whereabouts {
        let text = String::from_utf8_lossy(text);
        let row = self.closely(&text, line);
        let name = |field: Field| {
            let mut fields = self.fields.iter();
            let (column, _) = fields.find(|(_, known)| *known == field)?;
            let text = row.cells.lossy(*column).trim().to_owned();
            Some((row.spans.get(*column)?.clone(), text))
        };
        let names = [Field::Company, Field::Wave, Field::Respondent].map(name);
        Whereabouts {
            names,
            start: row.spans.first().map_or(0..0, Clone::clone),
            source: row.source,
        }
    }
}
