// People who share a device: one page for several, pages of two companies and two versions, one page in two tabs.
// The other pages lie beside the page: other-company.html, other-version.html, dana.html.

import { afresh, answersOn, door, goOn, held, sitDown } from "./people.mjs";

const tick = (page, question, value) => page.press(`#q${question} input[value='${value}']`, "Space");

async function inTurn(page, seen) {
  await sitDown(page, "Dana");
  await tick(page, 1, 2);
  await page.fill("[data-open]", "Only Dana knows.");
  await afresh(page, () => page.locator(".leave").first().click());
  seen.doorAfterDana = await door(page, "Dana");
  seen.textAfterDana = await page.evaluate(() => document.body.innerText.includes("Only Dana knows."));
  await page.fill("#respondent", " dana ");
  await page.keyboard.press("Enter");
  seen.sameName = await page.textContent("#problem");
  await sitDown(page, "Lee");
  seen.leeAtFirst = await answersOn(page);
  await tick(page, 1, 5);
  await page.reload();
  seen.doorAfterBoth = (await door(page, "Lee")).drafts;
  await goOn(page, "Dana");
  seen.danaAgain = await answersOn(page);
  await page.reload();
  await goOn(page, "Lee");
  seen.leeAgain = await answersOn(page);
}

async function otherPages(page, seen) {
  const own = page.url();
  for (const name of ["other-company", "other-version"]) {
    await page.goto(new URL(`${name}.html`, own).href);
    seen[name] = await held(page);
    await sitDown(page, "Dana");
    seen[`${name}-dana`] = await answersOn(page);
    await tick(page, 1, 4);
  }
  await page.goto(new URL("dana.html", own).href);
  seen.pageForDana = await door(page, "Dana");
  await page.goto(own);
  seen.afterOthers = (await door(page, "Dana")).drafts;
  await goOn(page, "Dana");
  seen.danaAfterOthers = await answersOn(page);
}

/** Whether a file arrived only its owner knows: the answers stay until they are erased, and their owner is told so. */
async function afterSaving(page, seen) {
  await sitDown(page, "Ann");
  await tick(page, 1, 4);
  page.once("download", (download) => download.cancel());
  await Promise.all([page.waitForEvent("download"), page.click("#save")]);
  await afresh(page, () => page.locator(".leave").first().press("Enter"));
  seen.doorAfterSaving = await door(page, "Ann");
  for (const moment of ["annAgain", "annOnceMore"]) {
    await goOn(page, "Ann");
    seen[moment] = { ...(await answersOn(page)), said: (await held(page)).said, at: await page.evaluate(() => document.activeElement.id) };
    await page.reload();
  }
  await goOn(page, "Ann");
  await tick(page, 2, 3);
  seen.saidAfterChange = (await held(page)).said;
  await page.reload();
  seen.doorAfterChange = (await door(page, "Ann")).drafts;
  await goOn(page, "Ann");
  await page.click("#save");
  await afresh(page, () => page.click("#erase"));
  seen.afterAnn = (await door(page, "Dana")).drafts;
  await goOn(page, "Dana");
}

async function twoTabs(page, seen) {
  const second = await page.context().newPage();
  await second.goto(page.url());
  seen.secondDoor = (await door(second, "Dana")).drafts;
  await afresh(page, () => goOn(second, "Dana"));
  seen.firstPutAway = await held(page);
  seen.danaInSecond = await answersOn(second);
  await tick(second, 2, 3);
  await goOn(page, "Lee");
  await tick(page, 2, 1);
  seen.leeBeside = await answersOn(page);
  seen.danaBeside = await answersOn(second);
  await afresh(second, () => second.locator("#erase").click());
  seen.erased = (await held(second)).said[0];
  seen.leeLeft = await answersOn(page);
  await second.close();
  await page.reload();
  seen.draftsLeft = (await door(page, "Lee")).drafts;
}

export default async function share(page) {
  page.context().on("page", (other) => other.on("dialog", (dialog) => dialog.accept()));
  const seen = {};
  await inTurn(page, seen);
  await otherPages(page, seen);
  await page.reload();
  await afterSaving(page, seen);
  await twoTabs(page, seen);
  return seen;
}
