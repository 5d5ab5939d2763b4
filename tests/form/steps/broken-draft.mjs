// Opens the form over drafts that are broken in one way or another, and where the browser keeps none.

import { goOn, sitDown } from "./people.mjs";

const DRAFTS = [
  "not JSON",
  "null",
  "[1, 2]",
  '{"ticked": {"everyday-friction": "99", "goals-known": {"a": 1}}, "comments": "x", "open": [1]}',
  '{"ticked": {"goals-order": "order", "work-order": "order"}, "orders": {"goals-order": ["revenue", "revenue"], "work-order": 7}}',
];

export default async function open(page) {
  await sitDown(page, "Dana");
  await page.press("#q1 input[value='2']", "Space");
  const key = await page.evaluate(() => Object.keys(localStorage)[0]);
  const progress = [];
  for (const draft of DRAFTS) {
    await page.evaluate(([name, text]) => localStorage.setItem(name, text), [key, draft]);
    await page.reload();
    await goOn(page, "Dana");
    progress.push(await page.textContent("#progress"));
  }
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new Error("full");
    };
  });
  await page.reload();
  const note = await page.textContent("#draft-note");
  await sitDown(page, "Dana");
  await page.press("#q1 input[value='3']", "Space");
  const afterTick = await page.textContent("#progress");
  // Where no draft keeps the answers, the browser asks before they go, saved or not.
  await page.click("#save");
  const goesUnasked = await page.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true })));
  return { progress, note, afterTick, goesUnasked };
}
