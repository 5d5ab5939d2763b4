//! How a kept file stands to what would be written now.

use std::borrow::Cow;
use std::fs;
use std::io::ErrorKind;

use super::difference::Difference;
use super::loss::{self, Loss};
use super::{Mark, figures};
use crate::diagnostic::Diagnostic;
use crate::report::Format;
use crate::source::path_of;

/// What would be written now.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Now<'a> {
    /// The file.
    pub(in crate::cli) file: &'a str,
    /// What it is written as; none for what is no text.
    pub(in crate::cli) format: Option<Format>,
    /// The wave of all that is in it, where there is one.
    pub(in crate::cli) wave: Option<&'a str>,
    pub(in crate::cli) bytes: &'a [u8],
}

/// What a kept file is looked at for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Look {
    /// How it was made.
    Mark,
    /// That, and every line that differs.
    Lines,
    /// That, and every figure that differs.
    Figures,
}

/// How a kept file stands to it.
#[derive(Debug)]
pub(in crate::cli) enum Standing {
    Same,
    Missing,
    Changed(Box<Change>),
    /// It can't be read.
    Unreadable(Box<Diagnostic>),
}

/// How a kept file is another one.
#[derive(Debug, Default)]
pub(in crate::cli) struct Change {
    /// The wave of what would be written now.
    wave: Option<String>,
    /// How each says that it was made.
    pub(in crate::cli) kept: Option<Mark>,
    pub(in crate::cli) now: Option<Mark>,
    /// What differs; none where they are no texts, or nobody looks for it.
    pub(in crate::cli) difference: Option<Difference>,
}

impl Change {
    /// The method that the kept one was made by.
    pub(in crate::cli) fn method(&self) -> Option<u32> {
        self.kept.as_ref().map(|mark| mark.method)
    }

    /// Whether both are comparisons of the same company, each of its own waves.
    pub(in crate::cli) fn is_of_other_waves(&self) -> bool {
        let titles = [&self.kept, &self.now].map(|mark| mark.as_ref().map(|mark| &*mark.title));
        let [Some(kept), Some(now)] = titles else {
            return false;
        };
        let [one, other] = [kept, now].map(|title| title.rsplit_once(": "));
        kept != now && one.zip(other).is_some_and(|(one, other)| one.0 == other.0)
    }

    /// Why the kept one is not to be written over without a word; the parties are those of the counts, in their order, and
    /// the hidden companies are there without being shown.
    pub(in crate::cli) fn loss(&self, parties: &[&str], hidden: &[&str]) -> Option<Loss> {
        // What has no mark, as a user's own template, can't be told from anything.
        let now = self.now.as_ref()?;
        match &self.kept {
            None => Some(Loss::NoReport),
            Some(kept) => loss::between(kept, now, self.wave.as_deref(), parties, hidden),
        }
    }
}

impl Standing {
    /// How it is another one; none where it isn't.
    pub(in crate::cli) fn change(&self) -> Option<&Change> {
        match self {
            Self::Changed(change) => Some(change),
            _ => None,
        }
    }

    /// Reads the kept file, and looks at how it stands.
    pub(in crate::cli) fn of(now: Now, look: Look) -> Self {
        let kept = match fs::read(path_of(now.file)) {
            // People go on with a plan.
            Ok(_) if now.format == Some(Format::Plan) => return Self::Same,
            Ok(kept) => kept,
            Err(error) if error.kind() == ErrorKind::NotFound => return Self::Missing,
            Err(error) => return Self::Unreadable(Box::new(unreadable(now.file, &error))),
        };
        if kept == now.bytes {
            return Self::Same;
        }
        let wave = now.wave.map(str::to_owned);
        let Some(format) = now.format else {
            let change = Change {
                wave,
                ..Change::default()
            };
            return Self::Changed(Box::new(change));
        };
        let [kept, text] = [&kept[..], now.bytes].map(|file| format.text_of(file));
        // Whoever saves a document again writes other bytes, and may have changed its looks alone.
        if kept == text && !kept.is_empty() && !format.is_text() {
            return Self::Same;
        }
        let view = |text: &str| figures::of(text, format);
        let views = (look == Look::Figures).then(|| [view(&kept), view(&text)]);
        let [old, new] = match &views {
            Some([old, new]) if old == new => return Self::Same,
            Some([old, new]) => [old, new].map(|view| Cow::Borrowed(view.as_str())),
            None => [kept.clone(), text.clone()],
        };
        Self::Changed(Box::new(Change {
            wave,
            kept: Mark::of(&kept, format),
            now: Mark::of(&text, format),
            difference: (look != Look::Mark).then(|| Difference::of(now.file, &old, &new)),
        }))
    }
}

fn unreadable(file: &str, error: &std::io::Error) -> Diagnostic {
    let why = match error.kind() {
        ErrorKind::PermissionDenied => "you may not read this file".to_owned(),
        ErrorKind::IsADirectory => "this is a folder, not a report".to_owned(),
        _ => format!("this can't be read: {error}"),
    };
    Diagnostic::error("unreadable", why).in_file(file)
}
