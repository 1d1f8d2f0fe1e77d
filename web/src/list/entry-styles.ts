import { css } from 'lit';

/** How a chat looks in the list. */
export const entryStyles = css`
  :host {
    position: relative;
    display: flex;
    align-items: center;
    border-radius: 12px;
  }
  :host(:hover) {
    background: var(--_hover);
  }
  :host([selected]) {
    background: var(--_own);
  }
  .chat {
    display: flex;
    gap: 12px;
    align-items: center;
    flex: 1;
    min-inline-size: 0;
    padding: 9px 10px;
    text-align: start;
    border-radius: 12px;
  }
  messaging-avatar {
    --_avatar: 44px;
  }
  .about {
    flex: 1;
    min-inline-size: 0;
  }
  .line {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  .title,
  .preview {
    flex: 1;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .title {
    font-weight: 600;
  }
  time {
    font-variant-numeric: tabular-nums;
  }
  .preview,
  time {
    font-size: 0.88em;
    color: var(--_quiet);
  }
  .unread .preview {
    color: var(--_text);
  }
  .unread:not(.muted) time {
    font-weight: 600;
    color: var(--_accent);
  }
  .marks {
    display: flex;
    gap: 4px;
    align-items: center;
    justify-content: flex-end;
    color: var(--_quiet);
  }
  .marks svg {
    inline-size: 15px;
    block-size: 15px;
  }
  .badge {
    min-inline-size: 20px;
    padding: 2px 6px;
    border-radius: 10px;
    font-size: 0.75em;
    font-weight: 700;
    line-height: 16px;
    text-align: center;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .badge.muted {
    background: var(--_quiet);
    color: var(--_surface);
  }
  messaging-menu {
    position: absolute;
    inset-inline-end: 6px;
    inset-block-start: 50%;
    translate: 0 -50%;
    background: var(--_hover);
    border-radius: 8px;
    opacity: 0;
    pointer-events: none;
  }
  /* Where nothing hovers over it, it has a place of its own. */
  @media (hover: none) {
    messaging-menu {
      position: static;
      translate: none;
      background: none;
      opacity: 1;
      pointer-events: auto;
    }
  }
  :host(:hover) messaging-menu,
  messaging-menu:is(:focus, :focus-within) {
    opacity: 1;
    pointer-events: auto;
  }
`;
