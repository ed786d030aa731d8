// node selftest.mjs PAGE: breaks copies of a page and sees that the checks say so.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as checks from "./checks.mjs";
import { withBrowser, withFolder, withPage } from "./harness.mjs";

const original = readFileSync(process.argv[2], "utf8");
const body = (html) => (text) => html.replace("</body>", `${text}</body>`);

/** What is broken, which check must notice, how it is broken. */
const BREAKS = [
  ["a picture from elsewhere", "silence", (html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "").replace("</body>", "<img src='http://example.invalid/x.png' alt=''></body>")],
  ["a fault in a script", "silence", (html) => body(html)("<script>undefinedName()</script>")],
  ["a skip link without a target", "keyboard", (html) => html.replace('id="findings"', 'id="elsewhere"')],
  ["no focus to be seen", "keyboard", (html) => html.replace("</head>", "<style>*:focus,*:focus-visible{outline:none!important;box-shadow:none!important}.chosen{display:none}</style></head>").replaceAll('"chosen"', '"other"')],
  ["another language than its name", "languages", (html) => html.replace('<html lang="en"', '<html lang="fr"')],
  ["a link to a language that is not there", "languages", (html) => body(html)('<a hreflang="es" lang="es" href="briefing.es.html">español</a>')],
  ["buttons on paper", "print", (html) => html.replace("</head>", "<style media='print'>button.copy{display:inline!important}</style></head>")],
  ["something 900 px wide", "reflow", (html) => body(html)("<div style='width:900px'>.</div>")],
  ["six million spaces", "weight", (html) => body(html)(`<!--${" ".repeat(6e6)}-->`)],
  ["text that is too pale", "axe", (html) => html.replace("</head>", "<style>main p{color:#ccc!important;background:#fff!important}</style></head>")],
  ["sorting that does nothing", "sorting", (html) => html.replace("body.appendChild(entry.row)", "void entry")],
];

let missed = 0;
await withFolder((folder) => withBrowser(async (browser) => {
  for (const [what, name, spoil] of BREAKS) {
    const spoilt = spoil(original);
    if (spoilt === original) { console.log(`NOT BROKEN ${what}`); missed += 1; continue; }
    const file = join(folder, "briefing.en.html");
    writeFileSync(file, spoilt);
    const wrong = await withPage(browser, file, {}, (page, seen) => checks[name](page, seen, file));
    console.log(`${wrong.length ? "noticed" : "MISSED "} ${what}: ${wrong[0] ?? ""}`);
    missed += wrong.length ? 0 : 1;
  }
}));
process.exit(missed ? 1 : 0);
