// One drawing of one day. Two of them share a view, so that two days can be compared.
const view = { x: 0, y: 0, s: 1 }; // middle of the drawing in map units, and pixels to a unit

const RANK = { city: 600, town: 300, airbase: 240, port: 240, oil_terminal: 240, airport: 200, refinery: 200, crossing: 200, oil_field: 150, camp: 150, village: 120, junction: 80, neighbourhood: 40, part: 40 };
const RADIUS = { city: 5.6, town: 4.4, village: 3.2 };
const NAMED_AREAS = (v) => (v && isKnown(v) ? (v.state.sides.length ? v.state.sides : v.state.claimed) : []);

/// A sign around the origin: settlements are discs, the rest have a shape of their own.
function signPath(sign, r) {
  const q = r * 1.15;
  switch (sign) {
    case "air": return `M0 ${-q * 1.1}L${q} ${q * 0.9}L${-q} ${q * 0.9}Z`;
    case "oil": return `M0 ${-q * 1.2}L${q} 0L0 ${q * 1.2}L${-q} 0Z`;
    case "port": return `M${-q} ${-q * 0.7}L${q} ${-q * 0.7}L${q * 0.6} ${q}L${-q * 0.6} ${q}Z`;
    case "crossing": return `M${-q * 0.8} ${-q * 0.8}H${q * 0.8}V${q * 0.8}H${-q * 0.8}Z`;
    case "camp": return `M${-q} ${q * 0.8}L0 ${-q}L${q} ${q * 0.8}H0Z`;
    default: return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
  }
}

const ruler = document.createElement("canvas").getContext("2d");
const widths = new Map();
function widthOf(text, bold) {
  const key = (bold ? "b" : "") + text;
  if (!widths.has(key)) { ruler.font = (bold ? "700 13px" : "12px") + " 'Noto Sans','Noto Sans Arabic',sans-serif"; widths.set(key, ruler.measureText(text).width); }
  return widths.get(key);
}

class Drawing {
  constructor(box, prefix) {
    this.box = box;
    this.prefix = prefix;
    this.day = null;
    this.stamp = el("div", { class: "stamp", dir: "auto" });
    this.defs = svg("defs");
    this.patternDefs = svg("defs");
    this.patterns = new Patterns(this.patternDefs, prefix + "g");
    this.grounds = svg("g", { class: "grounds" });
    this.fronts = svg("g");
    this.signs = svg("g");
    const foreign = svg("g", {}, D.neighbours.map(([, , , rings]) => svg("path", { class: "foreign", d: rings.map(openPath).join("") })));
    const land = D.land.map(openPath).join("");
    // Where the land goes over the date line, the cut is no coast.
    const coast = D.coast ? D.coast.map((line) => openPath(line).slice(0, -1)).join("") : land;
    const roads = D.roads.map(([, line]) => "M" + line.map((p) => p.join(" ")).join("L")).join("");
    this.world = svg("g", {}, foreign, svg("g", { class: "grounds" }, svg("path", { class: "unknown", "fill-rule": "evenodd", d: land })), this.grounds,
      svg("path", { class: "road", d: roads }), svg("path", { class: "outline", d: coast }), this.fronts);
    this.names = svg("g");
    this.svg = svg("svg", { role: "img" }, this.defs, this.patternDefs, svg("rect", { class: "sea", width: "100%", height: "100%" }), this.world, this.names, this.signs);
    box.append(this.svg, this.stamp);
  }

  /// Prints what is seen: the drawing keeps its shape in a frame of another size.
  frame(on) {
    if (on) this.svg.setAttribute("viewBox", `0 0 ${this.size().join(" ")}`);
    else this.svg.removeAttribute("viewBox");
  }

  size() { return [this.box.clientWidth || 1, this.box.clientHeight || 1]; }
  toScreen([x, y]) { const [w, h] = this.size(); return [(x - view.x) * view.s + w / 2, (y - view.y) * view.s + h / 2]; }
  toMap(px, py) { const [w, h] = this.size(); return [(px - w / 2) / view.s + view.x, (py - h / 2) / view.s + view.y]; }

