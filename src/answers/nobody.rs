//! What stands under `respondent` and is nobody's name.

use std::collections::{HashMap, HashSet};

use super::companies::{Companies, RecordAt};
use super::normalize::heading as folded;
use crate::listed::listed;

/// What services and people put in the place of a name, folded.
const WORDS: [&str; 30] = listed(
    "anonymous, anonym, anonyme, anónimo, anônimo, anonimo, anoniem, anonymous user, anonymous respondent, \
    匿名, -, --, n/a, na, #n/a, none, null, nobody, no name, unknown, not provided, hidden, redacted, (blank), \
    xxx, unbekannt, keine angabe, inconnu, desconocido, sconosciuto",
);

/// What to do about it.
pub(crate) const HELP: &str = "where this is nobody's own name, name its column under `ignore` in a map of columns, with `--columns`, as in `ignore: [respondent]`, or leave it out of the records: then each of them is a person's";

/// So many records of one name on one side are rarely one person's, where they are most of its records.
const MANY: usize = 3;

/// Whether a name is one of these words.
pub(crate) fn is_word(name: &str) -> bool {
    WORDS.contains(&folded(name).as_str())
}

/// The first records of names that stand in most records of a side.
pub(super) fn of_most(
    companies: &Companies,
    twice: &[(usize, [RecordAt; 2])],
) -> HashSet<RecordAt> {
    let mut counts: HashMap<(usize, RecordAt), usize> = HashMap::new();
    for (company, [first, _]) in twice {
        *counts.entry((*company, *first)).or_insert(1) += 1;
    }
    let role = |at: RecordAt| {
        let (part, record) = companies.record(at);
        part.role(record)
    };
    let is_most = |((company, first), count): &((usize, RecordAt), usize)| {
        let members = || companies.members(*company).iter();
        let of_side = || members().filter(|at| role(**at) == role(*first)).count();
        *count >= MANY && count * 2 > of_side()
    };
    let most = counts.into_iter().filter(is_most);
    most.map(|((_, first), _)| first).collect()
}
