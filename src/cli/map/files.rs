//! What a draft says of whole files, which no column of theirs tells.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::draft::{Writer, quoted, undecided};
use crate::answers::mapping::UNDECIDED;
use crate::diagnostic::list;
use crate::questionnaire::Role;
use crate::reading::TableDraft;

impl<'a> Writer<'a> {
    /// The tables in which no column is headed by a field, or may hold it.
    fn lacking(&self, field: &str) -> Vec<&'a TableDraft> {
        let lacks = |draft: &&TableDraft| {
            !draft.has.contains(&field) && !draft.may_hold.contains_key(field)
        };
        self.drafts.iter().filter(lacks).collect()
    }

    /// What no column tells: of all files, or of each by itself.
    pub(super) fn no_column(&mut self) {
        let [company, side, wave] = ["company", "side", "wave"].map(|field| self.lacking(field));
        let rests: BTreeSet<_> = company.iter().map(|draft| &draft.named.rest).collect();
        let waves = wave.iter().filter_map(|draft| draft.named.wave.as_ref());
        let waves: BTreeSet<&String> = waves.collect();
        let (has_companies, has_waves) = (rests.len() > 1, waves.len() > 1);
        if has_companies {
            self.comment(0, "The company of each file, where no column holds it.");
        } else if !company.is_empty() {
            self.comment(0, "The company's name, where no column holds it. Else take this line out, and name the column");
            self.comment(0, "under `columns`, as in `\"Custom Data 1\": company`.");
            self.line(&format!("company: {}", undecided()));
        }
        if !side.is_empty() {
            let parties = list::or(self.questionnaire.party_ids());
            let what = "The side that answered, by file, where no column tells it";
            self.comment(0, &format!("{what}: {parties}."));
        }
        if has_waves {
            self.comment(0, "The wave of each file, where no column tells it.");
        }
        let mut lines = String::new();
        for draft in self.drafts {
            let is_in = |lacking: &[&TableDraft]| lacking.iter().any(|one| one.name == draft.name);
            let (mut said, mut whys) = (Vec::new(), Vec::new());
            if has_companies && is_in(&company) {
                said.push(format!("company: {}", undecided()));
            }
            if is_in(&side) {
                let (side, why) = self.side_of_file(draft);
                said.push(format!("side: {}", quoted(side)));
                whys.extend(why);
            }
            if has_waves && is_in(&wave) {
                let perhaps = draft.named.wave.iter();
                said.push(format!("wave: {}", undecided()));
                whys.extend(perhaps.map(|wave| format!("perhaps {wave}, by the file's name")));
            }
            if !said.is_empty() {
                let (name, said) = (quoted(&draft.named.name), said.join(", "));
                let mark = if whys.is_empty() { "" } else { "  # " };
                let _ = writeln!(lines, "  {name}: {{{said}}}{mark}{}", whys.join("; "));
            }
        }
        if !lines.is_empty() {
            self.line("files:");
            self.text += &lines;
        }
    }

    /// The side that a file's questions are worded for, unless its name says another; and why.
    fn side_of_file(&self, draft: &TableDraft) -> (&'a str, Option<String>) {
        let party = |role: &Role| self.questionnaire.party(*role);
        let named: Vec<_> = draft.named.sides.iter().filter_map(party).collect();
        let worded = draft.worded.as_ref().and_then(party);
        let for_whom = worded.map(|party| format!("its questions are worded for {}", party.name));
        match (worded, named.as_slice()) {
            (Some(party), named) if named.is_empty() || named.contains(&party) => {
                (party.id.as_str(), for_whom)
            }
            (Some(_), [other, ..]) => {
                let name = &other.name;
                (
                    UNDECIDED,
                    for_whom.map(|it| format!("{it}, and its name says {name}")),
                )
            }
            (_, [party]) => (
                UNDECIDED,
                Some(format!("perhaps {}, by the file's name", party.id)),
            ),
            _ => (UNDECIDED, None),
        }
    }
}
