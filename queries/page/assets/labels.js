// Names and the words of lines: the important first, each where nothing stands yet.

const SANS = 'Inter, system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif';
const textScale = () => Math.min(Math.max(Math.round(innerWidth / 170) / 10, 1), 1.8);  // a wall is looked at from afar
const TITLES = new Set(["film", "series", "work"]);
const cut = (text, most = 34) => { const letters = [...text]; return letters.length > most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : text; };
// A name as it stands in the picture: cut, and in two lines where it is long; as `lettering.py` has it.
function nameLines(text, most = 40) {
  const all = cut(text, most), gaps = [...all.matchAll(/ /g)].map((found) => found.index);
  if (all.length <= 20 || !gaps.length) return [all];
  const gap = gaps.reduce((best, at) => (Math.abs(2 * at + 1 - all.length) < Math.abs(2 * best + 1 - all.length) ? at : best));
  return [all.slice(0, gap), all.slice(gap + 1)];
}
const widths = new Map();
function widthOf(ctx, font, text) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) { if (widths.size > 20000) widths.clear(); ctx.font = font; widths.set(key, ctx.measureText(text).width); }
  return widths.get(key);
}
// The weightier the node, the larger its name, and titles are set as titles; as `lettering.py` has it.
function letters(node) {
  const near = network ? Math.min(Math.max(network.getScale() ** 0.3, 0.88), 1.12) : 1;
  return Math.round(2 * near * Math.min((TITLES.has(kindOf(node).name) ? 14 : 12.5) + Math.max(nodes.size[node] - 14, 0) * 0.3, 19) * textScale()) / 2;
}
function fontOf(node, strong) {
  return TITLES.has(kindOf(node).name) ? `italic ${strong ? 600 : 500} ${letters(node)}px Georgia, Gelasio, "Iowan Old Style", "Noto Serif", "Noto Serif CJK JP", serif` : `${strong ? 600 : 450} ${letters(node)}px ${SANS}`;
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
  free(box) {  // asked thousands of times a frame: no generator, no new lists
    const right = Math.floor(box[2] / 64), bottom = Math.floor(box[3] / 64);
    for (let cx = Math.floor(box[0] / 64); cx <= right; cx++) for (let cy = Math.floor(box[1] / 64); cy <= bottom; cy++) {
      const cell = this.cells.get(cx * 4096 + cy);
      if (cell) for (let each = 0; each < cell.length; each++) {
        const other = cell[each];
        if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return false;
      }
    }
    return true;
  }
  // How much of a box is taken.
  taken(box) {
    const met = new Set();
    for (const cell of this.near(box)) for (const other of cell) if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) met.add(other);
    return [...met].reduce((sum, other) => sum + (Math.min(box[2], other[2]) - Math.max(box[0], other[0])) * (Math.min(box[3], other[3]) - Math.max(box[1], other[1])), 0);
  }
  add(box) { for (const cell of this.near(box)) cell.push(box); }
}

const FEW_MORE = 4;         // so few more are told only of the node that is asked about
let badges = [];            // where the numbers of what is not in the picture stand, for the pointer

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
  for (const node of standing) {
    const [x, y] = at(X[node], Y[node]), r = sizeOf(node, scale) * scale * 0.85;
    boxes.add([x - r, y - r, x + r, y + r, node]);
  }
  if (pointedFar >= 0 && !shown.has(pointedFar)) drawLabel(ctx, pointedFar, at, scale, boxes, true);
  drawBadges(ctx, standing, at, scale, boxes);
  standing.forEach((node, rank) => drawLabel(ctx, node, at, scale, boxes, rank < 12));
  drawWords(ctx, at, scale, boxes);
  ctx.restore();
}
const rankFor = (node) => (node === pointed ? -3 : nodes.id[node] === state.at ? -2 : node);

// How many neighbours a node has that are not in the picture: a small number at its shoulder, to be clicked.
function drawBadges(ctx, standing, at, scale, boxes) {
  badges = [];
  if (!waiting.size) return;
  ctx.font = `600 ${10 * textScale()}px ${SANS}`;
  for (const node of standing) {
    const number = waiting.get(node), r = sizeOf(node, scale) * scale, asked = node === pointed || nodes.id[node] === state.at;
    if (!number || (!asked && (number < FEW_MORE || r < 8))) continue;
    const [cx, cy] = at(X[node], Y[node]), words = `+${number}`, half = widthOf(ctx, ctx.font, words) / 2 + 4, high = 7 * textScale();
    const x = cx + r * 0.75 + half * 0.4, y = cy - r * 0.85;
    boxes.add([x - half, y - high, x + half, y + high, node]);
    badges.push([x, y, half, high, node]);
    ctx.beginPath();
    ctx.roundRect(x - half, y - high, 2 * half, 2 * high, high);
    ctx.fillStyle = paint.paper;
    ctx.fill();
    ctx.lineWidth = 1;
    ctx.strokeStyle = node === pointedBadge ? paint.accent : paint.line;
    ctx.stroke();
    ctx.fillStyle = node === pointedBadge ? paint.accent : paint.muted;
    ctx.fillText(words, x, y + 0.5);
  }
}
function badgeNear({ x, y }, more = 4) {
  const found = badges.find(([bx, by, half, high]) => Math.abs(x - bx) < half + more && Math.abs(y - by) < high + more);
  return found ? found[4] : -1;
}

