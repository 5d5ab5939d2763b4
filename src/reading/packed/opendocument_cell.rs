//! A cell of an `OpenDocument` sheet: its value, where an attribute says it, else its text.

use calamine::Data;
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use super::sheet::percent_shown;

/// More spaces in a row are cut.
const MOST_SPACES: u32 = 1_000;

/// A cell that is being read.
pub(super) struct Cell {
    /// Its value, where an attribute says it.
    value: Option<Data>,
    /// Whether its text is its value.
    is_text: bool,
    pub(super) text: String,
    pub(super) paragraphs: usize,
    /// Whether it is a formula that was saved without a value.
    pub(super) is_unsaved: bool,
    /// How many rows and columns it spans.
    pub(super) spans: [u32; 2],
}

impl Cell {
    pub(super) fn new(tag: &BytesStart) -> Result<Self, quick_xml::Error> {
        let kind = attribute(tag, "office:value-type")?.unwrap_or_default();
        let is_error = attribute(tag, "calcext:value-type")?.as_deref() == Some("error");
        let value = match kind.as_str() {
            "string" if is_error => None,
            "string" => attribute(tag, "office:string-value")?.map(Data::String),
            "date" => attribute(tag, "office:date-value")?.map(Data::DateTimeIso),
            "time" => attribute(tag, "office:time-value")?.map(Data::DurationIso),
            "boolean" => {
                let value = attribute(tag, "office:boolean-value")?;
                value.map(|value| Data::Bool(value.eq_ignore_ascii_case("true")))
            }
            _ => {
                let value = attribute(tag, "office:value")?;
                let number = value.and_then(|value| value.parse().ok());
                number.map(|number| match kind.as_str() {
                    "percentage" => Data::String(percent_shown(number)),
                    _ => Data::Float(number),
                })
            }
        };
        let is_formula = attribute(tag, "table:formula")?.is_some();
        Ok(Self {
            is_text: value.is_none() && !kind.is_empty(),
            is_unsaved: is_formula && value.is_none() && kind.is_empty(),
            value,
            text: String::new(),
            paragraphs: 0,
            spans: [
                repeats(tag, "table:number-rows-spanned")?,
                repeats(tag, "table:number-columns-spanned")?,
            ],
        })
    }

    /// Opens an element within it.
    pub(super) fn open(&mut self, name: &str, tag: &BytesStart) -> Result<(), quick_xml::Error> {
        match name {
            "text:p" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
            }
            "text:s" => {
                let spaces = repeats(tag, "text:c")?.min(MOST_SPACES);
                self.text.extend((0..spaces).map(|_| ' '));
            }
            "text:tab" => self.text.push('\t'),
            "text:line-break" => self.text.push('\n'),
            _ => {}
        }
        Ok(())
    }

    pub(super) fn value(self) -> Option<Data> {
        let text = self.is_text.then_some(Data::String(self.text));
        self.value.or(text)
    }
}

/// How often something stands there; more than can be counted is as many as can.
pub(super) fn repeats(tag: &BytesStart, name: &str) -> Result<u32, quick_xml::Error> {
    let value = attribute(tag, name)?;
    Ok(value.map_or(1, |value| value.trim().parse().unwrap_or(u32::MAX)))
}

pub(super) fn attribute(tag: &BytesStart, name: &str) -> Result<Option<String>, quick_xml::Error> {
    let Some(found) = tag.try_get_attribute(name)? else {
        return Ok(None);
    };
    let value = found.normalized_value(XmlVersion::Implicit1_0)?;
    Ok(Some(value.into_owned()))
}
