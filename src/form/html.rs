//! A form as one page for a browser: self-contained, offline, and forbidden to ask the network for anything.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};
use sha2::{Digest, Sha256};

use super::content::{Form, FormQuestion, FormQuestionKind};
use crate::listed::listed;
use crate::questionnaire::word_keys;
use crate::sanitise::visible;

const TEMPLATE: &str = include_str!("page/form.html");

/// How the page looks on a screen, then on paper.
const STYLE: &str = concat!(
    include_str!("page/screen.css"),
    include_str!("page/choices.css"),
    include_str!("page/paper.css"),
);

/// What the page does, one subject a file.
const SCRIPT: &str = concat!(
    include_str!("page/page.js"),
    include_str!("page/press.js"),
    include_str!("page/ranking.js"),
    include_str!("page/answers.js"),
    include_str!("page/draft.js"),
    include_str!("page/review.js"),
    include_str!("page/person.js"),
    include_str!("page/save.js"),
    include_str!("page/start.js"),
);

/// The words that the script says; the template says the others.
const SCRIPT_WORDS: [&str; 18] = listed(
    "draft-elsewhere, draft-erase-sure, draft-erased, draft-found, draft-go-on, draft-has-saved, draft-kept, \
    draft-none, progress, question, rank-answered, rank-moved, rank-unanswered, respondent-missing, \
    respondent-taken, saved, saved-before, survey-comment",
);

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "ug", "ur", "yi"];

/// Renders a form; every text in it is safe to show.
pub(super) fn render(form: &Form) -> String {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let questionnaire = form.questionnaire;
    let open = questionnaire.open.iter();
    let keys = word_keys().into_iter();
    let words: BTreeMap<_, _> = keys.map(|key| (key, form.word(key))).collect();
    let page = context! {
        language => &questionnaire.language,
        direction => direction(&questionnaire.language),
        policy => policy(),
        style => STYLE,
        script => SCRIPT,
        title => visible(&questionnaire.title),
        company => visible(&form.company),
        side => visible(&form.party().name),
        wave => form.wave.as_deref().map(visible),
        respondent => visible(form.respondent.as_deref().unwrap_or_default()),
        intro => form.intro(),
        questions => form.questions().iter().map(question).collect::<Vec<_>>(),
        open => open.map(|open| text(&open.id, &form.open_text(open))).collect::<Vec<_>>(),
        word => Value::from(Serde(words)),
        data => data(form),
    };
    // The template is part of the program, so a mistake in it is found by the tests.
    environment.render_str(TEMPLATE, page).unwrap_or_default()
}

fn question(item: &FormQuestion) -> Value {
    let (labels, options) = match item.kind {
        FormQuestionKind::Scale(labels) => (labels, &[][..]),
        FormQuestionKind::Ranking(options) => (&[][..], options),
    };
    let labels = labels.iter().map(|label| visible(label));
    let options = options.iter().map(|option| text(&option.id, &option.text));
    context! {
        number => item.number,
        id => item.id,
        text => &item.text,
        labels => labels.collect::<Vec<_>>(),
        options => options.collect::<Vec<_>>(),
        absent => &item.absent,
        heading => &item.heading,
    }
}

/// An id with its text: an open question, or an option of a ranking.
fn text(id: &str, text: &str) -> Value {
    context! { id => id, text => visible(text) }
}

/// What the script needs to know.
fn data(form: &Form) -> Value {
    // The fields of the record that are known already, as they go into the file.
    let mut record = BTreeMap::from([
        ("questionnaire", form.questionnaire.id.as_str()),
        ("version", form.questionnaire.version.as_str()),
        ("company", form.company.as_str()),
        ("side", form.party().id.as_str()),
    ]);
    record.extend(form.wave.as_deref().map(|wave| ("wave", wave)));
    let anybody = Form {
        respondent: None,
        ..form.clone()
    };
    let words = BTreeMap::from(SCRIPT_WORDS.map(|key| (key, form.word(key))));
    context! {
        record => Value::from(Serde(record)),
        // Without the respondent's name and the ending.
        file => anybody.file_stem(),
        words => Value::from(Serde(words)),
    }
}

fn direction(language: &str) -> &'static str {
    let language = language.to_lowercase();
    let mut subtags = language.split('-');
    let first = subtags.next().unwrap_or_default();
    // A script that is named decides: Azerbaijani, say, is written in several.
    match subtags.next() {
        Some("arab" | "hebr") => "rtl",
        Some("latn" | "cyrl") => "ltr",
        _ if RIGHT_TO_LEFT.contains(&first) => "rtl",
        _ => "ltr",
    }
}

/// Nothing may be loaded or sent, and of scripts and styles only the page's own may run.
fn policy() -> String {
    // A browser sees one kind of line end, whichever stands there.
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text.replace("\r\n", "\n")));
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(SCRIPT),
        hash(STYLE)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in quotes after each mark.
    fn quoted<'t>(text: &'t str, mark: &str) -> Vec<&'t str> {
        let after = text.split(mark).skip(1);
        after.filter_map(|rest| rest.split('"').next()).collect()
    }

    #[test]
    fn every_word_that_the_page_says_is_in_the_list_of_words() {
        let known = word_keys();
        let template = quoted(TEMPLATE, "word[\"");
        assert!(template.len() > 20, "{template:?}");
        for key in template.into_iter().chain(SCRIPT_WORDS) {
            assert!(known.contains(&key), "{key}");
        }
        for key in quoted(SCRIPT, "say(\"") {
            assert!(SCRIPT_WORDS.contains(&key), "{key}");
        }
    }

    #[test]
    fn script_and_style_are_hashed_as_the_browser_sees_them() {
        for (text, end) in [(SCRIPT, "</script"), (STYLE, "</style")] {
            assert!(!text.contains('\r') && !text.contains(end), "{end}");
        }
    }

    #[test]
    fn the_direction_of_writing_follows_the_language_and_its_script() {
        for language in ["ar", "he-IL", "AR-EG", "az-Arab"] {
            assert_eq!(direction(language), "rtl", "{language}");
        }
        for language in ["en", "de-CH", "zh-Hans", "ar-Latn", ""] {
            assert_eq!(direction(language), "ltr", "{language}");
        }
    }
}
