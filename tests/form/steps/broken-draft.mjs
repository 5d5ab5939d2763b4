// Opens the form over drafts that are broken in one way or another, and where the browser keeps none.

const DRAFTS = [
  "not JSON",
  "null",
  "[1, 2]",
  '{"scales": {"everyday-friction": "99"}, "respondent": {"a": 1}, "comments": "x", "open": [1]}',
  '{"rankings": {"goals-order": ["answered", ["revenue", "revenue"]], "work-order": ["answered", 7]}}',
];

export default async function open(page) {
  await page.check("#q1 input[value='2']");
  const key = await page.evaluate(() => Object.keys(localStorage)[0]);
  const progress = [];
  for (const draft of DRAFTS) {
    await page.evaluate(([name, text]) => localStorage.setItem(name, text), [key, draft]);
    await page.reload();
    progress.push(await page.textContent("#progress"));
  }
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new Error("full");
    };
  });
  await page.reload();
  const note = await page.textContent("#draft-note");
  await page.check("#q1 input[value='3']");
  return { progress, note, afterTick: await page.textContent("#progress") };
}
