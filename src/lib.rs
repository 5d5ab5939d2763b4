//! detente finds out why the two sides of a company fight, and what to do first.
//!
//! The data flows one way: [`source`] reads files into trees that know their places; a tree becomes a
//! [`questionnaire`] or the [`answers`] to one, or else [`diagnostic`]s; [`score`] holds the formulas;
//! [`diagnosis`] applies them to one company's answers, which gives one result value; [`report`] renders
//! that value, one format a file. A [`comparison`] holds two diagnoses against each other, a [`portfolio`]
//! many; a [`plan`] is what has become of its advice. Answers come from a [`form`], or from the [`survey`], which asks in a terminal and writes answer
//! files. [`cli`] is the command line around all of it, and the only other writer.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::float_cmp))]

pub mod answers;
pub mod calendar;
pub mod cli;
pub mod comparison;
pub mod diagnosis;
pub mod diagnostic;
mod file_name;
pub mod form;
mod listed;
pub mod norms;
pub mod plan;
pub mod portfolio;
pub mod questionnaire;
pub mod reading;
pub mod reliability;
pub mod report;
mod sanitise;
mod save;
pub mod schema;
pub mod score;
pub mod source;
pub mod survey;
