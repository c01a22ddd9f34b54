import type { ReactElement } from 'react';

export interface TunerProps {
  label: string;
  value: number;
  range: { min: number; max: number; step: number };
  /** As people read it, such as `x4`. */
  shown: string;
  onChange: (value: number) => void;
}

/** A slider with its value. */
export function Tuner({ label, value, range, shown, onChange }: TunerProps): ReactElement {
  return (
    <span className="flex items-center gap-2 text-[13px]">
      <input
        type="range"
        aria-label={label}
        aria-valuetext={shown}
        value={value}
        {...range}
        onChange={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
        className="w-28"
      />
      <span className="w-12 whitespace-nowrap text-muted tabular-nums" aria-hidden="true">
        {shown}
      </span>
    </span>
  );
}
