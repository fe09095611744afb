// Questions that have named queries, answered by walking the facts.

const CREDITS = new Set(["actor", "role", "director", "writer", "producer", "composer"].map((name) => relationNumber.get(name)));
const questionOf = (id) => look.questions.find((ask) => ask.id === id) || null;
const questionWords = (ask, ...about) => about.reduce((text, node) => text.replace("{}", () => nodes.label[node]), ask.text);
const holds = (fact) => fact.state === "current" || fact.state === "contested";
const relationOf = (fact) => relations[fact.relation].name;

// The question in the address, if it can be asked of what stands there.
function asked() {
  const ask = questionOf(state.ask), node = nodeAt(state.at), other = nodeAt(state.with);
  if (!ask || (ask.kind && (node < 0 || !ask.kind.split(" ").includes(kindOf(node).name))) || (ask.pair && other < 0)) return null;
  return { ask, about: ask.pair ? [node, other] : ask.kind ? [node] : [] };
}

// An answer: rows of facts (with the nodes that they are about), in parts with a heading of their own. Facts do not change while
// a page is open, so each question is answered once.
const answeredOnce = new Map();
function answer(ask, about) {
  const key = [ask.id, ...about].join(" ");
  if (!answeredOnce.has(key)) answeredOnce.set(key, (ANSWERS[ask.id] || walked)(ask, ...about));
  return answeredOnce.get(key);
}
const answerSize = (ask, about) => answer(ask, about).reduce((sum, { rows }) => sum + rows.length, 0);
function answerNodes({ ask, about }, most = 40) {
  const found = new Set(about);
  for (const { rows } of answer(ask, about)) for (const row of rows) for (const fact of row.because || [row.fact].filter(Boolean)) for (const node of [fact.subject, fact.object]) if (node >= 0 && found.size < most) found.add(node);
  return found;
}

// -- along steps ----------------------------------------------------------------------------------------

// The nodes (or words) at the end of a question's steps, each with the facts that lead there.
function answers(steps, node, past = false) {
  let here = new Map([node, ...inside(node)].map((each) => [each, []]));
  for (const [names, way] of steps) {
    const wanted = new Set(names.split(" ").map((name) => relationNumber.get(name))), next = new Map();
    for (const [at, before] of here) {
      for (const fact of way === "forth" ? factsAbout(at) : factsWith(at)) {
        if (!wanted.has(fact.relation) || !(past || holds(fact))) continue;
        const other = way === "forth" ? fact.object : fact.subject;
        const key = other >= 0 ? other : `${fact.text}|${fact.slot}|${fact.place}`;
        if (other === node || here.has(other)) continue;
        next.set(key, [...(next.get(key) || []), ...before, fact]);
      }
    }
    here = next;
  }
  return here;
}

function walked(ask, node) {
  const found = answers(ask.steps, node, ask.past), also = ask.also ? answers(ask.also, node) : new Map();
  for (const key of found.keys()) also.delete(key);
  return [{ rows: walkedRows(ask, node, ordered(ask, node, found), ask.steps) }, ...(also.size ? [{ title: ask.also_text, rows: walkedRows(ask, node, also, ask.also) }] : [])];
}
function walkedRows(ask, node, list, steps) {
  return [...list].map(([key, because]) => {
    const last = because[because.length - 1];
    const between = [...new Set(steps.length > 1 ? because.flatMap((each) => [each.subject, each.object]).filter((each) => each >= 0 && each !== node && each !== key && !inside(node).includes(each))
      : [last.subject, last.object].filter((each) => each >= 0 && each !== node && each !== key))];
    const how = ask.how ? [...new Set(because.map((fact) => relations[fact.relation][steps[0][1]]))].join(", ") : "";
    return {
      fact: because.find((each) => each.text && each.object === key) || last, other: typeof key === "number" ? key : -1, text: typeof key !== "number", because: [...new Set(because)],
      note: [how, between.length ? `in ${between.slice(0, 3).map((each) => nodes.label[each]).join(", ")}${between.length > 3 ? ` and ${between.length - 3} more` : ""}` : ""].filter(Boolean).join(" · "),
    };
  });
}

// Films of a series stand in the order of the series, dates in that of the news.
function ordered(ask, node, found) {
  if (ask.past) return [...found].sort((a, b) => (a[1][0].from < b[1][0].from ? -1 : a[1][0].from > b[1][0].from ? 1 : a[1][0].place - b[1][0].place));
  if (ask.kind !== "franchise") return found;
  const place = new Map(facts().raw.positions.filter((row) => row[1] === node).map((row) => [row[0], Number(row[2]) || 999]));
  return [...found].sort((a, b) => (place.get(a[0]) ?? 999) - (place.get(b[0]) ?? 999) || a[0] - b[0]);
}

