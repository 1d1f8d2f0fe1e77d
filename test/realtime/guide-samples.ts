/** The guide's JSON samples as they stand there: the commands and what it says comes back. */

export const listenAllSample = `{
  "event": "listen-all-chats",
  "data": {}
}`;

/** The guide writes this one where the id that the first step returned belongs. */
export const joinSampleOfStep3 = `{
  "event": "join-chat",
  "data": {
    "chatId": "chat_id_retourné_étape_1"
  }
}`;

export const leaveSampleOfStep6 = `{
  "event": "leave-chat",
  "data": {
    "chatId": "chat_id_123"
  }
}`;

export const leaveAllSample = `{
  "event": "leave-all-chats",
  "data": {}
}`;

export const debugStatusSample = `{
  "event": "debug-status",
  "data": {}
}`;

export const joinSample = `{"event": "join-chat", "data": {"chatId": "chat_123"}}`;
export const joinSampleOfOtherChat = `{"event": "join-chat", "data": {"chatId": "chat_456"}}`;
export const leaveSample = `{"event": "leave-chat", "data": {"chatId": "chat_123"}}`;
export const listenAllSampleOnOneLine = `{"event": "listen-all-chats", "data": {}}`;
export const leaveAllSampleOnOneLine = `{"event": "leave-all-chats", "data": {}}`;
export const listenAllSampleWithoutData = `{"event": "listen-all-chats"}`;
export const leaveAllSampleWithoutData = `{"event": "leave-all-chats"}`;

export const newMessageSample = `{
  "event": "new-message",
  "data": {
    "chatId": "chat_123",
    "message": {
      "id": "msg_456",
      "content": "Hello!",
      "senderId": "bob"
    }
  }
}`;

export const chatUpdatedSample = `{
  "event": "chat-updated",
  "data": {
    "chatId": "chat_123",
    "lastMessage": {
      "content": "Hello!",
      "senderId": "bob"
    }
  }
}`;

export const chatCreatedSample = `{
  "event": "chat-created",
  "data": {
    "chat": {
      "id": "chat_456",
      "name": "Nouveau Chat",
      "participants": ["alice", "bob"]
    }
  }
}`;

export const debugStatusReplySample = `{
  "event": "debug-status",
  "data": {
    "userId": "alice",
    "connected": true,
    "socketId": "socket_123",
    "chats": ["chat_abc", "chat_def"],
    "totalUsers": 2,
    "totalChats": 2
  }
}`;

export const joinedSample = `{"event": "chat-joined", "data": {"chatId": "chat_123", "status": "success"}}`;
export const leftSample = `{"event": "chat-left", "data": {"chatId": "chat_123", "status": "success"}}`;
export const listeningSample = `{"event": "listening-all-chats", "data": {"status": "success"}}`;
export const errorSample = `{"event": "error", "data": {"message": "User ID not found"}}`;
