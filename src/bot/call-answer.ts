import { ApiError, NoAnswer } from './api-errors.ts';

interface Answer {
  readonly ok?: unknown;
  readonly result?: unknown;
  readonly error_code?: unknown;
  readonly description?: unknown;
  readonly parameters?: { retry_after?: unknown; migrate_to_chat_id?: unknown };
}

/**
 * The `result` of what Telegram, or a proxy before it, has sent back.
 * @param clean takes the token out of what is quoted in errors.
 * @throws {ApiError} Telegram said no. @throws {NoAnswer} it is no answer of the Bot API.
 */
export function resultOf<Result>(
  method: string,
  status: number,
  text: string,
  clean: (text: string) => string,
): Result {
  const answer = parsed(text);
  if (!answer) throw new NoAnswer(method, `HTTP ${status} without an answer of the Bot API`);
  if (answer.ok === true && answer.result !== undefined) return answer.result as Result;
  const { error_code, description, parameters } = answer;
  if (answer.ok === true || (status < 400 && typeof error_code !== 'number'))
    throw new NoAnswer(method, `HTTP ${status} without a result`);
  throw new ApiError(
    method,
    typeof error_code === 'number' ? error_code : status,
    typeof description === 'string' ? clean(description) : '',
    { retryAfter: numberIn(parameters?.retry_after), migrateTo: numberIn(parameters?.migrate_to_chat_id) },
  );
}

function parsed(text: string): Answer | undefined {
  try {
    const answer = JSON.parse(text);
    return typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
