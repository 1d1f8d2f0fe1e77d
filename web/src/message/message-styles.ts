import { css } from 'lit';

/** How a message looks. */
export const messageStyles = css`
  :host {
    display: block;
    padding-block: 1px;
  }
  :host([first]) {
    padding-block-start: 8px;
  }
  article {
    position: relative;
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr);
    column-gap: 8px;
    border-radius: var(--_radius);
  }
  :host([own]) article {
    grid-template-columns: minmax(0, 1fr);
  }
  messaging-avatar {
    --_avatar: 32px;
    grid-row: 1 / span 2;
    align-self: start;
  }
  .column {
    grid-column: -2;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 3px;
    min-inline-size: 0;
  }
  :host([own]) .column {
    align-items: flex-end;
  }
  .bubble {
    max-inline-size: min(85%, 620px);
    padding: 7px 12px;
    border-radius: var(--_radius);
    background: var(--_other);
    overflow-wrap: anywhere;
  }
  :host([own]) .bubble {
    background: var(--_own);
  }
  :host([first]) .bubble {
    border-start-start-radius: 4px;
  }
  :host([own][first]) .bubble {
    border-start-start-radius: var(--_radius);
    border-start-end-radius: 4px;
  }
  :host([lit]) .bubble {
    outline: 2px solid var(--_accent);
  }
  .bubble.pending {
    opacity: 0.7;
  }
  .name {
    font-weight: 600;
    font-size: 0.88em;
  }
  /* The time stands beside a text that leaves room for it, else below. */
  .said {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    justify-content: flex-end;
    column-gap: 10px;
  }
  .text {
    flex: 1 1 auto;
    max-inline-size: 100%;
    white-space: pre-wrap;
    margin: 0;
  }
  .text.gone {
    font-style: italic;
    color: var(--_quiet);
  }
  .text b {
    color: var(--_accent);
    font-weight: 600;
  }
  .text a {
    color: var(--_accent);
  }
  .big {
    font-size: 2.2em;
    line-height: 1.2;
  }
  .quote {
    display: block;
    inline-size: 100%;
    margin-block-end: 4px;
    padding: 4px 8px;
    border-inline-start: 3px solid var(--_accent);
    border-radius: 6px;
    background: color-mix(in srgb, var(--_surface) 55%, transparent);
    font-size: 0.88em;
    text-align: start;
  }
  .quote span {
    display: block;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .meta {
    display: flex;
    gap: 6px;
    align-items: center;
    justify-content: flex-end;
    font-size: 0.75em;
    line-height: 1.7;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
    color: var(--_quiet);
  }
  .meta svg {
    inline-size: 14px;
    block-size: 14px;
  }
  .meta .seen {
    color: var(--_accent);
  }
  .reactions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .reaction {
    display: flex;
    gap: 5px;
    align-items: center;
    padding: 1px 8px;
    border: 1px solid var(--_line);
    border-radius: 12px;
    font-size: 0.88em;
    background: var(--_surface);
  }
  .reaction[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_own);
  }
  .thread {
    display: flex;
    gap: 5px;
    align-items: center;
    padding: 2px 8px;
    font-size: 0.85em;
    font-weight: 600;
    color: var(--_accent);
  }
  .thread svg {
    inline-size: 16px;
    block-size: 16px;
  }
  .thread:hover {
    background: var(--_hover);
  }
  .failure {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    font-size: 0.85em;
    color: var(--_danger);
  }
  .failure button {
    text-decoration: underline;
    padding: 2px;
  }
  .tools {
    position: absolute;
    inset-block-start: -14px;
    inset-inline-end: 4px;
    display: flex;
    align-items: center;
    padding: 2px;
    border: 1px solid var(--_line);
    border-radius: 12px;
    background: var(--_surface);
    box-shadow: 0 2px 10px light-dark(#1f29461f, #0008);
    z-index: 1;
  }
  .tools .icon-button {
    inline-size: 32px;
    block-size: 32px;
  }
  .tools .quick {
    font-size: 17px;
    line-height: 1;
  }
  @media (pointer: coarse) {
    .tools {
      inset-block-start: -34px;
    }
    .tools .icon-button,
    .tools .quick {
      inline-size: 44px;
      block-size: 44px;
    }
    .reaction,
    .thread {
      min-block-size: 36px;
    }
    .reaction {
      padding-inline: 12px;
      border-radius: 18px;
    }
  }
  .system {
    text-align: center;
    font-size: 0.88em;
    color: var(--_quiet);
  }
`;
