//! What a draft says of companies and waves whose names are alike but for a slip.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::draft::Writer;
use crate::answers::look;
use crate::answers::normalize::with_folded;
use crate::diagnostic::list;

impl Writer<'_> {
    /// Asks which name is meant where several are alike, in one file or in several.
    pub(super) fn names(&mut self) {
        self.names_of(0, "companies", look::of_company);
        self.names_of(1, "waves", look::of_wave);
        for draft in self.drafts.iter().filter(|draft| draft.without_wave > 0) {
            let rows = list::count(draft.without_wave, "row has", "rows have");
            let told = format!(
                "{rows} no wave in {}: put it in there, or the answers count apart from those of a wave.",
                draft.name
            );
            self.comment(0, &told);
        }
    }

    fn names_of(&mut self, kind: usize, field: &str, look: fn(&str) -> String) {
        let mut alike: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
        for (name, rows) in self.drafts.iter().flat_map(|draft| &draft.names[kind]) {
            let names = alike.entry(look(name)).or_default();
            *names.entry(name).or_default() += rows;
        }
        alike.retain(|_, names| names.len() > 1);
        if alike.is_empty() {
            return;
        }
        let what =
            "Which name is meant where several are alike; take a line out where it is right.";
        self.comment(0, what);
        self.line(&format!("{field}:"));
        for names in alike.values() {
            self.alike(names);
        }
    }

    /// Names that are alike. A map tells them apart as far as capitals and spaces let it.
    fn alike(&mut self, names: &BTreeMap<&str, usize>) {
        let falling = names.iter().map(|(name, rows)| (*rows, Reverse(*name)));
        let Some((_, Reverse(most))) = falling.max() else {
            return;
        };
        let spelt = list::and(names.keys());
        self.comment(2, &format!("{spelt} are alike; perhaps {most}"));
        let folded = |name: &str| with_folded(name, str::to_owned);
        let others = names.keys().filter(|name| **name != most);
        let others: BTreeMap<String, &str> = others.map(|name| (folded(name), *name)).collect();
        for name in others.into_values() {
            self.open(name);
        }
    }
}
