import type { ChangePublisher } from '../../log/change-publisher';
import type { Broker } from './broker';
import type { KnownEpoch } from './known-epoch';
import { chatTopic, userTopic } from './topic';

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
  };
}
