const letters = new Intl.Segmenter();

/** Cuts what is longer than `most` letters as people count them, so that no emoji falls apart: `Sourdough wi…`. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = [...letters.segment(text)].map(({ segment }) => segment);
  return kept.length <= most
    ? text
    : `${kept
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
