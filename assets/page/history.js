// Who holds what on a day: look-ups in the tables of the page.
const D = JSON.parse(document.getElementById("data").textContent);
const MS = 86400000;
const FIRST = Date.parse(D.first + "T00:00:00Z");
const iso = (day) => new Date(FIRST + day * MS).toISOString().slice(0, 10);
const dayOf = (text) => Math.round((Date.parse(text + "T00:00:00Z") - FIRST) / MS);
const inSpan = (day) => Math.max(0, Math.min(D.last, day));
const written = (day) =>
  new Intl.DateTimeFormat(language === "ar" ? "ar-LY-u-nu-latn" : "en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(FIRST + day * MS));

const SIDES = new Map(D.sides.map((s, i) => [s.id, { ...s, order: i }]));
const PARTIES = new Map(D.parties);
const PLACES = D.places;
const AREAL = new Set(["district", "region"]);
const PARTS = new Set(["part", "neighbourhood", "camp", "crossing"]);
PLACES.forEach((p, i) => { p.number = i; });

let look = 0; // 1: colours that everybody can tell apart
const colour = (id) => SIDES.get(id)?.colours[look] ?? "#e6e6e6";
const ARABIC = new Map(D.ar.sides.map(([id, name, short]) => [id, { name, short }]));
const side = (id) => (language === "ar" ? ARABIC : SIDES).get(id);
const shortName = (id) => id.split("+").map((s) => side(s)?.short ?? s).join(" + ");
const longName = (id) => id.split("+").map((s) => side(s)?.name ?? s).join(" + ");
/// What the theatre says of itself: its title, disclaimer and credits.
const said = (key) => (language === "ar" ? D.ar : D)[key];
const partyName = (id) => id.split("+").map((p) => PARTIES.get(p) ?? p).join(" + ");
const nameOf = (p) => (language === "ar" && p.local ? p.local : p.name);

/// The last of some rows that begins on a day or before it.
function current(rows, day) {
  let low = 0, high = rows.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (rows[mid][0] <= day) low = mid + 1; else high = mid;
  }
  return low > 0 ? rows[low - 1] : null;
}

/// The verdict on a place of its own evidence; null where nothing is known.
function own(place, day) {
  const row = current(place.verdicts, day);
  if (!row) return null;
  const state = D.states[row[1]];
  return { place, state, number: row[1], from: row[0], holder: D.words[row[2]], basis: D.words[row[3]], since: row[4], evidence: row[5], fought: row[6] };
}
const isKnown = (verdict) => verdict !== null && verdict.state.status !== "unknown";

/// Numbers from a text of base64 VLQ.
const VALUE = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].map((c, i) => [c.charCodeAt(0), i]));
function reader(text) {
  let at = 0;
  const next = () => {
    let value = 0, unit = 1, bits;
    do { bits = VALUE.get(text.charCodeAt(at++)); value += (bits & 31) * unit; unit *= 32; } while (bits & 32);
    return value % 2 ? -(value - 1) / 2 : value / 2;
  };
  return { next, more: () => at < text.length };
}

/// Arcs as points of the map.
const ARCS = [];
for (const numbers = reader(D.arcs); numbers.more(); ) {
  const points = new Int32Array(2 * numbers.next());
  for (let i = 0, x = 0, y = 0; i < points.length; i += 2) { points[i] = x += numbers.next(); points[i + 1] = y += numbers.next(); }
  ARCS.push(points);
}

/// The points of a ring of arcs.
function ringPoints(ring) {
  const points = [];
  for (const number of ring) {
    const arc = ARCS[number < 0 ? ~number : number];
    const n = arc.length / 2;
    for (let k = points.length ? 1 : 0; k < n; k++) {
      const i = number < 0 ? n - 1 - k : k;
      points.push(arc[2 * i], arc[2 * i + 1]);
    }
  }
  return points;
}
const pathOf = (points) => {
  let d = "M" + points[0] + " " + points[1];
  for (let i = 2; i < points.length; i += 2) d += "L" + points[i] + " " + points[i + 1];
  return d;
};

