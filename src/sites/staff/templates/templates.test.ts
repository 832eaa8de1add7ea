import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listMessages } from '../../../modules/channels/index.ts'
import { checkTemplate } from '../../../modules/templates/index.ts'
import { newId } from '../../../platform/id.ts'
import { letterText } from '../../../platform/letter/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'
import { GROUPS } from './kinds.ts'
import { ageOf, englishOf, readabilityOf } from './readability.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const designer = await site.signedIn(['designer'], { name: 'Dora Designer' })
const path = '/staff/templates/update'
const good = { subject: '{service}: hello', words: 'Hello.\n\n{words}', link: 'Look' }
const boxOf = (body: string, id: string) => new RegExp(`<textarea[^>]*id="${id}"[^>]*>([^<]*)<`).exec(body)![1]!

test('every message is whole as it came, in both languages, easy to read, and has a page that shows it', async () => {
  const kinds = Object.values(GROUPS).flat()
  assert.equal(new Set(kinds.map(({ id }) => id)).size, kinds.length)
  const list = wordsOf((await designer.get('/staff/templates')).body)
  assert.match(list, /About requests .*To people who wrote to us .*About bookings .*About call-backs/)
  for (const kind of kinds) {
    checkTemplate(kind, kind.words, ['en', 'cy'])
    assert.ok(!ageOf(englishOf(kind.words)).isHard, kind.id)
    for (const { en } of Object.values(kind.words)) assert.deepEqual(readabilityOf(en).hardWords, [], kind.id)
    for (const language of ['en', 'cy'] as const) {
      const { subject, blocks, text } = await kind.example(ctx, { words: kind.words, service: null, language })
      const said = `${subject}${letterText(blocks)}${text}`
      assert.doesNotMatch(said, /[{}]|undefined/, kind.id)
      // What is left out for want of a fact would not be seen here.
      const lines = Object.values(kind.words).flatMap(part => part[language]!.split(/\n+/))
      const plain = lines.filter(line => !line.includes('{')).map(line => line.replace(/^(# |- )/, ''))
      for (const line of plain) assert.ok(said.includes(line) || line === kind.words.link?.[language], line)
    }
    const { status, body } = await designer.get(`/staff/templates/${kind.id}`)
    assert.equal(status, 200, kind.id)
    for (const [part, { en }] of Object.entries(kind.words))
      if (part === 'words' || part === 'text') assert.equal(boxOf(body, part), en)
  }
})

test('a designer reads what people get, and how easy it is to read', async () => {
  const list = await designer.get('/staff/templates')
  assert.match(
    wordsOf(list.body),
    /News from a colleague When a colleague writes to those who asked .*As Firstpoint came/,
  )
  const { body } = await designer.get(path)
  assert.equal(boxOf(body, 'words'), 'There is news about your request:\n\n{words}')
  assert.match(wordsOf(body), /\{words\} Needed what the colleague wrote/)
  assert.match(
    wordsOf((await designer.get('/staff/templates/opened')).body),
    /read it, at the age of 7 or before\. That is good/,
  )
})

test('what is wrong is said at its box, and nothing typed is lost', async () => {
  const wrong = await designer.post(path, { ...good, words: 'Dear {nmae}\n\n{words}', act: 'keep' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong.body), /Nobody can fill in \{nmae\} here/)
  assert.equal(boxOf(wrong.body, 'words'), 'Dear {nmae}\n\n{words}')
  const missing = await designer.post(path, { ...good, words: 'Hello', act: 'keep' })
  assert.match(missing.body, /href="#words"[^>]*>Put \{words\} in: without it/)
  assert.match((await designer.post(path, { ...good, link: '', act: 'keep' })).body, /Enter what the link says/)
})

test('words can be looked at before they are kept: as text, in a sealed frame, and what is hard in them', async () => {
  const words = 'Prior to this <b>we</b> commence.\n\n{words}'
  const { body } = await designer.post(path, { ...good, words, act: 'look' })
  assert.match(wordsOf(body), /‘prior to’: say before ‘commence’: say start, begin/)
  const frame = /<iframe[^>]*src="([^"]+)"/.exec(body)![1]!.replaceAll('&amp;', '&')
  const shown = await designer.get(frame)
  assert.match(shown.body, /Prior to this &#60;b&#62;we&#60;\/b&#62; commence\.<\/p>/)
  assert.match(String(shown.headers['content-security-policy']), /^sandbox; default-src 'none'/)
  assert.match((await designer.get(`${path}/preview?words=rubbish`)).body, /There is news about your request/)
  assert.equal(boxOf((await designer.get(path)).body, 'words'), 'There is news about your request:\n\n{words}')
})

test('a test goes to whoever asks for it, once, and again when the words differ', async () => {
  const key = newId()
  for (const subject of ['First', 'First', 'Second {bad}', 'Second']) {
    const { body } = await designer.post(path, { ...good, subject, key, act: 'test' })
    if (subject.includes('bad')) assert.match(wordsOf(body), /Nobody can fill in \{bad\} here/)
    else assert.match(wordsOf(body), /The test is on its way to dora\.designer@staff\.test/)
  }
  const { rows } = await listMessages(ctx, { text: 'dora.designer' })
  assert.deepEqual(rows.map(({ subject }) => subject).sort(), ['Test: First', 'Test: Second'])
})

test('words are kept with who and when, for one service too, and given back', async () => {
  assert.equal((await designer.post(path, { ...good, act: 'keep' })).location, '/staff/templates?done=saved')
  const own = `${path}?service=pothole`
  assert.match(wordsOf((await designer.get(own)).body), /Only for Pothole\. It says what all say until/)
  assert.equal((await designer.post(own, { ...good, words: 'A hole\n\n{words}', act: 'keep' })).status, 303)
  const list = await designer.get('/staff/templates')
  assert.match(wordsOf(list.body), /Dora Designer, .*For one service: Pothole/)
  assert.match(wordsOf((await designer.get(path)).body), /Changes Changed: Dora Designer/)
  assert.equal((await designer.post(own, { act: 'back' })).location, '/staff/templates?done=back')
  assert.doesNotMatch((await designer.get('/staff/templates')).body, /For one service/)
  assert.equal((await designer.get(`${path}?service=nothing`)).status, 404)
  assert.equal((await designer.get('/staff/templates/nothing')).status, 404)
})

test('who keeps words that a colleague has changed meanwhile is told, and nobody’s words go under', async () => {
  const paused = '/staff/templates/paused'
  const sinceOf = (body: string) => /name="since" value="([^"]*)"/.exec(body)![1]!
  const words = { ...good, subject: '{service}: a question' }
  const since = sinceOf((await designer.get(paused)).body)
  const dan = await site.signedIn(['designer'], { name: 'Dan Designer' })
  assert.equal((await dan.post(paused, { ...words, since, act: 'keep' })).status, 303)
  const mine = { ...words, words: 'Mine\n\n{words}', since }
  for (const act of ['look', 'keep', 'back']) {
    const { status, body } = await designer.post(paused, { ...mine, act })
    assert.equal(status, 422, act)
    assert.match(wordsOf(body), /A colleague has changed these words since you opened them/)
    assert.equal(boxOf(body, 'words'), 'Mine\n\n{words}')
    assert.match(wordsOf(body), /Changed: Dan Designer/)
  }
  const again = await designer.post(paused, { ...mine, act: 'keep' })
  const key = newId()
  for (const time of ['kept on purpose', 'sent twice'])
    assert.equal(
      (await designer.post(paused, { ...mine, since: sinceOf(again.body), key, act: 'keep' })).status,
      303,
      time,
    )
})

