//! What a report says, as values in its order: titles, paragraphs, lists, steps, quotes, tables and charts. Whoever
//! writes a report for people builds one of these; whoever lays one out knows nothing else.

use serde::Serialize;

use super::table::Table;
use crate::score::Points;

/// A whole report.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Document<'d> {
    /// The language of what comes from the questionnaire, as a BCP 47 tag.
    pub(crate) language: &'d str,
    /// What was asked.
    pub(crate) about: Text,
    /// Whom it is about.
    pub(crate) title: String,
    pub(crate) answered: String,
    /// Its parts, the most important first.
    pub(crate) sections: Vec<Section>,
    /// What it was made from.
    pub(crate) footer: String,
}

/// What it was made from.
pub(crate) const FOOTER: &str = "Made with detente from the answers of those counted above.";

/// A part of a report.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Section {
    /// What it is, for links and templates.
    pub(crate) id: &'static str,
    /// None for what needs none, such as the first screen.
    pub(crate) heading: Option<Text>,
    pub(crate) blocks: Vec<Block>,
    /// Whether it is there for who opens it; a format in which nothing can be opened leaves it out.
    pub(crate) is_closed: bool,
}

/// Whose words a text is in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Text {
    pub(crate) text: String,
    /// Whether it comes from the questionnaire or the answers, in their language.
    pub(crate) is_asked: bool,
}

impl<T: Into<String>> From<T> for Text {
    fn from(text: T) -> Self {
        let (text, is_asked) = (text.into(), false);
        Self { text, is_asked }
    }
}

/// A text of the questionnaire.
pub(crate) fn asked(text: impl Into<String>) -> Text {
    let (text, is_asked) = (text.into(), true);
    Text { text, is_asked }
}

/// A piece of a section.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Block {
    Heading {
        text: Text,
    },
    Subheading {
        text: Text,
    },
    Paragraph {
        text: Text,
        weight: Weight,
    },
    /// One thing beside the other, in no order.
    List {
        items: Vec<Text>,
    },
    Steps {
        steps: Vec<Step>,
        /// Whether they are done one after the other.
        is_numbered: bool,
    },
    /// Who of which side said what.
    Quotes {
        /// What was asked, where nothing else tells it.
        about: Option<Text>,
        quotes: Vec<Quote>,
    },
    Table {
        table: Table,
    },
    /// Where a figure lies among the levels.
    Scale {
        scale: Scale,
    },
    /// What was put in which order by whom.
    Orders {
        orders: Orders,
    },
    /// What rose and fell.
    Slope {
        slope: Slope,
    },
}

/// How much a paragraph weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Weight {
    Plain,
    Strong,
    Quiet,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Step {
    pub(crate) owner: String,
    /// How soon, or what has become of it.
    pub(crate) when: Option<&'static str>,
    pub(crate) text: String,
    /// What has become of it.
    pub(crate) task: Task,
    /// What else to know of it.
    pub(crate) notes: Vec<Text>,
}

/// What a step is to who ticks off what is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Task {
    ToDo,
    Done,
    /// It needs no tick any more.
    Dropped,
}

/// Somebody's words.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Quote {
    pub(crate) text: String,
    pub(crate) by: String,
}

/// Levels from 0 to 100, and who is where.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Scale {
    pub(crate) title: String,
    pub(crate) levels: Vec<Level>,
    /// The figure that decides the level.
    pub(crate) figure: Points,
    /// The same as it is shown.
    pub(crate) shown: String,
    /// Each side's, and the observer's.
    pub(crate) parties: Vec<Placed>,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Level {
    pub(crate) title: String,
    /// The title inside a sentence.
    pub(crate) inside: String,
    /// Where it starts and ends, and the same as they are shown.
    pub(crate) from: f64,
    pub(crate) start: String,
    pub(crate) upto: f64,
    pub(crate) end: String,
    pub(crate) is_here: bool,
}

/// A party's place on a scale.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Placed {
    pub(crate) name: String,
    pub(crate) figure: Option<Points>,
    pub(crate) shown: String,
}

/// Orders of the same things beside each other.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Orders {
    pub(crate) title: Text,
    /// Who put them in order.
    pub(crate) parties: Vec<String>,
    /// In the first party's order.
    pub(crate) options: Vec<Ordered>,
    /// The same, where nothing can be drawn.
    pub(crate) table: Table,
    /// What to know of that table.
    pub(crate) note: Option<&'static str>,
}

/// One of the things that were put in order.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Ordered {
    pub(crate) text: String,
    /// Its place with each party, from 1.
    pub(crate) places: Vec<usize>,
}

/// Figures then and now, with lines between them. Heights are in pixels from the top.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Slope {
    pub(crate) title: String,
    pub(crate) height: f64,
    /// Where 100, 0 and the line above which something is to be done are drawn.
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    pub(crate) line: f64,
    pub(crate) moves: Vec<Move>,
    /// What its marks stand for.
    pub(crate) legend: &'static str,
}

/// A figure that rose or fell.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Move {
    pub(crate) title: String,
    /// How it is drawn: `worse`, `better` or `noise`.
    pub(crate) drawn: &'static str,
    pub(crate) verdict: &'static str,
    pub(crate) old: Option<End>,
    pub(crate) new: Option<End>,
}

/// One end of a line: where the point is, and where its label, which gives way to others.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct End {
    pub(crate) shown: String,
    pub(crate) at: f64,
    pub(crate) label: f64,
}

impl Section {
    /// A part that stands open.
    pub(crate) fn new(id: &'static str, heading: impl Into<Text>, blocks: Vec<Block>) -> Self {
        Self {
            heading: Some(heading.into()),
            ..Self::unheaded(id, blocks)
        }
    }

    pub(crate) fn unheaded(id: &'static str, blocks: Vec<Block>) -> Self {
        Self {
            id,
            heading: None,
            blocks,
            is_closed: false,
        }
    }

    /// A part that is there where it has blocks.
    pub(crate) fn any(id: &'static str, heading: &str, blocks: Vec<Block>) -> Option<Self> {
        (!blocks.is_empty()).then(|| Self::new(id, heading, blocks))
    }
}

impl Block {
    pub(crate) fn heading(text: impl Into<Text>) -> Self {
        Self::Heading { text: text.into() }
    }

    pub(crate) fn subheading(text: impl Into<Text>) -> Self {
        Self::Subheading { text: text.into() }
    }

    pub(crate) fn paragraph(text: impl Into<Text>) -> Self {
        Self::weighed(text, Weight::Plain)
    }

    pub(crate) fn strong(text: impl Into<Text>) -> Self {
        Self::weighed(text, Weight::Strong)
    }

    pub(crate) fn quiet(text: impl Into<Text>) -> Self {
        Self::weighed(text, Weight::Quiet)
    }

    fn weighed(text: impl Into<Text>, weight: Weight) -> Self {
        let text = text.into();
        Self::Paragraph { text, weight }
    }

    pub(crate) fn list(items: impl IntoIterator<Item = impl Into<Text>>) -> Self {
        let items = items.into_iter().map(Into::into).collect();
        Self::List { items }
    }

    pub(crate) fn steps(steps: Vec<Step>, is_numbered: bool) -> Self {
        Self::Steps { steps, is_numbered }
    }

    pub(crate) fn table(table: Table) -> Self {
        Self::Table { table }
    }
}
