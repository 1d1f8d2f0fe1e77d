import type { Chat, Message } from '../../generated/schemas';
import type { AskAs } from '../demo-chats';

/** A chat that is written from right to left. */
export async function fillArabicChat(ask: AskAs): Promise<void> {
  const names = { layla: 'ليلى حداد', omar: 'عمر ناصر' };
  for (const [userId, name] of Object.entries(names)) {
    await ask(userId, 'PATCH', '/v1/messaging/me', { name });
  }
  const participants = ['alice', 'omar'];
  const body = { participants, name: 'إطلاق النسخة 2.0' };
  const { id } = await ask<Chat>('layla', 'POST', '/v1/messaging/chats', body);
  const say = (userId: string, content: string, more: object = {}) =>
    ask<Message>(userId, 'POST', `/v1/messaging/chats/${id}/messages`, { content, ...more });
  const question = await say('layla', 'هل كل شيء جاهز ليوم الجمعة؟');
  await say('omar', 'نعم، بقيت الترجمة فقط.', { replyTo: question.id });
  await say('alice', 'شكرًا! الخطة هنا: https://example.com/release');
  await say('layla', 'ممتاز 👏');
}
