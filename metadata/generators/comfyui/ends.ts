/** The ids of a subgraph's own ends, in the editor's format. */
export const INPUT_END = '-10';
export const OUTPUT_END = '-20';
