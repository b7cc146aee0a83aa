import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../src/pages/register-page';
import type { RegisterPage } from '../../src/pages/register-page';
import { byTestId, mounted, settled } from '../ui/mounted';

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

async function submitted(answer: () => Promise<Response>) {
  vi.stubGlobal('fetch', vi.fn(answer));
  const page = await mounted<RegisterPage>('register-page');
  page.renderRoot.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await vi.waitFor(() => expect(byTestId(page, 'form-error')).not.toBeNull());
  await settled(page);
  return page;
}

const problem = (status: number, body: object) => () =>
  Promise.resolve(
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } }),
  );

describe('the page to register', () => {
  it('shows what the server says next to the field', async () => {
    const page = await submitted(
      problem(409, { code: 'CONFLICT', detail: 'Please choose another name.', errors: { username: ['Taken.'] } }),
    );
    expect(byTestId(page, 'form-error')?.textContent).toBe('Please choose another name.');
    expect(byTestId(page, 'username-error')?.textContent).toBe('Taken.');
    expect(byTestId(page, 'username')?.getAttribute('aria-invalid')).toBe('true');
    expect(byTestId(page, 'email')?.getAttribute('aria-invalid')).toBe('false');
  });

  it('says so when the server cannot be reached', async () => {
    const page = await submitted(() => Promise.reject(new TypeError('failed to fetch')));
    expect(byTestId(page, 'form-error')?.textContent).toContain('cannot be reached');
    expect((byTestId(page, 'submit') as HTMLButtonElement).disabled).toBe(false);
  });

  it('copes with an error that is not JSON', async () => {
    const page = await submitted(() => Promise.resolve(new Response('Bad gateway', { status: 502 })));
    expect(byTestId(page, 'form-error')?.textContent).toContain('502');
  });
});
