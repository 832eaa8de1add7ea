/** The outside world as the modules see it. Each port has a real adapter and a recording one in `src/adapters`. */
export interface Ports {
  files: FileStore
  mail: MailPort
  /** Null where no provider is set: what would be sent is kept for whoever sends it by hand. */
  texts: Outlet | null
  letters: Outlet | null
  /** Who may tell us of texts, by the name in the address they call. */
  callers: ReadonlyMap<string, Caller>
  photos: PhotoPort
  webhooks: WebhookPort
  telephony: TelephonyPort
  recordings: RecordingPort
  /** The address at which one pays so much under a reference; null where none is set. */
  payAddress: ((due: { reference: string; pence: number }) => string) | null
  /** Null where staff sign in with passwords only. */
  singleSignOn: SingleSignOnPort | null
}

/** Bytes by the SHA-256 (hex) of their content. What `put` has answered survives a crash. */
export interface FileStore {
  put(bytes: Uint8Array): Promise<{ sha256: string; bytes: number }>
  open(sha256: string): NodeJS.ReadableStream
  has(sha256: string): Promise<boolean>
  remove(sha256: string): Promise<void>
  list(): AsyncIterable<{ sha256: string; modified: Date }>
}

export interface Mail {
  id: string
  /** The council's own address, where no other sender is set. */
  from: string
  to: string
  subject: string
  text: string
  html?: string
  /** Where answers go, if elsewhere. */
  replyTo?: string
  /** The Message-ID of the mail that it answers. */
  answers?: string
  /** A colleague wrote it to this recipient; else the program did. */
  byPerson?: boolean
  /** Further headers, such as those of one-click unsubscribe. */
  headers?: Record<string, string>
}

/** Sends one mail. `recorded`: kept in the outbox only (no mail server is set). Throws when the server refuses or cannot be reached. */
export interface MailPort {
  /** Whether a mail server is set. */
  readonly isSending: boolean
  send(mail: Mail): Promise<{ status: 'sent' | 'recorded'; answer: string }>
}

/** Posts to another system. Answers whatever it answered; throws when there was no answer. */
export interface WebhookPort {
  post(url: string, headers: Record<string, string>, body: string): Promise<{ status: number; words: string }>
}

/** A text or a letter as it is handed to a provider. */
export interface Dispatch {
  /** Our own reference: whoever keeps one is given it. */
  id: string
  /** A number (E.164), or an address with commas or lines. */
  to: string
  subject: string
  words: string
}

/** What a provider knows of a message. */
export interface Receipt {
  providerId: string
  state: 'sent' | 'delivered' | 'failed'
  /** In its own words. */
  answer: string
  parts?: number
  costPence?: number
}

/** Thrown by `send` where the provider has surely not taken it. Any other error leaves open whether it has. */
export class NotTaken extends Error {
  /** The same again would be refused again. */
  readonly isFinal: boolean
  constructor(message: string, { isFinal }: { isFinal: boolean }) {
    super(message)
    this.isFinal = isFinal
  }
}

/** A provider of texts or letters. Each can be asked, so that nothing is sent twice and what became of it is known. */
export interface Outlet {
  readonly name: string
  /** What a part of a text costs, where the provider does not say. */
  readonly pencePerPart: number | null
  send(dispatch: Dispatch): Promise<Receipt>
  /** What it has that may be this, handed over since then: the oldest first. One that keeps no reference goes by number and words. */
  find(dispatch: Dispatch, since: Date): Promise<Receipt[]>
  ask(providerId: string): Promise<Receipt>
}

/** A call of one of our addresses, as it came. */
export interface Call {
  /** The whole address, as the caller has it. */
  url: string
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A provider as one that calls us. */
export interface Caller {
  isGenuine(call: Call): boolean
  /** What the call says of a message of ours; `id` where it names it. Null: it says nothing. */
  readReport(call: Call): (Receipt & { id: string | null }) | null
  /** What is answered to an incoming text that is kept. */
  readonly thanks: { type: string; body: string }
}

/** What we ask of the telephone system: a signed body, in the words of the telephony API. */
export interface TelephonyPort {
  /** Whether it has an address at which it listens to us. Where not, a colleague does it at her telephone. */
  readonly isSet: boolean
  /** Whether it goes by our signature; else by keys of its own. */
  readonly isSigned: boolean
  /** `done`: it says that it is so now; `told`: it tells of it by an event. Throws where it does not answer, or says no. */
  tell(body: string, signature: string): Promise<'told' | 'done'>
}

/** Thrown where a recording will never be had: another address than the provider's, or too large. */
export class RecordingRefused extends Error {}

/** What was spoken, as a provider of lines keeps it. */
export interface RecordingPort {
  /** Its bytes. Throws `RecordingRefused`, and any other error where it may be tried again. */
  fetch(provider: string, url: string): Promise<Uint8Array>
}

export interface ProcessedPhoto {
  image: Buffer
  thumbnail: Buffer
  width: number
  height: number
  taken?: string
  position?: { lat: number; lng: number }
}

/** Decodes, turns upright, shrinks and re-encodes a photo as JPEG without metadata, outside this process. */
export interface PhotoPort {
  process(bytes: Uint8Array): Promise<ProcessedPhoto>
  stop(): Promise<void>
}

/** Who the council's own provider says has signed in there (OpenID Connect). */
export interface SignedInElsewhere {
  /** Names her at this provider, for ever. */
  subject: string
  /** Empty where the provider does not say it, or has not checked it. */
  email: string
  name: string
  groups: string[]
}

export interface SingleSignOnPort {
  /** What the button says after 'Sign in with'. */
  readonly name: string
  /** What members of a group are here. Empty: roles and teams are given on the staff site. */
  readonly grants: { roles: Record<string, string[]>; teams: Record<string, string[]> }
  /** Where to send the browser, which comes back to `back`; `pending` is wanted then. Throws where the provider does not answer. */
  begin(back: string): Promise<{ address: string; pending: string }>
  /** Who came back to this address. Throws where anything about it is not as it should be. */
  finish(address: URL, pending: string): Promise<SignedInElsewhere>
}
