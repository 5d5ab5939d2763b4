// Says of every question that can have it that its event never came up, goes on another time, and saves.

import { goOn, sitDown } from "./people.mjs";

export default async function answer(page) {
  await sitDown(page, "Dana");
  await page.locator(".ranking .down").first().press("Enter");
  await page.press("#q2 input[value='1']", "Space");
  for (const radio of await page.locator("input[value=absent]").all()) await radio.press("Space");
  await page.reload();
  await goOn(page, "Dana");
  await Promise.all([page.waitForEvent("download"), page.locator("#save").press("Enter")]);
  return page.evaluate(() => {
    const part = document.querySelector("h2.part");
    return {
      said: [...document.querySelectorAll("label.pass:has(:checked)")].map((label) => label.innerText),
      places: [...document.querySelectorAll(".place")].map((place) => place.innerText).join(""),
      part: [part?.innerText, part?.nextElementSibling.dataset.id],
      saved: JSON.parse(document.querySelector("#copy").value),
    };
  });
}
