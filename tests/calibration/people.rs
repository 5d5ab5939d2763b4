//! Companies whose people's true levels are known, and what these people answer.

use detente::answers::{Company, FreeText, Respondent};
use detente::questionnaire::{Keying, Questionnaire, Role};

use crate::population::Population;

pub const CAUSES: usize = 5;
/// The causes, then the symptoms.
const PARTS: usize = CAUSES + 1;

/// A level for each part: what a person would answer on average to any number of questions on it, from 0 to 100.
type Levels = [f64; PARTS];

/// A source of chance that gives the same companies on every machine (`SplitMix64`), and is quick in a build
/// that isn't optimised.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x5851_f42d_4c95_7f2d))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to 1.
    fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// Normal, near enough: the sum of twelve uniform numbers of sixteen bits.
    pub fn normal(&mut self, spread: f64) -> f64 {
        if spread == 0.0 {
            return 0.0;
        }
        let sum: u64 = (0..3)
            .map(|_| self.next())
            .map(|four| {
                (four & 0xffff) + ((four >> 16) & 0xffff) + ((four >> 32) & 0xffff) + (four >> 48)
            })
            .sum();
        spread * (sum as f64 / 65_535.0 - 6.0)
    }
}

/// Somebody who answers.
struct Person {
    name: u32,
    levels: Levels,
    /// What moves all of today's answers, without being part of a level.
    mood: f64,
    /// How ready to agree, in points.
    agreeing: f64,
    /// The share of answers given at random.
    careless: f64,
    /// What each question adds for this person alone.
    questions: Vec<f64>,
}

/// A company whose people's true levels are known.
pub struct Case<'q> {
    asked: &'q Questionnaire,
    population: Population,
    /// What the departments think, and the observer.
    departments: [Levels; 3],
    people: [Vec<Person>; 3],
    /// What each question adds for everybody.
    questions: Vec<f64>,
    /// Each scale question's part; none of the debate's.
    parts: Vec<Option<usize>>,
    names: u32,
}

/// Answers, to be scored.
pub struct Answers(Vec<(Role, u32, Vec<u8>)>);

impl<'q> Case<'q> {
    /// So many leaders a side, and one observer.
    pub fn draw(
        asked: &'q Questionnaire,
        population: Population,
        leaders: usize,
        chance: &mut Chance,
    ) -> Self {
        assert_eq!(asked.causes.len(), CAUSES);
        let ranges = asked.causes.iter().map(|cause| &cause.scale);
        let ranges: Vec<_> = ranges.chain([&asked.symptoms.scale]).collect();
        let part = |at: usize| ranges.iter().position(|range| range.contains(&at));
        let causes: Levels =
            std::array::from_fn(|_| population.level + chance.normal(population.cause));
        let departments =
            [(); 3].map(|()| causes.map(|level| level + chance.normal(population.side)));
        let mut case = Self {
            asked,
            population,
            departments,
            people: Default::default(),
            questions: Vec::new(),
            parts: (0..asked.scale_questions.len()).map(part).collect(),
            names: 0,
        };
        case.questions = case.question_effects(population.question, chance);
        for (at, count) in [leaders, leaders, 1].into_iter().enumerate() {
            case.people[at] = (0..count).map(|_| case.person(at, chance)).collect();
        }
        case
    }

    /// What each question adds, and each pair of neighbours on one part.
    fn question_effects(&self, spread: f64, chance: &mut Chance) -> Vec<f64> {
        let mut effects: Vec<f64> = self.parts.iter().map(|_| chance.normal(spread)).collect();
        if self.population.pair > 0.0 {
            let causes = self.asked.causes.iter();
            for range in causes.map(|cause| cause.scale.clone()) {
                for pair in effects[range].chunks_exact_mut(2) {
                    let both = chance.normal(self.population.pair);
                    for effect in pair.iter_mut() {
                        *effect += both;
                    }
                }
            }
        }
        effects
    }

    /// Somebody of a department, or the observer.
    fn person(&mut self, department: usize, chance: &mut Chance) -> Person {
        let population = self.population;
        let all = chance.normal(population.person);
        let pulled = chance.normal(population.pulled).abs();
        let mut levels = self.departments[department];
        for (part, level) in levels.iter_mut().enumerate() {
            *level += all + chance.normal(population.view);
            *level -= if part + 1 == CAUSES { 2.0 } else { 1.0 } * pulled;
        }
        levels[0] += population.easier;
        self.names += 1;
        Person {
            name: self.names,
            levels: levels.map(|level| level.clamp(0.0, 100.0)),
            mood: 0.0,
            agreeing: chance.normal(population.agreeing),
            careless: if population.careless > 0.0 && chance.uniform() < 1.0 / 6.0 {
                0.5
            } else {
                population.careless
            },
            questions: self.question_effects(population.own_question, chance),
        }
    }

    /// A side's true level on a part: the mean of those who answer for it.
    pub fn level(&self, side: usize, part: usize) -> f64 {
        let people = &self.people[side];
        people.iter().map(|person| person.levels[part]).sum::<f64>() / people.len() as f64
    }

