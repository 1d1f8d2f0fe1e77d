import type { ChangePublisher } from '../../chats/change-publisher';
import { withNamedParticipants } from '../../chats/named-participants';
import type { Broker } from './broker';
import type { KnownEpoch } from './known-epoch';
import { chatTopic, userTopic } from './topic';

/** Tells the broker what the services committed. */
export function brokerPublisher(broker: Broker, epoch: KnownEpoch): ChangePublisher {
  return {
    changed: (chatId, changes) =>
      broker.publish(chatTopic(chatId), {
        kind: 'changes',
        chatId,
        changes,
        epoch: epoch.current,
      }),
    created: (created, userIds) => {
      const chat = withNamedParticipants(created);
      for (const userId of userIds) {
        broker.publish(userTopic(userId), { kind: 'chat-created', userId, chat });
      }
    },
  };
}
