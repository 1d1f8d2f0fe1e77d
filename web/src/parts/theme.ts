import { css } from 'lit';

/**
 * The look, by custom properties that a page may set around the elements; `color-scheme` chooses dark or
 * light, which is the reader's choice where the page says nothing.
 */
export const theme = css`
  :host {
    color-scheme: light dark;
    --_surface: var(--messaging-surface, light-dark(#ffffff, #15171c));
    --_raised: var(--messaging-raised, light-dark(#f5f6f8, #1d2027));
    --_hover: var(--messaging-hover, light-dark(#e9ebf0, #272b34));
    --_text: var(--messaging-text, light-dark(#16181d, #eceef2));
    --_quiet: var(--messaging-quiet, light-dark(#565c69, #a4abb9));
    --_line: var(--messaging-line, light-dark(#dde0e6, #2e323c));
    --_accent: var(--messaging-accent, light-dark(#3355dd, #8fa6ff));
    --_on-accent: var(--messaging-on-accent, light-dark(#ffffff, #10131c));
    --_own: var(--messaging-own, light-dark(#e3e9ff, #29355f));
    --_other: var(--messaging-other, light-dark(#f0f1f4, #23262e));
    --_danger: var(--messaging-danger, light-dark(#b3261e, #ffb4ab));
    --_online: var(--messaging-online, light-dark(#1b7f3b, #5fd08a));
    --_radius: var(--messaging-radius, 14px);
    --_shadow:
      0 1px 3px light-dark(#1f29461a, #00000066), 0 8px 28px light-dark(#1f29462e, #00000099);
    font: var(--messaging-font, 15px/1.45 system-ui, sans-serif);
    color: var(--_text);
    background: var(--_surface);
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
`;

/** What all elements share. */
export const common = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  button,
  input,
  textarea,
  select {
    font: inherit;
    color: inherit;
  }
  button {
    cursor: pointer;
    border: 0;
    background: none;
    padding: 0;
    border-radius: 8px;
  }
  button:disabled {
    cursor: default;
    opacity: 0.5;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  .field:focus-visible {
    outline-offset: -1px;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    flex: none;
    color: var(--_quiet);
  }
  .icon-button:hover:not(:disabled),
  .icon-button[aria-expanded='true'],
  .icon-button[aria-pressed='true'] {
    background: var(--_hover);
    color: var(--_text);
  }
  .button {
    padding: 8px 14px;
    border: 1px solid var(--_line);
    background: var(--_surface);
  }
  .button:hover:not(:disabled) {
    background: var(--_hover);
  }
  .primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .primary:hover:not(:disabled) {
    background: var(--_accent);
    filter: brightness(1.08);
  }
  .danger {
    color: var(--_danger);
  }
  .field {
    inline-size: 100%;
    padding: 9px 12px;
    border: 1px solid color-mix(in srgb, var(--_quiet) 60%, transparent);
    border-radius: 10px;
    background: var(--_surface);
  }
  .quiet {
    color: var(--_quiet);
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg {
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
    display: block;
  }
  /* A finger covers more than a pointer; and browsers of phones enlarge the page for smaller writing. */
  @media (pointer: coarse) {
    .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }
    .button,
    .field {
      min-block-size: 44px;
    }
    input,
    textarea,
    select {
      font-size: max(16px, 1em);
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    button {
      transition:
        background 120ms,
        color 120ms;
    }
  }
`;
