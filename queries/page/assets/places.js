// Where nodes stand: where Python put them, in rings around a focus, or in a row along a path.

const X = Float64Array.from(nodes.x), Y = Float64Array.from(nodes.y);  // where nodes stand now: dragged, or around a focus
let replaced = false;       // whether nodes stand elsewhere than vis-network knows

const dragged = new Map();  // what a hand put elsewhere

function place() {
  const node = nodeAt(state.focus), end = nodeAt(state.to), tall = upright();
  replaced = true;
  if (node < 0 && partly()) for (const [each, x, y] of coreNow()) { X[each] = x; Y[each] = y; }
  else if (node < 0) {  // a phone held upright: the picture lies on its side
    X.set(tall ? nodes.y : nodes.x);
    Y.set(tall ? nodes.x.map((each) => Math.round(each * 1.3)) : nodes.y);
  } else if (end >= 0) row([...scope.keys()], !tall);
  else rings(node, tall ? 0.95 : 1.25);
  for (const [home, come] of added) fan(home, come);
  for (const [each, at] of dragged) [X[each], Y[each]] = at;
}

// A path, in a row that steps up and down to leave room for names.
function row(steps, wide) {
  const gap = wide ? 230 : 150;
  steps.forEach((each, at) => {
    const along = (at - (steps.length - 1) / 2) * gap, across = at % 2 ? 55 : -55;
    X[each] = wide ? along : across;
    Y[each] = wide ? across : along;
  });
}

// What was opened stands around where it came from, on the side that is free; what came from nowhere, below the picture.
function fan(home, come) {
  const standing = new Set([...pictured].filter((node) => !isLate(node, home))), seen = [...standing].map((node) => [X[node], Y[node]]);
  let cx = 0, cy = 0, lean = Math.PI / 2;
  if (home >= 0) {
    cx = X[home]; cy = Y[home];
    const near = [...linesOf(home)].map(([, other]) => other).filter((other) => standing.has(other));
    if (near.length) lean = Math.atan2(cy - near.reduce((sum, each) => sum + Y[each], 0) / near.length, cx - near.reduce((sum, each) => sum + X[each], 0) / near.length);
    else lean = Math.atan2(cy, cx);
  }
  const free = (x, y) => seen.every(([ox, oy]) => Math.abs(x - ox) > 96 || Math.abs(y - oy) > 46);
  for (const each of come) {
    const spot = freeSpot(cx, cy, lean, free);
    X[each] = spot[0];
    Y[each] = spot[1];
    seen.push(spot);
  }
}
// Whether a node came with this opening or a later one.
function isLate(node, home) {
  let reached = false;
  for (const [from, all] of added) {
    if (from === home) reached = true;
    if (reached && all.includes(node)) return true;
  }
  return false;
}
function freeSpot(cx, cy, lean, free) {
  for (let ring = 0; ring < 40; ring++) {
    const far = 105 + ring * 38, turns = 12 + 4 * ring;
    for (let turn = 0; turn < turns; turn++) {
      const angle = lean + (turn % 2 ? -1 : 1) * Math.ceil(turn / 2) * ((2 * Math.PI) / turns);
      const x = Math.round(cx + Math.cos(angle) * far * 1.15), y = Math.round(cy + Math.sin(angle) * far * 0.9);
      if (free(x, y)) return [x, y];
    }
  }
  return [cx, cy];
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
      X[each] = Math.round(Math.cos(angle) * far * stretch);  // whole: vis-network reads 2e-14 as 2
      Y[each] = Math.round(Math.sin(angle) * far);
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
  dragged.set(node, [at.x, at.y]);
  leans.clear();
}
