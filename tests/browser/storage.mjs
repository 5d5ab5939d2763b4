// The storage that all files of a browser's profile share, in the tests.

/** How long a page waits for what another has written, in milliseconds. */
const SOON = 5000;

/** That the browser broke, and not the page: whoever asked may ask again. */
export class Broken extends Error {}

/**
 * Opens a profile, and a page that keeps its storage open: without one, a busy browser whose profile is in memory can
 * drop what a page has just written when that page is loaded again.
 */
export async function profile(browser, options = {}) {
  const context = await browser.newContext(options);
  const holder = await context.newPage();
  await holder.goto("file:///");
  await holder.evaluate(() => localStorage.length);
  return { context, holder };
}

/**
 * Whether a page that is opened now has the storage that the first one has. Where the part of the browser that holds it
 * has died and was started anew, pages that were open go on with what they know, and later ones begin with nothing.
 */
export async function isWhole({ context, holder }) {
  try {
    await holder.evaluate(() => localStorage.setItem("probe", ""));
    const other = await context.newPage();
    await other.goto("file:///");
    const isThere = () => localStorage.getItem("probe") !== null;
    await other.waitForFunction(isThere, undefined, { timeout: SOON });
    await other.close();
    return true;
  } catch {
    return false;
  }
}
