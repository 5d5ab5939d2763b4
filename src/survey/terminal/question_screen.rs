//! A question on the screen: roomy where there is room, and whole where there is little.

use console::measure_text_width;

use super::choice_row::ChoiceRow;
use super::lines::{Progress, Size, asked, dim, dim_lines, fitted, indent, width, wrap_safe};

#[derive(Clone, Debug, Default)]
pub struct QuestionScreen {
    pub progress: Progress,
    /// What begins with this question; mostly nothing.
    pub heading: String,
    pub text: String,
    pub rows: Vec<ChoiceRow>,
    /// What was said before, and what to do.
    pub notes: Vec<String>,
    pub keys: Vec<String>,
    /// What to say where the screen is too small.
    pub too_small: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// A blank line between all parts.
    Ample,
    /// No blank lines.
    Close,
    /// The notes cut to a line each.
    Brief,
    /// No notes.
    Bare,
    /// The choices one after the other in a paragraph.
    Flowing,
}

impl QuestionScreen {
    pub(super) fn lines(&self, size: Size) -> Vec<String> {
        let rooms = [
            Room::Ample,
            Room::Close,
            Room::Brief,
            Room::Bare,
            Room::Flowing,
        ];
        let mut laid_out = rooms.into_iter().map(|room| self.lines_with(size, room));
        let fitting = laid_out.find(|lines| lines.len() <= size.rows);
        fitting.unwrap_or_else(|| self.cut(size))
    }

    fn lines_with(&self, size: Size, room: Room) -> Vec<String> {
        let width = width(size);
        let mut lines = vec![self.progress.line(width)];
        let gap = |lines: &mut Vec<String>| {
            if room == Room::Ample {
                lines.push(String::new());
            }
        };
        gap(&mut lines);
        if !self.heading.is_empty() && room != Room::Flowing {
            lines.extend(dim_lines(&self.heading, width));
        }
        lines.extend(self.question(width));
        gap(&mut lines);
        lines.extend(if room == Room::Flowing {
            self.flowing(width)
        } else {
            self.choices(width)
        });
        let notes = self.notes(width, room);
        if !notes.is_empty() {
            gap(&mut lines);
            lines.extend(notes);
        }
        gap(&mut lines);
        lines.push(self.keys(width));
        lines
    }

    fn notes(&self, width: usize, room: Room) -> Vec<String> {
        let notes = self.notes.iter();
        match room {
            Room::Ample | Room::Close => notes.flat_map(|note| dim_lines(note, width)).collect(),
            Room::Brief => notes
                .flat_map(|note| dim_lines(&fitted(note, width), width))
                .collect(),
            Room::Bare | Room::Flowing => Vec::new(),
        }
    }

    fn question(&self, width: usize) -> Vec<String> {
        let lines = asked(&self.text, width).into_iter();
        lines.map(|line| indent(&line)).collect()
    }

    fn choices(&self, width: usize) -> Vec<String> {
        let keys = self.rows.iter().map(|row| row.key.len()).max().unwrap_or(1);
        let rows = self.rows.iter();
        rows.flat_map(|row| row.lines(width, keys)).collect()
    }

    fn flowing(&self, width: usize) -> Vec<String> {
        let choice = |row: &ChoiceRow| {
            // A choice is not torn apart where it can be helped.
            let label = row.text().replace(' ', "\u{a0}");
            format!("{}{}\u{a0}{label}", row.mark().unwrap_or(""), row.key)
        };
        let all: Vec<String> = self.rows.iter().map(choice).collect();
        let lines = wrap_safe(&all.join("  "), width).into_iter();
        lines
            .map(|line| indent(&line.replace('\u{a0}', " ")))
            .collect()
    }

    /// The keys in one line: the first and the last always, since the last leads to all others.
    fn keys(&self, width: usize) -> String {
        let mut keys: Vec<&str> = self.keys.iter().map(String::as_str).collect();
        while keys.len() > 2 && measure_text_width(&keys.join(" · ")) > width {
            keys.remove(keys.len() - 2);
        }
        let keys = keys.join(" · ");
        indent(&dim(&console::truncate_str(&keys, width, "…")))
    }

