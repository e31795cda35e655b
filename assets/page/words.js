// The words of the page in English and Arabic. Names come from the data.
const WORDS = {
  en: {
    skip: "Skip to the date", search: "Search a place, in any spelling", compare: "Compare two days", safe: "Colour-blind safe",
    dark: "Dark", print: "Print", map: "Map", in: "Zoom in", out: "Zoom out", home: "Whole map", all: "All places on this day",
    play: "Play", pause: "Pause", before: "Change before", after: "Next change", day: "Day", other: "The other day",
    how: "How to compare", side: "Side by side", swipe: "Swipe", close: "Close",
    keys: "Keys: ← → a day, Shift with them a week, PgUp PgDn from change to change, Space plays, + − zoom, / searches.",
    controlled: "controlled", claimed: "claimed", contested: "contested", shared: "held jointly", conflicting: "rival claims stand",
    unknown: "no information", confirmed: "confirmed", inferred: "inferred",
    heldBy: "Held by", since: "Since", status: "Status", basis: "Rests on", evidence: "Last evidence", fighting: "Last fighting",
    contestedBy: "Contested by", besiegedBy: "Besieged by", claimedBy: "Claimed by", daysBefore: "days before",
    place: "Place", why: "Why", earlier: "Earlier", noEvents: "No event speaks of it by this day.",
    ofLand: "No evidence of its own: it takes the state of the land around, which is that of",
    ofWhole: "No evidence of its own: it takes the state of", ofPoint: "This land takes the state of", kmAway: "km away",
    beyond: "beyond evidence: an inference", nobody: "nobody known", source: "Source", rule: "Rule", shows: "shown",
    changedOn: "Changed on this day", between: "Different between the two days", nothing: "Nothing changed on this day.", lastChange: "Last change",
    alike: "Nothing differs.", more: "more", legend: "Legend", pale: "Paler: beyond evidence, inferred",
    frontLine: "Front line", frontEdge: "Edge of contested or shared ground", frontInferred: "Front line, inferred",
    fought: "Fighting within 30 days", ringed: "Besieged", quiet: "Place without evidence of its own",
    none: "No place of that name", method: "areas by the method", sources: "sources", known: "as known by", noHow: "no change",
    holderAfter: "held by", claimOnly: "a claim",
    captured: "captured", withdrew: "withdrew", handed_over: "handed over", realigned: "changed sides", contestedHow: "contested",
    relieved: "relieved", besieged: "besieged", claimedHow: "claimed", repelled: "repelled", sharedHow: "shared",
    unobserved: "changed unobserved", timed_out: "contest timed out", lapsed: "lapsed", corrected: "corrected", first_evidence: "first evidence",
  },
  ar: {
    skip: "انتقل إلى التاريخ", search: "ابحث عن مكان بأي كتابة", compare: "قارن يومين", safe: "ألوان لعمى الألوان",
    dark: "داكن", print: "طباعة", map: "الخريطة", in: "تكبير", out: "تصغير", home: "الخريطة كاملة", all: "كل الأماكن في هذا اليوم",
    play: "تشغيل", pause: "إيقاف", before: "التغيير السابق", after: "التغيير التالي", day: "اليوم", other: "اليوم الآخر",
    how: "طريقة المقارنة", side: "جنبًا إلى جنب", swipe: "سحب", close: "إغلاق",
    keys: "المفاتيح: ← → يوم، مع Shift أسبوع، PgUp وPgDn من تغيير إلى تغيير، المسافة للتشغيل، + − للتكبير، / للبحث.",
    controlled: "تحت السيطرة", claimed: "مُدّعى", contested: "متنازع عليه", shared: "سيطرة مشتركة", conflicting: "ادعاءات متضاربة",
    unknown: "لا معلومات", confirmed: "مؤكد", inferred: "مستنتج",
    heldBy: "يسيطر عليه", since: "منذ", status: "الحالة", basis: "يستند إلى", evidence: "آخر دليل", fighting: "آخر قتال",
    contestedBy: "ينازع عليه", besiegedBy: "يحاصره", claimedBy: "يدّعيه", daysBefore: "أيام قبل ذلك",
    place: "المكان", why: "لماذا", earlier: "قبل ذلك", noEvents: "لا حدث يذكره حتى هذا اليوم.",
    ofLand: "لا دليل خاص به: يأخذ حالة الأرض المحيطة، وهي حالة", ofWhole: "لا دليل خاص به: يأخذ حالة",
    ofPoint: "تأخذ هذه الأرض حالة", kmAway: "كم", beyond: "خارج مدى الأدلة: استنتاج", nobody: "لا أحد معروف",
    source: "المصدر", rule: "القاعدة", shows: "المعروض", changedOn: "تغيّر في هذا اليوم", between: "ما يختلف بين اليومين",
    nothing: "لم يتغير شيء في هذا اليوم.", lastChange: "آخر تغيير", alike: "لا فرق.", more: "أخرى", legend: "مفتاح الخريطة",
    pale: "الأفتح: خارج مدى الأدلة، استنتاج", frontLine: "خط الجبهة", frontEdge: "حافة أرض متنازع عليها أو مشتركة",
    frontInferred: "خط جبهة مستنتج", fought: "قتال خلال 30 يومًا", ringed: "محاصر", quiet: "مكان بلا دليل خاص به",
    none: "لا مكان بهذا الاسم", method: "المساحات بطريقة", sources: "مصدرًا", known: "حسب المعلوم حتى", noHow: "لا تغيير",
    holderAfter: "يسيطر", claimOnly: "ادعاء",
    captured: "استولى عليه", withdrew: "انسحب", handed_over: "سُلّم", realigned: "غيّر ولاءه", contestedHow: "متنازع عليه",
    relieved: "فُك الحصار", besieged: "حوصر", claimedHow: "ادُّعي", repelled: "صُدّ", sharedHow: "مشترك",
    unobserved: "تغيّر دون رصد", timed_out: "انقضى النزاع", lapsed: "سقط بالتقادم", corrected: "صُحّح", first_evidence: "أول دليل",
  },
};

