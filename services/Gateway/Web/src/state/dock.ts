import type { Action } from './actions';

export type DockTab = 'chats' | 'friends';

/** What the chat dock shows. */
export interface DockState {
  open: boolean;
  tab: DockTab;
  /** With whom the conversation is that covers the tabs. */
  withId: string | null;
  /** Whether the title and a sound tell of messages. */
  alerts: boolean;
  /** Whether the person looks at this page. */
  attentive: boolean;
}

export const initialDock: DockState = { open: false, tab: 'chats', withId: null, alerts: true, attentive: true };

/** Whose messages the person sees as they come. */
export const readingWith = ({ open, withId, attentive }: DockState): string | null =>
  open && attentive ? withId : null;

export function reduceDock(state: DockState, action: Action): DockState {
  switch (action.kind) {
    case 'signed-out':
      return { ...initialDock, alerts: state.alerts, attentive: state.attentive };
    case 'dock-toggled':
      return { ...state, open: action.open };
    case 'dock-turned':
      return { ...state, tab: action.tab, withId: null };
    case 'conversation-opened':
      return { ...state, open: true, withId: action.userId };
    case 'alerts-switched':
      return { ...state, alerts: action.on };
    case 'attention-changed':
      return state.attentive === action.attentive ? state : { ...state, attentive: action.attentive };
    default:
      return state;
  }
}
