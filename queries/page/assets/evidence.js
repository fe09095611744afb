// The panel: a dossier of a node, the sentences behind a line, the answer to a question, or an overview.

// Qualifiers of a claim that say more than its fact does, with the words before them.
const MORE = { film: "for", reason: "because", start: "from", end: "until", unit: "unit:" };

function showPanel() {
  const panel = $("panel"), node = nodeAt(state.at || (state.line || state.to ? "" : state.focus)), line = lineAt(state.line);
  const question = asked();
  const reading = panel.contains(document.activeElement);
  document.body.classList.toggle("open", nodeAt(state.at) >= 0 || line >= 0 || Boolean(state.to || question));
  panel.replaceChildren(...(question ? answered(question)
    : line >= 0 ? lineDossier(line) : node >= 0 ? dossier(node) : state.to ? pathDossier() : overview()));
  panel.scrollTop = 0;
  if (reading) panel.focus({ preventScroll: true });  // what had the focus is gone
}

const lineName = (line) => `${nodes.id[links.from[line]]}~${nodes.id[links.to[line]]}`;
function lineAt(name) {
  const [a, b] = name.split("~").map(nodeAt);
  if (a === undefined || b === undefined || a < 0 || b < 0) return -1;
  for (const [line, other] of linesOf(a)) if (other === b) return line;
  return -1;
}

function closeButton() {
  return h("button", { type: "button", class: "quiet close", "aria-label": "Close", onclick: () => { go({ at: "", line: "", ask: "", with: "", ...(state.to ? { to: "", focus: "" } : {}) }); $("graph").focus(); } }, "×");
}

// -- a node -------------------------------------------------------------------------------------------

function dossier(node) {
  const kind = kindOf(node), also = (nodes.also[node] || []).filter((name) => name !== nodes.label[node]);
  const where = nodes.where[node];
  const parts = [
    h("header", { class: "head" }, mark(kind, 34),
      h("div", {}, h("p", { class: "kind" }, kind.one), h("h2", { dir: "auto" }, nodes.label[node])), closeButton()),
    also.length ? h("p", { class: "also", dir: "auto" }, `Also called ${also.slice(0, 6).join(" · ")}`) : null,
    where && where[3] ? h("p", { class: "also" }, `In ${where[3]}`) : null,
    actions(node),
    ...sections(node),
    questionSection(node),
  ];
  return parts.filter(Boolean);
}

function actions(node) {
  const focused = nodeAt(state.focus) === node, id = nodes.id[node];
  const more = state.view === "graph" ? unfolding(node) : null;
  const row = h("div", { class: "actions" },
    more ? h("button", { type: "button", onclick: () => unfold(node) }, more.words) : null,
    focused && !state.to
      ? h("button", { type: "button", onclick: () => go({ focus: "", hops: 1 }) }, "Show everything")
      : h("button", { type: "button", onclick: () => go({ focus: id, hops: 1, to: "" }) }, "Only this"),
    focused && !state.to && state.hops < 3
      ? h("button", { type: "button", onclick: () => go({ hops: state.hops + 1 }) }, "One step further") : null,
    h("button", { type: "button", onclick: () => askPath(node) }, "Path to …"));
  return row;
}

function sections(node) {
  const groups = new Map();
  const put = (title, order, row) => { if (!groups.has(title)) groups.set(title, { order, rows: [] }); groups.get(title).rows.push(row); };
  for (const fact of factsAbout(node)) {
    const relation = relations[fact.relation];
    if (relation.name === "release_date") put("released", fact.relation, { fact, text: true });
    else put(relation.forth, fact.relation, { fact, other: fact.object, film: -1 });
  }
  for (const fact of factsWith(node)) {
    const relation = relations[fact.relation];
    const played = fact.character === node;
    put(played ? "played by" : relation.back, fact.relation, { fact, other: played ? fact.object : fact.subject, film: played ? fact.subject : -1 });
  }
  for (const inner of inside(node)) for (const fact of factsWith(inner)) put(relations[fact.relation].back, fact.relation, { fact, other: fact.subject, note: `in ${nodes.label[inner]}` });
  return [...groups].sort((a, b) => a[1].order - b[1].order).map(([title, { rows }]) => section(title, merged(rows)));
}