  /// Shows a day.
  show(day) {
    this.day = day;
    this.stamp.textContent = written(day);
    const near = new Map(), far = new Map(), beside = new Map();
    const lines = { firm: [], edge: [], inferred: [] };
    for (const tile of tilesOn(day)) {
      const held = own(PLACES[tile.place], day);
      if (!isKnown(held)) continue;
      const into = tile.beyond ? far : near;
      const ground = held.state.grounds[look * 2 + tile.beyond];
      if (!into.has(ground)) into.set(ground, []);
      into.get(ground).push(shaped(tile).d);
      const c = groundClass(held.state);
      for (const ring of tile.rings)
        for (const number of ring) {
          const arc = number < 0 ? ~number : number;
          const other = beside.get(arc);
          if (other === undefined) beside.set(arc, [c, tile.beyond]);
          else if (other[0] !== c && other[0] && c && (isSide(c) || isSide(other[0]))) {
            const kind = other[1] && tile.beyond ? "inferred" : isSide(c) && isSide(other[0]) ? "firm" : "edge";
            lines[kind].push(pathOf(ARCS[arc]));
          }
        }
    }
    const ground = ([number, parts]) => {
      const fill = this.patterns.fill(number);
      const dotted = D.grounds[number][3];
      return svg("path", { class: "ground", d: parts.join(""), fill, stroke: dotted ? "#1a1a1a" : D.grounds[number][0], "stroke-width": dotted ? 1.6 : 0.7, ...(dotted ? { "stroke-dasharray": "1 3" } : {}) });
    };
    this.grounds.replaceChildren(...[...far].map(ground), ...[...near].map(ground));
    const front = ([kind, parts]) => {
      const d = parts.join("");
      if (!d) return [];
      const casing = svg("path", { class: "casing", d, "stroke-width": 5 });
      return [casing, svg("path", { class: "front" + (kind === "firm" ? "" : " " + kind), d })];
    };
    this.fronts.replaceChildren(...["inferred", "edge", "firm"].map((kind) => front([kind, lines[kind]])).flat());
    this.verdicts = PLACES.filter((p) => p.at && p.sign).map((p) => ({ place: p, verdict: verdict(p, day) }));
    for (const v of this.verdicts) v.rank = rank(v, day);
    this.verdicts.sort((a, b) => b.rank - a.rank);
    this.svg.setAttribute("aria-label", `${said("title")}, ${written(day)}`);
    this.move();
  }

  /// Follows the view: the land scales, signs and names keep their size.
  move() {
    if (this.day === null) return;
    const [w, h] = this.size();
    this.world.setAttribute("transform", `translate(${w / 2 - view.x * view.s} ${h / 2 - view.y * view.s}) scale(${view.s})`);
    this.patterns.rescale(1 / view.s);
    const taken = [], marks = [], names = [];
    this.hits = [];
    const free = (b) => taken.every((o) => b[2] < o[0] || b[0] > o[2] || b[3] < o[1] || b[1] > o[3]);
    for (const { place, verdict: v } of this.verdicts) {
      const [x, y] = this.toScreen(place.at);
      if (x < -20 || y < -20 || x > w + 20 || y > h + 20) continue;
      const quiet = !isKnown(v) || v.by === "ofLand";
      const r = (RADIUS[place.sign] ?? 5.2) * (quiet ? 0.72 : 1);
      const picked = place === state.pick;
      if (!picked && !free([x - r * 0.7, y - r * 0.7, x + r * 0.7, y + r * 0.7])) continue;
      marks.push(...this.sign(place, v, x, y, r, quiet, picked));
      this.hits.push([x, y, r, place]);
      taken.push([x - r, y - r, x + r, y + r]);
      const text = nameOf(place), great = place.kind === "city" && !quiet;
      const tw = widthOf(text, great), gap = r + 3;
      for (const [dx, dy, anchor] of [[gap, 4, "start"], [-gap, 4, "end"], [0, -gap - 1, "middle"], [0, gap + 10, "middle"]]) {
        const left = anchor === "start" ? x + dx : anchor === "end" ? x + dx - tw : x - tw / 2;
        const b = [left, y + dy - 11, left + tw, y + dy + 3];
        if (!picked && (!free(b) || b[0] < 0 || b[2] > w)) continue;
        taken.push(b);
        const label = svg("text", { class: "name" + (great ? " great" : quiet ? " quiet" : ""), x: left + tw / 2, y: y + dy, "text-anchor": "middle" });
        label.textContent = text;
        names.push(label);
        break;
      }
    }
    for (const [latin, local, at] of D.neighbours) {
      if (!at) continue;
      const [x, y] = this.toScreen(at);
      const name = (language === "ar" && local) || latin;
      const tw = widthOf(name) + 10;
      const b = [x - tw / 2, y - 10, x + tw / 2, y + 4];
      if (!free(b)) continue;
      taken.push(b);
      const label = svg("text", { class: "foreign-name", x, y });
      label.textContent = name;
      names.push(label);
    }
    this.signs.replaceChildren(...marks.reverse());
    this.names.replaceChildren(...names);
  }

