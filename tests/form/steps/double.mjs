// Presses everything on a form once, and twice; tells what came of the two where that differs.

import { afresh, held, sitDown } from "./people.mjs";

const PRESSABLE = "button, summary, a, fieldset label";

/** Opens the form as it was, with the drafts that were there. */
async function open(page, drafts, begin) {
  await page.evaluate((kept) => {
    for (const key of Object.keys(localStorage)) if (!kept.includes(key)) localStorage.removeItem(key);
  }, drafts);
  await page.reload();
  await page.waitForFunction((kept) => Object.keys(localStorage).join() === kept.join(), drafts);
  await begin();
  return page.evaluateHandle(
    (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()),
    PRESSABLE,
  );
}

/** Presses the nth thing of the form, and tells what the page holds then. */
async function press(page, drafts, begin, at, count) {
  const things = await open(page, drafts, begin);
  const { name, x, y } = await things.evaluate((all, index) => {
    all[index].scrollIntoView({ block: "center" });
    const { left, top, width, height } = all[index].getBoundingClientRect();
    return { name: all[index].getAttribute("aria-label") ?? all[index].innerText, x: left + width / 2, y: top + height / 2 };
  }, at);
  let downloads = 0;
  let dialogs = 0;
  const onDownload = () => (downloads += 1);
  const onDialog = () => (dialogs += 1);
  page.on("download", onDownload).on("dialog", onDialog);
  const leaves = /somebody else|away|Erase/.test(name);
  const act = () => page.mouse.click(x, y, { clickCount: count });
  if (leaves) await afresh(page, act);
  else if (name.startsWith("Save my")) await Promise.all([page.waitForEvent("download"), act()]);
  else await act();
  // The second press has been dealt with once the page has drawn itself again.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  const found = { pressed: name, ...(await held(page)), downloads, dialogs };
  page.off("download", onDownload).off("dialog", onDialog);
  return found;
}

async function compare(page, drafts, begin) {
  const count = await (await open(page, drafts, begin)).evaluate((all) => all.length);
  const different = [];
  for (let at = 0; at < count; at += 1) {
    const once = await press(page, drafts, begin, at, 1);
    const twice = await press(page, drafts, begin, at, 2);
    if (JSON.stringify(once) !== JSON.stringify(twice)) different.push({ once, twice });
  }
  return { count, different };
}

export default async function pressAll(page) {
  const before = async () => page.fill("#respondent", "Lee");
  const during = async () => sitDown(page, "Lee");
  await sitDown(page, "Dana");
  await page.press("#q1 input[value='2']", "Space");
  const drafts = await page.evaluate(() => Object.keys(localStorage));
  return { before: await compare(page, drafts, before), during: await compare(page, drafts, during) };
}
