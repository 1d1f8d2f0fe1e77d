import { setTimeout as delay } from 'node:timers/promises';
import type { ChatId, Message, Revision } from '../../generated/schemas';
import { transports } from '../support/test-service';
import { range } from '../realtime/revisions';
import type { VersionNode } from './version-node';
import type { Watcher } from './watcher';

// How often each thing is done, and the rest after it, in which others come in between.
const rounds = 20;
const pauseMs = 15;
const newChats = 3;

/** What alice, bob and carol do at nodes of two versions at once; bob watches all chats. */
export class UpgradeLoad {
  readonly chatIds: ChatId[] = [];
  readonly #watchers: Watcher[] = [];
  /** Those who came back after a revision of the first chat. */
  readonly #returned: Watcher[] = [];
  /** What those who listened heard of from its beginning. */
  readonly #heard: { watcher: Watcher; chatId: ChatId }[] = [];
  /** What alice sent, and neither edited nor deleted. */
  readonly #plain: Message[] = [];

  /** Connects bob over each transport: he listens, and joins all chats. */
  async watch(node: VersionNode): Promise<Watcher[]> {
    const watchers = await Promise.all(transports.map((name) => node.connect(name, 'bob')));
    for (const watcher of watchers) {
      await watcher.listen();
      for (const chatId of this.chatIds) await watcher.join(chatId);
    }
    this.#watchers.push(...watchers);
    return watchers;
  }

  /** Alice makes a chat, which bob hears of and joins. */
  async createChat(node: VersionNode): Promise<void> {
    const { id: chatId } = await node.createChat('alice', ['bob'], 'Upgrade');
    this.chatIds.push(chatId);
    for (const watcher of this.#watchers) {
      await watcher.join(chatId);
      this.#heard.push({ watcher, chatId });
    }
  }

  async createChats(node: VersionNode): Promise<void> {
    await repeat(newChats, () => this.createChat(node));
  }

  /** Alice and bob send into all chats at once, and bob marks as read. */
  async talk(node: VersionNode): Promise<void> {
    await repeat(rounds, async () => {
      await Promise.all(this.chatIds.map((chatId) => this.#talkIn(chatId, node)));
    });
  }

  /** Alice edits one message of hers and deletes another, whichever node they were sent at. */
  async changeMessages(node: VersionNode): Promise<void> {
    await repeat(rounds, async () => {
      const [edited, deleted] = this.#plain.splice(0, 2);
      if (edited !== undefined) await node.edit(edited, 'What do you say?');
      if (deleted !== undefined) await node.delete(deleted);
    });
  }

  /** Carol is added at one node, joins at either, and is removed at the other. */
  async comeAndGo(nodes: VersionNode[]): Promise<void> {
    const [chatId] = this.chatIds;
    await repeat(rounds, async (round) => {
      const [here, there] = round % 2 === 0 ? nodes : nodes.toReversed();
      await here!.add('alice', chatId!, 'carol');
      const transport = transports[round % 2]!;
      const carol = await nodes[Math.floor(round / 2) % 2]!.connect(transport, 'carol');
      await carol.join(chatId!);
      await there!.remove('alice', chatId!, 'carol');
      await carol.hasChanges(chatId!, await carol.toldOfRemoval('carol'));
      await carol.client.close();
    });
  }

  /** Bob connects once more and goes on after a revision of the first chat. */
  async comeBack(node: VersionNode): Promise<void> {
    const [chatId] = this.chatIds;
    await repeat(rounds, async (round) => {
      const { revision } = await node.getChat('bob', chatId!);
      const watcher = await node.connect(transports[round % 2]!, 'bob');
      await watcher.join(chatId!, Math.max(0, revision - round));
      this.#returned.push(watcher);
    });
  }

  async #talkIn(chatId: ChatId, node: VersionNode): Promise<void> {
    const question = await node.send('alice', chatId, 'What did you say?');
    this.#plain.push(question);
    await node.send('bob', chatId, 'Nothing yet.');
    await node.markRead('bob', question);
  }

  /** Fails unless everybody has what they are due, up to the end of each chat. */
  async assertComplete(ends: Map<ChatId, Revision>): Promise<void> {
    for (const [chatId, end] of ends)
      for (const watcher of this.#watchers) await watcher.hasChanges(chatId, end);
    for (const { watcher, chatId } of this.#heard) await watcher.hasNews(chatId, ends.get(chatId)!);
    const [first] = this.chatIds;
    for (const watcher of this.#returned) await watcher.hasChanges(first!, ends.get(first!)!);
  }

  async close(): Promise<void> {
    const watchers = [...this.#watchers, ...this.#returned];
    await Promise.all(watchers.map(({ client }) => client.close()));
  }
}

async function repeat(times: number, act: (round: number) => Promise<void>): Promise<void> {
  for (const round of range(0, times - 1)) {
    await act(round);
    await delay(pauseMs);
  }
}
