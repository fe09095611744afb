// The page comes to life: tabs, legend, keys; then the state in the address is shown.

const VIEWS = { graph: null, timeline: showTimeline, map: showMap, table: showTable };

function startPage() {
  if (about.as_of) { $("as-of").hidden = false; $("as-of").textContent = `as of ${about.as_of[1]}`; }
  for (const tab of document.querySelectorAll("[role=tab]")) tab.addEventListener("click", () => go({ view: tab.dataset.view }));
  $("tabs").addEventListener("keydown", (event) => {
    const names = Object.keys(VIEWS), turn = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!turn) return;
    const next = names[(names.indexOf(state.view) + turn + names.length) % names.length];
    go({ view: next });
    $(`tab-${next}`).focus();
  });
  $("theme").addEventListener("click", () => go({ theme: isDark() ? "light" : "dark" }, true));
  $("skip").addEventListener("click", () => { go({ view: "table" }); setTimeout(() => $("find")?.focus(), 50); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => repaint());
  // paper is light, and what is folded up is printed too
  addEventListener("beforeprint", () => { repaint("light"); document.querySelectorAll("#panel .count[aria-expanded=false]").forEach((toggle) => toggle.click()); });
  addEventListener("afterprint", () => repaint());
  let resized = 0;
  addEventListener("resize", () => { clearTimeout(resized); resized = setTimeout(() => { for (const view in made) delete made[view]; if (state.view !== "graph") showView(state); }, 200); });
  document.addEventListener("keydown", pageKey);
  startSearch();
}
const isDark = () => (state.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

function pageKey(event) {
  const typing = /^(input|textarea|select)$/i.test(event.target.tagName);
  if (event.key === "Escape" && !typing) { if (state.at || state.line || state.to || state.ask) go({ at: "", line: "", ask: "", with: "", ...(state.to ? { to: "", focus: "" } : {}) }); else if (state.focus) go({ focus: "", hops: 1 }); return; }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") { event.preventDefault(); $("search").focus(); }
  const view = { 1: "graph", 2: "timeline", 3: "map", 4: "table" }[event.key];
  if (view) { go({ view }); $(`tab-${view}`).focus(); }
}

// -- the legend, which filters ----------------------------------------------------------------------------

function showFilters() {
  const of = new Array(kinds.length).fill(0);
  for (let node = 0; node < count; node++) if (selected === null || selected.has(node)) of[nodes.group[node]]++;
  const chips = kinds.map((kind, group) => [kind, of[group]]).filter(([, number]) => number).map(([kind, number]) => {
    const off = state.hide.includes(kind.name);
    return h("button", { type: "button", class: "chip", "aria-pressed": String(!off), "data-kind": kind.name, onclick: () => go({ hide: off ? state.hide.filter((each) => each !== kind.name) : [...state.hide, kind.name] }) },
      mark(kind, 16), h("span", {}, kind.many), h("span", { class: "number" }, number.toLocaleString("en")));
  });
  const toggles = [];
  if (about.rumours) toggles.push(toggle("Rumours", "what is only rumoured", !state.sure, { sure: !state.sure }, "line rumoured"));
  if (about.past) toggles.push(toggle("Past", "what was replaced or withdrawn", state.past, { past: !state.past }, "line past"));
  const focused = document.activeElement?.dataset?.kind;
  $("filters").replaceChildren(...chips, ...toggles);
  if (focused) document.querySelector(`.chip[data-kind="${focused}"]`)?.focus();
}
function toggle(words, title, on, change, sample) {
  return h("button", { type: "button", class: "chip toggle", title, "aria-pressed": String(on), "data-kind": words, onclick: () => go(change) }, h("i", { class: sample }), h("span", {}, words));
}

function showScope() {
  const node = nodeAt(state.focus), end = nodeAt(state.to), bar = $("scope");
  bar.hidden = node < 0;
  if (node < 0) return;
  bar.replaceChildren(
    h("span", {}, end >= 0 ? "Path: " : "Only ", h("b", { dir: "auto" }, cut(nodes.label[node], 28)), end >= 0 ? " – " : ` and what is ${state.hops === 1 ? "joined to it" : `within ${state.hops} steps`}`, end >= 0 ? h("b", { dir: "auto" }, cut(nodes.label[end], 28)) : ""),
    h("button", { type: "button", onclick: () => go({ focus: "", hops: 1, to: "" }) }, "Show everything"));
}

// A view is made anew only when what it shows changes, so that a choice in it keeps its place and the focus.
const made = {};
function showView(now) {
  const what = JSON.stringify([now.focus, now.hops, now.to, now.hide, now.past, now.sure, now.find]);
  if (made[now.view] !== what) VIEWS[now.view]();
  made[now.view] = what;
  markChosen();
}
function markChosen() {
  for (const each of document.querySelectorAll(`#${state.view}-view [data-nodes]`)) each.classList.toggle("chosen", each.dataset.nodes.split(" ").includes(state.at));
}

function repaint(theme = isDark() ? "dark" : "light") {
  document.documentElement.dataset.theme = theme;
  readColours();
  if (network) { renderSky(); network.redraw(); }
}

function show(now, before) {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  document.documentElement.dataset.view = now.view;
  for (const name of Object.keys(VIEWS)) {
    const on = name === now.view;
    $(`${name}-view`).hidden = !on;
    $(`tab-${name}`).setAttribute("aria-selected", String(on));
    $(`tab-${name}`).tabIndex = on ? 0 : -1;
  }
  scope = scoped();
  compose();
  if (now.theme !== before.theme) repaint();
  showFilters();
  showScope();
  showPanel();
  if (now.view === "graph") { if (!network) startGraph(); showGraph(before); }
  else showView(now);
  document.documentElement.dataset.shown = location.hash;  // for whoever waits for it
}

document.documentElement.dataset.theme = isDark() ? "dark" : "light";
startPage();
watchers.push(show);
addEventListener("hashchange", arrive);
arrive();
