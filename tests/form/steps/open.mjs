// Opens a form's questions as somebody with a hostile name, all comments open.

import { sitDown } from "./people.mjs";

const NAME = "<img src=x onerror=alert(1)> דנה";

export default async function open(page) {
  await sitDown(page, NAME);
  for (const summary of await page.locator("fieldset summary").all()) await summary.press("Enter");
}
