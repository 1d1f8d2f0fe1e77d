import type { FeatureContext } from '../feature-context';
import type { OnlineUsers } from './online-users';
import { presenceHandlers } from './presence-handlers';
import { PresenceNews } from './presence-news';
import { PresenceRepository } from './presence-repository';
import { PresenceService } from './presence-service';

/** Who is there, and who is to be told. */
export function createPresence({ database, publisher, log }: FeatureContext, online: OnlineUsers) {
  const users = new PresenceRepository(database.requests);
  const news = new PresenceNews(users, online, publisher, log);
  return {
    handlers: presenceHandlers(new PresenceService(users, online)),
    visibilityChanged: news.visibilityChanged.bind(news),
    blockChanged: news.blockChanged.bind(news),
    job: {
      start: () => online.onPresenceChanged((changes) => news.changed(changes)),
      stop: () => news.settled,
    },
  };
}
