// What is said in words: a place and why, what changed, the legend, the table.

const isLink = (url) => /^https?:\/\//i.test(url);

/// So many steps are shown at once.
const RECENT = 8;

/// Who holds it, in words.
function holds(v) {
  if (!isKnown(v)) return t("unknown");
  const { state: s, holder } = v;
  const side = s.side ? longName(s.side) : t("nobody");
  const party = holder && holder !== s.side ? ` (${partyName(holder)})` : "";
  return s.status === "controlled" ? side + party : `${t(s.status)}: ${side}${party}`;
}

function facts(v, day) {
  const s = v.state;
  const rows = [
    ["status", t(s.status) + (v.by ? `, ${t("inferred")}` : "")],
    ["contestedBy", s.contested.map(longName).join("; ")],
    ["besiegedBy", s.besieged.map(longName).join("; ")],
    ["claimedBy", s.claimed.map(longName).join("; ")],
    ["since", v.since === null ? "" : written(v.since)],
    ["basis", v.by || !v.basis ? "" : t(v.basis)],
    ["evidence", v.evidence === null ? "" : `${written(v.evidence)} (${day - v.evidence} ${t("daysBefore")})`],
    ["fighting", v.fought === null || v.fought > day ? "" : written(v.fought)],
  ];
  return el("dl", {}, rows.filter(([, value]) => value).map(([key, value]) => [el("dt", {}, t(key)), el("dd", {}, value)]));
}

/// A source as a link, where its address is one.
function sourceLine(number) {
  const [publisher, title, url, published] = D.sources[number];
  const words = [publisher, title].filter(Boolean).join(": ") || url;
  const name = isLink(url) ? el("a", { href: url, rel: "noopener noreferrer external", target: "_blank" }, words) : words;
  return el("li", {}, `${t("source")}: `, name, published ? `, ${published}` : "");
}

function stepLine([on, event, rule, change, holder], place) {
  const e = event === null ? null : D.events[event];
  const party = e && e[4] ? partyName(e[4]) : "";
  const at = e && e[2] !== null && PLACES[e[2]] !== place ? ` – ${nameOf(PLACES[e[2]])}` : "";
  const against = e && e[5] ? ` / ${partyName(e[5])}` : "";
  const head = e ? `${e[1]}  ${party} ${e[3]}${at}${against}${e[6] ? ` [${e[6]}]` : ""}` : iso(on);
  const effect = change === null ? t("noHow") : `${how(D.words[change])}; ${t("holderAfter")} ${D.words[holder] ? partyName(D.words[holder]) : t("nobody")}`;
  return el("li", { class: change === null ? "" : "moved" },
    el("div", {}, el("bdi", {}, head)), el("div", { class: "rule" }, effect), el("p", { class: "rule" }, `${t("rule")}: ${D.words[rule]}`),
    e && e[8] ? el("p", { class: "note" }, el("bdi", {}, e[8])) : "", e && e[9] ? el("blockquote", {}, e[9]) : "",
    e ? el("ul", {}, e[7].map(sourceLine)) : "");
}

/// A strip of who held a place through the years, the day marked.
function strip(place, day) {
  const c = el("canvas", { class: "strip", width: 600, height: 18, role: "img", "aria-label": t("heldBy") });
  const g = c.getContext("2d"), x = (d) => (600 * d) / Math.max(1, D.last);
  g.fillStyle = "#e6e6e6"; g.fillRect(0, 0, 600, 18);
  place.verdicts.forEach((row, i) => {
    const s = D.states[row[1]], from = Math.max(0, x(row[0])), to = i + 1 < place.verdicts.length ? x(place.verdicts[i + 1][0]) : 600;
    const sides = [...s.sides, ...s.contested];
    sides.forEach((side, k) => { g.fillStyle = colour(side); g.fillRect(from, (18 * k) / sides.length, to - from, 18 / sides.length); });
  });
  g.fillStyle = "#000"; g.fillRect(x(day) - 1.5, 0, 3, 18);
  return c;
}

function showCard(card, day, pick, land) {
  card.hidden = !pick;
  if (!pick) return;
  const v = verdict(pick, day);
  const speaker = v?.from_ ?? pick;
  const steps = speaker.steps.filter((s) => s[0] <= day).reverse();
  const inferred = v?.by ? el("p", { class: "rule" }, `${t(v.by)} ${nameOf(v.from_)}.`) : "";
  const ofPoint = land ? el("p", { class: "rule" }, `${t("ofPoint")} ${nameOf(pick)}, ${land.km} ${t("kmAway")}${land.beyond ? `; ${t("beyond")}` : ""}.`) : "";
  const members = AREAL.has(pick.kind) && !isKnown(v) ? PLACES.filter((p) => p.of === pick.number && own(p, day)) : [];
  card.replaceChildren(
    el("header", {}, el("h2", {}, nameOf(pick), pick.local && language === "en" ? el("small", { lang: "ar" }, ` ${pick.local}`) : ""),
      el("button", { type: "button", "aria-label": t("close"), onclick: () => choose(null) }, "×")),
    el("p", { class: "rule" }, `${kindOf(pick)}${pick.admin ? ", " + pick.admin : ""}`),
    ofPoint,
    el("p", { class: "verdict" }, v && isKnown(v) && v.state.sides[0] ? swatch(v.state.grounds[look * 2]) : "", holds(v)),
    inferred,
    strip(speaker, day),
    v && isKnown(v) ? facts(v, day) : "",
    members.length ? el("ul", {}, members.map((p) => el("li", {}, placeButton(p), ": ", holds(own(p, day))))) : "",
    el("h3", {}, t("why")),
    steps.length ? el("ol", {}, steps.slice(0, RECENT).map((s) => stepLine(s, pick))) : el("p", {}, t("noEvents")),
    steps.length > RECENT
      ? el("details", {}, el("summary", {}, `${t("earlier")} (${steps.length - RECENT})`), el("ol", {}, steps.slice(RECENT).map((s) => stepLine(s, pick))))
      : "",
  );
}