// -- of their own kind ----------------------------------------------------------------------------------

const up = (of) => (a, b) => { const [x, y] = [of(a), of(b)]; return x < y ? -1 : x > y ? 1 : 0; };
const ANSWERS = {
  // What opens from today on; a re-release is no release.
  coming: () => [{ rows: facts().list.filter((fact) => fact.release && !fact.release[3] && holds(fact) && day(fact.text).latest >= today)
    .sort(up((fact) => `${day(fact.text).latest} ${nodes.label[fact.subject]}`)).map((fact) => ({ fact, other: fact.subject })) }],
  moved: () => {
    const slots = new Map(grouped(facts().list.filter((fact) => fact.release && (holds(fact) || fact.until)), (fact) => fact.slot));
    // what a date gave way to: the next that was given up after it, or what holds
    const after = (fact) => { const later = slots.get(fact.slot).filter((other) => holds(other) || other.until > fact.until).sort(up((other) => (holds(other) ? "~" : other.until))); return later.filter((other) => other.until === later[0].until); };
    const left = facts().list.filter((fact) => fact.release && fact.state === "superseded" && fact.until).sort((a, b) => up((fact) => fact.until)(b, a) || a.subject - b.subject);
    return [{ rows: left.map((fact) => {
      const now = after(fact), region = fact.release.slice(0, 2).filter(Boolean).join(", ");
      return { fact, other: fact.subject, plain: [`${day(fact.text).words} → ${now.map((other) => day(other.text).words).join(" or ") || "no date"}`, region, `news of ${day(fact.until).words}`].filter(Boolean).join(" · "), because: [fact, ...now] };
    }) }];
  },
  facts: () => [{ rows: facts().list.filter((fact) => fact.state === "contested").map((fact) => ({
    fact, other: fact.subject, plain: fact.release ? `released ${[factWords(fact), releaseWords(fact)].filter(Boolean).join(", ")}` : `${relations[fact.relation].forth} ${tableValue(fact)}` })) }],
  undated: () => {
    const dated = new Set(facts().list.filter((fact) => fact.release && holds(fact) && fact.release[1] !== "festival").map((fact) => fact.subject));
    const status = new Map(facts().list.filter((fact) => relationOf(fact) === "status" && fact.state === "current").map((fact) => [fact.subject, fact]));
    return [{ rows: [...nodes.id.keys()].filter((node) => kindOf(node).name === "film" && !dated.has(node)).map((node) => ({ node, note: status.get(node)?.text || "", because: status.has(node) ? [status.get(node)] : [] })) }];
  },
  places: () => [{ rows: grouped(facts().list.filter((fact) => relationOf(fact) === "filmed_in" && holds(fact)), (fact) => fact.object)
    .map(([node, because]) => ({ node, because, note: plural(new Set(because.map((fact) => fact.subject)).size, "production"), size: new Set(because.map((fact) => fact.subject)).size })).sort((a, b) => b.size - a.size || a.node - b.node) }],
  shoots: () => [{ rows: facts().list.filter((fact) => relationOf(fact) === "on_location" && holds(fact)).map((fact) => {
    const film = fact.supports.map((number) => sentence(number).more.film).find(Boolean);
    return { fact, other: fact.subject, plain: `in ${nodes.label[fact.object]}${film ? `, for ${film}` : ""}` };
  }) }],
  firsts: () => {
    const first = new Map();
    for (const fact of facts().list) for (const number of fact.supports) {
      const one = sentence(number);
      if (one.publisher && one.day && one.day === fact.from) { if (!first.has(one.publisher)) first.set(one.publisher, new Set()); first.get(one.publisher).add(fact.place); }
    }
    return [{ rows: [...first].map(([publisher, all]) => ({ words: publisher, note: `first with ${plural(all.size, "fact")}`, size: all.size, because: [] })).sort((a, b) => b.size - a.size || (a.words < b.words ? -1 : 1)) }];
  },
  both: (ask, one, other) => {
    const credits = (node) => grouped(factsWith(node).filter((fact) => CREDITS.has(fact.relation) && fact.object === node && holds(fact)), (fact) => fact.subject), theirs = new Map(credits(other));
    return [{ rows: credits(one).filter(([film]) => theirs.has(film)).map(([film, because]) => ({ node: film, because: [...because, ...theirs.get(film)] })) }];
  },
  // Every sentence, the latest first.
  sentences: (ask, node) => [{ rows: said(...factsAbout(node), ...factsWith(node)).map((found) => ({ found, because: [] })) }],
};
function grouped(list, by) {
  const found = new Map();
  for (const each of list) { if (!found.has(by(each))) found.set(by(each), []); found.get(by(each)).push(each); }
  return [...found];
}

