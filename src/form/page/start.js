// Sets the page going.

function onChange(event) {
  if (event.target === respondent) complain("");
  else if (storage && isElsewhere()) leave("draft-elsewhere");
  else keepChange();
}

function keepChange() {
  if (person === null) return;
  forgetSaved();
  if (storage) keepDraft();
  else isUnsaved = true;
  review();
}

function onSubmit(event) {
  event.preventDefault();
  if (person === null) begin();
}

function start() {
  const left = takeLeft();
  if (left) lastPress = { ...left, time: performance.now() };
  if (Object.hasOwn(data.words, left?.note)) tell(say(left.note));
  history.scrollRestoration = "manual";
  for (const ranking of rankings) startRanking(ranking);
  sayWhetherKept(storage !== null);
  if (draftNames().includes(respondent.value)) respondent.value = "";
  listDrafts();
  form.addEventListener("input", onChange);
  form.addEventListener("change", onChange);
  form.addEventListener("submit", onSubmit);
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("erase").addEventListener("click", erase);
  for (const button of form.querySelectorAll(".leave")) button.addEventListener("click", () => leave());
  addEventListener("storage", onElsewhere);
  // A page that the browser has put aside, to show it again when somebody goes back, shows nobody's answers.
  addEventListener("pageshow", (event) => {
    if (event.persisted) leave();
  });
  addEventListener("beforeunload", (event) => {
    if (isUnsaved) event.preventDefault();
  });
  document.documentElement.classList.add("ready");
}

start();
