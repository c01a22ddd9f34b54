import { Layers } from 'lucide-react';
import type { ReactElement } from 'react';
import { SPLITS, useView, type View } from '../state/view.js';
import { Button } from '../ui/button.js';
import { Menu, MenuChoices, MenuGroup, MenuSeparator, MenuSwitch } from '../ui/menu.js';

const SPLIT_NAMES = { prompt: 'The prompt changes', model: 'The model changes', size: 'The size changes' };

const GAPS = [
  ['0', 'None may be missing'],
  ['1', 'One may be missing'],
  ['4', 'Up to 4 may be missing'],
  ['16', 'Up to 16 may be missing'],
  ['100', 'Up to 100 may be missing'],
] as const;

const STEPS = [
  ['1', 'Each one more than the last'],
  ['0', 'The same throughout'],
  ['-1', 'Each one less than the last'],
] as const;

/** What makes images a group. */
export function RuleMenu(): ReactElement {
  const [view, setView] = useView();
  const { step, gap, split, seeds } = view;
  return (
    <Menu
      trigger={
        <Button aria-label={`Grouped by ${nameOfRule(view)}`}>
          <Layers size={16} aria-hidden="true" />
          <span className="max-w-48 truncate max-sm:hidden">{nameOfRule(view)}</span>
        </Button>
      }
    >
      <MenuChoices
        label="Seeds of a group"
        value={withOwn(STEPS, step)}
        choices={STEPS}
        onChoose={(choice) => void setView({ step: Number(choice) })}
      />
      <MenuSeparator />
      <MenuChoices
        label="Seeds in a row"
        value={withOwn(GAPS, gap)}
        choices={GAPS}
        onChoose={(choice) => void setView({ gap: Number(choice) })}
      />
      <MenuSeparator />
      <MenuGroup label="A group also ends where">
        {SPLITS.map((name) => (
          <MenuSwitch
            key={name}
            isOn={split.includes(name)}
            onChange={(isOn) =>
              void setView({
                split: SPLITS.filter((other) => (other === name ? isOn : split.includes(other))),
              })
            }
          >
            {SPLIT_NAMES[name]}
          </MenuSwitch>
        ))}
      </MenuGroup>
      <MenuSeparator />
      <MenuChoices
        label="Seeds are taken from"
        value={seeds}
        choices={[
          ['name', 'The names of files'],
          ['metadata', 'The metadata'],
        ]}
        onChoose={(choice) => void setView({ seeds: choice })}
      />
    </Menu>
  );
}

/** A rule in few words. */
function nameOfRule({ step, gap, split, seeds }: View): string {
  return [
    step === 1 ? 'consecutive seeds' : step === 0 ? 'same seed' : `seeds by ${String(step)}`,
    gap > 0 && `gaps to ${String(gap)}`,
    split.length > 0 && `one ${split.join(', ')}`,
    seeds === 'metadata' && 'of metadata',
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** The choice for a number; none where an address has another one than the menu. */
function withOwn<Choice extends string>(
  choices: readonly (readonly [Choice, string])[],
  value: number,
): Choice | '' {
  return choices.find(([choice]) => choice === String(value))?.[0] ?? '';
}
