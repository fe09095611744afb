// Search as you type: names without regard to accents and case, and the questions that the graph can answer about them.

let keys = null, choices = [], active = -1, pathFrom = -1;
const nameKeys = () => (keys ||= nodes.label.map((label, node) => [fold(label), ...(nodes.also[node] || []).map(fold)]));

// By name, or by kind and name ("person peele"): whole names, then beginnings, then beginnings of words, then any part; the important first.
function matches(text, most = 8) {
  const [first, ...rest] = fold(text).split(" ");
  const group = kinds.findIndex((kind) => rest.length && [kind.one, kind.many].some((word) => fold(word) === first));
  const found = matching(fold(text), most, -1);
  return group < 0 ? found : [...new Set([...matching(rest.join(" "), most, group), ...found])].slice(0, most);
}
function matching(wanted, most, group) {
  const ranks = [[], [], [], []];
  if (!wanted) return [];
  nameKeys().forEach((names, node) => {
    if (group >= 0 && nodes.group[node] !== group) return;
    let rank = 4;
    for (const name of names) rank = Math.min(rank, name === wanted ? 0 : name.startsWith(wanted) ? 1 : ` ${name}`.includes(` ${wanted}`) ? 2 : name.includes(wanted) ? 3 : 4);
    if (rank < 4 && ranks[rank].length < most) ranks[rank].push(node);
  });
  return ranks.flat().slice(0, most);
}

// The node whose name a question names: the longest name that stands in it, or what its last words find.
function named(text) {
  const asked = ` ${fold(text)} `;
  let best = -1, longest = 2;
  nameKeys().forEach((names, node) => { for (const name of names) if (name.length > longest && asked.includes(` ${name} `)) { best = node; longest = name.length; } });
  if (best >= 0) return best;
  const words = fold(text).split(" ");
  for (let at = 1; at < words.length; at++) { const found = matches(words.slice(at).join(" "), 1); if (found.length) return found[0]; }
  return -1;
}

// Questions about what was named, the likest to what was typed first.
function questions(text, found) {
  const typed = new Set(fold(text).split(" ")), subject = found.length ? found[0] : named(text);
  if (subject < 0) return [];
  const alike = (ask) => fold(ask.text).split(" ").filter((word) => typed.has(word)).length;
  return look.questions.map((ask, number) => ({ ask, number, like: alike(ask) })).filter(({ ask }) => ask.kind === kindOf(subject).name)
    .sort((a, b) => b.like - a.like || a.number - b.number).map(({ ask, number }) => ({ ask, number, node: subject, size: answerCount(ask, subject) }))
    .filter(({ size, ask }) => size > 0 || alike(ask) > 1).slice(0, 3);
}
function answerCount(ask, node) {
  const found = new Set(answers(ask.steps, node).keys());
  if (ask.also) for (const key of answers(ask.also, node).keys()) found.add(key);
  return found.size;
}

function suggest() {
  const box = $("search"), list = $("found"), text = box.value, found = matches(text);
  choices = [];
  const rows = [];
  const offer = (inside, choose) => {
    const number = choices.length;
    const row = h("div", { role: "option", id: `found-${number}`, "aria-selected": "false", onpointerdown: (event) => event.preventDefault(), onclick: choose }, inside);
    choices.push({ row, choose });
    return row;
  };
  for (const node of found) rows.push(offer([mark(kindOf(node)), h("span", { class: "label", dir: "auto" }, nodes.label[node]), h("span", { class: "as" }, kindOf(node).one)], () => chosen(node)));
  const asked = pathFrom < 0 && fold(text).length > 1 ? questions(text, found) : [];
  for (const { ask, number, node, size } of asked) rows.push(offer([h("span", { class: "ask", "aria-hidden": "true" }, "?"), h("span", { class: "label", dir: "auto" }, questionWords(ask, node)), h("span", { class: "as" }, plural(size, "answer"))], () => { finish(); go({ at: nodes.id[node], ask: String(number), line: "" }); }));
  const typed = fold(text).length > 0;
  list.replaceChildren(...rows, typed && !rows.length ? h("div", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, `Nothing here is called “${cut(text, 40)}”.`) : "");
  list.hidden = !typed;
  box.setAttribute("aria-expanded", String(typed && rows.length > 0));
  activate(rows.length ? (asked.length && !found.length ? 0 : 0) : -1);
  if (typed) say(rows.length ? plural(rows.length, "result") : "No results");
}

function activate(number) {
  active = number;
  choices.forEach(({ row }, place) => row.setAttribute("aria-selected", String(place === number)));
  if (number >= 0) { $("search").setAttribute("aria-activedescendant", `found-${number}`); choices[number].row.scrollIntoView({ block: "nearest" }); } else $("search").removeAttribute("aria-activedescendant");
}

function chosen(node) {
  const start = pathFrom;
  finish();
  if (start >= 0) go({ focus: nodes.id[start], to: nodes.id[node], at: "", line: "", ask: "" });
  else go({ at: nodes.id[node], line: "", ask: "", ...(nodeShown(node) ? {} : { focus: "", to: "", hide: state.hide.filter((kind) => kind !== kindOf(node).name) }) });
}
function finish() {
  $("search").value = "";
  $("found").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
  $("search").removeAttribute("aria-activedescendant");
  pathFrom = -1;
  $("search").placeholder = "Search";
  if (state.view === "graph") $("graph").focus(); else $("panel").focus();
}

function askPath(node) {
  pathFrom = node;
  $("search").placeholder = `Path from ${cut(nodes.label[node], 20)} to …`;
  $("search").focus();
}

function startSearch() {
  const box = $("search");
  box.addEventListener("input", suggest);
  box.addEventListener("blur", () => { $("found").hidden = true; box.setAttribute("aria-expanded", "false"); });
  box.addEventListener("focus", () => { if (box.value) suggest(); });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); if (choices.length) activate((active + (event.key === "ArrowDown" ? 1 : choices.length - 1)) % choices.length); }
    else if (event.key === "Enter" && active >= 0 && !$("found").hidden) { event.preventDefault(); choices[active].choose(); }
    else if (event.key === "Escape") { event.stopPropagation(); finish(); }
  });
}
