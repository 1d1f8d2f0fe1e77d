import type { ErrorCode } from '../../generated/schemas';
import { errorTable } from '../../generated/errors';
import { type Markup, markup } from './markup';

/** Samples of which one is seen at a time; the choice holds for the whole site. */
export function tabs(
  name: string,
  samples: readonly (readonly [label: string, content: Markup])[],
): Markup {
  const panels = samples.map(
    ([label, content]) =>
      markup`<div class="panel" data-label="${label}"><p class="panel-name">${label}</p>${content}</div>`,
  );
  return markup`<div class="tabs" data-tabs="${name}">${panels}</div>`;
}

/** Links to error codes. */
export function errorLinks(codes: readonly ErrorCode[]): Markup {
  const links = codes.map((code) => {
    const { title } = errorTable[code];
    return markup`<li><a href="errors.html#${code}" title="${title}"><code>${code}</code></a></li>`;
  });
  return markup`<ul class="codes">${links}</ul>`;
}

/** The heading of an entry, which is its own link. */
export function entryHeading(id: string, content: Markup | string): Markup {
  return markup`<h3><a class="anchor" href="#${id}">${content}</a></h3>`;
}
