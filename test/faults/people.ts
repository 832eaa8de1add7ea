// People who ask through the website or through another system, and who press again until they are answered.
import { setTimeout as pause } from 'node:timers/promises'

/** What somebody was told when her request was taken in. */
export interface Acknowledged {
  number: number
  /** The token of her private link (web), or the reference (Open311). */
  token?: string
  reference?: string
}

export interface Person {
  number: number
  /** Sends once. Throws when no answer came. */
  send(): Promise<Acknowledged>
}

export const emailOf = (number: number): string => `person-${number}@faults.test`
const ANSWER_WITHIN = 15_000
const PAUSE = 100

/** Sends until it is answered, each time the same; answers how often no answer came. */
export async function sendUntilAnswered(person: Person): Promise<{ acknowledged: Acknowledged; retries: number }> {
  for (let retries = 0; ; retries++) {
    try {
      return { acknowledged: await person.send(), retries }
    } catch {
      if (retries > 3000) throw new Error(`person ${person.number} was never answered`)
      await pause(PAUSE)
    }
  }
}

/** Somebody with a browser who has filled in the form and has only to press 'send'. */
export async function personOnTheWeb(site: string, number: number): Promise<Person> {
  const browser = new Browser(site)
  await browser.get('/services/something-else')
  let next = await browser.post('/services/something-else/start', {})
  while (!next.endsWith('/check')) next = await browser.post(next, answerTo(next, number))
  return {
    number,
    async send() {
      const token = /^\/sent\/(.+)$/.exec(await browser.post(next, {}))?.[1]
      if (!token) throw new Error('not taken in')
      return { number, token }
    },
  }
}

function answerTo(page: string, number: number): Record<string, string> {
  const question = page.split('/').at(-1)!
  const fields = ANSWERS[question]
  if (!fields) throw new Error(`The form asks '${question}', which these people cannot answer`)
  return question === '_contact' ? { ...fields, 'q-email': emailOf(number) } : fields
}

const ANSWERS: Record<string, Record<string, string>> = {
  what: { q: 'The gate of the park does not close' },
  'about-a-place': { q: 'no' },
  photos: {},
  hope: { q: 'fix' },
  _who: { q: 'me' },
  _details: { q: 'yes' },
  _contact: { 'q-name': 'Sam Sample', 'q-phone': '', 'q-language': 'en' },
  _safe: { q: 'email' },
}

/** As much of a browser as a form needs: cookies, the form's own token, and where it is sent on to. */
class Browser {
  #site: string
  #cookies = new Map<string, string>()
  #token = ''

  constructor(site: string) {
    this.#site = site
  }

  async get(path: string): Promise<void> {
    const html = await (await this.#ask(path)).text()
    this.#token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
    if (!this.#token) throw new Error(`${path} has no form`)
  }

  /** Posts a form; answers the path it is redirected to. */
  async post(path: string, fields: Record<string, string>): Promise<string> {
    const body = new URLSearchParams({ _csrf: this.#token, ...fields })
    const answer = await this.#ask(path, { method: 'POST', body })
    await answer.arrayBuffer()
    const location = answer.headers.get('location')
    if (answer.status !== 303 || !location) throw new Error(`${path} answered ${answer.status}`)
    return location
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(pair => pair.join('=')).join('; ')
    const answer = await fetch(this.#site + path, {
      ...init,
      headers: { cookie },
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      this.#cookies.set(name!, value!)
    }
    return answer
  }
}

/** Another system that speaks Open311 and names its report, so that a repeat is recognised. */
export function personByOpen311(site: string, number: number): Person {
  return {
    number,
    async send() {
      const answer = await fetch(`${site}/open311/v2/requests.json`, {
        method: 'POST',
        headers: { 'idempotency-key': `faults-${number}` },
        body: new URLSearchParams({
          api_key: 'demo',
          service_code: 'street-light',
          description: 'The light does not come on',
          lat: '53.046',
          long: '-2.993',
          email: emailOf(number),
          first_name: 'Sam',
          last_name: 'Sample',
          'attribute[fault]': 'out',
        }),
        signal: AbortSignal.timeout(ANSWER_WITHIN),
      })
      const said = await answer.text()
      if (!answer.ok) throw new Error(`Open311 answered ${answer.status}: ${said.slice(0, 200)}`)
      return { number, reference: String(JSON.parse(said)[0].service_request_id) }
    },
  }
}
