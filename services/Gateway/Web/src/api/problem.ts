/** A refused or failed HTTP call, with the server's sentence for a person. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.name = 'Problem';
  }

  static unreachable(): Problem {
    return new Problem(0, 'UNREACHABLE', 'The server cannot be reached right now. Please try again in a moment.');
  }

  static async from(response: Response): Promise<Problem> {
    const body = await problemBody(response);
    const detail = body.detail ?? body.title ?? `The server answered with an error (${response.status}).`;
    return new Problem(response.status, body.code ?? 'INTERNAL', detail, firstMessages(body.errors ?? {}));
  }
}

interface ProblemBody {
  title?: string;
  detail?: string;
  code?: string;
  errors?: Record<string, string[]>;
}

async function problemBody(response: Response): Promise<ProblemBody> {
  if (!response.headers.get('content-type')?.includes('json')) return {};
  return response.json();
}

function firstMessages(errors: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, messages]) => [field.toLowerCase(), messages[0] ?? '']),
  );
}
