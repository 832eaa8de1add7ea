import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { roadPhoto } from '../../../../test/support/photo.ts'
import type { Answer } from '../../../../test/support/web.ts'
import {
  closeRequest,
  confirmClosure,
  pauseForCustomer,
  readRequest,
  sayHowToTell,
  sendHeldMessage,
  writeUpdate,
} from '../../../modules/requests/index.ts'
import { buildFile, buildRequest, type RequestParts } from '../../../modules/requests/testing.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { type StaffVisitor, testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const HIGHWAYS = { teams: ['highways'] }
const officer = await site.signedIn(['officer', 'team-leader'], { ...HIGHWAYS, name: 'Olive Officer' })
const adviser = await site.signedIn(['adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })
const colleague = await site.person(['officer'], { ...HIGHWAYS, name: 'Cole League' })
const as = withContext(ctx, { actor: officer.person })

const ask = (parts: RequestParts = {}) =>
  buildRequest(ctx, { name: 'Rosa Reporter', email: 'rosa@resident.example', safe: ['email'], ...parts })
const read = (requestId: string) => readRequest(withContext(ctx, { actor: system('test') }), requestId)
const seenBy = async (requestId: string) => String((await read(requestId)).timeline.at(-1)!.seq)
/** The ten seconds in which a message can be undone are over. */
const letGo = async (requestId: string) => {
  const to = withContext(ctx, { actor: system('test') })
  for (const { id } of (await read(requestId)).held) await sendHeldMessage(to, id)
}
const home = (requestId: string) => `/staff/requests/${requestId}`

function refusedWith(answer: Answer, words: RegExp): void {
  assert.equal(answer.status, 422, wordsOf(answer.body).slice(0, 300))
  assert.match(wordsOf(answer.body), words)
}

describe('assigning', () => {
  test('takes it in one press, gives it to a colleague and back to the team', async () => {
    const { requestId } = await ask()
    const path = `${home(requestId)}/assignment`
    const taken = await officer.post(path, { to: officer.person.id, seen: await seenBy(requestId) })
    assert.equal(taken.location, `${home(requestId)}?done=taken`)
    assert.equal((await read(requestId)).assignedName, 'Olive Officer')
    await officer.post(path, { to: colleague.id })
    assert.equal((await read(requestId)).assignedName, 'Cole League')
    await officer.post(path, { to: 'nobody' })
    assert.equal((await read(requestId)).assignedTo, null)
  })

  test('asks to whom where nobody is chosen', async () => {
    const { requestId } = await ask()
    refusedWith(await officer.post(`${home(requestId)}/assignment`, {}), /Choose who looks after this/)
    refusedWith(await officer.post(`${home(requestId)}/assignment`, { to: 'x' }), /Choose who looks after this/)
  })

  test('does not take it from a colleague who took it a moment ago', async () => {
    const { requestId } = await ask()
    const before = await seenBy(requestId)
    const path = `${home(requestId)}/assignment`
    await officer.post(path, { to: colleague.id, seen: before })
    const late = await officer.post(path, { to: officer.person.id, seen: before })
    refusedWith(late, /Something happened here since you opened this page/)
    assert.equal((await read(requestId)).assignedName, 'Cole League')
    assert.match(wordsOf(late.body), /Assigned to Cole League/)
    const fresh = /name="seen" value="(\d+)"/.exec(late.body)![1]!
    assert.equal((await officer.post(path, { to: officer.person.id, seen: fresh })).status, 303)
  })
})

describe('notes and messages', () => {
  test('a note is for colleagues, a message for everybody who follows it', async () => {
    const { requestId } = await ask()
    await officer.post(`${home(requestId)}/note`, { words: 'Ring before going' })
    await officer.post(`${home(requestId)}/message`, { words: 'We come on Thursday', audience: 'participants' })
    await letGo(requestId)
    const { updates } = await read(requestId)
    assert.deepEqual(
      updates.map(update => [update.words, update.audience]),
      [
        ['Ring before going', 'staff'],
        ['We come on Thursday', 'participants'],
      ],
    )
  })

  test('an empty one is asked for, and one to the public needs a public request', async () => {
    const { requestId } = await ask({ service: 'noise', place: null })
    refusedWith(await officer.post(`${home(requestId)}/note`, { words: ' ' }), /Write the note/)
    const open = await officer.post(`${home(requestId)}/message`, { words: 'Hello', audience: 'public' })
    refusedWith(open, /not shown to the public, so the message cannot be either/)
    assert.match(open.body, />Hello<\/textarea>/)
  })

  test('ready-made words come with the date filled in', async () => {
    const { requestId } = await ask()
    const { body } = await officer.get(`${home(requestId)}/message?ready=0`)
    assert.match(
      body,
      /<textarea[^>]*id="words"[^>]*>We have been to look at it\. By .+ we will tell you whether and when we will mend it\.<\/textarea>/,
    )
  })

  test('ready-made words name no day that is past, nor one while we wait for the customer', async () => {
    const { requestId } = await ask({ email: 'days@resident.example', safe: ['email'] })
    const words = async () => {
      const { body } = await officer.get(`${home(requestId)}/message?ready=2`)
      return /id="words"[^>]*>([^<]*)</.exec(body)![1]!
    }
    assert.match(await words(), /By .+ we will look at it/)
    const promises = site.database.db.updateTable('requests.promises').where('request_id', '=', requestId)
    await promises
      .set({ due_at: new Date(Date.now() - 86_400_000) })
      .where('position', '=', 0)
      .execute()
    assert.match(await words(), /By .+ we will tell you whether/)
    await officer.post(`${home(requestId)}/pause`, { question: 'Which side?' })
    assert.doesNotMatch(await words(), /By /)
  })

  test('undone without scripts, it does not go and its words are in the box; a colleague goes on with them', async () => {
    const { requestId } = await ask()
    const path = `${home(requestId)}/message`
    const { location } = await officer.post(path, { words: 'We come on Thursday', audience: 'participants' })
    const { body } = await officer.get(location)
    assert.match(wordsOf(body), /Your message goes in 10 seconds\. We come on Thursday Undo Send it now/)
    const message = /name="message" value="([^"]+)"/.exec(body)![1]!
    const undone = await officer.post(`${path}/undo`, { message, act: 'undo' })
    assert.equal(undone.location, `${path}?done=undone`)
    assert.match((await officer.get(undone.location)).body, />We come on Thursday<\/textarea>/)
    refusedWith(await officer.post(`${path}/undo`, { message, act: 'undo' }), /It was too late: the message has gone/)
    await letGo(requestId)
    assert.deepEqual((await read(requestId)).updates, [])
    const hers = await adviser.get(path)
    assert.match(wordsOf(hers.body), /Olive Officer wrote, .*We come on Thursday Go on with these words/)
    const kept = await adviser.post(`${path}/draft`, { words: 'Dear Rosa' })
    assert.equal(kept.status, 204)
    await adviser.post(`${path}/draft`, { words: 'Dear Rosa,', take: officer.person.id })
    assert.match((await adviser.get(path)).body, />Dear Rosa,\n\nWe come on Thursday<\/textarea>/)
    assert.match(wordsOf((await officer.get(path)).body), /Ada Adviser wrote, .*Dear Rosa,/)
    assert.match(wordsOf((await officer.get(`${home(requestId)}/presence`)).body), /Ada Adviser has begun a message/)
  })

  test('says who is told and who cannot be', async () => {
    const { requestId } = await ask({ name: 'Una Unsafe', email: 'una@resident.example', safe: [] })
    const page = wordsOf((await officer.get(`${home(requestId)}/message`)).body)
    assert.match(page, /Nobody can be told by a message/)
    assert.match(page, /Una Unsafe una@resident\.example Do not use/)
    const path = `${home(requestId)}/message`
    const { location } = await officer.post(path, { words: 'We come on Thursday', audience: 'participants' })
    const { body } = await officer.get(location)
    assert.match(
      wordsOf(body),
      /Nobody is told by a message: your words are kept here\. For 10 seconds you can undo it/,
    )
    assert.match(wordsOf(body), /Your words are kept here in 10 seconds\. .*Keep it now/)
    assert.doesNotMatch(wordsOf(body), /on its way|message goes/)
    const message = /name="message" value="([^"]+)"/.exec(body)![1]!
    const kept = await officer.post(`${path}/undo`, { message, act: 'now' })
    assert.match(wordsOf((await officer.get(kept.location)).body), /Nobody was told by a message/)
  })
})

