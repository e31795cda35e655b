// Opens a page in real Chromium and uses it.
//
// Usage: node page.js PAGE.html HOSTILE.html STATUS_DIR [PICTURES_DIR]
// STATUS_DIR holds `frontline status --on DATE --json` as DATE.json. Needs playwright-core (NODE_PATH) and
// Debian's chromium.
const fs = require("fs");
const path = require("path");
const { chromium } = require("playwright-core");

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const [file, hostile, statuses, pictures] = process.argv.slice(2);
const faults = [];
const check = (truth, words) => { if (!truth) faults.push(words); };

async function open(browser, which, hash, size = { width: 1280, height: 860 }) {
  const page = await browser.newPage({ viewport: size });
  page.on("console", (m) => { if (m.type() === "error" || m.type() === "warning") faults.push(`console: ${m.text()}`); });
  page.on("pageerror", (e) => faults.push(`error: ${e.message}`));
  page.on("request", (r) => check(r.url().startsWith("file://" + path.resolve(which)), `asks for ${r.url()}`));
  await page.goto("file://" + path.resolve(which) + hash);
  return page;
}

/// The colour of a place's sign, and of the land below it.
const colours = (page, id) =>
  page.evaluate((id) => {
    const mark = document.querySelector(`#map-a [data-place="${id}"]`);
    const box = mark.getBoundingClientRect();
    const under = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return { sign: mark.getAttribute("fill"), land: under.find((e) => e.classList.contains("ground"))?.getAttribute("fill") };
  }, id);
const setDay = (page, day) =>
  page.evaluate((day) => { const d = document.getElementById("date"); d.value = day; d.dispatchEvent(new Event("change")); }, day);
const shown = (page) => page.evaluate(() => document.getElementById("date").value);

async function use(browser) {
  const page = await open(browser, file, "#2019-04-03/gharyan");
  const paint = await page.evaluate(() => new Promise((done) => {
    const timer = setTimeout(() => done(null), 3000);
    new PerformanceObserver((list) => { clearTimeout(timer); done(list.getEntries()[0].startTime); }).observe({ type: "paint", buffered: true });
  }));
  check(paint !== null && paint < 1000, `first paint after ${paint} ms`);
  const days = ["2019-04-03", "2019-04-04", "2019-06-25", "2019-06-26"];
  const seen = [];
  for (const day of days) { await setDay(page, day); seen.push(await colours(page, "gharyan")); }
  const [before, taken, still, retaken] = seen;
  check(before.sign !== taken.sign && before.land !== taken.land, `Gharyan stays ${JSON.stringify(before)} on 2019-04-04`);
  check(still.sign === taken.sign, "Gharyan changes before 2019-06-26");
  check(retaken.sign === before.sign && retaken.land !== taken.land, `Gharyan is ${JSON.stringify(retaken)} on 2019-06-26`);

  for (const text of ["Warshafana", "ورشفانة", "Wershfana"]) {
    await page.fill("#query", "");
    await page.type("#query", text);
    await page.keyboard.press("Enter");
    const name = await page.textContent("#card h2");
    check(/W[ae]rsh[ea]f/i.test(name), `search for ${text} gives ${name}`);
  }
  await page.focus("#slider");
  await setDay(page, "2019-06-25");
  await page.keyboard.press("ArrowRight");
  check((await shown(page)) === "2019-06-26", `the right arrow goes to ${await shown(page)}`);
  await page.keyboard.press("Shift+ArrowLeft");
  check((await shown(page)) === "2019-06-19", `Shift and the left arrow go to ${await shown(page)}`);
  await page.keyboard.press("PageDown");
  check((await shown(page)) > "2019-06-19" && (await shown(page)) <= "2019-06-26", `PageDown goes to ${await shown(page)}`);
  check((await page.evaluate(() => location.hash)).startsWith("#" + (await shown(page))), "the address does not follow the day");
  await page.keyboard.press("End");
  check((await page.evaluate(() => +document.getElementById("slider").value === +document.getElementById("slider").max)), "End does not go to the last day");

  const took = await page.evaluate(() => {
    const slider = document.getElementById("slider"), times = [];
    for (let i = 0; i < 60; i++) {
      slider.value = Math.round((slider.max * i) / 60);
      const start = performance.now();
      slider.dispatchEvent(new Event("input"));
      document.querySelector("#map-a svg").getBoundingClientRect();
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b);
  });
  const [median, worst] = [took[30], took[57]];
  check(median < 50, `a change of date takes ${median} ms`);
  await page.close();
  return { paint, median, worst };
}

async function sources(browser) {
  const page = await open(browser, file, "#2020-01-06");
  for (let i = 0; i < 6; i++) await page.keyboard.press("+");
  await page.fill("#query", "Sirte");
  await page.keyboard.press("Enter");
  await page.evaluate(() => document.querySelector("#card header button").click());
  const box = await page.evaluate(() => { const b = document.querySelector('#map-a [data-place="sirte"]').getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; });
  await page.mouse.click(...box);
  check((await page.textContent("#card h2")).startsWith("Sirte"), "a click on Sirte shows " + (await page.textContent("#card h2")));
  const links = await page.$$eval("#card a", (all) => all.map((a) => [a.href, a.rel]));
  check(links.length > 3 && links.every(([href, rel]) => /^https?:/.test(href) && rel.includes("noopener")), `Sirte has ${links.length} sources`);
  await page.mouse.move(box[0] + 2, box[1] + 40);
  check(await page.isVisible("#tip"), "hovering says nothing");
  await page.close();
  return links.length;
}

