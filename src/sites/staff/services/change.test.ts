import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { bookTime, listFreeTimes, sayDesks } from '../../../modules/bookings/index.ts'
import { getService, listVersions, readCatalogue, readEditedService } from '../../../modules/catalogue/index.ts'
import { getDraft, readForm, startDraft } from '../../../modules/drafts/index.ts'
import { system } from '../../../platform/actor.ts'
import { type StaffVisitor, testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = () => site.database.ctx()
const ann = await site.signedIn(['designer'], { name: 'Ann Designer' })
const tom = await site.signedIn(['designer'], { name: 'Tom Designer' })

/** The boxes of a form as a browser would send them untouched. */
async function boxesOf(visitor: StaffVisitor, path: string): Promise<Record<string, string>> {
  const { body, status } = await visitor.get(path)
  assert.equal(status, 200, path)
  const main = body.slice(body.indexOf('<main'))
  const plain = (text: string) =>
    text
      .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
  const boxes: Record<string, string> = {}
  for (const [tag] of main.matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = /name="([^"]+)"/.exec(tag) ?? []
    if (/type="radio"/.test(tag) && !/checked/.test(tag)) continue
    boxes[name] = plain(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name, value] of main.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g))
    boxes[name!] = plain(value!)
  for (const [, name, options] of main.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g))
    boxes[name!] = plain(/value="([^"]*)" selected/.exec(options!)?.[1] ?? '')
  delete boxes._csrf
  return boxes
}

async function change(visitor: StaffVisitor, path: string, changed: Record<string, string>) {
  return visitor.post(path, { ...(await boxesOf(visitor, path)), ...changed })
}

async function publish(visitor: StaffVisitor, slug: string, why: string): Promise<void> {
  const path = `/staff/services/${slug}/publication`
  const { status, location } = await change(visitor, path, { why })
  assert.equal(status, 303, location)
}

describe('a designer changes a service', () => {
  test('and nobody outside sees it until she publishes it, with a note why', async () => {
    const path = '/staff/services/street-light/change/words'
    const saved = await change(ann, path, {
      'title-en': 'Report a broken lamp',
      'youNeed-en': 'where it is\nits number',
    })
    assert.equal(saved.location, '/staff/services/street-light/change?done=saved')
    assert.notEqual((await getService(ctx(), 'street-light')).title.en, 'Report a broken lamp')
    const overview = (await ann.get('/staff/services/street-light/change')).body
    assert.match(wordsOf(overview), /Words of the page Changed .* 2 changes in the draft .* Ann Designer/)
    const [preview] = /\/services\/street-light\/draft\/[\w-]+/.exec(overview)!
    const resident = site.visitor()
    assert.match(wordsOf((await resident.get(preview)).body), /Draft This is how .* Report a broken lamp/)
    assert.equal((await resident.get(`${preview}x`)).status, 404)
    assert.equal((await resident.get(preview.replace('street-light', 'pothole'))).status, 404)
    const publication = await ann.get('/staff/services/street-light/publication')
    assert.match(wordsOf(publication.body), /Title of the page .* Report a broken lamp/)
    const unsaid = await change(ann, '/staff/services/street-light/publication', { why: ' ' })
    assert.equal(unsaid.status, 422)
    await publish(ann, 'street-light', 'People say lamp')
    assert.match((await resident.get('/services/street-light')).body, /Report a broken lamp/)
    const history = wordsOf((await ann.get('/staff/services/street-light/versions')).body)
    assert.match(history, /Version 2 Now .* Ann Designer People say lamp Title of the page · What helps to have ready/)
    assert.equal((await readEditedService(ctx(), 'street-light')).draft, null)
  })

  test('and search finds it by its new words at once, here and through the API', async () => {
    const { 'words-en': words } = await boxesOf(ann, '/staff/services/library-card/change/search')
    await change(ann, '/staff/services/library-card/change/search', { 'words-en': `${words}\nzebedee ticket` })
    await publish(ann, 'library-card', 'What people ask for')
    const api = JSON.parse((await ann.get('/api/v1/services/suggest?text=zebedee')).body)
    assert.equal(api[0].slug, 'library-card')
  })

  test('who has no permission learns of no such page', async () => {
    const leader = await site.signedIn(['officer', 'team-leader'], { name: 'A leader' })
    for (const path of ['change', 'change/words', 'questions', 'publication', 'offer'])
      assert.equal((await leader.get(`/staff/services/pothole/${path}`)).status, 404, path)
    assert.equal((await leader.get('/staff/services/pothole/versions/1')).status, 200)
    assert.doesNotMatch((await leader.get('/staff/services/pothole')).body, /Change this service/)
  })
})

