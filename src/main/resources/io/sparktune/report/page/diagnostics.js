// The charts of the winner on the held-out rows.
const confusion = data => width => {
  const columns = data.predicted.length, left = 84, size = Math.min(columns < 7 ? 66 : 40, (width - left - 8) / columns), top = 34;
  const plot = new Plot(width, data.classes.length * size + top + 12, { left, right: 8, top, bottom: 8 });
  data.counts.forEach((row, line) => {
    const all = row.reduce((sum, each) => sum + each, 0) || 1;
    plot.add(svg("text", { x: left - 6, y: top + (line + .5) * size + 4, "text-anchor": "end" }, cut(data.classes[line][0], 12)));
    row.forEach((amount, column) => {
      const x = left + column * size, y = top + line * size, share = amount / all;
      plot.add(svg("rect", { x, y, width: size - 1, height: size - 1, fill: viridis(Math.sqrt(share)) }));
      if (size >= 22 && amount > 0) plot.add(svg("text", { x: x + size / 2, y: y + size / 2 + 4, "text-anchor": "middle", class: Math.sqrt(share) > .6 ? "on-light" : "on-dark" }, grouped.format(amount)));
      plot.marks.push({ x: x + size / 2, y: y + size / 2, text: `${data.classes[line][0]} predicted as ${data.predicted[column]}\n${count(amount, "row")}, ${percent(share)}` });
    });
  });
  data.predicted.forEach((name, column) => { if (size >= 16) plot.add(svg("text", { x: left + (column + .5) * size, y: top - 6, "text-anchor": "middle" }, cut(name, Math.max(2, Math.floor(size / 6))))); });
  plot.add(svg("text", { class: "soft", x: left, y: 12 }, "predicted"), svg("text", { class: "soft", x: 2, y: top - 6 }, "true"));
  return plot;
};

const calibration = data => width => {
  const plot = new Plot(width, 300, { left: 52, right: 52, top: 20, bottom: 38 });
  const across = linear(0, 1, plot.left, plot.right), up = linear(0, 1, plot.bottom, plot.top), most = Math.max(...data.bins.map(bin => bin[2])), tall = linear(0, most, plot.bottom, plot.bottom - (plot.bottom - plot.top) * .5);
  for (const [from, to, predictions] of data.bins) plot.add(svg("rect", { class: "grey faint", x: across(from) + 1, width: Math.max(1, across(to) - across(from) - 2), y: Math.min(tall(predictions), plot.bottom - 1), height: plot.bottom - Math.min(tall(predictions), plot.bottom - 1) }));
  plot.up(up, "share that is right");
  plot.across(across, "predicted probability");
  plot.add(svg("text", { class: "soft", x: plot.right + 4, y: tall(most) + 4 }, brief(most)), svg("line", { class: "zero", x1: across(0), y1: up(0), x2: across(1), y2: up(1) }));
  plot.line(data.bins.map(bin => [across(bin[3]), up(bin[4])]), "blue");
  for (const [from, to, predictions, probability, right] of data.bins) plot.dot(across(probability), up(right), "blue", `${percent(from)} to ${percent(to)}: ${count(predictions, "prediction")}\nsaid ${percent(probability)} on average\nright ${percent(right)}`, { r: 4 });
  return plot;
};

const scatter = data => width => {
  const plot = new Plot(width, 300, { left: 64, right: 16, top: 20, bottom: 38 });
  const range = padded(data.points.flat()), across = linear(...range, plot.left, plot.right), up = linear(...range, plot.bottom, plot.top);
  plot.up(up, "predicted");
  plot.across(across, "actual");
  plot.add(svg("line", { class: "zero", x1: across(range[0]), y1: up(range[0]), x2: across(range[1]), y2: up(range[1]) }));
  for (const [actual, predicted] of data.points) plot.dot(across(actual), up(predicted), "blue half", `actual ${number(actual)}\npredicted ${number(predicted)}`, { r: 2.6 });
  return plot;
};

