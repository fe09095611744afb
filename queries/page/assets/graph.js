// The picture. vis-network holds the nodes in sight, moves the view and knows what the pointer is on; lines, labels and the
// far nodes are drawn here in a few strokes, which is what keeps a graph of many thousands moving.

const X = Float64Array.from(nodes.x), Y = Float64Array.from(nodes.y);  // where nodes stand now: dragged, or around a focus
const shapes = kinds.map((kind) => ({ shape: new Path2D(kind.shape), icon: new Path2D(kind.icon) }));
const paint = { colours: [], ink: "", paper: "", line: "", faint: "", accent: "", amber: "" };
const still = matchMedia("(prefers-reduced-motion: reduce)");
let network = null, nodeSet = null;
let shown = new Set();      // nodes that vis-network holds
let shownLines = [];        // lines between them
let lit = null;             // nodes that stand out: the chosen one and its neighbours; null: all alike
let replaced = false;       // whether nodes stand elsewhere than vis-network knows
let pointed = -1, pointedLine = -1, pointedFar = -1;
const sky = { canvas: document.createElement("canvas"), box: null };

function readColours() {
  const style = getComputedStyle(document.documentElement), value = (name) => style.getPropertyValue(name).trim();
  paint.colours = kinds.map((kind) => value(`--${kind.name}`));
  for (const name of ["ink", "paper", "line", "faint", "accent", "amber", "muted", "glyph"]) paint[name] = value(`--${name}`);
}

function startGraph() {
  readColours();
  nodeSet = new vis.DataSet();
  network = new vis.Network($("graph"), { nodes: nodeSet, edges: new vis.DataSet() },
    { ...options, nodes: { ...options.nodes, ctxRenderer: nodeDrawn } });
  place();
  fit(false);
  choose();
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
  network.on("resize", settleSoon);
  $("graph").addEventListener("pointermove", pointerMoved);
  $("graph").addEventListener("keydown", graphKey);
  $("zoom-in").onclick = () => zoom(1.5);
  $("zoom-out").onclick = () => zoom(1 / 1.5);
  $("zoom-fit").onclick = () => fit();
  $("graph").setAttribute("aria-label", `Graph of ${plural(count, "name")}`);
  document.querySelector("#graph canvas").setAttribute("aria-hidden", "true");
  document.querySelector("#graph .vis-network").tabIndex = -1;  // the graph around it takes the focus
}

// -- where nodes stand ----------------------------------------------------------------------------------

// Everything stands where Python put it; a focus in rings around its node; a path in a row.
function place() {
  const node = nodeAt(state.focus), end = nodeAt(state.to);
  const tall = $("graph").clientHeight > $("graph").clientWidth * 1.15;  // a phone held upright: the picture lies on its side
  X.set(tall ? nodes.y : nodes.x);
  Y.set(tall ? nodes.x.map((each) => each * 1.3) : nodes.y);
  replaced = true;
  if (node < 0) return;
  const wide = $("graph").clientWidth > $("graph").clientHeight;
  if (end >= 0) {
    const row = [...scope.keys()], gap = wide ? 230 : 150;
    row.forEach((each, at) => {
      const along = (at - (row.length - 1) / 2) * gap, across = at % 2 ? 55 : -55;
      X[each] = wide ? along : across;
      Y[each] = wide ? across : along;
    });
    return;
  }
  rings(node, wide ? 1.25 : 0.95);
}

