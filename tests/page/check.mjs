// Opens HTML reports in headless Chromium and uses them as a person would: clicks, filters, keys, eyes.
//
//   node check.mjs BROWSER PICTURES PAGE.html [PAGE.html …]
//
// Prints one line a check, leaves pictures of every page in the folder PICTURES, and ends with 1 if a check fails.
import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import puppeteer from "puppeteer-core";

const [browserPath, pictures, ...files] = process.argv.slice(2);
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };

let passed = 0;
let failed = 0;

function check(name, fine, detail = "") {
  if (fine) passed += 1;
  else failed += 1;
  console.log(`${fine ? "ok    " : "FAILED"} ${name}${fine ? "" : `: ${typeof detail === "string" ? detail : JSON.stringify(detail)}`}`);
}

/** Opens a file in a tab of its own and writes down everything that must not happen there. */
async function open(browser, file, viewport, scheme = "light") {
  const page = await browser.newPage();
  const faults = [];
  await page.setViewport(viewport);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  page.on("console", (line) => faults.push(`console: ${line.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => (faults.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  const url = pathToFileURL(file).href;
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url) faults.push(`request: ${request.url()}`);
  });
  await page.goto(url, { waitUntil: "load" });
  return { page, faults };
}

/** Whether the whole of an element's first line is on the screen and not scrolled out of the box it stands in. */
const IN_SIGHT = (selector) => {
  const element = document.querySelector(selector);
  const box = element?.getClientRects()[0];
  if (!box) return false;
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflowY === "visible" || around === document.body || around === document.documentElement) continue;
    const frame = around.getBoundingClientRect();
    if (box.top < frame.top - 1 || box.bottom > frame.bottom + 1) return false;
  }
  return box.top >= -1 && box.bottom <= innerHeight + 1 && box.left >= -1 && box.right <= innerWidth + 1;
};

const visibleFindings = (page) => page.$$eval(".finding", (all) => all.filter((f) => f.offsetParent).map((f) => f.id));

/** The first place of a finding in each report that has one. */
const placesOf = (page, id) =>
  page.$$eval(`#${id} a[data-document]`, (links) => {
    const first = new Map();
    for (const link of links) if (!first.has(link.dataset.document)) first.set(link.dataset.document, link.hash);
    return [...first.values()];
  });

/** The first words that differ in what is not filtered away. */
async function firstMark(page) {
  for (const mark of await page.$$("article a.mark")) {
    if (await mark.evaluate((link) => getComputedStyle(link).pointerEvents !== "none")) return mark;
  }
}

async function jumps(page, name) {
  const ids = await visibleFindings(page);
  check(`${name}: findings are listed`, ids.length > 0);
  const lost = [];
  for (const id of ids) {
    await page.$eval(`#${id}`, (finding) => finding.scrollIntoView({ block: "center" }));
    await page.click(`#${id} .reason`);
    for (const place of await placesOf(page, id)) if (!(await page.evaluate(IN_SIGHT, place))) lost.push(`${id} ${place}`);
  }
  check(`${name}: a click on any finding shows all its places (${ids.length} findings)`, lost.length === 0, lost);
  const mark = await firstMark(page);
  if (mark) {
    const target = await mark.evaluate((link) => (link.scrollIntoView({ block: "center" }), link.hash));
    await mark.click();
    check(`${name}: a click on marked words shows their finding`, await page.evaluate(IN_SIGHT, target), target);
  }
  await picture(page, `${name}-finding`);
  const hidden = await page.$(".finding.hint");
  if (hidden && !(await hidden.evaluate((f) => f.offsetParent))) {
    const id = await hidden.evaluate((f) => f.id);
    await page.$eval(`article a.mark.hint[href="#${id}"]`, (link) => link.focus()).then(
      async () => {
        await page.keyboard.press("Enter");
        check(`${name}: Enter on words of a hidden finding brings it back`, await page.evaluate(IN_SIGHT, `#${id}`), id);
        await page.$eval("#level-hint", (box) => (box.checked = false));
      },
      () => {},
    );
  }
}

async function hovers(page, name) {
  const link = await page.$("article span[data-link]");
  if (!link) return;
  await link.evaluate((claim) => claim.scrollIntoView({ block: "center" }));
  await link.hover();
  const lit = await page.$$eval("article .lit", (all) => new Set(all.map((e) => e.closest("article").id)).size);
  check(`${name}: a claim under the pointer lights up with its partner`, lit > 1, `${lit} reports`);
}

async function filters(page, name) {
  await page.$eval(".filters", (details) => (details.open = true));
  const boxes = await page.$$eval(".filters input", (all) => all.map(({ id, checked }) => ({ id, checked })));
  const hidden = (id) => page.$$eval(`.finding.${id.replace(/^(level|kind)-/, "")}`, (all) => all.every((f) => !f.offsetParent));
  const wrong = [];
  for (const { id, checked } of boxes) {
    if (checked) await page.click(`#${id}`);
    if (!(await hidden(id))) wrong.push(`${id} does not hide`);
    if (checked) await page.click(`#${id}`);
  }
  const before = (await visibleFindings(page)).length;
  for (const { id } of boxes.filter((box) => !box.checked)) await page.click(`#${id}`);
  const after = (await visibleFindings(page)).length;
  const all = (await page.$$(".finding")).length;
  for (const { id } of boxes.filter((box) => !box.checked)) await page.click(`#${id}`);
  check(`${name}: every filter hides its findings and brings them back (${boxes.length} filters)`, wrong.length === 0, wrong);
  check(`${name}: with all filters ticked every finding is told`, after === all && before <= after, { before, after, all });
}

async function keys(page, name) {
  await page.reload();
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.className);
  await page.keyboard.press("Enter");
  const skipped = await page.evaluate(() => document.activeElement.id || location.hash);
  check(`${name}: the first tab skips to the findings`, first === "skip" && skipped.includes("findings"), { first, skipped });
  const ids = await visibleFindings(page);
  const shown = () => page.$eval(".finding.shown", (finding) => finding.id).catch(() => "");
  await page.reload();
  await page.keyboard.press("j");
  const one = await shown();
  await page.keyboard.press("j");
  const two = await shown();
  await page.keyboard.press("k");
  const back = await shown();
  check(`${name}: j and k go through the findings`, one === ids[0] && two === (ids[1] ?? ids[0]) && back === ids[0], { one, two, back });
  const lost = [];
  for (const place of await placesOf(page, ids[0])) if (!(await page.evaluate(IN_SIGHT, place))) lost.push(place);
  check(`${name}: the keys show the places too`, lost.length === 0, lost);
  // Whoever has no mouse reaches every place by the tab key, and sees where it is.
  await page.focus(`#${ids[0]} a`);
  await page.keyboard.press("Enter");
  check(`${name}: Enter on a place shows its finding`, (await shown()) === ids[0] || (await page.evaluate(() => location.hash)).startsWith("#r1-"));
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  check(`${name}: the focus is seen`, ring !== "none", ring);
}

