import { css } from 'lit';

/** How the field looks in which a message is written. */
export const composerStyles = css`
  :host {
    position: relative;
    display: block;
    padding: 4px 14px 14px;
  }
  .heading {
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 4px 4px 6px 12px;
    font-size: 0.88em;
  }
  .heading > div {
    flex: 1;
    min-inline-size: 0;
    border-inline-start: 3px solid var(--_accent);
    padding-inline-start: 8px;
  }
  .heading p {
    margin: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    color: var(--_quiet);
  }
  form {
    display: flex;
    align-items: flex-end;
    gap: 2px;
    padding: 3px 4px;
    border: 1px solid color-mix(in srgb, var(--_quiet) 60%, transparent);
    border-radius: 22px;
    background: var(--_surface);
  }
  form:focus-within {
    border-color: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
  }
  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 36px;
    max-block-size: 40vh;
    field-sizing: content;
    resize: none;
    padding: 7px 8px;
    border: 0;
    background: none;
  }
  textarea:focus-visible {
    outline: none;
  }
  textarea::placeholder {
    color: var(--_quiet);
    opacity: 1;
  }
  .send {
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .send:hover:not(:disabled) {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .send:disabled {
    background: none;
    color: var(--_quiet);
    opacity: 1;
  }
  :host(:dir(rtl)) .send svg {
    scale: -1 1;
  }
  [role='listbox'] {
    position: absolute;
    inset-block-end: 100%;
    inset-inline-start: 16px;
    min-inline-size: 200px;
    padding: 4px;
    border: 1px solid var(--_line);
    border-radius: 12px;
    background: var(--_surface);
    box-shadow: var(--_shadow);
    z-index: 2;
  }
  [role='option'] {
    padding: 6px 10px;
    border-radius: 8px;
    cursor: pointer;
  }
  [role='option'][aria-selected='true'] {
    background: var(--_hover);
  }
`;
