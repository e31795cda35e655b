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

/// Every sign drawn as held by one side has the colour of that side by `frontline status`, and so has the land below it.
async function against(browser) {
  const page = await open(browser, file, "", { width: 2400, height: 1800 });
  let asked = 0, lands = 0;
  const colour = await page.evaluate(() => Object.fromEntries(JSON.parse(document.getElementById("data").textContent).sides.map((s) => [s.id, s.colours[0]])));
  for (const name of fs.readdirSync(statuses)) {
    const day = name.replace(".json", "");
    await setDay(page, day);
    const drawn = await page.evaluate(() => {
      const signs = [...document.querySelectorAll("#map-a .place:not(.quiet)")].map((e) => ({ e, b: e.getBoundingClientRect() }));
      const middle = ({ b }) => [b.x + b.width / 2, b.y + b.height / 2];
      return Object.fromEntries(signs.map((sign) => {
        const [x, y] = middle(sign);
        const alone = signs.every((o) => o === sign || Math.hypot(middle(o)[0] - x, middle(o)[1] - y) > 12);
        const land = document.elementsFromPoint(x, y).find((e) => e.classList.contains("ground"));
        return [sign.e.dataset.place, { sign: sign.e.getAttribute("fill"), land: alone && land ? land.getAttribute("fill") : null }];
      }));
    });
    const grounds = {};
    for (const place of JSON.parse(fs.readFileSync(path.join(statuses, name), "utf8"))) {
      if (place.status !== "controlled" || !(place.id in drawn)) continue;
      const { sign, land } = drawn[place.id];
      asked++;
      check(sign === colour[place.side], `${day} ${place.id}: drawn ${sign}, status says ${place.side}`);
      if (!land || place.claimed_by?.length) continue;
      lands++;
      grounds[land] ??= place.side;
      check(grounds[land] === place.side, `${day} ${place.id}: on land of ${grounds[land]}, status says ${place.side}`);
    }
    check(Object.keys(grounds).length > 1, `${day}: all land has one colour`);
  }
  await page.close();
  return [asked, lands];
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
  if (pictures) await phone.screenshot({ path: path.join(pictures, "phone.png") });
  await phone.close();
}

/// Pictures for a person to look at.
async function portraits(browser) {
  const save = async (name, hash, act = async () => {}, size) => {
    const page = await open(browser, file, hash, size);
    await act(page);
    await page.waitForTimeout(400);
    await page.screenshot({ path: path.join(pictures, name + ".png") });
    await page.close();
  };
  await save("desk", "#2020-06-08");
  await save("why", "#2020-01-06/sirte");
  await save("dark", "#2019-06-26/gharyan", (page) => page.click("#dark"));
  await save("arabic", "#2019-06-26/gharyan", (page) => page.click("#language"));
  await save("safe", "#2016-06-08", (page) => page.click("#safe"));
  await save("compare", "#2019-04-03..2019-06-27");
  await save("swipe", "#2019-04-03..2020-06-08", (page) => page.selectOption("#mode", "swipe"));
  await save("phone-arabic", "#2020-06-08", (page) => page.click("#language"), { width: 390, height: 844 });
  await save("phone-compare", "#2019-04-03..2020-06-08", undefined, { width: 390, height: 844 });
  const paper = await open(browser, file, "#2020-01-06/sirte");
  await paper.pdf({ path: path.join(pictures, "print.pdf"), format: "A4" });
  await paper.close();
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
  if (pictures) await portraits(browser);
  await browser.close();
  for (const fault of faults) console.log(fault);
  console.log(`${bytes} bytes; first paint ${speed.paint?.toFixed(0)} ms; a change of date ${speed.median.toFixed(1)} ms, seldom more than ${speed.worst.toFixed(1)}; ` +
    `${links} links for Sirte; ${asked[0]} signs and ${asked[1]} grounds as status says; ${places} hostile places; ${faults.length} faults`);
  process.exit(faults.length ? 1 : 0);
})();
