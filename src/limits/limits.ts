import { type Rate, RateLimit } from './rate-limit';
import type { SharedCounts } from './shared-counts';

/** How much each user, or each address, may do; none without a rate. */
export interface LimitConfig {
  send?: Rate | undefined;
  write?: Rate | undefined;
  read?: Rate | undefined;
  signal?: Rate | undefined;
  directChat?: Rate | undefined;
  connect?: Rate | undefined;
  command?: Rate | undefined;
  replay?: Rate | undefined;
  anonymous?: Rate | undefined;
}

/** The limits of this service, each counted over all nodes as far as `shared` is there. */
export function createLimits(config: LimitConfig, shared?: SharedCounts) {
  const rate = (name: string, given: Rate | undefined) => new RateLimit(name, given, shared);
  return {
    send: rate('send', config.send),
    write: rate('write', config.write),
    read: rate('read', config.read),
    signal: rate('signal', config.signal),
    directChat: rate('direct-chat', config.directChat),
    connect: rate('connect', config.connect),
    command: rate('command', config.command),
    replay: rate('replay', config.replay),
    anonymous: rate('anonymous', config.anonymous),
  };
}

export type Limits = ReturnType<typeof createLimits>;
