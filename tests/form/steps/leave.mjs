// Begins a form as somebody with a hostile name, and puts the answers away.

import open from "./open.mjs";
import { afresh } from "./people.mjs";

export default async function leave(page) {
  await open(page);
  await afresh(page, () => page.locator(".leave").last().click());
}
