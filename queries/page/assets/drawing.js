// Lines, nodes and the far sky, in few strokes.

const shapes = kinds.map((kind) => ({ shape: new Path2D(kind.shape), icon: new Path2D(kind.icon) }));
const paint = { colours: [], ink: "", paper: "", line: "", faint: "", accent: "", amber: "" };
const sky = { canvas: document.createElement("canvas"), box: null };

function readColours() {
  const style = getComputedStyle(document.documentElement), value = (name) => style.getPropertyValue(name).trim();
  paint.colours = kinds.map((kind) => value(`--${kind.name}`));
  for (const name of ["ink", "paper", "line", "faint", "accent", "amber", "muted", "glyph"]) paint[name] = value(`--${name}`);
}

function renderSky() {
  const area = $("graph"), scale = network.getScale(), middle = network.getViewPosition(), margin = 1.5;
  const width = Math.round(area.clientWidth * margin), height = Math.round(area.clientHeight * margin);
  sky.box = null;
  if (shown.size === (pictured ? pictured.size : count) || !width || !height) return;
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
    if ((shown.has(a) && shown.has(b)) || !lineShown(line) || !inPicture(a) || !inPicture(b) || !(inside(a) || inside(b))) continue;
    ctx.moveTo(sx(a), sy(a));
    ctx.lineTo(sx(b), sy(b));
    budget--;
  }
  ctx.stroke();
  ctx.globalAlpha = 0.75;
  for (let group = 0; group < kinds.length; group++) {
    ctx.fillStyle = paint.colours[group];
    for (let node = 0; node < count; node++) {
      if (nodes.group[node] !== group || shown.has(node) || !inPicture(node) || !inside(node)) continue;
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
  const chosen = lineAt(state.line), strokes = { lit: [], rumoured: [], contested: [], past: [] }, plain = kinds.map(() => []);
  for (const line of shownLines) {
    const how = links.state[line];
    if (standsOut(line, chosen)) strokes.lit.push(line);
    else if (how === "current") plain[tint(line)].push(line);
    else strokes[how].push(line);
  }
  const quiet = lit ? 0.22 : 1;
  plain.forEach((lines, group) => stroke(ctx, lines, paint.colours[group], 1.2 / scale, [], quiet * 0.5));
  stroke(ctx, strokes.past, paint.line, 1.2 / scale, [1.5 / scale, 4 / scale], quiet);
  stroke(ctx, strokes.rumoured, paint.muted, 1.2 / scale, [5 / scale, 4 / scale], quiet * 0.8);
  stroke(ctx, strokes.contested, paint.amber, 1.5 / scale, [9 / scale, 3 / scale], quiet);
  for (const line of strokes.lit) {
    const how = links.state[line], dash = { rumoured: [5, 4], past: [1.5, 4], contested: [9, 3] }[how] || [];
    stroke(ctx, [line], how === "contested" ? paint.amber : line === chosen || line === pointedLine ? paint.accent : how === "past" ? paint.muted : paint.colours[tint(line)],
      (line === chosen || line === pointedLine ? 2.4 : 1.6) / scale, dash.map((each) => each / scale), 1);
  }
}
// A line has the colour of what the film is joined to: places green, people blue.
const tint = (line) => (TITLES.has(kindOf(links.from[line]).name) ? nodes.group[links.to[line]] : nodes.group[links.from[line]]);
function standsOut(line, chosen) {
  if (line === chosen || line === pointedLine) return true;
  const centre = pointed >= 0 ? pointed : nodeAt(state.at);
  if (pointed < 0 && lit && state.ask) return lit.has(links.from[line]) && lit.has(links.to[line]);
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
