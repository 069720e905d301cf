/** An answer of the Bot API that is not `ok`. https://core.telegram.org/bots/api#responseparameters */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters?: { retry_after?: number; migrate_to_chat_id?: number };

  constructor(code: number, description: string, parameters?: ApiError['parameters']) {
    super(description);
    this.code = code;
    if (parameters) this.parameters = parameters;
  }

  body(): { ok: false; error_code: number; description: string; parameters?: ApiError['parameters'] } {
    const body = { ok: false as const, error_code: this.code, description: this.message };
    return this.parameters ? { ...body, parameters: this.parameters } : body;
  }
}

export const badRequest = (why: string): ApiError => new ApiError(400, `Bad Request: ${why}`);

export const forbidden = (why: string): ApiError => new ApiError(403, `Forbidden: ${why}`);
