//! Templates that would overflow the stack, hang, or fill the memory.

use std::fs;
use std::path::Path;

use crate::run::{Run, acme, run};

/// What a template comes to that is to write over a file, and whether that file is still as it was.
fn over_a_file(template: &str) -> Run {
    let folder = acme();
    let file = |name: &str| folder.path().join(name);
    fs::write(file("t.html"), template).expect("written");
    fs::write(file("kept.html"), "kept").expect("written");
    let arguments = ["report", "acme", "--template", "t.html", "-o", "kept.html"];
    let run = run(folder.path(), &arguments);
    let kept = fs::read_to_string(file("kept.html")).expect("a file");
    assert_eq!(kept == "kept", run.status != 0, "{}", run.err);
    let files = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(files, 3, "nothing is left beside it");
    run
}

/// What is said of a template that is refused.
fn refused(template: &str) -> String {
    let run = over_a_file(template);
    assert_eq!((run.status, run.out.as_str()), (2, ""), "{}", run.err);
    assert!(
        run.err
            .starts_with("error[template]: the template can't be used: ")
    );
    run.err
}

fn assert_goes_well(template: &str) {
    let run = over_a_file(template);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
}

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile-templates");
    fs::read_to_string(folder.join(name)).expect("a fixture")
}

/// A template that makes a list `x` of 144,000 levels, more than the stack of most threads can hold, and ends
/// with it and a flatter one, `y`.
fn with_a_deep_list(end: &str) -> String {
    let set = |name: &str| {
        let (open, close) = ("[".repeat(60), "]".repeat(60));
        format!("{{% set {name} = {open}{name}{close} %}}")
    };
    let (sets, once) = (set("x").repeat(30), set("y"));
    format!(
        "{{% macro m(x, y, n) %}}{{% if n %}}{sets}{once}{{{{ m(x, y, n - 1) }}}}{{% else %}}{end}{{% endif %}}{{% endmacro %}}{{{{ m(1, 1, 80) }}}}"
    )
}

/// A template in which `x` and `y` are small lists that stand for 2^40 items.
fn with_a_wide_list(end: &str) -> String {
    let twice = "{% set x = [x, x] %}{% set y = [y, y] %}".repeat(40);
    format!("{{% set x = ['text'] %}}{{% set y = ['text'] %}}{twice}{end}")
}

#[test]
fn what_holds_itself_is_refused() {
    for template in [
        &fixture("deep-list.html"),
        "{% set ns = namespace() %}{% set ns.a = ns %}{{ ns }}",
    ] {
        let said = refused(template);
        assert!(said.contains("templates have no `namespace`"), "{said}");
        assert!(said.contains("--> t.html:1:"), "{said}");
    }
}

#[test]
fn deep_lists_fit_on_the_stack() {
    for end in [
        "{{ x }}",
        "{{ x|tojson }}",
        "{{ [x, [x], y]|unique|length }}",
    ] {
        assert_goes_well(&with_a_deep_list(end));
    }
}

#[test]
fn the_longest_expressions_fit_on_the_stack() {
    let longest = (256 << 10) - 20;
    for (part, times) in [("-", longest), ("1+", longest / 2), ("not ", longest / 4)] {
        assert_goes_well(&format!("{{{{ {}1 }}}}", part.repeat(times)));
    }
    assert_goes_well(&format!("{{{{ 1{} }}}}", "|e".repeat(longest / 2)));
    for hidden in ["", "'}}' ~ "] {
        let said = refused(&format!("{{{{ {hidden}{}1 }}}}", "1+".repeat(128 << 10)));
        assert!(
            said.contains("it has 257 KiB of code in its braces, and may have 256 at most"),
            "{said}"
        );
        assert!(said.contains("help: have a loop"), "{said}");
    }
    // A picture is no code.
    assert_goes_well(&"a".repeat(2 << 20));
}

#[test]
fn recursion_and_nesting_end() {
    for template in [
        "{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(1) }}",
        "{% for x in [[1]] recursive %}{{ loop([x]) }}{% endfor %}",
    ] {
        let said = refused(template);
        assert!(said.contains("more than 500 deep"), "{said}");
    }
    for template in [
        "{{ ".to_owned() + &"(".repeat(200),
        "{% if 1 %}".repeat(200),
    ] {
        let said = refused(&template);
        assert!(said.contains("more than 150 deep"), "{said}");
    }
}

#[test]
fn json_is_indented_by_few_spaces() {
    for template in [
        &fixture("json-indent.html"),
        "{{ [1]|tojson(1000000000) }}",
        "{{ [1]|tojson(indent=17) }}",
    ] {
        let said = refused(template);
        assert!(
            said.contains("`tojson` indents by 16 spaces at most"),
            "{said}"
        );
    }
    assert_goes_well("{{ [1]|tojson(indent=16) }}{{ [1]|tojson(true) }}{{ [1]|tojson }}");
}

#[test]
fn what_grows_takes_steps() {
    for template in [
        "{% set x = 'ab' %}".to_owned() + &"{% set x = x ~ x %}".repeat(60) + "{{ x }}",
        "{{ 'a' * 9999999999 }}".to_owned(),
        "{{ ('a' * 100000)|replace('a', 'b' * 100000) }}".to_owned(),
        "{{ range(100000)|join('a' * 100000) }}".to_owned(),
        "{{ 'a\\nb'|indent(9999999999) }}".to_owned(),
        "{{ '%9999999999d'|format(1) }}".to_owned(),
        "{{ [1]|slice(9999999999) }}".to_owned(),
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}".to_owned(),
    ] {
        let said = refused(&template);
        assert!(
            said.contains("more than 1000000 steps"),
            "{template}: {said}"
        );
    }
    for template in ["{{ range(999999999) }}", "{{ [1] * 9999999999 }}"] {
        assert!(refused(template).contains("too"), "{template}");
    }
}

#[test]
fn the_clock_ends_what_takes_no_steps() {
    let said = refused(&with_a_wide_list("{{ x == y }}"));
    assert!(said.contains("it takes longer than 10 seconds"), "{said}");
    assert!(said.contains("hold one list many times over"), "{said}");
}

/// Which comes first, the bound on memory or the clock, is the machine's affair.
#[test]
fn a_text_without_end_is_given_up() {
    for end in ["{{ x|tojson|length }}", "{{ (x ~ y)|length }}"] {
        let said = refused(&with_a_wide_list(end));
        assert!(
            said.contains("it takes more than 1024 MiB of memory")
                || said.contains("it takes longer than 10 seconds"),
            "{said}"
        );
    }
}
