//! Companies, sides and waves by the names that files have for them, where a map of columns tells their own.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::answers::mapping::{ColumnMapping, NameKind, OtherName};
use crate::answers::normalize::with_folded;

/// Names as files have them, folded, to the names that are meant.
#[derive(Debug)]
pub(super) struct OtherNames([HashMap<String, String>; 3]);

impl OtherNames {
    pub(super) fn new(mapping: &ColumnMapping) -> Self {
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
