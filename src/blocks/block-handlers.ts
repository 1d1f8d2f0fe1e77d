import type { Handlers } from '../../generated/http/operations';
import type { Session } from '../sessions/session';
import type { BlockService } from './block-service';

type BlockHandlers = Pick<Handlers<Session>, 'listBlocks' | 'blockUser' | 'unblockUser'>;

/** Whom the caller has blocked. */
export function blockHandlers(blocks: BlockService): BlockHandlers {
  return {
    listBlocks: async ({ query }, { userId }) => ({
      status: 200,
      body: await blocks.page(userId, query),
    }),

    blockUser: async ({ params }, { userId }) => {
      await blocks.block(userId, params.userId);
      return { status: 204 };
    },

    unblockUser: async ({ params }, { userId }) => {
      await blocks.unblock(userId, params.userId);
      return { status: 204 };
    },
  };
}