    /// The question's end is missing, all choices are there, and so is a word of what to do.
    fn cut(&self, size: Size) -> Vec<String> {
        let width = width(size);
        let too_small = console::truncate_str(&self.too_small, width, "…");
        let mut end = vec![indent(&too_small)];
        end.extend(self.flowing(width));
        let mut lines = self.question(width);
        lines.truncate(size.rows.saturating_sub(end.len()).max(1));
        lines.extend(end);
        lines.truncate(size.rows.max(1));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listed::listed;
    use crate::questionnaire::EMBEDDED;
    use crate::survey::posed::Who;
    use crate::survey::state::Survey;

    fn screen(text: &str, seat: &str, labels: &[&str]) -> QuestionScreen {
        let row = |(at, label): (usize, &&str)| ChoiceRow {
            key: (at + 1).to_string(),
            label: (*label).to_owned(),
            ..ChoiceRow::default()
        };
        QuestionScreen {
            progress: Progress {
                text: "12 of 41".to_owned(),
                seat: seat.to_owned(),
                done: 11,
                count: 41,
            },
            heading: String::new(),
            text: text.to_owned(),
            rows: labels.iter().enumerate().map(row).collect(),
            notes: vec!["Your comment: none".to_owned()],
            keys: ["b back", "s skip", "c comment", "Esc menu"]
                .map(str::to_owned)
                .to_vec(),
            too_small: "Make the window larger.".to_owned(),
        }
    }

    fn plain(screen: &QuestionScreen, rows: usize, columns: usize) -> Vec<String> {
        let lines = screen.lines(Size { rows, columns }).into_iter();
        lines
            .map(|line| console::strip_ansi_codes(&line).trim_end().to_owned())
            .collect()
    }

    #[test]
    fn a_question_has_room_where_there_is_room() {
        let lines = plain(&screen("How often?", "", &["Never", "Always"]), 24, 40);
        let expected = [
            "  12 of 41  ━━━━━━━─────────────────────",
            "",
            "  ? How often?",
            "",
            "      1  Never",
            "      2  Always",
            "",
            "  Your comment: none",
            "",
            "  b back · s skip · c comment · Esc menu",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn where_there_is_little_room_the_notes_go_first_and_the_labels_never() {
        let labels: [&str; 11] =
            listed("None at all, A little, Some, Rather much, Much, Very much, All, x, y, z, 0");
        let asked = screen(
            "Of all that could be said about it, how much did the two of you say?",
            "You answer for Operations",
            &labels,
        );
        for rows in 5..30 {
            let lines = plain(&asked, rows, 40);
            assert!(lines.len() <= rows, "{rows}: {lines:#?}");
            let all = lines.join(" ");
            for label in labels.iter().filter(|_| rows >= 10) {
                assert!(all.contains(label), "{rows}: {label} {lines:#?}");
            }
        }
        assert!(
            plain(&asked, 6, 40)
                .join(" ")
                .contains("Make the window larger.")
        );
    }

    #[test]
    fn every_built_in_question_is_whole_at_40_by_12() {
        for embedded in EMBEDDED {
            let questionnaire = embedded.read().unwrap();
            for (role, _) in questionnaire.parties() {
                for asked in Survey::new(&questionnaire, &Who::dana(role)).questions() {
                    let labels = asked.choices.iter().chain(&asked.absent);
                    let labels = labels.map(String::as_str).chain(["I can't say"]);
                    let labels: Vec<&str> = labels.collect();
                    let asking = screen(&asked.text, "You answer for Operations", &labels);
                    let lines = plain(&asking, 12, 40);
                    let words = lines.iter().flat_map(|line| line.split_whitespace());
                    let all = words.collect::<Vec<_>>().join(" ");
                    let shown = [asked.text.as_str(), "Esc menu"];
                    for shown in shown.iter().chain(&labels) {
                        assert!(all.contains(shown), "{role:?} {shown} {lines:#?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_text_from_a_file_steers_nothing() {
        let lines = plain(&screen("a\u{1b}[2Jb", "", &["x\u{9b}y"]), 24, 80);
        assert!(lines.join("").contains("a\\u{1b}[2Jb") && lines.join("").contains("x\\u{9b}y"));
    }
}
