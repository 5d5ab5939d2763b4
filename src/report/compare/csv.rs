//! A comparison for a spreadsheet: one row for each cause, the symptoms and the debate of each company.

use crate::comparison::{Cause, Comparison, Figures};
use crate::report::csv::{figure, text, write};

/// The columns. New ones are added at the end, so that a spreadsheet's formulas stay right.
pub const COLUMNS: [&str; 24] = [
    "company",
    "old_wave",
    "new_wave",
    "kind",
    "id",
    "text",
    "old",
    "new",
    "change",
    "first_side",
    "first_old",
    "first_new",
    "first_change",
    "second_side",
    "second_old",
    "second_new",
    "second_change",
    "old_rank",
    "new_rank",
    "old_gap",
    "new_gap",
    "p",
    "p_adjusted",
    "real",
];

pub(super) fn render(comparisons: &[Comparison]) -> String {
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    for comparison in comparisons {
        let asked = comparison.asked;
        let symptoms = &comparison.symptoms.figures;
        rows.push(row(
            comparison,
            "symptoms",
            "symptoms",
            &asked.symptoms.title,
            symptoms,
            None,
        ));
        if let (Some(figures), Some(debate)) = (&comparison.debate, &asked.debate) {
            rows.push(row(
                comparison,
                "debate",
                "debate",
                &debate.title,
                figures,
                None,
            ));
        }
        for cause in &comparison.causes {
            rows.push(row(
                comparison,
                "cause",
                cause.id,
                cause.title,
                &cause.figures,
                Some(cause),
            ));
        }
    }
    write(&rows)
}

fn row(
    comparison: &Comparison,
    kind: &str,
    id: &str,
    title: &str,
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
    let rank = |rank: Option<usize>| rank.map_or(String::new(), |rank| rank.to_string());
    match cause {
        Some(cause) => row.extend([
            rank(cause.rank.old),
            rank(cause.rank.new),
            figure(cause.gap.old),
            figure(cause.gap.new),
            figure(cause.p),
            figure(cause.p_adjusted),
            cause.real.map_or(String::new(), |real| real.to_string()),
        ]),
        None => row.resize(COLUMNS.len(), String::new()),
    }
    row
}
