export interface Match {
  page: string;
  params: Readonly<Record<string, string>>;
}

interface Route {
  page: string;
  segments: string[];
}

export class RouteTable {
  private readonly routes: Route[];

  constructor(patterns: Record<string, string>) {
    this.routes = Object.entries(patterns).map(([page, pattern]) => ({ page, segments: split(pattern) }));
  }

  match(path: string): Match {
    const parts = split(path);
    for (const route of this.routes) {
      const params = fitInto(route.segments, parts);
      if (params) return { page: route.page, params };
    }
    return { page: 'not-found', params: {} };
  }
}

function fitInto(pattern: string[], parts: string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [i, segment] of pattern.entries()) {
    const part = parts[i] as string;
    if (segment.startsWith(':')) params[segment.slice(1)] = decode(part);
    else if (segment !== part) return null;
  }
  return params;
}

const split = (path: string): string[] => path.split('/').filter((part) => part !== '');

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}
