import pino, { type Logger } from 'pino';
import { chatEntities } from '../../src/chats/chat-entities';
import { readConfig } from '../../src/config';
import { type Database, type DatabaseLocation, openDatabase } from '../../src/database/database';

/** Opens a database as the service does. @param environment its settings, where they matter */
export function openTestDatabase(
  location: DatabaseLocation,
  environment: Record<string, string> = {},
  log: Logger = pino({ level: 'silent' }),
): Promise<Database> {
  return openDatabase(location, chatEntities, readConfig(environment).databaseLimits, log);
}
