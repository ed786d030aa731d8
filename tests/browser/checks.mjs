// What every page must do in a browser. Each check returns what is wrong, in words.
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { existsSync } from "node:fs";

const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Nothing is fetched and nothing complains, also after every control was used. */
export async function silence(page, seen) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  for (const head of await page.locator("th[data-sortable] button:visible").all()) await head.click();
  for (const copy of await page.locator("button.copy:visible").all()) await copy.click();
  await settle(page);
  return [...seen.problems, ...seen.requests.map((address) => `asks for ${address}`)];
}

/** Heading buttons sort, both ways, and say so aloud. */
export async function sorting(page) {
  const wrong = [];
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  for (const table of await page.locator("table.data").all()) {
    const button = table.locator("th[data-sortable='text'] button").first();
    if (!(await button.count()) || !(await button.isVisible())) continue;
    const names = () => table.locator("tbody th").allTextContents();
    const before = await names();
    await button.click();
    const up = await names();
    await button.click();
    const down = await names();
    const id = await table.getAttribute("id");
    if ([...up].reverse().join("|") !== down.join("|") && new Set(before).size === before.length) {
      wrong.push(`${id}: sorting down is not sorting up reversed`);
    }
    if ((await table.locator("th[aria-sort='descending']").count()) !== 1) wrong.push(`${id}: no aria-sort`);
    if (!(await page.locator("#announce").textContent())) wrong.push(`${id}: sorting is not announced`);
  }
  return wrong;
}

/** From the top with Tab alone: the skip link works, a map is reached, arrows move in it, focus is seen. */
export async function keyboard(page) {
  const wrong = [];
  await page.keyboard.press("Tab");
  const skip = await page.evaluate(() => document.activeElement?.className ?? "");
  if (!skip.includes("skip")) wrong.push(`the first stop is not the skip link but .${skip}`);
  await page.keyboard.press("Enter");
  const target = await page.evaluate(() => location.hash && document.querySelector(location.hash)?.id);
  if (!target) wrong.push("the skip link leads nowhere");
  const maps = await page.locator("figure.map svg [data-id][tabindex='0']").count();
  let reached = false;
  let unseen = 0;
  for (let step = 0; step < 400; step += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
      const marked = element.hasAttribute("data-id") && element.closest("svg").querySelector(".chosen");
      return {
        map: element.hasAttribute("data-id"),
        shown: box.width > 0 && box.height > 0 && (outline || marked || style.boxShadow !== "none"),
        name: element.tagName + "." + element.className,
      };
    });
    if (!at) break;
    if (!at.shown) unseen += 1;
    if (at.map && !reached) {
      reached = true;
      const readout = page.locator("figure.map .readout:visible").first();
      const first = await readout.textContent();
      await page.keyboard.press("ArrowRight");
      const second = await readout.textContent();
      const places = await page.evaluate(() => document.activeElement.closest("svg").querySelectorAll("[data-id][tabindex]").length);
      if (places > 1 && first === second) wrong.push("arrow keys do not move on the map");
      if (!/\p{Nd}/u.test(second)) wrong.push(`the read-out has no figure: ${second}`);
    }
  }
  if (maps && !reached) wrong.push("no map can be reached by Tab");
  if (unseen) wrong.push(`${unseen} stops show no focus`);
  return wrong;
}

/** Links to other languages lead to pages that are there and say which language they are in. */
export async function languages(page, _seen, file) {
  const wrong = [];
  const lang = await page.getAttribute("html", "lang");
  if (!file.endsWith(`.${lang}.html`)) wrong.push(`the page says lang=${lang} but is called ${file}`);
  const links = await page.locator("a[hreflang]").evaluateAll((all) => all.map((a) => [a.getAttribute("hreflang"), a.getAttribute("href"), a.getAttribute("lang")]));
  for (const [language, href, own] of links) {
    if (!existsSync(join(dirname(file), href))) { wrong.push(`the link to ${language} leads to ${href}, which is not there`); continue; }
    if (!own) wrong.push(`the name of ${language} has no lang of its own`);
    await page.goto("file://" + join(dirname(file), href));
    const there = await page.getAttribute("html", "lang");
    if (there !== language) wrong.push(`${href} says lang=${there}, not ${language}`);
    const rtl = ["ar", "fa", "he", "ur"].includes(language);
    if (rtl && (await page.getAttribute("html", "dir")) !== "rtl") wrong.push(`${href} is not right to left`);
    await page.goto("file://" + file);
  }
  return wrong;
}

/** On paper: every table is open, nothing sticks out, controls are gone, it has pages. */
export async function print(page) {
  const wrong = [];
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.setViewportSize({ width: 718, height: 1000 });
  await settle(page);
  const closed = await page.locator("details:not([open])").count();
  if (closed) wrong.push(`${closed} tables stay closed on paper`);
  const buttons = await page.locator("button.copy:visible").count();
  if (buttons) wrong.push(`${buttons} copy buttons on paper`);
  const pdf = await page.pdf({ format: "A4" });
  const pages = (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
  if (pages < 1) wrong.push("printing gave no pages");
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  return wrong;
}

/** At 320 px, as at 400 % zoom, nothing scrolls sideways but what is meant to (WCAG 1.4.10). */
export async function reflow(page) {
  await page.setViewportSize({ width: 320, height: 700 });
  await settle(page);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await page.setViewportSize({ width: 1280, height: 900 });
  return over > 1 ? [`at 320 px the page sticks out by ${over} px`] : [];
}

/** Under 5 MB and loaded in under 2 s. */
export async function weight(_page, seen, file) {
  const wrong = [];
  const bytes = statSync(file).size;
  if (bytes > 5e6) wrong.push(`the page has ${(bytes / 1e6).toFixed(1)} MB`);
  if (seen.loaded > 2000) wrong.push(`the page took ${Math.round(seen.loaded)} ms to load`);
  return wrong;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** axe-core finds nothing by WCAG 2.2 A and AA, in light and in dark. */
export async function axe(page) {
  const wrong = [];
  await page.evaluate(AXE);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
    await settle(page);
    const found = await page.evaluate(async () => {
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const { violations } = await window.axe.run(document, { runOnly: tags });
      return violations.map((v) => `${v.id} (${v.nodes.length}): ${v.nodes[0].target.join(" ")} ${v.nodes[0].failureSummary ?? ""}`);
    });
    wrong.push(...found.map((text) => `${colorScheme}: ${text.replace(/\s+/g, " ").slice(0, 300)}`));
  }
  await page.emulateMedia({ colorScheme: null });
  return wrong;
}
