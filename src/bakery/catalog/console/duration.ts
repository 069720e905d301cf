/** `24 hours`, `90 minutes` in the reader's language. */
export function duration(language: string, minutes: number): string {
  const isHours = minutes % 60 === 0;
  const unit = { style: 'unit', unit: isHours ? 'hour' : 'minute', unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(language, unit).format(isHours ? minutes / 60 : minutes);
}
