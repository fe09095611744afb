// Names and the words of lines: the important first, each where nothing stands yet.

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