// An actor and a role tell of the same person twice: the row with the character stays, with the sentences of both.
function merged(all) {
  const role = (row) => all.find((other) => isRole(other.fact) && other.other === row.other && other.fact.subject === row.fact.subject && other.film === row.film);
  const rows = all.filter((row) => !(isActor(row.fact) && role(row)));
  for (const row of all) if (isActor(row.fact) && role(row)) (role(row).because ||= [role(row).fact]).push(row.fact);
  const order = { current: 0, contested: 1, rumoured: 2, superseded: 3, retired: 4 };
  const time = (row) => (row.fact.release ? day(row.fact.text).latest || "9" : "");
  return rows.sort((a, b) => order[a.fact.state] - order[b.fact.state] || (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0) || (a.other < 0 ? 0 : a.other - b.other));
}

const isActor = (fact) => relations[fact.relation].name === "actor", isRole = (fact) => relations[fact.relation].name === "role";

function section(title, rows, make = factRow, most = 12, kind = "facts") {
  const list = h("ul", { class: kind }, rows.slice(0, most).map((row) => make(row)));
  const more = rows.length > most
    ? h("button", { type: "button", class: "more", onclick: (event) => { list.append(...rows.slice(most).map((row) => make(row))); event.target.remove(); } }, `${plural(rows.length - most, "more", "more")}`)
    : null;
  return h("section", {}, title ? h("h3", {}, title) : null, list, more);
}

