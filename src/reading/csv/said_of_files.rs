//! What is said of all files, held against what the names of some of them tell.

use super::draft::named_files::{self, NamedFile};
use super::headings::likeness::words;
use super::services::in_map;
use super::table::Table;
use crate::answers::look;
use crate::answers::mapping::{ColumnMapping, Constants};
use crate::diagnostic::{Diagnostic, list};
use crate::questionnaire::Questionnaire;
use crate::reading::field::Field;

/// The most files that a message names.
const MOST_SHOWN: usize = 6;

/// The shortest word of a company's name that tells it in the name of a file.
const SHORTEST: usize = 3;

/// Tells of what is said of all files though their names tell it apart, each with the index of the first table of which
/// it isn't so. Where no name tells what is said, the others may be about something else.
pub(in crate::reading) fn said_of_files(
    tables: &[Table],
    mapping: &ColumnMapping,
) -> Vec<(usize, Diagnostic)> {
    let Some(first) = tables.first() else {
        return Vec::new();
    };
    let questionnaire = first.check.questionnaire;
    let names: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    let named = named_files::all(&names, questionnaire);
    let mut problems = Vec::new();
    for field in [Field::Company, Field::Side, Field::Wave] {
        let Some(said) = of(&mapping.constants, field) else {
            let waves = (field == Field::Wave).then(|| waves(tables, &named, mapping));
            problems.extend(waves.flatten());
            continue;
        };
        let (mut is_named, mut others) = (false, Vec::new());
        for (at, (table, named)) in tables.iter().zip(&named).enumerate() {
            if is_unsaid(field, table, mapping) {
                match told(named, field, said, table) {
                    Some(true) => is_named = true,
                    Some(false) => others.push((at, named)),
                    None => {}
                }
            }
        }
        if let [(at, _), ..] = others[..]
            && (is_named || field != Field::Company)
        {
            problems.push((at, tell(field, said, &others, is_named, questionnaire)));
        }
    }
    problems
}

/// Whether neither a column nor what is said of a table alone tells a field of its rows.
fn is_unsaid(field: Field, table: &Table, mapping: &ColumnMapping) -> bool {
    let has_column = table.fields.iter().any(|(_, held)| *held == field);
    !has_column && of(&mapping.own_constants(&table.name), field).is_none()
}

/// Warns of files without a wave whose names are the same but for that: who answered in two would be two people of one.
fn waves(
    tables: &[Table],
    named: &[NamedFile],
    mapping: &ColumnMapping,
) -> Option<(usize, Diagnostic)> {
    let unsaid = tables.iter().zip(named).enumerate();
    let unsaid = unsaid.filter(|(_, (table, _))| is_unsaid(Field::Wave, table, mapping));
    let waves = unsaid.filter_map(|(at, (_, named))| Some((at, named, named.wave.as_deref()?)));
    let waves: Vec<_> = waves.collect();
    let is_other = |(_, one, wave): &(usize, &NamedFile, &str)| {
        let mut others = waves.iter();
        others.any(|(_, other, held)| {
            let are_alike = one.rest == other.rest && one.sides == other.sides;
            are_alike && wave != held && shape(wave) == shape(held)
        })
    };
    let told: Vec<_> = waves.iter().filter(|wave| is_other(wave)).collect();
    let (at, last, wave) = told.last()?;
    let shown = told.iter().map(|(_, named, _)| format!("`{}`", named.name));
    let shown: Vec<String> = shown.collect();
    let message = format!(
        "the names of {} tell waves, and nothing else does: all rows count as of one wave",
        list::some(&shown, MOST_SHOWN)
    );
    let warning = Diagnostic::warning("waves-left-alone", message);
    let help = format!(
        "say which wave each file holds in a map of columns, with `--columns`, as in `files: {{{}: {{wave: {wave}}}}}`; `detente map` drafts one from all of them",
        in_map(&last.name)
    );
    Some((*at, warning.help(help)))
}

/// What a wave looks like, whichever it is.
fn shape(wave: &str) -> String {
    wave.replace(|c: char| c.is_ascii_digit(), "0")
}

fn of(constants: &Constants, field: Field) -> Option<&str> {
    let said = match field {
        Field::Company => &constants.company,
        Field::Side => &constants.side,
        _ => &constants.wave,
    };
    said.as_deref()
}

/// Whether a file's name tells what is said, or else something else; none where it tells neither.
fn told(named: &NamedFile, field: Field, said: &str, table: &Table) -> Option<bool> {
    match field {
        Field::Side => {
            let role = table.check.role(said)?;
            (!named.sides.is_empty()).then(|| named.sides.contains(&role))
        }
        Field::Company => {
            let is_of = |word: &String| word.len() >= SHORTEST && named.rest.contains(word);
            let is_named = words(said).iter().any(is_of);
            (!named.rest.is_empty()).then_some(is_named)
        }
        _ => {
            let [wave, said] = [named.wave.as_deref()?, said].map(look::of_wave);
            (shape(&wave) == shape(&said)).then(|| wave == said)
        }
    }
}

fn tell(
    field: Field,
    said: &str,
    others: &[(usize, &NamedFile)],
    is_named: bool,
    questionnaire: &Questionnaire,
) -> Diagnostic {
    let what = |named: &NamedFile| match field {
        Field::Side => {
            let parties = named.sides.iter();
            let parties = parties.filter_map(|role| questionnaire.party(*role));
            list::plain(parties.map(|party| &party.id))
        }
        Field::Company => named.rest.join(" "),
        _ => named.wave.clone().unwrap_or_default(),
    };
    let shown = others.iter();
    let shown = shown.map(|(_, named)| format!("`{}` says {}", named.name, what(named)));
    let shown: Vec<String> = shown.collect();
    let name = field.name();
    let message = format!(
        "all rows are said to be of the {name} `{said}`, and the name of {}",
        list::some(&shown, MOST_SHOWN)
    );
    // A company may have files that are called by something else, and one file alone anything.
    let problem = if is_named && field != Field::Company {
        Diagnostic::error("said-of-all", message)
    } else {
        Diagnostic::warning("said-of-all", message)
    };
    problem.help(format!(
        "say what each file holds in a map of columns, with `--columns`, as in `files: {{{}: {{{name}: {}}}}}` if that is right; `detente map` drafts one from all of them",
        in_map(&others[0].1.name),
        in_map(said)
    ))
}
