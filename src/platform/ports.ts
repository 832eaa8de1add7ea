/** The outside world as the modules see it. Each port has a real adapter and a recording one in `src/adapters`. */
export interface Ports {
  files: FileStore
  mail: MailPort
  /** Null where no provider is set: what would be sent is kept for whoever sends it by hand. */
  texts: Outlet | null
  /** In a demonstration texts are written, and kept, though nobody carries them. */
  keepsTexts?: boolean
  letters: Outlet | null
  /** Who may tell us of texts, by the name in the address they call. */
  callers: ReadonlyMap<string, Caller>
  photos: PhotoPort
  scans: ScanPort
  /** Where files of letters are put for whoever prints; null: they are downloaded. */
  printFolder: PrintFolder | null
  webhooks: WebhookPort
  open311: Open311Port
  telephony: TelephonyPort
  lines: LinesPort
  recordings: RecordingPort
  /** The address at which one pays so much under a reference; null where none is set. */
  payAddress: ((due: { reference: string; pence: number }) => string) | null
  /** The address of a room for a meeting by video. */
  videoAddress(room: string): string
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

/**
 * Sends one mail. `recorded`: kept in the outbox only (no mail server is set). Throws NotTaken where the server refuses this
 * mail, any other error where it cannot be reached or does not work.
 */
export interface MailPort {
  /** Whether a mail server is set. */
  readonly isSending: boolean
  /** How many it takes a minute; absent: as many as one likes. */
  readonly perMinute?: number
  send(mail: Mail): Promise<{ status: 'sent' | 'recorded'; answer: string }>
}

/** Posts to another system. Answers whatever it answered; throws when there was no answer. */
export interface WebhookPort {
  post(url: string, headers: Record<string, string>, body: string): Promise<{ status: number; words: string }>
}

/** Another body's Open311 server (GeoReport v2, https://wiki.open311.org/GeoReport_v2). */
export interface Open311Endpoint {
  /** Without what follows: https://example.org/open311/v2 */
  url: string
  /** '' where it has one jurisdiction. */
  jurisdiction: string
  apiKey: string
}

/** What it says of a request of its own. `status` open or closed, or another word where it says more than the standard. */
export interface Open311State {
  id: string
  status: string
  notes: string
  description: string
}

export interface Open311Update {
  /** Its own id of it. */
  id: string
  requestId: string
  status: string
  words: string
  at: Date
}

/** What is added to a request that it has. */
export interface Open311Addition {
  /** Our own id of it: the same again is the same. */
  id: string
  /** Its id of the request. */
  requestId: string
  words: string
  /** Addresses. */
  photos: string[]
  at: Date
}

/** Each throws where there is no answer or no sense in it; `NotTaken` where it surely refused. */
export interface Open311Port {
  services(at: Open311Endpoint): Promise<{ code: string; name: string }[]>
  /** Answers its id, or a token that becomes one later. Fields as the standard names them. */
  post(at: Open311Endpoint, fields: Record<string, string | string[]>): Promise<{ id: string } | { token: string }>
  /** The id that a token has become; null: not yet. */
  idOfToken(at: Open311Endpoint, token: string): Promise<string | null>
  ask(at: Open311Endpoint, ids: readonly string[]): Promise<Open311State[]>
  /** Its requests of one service since then: the newest that it lists. */
  list(at: Open311Endpoint, code: string, since: Date): Promise<Open311State[]>
  /** What was added to its requests meanwhile (servicerequestupdates); null: it does not offer that. */
  updates(at: Open311Endpoint, from: Date, to: Date): Promise<Open311Update[] | null>
  /** Posts to its servicerequestupdates, as FixMyStreet does; false: it does not offer that. */
  add(at: Open311Endpoint, addition: Open311Addition): Promise<boolean>
}

/** Whether people can be told by text. */
export const canText = ({ texts, keepsTexts }: Pick<Ports, 'texts' | 'keepsTexts'>): boolean =>
  texts !== null || keepsTexts === true

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
  /** It takes nothing at all from us just now: the key is wrong. */
  readonly isOfAll: boolean
  /** It takes too many from us: none for so many seconds. */
  readonly restSeconds: number | null
  constructor(message: string, why: { isFinal: boolean; isOfAll?: boolean; restSeconds?: number | null }) {
    super(message)
    this.isFinal = why.isFinal
    this.isOfAll = why.isOfAll ?? false
    this.restSeconds = why.restSeconds ?? null
  }
}

/** A provider of texts or letters. Each can be asked, so that nothing is sent twice and what became of it is known. */
export interface Outlet {
  readonly name: string
  /** How many calls it takes a minute, questions too; absent: as many as one likes. */
  readonly perMinute?: number
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

/** A call on a line of ours, as its provider knows it. `api`: where a provider that is played answers. */
export interface LineCallOf {
  provider: string
  call: string
  api: string | null
}

/** What we ask of the provider of telephone lines. Each throws where it does not answer, or says no. `isRecorded`: conversations are. */
export interface LinesPort {
  readonly isRecorded: boolean
  /**
   * A colleague's phone rings for 20 seconds; picked up, the provider asks the step `joins` what to do. Answers her leg. `since`: it
   * was begun then and nobody knows whether it was done, so it is looked up first.
   */
  ring(call: LineCallOf, who: { handover: string; agent: string; from: string; since: Date | null }): Promise<string>
  /** The leg of whoever speaks with the caller goes into the conference, and the caller after it. A leg that is over goes nowhere. */
  bringTogether(call: LineCallOf, who: { leg: string; handover: string }): Promise<void>
  /** A phone that rings, or was picked up, is hung up. One that is over stays so. */
  hangUp(call: LineCallOf, leg: string): Promise<void>
}

/** Thrown where a recording or picture will never be had: another address than the provider's, or too large. */
export class RecordingRefused extends Error {}

/** What was spoken or sent as a picture, as a provider of lines and texts keeps it. */
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

/** A folder that whoever prints looks into. */
export interface PrintFolder {
  readonly path: string
  /** Whole or not at all. A name that is there already is left as it is. */
  put(name: string, bytes: Uint8Array): Promise<void>
}

/** A page of something scanned. */
export interface ScannedPage {
  /** A JPEG without metadata. */
  image: Uint8Array
  width: number
  height: number
  /** What is in QR codes on it. */
  codes: string[]
  /** As a machine reads them; '' where it finds none. */
  words: string
  /** 0 to 100: how sure it is of them. */
  confidence: number
}

/** Makes pages of a scanned PDF, TIFF, JPEG or PNG and reads them, outside this process, without the network. */
export interface ScanPort {
  /** `onPage` has each page in order; the next is read when it answers. Throws Refused `scans.…` for what cannot be read. */
  read(bytes: Uint8Array, onPage: (page: ScannedPage, of: number) => Promise<void>): Promise<void>
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
