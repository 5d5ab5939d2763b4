//! Forms as people really send them back: each slip is read as it was meant, or told kindly and exactly.

use detente::diagnostic::Place;
use detente::form::Medium;
use detente::questionnaire::{EMBEDDED, Questionnaire, Role};

use super::people::{blank, first_version, read_file};

fn pulse() -> Questionnaire {
    EMBEDDED[1].read().unwrap()
}

/// What is told about a form in which one line was written over.
fn told(line: &str, written: &str) -> Vec<String> {
    let questionnaire = pulse();
    let form = blank(&questionnaire, Role::First, Medium::Yaml);
    let needle = format!("\n{line}\n");
    assert!(form.contains(&needle), "{line}");
    let form = form.replace(&needle, &format!("\n{written}\n"));
    let (_, diagnostics) = read_file("form.yaml", &form, &questionnaire);
    let told = diagnostics.iter().filter(|one| one.code != "blank");
    told.flat_map(|one| {
        let label = one.label.clone().into_iter();
        std::iter::once(one.message.clone())
            .chain(label)
            .chain(one.help.clone())
    })
    .collect()
}

#[test]
fn a_number_a_label_and_both_together_are_the_same_answer() {
    let questionnaire = pulse();
    let form = blank(&questionnaire, Role::First, Medium::Yaml);
    let at = questionnaire
        .scale_questions
        .iter()
        .position(|question| question.id == "targets-collide")
        .unwrap();
    for answer in [
        "4",
        "4.0",
        "'4'",
        "Often",
        "often",
        "\"OFTEN \"",
        "4 Often",
        "4. often",
        "4 - Often",
        "4) Often",
    ] {
        let form = form.replace(
            "\n  targets-collide:\n",
            &format!("\n  targets-collide: {answer}\n"),
        );
        let (records, diagnostics) = read_file("form.yaml", &form, &questionnaire);
        assert!(diagnostics.is_empty(), "{answer}: {diagnostics:?}");
        assert_eq!(records[0].scale[at], 4, "{answer}");
    }
}

#[test]
fn the_forms_own_example_of_a_comment_is_nobodys() {
    let questionnaire = pulse();
    let form = blank(&questionnaire, Role::First, Medium::Yaml);
    for (comment, words) in [("Your comment", 0), ("Your comment counts", 1)] {
        let written = format!("\n  everyday-friction: \"{comment}\"\n");
        let example = "\n  # everyday-friction: \"Your comment\"\n";
        assert!(form.contains(example), "{form}");
        let form = form.replace(example, &written);
        let (records, _) = read_file("form.yaml", &form, &questionnaire);
        assert_eq!(records[0].words.comments.len(), words, "{comment}");
    }
}

#[test]
fn a_form_without_the_spaces_before_its_lines_has_one_mistake() {
    let questionnaire = pulse();
    let form = blank(&questionnaire, Role::First, Medium::Yaml);
    let flat: Vec<&str> = form.lines().map(str::trim_start).collect();
    let bottom = form.clone() + "everyday-friction: Every week.\n";
    for (form, section) in [(flat.join("\n"), "answers"), (bottom, "comments")] {
        let (records, told) = read_file("form.yaml", &form, &questionnaire);
        let [only] = told.as_slice() else {
            panic!("{told:?}")
        };
        assert!(records.is_empty(), "{section}");
        assert_eq!(
            only.message,
            format!("`everyday-friction` stands as far left as `{section}`, and so outside it")
        );
        assert_eq!(
            only.label.as_deref(),
            Some("two spaces belong before this line")
        );
    }
}

#[test]
fn an_answer_behind_a_sign_that_yaml_makes_nothing_of_is_a_mistake() {
    for sign in ["!", "|", ">", "&", "!!"] {
        let written = format!("  targets-collide: {sign}4");
        assert_eq!(
            told("  targets-collide:", &written),
            [
                &format!("`{sign}4` is no answer to `targets-collide`"),
                "expected 1 to 5 or a label: 1 Never, 2 Rarely, 3 Sometimes, 4 Often, 5 Always",
                "if 4 (Often) is meant, write 4 alone",
            ]
        );
    }
}

#[test]
fn a_text_behind_a_sign_that_yaml_makes_nothing_of_is_read_whole() {
    let questionnaire = pulse();
    let form = blank(&questionnaire, Role::First, Medium::Yaml);
    for text in [
        "&co are the problem",
        "!important: one calendar",
        "!important",
        "!!important",
        "! watch this",
        "&c.",
    ] {
        let form = form.replace("first-change: |-", &format!("first-change: {text}"));
        let (records, told) = read_file("form.yaml", &form, &questionnaire);
        assert!(told.is_empty(), "{told:?}");
        assert_eq!(records[0].words.open, [Some(text.to_owned())]);
    }
    let named = form.replacen("respondent:", "respondent: &Co\n#", 1);
    let (records, told) = read_file("form.yaml", &named, &questionnaire);
    assert_eq!(records[0].respondent.as_deref(), Some("&Co"), "{told:?}");
    let form = form.replace("first-change: |-", "first-change: |2\n     2");
    let (records, _) = read_file("form.yaml", &form, &questionnaire);
    assert_eq!(records[0].words.open, [Some("2".to_owned())]);
}

