// What the pointer and the keys do in the picture.

let pointed = -1, pointedLine = -1, pointedFar = -1, pointedBadge = -1;

function light() {
  const centre = pointed >= 0 ? pointed : nodeAt(state.at), line = lineAt(state.line);
  const question = pointed < 0 ? asked() : null;
  lit = null;
  if (question) { lit = answerNodes(question); network.redraw(); return; }
  if (centre >= 0) {
    lit = new Set([centre]);
    for (const [each, other] of linesOf(centre)) if (lineShown(each)) lit.add(other);
  } else if (line >= 0) lit = new Set([links.from[line], links.to[line]]);
  network.redraw();
}

function clicked({ nodes: [node], pointer }) {
  const more = badgeNear(pointer.DOM);
  if (more >= 0) { unfold(more); return; }
  if (node !== undefined) { go({ at: nodes.id[node], line: "", ask: "", with: "" }); return; }
  const line = lineNear(pointer.DOM), far = line < 0 ? farNear(pointer.DOM) : -1;
  if (line >= 0) go({ line: lineName(line), at: "", ask: "", with: "" });
  else if (far >= 0) go({ at: nodes.id[far], line: "", ask: "", with: "" });
  else go({ at: "", line: "", ask: "", with: "" });
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
    if (away < least && !shown.has(node) && inPicture(node)) { least = away; best = node; }
  }
  return best;
}

let moving = 0;
function pointerMoved(event) {
  if (event.pointerType !== "mouse" || event.buttons || moving) return;
  moving = requestAnimationFrame(() => {
    moving = 0;
    const box = $("graph").getBoundingClientRect(), spot = { x: event.clientX - box.left, y: event.clientY - box.top };
    const badge = badgeNear(spot), line = pointed >= 0 || badge >= 0 ? -1 : lineNear(spot), far = pointed >= 0 || line >= 0 ? -1 : farNear(spot);
    $("graph").style.cursor = pointed >= 0 || badge >= 0 || line >= 0 || far >= 0 ? "pointer" : "";
    if (line !== pointedLine || far !== pointedFar || badge !== pointedBadge) { pointedLine = line; pointedFar = far; pointedBadge = badge; network.redraw(); }
  });
}

function graphKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const turn = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  if (turn) step(turn);
  else if ((event.key === "e" || event.key === "E") && state.at) unfold(nodeAt(state.at));
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
  if (best >= 0) go({ at: nodes.id[best], line: "", ask: "", with: "" }, true);
}
