import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Db } from '../../platform/database/pool.ts'
import { together } from '../../platform/database/together.ts'
import type { Answers, Nearest } from '../../platform/form/index.ts'
import type { Language } from '../../platform/text.ts'
import type { Kind } from '../catalogue/index.ts'
import { describeSubmission, rowsByTable, type SubmissionRows } from './describe-submission.ts'
import type { Promised } from './promised.read.ts'
import type { Reporter } from './reporter.ts'

/** One thing asked, with answers that were checked against the service's form. */
export interface AskedRequest {
  service: string
  answers: Answers
  kind?: Kind
  /** The version it was asked under; default: as the service stands now. */
  versionId?: string
  /** Where it is, where that matters; without a point when only words are known. */
  place?: { lat: number | null; lng: number | null; words: string; postcode?: string | undefined; nearest?: Nearest }
  /** The postcode of the person's own address: where it is, where there is no place. */
  postcode?: string
  /** Free words where they are not answers of the form (Open311's description). Else they are made from the answers. */
  details?: string
  photos?: string[]
  documents?: string[]
  external?: { source: string; id: string }
  /** Drawn beforehand and told already (`drawReferences`). Where another request has it by now, a new one is drawn. */
  reference?: string
}

export interface AskedSubmission {
  /** The same key never opens a second submission. */
  key: string
  /** Another key under which the same may have been sent: if it was, after `since`, it is that submission. */
  earlier?: { key: string; since: Date }
  /** A digest of what was sent, where the key was chosen by the sender: the same key with another one is refused. */
  content?: string
  requests: AskedRequest[]
  reporter: Reporter | null
  language: Language
  draftId?: string
}

export interface OpenedRequest {
  requestId: string
  reference: string
  participantId: string
  submissionId: string
  /** True when this key had been sent before: nothing new was made. */
  again: boolean
  /** Of one that was sent before: the `content` it first came with. */
  content?: string
  /** What was promised, where it was made now. `readPromised` tells it of any. */
  promised?: Promised[]
}

/**
 * Takes a submission in: there whole or not at all, and the same key twice is once.
 * Throws `NotFound` for an unknown service and `Refused('requests.outside')` where the place is not the council's.
 */
export async function openSubmission(ctx: Ctx, asked: AskedSubmission): Promise<OpenedRequest[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await takeInApart(ctx, await describeSubmission(ctx, attempt === 1 ? asked : withNewReferences(asked)))
    } catch (error) {
      if (attempt === 3 || !isClash(error)) throw error
    }
  }
}

const withNewReferences = (asked: AskedSubmission): AskedSubmission => ({
  ...asked,
  requests: asked.requests.map(({ reference: _, ...request }) => request),
})

/** In a caller's own transaction it is a part that can fail without harm to the rest. */
function takeInApart(ctx: Ctx, rows: SubmissionRows): Promise<OpenedRequest[]> {
  return ctx.db.isTransaction ? ctx.transaction(inner => takeIn(inner, rows)) : takeIn(ctx, rows)
}

/** Found by another try: a new reference is drawn; what another process made under this key is there by then. */
const CLASHES = ['requests_reference_key', 'submissions_key_key']

const isClash = (error: unknown): boolean => CLASHES.includes((error as { constraint?: string }).constraint ?? '')

/** Submissions that arrive at the same moment are written in one statement. */
const takeIn = together(async (db, all: SubmissionRows[]): Promise<OpenedRequest[][]> => {
  const opened = new Map<SubmissionRows, OpenedRequest[]>()
  while (opened.size < all.length) {
    const left = oneOfEachKey(all.filter(rows => !opened.has(rows)))
    const before = await openOrFind(db, left)
    for (const rows of left) {
      const found = before.get(rows.submissions[0].id)
      if (found) opened.set(rows, found)
      else if (before.size === 0) opened.set(rows, openedBy(rows))
    }
  }
  return all.map(rows => opened.get(rows)!)
})

const oneOfEachKey = (all: SubmissionRows[]): SubmissionRows[] => [
  ...new Map(all.toReversed().map(rows => [rows.submissions[0].key, rows])).values(),
]

type FoundRow = Omit<OpenedRequest, 'again' | 'content'> & { askedId: string; content: string | null }

/**
 * Writes them all, or answers what some of them made when they were sent before, by their id now: then nothing was
 * written.
 */
async function openOrFind(db: Db, all: SubmissionRows[]): Promise<Map<string, OpenedRequest[]>> {
  const { rows } = await sql<FoundRow>`
    select asked_id as "askedId", request_id as "requestId", reference, participant_id as "participantId",
      submission_id as "submissionId", content
    from requests.open_submissions(${JSON.stringify(rowsByTable(all))}::jsonb)`.execute(db)
  const found = Map.groupBy(rows, row => row.askedId)
  return new Map([...found].map(([id, rows]) => [id, rows.map(toOpened)]))
}

const toOpened = ({ askedId: _, content, ...row }: FoundRow): OpenedRequest => ({
  ...row,
  again: true,
  ...(content !== null && { content }),
})

function openedBy({ submissions: [{ id }], requests, participants, promises }: SubmissionRows): OpenedRequest[] {
  return requests.map((request, index) => ({
    requestId: request.id,
    reference: request.reference,
    participantId: participants[index]!.id,
    submissionId: id,
    again: false,
    promised: promises
      .filter(promise => promise.request_id === request.id)
      .map(({ step, due_at }) => ({ step, due: due_at })),
  }))
}

/** What a key made when it was first sent; null for a key not seen yet. */
export async function findSubmitted(ctx: Ctx, key: string): Promise<OpenedRequest | null> {
  const row = await ctx.db
    .selectFrom('requests.submissions as s')
    .innerJoin('requests.requests as r', 'r.submission_id', 's.id')
    .innerJoin('requests.participants as p', 'p.request_id', 'r.id')
    .select(['r.id as requestId', 'r.reference', 'p.id as participantId', 's.id as submissionId'])
    .where('s.key', '=', key)
    .where('p.role', '=', 'reporter')
    .executeTakeFirst()
  return row ? { ...row, again: true } : null
}