#[test]
fn an_order_is_read_with_brackets_or_without_by_name_or_by_text() {
    let questionnaire = first_version();
    let form = blank(&questionnaire, Role::First, Medium::Yaml);
    for order in [
        "[cost, quality, growth, revenue, on-time-delivery]",
        "cost, quality, growth, revenue, on-time-delivery",
        "cost > quality > growth > revenue > on-time-delivery",
        "[Low cost, quality, GROWTH, revenue this quarter, on-time-delivery]",
        "\n    - cost\n    - quality\n    - growth\n    - revenue\n    - on-time-delivery",
    ] {
        let form = form.replace(
            "\n  goals-order: []\n",
            &format!("\n  goals-order: {order}\n"),
        );
        let (records, diagnostics) = read_file("form.yaml", &form, &questionnaire);
        assert!(diagnostics.is_empty(), "{order}: {diagnostics:?}");
        assert_eq!(
            records[0].words.orders[0],
            Some(vec![2, 3, 4, 0, 1]),
            "{order}"
        );
    }
}

#[test]
fn an_order_with_an_option_left_out_names_it() {
    let questionnaire = first_version();
    let form = blank(&questionnaire, Role::First, Medium::Yaml);
    let form = form.replace(
        "\n  goals-order: []\n",
        "\n  goals-order: cost, quality, growth, revenue\n",
    );
    let (_, diagnostics) = read_file("form.yaml", &form, &questionnaire);
    let messages: Vec<&str> = diagnostics.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        messages,
        ["`on-time-delivery` missing from the order of `goals-order`"]
    );
}

#[test]
fn a_number_with_another_ones_label_is_a_mistake() {
    for answer in ["3 Often", "three Often", "3. often", "often (3)"] {
        assert_eq!(
            told(
                "  targets-collide:",
                &format!("  targets-collide: {answer}")
            ),
            [
                &format!("`{answer}` is no answer to `targets-collide`"),
                "expected 1 to 5 or a label: 1 Never, 2 Rarely, 3 Sometimes, 4 Often, 5 Always",
                "3 is `Sometimes`, and `Often` is 4: ask whoever wrote it which is meant",
            ]
        );
    }
}

#[test]
fn whoever_writes_that_they_cannot_say_is_told_to_leave_it_empty() {
    assert_eq!(
        told("  targets-collide:", "  targets-collide: no idea at all"),
        [
            "`no idea at all` is no answer to `targets-collide`",
            "expected 1 to 5 or a label: 1 Never, 2 Rarely, 3 Sometimes, 4 Often, 5 Always",
            "where there is no answer, leave it empty",
        ]
    );
}

#[test]
fn an_answer_that_can_be_seen_in_a_text_is_not_told_to_be_left_out() {
    let told = |answer: &str| {
        let told = told(
            "  targets-collide:",
            &format!("  targets-collide: {answer}"),
        );
        told.last().cloned().unwrap()
    };
    let remark = "a remark is a comment to `targets-collide`, in a text form under `comments:`";
    let often = "if 4 (Often) is meant, write 4 alone";
    let rarely = "if 2 (Rarely) is meant, write 2 alone";
    for answer in ["4 - it was awful in July", "4 we fight all the time"] {
        assert_eq!(told(answer), format!("{often}; {remark}"), "{answer}");
    }
    let in_summer = "2 (but never in summer)";
    assert_eq!(told(in_summer), format!("{rarely}; {remark}"));
    for marked in [
        "④", "4)", "x 4", "4x", "☑ 4", "4+", "4th", "_4_", "(4)!", "Option 4",
    ] {
        assert_eq!(told(marked), often, "{marked}");
    }
    for two in [
        "3 -> 4",
        "3-4",
        "3 or 4",
        "~~3~~ 4",
        "rarely or sometimes",
        "4 - 5, I think",
        "3/4",
    ] {
        let ask = "one answer is expected: ask whoever wrote it which is meant";
        assert_eq!(told(two), ask, "{two}");
    }
    for out_of in ["4/5", "4 / 5", "4 of 5", "4 out of 5"] {
        assert_eq!(told(out_of), often, "{out_of}");
    }
    for (out_of, most) in [("4/10", 10), ("4 of 7", 7), ("10/10", 10)] {
        let ask = format!(
            "a scale to {most} may be meant, and `targets-collide` has 5 answers: ask whoever wrote it which of these is meant"
        );
        assert_eq!(told(out_of), ask, "{out_of}");
    }
    let empty = "where there is no answer, leave it empty";
    let always = "if 5 (Always) is meant, write 5 alone";
    assert_eq!(told("almost always"), format!("{always}; {empty}"));
    assert_eq!(told("Four."), format!("{often}; {empty}"));
    assert!(told("often - 4 or so").starts_with(often));
    for begun in ["o", "Oft", "oft."] {
        assert_eq!(told(begun), format!("{often}; {empty}"));
    }
    for none in ["6 of them", "well", "six", "four of us"] {
        assert_eq!(told(none), empty, "{none}");
    }
}

