import type { Field } from '../../texts/fields.js';
import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '../../texts/json.js';
import { apiGraph, type Graph } from './graph.js';
import { isWorkflow, workflowGraph } from './workflow.js';

/** A graph and where it stood. */
export interface Document {
  readonly field: Field;
  readonly graph: Graph;
  /** The JSON that the graph was made from; other keys may stand beside its nodes. */
  readonly json: JsonObject;
  /** The graph that was run (`prompt`), or what the editor showed (`workflow`). */
  readonly kind: 'prompt' | 'workflow';
}

/** Keywords under which ComfyUI and its savers write: `png:tEXt prompt`, `png:comf workflow`. */
const KEYWORD = /[: ](?:prompt|workflow|comment)$/i;
/** EXIF fields of any kind are used, with the key in front: `prompt:{…}`, `Workflow: {…}`. */
const PREFIXED = /^\s*(?:prompt|workflow)\s*:\s*(?=\{)/i;
/** EXIF fields that hold JSON without a key in front. */
const BARE = /^exif:(?:UserComment|ImageDescription)$/;
/** JSON in a text of JSON in a text; three levels occur. */
const MAX_NESTING = 4;

/** All graphs in the texts of a file, those that were run first. */
export function documentsIn(fields: readonly Field[]): Document[] {
  const found = fields.flatMap((field) => {
    const text = jsonText(field);
    return text === null ? [] : documentsOf(field, text, 0);
  });
  return found.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ kind }: Document): number {
  return kind === 'prompt' ? 0 : 1;
}

function jsonText({ carrier, text }: Field): string | null {
  const isExif = carrier.startsWith('exif:');
  if (isExif && PREFIXED.test(text)) return text.replace(PREFIXED, '');
  if (!KEYWORD.test(carrier) && !BARE.test(carrier)) return null;
  return /^\s*["{]/.test(text) ? text : null;
}

function documentsOf(field: Field, value: JsonValue | undefined, nesting: number): Document[] {
  if (nesting > MAX_NESTING) return [];
  if (typeof value === 'string') return documentsOf(field, parseJson(value), nesting + 1);
  if (!isJsonObject(value)) return [];
  if (isWorkflow(value)) {
    const graph = workflowGraph(value);
    return graph === null ? [] : [{ field, graph, json: value, kind: 'workflow' }];
  }
  const graph = apiGraph(value);
  if (graph !== null) return [{ field, graph, json: value, kind: 'prompt' }];
  return [value['prompt'], value['workflow']].flatMap((inner) => documentsOf(field, inner, nesting + 1));
}
