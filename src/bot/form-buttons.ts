const LIMIT_BYTES = 64;

/** What a button of a form does: pick a choice, tick one of several, done ticking, skip, back, cancel, submit. */
export type FormVerb = 'pick' | 'tick' | 'done' | 'skip' | 'back' | 'cancel' | 'submit';

export interface FormTap {
  readonly form: string;
  readonly verb: FormVerb;
  /** The step whose question carries the button; empty under the confirmation. */
  readonly step: string;
  /** The choice, or the stamp of the draft that was confirmed. */
  readonly value: number;
}

/** `frm:checkout:pick:address:2s` */
export function writeFormTap({ form, verb, step, value }: FormTap): string {
  const data = ['frm', form, verb, step, value.toString(36)].join(':');
  const bytes = Buffer.byteLength(data);
  if (bytes > LIMIT_BYTES) throw new Error(`Button data "${data}" is ${bytes} bytes; Telegram takes 64.`);
  return data;
}

export function readFormTap(data: string): FormTap | undefined {
  const found = /^frm:([\w-]+):(pick|tick|done|skip|back|cancel|submit):([\w-]*):([0-9a-z]{1,11})$/.exec(data);
  if (!found) return undefined;
  const [, form, verb, step, value] = found;
  return { form: form!, verb: verb as FormVerb, step: step!, value: Number.parseInt(value!, 36) };
}
