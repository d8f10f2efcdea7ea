// The sections of the page in order. A section without anything to tell is left out, or says so.
const section = (id, title, ...children) => el("section", { id }, el("h2", {}, title), ...children);
const tile = (value, name, more) => el("div", { class: "tile" }, el("span", {}, name), el("b", {}, value), more ? el("span", {}, more) : null);
const between = (low, high) => `${number(low)} to ${number(high)}`;

const values = rows => table(["parameter", "value", "default"], rows.map(([name, value, usual]) => [name, brief(value), usual === null ? "–" : brief(usual)]), row => row[2] !== "–" && row[1] !== row[2]);

const winnerSection = page => {
  const winner = page.winner;
  if (!winner) return section("winner", "What won", el("p", {}, page.finished === 0 ? "No trial is over yet." : "No trial is complete and feasible."));
  const further = winner.further.map(([name, value]) => tile(number(value), name));
  const words = winner.words.length > 0 ? winner.words.map(line => el("p", {}, line.trim())) : [el("p", { class: "soft" }, "The winner is not trained yet; this is the best trial so far" + (page.several ? ", by all goals." : "."))];
  return section("winner", `Trial ${winner.trial} ` + (winner.trained ? "won" : page.several ? "is the knee of the front so far" : "is the best so far"),
    el("div", { class: "tiles" },
      tile(number(winner.score), `${page.metric} over ${count(winner.folds, "fold")}`, winner.deviation === null ? null : `± ${number(winner.deviation)} between folds; this trial by itself: ${between(...winner.interval)} (95 %)`),
      winner.honest && winner.chosenFrom > 1 ? tile(number(winner.honest[0]), "honest score", `90 % from ${between(winner.honest[1], winner.honest[2])}; without the luck of the best of ${count(winner.chosenFrom, "trial")}`) : null,
      winner.holdOut !== null ? tile(number(winner.holdOut), "on held-out rows", (winner.holdOutInterval ? `90 % from ${between(...winner.holdOutInterval)}; ` : "") + `${count(winner.holdOutRows, "row")} that no trial has seen`) : null,
      ...further),
    words,
    el("h3", {}, "Values"), values(winner.values.slice(0, 30)), winner.values.length > 30 ? el("details", {}, el("summary", {}, `${winner.values.length - 30} more`), values(winner.values.slice(30))) : null,
    el("p", { class: "soft" }, "Bold values differ from the defaults."),
    el("h3", {}, "Commands"), winner.commands.map(([name, command]) => el("div", {}, el("span", { class: "soft" }, name), el("pre", {}, command))),
    winner.holdOutScores.length > 1 ? el("details", {}, el("summary", {}, "all scores on the held-out rows"), table(["metric", "score"], winner.holdOutScores)) : null,
    winner.baselines.length > 0 ? [el("h3", {}, "Simple predictions"), table(["rule", page.metric], winner.baselines)] : null);
};

const confirmed = data => {
  if (!data) return null;
  if (data.rounds === 0) return el("p", {}, "Nothing was confirmed: there was no other trial to train again, or no room to.");
  const [score, low, high] = data.score;
  return [
    el("p", {}, `Trained again in ${count(data.rounds, "round")} (${count(data.folds, "new fold")}, new seeds), trial ${data.best} scores ${number(score)} (90 % from ${number(low)} to ${number(high)}); ${data.tied > 1 ? count(data.tied - 1, "other trial") + " still tied with it" : "no other trial is tied with it now"}.`),
    el("h3", {}, "Trained again"),
    table(["trial", "score of the search", "score on new folds", "new folds", "outcome", "after round"], data.rows.map(row => [row.trial, row.before, row.score, row.folds.length, row.reason.replace("_", " "), row.left]))];
};

