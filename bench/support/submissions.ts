// What people send, for measuring: the same ordinary report of a pothole, each time another.
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { getService } from '../../src/modules/catalogue/index.ts'
import { openSubmission, reporterFrom } from '../../src/modules/requests/index.ts'
import type { Ctx } from '../../src/platform/context.ts'
import { newId } from '../../src/platform/id.ts'
import { BROWSER_COOKIE, csrfToken } from '../../src/platform/page/csrf.ts'
import { readSettings } from '../../src/platform/settings.ts'
import { httpRequest } from './http-request.ts'

const PLACE = { lat: 51.4587, lng: -2.1156 }
const WORDS = 'A deep hole in the left lane, just before the bridge. Cars swerve round it.'
const EMAIL = 'sam.sample@bench.test'

/** The same as the two below, without HTTP. */
export async function openByHand(ctx: Ctx): Promise<void> {
  await openSubmission(ctx, {
    key: randomUUID(),
    language: 'en',
    reporter: reporterFrom({ name: 'Sam Sample', email: EMAIL, phone: '+447700900123' }),
    requests: [
      {
        service: 'pothole',
        answers: { size: 'large', depth: 'deep', position: 'wheels', details: WORDS },
        place: { ...nearby(), words: 'Just before the bridge' },
      },
    ],
  })
}

/** Reports of another system: Open311 POST requests. */
export function reportsToSend(count: number): string[] {
  return Array.from({ length: count }, () => {
    const { lat, lng } = nearby()
    return httpRequest('POST', '/open311/v2/requests.json', {
      form: {
        api_key: 'demo',
        service_code: 'pothole',
        description: WORDS,
        lat: String(lat),
        long: String(lng),
        email: EMAIL,
        first_name: 'Sam',
        last_name: 'Sample',
        phone: '07700 900123',
        'attribute[fixmystreet_id]': String(++reports),
      },
    })
  })
}

let reports = 0

/** Forms of the website that are filled in and only have to be sent. */
export async function draftsToSend(ctx: Ctx, count: number): Promise<string[]> {
  const { versionId } = await getService(ctx, 'pothole')
  const { secret } = await readSettings(ctx)
  const drafts = Array.from({ length: count }, () => ({
    id: newId(),
    held: randomUUID(),
    key: newId(),
    answers: answers(),
  }))
  await sql`insert into drafts.drafts (id, secret_digest, service_slug, version_id, channel, language, answers, submission_key, expires_at)
    select d.id, d.digest::bytea, 'pothole', ${versionId}::uuid, 'web', 'en', d.answers, d.key, now() + interval '28 days'
    from jsonb_to_recordset(${JSON.stringify(drafts.map(withDigest))}::jsonb) as d (id uuid, digest text, key text, answers jsonb)`.execute(
    ctx.db,
  )
  return drafts.map(({ id, held }) => {
    const browser = randomUUID()
    return httpRequest('POST', `/ask/${id}/check`, {
      headers: { cookie: `${BROWSER_COOKIE}=${browser}; fp_drafts=${id}.${held}` },
      form: { _csrf: csrfToken(secret, browser) },
    })
  })
}

const withDigest = <D extends { held: string }>({ held, ...draft }: D) => ({
  ...draft,
  digest: `\\x${createHash('sha256').update(held).digest('hex')}`,
})

const answers = () => ({
  where: { ...nearby(), words: 'Just before the bridge', source: 'pin' },
  size: 'large',
  depth: 'deep',
  position: 'wheels',
  details: WORDS,
  _who: 'me',
  _details: 'yes',
  _contact: { name: 'Sam Sample', email: EMAIL, phone: '+447700900123' },
  _safe: ['email', 'text'],
})

/** A spot within some hundred metres, so that not all reports are of one. */
function nearby() {
  const away = () => (Math.random() - 0.5) / 100
  return { lat: Number((PLACE.lat + away()).toFixed(6)), lng: Number((PLACE.lng + away()).toFixed(6)) }
}
