// The draft in the browser's local storage: kept on every change, checked like any data from outside.

const draftKey = `detente-form ${JSON.stringify([data.record, respondent.defaultValue])}`;

/** The browser's storage, or null where it has none for this page. */
const storage = (() => {
  try {
    const probe = `${draftKey} probe`;
    localStorage.setItem(probe, "");
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return null;
  }
})();

/** Whether something was typed or ticked that no draft keeps and no file holds. */
let isUnsaved = false;

function keepDraft() {
  const draft = {
    respondent: respondent.value,
    scales: Object.fromEntries(scales.map((scale) => [scale.dataset.id, scale.querySelector("input:checked")?.value])),
    rankings: Object.fromEntries(rankings.map((ranking) => [ranking.dataset.id, [stateOf(ranking), orderOf(ranking)]])),
    comments: Object.fromEntries(questions.map((question) => [question.dataset.id, commentOf(question).value])),
    open: Object.fromEntries(openQuestions.map((field) => [field.dataset.open, field.value])),
  };
  try {
    storage.setItem(draftKey, JSON.stringify(draft));
  } catch {
    isUnsaved = true;
    document.getElementById("draft-note").textContent = say("draft-none");
  }
}

function readDraft() {
  try {
    return JSON.parse(storage.getItem(draftKey));
  } catch {
    return null;
  }
}

function restoreRanking(ranking, kept) {
  if (!Array.isArray(kept) || !Array.isArray(kept[1])) return;
  const [state, order] = kept;
  const isWhole = [...order].sort().join() === orderOf(ranking).sort().join();
  if (!isWhole || !["unanswered", "answered", "cannot-say"].includes(state)) return;
  arrange(ranking, order);
  settle(ranking, state);
}

/** Fills in what a draft holds, if there is one. What doesn't fit the questions is passed over. */
function restoreDraft() {
  const draft = storage && readDraft();
  if (draft === null || typeof draft !== "object") return false;
  const type = (field, text) => {
    if (typeof text === "string") field.value = text;
  };
  type(respondent, draft.respondent);
  for (const scale of scales) {
    const kept = draft.scales?.[scale.dataset.id];
    for (const input of scale.querySelectorAll("input")) input.checked = input.value === kept;
  }
  for (const ranking of rankings) restoreRanking(ranking, draft.rankings?.[ranking.dataset.id]);
  for (const question of questions) {
    const comment = commentOf(question);
    type(comment, draft.comments?.[question.dataset.id]);
    comment.closest("details").open = comment.value !== "";
  }
  for (const field of openQuestions) type(field, draft.open?.[field.dataset.open]);
  return true;
}

/** Empties the form and forgets the draft. */
function erase() {
  storage?.removeItem(draftKey);
  form.reset();
  for (const ranking of rankings) {
    arrange(ranking, ranking.dataset.order.split(" "));
    settle(ranking, "unanswered");
  }
  for (const question of questions) commentOf(question).closest("details").open = false;
  isUnsaved = false;
}
