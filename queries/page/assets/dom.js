// Elements from data: every text becomes a text node, so nothing that an article says can be markup.

const $ = (id) => document.getElementById(id);
const SVG = "http://www.w3.org/2000/svg";

function h(tag, given = {}, ...inside) {
  return filled(document.createElement(tag), given, inside);
}
function s(tag, given = {}, ...inside) {
  return filled(document.createElementNS(SVG, tag), given, inside);
}
function filled(element, given, inside) {
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...inside.flat().filter((each) => each !== null && each !== undefined && each !== false));
  return element;
}

// The mark of a kind, as it stands in the graph: its shape in its colour, its icon in white.
function mark(kind, size = 18) {
  return s("svg", { class: `mark kind-${kind.name}`, viewBox: "-1.1 -1.1 2.2 2.2", width: size, height: size, "aria-hidden": "true" },
    s("path", { class: "shape", d: kind.shape }),
    s("path", { class: "glyph", d: kind.icon, transform: "scale(.054) translate(-12 -12)" }));
}

// A name that leads to its node.
function nameButton(node, more = {}) {
  return h("button", { type: "button", class: "name", dir: "auto", onclick: () => go({ at: nodes.id[node], line: "", ask: "", with: "" }), ...more }, nodes.label[node]);
}

const say = (text) => { $("live").textContent = text; };
const webAddress = (url) => (/^https?:\/\//i.test(url) ? url : null);

async function copy(text, told) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = h("textarea", { class: "hidden", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say(told);
  toast(told);
}
let toasting = 0;
function toast(text) {
  document.querySelector(".toast")?.remove();
  const shown = h("div", { class: "toast", "aria-hidden": "true" }, text);
  document.body.append(shown);
  clearTimeout(toasting);
  toasting = setTimeout(() => shown.remove(), 1800);
}
