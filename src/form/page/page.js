"use strict";

// What the page is made of: the form's data and its questions, as the program wrote them.

const data = JSON.parse(document.getElementById("data").textContent);
const form = document.getElementById("form");
const scales = [...form.querySelectorAll(".scale")];
const rankings = [...form.querySelectorAll(".ranking")];
const questions = [...form.querySelectorAll("fieldset.question")];
const openQuestions = [...form.querySelectorAll("textarea[data-open]")];
const respondent = document.getElementById("respondent");

/** The words of a key, each `{name}` filled with its value. */
function say(key, values = {}) {
  return data.words[key].replace(/\{([a-z]+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** The comment field of a question. */
function commentOf(question) {
  return question.querySelector(".comment textarea");
}
