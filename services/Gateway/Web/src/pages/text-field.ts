import { html, nothing, type TemplateResult } from 'lit';

interface TextField {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  autocomplete: string;
  hint?: string;
  error?: string | undefined;
  minLength?: number;
  maxLength?: number;
}

/** A labelled input with its hint and error tied to it for screen readers. */
export function textField(field: TextField): TemplateResult {
  const { name, label, type = 'text', autocomplete, hint, error } = field;
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input
      id=${name}
      name=${name}
      type=${type}
      data-testid=${name}
      autocomplete=${autocomplete as AutoFill}
      autocapitalize="none"
      spellcheck="false"
      required
      minlength=${field.minLength ?? nothing}
      maxlength=${field.maxLength ?? nothing}
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby="${name}-note"
    />
    <span id="${name}-note" class=${error ? 'field-error' : 'hint'} data-testid=${error ? `${name}-error` : nothing}
      >${error ?? hint ?? ''}</span
    >
  </div>`;
}

export const textOf = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? '');
