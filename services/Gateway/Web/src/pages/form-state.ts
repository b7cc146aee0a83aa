import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Problem } from '../api/problem';

/** What a form shows while and after it is sent: busy, a general error, and one per field. */
export class FormState implements ReactiveController {
  busy = false;
  error = '';
  fields: Readonly<Record<string, string>> = {};

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {}

  async submit(send: () => Promise<void>): Promise<boolean> {
    this.change(true, '', {});
    try {
      await send();
      this.change(false, '', {});
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.change(false, error.message, error.fields);
      return false;
    }
  }

  private change(busy: boolean, error: string, fields: Readonly<Record<string, string>>): void {
    Object.assign(this, { busy, error, fields });
    this.host.requestUpdate();
    if (error) void this.host.updateComplete.then(() => this.focusFirstError());
  }

  private focusFirstError(): void {
    this.host.shadowRoot?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus();
  }
}
