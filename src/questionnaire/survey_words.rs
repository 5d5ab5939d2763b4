//! What the program itself says in the survey, in English.

/// The survey's own words by key, in the order in which a respondent meets them.
pub(super) const WORDS: &[(&str, &str)] = &[
    ("survey-unfinished", "Somebody hasn't finished yet"),
    (
        "survey-resume",
        "Go on with {name} from {side} ({company}), at question {number} of {count}",
    ),
    (
        "survey-welcome-back",
        "Welcome back, {name}: this is question {number} of {count}.",
    ),
    ("survey-new", "Start with somebody new"),
    ("survey-restart", "Start again from the first question"),
    ("survey-company", "Which company is this about?"),
    ("survey-same", "{company}, like the answers in this folder"),
    (
        "survey-same-wave",
        "{company}, {wave}, like the answers in this folder",
    ),
    ("survey-other-company", "Another company, or another round"),
    (
        "survey-wave",
        "Which round of the survey is this, such as 2026-Q4? You may leave it empty.",
    ),
    ("survey-side", "Who is going to answer?"),
    (
        "survey-name",
        "What is the name of the person who answers? An alias will do: the report names nobody.",
    ),
    (
        "survey-name-needed",
        "Please type something here: the answers are kept under it.",
    ),
    ("survey-answered", "{name} has answered already. What now?"),
    (
        "survey-replace",
        "Answer again, and replace the file {file} at the end",
    ),
    ("survey-other-name", "Give another name"),
    ("survey-seated", "Enter goes on."),
    (
        "survey-cleared",
        "The answers given before are off the screen and out of its history.",
    ),
    (
        "survey-away",
        "Some questions are about the {observer}'s own part. They are best answered with the {observer} away from the screen.",
    ),
    (
        "survey-length",
        "{count} questions, about {minutes} minutes. Every answer is saved as you give it: you can stop at any time and go on later.",
    ),
    ("survey-start", "Enter starts."),
    ("survey-more", "Enter shows more. The left arrow goes back."),
    ("survey-progress", "{number} of {count}"),
    ("survey-leave-empty", "Leave this empty"),
    ("survey-empty", "Left empty"),
    ("survey-write", "Write an answer"),
    (
        "survey-order",
        "Press the numbers in your order, first place first.",
    ),
    (
        "survey-order-kept",
        "That is your order. Backspace takes the last place back.",
    ),
    ("survey-places", "1st 2nd 3rd 4th 5th 6th 7th 8th 9th"),
    ("survey-comment", "Your comment: {text}"),
    ("survey-answer", "Your answer: {text}"),
    ("survey-key-back", "b back"),
    ("survey-key-skip", "s skip"),
    ("survey-key-comment", "c comment"),
    ("survey-key-menu", "Esc menu"),
    ("survey-key-keep", "Enter keeps your answer"),
    (
        "survey-write-comment",
        "A comment, if you like. The report may quote it, without your name.",
    ),
    (
        "survey-field-keys",
        "Enter keeps it. Esc leaves it as it was.",
    ),
    ("survey-larger", "Make the window larger to read all of it."),
    ("survey-menu", "What would you like to do?"),
    ("survey-menu-on", "Go on with this question"),
    ("survey-menu-back", "Go back to the question before"),
    ("survey-menu-skip", "Skip this question: I can't say"),
    ("survey-menu-comment", "Write a comment on this question"),
    ("survey-menu-quit", "Save, and go on another time"),
    (
        "survey-review",
        "These are your answers. You can still change each of them.",
    ),
    (
        "survey-review-keys",
        "Enter chooses; the left and right arrows turn the page. A star marks a comment.",
    ),
    ("survey-save", "Save my answers: I am done"),
    (
        "survey-next",
        "Thank you, {name}. Your answers are saved in {file}. What now?",
    ),
    ("survey-next-side", "Hand over to {side}"),
    ("survey-next-more", "Hand over to another from {side}"),
    ("survey-next-observer", "Hand over to the {side}"),
    ("survey-next-report", "Show the report"),
    ("survey-next-stop", "Stop here"),
    // The survey in plain lines. Its commands are the same in every language: skip, back, comment, save, quit.
    (
        "survey-plain-first",
        "Answer with a number or a label. Or type: skip, back, comment and a text, quit, or ? for help.",
    ),
    (
        "survey-plain-order",
        "Type all the numbers in your order, first place first, with spaces between them.",
    ),
    (
        "survey-plain-open",
        "Type your answer in one line. An empty line leaves it as it is.",
    ),
    (
        "survey-plain-help",
        "A number or a label answers. skip leaves a question out when you can't say. back returns to the question before. comment, followed by a text, adds the text to this question. quit keeps the answers so far, to go on another time.",
    ),
    (
        "survey-plain-wrong",
        "That is none of the answers. Please type a number from 1 to {last}, or a label.",
    ),
    ("survey-plain-near", "Did you mean: {label}?"),
    (
        "survey-plain-wrong-order",
        "That order isn't complete. Please type each number from 1 to {last} once.",
    ),
    ("survey-plain-review", "These are your answers."),
    (
        "survey-plain-save",
        "Type save when they are right, or the number of an answer to change it. Or type back or quit.",
    ),
    (
        "survey-too-long",
        "That line is too long. Please type a shorter one.",
    ),
    (
        "survey-not-text",
        "That line can't be read as text. Please type it again.",
    ),
];
