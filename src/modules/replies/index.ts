// replies: ready words for messages, with fields that are filled in.
export { getReply, listReplies, nameReplies } from './replies.read.ts'
export {
  fillReply,
  leftFields,
  REPLY_FIELDS,
  REPLY_FOLLOWS,
  type Reply,
  type ReplyFacts,
  type ReplyField,
  type ReplyFollows,
} from './reply.ts'
export { removeReply, saveReply } from './save-reply.ts'
