//! Companies, sides and waves by the names that files have for them, where a map of columns tells their own.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::answers::mapping::{ColumnMapping, NameKind, OtherName};
use crate::answers::normalize::with_folded;

/// Names as files have them, folded, to the names that are meant.
#[derive(Debug)]
pub(crate) struct OtherNames([HashMap<String, String>; 3]);

impl OtherNames {
    pub(crate) fn new(mapping: &ColumnMapping) -> Self {
        let kinds = [NameKind::Company, NameKind::Side, NameKind::Wave];
        Self(kinds.map(|kind| {
            let names = mapping.names(kind).iter();
            let entry = |other: &OtherName| {
                let name = with_folded(&other.name.text, str::to_owned);
                (name, other.stands_for.clone())
            };
            names.map(entry).collect()
        }))
    }

    /// The name that is meant.
    #[inline]
    pub(super) fn meant<'t>(&self, kind: NameKind, name: Cow<'t, str>) -> Cow<'t, str> {
        match self.found(kind, &name) {
            Some(meant) => Cow::Owned(meant.to_owned()),
            None => name,
        }
    }

    /// Puts the company and the wave that are meant in the place of those that a plan or a kept report names.
    pub(crate) fn put(&self, company: &mut String, wave: &mut Option<String>) {
        let places = [
            (NameKind::Company, Some(company)),
            (NameKind::Wave, wave.as_mut()),
        ];
        for (kind, name) in places {
            let Some(name) = name else { continue };
            if let Some(meant) = self.found(kind, name) {
                meant.clone_into(name);
            }
        }
    }

    /// The name that is meant, where it is another one.
    #[inline]
    pub(super) fn found(&self, kind: NameKind, name: &str) -> Option<&str> {
        let names = &self.0[kind as usize];
        if names.is_empty() {
            return None;
        }
        let found = with_folded(name, |folded| names.get(folded));
        found.map(String::as_str)
    }
}
