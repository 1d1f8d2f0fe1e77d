import { css, html, LitElement } from 'lit';

const hues = 8;

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
      color: #fff;
    }
    .hue-0 {
      background: #3f51b5;
    }
    .hue-1 {
      background: #00695c;
    }
    .hue-2 {
      background: #ad1457;
    }
    .hue-3 {
      background: #5d4037;
    }
    .hue-4 {
      background: #6a1b9a;
    }
    .hue-5 {
      background: #1565c0;
    }
    .hue-6 {
      background: #2e7d32;
    }
    .hue-7 {
      background: #b23c17;
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
  return [...name].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)!) % 8191, 7) % hues;
}
