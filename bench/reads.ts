// How long pages take among ten thousand requests and among a million.
import { sql } from 'kysely'
import { DEMO_PASSWORD, seedDemoSignIns, signIn } from '../src/modules/identity/index.ts'
import { participantToken } from '../src/modules/requests/index.ts'
import type { Ctx } from '../src/platform/context.ts'
import { markAsDemonstration } from '../src/platform/settings.ts'
import { openBenchContext } from './support/context.ts'
import { RARE } from './support/fill.ts'
import { httpRequest } from './support/http-request.ts'
import { type Measured, middle } from './support/measured.ts'
import { startWebProcess, type WebProcess } from './support/web-process.ts'

const ROUNDS = 5
const TIMES = 30

export interface Read {
  page: string
  small: Measured
  big: Measured
}

/** Each page of both databases in turn, one at a time; of its rounds the middle one counts. */
export async function measureReads(urls: { small: string; big: string }): Promise<Read[]> {
  const [small, big] = [await openSite(urls.small), await openSite(urls.big)]
  const reads: Read[] = []
  for (const page of Object.keys(small.pages)) {
    const rounds = { small: [] as Measured[], big: [] as Measured[] }
    for (let round = 0; round < ROUNDS; round++) {
      rounds.small.push(await small.measure(page))
      rounds.big.push(await big.measure(page))
    }
    // The first round warms up.
    reads.push({ page, small: middle(rounds.small.slice(1)), big: middle(rounds.big.slice(1)) })
  }
  await Promise.all([small.close(), big.close()])
  return reads
}

async function openSite(url: string) {
  const { ctx, database } = openBenchContext(url)
  const pages = await listPages(ctx())
  const web = await startWebProcess(url)
  return {
    pages,
    measure: (page: string) => measure(web, page, pages[page]!),
    async close() {
      await web.stop()
      await database.close()
    },
  }
}

async function measure(web: WebProcess, page: string, paths: string[]): Promise<Measured> {
  const requests = Array.from({ length: TIMES }, (_, index) => paths[index % paths.length]!)
  const measured = await web.load(requests, 1)
  const refused = Object.keys(measured.statuses).filter(status => status !== '200' && status !== '303')
  if (refused.length > 0) throw new Error(`${page} answered ${refused.join(', ')}`)
  return measured
}

/** The pages measured, each with some addresses of its kind. */
async function listPages(ctx: Ctx): Promise<Record<string, string[]>> {
  const cookie = await signInAsOfficer(ctx)
  const some = await pickRequests(ctx)
  const asStaff = (paths: string[]) => paths.map(path => httpRequest('GET', path, { headers: { cookie } }))
  const search = (texts: string[]) => asStaff(texts.map(text => `/staff/search?text=${encodeURIComponent(text)}`))
  const tokens = await Promise.all(some.map(({ participant }) => participantToken(ctx, participant)))
  return {
    'queue of a team': asStaff(['/staff/queue?tab=team']),
    'queue of a team, unassigned': asStaff(['/staff/queue?tab=unassigned']),
    'queue of a team, overdue': asStaff(['/staff/queue?tab=overdue']),
    'queue of a team, closed': asStaff(['/staff/queue?tab=closed']),
    'request page': asStaff(some.map(({ id }) => `/staff/requests/${id}`)),
    'track page': tokens.map(token => httpRequest('GET', `/track/${token}`)),
    'search by reference': search(some.map(each => each.reference)),
    'search by postcode': search(some.map(each => each.postcode)),
    'search by name': search([...some.map(each => each.name), RARE.name]),
    'search by a rare word': search([RARE.word]),
    'search by a common word': search(['road', 'light', 'dangerous']),
    suggest: SENTENCES.map(text =>
      httpRequest('GET', `/api/v1/services/suggest?limit=3&text=${encodeURIComponent(text)}`),
    ),
  }
}

const SENTENCES = [
  'hole in the road',
  'rats next door',
  'my mum needs help at home and I live far away',
  'moved house last week, who do I tell',
  'the lite outside number 12 is not comming on agian',
]

async function pickRequests(ctx: Ctx) {
  const { rows } = await sql<{ id: string; reference: string; postcode: string; name: string; participant: string }>`
    select r.id, r.reference, r.postcode, c.name, p.id as participant from requests.requests r
    join requests.participants p on p.request_id = r.id join customers.reachable c on c.customer_id = p.customer_id
    where r.status <> 'closed' and not r.sensitive order by r.reference limit 10`.execute(ctx.db)
  return rows
}

/** The cookies of an officer of the team with the most open requests. */
async function signInAsOfficer(ctx: Ctx): Promise<string> {
  await markAsDemonstration(ctx)
  const { rows } = await sql<{ id: string; email: string }>`
    select s.id, s.email from organisation.staff_members s join organisation.team_members m on m.staff_id = s.id
    where m.team_id = (select team_id from requests.requests where status <> 'closed' group by 1 order by count(*) desc limit 1)
    order by s.email limit 1`.execute(ctx.db)
  const officer = rows[0]!
  await seedDemoSignIns(ctx, [officer])
  const browser = { cookies: {}, ip: '127.0.0.1', userAgent: 'bench' }
  const { cookies } = await signIn(ctx, { email: officer.email, password: DEMO_PASSWORD, browser })
  return cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
}
