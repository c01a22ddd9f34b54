import { figureText } from './findings.js';
import { type Measured, median } from './rounds.js';

/** Figures with their units, for people. */
export const milliseconds = (value: number): string =>
  value >= 10_000 ? `${figureText(value / 1000)} s` : `${figureText(value)} ms`;

/** The median of times in milliseconds. */
export const timeOf = ({ figures }: Measured): string => milliseconds(median(figures));

/** Of a million bytes. */
export const megabytes = (value: number): string => `${figureText(value)} MB`;

export const perSecond = (value: number, of: string): string =>
  `${Math.round(value).toLocaleString('en')} ${of}/s`;
