//! How a kept file says that it was made: by which method, of whom, and from how much.

use std::ops::Range;

use serde_json::Value;

use super::counted::{Counted, folded};
use crate::answers::normalize::without_entities;
use crate::comparison;
use crate::diagnosis::{self, METHOD};
use crate::report::Format;

/// What a report says of its making; a comparison and a portfolio say less.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::cli) struct Mark {
    /// What figures and words are made by.
    pub(in crate::cli) method: u32,
    /// The company and the wave, as this format writes them; empty where they aren't told.
    pub(super) title: String,
    /// How many answers, comments and people of each side and of the observer, one after the other; none in reports of a
    /// method that didn't say so.
    pub(super) counts: Vec<usize>,
    /// What each company is made from, where that is told of each.
    pub(super) companies: Vec<Counted>,
    /// Whether it is a table or a list of many companies, though there be one.
    pub(super) is_portfolio: bool,
    /// Whether it is the report of a single company, and no comparison or portfolio.
    pub(in crate::cli) is_report: bool,
    /// How many records and files were unread.
    pub(super) unread: usize,
    /// How many comments and answers in words it quotes; 0 in formats that aren't read back so far.
    pub(super) words: usize,
    /// How many earlier answers of each side it is compared with; none where it isn't.
    pub(super) earlier: Vec<usize>,
    /// Whether nothing stands before and after that a report doesn't have.
    pub(in crate::cli) is_alone: bool,
}

impl Mark {
    /// The mark of a text; none where it has none.
    pub(in crate::cli) fn of(text: &str, format: Format) -> Option<Self> {
        match format {
            Format::Json => Self::of_json(text),
            Format::Csv => Self::of_table(text),
            Format::Plan => None,
            _ => Self::of_page(text, format),
        }
    }

    /// Whether it is of this company, in whichever wave, as far as letters and digits tell.
    pub(in crate::cli) fn is_of_company(&self, company: &str) -> bool {
        let [title, company] = [&self.title, company].map(without_entities);
        let company = folded(&company);
        let mut waves = title.match_indices(", ").map(|(at, _)| &title[..at]);
        folded(&title) == company || waves.any(|name| folded(name) == company)
    }

    /// Whether it is of this wave, however that is spelt.
    pub(in crate::cli) fn is_of_wave(&self, wave: &str) -> bool {
        company(&self.title, wave).is_some()
    }

