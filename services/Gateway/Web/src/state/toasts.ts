import type { Action, ToastTone } from './actions';

export interface Toast {
  id: string;
  text: string;
  tone: ToastTone;
}

export type ToastState = readonly Toast[];

export const initialToasts: ToastState = [];

const MAX_SHOWN = 3;

export function reduceToasts(state: ToastState, action: Action): ToastState {
  if (action.kind === 'toast-dismissed') return state.filter((toast) => toast.id !== action.id);
  if (action.kind !== 'toast-shown') return state;
  const { id, text, tone } = action;
  return [...state.filter((toast) => toast.text !== text), { id, text, tone }].slice(-MAX_SHOWN);
}
