// Sets the page going.

function tell(state) {
  document.getElementById("draft-state").textContent = state;
}

function start() {
  for (const ranking of rankings) {
    ranking.dataset.order = orderOf(ranking).join(" ");
    startRanking(ranking);
  }
  document.getElementById("draft-note").textContent = say(storage ? "draft-kept" : "draft-none");
  if (restoreDraft()) tell(say("draft-found"));
  const onChange = () => {
    if (storage) keepDraft();
    else isUnsaved = true;
    tell("");
    forgetSaved();
    review();
  };
  form.addEventListener("input", onChange);
  form.addEventListener("change", onChange);
  // Enter in the field for the name would send the form, if it could be sent.
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("save").addEventListener("click", save);
  for (const button of form.querySelectorAll(".erase")) {
    button.addEventListener("click", () => {
      if (!confirm(say("draft-erase-sure"))) return;
      erase();
      forgetSaved();
      review();
      tell(say("draft-erased"));
      // The button that was pressed may be gone; the first one stands beside what was just told.
      form.querySelector(".erase").focus();
    });
  }
  addEventListener("beforeunload", (event) => {
    if (isUnsaved) event.preventDefault();
  });
  review();
  document.documentElement.classList.add("ready");
}

start();
