import { describe, expect, it } from 'vitest';
import { workflowIn } from '../../schema/models/workflow.js';

const GRAPH = '{"nodes":[{"id":1,"type":"Note","widgets_values":["a \\"}, b"]}],"seed":18446744073709551615}';
const OTHER = '{"nodes":[{"id":2,"type":"Note"}]}';
const RUN = '{"3":{"class_type":"KSampler","inputs":{"workflow":{"nodes":1},"is_changed":[NaN]}}}';
const quoted = (text: string, times = 1): string =>
  times === 0 ? text : quoted(JSON.stringify(text), times - 1);

const workflowOf = (...texts: readonly (readonly [carrier: string, text: string])[]) =>
  workflowIn(texts.map(([carrier, text]) => ({ carrier, text })));

describe("the graph of ComfyUI's editor", () => {
  it.each([
    { place: 'under its name', carrier: 'png:tEXt Workflow', text: GRAPH },
    { place: 'in JSON under its name', carrier: 'mp4:workflow', text: quoted(GRAPH, 2) },
    { place: 'behind its name', carrier: 'exif:Make', text: `Workflow: ${GRAPH}` },
    { place: 'quoted behind its name', carrier: 'exif:Make', text: `workflow:${quoted(GRAPH)}` },
    {
      place: 'beside what was run',
      carrier: 'exif:UserComment',
      text: `{"prompt": ${RUN}, "workflow": ${GRAPH}}`,
    },
    {
      place: 'in front of what was run',
      carrier: 'mp4:comment',
      text: `{"workflow":${GRAPH} ,"prompt":${RUN}}`,
    },
    {
      place: 'as text in JSON',
      carrier: 'mp4:comment',
      text: `{"prompt":"","workflow":${quoted(GRAPH, 2)}}`,
    },
    {
      place: 'in JSON in JSON',
      carrier: 'mp4:comment',
      text: quoted(`{"prompt":${quoted(RUN)},"workflow":${GRAPH}}`, 2),
    },
    { place: 'behind the word as a value', carrier: 'x', text: `{"type": "workflow", "workflow": ${GRAPH}}` },
  ])('is found $place', ({ carrier, text }) => {
    expect(workflowOf(['png:tEXt prompt', RUN], [carrier, text])).toBe(GRAPH);
  });

  it('under its name stands before one beside something else', () => {
    const beside = ['exif:UserComment', `{"workflow":${OTHER}}`] as const;
    expect(workflowOf(beside, ['png:tEXt workflow', GRAPH])).toBe(GRAPH);
  });

  it.each([
    RUN,
    '',
    '"',
    '"workflow"',
    '{"workflow"',
    '{"workflow":',
    `{"workflow":${GRAPH}`,
    '{"workflow":"txt2img"}',
    '{"workflow":null,"nodes":[]}',
    '{"a":["workflow"],"b":"workflow"}',
    '{"workflow":{"name":"of another program"}}',
    'a prompt with "workflow": {"nodes": []}',
    '{"workflow":"\\ud83d\\',
  ])('is not found in %j', (text) => {
    expect(workflowOf(['exif:UserComment', text])).toBeNull();
  });

  it.each([
    '{"workflow":'.repeat(200_000),
    `{"a":"${'\\"'.repeat(500_000)}","workflow`,
    '"\\"workflow'.repeat(200_000),
  ])(
    'is looked for in hostile text in linear time',
    (text) => {
      expect(workflowOf(['exif:UserComment', text])).toBeNull();
    },
    5_000,
  );
});
