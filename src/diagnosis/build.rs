//! Applies the formulas to one company's answers.

use super::{
    About, Debate, Diagnosis, FORMAT, Headline, METHOD, QualityNote, Said, Sensitivity, Symptoms,
    answered,
    by_id::index_of,
    by_side,
    causes::{self, Chance},
    headline::EXCLUDED,
    missing, norms, party, practices, solutions,
};
use crate::answers::mapping::Invited;
use crate::answers::numbered::NumberedScale;
use crate::answers::unread::Unread;
use crate::answers::{Company, Respondent};
use crate::norms::Norms;
use crate::questionnaire::{Party, Questionnaire, Role};
use crate::score::{self, CompanyScore, Pair, Points, Quality, Resampler, Sheet};

/// What a diagnosis holds beside the figures themselves, and whom it leaves out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'r> {
    /// How sure the ranking is, by these resamples, and what would change the first place.
    pub resampler: Option<&'r Resampler>,
    /// Leave out respondents who gave the same answer throughout.
    pub exclude_straight_lining: bool,
    /// Put comments and open answers into an order that can't be tied to a respondent's other answers.
    pub unlink_words: bool,
    /// Leave comments and open answers out.
    pub leave_out_words: bool,
    /// What couldn't be read.
    pub unread: Option<Unread>,
    /// How many were asked to answer.
    pub invited: Invited,
    /// What the figures of many companies are.
    pub norms: Option<&'r Norms>,
}

impl<'r> Options<'r> {
    /// What a report holds where nothing else is asked for.
    pub fn whole(resampler: &'r Resampler) -> Self {
        Self {
            resampler: Some(resampler),
            ..Self::default()
        }
    }
}

/// Scores one company's answers.
pub fn diagnose<'a>(questionnaire: &'a Questionnaire, company: &Company<'a>) -> Diagnosis<'a> {
    diagnose_with(questionnaire, company, Options::default())
}

/// Scores one company's answers, with more or fewer things than [`diagnose`] has.
pub fn diagnose_with<'a>(
    questionnaire: &'a Questionnaire,
    company: &Company<'a>,
    options: Options,
) -> Diagnosis<'a> {
    let (sheet, excluded) = sheet(questionnaire, company, options.exclude_straight_lining);
    let score = sheet.company_score();
    let correction = options.norms.and_then(Norms::correction);
    let resampler = options.resampler;
    let resampled = resampler.map(|it| it.resample(&sheet, correction.as_ref()));
    let chance = Chance::new(&sheet);
    let placements = resampled.as_ref().map(|it| it.causes.as_slice());
    let mut causes = causes::build(&sheet, &score, &chance, placements);
    let index = |id: &str| index_of(questionnaire, id);
    let norms = options.norms;
    let places = norms.map(|all| norms::places(&causes, all, correction.as_ref(), index));
    let solutions = solutions::build(&sheet, &mut causes, resampled.as_ref());
    let do_first = solutions::do_first(&sheet, &causes);
    let count = |role, asked| party::count(&sheet, role, asked, company, options.invited);
    let sides = Role::SIDES.map(|role| count(role, &questionnaire.sides[role.index()]));
    let observer = questionnaire.observer.as_ref();
    let observer = observer.map(|observer| count(Role::Observer, observer));
    let mut diagnosis = Diagnosis {
        format: FORMAT,
        method: METHOD,
        questionnaire: about(questionnaire),
        sides,
        observer,
        company: company.name,
        wave: company.wave,
        headline: Headline::default(),
        symptoms: symptoms(&sheet, &score, &chance),
        debate: debate(&sheet),
        causes,
        solutions,
        do_first,
        norms: places,
        practices: practices::build(&sheet),
        open: answered::open(&sheet),
        sensitivity: resampler.map(|_| sensitivity(&sheet)),
        quality: Vec::new(),
        numbered: numbered(questionnaire, company),
        unread: options.unread,
        missing: Vec::new(),
        are_words_unlinked: options.unlink_words,
        needed: resampled.and_then(|resampled| resampled.needed),
        has_risen_far: false,
        debate_then: None,
        asked: questionnaire,
    };
    diagnosis.quality = notes(&diagnosis, &sheet, &excluded);
    if diagnosis.needs_asking_again() {
        diagnosis.do_first.clear();
    }
    keep_words(&mut diagnosis, &options);
    diagnosis.missing = missing::list(&diagnosis, &sheet);
    diagnosis.write_headline();
    diagnosis
}

