import type { OwnChangePage } from '../../generated/http/types';
import type { OwnChange } from '../../generated/schemas';
import { type ApiClient, succeed } from '../support/api-client';
import { eventually } from '../support/eventually';

/** The last change of each block that a user ever made, as their own log has it. */
export async function storedBlocks(api: ApiClient): Promise<OwnChange[]> {
  const blocks: OwnChange[] = [];
  for (let after = 0; ;) {
    // What was just repaired may not answer at once.
    const query = { after };
    const page = await eventually(async () =>
      succeed(await api.call<OwnChangePage>('listOwnChanges', { query })),
    );
    blocks.push(...page.items.filter(({ userId }) => userId !== undefined));
    if (!page.hasMore) return blocks;
    after = page.through;
  }
}
