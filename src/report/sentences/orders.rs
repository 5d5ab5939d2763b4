//! What both sides and the observer put in which order, in sentences.

use crate::diagnosis::{Diagnosis, Order};
use crate::diagnostic::list;
use crate::questionnaire::{Choice, Role};
use crate::score::Points;

/// Below this distance two orders are called nearly the same.
const NEAR: f64 = 25.0;

/// What stands in the place of orders that nobody has given.
pub(in crate::report) const NO_ORDERS: &str = "Nobody has put these in order.";

/// Where the sides' orders differ most, and where a side's is far from the observer's.
pub(in crate::report) fn apart(diagnosis: &Diagnosis, order: &Order) -> String {
    let asked = Asked { diagnosis, order };
    let sides = [asked.between_sides()].into_iter();
    list::joined(sides.chain(asked.off_course()), " ")
}

/// How far the orders are from each other in figures; none where no two can be compared.
pub(in crate::report) fn distances(diagnosis: &Diagnosis, order: &Order) -> Option<String> {
    let asked = Asked { diagnosis, order };
    let [first, second] = Role::SIDES;
    let to_observer = order.to_observer.pair();
    let pairs = [
        (first, second, order.distance),
        (first, Role::Observer, to_observer[0]),
        (second, Role::Observer, to_observer[1]),
    ];
    let told = pairs.into_iter().filter_map(|(one, other, distance)| {
        let distance = diagnosis.shown(distance?);
        let (one, other) = (asked.name(one), asked.name(other));
        Some(format!("{one} and {other} {distance}"))
    });
    let told = list::any_joined(told, ", ")?;
    Some(format!(
        "Distance, 0 the same order, 100 the opposite: {told}."
    ))
}

/// What a figure in brackets beside an option is; nothing where every option has a place of its own.
pub(in crate::report) fn in_brackets(order: &Order) -> Option<&'static str> {
    let mut parties = order.mean_ranks.0.iter();
    let has_shared_places = parties.any(|(_, ranks)| {
        let ranks = ranks.iter().flat_map(|ranks| &ranks.0);
        let mut places: Vec<f64> = ranks.map(|(_, rank)| rank.nearest()).collect();
        places.sort_by(f64::total_cmp);
        let expected = (1..).map(f64::from);
        let mut pairs = places.iter().zip(expected);
        pairs.any(|(rank, place)| (rank - place).abs() >= 0.05)
    });
    has_shared_places.then_some("In brackets: the mean place, where it isn't the place itself.")
}

/// A ranking question and what was answered.
struct Asked<'d> {
    diagnosis: &'d Diagnosis<'d>,
    order: &'d Order<'d>,
}

