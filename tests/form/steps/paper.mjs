// Fills in a form with more than its fields hold, and tells what paper shows of it.

import { sitDown } from "./people.mjs";

const LONG = Array.from({ length: 60 }, (_, at) => `Line ${at + 1} of a long answer that goes on and on.`).join("\n");

export default async function fillIn(page) {
  await page.emulateMedia({ media: "screen" });
  await sitDown(page, "Dana, whose name is longer than the field that it was typed into would show on paper");
  await page.press("#q1 input[value='2']", "Space");
  await page.press("#q2 .instead input[value='']", "Space");
  await page.locator(".ranking .down").first().press("Enter");
  await page.locator("#q1 summary").click();
  await page.fill("#q1 textarea", LONG);
  await page.locator("#q1 summary").press("Enter");
  await page.fill("[data-open]", `${LONG}\nThe very last line.`);
  await page.emulateMedia({ media: "print" });
  return page.evaluate(() => {
    const isShown = (one) => one.checkVisibility();
    const fields = [...document.querySelectorAll("textarea, input[type=text]")].filter(isShown);
    const cut = (one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1;
    return {
      ticked: [...document.querySelectorAll("label:has(:checked)")].filter(isShown).map((one) => one.innerText),
      places: [...document.querySelectorAll(".ranking")]
        .slice(0, 2)
        .map((ranking) => [...ranking.querySelectorAll(".place")].filter(isShown).map((one) => one.innerText)),
      texts: [...document.querySelectorAll(".typed")].filter((one) => one.innerText !== "").map((one) => one.innerText),
      long: document.querySelector("[data-open]").value,
      filledFields: fields.filter((one) => one.value !== "").length,
      cut: [...document.querySelectorAll(".typed")].filter(isShown).filter(cut).length,
    };
  });
}
