//! Each cause and the symptoms in both waves, and whether a change is more than chance.

use super::figures::figures;
use super::wave::{Standing, Wave};
use super::{Both, Cause, LEVEL, Moved, Shared, Tested};
use crate::answers::{Company, Respondent};
use crate::questionnaire::{Questionnaire, Role};
use crate::score::{Contrast, Differences, Level, Part, Person, Points, Scorer, Share, holm};

/// A change that is called real has an interval that leaves out 0, before the number of tests is allowed for.
static CHANGE: Level = Level::new(LEVEL);

/// The causes by their rank in the new wave, and what was tested of the symptoms.
pub(super) fn build<'a>(
    waves: &Both<Wave<'a>>,
    changes: Option<&Changes>,
    questionnaire: &'a Questionnaire,
) -> (Vec<Cause<'a>>, Tested) {
    let severities: Vec<Moved> = parts(waves, questionnaire).collect();
    let moves = severities.iter().enumerate();
    let chances = moves.map(|(at, moved)| changes?.differences.p(at, moved.change));
    let chances: Vec<Option<f64>> = chances.collect();
    let adjusted = holm(&chances);
    let tested = |at: usize| {
        let p_adjusted = adjusted[at].map(Share::new);
        let change = severities[at].change;
        let interval =
            changes.and_then(|changes| changes.differences.interval(at, change, &CHANGE));
        let is_single = changes.is_some_and(|changes| changes.is_single);
        Tested {
            severity: severities[at],
            mean_change: change,
            low: interval.map(|interval| interval.low),
            high: interval.map(|interval| interval.high),
            p: chances[at].map(Share::new),
            p_adjusted,
            real: p_adjusted.map(|p| p <= LEVEL).filter(|_| !is_single),
            is_single,
            is_of_one: changes.is_some_and(|changes| changes.are_of_one(at)),
        }
    };
    let causes = waves.new.causes.iter().filter_map(|new| {
        let mut asked = questionnaire.causes.iter();
        let at = asked.position(|asked| asked.id == new.id)?;
        let old = waves.old.causes.iter().find(|old| old.id == new.id)?;
        Some(cause(old, new, tested(at), questionnaire))
    });
    (causes.collect(), tested(questionnaire.causes.len()))
}

/// The severity of each cause in the questionnaire's order and of the symptoms, then and now.
fn parts<'w>(
    waves: &'w Both<Wave>,
    questionnaire: &'w Questionnaire,
) -> impl Iterator<Item = Moved> + 'w {
    let moved = |old: (Option<Points>, _), new: (Option<Points>, _)| {
        let mut moved = Moved::new(old.0, new.0);
        // A change takes both sides in both waves.
        let is_whole = |sides: [Option<Points>; 2]| sides.iter().all(Option::is_some);
        if !is_whole(old.1) || !is_whole(new.1) {
            moved.change = None;
        }
        moved
    };
    let causes = questionnaire.causes.iter().map(move |asked| {
        let [old, new] = [&waves.old, &waves.new].map(|wave| {
            let cause = wave.causes.iter().find(|cause| cause.id == asked.id);
            cause.map_or((None, [None; 2]), |cause| (cause.severity, cause.sides))
        });
        moved(old, new)
    });
    let [old, new] =
        [&waves.old, &waves.new].map(|wave| (wave.symptoms.severity, wave.symptoms.sides));
    causes.chain(std::iter::once_with(move || moved(old, new)))
}

fn cause<'a>(
    old: &Standing,
    new: &Standing<'a>,
    tested: Tested,
    questionnaire: &'a Questionnaire,
) -> Cause<'a> {
    let (all, sides) = ([old.priority, new.priority], [old.sides, new.sides]);
    Cause {
        id: new.id,
        title: new.title,
        rank: Both::new(old.rank, new.rank),
        figures: figures(questionnaire, all, sides),
        gap: Moved::new(old.gap, new.gap),
        tested,
    }
}

/// What tells changes from chance.
pub(super) struct Changes {
    differences: Differences,
    /// Whether a side is one person in a wave, whose mood can't be told from a change.
    is_single: bool,
}

impl Changes {
    /// By the changes of all causes in the questionnaire's order and of the symptoms.
    pub(super) fn of(parts: Vec<Contrast>, is_single: bool) -> Self {
        // Two sides are averaged.
        let weight = 0.25;
        Self {
            differences: Differences { parts, weight },
            is_single,
        }
    }

    /// Whether one person is all that was heard of a side on a part in a wave.
    fn are_of_one(&self, part: usize) -> bool {
        let mut groups = self.differences.parts[part].groups.iter();
        groups.any(|group| group.n == 1)
    }