function rings(centre, stretch) {
  // a character stands behind its actor
  const inside = new Map([[centre, []]]), away = new Map(scope);
  for (const [node, steps] of scope) if (node !== centre && kindOf(node).name === "character") for (const [, other] of linesOf(node)) if (other !== centre && scope.get(other) === steps && kindOf(other).name === "person") away.set(node, steps + 1);
  const order = [...scope.keys()].filter((each) => each !== centre)
    .sort((a, b) => away.get(a) - away.get(b) || nodes.group[a] - nodes.group[b] || a - b);
  for (const node of order) {
    const parent = [...linesOf(node)].map(([, other]) => other).filter((other) => inside.has(other) && away.get(other) === away.get(node) - 1).sort((a, b) => a - b)[0] ?? centre;
    inside.get(parent).push(node);
    inside.set(node, []);
  }
  const weight = new Map();
  for (const node of [...order].reverse()) weight.set(node, Math.max(1, inside.get(node).reduce((sum, each) => sum + weight.get(each), 0)));
  const depth = Math.max(0, ...away.values()), radius = [0];
  for (let ring = 1; ring <= depth; ring++) {
    const crowd = order.filter((node) => away.get(node) === ring).length;
    radius.push(Math.max(radius[ring - 1] + (ring === 1 ? 175 : 115), (crowd * 50) / (2 * Math.PI)));
  }
  const put = (node, from, to) => {
    let at = from;
    const all = inside.get(node).reduce((sum, each) => sum + weight.get(each), 0);
    inside.get(node).forEach((each, turn) => {
      const share = ((to - from) * weight.get(each)) / all, angle = at + share / 2;
      const far = radius[away.get(each)] * (inside.get(node).length > 18 && turn % 2 ? 1.22 : 1);
      X[each] = Math.cos(angle) * far * stretch;
      Y[each] = Math.sin(angle) * far;
      put(each, at, at + share);
      at += share;
    });
  };
  X[centre] = 0;
  Y[centre] = 0;
  put(centre, -Math.PI / 2, 1.5 * Math.PI);
}

function moved(node) {
  const at = network.getPosition(node);
  X[node] = at.x;
  Y[node] = at.y;
}

// -- the view -------------------------------------------------------------------------------------------

// Half the size of a node, in the network's units: far away, nodes shrink less than distances do.
function sizeOf(node, scale) {
  return nodes.size[node] * Math.min(Math.max((0.8 / scale) ** 0.62, 1), 9);
}

function extent() {
  let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
  for (let node = 0; node < count; node++) {
    if (!nodeShown(node)) continue;
    left = Math.min(left, X[node]); right = Math.max(right, X[node]);
    top = Math.min(top, Y[node]); bottom = Math.max(bottom, Y[node]);
  }
  return left > right ? { left: -1, right: 1, top: -1, bottom: 1 } : { left, right, top, bottom };
}

function fit(animated = true) {
  const box = extent(), area = $("graph");
  const scale = Math.min((area.clientWidth - Math.min(190, area.clientWidth * 0.26)) / (box.right - box.left + 1), (area.clientHeight - (state.focus ? 150 : 90)) / (box.bottom - box.top + 1), 1.3 * textScale());
  moveTo((box.left + box.right) / 2, (box.top + box.bottom) / 2, Math.max(scale, 0.004), animated);
}

function moveTo(x, y, scale, animated = true) {
  network.moveTo({ position: { x, y }, scale, animation: animated && !still.matches ? { duration: 260, easingFunction: "easeOutCubic" } : false });
  settleSoon();
}
function zoom(factor) {
  const { x, y } = network.getViewPosition();
  moveTo(x, y, Math.min(Math.max(network.getScale() * factor, 0.004), 4));
}

// Brings a node into sight; the bottom sheet of a phone covers the lower half.
function reveal(node) {
  const area = $("graph"), at = network.canvasToDOM({ x: X[node], y: Y[node] });
  const low = matchMedia("(max-width: 760px)").matches ? area.clientHeight * 0.4 : area.clientHeight;
  const scale = network.getScale();
  if (at.x > 60 && at.x < area.clientWidth - 60 && at.y > 50 && at.y < low - 40 && scale > 0.25) return;
  const next = Math.max(scale, Math.min(0.7, 1));
  moveTo(X[node], Y[node] + (area.clientHeight - low) / 2 / next, next);
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
  const all = count <= limit;
  for (let each = 0; each < count && next.size < limit; each++) {
    if (nodeShown(each) && (all || (Math.abs(X[each] - middle.x) < across && Math.abs(Y[each] - middle.y) < down))) next.add(each);
  }
  const pin = (each) => { if (nodeShown(each)) next.add(each); };
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
  shownLines = [];
  for (const node of shown) for (const [line, other] of linesOf(node)) if (other > node && shown.has(other) && lineShown(line)) shownLines.push(line);
  tally();
}

