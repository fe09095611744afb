// What is on show, kept in the address's fragment alone: a link to a view is the view, back and forward walk through it.

const FRESH = { view: "graph", at: "", line: "", focus: "", hops: 1, to: "", open: [], fold: [], all: false, hide: [], past: false, sure: false, ask: "", with: "", find: "", theme: "" };
let state = { ...FRESH };
const watchers = [];

function parsed(fragment) {
  const found = { ...FRESH };
  for (const [name, value] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    if (name === "hide") found.hide = value.split(",").filter((each) => kinds.some((kind) => kind.name === each));
    else if (name === "hops") found.hops = Math.min(Math.max(Number(value) || 1, 1), 3);
    else if (name === "open" || name === "fold") found[name] = value.split(",").filter((each) => numberOf.has(each));
    else if (name === "past" || name === "sure" || name === "all") found[name] = value === "1";
    else if (name === "view") found.view = ["graph", "timeline", "map", "table"].includes(value) ? value : "graph";
    else if (name === "theme") found.theme = ["dark", "light"].includes(value) ? value : "";
    else if (["at", "focus", "to", "with"].includes(name)) found[name] = numberOf.has(value) ? value : "";
    else if (name === "ask") found.ask = look.questions.some((ask) => ask.id === value) ? value : "";
    else if (["line", "find"].includes(name)) found[name] = value;
  }
  return found;
}

function fragment(of) {
  const told = new URLSearchParams();
  for (const [name, value] of Object.entries(of)) {
    const text = Array.isArray(value) ? value.join(",") : value === true ? "1" : value === false ? "" : String(value);
    if (text && text !== String(FRESH[name]) && !(name === "hops" && !of.focus)) told.set(name, text);
  }
  return `#${told.toString().replace(/%2F/g, "/").replace(/%2C/g, ",")}`;
}

// `quietly` changes what is on show without a step for the back button.
function go(change, quietly = false) {
  const next = fragment({ ...state, ...change });
  if (next === (location.hash || "#")) return;
  if (quietly) { location.replace(next); } else { location.hash = next; }
}

function arrive() {
  const before = state;
  state = parsed(location.hash);
  for (const watch of watchers) watch(state, before);
}
const nodeAt = (id) => (id && numberOf.has(id) ? numberOf.get(id) : -1);

// -- what the filters and the focus leave -------------------------------------------------------------

const hidden = () => new Set(state.hide);
function lineShown(line) {
  const how = links.state[line];
  return !(how === "past" && !state.past) && !(how === "rumoured" && state.sure);
}
function factShown(fact) {
  const past = fact.state === "superseded" || fact.state === "retired";
  return !(past && !state.past) && !(fact.state === "rumoured" && state.sure);
}

// The nodes within `hops` lines of one, each with its distance; filters hold.
function around(node, hops) {
  const gone = hidden(), found = new Map([[node, 0]]);
  let edge = [node];
  for (let step = 1; step <= hops; step++) {
    const next = [];
    for (const here of edge) for (const [line, other] of linesOf(here)) {
      if (!found.has(other) && lineShown(line) && !gone.has(kindOf(other).name)) { found.set(other, step); next.push(other); }
    }
    edge = next;
  }
  return found;
}

// The fewest lines from one node to another, through films, series and people only, as the `path` command goes.
function pathBetween(start, end) {
  const through = new Set(["film", "series", "person"]), from = new Map([[start, null]]);
  let edge = [start];
  while (edge.length && !from.has(end)) {
    const next = [];
    for (const here of edge) {
      const steps = [...linesOf(here)].sort((a, b) => (nodes.id[a[1]] < nodes.id[b[1]] ? -1 : 1));
      for (const [line, other] of steps) {
        if (from.has(other) || !lineShown(line) || (other !== end && !through.has(kindOf(other).name))) continue;
        from.set(other, [here, line]);
        next.push(other);
      }
    }
    edge = next;
  }
  if (!from.has(end)) return null;
  const steps = [];
  for (let here = end; from.get(here); here = from.get(here)[0]) steps.unshift([...from.get(here), here]);
  return steps;
}

// The nodes that lie on a path or around a focus, with their distance; `selected` are they and what was opened around them,
// which is what every view is about. Null stands for all.
let scope = null, selected = null;
function scoped() {
  const node = nodeAt(state.focus);
  if (node < 0) return null;
  const end = nodeAt(state.to);
  if (end >= 0) return new Map([[node, 0], ...(pathBetween(node, end) || [[0, 0, end]]).map((step, place) => [step[2], place + 1])]);
  return around(node, state.hops);
}
function nodeShown(node) {
  return (selected === null || selected.has(node)) && !state.hide.includes(kindOf(node).name);
}
