import type { FeatureContext } from '../feature-context';
import { Introductions } from './introductions';
import { userHandlers } from './user-handlers';
import { UserNews } from './user-news';
import { UserRepository } from './user-repository';
import { type SharingListener, UserService } from './user-service';

/** Who users are: what they set, and what their sessions say. */
export function createUsers(
  { database, publisher, writeQueue, users, log }: FeatureContext,
  sharing: SharingListener,
) {
  const repository = new UserRepository(database.requests);
  const news = new UserNews(repository, publisher, log);
  const introductions = new Introductions(repository, news, users.claims, writeQueue, log);
  const service = new UserService(repository, introductions, news, sharing, users.rule);
  return {
    handlers: userHandlers(service),
    introduce: introductions.introduce.bind(introductions),
    service,
  };
}