/// What to read with care.
fn notes<'a>(
    diagnosis: &Diagnosis<'a>,
    sheet: &Sheet<'a>,
    excluded: &[Respondent<'a>],
) -> Vec<QualityNote<'a>> {
    // What couldn't be read may be answers of those who were asked.
    let few_of_invited = match diagnosis.unread {
        None => party::few_of_invited(&diagnosis.sides),
        Some(_) => Vec::new(),
    };
    let excluded = excluded_notes(diagnosis.asked, excluded).into_iter();
    let of_sides = quality(sheet, diagnosis.sides.map(|side| side.masked));
    excluded.chain(few_of_invited).chain(of_sides).collect()
}

/// Whose answers count, and whose are left out for giving the same one over and over.
fn sheet<'a>(
    questionnaire: &'a Questionnaire,
    company: &Company<'a>,
    excludes_straight_lining: bool,
) -> (Sheet<'a>, Vec<Respondent<'a>>) {
    let all = Sheet::new(questionnaire, &company.respondents);
    if !excludes_straight_lining {
        return (all, Vec::new());
    }
    let is_excluded = |one: &Respondent| all.scorer.is_straight_line(one.role, one.scale);
    let (excluded, others): (Vec<_>, Vec<_>) = all.all().copied().partition(is_excluded);
    (Sheet::new(questionnaire, &others), excluded)
}

/// How numbers were read, in the scales' order.
fn numbered(questionnaire: &Questionnaire, company: &Company) -> Vec<NumberedScale> {
    let place = |scale: &NumberedScale| {
        let mut ids = questionnaire.scale_ids();
        ids.position(|id| *id == *scale.scale)
    };
    let numbered = company.numbered.iter().copied();
    let mut numbered: Vec<NumberedScale> = numbered.cloned().collect();
    numbered.sort_by_cached_key(|scale| (place(scale), scale.clone()));
    numbered
}

fn about(questionnaire: &Questionnaire) -> About<'_> {
    About {
        id: &questionnaire.id,
        version: &questionnaire.version,
        language: &questionnaire.language,
        title: &questionnaire.title,
    }
}

fn symptoms<'a>(sheet: &Sheet<'a>, score: &CompanyScore, chance: &Chance) -> Symptoms<'a> {
    let questionnaire = sheet.questionnaire;
    let asked = &questionnaire.symptoms;
    let (parts, sides) = (&sheet.scorer.symptoms, score.symptoms);
    let priority = score.symptoms_priority();
    // The symptoms stand behind the causes.
    let part = questionnaire.causes.len();
    let interval = chance.gap(part, sides);
    let observer = sheet.score(Role::Observer, &parts.seen);
    let seen = sheet.sides(&parts.seen);
    let seen = seen.map(|side| score::gap([side, observer]));
    let band =
        |figure: Option<Points>| figure.map(|figure| score::band(&asked.bands, figure).id.as_str());
    Symptoms {
        priority,
        severity: score::average(sides),
        sides: by_side(questionnaire, sides),
        gap: score::gap(sides),
        gap_low: interval.map(|interval| interval.low),
        gap_high: interval.map(|interval| interval.high),
        spread: by_side(questionnaire, chance.spread(part, sides)),
        divided: causes::divided(sheet, &parts.all),
        observer,
        to_observer: chance.to_observer(part, seen),
        band: band(priority),
        bands: by_side(questionnaire, sides.map(band)),
        questions: answered::questions(sheet, &parts.all),
    }
}

fn debate<'a>(sheet: &Sheet<'a>) -> Option<Debate<'a>> {
    let questionnaire = sheet.questionnaire;
    questionnaire.debate.as_ref()?;
    let part = &sheet.scorer.debate;
    let severities = sheet.sides(part);
    let health =
        |severity: Option<Points>| severity.map(|severity| Points::new(100.0 - severity.get()));
    let sides: Pair = severities.map(health);
    Some(Debate {
        score: health(score::average(severities)),
        sides: by_side(questionnaire, sides),
        divided: causes::divided(sheet, part),
        heard: Role::SIDES.map(|role| sheet.scores(role, part).len()),
        questions: answered::questions(sheet, part),
    })
}