#[test]
fn true_and_false_are_told_once_and_not_to_be_left_out() {
    let questionnaire = pulse();
    for (yes, no) in [("true", "false"), ("on", "off")] {
        let mut form = blank(&questionnaire, Role::First, Medium::Yaml);
        for (id, answer) in [
            ("targets-collide", "4"),
            ("shared-measure", no),
            ("linked-goals", yes),
            ("joint-pay", yes),
            ("joint-budget", &no.to_uppercase()),
        ] {
            form = form.replace(&format!("\n  {id}:\n"), &format!("\n  {id}: {answer}\n"));
        }
        let (records, told) = read_file("form.yaml", &form, &questionnaire);
        assert!(records.is_empty());
        let [only] = &told[..] else {
            panic!("{told:?}")
        };
        let numbers =
            format!("if `{yes}` stands for 3 (Yes) and `{no}` for 1 (No), write the numbers alone");
        let more = "3 other answers here are written in the same way";
        assert_eq!(only.help, [&numbers, more]);
    }
    let told = told("  targets-collide:", "  targets-collide: true");
    assert_eq!(told[2], "where there is no answer, leave it empty");
}

#[test]
fn a_question_that_is_named_by_its_number_in_the_form_is_told_by_its_name() {
    let commented = |number: &str| {
        let written = format!("  {number}: \"It was awful\"");
        told("  # everyday-friction: \"Your comment\"", &written)
    };
    let message = "pulse has no question `2` here";
    let label = "in forms, question 2 is `targets-collide`: write that name";
    assert_eq!(commented("2"), [message, label]);
    assert_eq!(commented("40")[1], "not known");
}

#[test]
fn text_that_a_hash_cuts_off_is_told() {
    for written in ["  first-change: Rule #1 first", "  first-change: #1 first"] {
        assert_eq!(
            told("  first-change: |-", written),
            [
                "this text ends at the `#`",
                "if the rest belongs to it, put quotes around the whole text"
            ],
            "{written}"
        );
    }
    for written in [
        "  first-change: \"Rule #1\"",
        "  first-change: |-\n    Rule #1 # mine\n    # and mine",
        "  first-change: Rule#1",
    ] {
        assert_eq!(told("  first-change: |-", written), [""; 0], "{written}");
    }
}

#[test]
fn an_answer_behind_a_box_or_a_dash_is_told_to_stand_alone() {
    let alone = "if 4 is meant, write 4 alone; look at the other lines as well";
    let without = "put quotes around a text with brackets in it; an answer stands alone, without brackets, as in `goals-known: 4`";
    let stars = "take the stars out, which mails put around bold words; where one belongs to a text, put quotes around all of it";
    let dash = "take it out, as in `goals-known: 4`; where it belongs to a text, put quotes around all of it";
    for (answer, help) in [
        ("[x] 4", alone),
        ("- 4", dash),
        ("- 4 Often", dash),
        ("- Often", dash),
        ("* 4", stars),
        ("[x] 4 Often", without),
    ] {
        let told = told(
            "  targets-collide:",
            &format!("  targets-collide: {answer}"),
        );
        assert_eq!(told.last().map(String::as_str), Some(help), "{answer}");
    }
}

#[test]
fn a_text_that_looks_like_a_number_beyond_all_is_told_to_stand_in_quotes() {
    let help =
        "put quotes around a name or a text that looks like a number, as in \"5e12\"".to_owned();
    assert_eq!(
        told("respondent:", "respondent: 5e1234").last(),
        Some(&help)
    );
    let told = told("  first-change: |-", "  first-change: .inf");
    assert_eq!(told.last(), Some(&help));
}

