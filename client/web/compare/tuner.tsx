import { Slider } from '@base-ui/react/slider';
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
    <Slider.Root
      className="flex items-center gap-2 text-[13px]"
      value={value}
      {...range}
      onValueChange={(changed) => onChange(changed)}
    >
      <Slider.Control className="flex h-8 w-28 touch-none items-center select-none pointer-coarse:h-10">
        <Slider.Track className="h-1 w-full rounded-full bg-line">
          <Slider.Indicator className="rounded-full bg-accent" />
          <Slider.Thumb
            aria-label={label}
            getAriaValueText={() => shown}
            className="size-4 rounded-full bg-ink has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-accent"
          />
        </Slider.Track>
      </Slider.Control>
      <span className="w-12 whitespace-nowrap text-muted tabular-nums" aria-hidden="true">
        {shown}
      </span>
    </Slider.Root>
  );
}
