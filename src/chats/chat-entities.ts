import { ChatEntity } from './chat-entity';
import { DirectChatEntity } from './direct-chat-entity';
import { ParticipantEntity } from './membership/participant-entity';

/** The tables of chats. */
export const chatEntities = [ChatEntity, DirectChatEntity, ParticipantEntity];
