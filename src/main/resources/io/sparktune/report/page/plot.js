// A plot: scales, axes, marks that can be asked by pointer and keyboard, and the table with the same numbers.
const linear = (low, high, from, to) => {
  const span = high - low || 1;
  const scale = value => from + (value - low) / span * (to - from);
  scale.ticks = most => {
    const rough = span / Math.max(1, most), power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map(unit => unit * power).find(unit => unit >= rough) || rough;
    const ticks = [];
    for (let at = Math.ceil(low / step - 1e-9); at * step <= high + step * 1e-9; at++) ticks.push(Number((at * step).toPrecision(12)));
    return ticks;
  };
  scale.shown = brief;
  return scale;
};
/** A scale of counts, on which no part of one has a tick. */
const whole = scale => {
  const ticks = scale.ticks;
  scale.ticks = most => ticks(most).filter(Number.isInteger);
  return scale;
};
const logarithmic = (low, high, from, to) => {
  const inner = linear(Math.log10(low), Math.log10(high), from, to);
  const scale = value => inner(Math.log10(value));
  scale.ticks = most => {
    const first = Math.ceil(Math.log10(low) - 1e-9), last = Math.floor(Math.log10(high) + 1e-9), ticks = [];
    const step = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, most)));
    for (let power = first; power <= last; power += step) ticks.push(Number((10 ** power).toPrecision(6)));
    return ticks.length > 1 ? ticks : [low, high];
  };
  scale.shown = value => value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5) ? value.toExponential(0) : brief(value);
  return scale;
};
const ordinal = (options, from, to) => {
  const width = (to - from) / options.length;
  const scale = value => from + width * (options.indexOf(String(value)) + .5);
  scale.ticks = () => options;
  scale.isOrdinal = true;
  return scale;
};
const padded = values => {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const low = Math.min(...finite), high = Math.max(...finite), margin = (high - low) * .05 || Math.abs(high) * .05 || 1;
  return [low - margin, high + margin];
};
const scaled = (axis, from, to) => axis.options ? ordinal(axis.options, from, to)
  : axis.log ? logarithmic(axis.low, axis.high, from, to)
  : axis.whole ? whole(linear(axis.low, axis.high, from, to)) : linear(axis.low, axis.high, from, to);

class Plot {
  constructor(width, height, margin) {
    Object.assign(this, { width, height, left: margin.left, right: width - margin.right, top: margin.top, bottom: height - margin.bottom, marks: [] });
    this.node = svg("svg", { viewBox: `0 0 ${width} ${height}`, tabindex: 0, role: "group" });
  }
  add(...nodes) { this.node.append(...nodes); return this; }
  across(scale, name, most) {
    const all = scale.ticks(most || Math.max(2, Math.floor((this.right - this.left) / 80))), apart = (this.right - this.left) / Math.max(1, all.length);
    const every = scale.isOrdinal ? Math.ceil(34 / apart) : 1, ticks = all.filter((_, at) => at % every === 0);
    for (const tick of ticks) {
      const x = scale(tick), text = scale.isOrdinal ? shorten(tick, Math.min(14, apart * every / 7.4)) : scale.shown(tick);
      const isLast = x > this.right - 8 && !scale.isOrdinal;
      this.add(svg("line", { class: "tick", x1: x, x2: x, y1: this.bottom, y2: this.bottom + 4 }), svg("text", { class: "soft", x: isLast ? Math.min(this.width - 1, x + 10) : x, y: this.bottom + 16, "text-anchor": isLast ? "end" : "middle" }, text));
    }
    this.add(svg("line", { class: "axis", x1: this.left, x2: this.right, y1: this.bottom, y2: this.bottom }));
    if (name) this.add(svg("text", { x: this.right, y: this.bottom + 30, "text-anchor": "end" }, shorten(name, this.right / 6.4)));
  }
  up(scale, name, most) {
    for (const tick of scale.ticks(most || Math.max(2, Math.floor((this.bottom - this.top) / 40)))) {
      const y = scale(tick);
      this.add(svg("line", { class: "tick", x1: this.left, x2: this.right, y1: y, y2: y }), svg("text", { class: "soft", x: this.left - 6, y: y + 4, "text-anchor": "end" }, scale.shown(tick)));
    }
    if (name) this.add(svg("text", { x: 2, y: this.top - 8 }, shorten(name, this.width / 6.4)));
  }
  line(points, color, more) {
    this.add(svg("polyline", { class: `wire l-${color}`, "stroke-width": 1.5, points: points.map(point => point.map(part => part.toFixed(1)).join(",")).join(" "), ...more }));
  }
  dot(x, y, color, text, more) {
    this.add(svg("circle", { class: color, cx: x.toFixed(1), cy: y.toFixed(1), r: 3, ...more }));
    if (text) this.marks.push({ x, y, text });
  }
}

