import type { Field } from '../../texts/fields.js';
import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '../../texts/json.js';
import { toObject } from '../../texts/json-values.js';
import { apiGraph, type Graph } from './graph.js';
import { isMetaHub } from './metahub.js';
import { isWorkflow, workflowGraph } from './workflow.js';

/** A graph and where it stood. */
export interface Document {
  readonly field: Field;
  /** Empty where only the values of a graph were written down. */
  readonly graph: Graph;
  /** The JSON that the graph stood in; other keys may stand beside its nodes. */
  readonly json: JsonObject;
  /** The graph that was run (`prompt`), or what the editor showed (`workflow`). */
  readonly kind: 'prompt' | 'workflow';
}

/** Fields of any kind are used, in EXIF with the key in front: `prompt:{…}`, `Workflow: {…}`. */
const PREFIXED = /^\s*(?:prompt|workflow)\s*:\s*(?=[{"])/i;
const WORKFLOW = /(?:^|[:\s])workflow$/i;
const METAHUB_MARKER = 'imagemetahub_data';
/** What any graph holds, of the API and of the editor, in texts of JSON in JSON too. */
const MARKERS = ['class_type', '"nodes', String.raw`\"nodes`, METAHUB_MARKER];
/** JSON in a text of JSON in a text; three levels occur. */
const MAX_NESTING = 8;
const LONGEST_LEAD_IN = 64;

/** A text that may be JSON. */
interface Candidate {
  readonly field: Field;
  readonly text: string;
  readonly isWorkflow: boolean;
}

/**
 * All graphs in the texts of a file, those that were run first. Texts of the editor are parsed only where they are
 * asked for: they are long, and the graph that was run tells everything as a rule.
 */
export function* documentsIn(fields: readonly Field[]): Generator<Document> {
  const candidates = fields.flatMap(candidateOf);
  const workflows: Document[] = [];
  for (const isWorkflowText of [false, true]) {
    for (const candidate of candidates) {
      if (candidate.isWorkflow !== isWorkflowText || !mayHoldGraph(candidate)) continue;
      const { field, text } = candidate;
      for (const document of documentsOf(field, text, 0)) {
        if (document.kind === 'prompt') yield document;
        else workflows.push(document);
      }
    }
    // What the same text holds besides stands before texts of the editor alone.
    if (!isWorkflowText) yield* workflows.splice(0);
  }
  yield* workflows;
}

function candidateOf(field: Field): Candidate[] {
  const { name, text } = field;
  const start = text.slice(0, LONGEST_LEAD_IN).trimStart();
  const [lead] = PREFIXED.exec(start) ?? [];
  if (lead !== undefined) {
    return [{ field, text: text.replace(PREFIXED, ''), isWorkflow: /^w/i.test(lead) }];
  }
  const first = start.replace(/^\uFEFF/, '')[0];
  return first === '{' || first === '"' ? [{ field, text, isWorkflow: WORKFLOW.test(name) }] : [];
}

/** Other JSON is not parsed in vain. */
function mayHoldGraph({ field, text }: Candidate): boolean {
  return field.name === METAHUB_MARKER || MARKERS.some((marker) => text.includes(marker));
}

/** One by one: what is not asked for is not parsed. */
function* documentsOf(field: Field, value: JsonValue | undefined, nesting: number): Generator<Document> {
  if (nesting > MAX_NESTING) return;
  if (typeof value === 'string') yield* documentsOf(field, parseJson(value), nesting + 1);
  if (!isJsonObject(value)) return;
  if (isWorkflow(value)) {
    const graph = workflowGraph(value);
    if (graph !== null) yield { field, graph, json: value, kind: 'workflow' };
    return;
  }
  const graph = apiGraph(value);
  if (graph !== null) {
    yield { field, graph, json: value, kind: 'prompt' };
    return;
  }
  const metaHub = toObject(value[METAHUB_MARKER]) ?? value;
  const inner = documentsInside(field, metaHub, nesting + 1);
  if (!isMetaHub(metaHub)) {
    yield* inner;
    return;
  }
  // Its own values come first; the graph fills in what they leave out.
  const [first] = inner;
  yield { field, graph: first?.graph ?? new Map(), json: metaHub, kind: 'prompt' };
}

function* documentsInside(
  field: Field,
  { prompt_api, prompt, output, workflow }: JsonObject,
  nesting: number,
): Generator<Document> {
  for (const part of [prompt_api, prompt, output, workflow]) yield* documentsOf(field, part, nesting);
}
