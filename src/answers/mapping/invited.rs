//! How many people were asked to answer, which no answer can tell.

use std::collections::HashMap;

use super::{ColumnMapping, MappedInvited, NameKind, unknown_side};
use crate::answers::companies::Companies;
use crate::answers::normalize::with_folded;
use crate::diagnostic::{Diagnostic, suggest};
use crate::questionnaire::{Questionnaire, Role};

/// The most people of a side that are taken; more are a slip.
pub(crate) const MOST: u32 = 100_000;

/// How many were asked to answer, of each side and of the observer; none where it isn't told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Invited([Option<u32>; 3]);

/// How many were asked to answer, of which company.
#[derive(Clone, Debug, Default)]
pub struct Invitations {
    /// What goes before all else.
    pub first: Invited,
    /// What holds where nothing else is said.
    pub otherwise: Invited,
    /// What the map says of companies, by their names.
    mapped: Vec<OfCompany>,
    /// Where that of a company stands, by its folded name.
    places: HashMap<String, usize>,
}

/// What a map says of a company.
#[derive(Clone, Debug)]
struct OfCompany {
    /// Its own name, whichever one the map has for it.
    name: String,
    entry: MappedInvited,
    invited: Invited,
}

impl Invited {
    /// How many of one role.
    pub fn of(self, role: Role) -> Option<u32> {
        self.0[role.index()]
    }

    /// These, and those of another where these say nothing.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(Role::ALL.map(|role| self.of(role).or(other.of(role))))
    }

    /// Whether nothing is told.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Takes a number for a side, by its id or its name.
    pub(crate) fn add(
        &mut self,
        side: &str,
        people: u32,
        questionnaire: &Questionnaire,
    ) -> Result<(), Box<Diagnostic>> {
        let Some(role) = questionnaire.role_of(side) else {
            return Err(unknown_side(side, questionnaire).into());
        };
        let place = &mut self.0[role.index()];
        if place.is_some() {
            let message = format!("how many were asked in `{side}` stands here twice");
            return Err(Diagnostic::error("invited-twice", message).into());
        }
        *place = Some(people);
        Ok(())
    }
}

impl Invitations {
    /// What a map says, and every mistake in that.
    pub fn read(mapping: &ColumnMapping, asked: &Questionnaire) -> (Self, Vec<Diagnostic>) {
        let (mut all, mut problems) = (Self::default(), Vec::new());
        let fold = Self::key;
        let others = mapping.names(NameKind::Company).iter();
        let meant = others.map(|other| (fold(&other.name.text), other.stands_for.as_str()));
        let meant: HashMap<String, &str> = meant.collect();
        for entry in &mapping.invited {
            let own = entry.company.text.trim();
            let name = meant.get(&fold(own)).map_or(own, |name| *name).to_owned();
            if let Some(before) = all.places.insert(fold(&name), all.mapped.len()) {
                let before = &all.mapped[before].entry.company;
                problems.push(entry.company.point(twice(&name, &before.text)));
            }
            let mut invited = Invited::default();
            for (side, people) in &entry.sides {
                let added = invited.add(&side.text, *people, asked);
                problems.extend(added.err().map(|problem| side.point(*problem)));
            }
            all.mapped.push(OfCompany {
                name,
                entry: entry.clone(),
                invited,
            });
        }
        (all, problems)
    }

    /// Whether it is told of no company at all.
    pub fn is_empty(&self) -> bool {
        self.mapped.is_empty() && self.first.is_empty() && self.otherwise.is_empty()
    }

    /// How many were asked of a company.
    pub fn of(&self, company: &str) -> Invited {
        let mapped = self.mapped(company).map(|mapped| mapped.invited);
        let mapped = mapped.unwrap_or_default();
        self.first.or(mapped).or(self.otherwise)
    }

    /// The companies that the map tells of, by name, and how many were asked.
    pub fn companies(&self) -> Vec<(&str, Invited)> {
        let names = self.mapped.iter().map(|company| company.name.as_str());
        let mut companies: Vec<_> = names.map(|name| (name, self.of(name))).collect();
        companies.sort_unstable_by_key(|(name, _)| *name);
        companies
    }

    /// A company's name as it is looked up, so that two spellings of it are one.
    pub fn key(company: &str) -> String {
        with_folded(company, str::to_owned)
    }

    /// That more have answered than were asked, which one of the two numbers must be wrong for.
    pub fn surplus(
        &self,
        asked: &Questionnaire,
        company: &str,
        answered: [usize; 3],
    ) -> Vec<Diagnostic> {
        let invited = self.of(company);
        let mapped = self.mapped(company);
        let told = asked.parties().filter_map(|(role, party)| {
            let (answered, invited) = (answered[role.index()], invited.of(role)?);
            if answered <= invited as usize {
                return None;
            }
            let were = if invited == 1 { "was" } else { "were" };
            let name = &party.name;
            let message =
                format!("{company}: {answered} answered for {name}, and {invited} {were} invited");
            let problem = Diagnostic::warning("more-than-invited", message)
                .help("the report says how many answered, and not of how many, until one of the two numbers is put right");
            Some(match mapped {
                Some(mapped) if self.first.of(role).is_none() => mapped.point(role, asked, problem),
                _ => problem,
            })
        });
        told.collect()
    }

    /// That the map tells of a company whose name is near to this one's, of which it tells nothing.
    fn near_miss(&self, company: &str) -> Option<Diagnostic> {
        if self.mapped(company).is_some() {
            return None;
        }
        let names: Vec<&String> = self.mapped.iter().map(|other| &other.name).collect();
        let near = suggest::nearest(company, &names)?;
        let near = self.mapped(near)?;
        let message = format!("`invited` doesn't tell how many were asked of {company}");
        let note = Diagnostic::note("not-invited", message);
        let label = format!("did you mean `{company}`?");
        Some(near.entry.company.point(note).label(label))
    }

    /// What to know of these numbers beside a company's answers.
    pub fn told(
        &self,
        asked: &Questionnaire,
        companies: &Companies,
        company: usize,
    ) -> Vec<Diagnostic> {
        let (name, _) = companies.name(company);
        let near_miss = self.near_miss(name).into_iter();
        let surplus = self.surplus(asked, name, companies.respondents(company));
        near_miss.chain(surplus).collect()
    }

    fn mapped(&self, company: &str) -> Option<&OfCompany> {
        if self.mapped.is_empty() {
            return None;
        }
        let place = with_folded(company, |folded| self.places.get(folded).copied());
        self.mapped.get(place?)
    }
}

impl OfCompany {
    /// Points at what is said of a side.
    fn point(&self, role: Role, asked: &Questionnaire, problem: Diagnostic) -> Diagnostic {
        let mut sides = self.entry.sides.iter();
        let side = sides.find(|(side, _)| asked.role_of(&side.text) == Some(role));
        let place = side.map_or(&self.entry.company, |(side, _)| side);
        place.point(problem)
    }
}

/// That a company stands twice.
fn twice(name: &str, before: &str) -> Diagnostic {
    let message = format!("how many were asked in {name} stands here twice");
    Diagnostic::error("invited-twice", message).label(format!("told before, as `{before}`"))
}