describe('who hears of a closure', () => {
  test('is said with the way each chose', async () => {
    const { requestId, participantId } = await ask({ name: 'Tess Texts', phone: '07700 900123', safe: ['text'] })
    await sayHowToTell(site.database.ctx(), { participantId, hears: 'everything', language: 'en', way: 'text' })
    site.database.ports.keepsTexts = true
    const page = wordsOf((await officer.get(`${home(requestId)}/closure`)).body)
    site.database.ports.keepsTexts = false
    assert.match(page, /1 person is told \(by text\) and asked whether it is sorted/)
  })
})

describe('the promise', () => {
  test('a step is marked as kept, also with the work planned', async () => {
    const { requestId } = await ask()
    const path = `${home(requestId)}/promise`
    await officer.post(path, { act: 'keep', step: 'look' })
    await officer.post(path, { act: 'plan', step: 'decide' })
    const { promises, status } = await read(requestId)
    assert.deepEqual(
      [promises.filter(step => step.keptAt).map(step => step.step), status],
      [['look', 'decide'], 'scheduled'],
    )
  })

  test('a date moves with a reason, to the same time of day, and the first one is remembered', async () => {
    const { requestId } = await ask()
    const first = (await read(requestId)).promises.at(-1)!
    const to = { 'to-day': '14', 'to-month': '7', 'to-year': String(new Date().getFullYear() + 1) }
    const path = `${home(requestId)}/promise`
    const moved = await officer.post(path, { act: 'move', step: first.step, ...to, reason: 'The road must be closed' })
    assert.equal(moved.location, `${home(requestId)}?done=date-moved`)
    const now = (await read(requestId)).promises.at(-1)!
    const local = (date: Date) => date.toTemporalInstant().toZonedDateTimeISO('Europe/London')
    assert.equal(local(now.dueAt).toPlainDate().toString().slice(5), '07-14')
    assert.equal(local(now.dueAt).hour, local(first.firstDueAt).hour)
    assert.deepEqual(now.firstDueAt, first.firstDueAt)
    assert.match(wordsOf((await officer.get(home(requestId))).body), /The road must be closed/)
  })

  test('says what is missing or wrong with a new date', async () => {
    const { requestId } = await ask()
    const path = `${home(requestId)}/promise`
    const nothing = await officer.post(path, { act: 'move', step: 'look' })
    refusedWith(nothing, /Enter the new date/)
    refusedWith(nothing, /Write why the date moves/)
    const past = { act: 'move', step: 'look', 'to-day': '1', 'to-month': '1', 'to-year': '2020', reason: 'x' }
    refusedWith(await officer.post(path, past), /Choose a date in the future/)
    refusedWith(await officer.post(path, { ...past, 'to-day': '31', 'to-month': '2' }), /Enter a real date/)
    refusedWith(await officer.post(path, { ...past, 'to-year': '9999' }), /Choose a date in the next 2 years/)
    const nextYear = { ...past, 'to-year': String(new Date().getFullYear() + 1), 'to-month': '12' }
    refusedWith(await officer.post(path, nextYear), /Move that step first, then this one/)
  })
})

