// Opens `frontline serve` in real Chromium, edits the log, and waits for the page to follow.
//
// Usage: node serve.js URL EVENTS.csv
// Needs playwright-core (NODE_PATH) and Debian's chromium; the theatre is the invented one.
const fs = require("fs");
const { chromium } = require("playwright-core");
const [url, log] = process.argv.slice(2);
const faults = [];

(async () => {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--headless", "--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  page.on("console", (m) => { if (m.type() === "error" || m.type() === "warning") faults.push(`console: ${m.text()}`); });
  page.on("pageerror", (e) => faults.push(`error: ${e.message}`));
  page.on("request", (r) => { if (!r.url().startsWith(url)) faults.push(`asks for ${r.url()}`); });
  await page.goto(url + "#2020-03-04/alda");
  const card = () => page.textContent("#card").catch(() => "");
  if (!(await card()).includes("taken at dawn")) faults.push("the card does not tell the note");
  const text = fs.readFileSync(log, "utf8");
  const edited = Date.now();
  fs.writeFileSync(log, text.replace("taken at dawn", "taken at noon"));
  await page.waitForFunction(() => document.getElementById("card")?.textContent.includes("taken at noon"), null, { timeout: 10000 })
    .catch(() => faults.push("an edit does not show"));
  const took = Date.now() - edited;
  if (!page.url().endsWith("#2020-03-04/alda")) faults.push(`after the edit it shows ${page.url()}`);
  fs.writeFileSync(log, text.replace(",alda,captures", ",nowhere,captures"));
  await page.waitForFunction(() => document.body?.textContent.includes("events.csv:4"), null, { timeout: 10000 })
    .catch(() => faults.push("a mistake does not show"));
  fs.writeFileSync(log, text);
  await page.waitForSelector("#map-a svg", { timeout: 10000 }).catch(() => faults.push("the page does not come back"));
  await browser.close();
  for (const fault of faults) console.log(fault);
  console.log(`an edit shows after ${took} ms; ${faults.length} faults`);
  process.exit(faults.length ? 1 : 0);
})();
