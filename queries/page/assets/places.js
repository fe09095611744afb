// Where nodes stand: where Python put them, in rings around a focus, or in a row along a path.

const X = Float64Array.from(nodes.x), Y = Float64Array.from(nodes.y);  // where nodes stand now: dragged, or around a focus
let replaced = false;       // whether nodes stand elsewhere than vis-network knows

function place() {
  const node = nodeAt(state.focus), end = nodeAt(state.to);
  const tall = $("graph").clientHeight > $("graph").clientWidth * 1.15;  // a phone held upright: the picture lies on its side
  X.set(tall ? nodes.y : nodes.x);
  Y.set(tall ? nodes.x.map((each) => Math.round(each * 1.3)) : nodes.y);
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
}