function tally() {
  const area = $("graph"), scale = network.getScale(), middle = network.getViewPosition();
  let all = 0, far = 0;
  for (let node = 0; node < count; node++) {
    if (!nodeShown(node)) continue;
    all++;
    if (!shown.has(node) && Math.abs(X[node] - middle.x) * scale < area.clientWidth / 2 && Math.abs(Y[node] - middle.y) * scale < area.clientHeight / 2) far++;
  }
  $("tally").textContent = far > 0 ? `${(all - far).toLocaleString("en")} of ${all.toLocaleString("en")} drawn large; zoom in for more` : "";
}

// -- drawing --------------------------------------------------------------------------------------------

// The far nodes and their lines, once into a picture that is moved along while the view moves.
function renderSky() {
  const area = $("graph"), scale = network.getScale(), middle = network.getViewPosition(), margin = 1.5;
  const width = Math.round(area.clientWidth * margin), height = Math.round(area.clientHeight * margin);
  sky.box = null;
  if (shown.size === count || !width || !height) return;
  sky.canvas.width = width;
  sky.canvas.height = height;
  const ctx = sky.canvas.getContext("2d");
  const left = middle.x - width / 2 / scale, top = middle.y - height / 2 / scale;
  const sx = (node) => (X[node] - left) * scale, sy = (node) => (Y[node] - top) * scale;
  const inside = (node) => { const x = sx(node), y = sy(node); return x > -50 && y > -50 && x < width + 50 && y < height + 50; };
  ctx.strokeStyle = paint.line;
  ctx.lineWidth = 0.6;
  ctx.globalAlpha = links.from.length > 8000 ? 0.22 : 0.4;
  ctx.beginPath();
  let budget = 16000;
  for (let line = 0; line < links.from.length && budget > 0; line++) {
    const a = links.from[line], b = links.to[line];
    if ((shown.has(a) && shown.has(b)) || !lineShown(line) || !nodeShown(a) || !nodeShown(b) || !(inside(a) || inside(b))) continue;
    ctx.moveTo(sx(a), sy(a));
    ctx.lineTo(sx(b), sy(b));
    budget--;
  }
  ctx.stroke();
  ctx.globalAlpha = 0.75;
  for (let group = 0; group < kinds.length; group++) {
    ctx.fillStyle = paint.colours[group];
    for (let node = 0; node < count; node++) {
      if (nodes.group[node] !== group || shown.has(node) || !nodeShown(node) || !inside(node)) continue;
      const r = Math.min(Math.max(nodes.size[node] * scale, 1.1), 5);
      ctx.fillRect(sx(node) - r, sy(node) - r, 2 * r, 2 * r);
    }
  }
  ctx.globalAlpha = 1;
  sky.box = { left, top, width: width / scale, height: height / scale };
}

