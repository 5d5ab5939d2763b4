// How far along the form is, and which questions are still without an answer.

const missing = document.getElementById("missing");

// A field on paper would cut off what is longer than itself, so paper shows a copy of what was typed.
const copies = [respondent, ...form.querySelectorAll(".question textarea")].map((field) => {
  const copy = document.createElement("div");
  copy.className = "paper typed";
  copy.dir = "auto";
  (field.closest("details") ?? field).after(copy);
  return [field, copy];
});

function copyForPaper() {
  for (const [field, copy] of copies) {
    const text = clean(field.value);
    copy.textContent = text !== "" && field.closest("details") ? say("survey-comment", { text }) : text;
  }
}

/** Brings a part of the form into view, and the focus to its heading, where no key gives an answer by accident. */
function goTo(part) {
  part.scrollIntoView();
  part.querySelector("[tabindex]").focus({ preventScroll: true });
}

function linkTo(question) {
  const { number } = question.dataset;
  const link = document.createElement("a");
  link.href = `#${question.id}`;
  link.textContent = number;
  link.setAttribute("aria-label", say("question", { number }));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo(question);
  });
  const line = document.createElement("li");
  line.append(link);
  return line;
}

function review() {
  const open = questions.filter((question) => answerOf(question) === undefined);
  const asked = questions.length;
  const answered = asked - open.length;
  document.getElementById("bar").value = answered;
  document.getElementById("progress").textContent = say("progress", { answered, asked });
  missing.querySelector("ul").replaceChildren(...open.map(linkTo));
  missing.hidden = open.length === 0;
  document.getElementById("complete").hidden = open.length > 0;
  copyForPaper();
}
