//! Every mistake that a record can hold, as a value, told once its place is known.

use std::ops::Range;
use std::sync::Arc;

use super::field::Field;
use super::raw::Raw;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Questionnaire;
use crate::source::Source;

/// Where in its record a mistake stands, by number: entries of a mapping, columns of a row, items of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// The record as a whole.
    Record,
    /// The name of a field.
    Field(usize),
    /// What a field, or a cell, holds.
    Value(usize),
    /// The question in an entry of a field.
    Key(usize, usize),
    /// The answer in an entry of a field.
    Entry(usize, usize),
    /// One item of the order that stands in an entry of a field, or in a cell.
    Item(usize, Option<usize>, usize),
}

/// Tells where in a text the parts of a record stand.
pub(super) trait Places {
    fn source(&self) -> &Arc<Source>;
    /// The bytes of a part.
    fn span(&self, at: At) -> Range<usize>;
    /// A part as it is spelt.
    fn spelling(&self, at: At) -> &str {
        &self.source().text[self.span(at)]
    }
    /// What stands in the place of an answer of which nothing is read.
    fn signed(&self, _key: At) -> Option<&str> {
        None
    }
    /// A text, and what is left on its line of what may belong to it.
    fn cut_off(&self, _key: At, _at: At, _found: &Raw) -> Option<Range<usize>> {
        None
    }
    /// The same of a name, where what is left looks like a part of it: `Smith #1`, not `Smith   # our client`.
    fn cut_off_name(&self, key: At, at: At, found: &Raw) -> Option<Range<usize>> {
        let span = self.cut_off(key, at, found)?;
        let text = &self.source().text[span.clone()];
        let is_comment = |at: usize| text[..at].ends_with([' ', '\t']);
        let mut hashes = text.match_indices('#').map(|(at, _)| at);
        let hash = hashes.find(|at| is_comment(*at))?;
        let gap = hash - text[..hash].trim_end().len();
        let colon = text.len() - text.trim_start_matches([':', ' ', '\t']).len();
        let is_near = gap == 1 || !text[hash + 1..].starts_with(' ');
        is_near.then_some(span.start + colon..span.end)
    }
}

/// A mistake in a record, or something to look at.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mistake {
    /// Something else, as this says it.
    NoRecord(&'static str),
    OtherQuestionnaire(String),
    OtherVersion(String),
    /// Another built-in version.
    OtherBuiltIn(String),
    UnknownSide(String),
    /// In what a field holds.
    Field(Field, NoField),
    UnknownField(String),
    /// A question that stands beside the answers; told of the first one alone.
    BesideAnswers {
        name: String,
        /// The entry right above it, where that is a section that it may belong to.
        below: Option<usize>,
    },
    Twice {
        name: String,
        first: At,
    },
    /// Another record, which begins with this field.
    SecondRecord(String),
    WrongKind {
        expected: &'static str,
        found: &'static str,
    },
    UnknownQuestion(String),
    /// So many names that differ from known ones in no letter and no digit; told of the first one alone.
    OtherSpelling {
        known: String,
        count: usize,
    },
    NotAsked,
    /// In an answer to a scale question, by its index.
    Answer(usize, NoAnswer),
    /// In an answer to a scale question, with marks around it as so many others have them.
    Marks(Box<Mistake>, usize),
    /// In the order of a ranking question's options, by its index.
    Order(usize, NoOrder),
    UnevenRow {
        row: usize,
        cells: usize,
        columns: usize,
    },
    OpenQuote,
    /// A row that repeats the headings, in their order or in another one.
    HeadingsAgain {
        row: usize,
        in_order: bool,
    },
    /// Answers in the row of a form that explains its columns, by the row's number.
    TypedOver(usize),
    CutOff(Range<usize>),
    /// A name, behind which a comment starts.
    CutOffName(Range<usize>),
    /// A row that by this word sums others up.
    Summary(String),
    /// A respondent who by this name is nobody.
    TestName(String),
    /// A line in a text that may be a row.
    SwallowedRow,
    Blank,
}

/// Why a field doesn't hold what it should.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum NoField {
    Missing,
    Empty,
    Blank,
    Nul,
}

/// Why something is no answer to a scale question.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum NoAnswer {
    OffTheScale,
    WrongKind(&'static str),
    UnknownLabel(String),
    /// None of the numbers that a map of columns gives for the labels, which these are.
    NotInMap(String),
    /// In a column that one answer has for itself.
    OtherChoice(u8, String),
}

/// Why something is no order of a ranking question's options.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum NoOrder {
    WrongKind {
        expected: &'static str,
        found: &'static str,
    },
    Twice(String),
    UnknownOption(String),
    Missing(Vec<usize>),
    BadRank(String),
    RankTwice(usize),
}

impl Mistake {
    /// The code of a row that may sum others up.
    pub(super) const SUMMARY: &'static str = "summary-row";

    /// Whether it fails its record.
    pub(super) fn is_error(&self) -> bool {
        !matches!(
            self,
            Self::OtherVersion(_)
                | Self::CutOff(_)
                | Self::Summary(_)
                | Self::TestName(_)
                | Self::SwallowedRow
                | Self::Blank
        )
    }

    /// Tells it at its place.
    pub(super) fn tell(
        &self,
        at: At,
        places: &dyn Places,
        questionnaire: &Questionnaire,
    ) -> Diagnostic {
        let span = match self {
            Self::CutOff(span) | Self::CutOffName(span) => span.clone(),
            _ => places.span(at),
        };
        self.in_words(at, places, questionnaire)
            .at(places.source(), span)
    }
}
