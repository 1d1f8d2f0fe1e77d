import { html, svg, type TemplateResult } from 'lit';

const drawings = {
  add: svg`<path d="M12 5v14M5 12h14"/>`,
  back: svg`<path d="M15 5l-7 7 7 7"/>`,
  send: svg`<path d="M4 12l16-8-6 16-2.5-6.5z"/>`,
  smile: svg`<circle cx="12" cy="12" r="8.5"/><path d="M8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5v.5M15 9.5v.5"/>`,
  reply: svg`<path d="M10 6L4 12l6 6M4 12h9a7 7 0 0 1 7 7"/>`,
  thread: svg`<path d="M4 5h16v11h-8l-4.5 4v-4H4zM8 9h8M8 12h5"/>`,
  more: svg`<path d="M6 12h.01M12 12h.01M18 12h.01"/>`,
  pin: svg`<path d="M9 4h6l-1 6 4 4H6l4-4zM12 14v6"/>`,
  mute: svg`<path d="M5 9v6h4l5 4V5L9 9zM17.5 9.5l4 5M21.5 9.5l-4 5"/>`,
  archive: svg`<path d="M4 5h16v4H4zM5.5 9v10h13V9M10 13h4"/>`,
  check: svg`<path d="M5 13l4.5 4.5L19 7.5"/>`,
  checks: svg`<path d="M2.5 13l4.5 4.5L16 7.5M12 17l.5.5L22 7.5"/>`,
  clock: svg`<circle cx="12" cy="12" r="8"/><path d="M12 8v4l2.5 2"/>`,
  close: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  people: svg`<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5c.8-3.5 3.4-5 6.5-5s5.7 1.5 6.5 5M15.5 5.5a3.5 3.5 0 0 1 0 6.5M18 14.8c2 .7 3.1 2.3 3.5 4.7"/>`,
  edit: svg`<path d="M4 20l1-4L16 5l3 3L8 19z"/>`,
  delete: svg`<path d="M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5"/>`,
  down: svg`<path d="M12 5v13M6 12.5l6 6 6-6"/>`,
  copy: svg`<path d="M9 9h10v11H9zM15 9V4.5H5V16h4"/>`,
  warning: svg`<path d="M12 4l9 16H3zM12 10v4M12 17v.01"/>`,
};

export type IconName = keyof typeof drawings;

/** A picture that says nothing by itself: what it stands on has a name. */
export function icon(name: IconName): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">${drawings[name]}</svg>`;
}
