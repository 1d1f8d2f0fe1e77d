const absoluteForm = /^https?:\/\//i;

/**
 * The path and query of a request's target. A target may name the whole URL (RFC 9112, 3.2.2: a
 * server MUST accept that, as a proxy's client writes it). Undefined when it is neither.
 */
export function pathAndQueryOf(target: string): string | undefined {
  if (!absoluteForm.test(target)) return target.startsWith('/') ? target : undefined;
  if (!URL.canParse(target)) return undefined;
  // Cut and not parsed, since parsing would also resolve dots and escape characters.
  const rest = target.replace(/^\w+:\/\/[^/?#]*/, '').replace(/#.*/, '');
  return rest.startsWith('/') ? rest : `/${rest}`;
}
