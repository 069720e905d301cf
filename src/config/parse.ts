/** Telegram's ids have at most 52 significant bits (Bot API, User.id). */
const LARGEST_ID = 2 ** 52 - 1;
const LARGEST_PORT = 65_535;

export function matching(pattern: RegExp): (text: string) => string | undefined {
  return (text) => (pattern.test(text) ? text : undefined);
}

export function oneOf<const Choice extends string>(choices: readonly Choice[]): (text: string) => Choice | undefined {
  return (text) => choices.find((choice) => choice === text);
}

/** @param protocols with their colon, such as `https:`. */
export function address(...protocols: string[]): (text: string) => string | undefined {
  return (text) => {
    const isAddress = URL.canParse(text) && /^[a-z]+:\/\/./.test(text) && protocols.includes(new URL(text).protocol);
    return isAddress ? text : undefined;
  };
}

export function port(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= LARGEST_PORT ? Number(text) : undefined;
}

/** `1, 22` → [1, 22], each once. */
export function telegramIds(text: string): number[] | undefined {
  const parts = parted(text);
  const isId = (part: string) => /^[1-9]\d{0,15}$/.test(part) && Number(part) <= LARGEST_ID;
  return parts.every(isId) ? [...new Set(parts.map(Number))] : undefined;
}

/** `bot, worker` → every one of them a choice, none missing. */
export function someOf<const Choice extends string>(
  choices: readonly Choice[],
): (text: string) => Choice[] | undefined {
  return (text) => {
    const parts = parted(text).map(oneOf(choices));
    return parts.includes(undefined) ? undefined : (parts as Choice[]);
  };
}

export function timeZone(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

export function currency(text: string): string | undefined {
  return Intl.supportedValuesOf('currency').find((code) => code === text);
}

/**
 * A desktop sets LANGUAGE for its own programs, to a list like `de_DE:en_GB:en` (GNU gettext, "The LANGUAGE variable");
 * from such a list the first language that we speak is taken, and speaking none of them is no mistake.
 */
export function language(spoken: readonly string[], fallback: string): (text: string) => string | undefined {
  return (text) => {
    const codes = text.split(':').map((code) => code.split(/[_.@-]/)[0]!);
    const known = codes.find((code) => spoken.includes(code));
    return known ?? (/[:_]/.test(text) ? fallback : undefined);
  };
}

function parted(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}
