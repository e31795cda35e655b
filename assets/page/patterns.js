// Grounds as fills: a colour, or a pattern of stripes and hatches that keeps its size at every zoom.

/// The patterns of one drawing.
class Patterns {
  constructor(defs, prefix) {
    this.defs = defs;
    this.prefix = prefix;
    this.made = new Map();
    this.scale = 1;
  }
  /// What to fill with for the ground of a number.
  fill(number) {
    const [base, stripes, hatches] = D.grounds[number];
    if (!stripes.length && !hatches.length) return base;
    if (!this.made.has(number)) this.made.set(number, this.make(number, base, stripes, hatches));
    return `url(#${this.prefix}${number})`;
  }
  make(number, base, stripes, hatches) {
    const parts = [];
    let size = 20;
    if (stripes.length) {
      const width = 5;
      size = width * stripes.length;
      parts.push({ angle: 45, size, lines: stripes.map((colour, i) => [i * width, width, colour]) });
    }
    // Hatches of several angles lie over one another, each a pattern of its own.
    for (const [angle, spacing, width, colour] of hatches) parts.push({ angle, size: spacing, lines: [[0, width, colour]] });
    let below = base;
    parts.forEach((part, i) => {
      const last = i === parts.length - 1;
      const id = this.prefix + number + (last ? "" : "-" + i);
      const pattern = svg("pattern", { id, patternUnits: "userSpaceOnUse", width: part.size, height: part.size });
      pattern.dataset.angle = part.angle;
      pattern.append(svg("rect", { width: part.size, height: part.size, fill: below }));
      for (const [y, height, fill] of part.lines) pattern.append(svg("rect", { y, width: part.size, height, fill }));
      this.defs.append(pattern);
      this.turn(pattern);
      below = `url(#${id})`;
    });
    return true;
  }
  /// Angles are counter-clockwise from the reader's horizontal.
  turn(pattern) { pattern.setAttribute("patternTransform", `scale(${this.scale}) rotate(${-pattern.dataset.angle})`); }
  rescale(scale) {
    this.scale = scale;
    for (const pattern of this.defs.children) this.turn(pattern);
  }
}

let swatches = 0;
/// A sample of a ground for the legend.
function swatch(number) {
  const defs = svg("defs"), drawing = svg("svg", { "aria-hidden": "true" }, defs);
  const patterns = new Patterns(defs, `s${swatches++}-`);
  drawing.append(svg("rect", { width: "100%", height: "100%", fill: patterns.fill(number) }));
  return el("span", { class: "swatch" }, drawing);
}
