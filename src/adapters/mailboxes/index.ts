// Mail in, by IMAP: mailboxes of a mail server are read as mail comes to them.
export type { MailAccount } from './account.ts'
export type { FetchedMail, MailKeeper } from './mail-keeper.ts'
export { keepReadingMailbox } from './read-mailbox.ts'
