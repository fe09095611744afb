// Questions that have named queries, answered by walking the facts; and what the page opens with.

const questionWords = (ask, node) => ask.text.replace("{}", () => nodes.label[node]);

// The nodes (or words) at the end of a question's steps, each with the facts that lead there.
function answers(steps, node) {
  let here = new Map([node, ...inside(node)].map((each) => [each, []]));
  for (const [names, way] of steps) {
    const wanted = new Set(names.split(" ").map((name) => relationNumber.get(name))), next = new Map();
    for (const [at, before] of here) {
      for (const fact of way === "forth" ? factsAbout(at) : factsWith(at)) {
        if (!wanted.has(fact.relation) || !["current", "contested"].includes(fact.state)) continue;
        const other = way === "forth" ? fact.object : fact.subject;
        const key = other >= 0 ? other : `${fact.text}|${fact.slot}`;
        if (other === node || here.has(other)) continue;
        next.set(key, [...(next.get(key) || []), ...before, fact]);
      }
    }
    here = next;
  }
  return here;
}

function answered(ask, node) {
  const found = answers(ask.steps, node), also = ask.also ? answers(ask.also, node) : new Map();
  for (const key of found.keys()) also.delete(key);
  const rows = (list, steps) => [...list].map(([key, because]) => {
    const last = because[because.length - 1], between = [...new Set(steps.length > 1 ? because.filter((each) => each.object === key).map((each) => each.subject) : [last.subject, last.object].filter((each) => each >= 0 && each !== node && each !== key))];
    return factRow({
      fact: because.find((each) => each.text && each.object === key) || last, other: typeof key === "number" ? key : -1, text: typeof key !== "number",
      note: between.length ? `in ${between.slice(0, 3).map((each) => nodes.label[each]).join(", ")}` : "", because: [...new Set(because)],
    });
  });
  const total = found.size + also.size;
  return [
    h("header", { class: "head" }, h("div", {}, h("p", { class: "kind" }, "Question"), h("h2", { dir: "auto" }, questionWords(ask, node))), closeButton()),
    h("p", { class: "also" }, total ? plural(total, "answer") : "These articles do not say."),
    found.size ? h("ul", { class: "facts" }, rows(ordered(ask, node, found), ask.steps)) : null,
    also.size ? h("section", {}, h("h3", {}, ask.also_text), h("ul", { class: "facts" }, rows(also, ask.also))) : null,
    h("div", { class: "actions" }, h("button", { type: "button", onclick: () => go({ ask: "" }) }, `All about ${nodes.label[node]}`)),
  ].filter(Boolean);
}

// Films of a series stand in the order of the series.
function ordered(ask, node, found) {
  if (ask.kind !== "franchise") return found;
  const place = new Map(facts().raw.positions.filter((row) => row[1] === node).map((row) => [row[0], Number(row[2]) || 999]));
  return [...found].sort((a, b) => (place.get(a[0]) ?? 999) - (place.get(b[0]) ?? 999) || a[0] - b[0]);
}

// What opens from today on, once the picture stands.
function comingSection() {
  const section = h("section", { hidden: true });
  setTimeout(() => {
    const coming = facts().list.filter((fact) => fact.release && ["current", "contested"].includes(fact.state) && day(fact.text).latest >= today)
      .sort((a, b) => (day(a.text).latest < day(b.text).latest ? -1 : day(a.text).latest > day(b.text).latest ? 1 : a.subject - b.subject)).slice(0, 8);
    if (!coming.length) return;
    section.hidden = false;
    section.append(h("h3", {}, "Next out"), h("ul", { class: "facts" }, coming.map((fact) => factRow({ fact, other: fact.subject, note: day(fact.text).words }))));
  }, 150);
  return section;
}

function overview() {
  const films = [...nodes.id.keys()].filter((node) => ["film", "series"].includes(kindOf(node).name)).slice(0, 8);
  const tally = [[about.articles, "article"], [about.facts, "fact"], [count, "name"]].map(([number, word]) => h("li", {}, h("b", {}, number.toLocaleString("en")), ` ${word}${number === 1 ? "" : "s"}`));
  return [
    h("header", { class: "head plain" }, h("h2", {}, count ? "What the news says" : "Nothing here yet")),
    h("p", { class: "lead" }, count ? `${about.span ? `News ${about.span}. ` : ""}Every line rests on a sentence: choose a name or a line to read it.` : "The store holds no facts. Load some articles, then write this page again."),
    h("ul", { class: "numbers" }, tally),
    films.length ? h("section", {}, h("h3", {}, "Most talked about"), h("ul", { class: "names" }, films.map((node) => h("li", {}, mark(kindOf(node)), nameButton(node))))) : null,
    comingSection(),
    h("section", { class: "keys" }, h("h3", {}, "By keyboard"), h("dl", {}, [["/", "search"], ["arrows", "from node to node"], ["Enter", "only what is around it"], ["Backspace", "back"], ["+ − 0", "zoom, show everything"], ["1 2 3 4", "graph, timeline, map, table"], ["Esc", "close"]].map(([key, what]) => h("div", {}, h("dt", {}, h("kbd", {}, key)), h("dd", {}, what))))),
  ].filter(Boolean);
}