describe('what is wrong is said at its box', () => {
  const tried = async (part: string, changed: Record<string, string>) => {
    const { status, body } = await change(ann, `/staff/services/pothole/change/${part}`, changed)
    assert.equal(status, 422)
    const summary = /govuk-error-summary[\s\S]*?<\/ul>/.exec(body)![0]
    return { words: wordsOf(summary), body }
  }

  test('a box that must not be empty, markup, a number', async () => {
    const { words, body } = await tried('words', {
      'title-en': '',
      'summary-en': 'Good words',
      'about-en': 'Holes in <b>roads</b>',
    })
    assert.match(words, /‘Title of the page’ is empty.*About it: .*is markup/)
    assert.match(body, /Good words/)
    assert.match((await tried('cost', { 'cost-pounds': 'lots' })).words, /enter a number/)
    assert.match((await tried('cost', { 'nearby-metres': '' })).words, /‘Show open reports.* is empty/)
    assert.match(
      (await tried('privacy', { 'retention-months': '0' })).words,
      /How many months we keep it: 0 is not between/,
    )
  })

  test('steps that are not due one after the other, and lines of a script that mean nothing', async () => {
    assert.match((await tried('promise', { 'step-decide-count': '1' })).words, /due before the step above/)
    assert.match((await tried('script', { 'script-en': 'Hello' })).words, /Begin each line with/)
    assert.match((await tried('script', { 'script-en': 'Ask: What colour?' })).words, /The form has no question/)
  })
})

describe('two designers at once', () => {
  test('who change different boxes both keep theirs', async () => {
    const path = '/staff/services/graffiti/change/words'
    const opened = await boxesOf(ann, path)
    await change(tom, path, { 'summary-en': 'Tom’s summary' })
    const saved = await ann.post(path, { ...opened, 'title-en': 'Ann’s title' })
    assert.match(saved.location, /done=saved-with-others/)
    const { definition } = await readEditedService(ctx(), 'graffiti')
    assert.deepEqual([definition.title.en, definition.summary.en], ['Ann’s title', 'Tom’s summary'])
  })

  test('who change the same box: the second sees what the first wrote and keeps what she typed', async () => {
    const path = '/staff/services/tree/change/words'
    const opened = await boxesOf(ann, path)
    await change(tom, path, { 'title-en': 'Tom’s title', 'summary-en': 'Tom’s summary' })
    const clash = await ann.post(path, { ...opened, 'title-en': 'Ann’s title' })
    assert.equal(clash.status, 422)
    assert.match(wordsOf(clash.body), /Tom Designer has changed this while you were writing .*Tom’s title/)
    assert.match(clash.body, /value="Ann’s title"/)
    assert.match(clash.body, /value="Tom’s summary"/)
    const seen = /name="seen" value="([^"]+)"/.exec(clash.body)![1]!
    const kept = await ann.post(path, { ...opened, seen, 'title-en': 'Ann’s title', 'summary-en': 'Tom’s summary' })
    assert.equal(kept.status, 303)
    assert.equal((await readEditedService(ctx(), 'tree')).definition.title.en, 'Ann’s title')
  })

  test('publish only what they have looked at', async () => {
    const path = '/staff/services/noise/publication'
    await change(ann, '/staff/services/noise/change/words', { 'title-en': 'Report noise now' })
    const looked = await boxesOf(ann, path)
    await change(tom, '/staff/services/noise/change/words', { 'summary-en': 'Tom’s summary' })
    const answer = await ann.post(path, { ...looked, why: 'Clearer' })
    assert.equal(answer.status, 422)
    assert.match(wordsOf(answer.body), /Somebody saved this service at the same time/)
    assert.match(wordsOf(answer.body), /Tom’s summary/)
  })
})

