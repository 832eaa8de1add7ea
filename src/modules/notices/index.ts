// notices: what people should know now, on the pages it is about.

export { changeNotice } from './change-notice.ts'
export { listOwnServices, mayPublish } from './may-publish.ts'
export { noteTold } from './note-told.ts'
export { extentOf, type Notice, type Route, sayNotice } from './notice.ts'
export { noticeEnded, noticePublished } from './notices.events.ts'
export {
  listCurrentNotices,
  listEndedNotices,
  listNotices,
  listOpenNotices,
  type NoticeFilter,
} from './notices.read.ts'
export { checkNotice, endNotice, type NewNotice, publishNotice } from './publish-notice.ts'
export {
  addReader,
  changeReader,
  confirmReader,
  endReader,
  forgetUnconfirmed,
  type NewReader,
} from './readers/add-reader.ts'
export {
  checkWish,
  languageOfReader,
  type Reader,
  readerOfStopToken,
  readerOfToken,
  readerStopToken,
  readerToken,
  readReader,
  type Wish,
} from './readers/reader.ts'
export { countReaders, listNewsFor, listReaders, type ToldReader } from './readers/readers.read.ts'
export { type PackNotice, replacePackNotices } from './replace-pack-notices.ts'
