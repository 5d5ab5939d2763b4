//! How many people were asked to answer.

use std::str::FromStr;

use super::outcome::{Failure, unless};
use super::screening::WHOSE;
use crate::answers::mapping::{ColumnMapping, Invitations, Invited, MOST_INVITED};
use crate::questionnaire::Questionnaire;

/// How many people of each side were asked to answer.
#[derive(Debug, clap::Args)]
pub(super) struct InvitedArgs {
    /// How many people of each side were asked to answer, as in sales=3,operations=4; a map of columns may
    /// say it of each company
    #[arg(long, value_name = "SIDE=N", value_delimiter = ',', help_heading = WHOSE)]
    invited: Vec<Side>,
}

/// How many people of one side.
#[derive(Clone, Debug)]
struct Side {
    name: String,
    people: u32,
}

impl FromStr for Side {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let expected = "expected a side, an equals sign and a number, as in `sales=3`";
        let (name, people) = text.split_once('=').ok_or(expected)?;
        let (name, people) = (name.trim().to_owned(), people.trim());
        match people.parse() {
            Ok(people @ 1..=MOST_INVITED) => Ok(Self { name, people }),
            _ => Err(format!("`{people}` is no number from 1 to {MOST_INVITED}")),
        }
    }
}

impl InvitedArgs {
    /// How many were asked of the one company of a report: what is said here goes before what the map says.
    pub(super) fn of_one(
        &self,
        mapping: &ColumnMapping,
        questionnaire: &Questionnaire,
    ) -> Result<Invitations, Failure> {
        let (mut invitations, _) = Invitations::read(mapping, questionnaire);
        invitations.first = self.read(questionnaire)?;
        Ok(invitations)
    }

    /// How many were asked of each company: what is said here holds where the map says nothing.
    pub(super) fn of_each(
        &self,
        mapping: &ColumnMapping,
        questionnaire: &Questionnaire,
    ) -> Result<Invitations, Failure> {
        let (mut invitations, _) = Invitations::read(mapping, questionnaire);
        invitations.otherwise = self.read(questionnaire)?;
        Ok(invitations)
    }

    fn read(&self, questionnaire: &Questionnaire) -> Result<Invited, Failure> {
        let (mut invited, mut problems) = (Invited::default(), Failure::new());
        for side in &self.invited {
            let added = invited.add(&side.name, side.people, questionnaire);
            problems.extend(added.err().map(|problem| *problem));
        }
        unless(problems, invited)
    }
}
