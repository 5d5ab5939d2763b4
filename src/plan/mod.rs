//! What a company plans to do: a file that a report begins and people go on with, and what has become of it.

mod file;
mod followed;
mod plans;
mod read;

use crate::calendar::Day;
use crate::questionnaire::When;

pub(crate) use file::PlanFile;
pub use followed::{Followed, FollowedAction, State};
pub use plans::{Plans, key};
pub use read::{is_plan, read};

/// The `format` of a plan.
pub const FORMAT: &str = "detente/plan@1";

/// A plan as it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Whose it is.
    pub company: String,
    /// The wave that it follows from.
    pub wave: Option<String>,
    /// The actions, in the order of the file.
    pub actions: Vec<PlannedAction>,
}

/// An action of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedAction {
    /// What the questionnaire calls it; none for one that people added.
    pub id: Option<String>,
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub owner: Option<String>,
    /// The last day for it.
    pub due: Option<Day>,
    /// What shows that it worked.
    pub sign: Option<String>,
    /// What has become of it.
    pub done: Done,
    /// What people noted.
    pub note: Option<String>,
}

/// What has become of an action, as people say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Nothing yet.
    No,
    /// It is done, on this day where that is told.
    Yes(Option<Day>),
    /// It isn't wanted any more.
    Dropped,
}

/// The last day for an action, counted from a day by how soon it can be begun: a week, a month, three months after it.
pub fn due(when: Option<When>, start: Option<Day>) -> Option<Day> {
    let start = start?;
    Some(match when? {
        When::ThisWeek => start.a_week_later(),
        When::ThisMonth => start.months_later(1),
        When::ThisQuarter => start.months_later(3),
    })
}
