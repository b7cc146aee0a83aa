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

@customElement('register-page')
export class RegisterPage extends LitElement {
  static override styles = [base, buttons, forms, surfaces, accountStyles];

  private readonly form = new FormState(this);

  override render() {
    const { error, busy } = this.form;
    return html`<section class="card">
      <sun-mark></sun-mark>
      <h1>Join the table</h1>
      <p class="lead soft">A name, and you are playing in a minute.</p>
      <form @submit=${this.submit} novalidate>
        ${error ? html`<p class="alert" role="alert" tabindex="-1" data-testid="form-error">${error}</p>` : nothing}
        ${this.inputs()}
        <button class="button primary large" data-testid="submit" ?disabled=${busy}>Create account</button>
      </form>
      <p class="other">Already playing? <a href="/login${location.search}">Sign in</a></p>
    </section>`;
  }

  private inputs() {
    const { fields } = this.form;
    return [
      textField({
        name: 'username',
        label: 'Username',
        autocomplete: 'username',
        hint: '3 to 24 letters, digits, _ . or -',
        error: fields.username,
      }),
      textField({ name: 'email', label: 'Email', type: 'email', autocomplete: 'email', error: fields.email }),
      textField({
        name: 'password',
        label: 'Password',
        type: 'password',
        autocomplete: 'new-password',
        hint: 'At least 8 characters',
        error: fields.password,
      }),
    ];
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const registration = {
      username: textOf(form, 'username'),
      email: textOf(form, 'email'),
      password: textOf(form, 'password'),
    };
    const next = nextAfterSignIn(location.search);
    if (await this.form.submit(() => session.register(registration))) navigate(next, 'replace');
  }
}