/** A question that waits for an answer to the one just before it. */
async function waiting() {
  const { services } = await readCatalogue(ctx())
  for (const { slug, form = [] } of services.values())
    for (const [index, { id, when }] of form.entries()) {
      const before = form[index - 1]
      if (before && [when ?? []].flat().some(({ question }) => question === before.id))
        return [{ slug, question: before.id }, { id }] as const
    }
  throw new Error('no form has a question that waits for the one before it')
}

describe('the questions of a form', () => {
  const questions = '/staff/services/pothole/questions'

  test('have their words changed, answers added and taken away', async () => {
    const answer = await change(ann, `${questions}/depth`, {
      'question-depth-label-en': 'How deep does it look?',
      'question-depth-required': 'no',
      'question-depth-option-very-deep-label-en': '',
      'question-depth-new-1-en': 'Deeper than a bucket',
    })
    assert.equal(answer.status, 303, wordsOf(answer.body))
    const depth = (await readEditedService(ctx(), 'pothole')).definition.form!.find(({ id }) => id === 'depth')!
    assert.equal(depth.label.en, 'How deep does it look?')
    assert.equal(depth.required, false)
    assert.deepEqual(
      depth.options!.map(({ value }) => value),
      ['shallow', 'deep', 'not-sure', 'deeper-than-a-bucket'],
    )
  })

  test('keep the answers that something else waits for', async () => {
    const { services } = await readCatalogue(ctx())
    const found = [...services.values()].flatMap(service =>
      (service.form ?? []).flatMap(({ when }) =>
        [when ?? []].flat().flatMap(({ question, is }) => {
          const asked = service.form!.find(each => each.id === question)
          const isLong = (asked?.options?.length ?? 0) > 2
          return isLong && is ? [{ slug: service.slug, question, value: is[0]! }] : []
        }),
      ),
    )[0]!
    const answer = await change(ann, `/staff/services/${found.slug}/questions/${found.question}`, {
      [`question-${found.question}-option-${found.value}-label-en`]: '',
      [`question-${found.question}-option-${found.value}-hint-en`]: '',
    })
    assert.equal(answer.status, 422)
    assert.match(wordsOf(answer.body), /waits for the answer/)
  })

  test('are added, moved and taken away', async () => {
    const added = { type: 'radios', required: 'yes', after: 'depth', label: 'Is it wet?', answers: 'Dry\nWet' }
    assert.equal((await ann.post(`${questions}/new`, { ...added, answers: 'Dry' })).status, 422)
    assert.match((await ann.post(`${questions}/new`, added)).location, /done=added/)
    const ids = async () => (await readEditedService(ctx(), 'pothole')).definition.form!.map(({ id }) => id)
    assert.deepEqual(await ids(), ['where', 'photos', 'size', 'depth', 'is-it-wet', 'position', 'details'])
    await ann.post(`${questions}/is-it-wet/position`, { by: 'up' })
    assert.deepEqual((await ids()).slice(2, 5), ['size', 'is-it-wet', 'depth'])
    await ann.post(`${questions}/is-it-wet/removal`, {})
    await ann.post(`${questions}/size/removal`, {})
    assert.deepEqual(await ids(), ['where', 'photos', 'depth', 'position', 'details'])
    assert.equal((await ann.get(`${questions}/where/removal`)).status, 404)
  })

  test('stay as they were for somebody who is half way through the old form', async () => {
    const { id, secret } = await startDraft(ctx(), { service: 'pothole' })
    await publish(ann, 'pothole', 'Shorter')
    const old = await readForm(ctx(), await getDraft(ctx(), id, secret))
    assert.ok(old.questions.some(question => question.id === 'size'))
    const { current } = await readEditedService(ctx(), 'pothole')
    assert.ok(!current.form!.some(question => question.id === 'size'))
  })

  test('do not go before the question they wait for', async () => {
    const [first, second] = await waiting()
    const path = `/staff/services/${first!.slug}/questions/${second!.id}/position`
    const { body, status } = await ann.post(path, { by: 'up' })
    assert.equal(status, 422)
    assert.match(wordsOf(body), /It cannot go there/)
    assert.match(
      wordsOf((await ann.get(`/staff/services/${first!.slug}/questions/${first!.question}`)).body),
      /Must it be answered/,
    )
  })
})