const histogram = data => width => {
  const plot = new Plot(width, 300, { left: 52, right: 16, top: 20, bottom: 38 });
  const low = data.bars[0][0], high = data.bars[data.bars.length - 1][1], range = low === high ? padded([low]) : [low, high];
  const across = linear(...range, plot.left, plot.right), up = whole(linear(0, Math.max(...data.bars.map(bar => bar[2])), plot.bottom, plot.top));
  plot.up(up, "predictions", 5);
  plot.across(across, "predicted less actual");
  for (const [from, to, predictions] of data.bars) {
    const left = Math.min(across(from), across(to) - 4);
    plot.add(svg("rect", { class: "sky", x: left, width: Math.max(2, across(to) - left - 1), y: up(predictions), height: plot.bottom - up(predictions) }));
    plot.marks.push({ x: (across(from) + across(to)) / 2, y: up(predictions), text: `${number(from)} to ${number(to)}\n${count(predictions, "prediction")}` });
  }
  if (range[0] < 0 && range[1] > 0) plot.add(svg("line", { class: "zero", x1: across(0), x2: across(0), y1: plot.top, y2: plot.bottom }));
  return plot;
};

const RULES = ["grey", "green", "purple", "sky", "red"];
const legend = (plot, entries) => {
  let x = plot.left + 4;
  entries.forEach(([name, color], at) => {
    const text = cut(name, 34), wide = 24 + text.length * 6.2;
    if (x + wide > plot.right && at > 0) return;
    plot.add(svg("line", { class: "l-" + color, "stroke-width": 2, x1: x, x2: x + 14, y1: plot.top - 12, y2: plot.top - 12 }), svg("text", { class: "soft", x: x + 18, y: plot.top - 8 }, text));
    x += wide + 8;
  });
};

const forecast = (steps, rules) => width => {
  const plot = new Plot(width, 300, { left: 64, right: 16, top: 40, bottom: 38 });
  const across = linear(0, Math.max(1, steps.length - 1), plot.left, plot.right), shown = steps.flatMap(step => [step[1], step[2], ...step[3]]), range = padded(shown), up = linear(...range, plot.bottom, plot.top);
  const path = of => steps.map((step, at) => [across(at), clamp(up(of(step)), plot.top, plot.bottom)]);
  across.ticks = most => linear(0, Math.max(1, steps.length - 1), 0, 1).ticks(Math.max(1, Math.min(most, Math.floor((plot.right - plot.left) / 110)))).filter(at => Number.isInteger(at) && at < steps.length);
  across.shown = at => cut(steps[at][0].split(", ").pop(), 16);
  plot.up(up, "");
  plot.across(across, "");
  if (steps.every(step => step[3].length === 2)) plot.add(svg("polygon", { class: "orange faint", points: [...path(step => step[3][0]), ...path(step => step[3][1]).reverse()].map(point => point.map(part => part.toFixed(1)).join(",")).join(" ") }));
  rules.forEach((_, at) => plot.line(path(step => step[4][at]), RULES[at % RULES.length], { "stroke-dasharray": "4 3", "stroke-width": 1.2 }));
  plot.line(path(step => step[1]), "text", { "stroke-width": 1.6 });
  plot.line(path(step => step[2]), "orange", { "stroke-width": 2 });
  legend(plot, [["actual", "text"], ["winner", "orange"], ...rules.map((rule, at) => [rule, RULES[at % RULES.length]])]);
  steps.forEach((step, at) => plot.marks.push({ x: across(at), y: up(step[2]), text: `${step[0]}\nactual ${number(step[1])}\nwinner ${number(step[2])}${step[3].length === 2 ? `, ${number(step[3][0])} to ${number(step[3][1])}` : ""}\n${rules.map((rule, place) => `${rule} ${number(step[4][place])}`).join("\n")}` }));
  return plot;
};

const leads = data => width => {
  const plot = new Plot(width, 240, { left: 64, right: 16, top: 40, bottom: 38 });
  const across = whole(linear(1, data.leads.length, plot.left, plot.right)), up = linear(0, Math.max(...data.leads.flatMap(lead => [lead[1], ...lead[2]])) * 1.05 || 1, plot.bottom, plot.top);
  plot.up(up, "");
  plot.across(across, "steps ahead");
  data.rules.forEach((_, at) => plot.line(data.leads.map(lead => [across(lead[0]), up(lead[2][at])]), RULES[at % RULES.length], { "stroke-dasharray": "4 3" }));
  plot.line(data.leads.map(lead => [across(lead[0]), up(lead[1])]), "orange", { "stroke-width": 2 });
  legend(plot, [["winner", "orange"], ...data.rules.map((rule, at) => [rule, RULES[at % RULES.length]])]);
  for (const [ahead, error, byRule] of data.leads) plot.dot(across(ahead), up(error), "orange", `${count(ahead, "step")} ahead\nwinner ${number(error)}\n${data.rules.map((rule, at) => `${rule} ${number(byRule[at])}`).join("\n")}`);
  return plot;
};