    /// By the answers of both waves.
    pub(super) fn new(shared: &Shared, companies: &Both<Company>) -> Self {
        let [old, new] = [&shared.older, &shared.questionnaire].map(Scorer::new);
        let parts = Both::new(parts_of(&old), parts_of(&new));
        let sides = Role::SIDES.map(|role| Side::new(companies, role, &parts));
        let both = parts.old.iter().zip(&parts.new);
        let is_single = sides.iter().any(|side| side.is_single(&parts));
        let contrasts = both.map(|(old, new)| contrast(old, new, &sides));
        Self::of(contrasts.collect(), is_single)
    }
}

/// The causes' questions and the symptoms'.
fn parts_of<'s>(scorer: &'s Scorer) -> Vec<&'s Part> {
    let parts = scorer.causes.iter().chain([&scorer.symptoms]);
    parts.map(|questions| &questions.all).collect()
}

/// One side's respondents in both waves, sorted so that those of equal names stand at equal places where all of
/// them answered both times.
struct Side<'a> {
    waves: Both<Vec<Respondent<'a>>>,
    are_the_same: bool,
}

impl<'a> Side<'a> {
    /// Those who have a score on some part.
    fn new(companies: &Both<Company<'a>>, role: Role, parts: &Both<Vec<&Part>>) -> Self {
        let scored = |company: &Company<'a>, parts: &[&Part]| {
            let mut respondents = company.respondents.clone();
            respondents.retain(|one| {
                one.role == role && parts.iter().any(|part| part.score(one.scale).is_some())
            });
            respondents.sort_by_key(|one| (one.name, one.scale));
            respondents
        };
        let old = scored(&companies.old, &parts.old);
        let new = scored(&companies.new, &parts.new);
        let names = |wave: &[Respondent]| -> Vec<u32> { wave.iter().map(|one| one.name).collect() };
        let is_named = old.iter().all(|one| one.name != 0);
        let mut are_the_same = is_named && names(&old) == names(&new);
        are_the_same &= old.windows(2).all(|pair| pair[0].name != pair[1].name);
        let mut side = Self {
            waves: Both { old, new },
            are_the_same,
        };
        side.put_in_canonical_order();
        side
    }

    /// Whether it is one person on every part in some wave.
    fn is_single(&self, parts: &Both<Vec<&Part>>) -> bool {
        let is_single = |wave: &[Respondent], parts: &[&Part]| {
            let count = |part: &&Part| {
                let scored = wave.iter().filter_map(|one| part.score(one.scale));
                scored.count()
            };
            parts.iter().map(count).max() == Some(1)
        };
        is_single(&self.waves.old, &parts.old) || is_single(&self.waves.new, &parts.new)
    }

    /// An order that hangs on the answers alone, so that sums have the same last bit whatever the names are.
    fn put_in_canonical_order(&mut self) {
        let Both { old, new } = &mut self.waves;
        if self.are_the_same {
            let mut pairs: Vec<_> = old.iter().copied().zip(new.iter().copied()).collect();
            pairs.sort_by_key(|(old, new)| (old.scale, new.scale));
            (*old, *new) = pairs.into_iter().unzip();
        } else {
            old.sort_by_key(|one| one.scale);
            new.sort_by_key(|one| one.scale);
        }
    }
}

/// The change of both sides' average on a part. Those who answered both times enter as their own changes where
/// all of a side's did.
fn contrast<'p>(old: &'p Part, new: &'p Part, sides: &[Side<'p>; 2]) -> Contrast {
    let sides = sides.each_ref();
    let people = sides.map(|side| [scored(old, &side.waves.old), scored(new, &side.waves.new)]);
    let own_changes = sides.map(|side| {
        let pairs = side.waves.old.iter().zip(&side.waves.new);
        let changes = pairs.filter_map(|(before, after)| {
            let before = Person::new(old, before.scale)?;
            Some(before.change(&Person::new(new, after.scale)?))
        });
        side.are_the_same.then(|| changes.collect::<Vec<Person>>())
    });
    let mut terms: Vec<(f64, &[Person])> = Vec::new();
    let mut groups: Vec<&[Person]> = Vec::new();
    for ([old, new], own) in people.iter().zip(&own_changes) {
        terms.extend([(-0.5, old.as_slice()), (0.5, new.as_slice())]);
        match own {
            Some(own) => groups.push(own),
            None => groups.extend([old.as_slice(), new.as_slice()]),
        }
    }
    Contrast::new(&terms, &groups)
}

fn scored<'p>(part: &'p Part, wave: &[Respondent<'p>]) -> Vec<Person<'p>> {
    Person::all(part, wave.iter().map(|one| one.scale)).collect()
}
