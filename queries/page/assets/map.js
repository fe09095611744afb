// Filming places on an outline of the world that the file carries; no tiles, no requests. Circles count films.

let mapBox = null, mapFor = "";

function placeCounts() {
  const films = new Map(), wanted = new Set(["filmed_in", "on_location"].map((name) => relationNumber.get(name)));
  for (const fact of facts().list) {
    if (!wanted.has(fact.relation) || fact.object < 0 || !factShown(fact) || !nodeShown(fact.object) || !nodeShown(fact.subject)) continue;
    if (!films.has(fact.object)) films.set(fact.object, new Set());
    films.get(fact.object).add(fact.subject);
  }
  return [...films].map(([node, of]) => ({ node, of: [...of].sort((a, b) => a - b), where: nodes.where[node] || null }));
}

function showMap() {
  const view = $("map-view"), found = placeCounts();
  if (!found.length) { view.replaceChildren(h("p", { class: "empty" }, "No filming places are known for what is on show.")); return; }
  const on = found.filter((place) => place.where), off = found.filter((place) => !place.where);
  const svg = s("svg", { class: "world", role: "group", "aria-label": "Map of filming places", preserveAspectRatio: "xMidYMid meet" }, outline(), s("g", { id: "spots" }));
  view.replaceChildren(h("div", { class: "globe" }, svg,
    h("div", { class: "zoom", role: "group", "aria-label": "Map zoom" },
      h("button", { type: "button", "aria-label": "Zoom in", onclick: () => mapZoom(svg, on, 0.6) }, "+"),
      h("button", { type: "button", "aria-label": "Zoom out", onclick: () => mapZoom(svg, on, 1 / 0.6) }, "−"),
      h("button", { type: "button", "aria-label": "Show all places", onclick: () => { mapBox = fitted(on, svg); drawSpots(svg, on); } }, fitIcon()))),
    h("div", { class: "beside" }, placeList(found)));  // a telephone has no panel beside it
  if (!mapBox || mapFor !== on.map((place) => place.node).join()) mapBox = fitted(on, svg);
  mapFor = on.map((place) => place.node).join();
  drawSpots(svg, on);
  draggable(svg, on);
}
const fitIcon = () => s("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, s("path", { d: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" }));

let worldKept = null;
const worldMap = () => (worldKept ||= read("world"));

function outline() {
  const path = (line, close) => `M${line[0]} ${line[1]}l${line.slice(2).join(" ")}${close ? "z" : ""}`;
  const world = worldMap();
  return s("g", { "aria-hidden": "true" },
    s("path", { class: "land", d: world.land.map((ring) => path(ring, true)).join("") }),
    s("path", { class: "border", d: world.borders.map((line) => path(line, false)).join("") }));
}

// The part of the world where the places are, never closer than a small country.
function fitted(on, svg) {
  const ratio = Math.max(svg.clientHeight, 200) / Math.max(svg.clientWidth, 200);
  const xs = on.map((place) => place.where[0]), ys = on.map((place) => place.where[1]);
  if (!on.length) return [0, 0, 2000, 974];
  let width = Math.max((Math.max(...xs) - Math.min(...xs)) * 1.25, ((Math.max(...ys) - Math.min(...ys)) * 1.35) / ratio, 160);
  width = Math.min(width, 2000);
  return [(Math.max(...xs) + Math.min(...xs)) / 2 - width / 2, (Math.max(...ys) + Math.min(...ys)) / 2 - (width * ratio) / 2, width, width * ratio];
}

// Circles keep their size on the screen; places that would lie on each other become one, with the sum.
function drawSpots(svg, on) {
  svg.setAttribute("viewBox", mapBox.join(" "));
  const unit = mapBox[2] / Math.max(svg.clientWidth, 300), groups = [];
  for (const place of [...on].sort((a, b) => b.of.length - a.of.length || a.node - b.node)) {
    const [x, y] = place.where, near = groups.find((group) => Math.hypot(group.x - x, group.y - y) < unit * 15);
    if (near) { near.places.push(place); } else groups.push({ x, y, places: [place] });
  }
  const taken = groups.map((group) => { group.r = (6 + 3.2 * Math.sqrt(new Set(group.places.flatMap((place) => place.of)).size)) * unit; return [group.x - group.r, group.y - group.r, group.x + group.r, group.y + group.r]; });
  svg.querySelector("#spots").replaceChildren(...groups.map((group) => spot(group, unit, taken)));
  markChosen();
}

