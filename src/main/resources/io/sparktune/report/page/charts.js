// The charts of a study, each from its section of the data.
const clamp = (value, low, high) => Math.max(low, Math.min(high, value));
/** All of the values but those that are far from the middle half. */
const middling = values => {
  const sorted = values.filter(Number.isFinite).sort((one, other) => one - other);
  if (sorted.length === 0) return [0, 1];
  const at = share => sorted[Math.round(share * (sorted.length - 1))], far = 4 * (at(.75) - at(.25)) || Infinity;
  return padded([Math.max(at(0), at(.25) - far), Math.min(at(1), at(.75) + far)]);
};

const foldDots = data => width => {
  const rows = data.rows, wide = width > 640, left = 64, height = rows.length * 22 + 56;
  const plot = new Plot(width, height, { left, right: wide ? width * .42 : 10, top: 22, bottom: 34 });
  const range = middling(rows.flatMap(row => [...row.folds, row.score])), scale = linear(...range, plot.left, plot.right);
  plot.across(scale, "score of each fold");
  let differences = null, gaps = null;
  if (wide) {
    gaps = middling([0, ...rows.flatMap(row => row.difference)]);
    differences = linear(...gaps, width * .64, width - 14);
    const zero = differences(0);
    plot.add(svg("line", { class: "zero", x1: zero, x2: zero, y1: plot.top, y2: plot.bottom }));
    for (const tick of differences.ticks(4)) plot.add(svg("text", { class: "soft", x: differences(tick), y: plot.bottom + 16, "text-anchor": "middle" }, differences.shown(tick)));
    plot.add(svg("text", { x: width - 14, y: plot.bottom + 30, "text-anchor": "end" }, "difference from the best one, 95 %"));
  }
  rows.forEach((row, place) => {
    const y = plot.top + 11 + place * 22, color = row.tied ? "blue" : "grey";
    plot.add(svg("line", { class: "tick", x1: plot.left, x2: plot.right, y1: y, y2: y }));
    plot.add(svg("text", { x: left - 8, y: y + 4, "text-anchor": "end" }, "trial " + row.trial));
    for (const fold of row.folds) plot.dot(scale(clamp(fold, ...range)), y, color + " half", null, { r: 2.6 });
    const x = scale(clamp(row.score, ...range));
    plot.add(svg("line", { class: "l-" + (row.tied ? "blue" : "grey"), "stroke-width": 2.5, x1: x, x2: x, y1: y - 7, y2: y + 7 }));
    const spread = row.deviation === null ? "" : " ± " + number(row.deviation);
    plot.marks.push({ x, y, text: `trial ${row.trial}, rank ${row.rank}\n${number(row.score)}${spread}\n${row.tied ? "tied with the best one" : "worse than the best one"}` });
    if (differences && row.difference.length > 0 && place > 0) {
      const [mean, low, high] = row.difference;
      plot.add(svg("line", { class: "l-" + color, "stroke-width": 1.5, x1: differences(clamp(low, ...gaps)), x2: differences(clamp(high, ...gaps)), y1: y, y2: y }));
      plot.dot(differences(clamp(mean, ...gaps)), y, color, `trial ${row.trial}\n${number(mean)} from ${number(low)} to ${number(high)}`);
    }
  });
  return plot;
};

const shareBars = (shares, pairs) => width => {
  const rows = [...shares.slice(0, 12), ...pairs.filter(pair => pair[2] > 0)];
  const left = Math.min(230, width * .45), plot = new Plot(width, rows.length * 22 + 50, { left, right: 28, top: 10, bottom: 34 });
  const scale = linear(0, Math.max(.05, ...rows.map(row => row[3] || 0)), plot.left, plot.right);
  scale.shown = tick => brief(100 * tick) + " %";
  plot.across(scale, "share of the score's variance, 90 %");
  rows.forEach(([name, share, low, high, trials], place) => {
    const y = plot.top + 11 + place * 22;
    plot.add(svg("text", { x: left - 8, y: y + 4, "text-anchor": "end" }, shorten(name, left / 6.4)));
    if (share === null) {
      plot.add(svg("text", { class: "soft", x: left + 4, y: y + 4 }, "too few trials"));
      return;
    }
    const color = low > 0 ? "blue" : "grey", x = scale(Math.max(0, share));
    plot.add(svg("rect", { class: color, x: left, y: y - 6, width: Math.max(1, x - left), height: 12 }));
    plot.add(svg("line", { class: "l-orange", "stroke-width": 1.5, x1: scale(Math.max(0, low)), x2: scale(Math.max(0, high)), y1: y, y2: y }));
    plot.marks.push({ x, y, text: `${name}\n${percent(share)} from ${percent(low)} to ${percent(high)}\nby ${count(trials, "trial")}${low > 0 ? "" : "; may be chance"}` });
  });
  return plot;
};

