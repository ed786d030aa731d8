// A real browser and one finished page in it: Debian's Chromium through playwright-core.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const CANDIDATES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

// The browser itself stays silent: what is then asked of the network is the page's.
const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-default-apps",
];

/** Runs `work(browser)` and closes the browser whatever happens. */
export async function withBrowser(work) {
  const executablePath = CANDIDATES.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("no Chromium: apt-get install chromium, or set CHROMIUM");
  const browser = await chromium.launch({ executablePath, args: QUIET });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Opens `file` and runs `work(page, seen)`. `seen.problems` holds what the console, the
 * page's own errors and its policy said; `seen.requests` every address asked for besides
 * the page itself; `seen.loaded` the milliseconds until everything was there.
 */
export async function withPage(browser, file, options, work) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const seen = { problems: [], requests: [], loaded: 0 };
  const own = pathToFileURL(resolve(file)).href;
  page.on("console", (said) => {
    if (["error", "warning"].includes(said.type())) seen.problems.push(`console: ${said.text()}`);
  });
  page.on("pageerror", (error) => seen.problems.push(`script: ${error.message}`));
  page.on("request", (request) => {
    const address = request.url().split("#")[0];
    if (address !== own && !address.startsWith("data:")) seen.requests.push(address);
  });
  try {
    const from = performance.now();
    await page.goto(own, { waitUntil: "load" });
    seen.loaded = performance.now() - from;
    return await work(page, seen);
  } finally {
    await context.close();
  }
}

/** The pages of a folder: itself if it is a page, its briefing*.html, or those of its briefing/. */
export function pagesOf(path) {
  if (statSync(path).isFile()) return [resolve(path)];
  const folder = existsSync(join(path, "briefing")) ? join(path, "briefing") : path;
  const pages = readdirSync(folder).filter((name) => /^briefing\..+\.html$/.test(name)).sort();
  if (pages.length === 0) throw new Error(`${path} holds no briefing.<lang>.html`);
  return pages.map((name) => resolve(folder, name));
}

/** Runs `work(folder)` with a folder that is gone afterwards. */
export async function withFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "evenhand-browser-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
