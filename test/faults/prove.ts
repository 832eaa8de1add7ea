// The proof: people ask while parts of the program are killed; afterwards everything acknowledged is there, once and whole.
import { sql } from 'kysely'
import { type Inspection, inspect } from './inspect.ts'
import { eventually, type Installation, PARTS } from './installation.ts'
import { type Acknowledged, type Person, personByOpen311, personOnTheWeb, sendUntilAnswered } from './people.ts'

export interface Proof extends Inspection {
  submissions: number
  kills: number
  /** How often somebody got no answer and sent again. */
  retries: number
  seconds: number
}

const CLIENTS = 16
const SETTLE_WITHIN = 180_000

/** `kills` parts are killed in turn (web, worker, database, web …), spread evenly over the submissions. */
export async function proveNothingIsLost(
  installation: Installation,
  { submissions, kills, tell }: { submissions: number; kills: number; tell(sentence: string): void },
): Promise<Proof> {
  tell(`${submissions} people fill in their forms`)
  const people = await gather(installation.site, submissions)
  tell(`they send them, and ${kills} times something is killed`)
  const began = performance.now()
  const { acknowledged, retries } = await sendAll(people, async done => {
    const killed = Math.floor((done * (kills + 1)) / submissions)
    if (done < submissions && killed > Math.floor(((done - 1) * (kills + 1)) / submissions))
      await installation.kill(PARTS[(killed - 1) % PARTS.length]!)
  })
  const seconds = (performance.now() - began) / 1000
  tell('all were answered; waiting for the last message')
  await eventually(() => isSettled(installation, submissions), SETTLE_WITHIN)
  const database = await installation.openDatabase()
  try {
    return { submissions, kills, retries, seconds, ...(await inspect(database.db, acknowledged)) }
  } finally {
    await database.close()
  }
}

/** Every second person by the web, the others through Open311. */
function gather(site: string, count: number): Promise<Person[]> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  return atOnce(numbers, number => (number % 2 === 0 ? personByOpen311(site, number) : personOnTheWeb(site, number)))
}

async function sendAll(people: Person[], afterEach: (done: number) => Promise<void>) {
  let done = 0
  let retries = 0
  const acknowledged: Acknowledged[] = await atOnce(people, async person => {
    const sent = await sendUntilAnswered(person)
    retries += sent.retries
    await afterEach(++done)
    return sent.acknowledged
  })
  return { acknowledged, retries }
}

/** Does something for each, so many at the same time. */
async function atOnce<T, R>(all: T[], work: (one: T) => Promise<R> | R): Promise<R[]> {
  const results: R[] = []
  const rest = all.entries()
  const client = async () => {
    for (const [index, one] of rest) results[index] = await work(one)
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return results
}

/** Has every message been made and handed over? The database may just be starting again. */
async function isSettled(installation: Installation, submissions: number): Promise<boolean> {
  try {
    const database = await installation.openDatabase()
    try {
      const { rows } = await sql<{ settled: number; searchable: number }>`
        select (select count(*) from channels.messages where recipient like '%@faults.test' and status <> 'queued') as settled,
          (select count(*) from requests.search_words w join requests.participants p on p.request_id = w.request_id
            join customers.reachable c on c.customer_id = p.customer_id where c.email like '%@faults.test') as searchable`.execute(
        database.db,
      )
      return rows[0]!.settled >= submissions && rows[0]!.searchable >= submissions
    } finally {
      await database.close()
    }
  } catch {
    return false
  }
}
