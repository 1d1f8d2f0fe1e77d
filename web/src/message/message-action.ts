import type { ShownMessage } from '../../../client/src/store/index';

/** What a user may do with a message, as its element tells it: `message-action`. */
export type MessageAction =
  | { readonly kind: 'reply' | 'edit' | 'delete' | 'pin' | 'unpin'; readonly message: ShownMessage }
  | { readonly kind: 'retry' | 'discard' | 'thread' | 'reactions'; readonly message: ShownMessage }
  | { readonly kind: 'react' | 'unreact'; readonly message: ShownMessage; readonly emoji: string }
  | { readonly kind: 'jump'; readonly messageId: string };