function spot({ x, y, r, places }, unit, taken) {
  const films = new Set(places.flatMap((place) => place.of));
  const area = places.every((place) => place.where[2]), vague = [...new Set(places.map((place) => place.where[2]))].join(", ");
  const name = places.length > 2 ? `${nodes.label[places[0].node]} and ${places.length - 1} more` : places.map((place) => nodes.label[place.node]).join(", ");
  const told = `${name}: ${plural(films.size, "production")}${area ? `, ${vague}` : ""}`;
  const open = () => go({ at: nodes.id[places[0].node], line: "", ask: "", with: "" });
  const wide = (4 + 7 * [...cut(name, 30)].length) * unit, high = 7 * unit, gap = r + 3 * unit;
  const free = [["start", x + gap], ["end", x - gap]].map(([anchor, at]) => ({ anchor, at, box: anchor === "start" ? [at, y - high, at + wide, y + high] : [at - wide, y - high, at, y + high] }))
    .find(({ box }) => box[0] > mapBox[0] && box[2] < mapBox[0] + mapBox[2] && taken.every((other) => box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]));
  if (free) taken.push(free.box);
  return s("g", { class: area ? "spot area" : "spot", "data-nodes": places.map((place) => nodes.id[place.node]).join(" "), tabindex: "0", role: "button", "aria-label": told, onclick: open, onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } } },
    s("title", {}, told), s("circle", { cx: x, cy: y, r, "stroke-width": 1.6 * unit, "stroke-dasharray": area ? `${3 * unit} ${3 * unit}` : null }),
    films.size > 1 ? s("text", { class: "number", x, y, "font-size": 11 * unit, dy: 4 * unit }, String(films.size)) : null,
    free ? s("text", { class: "where", x: free.at, y, "text-anchor": free.anchor, "font-size": 12.5 * unit, dy: 4 * unit, "stroke-width": 3.5 * unit }, cut(name, 30)) : null);
}

function mapZoom(svg, on, factor, cx = mapBox[0] + mapBox[2] / 2, cy = mapBox[1] + mapBox[3] / 2) {
  const width = Math.min(Math.max(mapBox[2] * factor, 12), 2400), ratio = mapBox[3] / mapBox[2], by = width / mapBox[2];
  mapBox = [cx - (cx - mapBox[0]) * by, cy - (cy - mapBox[1]) * by, width, width * ratio];
  drawSpots(svg, on);
}

function draggable(svg, on) {
  let from = null, pulled = false;
  const unit = () => mapBox[2] / svg.clientWidth;
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    mapZoom(svg, on, event.deltaY > 0 ? 1.2 : 1 / 1.2, mapBox[0] + (event.clientX - box.left) * unit(), mapBox[1] + (event.clientY - box.top) * unit());
  }, { passive: false });
  svg.addEventListener("pointerdown", (event) => { from = [event.clientX, event.clientY, mapBox[0], mapBox[1]]; pulled = false; });
  svg.addEventListener("pointermove", (event) => {
    if (!from) return;
    const dx = event.clientX - from[0], dy = event.clientY - from[1];
    if (!pulled && Math.hypot(dx, dy) < 5) return;
    pulled = true;
    svg.setPointerCapture(event.pointerId);
    mapBox = [from[2] - dx * unit(), from[3] - dy * unit(), mapBox[2], mapBox[3]];
    svg.setAttribute("viewBox", mapBox.join(" "));
  });
  for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, () => { from = null; });
}

// The places in words, those that the map does not have apart.
function placeList(found) {
  const on = found.filter((place) => place.where), off = found.filter((place) => !place.where), row = (place) => h("li", {}, mark(kindOf(place.node)),
    h("div", {}, nameButton(place.node), h("span", { class: "as" }, place.where ? [place.where[2], place.where[3]].filter(Boolean).join(" · ") : "")), h("span", { class: "count" }, String(place.of.length)));
  const sorted = (list) => [...list].sort((a, b) => b.of.length - a.of.length || a.node - b.node).slice(0, 200);
  const vague = on.filter((place) => place.where[2]).length;
  return [h("header", { class: "head plain" }, h("h2", {}, plural(found.length, "filming place"))),
    h("p", { class: "lead" }, [vague ? `Of ${vague} the news tells no more than a country or region: they are drawn with a dashed rim.` : "", off.length ? `${off.length} cannot be put on the map.` : ""].filter(Boolean).join(" ")),
    h("ul", { class: "names places" }, sorted(on).map(row)),
    off.length ? h("h3", {}, "Not on the map: no table of places has them") : null, off.length ? h("ul", { class: "names places" }, sorted(off).map(row)) : null,
    h("p", { class: "licence" }, worldMap().licence.split(",")[0] + ", public domain.")].filter(Boolean);
}
