// The day: slider, marks of change, play, keys, the address.

function ticks(canvas) {
  const w = canvas.clientWidth || 300, g = canvas.getContext("2d");
  canvas.width = w * devicePixelRatio;
  canvas.height = 14 * devicePixelRatio;
  g.scale(devicePixelRatio, devicePixelRatio);
  const x = (day) => 8 + ((w - 16) * day) / Math.max(1, D.last);
  const style = getComputedStyle(document.documentElement);
  g.fillStyle = style.getPropertyValue("--accent");
  for (const [day, places] of CHANGES) { const h = Math.min(9, 3 + Math.log2(1 + places.length) * 2); g.fillRect(x(day) - 0.5, 14 - h, 1, h); }
  g.fillStyle = style.getPropertyValue("--quiet");
  g.font = "9px sans-serif";
  for (let year = +D.first.slice(0, 4) + 1; dayOf(`${year}-01-01`) <= D.last; year++) { const d = dayOf(`${year}-01-01`); g.fillRect(x(d), 0, 1, 14); g.fillText(String(year), x(d) + 2, 8); }
}

/// `#2020-06-08`, `#2020-06-08/sirte`, `#2019-04-03..2019-06-26`.
function fromAddress() {
  const m = /^#?(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?(?:\/([\w-]+))?$/.exec(decodeURIComponent(location.hash));
  if (!m || Number.isNaN(dayOf(m[1]))) return false;
  state.day = inSpan(dayOf(m[1]));
  state.other = m[2] && !Number.isNaN(dayOf(m[2])) ? inSpan(dayOf(m[2])) : null;
  state.pick = m[3] ? PLACES.find((p) => p.id === m[3]) ?? null : null;
  state.land = null;
  return true;
}
let written_ = "";
function toAddress() {
  const other = state.other === null ? "" : ".." + iso(state.other);
  written_ = `#${iso(state.day)}${other}${state.pick ? "/" + state.pick.id : ""}`;
  if (location.hash !== written_) try { history.replaceState(null, "", written_); } catch { /* a frame without an address */ }
}

let playing = null;
function play(on) {
  clearInterval(playing);
  playing = null;
  const button = document.getElementById("play");
  button.setAttribute("aria-pressed", String(on));
  button.textContent = on ? "⏸" : "▶";
  button.setAttribute("aria-label", t(on ? "pause" : "play"));
  if (!on) return;
  if (state.day >= D.last) go(0);
  playing = setInterval(() => (state.day >= D.last ? play(false) : go(state.day + 7, true)), 200);
}

const changeAfter = (day) => CHANGE_DAYS.find((d) => d > day) ?? D.last;
const changeBefore = (day) => CHANGE_DAYS.filter((d) => d < day).at(-1) ?? 0;

function keys(e) {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  const inField = /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) && e.target.type !== "range";
  if (inField) return;
  if (e.key === " " && (e.target.tagName === "BUTTON" || e.target.tagName === "SUMMARY")) return;
  const step = e.shiftKey ? 7 : 1;
  const own_ = e.target.type === "range" && e.target.id !== "slider";
  if (own_ && /^(Arrow|Page|Home|End)/.test(e.key)) return;
  const acts = {
    ArrowLeft: () => go(state.day - step), ArrowRight: () => go(state.day + step), ArrowDown: () => go(state.day - step), ArrowUp: () => go(state.day + step),
    PageUp: () => go(changeBefore(state.day)), PageDown: () => go(changeAfter(state.day)), Home: () => go(0), End: () => go(D.last),
    " ": () => play(playing === null), "+": () => zoom(1.5), "-": () => zoom(1 / 1.5), "0": () => zoom(0),
    "/": () => document.getElementById("query").focus(), Escape: () => choose(null),
  };
  if (/^Arrow(Up|Down)$/.test(e.key) && e.target.type !== "range") return;
  if (acts[e.key]) { e.preventDefault(); acts[e.key](); }
}
