//! Hand-made orders, and what is said of them.

use super::{apart, distances, in_brackets};
use crate::answers::Company;
use crate::diagnosis::{ById, Diagnosis, Order, diagnose};
use crate::questionnaire::{EMBEDDED, Questionnaire, Wording};
use crate::score::{self, Points};

/// A ranking question of five options, the observer asked in these words.
fn asked(observer: &str) -> Questionnaire {
    let mut asked = EMBEDDED[0].read().unwrap();
    let question = &mut asked.ranking_questions[0];
    for (option, text) in (question.options.iter_mut()).zip(["Ants", "Bees", "Cats", "Dogs", "IT"])
    {
        option.text = text.to_owned();
    }
    let overrides = [None, None, Some(observer.to_owned())];
    question.wording = Wording::new("What comes first?".to_owned(), overrides);
    asked
}

/// A company that nobody answered for.
const NOBODY: Company = Company {
    name: "Acme",
    wave: None,
    respondents: Vec::new(),
    numbered: Vec::new(),
    masked: [0; 2],
    groups: [0; 2],
};

/// What is said where the parties give these places to ants, bees, cats, dogs and IT.
fn said_of(questionnaire: &Questionnaire, places: [Option<[f64; 5]>; 3]) -> String {
    let diagnosis = diagnose(questionnaire, &NOBODY);
    apart(&diagnosis, &order(&diagnosis, places))
}

fn order<'a>(diagnosis: &Diagnosis<'a>, places: [Option<[f64; 5]>; 3]) -> Order<'a> {
    let mut order = diagnosis.causes[0].orders[0].clone();
    let [sales, operations, ceo] = places.each_ref().map(|places| places.as_ref());
    let slice = |places: Option<&[f64; 5]>| places.map(|places| places.to_vec());
    let distance = |a, b| score::distance(slice(a).as_deref(), slice(b).as_deref());
    let to_observer = [distance(sales, ceo), distance(operations, ceo)];
    let is_far = |distance: Option<Points>| distance.is_some_and(|distance| distance > 50.0);
    order.distance = distance(sales, operations);
    order.far_apart = is_far(order.distance);
    let sides = diagnosis.sides.iter().map(|side| side.id).zip(to_observer);
    order.to_observer = ById(sides.clone().collect());
    let off = sides.filter(|(_, distance)| is_far(*distance));
    order.off_course = off.map(|(side, _)| side).collect();
    let ranks = |places: [f64; 5]| ById(places.map(|place| ("", Points::new(place))).to_vec());
    let parties = ["sales", "operations", "ceo"].into_iter();
    let all = parties.zip(places.map(|places| places.map(ranks)));
    order.mean_ranks = ById(all.collect());
    order
}

const UP: [f64; 5] = [1.0, 2.0, 3.0, 4.0, 5.0];
const DOWN: [f64; 5] = [5.0, 4.0, 3.0, 2.0, 1.0];

/// That this is said of places that Sales and Operations give, a sentence for each two.
fn assert_said<const CASES: usize>(places: [[[f64; 5]; 2]; CASES], said: [&str; CASES]) {
    let asked = asked("What comes first?");
    for ([sales, operations], said) in places.into_iter().zip(said) {
        let places = [Some(sales), Some(operations), None];
        assert_eq!(said_of(&asked, places), said);
    }
}

#[test]
fn what_one_side_puts_first_and_the_other_last_is_said() {
    let last = [5.0, 2.0, 4.0, 1.0, 3.0];
    // Two that share the last place are not called last; nor is a place named that several share.
    let shared = [4.5, 2.0, 4.5, 1.0, 3.0];
    let neither = [[1.5, 1.5, 3.0, 4.0, 5.0], [4.5, 4.5, 3.0, 1.5, 1.5]];
    assert_said(
        [[UP, DOWN], [UP, last], [last, UP], [UP, shared], neither],
        [
            "Sales puts ants first and IT last; Operations puts them the other way round.",
            "Operations puts last what Sales puts first: ants.",
            "Sales puts last what Operations puts first: ants.",
            "Operations puts dogs first; Sales puts it fourth.",
            "The two orders are far apart.",
        ],
    );
}

