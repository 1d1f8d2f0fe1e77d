/** A JSON pointer into a document as a reader knows the place: `GET /readyz responses 200`. */
export function placeOf(pointer: string): string {
  const [section, ...rest] = pointer.replace(/^#\//, '').split('/').map(decode);
  if (section === 'paths') return pathPlace(rest);
  if (section === 'operations' || section === 'components') return rest.join(' ');
  return [section, ...rest].join(' ');
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'];

function pathPlace([path, method = '', ...rest]: string[]): string {
  if (!methods.includes(method)) return [path, method, ...rest].join(' ').trim();
  return [method.toUpperCase(), path, ...rest].join(' ');
}

function decode(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
