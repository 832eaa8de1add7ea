export { splitMbox } from './reading/mime/split-mbox.ts'
export { type ReadMail, readMail } from './reading/read-mail.ts'