/** Scores that are not squashed by the few that are far away. */
const scoreRange = (scores, isMaximized) => {
  const sorted = scores.filter(Number.isFinite).sort((one, other) => one - other);
  if (sorted.length === 0) return [0, 1];
  const at = share => sorted[Math.round(share * (sorted.length - 1))];
  const best = isMaximized ? at(1) : at(0), middle = at(isMaximized ? .25 : .75), far = isMaximized ? Math.max(at(0), best - 4 * Math.abs(best - middle)) : Math.min(at(1), best + 4 * Math.abs(best - middle));
  return padded([best, far]);
};

const slice = (axis, place, data, page) => width => {
  const plot = new Plot(width, 200, { left: 52, right: 14, top: 12, bottom: 36 });
  const rows = data.trials.filter(row => row[place + 2] !== null);
  const scale = scaled(axis, plot.left + 4, plot.right - 4), range = scoreRange(data.trials.map(row => row[1]), page.maximize), up = linear(...range, plot.bottom, plot.top);
  plot.up(up, "", 4);
  plot.across(scale, axis.name, 3);
  rows.forEach((row, rank) => {
    const jitter = axis.options ? ((row[0] * 0.618034) % 1 - .5) * 18 : 0;
    plot.dot(scale(row[place + 2]) + jitter, up(clamp(row[1], ...range)), rank === 0 ? "orange" : "blue half", `trial ${row[0]}: ${number(row[1])}\n${axis.name} = ${brief(row[place + 2])}`, { r: rank === 0 ? 5 : 2.4 });
  });
  return plot;
};

/** The lines on which a surface has a level, by marching squares. */
const contour = (means, columns, lines, level) => {
  const parts = [];
  for (let line = 0; line + 1 < lines; line++) for (let column = 0; column + 1 < columns; column++) {
    const corners = [[column, line], [column + 1, line], [column + 1, line + 1], [column, line + 1]], values = corners.map(([x, y]) => means[y * columns + x]);
    if (values.some(value => value === null)) continue;
    const cuts = [];
    corners.forEach(([x, y], at) => {
      const next = (at + 1) % 4, one = values[at] - level, other = values[next] - level;
      if ((one < 0) !== (other < 0)) cuts.push([x + (corners[next][0] - x) * one / (one - other), y + (corners[next][1] - y) * one / (one - other)]);
    });
    for (let at = 0; at + 1 < cuts.length; at += 2) parts.push([cuts[at], cuts[at + 1]]);
  }
  return parts;
};