// -- on the panel ---------------------------------------------------------------------------------------

function answerRow(row) {
  if (row.found) return h("li", {}, quotation(row.found));
  if (row.fact) return factRow(row);
  return unfoldable("", [row.words ? h("span", { class: "words", dir: "auto" }, row.words) : nameButton(row.node), row.note ? h("span", { class: "as", dir: "auto" }, row.note) : null], row.because);
}

function answered({ ask, about }) {
  const found = answer(ask, about), total = found.reduce((sum, { rows }) => sum + rows.length, 0);
  const noun = ask.id === "sentences" ? "sentence" : "answer";
  return [
    h("header", { class: "head" }, h("div", {}, h("p", { class: "kind" }, "Question"), h("h2", { dir: "auto" }, questionWords(ask, ...about))), closeButton()),
    h("p", { class: "also" }, total ? plural(total, noun) : "These articles do not say."),
    ...found.filter(({ rows }) => rows.length).map(({ title = "", rows }) => section(title, rows, answerRow, 40, ask.id === "sentences" ? "sentences" : "facts")),
    about.length ? h("div", { class: "actions" }, about.map((node) => h("button", { type: "button", onclick: () => go({ at: nodes.id[node], ask: "", with: "" }) }, `All about ${nodes.label[node]}`))) : null,
  ].filter(Boolean);
}

const questionRow = (ask, about) => h("li", {}, h("span", { class: "ask", "aria-hidden": "true" }, "?"),
  h("button", { type: "button", class: "name", dir: "auto", onclick: () => go({ ask: ask.id, at: about.length ? nodes.id[about[0]] : "", line: "", with: about.length > 1 ? nodes.id[about[1]] : "" }) }, questionWords(ask, ...about)));

// The questions that have an answer: about a node, or about everything.
function questionSection(node = -1) {
  const about = node < 0 ? [] : [node];
  const open = look.questions.filter((ask) => !ask.pair && (node < 0 ? !ask.kind : ask.kind?.split(" ").includes(kindOf(node).name)) && answerSize(ask, about) > 0);
  return open.length ? h("section", {}, h("h3", {}, "Ask"), h("ul", { class: "names asks" }, open.map((ask) => questionRow(ask, about)))) : null;
}

// -- what the page opens with -----------------------------------------------------------------------------

function overview() {
  const found = state.view === "map" ? placeCounts() : [];
  if (found.length) return placeList(found);
  const films = [...nodes.id.keys()].filter((node) => ["film", "series"].includes(kindOf(node).name)).slice(0, 6);
  const tally = [[about.articles, "article"], [about.facts, "fact"], [count, "name"]].map(([number, word]) => h("li", {}, h("b", {}, number.toLocaleString("en")), ` ${word}${number === 1 ? "" : "s"}`));
  return [
    h("header", { class: "head plain" }, h("h2", {}, count ? "What the news says" : "Nothing here yet")),
    h("p", { class: "lead" }, count ? `${about.span ? `News ${about.span}. ` : ""}Every line rests on a sentence: choose a name or a line to read it.` : "The store holds no facts. Load some articles, then write this page again."),
    count ? h("ul", { class: "numbers" }, tally) : null,
    films.length ? h("section", {}, h("h3", {}, "Most talked about"), h("ul", { class: "names" }, films.map((node) => h("li", {}, mark(kindOf(node)), nameButton(node))))) : null,
    count ? later(() => {
      const coming = answer(questionOf("coming"), [])[0].rows.slice(0, 5);
      return [questionSection(), coming.length ? h("section", {}, h("h3", {}, "Next out"), h("ul", { class: "facts" }, coming.map(factRow))) : null];
    }) : null,
    h("details", { class: "keys" }, h("summary", {}, "By keyboard"), h("dl", {}, [["/", "search"], ["arrows", "from node to node"], ["E", "show or fold up its neighbours"], ["Enter", "only what is around it"], ["Backspace", "back"], ["+ − 0", "zoom, show everything"], ["1 2 3 4", "graph, timeline, map, table"], ["Esc", "close"]].map(([key, what]) => h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, what))))),
  ].filter(Boolean);
}
// What needs the facts comes once the picture stands.
function later(make) {
  const place = h("div", {});
  setTimeout(() => place.append(...make().filter(Boolean)), 150);
  return place;
}
