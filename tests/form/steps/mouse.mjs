// What the mouse and a finger do, one after the other; tells what the page shows at each turn.

import { afresh, sitDown } from "./people.mjs";

async function drag(page, from, to) {
  await from.evaluate((line) => line.closest("fieldset").scrollIntoView());
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  await page.mouse.move(start.x + 60, start.y + start.height / 2);
  await page.mouse.down();
  // A quick hand: all of the way at once.
  await page.mouse.move(end.x + 60, end.y + end.height / 2 + 3);
  await page.mouse.up();
}

export default async function use(page) {
  const seen = {};
  const ranking = page.locator(".ranking").first();
  const lines = ranking.locator("li");
  const order = () => lines.evaluateAll((all) => all.map((line) => line.dataset.option));
  const progress = () => page.textContent("#progress");

  const start = page.locator("button[type=submit]");
  await start.click();
  seen.withoutName = await page.textContent("#problem");
  seen.focus = await page.evaluate(() => document.activeElement.id);
  await page.fill("#respondent", "Dana");
  seen.problemAfterName = await page.textContent("#problem");
  await page.keyboard.press("Tab");
  await start.click();
  seen.focusAfterStart = await page.evaluate(() => document.activeElement.closest("fieldset").id);
  seen.missingAtFirst = await page.locator("#missing a").count();

  await page.check("#q1 input[value='2']");
  await page.check("#q2 .pass input");
  seen.afterTwo = await progress();

  await drag(page, lines.nth(0), lines.nth(2));
  seen.dragged = await order();
  seen.state = await ranking.locator(".state").textContent();
  await lines.nth(0).locator(".down").click();
  seen.moved = await order();
  const { x, y } = await lines.nth(1).locator(".down").boundingBox();
  const press = () => page.mouse.click(x + 9, y + 9);
  await press();
  await page.mouse.wheel(0, 1);
  await press();
  seen.movedThereAndBack = await order();
  await ranking.locator(".pass").click();
  seen.passed = [await ranking.locator(".state").textContent(), await ranking.locator(".place").allTextContents()];
  await ranking.getByText("This order is right").click();
  seen.kept = [await ranking.locator(".state").textContent(), await ranking.locator(".place").allTextContents()];
  seen.afterThree = await progress();

  const link = page.locator("#missing a").first();
  seen.link = await link.getAttribute("aria-label");
  await link.click();
  seen.linkedTo = await page.evaluate(() => document.activeElement.closest("fieldset").id);

  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
  seen.name = download.suggestedFilename();
  seen.saved = await page.textContent("#saved");
  await page.click("#after summary");
  seen.copy = JSON.parse(await page.inputValue("#copy"));
  const [second] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
  seen.secondName = second.suggestedFilename();
  seen.stored = await page.evaluate(() => Object.keys(localStorage).length);
  await page.check("#q3 input[value='1']");
  seen.savedAfterChange = await page.textContent("#saved");

  await afresh(page, () => page.click("#erase"));
  seen.erased = await page.textContent("#draft-state");
  seen.storedAfterErasing = await page.evaluate(() => Object.keys(localStorage).length);
  seen.orderAfterErasing = await order();
  seen.nameAfterErasing = await page.inputValue("#respondent");

  // Last, since keys that answer nothing scroll the page.
  await sitDown(page, "Lee");
  for (const key of ["Space", "ArrowDown", "3"]) await page.keyboard.press(key);
  seen.afterKeys = await progress();
  await page.keyboard.press("Tab");
  seen.tabbedTo = await page.evaluate(() => document.activeElement.matches("#q1 label:first-of-type input"));
  return seen;
}
