// node run.mjs FOLDER|PAGE…: every check on every page; exit status 1 where something is wrong.
import { statSync } from "node:fs";
import * as checks from "./checks.mjs";
import { pagesOf, withBrowser, withPage } from "./harness.mjs";

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error("usage: node run.mjs FOLDER|PAGE…  (a run's folder, its briefing/, or one page)");
  process.exit(2);
}

let bad = 0;
await withBrowser(async (browser) => {
  for (const file of paths.flatMap(pagesOf)) {
    console.log(`${file.split("/").slice(-3).join("/")} (${(statSync(file).size / 1e6).toFixed(2)} MB)`);
    for (const [name, check] of Object.entries(checks)) {
      const [wrong, loaded] = await withPage(browser, file, {}, async (page, seen) => [await check(page, seen, file), seen.loaded]);
      console.log(`  ${wrong.length ? "WRONG" : "ok   "} ${name}${name === "weight" ? ` (loaded in ${Math.round(loaded)} ms)` : ""}`);
      wrong.forEach((text) => console.log(`        ${text}`));
      bad += wrong.length;
    }
  }
});
process.exit(bad ? 1 : 0);
