// Generated from specs/errors.yaml by `npm run generate`. Do not edit.

import { type CloseCode, closeCodes } from './events/close-codes';
import type { ErrorCode } from './schemas';

/** What an error code means on each side of the service. */
export interface ErrorRow {
  /** The HTTP status over REST. */
  status: number;
  /** How a WebSocket connection ends when its handshake fails with this code. */
  closeCode?: CloseCode;
  title: string;
  /** The text for an occurrence that has no more to say. */
  detail: string;
  /** Whether the same request may succeed later. */
  retryable: boolean;
}

/** Every error code of the contract; the type fails to compile when one is missing or unknown. */
export const errorTable: Readonly<Record<ErrorCode, ErrorRow>> = {
  INVALID_REQUEST: { status: 400, title: "Invalid request", detail: "The request does not fit the contract.", retryable: false, closeCode: closeCodes.BAD_HANDSHAKE },
  INVALID_JSON: { status: 400, title: "Invalid JSON", detail: "The body is not JSON.", retryable: false },
  INVALID_CURSOR: { status: 400, title: "Invalid cursor", detail: "The cursor is not one that this service gave out.", retryable: false },
  INVALID_PARTICIPANTS: { status: 400, title: "Invalid participants", detail: "A chat has at least 2 participants, the caller included, and no more than the service allows.", retryable: false },
  UNKNOWN_USERS: { status: 400, title: "Unknown users", detail: "Not everyone who is named is a user.", retryable: false },
  SESSION_REQUIRED: { status: 401, title: "Session required", detail: "There is no session: no sAccessToken cookie and no bearer token.", retryable: false, closeCode: closeCodes.SESSION_ENDED },
  SESSION_INVALID: { status: 401, title: "Invalid session", detail: "The access token is not one that this service accepts.", retryable: false, closeCode: closeCodes.SESSION_ENDED },
  SESSION_EXPIRED: { status: 401, title: "Session expired", detail: "The session has expired. Renew it and try again.", retryable: false, closeCode: closeCodes.SESSION_ENDED },
  ORIGIN_NOT_ALLOWED: { status: 403, title: "Origin not allowed", detail: "Web pages of this origin may not use the service.", retryable: false, closeCode: closeCodes.FORBIDDEN },
  USER_MISMATCH: { status: 403, title: "User mismatch", detail: "The session belongs to another user than userId names.", retryable: false, closeCode: closeCodes.FORBIDDEN },
  USER_ID_MISSING: { status: 400, title: "User ID missing", detail: "User ID not found", retryable: false, closeCode: closeCodes.BAD_HANDSHAKE },
  CHAT_NOT_FOUND: { status: 404, title: "Chat not found", detail: "No chat with this id among the caller's chats.", retryable: false },
  PARTICIPANT_NOT_FOUND: { status: 404, title: "Participant not found", detail: "The user takes no part in the chat.", retryable: false },
  MESSAGE_NOT_FOUND: { status: 404, title: "Message not found", detail: "No message with this id in the chat.", retryable: false },
  NOT_FOUND: { status: 404, title: "Not found", detail: "There is nothing at this path.", retryable: false },
  METHOD_NOT_ALLOWED: { status: 405, title: "Method not allowed", detail: "This path has other methods; see the Allow header.", retryable: false },
  CLIENT_MESSAGE_ID_REUSED: { status: 409, title: "clientMessageId reused", detail: "This clientMessageId was used before with other content.", retryable: false },
  CANNOT_RESUME: { status: 409, title: "Cannot resume", detail: "The chat has not come this far, or an earlier state of it was restored. Load it anew.", retryable: false },
  MESSAGE_DELETED: { status: 409, title: "Message deleted", detail: "The message was deleted.", retryable: false },
  VERSION_CONFLICT: { status: 409, title: "Version conflict", detail: "The message has another version than ifVersion says.", retryable: false },
  TOO_MANY_REACTIONS: { status: 409, title: "Too many reactions", detail: "The message has reactions with 20 other emoji.", retryable: false },
  TOO_MANY_PINS: { status: 409, title: "Too many pins", detail: "The chat has 50 pinned messages.", retryable: false },
  TOO_MANY_PINNED_CHATS: { status: 409, title: "Too many pinned chats", detail: "The user has 100 pinned chats.", retryable: false },
  CHAT_LIMIT_REACHED: { status: 409, title: "Chat limit reached", detail: "Someone who would take part is in as many chats as the service allows.", retryable: false },
  DIRECT_CHAT: { status: 409, title: "Direct chat", detail: "This cannot be done with a direct chat.", retryable: false },
  NOT_ALLOWED: { status: 403, title: "Not allowed", detail: "The caller may not do this.", retryable: false },
  BLOCKED: { status: 403, title: "Blocked", detail: "One of the two has blocked the other.", retryable: false },
  PAYLOAD_TOO_LARGE: { status: 413, title: "Payload too large", detail: "The body is larger than 256 KiB.", retryable: false },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: "Unsupported media type", detail: "The body must be application/json, in UTF-8.", retryable: false },
  INVALID_FRAME: { status: 400, title: "Invalid frame", detail: "A frame is a JSON text {\"event\": name, \"data\": {…}}.", retryable: false },
  UNKNOWN_COMMAND: { status: 400, title: "Unknown command", detail: "There is no command of this name.", retryable: false },
  TOO_MANY_COMMANDS: { status: 429, title: "Too many commands", detail: "Too many commands wait on this connection. Send fewer at a time.", retryable: true },
  RATE_LIMITED: { status: 429, title: "Rate limited", detail: "Too much in too short a time. Try again later.", retryable: true, closeCode: closeCodes.RATE_LIMITED },
  TOO_MANY_CHATS: { status: 409, title: "Too many chats", detail: "A connection joins at most 1,000 chats. listen-all-chats has no such limit.", retryable: false },
  INTERNAL_ERROR: { status: 500, title: "Internal error", detail: "The service failed. The log has more under the requestId.", retryable: true },
  SERVICE_UNAVAILABLE: { status: 503, title: "Service unavailable", detail: "Something that the service depends on does not answer. Try again soon.", retryable: true, closeCode: closeCodes.UNAVAILABLE },
};
