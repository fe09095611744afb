// What Python wrote into the page, unpacked. Nodes are numbers, the most important first.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const about = read("about");
// The day that "now" means: the day of the view where it looks back, else today.
const today = about.as_of ? about.as_of[0] : new Date().toISOString().slice(0, 10);
const { look, nodes, links, options, core } = read("picture");
const count = nodes.id.length;
const kinds = look.kinds, relations = look.relations;
const kindOf = (node) => kinds[nodes.group[node]];
const relationNumber = new Map(relations.map((each, place) => [each.name, place]));
const numberOf = new Map(nodes.id.map((id, node) => [id, node]));
const STATES = ["current", "contested", "rumoured", "superseded", "retired"];

// The lines of each node: neighbours[first[n] … first[n + 1]] and the numbers of the lines to them.
const joined = (() => {
  const first = new Int32Array(count + 1), lines = links.from.length;
  for (let k = 0; k < lines; k++) { first[links.from[k] + 1]++; first[links.to[k] + 1]++; }
  for (let n = 0; n < count; n++) first[n + 1] += first[n];
  const next = first.slice(0, count), other = new Int32Array(2 * lines), line = new Int32Array(2 * lines);
  for (let k = 0; k < lines; k++) {
    const a = links.from[k], b = links.to[k];
    other[next[a]] = b; line[next[a]++] = k;
    other[next[b]] = a; line[next[b]++] = k;
  }
  return { first, other, line };
})();

function* linesOf(node) {
  for (let at = joined.first[node]; at < joined.first[node + 1]; at++) yield [joined.line[at], joined.other[at]];
}

// The places on show that lie in a place.
const inside = (node) => nodes.inside[node] || [];

// Facts and sentences are read when something first asks for them: the picture does not wait.
let kept = null;
function facts() {
  if (kept) return kept;
  const raw = read("evidence"), all = raw.facts, bySubject = [], byObject = [];
  const put = (lists, at, fact) => { if (at >= 0) (lists[at] ||= []).push(fact); };
  const list = all.subject.map((subject, place) => ({
    place, subject, relation: all.relation[place], object: all.object[place], text: all.text[place],
    character: all.character[place], state: STATES[all.state[place]], from: all.from[place], until: all.until[place],
    supports: all.for[place], against: all.against[place] || [],
    release: place in all.release ? raw.releases[all.release[place]] : null, slot: all.release[place] ?? -1,
  }));
  for (const fact of list) {
    put(bySubject, fact.subject, fact);
    put(byObject, fact.object, fact);
    put(byObject, fact.character, fact);
  }
  kept = { raw, list, bySubject, byObject };
  return kept;
}
const factsAbout = (node) => facts().bySubject[node] || [];
const factsWith = (node) => facts().byObject[node] || [];
const factsOfLine = (line) => facts().raw.links[line].map((place) => facts().list[place]);

function sentence(number) {
  const { sentences, quotes, articles } = facts().raw;
  const [url, title, publisher, day] = articles[sentences.article[number]];
  return {
    number, quote: quotes[sentences.quote[number]], marks: sentences.marks[number], article: sentences.article[number],
    certainty: sentences.certainty[number] || "stated", more: sentences.more[number] || {}, url, title, publisher, day,
  };
}

// A day in words, with its bounds; what is open has none.
function day(edtf) {
  const [words, earliest, latest] = facts().raw.days[edtf] || [edtf, "", ""];
  return { edtf, words, earliest, latest };
}

// Letters without accents, case and punctuation, as search compares them.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase()
  .replace(/ø/g, "o").replace(/ł/g, "l").replace(/đ/g, "d").replace(/ß/g, "ss").replace(/æ/g, "ae").replace(/œ/g, "oe")
  .replace(/['’ʼ`]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const plural = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
