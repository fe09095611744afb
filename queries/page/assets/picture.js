// What the graph holds: a focus, a path, or of a large graph its most connected part; what was opened joins it, what was folded leaves.

const MOST_OPENED = 40;
const upright = () => $("graph").clientHeight > $("graph").clientWidth * 1.15;  // a phone, held upright
const coreNow = () => (upright() ? core.tall : core.wide);

let pictured = null;        // the nodes that the graph holds; null: all of them
let added = new Map();      // what was opened, by the node that it came from, in the order of opening
let waiting = new Map();    // how many neighbours of a node are not in the picture

const held = (node) => !state.hide.includes(kindOf(node).name);
const inPicture = (node) => held(node) && (pictured === null || pictured.has(node));
const partly = () => coreNow().length > 0 && !state.all && nodeAt(state.focus) < 0;

function neighbours(node) {
  const found = [];
  for (const [line, other] of linesOf(node)) if (lineShown(line) && held(other)) found.push(other);
  return [...new Set(found)].sort((a, b) => a - b);
}

function compose() {
  selected = null;
  const focused = scope !== null, open = state.open.map(nodeAt), fold = state.fold.map(nodeAt);
  pictured = focused ? new Set(scope.keys()) : partly() ? new Set(coreNow().map(([node]) => node)) : null;
  added = new Map();
  if (pictured) {
    for (const node of open) bring(node, neighbours(node));
    if (focused) selected = new Set(pictured);
    // what is chosen is in the picture, and if nothing there is joined to it, its neighbours are
    const line = lineAt(state.line);
    for (const node of [nodeAt(state.at), line < 0 ? -1 : links.from[line], line < 0 ? -1 : links.to[line]]) {
      if (node >= 0 && held(node) && !pictured.has(node)) bring(node, neighbours(node).some((other) => pictured.has(other)) ? [] : neighbours(node).slice(0, 12));
    }
    const question = asked();
    if (question) for (const node of answerNodes(question)) if (held(node) && !pictured.has(node)) bring(node, []);
  } else if (fold.length) pictured = new Set([...Array(count).keys()]);
  for (const node of fold) for (const other of leaves(node)) pictured.delete(other);
  waiting = new Map();
  if (pictured) for (const node of pictured) {
    const missing = neighbours(node).filter((other) => !pictured.has(other)).length;
    if (missing) waiting.set(node, missing);
  }
}
function bring(node, others) {
  const home = [...linesOf(node)].map(([, other]) => other).filter((other) => pictured.has(other)).sort((a, b) => a - b)[0] ?? -1;
  if (!pictured.has(node)) { added.set(home, [...(added.get(home) || []), node]); pictured.add(node); }
  const come = others.filter((other) => !pictured.has(other)).slice(0, MOST_OPENED);
  added.set(node, [...(added.get(node) || []), ...come]);
  for (const other of come) pictured.add(other);
}

// The neighbours that are in the picture for this node alone.
function leaves(node) {
  if (node === nodeAt(state.focus) || !pictured?.has(node)) return [];
  return neighbours(node).filter((other) => pictured.has(other) && other !== nodeAt(state.focus) && nodes.id[other] !== state.at && !neighbours(other).some((far) => far !== node && pictured.has(far)));
}

// Opens a node, or folds it up again; null where there is nothing to do.
function unfolding(node) {
  const id = nodes.id[node], without = (list) => list.filter((each) => each !== id);
  if (state.fold.includes(id)) return { words: "Unfold", change: { fold: without(state.fold) } };
  if (waiting.get(node)) return { words: `Show ${plural(Math.min(waiting.get(node), MOST_OPENED), "more", "more")}`, change: { open: [...state.open, id] } };
  if (state.open.includes(id)) return { words: "Fold up", change: { open: without(state.open) } };
  const few = pictured ? leaves(node) : neighbours(node).filter((other) => neighbours(other).length === 1);
  return few.length ? { words: `Fold up ${few.length}`, change: { fold: [...state.fold, id] } } : null;
}
function unfold(node) {
  const way = unfolding(node);
  if (way) go({ ...way.change, at: nodes.id[node], line: "", ask: "" });
}