    fn of_json(text: &str) -> Option<Self> {
        // Of several companies there is an object a line.
        let reports = serde_json::Deserializer::from_str(text).into_iter();
        let reports: Vec<Value> = reports.collect::<Result<_, _>>().ok()?;
        let [report] = &reports[..] else {
            let marks = reports.iter().map(|it| Self::of_json(&it.to_string()));
            return Self::of_several(&marks.collect::<Option<Vec<Self>>>()?);
        };
        let formats = [diagnosis::FORMAT, comparison::FORMAT];
        let format = report["format"].as_str();
        format.filter(|format| formats.contains(format))?;
        let sides = report["sides"].as_array()?.iter();
        let parties: Vec<&Value> = sides.chain(Some(&report["observer"])).collect();
        let count = |what: &'static str| {
            let counts = parties.iter().filter_map(move |party| party[what].as_u64());
            counts.filter_map(|count| usize::try_from(count).ok())
        };
        let unread = ["own", "unknown"].map(|what| report["unread"][what].as_u64().unwrap_or(0));
        let has_counts = parties[0]["answers"].is_u64();
        let counts = ["answers", "comments", "respondents"].map(count);
        let counts = counts.into_iter().flatten().filter(|_| has_counts);
        let earlier = report["since"]["sides"].as_array().into_iter().flatten();
        let earlier = earlier.filter_map(|side| side["answers"]["old"].as_u64());
        let own = Counted {
            company: report["company"].as_str().unwrap_or("").to_owned(),
            wave: report["wave"].as_str().unwrap_or("").to_owned(),
            counts: counts.collect(),
        };
        Some(Self {
            method: u32::try_from(report["method"].as_u64()?).ok()?,
            unread: usize::try_from(unread.iter().sum::<u64>()).ok()?,
            words: words(report),
            earlier: earlier.flat_map(usize::try_from).collect(),
            is_report: report["format"] == diagnosis::FORMAT,
            ..Self::of_company(own)
        })
    }

    /// The mark of what holds a single company.
    fn of_company(own: Counted) -> Self {
        Self {
            title: own.title(),
            counts: own.counts.clone(),
            companies: vec![own],
            is_alone: true,
            ..Self::default()
        }
    }

    /// The mark of several reports in one file.
    fn of_several(marks: &[Self]) -> Option<Self> {
        let first = marks.first()?;
        let companies = marks.iter().flat_map(|mark| mark.companies.clone());
        let companies: Vec<Counted> = companies.collect();
        Some(Self {
            method: first.method,
            title: PORTFOLIO.to_owned(),
            counts: companies.iter().flat_map(|it| it.counts.clone()).collect(),
            companies,
            is_portfolio: true,
            unread: marks.iter().map(|mark| mark.unread).max()?,
            words: marks.iter().map(|mark| mark.words).sum(),
            is_alone: true,
            ..Self::default()
        })
    }

    fn of_table(text: &str) -> Option<Self> {
        // A row that was spoilt takes nothing from what the others say.
        let mut table = csv::ReaderBuilder::new();
        let mut table = table.flexible(true).from_reader(text.as_bytes());
        let heads = table.headers().ok()?.clone();
        let rows: Vec<csv::StringRecord> = table.records().collect::<Result<_, _>>().ok()?;
        // A portfolio has several rows of each company, which stand together.
        if heads.iter().any(|head| head == "margin") {
            let marks = rows.iter().filter_map(|row| Self::of_row(&heads, row));
            let mut marks: Vec<Self> = marks.collect();
            marks.dedup_by(|one, other| one.companies == other.companies);
            return Self::of_several(&marks);
        }
        Self::of_row(&heads, rows.first()?)
    }

    fn of_row(heads: &csv::StringRecord, row: &csv::StringRecord) -> Option<Self> {
        let cell = |name: &str| row.get(heads.iter().position(|head| head == name)?);
        let counts = ["answers", "comments", "people"];
        let counts = counts.iter().filter_map(|name| cell(name));
        // A portfolio says in columns of their own how many people of each party there are.
        let cells = heads.iter().zip(row);
        let people = cells.filter(|(head, _)| head.starts_with("respondents-"));
        let people = people.map(|(_, cell)| cell);
        let own = Counted {
            company: cell("company")?.to_owned(),
            wave: cell("wave").unwrap_or("").to_owned(),
            counts: counts.chain(people).flat_map(numbers).collect(),
        };
        let unread = cell("unread").and_then(|unread| unread.parse().ok());
        Some(Self {
            method: cell("method")?.parse().ok()?,
            unread: unread.unwrap_or(0),
            is_report: cell("old_wave").is_none(),
            ..Self::of_company(own)
        })
    }

    /// A page for people says it at its end, wherever its lines end.
    fn of_page(text: &str, format: Format) -> Option<Self> {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let place = place(&words)?;
        let made = &words[place.clone()];
        // The methods before the third didn't say from how much.
        let parts = made.rsplit_once(MADE);
        let (_, method) = parts.or_else(|| made.rsplit_once(MADE_BEFORE))?;
        let counts = method.split_once(" from ").map_or("", |(_, counts)| counts);
        let (counts, earlier) = counts.split_once(COMPARED).unwrap_or((counts, ""));
        let (counts, unread) = counts.split_once(" people, ").unwrap_or((counts, ""));
        let end = words[place.end..].trim_start_matches('.');
        let is_page = format == Format::Html;
        // A portfolio says no format.
        let is_of_company = made.contains("(detente") || !method.contains(" from ");
        Some(Self {
            method: method[..digits(method)].parse().ok()?,
            title: if is_of_company {
                title(text, format).to_owned()
            } else {
                title_of_portfolio(&words)
            },
            counts: numbers(counts).collect(),
            is_report: is_of_company && !made.contains("comparison"),
            unread: numbers(unread).next().unwrap_or(0),
            earlier: numbers(earlier).collect(),
            is_alone: if is_page {
                end.ends_with("</html>") && words.starts_with("<!doctype html>")
            } else {
                end.is_empty()
            },
            ..Self::default()
        })
    }
}

