import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { testDatabase } from '../../../test/support/database.ts'
import { Invalid, NotFound, Refused } from '../errors.ts'
import { chooseLanguage } from '../text.ts'
import { BROWSER_COOKIE } from './csrf.ts'
import { textField } from './fields.ts'
import { mountPages, type Site } from './mount.ts'
import { ownPath, type Page, type PageDefinition, page, Raw, redirect, show, type Visit } from './page.ts'
import { createRenderer } from './render.ts'

const { ctx } = await testDatabase({ after })
const texts = {
  title: { en: 'A page', cy: 'Tudalen' },
  wordsMissing: { en: 'Write something', cy: 'Ysgrifennwch rywbeth' },
  'refused.test.not-now': { en: 'Not now, {who}', cy: 'Nid nawr, {who}' },
}
const siteTexts = {
  refused: { en: 'That cannot be done' },
  'refused.form-expired': { en: 'Send it again' },
  'refused.too-many-files': { en: 'Up to {max} files' },
  tooLong: { en: '{over} too many' },
}
/** What strangers tried to send, and what of it was to be held for them. */
const heldBack: Visit[] = []
const site: Site = {
  renderer: createRenderer({}),
  origin: 'https://council.test',
  texts: siteTexts,
  contextOf: async request => ctx({ language: chooseLanguage(request.cookies.language, ['en', 'cy']) }),
  admit: (_, { permission }) => {
    if (permission === 'hidden') return 'hide'
    return permission === 'signed-in' ? { redirect: '/sign-in' } : true
  },
  frame: async () => ({}),
  unsent: {
    keep: async (_, visit) => void heldBack.push(visit),
    find: async () => null,
    drop: async () => {},
  },
}

let tries = 0
let submitted: { words: unknown; visit: Visit }[] = []
const define = (definition: Partial<PageDefinition> & { path: string }): Page =>
  page({
    at: import.meta,
    public: true,
    texts,
    template: path.join(import.meta.dirname, 'page.fixture.njk'),
    form: { words: textField({ required: 'wordsMissing', max: 20 }) },
    load: async () => ({ model: 'loaded' }),
    async submit(_, visit, values) {
      submitted.push({ words: values.words, visit })
      return redirect('/done')
    },
    ...definition,
  })
const refusing = (path: string, error: Error) => define({ path, submit: () => Promise.reject(error) })

const pages = [
  define({ path: '/ask' }),
  define({ path: '/with-files', uploads: { maxBytes: 2_000_000, maxFiles: 2 } }),
  define({ path: '/with-heavy-files', uploads: { maxBytes: 1_000, maxFiles: 5, maxTotal: 1_500 } }),
  define({ path: '/shown', submit: async () => show({ shown: 'a code, once' }) }),
  define({ path: '/raw', load: async () => new Raw('a,b', { 'content-type': 'text/csv' }) }),
  { ...refusing('/finished', new Refused('test.not-now', { who: 'Ann' })), load: async () => redirect('/elsewhere') },
  define({ path: '/hidden', permission: 'hidden' }),
  define({ path: '/for-staff', permission: 'signed-in' }),
  define({ path: '/for-staff/files', permission: 'signed-in', uploads: { maxBytes: 2_000_000, maxFiles: 2 } }),
  define({ path: '/slow-down', triesPerMinute: 2 }),
  define({
    path: '/waited-for',
    submit: async () => {
      if (++tries === 1) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
      return redirect('/done')
    },
  }),
  refusing('/refused', new Refused('test.not-now', { who: 'Ann' })),
  refusing('/refused-without-words', new Refused('test.unheard-of')),
  refusing('/invalid', new Invalid({ words: 'Not these words', _: 'Nor this' })),
  refusing('/not-found', new NotFound('thing')),
]

let app: FastifyInstance
before(async () => {
  app = Fastify()
  await app.register(cookie)
  await app.register(formbody)
  await app.register(multipart, { throwFileSizeLimit: false })
  await app.register(rateLimit, { global: false })
  app.setErrorHandler((error, _, reply) => {
    reply.code(error instanceof NotFound ? 404 : ((error as { statusCode?: number }).statusCode ?? 500)).send('failed')
  })
  mountPages(app, site, pages)
})
after(() => app.close())

/** A browser that has the page open: its cookie and the token of its form. */
async function open(url: string, cookies: Record<string, string> = {}) {
  const answer = await app.inject({ url, cookies })
  const browser = answer.cookies.find(({ name }) => name === BROWSER_COOKIE)
  return {
    answer,
    csrf: /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? '',
    cookies: { ...cookies, ...(browser ? { [BROWSER_COOKIE]: browser.value } : {}) },
  }
}

async function send(url: string, fields: Record<string, string>, cookies: Record<string, string> = {}) {
  const opened = await open(url === '/finished' ? '/ask' : url, cookies)
  return app.inject({
    method: 'POST',
    url,
    cookies: opened.cookies,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: opened.csrf, ...fields }).toString(),
  })
}