describe('asking the customer', () => {
  test('stops the clock, and going on starts it again', async () => {
    const { requestId } = await ask()
    const path = `${home(requestId)}/pause`
    await officer.post(path, { question: 'Which side?' })
    assert.equal((await read(requestId)).pause?.question, 'Which side?')
    assert.match(wordsOf((await officer.get(path)).body), /We wait for an answer to this: Which side\?/)
    await officer.post(path, { act: 'resume', seen: await seenBy(requestId) })
    assert.equal((await read(requestId)).pause, null)
  })

  test('needs a question, and only one is asked at a time', async () => {
    const { requestId } = await ask()
    const path = `${home(requestId)}/pause`
    refusedWith(await officer.post(path, { question: '' }), /Write your question/)
    await officer.post(path, { question: 'First?' })
    refusedWith(await officer.post(path, { question: 'Second?' }), /We wait for an answer to another question already/)
  })
})

describe('moving and changing', () => {
  test('goes to another team with a word for them', async () => {
    const { requestId } = await ask()
    refusedWith(
      await officer.post(`${home(requestId)}/team`, { team: 'waste', note: '' }),
      /Write a word for that team/,
    )
    await officer.post(`${home(requestId)}/team`, { team: 'waste', note: 'It is a bin, not a hole' })
    const { teamId, updates } = await read(requestId)
    assert.deepEqual([teamId, updates[0]!.words], ['waste', 'It is a bin, not a hole'])
    refusedWith(
      await officer.post(`${home(requestId)}/team`, { team: 'highways', note: 'x' }),
      /This is the work of another team/,
    )
    const other = await ask()
    refusedWith(
      await officer.post(`${home(other.requestId)}/team`, { team: 'nobody', note: 'x' }),
      /This team takes no requests/,
    )
  })

  test('becomes a request of another service and kind, with what the words suggest offered first', async () => {
    const { requestId } = await ask({ words: 'the street light is out' })
    const path = `${home(requestId)}/service`
    assert.match((await officer.get(path)).body, /What the words suggest"><option value="street-light"/)
    refusedWith(await officer.post(path, { service: 'no-such-service' }), /Choose the service it should be/)
    await officer.post(path, { service: 'street-light', kind: 'complaint' })
    const { service, kind, promises } = await read(requestId)
    assert.deepEqual([service, kind], ['street-light', 'complaint'])
    assert.ok(promises.length > 0)
    assert.match(wordsOf((await officer.get(home(requestId))).body), /Changed from Pothole to Street light/)
  })
})

describe('what was said in confidence', () => {
  test('goes out of sight with the team it is moved to, and she is told so', async () => {
    const own = await site.signedIn(['officer'], { teams: ['adult-care'], name: 'Care officer' })
    const { requestId } = await ask({ sensitive: true, team: 'adult-care' })
    const moved = await own.post(`${home(requestId)}/team`, { team: 'housing-options', note: 'About a home' })
    assert.equal(moved.location, '/staff/queue?done=out-of-sight')
    assert.match(wordsOf((await own.get(moved.location)).body), /you no longer see it/)
    assert.equal((await own.get(home(requestId))).status, 404)
  })
})

describe('a message on the public page', () => {
  test('can be taken off it, and stays on record', async () => {
    const { requestId } = await ask()
    await officer.post(`${home(requestId)}/message`, { words: 'Mr Sample is wrong', audience: 'public' })
    await letGo(requestId)
    const update = /name="update" value="([^"]+)"/.exec((await officer.get(home(requestId))).body)![1]!
    await officer.post(`${home(requestId)}/withdrawal`, { update })
    assert.ok((await read(requestId)).updates[0]!.withdrawnAt)
    const { body } = await officer.get(home(requestId))
    assert.match(wordsOf(body), /Took a message off the public page/)
    assert.doesNotMatch(body, /name="update"/)
  })
})

