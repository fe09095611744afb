// Releases on a line of time: a day is a mark, a partial date a span, a move an arrow from the old date to the new.

const DAY = 86400000, MOST_ROWS = 150;
const time = (iso) => Date.parse(`${iso}T00:00:00Z`);

// One row a film and way of release: what holds now, and the dates that went before, oldest first.
function releaseRows() {
  const slots = new Map();
  for (const fact of facts().list) {
    if (!fact.release || !nodeShown(fact.subject)) continue;
    if (!slots.has(fact.slot)) slots.set(fact.slot, { film: fact.subject, dates: [] });
    const when = day(fact.text);
    if (when.earliest && when.latest) slots.get(fact.slot).dates.push({ fact, when, start: time(when.earliest), end: time(when.latest) + DAY });
  }
  const rows = [...slots.values()].filter((row) => row.dates.length);
  for (const row of rows) {
    // in the order in which they were given up; what an old plan was is often told only later, so not by when it was first known
    const given = (date) => date.fact.until || "~";
    row.dates.sort((a, b) => (given(a) < given(b) ? -1 : given(a) > given(b) ? 1 : a.start - b.start));
    row.now = row.dates.filter((date) => ["current", "contested"].includes(date.fact.state));
    row.sort = (row.now[0] || row.dates[row.dates.length - 1]).start;
  }
  return rows.sort((a, b) => b.sort - a.sort || a.film - b.film);
}

function showTimeline() {
  const view = $("timeline-view"), all = releaseRows();
  if (!all.length) { view.replaceChildren(h("p", { class: "empty" }, "No release dates are known for what is on show.")); return; }
  const rows = all.length > MOST_ROWS ? [...all].sort((a, b) => a.film - b.film).slice(0, MOST_ROWS).sort((a, b) => b.sort - a.sort) : all;
  const scale = timeScale(rows);
  view.replaceChildren(
    all.length > rows.length ? h("p", { class: "note" }, `The ${rows.length} most connected of ${all.length.toLocaleString("en")} releases; focus on a name to see its own.`) : "",
    h("div", { class: "timeline" }, axis(scale), h("ul", { class: "tracks" }, rows.map((row) => track(row, scale)))),
    h("ul", { class: "key" }, [["now", "the date that holds"], ["span", "no more precise than that"], ["was", "an earlier date, moved"], ["contested", "articles disagree"], ["rumoured", "a rumour"]].map(([name, words]) => h("li", {}, h("i", { class: `sample ${name}` }), words))));
}

// With years or months as ticks. Old films do not squeeze the new ones: the later half of the dates sets the scale, and what
// lies a good while before stands at the edge.
function timeScale(rows) {
  const starts = rows.flatMap((row) => row.dates.map((date) => date.start)).sort((a, b) => a - b);
  const ends = rows.flatMap((row) => row.dates.map((date) => date.end)).sort((a, b) => a - b);
  const last = ends[Math.ceil(ends.length * 0.98) - 1], half = starts[Math.floor(starts.length / 2)];
  const first = starts.find((start) => last - start <= Math.max(400 * DAY, 1.4 * (last - half)));
  const spread = Math.max(last - first, 200 * DAY), from = first - spread * 0.04, to = first + spread * ($("main").clientWidth > 700 ? 1.2 : 1.05);
  return { from, to, at: (when) => Math.min(Math.max(((when - from) / (to - from)) * 100, 0), 100) };
}

function ticks({ from, to }) {
  const years = (to - from) / (365.25 * DAY), found = [], first = new Date(from).getUTCFullYear();
  const wide = $("main").clientWidth, lane = wide - (wide > 700 ? 300 : 30);  // as page.css has it
  const step = [1, 2, 5, 10, 20, 50].find((each) => (lane / years) * each > 46) || 100;
  for (let year = Math.ceil(first / step) * step; time(`${year}-01-01`) < to; year += step) {
    found.push([time(`${year}-01-01`), String(year), true]);
    if (lane / years > 220) for (const [month, name] of [["04", "Apr"], ["07", "Jul"], ["10", "Oct"]]) found.push([time(`${year}-${month}-01`), name, false]);
  }
  return found.filter(([when]) => when > from && when < to);
}

