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

// Two people whose whole names stand in a text.
function pair(text) {
  const asked = ` ${fold(text)} `, found = [];
  let rest = asked;
  for (const [name, node] of nameKeys().flatMap((names, node) => (kindOf(node).name === "person" ? names.map((name) => [name, node]) : [])).sort((a, b) => b[0].length - a[0].length)) {
    if (name.length < 3 || found.some(([, other]) => other === node) || !rest.includes(` ${name} `)) continue;
    rest = rest.replace(` ${name} `, " | ");
    found.push([asked.indexOf(` ${name} `), node]);
  }
  return found.slice(0, 2).sort((a, b) => a[0] - b[0]).map(([, node]) => node);
}

// Questions about what was named, and about everything, the likest to what was typed first.
function questions(text, found) {
  const typed = fold(text).split(" "), subject = found.length ? found[0] : named(text), two = found.length ? [] : pair(text);
  const like = (ask) => fold(ask.text).split(" ").filter((word) => typed.includes(word) || (word.length > 3 && typed.some((each) => each.length > 3 && word.startsWith(each)))).length;
  return look.questions.map((ask, number) => ({ ask, number, like: like(ask), about: ask.pair ? two : ask.kind ? [subject] : [] }))
    .filter(({ ask, about, like: alike }) => (ask.pair ? about.length === 2 : ask.kind ? subject >= 0 && ask.kind.split(" ").includes(kindOf(subject).name) : alike > 1 || (alike && typed.length === 1)))
    .map((each) => ({ ...each, like: each.like + (each.ask.pair ? 9 : 0) })).sort((a, b) => b.like - a.like || a.number - b.number).slice(0, 8)
    .map((each) => ({ ...each, size: answerSize(each.ask, each.about) })).filter(({ size, like: alike }) => size > 0 || alike > 1).slice(0, 4);
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
  const asking = pathFrom < 0 && fold(text).length > 1 ? questions(text, found) : [];
  for (const { ask, about, size } of asking) rows.push(offer([h("span", { class: "ask", "aria-hidden": "true" }, "?"), h("span", { class: "label", dir: "auto" }, questionWords(ask, ...about)), h("span", { class: "as" }, plural(size, ask.id === "sentences" ? "sentence" : "answer"))],
    () => { finish(); go({ at: about.length ? nodes.id[about[0]] : "", with: about.length > 1 ? nodes.id[about[1]] : "", ask: ask.id, line: "" }); }));
  const typed = fold(text).length > 0;
  list.replaceChildren(...rows, typed && !rows.length ? h("div", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, `Nothing here is called “${cut(text, 40)}”.`) : "");
  list.hidden = !typed;
  box.setAttribute("aria-expanded", String(typed && rows.length > 0));
  activate(rows.length ? 0 : -1);
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
  if (start >= 0) go({ focus: nodes.id[start], to: nodes.id[node], at: "", line: "", ask: "", with: "" });
  else go({ at: nodes.id[node], line: "", ask: "", with: "", ...(nodeShown(node) ? {} : { focus: "", to: "", hide: state.hide.filter((kind) => kind !== kindOf(node).name) }) });
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