describe('joining two requests', () => {
  test('shows both side by side and then joins them', async () => {
    const [one, other] = [await ask({ words: 'The hole' }), await ask({ words: 'That same hole' })]
    const path = `${home(one.requestId)}/merge`
    const compared = wordsOf((await officer.get(`${path}?into=${other.reference}`)).body)
    assert.match(compared, /The hole.*That same hole/)
    const { location } = await officer.post(path, { into: other.reference, words: 'The same' })
    assert.equal(location, `${home(one.requestId)}?done=merged`)
    assert.equal((await read(one.requestId)).mergedInto, other.requestId)
  })

  test('refuses a wrong reference, itself, and what one may not see', async () => {
    const one = await ask()
    const hidden = await ask({ sensitive: true, team: 'adult-care' })
    const path = `${home(one.requestId)}/merge`
    refusedWith(await officer.post(path, { into: '123', words: 'x' }), /some are missing/)
    refusedWith(await officer.post(path, { into: one.reference, words: 'x' }), /this is the reference of this request/i)
    refusedWith(
      await officer.post(path, { into: hidden.reference, words: 'x' }),
      /no such request, or you may not see it/,
    )
    assert.doesNotMatch((await officer.get(`${path}?into=${hidden.reference}`)).body, /adult/i)
    const itself = wordsOf((await officer.get(`${path}?into=${one.reference}`)).body)
    assert.match(itself, /This is the reference of this request. Enter the other one/)
    assert.doesNotMatch(itself, /There is no such request/)
  })
})