  sign(place, v, x, y, r, quiet, picked) {
    const at = { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` };
    const fought = v && v.fought !== null && this.day - v.fought <= 30 && this.day >= v.fought;
    const mark = svg("path", { ...at, d: signPath(place.sign, r), class: "place" + (quiet ? " quiet" : "") + (fought ? " fought" : "") + (picked ? " picked" : "") });
    mark.dataset.place = place.id;
    if (!quiet) {
      const sides = [...new Set([...NAMED_AREAS(v), ...v.state.contested])];
      mark.setAttribute("fill", sides.length > 1 ? this.halves(sides.map(colour)) : sides.length ? colour(sides[0]) : "#e6e6e6");
      if (v.state.status === "conflicting" || v.state.status === "claimed") mark.setAttribute("stroke-dasharray", "2 1.6");
    }
    const rings = (v?.state.besieged ?? []).slice(0, 1).map((side) => svg("circle", { ...at, class: "ring", r: r + 4, stroke: colour(side) }));
    return [mark, ...(quiet ? [] : rings)];
  }

  /// A fill of several colours side by side.
  halves(colours) {
    const id = this.prefix + "h" + colours.join("").replace(/#/g, "");
    if (!this.defs.querySelector("#" + id)) {
      const stops = colours.flatMap((c, i) => [[i / colours.length, c], [(i + 1) / colours.length, c]]);
      this.defs.append(svg("linearGradient", { id }, stops.map(([offset, c]) => svg("stop", { offset, "stop-color": c }))));
    }
    return `url(#${id})`;
  }

  /// What stands at a point of the drawing: a place, or land with the place that speaks for it.
  at(px, py) {
    let best = null, least = 14;
    for (const [x, y, r, place] of this.hits ?? []) {
      const d = Math.hypot(px - x, py - y) - r / 2;
      if (d < least) { least = d; best = place; }
    }
    if (best) return { place: best };
    const [x, y] = this.toMap(px, py);
    const tile = tileAt(x, y, this.day);
    if (!tile) return null;
    const place = speaker(tile, x, y, this.day);
    const km = place.at ? Math.round(Math.hypot(place.at[0] - x, place.at[1] - y) * 0.025) : 0;
    return { place, land: { km, beyond: !!tile.beyond } };
  }
}

const openPath = (steps) => {
  let d = "", x = 0, y = 0;
  for (let i = 0; i < steps.length; i += 2) { x += steps[i]; y += steps[i + 1]; d += (i ? "L" : "M") + x + " " + y; }
  return d + "Z";
};

function rank({ place, verdict: v }, day) {
  const disputed = v && ["contested", "shared", "conflicting", "claimed"].includes(v.state.status) ? 150 : 0;
  const fought = v && v.fought !== null && day - v.fought <= 30 && day >= v.fought ? 90 : 0;
  const evidence = isKnown(v) && v.by !== "ofLand" ? 60 : 0;
  return (RANK[place.kind] ?? 0) + Math.log10((place.people ?? 0) + 1) * 40 + disputed + fought + evidence;
}

/// The view that shows the whole land.
function whole(w, h) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const steps of D.land) {
    let x = 0, y = 0;
    for (let i = 0; i < steps.length; i += 2) {
      x += steps[i]; y += steps[i + 1];
      box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y); box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
    }
  }
  view.x = (box[0] + box[2]) / 2; view.y = (box[1] + box[3]) / 2;
  view.s = 0.94 * Math.min(w / (box[2] - box[0]), h / (box[3] - box[1]));
}
