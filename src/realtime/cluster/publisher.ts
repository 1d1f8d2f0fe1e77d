import type { ChangePublisher } from '../../log/change-publisher';
import type { Broker } from './broker';
import type { KnownEpoch } from './known-epoch';
import { chatTopic, nodesTopic, userTopic } from './topic';

// A node that takes longer to hear of it has more to catch up than this.
const wideNewsMs = 10_000;

/** Tells the broker what the services committed. */
export function brokerPublisher(broker: Broker, epoch: KnownEpoch): ChangePublisher {
  return {
    chatChanged: (chatId, changes) =>
      broker.publish(chatTopic(chatId), { kind: 'changes', chatId, changes, epoch: epoch.current }),
    signalled: (chatId, signal) =>
      broker.publish(chatTopic(chatId), { kind: 'signal', chatId, signal }),
    usersChanged: (userIds) => {
      for (const userId of userIds) {
        broker.publish(userTopic(userId), { kind: 'user-behind', userId });
      }
    },
    userChanged: (userId, change) =>
      broker.publish(userTopic(userId), {
        ...{ kind: 'user-changes', userId, changes: [change], epoch: epoch.current },
      }),
    userUpdated: (user, chatIds) => {
      const event = { event: 'user-updated' as const, data: { user } };
      const signal = { key: `user ${user.id}`, event, expiresAt: Date.now() + wideNewsMs };
      broker.publish(nodesTopic, { kind: 'wide-signal', chatIds, audience: 'followers', signal });
    },
    presenceChanged: (data, chatIds, told) => {
      const { userId: from } = data;
      const event = { event: 'presence-changed' as const, data };
      const expiresAt = Date.now() + wideNewsMs;
      const signal = { key: `presence ${from}`, event, from, ...told, expiresAt };
      broker.publish(nodesTopic, { kind: 'wide-signal', chatIds, audience: 'joined', signal });
    },
  };
}