const comparisonSection = page => {
  const data = page.comparison;
  if (!data || data.rows.length === 0 || page.several) return null;
  const words = data.compared < 2 ? "There was nothing to choose from."
    : data.tied > 1 ? `${count(data.tied - 1, "other trial")} cannot be told from trial ${data.best} by the folds (corrected resampled t-test, one-sided 5 %, Holm); the simplest of them is trial ${data.simplest}.`
    : `The folds tell trial ${data.best} from all others (corrected resampled t-test, one-sided 5 %, Holm).`;
  return section("better", "Is it really better?", el("p", {}, words), confirmed(data.confirmation),
    figure("The best trials, fold by fold", "Each dot is a fold, the line their mean; blue trials are tied with the best one.", foldDots(data),
      () => table(["rank", "trial", "score", "deviation", "difference", "from", "to", "tied", "parameters", "epochs"], data.rows.map(row => [row.rank, row.trial, row.score, row.deviation, ...(row.difference.length > 0 ? row.difference : [null, null, null]), row.tied ? "yes" : "no", row.parameters, row.epochs]))));
};

const importanceSection = page => {
  const data = page.importance;
  if (!data || data.trials.length === 0 || data.parameters.length === 0) return null;
  const some = data.trials.length < data.scored ? `Drawn are ${data.trials.length} of ${count(data.scored, "complete trial")}, the best ones among them. ` : "";
  const names = data.parameters.map(axis => axis.name), rows = () => table(["trial", page.metric, ...names], data.trials.map(row => [row[0], row[1], ...row.slice(2).map(value => value === null ? "" : typeof value === "number" ? value : String(value))]));
  const filters = new Map(), passing = el("span", { class: "soft", role: "status" });
  const lines = figure("Values together", `Lines are the best ${count(Math.min(data.best, data.trials.length), "trial")}, the best one orange; grey are the others. ${some}Drag along an axis to filter.`, parallel(data, page, filters, text => { passing.textContent = text; }), rows);
  const clear = el("button", { type: "button" }, "no filter");
  clear.addEventListener("click", () => { filters.clear(); lines.redraw(); });
  return section("importance", "What moved the score",
    data.shares.length > 0 ? figure("Importance of the parameters", "Functional ANOVA over the whole space, less the share of chance; grey ones may be chance.", shareBars(data.shares, data.pairs),
      () => table(["parameter", "share", "from", "to", "trials"], [...data.shares, ...data.pairs])) : el("p", { class: "soft" }, "There are too few complete trials, or parameters, to measure importance."),
    el("h3", {}, "Score by each parameter"), el("p", { class: "soft" }, some + "The best trial is orange; scores far off stand on the edge."),
    el("div", { class: "grid" }, data.parameters.slice(0, 6).map((axis, place) => figure(null, null, slice(axis, place, data, page),
      () => table(["trial", axis.name, page.metric], data.trials.filter(row => row[place + 2] !== null).map(row => [row[0], row[place + 2], row[1]])), `score by ${axis.name}`))),
    data.pair ? figure("The strongest pair", `Colours and lines are the mean score around each place, by a Gaussian kernel of ${percent(data.pair.bandwidth)} of each axis; dots are trials, the best one orange. Nothing is drawn where no trial is near.`, pairSurface(data.pair, page),
      () => table([data.pair.names[0], data.pair.names[1], "mean score"], data.pair.means.map((mean, at) => [brief(data.pair.across[at % data.pair.across.length]), brief(data.pair.up[Math.floor(at / data.pair.across.length)]), mean]).filter(row => row[2] !== null))) : null,
    lines, el("div", { class: "buttons" }, clear, passing));
};

const progressSection = page => {
  const data = page.progress;
  if (data.points.length === 0) return null;
  let axis = 0;
  const some = data.points.length < data.scored ? ` Drawn are ${data.points.length} of ${count(data.scored, "trial")}.` : "";
  const chart = figure("Best score so far", "Blue is the best so far, grey each trial; scores far off stand on the edge." + some, width => bestSoFar(data, page, axis)(width),
    () => table(["trials", "epochs", "seconds", "best " + page.metric, "trial"], data.steps));
  const buttons = ["by trials", "by epochs", "by time"].map((name, place) => {
    const button = el("button", { type: "button", "aria-pressed": String(place === 0) }, name);
    button.addEventListener("click", () => {
      axis = place;
      buttons.forEach((each, at) => each.setAttribute("aria-pressed", String(at === place)));
      chart.redraw();
    });
    return button;
  });
  return section("progress", "How it got there", el("div", { class: "buttons" }, buttons), chart);
};

