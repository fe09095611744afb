// The same in words: every fact on show as a row, sorted, filtered, paged, copied as CSV.

const PAGE = 60;
const COLUMNS = [["Who or what", (fact) => nodes.label[fact.subject]], ["How", (fact) => relations[fact.relation].forth], ["Whom or what", tableValue],
  ["Standing", (fact) => fact.state], ["Known since", (fact) => fact.from], ["Articles", (fact) => new Set([...fact.supports, ...fact.against].map((number) => facts().raw.sentences.article[number])).size]];
const table = { column: -1, down: false, page: 0, rows: [] };

function tableValue(fact) {
  if (fact.release) return [day(fact.text).words, releaseWords(fact)].filter(Boolean).join(" · ");
  if (fact.object < 0) return fact.text;
  return nodes.label[fact.object] + (fact.text ? ` as ${fact.text}` : "");
}

function tableRows() {
  const wanted = fold(state.find).split(" ").filter(Boolean);
  let rows = facts().list.filter((fact) => factShown(fact) && nodeShown(fact.subject) && (fact.object < 0 || nodeShown(fact.object)));
  if (wanted.length) rows = rows.filter((fact) => { const text = fold(COLUMNS.slice(0, 4).map(([, of]) => of(fact)).join(" ")); return wanted.every((word) => text.includes(word)); });
  if (table.column >= 0) {
    const of = COLUMNS[table.column][1], order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
    rows = rows.map((fact) => [of(fact), fact]).sort((a, b) => (typeof a[0] === "number" ? a[0] - b[0] : order.compare(a[0], b[0])) * (table.down ? -1 : 1)).map(([, fact]) => fact);
  }
  return rows;
}

function showTable() {
  const view = $("table-view");
  if (!view.querySelector("table")) view.replaceChildren(...tableFrame());
  if ($("find") !== document.activeElement) $("find").value = state.find;
  table.page = 0;
  fillTable();
}

function tableFrame() {
  const head = COLUMNS.map(([name], column) => h("th", { scope: "col" }, h("button", { type: "button", onclick: () => sortBy(column) }, name)));
  return [
    h("div", { class: "tools" },
      h("input", { id: "find", type: "search", autocomplete: "off", "aria-label": "Filter the facts", placeholder: "Filter the facts", oninput: (event) => go({ find: event.target.value }, true) }),
      h("span", { class: "as", id: "found-rows", role: "status" }),
      h("button", { type: "button", onclick: () => copy(csv(), `${plural(tableRows().length, "row")} copied as CSV`) }, "Copy CSV")),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table of facts" }, h("table", {}, h("caption", { class: "hidden" }, "Every fact on show"), h("thead", {}, h("tr", {}, head)), h("tbody", {}))),
    h("div", { class: "pages" }, h("button", { type: "button", id: "earlier", onclick: () => turn(-1) }, "Earlier"), h("span", { id: "page-of", class: "as" }), h("button", { type: "button", id: "later", onclick: () => turn(1) }, "Later")),
  ];
}

function fillTable() {
  const rows = tableRows(), view = $("table-view"), pages = Math.max(Math.ceil(rows.length / PAGE), 1);
  view.querySelectorAll("th").forEach((cell, column) => {
    if (column === table.column) cell.setAttribute("aria-sort", table.down ? "descending" : "ascending"); else cell.removeAttribute("aria-sort");
  });
  view.querySelector("tbody").replaceChildren(...rows.slice(table.page * PAGE, (table.page + 1) * PAGE).map(tableRow));
  $("found-rows").textContent = plural(rows.length, "fact");
  $("page-of").textContent = `Page ${table.page + 1} of ${pages}`;
  $("earlier").disabled = table.page === 0;
  $("later").disabled = table.page >= pages - 1;
  view.querySelector(".pages").hidden = pages < 2;
}

function tableRow(fact) {
  const value = fact.object >= 0 ? [nameButton(fact.object), fact.text ? h("span", { class: "as", dir: "auto" }, ` as ${fact.text}`) : ""] : h("span", { dir: "auto" }, tableValue(fact));
  const open = fact.object >= 0 ? () => { const [a, b] = [nodes.id[fact.subject], nodes.id[fact.object]]; go({ line: `${a}~${b}`, at: "", ask: "", with: "" }); } : () => go({ at: nodes.id[fact.subject], line: "", ask: "", with: "" });
  const articles = COLUMNS[5][1](fact);
  return h("tr", { class: fact.state }, h("th", { scope: "row" }, nameButton(fact.subject)), h("td", {}, COLUMNS[1][1](fact)), h("td", {}, value), h("td", {}, fact.state === "current" ? "current" : badge(fact)), h("td", {}, fact.from ? day(fact.from).words : "–"),
    h("td", {}, h("button", { type: "button", class: "quiet small", "aria-label": `Read the sentences: ${plural(articles, "article")}`, onclick: open }, String(articles))));
}

function sortBy(column) {
  if (table.column === column && table.down) Object.assign(table, { column: -1, down: false });
  else Object.assign(table, { down: table.column === column, column });
  table.page = 0;
  fillTable();
}
function turn(by) {
  table.page += by;
  fillTable();
  document.querySelector("#table-view .scroll").scrollTop = 0;
}

// Cells that a spreadsheet would run begin with an apostrophe, as in the exports.
function csv() {
  const cell = (value) => {
    const text = String(value), safe = /^\s*[=+\-@]/.test(text) || /^[\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  const sentences = (fact) => fact.supports.map((number) => sentence(number)).map((found) => `${found.quote} (${found.publisher || found.url}, ${found.day || "no day"})`).join(" | ");
  return [[...COLUMNS.map(([name]) => name), "Sentences"], ...tableRows().map((fact) => [...COLUMNS.map(([, of]) => of(fact)), sentences(fact)])].map((row) => row.map(cell).join(",")).join("\r\n");
}
