// What is shown, and what happens when something is done.
const $ = (id) => document.getElementById(id);
const state = { day: D.day ?? D.last, other: null, mode: "side", pick: null, land: null };
const maps = [new Drawing($("map-a"), "a"), new Drawing($("map-b"), "b")];

/// Draws everything anew.
function update(quick) {
  const comparing = state.other !== null;
  $("map-b").hidden = !comparing;
  $("maps").classList.toggle("swipe", comparing && state.mode === "swipe");
  $("swipe").hidden = !(comparing && state.mode === "swipe");
  $("slider-b").hidden = $("mode").hidden = !comparing;
  $("compare").setAttribute("aria-pressed", String(comparing));
  $("mode").value = state.mode;
  split();
  maps[0].show(state.day);
  if (comparing) maps[1].show(state.other);
  $("slider").value = state.day;
  $("slider").setAttribute("aria-valuetext", written(state.day));
  $("date").value = iso(state.day);
  if (comparing) { $("slider-b").value = state.other; $("slider-b").setAttribute("aria-valuetext", written(state.other)); }
  $("when").textContent = written(state.day) + (comparing ? " ↔ " + written(state.other) : "");
  document.title = `${said("title")}, ${iso(state.day)}`;
  document.querySelector("h1").textContent = said("title");
  if (quick) return clearTimeout(later), void (later = setTimeout(words, 250));
  clearTimeout(later);
  words();
}
let later = 0;

/// All that is read rather than seen.
function words() {
  showCard($("card"), state.day, state.pick, state.land);
  showChanges($("changes"), state.day, state.other);
  showLegend($("legend"), state.other === null ? [state.day] : [state.day, state.other]);
  if ($("all").open) showAll($("all").lastElementChild, state.day);
  $("disclaimer").textContent = said("disclaimer");
  $("credits").textContent = said("credits");
  $("made").replaceChildren(`${D.sourceCount} ${t("sources")}; ${t("method")} `, el("bdi", {}, D.method), `; ${t("known")} `, el("bdi", { dir: "ltr" }, D.knownBy), `; frontline ${D.version}`);
  toAddress();
}

function go(day, quick) { state.day = inSpan(day); state.land = null; update(quick); }
function choose(place, centre) {
  state.pick = place;
  state.land = null;
  if (place && centre) {
    const at = place.at ?? middle(PLACES.filter((p) => p.of === place.number && p.at)) ?? PLACES[place.of]?.at;
    if (at) { view.x = at[0]; view.y = at[1]; view.s = Math.max(view.s, 0.02); }
  }
  update();
  if (place && matchMedia("(max-width: 760px)").matches && !centre) $("card").scrollIntoView({ block: "nearest" });
}
const middle = (places) => (places.length ? [0, 1].map((i) => places.reduce((sum, p) => sum + p.at[i], 0) / places.length) : null);

function zoom(by, [x, y] = [view.x, view.y]) {
  if (by === 0) whole(...maps[0].size());
  else {
    const s = Math.max(0.002, Math.min(1.5, view.s * by));
    view.x = x + ((view.x - x) * view.s) / s;
    view.y = y + ((view.y - y) * view.s) / s;
    view.s = s;
  }
  moved();
}
let frame = 0;
function moved() { cancelAnimationFrame(frame); frame = requestAnimationFrame(() => maps.forEach((m) => !m.box.hidden && m.move())); }
function split() {
  $("maps").style.setProperty("--at", $("swipe").value + "%");
  $("map-b").style.clipPath = state.other !== null && state.mode === "swipe" ? `inset(0 0 0 ${$("swipe").value}%)` : "none";
}

