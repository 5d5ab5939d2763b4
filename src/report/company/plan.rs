//! What to do: the solutions in full, the one that fits best first.

use crate::diagnosis::{Action, Diagnosis, Solution};
use crate::report::document::{Block, Section, Step, Task, Text, asked};
use crate::report::sentences::{self, fits};

pub(super) fn section(diagnosis: &Diagnosis) -> Section {
    let mut blocks = Vec::new();
    let fitting: Vec<&Solution> = sentences::fitting(diagnosis).collect();
    if fitting.is_empty() {
        blocks.push(Block::paragraph(sentences::nothing(diagnosis)));
    } else {
        let about = sentences::about_fit(diagnosis);
        blocks.extend(about.into_iter().map(Block::paragraph));
        let solutions = fitting.into_iter();
        blocks.extend(solutions.flat_map(|solution| solution_of(diagnosis, solution)));
        blocks.extend(sentences::not_needed(diagnosis).map(Block::paragraph));
    }
    Section::new("plan", sentences::plan_title(diagnosis), blocks)
}

fn solution_of(diagnosis: &Diagnosis, solution: &Solution) -> Vec<Block> {
    let rank = solution.rank.unwrap_or(0);
    let actions = solution.actions.iter();
    let actions = actions.filter(|action| fits(action.fit));
    let steps = actions.map(|action| step(diagnosis, action)).collect();
    vec![
        Block::heading(asked(format!("{rank}. {}", solution.title))),
        Block::paragraph(asked(solution.summary)),
        Block::quiet(sentences::addresses(diagnosis, solution)),
        Block::steps(steps, false),
        Block::quiet(asked(format!("Evidence: {}", solution.evidence))),
    ]
}

fn step(diagnosis: &Diagnosis, action: &Action) -> Step {
    let sign = action.sign;
    let sign = sign.map(|sign| asked(format!("It worked when: {sign}")));
    let done = sentences::done_note(diagnosis, action).map(Text::from);
    Step {
        owner: action.owner.to_owned(),
        when: action.when.map(sentences::when),
        task: Task::ToDo,
        text: action.text.to_owned(),
        notes: done.into_iter().chain(sign).collect(),
    }
}
