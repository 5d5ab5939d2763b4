//! What is told of each cause and of each two, and why what isn't.

use std::ops::Range;

use super::alpha::{alpha, interval};
use super::components::{Groups, Variances};
use super::items::{Answers, alpha_without, item_rest};
use super::products::{Products, correlation};
use super::tally::{OfPair, OfPart, Tally};
use super::{
    Agreement, Alpha, AtLeaders, Between, Components, Consistency, FEWEST_RESPONDENTS,
    FEWEST_SIDES, Item, Missing, Pair, Scale, SpreadOf, by_chance,
};
use crate::questionnaire::{Keying, Questionnaire};
use crate::score::Points;

/// Why a figure can't be had.
type Reason = String;

/// A figure that may be missing: its path, what figure it is, and of what.
type What<'n> = (String, &'static str, &'n str);

/// What a cause or the symptoms are.
pub(super) struct Named<'q> {
    pub(super) path: String,
    pub(super) id: &'q str,
    pub(super) title: &'q str,
    pub(super) scale: Range<usize>,
}

/// Whose answers are looked at.
struct Group<'a> {
    path: String,
    /// The same for people.
    name: String,
    products: Products,
    answers: Vec<Answers>,
    respondents: u64,
    scale: &'a Range<usize>,
}

/// What is being made.
pub(super) struct Builder<'q, 't> {
    pub(super) questionnaire: &'q Questionnaire,
    pub(super) tally: &'t Tally,
    pub(super) usual: f64,
    pub(super) missing: Vec<Missing>,
}

