import { css } from 'lit';

/** How the messages of a chat stand. */
export const logStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    flex: 1;
    min-block-size: 0;
  }
  .scroller {
    flex: 1;
    overflow-y: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    padding: 16px clamp(10px, 3%, 28px) 8px;
    /* So that it can be moved as it is, without being drawn anew. */
    background: var(--_surface);
    /* Nothing in it is laid out or painted for what changes beside it, as the field does with each key. */
    contain: strict;
    /* Where no height is given. */
    contain-intrinsic-block-size: 320px;
  }
  .rows {
    align-content: end;
    min-block-size: 100%;
    max-inline-size: 1000px;
    margin-inline: auto;
  }
  /* What is painted of one row is kept while others come. */
  .rows > div {
    position: relative;
    z-index: 0;
  }
  .rows > div:is(:hover, :focus-within) {
    z-index: 1;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 12px;
    margin-block: 14px 6px;
    font-size: 0.82em;
    color: var(--_quiet);
  }
  .line::before,
  .line::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_line);
  }
  .line + .line {
    margin-block-start: 0;
  }
  .line.new {
    color: var(--_danger);
    font-weight: 600;
  }
  .line.new::before,
  .line.new::after {
    border-color: currentColor;
  }
  .beginning {
    text-align: center;
    font-size: 0.88em;
    color: var(--_quiet);
  }
  .to-unread {
    position: absolute;
    inset-block-start: 10px;
    inset-inline: 0;
    inline-size: fit-content;
    margin-inline: auto;
    border-radius: 18px;
    font-size: 0.9em;
    box-shadow: var(--_shadow);
  }
  .to-newest {
    position: absolute;
    inset-block-end: 14px;
    inset-inline-end: 18px;
    border: 1px solid var(--_line);
    border-radius: 50%;
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
`;