#[test]
fn slips_in_the_syntax_come_with_what_to_do() {
    let cases = [
        (
            "  first-change: |-",
            "  first-change: First: a calendar",
            "a text with a colon in it needs quotes around it, as in \"One thing: the calendar\"",
        ),
        (
            "side: sales",
            "side: sales wave: 2026-Q4",
            "each name has a line of its own: begin a new one before this name, as before others that a mail has joined",
        ),
        (
            "version: \"2.0\"",
            "version: \"2.0\" side: sales wave: \"2026-Q4\"",
            "begin a new line before this name, as before others that a mail has joined",
        ),
        (
            "  targets-collide:",
            "  targets-collide: 4 side-issue: 3",
            "each name has a line of its own: begin a new one before this name, as before others that a mail has joined",
        ),
        (
            "  first-change: |-",
            "  first-change: |- A calendar",
            "the text goes on the lines below, further in than its name",
        ),
        (
            "  targets-collide:",
            "  targets-collide",
            "a line is a name, a colon, a space and a value, as in `goals-known: 4`; move a remark to `comments:`, behind its question's name, and take out what is no line of the form, such as a greeting",
        ),
        (
            "  targets-collide:",
            " targets-collide: 4",
            "this line, or one above it, starts further left or right than its neighbours",
        ),
        (
            "  targets-collide:",
            "\ttargets-collide: 4",
            "put spaces in place of the tab",
        ),
        ("answers:", "\tanswers:", "put spaces in place of the tab"),
        (
            "respondent:",
            "respondent: @dana",
            "put quotes around a text that begins with a sign, as in \"@dana\"",
        ),
        (
            "  first-change: |-",
            "  first-change: - One calendar",
            "take it out, as in `goals-known: 4`; where it belongs to a text, put quotes around all of it",
        ),
        (
            "  first-change: |-",
            "  first-change: & so on",
            "put quotes around a text that begins with a sign, as in \"@dana\"",
        ),
        (
            "  first-change: |-",
            "  first-change: !! see below",
            "put quotes around a text that begins with a sign, as in \"@dana\"",
        ),
        (
            "  first-change: |-",
            "  first-change: > 3 calendars",
            "put quotes around a text that begins with a sign, as in \"@dana\"",
        ),
        (
            "  first-change: |-",
            "  first-change: ? none",
            "put quotes around a text that begins with a sign, as in \"@dana\"",
        ),
        (
            "  first-change: |-",
            "  first-change: 'It wasn't good'",
            "a quote ends the text before this, or is missing at the end of a text above: within quotes, use those of the other kind, as in \"It wasn't good\"",
        ),
        (
            "  targets-collide:",
            "  targets-collide: -",
            "a lone `-` or `?` means something in this format: leave the place empty instead",
        ),
    ];
    for (line, written, help) in cases {
        let told = told(line, written);
        assert_eq!(
            told.last().map(String::as_str),
            Some(help),
            "{written}: {told:?}"
        );
    }
}

/// The one thing that is told of a form that was filled in and then changed as a whole: at which line, and what.
fn told_of(change: impl Fn(&str) -> String) -> (usize, String) {
    let questionnaire = pulse();
    let form = blank(&questionnaire, Role::First, Medium::Yaml)
        .replace("\nrespondent:\n", "\nrespondent: Dana\n")
        .replace("\n  targets-collide:\n", "\n  targets-collide: 4\n");
    let (records, diagnostics) = read_file("form.yaml", &change(&form), &questionnaire);
    assert!(records.is_empty());
    let [only] = &diagnostics[..] else {
        panic!("{diagnostics:?}");
    };
    let Some(Place::Span(source, span)) = &only.place else {
        panic!("{only:?}");
    };
    (source.line(span.start).0, only.message.clone())
}

fn quoted(form: &str) -> String {
    let lines = form
        .lines()
        .map(|line| format!("> {line}").trim_end().to_owned() + "\n");
    lines.collect()
}

#[test]
fn what_a_mail_does_to_a_form_is_told_once_and_where_it_begins() {
    let quotes = "these lines begin with `>`, as a mail quotes what it answers";
    assert_eq!(told_of(quoted), (1, quotes.to_owned()));
    let below = |form: &str| format!("On Monday Bo wrote:\n{}", quoted(form));
    assert_eq!(told_of(below), (2, quotes.to_owned()));
    let above = (1, "what stands above the form is no part of it".to_owned());
    let forwarded =
        "---------- Forwarded message ---------\nFrom: Dana\nSubject: AW: Form\n\nHi Bo,\n";
    for mail in [
        "Hi Bo,\nthis is it: all filled in.\n\n",
        "From: Dana <dana@acme.example>\nTo: Bo\nSubject: Form\n\n",
        forwarded,
    ] {
        let told = told_of(|form| format!("{mail}{form}"));
        assert_eq!(told, above, "{mail}");
    }
    let both = told_of(|form| format!("{forwarded}{}", quoted(form)));
    assert_eq!(both, above);
}

#[test]
fn two_forms_in_one_file_are_one_mistake_that_loses_neither() {
    let twice = |form: &str| form.to_owned() + &form.replace("Dana", "Bo");
    let message = "another record begins here, within the one above".to_owned();
    assert_eq!(told_of(twice).1, message);
    let parted = |form: &str| {
        form.to_owned()
            + &twice(form)[form.len()..].replace("\nquestionnaire", "\n---\nquestionnaire")
    };
    let form = blank(&pulse(), Role::First, Medium::Yaml);
    let (records, _) = read_file("form.yaml", &parted(&form), &pulse());
    assert_eq!(records.len(), 2);
    // A field that stands twice by a slip is told as that.
    let field = told("side: sales", "side: sales\nside: operations");
    assert_eq!(field[0], "`side` stands here a second time");
}

#[test]
fn a_field_with_a_capital_is_one_mistake() {
    let told = told("answers:", "Answers:");
    assert_eq!(
        told[..2],
        [
            "an answer record has no field `Answers`",
            "did you mean `answers`?"
        ]
    );
    assert!(
        !told.iter().any(|one| one.contains("add `answers:`")),
        "{told:?}"
    );
}

