import type { Locator, Page } from 'playwright-core';

/** The page with two people and the panel of what goes over the wire, as one uses it. */
export class WirePage {
  readonly panel: Locator;

  constructor(readonly page: Page) {
    this.panel = page.locator('wire-panel');
  }

  /** The whole chat of a side, from 0. */
  chat(side: number): Locator {
    return this.page.locator('messaging-chat').nth(side);
  }

  /** Begins a chat of the first side's user with the second's, and opens it on both. */
  async beginChat(): Promise<void> {
    const first = this.chat(0);
    await first.getByRole('button', { name: 'New chat' }).click();
    await first.locator('input[name=people]').fill('bob');
    await first.getByRole('button', { name: 'Create' }).click();
    await this.chat(1).locator('messaging-chat-entry').first().click();
    await this.row('bob', 'join-chat', 'chat-joined').waitFor();
    await this.row('alice', 'join-chat', 'chat-joined').waitFor();
  }

  /** Writes a message on the first side. */
  async write(content: string): Promise<void> {
    const field = this.chat(0).locator('textarea');
    await field.fill(content);
    await field.press('Enter');
  }

  /** Entries whose line says all of this. */
  rows(...texts: string[]): Locator {
    return texts.reduce(
      (rows, hasText) => rows.filter({ has: this.page.locator('summary', { hasText }) }),
      this.panel.locator('wire-row'),
    );
  }

  /** The last entry whose line says all of this. */
  row(...texts: string[]): Locator {
    return this.rows(...texts).last();
  }

  /** Unfolds an entry; what is shown of how to do the same from a terminal. */
  async shell(row: Locator): Promise<string> {
    await row.locator('summary').click();
    return (await row.locator('.shell').textContent())!;
  }

  /** Unfolds all entries; where they lead. */
  async links(): Promise<string[]> {
    await this.page.evaluate(`(async () => {
      const rows = [...document.querySelector('wire-panel').renderRoot.querySelectorAll('wire-row')];
      const unfolded = rows.map((row) => new Promise((done) => row.addEventListener('unfolded', done)));
      for (const row of rows) row.renderRoot.querySelector('details').open = true;
      await Promise.all(unfolded);
      await Promise.all(rows.map((row) => row.updateComplete));
    })()`);
    const links = await this.panel.locator('wire-row a').evaluateAll((all) =>
      // The browser's own type is not known here.
      all.map((link) => (link as unknown as { href: string }).href),
    );
    return [...new Set(links)];
  }
}

/**
 * For the page: asks each operation of the first side's user, and lets a connection that leads nowhere send
 * all commands and receive all that the service can say.
 */
export function everything(names: {
  operations: { method: string; path: string }[];
  commands: string[];
  replies: string[];
  events: string[];
  closeCodes: number[];
}): string {
  return `(async ({ operations, commands, replies, events, closeCodes }) => {
    const chat = document.querySelector('messaging-chat');
    for (const { method, path } of operations)
      await chat.fetch('..' + path.replace(/{\\w+}/g, '-'), { method });
    const { WebSocket } = window;
    let last;
    window.WebSocket = class {
      constructor() { last = this; }
      send() {}
    };
    const socketOf = () => new chat.webSocket('ws://nowhere.example/messaging?userId=alice');
    const socket = socketOf();
    const say = (event, data) => last.onmessage({ data: JSON.stringify({ event, data }) });
    commands.forEach((event, ref) => socket.send(JSON.stringify({ event, data: { ref } })));
    replies.forEach((event, ref) => say(event, { ref }));
    events.forEach((event) => say(event, {}));
    for (const code of closeCodes) {
      socketOf();
      last.onopen();
      last.onclose({ code, reason: '' });
    }
    window.WebSocket = WebSocket;
  })(${JSON.stringify(names)})`;
}
