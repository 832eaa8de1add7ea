import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { type AskedSubmission, type OpenedRequest, openSubmission } from './open-request.ts'
import { updateWritten } from './requests.events.ts'
import { addUpdate } from './updates.store.ts'

/**
 * Takes in one request that another system sends. `note` is what it sent that no question asks for: a note for staff,
 * there with the request or not at all. A request with its own id (`external`) is there once, whatever its key.
 * Throws as `openSubmission`, and `Refused('requests.key-used')` where its key came with other content before.
 */
export async function takeFromOutside(ctx: Ctx, asked: AskedSubmission, note: string): Promise<OpenedRequest> {
  try {
    return await (note ? openWithNote(ctx, asked, note) : openOne(ctx, asked))
  } catch (error) {
    const external = asked.requests[0]!.external
    const known = external && isKnownOutside(error) ? await findExternal(ctx, external) : null
    if (known) return known
    throw error
  }
}

async function openOne(ctx: Ctx, asked: AskedSubmission): Promise<OpenedRequest> {
  const [opened] = await openSubmission(ctx, asked)
  const isOther = opened!.again && !!asked.content && !!opened!.content && asked.content !== opened!.content
  refuseUnless(!isOther, 'requests.key-used')
  return opened!
}

async function openWithNote(outer: Ctx, asked: AskedSubmission, words: string): Promise<OpenedRequest> {
  return outer.transaction(async ctx => {
    const opened = await openOne(ctx, asked)
    if (opened.again) return opened
    const { requestId } = opened
    const updateId = await addUpdate(ctx, { requestId, audience: 'staff', words })
    await publish(ctx, updateWritten({ requestId, updateId, audience: 'staff', by: 'api-key' }))
    return opened
  })
}

const isKnownOutside = (error: unknown): boolean =>
  (error as { constraint?: string }).constraint === 'requests_by_external'

async function findExternal(ctx: Ctx, { source, id }: { source: string; id: string }): Promise<OpenedRequest | null> {
  const { rows } = await sql<OpenedRequest>`
    select r.id as "requestId", r.reference, p.id as "participantId", r.submission_id as "submissionId", true as again
    from requests.requests r join requests.participants p on p.request_id = r.id and p.role = 'reporter'
    where r.external_source = ${source} and r.external_id = ${id}`.execute(ctx.db)
  return rows[0] ?? null
}