/// Land with who speaks for it, from when until when; a ring is arcs, the complement of a number backwards.
const TILES = [];
for (const numbers = reader(D.tiles); numbers.more(); ) {
  const [place, beyond, from, days, count] = Array.from({ length: 5 }, numbers.next);
  const rings = [];
  for (let ring = 0, arc = 0; ring < count; ring++)
    rings.push(Array.from({ length: numbers.next() }, () => { arc += numbers.next(); return arc % 2 ? ~((arc - 1) / 2) : arc / 2; }));
  TILES.push({ place, beyond, from, until: days ? from + days : Infinity, rings });
}
/// A tile's outline and box, made when first drawn.
function shaped(tile) {
  if (!tile.points) {
    tile.points = tile.rings.map(ringPoints).filter((p) => p.length >= 6);
    tile.d = tile.points.map((p) => pathOf(p) + "Z").join("");
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const p of tile.points[0] ? [tile.points[0]] : [])
      for (let i = 0; i < p.length; i += 2) {
        box[0] = Math.min(box[0], p[i]); box[1] = Math.min(box[1], p[i + 1]);
        box[2] = Math.max(box[2], p[i]); box[3] = Math.max(box[3], p[i + 1]);
      }
    tile.box = box;
  }
  return tile;
}
const tilesOn = (day) => TILES.filter((tile) => tile.from <= day && day < tile.until);

/// The tile at a point of the map.
function tileAt(x, y, day) {
  for (const tile of TILES) {
    if (tile.from > day || day >= tile.until) continue;
    const { box, points } = shaped(tile);
    if (x < box[0] || y < box[1] || x > box[2] || y > box[3]) continue;
    let inside = false;
    for (const p of points)
      for (let i = 0, j = p.length - 2; i < p.length; j = i, i += 2)
        if (p[i + 1] > y !== p[j + 1] > y && x < ((p[j] - p[i]) * (y - p[i + 1])) / (p[j + 1] - p[i + 1]) + p[i]) inside = !inside;
    if (inside) return tile;
  }
  return null;
}

/// The place that speaks for a point of a tile: the tile's own, or of all of its ground the nearest.
function speaker(tile, x, y, day) {
  if (!D.byGround) return PLACES[tile.place];
  const ground = own(PLACES[tile.place], day);
  const looks = ground ? drawn(ground.state) : "";
  let best = PLACES[tile.place], least = Infinity;
  for (const place of PLACES) {
    if (!place.at || AREAL.has(place.kind)) continue;
    const d = (place.at[0] - x) ** 2 + (place.at[1] - y) ** 2;
    if (d >= least) continue;
    const v = own(place, day);
    if (isKnown(v) && drawn(v.state) === looks) { best = place; least = d; }
  }
  return best;
}

/// What is held true of a place: of its own evidence, else its settlement's, else of the land it lies in.
function verdict(place, day) {
  const mine = own(place, day);
  if (isKnown(mine)) return mine;
  const whole = PARTS.has(place.kind) && place.of !== null && place.of !== undefined ? PLACES[place.of] : null;
  if (whole && !AREAL.has(whole.kind)) {
    const of = own(whole, day);
    if (isKnown(of)) return { ...of, place, from_: whole, by: "ofWhole", fought: mine?.fought ?? null };
  }
  if (place.at && !AREAL.has(place.kind)) {
    const tile = tileAt(place.at[0], place.at[1], day);
    const speaks = tile && !tile.beyond ? speaker(tile, place.at[0], place.at[1], day) : null;
    const of = speaks && own(speaks, day);
    if (of) return { ...of, place, from_: speaks, by: "ofLand", fought: mine?.fought ?? null };
  }
  return mine;
}

/// The class of ground that makes fronts, as the layers have it.
function groundClass(state) {
  if (state.status === "contested" || state.status === "shared") return state.status;
  return state.sides.length === 1 && SIDES.get(state.sides[0])?.fights ? state.sides[0] : "";
}
const isSide = (c) => c !== "" && c !== "contested" && c !== "shared";
const drawn = (state) => (state.drawn ??= JSON.stringify([state.sides, state.status, state.contested, state.besieged, state.claimed]));

/// Day to the places that changed on it.
const CHANGES = new Map();
for (const place of PLACES) {
  let before = null;
  for (const row of place.verdicts) {
    const now = drawn(D.states[row[1]]);
    if (now !== before && row[0] > 0 && !(before === null && D.states[row[1]].status === "unknown")) {
      if (!CHANGES.has(row[0])) CHANGES.set(row[0], []);
      CHANGES.get(row[0]).push(place);
    }
    before = now;
  }
}
const CHANGE_DAYS = [...CHANGES.keys()].sort((a, b) => a - b);