/// Kinds of places; in English they are the words of the table.
const ARABIC_KINDS = {
  city: "مدينة", town: "بلدة", village: "قرية", neighbourhood: "حي", airbase: "قاعدة جوية", airport: "مطار", port: "ميناء",
  oil_terminal: "ميناء نفطي", oil_field: "حقل نفطي", refinery: "مصفاة", camp: "معسكر", crossing: "معبر", junction: "مفترق",
  district: "منطقة", region: "إقليم", part: "جزء",
};
const kindOf = (place) => (language === "ar" && ARABIC_KINDS[place.kind]) || place.kind.replace("_", " ");

let language = "en";
const t = (key) => WORDS[language][key] ?? WORDS.en[key] ?? key;
const how = (word) => t({ contested: "contestedHow", claimed: "claimedHow", shared: "sharedHow" }[word] ?? word);

/// Puts the words of the chosen language into the page.
function speak(to) {
  language = to;
  document.documentElement.lang = to;
  document.documentElement.dir = to === "ar" ? "rtl" : "ltr";
  for (const e of document.querySelectorAll("[data-t]")) e.textContent = t(e.dataset.t);
  for (const e of document.querySelectorAll("[data-p]")) e.placeholder = t(e.dataset.p);
  for (const e of document.querySelectorAll("[data-l]")) { e.setAttribute("aria-label", t(e.dataset.l)); e.title = t(e.dataset.l); }
  const other = document.getElementById("language");
  other.textContent = to === "ar" ? "English" : "العربية";
  other.lang = to === "ar" ? "en" : "ar";
}

/// An element with texts and elements inside; texts are never markup.
function el(name, attributes, ...inside) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) e.addEventListener(key.slice(2), value);
    else e.setAttribute(key, value === true ? "" : value);
  }
  e.append(...inside.flat(Infinity).filter((i) => i !== null && i !== undefined && i !== ""));
  return e;
}

const SVG = "http://www.w3.org/2000/svg";
function svg(name, attributes, ...inside) {
  const e = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes ?? {})) e.setAttribute(key, value);
  e.append(...inside.flat(Infinity));
  return e;
}