const curvesSection = page => {
  const data = page.curves;
  if (data.lines.length === 0 && data.band.length === 0) return null;
  return section("curves", "How they learned",
    figure("Score by epoch, mean over the folds", `Lines are the best ${count(data.lines.length, "trial")}, the best one orange${data.others > 0 ? `; the band has the middle eight tenths of ${count(data.others, "other")}` : ""}. The axis follows the middle of them, whatever diverged.`, curves(data, page),
      () => el("div", {}, table(["trial", "epoch", page.metric], data.lines.flatMap(line => line.points.map(point => [line.trial, ...point]))), el("p", {}, "Others"), table(["epoch", "tenth", "half", "nine tenths", "trials"], data.band))));
};

const timeSection = page => {
  const data = page.time;
  if (data.attempts === 0) return null;
  return section("time", "Where the time went",
    el("div", { class: "tiles" }, tile(time(data.wall), "from the first decision to the latest row"), tile(time(data.busy), `in ${count(data.attempts, "attempt")} at folds`),
      tile(data.use === null ? "–" : percent(data.use), `use of ${count(data.slots, "slot")}`, "as many folds as were in training at once"), data.trials.pruned > 0 ? tile(number(data.saved), "epochs saved by pruning", "if pruned trials had been as long as complete ones") : null),
    figure("Folds in training", null, slots(data), () => table(["from second", "folds in the mean"], data.bins.map((busy, at) => [at * data.wall / data.bins.length, busy]))),
    el("div", { class: "grid two" }, figure("Epochs by outcome of the trial", null, outcomes(data.epochs, "epoch"), () => table(["outcome", "epochs"], Object.entries(data.epochs))),
      figure("Trials by outcome", null, outcomes(data.trials, "trial"), () => table(["outcome", "trials"], Object.entries(data.trials)))),
    el("h3", {}, "Hosts"), table(["host", "attempts", "time", "failed"], data.hosts.map(([host, attempts, seconds, failed]) => [host, attempts, time(seconds), failed])));
};

const failureSection = page => section("failures", "What failed", page.failures.length === 0 ? el("p", {}, "Nothing failed.")
  : table(["kind", "attempts", "trials", "first message", "host", "trials"], page.failures.map(each => [each.kind, each.attempts, each.trials, each.message, each.host, each.first.join(", ") + (each.trials > each.first.length ? ", …" : "")])));

const changesSection = page => {
  const data = page.changes;
  if (!data) return null;
  const isPair = data.names.length === 2, lines = data.lines.map((line, at) => ({ line, difference: data.differences[at], isSame: new Set(line.slice(1).map(String)).size === 1 }));
  const rows = some => table(["", ...data.names, ...(isPair ? ["difference"] : [])], some.map(({ line, difference }) => [line[0], ...line.slice(1).map(cell => cell === null ? "–" : typeof cell === "number" ? number(cell) : cell), ...(isPair ? [difference === null ? "" : (difference > 0 ? "+" : "") + number(difference)] : [])]));
  const changed = lines.filter(each => !each.isSame), same = lines.filter(each => each.isSame);
  return section("changes", page.study ? "What changed since the run before" : "Side by side",
    changed.length === 0 ? el("p", {}, "Nothing differs.") : rows(changed),
    same.length > 0 ? el("details", {}, el("summary", {}, `${count(same.length, "line")} that ${same.length === 1 ? "is" : "are"} the same`), rows(same)) : null);
};