describe('a form sent again', () => {
  const keyIn = (body: string) => /name="key" value="([^"]+)"/.exec(body)![1]!

  test('writes a note or message once; other words from the same form are another', async () => {
    for (const act of ['note', 'message']) {
      const { requestId } = await ask()
      const path = `${home(requestId)}/${act}`
      const { body } = await officer.get(path)
      const [key, seen] = [keyIn(body), /name="seen" value="([^"]+)"/.exec(body)![1]!]
      const form = { key, seen, words: 'Ring before going' }
      for (const _ of ['once', 'again']) assert.equal((await officer.post(path, form)).status, 303)
      await Promise.all(['a', 'b'].map(() => officer.post(path, form)))
      await letGo(requestId)
      assert.equal((await read(requestId)).updates.length, 1, act)
      const { seen: _, ...blind } = { ...form, words: 'Ring twice' }
      await officer.post(path, blind)
      await letGo(requestId)
      assert.equal((await read(requestId)).updates.length, 2, act)
    }
  })
})

describe('closing', () => {
  test('with each outcome says what the customer needs', async () => {
    const path = (id: string) => `${home(id)}/closure`
    const [done, refused, elsewhere] = [await ask(), await ask(), await ask()]
    await officer.post(path(done.requestId), { outcome: 'done', words: 'Filled today' })
    await officer.post(path(refused.requestId), { outcome: 'refused', words: 'Too shallow', challenge: 'Answer no' })
    const away = { outcome: 'elsewhere', words: 'Passed on', body: 'National Highways', bodyReference: 'NH 1' }
    await officer.post(path(elsewhere.requestId), away)
    const ends = await Promise.all([done, refused, elsewhere].map(({ requestId }) => read(requestId)))
    assert.deepEqual(
      ends.map(({ closures: [closure] }) => [
        closure!.outcome,
        closure!.challenge,
        closure!.body,
        closure!.bodyReference,
      ]),
      [
        ['done', null, null, null],
        ['refused', 'Answer no', null, null],
        ['elsewhere', null, 'National Highways', 'NH 1'],
      ],
    )
    assert.match(wordsOf((await officer.get(home(elsewhere.requestId))).body), /Their reference: NH 1/)
  })

  test('asks for words, for how to challenge a refusal and for whose it is', async () => {
    const { requestId } = await ask()
    const path = `${home(requestId)}/closure`
    assert.doesNotMatch((await officer.get(path)).body, /name="outcome"[^>]*checked/, 'nothing is chosen for her')
    refusedWith(await officer.post(path, { words: 'It is mended' }), /Choose how it ended/)
    refusedWith(await officer.post(path, { outcome: 'done', words: '' }), /Write what the customer should know/)
    refusedWith(
      await officer.post(path, { outcome: 'refused', words: 'No', challenge: '' }),
      /how the customer can challenge/,
    )
    refusedWith(await officer.post(path, { outcome: 'elsewhere', words: 'No' }), /Write whose it is/)
    assert.equal((await read(requestId)).status, 'open')
  })

  test('is one form: whoever chooses another outcome keeps what was typed', async () => {
    const { requestId } = await ask()
    const path = `${home(requestId)}/closure`
    const { body } = await officer.get(path)
    for (const outcome of ['done', 'refused', 'elsewhere'])
      assert.match(body, new RegExp(`name="outcome" type="radio" value="${outcome}"`))
    const typed = { outcome: 'elsewhere', words: 'We passed it on', challenge: 'Ring us', body: '' }
    const again = (await officer.post(path, typed)).body
    assert.match(again, />We passed it on<\/textarea>/)
    assert.match(again, />Ring us<\/textarea>/)
    assert.match(again, /value="elsewhere" checked/)
  })

  test('offers the service’s own words and its way to challenge', async () => {
    const { requestId } = await ask()
    const { body } = await officer.get(`${home(requestId)}/closure?outcome=refused&ready=0`)
    assert.match(body, /<textarea[^>]*id="words"[^>]*>It is not deep enough/)
    assert.match(body, /<textarea[^>]*id="challenge"[^>]*>If you think that the hole is dangerous/)
  })

  test('does not close over the head of somebody who has just written', async () => {
    const { requestId } = await ask()
    const seen = await seenBy(requestId)
    await writeUpdate(as, { requestId, audience: 'staff', words: 'Do not close: she has rung again' })
    const late = await officer.post(`${home(requestId)}/closure`, { outcome: 'done', words: 'Done', seen })
    refusedWith(late, /Something happened here since you opened this page/)
    refusedWith(late, /Do not close: she has rung again/)
    assert.match(late.body, />Done<\/textarea>/)
    assert.equal((await read(requestId)).status, 'open')
  })

  test('what is closed is closed: the page says so and keeps what was typed', async () => {
    const { requestId } = await ask()
    await closeRequest(as, { requestId, outcome: 'done', words: 'Done' })
    const late = await officer.post(`${home(requestId)}/closure`, { outcome: 'done', words: 'Done again' })
    refusedWith(late, /This request is closed/)
    assert.match(late.body, />Done again<\/textarea>/)
    assert.equal((await officer.get(`${home(requestId)}/closure`)).location, home(requestId))
  })

  test('is undone by opening it again, with a word why', async () => {
    const { requestId } = await ask()
    await closeRequest(as, { requestId, outcome: 'done', words: 'Done' })
    const path = `${home(requestId)}/reopening`
    refusedWith(await officer.post(path, { words: '' }), /Write why you open it again/)
    await officer.post(path, { words: 'Wrong street' })
    const { status, updates } = await read(requestId)
    assert.deepEqual([status, updates.at(-1)!.words, updates.at(-1)!.audience], ['open', 'Wrong street', 'staff'])
    refusedWith(await officer.post(path, { words: 'Again' }), /This request is open already/)
  })
})

