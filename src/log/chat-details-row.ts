import type {
  AvatarUrl,
  ChatDescription,
  ChatDetails,
  ChatHistory,
  ChatName,
  Metadata,
  Posting,
} from '../../generated/schemas';

/** What a chat says of itself, as columns. */
export interface DetailColumns {
  name: ChatName | null;
  description: ChatDescription | null;
  avatarUrl: AvatarUrl | null;
  metadata: Metadata | null;
  posting: Posting;
  history: ChatHistory;
}

/** SQL: what a chat says of itself, by its name in the statement, as JSON of DetailColumns. */
export function detailsJson(c: string): string {
  return `json_build_object('name', ${c}.name, 'description', ${c}.description,
    'avatarUrl', ${c}.avatar_url, 'metadata', ${c}.metadata, 'posting', ${c}.posting,
    'history', ${c}.history)`;
}

/** What a chat says of itself, as the contract has it. */
export function toDetails(row: DetailColumns): ChatDetails {
  const { name, description, avatarUrl, metadata, posting, history } = row;
  return {
    ...(name === null ? {} : { name }),
    ...(description === null ? {} : { description }),
    ...(avatarUrl === null ? {} : { avatarUrl }),
    ...(metadata === null ? {} : { metadata }),
    posting,
    history,
  };
}