async function sendFiles(url: string, files: number[], fields: Record<string, string>, from = url) {
  const opened = await open(from)
  const form = new FormData()
  for (const [name, value] of Object.entries({ _csrf: opened.csrf, ...fields })) form.append(name, value)
  for (const bytes of files) form.append('photos', new Blob([Buffer.alloc(bytes, 1)]), 'photo.jpg')
  const request = new Request('http://x', { method: 'POST', body: form })
  return app.inject({
    method: 'POST',
    url,
    cookies: opened.cookies,
    headers: { 'content-type': request.headers.get('content-type')! },
    payload: Buffer.from(await request.arrayBuffer()),
  })
}

const errorsOf = (body: string) =>
  [...body.matchAll(/class="error" data-href="([^"]*)">([^<]*)</g)].map(match => match.slice(1, 3))
const typedIn = (body: string) => /name="words" value="([^"]*)"/.exec(body)?.[1]

describe('a form', () => {
  test('leads on when it is right, after which going back sends nothing again', async () => {
    submitted = []
    const answer = await send('/ask', { words: 'a hole' })
    assert.equal(answer.statusCode, 303)
    assert.equal(answer.headers.location, '/done')
    assert.deepEqual(
      submitted.map(({ words }) => words),
      ['a hole'],
    )
  })

  test('is shown again with what was typed and what to mend', async () => {
    submitted = []
    const long = 'far too many words for this box'
    const answer = await send('/ask', { words: long })
    assert.equal(answer.statusCode, 422)
    assert.deepEqual(errorsOf(answer.body), [['#words', '11 too many']])
    assert.equal(typedIn(answer.body), long)
    assert.match(answer.body, /id="model">loaded/)
    assert.equal(submitted.length, 0)
  })

  test('says what to mend in the visitor’s language', async () => {
    const answer = await send('/ask', { words: ' ' }, { language: 'cy' })
    assert.deepEqual(errorsOf(answer.body), [['#words', 'Ysgrifennwch rywbeth']])
    assert.match(answer.body, /<html lang="cy"><title>Tudalen/)
  })

  test('shows what was typed as text, never as markup', async () => {
    const answer = await send('/ask', { words: '"><script>alert(1)</script>' })
    assert.doesNotMatch(answer.body, /<script>/)
  })

  test('takes text that no database could keep', async () => {
    submitted = []
    await send('/ask', { words: 'a\0b' })
    assert.equal(submitted[0]?.words, 'ab')
    const { answer } = await open('/ask?text=a%00b')
    assert.match(answer.body, /id="query">ab</)
  })

  test('is refused without the token of this browser, and what was typed is kept', async () => {
    submitted = []
    const [mine, other] = [await open('/ask'), await open('/ask')]
    for (const [csrf, cookies] of [
      ['', mine.cookies],
      [other.csrf, mine.cookies],
      [mine.csrf, {}],
      [`${mine.csrf.slice(0, -1)}~`, mine.cookies],
    ] as const) {
      const answer = await app.inject({
        method: 'POST',
        url: '/ask',
        cookies,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: csrf, words: 'a hole' }).toString(),
      })
      assert.equal(answer.statusCode, 422)
      assert.deepEqual(errorsOf(answer.body), [['', 'Send it again']])
      assert.equal(typedIn(answer.body), 'a hole')
    }
    assert.equal(submitted.length, 0)
  })

  test('can be shown once more with something on it', async () => {
    const answer = await send('/shown', { words: 'kept' })
    assert.equal(answer.statusCode, 200)
    assert.match(answer.body, /id="shown">a code, once/)
    assert.match(answer.body, /id="model">loaded/)
    assert.equal(typedIn(answer.body), 'kept')
  })

  test('that the database ended because two waited for each other is done once more', async () => {
    const answer = await send('/waited-for', { words: 'a hole' })
    assert.deepEqual([answer.statusCode, answer.headers.location, tries], [303, '/done', 2])
  })

  test('whose page leads elsewhere by now still keeps what was typed when it is refused', async () => {
    const answer = await send('/finished', { words: 'late, not lost' })
    assert.equal(answer.statusCode, 422)
    assert.deepEqual(errorsOf(answer.body), [['', 'Not now, Ann']])
    assert.equal(typedIn(answer.body), 'late, not lost')
  })

  test('is taken only so many times a minute where guessing must be slow', async () => {
    const statuses = []
    for (let tries = 0; tries < 3; tries++) statuses.push((await send('/slow-down', { words: 'guess' })).statusCode)
    assert.deepEqual(statuses, [303, 303, 429])
  })
})

describe('a refusal', () => {
  test('is said in the page’s words, and what was typed is kept', async () => {
    const answer = await send('/refused', { words: 'a hole' })
    assert.equal(answer.statusCode, 422)
    assert.deepEqual(errorsOf(answer.body), [['', 'Not now, Ann']])
    assert.equal(typedIn(answer.body), 'a hole')
  })

  test('that nobody wrote words for is still said kindly', async () => {
    const answer = await send('/refused-without-words', { words: 'a hole' })
    assert.equal(answer.statusCode, 422)
    assert.deepEqual(errorsOf(answer.body), [['', 'That cannot be done']])
  })

  test('of several boxes names each', async () => {
    const answer = await send('/invalid', { words: 'a hole' })
    assert.deepEqual(errorsOf(answer.body), [
      ['#words', 'Not these words'],
      ['', 'Nor this'],
    ])
  })

  test('of something that is not there is the page for that', async () => {
    assert.equal((await send('/not-found', { words: 'a hole' })).statusCode, 404)
  })
})