    /// The cause that comes first in truth, by the quadratic mean of the sides' levels.
    pub fn first(&self) -> usize {
        first(|side, cause| self.level(side, cause))
    }

    /// The same for the departments, most of whose people weren't asked.
    pub fn first_of_departments(&self) -> usize {
        // The mean of a normal figure's size is 0.8 of its spread. What all causes share moves no place.
        let easier = [
            self.population.easier,
            0.0,
            0.0,
            0.0,
            -0.8 * self.population.pulled,
        ];
        first(|side, cause| self.departments[side][cause] + easier[cause])
    }

    /// Moves everybody of a side so that its level on a part is this one.
    pub fn put(&mut self, side: usize, part: usize, level: f64) {
        let moved = level - self.level(side, part);
        for person in &mut self.people[side] {
            person.levels[part] += moved;
        }
    }

    /// Makes both sides and the observer see every part alike; the people of a side may still differ.
    pub fn agree(&mut self) {
        for part in 0..PARTS {
            let level = f64::midpoint(self.level(0, part), self.level(1, part));
            (0..3).for_each(|side| self.put(side, part, level));
        }
    }

    /// Makes everybody of a side see every part as the first of them does.
    pub fn unite(&mut self, side: usize) {
        let levels = self.people[side][0].levels;
        for person in &mut self.people[side] {
            person.levels = levels;
        }
    }

    /// Lets a cause fall for everybody, and for the departments.
    pub fn fall(&mut self, cause: usize, points: f64) {
        let people = self.people.iter_mut().flatten();
        people.for_each(|person| person.levels[cause] -= points);
        let departments = self.departments.iter_mut();
        departments.for_each(|levels| levels[cause] -= points);
    }

    /// Puts everybody into a mood of the day.
    pub fn set_moods(&mut self, spread: f64, chance: &mut Chance) {
        let people = self.people.iter_mut().flatten();
        people.for_each(|person| person.mood = chance.normal(spread));
    }

    /// Lets others of the same departments answer.
    pub fn replace_leaders(&mut self, chance: &mut Chance) {
        for side in 0..2 {
            let count = self.people[side].len();
            self.people[side] = (0..count).map(|_| self.person(side, chance)).collect();
        }
    }

    /// What everybody answers this time.
    pub fn answers(&self, chance: &mut Chance) -> Answers {
        let all = Role::ALL.into_iter().zip(&self.people);
        let all = all.flat_map(|(role, people)| people.iter().map(move |person| (role, person)));
        Answers(
            all.map(|(role, person)| (role, person.name, self.sheet(role, person, chance)))
                .collect(),
        )
    }

    fn sheet(&self, role: Role, person: &Person, chance: &mut Chance) -> Vec<u8> {
        let asked = self.asked.scale_questions.iter().enumerate();
        asked
            .map(|(at, question)| {
                if !question.wording.is_asked(role) || chance.uniform() < self.population.left_out {
                    return 0;
                }
                let labels = question.labels.len();
                if chance.uniform() < person.careless {
                    return label(chance.uniform() * labels as f64 - 0.5, labels);
                }
                // The debate is nobody's level.
                let level = self.parts[at].map_or(50.0, |part| person.levels[part]);
                let conflict = level
                    + person.mood
                    + self.questions[at]
                    + person.questions[at]
                    + self.residual(chance);
                let agreement = person.agreeing
                    + match question.keying {
                        Keying::Direct => conflict,
                        Keying::Reversed => 100.0 - conflict,
                    };
                label(agreement / 100.0 * (labels - 1) as f64, labels)
            })
            .collect()
    }

    fn residual(&self, chance: &mut Chance) -> f64 {
        let spread = if !self.population.has_outliers {
            self.population.residual
        } else if chance.uniform() < 0.1 {
            45.0
        } else {
            10.0
        };
        chance.normal(spread)
    }
}

impl Answers {
    /// As a company's of its own.
    pub fn company(&self) -> Company<'_> {
        Company {
            name: "Acme",
            wave: None,
            respondents: self
                .0
                .iter()
                .map(|(role, name, scale)| Respondent {
                    role: *role,
                    name: *name,
                    scale,
                    ranked: 0,
                    words: FreeText::NONE,
                })
                .collect(),
            numbered: Vec::new(),
            masked: [0; 2],
            groups: [0; 2],
        }
    }
}

/// The label, from 1, that is nearest to a place between 0 and one less than there are labels.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn label(place: f64, labels: usize) -> u8 {
    place.round().clamp(0.0, (labels - 1) as f64) as u8 + 1
}

fn first(level: impl Fn(usize, usize) -> f64) -> usize {
    let priority = |cause: &usize| level(0, *cause).powi(2) + level(1, *cause).powi(2);
    (0..CAUSES)
        .max_by(|a, b| priority(a).total_cmp(&priority(b)))
        .expect("there are causes")
}