impl Asked<'_> {
    /// The mean places of a party, in the options' order.
    fn places(&self, role: Role) -> Option<Vec<Points>> {
        let id = self.diagnosis.asked.party(role)?.id.as_str();
        let mut parties = self.order.mean_ranks.0.iter();
        let (_, ranks) = parties.find(|(party, _)| *party == id)?;
        let ranks = &ranks.as_ref()?.0;
        Some(ranks.iter().map(|(_, rank)| *rank).collect())
    }

    /// Where an option stands in a party's mean order, from 1; none where it shares that place.
    fn place_of(&self, role: Role, option: usize) -> Option<usize> {
        let places = self.places(role)?;
        let own = places[option];
        let is_alone = places.iter().filter(|place| **place == own).count() == 1;
        let before = places.iter().filter(|place| **place < own).count();
        is_alone.then_some(before + 1)
    }

    /// The option that stands alone at a place of a party's mean order.
    fn option_at(&self, role: Role, place: usize) -> Option<usize> {
        (0..self.count()).find(|option| self.place_of(role, *option) == Some(place))
    }

    fn first(&self, role: Role) -> Option<usize> {
        self.option_at(role, 1)
    }

    fn options(&self) -> &[Choice] {
        &self.diagnosis.asked.ranking_questions[self.order.index].options
    }

    fn count(&self) -> usize {
        self.options().len()
    }

    fn text(&self, option: usize) -> String {
        let text = &self.options()[option].text;
        self.diagnosis.inside(text.trim_end_matches('.'))
    }

    fn name(&self, role: Role) -> String {
        let name = self.diagnosis.asked.party_name(role);
        match role {
            Role::Observer => format!("the {name}"),
            _ => name.to_owned(),
        }
    }

    fn between_sides(&self) -> String {
        let given = Role::SIDES.map(|role| self.places(role).is_some());
        let Some(distance) = self.order.distance else {
            return match given {
                [true, true] => self.no_order(),
                [false, false] => "Neither side put these in order.".to_owned(),
                [is_first, _] => {
                    let (side, other) = (usize::from(!is_first), usize::from(is_first));
                    let name = self.name(Role::SIDES[side]);
                    if self.diagnosis.sides[other].masked > 0 {
                        format!("Of the two sides, only the order of {name} is shown.")
                    } else {
                        format!("Of the two sides, only {name} put these in order.")
                    }
                }
            };
        };
        if !self.order.split.is_empty() {
            return self.split();
        }
        let [a, b] = Role::SIDES.map(|role| self.first(role));
        let shared = a.filter(|_| a == b).map(|option| self.text(option));
        let is_near = distance < NEAR && !self.order.far_apart;
        match shared {
            Some(first) if distance == 0.0 => {
                format!("Both sides put these in the same order, {first} first.")
            }
            Some(first) if is_near => {
                format!("Both sides put these in nearly the same order, {first} first.")
            }
            Some(first) if self.order.far_apart => {
                format!("Both sides put {first} first, and order the rest very differently.")
            }
            Some(first) => format!("Both sides put {first} first; the rest differs in part."),
            None if distance == 0.0 => "Both sides put these in the same order.".to_owned(),
            None if is_near => {
                let firsts = self.firsts().map(|firsts| format!(" But {firsts}"));
                let firsts = firsts.unwrap_or_default();
                format!("Both sides put these in nearly the same order.{firsts}")
            }
            None => self.contrast(),
        }
    }

    /// Why two orders can't be compared: the people of a side gave orders that even each other out.
    fn no_order(&self) -> String {
        let is_even = |role: &Role| {
            let places = self.places(*role).unwrap_or_default();
            places.iter().all(|place| *place == places[0])
        };
        let even = Role::SIDES.into_iter().filter(is_even);
        let even: Vec<String> = even.map(|role| self.name(role)).collect();
        let so = match &even[..] {
            [one] => format!("{one} has"),
            _ => "the sides have".to_owned(),
        };
        let even = list::plain(&even);
        format!(
            "The people within {even} put these in orders that even each other out, so that {so} none to compare."
        )
    }

    /// That the mean order of a side is nobody's.
    fn split(&self) -> String {
        let split = list::plain(self.order.split.iter().map(|role| self.name(*role)));
        format!(
            "The people within {split} put these in very different orders, so that a mean order is nobody's: have them talk to each other first."
        )
    }

    /// Where two orders that don't begin alike differ most.
    fn contrast(&self) -> String {
        let [first, second] = Role::SIDES;
        let [one, other] = Role::SIDES.map(|role| self.name(role));
        match (self.upended(first, second), self.upended(second, first)) {
            (Some(a), Some(b)) => {
                return format!(
                    "{one} puts {a} first and {b} last; {other} puts them the other way round."
                );
            }
            (Some(option), None) => {
                return format!("{other} puts last what {one} puts first: {option}.");
            }
            (None, Some(option)) => {
                return format!("{one} puts last what {other} puts first: {option}.");
            }
            (None, None) => {}
        }
        let low = self.low(first, second).or_else(|| self.low(second, first));
        let telling = low.or_else(|| self.firsts());
        match (telling, self.order.far_apart) {
            (Some(telling), true) => telling,
            (Some(telling), false) => format!("The two orders differ in part. {telling}"),
            (None, true) => "The two orders are far apart.".to_owned(),
            (None, false) => "The two orders differ in part.".to_owned(),
        }
    }

    /// What each side puts first.
    fn firsts(&self) -> Option<String> {
        let [a, b] = Role::SIDES.map(|role| Some(self.text(self.first(role)?)));
        let [one, other] = Role::SIDES.map(|role| self.name(role));
        Some(format!(
            "{one} puts {} first; {other} puts {} first.",
            a?, b?
        ))
    }

    /// What one side puts first and the other last.
    fn upended(&self, one: Role, other: Role) -> Option<String> {
        let first = self.first(one)?;
        (self.place_of(other, first)? == self.count()).then(|| self.text(first))
    }

    /// That one side's first is in the lower half of the other's order.
    fn low(&self, one: Role, other: Role) -> Option<String> {
        let first = self.first(one)?;
        let place = self.place_of(other, first)?;
        // The middle of an odd number is no lower half.
        (2 * place > self.count() + 1).then(|| {
            let [one, other] = [one, other].map(|role| self.name(role));
            let (option, place) = (self.text(first), ordinal(place));
            format!("{one} puts {option} first; {other} puts it {place}.")
        })
    }

    /// Which side's order is far from the observer's: a thing to settle, whoever is right.
    fn off_course(&self) -> Option<String> {
        let mut sides = Role::SIDES.to_vec();
        sides.retain(|role| {
            let side = self.diagnosis.sides[role.index()].id;
            self.order.off_course.contains(&side) && !self.order.split.contains(role)
        });
        let observer = self.name(Role::Observer);
        if sides.is_empty() {
            return self.put_last_by_both();
        }
        let names: Vec<String> = sides.iter().map(|role| self.name(*role)).collect();
        let (orders, verb) = match names.len() {
            1 => ("order of", "is"),
            _ => ("orders of", "are"),
        };
        let names = list::plain(&names);
        let differ = format!("The {orders} {names} {verb} far from that of {observer}");
        let is_theirs = |first: &usize| sides.iter().any(|role| self.first(*role) == Some(*first));
        let first = self.first(Role::Observer).filter(|first| !is_theirs(first));
        let first = first.map(|first| format!(", who puts {} first", self.text(first)));
        let asked = self.observers_question();
        let asked = asked.map(|it| format!(" Mind that {observer} was asked: “{it}”"));
        let [first, asked] = [first, asked].map(Option::unwrap_or_default);
        Some(format!(
            "{differ}{first}.{asked} That is something to settle together."
        ))
    }

    /// What the observer puts first, and both sides last.
    fn put_last_by_both(&self) -> Option<String> {
        let first = self.first(Role::Observer)?;
        let is_last = |role| self.place_of(role, first) == Some(self.count());
        let is_so = self.order.split.is_empty() && Role::SIDES.into_iter().all(is_last);
        let (observer, first) = (self.name(Role::Observer), self.text(first));
        is_so.then(|| format!("Both sides put last what {observer} puts first: {first}. That is something to settle together."))
    }

    /// What the observer was asked, where that is another question than the sides'.
    fn observers_question(&self) -> Option<String> {
        let asked = self.diagnosis.asked;
        let wording = &asked.ranking_questions[self.order.index].wording;
        let observer = asked.text_for(wording, Role::Observer)?;
        let mut sides = Role::SIDES.into_iter();
        let is_same = sides.all(|role| asked.text_for(wording, role).as_ref() == Some(&observer));
        (!is_same).then_some(observer)
    }
}

fn ordinal(place: usize) -> String {
    let words = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    ];
    let word = place.checked_sub(1).and_then(|at| words.get(at));
    word.map_or_else(|| format!("at place {place}"), |word| (*word).to_owned())
}
