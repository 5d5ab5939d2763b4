//! What stands in an answer file beside the answers, such as the mail that a form came in.

/// The first line of a form.
pub(in crate::source) const MODELINE: &str = "# yaml-language-server:";

/// How an answer file begins.
pub(in crate::source) const STARTS: [&str; 8] = [
    MODELINE,
    "questionnaire:",
    "version:",
    "company:",
    "side:",
    "wave:",
    "respondent:",
    "answers:",
];

/// A text whose lines above a form are empty, but for comments; the same where there is no form, or where they are a
/// document of their own.
pub(super) fn without_mail(text: &str) -> String {
    let begins = |line: &str, start: &str| {
        let head = line.get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    let is_start = |line: &&str| STARTS.iter().any(|start| begins(line, start));
    let lines = text.split_inclusive('\n');
    let above: Vec<&str> = lines.take_while(|line| !is_start(line)).collect();
    let form = &text[above.iter().map(|line| line.len()).sum()..];
    let has_answers = form.lines().any(|line| begins(line, "answers:"));
    if !has_answers || above.iter().any(|line| line.trim_end() == "---") {
        return text.to_owned();
    }
    let emptied = above.into_iter().map(|line| match line {
        comment if comment.starts_with('#') => comment,
        line => &line[line.trim_end_matches(['\n', '\r']).len()..],
    });
    emptied.chain([form]).collect()
}
