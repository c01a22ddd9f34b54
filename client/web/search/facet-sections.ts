/** A part of the filters at the left: values of one kind, with how many images have them. */
export interface FacetSection {
  /** As the server counts it. */
  facet: 'model' | 'sampler' | 'scheduler' | 'generator' | 'lora' | 'size' | 'word';
  label: string;
  /** The field of search lines that looks for its values. */
  field: string;
  /** Whether an image can have several: then each narrows down, else values are alternatives. */
  isMany: boolean;
}

/** The sections, in the order in which they are shown. */
export const FACET_SECTIONS: readonly FacetSection[] = [
  { facet: 'model', label: 'Model', field: 'model', isMany: false },
  { facet: 'lora', label: 'LoRA', field: 'lora', isMany: true },
  { facet: 'sampler', label: 'Sampler', field: 'sampler', isMany: false },
  { facet: 'scheduler', label: 'Scheduler', field: 'scheduler', isMany: false },
  { facet: 'size', label: 'Size', field: 'size', isMany: false },
  { facet: 'generator', label: 'Generator', field: 'generator', isMany: false },
  { facet: 'word', label: 'Prompt', field: 'prompt', isMany: true },
];
