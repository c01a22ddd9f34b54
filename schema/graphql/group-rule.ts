import type { GroupRule } from '../models/group-rule.js';
import { builder } from './builder.js';

const GroupSplitEnum = builder.enumType('GroupSplit', {
  description: 'What must be the same throughout a group.',
  values: ['prompt', 'model', 'size'] as const,
});

const SeedSourceEnum = builder.enumType('SeedSource', {
  description: 'Which seed counts.',
  values: {
    name: { description: 'That of the file name.' },
    metadata: { description: 'That in the metadata, where there is one.' },
  } as const,
});

export const BorderEnum = builder.enumType('Border', {
  description: 'Why a group begins or ends where it does.',
  values: {
    directory: { description: 'The directory begins or ends.' },
    seed: { description: 'The seed does not follow the one before.' },
    gap: { description: 'The seeds go on, and more of them are missing than the rule allows.' },
    prompt: { description: 'The prompt changes, and the rule splits by it.' },
    model: { description: 'The model changes, and the rule splits by it.' },
    size: { description: 'The size changes, and the rule splits by it.' },
    unnumbered: { description: 'One of the two images has no seed.' },
  } as const,
});

const STEP = 'What each seed is more than the one before: 1 by default; 0, -1 and 1234 are as good.';
const MAX_GAP = 'How many seeds in a row may be missing within a group.';
const SPLIT_BY = 'A group also ends where one of these changes. What is not read yet splits nothing.';

export const GroupRuleType = builder.objectRef<GroupRule>('GroupRule').implement({
  description: 'What makes images of one directory a group.',
  fields: (t) => ({
    // Beyond 2^31, which an Int cannot hold.
    step: t.exposeFloat('step', { description: STEP }),
    maxGap: t.exposeInt('maxGap', { description: MAX_GAP }),
    splitBy: t.expose('splitBy', { type: [GroupSplitEnum], description: SPLIT_BY }),
    seedFrom: t.expose('seedFrom', { type: SeedSourceEnum }),
  }),
});

export const GroupRuleInput = builder.inputType('GroupRuleInput', {
  description:
    'What makes images of one directory a group; all that is left out is as for consecutive seeds.',
  fields: (t) => ({
    step: t.float({ description: STEP }),
    maxGap: t.int({ description: MAX_GAP }),
    splitBy: t.field({ type: [GroupSplitEnum], description: SPLIT_BY }),
    seedFrom: t.field({ type: SeedSourceEnum }),
  }),
});
