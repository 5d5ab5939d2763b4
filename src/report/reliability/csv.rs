//! For a spreadsheet: a row for each cause and group, each question and group, and each two causes.

use crate::reliability::{AtLeaders, Between, Consistency, Reliability, Scale};
use crate::report::csv::{figure, text, write};

/// How both sides together are called; no side's id has a space.
const BOTH: &str = "both sides";

/// The columns. New ones are added at the end, so that a spreadsheet's formulas stay right.
const COLUMNS: &str = "kind id other group text respondents alpha alpha_low alpha_high item_total alpha_without missing \
    floor ceiling most_alike company_sides leaders leaders_usual variance_between variance_within \
    reliability_usual reliability_1 reliability_2 reliability_3 \
    side_change_usual side_change_1 side_change_2 side_change_3 \
    company_change_usual company_change_1 company_change_2 company_change_3 \
    correlation corrected distance distance_by_chance reason";

fn columns() -> impl Iterator<Item = &'static str> {
    COLUMNS.split_whitespace()
}

/// A row in the making, every column by its name.
struct Row(Vec<String>);

impl Row {
    fn new(kind: &str, id: &str) -> Self {
        let mut row = Self(vec![String::new(); columns().count()]);
        row.set("kind", kind.to_owned());
        row.set("id", id.to_owned());
        row
    }

    fn set(&mut self, column: &str, cell: String) {
        if let Some(at) = columns().position(|name| name == column) {
            self.0[at] = cell;
        }
    }
}

pub(super) fn render(found: &Reliability) -> String {
    let mut rows = vec![columns().map(str::to_owned).collect()];
    for cause in &found.causes {
        let path = format!("causes.{}", cause.id);
        scale_rows(found, cause, ("cause", &path), &mut rows);
    }
    scale_rows(found, &found.symptoms, ("symptoms", "symptoms"), &mut rows);
    for pair in &found.pairs {
        let [one, other] = pair.causes;
        let mut row = Row::new("pair", one);
        row.set("other", other.to_owned());
        row.set("group", BOTH.to_owned());
        row.set("respondents", pair.respondents.to_string());
        row.set("correlation", figure(pair.correlation));
        row.set("corrected", figure(pair.corrected));
        between(found, &pair.between, &mut row);
        let lacking = ["correlation", "corrected", "between.components"];
        let lacking = lacking.map(|figure| format!("pairs.{one}.{other}.{figure}"));
        row.set("reason", reasons(found, &lacking));
        rows.push(row.0);
    }
    write(&rows)
}

fn scale_rows(
    found: &Reliability,
    scale: &Scale,
    (kind, path): (&str, &str),
    rows: &mut Vec<Vec<String>>,
) {
    let mut row = Row::new(kind, scale.id);
    row.set("text", text(scale.title));
    let mut whole = group_row(&row, BOTH, &scale.both);
    between(found, &scale.between, &mut whole);
    whole.set("distance", figure(scale.agreement.distance));
    let by_chance = Some(scale.agreement.by_chance);
    whole.set("distance_by_chance", figure(by_chance));
    let own = format!("{path}.both");
    let lacking = [
        own.clone(),
        format!("{own}.alpha"),
        format!("{path}.between.components"),
        format!("{path}.agreement.distance"),
    ];
    whole.set("reason", reasons(found, &lacking));
    rows.push(whole.0);
    question_rows(found, scale.id, (BOTH, &own), &scale.both, rows);
    for side in &found.sides {
        let Some(consistency) = scale.by_side.get(side.id) else {
            continue;
        };
        let own = format!("{path}.by_side.{}", side.id);
        let mut row = group_row(&row, side.id, consistency);
        let lacking = [own.clone(), format!("{own}.alpha")];
        row.set("reason", reasons(found, &lacking));
        rows.push(row.0);
        question_rows(found, scale.id, (side.id, &own), consistency, rows);
    }
}

fn group_row(row: &Row, group: &str, consistency: &Consistency) -> Row {
    let mut row = Row(row.0.clone());
    row.set("group", group.to_owned());
    row.set("respondents", consistency.respondents.to_string());
    let alpha = consistency.alpha;
    row.set("alpha", figure(alpha.map(|alpha| alpha.value)));
    row.set("alpha_low", figure(alpha.map(|alpha| alpha.low)));
    row.set("alpha_high", figure(alpha.map(|alpha| alpha.high)));
    row
}

fn question_rows(
    found: &Reliability,
    part: &str,
    (group, path): (&str, &str),
    consistency: &Consistency,
    rows: &mut Vec<Vec<String>>,
) {
    for item in &consistency.questions {
        let mut row = Row::new("question", item.id);
        row.set("text", text(&found.text_of(item.id)));
        row.set("other", part.to_owned());
        row.set("group", group.to_owned());
        row.set("respondents", consistency.respondents.to_string());
        row.set("item_total", figure(item.item_total));
        row.set("alpha_without", figure(item.alpha_without));
        row.set("missing", figure(item.missing));
        let answers = item.answers;
        row.set("floor", figure(answers.map(|answers| answers.floor)));
        row.set("ceiling", figure(answers.map(|answers| answers.ceiling)));
        let most_alike = answers.map(|answers| answers.most_alike);
        row.set("most_alike", figure(most_alike));
        let questions = format!("{path}.questions");
        let own = |figure| format!("{questions}.{}.{figure}", item.id);
        let mut lacking = ["item_total", "alpha_without", "answers"].map(own).to_vec();
        lacking.extend([path.to_owned(), questions]);
        row.set("reason", reasons(found, &lacking));
        rows.push(row.0);
    }
}

fn between(found: &Reliability, between: &Between, row: &mut Row) {
    row.set("company_sides", between.company_sides.to_string());
    row.set("leaders", between.leaders.to_string());
    row.set("leaders_usual", figure(found.leaders.usual));
    let Some(components) = &between.components else {
        return;
    };
    let mut set = |name: &str, points| row.set(name, figure(Some(points)));
    set("variance_between", components.variance_between);
    set("variance_within", components.variance_within);
    let mut at = |name: &str, at: AtLeaders| {
        set(&format!("{name}_usual"), at.usual);
        for (leaders, points) in [(1, at.one), (2, at.two), (3, at.three)] {
            set(&format!("{name}_{leaders}"), points);
        }
    };
    at("reliability", components.reliability);
    at("side_change", components.side_change);
    at("company_change", components.company_change);
}

/// Why these figures are missing, by their paths, each reason once.
fn reasons(found: &Reliability, lacking: &[String]) -> String {
    let mut all: Vec<String> = Vec::new();
    for missing in &found.missing {
        let reason = format!("{}.", missing.reason);
        if lacking.contains(&missing.what) && !all.contains(&reason) {
            all.push(reason);
        }
    }
    all.join(" ")
}