describe('photos', () => {
  test('are held until somebody shows them to the public, and can be held again', async () => {
    const file = await buildFile(ctx)
    await ctx.db.updateTable('platform.files').set({ name: 'hole.jpg' }).where('id', '=', file).execute()
    const { requestId } = await ask({ photos: [file] })
    const path = `${home(requestId)}/photos/${file}`
    assert.match(wordsOf((await officer.get(path)).body), /Held back/)
    await officer.post(path, { release: 'yes' })
    assert.ok((await read(requestId)).photos[0]!.releasedAt)
    await officer.post(path, { release: 'no' })
    assert.equal((await read(requestId)).photos[0]!.releasedAt, null)
  })

  test('that were chosen stay chosen when something else has to be mended', async () => {
    const photo = { field: 'photos', name: 'mended.jpg', bytes: await roadPhoto() }
    const keptIn = (body: string) => /name="keptPhotos" type="checkbox" value="([^"]+)" checked/.exec(body)?.[1] ?? ''
    const acts: [string, Record<string, string>][] = [
      ['closure', { outcome: 'done' }],
      ['message', { audience: 'participants' }],
    ]
    for (const [act, fields] of acts) {
      const { requestId } = await ask()
      const path = `${home(requestId)}/${act}`
      const wrong = await officer.post(path, fields, [
        photo,
        { ...photo, name: 'x.jpg', bytes: Buffer.from('no photo') },
      ])
      refusedWith(wrong, /mended\.jpg/)
      const unsaid = await officer.post(path, { ...fields, keptPhotos: keptIn(wrong.body) })
      refusedWith(unsaid, act === 'closure' ? /Write what the customer should know/ : /Write your message/)
      const done = await officer.post(path, { ...fields, words: 'Filled.', keptPhotos: keptIn(unsaid.body) })
      assert.equal(done.status, 303)
      await letGo(requestId)
      assert.deepEqual(
        (await read(requestId)).photos.map(each => each.name),
        ['mended.jpg'],
      )
    }
  })

  test('of somebody else cannot be hung on a request', async () => {
    const { requestId } = await ask()
    const file = await buildFile(ctx)
    const fields = { outcome: 'done', words: 'Filled.', keptPhotos: [file, `${file}~x`] }
    assert.equal((await officer.post(`${home(requestId)}/closure`, fields)).status, 303)
    assert.deepEqual((await read(requestId)).photos, [])
  })

  test('are not shown by who may not', async () => {
    const file = await buildFile(ctx)
    const { requestId } = await ask({ photos: [file] })
    const complaints = await site.signedIn(['complaints-officer'], { name: 'Photo complaints' })
    const path = `${home(requestId)}/photos/${file}`
    refusedWith(await complaints.post(path, { release: 'yes' }), /You may not show photos to the public/)
    assert.equal((await read(requestId)).photos[0]!.releasedAt, null)
  })
})

