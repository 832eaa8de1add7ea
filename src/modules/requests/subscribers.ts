import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Follower, HappenedEvent } from '../../platform/events/index.ts'
import { setKeys } from '../customers/index.ts'
import { staffChanged, staffDisabled } from '../organisation/index.ts'
import { giveBackOfLeaver, giveBackOwn } from './give-back.ts'

/** Characters of added words that count: the database takes no more than a million bytes. */
const MOST = 200_000

/** Keeps the words that staff search by in step with what was asked and answered since. */
export const searchFollower: Follower = {
  name: 'requests.search',
  types: [
    'requests.opened',
    'requests.participant-joined',
    'requests.update-written',
    'requests.closed',
    'requests.reopened',
    'requests.service-changed',
  ],
  async handle(ctx: Ctx, event: HappenedEvent) {
    await sql`
      insert into requests.search_words (request_id, opened_at, open, words)
      select r.id, r.opened_at, r.status <> 'closed',
        to_tsvector('english', concat_ws(' ', r.reference, r.details, r.place_words, replace(r.service_slug, '-', ' '),
          left((select string_agg(u.words, ' ') from requests.updates u where u.request_id = r.id), ${MOST})))
      from requests.requests r where r.id = ${event.subject}::uuid
      on conflict (request_id) do update set open = excluded.open, words = excluded.words`.execute(ctx.db)
  },
  /** Who asked or joined is found from now on too: intake leaves that to us. */
  async flush(ctx) {
    await setKeys(ctx)
  },
}

const REOPENED = 'requests.reopened'

/** Nobody has in hand what she or her family asked: it goes back to its team as soon as that is known. */
export const ownFollower: Follower = {
  name: 'requests.own',
  types: ['customers.own-record-linked', 'customers.merged', REOPENED],
  handle: (ctx, { type, subject }) =>
    giveBackOwn(ctx, type === REOPENED ? { requestId: subject } : { customerId: subject }),
}

/** Nobody who has left has anything in hand, also not what is opened again: her team would not see that nobody does it. */
export const leaversFollower: Follower = {
  name: 'requests.leavers',
  types: [staffDisabled.type, staffChanged.type, REOPENED],
  handle: (ctx, { type, subject }) =>
    giveBackOfLeaver(ctx, type === REOPENED ? { requestId: subject } : { staffId: subject }),
}
