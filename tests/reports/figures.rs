//! No format leaves out a figure: each one of the JSON report stands beside what it is about.

use serde_json::Value;

use crate::run::{acme, printed};

/// Something that has figures: how it is called, and its figures as a format prints them.
struct Subject {
    name: String,
    figures: Vec<String>,
}

/// How a format prints figures.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Whole,
    Exact,
}

#[test]
fn every_figure_of_the_json_stands_in_every_format() {
    let folder = acme();
    let report = |arguments: &[&str]| {
        let all = [&["report", "acme", "--width", "120"], arguments].concat();
        printed(folder.path(), &all)
    };
    let json: Value = serde_json::from_str(&report(&["-f", "json"])).expect("JSON");
    let lines = |text: String| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let text = lines(report(&["--details"]));
    let markdown = lines(report(&["-f", "markdown", "--details"]));
    let csv = lines(report(&["-f", "csv"]));
    let html = html_rows(&report(&["-f", "html"]));
    for (rows, style, letters) in [
        (text, Style::Whole, 26),
        (markdown, Style::Whole, 60),
        (csv, Style::Exact, 60),
        (html, Style::Whole, 60),
    ] {
        for subject in subjects(&json, style) {
            check(&rows, &subject, letters);
        }
    }
}

/// The figures have to stand in the rows that name the subject.
fn check(rows: &[String], subject: &Subject, letters: usize) {
    let start: String = subject.name.chars().take(letters).collect();
    let naming: Vec<&String> = rows.iter().filter(|row| row.contains(&start)).collect();
    let tokens: Vec<&str> = naming
        .iter()
        .flat_map(|row| row.split(|c: char| !(c.is_ascii_digit() || "-.".contains(c))))
        .map(|token| token.trim_end_matches('.'))
        .collect();
    for figure in &subject.figures {
        assert!(
            tokens.contains(&figure.as_str()),
            "{figure} of {} is not in {naming:#?}",
            subject.name
        );
    }
}

fn subjects(report: &Value, style: Style) -> Vec<Subject> {
    let mut all = Vec::new();
    let symptoms = &report["symptoms"];
    let of = |name: &str, values: &[&Value]| Subject {
        name: name.to_owned(),
        figures: values
            .iter()
            .flat_map(|value| figures(value, style))
            .collect(),
    };
    let keys = ["priority", "severity", "sides", "observer"];
    all.push(of(
        "Signs that the tension has",
        &keys.map(|key| &symptoms[key]),
    ));
    all.push(gap("Signs that the tension has", symptoms, style));
    let debate = &report["debate"];
    all.push(of("Open argument", &[&debate["score"], &debate["sides"]]));
    let mut questions: Vec<&Value> = Vec::new();
    questions.extend(
        list(&symptoms["questions"])
            .iter()
            .chain(list(&debate["questions"])),
    );
    for cause in list(&report["causes"]) {
        let keys = ["rank", "priority", "severity", "sides", "need"];
        all.push(of(name(cause, "title"), &keys.map(|key| &cause[key])));
        all.push(gap(name(cause, "title"), cause, style));
        let seen = &cause["observer"];
        all.push(of(name(cause, "title"), &[&seen["score"], &seen["sides"]]));
        if style == Style::Exact {
            let keys = ["gap_low", "gap_high"].map(|key| &cause[key]);
            all.push(of(name(cause, "title"), &keys));
            all.push(of(
                name(cause, "title"),
                &[&seen["differences"], &cause["confidence"]],
            ));
        }
        all.push(confidence(cause, style));
        questions.extend(list(&cause["questions"]));
        for order in list(&cause["orders"]) {
            all.extend(distances(order, style));
            all.extend(places(order, style));
        }
    }
    for question in questions {
        let mut counts = question["counts"].clone();
        if style == Style::Whole {
            // People read a label, with a number behind it where several gave that answer.
            for side in counts.as_object_mut().expect("sides").values_mut() {
                let given = side.as_array_mut().expect("counts");
                given.retain(|count| count.as_u64() > Some(1));
            }
        }
        all.push(of(name(question, "text"), &[&question["sides"], &counts]));
        all.push(gap(name(question, "text"), question, style));
    }
    for solution in list(&report["solutions"]) {
        all.push(of(
            name(solution, "title"),
            &[&solution["rank"], &solution["fit"]],
        ));
        for action in list(&solution["actions"]) {
            all.push(of(name(action, "text"), &[&action["fit"]]));
        }
    }
    all
}

