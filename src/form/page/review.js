// How far along the form is, and which questions are still without an answer.

const missing = document.getElementById("missing");

function linkTo(question) {
  const { number } = question.dataset;
  const link = document.createElement("a");
  link.href = `#${question.id}`;
  link.textContent = number;
  link.setAttribute("aria-label", say("question", { number }));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    question.scrollIntoView();
    question.querySelector("input, button").focus({ preventScroll: true });
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
}
