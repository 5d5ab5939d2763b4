// Presses everything on a form, of each kind of question one, once and twice; tells what came of the two where that differs.

import { Broken, isWhole, profile } from "../../browser/storage.mjs";
import { afresh, held, sitDown } from "./people.mjs";

/** How many pages are open at a time. */
const SIDE_BY_SIDE = 2;

const PRESSABLE = "button, summary, a, fieldset label";

/** A browser profile of its own, for one form after another. */
async function seat(form) {
  return { form, profile: await profile(form.page.context().browser()) };
}

/** Opens the form in a profile, in which others have drafts and nothing else is left, and lists what can be pressed. */
async function open({ form, profile: { context, holder } }, begin) {
  await holder.evaluate((drafts) => {
    localStorage.clear();
    drafts.forEach(([key, text]) => localStorage.setItem(key, text));
  }, form.drafts);
  const page = await context.newPage();
  await load(page, form);
  await begin(page);
  const things = await page.evaluateHandle((selector) => {
    // Questions of one kind with as many answers are alike, and so are a list's links and an order's options: the first stand for all.
    const kindOf = (question) => `${question.className} ${question.querySelectorAll("label").length}`;
    const questions = [...document.querySelectorAll("fieldset")];
    const isFirst = (question) => questions.find((one) => kindOf(one) === kindOf(question)) === question;
    const isAlike = (one) => {
      const question = one.closest("fieldset");
      const item = one.matches("a") && one.closest("li");
      const option = one.closest("ol.options > li");
      const isLater = option && [...option.parentElement.children].indexOf(option) > 1;
      return question ? isLater || !isFirst(question) : item && item.previousElementSibling !== null;
    };
    return [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility() && !isAlike(one));
  }, PRESSABLE);
  return { page, things };
}

/** So often a browser that broke is asked again. */
const TRIES = 5;

/** How long a page waits for the drafts that it is to show, in milliseconds. */
const SOON = 2000;

/** Loads the form; a busy browser may show it before it has read what is stored: then it is loaded once more. */
async function load(page, form) {
  for (let loads = 0; loads < TRIES; loads += 1) {
    await page.goto(form.page.url());
    const lines = page.locator("#drafts li");
    await lines.nth(form.drafts.length - 1).waitFor({ timeout: SOON }).catch(() => null);
    if ((await lines.count()) === form.drafts.length) return;
  }
  throw new Broken("the drafts never came");
}

/** Presses the nth thing of the form, and tells what the page holds then. */
async function press(seated, begin, at, count, tries = TRIES) {
  try {
    const opened = await open(seated, begin);
    const found = await pressIn(opened, at, count);
    await opened.page.close();
    return found;
  } catch (error) {
    if (tries === 0 || (await isWhole(seated.profile))) throw error;
    Object.assign(seated, await seat(seated.form));
    return await press(seated, begin, at, count, tries - 1);
  }
}

async function pressIn({ page, things }, at, count) {
  const { name, x, y } = await things.evaluate((all, index) => {
    all[index].scrollIntoView({ block: "center" });
    const { left, top, width, height } = all[index].getBoundingClientRect();
    return { name: all[index].getAttribute("aria-label") ?? all[index].innerText, x: left + width / 2, y: top + height / 2 };
  }, at);
  let [downloads, dialogs] = [0, 0];
  page.on("download", () => (downloads += 1));
  page.on("dialog", (dialog) => {
    dialogs += 1;
    dialog.accept();
  });
  const act = () => page.mouse.click(x, y, { clickCount: count });
  if (/somebody else|away|Erase/.test(name)) await afresh(page, act);
  else await act();
  // The second press has been dealt with once the page has drawn itself again.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  return { pressed: name, ...(await held(page)), downloads, dialogs };
}

/** What came of one press and of two, where that differs. */
async function pressBoth(seated, begin, at) {
  const [once, twice] = [await press(seated, begin, at, 1), await press(seated, begin, at, 2)];
  return JSON.stringify(once) === JSON.stringify(twice) ? null : { once, twice };
}

async function compare(form, begin) {
  const seats = await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => seat(form)));
  const { page, things } = await open(seats[0], begin);
  const count = await things.evaluate((all) => all.length);
  await page.close();
  const different = [];
  let next = 0;
  const pressInTurn = async (seated) => {
    while (next < count) {
      const at = next++;
      // What two clicks do otherwise they do each time; what a browser makes of them whose storage breaks it doesn't.
      let found = await pressBoth(seated, begin, at);
      for (let again = 0; found && again < TRIES; again += 1) found = await pressBoth(seated, begin, at);
      if (found) different.push(found);
    }
  };
  await Promise.all(seats.map(pressInTurn));
  await Promise.all(seats.map((seated) => seated.profile.context.close()));
  return { count, different };
}

export default async function pressAll(page) {
  await sitDown(page, "Dana");
  await page.press("#q1 input[value='2']", "Space");
  const form = { page, drafts: await page.evaluate(() => Object.entries(localStorage)) };
  const before = await compare(form, (fresh) => fresh.fill("#respondent", "Lee"));
  const during = await compare(form, (fresh) => sitDown(fresh, "Lee"));
  return { before, during };
}