/// Every sign drawn as held by one side has the colour of that side by `frontline status`.
async function against(browser) {
  const page = await open(browser, file, "");
  let asked = 0;
  for (const name of fs.readdirSync(statuses)) {
    const day = name.replace(".json", "");
    await setDay(page, day);
    const drawn = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll("#map-a .place:not(.quiet)")].map((e) => [e.dataset.place, e.getAttribute("fill")])));
    const colour = await page.evaluate(() => Object.fromEntries(JSON.parse(document.getElementById("data").textContent).sides.map((s) => [s.id, s.colours[0]])));
    for (const place of JSON.parse(fs.readFileSync(path.join(statuses, name), "utf8"))) {
      if (place.status !== "controlled" || !(place.id in drawn)) continue;
      asked++;
      check(drawn[place.id] === colour[place.side], `${day} ${place.id}: drawn ${drawn[place.id]}, status says ${place.side}`);
    }
  }
  await page.close();
  return asked;
}

/// Names for everything that can be operated, all of it reachable; languages and looks work.
async function everybody(browser) {
  const page = await open(browser, file, "#2019-04-05..2019-06-27");
  const nameless = await page.$$eval("button, input, select, summary", (all) =>
    all.filter((e) => e.offsetParent && !(e.textContent.trim() || e.getAttribute("aria-label") || e.labels?.length)).map((e) => e.outerHTML));
  check(!nameless.length, "without a name: " + nameless.join(" "));
  check(await page.isVisible("#map-b svg"), "the address of two days shows one");
  await page.click("#language");
  check((await page.getAttribute("html", "dir")) === "rtl" && /[\u0600-\u06ff]/.test(await page.textContent("#legend")), "no Arabic");
  await page.click("#dark");
  await page.click("#safe");
  const contrast = await page.evaluate(() => {
    const light = (c) => { const [r, g, b] = c.match(/\d+/g).slice(0, 3).map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const paper = light(getComputedStyle(document.body).backgroundColor);
    return [...document.querySelectorAll("aside *, footer *, header *")].filter((e) => e.childElementCount === 0 && e.textContent.trim() && e.offsetParent && e.tagName !== "BUTTON" && e.tagName !== "LI")
      .map((e) => { const l = light(getComputedStyle(e).color); return (Math.max(l, paper) + 0.05) / (Math.min(l, paper) + 0.05); }).sort((a, b) => a - b)[0];
  });
  check(contrast >= 4.5, `text with a contrast of ${contrast}`);
  await page.close();
  const phone = await open(browser, file, "#2020-06-08/sirte", { width: 390, height: 844 });
  check(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than a phone");
  if (pictures) await phone.screenshot({ path: path.join(pictures, "phone.png"), fullPage: true });
  await phone.close();
  if (pictures) {
    const desk = await open(browser, file, "#2020-06-08");
    await desk.screenshot({ path: path.join(pictures, "desk.png") });
    await desk.pdf?.({ path: path.join(pictures, "print.pdf"), format: "A4" }).catch(() => {});
    await desk.close();
  }
}

/// A page of hostile data has no element more than the page itself makes.
async function harmless(browser) {
  const page = await open(browser, hostile, "");
  await page.evaluate(() => { document.getElementById("all").open = true; });
  const ids = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).places.map((p) => p.id));
  for (const id of ids) {
    await page.evaluate((id) => { location.hash = location.hash.slice(0, 11) + "/" + id; }, id);
    await page.waitForTimeout(60);
    const found = await page.evaluate(() => ({
      scripts: document.querySelectorAll("script").length,
      planted: document.querySelectorAll("img, iframe, object, embed, b, link, base, svg script, svg image, foreignObject").length,
      handlers: [...document.querySelectorAll("*")].filter((e) => [...e.attributes].some((a) => /^on/i.test(a.name))).length,
      links: [...document.querySelectorAll("a[href]")].filter((a) => !/^(https?:|file:)/.test(a.href)).length,
      owned: window.owned ?? null,
    }));
    check(JSON.stringify(found) === JSON.stringify({ scripts: 2, planted: 0, handlers: 0, links: 0, owned: null }), `${id}: ${JSON.stringify(found)}`);
  }
  const text = await page.evaluate(() => document.body.textContent);
  check(text.includes("<script>"), "the hostile names are not shown as they are");
  await page.close();
  return ids.length;
}

(async () => {
  const bytes = fs.statSync(file).size;
  check(bytes < 3e6, `${bytes} bytes`);
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
  const speed = await use(browser);
  const links = await sources(browser);
  const asked = await against(browser);
  await everybody(browser);
  const places = await harmless(browser);
  await browser.close();
  for (const fault of faults) console.log(fault);
  console.log(`${bytes} bytes; first paint ${speed.paint?.toFixed(0)} ms; a change of date ${speed.median.toFixed(1)} ms, seldom more than ${speed.worst.toFixed(1)}; ` +
    `${links} links for Sirte; ${asked} signs as status says; ${places} hostile places; ${faults.length} faults`);
  process.exit(faults.length ? 1 : 0);
})();
