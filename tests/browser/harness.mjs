// Opens one HTML file in headless Chromium and tells as JSON what a reader, an auditor and a network would see.
//
// Usage: CHROMIUM=/usr/bin/chromium node harness.mjs '{"file": "/abs/page.html", "views": [{"name": "phone", "width": 390, "height": 844}]}'
//
// Request (all but `file` optional):
//   file      the page, an absolute path
//   views     [{name, width, height, colorScheme: "light"|"dark", media: "screen"|"print", javaScript: bool}]
//   out       a folder for screenshots (NAME.png); without it none are taken
//   pdf       a path: the page printed on A4, as the first view shows it
//   steps     an absolute path of a module whose default export, async (page) => value, acts on each view's page
//             before it is looked at
//
// Answer: {requests: [url], errors: [text], pdfPages: n, views: [{name, violations: [{id, help, targets}],
//   passes: n, overflow: px, text, dialogs: [text], returned}]}
//   requests  what the page asked for beyond itself, data: and blob: left out
//   errors    console errors and warnings, uncaught exceptions
//   overflow  by how many pixels the page is wider than the view
//
// Ends with 75 where the browser broke, or what holds its storage, or where what was waited for never came: then nothing
// is told of the page, since a busy machine can be why.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, errors } from "playwright-core";
import { Broken, isWhole, profile } from "./storage.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const DESKTOP = { name: "desktop", width: 1280, height: 900 };

async function watch(page, url, seen) {
  page.on("request", (request) => {
    const asked = request.url();
    if (asked.split("#")[0] !== url && !/^(data|blob):/.test(asked)) seen.requests.push(asked);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) seen.errors.push(message.text());
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
}

async function audit(page) {
  const found = await page.evaluate(
    (rules) => window.axe.run(document, { runOnly: { type: "tag", values: rules } }),
    RULES,
  );
  const violations = found.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    targets: nodes.map((node) => node.target.flat().join(" ")),
  }));
  return { violations, passes: found.passes.length };
}

/** Whether a page keeps anything in the browser. */
function usesStorage(file) {
  return readFileSync(file, "utf8").includes("localStorage");
}

/** Looks at a page; where the browser broke in the meantime, what was seen says nothing of the page. */
async function look(browser, request, view, seen) {
  const hasScripts = view.javaScript ?? true;
  const options = {
    viewport: { width: view.width, height: view.height },
    colorScheme: view.colorScheme ?? "light",
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
    javaScriptEnabled: hasScripts,
    acceptDownloads: true,
  };
  const isGuarded = hasScripts && usesStorage(request.file);
  const opened = isGuarded ? await profile(browser, options) : { context: await browser.newContext(options) };
  try {
    return await lookIn(opened.context, request, view, seen);
  } finally {
    if (isGuarded && !(await isWhole(opened))) throw new Broken();
    await opened.context.close();
  }
}

async function lookIn(context, request, view, seen) {
  const hasScripts = view.javaScript ?? true;
  // As an init script, since a page may well forbid scripts that are added to it.
  if (hasScripts) await context.addInitScript(AXE);
  const page = await context.newPage();
  const url = pathToFileURL(request.file).href;
  const dialogs = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    dialog.accept();
  });
  await watch(page, url, seen);
  await page.goto(url, { waitUntil: "load" });
  if (view.media) await page.emulateMedia({ media: view.media });
  const steps = request.steps && (await import(pathToFileURL(request.steps).href));
  const returned = steps ? await steps.default(page) : undefined;
  if (request.out) {
    await page.screenshot({ path: join(request.out, `${view.name}.png`), fullPage: true });
  }
  if (!hasScripts) {
    return { name: view.name, violations: [], passes: 0, dialogs, returned };
  }
  const { violations, passes } = await audit(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const text = await page.evaluate(() => document.body.innerText);
  if (request.pdf && !seen.pdfPages) {
    const printed = await page.pdf({ path: request.pdf, format: "A4", preferCSSPageSize: true });
    seen.pdfPages = printed.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  }
  return { name: view.name, violations, passes, overflow, text, dialogs, returned };
}

const request = JSON.parse(process.argv[2]);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  headless: true,
  args: FLAGS,
});
/** What the harness ends with where whoever asked may ask again. */
const BROKEN = 75;

try {
  const seen = { requests: [], errors: [], pdfPages: 0 };
  const views = [];
  for (const view of request.views ?? [DESKTOP]) views.push(await look(browser, request, view, seen));
  process.stdout.write(JSON.stringify({ ...seen, views }));
} catch (error) {
  const isOfPage = !(error instanceof Broken || error instanceof errors.TimeoutError);
  if (isOfPage && browser.isConnected()) throw error;
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = BROKEN;
} finally {
  await browser.close();
}
