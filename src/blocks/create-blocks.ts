import type { FeatureContext } from '../feature-context';
import { blockHandlers } from './block-handlers';
import { BlockRepository } from './block-repository';
import { BlockService, type OnBlockChanged } from './block-service';

/** Who has blocked whom. */
export function createBlocks({ database, publisher }: FeatureContext, onChanged: OnBlockChanged) {
  const blocks = new BlockRepository(database.requests);
  const service = new BlockService(blocks, publisher, onChanged);
  return { handlers: blockHandlers(service), service };
}