function factRow({ fact, other = -1, film = -1, text = false, plain = "", note = "", because = [fact] }) {
  const told = [];
  const address = relations[fact.relation].name === "same_as" ? webAddress(fact.text) : null;
  if (address) told.push(h("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, address));
  else if (text || other < 0) told.push(h("span", { class: "words", dir: "auto" }, factWords(fact)));
  else told.push(nameButton(other));
  if (isRole(fact) && fact.text && film < 0) told.push(h("span", { class: "as", dir: "auto" }, `as ${fact.text}`));
  if (film >= 0) told.push(h("span", { class: "as" }, "in "), nameButton(film));
  if (plain) told.push(h("span", { class: "as", dir: "auto" }, plain));
  else if (fact.release) told.push(h("span", { class: "as" }, other < 0 ? releaseWords(fact) : [day(fact.text).words, releaseWords(fact)].filter(Boolean).join(" · ")));
  if (note) told.push(h("span", { class: "as" }, note));
  if (!plain) told.push(badge(fact));
  return unfoldable(plain ? "" : fact.state, told, because);
}

// A row whose sentences unfold below it.
function unfoldable(state, told, because) {
  const number = said(...because).length;
  const sentences = h("div", { class: "said", hidden: true });
  const toggle = h("button", { type: "button", class: "count", "aria-expanded": "false", "aria-label": plural(number, "sentence"), onclick: () => open() }, String(number));
  const open = () => {
    if (!sentences.firstChild) sentences.append(...said(...because).map(quotation));
    sentences.hidden = !sentences.hidden;
    toggle.setAttribute("aria-expanded", String(!sentences.hidden));
  };
  if (!number) return h("li", { class: "fact" }, h("div", { class: "row still" }, h("span", { class: "told" }, told.filter(Boolean).flatMap((part, place) => (place ? [" ", part] : [part])))));
  return h("li", { class: `fact ${state}` },
    h("div", { class: "row", onclick: (event) => { if (!event.target.closest("button, a")) open(); } },
      h("span", { class: "told" }, told.filter(Boolean).flatMap((part, place) => (place ? [" ", part] : [part]))), toggle),
    sentences);
}

function factWords(fact) {
  return fact.release ? day(fact.text).words : fact.text;
}
function releaseWords(fact) {
  const [region, medium, status, again] = fact.release;
  return [region, medium, again ? "re-release" : "", fact.state === "current" && ["postponed", "cancelled"].includes(status) ? status : ""].filter(Boolean).join(", ");
}
function badge(fact) {
  const since = fact.until ? ` on ${day(fact.until).words}` : "";
  const words = { contested: "contested", rumoured: "rumour", superseded: `replaced${since}`, retired: `withdrawn${since}` }[fact.state];
  return words ? h("span", { class: `badge ${fact.state}` }, words) : null;
}

// -- sentences ----------------------------------------------------------------------------------------

// What is said for and against some facts, the latest first; a sentence that carries several of them stands once.
function said(...all) {
  const found = new Map();
  for (const fact of all) for (const [numbers, how] of [[fact.supports, ""], [fact.against, "against"]]) for (const number of numbers) {
    const one = sentence(number), key = `${one.article}|${one.quote}|${how}`;
    if (!found.has(key)) found.set(key, { ...one, how });
  }
  return [...found.values()].sort((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : a.number - b.number));
}

function quotation(found) {
  const link = webAddress(found.url), title = found.title || found.url;
  const more = Object.entries(found.more).filter(([name]) => Object.hasOwn(MORE, name)).map(([name, text]) => `${MORE[name]} ${text}`);
  const status = [found.certainty !== "stated" ? found.certainty : "", found.how].filter(Boolean).join(", ");
  return h("figure", { class: `quotation ${found.how}` },
    h("blockquote", { dir: "auto" }, marked(found.quote, found.marks)),
    more.length ? h("p", { class: "more-words" }, more.join(" · ")) : null,
    h("figcaption", {},
      status ? h("span", { class: `badge ${found.how || found.certainty}` }, status) : null,
      link ? h("a", { href: link, rel: "noopener noreferrer", target: "_blank", dir: "auto" }, title) : h("span", { dir: "auto" }, title),
      h("span", {}, [found.publisher, found.day ? day(found.day).words : "no day"].filter(Boolean).join(", ")),
      h("button", { type: "button", class: "quiet small", onclick: () => copy(`“${found.quote}” — ${[title, found.publisher, found.day, found.url].filter(Boolean).join(", ")}`, "Sentence copied") }, "Copy")));
}

// Marks are counted in code points, as Python does.
function marked(quote, marks) {
  const letters = [...quote], parts = [];
  let at = 0;
  for (let k = 0; k < marks.length; k += 2) {
    parts.push(letters.slice(at, marks[k]).join(""), h("mark", {}, letters.slice(marks[k], marks[k + 1]).join("")));
    at = marks[k + 1];
  }
  return [...parts, letters.slice(at).join("")];
}

// -- a line, a path ----------------------------------------------------------------------------------

// What a fact says from one of its ends to another: a role has three, its film, its actor and its character.
function lineWords(fact, from, to) {
  const relation = relations[fact.relation];
  if (fact.character < 0 || (from !== fact.character && to !== fact.character)) {
    const as = isRole(fact) && fact.text ? ` ${from === fact.subject ? "as " : ""}${fact.text}` : "";
    return from === fact.subject ? relation.forth + as : as ? `plays${as} in` : relation.back;
  }
  if (from === fact.character) return to === fact.object ? "played by" : "appears in";
  return from === fact.object ? "plays" : "has the character";
}

// The words on a line, each once; a role says more than that somebody acts.
function lineTold(line, from, to) {
  const found = factsOfLine(line).filter(factShown), roles = found.some((fact) => isRole(fact) && fact.text);
  return [...new Set(found.filter((fact) => !(roles && isActor(fact))).map((fact) => lineWords(fact, from, to)))];
}

function lineDossier(line) {
  const a = links.from[line], b = links.to[line];
  const film = (node) => ["film", "series"].includes(kindOf(node).name);
  const [one, two] = film(b) && !film(a) ? [b, a] : [a, b];
  const found = factsOfLine(line);
  return [
    h("header", { class: "head" }, h("div", { class: "ends" }, h("p", { class: "kind" }, "How they are joined"),
      h("h2", {}, mark(kindOf(one), 22), nameButton(one), h("span", { class: "dash" }, " – "), mark(kindOf(two), 22), nameButton(two))), closeButton()),
    ...found.map((fact) => h("section", { class: `fact ${fact.state}` },
      h("h3", {}, lineWords(fact, one, two), badge(fact)),
      h("div", { class: "said open" }, said(fact).map(quotation)))),
  ];
}

function pathDossier() {
  const start = nodeAt(state.focus), end = nodeAt(state.to);
  const steps = start >= 0 && end >= 0 ? pathBetween(start, end) : null;
  const head = h("header", { class: "head" }, h("div", {}, h("p", { class: "kind" }, "Path"),
    h("h2", { dir: "auto" }, `${nodes.label[start] ?? ""} – ${nodes.label[end] ?? ""}`)), closeButton());
  if (!steps) return [head, h("p", { class: "also" }, "Nothing that these articles say joins the two.")];
  return [head, h("p", { class: "also" }, plural(steps.length, "step")), h("ol", { class: "path" },
    h("li", {}, mark(kindOf(start)), nameButton(start)),
    steps.map(([from, line, to]) => h("li", {}, h("p", { class: "step" }, lineTold(line, from, to).join(", ")),
      mark(kindOf(to)), nameButton(to),
      h("button", { type: "button", class: "quiet small", onclick: () => go({ line: lineName(line), at: "" }) }, "Sentences")))),
    [start, end].every((node) => kindOf(node).name === "person") ? h("ul", { class: "names asks" }, questionRow(questionOf("both"), [start, end])) : null].filter(Boolean);
}