const placeButton = (p) => el("button", { type: "button", onclick: () => choose(p, true) }, nameOf(p));

function showChanges(box, day, other) {
  let title, rows, note = "";
  if (other === null) {
    const last = CHANGE_DAYS.filter((d) => d <= day).at(-1);
    const on = CHANGES.get(day) ?? [];
    title = on.length || last === undefined ? t("changedOn") : `${t("lastChange")}: ${written(last)}`;
    const at = on.length ? day : last;
    rows = at === undefined ? [] : (CHANGES.get(at) ?? []).map((p) => [p, own(p, at - 1), own(p, at)]);
    note = rows.length ? "" : t("nothing");
  } else {
    title = t("between");
    rows = PLACES.map((p) => [p, own(p, day), own(p, other)]).filter(([, a, b]) => (isKnown(a) || isKnown(b)) && (a && drawn(a.state)) !== (b && drawn(b.state)));
    note = rows.length ? "" : t("alike");
  }
  const few = rows.slice(0, 40);
  const words = (v) => (isKnown(v) ? (v.state.status === "controlled" ? shortName(v.state.side) : `${t(v.state.status)} ${shortName([...v.state.sides, ...v.state.contested, ...(v.state.status === "claimed" ? v.state.claimed : [])].join("+"))}`) + (v.state.besieged.length ? `, ${t("ringed").toLowerCase()}` : "") + (v.state.status !== "claimed" && v.state.claimed.length ? `, ${t("claimedBy").toLowerCase()} ${v.state.claimed.map(shortName).join(", ")}` : "") : t("unknown"));
  box.replaceChildren(el("h2", {}, title), note ? el("p", {}, note) : "",
    el("ul", {}, few.map(([p, a, b]) => el("li", {}, placeButton(p), `: ${words(a)} → ${words(b)}`)),
      rows.length > few.length ? el("li", {}, `+ ${rows.length - few.length} ${t("more")}`) : ""));
}

function showLegend(box, days) {
  const seen = new Map();
  const add = (v, beyond) => { const g = v.state.grounds[look * 2 + beyond]; if (!seen.has(g)) seen.set(g, v.state); };
  for (const day of days) for (const tile of tilesOn(day)) { const v = own(PLACES[tile.place], day); if (isKnown(v)) add(v, 0); }
  const label = (s) => (s.status === "controlled" ? longName(s.side) : `${t(s.status)}: ${[...s.sides, ...s.contested, ...(s.status === "claimed" ? s.claimed : [])].map(shortName).join(", ")}`) +
    (s.status !== "claimed" && s.claimed.length ? `, ${t("claimedBy").toLowerCase()} ${s.claimed.map(shortName).join(", ")}` : "");
  const order = { controlled: 0, contested: 1, shared: 2, conflicting: 3, claimed: 4, unknown: 5 };
  const rows = [...seen].sort(([, a], [, b]) => order[a.status] - order[b.status] || (SIDES.get(a.sides[0])?.order ?? 99) - (SIDES.get(b.sides[0])?.order ?? 99));
  const line = (cls, key) => { const s = svg("svg", { "aria-hidden": "true" }, svg("line", { class: cls, x1: 1, x2: 29, y1: 9, y2: 9 })); return el("li", {}, el("span", { class: "swatch" }, s), t(key)); };
  const dot = (attributes, key) => { const s = svg("svg", { "aria-hidden": "true" }, svg("circle", { cx: 15, cy: 9, r: 5, ...attributes })); return el("li", {}, el("span", { class: "swatch" }, s), t(key)); };
  const pale = rows.map(([, s]) => s).find((s) => s.status === "controlled");
  const grey = el("span", { class: "swatch" }, svg("svg", { "aria-hidden": "true" }, svg("rect", { class: "unknown", width: "100%", height: "100%" })));
  box.replaceChildren(el("h2", {}, t("legend")), el("ul", {}, rows.map(([g, s]) => el("li", {}, swatch(g), label(s))),
    pale ? el("li", {}, swatch(pale.grounds[look * 2 + 1]), `${t("pale")} (${D.reach}–${D.nominal} km)`) : "",
    el("li", {}, grey, t("unknown")), line("front", "frontLine"), line("front edge", "frontEdge"), line("front inferred", "frontInferred"),
    dot({ class: "place fought", fill: "#e6e6e6" }, "fought"), dot({ class: "place quiet", r: 3.5 }, "quiet"), dot({ class: "ring", r: 7, stroke: "#a81022" }, "ringed")));
}

function showAll(box, day) {
  const rows = PLACES.map((p) => [p, own(p, day)]).filter(([, v]) => isKnown(v)).sort((a, b) => nameOf(a[0]).localeCompare(nameOf(b[0]), language));
  box.replaceChildren(el("table", {}, el("thead", {}, el("tr", {}, ["place", "heldBy", "status", "since"].map((k) => el("th", { scope: "col" }, t(k))))),
    el("tbody", {}, rows.map(([p, v]) => el("tr", {}, el("td", {}, placeButton(p)), el("td", {}, v.state.side ? shortName(v.state.side) : "–"), el("td", {}, t(v.state.status)), el("td", {}, v.since === null ? "–" : iso(v.since)))))));
}