#[test]
fn a_field_that_stands_too_far_in_is_told_where_it_belongs() {
    for field in ["open:", "comments:"] {
        let label = &told(field, &format!("  {field}"))[1];
        assert!(label.contains("at the start of a line"), "{label}");
    }
}

#[test]
fn a_remark_that_names_no_question_is_told_what_belongs_there() {
    for remark in ["  It was awful.", "  - targets-collide: It was awful."] {
        let told = told("comments:", &format!("comments:\n{remark}"));
        let expected = "expected questions' names, each with a colon and what belongs to it";
        assert_eq!(told[1], expected, "{told:?}");
    }
}

#[test]
fn answers_with_the_same_marks_around_them_are_one_mistake() {
    let questionnaire = pulse();
    let form = blank(&questionnaire, Role::First, Medium::Yaml);
    for (before, behind) in [
        ("• ", ""),
        ("☑ ", ""),
        ("", ","),
        ("_", "_"),
        ("=", ""),
        ("[", "]"),
    ] {
        let answered: String = (1..)
            .zip(form.lines())
            .map(|(at, line)| match line.strip_suffix(':') {
                Some(name) if name.starts_with("  ") && !name.contains('#') => {
                    format!("{name}: {before}{}{behind}\n", 1 + at % 3)
                }
                _ => format!("{line}\n"),
            })
            .collect();
        let (records, told) = read_file("form.yaml", &answered, &questionnaire);
        let [only] = &told[..] else {
            panic!("{told:?}")
        };
        assert!(records.is_empty());
        assert!(only.message.contains("answer to `everyday-friction`"));
        let more = "21 other answers here are written in the same way";
        assert_eq!(only.help.last().map(String::as_str), Some(more));
    }
}

#[test]
fn names_that_a_program_spelt_otherwise_are_one_mistake() {
    let questionnaire = pulse();
    let form = blank(&questionnaire, Role::First, Medium::Yaml);
    let changed = |change: &dyn Fn(&str) -> String| {
        let lines = form.lines().map(|line| match line.strip_prefix("  ") {
            Some(name) if name.starts_with(char::is_alphabetic) => change(name) + "\n",
            _ => format!("{line}\n"),
        });
        let changed: String = lines.collect();
        let (records, told) = read_file("form.yaml", &changed, &questionnaire);
        assert!(records.is_empty());
        let told: Vec<_> = told.into_iter().map(|one| one.message).collect();
        assert_eq!(told.len(), 1, "{told:?}");
        told[0].clone()
    };
    let all = "23 names here are spelt otherwise than they should be";
    let capital = |name: &str| name[..1].to_uppercase() + &name[1..];
    assert_eq!(changed(&|name| format!("  {}", capital(name))), all);
    assert_eq!(changed(&|name| format!("  • {name}")), all);
    assert_eq!(changed(&|name| format!("  12. {name}")), all);
    assert_eq!(changed(&|name| format!("\u{a0} {name}")), all);
    assert_eq!(changed(&|name| format!("\u{200f}  {name}")), all);
    let hyphens = |name: &str| {
        let (id, rest) = name.split_once(':').unwrap();
        format!("  {}:{rest}", id.replace('-', "\u{2011}"))
    };
    assert_eq!(changed(&hyphens), all);
    let mut number = 0;
    let lines = form.lines().map(|line| match line.strip_prefix("  ") {
        Some(name) if name.starts_with(char::is_alphabetic) && name.ends_with(':') => {
            number += 1;
            format!("  {number}:\n")
        }
        _ => format!("{line}\n"),
    });
    let (_, numbers) = read_file("form.yaml", &lines.collect::<String>(), &questionnaire);
    let [only] = &numbers[..] else {
        panic!("{numbers:?}")
    };
    let all = "22 names here are spelt otherwise than they should be";
    assert_eq!(only.message, all);
    let two = told("  targets-collide:", "  Targets-collide: 4");
    assert_eq!(two[0], "pulse has no question `Targets-collide` here");
}

#[test]
fn a_form_that_lost_its_end_is_no_form_with_questions_left_out() {
    let questionnaire = pulse();
    let form = blank(&questionnaire, Role::First, Medium::Yaml)
        .replace("\n  targets-collide:\n", "\n  targets-collide: 4\n");
    let told_of = |form: &str| {
        let (records, told) = read_file("form.yaml", form, &questionnaire);
        assert_eq!(records.len(), 1);
        told.into_iter().map(|one| one.message).collect::<Vec<_>>()
    };
    let (start, _) = form.split_once("\n  # 21. ").unwrap();
    assert_eq!(told_of(start), ["this form lacks its last 2 questions"]);
    // Whoever takes lines out on purpose leaves the end in, and whoever writes a file by hand has no form.
    let (_, end) = form.split_once("\nopen:").unwrap();
    assert_eq!(told_of(&format!("{start}\nopen:{end}")), [""; 0]);
    let own = start.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(told_of(&own.collect::<Vec<_>>().join("\n")), [""; 0]);
}