describe('a page', () => {
  test('that an actor may not open is not found, or leads to the sign-in, for sending too', async () => {
    assert.equal((await app.inject('/hidden')).statusCode, 404)
    assert.equal((await app.inject({ method: 'POST', url: '/hidden' })).statusCode, 404)
    assert.equal((await app.inject('/for-staff')).headers.location, '/sign-in')
    assert.equal((await app.inject({ method: 'POST', url: '/for-staff' })).headers.location, '/sign-in')
  })

  test('is kept by no cache, and its cookie is for this site and the server alone', async () => {
    const { answer } = await open('/ask')
    assert.equal(answer.headers['cache-control'], 'no-store')
    const [browser] = answer.cookies
    assert.deepEqual(
      { httpOnly: browser?.httpOnly, sameSite: browser?.sameSite, secure: browser?.secure },
      { httpOnly: true, sameSite: 'Lax', secure: true },
    )
  })

  test('can be a file, which marks nobody’s browser', async () => {
    const answer = await app.inject('/raw')
    assert.equal(answer.body, 'a,b')
    assert.equal(answer.headers['content-type'], 'text/csv')
    assert.deepEqual(answer.cookies, [])
  })
})

describe('files', () => {
  test('arrive with the words beside them', async () => {
    submitted = []
    const answer = await sendFiles('/with-files', [10, 20], { words: 'two photos' })
    assert.equal(answer.statusCode, 303)
    assert.deepEqual(
      submitted[0]?.visit.files.map(({ field, name, bytes }) => [field, name, bytes.length]),
      [
        ['photos', 'photo.jpg', 10],
        ['photos', 'photo.jpg', 20],
      ],
    )
  })

  test('of somebody who is turned away are passed over, and her words are there to be held', async () => {
    const answer = await sendFiles('/for-staff/files', [1_000_000, 5], { words: 'kept' }, '/ask')
    assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/sign-in'])
    const [{ posted, files }] = heldBack as [Visit]
    assert.equal(posted.words, 'kept')
    assert.ok(files.every(({ bytes }) => bytes.length === 0))
  })

  test('that are too large or too many come marked as such, and those beside them are kept', async () => {
    submitted = []
    await sendFiles('/with-files', [2_000_001, 1, 2, 3], { words: 'kept' })
    assert.deepEqual(
      submitted[0]?.visit.files.map(({ bytes, refused }) => [bytes.length, refused]),
      [
        [0, 'too-big'],
        [1, undefined],
        [2, undefined],
        [0, 'too-many'],
      ],
    )
  })

  test('that are too much together come marked as such too', async () => {
    submitted = []
    await sendFiles('/with-heavy-files', [1_000, 600, 500, 1], { words: 'kept' })
    assert.deepEqual(
      submitted[0]?.visit.files.map(({ bytes, refused }) => [bytes.length, refused]),
      [
        [1_000, undefined],
        [0, 'too-many'],
        [500, undefined],
        [0, 'too-many'],
      ],
    )
  })

  test('far more than a form can have are refused as a whole, and what was typed before them is kept', async () => {
    submitted = []
    const answer = await sendFiles('/with-files', Array<number>(30).fill(1), { words: 'kept' })
    assert.equal(answer.statusCode, 422)
    assert.deepEqual(errorsOf(answer.body), [['', 'Up to 2 files']])
    assert.equal(typedIn(answer.body), 'kept')
    assert.equal(submitted.length, 0)
  })

  test('are not taken where a page asks for none', async () => {
    submitted = []
    assert.equal((await sendFiles('/ask', [1], { words: 'kept' })).statusCode, 422)
    assert.equal(submitted.length, 0)
  })

  test('beside a field that is named like a part of the program are not taken', async () => {
    submitted = []
    assert.equal((await sendFiles('/with-files', [1], { constructor: 'x' })).statusCode, 400)
    assert.equal(submitted.length, 0)
  })
})

describe('a redirect', () => {
  for (const path of ['/', '/track/abc?done=yes#top', '/search?text=t%C5%B7', '/a//b', '/a/../b'])
    test(`stays on this site with ${path}`, () => {
      const { redirect: to } = redirect(path)
      assert.equal(new URL(to, 'https://council.test').origin, 'https://council.test')
    })

  for (const path of [
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    '/\n/evil.test',
    '/.//evil.test',
    '\\\\evil.test',
    'https://evil.test',
    'javascript:alert(1)',
    '',
    'page',
  ])
    test(`does not leave it with ${JSON.stringify(path)}`, () => {
      assert.equal(ownPath(path), null)
      assert.throws(() => redirect(path), /stays on this site/)
    })

  test('is written so that a browser understands it', () => {
    assert.equal(redirect('/search?text=tŷ bach').redirect, '/search?text=t%C5%B7%20bach')
  })
})
