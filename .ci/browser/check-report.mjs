// Opens a report as people do and prints what holds and what does not, as JSON:
// node check-report.mjs REPORT.html [LARGE.html]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { SCHEMES, SIZES, launch, open } from "./browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LOADS = 5;
const checks = [];
const holds = (sentence, truth, seen) => checks.push({ sentence, holds: Boolean(truth), seen });
const same = (sentence, seen, expected) =>
  holds(sentence, JSON.stringify(seen) === JSON.stringify(expected), seen);

// Evaluated through the debugger, which the page's policy does not bind: the policy stays as it is.
async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map((one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))]);
}

async function everybodyCanUseIt(browser, url) {
  for (const [name, size] of Object.entries(SIZES)) {
    for (const scheme of SCHEMES) {
      const where = `${name}, ${size.width} pixels, ${scheme}`;
      const { page, seen } = await open(browser, url, { size, scheme });
      same(`${where}: no complaint on the console`, seen.complaints, []);
      same(`${where}: no request but the file`, seen.requests, [url]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      holds(`${where}: nothing is wider than the window`, width <= size.width, width);
      const closed = await violations(page);
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      same(`${where}: axe finds nothing`, [closed, await violations(page)], [[], []]);
      await page.close();
    }
  }
}

async function withKeys(browser, url) {
  const { page } = await open(browser, url);
  await page.keyboard.press("Tab");
  same(
    "the first key leads past the summary",
    await page.evaluate(() => document.activeElement.getAttribute("href")),
    "#all",
  );
  const reached = new Set();
  for (let i = 0; i < 2000; i++) {
    const at = await page.evaluate(() => {
      const all = [...document.querySelectorAll("a,button,input,select,summary")];
      return all.indexOf(document.activeElement);
    });
    if (at < 0) break;
    reached.add(at);
    await page.keyboard.press("Tab");
  }
  const all = await page.evaluate(
    () => [...document.querySelectorAll("a,button,input,select,summary")].filter((one) => one.checkVisibility()).length,
  );
  same("every control is reached by keys", reached.size, all);
  const button = await page.$("main button");
  if (button) {
    await button.focus();
    await page.keyboard.press("Enter");
    same("a fix is copied by keys", await button.evaluate((one) => one.firstChild.data), "Copied");
  }
  const shown = () => page.evaluate(() => document.querySelectorAll(".reg tbody tr:not([hidden])").length);
  const before = await shown();
  await page.select("#s", "bad");
  const broken = await shown();
  const said = await page.$eval("#found", (one) => one.textContent);
  holds("the list is narrowed to a state, and says so", broken < before && said.startsWith(`${broken} of ${before}`), said);
  await page.close();
}

async function withoutScript(browser, url) {
  const with_ = await open(browser, url);
  const { page, seen } = await open(browser, url, { script: false });
  const text = (one) => one.evaluate(() => document.querySelector("main").textContent.replace(/Copy[^.]*?(?=<|$)/g, ""));
  same("without script nothing is missing", await text(page), await text(with_.page));
  same("without script no control is dead", await page.evaluate(() =>
    [...document.querySelectorAll("button,input,select")].filter((one) => one.checkVisibility()).length), 0);
  same("without script no complaint", seen.complaints, []);
  await page.close();
  await with_.page.close();
}

async function nothingElseRuns(browser, url) {
  const { page } = await open(browser, url);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    document.body.insertAdjacentHTML("beforeend", "<i onclick='window.ran = true' id='foreign'></i>");
    document.getElementById("foreign").click();
  });
  same("the policy lets no other script run", await page.evaluate(() => window.ran ?? "did not run"), "did not run");
  await page.close();
}

async function onPaper(browser, url) {
  const { page } = await open(browser, url, { scheme: "dark" });
  await page.emulateMediaType("print");
  const closed = await page.evaluate(() =>
    [...document.querySelectorAll("details > *")].filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).length);
  same("on paper everything is open", closed, 0);
  const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  same("on paper the page is white", dark, "rgb(255, 255, 255)");
  holds("it prints", (await page.pdf({ format: "A4" })).length > 10_000);
  await page.close();
}

async function loads(browser, url) {
  const times = [];
  for (let i = 0; i < LOADS; i++) {
    const page = await browser.newPage();
    await page.goto(url, { waitUntil: "load" });
    times.push(await page.evaluate(() => {
      document.body.getBoundingClientRect();
      return performance.getEntriesByType("navigation")[0].loadEventEnd || performance.now();
    }));
    await page.close();
  }
  return times.sort((a, b) => a - b)[Math.floor(LOADS / 2)];
}

const [report, large] = process.argv.slice(2).map((file) => pathToFileURL(file).href);
const browser = await launch();
const figures = {};
try {
  await everybodyCanUseIt(browser, report);
  await withKeys(browser, report);
  await withoutScript(browser, report);
  await nothingElseRuns(browser, report);
  await onPaper(browser, report);
  const empty = await loads(browser, "data:text/html,<!doctype html><title>empty</title>");
  figures.report = (await loads(browser, report)) / empty;
  if (large) {
    figures.large = (await loads(browser, large)) / empty;
    const { page, seen } = await open(browser, large);
    same("the largest report: no complaint, no request", [seen.complaints, seen.requests], [[], [large]]);
    await page.close();
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify({ checks, figures }));