const pairSurface = (data, page) => width => {
  const columns = data.across.length, lines = data.up.length, plot = new Plot(width, 360, { left: 92, right: width > 500 ? 92 : 64, top: 22, bottom: 42 });
  const wide = (plot.right - plot.left) / columns, tall = (plot.bottom - plot.top) / lines;
  const means = data.means.filter(mean => mean !== null), low = Math.min(...means), high = Math.max(...means), share = mean => (mean - low) / (high - low || 1);
  data.means.forEach((mean, at) => {
    if (mean === null) return;
    const x = plot.left + at % columns * wide, y = plot.bottom - (Math.floor(at / columns) + 1) * tall;
    plot.add(svg("rect", { x, y, width: wide + .5, height: tall + .5, fill: viridis(share(mean)) }));
    plot.marks.push({ x: x + wide / 2, y: y + tall / 2, text: `${data.names[0]} ≈ ${brief(data.across[at % columns])}\n${data.names[1]} ≈ ${brief(data.up[Math.floor(at / columns)])}\nmean score ${number(mean)}` });
  });
  if (data.ordered[0] && data.ordered[1] && columns > 3 && lines > 3) {
    for (let step = 1; step < 8; step++) for (const part of contour(data.means, columns, lines, low + (high - low) * step / 8)) plot.add(svg("polyline", { class: "contour", points: part.map(([x, y]) => `${(plot.left + (x + .5) * wide).toFixed(1)},${(plot.bottom - (y + .5) * tall).toFixed(1)}`).join(" ") }));
  }
  plot.add(svg("rect", { class: "axis", x: plot.left, y: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top }));
  [...data.points].reverse().forEach(([trial, x, y, score], at) => {
    const isBest = at === data.points.length - 1, shift = isOption => isOption ? ((trial * 0.618034) % 1 - .5) * .5 : 0;
    plot.dot(plot.left + (x + shift(!data.ordered[0]) / columns) * (plot.right - plot.left), plot.bottom - (y + shift(!data.ordered[1]) / lines) * (plot.bottom - plot.top), isBest ? "spot best" : "spot", `trial ${trial}: ${number(score)}`, { r: isBest ? 5 : 2.2 });
  });
  const room = Math.max(3, Math.floor(wide / 6)), every = Math.max(1, Math.ceil(62 / wide)), each = Math.max(1, Math.ceil(26 / tall));
  data.across.forEach((value, at) => { if (at % every === Math.floor((columns - 1) % every / 2)) plot.add(svg("text", { class: "soft", x: plot.left + (at + .5) * wide, y: plot.bottom + 15, "text-anchor": "middle" }, shorten(brief(value), Math.max(9, room * every)))); });
  data.up.forEach((value, at) => { if (at % each === Math.floor((lines - 1) % each / 2)) plot.add(svg("text", { class: "soft", x: plot.left - 6, y: plot.bottom - (at + .5) * tall + 4, "text-anchor": "end" }, shorten(brief(value), 13))); });
  plot.add(svg("text", { x: plot.right, y: plot.bottom + 32, "text-anchor": "end" }, shorten(data.names[0], (plot.right - 4) / 6.4)), svg("text", { x: 2, y: 12 }, shorten(data.names[1], width / 6.4)));
  for (let step = 0; step < 20; step++) plot.add(svg("rect", { x: plot.right + 14, y: plot.top + 10 + (19 - step) * 8, width: 12, height: 8.5, fill: viridis(step / 19) }));
  plot.add(svg("text", { class: "soft", x: plot.right + 14, y: plot.top + 184 }, number(low)), svg("text", { class: "soft", x: plot.right + 14, y: plot.top + 4 }, number(high)));
  return plot;
};

