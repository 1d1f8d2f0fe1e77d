import { createServer } from 'node:http';
import { DataSource } from 'typeorm';
import { createApp } from './app';
import { ChatService } from './chat-service';
import { ChatEntity, MessageEntity, ParticipantEntity } from './entities';
import { Realtime } from './realtime';
import { Sessions } from './sessions';

/**
 * The guide as most teams would write it by hand: Express, Socket.IO rooms, TypeORM, one
 * transaction per message. It promises less than the service: no order, no resuming, no repeats
 * found, no contract checked.
 */
async function main(): Promise<void> {
  const dataSource = await new DataSource({
    type: 'postgres',
    url: process.env.DATABASE_URL!,
    entities: [ChatEntity, ParticipantEntity, MessageEntity],
    synchronize: true,
  }).initialize();
  const chats = new ChatService(dataSource);
  const realtime = new Realtime(chats);
  const server = createServer(createApp(chats, await Sessions.create(), realtime));
  realtime.attach(server);
  server.listen(Number(process.env.PORT), '127.0.0.1');
}

void main();
