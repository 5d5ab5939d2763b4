// Back, forward, reload, and a tab that breaks down: what the page holds after each. Another page lies beside it.

import { answersOn, door, goOn, held, sitDown } from "./people.mjs";

export default async function wander(page) {
  const seen = {};
  const own = page.url();
  await sitDown(page, "Dana");
  await page.press("#q1 input[value='2']", "Space");
  await page.locator("#q1 summary").click();
  await page.fill("#q1 textarea", "half a sen");
  await page.goto(new URL("other-company.html", own).href);
  seen.elsewhere = await held(page);
  await page.goBack();
  seen.back = await door(page, "Dana");
  await page.goForward();
  seen.forward = await held(page);
  await page.goBack();
  await goOn(page, "Dana");
  seen.resumed = await answersOn(page);
  await page.locator("#q1 textarea").pressSequentially("tence");
  await page.reload();
  seen.reloaded = await door(page, "Dana");
  await goOn(page, "Dana");
  seen.resumedAgain = await answersOn(page);
  await page.locator("#q1 textarea").pressSequentially(", whole");
  const tab = await page.context().newPage();
  await tab.goto(own);
  await goOn(tab, "Dana");
  await tab.press("#q2 input[value='3']", "Space");
  const crashed = tab.waitForEvent("crash");
  tab.goto("chrome://crash").catch(() => {});
  await crashed;
  const later = await page.context().newPage();
  await later.goto(own);
  seen.afterCrash = await door(later, "Dana");
  await goOn(later, "Dana");
  seen.resumedAfterCrash = await answersOn(later);
  await later.close();
  return seen;
}
