import { css, html, LitElement } from 'lit';

const hues = 12;

/** A picture of a user or a chat; without one, or where it cannot be had, the first letters of the name. */
export class MessagingAvatar extends LitElement {
  static override properties = {
    name: {},
    picture: {},
    online: { type: Boolean, reflect: true },
    isBroken: { state: true },
  };
  declare name: string;
  declare picture: string | undefined;
  declare online: boolean;
  declare isBroken: boolean;

  static override styles = css`
    :host {
      position: relative;
      display: inline-block;
      flex: none;
      inline-size: var(--_avatar, 40px);
      block-size: var(--_avatar, 40px);
    }
    .picture,
    .letters {
      inline-size: 100%;
      block-size: 100%;
      border-radius: 50%;
      object-fit: cover;
    }
    .letters {
      display: grid;
      place-items: center;
      font-size: calc(var(--_avatar, 40px) * 0.38);
      font-weight: 600;
      letter-spacing: 0.01em;
      color: #fff;
      background: linear-gradient(oklch(0.55 0.13 var(--_hue)), oklch(0.46 0.14 var(--_hue)));
    }
    .hue-0 {
      --_hue: 10;
    }
    .hue-1 {
      --_hue: 40;
    }
    .hue-2 {
      --_hue: 70;
    }
    .hue-3 {
      --_hue: 100;
    }
    .hue-4 {
      --_hue: 130;
    }
    .hue-5 {
      --_hue: 160;
    }
    .hue-6 {
      --_hue: 190;
    }
    .hue-7 {
      --_hue: 220;
    }
    .hue-8 {
      --_hue: 250;
    }
    .hue-9 {
      --_hue: 280;
    }
    .hue-10 {
      --_hue: 310;
    }
    .hue-11 {
      --_hue: 340;
    }
    :host([online])::after {
      content: '';
      position: absolute;
      inset-inline-end: 0;
      inset-block-end: 0;
      inline-size: 26%;
      block-size: 26%;
      border-radius: 50%;
      border: 2px solid var(--_surface, #fff);
      background: var(--_online, #1b7f3b);
    }
  `;

  constructor() {
    super();
    this.name = '';
    this.online = false;
    this.isBroken = false;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('picture')) this.isBroken = false;
  }

  protected override render() {
    const { name, picture, isBroken } = this;
    if (picture === undefined || isBroken) {
      return html`<span class="letters hue-${hueOf(name)}" aria-hidden="true"
        >${lettersOf(name)}</span
      >`;
    }
    const broken = () => (this.isBroken = true);
    // The page that shows it is nobody's business there.
    return html`<img
      class="picture"
      src=${picture}
      alt=""
      loading="lazy"
      referrerpolicy="no-referrer"
      @error=${broken}
    />`;
  }
}

/** Of at most two words the first sign. */
function lettersOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => [...word][0]!)
    .join('')
    .toUpperCase();
}

function hueOf(name: string): number {
  return [...name].reduce((sum, sign) => (sum * 131 + sign.codePointAt(0)!) % 9973, 5381) % hues;
}
