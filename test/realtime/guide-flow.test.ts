import { once } from 'node:events';
import { WebSocket } from 'ws';
import { TestService } from '../support/test-service';

/** A user with nothing but HTTP and a WebSocket, as in Postman. */
class PostmanUser {
  readonly #frames: unknown[] = [];

  private constructor(
    private readonly url: string,
    private readonly cookie: string,
    private readonly webSocket: WebSocket,
  ) {
    webSocket.on('message', (data: Buffer) => this.#frames.push(JSON.parse(data.toString())));
  }

  static async open(url: string, userId: string): Promise<PostmanUser> {
    const session = await fetch(`${url}/dev/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ userId }),
    });
    const [cookie] = session.headers.getSetCookie();
    const webSocket = new WebSocket(`${url.replace('http', 'ws')}/messaging?userId=${userId}`);
    await once(webSocket, 'open');
    return new PostmanUser(url, cookie!.split(';', 1)[0]!, webSocket);
  }

  async post(path: string, body: string): Promise<{ id: string }> {
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: this.cookie },
      body,
    });
    expect(response.status).toBe(201);
    return (await response.json()) as { id: string };
  }

  send(frame: string): void {
    this.webSocket.send(frame);
  }

  /** The next frame that was not asked for yet. */
  async frame(): Promise<unknown> {
    if (this.#frames.length === 0) await once(this.webSocket, 'message');
    return this.#frames.shift();
  }

  close(): void {
    this.webSocket.terminate();
  }
}

describe("the guide's two-user flow, with plain HTTP and a plain WebSocket", () => {
  let service: TestService;
  let alice: PostmanUser;
  let bob: PostmanUser;

  beforeEach(async () => {
    service = await TestService.start();
    alice = await PostmanUser.open(service.url, 'alice');
    bob = await PostmanUser.open(service.url, 'bob');
  });
  afterEach(async () => {
    alice.close();
    bob.close();
    await service.close();
  });

  it.each(['/v1/messaging/chats', '/messaging/chats'])('works with %s', async (path) => {
    const created = '{"participants": ["alice", "bob"], "name": "Chat Test"}';
    const { id: chatId } = await alice.post(path, created);
    for (const user of [alice, bob]) {
      user.send(`{"event": "join-chat", "data": {"chatId": "${chatId}"}}`);
      expect(await user.frame()).toMatchObject({ event: 'chat-joined', data: { chatId } });
    }

    await alice.post(`${path}/${chatId}/messages`, '{"content": "Hello depuis Postman !"}');
    for (const user of [bob, alice]) {
      const message = { content: 'Hello depuis Postman !', senderId: 'alice' };
      expect(await user.frame()).toMatchObject({ event: 'new-message', data: { chatId, message } });
    }

    await bob.post(`${path}/${chatId}/messages`, '{"content": "Hello!"}');
    const message = { content: 'Hello!', senderId: 'bob' };
    expect(await alice.frame()).toMatchObject({ event: 'new-message', data: { chatId, message } });
  });

  it('writes the lines to the log that the guide looks for', async () => {
    const { id: chatId } = await alice.post('/messaging/chats', '{"participants": ["bob"]}');
    for (const command of [
      `{"event": "join-chat", "data": {"chatId": "${chatId}"}}`,
      `{"event": "leave-chat", "data": {"chatId": "${chatId}"}}`,
      '{"event": "listen-all-chats"}',
    ]) {
      alice.send(command);
      await alice.frame();
    }

    const lines = service.logTexts.filter((text) => /joined|left|listening to/.test(text));
    expect(lines).toEqual([
      `User alice joined chat ${chatId}`,
      `User alice left chat ${chatId}`,
      'User alice is now listening to all their chats',
    ]);
  });
});