const parallel = (data, page, filters, told) => width => {
  const axes = data.parameters.slice(0, width < 480 ? 4 : 8), plot = new Plot(width, 300, { left: 48, right: 50, top: 34, bottom: 22 });
  const range = scoreRange(data.trials.map(row => row[1]), page.maximize);
  const all = [...axes, { name: page.metric, low: range[0], high: range[1] }];
  const xs = all.map((_, at) => plot.left + at * (plot.right - plot.left) / (all.length - 1)), scales = all.map(axis => scaled(axis, plot.bottom, plot.top));
  const value = (row, at) => at === axes.length ? clamp(row[1], ...range) : row[at + 2];
  const bins = 18, rest = data.trials.slice(data.best), lines = data.trials.slice(0, data.best);
  const bin = y => clamp(Math.floor((y - plot.top) / (plot.bottom - plot.top) * bins), 0, bins - 1);
  for (let at = 0; at + 1 < all.length; at++) {
    const density = new Map();
    for (const row of rest) {
      if (value(row, at) === null || value(row, at + 1) === null) continue;
      const key = bin(scales[at](value(row, at))) * bins + bin(scales[at + 1](value(row, at + 1)));
      density.set(key, (density.get(key) || 0) + 1);
    }
    const most = Math.max(...density.values());
    const y = place => plot.top + (place + .5) * (plot.bottom - plot.top) / bins;
    for (const [key, trials] of density) plot.add(svg("line", { class: "l-grey", x1: xs[at], x2: xs[at + 1], y1: y(Math.floor(key / bins)), y2: y(key % bins), "stroke-width": 1 + 5 * trials / most, opacity: .08 + .22 * trials / most }));
  }
  const wires = lines.map((row, rank) => {
    const points = all.map((_, at) => value(row, at) === null ? null : [xs[at], scales[at](value(row, at))]).filter(point => point !== null);
    plot.line(points, rank === 0 ? "orange" : "blue", { opacity: rank === 0 ? 1 : .45, "stroke-width": rank === 0 ? 2.5 : 1.2 });
    plot.marks.push({ x: xs[axes.length], y: scales[axes.length](value(row, axes.length)), text: `trial ${row[0]}: ${number(row[1])}\n` + axes.map((axis, at) => row[at + 2] === null ? null : `${axis.name} = ${brief(row[at + 2])}`).filter(part => part !== null).join("\n") });
    return plot.node.lastChild;
  });
  const apply = () => {
    wires.forEach((wire, rank) => wire.classList.toggle("off", all.some((_, at) => {
      const filter = filters.get(all[at].name), cell = value(lines[rank], at);
      if (!filter) return false;
      const share = cell === null ? -1 : (scales[at](cell) - plot.top) / (plot.bottom - plot.top);
      return share < filter[0] || share > filter[1];
    })));
    told(filters.size === 0 ? "" : `${wires.filter(wire => !wire.classList.contains("off")).length} of ${count(wires.length, "line")} pass`);
  };
  all.forEach((axis, at) => {
    const anchor = at === 0 ? "start" : at === all.length - 1 ? "end" : "middle", room = (plot.right - plot.left) / (all.length - 1) / 6.4 * (anchor === "middle" ? 1.7 : 1.05);
    const label = axis.name.length > room ? axis.name.split(".").pop() : axis.name;
    plot.add(svg("line", { class: "axis", x1: xs[at], x2: xs[at], y1: plot.top, y2: plot.bottom }), svg("text", { x: anchor === "start" ? 2 : anchor === "end" ? width - 2 : xs[at], y: at % 2 ? 26 : 12, "text-anchor": anchor }, shorten(label, room), svg("title", {}, axis.name)));
    for (const tick of axis.options ? axis.options : [axis.low, axis.high]) plot.add(svg("text", { class: "soft halo", x: xs[at] + (at === all.length - 1 ? 4 : -4), y: scales[at](tick) + 4, "text-anchor": at === all.length - 1 ? "start" : "end" }, tiny(tick)));
    const brush = svg("rect", { class: "brush", x: xs[at] - 6, width: 12, y: plot.top, height: 0 });
    const grip = svg("rect", { class: "grip", x: xs[at] - 12, width: 24, y: plot.top - 6, height: plot.bottom - plot.top + 12 });
    const paint = () => {
      const filter = filters.get(all[at].name);
      brush.setAttribute("y", filter ? plot.top + filter[0] * (plot.bottom - plot.top) : plot.top);
      brush.setAttribute("height", filter ? (filter[1] - filter[0]) * (plot.bottom - plot.top) : 0);
      apply();
    };
    let from = null;
    const share = event => {
      const box = plot.node.getBoundingClientRect();
      return clamp(((event.clientY - box.top) * plot.width / box.width - plot.top) / (plot.bottom - plot.top), 0, 1);
    };
    grip.addEventListener("pointerdown", event => { from = share(event); grip.setPointerCapture(event.pointerId); filters.delete(axis.name); paint(); });
    grip.addEventListener("pointermove", event => {
      if (from === null) return;
      const to = share(event);
      if (Math.abs(to - from) > .02) filters.set(axis.name, [Math.min(from, to), Math.max(from, to)]);
      paint();
    });
    for (const end of ["pointerup", "pointercancel"]) grip.addEventListener(end, () => { from = null; });
    plot.add(brush, grip);
    paint();
  });
  return plot;
};

const bestSoFar = (data, page, axis) => width => {
  const plot = new Plot(width, 260, { left: 56, right: 14, top: 16, bottom: 38 });
  const range = scoreRange([...data.points.map(point => point[3]), ...data.steps.map(step => step[3])], page.maximize);
  const all = linear(0, data.end[axis] || 1, plot.left, plot.right), across = axis === 2 ? all : whole(all), up = linear(...range, plot.bottom, plot.top);
  if (axis === 2) across.shown = time;
  plot.up(up, page.metric);
  plot.across(across, ["trials", "epochs", "time"][axis]);
  for (const point of data.points) plot.dot(across(point[axis]), up(clamp(point[3], ...range)), "grey half", `trial ${point[4]}: ${number(point[3])}`, { r: 2.2 });
  const steps = [];
  data.steps.forEach((step, at) => {
    const x = across(step[axis]), y = up(clamp(step[3], ...range));
    if (at > 0) steps.push([x, steps[steps.length - 1][1]]);
    steps.push([x, y]);
  });
  if (steps.length > 0) {
    steps.push([plot.right, steps[steps.length - 1][1]]);
    plot.line(steps, "blue", { "stroke-width": 2 });
  }
  for (const step of data.steps) plot.dot(across(step[axis]), up(clamp(step[3], ...range)), "blue", `trial ${step[4]}: ${number(step[3])}\nbest after ${count(step[0], "trial")}, ${count(step[1], "epoch")}, ${time(step[2])}`);
  return plot;
};

