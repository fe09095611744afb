// The picture. vis-network holds the nodes in sight, moves the view and knows what the pointer is on; lines, labels and the
// far nodes are drawn here in a few strokes, which is what keeps a graph of many thousands moving.

const still = matchMedia("(prefers-reduced-motion: reduce)");
let network = null, nodeSet = null;
let shown = new Set();      // nodes that vis-network holds
let shownLines = [];        // lines between them
let lit = null;             // nodes that stand out: the chosen one and its neighbours; null: all alike

function startGraph() {
  readColours();
  uprightThen = upright();
  nodeSet = new vis.DataSet();
  network = new vis.Network($("graph"), { nodes: nodeSet, edges: new vis.DataSet() },
    { ...options, nodes: { ...options.nodes, ctxRenderer: nodeDrawn } });
  network.on("beforeDrawing", drawBehind);
  network.on("afterDrawing", drawBefore);
  network.on("click", clicked);
  network.on("doubleClick", ({ nodes: [node] }) => { if (node !== undefined) go({ focus: nodes.id[node], hops: 1, to: "", at: nodes.id[node], line: "" }); });
  network.on("hoverNode", ({ node }) => { pointed = node; pointedLine = -1; light(); });
  network.on("blurNode", () => { pointed = -1; light(); });
  network.on("dragging", ({ nodes: [node] }) => { if (node !== undefined) moved(node); else settleSoon(); });
  network.on("dragEnd", ({ nodes: [node] }) => { if (node !== undefined) moved(node); settleSoon(); });
  network.on("zoom", settleSoon);
  network.on("animationFinished", settleSoon);
  network.on("resize", () => { if (placedFor && upright() !== uprightThen) { uprightThen = upright(); compose(); place(); fit(false); } settleSoon(); });
  $("graph").addEventListener("pointermove", pointerMoved);
  $("graph").addEventListener("keydown", graphKey);
  $("zoom-in").onclick = () => zoom(1.5);
  $("zoom-out").onclick = () => zoom(1 / 1.5);
  $("zoom-fit").onclick = () => fit();
  $("tally-more").onclick = () => go({ all: !state.all, open: [], fold: [] });
  $("graph").setAttribute("aria-label", `Graph of ${plural(count, "name")}`);
  document.querySelector("#graph canvas").setAttribute("aria-hidden", "true");
  document.querySelector("#graph .vis-network").tabIndex = -1;  // the graph around it takes the focus
}

let uprightThen = false;
function sizeOf(node, scale) {
  return nodes.size[node] * Math.min(Math.max((0.8 / scale) ** 0.62, 1), 9);
}

function extent() {
  let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
  for (let node = 0; node < count; node++) {
    if (!inPicture(node)) continue;
    left = Math.min(left, X[node]); right = Math.max(right, X[node]);
    top = Math.min(top, Y[node]); bottom = Math.max(bottom, Y[node]);
  }
  return left > right ? { left: -1, right: 1, top: -1, bottom: 1 } : { left, right, top, bottom };
}

function fit(animated = true) {
  const box = extent(), area = $("graph");
  const over = state.focus ? 52 : 0, under = $("tally").hidden ? 0 : 44, high = openHeight() - over - under, scale = Math.max(0.004, Math.min(
    (area.clientWidth - Math.min(150 * textScale(), area.clientWidth * 0.24)) / (box.right - box.left + 1),
    (high - Math.min(100 * textScale(), high * 0.4)) / (box.bottom - box.top + 1), 1.3 * textScale()));
  moveTo((box.left + box.right) / 2, (box.top + box.bottom) / 2 + (area.clientHeight - high - 2 * over) / 2 / scale, scale, animated);
}

// What of the graph is in sight: the bottom sheet of a phone covers its lower part.
function openHeight() {
  const high = $("graph").clientHeight;
  return matchMedia("(max-width: 760px)").matches && document.body.classList.contains("open") ? Math.max(high - $("panel").clientHeight + 52, 120) : high;
}

function moveTo(x, y, scale, animated = true) {
  network.moveTo({ position: { x, y }, scale, animation: animated && !still.matches ? { duration: 260, easingFunction: "easeOutCubic" } : false });
  settleSoon();
}
function zoom(factor) {
  const { x, y } = network.getViewPosition();
  moveTo(x, y, Math.min(Math.max(network.getScale() * factor, 0.004), 4));
}

// Brings a node into sight.
function reveal(node, animated = true) {
  const area = $("graph"), at = network.canvasToDOM({ x: X[node], y: Y[node] }), low = openHeight();
  const scale = network.getScale();
  if (at.x > 60 && at.x < area.clientWidth - 60 && at.y > 50 && at.y < low - 40 && scale > 0.25) return;
  const next = Math.max(scale, Math.min(0.7, 1));
  moveTo(X[node], Y[node] + (area.clientHeight - low) / 2 / next, next, animated);
}

let settling = 0;
function settleSoon() {
  clearTimeout(settling);
  settling = setTimeout(() => { choose(); network.redraw(); }, 130);
}