/// How many comments and answers to open questions a report or a part of it quotes.
fn words(value: &Value) -> usize {
    let lists = ["comments", "answers"];
    match value {
        Value::Array(items) => items.iter().map(words).sum(),
        Value::Object(fields) => {
            let of_field = |(name, value): (&String, &Value)| match value {
                Value::Array(said) if lists.contains(&name.as_str()) => said.len(),
                other => words(other),
            };
            fields.iter().map(of_field).sum()
        }
        _ => 0,
    }
}

/// What is called so has no company.
const PORTFOLIO: &str = "Portfolio";

/// A portfolio's, with its wave where all companies have the same.
fn title_of_portfolio(words: &str) -> String {
    let about = words.split_once(" Respondents: ");
    let about = about.map_or("", |(about, _)| about);
    match about.rsplit_once(" Wave: ") {
        Some((_, wave)) => format!("{PORTFOLIO}, {}", wave.trim_end_matches('.')),
        None => PORTFOLIO.to_owned(),
    }
}

/// What stands before the counts of the answers that a report is compared with.
const COMPARED: &str = ", compared with ";

const MADE: &str = "Made by method ";
const MADE_BEFORE: &str = " Method ";

/// Where a page's mark stands, in its words with a single space between them: from what was asked, where that is told, to
/// the last count.
pub(super) fn place(words: &str) -> Option<Range<usize>> {
    let (start, end) = if let Some(at) = words.rfind(MADE) {
        let length = words[at..].find(['.', '<']);
        (at, length.map_or(words.len(), |length| at + length))
    } else {
        let at = words.rfind(MADE_BEFORE)?;
        let number = at + MADE_BEFORE.len();
        let end = number + digits(&words[number..]);
        (at, Some(end).filter(|end| words[*end..].starts_with('.'))?)
    };
    // What was asked stands right before it.
    let asked = words[..start].rfind("Asked: ");
    let asked = asked.filter(|asked| words[*asked..start].matches(". ").count() <= 1);
    Some(asked.unwrap_or(start)..end)
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn numbers(text: &str) -> impl Iterator<Item = usize> {
    let parts = text.split(|character: char| !character.is_ascii_digit());
    parts.filter_map(|part| part.parse().ok())
}

/// What a page is called at its top.
fn title(text: &str, format: Format) -> &str {
    let first = text.lines().next().unwrap_or("");
    match format {
        // The same line may hold who answered, which changes with the answers.
        Format::Text => first.split("  ").next().unwrap_or(first),
        Format::Html => {
            let title = text.split_once("<h1>");
            let title = title.and_then(|(_, rest)| rest.split_once("</h1>"));
            title.map_or("", |(title, _)| title)
        }
        Format::Markdown => first.strip_prefix("# ").unwrap_or(""),
        _ => first,
    }
}

/// What stands before this wave in a title; none where it is of another one.
pub(super) fn company<'t>(title: &'t str, wave: &str) -> Option<&'t str> {
    let wave = folded(wave);
    let mut commas = title.match_indices(", ");
    let at = commas.find(|(at, comma)| folded(&title[at + comma.len()..]) == wave);
    at.map(|(at, _)| &title[..at])
}

/// Says that a report was made by another method; none where it was made by this one.
pub(in crate::cli) fn other_method(method: u32) -> Option<String> {
    (method != METHOD).then(|| format!("made by another method ({method}, now {METHOD})"))
}
