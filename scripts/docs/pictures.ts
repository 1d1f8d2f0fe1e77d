import { escapeHtml } from './markup';

/**
 * Pictures of a text in the site: where `linkTo` says that they are, and of two for light and dark the one
 * for the colours that the reader has chosen here, which the browser does not know.
 */
export function withPictures(html: string, linkTo: (file: string) => string | undefined): string {
  return html
    .replace(/<picture>([^]*?)<\/picture>/g, (_, inside: string) => bothOf(inside))
    .replace(/(<img [^>]*?src=")([^"]+)/g, (whole, before: string, file: string) => {
      const target = linkTo(file);
      return target === undefined ? whole : `${before}${escapeHtml(target)}`;
    });
}

// What is not shown is not loaded.
function bothOf(inside: string): string {
  const [dark = ''] = /(?<=srcset=")[^"]+/.exec(inside) ?? [];
  const [light = ''] = /<img [^>]+>/.exec(inside) ?? [];
  const asDark = light.replace(/src="[^"]+"/, `src="${dark}"`);
  const shownIn = (colours: string, image: string) =>
    image.replace('<img', `<img class="in-${colours}" loading="lazy"`);
  return shownIn('light', light) + shownIn('dark', asDark);
}
