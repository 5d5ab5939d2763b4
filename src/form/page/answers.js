// From what was ticked and typed to an answer record, as the program reads it.

/** A question's answer: a number, an order, null for "I can't say" and its like, undefined for none so far. */
function answerOf(question) {
  const ticked = tickedIn(question);
  if (ticked === undefined) return undefined;
  if (ticked === "order") return orderOf(question);
  return ticked === "" || ticked === "absent" ? null : Number(ticked);
}

/** A typed text without what no text file can hold: control characters and halves of characters. */
function clean(text) {
  const kept = text.replace(/[\p{Cc}\p{Cs}\uFEFF\uFFFE\uFFFF]/gu, (found) => (found === "\n" || found === "\t" ? found : ""));
  return kept.trim();
}

function textsOf(fields, idOf) {
  const typed = fields.map((field) => [idOf(field), clean(field.value)]);
  return Object.fromEntries(typed.filter(([, text]) => text !== ""));
}

/** The whole record. Questions without an answer are left out of it. */
function record() {
  const answers = questions.map((question) => [question.dataset.id, answerOf(question)]);
  const comments = questions.map(commentOf);
  const commented = (field) => field.closest("fieldset").dataset.id;
  const { questionnaire, version, company, side, wave } = data.record;
  return {
    questionnaire,
    version,
    company,
    side,
    respondent: person,
    ...(wave === undefined ? {} : { wave }),
    answers: Object.fromEntries(answers.filter(([, answer]) => answer !== undefined)),
    comments: textsOf(comments, commented),
    open: textsOf(openQuestions, (field) => field.dataset.open),
  };
}