async function accessible(page, name) {
  await page.$$eval("details", (all) => all.forEach((details) => (details.open = true)));
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  const told = violations.map((v) => `${v.impact} ${v.id}: ${v.nodes.slice(0, 2).map((n) => n.html.slice(0, 120)).join(" | ")}`);
  const grave = violations.filter((v) => ["serious", "critical"].includes(v.impact));
  if (told.length > grave.length) console.log(`       ${name}: axe also tells ${told.join("; ")}`);
  check(`${name}: axe finds no serious fault`, grave.length === 0, told);
}

async function strict(page, name) {
  const policy = await page.$eval("meta[http-equiv=Content-Security-Policy]", (meta) => meta.content);
  check(`${name}: the policy lets nothing in`, /default-src 'none'/.test(policy) && !/unsafe|https?:|\*/.test(policy), policy);
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.strange = true";
    document.body.append(script);
    const image = document.createElement("img");
    image.src = "http://127.0.0.1:9/x.png";
    document.body.append(image);
    return window.strange === true;
  });
  check(`${name}: a strange script does not run`, !ran);
}

async function fits(page, name) {
  const wide = await page.evaluate(() => {
    const out = [...document.querySelectorAll("body *")].filter((e) => e.offsetParent && e.getBoundingClientRect().right > innerWidth + 1);
    return { page: document.documentElement.scrollWidth, screen: innerWidth, out: out.slice(0, 3).map((e) => e.outerHTML.slice(0, 80)) };
  });
  check(`${name}: nothing is wider than the screen`, wide.page <= wide.screen, wide);
}

async function picture(page, name, options = {}) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), ...options });
}

async function read(browser, file) {
  const name = basename(file, ".html");
  const wide = await open(browser, file, WIDE);
  await jumps(wide.page, name);
  await hovers(wide.page, name);
  await filters(wide.page, name);
  await keys(wide.page, name);
  await picture(wide.page, `${name}-wide`);
  await accessible(wide.page, `${name}, wide`);
  check(`${name}: nothing is said on the console, and nothing is fetched`, wide.faults.length === 0, wide.faults);
  // Behind the count of faults: what is tried here is refused aloud.
  await strict(wide.page, name);
  await wide.page.close();

  const dark = await open(browser, file, WIDE, "dark");
  await picture(dark.page, `${name}-dark`);
  await accessible(dark.page, `${name}, dark`);
  await dark.page.close();

  const phone = await open(browser, file, PHONE);
  await fits(phone.page, `${name}, phone`);
  await picture(phone.page, `${name}-phone`);
  const mark = await firstMark(phone.page);
  if (mark) {
    await mark.tap();
    check(`${name}, phone: a tap on marked words leads to their finding`, (await phone.page.evaluate(() => location.hash)).startsWith("#f"));
  }
  await accessible(phone.page, `${name}, phone`);
  check(`${name}, phone: nothing is said or fetched`, phone.faults.length === 0, phone.faults);
  await phone.page.close();

  const paper = await open(browser, file, { width: 794, height: 1123 });
  await paper.page.emulateMediaType("print");
  await picture(paper.page, `${name}-print`, { fullPage: true });
  const cut = await paper.page.$$eval("article", (all) => all.some((a) => a.scrollHeight > a.clientHeight + 1));
  check(`${name}, print: no report is cut off`, !cut);
  await paper.page.close();
}

const browser = await puppeteer.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"] });
try {
  for (const file of files) await read(browser, file);
} finally {
  await browser.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