const frontSection = page => {
  const data = page.front;
  if (!data) return null;
  const charts = data.goals.slice(1).map((_, at) => figure(`${data.goals[0]} against ${data.goals[at + 1]}`, at === 0 ? "Blue trials are on the front: no other one beats them; the knee is orange." : null, frontChart(data, 0, at + 1), () => table(["trial", "", data.goals[0], data.goals[at + 1]], [...data.front.map(row => [row[0], row[0] === data.knee ? "knee" : "front", row[1], row[at + 2]]), ...data.others.map(row => [row[0], "", row[1], row[at + 2]])])));
  return section("front", "The front", el("p", {}, `${count(data.front.length, "trial")} on the front, hypervolume ${number(data.hypervolume)}; the knee is trial ${data.knee}.`), charts,
    el("details", {}, el("summary", {}, "the front by all goals"), table(["trial", ...data.goals], data.front, row => row[0] === data.knee)));
};

const holdOutSection = page => {
  const { classes } = page, data = page.diagnostics, parts = [], pictures = [];
  if (classes.classes.length > 0) {
    const rows = () => el("div", {}, table(classes.head, classes.classes), table(["true \\ predicted", ...classes.predicted], classes.counts.map((row, at) => [classes.classes[at][0], ...row])));
    if (classes.predicted.length > 0) pictures.push(figure("Confusion of classes", "Each row of the picture is a class, its colour the share of its rows.", confusion(classes), rows));
    else parts.push(el("h3", {}, classes.cut > 0 ? `The ${classes.classes.length} of ${classes.classes.length + classes.cut} classes with the lowest F1` : "Label by label"), table(classes.head, classes.classes));
  }
  if (data && data.bins.length > 0) pictures.push(figure("Calibration", `Points on the line are right as often as they say; bars count the predictions. Expected calibration error: ${number(data.calibrationError)}.`, calibration(data),
    () => table(["from", "to", "predictions", "mean probability", "share right"], data.bins)));
  parts.push(classes.predicted && classes.predicted.length > 12 ? pictures : el("div", { class: "grid two" }, pictures));
  if (data) {
    const ofNumbers = data.points.length > 0, shown = text => ofNumbers ? numeric(text) : text;
    if (data.confusions.length > 0) parts.push(el("h3", {}, "Most frequent confusions"), table(["true class", "predicted", "rows"], data.confusions.slice(0, 12)));
    data.series.forEach(([name, steps]) => parts.push(figure("Forecast one step ahead" + (name ? ": " + name : ""), `Solid are the winner${steps.some(step => step[3].length > 0) ? ", with its outermost quantiles," : ""} and what came, dashed the simple rules.`, forecast(steps, data.rules),
      () => table(["step", "actual", "winner", ...data.rules, "lowest", "highest"], steps.map(([at, actual, predicted, bounds, byRule]) => [at, actual, predicted, ...byRule, bounds[0], bounds[1]])))));
    if (data.leads.length > 1) parts.push(figure("Error by steps ahead", "Mean absolute error on all held-out rows.", leads(data), () => table(["steps ahead", "winner", ...data.rules], data.leads.map(([ahead, error, byRule]) => [ahead, error, ...byRule]))));
    if (ofNumbers) parts.push(el("div", { class: "grid two" }, figure("Predicted and actual", `${count(data.points.length, "prediction")}; those on the line are right.`, scatter(data), () => table(["actual", "predicted"], data.points)),
      figure("Errors", `Predicted less actual: ${number(data.meanError)} on average, ± ${number(data.deviation)}. The outermost bars also count what is beyond.`, histogram(data), () => table(["from", "to", "predictions"], data.bars))));
    if (data.errors.length > 0) parts.push(el("h3", {}, "Largest errors"), table(["row", "actual", "predicted", "error"], data.errors.map(([row, actual, predicted, error]) => [row, shown(actual), shown(predicted), error])),
      el("p", { class: "soft" }, (ofNumbers ? "" : classes.predicted && classes.predicted.length > 0 || data.confusions.length > 0 ? "The error is 1 less the probability of the true class. " : "The error is the mean over the labels. ") + (data.series.length > 0 ? "" : "Rows are counted from 1 among those with a target, those of a test file behind the others.")));
  }
  return classes.classes.length === 0 && !data ? null : section("hold-out", "The winner on the held-out rows", parts);
};

const provenanceSection = page => !page.provenance ? null : section("provenance", "What it rests on", table(["", ""], page.provenance));