function axis(scale) {
  const now = time(today), here = now > scale.from && now < scale.to;
  const clear = ([when]) => !here || Math.abs(scale.at(when) - scale.at(now)) > 4.5;
  return h("div", { class: "axis", "aria-hidden": "true" }, h("div", { class: "scale" },
    ticks(scale).filter(clear).map(([when, name, year]) => placed(h("span", { class: year ? "tick year" : "tick" }, name), scale.at(when))),
    here ? placed(h("span", { class: "tick today" }, about.as_of ? "as of" : "today"), scale.at(now)) : null));
}
function placed(element, left, width = null) {
  element.style.left = `${left}%`;
  if (width !== null) element.style.width = `${width}%`;
  return element;
}

function track(row, scale) {
  const shownDates = row.dates, chain = shownDates.filter((date) => date.fact.state !== "rumoured");
  const bar = h("div", { class: "lane" },
    ticks(scale).map(([when, , year]) => placed(h("i", { class: year ? "rule year" : "rule" }), scale.at(when))),
    time(today) > scale.from && time(today) < scale.to ? placed(h("i", { class: "rule today" }), scale.at(time(today))) : null,
    chain.slice(1).map((date, place) => (row.now.includes(chain[place]) ? null : arrow(chain[place], date, scale))),
    shownDates.map((date) => dateMark(date, row, scale)));
  const region = row.dates[0].fact.release;
  return h("li", { class: "track", "data-nodes": nodes.id[row.film] },
    h("div", { class: "film" }, nameButton(row.film), h("span", { class: "as" }, [region[0], region[1], region[3] ? "re-release" : ""].filter(Boolean).join(", "))),
    bar);
}

function dateMark(date, row, scale) {
  const { fact, when } = date, precise = date.end - date.start <= 8 * DAY, left = scale.at(date.start), right = scale.at(date.end);
  const kind = fact.state === "rumoured" ? "rumoured" : fact.state === "contested" ? "contested" : row.now.includes(date) ? "now" : "was";
  const words = { rumoured: "rumoured for", contested: "contested:", now: "out", was: "was planned for" }[kind];
  const wide = $("main").clientWidth > 700, named = namedDates(row, scale, wide ? 13 : 34);
  return placed(h("button", {
    type: "button", class: `date ${kind} ${precise ? "point" : "span"}${named.has(date) ? " named" : ""}${left + when.words.length * (wide ? 0.9 : 3.2) > 98 || (date === row.dates[0] && row.dates.length > 1 && left > (wide ? 13 : 34)) ? " left" : ""}`, title: `${when.words}${kind === "was" ? " (moved)" : ""}`,
    "aria-label": `${nodes.label[row.film]} ${words} ${when.words}`, onclick: () => go({ at: nodes.id[row.film], line: "", ask: "", with: "" }),
  }, h("span", { class: "words" }, `${right <= 0 ? "‹ " : ""}${when.words}`)), left, precise ? null : Math.max(right - left, 0.6));
}

// The dates whose words stand beside them: the last, the first where there is room before it, and others with room behind them.
function namedDates(row, scale, room) {
  const found = new Set([row.now[row.now.length - 1] || row.dates[row.dates.length - 1]]), at = row.dates.map((date) => scale.at(date.start));
  if (row.dates.length > 1 && at[0] > room && at.every((other) => other >= at[0])) found.add(row.dates[0]);
  for (const date of row.now) if (row.dates.every((other) => other === date || scale.at(other.start) < scale.at(date.start) || scale.at(other.start) > scale.at(date.end) + room)) found.add(date);
  return found;
}

// From the middle of the old date to the new one; hidden from readers, whom the marks tell the same.
function arrow(from, to, scale) {
  const a = scale.at((from.start + from.end) / 2), b = scale.at(to.end - to.start <= 8 * DAY ? to.start : (to.start + to.end) / 2);
  if (Math.abs(a - b) < 0.2) return null;
  return placed(h("i", { class: b > a ? "arrow" : "arrow back", "aria-hidden": "true" }), Math.min(a, b), Math.abs(b - a));
}