function drawBehind(ctx) {
  const scale = network.getScale();
  if (sky.box) {
    ctx.globalAlpha = lit ? 0.35 : 1;
    ctx.drawImage(sky.canvas, sky.box.left, sky.box.top, sky.box.width, sky.box.height);
    ctx.globalAlpha = 1;
  }
  const chosen = lineAt(state.line), strokes = { plain: [], lit: [], rumoured: [], contested: [], past: [] };
  for (const line of shownLines) {
    const how = links.state[line];
    if (standsOut(line, chosen)) strokes.lit.push(line);
    else strokes[how === "current" ? "plain" : how].push(line);
  }
  const quiet = lit ? 0.28 : 1;
  stroke(ctx, strokes.plain, paint.line, 1.1 / scale, [], quiet);
  stroke(ctx, strokes.past, paint.line, 1 / scale, [1.5 / scale, 4 / scale], quiet);
  stroke(ctx, strokes.rumoured, paint.muted, 1.2 / scale, [5 / scale, 4 / scale], quiet * 0.8);
  stroke(ctx, strokes.contested, paint.amber, 1.5 / scale, [9 / scale, 3 / scale], quiet);
  for (const line of strokes.lit) {
    const how = links.state[line], dash = { rumoured: [5, 4], past: [1.5, 4], contested: [9, 3] }[how] || [];
    stroke(ctx, [line], how === "contested" ? paint.amber : line === chosen || line === pointedLine ? paint.accent : paint.ink,
      (line === chosen || line === pointedLine ? 2.4 : 1.3) / scale, dash.map((each) => each / scale), 1);
  }
}
function standsOut(line, chosen) {
  if (line === chosen || line === pointedLine) return true;
  const centre = pointed >= 0 ? pointed : nodeAt(state.at);
  if (centre < 0 && lit === null && state.focus && shownLines.length < 80) return true;
  return centre >= 0 && (links.from[line] === centre || links.to[line] === centre);
}
function stroke(ctx, lines, colour, width, dash, alpha) {
  if (!lines.length) return;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.globalAlpha = alpha;
  ctx.setLineDash(dash);
  ctx.beginPath();
  for (const line of lines) {
    ctx.moveTo(X[links.from[line]], Y[links.from[line]]);
    ctx.lineTo(X[links.to[line]], Y[links.to[line]]);
  }
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

function nodeDrawn({ ctx, id: node, x, y }) {
  const scale = network ? network.getScale() : 1, r = sizeOf(node, scale), group = nodes.group[node];
  const draw = () => {
    const chosen = nodeAt(state.at) === node;
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(r, r);
    if (lit && !lit.has(node)) ctx.globalAlpha = 0.18;
    ctx.lineJoin = "round";
    if (chosen) {
      ctx.strokeStyle = paint.accent;
      ctx.lineWidth = 11 / (r * scale);
      ctx.stroke(shapes[group].shape);
    }
    ctx.strokeStyle = paint.paper;
    ctx.lineWidth = (chosen ? 5 : 3) / (r * scale);
    ctx.stroke(shapes[group].shape);
    ctx.fillStyle = paint.colours[group];
    ctx.fill(shapes[group].shape);
    if (r * scale > 5) {
      ctx.scale(0.054, 0.054);
      ctx.translate(-12, -12);
      ctx.strokeStyle = paint.glyph;
      ctx.lineWidth = 1.7;
      ctx.lineCap = "round";
      ctx.stroke(shapes[group].icon);
    }
    ctx.restore();
  };
  return { drawNode: draw, nodeDimensions: { width: 2 * r, height: 2 * r } };
}

// -- labels: the important first, each where nothing stands yet ------------------------------------------

const SANS = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif';
const textScale = () => Math.min(Math.max(Math.round(innerWidth / 170) / 10, 1), 1.8);  // a wall is looked at from afar
const TITLES = new Set(["film", "series", "work"]);
const cut = (text, most = 34) => { const letters = [...text]; return letters.length > most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : text; };
const widths = new Map();
function widthOf(ctx, font, text) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) { if (widths.size > 20000) widths.clear(); ctx.font = font; widths.set(key, ctx.measureText(text).width); }
  return widths.get(key);
}
function fontOf(node, strong) {
  return TITLES.has(kindOf(node).name) ? `italic ${strong ? 600 : 500} ${14 * textScale()}px Georgia, "Iowan Old Style", "Noto Serif", serif` : `${strong ? 600 : 450} ${12.5 * textScale()}px ${SANS}`;
}

class Boxes {
  constructor() { this.cells = new Map(); }
  *near(box) {
    for (let cx = Math.floor(box[0] / 64); cx <= Math.floor(box[2] / 64); cx++) for (let cy = Math.floor(box[1] / 64); cy <= Math.floor(box[3] / 64); cy++) {
      const key = cx * 4096 + cy;
      if (!this.cells.has(key)) this.cells.set(key, []);
      yield this.cells.get(key);
    }
  }
  free(box, but = -1) {
    for (const cell of this.near(box)) for (const [l, t, r, b, owner] of cell) if (owner !== but && box[0] < r && box[2] > l && box[1] < b && box[3] > t) return false;
    return true;
  }
  add(box) { for (const cell of this.near(box)) cell.push(box); }
}

function drawBefore(ctx) {
  const ratio = window.devicePixelRatio || 1, scale = network.getScale(), area = $("graph");
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  const middle = network.getViewPosition(), boxes = new Boxes();
  const at = (x, y) => [(x - middle.x) * scale + area.clientWidth / 2, (y - middle.y) * scale + area.clientHeight / 2];
  const standing = [...shown].filter((node) => !lit || lit.has(node) || state.to).sort((a, b) => rankFor(a) - rankFor(b));
  for (const node of shown) {
    const [x, y] = at(X[node], Y[node]), r = sizeOf(node, scale) * scale * 0.8;
    boxes.add([x - r, y - r, x + r, y + r, node]);
  }
  if (pointedFar >= 0 && !shown.has(pointedFar)) drawLabel(ctx, pointedFar, at, scale, boxes);
  for (const node of standing) drawLabel(ctx, node, at, scale, boxes);
  drawWords(ctx, at, boxes);
  ctx.restore();
}
const rankFor = (node) => (node === pointed ? -3 : nodes.id[node] === state.at ? -2 : node);

