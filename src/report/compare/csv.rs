//! A comparison for a spreadsheet: one row for each cause, the symptoms and the debate of each company, and one for a
//! company that can't be compared.

use super::alone::{Alone, KIND};
use crate::comparison::{Cause, Comparison, Figures, Tested};
use crate::diagnostic::list;
use crate::report::csv::{figure, number, text, write};

/// The columns. New ones are added at the end, so that a spreadsheet's formulas stay right.
const COLUMNS: &str = "company old_wave new_wave kind id text old new change \
    first_side first_old first_new first_change second_side second_old second_new second_change \
    old_rank new_rank old_gap new_gap p p_adjusted real \
    severity_old severity_new severity_change severity_change_low severity_change_high verdict method answers";

fn columns() -> impl Iterator<Item = &'static str> {
    COLUMNS.split_whitespace()
}

/// How many answers of each side are compared, then and now.
pub(super) fn answers(comparison: &Comparison) -> impl Iterator<Item = usize> {
    let sides = comparison.sides.iter();
    sides.flat_map(|side| [side.answers.old, side.answers.new])
}

pub(super) fn render(comparisons: &[Comparison], alone: &[Alone]) -> String {
    let mut rows: Vec<Vec<String>> = vec![columns().map(str::to_owned).collect()];
    let before_method = rows[0].len() - 2;
    for comparison in comparisons {
        let (asked, symptoms) = (comparison.asked, &comparison.symptoms.figures);
        let mut add = |names: [&str; 3],
                       figures: &Figures,
                       tested: Option<&Tested>,
                       cause: Option<&Cause>| {
            let mut row = row(comparison, names, figures, cause);
            if let Some(tested) = tested {
                row.extend(self::tested(tested));
                let cause = cause.map(|cause| cause.id);
                row.push(comparison.word(cause, tested).to_owned());
            }
            row.resize(before_method, String::new());
            row.push(comparison.method.to_string());
            row.push(list::joined(answers(comparison), " "));
            rows.push(row);
        };
        let names = ["symptoms", "symptoms", &asked.symptoms.title];
        add(names, symptoms, Some(&comparison.symptoms.tested), None);
        if let (Some(figures), Some(debate)) = (&comparison.debate, &asked.debate) {
            add(["debate", "debate", &debate.title], figures, None, None);
        }
        for cause in &comparison.causes {
            let names = ["cause", cause.id, cause.title];
            add(names, &cause.figures, Some(&cause.tested), Some(cause));
        }
    }
    rows.extend(alone.iter().map(not_compared));
    write(&rows)
}

fn not_compared(alone: &Alone) -> Vec<String> {
    let cell = |column| match column {
        "company" => text(alone.company),
        "kind" => KIND.to_owned(),
        "text" => text(&alone.words()),
        _ => String::new(),
    };
    columns().map(cell).collect()
}

fn row(
    comparison: &Comparison,
    [kind, id, title]: [&str; 3],
    figures: &Figures,
    cause: Option<&Cause>,
) -> Vec<String> {
    let wave = |wave: Option<&str>| text(wave.unwrap_or(""));
    let mut row = vec![
        text(comparison.company),
        wave(comparison.waves.old),
        wave(comparison.waves.new),
        kind.to_owned(),
        id.to_owned(),
        text(title),
        figure(figures.all.old),
        figure(figures.all.new),
        figure(figures.all.change),
    ];
    for (side, moved) in comparison.sides.iter().zip(figures.by_side) {
        row.push(side.id.to_owned());
        row.extend([moved.old, moved.new, moved.change].map(figure));
    }
    row.extend([
        number(cause.and_then(|cause| cause.rank.old)),
        number(cause.and_then(|cause| cause.rank.new)),
        figure(cause.and_then(|cause| cause.gap.old)),
        figure(cause.and_then(|cause| cause.gap.new)),
    ]);
    row
}

fn tested(tested: &Tested) -> [String; 8] {
    [
        figure(tested.p),
        figure(tested.p_adjusted),
        number(tested.real),
        figure(tested.severity.old),
        figure(tested.severity.new),
        figure(tested.mean_change),
        figure(tested.low),
        figure(tested.high),
    ]
}
