//! Records and files with mistakes in them, and whose they are.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::other_names::OtherNames;
use super::salvage;
use crate::answers::companies::{Named, NamedWave};
use crate::answers::mapping::NameKind;
use crate::answers::numbers::Numbers;
use crate::answers::records::{Keeps, Records};
use crate::diagnostic::{Diagnostic, Place};
use crate::questionnaire::Questionnaire;

/// What was read of a file, or of a part of one.
#[derive(Debug)]
pub(super) struct FilePart {
    pub(super) records: Records,
    /// What couldn't be read, in the file's order.
    pub(super) broken: Vec<Broken>,
    /// What to know or look at.
    pub(super) remarks: Vec<Diagnostic>,
    /// What to know of rows of a table, and how many rows stand before each in its part of the file.
    pub(super) row_remarks: Vec<(usize, Diagnostic)>,
}

/// A record, or a whole file, with mistakes in it.
#[derive(Debug)]
pub(crate) struct Broken {
    /// The companies that it names; none for a name that can't be told for sure.
    pub(super) companies: Vec<Option<String>>,
    /// The wave, or that there is none, where it can be told.
    pub(super) wave: Option<WaveName>,
    /// Whether it is one record, and not a file that can't be taken apart.
    pub(crate) is_record: bool,
    pub(super) why: Why,
}

/// A wave's name, or that there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WaveName(pub(super) Option<String>);

/// What is wrong with a record.
#[derive(Debug)]
pub(super) enum Why {
    Told(Vec<Diagnostic>),
    /// The row of a table, to be read again when its number is known.
    Row {
        text: Vec<u8>,
        line: usize,
        /// How many rows stand before it in its part of the file.
        before: usize,
    },
}

impl FilePart {
    pub(super) fn new(
        file: usize,
        questionnaire: &Questionnaire,
        keeps: &Arc<Keeps>,
        numbers: &Arc<Numbers>,
    ) -> Self {
        Self {
            records: Records::new(file, questionnaire, keeps, numbers),
            broken: Vec::new(),
            remarks: Vec::new(),
            row_remarks: Vec::new(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.records.is_empty() && self.broken.is_empty()
    }

    /// A record that names no company, in a file whose other records are all of one, is laid to that one.
    pub(super) fn lay_to_only_company(&mut self) {
        let broken = self.broken.iter_mut();
        let nameless = broken.filter(|broken| broken.companies.is_empty());
        let mut nameless = nameless.peekable();
        if nameless.peek().is_none() {
            return;
        }
        let Some((company, wave)) = self.records.only_company() else {
            return;
        };
        for broken in nameless {
            broken.companies = vec![Some(company.clone())];
            broken.wave = Some(WaveName(wave.clone()));
        }
    }
}

impl Broken {
    /// A file that can't be read, of these companies.
    pub(super) fn file(companies: BTreeSet<String>, mistakes: Vec<Diagnostic>) -> Self {
        Self {
            companies: companies.into_iter().map(Some).collect(),
            ..broken_file("", mistakes)
        }
    }

    /// Takes the company and the wave for those that their names are meant for.
    pub(super) fn rename(&mut self, names: &OtherNames) {
        let meant = |kind, name: &mut String| {
            if let Some(meant) = names.found(kind, name) {
                meant.clone_into(name);
            }
        };
        for company in self.companies.iter_mut().flatten() {
            meant(NameKind::Company, company);
        }
        if let Some(WaveName(Some(wave))) = &mut self.wave {
            meant(NameKind::Wave, wave);
        }
    }

    /// A record that can't be taken apart.
    pub(super) fn record(text: &str, problem: Diagnostic) -> Self {
        Self {
            is_record: true,
            ..broken_file(text, vec![problem])
        }
    }

    /// The companies that it names for sure, each with its wave where that can be told.
    pub(super) fn named(&self) -> impl Iterator<Item = Named<'_>> {
        let wave = match &self.wave {
            Some(WaveName(wave)) => NamedWave::Known(wave.as_deref()),
            None => NamedWave::Unknown,
        };
        let companies = self.companies.iter().flatten();
        companies.map(move |company| (company.as_str(), wave))
    }

    /// The line of its first mistake.
    pub(super) fn line(&self) -> Option<usize> {
        match &self.why {
            Why::Row { line, .. } => Some(*line),
            Why::Told(diagnostics) => match diagnostics.first()?.place.as_ref()? {
                Place::Span(source, span) => Some(source.line(span.start).0),
                Place::File(_) => None,
            },
        }
    }
}

/// A record or a file with mistakes.
#[derive(Debug)]
pub(super) struct Failed {
    pub(super) broken: Broken,
    /// The number of its file.
    pub(super) file: usize,
    /// Which table it is a row of.
    pub(super) table: usize,
    /// The companies that fail by it, of those that were asked for.
    pub(super) companies: Vec<usize>,
    /// Whether it can be told whose it is.
    pub(super) is_known: bool,
}

impl Failed {
    pub(super) fn new(broken: Broken, file: usize, table: usize) -> Self {
        Self {
            broken,
            file,
            table,
            companies: Vec::new(),
            is_known: false,
        }
    }

    /// Whether it fails a company that was asked for, or may.
    pub(super) fn is_ours(&self) -> bool {
        !self.companies.is_empty() || !self.is_known
    }
}

/// A file that can't be taken apart, and the companies that its text names. A list in brackets that can't be may have
/// been cut off, and whose records are missing nobody knows.
pub(super) fn broken_file(text: &str, problems: Vec<Diagnostic>) -> Broken {
    let mut companies = salvage::values(text, "company");
    if salvage::is_list(text) && !companies.contains(&None) {
        companies.insert(0, None);
    }
    let waves = salvage::values(text, "wave");
    let wave = match (companies.as_slice(), waves.as_slice()) {
        ([_], [Some(wave)]) => Some(WaveName(Some(wave.clone()))),
        _ => None,
    };
    Broken {
        companies,
        wave,
        is_record: false,
        why: Why::Told(problems),
    }
}