impl<'q> Builder<'q, '_> {
    pub(super) fn lacks(&mut self, (what, figure, of): What, reason: impl Into<String>) {
        let (of, reason) = (of.to_owned(), reason.into());
        self.missing.push(Missing {
            what,
            figure,
            of,
            reason,
        });
    }

    fn or_lacks<T>(&mut self, found: Result<T, Reason>, what: What) -> Option<T> {
        found.map_err(|reason| self.lacks(what, reason)).ok()
    }

    pub(super) fn scale(&mut self, named: &Named<'q>, part: &OfPart) -> Scale<'q> {
        let both = self.group(named, part, &[0, 1], "both", "both sides");
        let both = self.consistency(&both);
        let sides = self.questionnaire.sides.iter().enumerate();
        let by_side = sides
            .map(|(at, side)| {
                let path = format!("by_side.{}", side.id);
                let group = self.group(named, part, &[at], &path, &side.name);
                (side.id.as_str(), self.consistency(&group))
            })
            .collect();
        let distance = enough_sides(part.groups.count())
            .and_then(|()| part.groups.distance().ok_or_else(nobody));
        let questions = &self.questionnaire.scale_questions[named.scale.clone()];
        let labels: Vec<usize> = questions.iter().map(|asked| asked.labels.len()).collect();
        let path = format!("{}.agreement.distance", named.path);
        let distance = self.or_lacks(distance, (path, "Agreement", named.title));
        Scale {
            id: named.id,
            title: named.title,
            both,
            by_side,
            between: self.between(&part.groups, &named.path, named.title),
            agreement: Agreement {
                distance: distance.map(Points::new),
                by_chance: Points::new(by_chance(&labels)),
            },
        }
    }

    /// The answers of some of the sides to a part.
    fn group<'n>(
        &self,
        named: &'n Named,
        part: &OfPart,
        sides: &[usize],
        path: &str,
        name: &str,
    ) -> Group<'n> {
        let mut products = Products::new(named.scale.len());
        let mut answers = vec![Answers::default(); named.scale.len()];
        for side in sides {
            products.merge(&part.products[*side]);
            let own = &self.tally.answers[named.scale.clone()];
            for (all, own) in answers.iter_mut().zip(own) {
                all.merge(&own[*side]);
            }
        }
        Group {
            path: format!("{}.{path}", named.path),
            name: format!("{}, {name}", named.title),
            products,
            answers,
            respondents: sides.iter().map(|side| self.tally.respondents[*side]).sum(),
            scale: &named.scale,
        }
    }

    fn consistency(&mut self, group: &Group) -> Consistency<'q> {
        let people = group.products.people();
        let is_heard = group.respondents >= FEWEST_RESPONDENTS;
        if !is_heard {
            let count = group.respondents;
            let reason =
                format!("{FEWEST_RESPONDENTS} respondents are needed, and there are {count}");
            let what = (group.path.clone(), "Alpha and questions", &*group.name);
            self.lacks(what, reason);
        }
        let whole = enough_answers(people);
        let alpha = whole.clone().and_then(|()| alpha_of(&group.products));
        let alpha = match alpha {
            Err(reason) if is_heard => {
                let path = format!("{}.alpha", group.path);
                self.lacks((path, "Alpha", &group.name), reason);
                None
            }
            alpha => alpha.ok(),
        };
        if let (Err(reason), true) = (&whole, is_heard) {
            let path = format!("{}.questions", group.path);
            let what = (path, "Each question among the others", &*group.name);
            self.lacks(what, reason);
        }
        let questions = 0..group.scale.len();
        let items = questions.map(|at| self.item(group, at, is_heard, whole.is_ok()));
        Consistency {
            respondents: people,
            alpha,
            questions: items.collect(),
        }
    }

    fn item(&mut self, group: &Group, at: usize, is_heard: bool, is_whole: bool) -> Item<'q> {
        let asked = &self.questionnaire.scale_questions[group.scale.start + at];
        let path = |figure: &str| format!("{}.questions.{}.{figure}", group.path, asked.id);
        let name = format!("{}, \"{}\"", group.name, asked.id);
        let (mut item_total, mut without) = (None, None);
        if is_whole {
            let products = &group.products;
            let constant = products.covariance(at, at) == 0;
            let found =
                item_rest(products, at).ok_or_else(|| match (group.scale.len(), constant) {
                    (1, _) => "there is no other question".to_owned(),
                    (_, true) => "everybody gave the same answer".to_owned(),
                    _ => "the others' sum is the same for everybody".to_owned(),
                });
            item_total = self.or_lacks(found, (path("item_total"), "With others", &name));
            let found = alpha_without(products, at).ok_or_else(|| match group.scale.len() {
                ..=2 => "alpha takes two questions or more".to_owned(),
                _ => "the others' sum is the same for everybody".to_owned(),
            });
            without = self.or_lacks(found, (path("alpha_without"), "Alpha without", &name));
        }
        let answers = &group.answers[at];
        let given = answers.given();
        let mut spread = None;
        if is_heard {
            let found = spread_of(answers, asked.labels.len(), asked.keying);
            let found = found.filter(|_| given >= FEWEST_RESPONDENTS);
            let found = found.ok_or_else(|| {
                format!("{FEWEST_RESPONDENTS} answers to it are needed, and there are {given}")
            });
            spread = self.or_lacks(found, (path("answers"), "Lowest and highest", &name));
        }
        Item {
            id: &asked.id,
            item_total: item_total.map(Points::new),
            alpha_without: without.map(Points::new),
            missing: answers.missing().filter(|_| is_heard).map(Points::new),
            answers: spread,
        }
    }

    fn between(&mut self, groups: &Groups, path: &str, name: &str) -> Between {
        let (company_sides, leaders) = (groups.count(), groups.people());
        let found = enough_sides(company_sides);
        let found = found.and_then(|()| groups.variances().ok_or_else(alike));
        let path = format!("{path}.between.components");
        let variances = self.or_lacks(found, (path, "Between company-sides", name));
        Between {
            company_sides,
            leaders,
            components: variances.map(|variances| components(&variances, self.usual)),
        }
    }

    pub(super) fn pair(&mut self, [one, other]: [&Scale<'q>; 2], pair: &OfPair) -> Pair<'q> {
        let path = format!("pairs.{}.{}", one.id, other.id);
        let name = format!("{} and {}", one.title, other.title);
        let totals = &pair.totals;
        let variances = [totals.covariance(0, 0), totals.covariance(1, 1)];
        let found = enough_answers(totals.people())
            .and_then(|()| correlation(totals.covariance(0, 1), variances).ok_or_else(alike));
        let at = |figure: &str| format!("{path}.{figure}");
        let lacking = found.clone().err();
        let found = self.or_lacks(found, (at("correlation"), "Correlation", &name));
        let alphas = [one, other].map(|scale| scale.both.alpha.map(|alpha| alpha.value.get()));
        let corrected = match (found, alphas) {
            (None, _) => Err(lacking.unwrap_or_default()),
            (Some(found), [Some(one), Some(other)]) if one > 0.0 && other > 0.0 => {
                Ok(found / (one * other).sqrt())
            }
            _ => Err("it takes an alpha above 0 of both".to_owned()),
        };
        let what = (at("corrected"), "Corrected correlation", name.as_str());
        let corrected = self.or_lacks(corrected, what);
        Pair {
            causes: [one.id, other.id],
            between: self.between(&pair.groups, &path, &name),
            respondents: totals.people(),
            correlation: found.map(Points::new),
            corrected: corrected.map(Points::new),
        }
    }
}

fn alpha_of(products: &Products) -> Result<Alpha, Reason> {
    let questions = products.figures();
    if questions < 2 {
        return Err("alpha takes two questions or more".to_owned());
    }
    let value = alpha(products, 0..questions).ok_or_else(alike)?;
    let [low, high] = interval(value, products.people(), questions).map(Points::new);
    let value = Points::new(value);
    Ok(Alpha { value, low, high })
}

fn spread_of(answers: &Answers, labels: usize, keying: Keying) -> Option<SpreadOf> {
    let (least, most) = match keying {
        Keying::Direct => (1, labels),
        Keying::Reversed => (labels, 1),
    };
    Some(SpreadOf {
        floor: Points::new(answers.share_of(least)?),
        ceiling: Points::new(answers.share_of(most)?),
        most_alike: Points::new(answers.largest_share()?),
    })
}

fn components(variances: &Variances, usual: f64) -> Components {
    let at = |of: &dyn Fn(f64) -> f64| AtLeaders {
        usual: Points::new(of(usual)),
        one: Points::new(of(1.0)),
        two: Points::new(of(2.0)),
        three: Points::new(of(3.0)),
    };
    Components {
        variance_between: Points::new(variances.between),
        variance_within: Points::new(variances.within),
        reliability: at(&|leaders| variances.reliability(leaders)),
        side_change: at(&|leaders| variances.smallest_change(leaders)),
        // The average of two sides has twice as many leaders.
        company_change: at(&|leaders| variances.smallest_change(2.0 * leaders)),
    }
}

fn enough_answers(people: u64) -> Result<(), Reason> {
    let whom = "respondents who answered all of the questions";
    enough(people, FEWEST_RESPONDENTS, whom)
}

fn enough_sides(company_sides: u64) -> Result<(), Reason> {
    let which = "company-sides with two leaders or more";
    enough(company_sides, FEWEST_SIDES, which)
}

/// That there are as many as are needed, or how many there are.
fn enough(count: u64, fewest: u64, what: &str) -> Result<(), Reason> {
    let reason = || format!("{fewest} {what} are needed, and there are {count}");
    (count >= fewest).then_some(()).ok_or_else(reason)
}

fn alike() -> Reason {
    "it is the same for everybody".to_owned()
}

fn nobody() -> Reason {
    "nobody has a score".to_owned()
}
