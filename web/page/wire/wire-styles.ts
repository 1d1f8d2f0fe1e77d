import { css } from '../../src/index';

/** What the parts of the panel share. */
export const controls = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :host {
    --good: light-dark(#1b7f3b, #5fd08a);
    --bad: light-dark(#b3261e, #ffb4ab);
    --warn: light-dark(#8a5300, #f0c070);
    --first: light-dark(#2745c4, #9db1ff);
    --second: light-dark(#8b2a9e, #e5a3f3);
    --hover: light-dark(#f1f3f7, #1d2027);
  }
  button,
  select {
    font: inherit;
    color: inherit;
    padding: 2px 10px;
    border: 1px solid color-mix(in srgb, var(--quiet) 60%, transparent);
    border-radius: 8px;
    background: light-dark(#fff, #15171c);
    cursor: pointer;
  }
  button:hover {
    background: var(--hover);
  }
  :focus-visible {
    outline: 2px solid var(--first);
    outline-offset: -2px;
  }
  .side1 {
    color: var(--first);
  }
  .side2 {
    color: var(--second);
  }
`;

/** A row: one line where there is room, else what it is over what it says. */
export const row = css`
  :host {
    display: block;
    border-block-end: 1px solid color-mix(in srgb, var(--line) 60%, transparent);
  }
  summary {
    display: grid;
    grid-template:
      'time who arrow name mark status text' auto
      / 8.5em 6em 1em minmax(0, 27em) 4.5em 13em minmax(0, 1fr);
    gap: 0 8px;
    align-items: baseline;
    padding: 3px 16px;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover {
    background: var(--hover);
  }
  time,
  .ms,
  .text,
  .hint {
    color: var(--quiet);
  }
  time::before {
    content: '▸';
    display: inline-block;
    inline-size: 1.2em;
  }
  [open] time::before {
    content: '▾';
  }
  time {
    grid-area: time;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .who {
    grid-area: who;
    font-weight: 600;
  }
  .arrow {
    grid-area: arrow;
  }
  .name {
    grid-area: name;
  }
  .mark {
    grid-area: mark;
    color: var(--warn);
    font-weight: 600;
  }
  .status {
    grid-area: status;
  }
  .text {
    grid-area: text;
  }
  .who,
  .name,
  .status,
  .text {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  code,
  pre {
    font:
      12px/1.5 ui-monospace,
      monospace;
  }
  .good {
    color: var(--good);
  }
  .bad {
    color: var(--bad);
  }
  .details {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 22em), 1fr));
    gap: 12px 24px;
    padding: 6px 16px 14px calc(16px + 1.2em);
  }
  section {
    min-inline-size: 0;
  }
  header {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 28px;
  }
  h3 {
    margin: 0;
    font-size: 1em;
    overflow-wrap: anywhere;
  }
  header a,
  header button {
    flex: none;
  }
  a {
    color: light-dark(#2745c4, #9db1ff);
  }
  pre {
    margin: 2px 0 0;
    padding: 8px 10px;
    border-radius: 8px;
    background: var(--hover);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .hint {
    margin: 4px 0 0;
  }
  @container (max-width: 900px) {
    summary {
      grid-template:
        'time who arrow mark status' auto
        'name name name name name' auto
        'text text text text text' auto
        / 8.5em minmax(0, 5em) 1em auto minmax(0, 1fr);
    }
    .status {
      text-align: end;
    }
    .name,
    .text {
      padding-inline-start: 1.2em;
    }
    .ms,
    .text:empty {
      display: none;
    }
  }
`;
