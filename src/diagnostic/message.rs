//! One thing to tell the person who has to fix a file, and where it points.

use std::ops::Range;
use std::sync::Arc;

use super::suggest;
use crate::source::Source;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The input can't be used as it is.
    Error,
    /// The input is used, but somebody should look at it.
    Warning,
    /// Something that was done and should be known.
    Note,
}

impl Severity {
    /// As it is printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One thing to tell the person who has to fix the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What kind of mistake it is, in kebab-case; stable.
    pub code: &'static str,
    /// What was found.
    pub message: String,
    /// Where.
    pub place: Option<Place>,
    /// What was expected there; drawn at the caret.
    pub label: Option<String>,
    /// What to do.
    pub help: Vec<String>,
}

/// Where a diagnostic points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file as a whole.
    File(String),
    /// Bytes of a text.
    Span(Arc<Source>, Range<usize>),
}

impl Diagnostic {
    /// A mistake.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    /// Something to look at.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    /// Something to know.
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message.into())
    }

    fn new(severity: Severity, code: &'static str, message: String) -> Self {
        Self {
            severity,
            code,
            message,
            place: None,
            label: None,
            help: Vec::new(),
        }
    }

    /// Points at bytes of a source.
    #[must_use]
    pub fn at(mut self, source: &Arc<Source>, span: Range<usize>) -> Self {
        self.place = Some(Place::Span(Arc::clone(source), span));
        self
    }

    /// Points at a file as a whole.
    #[must_use]
    pub fn in_file(mut self, name: impl Into<String>) -> Self {
        self.place = Some(Place::File(name.into()));
        self
    }

    /// Says what was expected at the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Says each of these, if there are any.
    #[must_use]
    pub fn helps(self, helps: impl IntoIterator<Item: Into<String>>) -> Self {
        helps.into_iter().fold(self, Self::help)
    }

    /// Asks whether the nearest known name was meant, where one is near enough.
    #[must_use]
    pub fn suggest<T: AsRef<str>>(self, name: &str, known: &[T]) -> Self {
        let near = suggest::nearest(name, known);
        self.helps(near.map(|near| format!("did you mean `{near}`?")))
    }

    /// Whether it is a mistake.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Sorts diagnostics by file name and place; those about no file come last.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    let key = |diagnostic: &Diagnostic| {
        let place = diagnostic.place.as_ref();
        let name = place.map(|place| place.name().to_owned());
        (name.is_none(), name, place.map(Place::start))
    };
    diagnostics.sort_by_cached_key(key);
}

impl Place {
    /// The file's name.
    pub fn name(&self) -> &str {
        match self {
            Self::File(name) => name,
            Self::Span(source, _) => &source.name,
        }
    }

    fn start(&self) -> (usize, usize) {
        match self {
            Self::File(_) => (0, 0),
            Self::Span(source, span) => (source.first_line(), span.start),
        }
    }
}
