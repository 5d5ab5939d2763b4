//! Whose answers are still awaited, where it is told how many were asked.

use std::collections::HashSet;

use super::{Portfolio, ScoredCompany};
use crate::answers::mapping::{Invitations, Invited};
use crate::diagnosis::Turnout;
use crate::diagnostic::Diagnostic;
use crate::questionnaire::Role;

/// A company that answers are awaited of.
#[derive(Clone, Copy, Debug)]
pub struct Awaited<'p> {
    /// The company as it is scored; none where nobody there has answered.
    pub company: Option<&'p ScoredCompany>,
    /// Its name.
    pub name: &'p str,
    /// Its wave.
    pub wave: Option<&'p str>,
    /// How many of each side, and of the observer, were asked and have answered; none where it isn't told.
    pub turnout: [Option<Turnout>; 3],
}

impl Portfolio<'_> {
    /// How many were asked of a company.
    pub fn invited(&self, company: &ScoredCompany) -> Invited {
        self.invitations.of(self.name(company).0)
    }

    /// How many of each side, and of the observer, were asked and have answered.
    pub fn turnout(&self, company: &ScoredCompany) -> [Option<Turnout>; 3] {
        let invited = self.invited(company);
        if invited.is_empty() {
            return [None; 3];
        }
        let answered = self.all.respondents(company.at);
        Role::ALL.map(|role| Turnout::new(invited, role, answered[role.index()]))
    }

    /// Whether it is told of any company that is shown how many were asked.
    pub fn has_turnout(&self) -> bool {
        let mut shown = self.shown().iter();
        !self.invitations.is_empty() && shown.any(|company| !self.invited(company).is_empty())
    }

    /// The companies shown of which not all have answered who were asked, then those of which nobody has, no more of them than
    /// may be shown; and how many others there are.
    pub fn awaited(&self) -> (Vec<Awaited<'_>>, usize) {
        let of = |company| {
            let (name, wave) = self.name(company);
            let (company, turnout) = (Some(company), self.turnout(company));
            Awaited {
                company,
                name,
                wave,
                turnout,
            }
        };
        let (shown, hidden) = self.companies.split_at(self.shown);
        let is_lacking = |awaited: &Awaited| awaited.count() > 0;
        let hidden = hidden.iter().map(of).filter(is_lacking).count();
        let mut all: Vec<Awaited> = shown.iter().map(of).filter(is_lacking).collect();
        all.extend(self.unheard());
        let beyond = all.len().saturating_sub(self.most);
        all.truncate(self.most);
        (all, beyond + hidden)
    }

    /// The companies that were asked and that there are no answers of, read or unread.
    pub fn unheard(&self) -> Vec<Awaited<'_>> {
        let invited = self.invitations.companies();
        if invited.is_empty() {
            return Vec::new();
        }
        let known = (0..self.all.len()).map(|at| Invitations::key(self.all.name(at).0));
        let known: HashSet<String> = known.collect();
        let unheard = invited.into_iter().filter(|(name, _)| {
            self.all.left_out.takes_company(name) && !known.contains(&Invitations::key(name))
        });
        unheard
            .map(|(name, invited)| Awaited {
                company: None,
                name,
                wave: None,
                turnout: Role::ALL.map(|role| Turnout::new(invited, role, 0)),
            })
            .collect()
    }

    /// That more have answered than were asked, of each company that isn't withheld.
    pub fn surplus(&self) -> Vec<Diagnostic> {
        let told = self.companies.iter();
        let told = told.filter(|company| !self.invited(company).is_empty());
        let told = told.flat_map(|company| {
            let (name, _) = self.name(company);
            let answered = self.all.respondents(company.at);
            self.invitations.surplus(self.questionnaire, name, answered)
        });
        told.collect()
    }
}

impl Awaited<'_> {
    /// How many have not answered.
    pub fn count(&self) -> usize {
        let turnout = self.turnout.iter().flatten();
        turnout.map(|turnout| turnout.awaited()).sum()
    }
}