const room = () => Math.min(Math.max(Math.round(($("graph").clientWidth * $("graph").clientHeight) / 2900), 60), 340);

// Of what is in sight, the most connected become nodes; the rest are the sky behind them.
function choose() {
  const limit = room(), next = new Set(), node = nodeAt(state.at);
  const area = $("graph"), scale = network.getScale(), middle = network.getViewPosition();
  const across = (area.clientWidth / scale) * 0.6, down = (area.clientHeight / scale) * 0.6;
  const all = (pictured ? pictured.size : count) <= limit;
  for (let each = 0; each < count && next.size < limit; each++) {
    if (inPicture(each) && (all || (Math.abs(X[each] - middle.x) < across && Math.abs(Y[each] - middle.y) < down))) next.add(each);
  }
  const pin = (each) => { if (inPicture(each)) next.add(each); };
  if (node >= 0) { pin(node); let left = 150; for (const [line, other] of linesOf(node)) if (left-- > 0 && lineShown(line)) pin(other); }
  const line = lineAt(state.line);
  if (line >= 0) { pin(links.from[line]); pin(links.to[line]); }
  hold(next);
  renderSky();
}

function hold(next) {
  const gone = [...shown].filter((node) => !next.has(node)), come = [...next].filter((node) => !shown.has(node));
  const at = (node) => ({ id: node, x: X[node], y: Y[node] });
  if (gone.length) nodeSet.remove(gone);
  if (come.length) nodeSet.add(come.map(at));
  if (replaced) nodeSet.update([...next].filter((node) => shown.has(node)).map(at));
  replaced = false;
  shown = next;
  leans.clear();
  shownLines = [];
  for (const node of shown) for (const [line, other] of linesOf(node)) if (other > node && shown.has(other) && lineShown(line)) shownLines.push(line);
  tally();
}

// What part of the graph is drawn, and the way to the rest.
function tally() {
  const area = $("graph"), scale = network.getScale(), middle = network.getViewPosition();
  let all = 0, far = 0;
  for (let node = 0; node < count; node++) {
    if (!inPicture(node)) continue;
    all++;
    if (!shown.has(node) && Math.abs(X[node] - middle.x) * scale < area.clientWidth / 2 && Math.abs(Y[node] - middle.y) * scale < area.clientHeight / 2) far++;
  }
  const large = coreNow().length > 0 && nodeAt(state.focus) < 0, told = (number) => number.toLocaleString("en");
  $("tally").hidden = !(large || far > 0);
  $("tally-words").textContent = large && !state.all ? `${added.size || state.fold.length ? told(all) : `The ${told(all)} most connected`} of ${told(count)} names` : far > 0 ? `${told(all - far)} of ${told(all)} drawn large; zoom in for more` : `All ${told(all)} names`;
  $("tally-more").hidden = !large;
  $("tally-more").textContent = state.all ? "Show the most connected" : "Show all";
}

let placedFor = "";
function showGraph(before) {
  const first = !placedFor, changed = first || ["focus", "hops", "to", "all"].some((name) => state[name] !== before[name]);
  const now = JSON.stringify([state.focus, state.hops, state.to, state.all, upright(), ...added]) + (pictured ? pictured.size : "");
  if (changed) dragged.clear();
  if (now !== placedFor) place();
  placedFor = now;
  pointedLine = -1;
  choose();
  light();
  if (changed) {
    fit(!first);
    say(scope ? `${state.to ? "Path" : `Only ${nodes.label[nodeAt(state.focus)]} and around`}: ${plural(scope.size, "name")}` : plural(pictured ? pictured.size : count, "name"));
  }
  const node = nodeAt(state.at);
  if (node >= 0 && inPicture(node)) {
    if (state.at !== before.at && (first || !changed)) reveal(node, !first);
    const grown = state.open.length + state.fold.length !== before.open.length + before.fold.length;
    if (first && state.open.includes(state.at)) widen(node, false);
    if (grown && !changed) { widen(node); say(`${plural(pictured.size, "name")} in the picture`); }
    else if (state.at !== before.at) say(`${nodes.label[node]}, ${kindOf(node).one}, joined to ${neighbours(node).length}${waiting.get(node) ? `, ${waiting.get(node)} of them not in the picture` : ""}`);
  }
}

// Brings a node and what is joined to it into sight, large enough to be read.
function widen(node, animated = true) {
  const area = $("graph"), all = [node, ...neighbours(node).filter(inPicture)], scale = network.getScale();
  const left = Math.min(...all.map((each) => X[each])), right = Math.max(...all.map((each) => X[each])), top = Math.min(...all.map((each) => Y[each])), bottom = Math.max(...all.map((each) => Y[each]));
  const high = openHeight(), next = Math.min((area.clientWidth - Math.min(220, area.clientWidth * 0.4)) / (right - left + 1), (high - Math.min(140, high * 0.4)) / (bottom - top + 1), Math.max(scale, 1.1));
  moveTo((left + right) / 2, (top + bottom) / 2 + (area.clientHeight - high) / 2 / next, next, animated);
}
