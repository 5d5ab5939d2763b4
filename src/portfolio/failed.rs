//! Companies that fail, of a part of many companies' answers.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use super::{Portfolio, ScoredCompany};
use crate::diagnostic::Diagnostic;

/// A company that isn't scored, and why; or a record that can't be laid to any.
#[derive(Clone, Debug)]
pub struct FailedCompany {
    /// Its place in the roster; none where nobody can say whose the record is.
    pub at: Option<usize>,
    /// What is wrong, in an order that doesn't hang on that of the records.
    pub mistakes: Vec<Mistake>,
}

/// A mistake, and how often it was made. It has no place, since a part's lines aren't the whole's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// What kind of mistake it is; stable.
    pub code: &'static str,
    /// What was found.
    pub message: String,
    /// In how many places.
    pub places: usize,
}

impl Portfolio<'_> {
    /// Makes this a part of a larger portfolio: each company that fails has its mistakes told in its place, and nothing is
    /// told of a company that hangs on those beside it. `why_withheld` says why a company's figures aren't shown.
    pub fn make_part(&mut self, why_withheld: impl Fn(&ScoredCompany) -> Option<Diagnostic>) {
        let scored = self.companies.iter().chain(&self.withheld);
        let scored: HashSet<usize> = scored.map(|company| company.at).collect();
        let laid = self.answers.mistakes_by_company().into_iter();
        let failed = laid.filter(|(at, _)| at.is_none_or(|at| !scored.contains(&at)));
        let failed = failed.map(|(at, told)| FailedCompany {
            at,
            mistakes: counted(&told),
        });
        let withheld = self.withheld.iter().map(|company| FailedCompany {
            at: Some(company.at),
            mistakes: counted(why_withheld(company).as_slice()),
        });
        self.part = Some(failed.chain(withheld).collect());
        self.norms = None;
    }
}

fn counted(told: &[Diagnostic]) -> Vec<Mistake> {
    let mut places: BTreeMap<(&'static str, &str), usize> = BTreeMap::new();
    for told in told {
        *places.entry((told.code, &told.message)).or_default() += 1;
    }
    let mistake = |((code, message), places): ((&'static str, &str), usize)| Mistake {
        code,
        message: message.to_owned(),
        places,
    };
    places.into_iter().map(mistake).collect()
}
