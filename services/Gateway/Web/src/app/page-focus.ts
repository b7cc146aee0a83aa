import type { LitElement } from 'lit';

/** After a route change the reading position starts at the new page's heading. */
export async function focusHeading(main: Element | null): Promise<void> {
  const page = main?.firstElementChild as LitElement | null;
  if (!page) return;
  await page.updateComplete;
  const heading = page.renderRoot?.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
}