#[test]
fn a_form_that_lost_its_beginning_is_told_to_get_it_back() {
    let questionnaire = pulse();
    let form = blank(&questionnaire, Role::First, Medium::Yaml);
    let rest = &form[form.find("\n  # 2. ").unwrap()..];
    let (_, told) = read_file("form.yaml", rest, &questionnaire);
    let help = "what stands above this line isn't a form's beginning: put back what is missing there, from `questionnaire:` to `answers:`, or take out what is no line of the form";
    assert_eq!(told[0].help, [help]);
}

#[test]
fn a_form_that_was_saved_as_a_web_page_has_one_mistake() {
    let questionnaire = pulse();
    let form = blank(&questionnaire, Role::First, Medium::Yaml).replace('\n', "</p>\n<p>");
    let page = format!("<html><body><p>{form}</p></body></html>");
    let (_, told) = read_file("form.yaml", &page, &questionnaire);
    let [only] = told.as_slice() else {
        panic!("{told:?}");
    };
    assert_eq!(only.message, "this is a web page, and no YAML or JSON");
    let help = "the lines of a text form stand in it: open it, and save it as plain text under a name that ends in .yaml";
    assert_eq!(only.help, [help]);
}

/// A form whose long lines were broken in two, as some mails do it.
fn broken(form: &str) -> String {
    let lines = form.lines().map(|line| match line.get(..72) {
        Some(start) if line.starts_with('#') => {
            let (start, _) = start.rsplit_once(' ').unwrap();
            format!("{start}\n{}\n", line[start.len()..].trim_start())
        }
        _ => format!("{line}\n"),
    });
    lines.collect()
}

#[test]
fn what_was_broken_off_a_comment_belongs_to_it() {
    let message = "a comment goes on in this line, as where a mail breaks long lines in two";
    assert_eq!(told_of(broken), (6, message.to_owned()));
    let raw = |form: &str| broken(form).replacen("\nseen", "=\nseen", 1);
    let message_of_raw =
        "this line ends in a `=` and goes on in the next, as in the raw text of a mail";
    assert_eq!(told_of(raw), (5, message_of_raw.to_owned()));
    let spaces = |form: &str| form.replace(": 4\n", ": 4=20\n").replace(".\n", ".=20\n");
    let message_of_spaces = "this line ends in `=20`, as in the raw text of a mail";
    assert_eq!(told_of(spaces), (6, message_of_spaces.to_owned()));
    // An answer in words on a line of its own belongs to no comment.
    let choice = "  #    1 Never, 2 Rarely, 3 Sometimes, 4 Often, 5 Always";
    let told = told(
        choice,
        &format!("{choice}, 6 At every occasion\nAt every occasion"),
    );
    assert_ne!(told[0], message);
}

#[test]
fn what_a_word_processor_does_to_a_line_is_told_at_that_line() {
    let questionnaire = pulse();
    let form = blank(&questionnaire, Role::First, Medium::Yaml);
    let line = 1 + form
        .lines()
        .position(|line| line == "  targets-collide:")
        .unwrap();
    let unseen = "a character that doesn't show stands here, as mails and word processors put it in place of a space";
    let star =
        "a `*` means something else in this format, so that no name and no value begins with it";
    let space = "a space is missing after the colon";
    let colon = "a colon and a space have to stand between a name and its value";
    let quotes = "quotes like `“` don't hold a text together in this format";
    let joined = "a second name stands in this line";
    for (written, message) in [
        (
            "  targets-collide:=20",
            "this line ends in `=20`, as in the raw text of a mail",
        ),
        ("  targets-collide:\u{a0}4", unseen),
        ("\u{a0} targets-collide: 4", unseen),
        ("\u{a0}\u{a0}targets-collide: 4", unseen),
        ("  targets-collide: *4*", star),
        ("  targets-collide: **Often** these days", star),
        ("  *targets-collide:* 4", star),
        ("  targets-collide: “Often: weekly”", quotes),
        ("  targets-collide:4", space),
        ("  targets-collide:Often", space),
        ("  targets-collide 4", colon),
        ("  targets-collide; 4", colon),
        ("  targets-collide = 4", colon),
        ("  targets-collide：4", colon),
        ("  targets-collide;Often", colon),
        ("  targets-collide: \"4\" side-issue: 3", joined),
        (
            "  targets-collide: '4' side-issue: \"3\" winning-first: 2",
            joined,
        ),
    ] {
        let told = told_of(|form| form.replace("  targets-collide: 4", written));
        assert_eq!(told, (line, message.to_owned()), "{written}");
    }
    assert_eq!(
        told("  targets-collide:", "  targets\u{200b}-collide: 4")[1],
        "did you mean `targets-collide`? A character that doesn't show stands in this one"
    );
}