function drawLabel(ctx, node, at, scale, boxes) {
  const [x, y] = at(X[node], Y[node]), area = $("graph");
  if (x < -80 || y < -30 || x > area.clientWidth + 80 || y > area.clientHeight + 30) return;
  const strong = node === pointed || node === pointedFar || nodes.id[node] === state.at, r = node === pointedFar ? 6 : sizeOf(node, scale) * scale;
  const text = cut(nodes.label[node], strong ? 60 : 30), font = fontOf(node, strong), half = widthOf(ctx, font, text) / 2;
  const spots = [[x, y + r + 10 * textScale()], [x, y - r - 10 * textScale()], [x + r + half + 6, y], [x - r - half - 6, y]];
  if (strong) spots.push([...spots[0], true]);  // where nothing is free, over what stands there
  for (let [lx, ly, forced] of spots) {
    lx = Math.min(Math.max(lx, half + 5), area.clientWidth - half - 5);
    const tall = 8 * textScale(), box = [lx - half - 2, ly - tall, lx + half + 2, ly + tall, node];
    if (!forced && !boxes.free(box, node)) continue;
    boxes.add(box);
    ctx.font = font;
    ctx.strokeStyle = paint.paper;
    ctx.lineWidth = 4;
    ctx.globalAlpha = lit && !lit.has(node) ? 0.3 : 1;
    if (strong) { ctx.fillStyle = paint.paper; ctx.fillRect(lx - half - 3, ly - tall, 2 * half + 6, 2 * tall); } else ctx.strokeText(text, lx, ly);
    ctx.fillStyle = paint.ink;
    ctx.fillText(text, lx, ly);
    ctx.globalAlpha = 1;
    return;
  }
}

// What a line says, on the lines that stand out.
function drawWords(ctx, at, boxes) {
  const chosen = lineAt(state.line), centre = pointed >= 0 ? pointed : nodeAt(state.at);
  ctx.font = `500 ${11.5 * textScale()}px ${SANS}`;
  for (const line of shownLines) {
    if (!standsOut(line, chosen)) continue;
    const from = centre >= 0 && (links.from[line] === centre || links.to[line] === centre) ? centre : filmEnd(line);
    const words = cut(wordsOf(line, from), 36), a = at(X[links.from[line]], Y[links.from[line]]), b = at(X[links.to[line]], Y[links.to[line]]);
    const half = ctx.measureText(words).width / 2 + 3, forced = line === chosen || line === pointedLine;
    if (!forced && Math.hypot(a[0] - b[0], a[1] - b[1]) < half * 2 + 24) continue;
    for (const share of [0.5, 0.6, 0.4]) {
      const x = a[0] + (b[0] - a[0]) * share, y = a[1] + (b[1] - a[1]) * share, box = [x - half, y - 7, x + half, y + 7, -2];
      if (!forced && !boxes.free(box)) continue;
      boxes.add(box);
      ctx.fillStyle = paint.paper;
      ctx.fillRect(x - half, y - 7, 2 * half, 14);
      ctx.fillStyle = forced ? paint.accent : paint.muted;
      ctx.fillText(words, x, y);
      break;
    }
  }
}
const filmEnd = (line) => (TITLES.has(kindOf(links.from[line]).name) || !TITLES.has(kindOf(links.to[line]).name) ? links.from[line] : links.to[line]);
function wordsOf(line, from) {
  const to = links.from[line] === from ? links.to[line] : links.from[line];
  return lineTold(line, from, to).slice(0, 3).join(" · ");
}

// -- pointer and keys -------------------------------------------------------------------------------------

function light() {
  const centre = pointed >= 0 ? pointed : nodeAt(state.at), line = lineAt(state.line);
  lit = null;
  if (centre >= 0) {
    lit = new Set([centre]);
    for (const [each, other] of linesOf(centre)) if (lineShown(each)) lit.add(other);
  } else if (line >= 0) lit = new Set([links.from[line], links.to[line]]);
  network.redraw();
}

