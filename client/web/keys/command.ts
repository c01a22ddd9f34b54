/** Something that the palette does. */
export interface Command {
  /** Unlike that of all others. */
  id: string;
  /** What it does. */
  label: string;
  /** Other words that people may type for it. */
  also?: string;
  /** Keys that do the same. */
  keys?: string;
  /** Whether it is what holds now, of several that exclude each other. */
  isCurrent?: boolean;
  run: () => void;
}

/** Commands that belong together, under a heading. */
export interface CommandGroup {
  value: string;
  items: Command[];
}
