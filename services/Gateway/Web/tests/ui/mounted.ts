import type { LitElement } from 'lit';

export async function mounted<T extends LitElement>(tag: string, properties: Partial<T> = {}): Promise<T> {
  const element = Object.assign(document.createElement(tag), properties) as T;
  document.body.append(element);
  await settled(element);
  return element;
}

/** Waits until an element and all the elements inside it have rendered. */
export async function settled(element: LitElement): Promise<void> {
  await element.updateComplete;
  for (const child of element.renderRoot.querySelectorAll('*')) {
    if ('updateComplete' in child) await settled(child as LitElement);
  }
}

/** Looks through shadow roots, as a browser test does. */
export function byTestId(root: Element, id: string): HTMLElement | null {
  const shadow = root.shadowRoot;
  const here = shadow?.querySelector<HTMLElement>(`[data-testid="${id}"]`);
  if (here) return here;
  for (const child of shadow?.querySelectorAll('*') ?? []) {
    const found = byTestId(child, id);
    if (found) return found;
  }
  return null;
}
