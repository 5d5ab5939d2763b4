// The end of the form: the record as a file in the downloads folder, or as text to copy.

/** A name as a piece of a file name, as the program makes them; 20 characters do. */
function slug(text) {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const joined = words.filter((word) => word !== "").join("-");
  return [...joined].slice(0, 20).join("");
}

function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  // Not at once: some browsers fetch the file only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** The names of the files that were saved; a second one of the same name would be called otherwise by the browser. */
const savedFiles = [];

function fileName(respondent) {
  const name = [data.file, slug(respondent)].filter((part) => part !== "").join("-");
  savedFiles.push(name);
  const count = savedFiles.filter((other) => other === name).length;
  return `${name}${count > 1 ? `-${count}` : ""}.json`;
}

function save() {
  const answers = record();
  const text = `${JSON.stringify(answers, null, 2)}\n`;
  const file = fileName(answers.respondent);
  download(file, text);
  isSaved = true;
  if (storage) keepDraft();
  document.getElementById("saved").textContent = say("saved", { file });
  document.getElementById("copy").value = text;
  document.getElementById("after").hidden = false;
}

/** What was said at the last save is no longer true: the form has changed. */
function forgetSaved() {
  isSaved = false;
  document.getElementById("saved").textContent = "";
  document.getElementById("after").hidden = true;
}
