// correspondence: what was written to us, what it means, and what became of it.

export { heedTyped } from './add-to-request.ts'
export { answerReceived, MOST_IN_A_TEXT, takeBackAnswer } from './answer-received.ts'
export { arrivalReader } from './arrival-reader.ts'
export { beforeAnswering, isAgainst } from './before-answering.ts'
export { type BegunForm, beginFormOfMatter } from './begin-for-colleague.ts'
export { placeWritten, postcodeIn } from './begin-form.ts'
export {
  findWritten,
  findWrittenByKnowledge,
  findWrittenInConfidence,
  readWrittenState,
  type WrittenState,
  writtenToken,
} from './by-reference.read.ts'
export { fetchFile, retryFile } from './fetching/fetch-file.ts'
export { FETCH_FILE_JOB, requeueFetching } from './fetching/files-to-fetch.store.ts'
export { formsFollower } from './forms-follower.ts'
export { domainOf, mayOpenUnread, ownDomains } from './inbox.ts'
export { findFailedFor, findKeptSent } from './kept-sent.read.ts'
export { languageWritten } from './language-written.ts'
export { listPages, openPage, type PageView } from './letters/pages.store.ts'
export { LARGEST_SCAN, noteLeftInFolders, noteTooLarge, receiveLetter } from './letters/receive-letter.ts'
export { type IndexedLetter, takeLetter } from './letters/take-letter.ts'
export { listWaitingLetters, type WaitingLetter } from './letters/waiting-letters.read.ts'
export { writtenMessages } from './messages.ts'
export { findQuoted, nameWriter } from './name-writer.ts'
export { type Precision, readPrecision } from './open-by-itself.ts'
export { putInWork } from './put-in-work.ts'
export { splitMbox } from './reading/mime/split-mbox.ts'
export type { Attachment } from './reading/read-content.ts'
export { readEnvelope } from './reading/read-envelope.ts'
export { type ReadMail, readMail } from './reading/read-mail.ts'
export {
  listReadable,
  listReceived,
  openRaw,
  type ReceivedFilter,
  type ReceivedRow,
  type ReceivedView,
  rawFile,
  readMailHtml,
  readReceived,
  readThread,
  type SentView,
  type Thread,
} from './received.read.ts'
export { isWithColleague } from './still-open.ts'
export { courtesyIn } from './texts/courtesy.ts'
export { keywordIn, wordIn } from './texts/keyword.ts'
export type { ReadText } from './texts/read-text.ts'
export { receiveText } from './texts/receive-text.ts'
export type { TakeText } from './texts/take-in-text.ts'
export { theyAskedNotToRing } from './they-asked-not.ts'
export { typedFollower } from './typed-follower.ts'
export { receiveVoiceMessage } from './voice/receive-voice-message.ts'
export { answeredBy, findWayBack, isSeveralWriting, listPeopleWriting, newestOfEach } from './way-back.ts'
