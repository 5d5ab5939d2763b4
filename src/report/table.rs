//! A table of a document: columns, and cells that may have a shade or a chart.

use serde::Serialize;

use super::shown::{beside, whole};
use crate::score::Points;

/// A table. Its cells may hold text from files, which each format makes safe in its own way.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Table {
    /// What it shows, for who can't see it.
    pub(crate) title: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Whether a shade is told by a mark as well, where it has no colour.
    pub(crate) has_shades: bool,
    /// Whether it holds what was answered to single questions.
    pub(crate) is_of_answers: bool,
    /// What the bars under the answers show; none where there are none.
    pub(crate) bars: Option<&'static str>,
}

/// A column's heading, and what stands under it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Column {
    pub(crate) head: String,
    pub(crate) is_figure: bool,
    /// The axis of its charts; none where it has none.
    pub(crate) axis: Option<Axis>,
    /// The columns after which a text is cut where room is short.
    #[serde(skip)]
    pub(crate) longest: Option<usize>,
    /// Whether its few words stay on one line.
    pub(crate) is_short: bool,
}

/// What stands in a table's row and column.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Cell {
    pub(crate) text: String,
    /// Whether it is in the questionnaire's language.
    pub(crate) is_asked: bool,
    pub(crate) heat: Option<Heat>,
    /// What was answered, the least severe first.
    pub(crate) answers: Vec<Answered>,
    pub(crate) dumbbell: Option<Dumbbell>,
}

/// How severe a figure is.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Heat {
    figure: Points,
    line: f64,
    /// Which fifth of 0 to 100 it is in, from 0.
    fifth: usize,
}

/// How many gave an answer, and how it is drawn: where on a bar that has its middle where an answer is neither good
/// nor bad, in percent.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Answered {
    pub(crate) from: f64,
    pub(crate) width: f64,
    pub(crate) fifth: usize,
}

/// The line above which something is to be done, on 0 to 100, and whose marks stand on it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Axis {
    pub(crate) line: f64,
    /// The sides, then the observer where it has marks.
    pub(crate) parties: Vec<String>,
}

/// Both sides on a line from 0 to 100, with the gap between them, and the observer.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Dumbbell {
    pub(crate) sides: [Option<Points>; 2],
    pub(crate) observer: Option<Points>,
}

/// How near below the line a figure has to be to be worth a look.
const NEAR: f64 = 20.0;

impl Heat {
    /// By the whole points that people see, so that equal figures have equal shades.
    pub(crate) fn new(figure: Points, line: f64) -> Self {
        let bounds = [20.0, 40.0, 60.0, 80.0];
        let fifth = bounds.iter().filter(|bound| figure.whole() >= **bound);
        Self {
            figure,
            line,
            fifth: fifth.count(),
        }
    }

    pub(crate) fn fifth(&self) -> usize {
        self.fifth
    }

    pub(crate) fn is_above(&self) -> bool {
        self.figure > self.line
    }

    pub(crate) fn is_near(&self) -> bool {
        self.figure > self.line - NEAR
    }

    /// A mark for where there is no colour.
    pub(crate) fn mark(&self) -> char {
        match self.figure.whole() {
            75.0.. => '▓',
            50.0.. => '▒',
            25.0.. => '░',
            _ => ' ',
        }
    }
}

impl Dumbbell {
    /// The places of its marks: the sides', then the observer's.
    pub(crate) fn marks(&self) -> [Option<Points>; 3] {
        let [first, second] = self.sides;
        [first, second, self.observer]
    }
}

/// What the marks of [`Heat::mark`] stand for.
pub(crate) const SHADES: &str = "░ from 25, ▒ from 50, ▓ from 75.";

impl Table {
    /// The columns that are no charts, by index.
    pub(crate) fn without_charts(&self) -> Vec<usize> {
        let mut shown: Vec<usize> = (0..self.columns.len()).collect();
        shown.retain(|at| self.columns[*at].axis.is_none());
        shown
    }

    /// The axis of its chart; none where it has none.
    pub(crate) fn axis(&self) -> Option<&Axis> {
        self.columns.iter().find_map(|column| column.axis.as_ref())
    }

    /// A table of texts.
    pub(crate) fn new(
        title: impl Into<String>,
        columns: Vec<Column>,
        rows: Vec<Vec<Cell>>,
    ) -> Self {
        Self {
            title: title.into(),
            columns,
            rows,
            has_shades: false,
            is_of_answers: false,
            bars: None,
        }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

impl Cell {
    /// A text of the questionnaire.
    pub(crate) fn asked(text: impl Into<String>) -> Self {
        Self {
            is_asked: true,
            ..text.into().into()
        }
    }

    /// A figure that is held against a line, in its shade.
    pub(crate) fn shaded(figure: Option<Points>, line: f64) -> Self {
        Self {
            heat: figure.map(|figure| Heat::new(figure, line)),
            ..beside(figure, line).into()
        }
    }

    /// A figure in whole points.
    pub(crate) fn whole(figure: Option<Points>) -> Self {
        whole(figure).into()
    }
}

pub(crate) fn text(head: impl Into<String>) -> Column {
    Column {
        head: head.into(),
        is_figure: false,
        axis: None,
        longest: None,
        is_short: false,
    }
}

pub(crate) fn figure(head: impl Into<String>) -> Column {
    Column {
        is_figure: true,
        ..text(head)
    }
}
