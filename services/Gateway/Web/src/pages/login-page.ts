import { html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { navigate, nextAfterSignIn } from '../app/navigation';
import { session } from '../app/services';
import '../ui/sun-mark';
import { base } from '../ui/styles/base';
import { buttons } from '../ui/styles/buttons';
import { forms } from '../ui/styles/forms';
import { surfaces } from '../ui/styles/surfaces';
import { accountStyles } from './account.styles';
import { FormState } from './form-state';
import { textField, textOf } from './text-field';

@customElement('login-page')
export class LoginPage extends LitElement {
  static override styles = [base, buttons, forms, surfaces, accountStyles];

  private readonly form = new FormState(this);

  override render() {
    const { fields, error, busy } = this.form;
    return html`<section class="card">
      <sun-mark></sun-mark>
      <h1>Welcome back</h1>
      <p class="lead soft">Your seat is still warm.</p>
      <form @submit=${this.submit}>
        ${error ? html`<p class="alert" role="alert" tabindex="-1" data-testid="form-error">${error}</p>` : nothing}
        ${textField({ name: 'username', label: 'Username', autocomplete: 'username', error: fields.username })}
        ${textField({
          name: 'password',
          label: 'Password',
          type: 'password',
          autocomplete: 'current-password',
          error: fields.password,
        })}
        <button class="button primary large" data-testid="submit" ?disabled=${busy}>Sign in</button>
      </form>
      <p class="other">New here? <a href="/register${location.search}">Create an account</a></p>
    </section>`;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const credentials = { username: textOf(form, 'username'), password: textOf(form, 'password') };
    const next = nextAfterSignIn(location.search);
    if (await this.form.submit(() => session.login(credentials))) navigate(next, 'replace');
  }
}