// Away from what a node is joined to, where its lines do not go; of a hub, below.
const leans = new Map();    // until the nodes in sight change or move
function leaning(node) {
  if (!leans.has(node)) leans.set(node, leaningNow(node));
  return leans.get(node);
}
function leaningNow(node) {
  let dx = 0, dy = 0, joints = 0;
  for (const [line, other] of linesOf(node)) {
    if (!shown.has(other) || !lineShown(line)) continue;
    const far = Math.hypot(X[node] - X[other], Y[node] - Y[other]) || 1;
    dx += (X[node] - X[other]) / far;
    dy += (Y[node] - Y[other]) / far;
    joints++;
  }
  const strength = Math.hypot(dx, dy);
  return joints && strength / joints > 0.5 ? [dx / strength, dy / strength] : [0, 1];
}

// Where a name may stand: under, over and beside its node and at its corners, those first that lie the way it leans.
function spotsAround(x, y, r, half, tall, [lx, ly]) {
  const side = r + half + 6, down = r + tall + 2, corner = r * 0.6;
  const all = [[0, 1, x, y + down], [0, -1, x, y - down], [1, 0, x + side, y], [-1, 0, x - side, y],
    ...[[1, 1], [-1, 1], [1, -1], [-1, -1]].map(([sx, sy]) => [sx * 0.8, sy * 0.6, x + sx * (corner + half), y + sy * (corner + tall + 2)])];
  return all.sort((a, b) => b[0] * lx + b[1] * ly - a[0] * lx - a[1] * ly).map(([, , px, py]) => [px, py]);
}

function drawLabel(ctx, node, at, scale, boxes, always) {
  const [x, y] = at(X[node], Y[node]), area = $("graph");
  if (x < -80 || y < -30 || x > area.clientWidth + 80 || y > area.clientHeight + 30) return;
  const strong = node === pointed || node === pointedFar || nodes.id[node] === state.at, r = node === pointedFar ? 6 : sizeOf(node, scale) * scale;
  const name = nameLines(nodes.label[node], strong ? 80 : 40), font = fontOf(node, strong), high = letters(node);
  const half = Math.max(...name.map((text) => widthOf(ctx, font, text))) / 2, tall = high * 0.62 * name.length;
  const spots = spotsAround(x, y, r, half, tall, leaning(node));
  const boxAt = ([sx, sy]) => { const lx = Math.min(Math.max(sx, half + 5), area.clientWidth - half - 5); return [lx - half - 2, sy - tall, lx + half + 2, sy + tall, node]; };
  let box = null;
  for (const spot of spots) { const each = boxAt(spot); if (boxes.free(each)) { box = each; break; } }
  // where nothing is free, over the least of what stands there
  if (!box && (strong || always)) box = spots.map(boxAt).map((each) => [boxes.taken(each), each]).reduce((best, each) => (each[0] < best[0] ? each : best))[1];
  if (box) {
    const lx = (box[0] + box[2]) / 2, ly = (box[1] + box[3]) / 2;
    boxes.add(box);
    ctx.font = font;
    ctx.strokeStyle = paint.paper;
    ctx.lineWidth = 4;
    ctx.globalAlpha = lit && !lit.has(node) ? 0.3 : 1;
    ctx.fillStyle = paint.ink;
    const rows = name.map((text, row) => [text, lx, ly + high * 1.15 * (row - (name.length - 1) / 2)]);
    for (const row of rows) ctx.strokeText(...row);
    for (const row of rows) ctx.fillText(...row);
    ctx.globalAlpha = 1;
  }
}

// What lines say, where there is room: on those that stand out, and on all where they are few.
function drawWords(ctx, at, scale, boxes) {
  const chosen = lineAt(state.line), centre = pointed >= 0 ? pointed : nodeAt(state.at), few = scale > 0.9 && shownLines.length < 220;
  ctx.font = `500 ${11 * textScale()}px ${SANS}`;
  const font = ctx.font, area = $("graph");
  for (const line of shownLines) {
    const out = standsOut(line, chosen);
    if (!out && (!few || lit)) continue;
    const a = at(X[links.from[line]], Y[links.from[line]]), b = at(X[links.to[line]], Y[links.to[line]]), long = Math.hypot(a[0] - b[0], a[1] - b[1]);
    if (long < 60 || Math.max(a[0], b[0]) < 0 || Math.max(a[1], b[1]) < 0 || Math.min(a[0], b[0]) > area.clientWidth || Math.min(a[1], b[1]) > area.clientHeight) continue;
    const from = centre >= 0 && (links.from[line] === centre || links.to[line] === centre) ? centre : filmEnd(line);
    const words = cut(wordsOf(line, from), 36), half = widthOf(ctx, font, words) / 2 + 3, forced = line === chosen || line === pointedLine;
    ctx.font = font;
    if (!forced && long < half * 2 + 24) continue;
    for (const share of [0.5, 0.58, 0.42]) {
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
