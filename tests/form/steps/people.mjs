// What people do with a form, and what its page then holds: shared by the steps.

/** Gives a name, and starts. */
export async function sitDown(page, name) {
  await page.fill("#respondent", name);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".seated");
}

/** So often a page is loaded that doesn't show a draft, and how long it has for that each time, in milliseconds. */
const LOADS = 3;
const SOON = 5000;

/** Waits for somebody's draft. A busy browser may show the page before it has read what is stored: then it is loaded once more. */
async function offered(page, name) {
  const draft = page.locator("#drafts button", { hasText: name });
  for (let loads = 1; loads < LOADS; loads += 1) {
    if (await draft.waitFor({ timeout: SOON }).then(() => true, () => false)) break;
    await page.reload();
  }
  await draft.waitFor();
  return draft;
}

/** Goes on with somebody's draft. */
export async function goOn(page, name) {
  const draft = await offered(page, name);
  await draft.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".seated");
}

/** Does something that opens the page afresh. */
export async function afresh(page, act) {
  await Promise.all([page.waitForEvent("load"), act()]);
}

/** All that a page holds of its people, hidden or not, and what can be read on it. */
export async function held(page) {
  return page.evaluate(() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    return {
      isOpen: document.documentElement.classList.contains("seated"),
      name: document.querySelector("#respondent").value,
      ticked: Object.fromEntries(
        [...document.querySelectorAll("fieldset input:checked")].map((one) => [one.closest("fieldset").dataset.id, one.value]),
      ),
      orders: Object.fromEntries(
        [...document.querySelectorAll("ol.options")].map((list) => [
          list.closest("fieldset").dataset.id,
          [...list.children].map((line) => line.dataset.option).join(" "),
        ]),
      ),
      texts: [...document.querySelectorAll("textarea")].map((one) => one.value).filter((text) => text !== ""),
      open: [...document.querySelectorAll("details")].filter((one) => one.open).length,
      said: ["draft-state", "problem", "saved"].map((id) => document.getElementById(id).textContent),
      drafts: shown("#drafts button").map((one) => one.textContent),
      kept: Object.keys(localStorage).length,
    };
  });
}

/** The same of a page that is to offer somebody's draft, and may not have read it yet. What shows answers is told as it is. */
export async function door(page, name) {
  const seen = await held(page);
  if (seen.isOpen || seen.drafts.length > 0) return seen;
  await offered(page, name);
  return held(page);
}

/** The answers alone: what is ticked, in which order, and typed. */
export async function answersOn(page) {
  const { name, ticked, texts } = await held(page);
  return { name, ticked, texts };
}