function clicked({ nodes: [node], pointer, event }) {
  if (node !== undefined) { go({ at: nodes.id[node], line: "", ask: "" }); return; }
  const line = lineNear(pointer.DOM), far = line < 0 ? farNear(pointer.DOM) : -1;
  if (line >= 0) go({ line: lineName(line), at: "", ask: "" });
  else if (far >= 0) go({ at: nodes.id[far], line: "", ask: "" });
  else go({ at: "", line: "", ask: "" });
}

function lineNear({ x, y }) {
  const scale = network.getScale(), p = network.DOMtoCanvas({ x, y });
  let best = -1, least = 7 / scale;
  for (const line of shownLines) {
    const ax = X[links.from[line]], ay = Y[links.from[line]], dx = X[links.to[line]] - ax, dy = Y[links.to[line]] - ay;
    const share = Math.min(Math.max(((p.x - ax) * dx + (p.y - ay) * dy) / (dx * dx + dy * dy || 1), 0), 1);
    const away = Math.hypot(p.x - ax - share * dx, p.y - ay - share * dy);
    if (away < least) { least = away; best = line; }
  }
  return best;
}
function farNear({ x, y }) {
  if (!sky.box) return -1;
  const p = network.DOMtoCanvas({ x, y }), reach = 7 / network.getScale();
  let best = -1, least = reach;
  for (let node = 0; node < count; node++) {
    const away = Math.hypot(X[node] - p.x, Y[node] - p.y);
    if (away < least && !shown.has(node) && nodeShown(node)) { least = away; best = node; }
  }
  return best;
}

let moving = 0;
function pointerMoved(event) {
  if (event.pointerType !== "mouse" || event.buttons || moving) return;
  moving = requestAnimationFrame(() => {
    moving = 0;
    const box = $("graph").getBoundingClientRect(), spot = { x: event.clientX - box.left, y: event.clientY - box.top };
    const line = pointed >= 0 ? -1 : lineNear(spot), far = pointed >= 0 || line >= 0 ? -1 : farNear(spot);
    $("graph").style.cursor = pointed >= 0 || line >= 0 || far >= 0 ? "pointer" : "";
    if (line !== pointedLine || far !== pointedFar) { pointedLine = line; pointedFar = far; network.redraw(); }
  });
}

function graphKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const turn = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  if (turn) step(turn);
  else if (event.key === "Enter" && state.at) go({ focus: state.at, hops: 1, to: "" });
  else if (event.key === "Backspace") history.back();
  else if (event.key === "+" || event.key === "=") zoom(1.4);
  else if (event.key === "-") zoom(1 / 1.4);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

// The nearest node that way; from nowhere, the most important one.
function step([dx, dy]) {
  const here = nodeAt(state.at);
  let best = -1, least = Infinity;
  for (const node of shown) {
    if (node === here || (here < 0 && best >= 0 && node > best)) continue;
    if (here < 0) { best = node; continue; }
    const along = (X[node] - X[here]) * dx + (Y[node] - Y[here]) * dy, across = Math.abs((X[node] - X[here]) * dy) + Math.abs((Y[node] - Y[here]) * dx);
    const away = along + 2.2 * across;
    if (along > 0 && across < along * 1.8 && away < least) { least = away; best = node; }
  }
  if (best >= 0) go({ at: nodes.id[best], line: "", ask: "" }, true);
}

function showGraph(before) {
  const changed = ["focus", "hops", "to"].some((name) => state[name] !== before[name]);
  const filtered = String(state.hide) !== String(before.hide) || state.past !== before.past || state.sure !== before.sure;
  if (changed || (filtered && state.focus)) place();
  pointedLine = -1;
  choose();
  light();
  if (changed) {
    fit();
    say(scope ? `${state.to ? "Path" : `Only ${nodes.label[nodeAt(state.focus)]} and around`}: ${plural(scope.size, "name")}` : plural(count, "name"));
  }
  const node = nodeAt(state.at);
  if (node >= 0 && state.at !== before.at) {
    if (nodeShown(node)) reveal(node);
    const around = joined.first[node + 1] - joined.first[node];
    say(`${nodes.label[node]}, ${kindOf(node).one}, joined to ${around}`);
  }
}
