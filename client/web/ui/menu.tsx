import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';

const ITEM =
  'flex h-8 cursor-default items-center gap-2 rounded-md px-2 text-[13px] outline-none select-none data-highlighted:bg-hover pointer-coarse:h-10';

/** A menu that drops from a button. */
export function Menu({ trigger, children }: { trigger: ReactElement; children: ReactNode }): ReactElement {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align="end" className="z-60">
          <Base.Popup className="max-h-[min(32rem,var(--available-height))] min-w-44 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-xl transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** One of several of which one holds. */
export function MenuChoices<Value extends string>({
  label,
  value,
  choices,
  isAll = false,
  onChoose,
}: {
  label: string;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  /** Whether the menu has nothing else to choose, so that it closes then. */
  isAll?: boolean;
  onChoose: (value: Value) => void;
}): ReactElement {
  return (
    <Base.RadioGroup value={value}>
      <MenuLabel>{label}</MenuLabel>
      {choices.map(([choice, name]) => (
        <Base.RadioItem
          key={choice}
          value={choice}
          closeOnClick={isAll}
          className={ITEM}
          onClick={() => onChoose(choice)}
        >
          <span className="size-4">
            <Base.RadioItemIndicator>
              <Check size={16} aria-hidden="true" />
            </Base.RadioItemIndicator>
          </span>
          {name}
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

/** Something that holds or not. */
export function MenuSwitch({
  isOn,
  onChange,
  children,
}: {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}): ReactElement {
  return (
    <Base.CheckboxItem checked={isOn} onCheckedChange={onChange} className={ITEM}>
      <span className="size-4">
        <Base.CheckboxItemIndicator>
          <Check size={16} aria-hidden="true" />
        </Base.CheckboxItemIndicator>
      </span>
      {children}
    </Base.CheckboxItem>
  );
}

/** A heading within a menu; it must stand in a group. */
function MenuLabel({ children }: { children: ReactNode }): ReactElement {
  return <Base.GroupLabel className="px-2 pt-2 pb-1 text-xs text-muted">{children}</Base.GroupLabel>;
}

/** Items that belong together, with a heading. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <Base.Group>
      <MenuLabel>{label}</MenuLabel>
      {children}
    </Base.Group>
  );
}

export function MenuSeparator(): ReactElement {
  return <Base.Separator className="mx-2 my-1 h-px bg-line" />;
}
