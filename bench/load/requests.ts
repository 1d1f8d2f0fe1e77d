import type { ChatLoadSpec, ChatResult, ChatRun } from './chat-load';
import type { EventCosts } from './event-check';
import type { FloodResult } from './flood';
import type { TransportName } from './protocol';
import type { PresenceSpec, Returned } from './presence-load';
import type { SteadyResult, SteadySpec } from './steady-sends';
import type { StubServers } from './stub-servers';
import type { Act, ActPace, ActResult } from './typing-load';

/** What the load process does for the bench, and what each gives. */
export interface LoadRequests {
  prepareChats(spec: ChatLoadSpec): Promise<void>;
  runChats(run: ChatRun): Promise<ChatResult>;
  openIdle(idle: { url: string; transport: TransportName; count: number }): Promise<void>;
  /** Closes the idle connections and gives how many of them still stood. */
  closeIdle(): Promise<number>;
  prepareTyping(typing: { url: string; chats: number }): Promise<void>;
  /** Every user does this once. */
  actOnce(done: { act: Act; pace: ActPace }): Promise<ActResult>;
  preparePresence(spec: PresenceSpec): Promise<void>;
  /** Drops everyone, waits, and has everyone back. */
  dropAndReturn(wait: { awayMs: number }): Promise<Returned>;
  /** How often someone's presence was told to those who watch. */
  presenceNews(): Promise<number>;
  beginSteadySends(sends: SteadySpec): Promise<void>;
  endSteadySends(): Promise<SteadyResult>;
  beginFlood(flood: { url: string; userId: string }): Promise<void>;
  endFlood(): Promise<FloodResult>;
  measureEventCheck(): Promise<EventCosts>;
  startStubServers(): Promise<StubServers>;
  /** Microseconds of processor time that the process has used. */
  processorTime(): Promise<number>;
}

export interface LoadRequest {
  name: keyof LoadRequests;
  parameter: unknown;
}

export type LoadAnswer = { result: unknown } | { error: string };
