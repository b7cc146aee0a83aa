/** One message on the socket. Its other fields depend on the type. */
export interface Frame {
  type: string;
  correlationId?: string;
  roomId?: string;
  seq?: number;
  timestamp?: string;
  [field: string]: unknown;
}

export interface ErrorFrame extends Frame {
  type: 'system.error';
  code: string;
  message: string;
  retryAfterMs?: number;
}

export function parseFrame(data: unknown): Frame | null {
  if (typeof data !== 'string') return null;
  try {
    const value: unknown = JSON.parse(data);
    const isFrame = typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
    return isFrame ? (value as Frame) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export const isError = (frame: Frame): frame is ErrorFrame => frame.type === 'system.error';
