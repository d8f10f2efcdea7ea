// Elements and numbers. Texts become text nodes only: nothing that a run says is ever markup.
const SVG = "http://www.w3.org/2000/svg";
const fill = (node, attributes, children) => {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined).map(child => child instanceof Node ? child : String(child)));
  return node;
};
const el = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
const svg = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
/** Four significant digits, such as 0.9652, 12.35 or 1.2e-5; whole numbers in groups. */
const number = value => {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value !== "number") return String(value);
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return grouped.format(value);
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e6) return value.toPrecision(3);
  return value.toFixed(size < 10 ? 4 : size < 100 ? 3 : 2);
};
/** The number that a text is, or the text. */
const numeric = text => text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
/** Without zeros at its end, for axes and values of parameters. */
const brief = value => typeof value !== "number" ? String(value) : Number.isInteger(value) && Math.abs(value) < 1e6 ? grouped.format(value) : String(Number(value.toPrecision(4)));
const percent = share => (100 * share).toFixed(1) + " %";
const time = seconds => {
  const whole = Math.round(seconds), hours = Math.floor(whole / 3600), minutes = Math.floor(whole / 60) % 60;
  const two = part => String(part).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
};
const count = (amount, noun) => `${grouped.format(amount)} ${noun}${amount === 1 ? "" : "s"}`;
const cut = (text, most) => text.length > most ? text.slice(0, most - 1) + "…" : text;

/** A name without its middle, since those of parameters differ at their ends. */
const shorten = (text, most) => {
  const room = Math.max(4, Math.floor(most)), last = Math.ceil((room - 1) * .6);
  return text.length > room ? text.slice(0, room - 1 - last) + "…" + text.slice(text.length - last) : text;
};
/** At most seven characters, as beside an axis. */
const tiny = value => {
  const text = brief(value);
  return typeof value !== "number" ? shorten(text, 7) : text.length <= 7 ? text : value.toExponential(0);
};

/** A table whose numbers stand to the right. */
const table = (head, rows, isMarked) => {
  const numeric = head.map((_, place) => rows.length > 0 && rows.every(row => row[place] === null || row[place] === undefined || typeof row[place] === "number"));
  const kind = place => numeric[place] ? { class: "number" } : {};
  return el("div", { class: "scroll" }, el("table", {},
    el("thead", {}, el("tr", {}, head.map((name, place) => el("th", { scope: "col", ...kind(place) }, name)))),
    el("tbody", {}, rows.map(row => el("tr", isMarked && isMarked(row) ? { class: "marked" } : {}, row.map((cell, place) => el("td", kind(place), number(cell))))))));
};
