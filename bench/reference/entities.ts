import { EntitySchema } from 'typeorm';

export interface Chat {
  id: string;
  name: string | null;
  participants: Participant[];
  lastMessage: Message | null;
  updatedAt: Date;
}

export interface Participant {
  chatId: string;
  userId: string;
  chat: Chat;
}

export interface Message {
  id: string;
  chatId: string;
  senderId: string;
  content: string;
  createdAt: Date;
}

export const ChatEntity = new EntitySchema<Chat>({
  name: 'Chat',
  tableName: 'chats',
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    name: { type: 'varchar', nullable: true },
    updatedAt: { type: 'timestamptz', updateDate: true },
  },
  relations: {
    participants: {
      type: 'one-to-many',
      target: 'Participant',
      inverseSide: 'chat',
      cascade: true,
    },
    lastMessage: { type: 'many-to-one', target: 'Message', nullable: true, joinColumn: true },
  },
});

export const ParticipantEntity = new EntitySchema<Participant>({
  name: 'Participant',
  tableName: 'participants',
  columns: {
    chatId: { type: 'uuid', primary: true },
    userId: { type: 'varchar', primary: true },
  },
  relations: {
    chat: {
      type: 'many-to-one',
      target: 'Chat',
      inverseSide: 'participants',
      joinColumn: { name: 'chatId' },
    },
  },
  indices: [{ columns: ['userId'] }],
});

export const MessageEntity = new EntitySchema<Message>({
  name: 'Message',
  tableName: 'messages',
  columns: {
    id: { type: 'uuid', primary: true, generated: 'uuid' },
    chatId: { type: 'uuid' },
    senderId: { type: 'varchar' },
    content: { type: 'text' },
    createdAt: { type: 'timestamptz', createDate: true },
  },
  indices: [{ columns: ['chatId', 'createdAt'] }],
});