const figures = [];

/** A figure with its plot, which is drawn again where the width changes, and its table. */
const figure = (title, note, draw, tableOf, name) => {
  const holder = el("div"), tip = el("div", { class: "tip", hidden: "", role: "status" });
  const node = el("figure", {}, title ? el("h3", {}, title) : null, holder, tip, note ? el("figcaption", {}, note) : null);
  if (tableOf) {
    const twin = el("details", {}, el("summary", {}, "as a table"));
    twin.addEventListener("toggle", () => { if (twin.open && twin.children.length === 1) twin.append(tableOf()); });
    node.append(twin);
  }
  let plot = null, at = -1, ring = null, known = 0;
  const show = place => {
    at = place;
    if (ring) ring.remove();
    ring = null;
    tip.hidden = place < 0;
    if (place < 0) return;
    const mark = plot.marks[place], ratio = holder.clientWidth / plot.width;
    plot.add(ring = svg("circle", { class: "focus", cx: mark.x, cy: mark.y, r: 6 }));
    tip.textContent = mark.text;
    const x = mark.x * ratio, y = holder.offsetTop + mark.y * ratio;
    tip.style.left = Math.max(0, Math.min(x + 10, holder.clientWidth - tip.offsetWidth - 2)) + "px";
    tip.style.top = (y - tip.offsetHeight - 10 > 0 ? y - tip.offsetHeight - 10 : y + 12) + "px";
  };
  const redraw = () => {
    const width = Math.round(holder.clientWidth);
    if (width === 0 || width === known) return;
    known = width;
    plot = draw(Math.max(240, width));
    plot.node.setAttribute("aria-label", (title || name) + ": arrow keys go through the marks");
    holder.replaceChildren(plot.node);
    show(-1);
    const point = event => {
      const box = plot.node.getBoundingClientRect(), ratio = plot.width / box.width;
      const x = (event.clientX - box.left) * ratio, y = (event.clientY - box.top) * ratio;
      let nearest = -1, least = 30 * 30;
      plot.marks.forEach((mark, place) => {
        const distance = (mark.x - x) ** 2 + (mark.y - y) ** 2;
        if (distance < least) { least = distance; nearest = place; }
      });
      if (nearest !== at) show(nearest);
    };
    plot.node.addEventListener("pointermove", point);
    plot.node.addEventListener("pointerdown", point);
    plot.node.addEventListener("pointerleave", () => show(-1));
    plot.node.addEventListener("blur", () => show(-1));
    plot.node.addEventListener("keydown", event => {
      const last = plot.marks.length - 1;
      const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last, Escape: -2 }[event.key];
      if (next === undefined || last < 0) return;
      event.preventDefault();
      show(next === -2 ? -1 : Math.max(0, Math.min(last, next)));
    });
  };
  node.redraw = () => { known = 0; redraw(); };
  figures.push(node);
  new ResizeObserver(() => requestAnimationFrame(redraw)).observe(holder);
  return node;
};

const VIRIDIS = [[68, 1, 84], [72, 40, 120], [62, 74, 137], [49, 104, 142], [38, 130, 142], [31, 158, 137], [53, 183, 121], [109, 205, 89], [180, 222, 44], [253, 231, 37]];
const viridis = share => {
  const place = Math.max(0, Math.min(1, share)) * (VIRIDIS.length - 1), below = Math.min(VIRIDIS.length - 2, Math.floor(place));
  return `rgb(${VIRIDIS[below].map((part, at) => Math.round(part + (place - below) * (VIRIDIS[below + 1][at] - part))).join(",")})`;
};
