"use strict";

// What the page is made of: the form's data and its questions, as the program wrote them.

const data = JSON.parse(document.getElementById("data").textContent);
const form = document.getElementById("form");
const questions = [...form.querySelectorAll("fieldset.question")];
const rankings = questions.filter(isRanking);
const openQuestions = [...form.querySelectorAll("textarea[data-open]")];
const respondent = document.getElementById("respondent");

/** Who answers, by name; null until somebody has said so. */
let person = null;

/** The words of a key, each `{name}` filled with its value. */
function say(key, values = {}) {
  return data.words[key].replace(/\{([a-z]+)\}/g, (whole, name) => String(values[name] ?? whole));
}

function isRanking(question) {
  return question.classList.contains("ranking");
}

/** The comment field of a question. */
function commentOf(question) {
  return question.querySelector(".comment textarea");
}

/** What is ticked in a question: a number, "order" for a ranking, or what is said instead of an answer. */
function tickedIn(question) {
  return question.querySelector("input:checked")?.value;
}
