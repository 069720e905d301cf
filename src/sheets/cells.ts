import { harmless } from './harmless.ts';

/** How the values of a column are written. */
export interface Column {
  readonly title: string;
  /** `amount`: whole minor units; `time`: days since 1899-12-30 on the shop's clock, as spreadsheets count them. */
  readonly kind: 'text' | 'number' | 'amount' | 'time';
  /** Digits, about. */
  readonly width: number;
  /** Of `amount`: ISO 4217, and the digits after its point. */
  readonly currency?: string;
  readonly digits?: number;
}

/** Null is an empty cell. */
export type Cell = string | number | null;

/** Excel takes no more. */
const LONGEST = 32_767;

/** @param style its number in the workbook's styles: 1 is the title row's, a column's is its position and 2. */
export function cellOf(reference: string, value: Cell, style: number, column?: Column): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') {
    const written = column?.kind === 'amount' ? decimal(value, column.digits ?? 2) : value;
    return `<c r="${reference}" s="${style}"><v>${written}</v></c>`;
  }
  const text = xmlOf([...harmless(value)].slice(0, LONGEST).join(''));
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** 450 with two digits → `4.50`, without ever being a fraction. */
function decimal(minor: number, digits: number): string {
  const written = String(Math.abs(minor)).padStart(digits + 1, '0');
  const cut = written.length - digits;
  return `${minor < 0 ? '-' : ''}${written.slice(0, cut)}${digits > 0 ? '.' : ''}${written.slice(cut)}`;
}

/** 0 → `A`, 26 → `AA`. */
export function columnLetters(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : columnLetters(Math.floor(index / 26) - 1) + rest;
}

/** Without what XML 1.0 cannot hold. */
export function xmlOf(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
