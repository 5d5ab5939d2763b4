// Fills in a form by keyboard alone, as the record beside the page says (PAGE.json): half of it, then the page is
// loaded again, then the rest. Saves the download beside the page.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Presses Tab until the focus is on what a selector matches. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 1000; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never comes to ${selector}`);
}

async function type(page, selector, text) {
  await tabTo(page, selector);
  await page.keyboard.insertText(text);
}

async function tick(page, question, answer) {
  await tabTo(page, `#${question} input`);
  await page.keyboard.press("Space");
  for (let at = 1; at < answer; at += 1) await page.keyboard.press("ArrowDown");
}

async function order(page, question, wanted) {
  for (const [place, option] of wanted.entries()) {
    await tabTo(page, `#${question} li[data-option="${option}"] .up`);
    const lines = await page.$$eval(`#${question} li`, (found) => found.map((line) => line.dataset.option));
    for (let at = lines.indexOf(option); at > place; at -= 1) await page.keyboard.press("ArrowUp");
  }
}

async function answer(page, question, id, record) {
  const given = record.answers[id];
  if (Array.isArray(given)) await order(page, question, given);
  else if (given !== undefined) await tick(page, question, given);
  if (record.comments[id] === undefined) return;
  await tabTo(page, `#${question} summary`);
  await page.keyboard.press("Enter");
  await type(page, `#${question} textarea`, record.comments[id]);
}

export default async function fillIn(page) {
  const path = fileURLToPath(page.url());
  const record = JSON.parse(readFileSync(`${path}.json`, "utf8"));
  const progress = () => page.textContent("#progress");
  await type(page, "#respondent", record.respondent);
  await page.keyboard.press("Enter");
  const questions = await page.$$eval("fieldset.question", (all) => all.map(({ id, dataset }) => [id, dataset.id]));
  const half = Math.ceil(questions.length / 2);
  for (const [question, id] of questions.slice(0, half)) await answer(page, question, id, record);
  const before = await progress();
  // The page that holds the storage open sees what was kept before this one goes: then it is more than on its way.
  const [holder] = page.context().pages();
  const entries = () => JSON.stringify(Object.entries(localStorage).sort());
  await holder.waitForFunction((kept) => JSON.stringify(Object.entries(localStorage).sort()) === kept, await page.evaluate(entries));
  // A busy browser may show a page before it has read what is stored: then it is loaded once more.
  for (let loads = 0; loads < 5; loads += 1) {
    await page.reload();
    if (await page.waitForSelector("#drafts button", { timeout: 5000 }).catch(() => null)) break;
  }
  await tabTo(page, "#drafts button");
  await page.keyboard.press("Enter");
  const after = await progress();
  if (before !== after) throw new Error(`the draft had ${before}, and came back with ${after}`);
  for (const [question, id] of questions.slice(half)) await answer(page, question, id, record);
  for (const [id, text] of Object.entries(record.open)) await type(page, `[data-open="${id}"]`, text);
  await tabTo(page, "#save");
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  if ((await page.textContent("#saved")) === "") throw new Error(`not saved: ${await page.textContent("#problem")}`);
  await (await download).saveAs(`${path}.answers.json`);
  return { name: (await download).suggestedFilename() };
}
