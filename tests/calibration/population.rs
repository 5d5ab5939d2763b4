//! Twelve makes of companies that differ in what people, questions and answers are like.

use std::sync::Arc;

use detente::questionnaire::{self, Questionnaire};
use detente::source::Source;

/// One make of companies. Spreads are standard deviations, in points of 100.
#[derive(Clone, Copy, Debug)]
pub struct Population {
    pub name: &'static str,
    /// The level that causes lie about.
    pub level: f64,
    /// Between the causes of a company.
    pub cause: f64,
    /// Between the two sides' views of a cause.
    pub side: f64,
    /// Between persons of one side, over all causes.
    pub person: f64,
    /// Between persons of one side, on one cause.
    pub view: f64,
    /// Between questions on one cause.
    pub question: f64,
    /// Between one person's answers, whatever else is the same.
    pub residual: f64,
    /// Between what questions say to one person and to another.
    pub own_question: f64,
    /// Between pairs of questions on one cause, for everybody and again for one person.
    pub pair: f64,
    /// Between persons' readiness to agree, whichever way a question is worded.
    pub agreeing: f64,
    /// Between how far persons put their answers lower, on the last cause twice as far.
    pub pulled: f64,
    /// How much easier the first cause's questions are to agree with, for everybody.
    pub easier: f64,
    /// The share of answers that are given at random; one person in six gives half of them so.
    pub careless: f64,
    /// The share of answers that are left out.
    pub left_out: f64,
    /// Whether one answer in ten lies far off.
    pub has_outliers: bool,
    /// Whether the questions about frequency have seven labels instead of five.
    pub has_seven_labels: bool,
}

/// An answer is a person's level, moved by the question and by chance.
const PLAIN: Population = Population {
    name: "plain",
    level: 50.0,
    cause: 16.0,
    side: 10.0,
    person: 10.0,
    view: 8.0,
    question: 10.0,
    residual: 18.0,
    own_question: 0.0,
    pair: 0.0,
    agreeing: 0.0,
    pulled: 0.0,
    easier: 0.0,
    careless: 0.0,
    left_out: 0.0,
    has_outliers: false,
    has_seven_labels: false,
};

pub const ALL: [Population; 12] = [
    PLAIN,
    // A person's causes hang together: somebody angry is angry about everything.
    Population {
        name: "halo",
        cause: 10.0,
        side: 6.0,
        person: 18.0,
        view: 5.0,
        ..PLAIN
    },
    // Some agree with whatever is asked, with the signs of conflict and with those of health.
    Population {
        name: "acquiescence",
        agreeing: 15.0,
        ..PLAIN
    },
    // Some answers are given at random, and by some people half of them.
    Population {
        name: "careless",
        careless: 0.05,
        ..PLAIN
    },
    // People make things look better than they see them, some more than others and most on the last cause.
    Population {
        name: "desirability",
        pulled: 10.0,
        ..PLAIN
    },
    // The questions on the first cause are easier to agree with.
    Population {
        name: "hard items",
        easier: 10.0,
        ..PLAIN
    },
    // Hardly anything is wrong anywhere, so that many answers are the lowest.
    Population {
        name: "low prevalence",
        level: 28.0,
        ..PLAIN
    },
    // Questions hang together in pairs, as where two are worded alike.
    Population {
        name: "testlets",
        pair: 8.0,
        ..PLAIN
    },
    // One answer in ten is far off, the others are near.
    Population {
        name: "heavy tails",
        has_outliers: true,
        ..PLAIN
    },
    // A question says something else to everybody, and does so again the next time.
    Population {
        name: "own questions",
        own_question: 12.0,
        residual: 14.0,
        ..PLAIN
    },
    // Questions of five labels stand beside others of seven.
    Population {
        name: "mixed scales",
        has_seven_labels: true,
        ..PLAIN
    },
    // A bit of everything, and some answers are left out.
    Population {
        name: "everything",
        person: 12.0,
        own_question: 6.0,
        pair: 4.0,
        agreeing: 8.0,
        pulled: 5.0,
        careless: 0.02,
        left_out: 0.05,
        ..PLAIN
    },
];

impl Population {
    /// The questionnaire that comes with the program, which has five causes of five questions, three worded
    /// as signs of conflict and two as signs of health.
    pub fn questionnaire(&self) -> Questionnaire {
        let mut text = include_str!("../../questionnaires/sales-vs-operations.yaml").to_owned();
        if self.has_seven_labels {
            let five = "[Never, Rarely, Sometimes, Often, Always]";
            assert!(text.contains(five));
            let seven = "[Never, Hardly, Rarely, Sometimes, Often, Mostly, Always]";
            text = text.replace(five, seven);
        }
        let source = Arc::new(Source::new("simulated.yaml", text));
        questionnaire::read(&source).unwrap_or_else(|problems| panic!("{problems:#?}"))
    }
}
