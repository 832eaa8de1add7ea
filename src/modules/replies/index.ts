// replies: ready words for messages, with fields that are filled in.
export { getReply, listReplies, nameReplies } from './replies.read.ts'
export { fillReply, leftFields, REPLY_FIELDS, type Reply, type ReplyFacts, type ReplyField } from './reply.ts'
export { removeReply, saveReply } from './save-reply.ts'
