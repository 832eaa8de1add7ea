/** A mail as it was fetched. */
export interface FetchedMail {
  /** `UIDVALIDITY:UID`: fetched again it is the same. */
  key: string
  /** Only its headings, or nothing, where `problem` says why. */
  raw: Buffer
  /** Why it is not here whole: a person has to look at it in the mailbox. */
  problem: string | null
}

/** The server has numbered the mailbox anew: of what it holds up to a number, only what came since then is new to us. */
export interface Renumbered {
  to: number
  since: Date
}

/** Who keeps what is fetched, and remembers how far a mailbox was read. */
export interface MailKeeper {
  /** The mailbox is open: everything after this number is taken, and of what came before what nobody has seen. */
  open(mailbox: { uidValidity: number; uidNext: number }): Promise<{ lastUid: number; renumbered: Renumbered | null }>
  /** Those of the keys that are not kept yet. */
  findMissing(keys: string[]): Promise<Set<string>>
  /** When it answers, all of them are on the disk. When it throws, they are fetched again. */
  keep(mails: FetchedMail[]): Promise<void>
  /** All up to this number are kept. */
  readTo(lastUid: number): Promise<void>
  /** Told after each look at the mailbox, and each time one failed; `problem` is a sentence for whoever runs the system. */
  onLook(): Promise<void>
  onProblem(problem: string, error: Error): Promise<void>
}