/// The gap: beside two whole points people see the difference of these two.
fn gap(name: &str, value: &Value, style: Style) -> Subject {
    let side = |id: &str| value["sides"][id].as_f64();
    let shown = side("sales").zip(side("operations"));
    let figures = match (style, shown) {
        (Style::Whole, Some((a, b))) => vec![format!("{:.0}", a.round() - b.round() + 0.0)],
        _ => figures(&value["gap"], style),
    };
    Subject {
        name: name.to_owned(),
        figures,
    }
}

/// How sure a cause's place is: people see the share in percent, and never as quite certain.
fn confidence(cause: &Value, style: Style) -> Subject {
    let sure = &cause["confidence"];
    let share = sure["first"].as_f64().expect("a share");
    let share = match (style, (100.0 * share).round()) {
        (Style::Exact, _) => share.to_string(),
        (Style::Whole, percent) => format!("{:.0}", percent.clamp(1.0, 99.0)),
    };
    let mut figures = figures(&sure["low"], style);
    figures.extend(figures_of(&sure["high"], style));
    figures.push(share);
    Subject {
        name: name(cause, "title").to_owned(),
        figures,
    }
}

/// The distances stand in a sentence under the order, in CSV beside it.
fn distances(order: &Value, style: Style) -> Vec<Subject> {
    if style == Style::Exact {
        let figures = ["distance", "to_observer"];
        return vec![Subject {
            name: name(order, "text").to_owned(),
            figures: figures
                .iter()
                .flat_map(|key| figures_of(&order[*key], style))
                .collect(),
        }];
    }
    vec![Subject {
        name: "Distance, 0 the same order".to_owned(),
        figures: figures_of(&order["distance"], style),
    }]
}

fn places(order: &Value, style: Style) -> Vec<Subject> {
    let texts = [
        ("revenue", "Revenue this quarter"),
        ("on-time-delivery", "Delivery on the promised day"),
        ("cost", "Low cost"),
    ];
    let place = |number: f64| match style {
        Style::Whole => format!("{number:.1}"),
        Style::Exact => number.to_string(),
    };
    texts
        .into_iter()
        .map(|(id, text)| Subject {
            name: text.to_owned(),
            figures: ["sales", "operations", "ceo"]
                .iter()
                .filter_map(|party| order["mean_ranks"][party][id].as_f64())
                .map(place)
                .collect(),
        })
        .collect()
}

fn figures_of(value: &Value, style: Style) -> Vec<String> {
    figures(value, style)
}

/// Every number in a value.
fn figures(value: &Value, style: Style) -> Vec<String> {
    match value {
        Value::Number(number) if style == Style::Exact || number.is_u64() => {
            vec![number.as_f64().expect("a number").to_string()]
        }
        Value::Number(number) => {
            let whole = number.as_f64().expect("a number").round() + 0.0;
            vec![format!("{whole:.0}")]
        }
        Value::Array(items) => items.iter().flat_map(|item| figures(item, style)).collect(),
        Value::Object(map) => map.values().flat_map(|item| figures(item, style)).collect(),
        _ => Vec::new(),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn name<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().expect("a text")
}

/// The rows, list items, articles and paragraphs of a page as text.
fn html_rows(page: &str) -> Vec<String> {
    let rows = page
        .replace("<tr>", "\u{0}")
        .replace("<li>", "\u{0}")
        .replace("<p>", "\u{0}");
    let rows = rows.replace("<article", "\u{0}<article");
    rows.split('\u{0}').map(without_tags).collect()
}

fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for character in html.chars() {
        match character {
            '<' => is_tag = true,
            '>' => {
                is_tag = false;
                text.push(' ');
            }
            _ if !is_tag => text.push(character),
            _ => {}
        }
    }
    text.replace("&#x27;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}
