// Builds the page from its data.
const page = JSON.parse(document.getElementById("data").textContent);
const main = document.getElementById("page");
const built = page.study === undefined ? [changesSection(page)]
  : [winnerSection, comparisonSection, importanceSection, progressSection, curvesSection, timeSection, failureSection, changesSection, frontSection, holdOutSection, provenanceSection].map(make => make(page));
const shown = built.filter(each => each !== null);
const began = [];
if (page.study !== undefined) {
  const { complete, pruned, failed } = page.counts;
  began.push(el("p", { class: "soft" }, `${grouped.format(page.finished)} of ${count(page.asked, "trial")} over: ${grouped.format(complete)} complete, ${grouped.format(pruned)} pruned, ${grouped.format(failed)} failed. ${page.ending ? "The search has ended: " + page.ending + "." : "The search has not ended."}${page.asOf ? " As of " + page.asOf.replace("T", " ").replace(/\.\d+Z$/, "Z") + "." : ""}`));
}
main.replaceChildren(el("h1", {}, page.study === undefined ? "Runs side by side" : page.study), ...began,
  el("nav", { "aria-label": "sections" }, shown.map(each => el("a", { href: "#" + each.id }, each.firstChild.textContent))), ...shown);
figures.forEach(each => each.redraw());
document.documentElement.dataset.drawn = Math.round(performance.now());
