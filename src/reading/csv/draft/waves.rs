//! Columns that may tell the wave, by their headings and by what stands in them.

use std::collections::BTreeSet;

use crate::answers::instant::Instant;
use crate::answers::look;
use crate::answers::mapping::ColumnMapping;
use crate::diagnostic::{Diagnostic, list};
use crate::listed::listed;
use crate::reading::csv::Opened;
use crate::reading::csv::headings::likeness::{Likeness, words};
use crate::reading::csv::headings::names::ColumnKind;
use crate::reading::csv::left_out::LeftOutRows;
use crate::reading::csv::services::in_map;
use crate::reading::field::Field;

/// A column of more texts holds something else.
const MOST_WAVES: usize = 6;

/// Words for a wave in headings.
const WAVE: [&str; 24] = listed(
    "wave, round, quarter, period, term, welle, runde, quartal, zeitraum, erhebung, vague, trimestre, \
    période, ola, ronda, periodo, período, onda, rodada, ondata, kwartaal, ronde, periode, meting",
);

/// Words beside them that say nothing else.
const BESIDE: [&str; 9] =
    listed("survey, umfrage, enquête, encuesta, pesquisa, sondaggio, name, number, of");

/// How `REDCap` heads the events at which a form was filled in.
const EVENTS: [&str; 2] = ["redcap event name", "event name"];

/// Quarters and halves of a year, as they stand beside it.
const PARTS: [&str; 26] = [
    "q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q", "t1", "t2", "t3", "t4", "1t", "2t", "3t", "4t",
    "k1", "k2", "k3", "k4", "h1", "h2", "1h", "2h", "s1", "s2",
];

/// Words for a quarter that has its number beside it.
const QUARTERS: [&str; 4] = ["quarter", "quartal", "trimestre", "kwartaal"];

const SEASONS: [&str; 25] = listed(
    "spring, summer, autumn, fall, winter, frühling, frühjahr, sommer, herbst, printemps, été, automne, \
    hiver, primavera, verano, otoño, invierno, verão, outono, inverno, estate, autunno, lente, zomer, herfst",
);

/// How like a wave's a column is, by its heading and some of its texts.
pub(in crate::reading::csv) fn likeness(heading: &str, texts: &BTreeSet<String>) -> Likeness {
    let is_stamp = |text: &String| !is_wave(text) && Instant::read(text).is_some();
    if texts.is_empty() || texts.iter().any(is_stamp) {
        return Likeness::None;
    }
    let words = words(heading);
    let is_word = |word: &String| WAVE.contains(&word.as_str());
    let is_headed = words.iter().any(is_word);
    // One event is no wave of several.
    let is_event = texts.len() > 1 && EVENTS.contains(&words.join(" ").as_str());
    let holds_waves = texts.iter().all(|text| is_wave(text));
    if holds_waves && is_plain(&words) {
        Likeness::Sure
    } else if is_headed || is_event || (holds_waves && texts.len() > 1) {
        Likeness::Perhaps
    } else {
        Likeness::None
    }
}

/// Whether a heading says nothing else than that its column holds the wave.
fn is_plain(words: &[String]) -> bool {
    let is_word = |word: &String| WAVE.contains(&word.as_str());
    let is_plain = |word: &String| is_word(word) || BESIDE.contains(&word.as_str());
    words.iter().any(is_word) && words.iter().all(is_plain)
}

impl Opened<'_> {
    /// Warns where no column tells the wave, and one that is left alone holds several: who answered in two would be two
    /// people of one.
    pub(in crate::reading::csv) fn waves_left_alone(
        &self,
        kinds: &[ColumnKind],
        mapping: &ColumnMapping,
        unwanted: &LeftOutRows,
    ) -> Option<Diagnostic> {
        if kinds.contains(&ColumnKind::Field(Field::Wave)) {
            return None;
        }
        let mut columns = self.header.headings.iter().zip(kinds);
        let at = columns.position(|(heading, kind)| {
            let is_wave = *kind == ColumnKind::Nothing && is_plain(&words(&heading.text));
            is_wave && !heading.is_ignored(mapping)
        })?;
        let mut held = BTreeSet::new();
        self.rows_while(|cells| {
            let cell = cells.lossy(at).trim().to_owned();
            if !cell.is_empty() && !unwanted.hold(cells) {
                held.insert(cell);
            }
            held.len() <= MOST_WAVES
        });
        if !(2..=MOST_WAVES).contains(&held.len()) {
            return None;
        }
        let heading = &self.header.headings[at].text;
        let message = format!(
            "`{heading}` holds {}, and is left alone: all rows count as of one wave",
            list::and(&held)
        );
        let quoted = in_map(heading);
        let warning = Diagnostic::warning("waves-left-alone", message).in_file(&self.source.name);
        Some(warning.help(format!("if it tells the wave, say `columns: {{{quoted}: wave}}` in a map of columns, with `--columns`"))
            .help(format!("if it doesn't, say `ignore: [{quoted}]` there")))
    }
}

/// Whether a text is a quarter, a half, a season or a month, with its year.
pub(super) fn is_wave(text: &str) -> bool {
    let look = look::of_wave(text);
    let words = words(&look);
    let (years, rest): (Vec<&String>, Vec<&String>) = words.iter().partition(|word| is_year(word));
    let rest: Vec<&str> = rest.into_iter().map(String::as_str).collect();
    let is_number = |word: &str, most: u8| {
        word.parse()
            .is_ok_and(|number| (1..=most).contains(&number))
    };
    let is_part = match rest.as_slice() {
        [one] => PARTS.contains(one) || SEASONS.contains(one) || is_number(one, 12),
        [one, other] => {
            let number = one.trim_end_matches(|c: char| c.is_alphabetic());
            (QUARTERS.contains(other) && is_number(number, 4))
                || (QUARTERS.contains(one) && is_number(other, 4))
        }
        _ => false,
    };
    years.len() == 1 && is_part
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year| (1900..2200).contains(&year))
}