#[test]
fn a_first_in_the_lower_half_is_said_with_its_place() {
    let fourth = [4.0, 5.0, 3.0, 1.0, 2.0];
    let in_part = [4.0, 1.0, 2.0, 3.0, 5.0];
    // The middle is no lower half.
    let middle = [3.0, 1.0, 2.0, 5.0, 4.0];
    assert_said(
        [[UP, fourth], [UP, in_part], [UP, middle]],
        [
            "Sales puts ants first; Operations puts it fourth.",
            "The two orders differ in part. Sales puts ants first; Operations puts it fourth.",
            "The two orders differ in part. Sales puts ants first; Operations puts bees first.",
        ],
    );
}

#[test]
fn orders_that_are_nearly_the_same_say_what_both_put_first() {
    let [below, above] = [[1.0, 3.0, 2.0, 4.0, 5.0], [2.0, 1.0, 3.0, 4.0, 5.0]];
    let [in_part, rest] = [[1.0, 4.0, 5.0, 2.0, 3.0], [1.0, 5.0, 4.0, 3.0, 2.0]];
    assert_said(
        [UP, below, above, in_part, rest].map(|other| [UP, other]),
        [
            "Both sides put these in the same order, ants first.",
            "Both sides put these in nearly the same order, ants first.",
            "Both sides put these in nearly the same order. But Sales puts ants first; Operations puts bees first.",
            "Both sides put ants first; the rest differs in part.",
            "Both sides put ants first, and order the rest very differently.",
        ],
    );
}

#[test]
fn what_cannot_be_told_is_not_said() {
    let asked = asked("What comes first?");
    let of = |places| said_of(&asked, places);
    let one = "Of the two sides, only Sales put these in order.";
    assert_eq!(of([Some(UP), None, None]), one);
    let other = "Of the two sides, only Operations put these in order.";
    assert_eq!(of([None, Some(UP), None]), other);
    let neither = "Neither side put these in order.";
    assert_eq!(of([None, None, Some(UP)]), neither);
    let flat = "The people within Operations put these in orders that even each other out, so that Operations has none to compare.";
    assert_eq!(of([Some(UP), Some([3.0; 5]), None]), flat);
}

#[test]
fn an_order_far_from_the_observers_is_to_be_settled_and_blames_nobody() {
    let assert_ends = |observer, places, end| {
        let said = said_of(&asked(observer), places);
        let end = format!("{end} That is something to settle together.");
        assert!(said.ends_with(&end), "{said}");
    };
    let same = "What comes first?";
    let end = "The order of Operations is far from that of the CEO, who puts ants first.";
    assert_ends(same, [Some(UP), Some(DOWN), Some(UP)], end);
    let end = "The orders of Sales and Operations are far from that of the CEO, who puts IT first.";
    assert_ends(same, [Some(UP), Some(UP), Some(DOWN)], end);
    let nearly = Some([2.0, 1.0, 3.0, 4.0, 5.0]);
    assert_ends(same, [Some(UP), nearly, Some(DOWN)], end);
    let end = "The order of Sales is far from that of the CEO.";
    let rest = Some([1.0, 5.0, 4.0, 3.0, 2.0]);
    assert_ends(same, [Some(UP), None, rest], end);
    // An observer who was asked something else is quoted with it; nothing is held against it where nothing is far.
    let other = "What did the company need first?";
    let end = format!("the CEO, who puts IT first. Mind that the CEO was asked: “{other}”");
    assert_ends(other, [Some(UP), Some(UP), Some(DOWN)], &end);
    let near = said_of(&asked(other), [Some(UP); 3]);
    assert!(!near.contains("asked"), "{near}");
}

#[test]
fn figures_are_told_where_there_are_any() {
    let asked = asked("What comes first?");
    let diagnosis = diagnose(&asked, &NOBODY);
    let of = |places| in_brackets(&order(&diagnosis, [Some(UP), places, None]));
    assert_eq!(of(Some(UP)), None);
    assert_eq!(of(None), None);
    assert!(of(Some([1.5, 1.5, 3.0, 4.0, 5.0])).is_some());
    let of = |places, ceo| distances(&diagnosis, &order(&diagnosis, [Some(UP), places, ceo]));
    assert_eq!(of(None, None), None);
    let all = "Distance, 0 the same order, 100 the opposite: Sales and Operations 0, Sales and the CEO 100, Operations and the CEO 100.";
    assert_eq!(of(Some(UP), Some(DOWN)).as_deref(), Some(all));
    let one = "Distance, 0 the same order, 100 the opposite: Sales and the CEO 0.";
    assert_eq!(of(None, Some(UP)).as_deref(), Some(one));
}
