// Places by any spelling: the same letters, then the same sounds, then a slip of the pen.
const ARTICLE = /^(al|el|ul|il|az|as|an|ad|ar|at|ash|ath|adh|ez|es|en|ed|er|et|esh|eth|edh)[- ]+/;
const LETTERS = {
  ا: "a", أ: "a", إ: "i", آ: "a", ٱ: "a", ب: "b", ت: "t", ث: "th", ج: "j", ح: "h", خ: "kh", د: "d", ذ: "dh", ر: "r", ز: "z",
  س: "s", ش: "sh", ص: "s", ض: "d", ط: "t", ظ: "z", ع: "", غ: "gh", ف: "f", ق: "q", ك: "k", ل: "l", م: "m", ن: "n", ه: "h",
  و: "w", ؤ: "w", ي: "y", ى: "a", ئ: "y", ة: "a", ء: "", پ: "p", ڤ: "v", گ: "g",
};
function fold(text) {
  const words = text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640'’‘ʿʾʼ`´]/g, "").split(/[^\p{L}\p{N}]+/u);
  return words.filter(Boolean).map((w) => w.replace(/^(ال)(?=.{2})/, "")).join(" ").replace(ARTICLE, "").replace(/ (al|el)[- ]/g, " ").replace(/ /g, "");
}
const romanised = (text) => [...text].map((c) => LETTERS[c] ?? c).join("");
/// The consonants as they are heard: one letter for those that spellings confuse.
function skeleton(text) {
  return romanised(text).replace(/ou|ow/g, "w").replace(/kh/g, "x").replace(/gh|q|g|k|ck/g, "k").replace(/sh|ch/g, "c").replace(/th|dh/g, "t")
    .replace(/ph|v/g, "f").replace(/z/g, "s").replace(/d/g, "t").replace(/[aeiouywh]/g, "").replace(/(.)\1+/g, "$1");
}
/// Slips between two words: insertions, deletions, replacements, swaps (Damerau 1964).
function slips(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    before = last; last = row;
  }
  return last[b.length];
}

const NAMES = PLACES.flatMap((place) =>
  [...new Set([place.name, place.local, ...place.names])].filter(Boolean).map((name) => {
    const folded = fold(name);
    return { place, name, folded, bones: skeleton(folded) };
  }),
);

/// The places that a text could mean, the likeliest first.
function found(text) {
  const folded = fold(text);
  if (!folded) return [];
  const bones = skeleton(folded);
  const best = new Map();
  for (const entry of NAMES) {
    let score = 0;
    if (entry.folded === folded) score = 100;
    else if (entry.folded.startsWith(folded)) score = 80 - Math.min(20, entry.folded.length - folded.length);
    else if (folded.length >= 3 && entry.folded.includes(folded)) score = 50;
    else if (bones.length >= 2 && entry.bones === bones) score = 70 - 5 * slips(romanised(entry.folded), romanised(folded), 6);
    else if (folded.length >= 4) {
      const most = folded.length > 7 ? 2 : 1;
      const n = slips(romanised(entry.folded), romanised(folded), most);
      if (n <= most) score = 45 - 10 * n;
    }
    if (score <= 0) continue;
    const people = Math.log10((entry.place.people ?? 0) + 1) + (entry.place.verdicts.length ? 2 : 0);
    const old = best.get(entry.place);
    if (!old || old.score < score + people) best.set(entry.place, { place: entry.place, name: entry.name, score: score + people });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.place.id < b.place.id ? -1 : 1)).slice(0, 9);
}

/// The search box: a list that arrows walk through.
function searchBox(choose) {
  const box = document.getElementById("query"), list = document.getElementById("found");
  let at = -1, matches = [];
  const show = () => {
    matches = found(box.value);
    at = matches.length ? 0 : -1;
    list.replaceChildren(
      ...matches.map(({ place, name }, i) =>
        el("li", { role: "option", id: "found-" + i, "aria-selected": String(i === at), onmousedown: (e) => { e.preventDefault(); take(i); } },
          nameOf(place), el("small", {}, name !== nameOf(place) ? ` (${name})` : "", ` ${kindOf(place)}${place.admin ? ", " + place.admin : ""}`)),
      ),
      ...(matches.length || !box.value.trim() ? [] : [el("li", { "aria-disabled": "true" }, t("none"))]),
    );
    open(box.value.trim() !== "");
  };
  const open = (yes) => { list.hidden = !yes; box.setAttribute("aria-expanded", String(yes)); mark(); };
  const mark = () => {
    [...list.children].forEach((li, i) => { if (li.id) li.setAttribute("aria-selected", String(i === at)); });
    if (at >= 0 && !list.hidden) { box.setAttribute("aria-activedescendant", "found-" + at); list.children[at]?.scrollIntoView({ block: "nearest" }); }
    else box.removeAttribute("aria-activedescendant");
  };
  const take = (i) => { if (matches[i]) { choose(matches[i].place); box.value = nameOf(matches[i].place); } open(false); };
  box.addEventListener("input", show);
  box.addEventListener("focus", () => { if (box.value) show(); });
  box.addEventListener("blur", () => open(false));
  box.addEventListener("keydown", (e) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      if (list.hidden) show();
      if (matches.length) at = (at + (e.key === "ArrowDown" ? 1 : matches.length - 1)) % matches.length;
      mark();
    } else if (e.key === "Enter") { e.preventDefault(); if (list.hidden) show(); take(at); }
    else if (e.key === "Escape") { box.value = ""; open(false); }
  });
  document.getElementById("search").addEventListener("submit", (e) => e.preventDefault());
}