#[test]
fn what_stands_a_line_too_low_or_too_far_to_the_left_is_an_answer_and_not_to_be_taken_out() {
    let text = "put four spaces before each line of the text";
    for written in [
        "One calendar.",
        "  One calendar.",
        "    Two things:\n    One calendar.\nAnd one list.",
        "    First: a calendar.\n\n  And one list.",
    ] {
        let written = format!("  first-change: |-\n{written}");
        let told = told("  first-change: |-", &written);
        assert_eq!(told[2..], [text], "{written}");
    }
    let broken = "  first-change: One calendar for all,\nand one = list.";
    let both = "if it does, put four spaces before it; if not, take it out";
    assert_eq!(told("  first-change: |-", broken)[2..], [both]);
    let value = "move it up, behind the colon and a space, as in `goals-known: 4`; look at the other lines as well";
    for (line, below) in [
        ("  targets-collide:", "4"),
        ("  targets-collide:", "  4"),
        ("  targets-collide:", "Often"),
        ("respondent:", "Dana"),
    ] {
        let told = told(line, &format!("{line}\n{below}"));
        assert_eq!(told[2..], [value], "{line} {below}");
    }
}

#[test]
fn a_word_processors_quotes_are_read_as_plain_ones() {
    let record = "questionnaire: pulse\nversion: \"2.0\"\ncompany: \"Acme\"\nside: \"Sales\"\nrespondent: \"Dana\"\nwave: \"2026-Q4\"\nanswers:\n  targets-collide: \"Often\"\n  ceo-access: \"4\"\ncomments:\n  everyday-friction: \"Your comment\"\n  ceo-access: \"In July\"\n";
    for (open, close) in [
        ('"', '"'),
        ('“', '”'),
        ('„', '“'),
        ('”', '”'),
        ('‘', '’'),
        ('‚', '‘'),
    ] {
        let curled = record.replace(": \"", &format!(": {open}"));
        let curled = curled.replace("\"\n", &format!("{close}\n"));
        let (records, diagnostics) = read_file("form.yaml", &curled, &pulse());
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let [record] = &records[..] else {
            panic!("{curled}")
        };
        assert_eq!(record.company, "Acme");
        assert_eq!(record.wave.as_deref(), Some("2026-Q4"));
        assert_eq!(record.respondent.as_deref(), Some("Dana"));
        let answered: Vec<_> = record.scale.iter().filter(|one| **one > 0).collect();
        assert_eq!(answered, [&4, &4]);
        // The form's own example is nobody's.
        assert_eq!(record.words.comments.len(), 1);
        assert!(format!("{:?}", record.words.comments).contains("\"In July\""));
    }
}

#[test]
fn a_form_behind_another_document_is_no_mail() {
    let questionnaire = pulse();
    let form = blank(&questionnaire, Role::First, Medium::Yaml)
        .replace("\n  targets-collide:\n", "\n  targets-collide: 4\n");
    for before in [
        "---\n",
        "- company: Acme\n  side: sales\n  answers: {ceo-access: 3}\n---\n",
    ] {
        let text = format!("{before}{form}");
        let (records, diagnostics) = read_file("form.yaml", &text, &questionnaire);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert!(!records.is_empty());
    }
}

#[test]
fn what_is_written_behind_a_hash_is_told_to_be_unread() {
    let unread = [
        "this line begins with `#`, so that it isn't read",
        "not read",
        "take the `#` out, and the space behind it, where this is to count",
    ];
    for (line, written) in [
        (
            "  # everyday-friction: \"Your comment\"",
            "  # everyday-friction: \"We fight: every week\"",
        ),
        ("  targets-collide:", "#targets-collide: 2"),
    ] {
        assert_eq!(told(line, written), unread, "{written}");
    }
    assert_eq!(told("  targets-collide:", "  # targets-collide:"), [""; 0]);
    // Where a mail made one line of each paragraph, nothing but this tells that the form isn't blank.
    let form = blank(&pulse(), Role::First, Medium::Yaml)
        .replace("\n  targets-collide:", "\n  targets-collide: 4");
    let (head, answers) = form.split_once("\nanswers:\n").unwrap();
    let paragraphs = answers.split("\n\n").map(|lines| lines.replace('\n', " "));
    let joined: Vec<String> = paragraphs.collect();
    let joined = format!("{head}\nanswers:\n{}", joined.join("\n\n"));
    let (_, told) = read_file("form.yaml", &joined, &pulse());
    let told = told.iter().find(|one| one.code == "struck-out").unwrap();
    assert!(told.help[0].contains("put an answer behind its question's name"));
}

#[test]
fn what_a_respondent_adds_to_a_forms_comments_is_told_to_be_unread() {
    let help = "where this is to count, put an answer behind its question's name, an open text on the line below its name, and a remark under `comments:`, each without the `#`";
    for (line, written) in [
        ("  targets-collide:", "  targets-collide: # 4"),
        ("  targets-collide:", "  targets-collide: # Often"),
        (
            "  targets-collide:",
            "  targets-collide: 4  # It was terrible in July",
        ),
        ("  targets-collide:", "  targets-collide: 2 # 3: Sometimes?"),
        (
            "  targets-collide:",
            "  targets-collide: \"4\" # \"mostly\" # or so",
        ),
        (
            "  first-change: |-",
            "  first-change: |-  # One calendar for all",
        ),
    ] {
        let unread = ["what stands behind this `#` isn't read", "not read", help];
        assert_eq!(told(line, written), unread, "{written}");
    }
    for (line, written) in [
        (
            "  targets-collide:",
            "  targets-collide: 2\n  # we fight all the time",
        ),
        (
            "  first-change: |-",
            "  first-change: |-\n  # One calendar for all",
        ),
        ("# Your name or an alias:", "# Your name or an alias: Dana"),
    ] {
        let unread = [
            "this line begins with `#`, so that it isn't read",
            "not read",
            help,
        ];
        assert_eq!(told(line, written), unread, "{written}");
    }
}