fn sensitivity<'a>(sheet: &Sheet<'a>) -> Sensitivity<'a> {
    let found = score::sensitivity(sheet);
    let id = |question: usize| sheet.questionnaire.scale_questions[question].id.as_str();
    Sensitivity {
        respondents: found.respondents,
        questions: found.questions.into_iter().map(id).collect(),
    }
}

/// Leaves people's words out, or puts them into another order, where that was asked for.
fn keep_words(diagnosis: &mut Diagnosis, options: &Options) {
    if options.leave_out_words {
        words(diagnosis).into_iter().for_each(Vec::clear);
    } else if options.unlink_words {
        unlink_words(diagnosis);
    }
}

/// Alphabetical within each side: an order that says nothing of who gave which other answers.
fn unlink_words(diagnosis: &mut Diagnosis) {
    let sides = diagnosis.sides.map(|side| side.id);
    let place = |said: &Said| {
        let place = sides.iter().position(|side| *side == said.side);
        place.unwrap_or(sides.len())
    };
    for list in words(diagnosis) {
        list.sort_by(|a, b| (place(a), a.text).cmp(&(place(b), b.text)));
    }
}

/// Everything that people said in their own words, by what they were asked.
fn words<'d, 'a>(diagnosis: &'d mut Diagnosis<'a>) -> Vec<&'d mut Vec<Said<'a>>> {
    let mut lists = Vec::new();
    for cause in &mut diagnosis.causes {
        lists.extend(cause.questions.iter_mut().map(|asked| &mut asked.comments));
        lists.extend(cause.orders.iter_mut().map(|order| &mut order.comments));
    }
    let symptoms = diagnosis.symptoms.questions.iter_mut();
    let debate = diagnosis.debate.iter_mut();
    let others = symptoms.chain(debate.flat_map(|debate| &mut debate.questions));
    lists.extend(others.map(|question| &mut question.comments));
    let practices = diagnosis.practices.iter_mut();
    lists.extend(practices.map(|practice| &mut practice.comments));
    lists.extend(diagnosis.open.iter_mut().map(|open| &mut open.answers));
    lists
}

/// Who was left out, one note for each party.
fn excluded_notes<'a>(
    questionnaire: &'a Questionnaire,
    excluded: &[Respondent],
) -> Vec<QualityNote<'a>> {
    let note = |(role, party): (Role, &'a Party)| {
        let count = excluded.iter().filter(|one| one.role == role).count();
        let (who, their) = match count {
            1 => ("One respondent".to_owned(), "that respondent's"),
            _ => (format!("{count} respondents"), "their"),
        };
        (count > 0).then(|| QualityNote {
            code: EXCLUDED,
            side: &party.id,
            text: format!(
                "{who} of {} gave the same answer nine times in a row or more, even to questions worded the opposite way: {their} answers are left out, as asked.",
                party.name
            ),
        })
    };
    questionnaire.parties().filter_map(note).collect()
}

/// What to read with care of one company's answers.
pub(crate) fn quality_notes<'a>(
    questionnaire: &'a Questionnaire,
    company: &Company<'a>,
) -> Vec<QualityNote<'a>> {
    let sheet = Sheet::new(questionnaire, &company.respondents);
    quality(&sheet, company.masked)
}

fn quality<'a>(sheet: &Sheet<'a>, masked: [usize; 2]) -> Vec<QualityNote<'a>> {
    let party = |role| {
        let party = sheet.questionnaire.party(role);
        party.map_or(("", ""), |party| (&party.id, &party.name))
    };
    let notes = score::quality(sheet, masked).into_iter();
    notes.map(|note| {
        let (side, name) = party(note.role());
        let who = match note.role() {
            Role::Observer => format!("The {name}"),
            _ => format!("One respondent of {name}"),
        };
        let text = match note {
            Quality::NoAnswers(_) => format!("{name} has given no answers."),
            Quality::StraightLining(_) => format!(
                "{who} gave the same answer nine times in a row or more, even to questions worded the opposite way: read these answers with care."
            ),
            Quality::FewAnswers(_) => format!("{who} answered fewer than half of the questions."),
        };
        QualityNote { code: note.code(), side, text }
    })
    .collect()
}
