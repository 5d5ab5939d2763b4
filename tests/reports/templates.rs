//! Templates of the user's own.

use std::fs;

use crate::run::{acme, printed, run};

#[test]
fn a_template_fills_in_the_fields_of_the_json_report() {
    let folder = acme();
    let template = "\
{{ company }}: {{ headline.id }}
{% for cause in causes if cause.priority > 50 %}
- {{ cause.title }} {{ cause.priority | points }} ({% for side in sides %}{{ side.name }} {{ cause.sides[side.id] | points }}{% if not loop.last %}, {% endif %}{% endfor %})
{% endfor %}
";
    fs::write(folder.path().join("t.md"), template).expect("written");
    let report = printed(folder.path(), &["report", "acme", "--template", "t.md"]);
    assert_eq!(
        report,
        "\
Acme Gears: clear
- Conflict avoidance 76 (Sales 73, Operations 80)
- Conflicting goals 59 (Sales 48, Operations 68)
"
    );
}

#[test]
fn the_built_in_template_exported_makes_the_built_in_page() {
    let folder = acme();
    run(folder.path(), &["template", "-o", "brand.html"]);
    for details in [&[][..], &["--details"]] {
        let own = [&["report", "acme", "--template", "brand.html"], details].concat();
        let built_in = [&["report", "acme", "-f", "html"], details].concat();
        let (own, built_in) = (
            printed(folder.path(), &own),
            printed(folder.path(), &built_in),
        );
        assert!(own == built_in);
    }
}

#[test]
fn a_template_escapes_by_its_files_ending_and_shows_control_characters() {
    let folder = acme();
    let record = "company: \"A & <b>\\u001b[2J\"\nside: sales\nanswers:\n  asked-first: 3\n";
    fs::write(folder.path().join("a.yaml"), record).expect("written");
    for (name, shown) in [
        ("t.html", r"A &amp; &lt;b&gt;\u{1b}[2J"),
        ("t.html.j2", r"A &amp; &lt;b&gt;\u{1b}[2J"),
        ("t.txt", r"A & <b>\u{1b}[2J"),
    ] {
        fs::write(folder.path().join(name), "{{ company }}").expect("written");
        assert_eq!(
            printed(folder.path(), &["report", "a.yaml", "--template", name]),
            shown
        );
    }
}

#[test]
fn a_mistake_in_a_template_is_shown_where_it_stands() {
    let folder = acme();
    let error = |template: &str| {
        fs::write(folder.path().join("t.html"), template).expect("written");
        let run = run(folder.path(), &["report", "acme", "--template", "t.html"]);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{template}");
        run.err
    };
    assert_eq!(
        error("<h1>\n{{ compny }}\n"),
        "error[template]: the template can't be used: undefined value: `compny` is undefined
 --> t.html:2:4
  |
2 | {{ compny }}
  |    ^^^^^^ here
  |
  = help: `detente template` prints the built-in one; a template sees the fields of the JSON report

"
    );
    assert!(error("{% if %}").contains("t.html:1:"));
    assert!(error("{% include 'other' %}").contains("t.html:1:"));
    let folder_as_template = run(folder.path(), &["report", "acme", "--template", "acme"]);
    assert!(folder_as_template.err.contains("a template is a file"));
}
