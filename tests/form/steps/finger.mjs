// A finger on a ranking: on the grip it takes a line along, on the text it scrolls the page.

import { sitDown } from "./people.mjs";

async function swipe(session, x, from, to) {
  const touch = (type, y) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: y === undefined ? [] : [{ x, y }] });
  await touch("touchStart", from);
  for (let step = 1; step <= 10; step += 1) await touch("touchMove", from + ((to - from) * step) / 10);
  await touch("touchEnd");
}

export default async function use(page) {
  await sitDown(page, "Dana");
  const session = await page.context().newCDPSession(page);
  const ranking = page.locator(".ranking").first();
  await ranking.evaluate((found) => found.scrollIntoView());
  const lines = ranking.locator("li");
  const order = () => lines.evaluateAll((all) => all.map((line) => line.dataset.option));
  const scrolled = () => page.evaluate(() => Math.round(scrollY));
  const [before, third] = [await scrolled(), await lines.nth(2).boundingBox()];
  const grip = await ranking.locator(".grip").first().boundingBox();
  await swipe(session, grip.x + grip.width / 2, grip.y + grip.height / 2, third.y + third.height * 0.8);
  const [dragged, still] = [await order(), (await scrolled()) === before];
  const text = await ranking.locator(".text").nth(3).boundingBox();
  await swipe(session, text.x + 10, text.y + 10, text.y - 150);
  await page.waitForFunction((then) => Math.round(scrollY) > then, before);
  return { dragged, still, afterScrolling: await order() };
}
