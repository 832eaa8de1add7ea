import { Type } from 'typebox'
import { listPublishedUpdates, takeUpdate } from '../../../modules/requests/index.ts'
import { NotFound } from '../../../platform/errors.ts'
import { cleanText } from '../../../platform/form/clean.ts'
import { parseReference } from '../../../platform/spoken-code/index.ts'
import { inTurns } from '../in-turns.ts'
import { photoUrl } from '../photo-url.ts'
import { CallerError } from '../problems.ts'
import { digest } from '../repeats.ts'
import { sayInstant } from '../said-request.ts'
import { sayUpdate } from '../said-update.ts'
import { textsIn } from '../text.ts'
import { fromCursor, toCursor } from './cursors.ts'
import { ALWAYS, language, reading, writing } from './operation.ts'
import { cursor, instant, orNull, pageOf, reference, Update } from './schemas.ts'

export const updates = reading({
  path: '/updates',
  tag: 'updates',
  summary: 'What happened to public requests, the oldest first. With neither from nor cursor: the newest.',
  query: Type.Object({
    reference: Type.Optional(reference),
    from: Type.Optional(instant),
    to: Type.Optional(instant),
    limit: pageOf(200, 50),
    cursor,
    language,
  }),
  answer: Type.Object({ updates: Type.Array(Update), next: orNull(Type.String()) }),
  cache: ALWAYS,
  async run({ base, ctx, query }) {
    const { from, to } = query
    const filter = {
      ...(query.reference && { references: [referenceOf(query.reference)] }),
      ...(from && { from: new Date(from) }),
      ...(to && { to: new Date(to) }),
      ...fromCursor(ctx, query.cursor, 'number'),
    }
    const { rows, next } = await listPublishedUpdates(ctx, filter, query.limit ?? 50)
    const described = await inTurns(rows, update => ({
      id: update.id,
      reference: update.reference,
      kind: update.kind,
      status: update.state,
      outcome: update.outcome,
      at: sayInstant(update.at),
      words: sayUpdate(ctx, update),
      photos: update.photos.map(id => photoUrl(base, update.reference, id)),
    }))
    return { updates: described, next: toCursor(next) }
  },
})

/** Throws NotFound for what cannot be a reference. */
function referenceOf(text: string): string {
  const parsed = parseReference(text)
  if (!parsed.ok) throw new NotFound('request')
  return parsed.code
}

const WORDS_MOST = 10_000

export const addUpdate = writing({
  path: '/requests/:reference/updates',
  tag: 'updates',
  summary: 'Adds what somebody knows to a request: public ones, and those sent with this key. Staff read it.',
  params: Type.Object({ reference }),
  body: Type.Object(
    {
      words: Type.String({ minLength: 1, maxLength: WORDS_MOST }),
      email: Type.Optional(Type.String({ maxLength: 320, description: 'Whose words they are' })),
      externalId: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 150,
          description: 'Your own id of it. The same one twice is one update.',
        }),
      ),
    },
    { title: 'NewUpdate' },
  ),
  answer: Type.Object({ id: Type.String(), again: Type.Boolean() }, { title: 'ReceivedUpdate' }),
  async run({ ctx, actor, params, body, idempotencyKey }) {
    const code = referenceOf(params.reference)
    const words = cleanText(body.words)
    if (!words)
      throw new CallerError(400, [{ field: 'words', description: textsIn(ctx.language)('missing', { name: 'words' }) }])
    const own = body.externalId ? cleanText(body.externalId) : idempotencyKey && digest(idempotencyKey)
    const id = own
      ? `${code}:${own}`
      : `said:${digest(code, ctx.now().toISOString().slice(0, 10), JSON.stringify(body))}`
    const external = { source: `api-key:${actor.id}`, id }
    const taken = await takeUpdate(ctx, { reference: code, words, email: body.email ?? '', external })
    // The same id is the same update, whatever its words; a key stands for these words only.
    if (taken.isOther && !body.externalId) throw new CallerError(422, textsIn(ctx.language)('keyUsed'))
    return { id: taken.updateId, again: taken.again }
  },
})
