import { html, nothing, type PropertyValues } from 'lit';
import { icon } from '../parts/icons';
import { common } from '../parts/theme';
import { typedInFrame } from '../session/frames';
import { SessionElement } from '../session/session-element';
import {
  type Candidate,
  completed,
  matching,
  mentionBefore,
  mentionedIn,
} from './mention-completion';
import { composerStyles } from './composer-styles';

/** A text as it was written, with those whom it mentions. */
export interface Written {
  readonly content: string;
  readonly mentions?: string[];
  readonly mentionsAll?: true;
}

const maxSuggestions = 6;

/**
 * Where a message is written. It tells `message-written`, `typing`, `cancelled` (Escape) and
 * `last-wanted` (the up arrow in an empty field).
 */
export class MessageComposer extends SessionElement {
  static override properties = {
    candidates: { attribute: false },
    label: {},
    heading: {},
    quote: {},
    isEditing: { type: Boolean },
    text: { state: true },
    suggestions: { state: true },
    at: { state: true },
  };
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  /** Who may be mentioned. */
  declare candidates: readonly Candidate[];
  declare label: string;
  /** What is being done besides writing, for example answering; empty otherwise. */
  declare heading: string;
  declare quote: string;
  declare isEditing: boolean;
  declare text: string;
  declare suggestions: readonly Candidate[];
  /** Which of the suggestions is chosen by Enter. */
  declare at: number;
  #chosen: Candidate[] = [];

  static override styles = [common, composerStyles];

  constructor() {
    super();
    this.candidates = [];
    this.label = '';
    this.heading = '';
    this.quote = '';
    this.isEditing = false;
    this.text = '';
    this.suggestions = [];
    this.at = 0;
  }

  /** Takes the place of what was written. @param chosen those whom it mentions */
  setText(text: string, chosen: readonly Candidate[] = []): void {
    this.text = text;
    this.#chosen = [...chosen];
    this.suggestions = [];
  }

  protected override updated(changed: PropertyValues): void {
    const field = this.#field;
    if (changed.has('text') && field !== null && field.value !== this.text) field.value = this.text;
  }

  protected override render() {
    if (this.session === undefined) return nothing;
    const { texts, suggestions, label } = this;
    const isOpen = suggestions.length > 0;
    return html`${this.#headingLine()} ${isOpen ? this.#listbox() : nothing}
      <form @submit=${this.#submit}>
        <messaging-emoji-picker
          .label=${texts.insertEmoji}
          @emoji-chosen=${({ detail }: CustomEvent<{ emoji: string }>) => this.#insert(detail.emoji)}
        ></messaging-emoji-picker>
        <textarea
          rows="1"
          dir="auto"
          maxlength="4000"
          enterkeyhint="send"
          autocomplete="off"
          aria-label=${label}
          placeholder=${label}
          aria-autocomplete="list"
          role=${isOpen ? 'combobox' : nothing}
          aria-expanded=${isOpen ? 'true' : nothing}
          aria-controls=${isOpen ? 'suggestions' : nothing}
          aria-activedescendant=${isOpen ? `suggestion-${this.at}` : nothing}
          @input=${this.#written}
          @keydown=${this.#key}
        ></textarea>
        <button
          class="icon-button send"
          ?disabled=${this.text.trim() === ''}
          aria-label=${this.isEditing ? texts.save : texts.send}
          title=${this.isEditing ? texts.save : texts.send}
        >
          ${icon(this.isEditing ? 'check' : 'send')}
        </button>
      </form>`;
  }

  #headingLine() {
    if (this.heading === '') return nothing;
    const { texts } = this;
    return html`<div class="heading">
      <div>
        <strong>${this.heading}</strong>
        <p dir="auto">${this.quote}</p>
      </div>
      <button
        class="icon-button"
        aria-label=${texts.cancel}
        title=${texts.cancel}
        @click=${() => this.tell('cancelled')}
      >
        ${icon('close')}
      </button>
    </div>`;
  }

  #listbox() {
    return html`<div role="listbox" id="suggestions" aria-label=${this.texts.suggestions}>
      ${this.suggestions.map(
        (candidate, at) =>
          html`<div
            role="option"
            id="suggestion-${at}"
            aria-selected=${at === this.at}
            @pointerdown=${(event: Event) => {
              // The field keeps the focus.
              event.preventDefault();
              this.#complete(candidate);
            }}
          >
            <bdi>${candidate.name}</bdi>
          </div>`,
      )}
    </div>`;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  #written = (): void => {
    typedInFrame();
    const field = this.#field!;
    this.text = field.value;
    const begun = mentionBefore(field.value, field.selectionStart);
    this.suggestions =
      begun === undefined ? [] : matching(this.candidates, begun).slice(0, maxSuggestions);
    this.at = 0;
    this.tell('typing', { text: this.text });
  };

  #key = (event: KeyboardEvent): void => {
    // Enter then chooses what an input method offers.
    if (event.isComposing) return;
    if (this.suggestions.length > 0 && this.#keyInList(event)) return event.preventDefault();
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === 'Escape' && this.heading !== '') this.tell('cancelled');
    else if (event.key === 'ArrowUp' && this.text === '') this.tell('last-wanted');
  };

  /** Whether the list of suggestions takes the key. */
  #keyInList({ key }: KeyboardEvent): boolean {
    const { length } = this.suggestions;
    if (key === 'ArrowDown') this.at = (this.at + 1) % length;
    else if (key === 'ArrowUp') this.at = (this.at - 1 + length) % length;
    else if (key === 'Enter' || key === 'Tab') this.#complete(this.suggestions[this.at]!);
    else if (key === 'Escape') this.suggestions = [];
    else return false;
    return true;
  }

  #complete(candidate: Candidate): void {
    const field = this.#field!;
    const { text, cursor } = completed(field.value, field.selectionStart, candidate);
    this.#chosen.push(candidate);
    this.suggestions = [];
    this.#put(text, cursor);
  }

  #insert(emoji: string): void {
    const { value, selectionStart, selectionEnd } = this.#field!;
    const text = value.slice(0, selectionStart) + emoji + value.slice(selectionEnd);
    this.#put(text, selectionStart + emoji.length);
  }

  #put(text: string, cursor: number): void {
    const field = this.#field!;
    this.text = field.value = text;
    field.focus();
    field.setSelectionRange(cursor, cursor);
    this.tell('typing', { text });
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    this.#send();
  };

  #send(): void {
    const content = this.text.trim();
    if (content === '') return;
    const written: Written = { content, ...mentionedIn(content, this.#chosen) };
    this.setText('');
    this.tell('message-written', written);
  }
}