describe('every action', () => {
  const ACTIONS: Record<string, Record<string, string>> = {
    assignment: { to: 'nobody' },
    note: { words: 'x' },
    message: { words: 'x', audience: 'participants' },
    pause: { question: 'x?' },
    promise: { act: 'keep', step: 'look' },
    team: { team: 'waste', note: 'x' },
    service: { service: 'pavement' },
    merge: { into: '1', words: 'x' },
    closure: { outcome: 'done', words: 'x' },
    reopening: { words: 'x' },
  }
  const postAll = async (visitor: StaffVisitor, requestId: string, more: Record<string, string> = {}) => {
    const answers: Record<string, number> = {}
    for (const [action, fields] of Object.entries(ACTIONS))
      answers[action] = (await visitor.post(`${home(requestId)}/${action}`, { ...fields, ...more })).status
    return answers
  }
  const all = (status: number) => Object.fromEntries(Object.keys(ACTIONS).map(action => [action, status]))

  test('is not there for who only takes requests, or sees them as the public does', async () => {
    const { requestId } = await ask()
    for (const role of ['employee', 'councillor', 'analyst'] as const) {
      const visitor = await site.signedIn([role], { name: `Action ${role}` })
      assert.deepEqual(await postAll(visitor, requestId), all(404), role)
    }
    assert.equal((await read(requestId)).timeline.length, 1)
  })

  test('is not there for another team where the request is sensitive', async () => {
    const { requestId } = await ask({ sensitive: true, team: 'adult-care' })
    assert.deepEqual(await postAll(officer, requestId), all(404))
    assert.equal((await read(requestId)).timeline.length, 1)
  })

  test('is refused without the form’s own token, with what was typed', async () => {
    const { requestId } = await ask()
    assert.deepEqual(await postAll(officer, requestId, { _csrf: 'forged' }), all(422))
    assert.equal((await read(requestId)).timeline.length, 1)
    const forged = await officer.post(`${home(requestId)}/note`, { words: 'Keep my words', _csrf: 'forged' })
    refusedWith(forged, /open too long/)
    assert.match(forged.body, />Keep my words<\/textarea>/)
  })

  test('an adviser writes, asks and joins, assigns nothing, and closes only what she took herself', async () => {
    const { requestId } = await ask()
    assert.equal((await adviser.post(`${home(requestId)}/note`, { words: 'Rang again' })).status, 303)
    assert.equal((await adviser.get(`${home(requestId)}/assignment`)).status, 404)
    assert.equal((await adviser.get(`${home(requestId)}/closure`)).location, home(requestId))
    const closing = { outcome: 'done', words: 'I told her the date.' }
    refusedWith(await adviser.post(`${home(requestId)}/closure`, closing), /This is the work of another team/)
    const taken = await buildRequest(withContext(ctx, { actor: adviser.person }))
    assert.match((await adviser.get(home(taken.requestId))).body, /\/closure"/)
    assert.equal((await adviser.post(`${home(taken.requestId)}/closure`, closing)).status, 303)
    const page = (await adviser.get(home(requestId))).body
    assert.doesNotMatch(page, /\/closure"|\/assignment"/)
    assert.match(page, /\/note"/)
  })

  test('for another team: they may write, and are told whose it is', async () => {
    const elsewhere = await site.signedIn(['officer', 'team-leader'], { teams: ['council-tax'], name: 'Tax leader' })
    const { requestId } = await ask()
    const page = (await elsewhere.get(home(requestId))).body
    assert.match(wordsOf(page), /This is the work of Highways\. You can write a note for them/)
    assert.match(page, /\/note"/)
    assert.doesNotMatch(page, /\/(closure|assignment|promise|pause|team|service|merge)["?]/)
    const answers = await postAll(elsewhere, requestId)
    for (const [action, status] of Object.entries(answers))
      assert.equal(status, ['note', 'message', 'presence'].includes(action) ? 303 : 422, action)
    const { timeline } = await read(requestId)
    assert.deepEqual([...new Set(timeline.map(({ type }) => type))].sort(), [
      'requests.opened',
      'requests.update-written',
    ])
  })

  test('a no to what we did is the leader’s: its officers are not offered to give it away', async () => {
    const own = await site.signedIn(['officer'], { ...HIGHWAYS, name: 'Own officer' })
    const { requestId, participantId } = await ask()
    await closeRequest(withContext(ctx, { actor: own.person }), { requestId, outcome: 'done', words: 'Done' })
    await confirmClosure(ctx, { participantId, sorted: false, words: 'No' })
    const page = (await own.get(home(requestId))).body
    assert.match(wordsOf(page), /Only a team leader can close this or give it away/)
    assert.doesNotMatch(page, /\/(closure|assignment|team|service|merge)["?]/)
    refusedWith(
      await own.post(`${home(requestId)}/team`, { team: 'waste', note: 'x' }),
      /Only a team leader can give it/,
    )
  })

  test('what was closed without being done is not said to be kept', async () => {
    const { requestId } = await ask()
    const refusal = { requestId, outcome: 'refused', words: 'No.', challenge: 'Write to us.' } as const
    await closeRequest(as, refusal)
    const page = wordsOf((await officer.get(home(requestId))).body)
    assert.match(page, /it will be mended, if it is deep enough to be dangerous Ended when it was closed/)
    assert.doesNotMatch(page, /Kept/)
  })

  test('the page offers only what can be done as things stand', async () => {
    const { requestId } = await ask()
    await pauseForCustomer(as, { requestId, question: 'Where?' })
    const waiting = (await officer.get(home(requestId))).body
    assert.match(waiting, /Go on without an answer/)
    assert.doesNotMatch(waiting, /Ask the customer something/)
    await closeRequest(as, { requestId, outcome: 'done', words: 'Done' })
    const closed = (await officer.get(home(requestId))).body
    assert.match(closed, /\/reopening"/)
    assert.doesNotMatch(closed, /\/closure"|\/pause"|Mark as kept/)
  })
})
