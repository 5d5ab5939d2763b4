// Who answers: somebody new, or somebody whose draft is here. Nobody sees a draft before saying whose it is.

const problem = document.getElementById("problem");
const fold = (name) => name.normalize("NFKC").toLowerCase();

function tell(state) {
  document.getElementById("draft-state").textContent = state;
}

/** Lists the drafts that are here. */
function listDrafts() {
  const names = draftNames();
  const lines = names.map((name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dir = "auto";
    button.textContent = say(readDraft(name)?.saved === true ? "draft-has-saved" : "draft-go-on", { name });
    button.addEventListener("click", () => sitDown(name));
    const line = document.createElement("li");
    line.append(button);
    return line;
  });
  const drafts = document.getElementById("drafts");
  drafts.querySelector("ul").replaceChildren(...lines);
  drafts.hidden = names.length === 0;
}

function complain(text) {
  problem.textContent = text;
  respondent.setAttribute("aria-invalid", String(text !== ""));
}

/** Starts with the name that was typed, unless somebody of that name has a draft here. */
function begin() {
  const name = clean(respondent.value);
  const taken = draftNames().find((known) => fold(known) === fold(name));
  if (name === "") complain(say("respondent-missing"));
  else if (taken !== undefined) complain(say("respondent-taken", { name: taken }));
  else sitDown(name);
  if (person === null) respondent.focus();
}

/** Shows the questions to a person, with what that person has answered before. */
function sitDown(name) {
  person = name;
  // Some browsers fill in again what was typed into a page before.
  form.reset();
  complain("");
  respondent.value = name;
  respondent.readOnly = true;
  const isFound = storage !== null && restoreDraft();
  for (const ranking of rankings) showOrder(ranking);
  // From now on the draft is this tab's.
  if (storage) keepDraft();
  document.documentElement.classList.add("seated");
  document.getElementById("who").textContent = name;
  tell(isFound && !isSaved ? say("draft-found") : "");
  review();
  if (isSaved) document.getElementById("saved").textContent = say("saved-before");
  const next = questions.find((question) => answerOf(question) === undefined);
  goTo((!isSaved && next) || document.getElementById("review"));
}

/** Takes the answers off the page: a fresh one has nothing left of them, not even what Undo would bring back. */
function leave(note = "") {
  if (!isUnsaved) {
    person = null;
    document.body.hidden = true;
  }
  try {
    sessionStorage.setItem("detente-form left", JSON.stringify({ note, ...lastPress }));
  } catch {
    // Without it the fresh page only says nothing about this one.
  }
  // Not at once: what was kept or erased last can be lost where a page ends in the same moment.
  setTimeout(() => location.reload(), 300);
}

/** What the page said and where it was pressed when somebody left it just now; else null. */
function takeLeft() {
  try {
    const left = JSON.parse(sessionStorage.getItem("detente-form left"));
    sessionStorage.removeItem("detente-form left");
    return left;
  } catch {
    return null;
  }
}

/** Forgets the person's draft, and all that is on the page. */
function erase() {
  if (person === null || !confirm(say("draft-erase-sure"))) return;
  storage?.removeItem(prefix + person);
  isUnsaved = false;
  leave("draft-erased");
}

/** Another tab has changed the storage. */
function onElsewhere(event) {
  if (person === null) listDrafts();
  else if (event.key === prefix + person && (event.newValue === null || isElsewhere())) leave("draft-elsewhere");
}
