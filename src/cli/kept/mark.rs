//! How a kept report says that it was made: by which method, and from how many answers.

use std::ops::Range;

use crate::comparison;
use crate::diagnosis::{self, METHOD};
use crate::report::Format;

/// What a report says of its making.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) struct Mark {
    /// What figures and words are made by.
    pub(in crate::cli) method: u32,
    /// How many answers and comments of each side, and of the observer; none in reports of a method that didn't say so.
    answers: Vec<usize>,
    /// The company and wave, as this format writes them.
    title: String,
}

impl Mark {
    /// The mark of a report; none where the text is no report.
    pub(in crate::cli) fn of(text: &str, format: Format) -> Option<Self> {
        match format {
            Format::Json => Self::of_json(text),
            Format::Csv => Self::of_table(text),
            Format::Text | Format::Markdown | Format::Html => Self::of_page(text, format),
        }
    }

    /// Whether it counts fewer answers of somebody than another mark of the same company and wave.
    pub(in crate::cli) fn has_less_than(&self, kept: &Self) -> bool {
        let mut pairs = self.answers.iter().zip(&kept.answers);
        self.title == kept.title && pairs.any(|(now, kept)| now < kept)
    }

    /// "71, 104 and 38".
    pub(in crate::cli) fn counts(&self) -> String {
        let counts: Vec<String> = self.answers.iter().map(usize::to_string).collect();
        crate::diagnostic::list::plain(&counts)
    }

    fn of_json(text: &str) -> Option<Self> {
        // Of several companies there is an object a line.
        let mut reports = serde_json::Deserializer::from_str(text).into_iter();
        let report: serde_json::Value = reports.next()?.ok()?;
        let formats = [diagnosis::FORMAT, comparison::FORMAT];
        report["format"]
            .as_str()
            .filter(|format| formats.contains(format))?;
        let sides = report["sides"].as_array()?.iter();
        let parties = sides.chain(Some(&report["observer"]));
        let count = |party: &serde_json::Value| usize::try_from(party["answers"].as_u64()?).ok();
        Some(Self {
            method: u32::try_from(report["method"].as_u64()?).ok()?,
            answers: parties.filter_map(count).collect(),
            title: format!("{}, {}", report["company"], report["wave"]),
        })
    }

    fn of_table(text: &str) -> Option<Self> {
        let mut table = csv::Reader::from_reader(text.as_bytes());
        let heads = table.headers().ok()?.clone();
        let row = table.records().next()?.ok()?;
        let cell = |name: &str| row.get(heads.iter().position(|head| head == name)?);
        let counts = ["first_answers", "second_answers", "observer_answers"];
        Some(Self {
            method: cell("method")?.parse().ok()?,
            answers: counts
                .iter()
                .filter_map(|name| cell(name)?.parse().ok())
                .collect(),
            title: format!("{}, {}", cell("company")?, cell("wave").unwrap_or("")),
        })
    }

    /// A page for people says it at its end, wherever its lines end.
    fn of_page(text: &str, format: Format) -> Option<Self> {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let made = &words[place(&words)?];
        // The methods before the third didn't say how many answers there were.
        let (_, method) = made
            .rsplit_once(MADE)
            .or_else(|| made.rsplit_once(MADE_BEFORE))?;
        let counts = method.split_once(" from ").map_or("", |(_, counts)| counts);
        let counts = counts.split(|character: char| !character.is_ascii_digit());
        Some(Self {
            method: method[..digits(method)].parse().ok()?,
            answers: counts.filter_map(|count| count.parse().ok()).collect(),
            title: title(text, format).to_owned(),
        })
    }
}

const MADE: &str = "Made by method ";
const MADE_BEFORE: &str = " Method ";

/// Where a page's mark stands, in its words with a single space between them: from what was asked to the last count; a
/// comparison has the method alone.
pub(super) fn place(words: &str) -> Option<Range<usize>> {
    let end_of = |after: usize| after + digits(&words[after..]);
    let end = match words.rfind(MADE) {
        Some(at) => {
            let end = words[at..].find(" answers and comments");
            end.map_or(end_of(at + MADE.len()), |end| at + end)
        }
        None => end_of(words.rfind(MADE_BEFORE)? + MADE_BEFORE.len()),
    };
    let made = words[..end].rfind(MADE);
    let start = words[..end].rfind("Asked: ").or(made)?;
    Some(start..end)
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// What a page is called at its top.
fn title(text: &str, format: Format) -> &str {
    let first = text.lines().next().unwrap_or("");
    match format {
        // The same line may hold who answered, which changes with the answers.
        Format::Text => first.split("  ").next().unwrap_or(first),
        Format::Html => {
            let title = text
                .split_once("<title>")
                .and_then(|(_, rest)| rest.split_once("</title>"));
            title.map_or("", |(title, _)| title)
        }
        _ => first,
    }
}

/// Says that a report was made by another method; none where it was made by this one.
pub(in crate::cli) fn same_method(method: u32) -> Option<String> {
    (method != METHOD).then(|| format!("made by another method ({method}, now {METHOD})"))
}
