//! Levels on one line, with a figure where it lies: `0 healthy tension ─── 40 friction ──[56]── 65 …`.

use unicode_width::UnicodeWidthStr;

use crate::diagnostic::list;
use crate::report::document::Scale;
use crate::sanitise::visible;
use crate::score::Points;

/// Draws a scale as wide as this, or as a sentence where that is too narrow for its titles.
pub(super) fn draw(scale: &Scale, width: usize) -> String {
    let end = " 100";
    let columns = width - end.len();
    let mut line = String::new();
    for (at, level) in scale.levels.iter().enumerate() {
        line += &format!("{} {} ", level.start, visible(&level.inside));
        let free = line.width();
        let mark = format!("[{}]", scale.shown);
        if level.is_here {
            // The mark stays within its level.
            let most = place(Points::new(level.upto), columns).saturating_sub(mark.len() + 1);
            let at = place(scale.figure, columns).saturating_sub(mark.len() / 2);
            let at = at.min(most);
            line += &"─".repeat(at.saturating_sub(free));
            line += &mark;
        }
        let end = place(Points::new(level.upto), columns);
        line += &"─".repeat(end.saturating_sub(line.width() + 1));
        if at + 1 < scale.levels.len() {
            line.push(' ');
        }
    }
    line += end;
    if line.width() <= width {
        line
    } else {
        sentence(scale)
    }
}

/// "Healthy tension up to 40, friction up to 65, dysfunction up to 100."
pub(in crate::report) fn sentence(scale: &Scale) -> String {
    let levels = scale.levels.iter().enumerate().map(|(at, level)| {
        let title = if at == 0 { &level.title } else { &level.inside };
        format!("{title} up to {}", level.end)
    });
    list::joined(levels, ", ") + "."
}

/// Where a figure is on a line of so many columns.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a figure is 0 to 100 here"
)]
pub(super) fn place(figure: Points, columns: usize) -> usize {
    (figure.nearest().clamp(0.0, 100.0) / 100.0 * columns as f64).round() as usize
}