const curves = (data, page) => width => {
  const plot = new Plot(width, 300, { left: 56, right: 16, top: 16, bottom: 38 });
  const points = data.lines.flatMap(line => line.points), last = Math.max(2, ...points.map(point => point[0]), ...data.band.map(row => row[0]));
  const range = scoreRange([...points.map(point => point[1]), ...data.band.flatMap(row => [row[1], row[2], row[3]])], page.maximize);
  const across = whole(linear(1, last, plot.left, plot.right)), up = linear(...range, plot.bottom, plot.top);
  plot.up(up, page.metric);
  plot.across(across, "epoch");
  if (data.band.length > 1) {
    const edge = place => data.band.map(row => [across(row[0]), up(clamp(row[place], ...range))]);
    const outline = [...edge(1), ...edge(3).reverse()];
    plot.add(svg("polygon", { class: "grey faint", points: outline.map(point => point.map(part => part.toFixed(1)).join(",")).join(" ") }));
    plot.line(edge(2), "grey", { "stroke-dasharray": "4 3" });
  }
  [...data.lines].reverse().forEach((line, at) => {
    const isBest = at === data.lines.length - 1;
    plot.line(line.points.map(point => [across(point[0]), up(clamp(point[1], ...range))]), isBest ? "orange" : "blue", { opacity: isBest ? 1 : .5, "stroke-width": isBest ? 2.5 : 1.2 });
    for (const point of line.points) plot.marks.push({ x: across(point[0]), y: up(clamp(point[1], ...range)), text: `trial ${line.trial}, epoch ${point[0]}\n${number(point[1])}` });
  });
  return plot;
};

const slots = data => width => {
  const plot = new Plot(width, 180, { left: 40, right: 14, top: 16, bottom: 38 });
  const across = linear(0, data.wall || 1, plot.left, plot.right), up = whole(linear(0, Math.max(1, data.slots), plot.bottom, plot.top));
  across.shown = time;
  plot.up(up, "folds in training", 4);
  plot.across(across, "time");
  const step = (plot.right - plot.left) / data.bins.length;
  data.bins.forEach((busy, at) => {
    plot.add(svg("rect", { class: "sky", x: plot.left + at * step, y: up(busy), width: Math.max(.5, step - 1), height: plot.bottom - up(busy) }));
    plot.marks.push({ x: plot.left + (at + .5) * step, y: up(busy), text: `${time(at * data.wall / data.bins.length)}: ${number(busy)} folds in the mean` });
  });
  return plot;
};

const outcomes = (entries, noun) => width => {
  const rows = Object.entries(entries), colors = { complete: "green", pruned: "orange", failed: "red" };
  const plot = new Plot(width, rows.length * 26 + 14, { left: 74, right: 90, top: 6, bottom: 4 });
  const scale = linear(0, Math.max(1, ...rows.map(row => row[1])), plot.left, plot.right);
  rows.forEach(([state, amount], at) => {
    const y = plot.top + at * 26;
    plot.add(svg("text", { x: plot.left - 8, y: y + 15, "text-anchor": "end" }, state), svg("rect", { class: colors[state], x: plot.left, y: y + 3, width: Math.max(1, scale(amount) - plot.left), height: 16 }), svg("text", { x: scale(amount) + 6, y: y + 15 }, number(amount)));
    plot.marks.push({ x: scale(amount), y: y + 11, text: `${state}: ${count(amount, noun)}` });
  });
  return plot;
};

const frontChart = (data, first, second) => width => {
  const plot = new Plot(width, 320, { left: 64, right: 16, top: 20, bottom: 38 });
  const rows = [...data.front, ...data.others], across = linear(...padded(rows.map(row => row[second + 1])), plot.left, plot.right), up = linear(...padded(rows.map(row => row[first + 1])), plot.bottom, plot.top);
  plot.up(up, data.goals[first]);
  plot.across(across, data.goals[second]);
  const text = row => `trial ${row[0]}${row[0] === data.knee ? ", the knee" : ""}\n` + data.goals.map((goal, at) => `${goal} ${number(row[at + 1])}`).join("\n");
  for (const row of data.others) plot.dot(across(row[second + 1]), up(row[first + 1]), "grey half", text(row), { r: 2.4 });
  for (const row of data.front) plot.dot(across(row[second + 1]), up(row[first + 1]), row[0] === data.knee ? "orange" : "blue", text(row), { r: row[0] === data.knee ? 7 : 4.5 });
  return plot;
};
