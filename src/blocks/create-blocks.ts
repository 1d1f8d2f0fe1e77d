import type { FeatureContext } from '../feature-context';
import { blockHandlers } from './block-handlers';
import { BlockRepository } from './block-repository';
import { BlockService } from './block-service';

/** Who has blocked whom. */
export function createBlocks({ database, publisher }: FeatureContext) {
  const service = new BlockService(new BlockRepository(database.requests), publisher);
  return { handlers: blockHandlers(service), service };
}
