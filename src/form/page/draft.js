// Drafts in the browser's storage, one a person: kept on every change, checked like any data from outside.

// Pages that lie on one device may share one storage, so a draft's key says what is answered, and by whom.
const prefix = `detente-form ${JSON.stringify(data.record)} `;

/** Tells this tab from others, in which the same page may be open. */
const tab = `${Date.now()} ${Math.random()}`;

/** The browser's storage, or null where it has none for this page. */
const storage = (() => {
  try {
    localStorage.setItem("detente-form probe", "");
    localStorage.removeItem("detente-form probe");
    return localStorage;
  } catch {
    return null;
  }
})();

/** Whether something was typed or ticked that no draft keeps and no file holds. */
let isUnsaved = false;

/** Whether a save was begun since the last change. Whether the file arrived only the person knows, so the draft stays. */
let isSaved = false;

/** Who has a draft of this form here. */
function draftNames() {
  const keys = storage ? Object.keys(storage) : [];
  const own = keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  return own.sort((a, b) => a.localeCompare(b));
}

/** Says whether this browser keeps a draft; where it keeps none, there is nothing to put away. */
function sayWhetherKept(isKept) {
  document.getElementById("draft-note").textContent = say(isKept ? "draft-kept" : "draft-none");
  document.getElementById("put-away").hidden = !isKept;
}

function readDraft(name = person) {
  try {
    const draft = JSON.parse(storage.getItem(prefix + name));
    return typeof draft === "object" ? draft : null;
  } catch {
    return null;
  }
}

/** Whether the draft has been opened in another tab since. */
function isElsewhere() {
  const draft = readDraft();
  return draft !== null && draft.tab !== tab;
}

function keepDraft() {
  const byId = (of) => Object.fromEntries(questions.map((question) => [question.dataset.id, of(question)]));
  const draft = {
    tab,
    saved: isSaved,
    ticked: byId(tickedIn),
    orders: Object.fromEntries(rankings.map((ranking) => [ranking.dataset.id, orderOf(ranking)])),
    comments: byId((question) => commentOf(question).value),
    open: Object.fromEntries(openQuestions.map((field) => [field.dataset.open, field.value])),
  };
  try {
    storage.setItem(prefix + person, JSON.stringify(draft));
    isUnsaved = false;
  } catch {
    isUnsaved = true;
  }
  sayWhetherKept(!isUnsaved);
}

function restoreQuestion(question, draft) {
  const { id } = question.dataset;
  const order = draft.orders?.[id];
  const isWhole = Array.isArray(order) && [...order].sort().join() === orderOf(question).sort().join();
  if (isWhole) arrange(question, order);
  for (const input of question.querySelectorAll("input")) {
    input.checked = input.value === draft.ticked?.[id] && (input.value !== "order" || isWhole);
  }
  const comment = commentOf(question);
  type(comment, draft.comments?.[id]);
  comment.closest("details").open = comment.value !== "";
}

function type(field, text) {
  if (typeof text === "string") field.value = text;
}

/** Fills in what the person's draft holds, if there is one. What doesn't fit the questions is passed over. */
function restoreDraft() {
  const draft = readDraft();
  if (draft === null) return false;
  for (const question of questions) restoreQuestion(question, draft);
  for (const field of openQuestions) type(field, draft.open?.[field.dataset.open]);
  isSaved = draft.saved === true;
  return true;
}
