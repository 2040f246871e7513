// Reads diagrams with Mermaid's own parser. In: a JSON array of texts, on standard input. Out: for each, what Mermaid read, or its error.
import { JSDOM } from 'jsdom';

// Mermaid cleans labels with DOMPurify, which wants a browser's window.
const { window } = new JSDOM('<!DOCTYPE html><body></body>');
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import('mermaid');

let input = '';
for await (const part of process.stdin.setEncoding('utf8')) {
  input += part;
}

const pictures = [];
for (const text of JSON.parse(input)) {
  try {
    await mermaid.parse(text);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    pictures.push({ title: titleOf(text), ...read(db) });
  } catch (error) {
    pictures.push({ error: String(error?.message ?? error) });
  }
}

process.stdout.write(JSON.stringify(pictures));

// Mermaid has read the header as YAML by now, but keeps the title to itself until it draws. In quotes, JSON reads it as well.
function titleOf(text) {
  return JSON.parse(/^---\ntitle: (.*)\n---\n/.exec(text)[1]);
}

function read(db) {
  const groups = db.getSubGraphs().map(group => ({ id: group.id, label: shown(group.title), nodes: group.nodes }));
  const groupIds = new Set(groups.map(group => group.id));
  return {
    direction: db.getDirection(),
    nodes: [...db.getVertices().values()].filter(node => !groupIds.has(node.id)).map(node => ({ id: node.id, label: shown(node.text), shape: node.type ?? '' })),
    edges: db.getEdges().map(edge => ({ from: edge.start, to: edge.end, label: shown(edge.text ?? ''), stroke: edge.stroke })),
    groups,
  };
}

// Mermaid keeps numbers of characters until it draws, in this form.
function shown(label) {
  return label.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));
}