test('private matters have no words to change, and others on the staff no such page', async () => {
  const { body } = await designer.post(`${path}?service=domestic-abuse`, { ...good, act: 'keep' })
  assert.match(wordsOf(body), /never say what they are about/)
  const adviser = await site.signedIn(['adviser'])
  assert.equal((await adviser.get('/staff/templates')).status, 404)
})

test('a text alone is shown as it goes, with what it is paid as, tried and kept; it has no words for one service', async () => {
  const taken = '/staff/templates/text-taken'
  const { body } = await designer.post(taken, { text: 'We’ve got {reference}. By {when}', act: 'look' })
  assert.match(wordsOf(body), /To a phone\. It is paid as 1 text: We.ve got 482 193 706 510\. By \w+day/)
  assert.doesNotMatch(body, /<iframe|id="subject"|Other words for one service/)
  const missing = await designer.post(taken, { text: 'We have it. {reference}', act: 'keep' })
  assert.match(missing.body, /href="#text"[^>]*>Put \{when\} in: without it/)
  assert.match((await designer.post(taken, { text: ' ', act: 'keep' })).body, /Enter the text/)
  const good = { text: '{reference}, {when}', key: newId() }
  assert.match(wordsOf((await designer.post(taken, { ...good, act: 'test' })).body), /The test is on its way/)
  assert.equal((await designer.post(taken, { ...good, act: 'keep' })).location, '/staff/templates?done=saved')
  assert.match(wordsOf((await designer.get(taken)).body), /Changed: Dora Designer/)
  assert.equal((await designer.get(`${taken}?service=pothole`)).status, 404)
})
