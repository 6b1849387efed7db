/** What better-auth answered instead of doing it. */
export class AuthFailure extends Error {
  readonly code: string | undefined;
  readonly status: number;
  constructor({ code, status, message }: { code?: string | undefined; status: number; message?: string | undefined }) {
    super(message ?? 'Refused');
    this.name = 'AuthFailure';
    this.code = code;
    this.status = status;
  }

  /** The refusal in our words; what we have no words for, in theirs. */
  static say(error: unknown, words: Readonly<Record<string, string>>): string {
    if (!(error instanceof AuthFailure)) return 'Sluice does not answer. Check your network and try again.';
    if (error.status === 429) return 'That was too often. Wait a minute, then try again.';
    return words[error.code ?? ''] ?? error.message;
  }
}

/** Turns better-auth's `{ data, error }` into a value or a throw, as queries and mutations expect. */
export async function orAuthFailure<Value>(
  answer: Promise<{
    data: Value | null;
    error: { code?: string | undefined; status: number; message?: string | undefined } | null;
  }>,
): Promise<Value> {
  const { data, error } = await answer;
  if (error) throw new AuthFailure(error);
  if (data === null) throw new AuthFailure({ status: 500 });
  return data;
}