/// Dragging, pinching, hovering and clicking.
function handle(map) {
  const down = new Map();
  let moved_ = false;
  const at = (e) => { const b = map.svg.getBoundingClientRect(); return [e.clientX - b.left, e.clientY - b.top]; };
  map.svg.addEventListener("wheel", (e) => { e.preventDefault(); zoom(Math.exp(-e.deltaY / 400), map.toMap(...at(e))); }, { passive: false });
  map.svg.addEventListener("pointerdown", (e) => { map.svg.setPointerCapture(e.pointerId); down.set(e.pointerId, at(e)); moved_ = false; $("tip").hidden = true; });
  map.svg.addEventListener("pointermove", (e) => {
    if (!down.has(e.pointerId)) return e.pointerType === "mouse" ? hover(e, map, at(e)) : undefined;
    const [x0, y0] = down.get(e.pointerId), [x, y] = at(e);
    if (Math.hypot(x - x0, y - y0) > 4) moved_ = true;
    if (!moved_) return;
    if (down.size === 2) {
      const [other] = [...down].filter(([id]) => id !== e.pointerId).map(([, p]) => p);
      zoom(Math.hypot(x - other[0], y - other[1]) / Math.max(1, Math.hypot(x0 - other[0], y0 - other[1])), map.toMap(...other));
    } else { view.x -= (x - x0) / view.s; view.y -= (y - y0) / view.s; moved(); }
    down.set(e.pointerId, [x, y]);
  });
  const up = (e) => {
    const was = down.delete(e.pointerId);
    if (!was || moved_ || e.type !== "pointerup") return;
    const hit = map.at(...at(e));
    state.pick = hit?.place ?? null;
    state.land = hit?.land ?? null;
    update();
    if (state.pick && matchMedia("(max-width: 760px)").matches) $("card").scrollIntoView({ block: "nearest" });
  };
  map.svg.addEventListener("pointerup", up);
  map.svg.addEventListener("pointercancel", up);
  map.svg.addEventListener("pointerleave", () => { $("tip").hidden = true; });
}

function hover(e, map, [x, y]) {
  const hit = map.at(x, y), tip = $("tip");
  map.svg.style.cursor = hit ? "pointer" : "grab";
  tip.hidden = !hit;
  if (!hit) return;
  const v = verdict(hit.place, map.day);
  const since = isKnown(v) && v.since !== null ? `${t("since")} ${written(v.since)}` : "";
  const land = hit.land ? `${t("ofPoint")} ${nameOf(hit.place)}, ${hit.land.km} ${t("kmAway")}${hit.land.beyond ? `; ${t("beyond")}` : ""}` : "";
  tip.replaceChildren(el("strong", {}, land || nameOf(hit.place)), el("div", {}, holds(v)), since ? el("div", {}, since) : "");
  const stage = $("stage").getBoundingClientRect();
  tip.style.left = Math.max(4, Math.min(e.clientX - stage.left + 14, stage.width - tip.offsetWidth - 6)) + "px";
  tip.style.top = Math.max(4, Math.min(e.clientY - stage.top + 14, stage.height - tip.offsetHeight - 6)) + "px";
}

function switches() {
  const press = (id, act) => $(id).addEventListener("click", act);
  press("compare", () => { state.other = state.other === null ? changeAfter(state.day) : null; update(); zoom(0); });
  press("safe", () => { look = 1 - look; $("safe").setAttribute("aria-pressed", String(look === 1)); update(); });
  press("dark", () => dark(!document.documentElement.classList.contains("dark")));
  press("language", () => { speak(language === "en" ? "ar" : "en"); play(false); update(); });
  press("print", () => print());
  press("play", () => play(playing === null));
  press("before", () => go(changeBefore(state.day)));
  press("after", () => go(changeAfter(state.day)));
  press("in", () => zoom(1.5));
  press("out", () => zoom(1 / 1.5));
  press("home", () => zoom(0));
  $("slider").addEventListener("input", () => go(+$("slider").value, true));
  $("slider").addEventListener("change", () => update());
  $("slider-b").addEventListener("input", () => { state.other = +$("slider-b").value; update(true); });
  $("date").addEventListener("change", () => { const d = dayOf($("date").value); if (!Number.isNaN(d)) go(d); });
  $("mode").addEventListener("change", () => { state.mode = $("mode").value; update(); zoom(0); });
  $("swipe").addEventListener("input", split);
  $("all").addEventListener("toggle", () => { if ($("all").open) showAll($("all").lastElementChild, state.day); });
  addEventListener("keydown", keys);
  addEventListener("hashchange", () => { if (location.hash !== written_ && fromAddress()) update(); });
  addEventListener("resize", () => { ticks($("ticks")); moved(); });
  addEventListener("beforeprint", () => maps.forEach((m) => m.frame(true)));
  addEventListener("afterprint", () => maps.forEach((m) => m.frame(false)));
}
function dark(on) {
  document.documentElement.classList.toggle("dark", on);
  $("dark").setAttribute("aria-pressed", String(on));
  ticks($("ticks"));
}

for (const id of ["slider", "slider-b"]) $(id).max = D.last;
$("date").min = D.first;
$("date").max = iso(D.last);
speak(navigator.language?.startsWith("ar") ? "ar" : "en");
fromAddress();
dark(matchMedia("(prefers-color-scheme: dark)").matches);
switches();
searchBox((place) => choose(place, true));
maps.forEach(handle);
update();
zoom(0);
if (state.pick) choose(state.pick, true);
