//! What has become of a plan.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::{Done, Plan, PlannedAction};
use crate::calendar::Day;

/// What has become of a plan, as its file says.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Followed {
    /// The wave whose answers it follows from.
    pub wave: Option<String>,
    /// The day on which it is looked at, for what is late; none where that wasn't told.
    #[serde(serialize_with = "as_text")]
    #[schemars(with = "Option<String>")]
    pub on: Option<Day>,
    /// Its actions, in the order of the file.
    pub actions: Vec<FollowedAction>,
}

/// What has become of an action.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FollowedAction {
    /// What the questionnaire calls it; none for one that people added.
    pub id: Option<String>,
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub owner: Option<String>,
    /// What has become of it.
    pub state: State,
    /// The last day for it.
    #[serde(serialize_with = "as_text")]
    #[schemars(with = "Option<String>")]
    pub due: Option<Day>,
    /// The day that it was done.
    #[serde(serialize_with = "as_text")]
    #[schemars(with = "Option<String>")]
    pub done: Option<Day>,
    /// What shows that it worked.
    pub sign: Option<String>,
    /// What people noted; none where people's words are left out.
    pub note: Option<String>,
}

/// What has become of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is done; in time, as far as that is told.
    Done,
    /// It is done, after the last day for it.
    DoneLate,
    /// It isn't done, and the last day for it is over.
    Late,
    /// It isn't done.
    Open,
    /// It isn't wanted any more.
    Dropped,
}

impl Followed {
    /// Looks at a plan on a day; without one, nothing that is still open is called late.
    pub fn new(plan: Plan, on: Option<Day>, leaves_out_words: bool) -> Self {
        let actions = plan.actions.into_iter();
        let followed = |action: PlannedAction| FollowedAction {
            state: State::of(&action, on),
            done: match action.done {
                Done::Yes(day) => day,
                Done::No | Done::Dropped => None,
            },
            id: action.id,
            text: action.text,
            owner: action.owner,
            due: action.due,
            sign: action.sign,
            note: action.note.filter(|_| !leaves_out_words),
        };
        Self {
            wave: plan.wave,
            on,
            actions: actions.map(followed).collect(),
        }
    }
}

impl State {
    fn of(action: &PlannedAction, on: Option<Day>) -> Self {
        let is_after_due = |day: Option<Day>| {
            let both = day.zip(action.due);
            both.is_some_and(|(day, due)| day > due)
        };
        // What is to be done on a later day isn't done yet.
        let is_to_come = |day: Option<Day>| day.zip(on).is_some_and(|(day, on)| day > on);
        match action.done {
            Done::Dropped => Self::Dropped,
            Done::Yes(day) if is_to_come(day) && is_after_due(on) => Self::Late,
            Done::Yes(day) if is_to_come(day) => Self::Open,
            Done::Yes(day) if is_after_due(day) => Self::DoneLate,
            Done::Yes(_) => Self::Done,
            Done::No if is_after_due(on) => Self::Late,
            Done::No => Self::Open,
        }
    }
}

/// A day as a text; serde hands it by reference.
#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref)]
fn as_text<S: Serializer>(day: &Option<Day>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => serializer.collect_str(day),
        None => serializer.serialize_none(),
    }
}