describe('an old version', () => {
  test('is shown box by box and comes back as a new one', async () => {
    const [now] = await listVersions(ctx(), 'street-light')
    const page = wordsOf((await ann.get('/staff/services/street-light/versions/1')).body)
    assert.match(page, /What would change if it came back .* Title of the page Report a broken lamp/)
    const fields = { version: now!.id, why: 'It was clearer' }
    const answer = await ann.post('/staff/services/street-light/versions/1/return', fields)
    assert.equal(answer.location, `/staff/services/street-light/versions/${now!.number + 1}?done=published`)
    const [back, , first] = await listVersions(ctx(), 'street-light')
    assert.deepEqual(back!.definition, first!.definition)
    assert.equal((await ann.post('/staff/services/street-light/versions/2/return', fields)).status, 422)
  })
})

describe('a service that is not offered any more', () => {
  test('says how many times are booked for it before', async () => {
    const path = '/staff/services/street-party/offer'
    assert.doesNotMatch(wordsOf((await ann.get(path)).body), /booked/)
    await sayDesks(site.database.ctx({ actor: system('worker') }), 'chippenham', 20)
    const wish = { venue: 'chippenham', needs: [], service: 'street-party' }
    const [time] = await listFreeTimes(ctx(), wish)
    const who = { name: 'Rosa Sample', email: 'rosa@resident.example', phone: '', origin: 'https://council.test' }
    await bookTime(ctx(), { ...who, ...wish, from: time!.from })
    assert.match(wordsOf((await ann.get(path)).body), /One time is booked for it\. It stands/)
  })

  test('is gone for residents, stays for designers, and comes back', async () => {
    const path = '/staff/services/street-party/offer'
    const begun = await startDraft(ctx(), { service: 'street-party' })
    assert.equal((await ann.post(path, { offered: 'no', why: '' })).status, 422)
    assert.equal((await ann.post(path, { offered: 'no', why: 'The law changed' })).status, 303)
    assert.equal((await site.visitor().get('/services/street-party')).status, 404)
    assert.match((await ann.get('/staff/services?state=retired')).body, /street-party/)
    assert.match(wordsOf((await ann.get('/staff/services/street-party')).body), /it is not offered/)
    assert.ok((await readForm(ctx(), await getDraft(ctx(), begun.id, begun.secret))).questions.length > 0)
    assert.equal((await ann.post(path, { offered: 'yes', why: 'A mistake' })).status, 303)
    assert.equal((await site.visitor().get('/services/street-party')).status, 200)
    assert.match(
      wordsOf((await ann.get('/staff/services/street-party/versions')).body),
      /Offered .* A mistake .*Not offered .* The law changed/,
    )
  })

  test('cannot be the one that other pages lead to', async () => {
    const { body, status } = await ann.post('/staff/services/something-else/offer', { offered: 'no', why: 'Too many' })
    assert.equal(status, 422)
    assert.match(wordsOf(body), /Other pages lead to this service/)
  })
})

test('a designer begins with services', async () => {
  assert.equal((await ann.get('/staff')).location, '/staff/services')
})

test('a draft is thrown away after a look at it', async () => {
  const path = '/staff/services/litter/discarding'
  await change(ann, '/staff/services/litter/change/words', { 'title-en': 'Rubbish' })
  assert.match(wordsOf((await ann.get(path)).body), /These changes are lost.* Rubbish/)
  assert.equal((await change(ann, path, {})).status, 303)
  assert.equal((await readEditedService(ctx(), 'litter')).draft, null)
})

test('what a designer did is on record, in codes alone', async () => {
  const admin = await site.signedIn(['administrator'], { name: 'Bea Boss' })
  const acts = wordsOf((await admin.get('/staff/audit?who=Ann&what=services')).body)
  assert.match(acts, /Changed the service ‘Pothole’ Changed: .*questions.* Version 2, from the staff site Ann Designer/)
  assert.match(acts, /Stopped offering the service ‘Street party/)
  const rows = await site.database.db
    .selectFrom('platform.events')
    .select('data')
    .where('type', 'like', 'catalogue.%')
    .where('actor_kind', '=', 'staff')
    .execute()
  assert.doesNotMatch(JSON.stringify(rows), /lamp|wet|law/)
})