#[test]
fn a_forms_own_comments_are_known_however_they_are_typed() {
    let questionnaire = pulse();
    for role in [Role::First, Role::Second, Role::Observer] {
        let form = blank(&questionnaire, role, Medium::Yaml);
        let told_of = |form: &str| {
            let (_, told) = read_file("form.yaml", form, &questionnaire);
            let told = told.into_iter().filter(|one| one.code != "blank");
            told.map(|one| (one.message, one.label)).collect::<Vec<_>>()
        };
        let typed = form
            .replace('\'', "’")
            .replace("\"Your comment\"", "“Your comment”");
        assert_eq!(told_of(&typed), []);
        assert_eq!(told_of(&form.replace('\n', "\r")), []);
        let sent = format!("# Dear all, please answer by Friday.\n\n{form}");
        assert_eq!(told_of(&sent), []);
        let own_notes = "# Ours\ncompany: Acme\nside: sales\nanswers:\n  # from paper\n  ceo-access: 3 # unclear\n";
        assert_eq!(told_of(own_notes), []);
        let marked = told_of(&form.replace("4 Often,", "4 Often X,"));
        let [(message, Some(label))] = &marked[..] else {
            panic!("{marked:?}");
        };
        assert_eq!(
            message,
            "15 lines hold something behind a `#`, where nothing is read"
        );
        let then = "the first of these; then lines 43, ";
        assert!(
            label.starts_with(then) && label.ends_with(" and more"),
            "{label}"
        );
    }
}

#[test]
fn the_schema_beside_the_forms_is_left_out_and_said() {
    let schema = r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}"#;
    let (records, diagnostics) = read_file("answers.schema.json", schema, &pulse());
    assert!(records.is_empty());
    let codes: Vec<&str> = diagnostics.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["left-out"]);
}

#[test]
fn codes_of_a_raw_mail_are_nobodys_words() {
    let questionnaire = pulse();
    let form = blank(&questionnaire, Role::First, Medium::Yaml)
        .replace("\n  targets-collide:\n", "\n  targets-collide: 4\n");
    let written = |name: &str, comment: &str, open: &str| {
        let form = form
            .replace("\nrespondent:\n", &format!("\nrespondent: {name}\n"))
            .replace("# everyday-friction: \"Your comment\"", comment)
            .replace(
                "\n  first-change: |-\n",
                &format!("\n  first-change: |-\n    {open}\n"),
            );
        let (records, told) = read_file("form.yaml", &form, &questionnaire);
        let told: Vec<String> = told.into_iter().map(|one| one.message).collect();
        (records.len(), told)
    };
    let comment = "everyday-friction: It is daily";
    for (name, comment, open, code) in [
        ("Dana=20", comment, "One calendar.", "=20"),
        ("J=C3=B6rg", comment, "One calendar.", "=C3=B6"),
        (
            "Dana",
            "everyday-friction: “It is daily”=20",
            "A.\n    B.=20",
            "=20",
        ),
        (
            "Dana",
            comment,
            "It=E2=80=99s time,=20\n    isn=E2=80=99t it?",
            "=E2=80=99",
        ),
    ] {
        let message = format!("`{code}` stands here, as in the raw text of a mail");
        assert_eq!(written(name, comment, open), (0, vec![message]));
    }
    // Letters are no others' words in a form without its first lines either.
    let head = form.find("questionnaire:").expect("a head");
    let cut = form[head..].replace("\nrespondent:\n", "\nrespondent: J=C3=B6rg\n");
    let (_, told) = read_file("form.yaml", &cut, &questionnaire);
    let told: Vec<String> = told.into_iter().map(|one| one.message).collect();
    assert_eq!(told, ["`=C3=B6` stands here, as in the raw text of a mail"]);
    for open in [
        "x=20 is too much",
        "It is 4 * 5=20",
        "See https://acme.example/list?page=20",
        "a=C3 and b=FF=FE",
        "=E2=80 is cut",
        "Set KPI=20",
        "See https://acme.example/?q=C3=A9t=C3=A9 and (www.acme.example/?q=C3=A9)",
        "\"https://acme.example/?q=C3=A9\"",
    ] {
        assert_eq!(written("Dana", comment, open), (1, Vec::new()), "{open}");
    }
    let remark = "everyday-friction: We agreed on x=20";
    assert_eq!(written("Dana", remark, "One calendar."), (1, Vec::new()));
    let twice = vec!["`=20` stands here, as in the raw text of a mail".to_owned()];
    assert_eq!(written("Dana", remark, "One calendar=20"), (0, twice));
}
