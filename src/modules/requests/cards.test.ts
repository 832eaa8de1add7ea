import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { CARD, tablesWithCard } from '../../../test/support/card.ts'
import { digestEvents } from '../../../test/support/database.ts'
import { withContext } from '../../platform/context.ts'
import { readAnswer } from '../../platform/form/index.ts'
import { newId } from '../../platform/id.ts'
import { askingNow, getDraft, readForm, saveAnswer, startDraft } from '../drafts/index.ts'
import { NORTH } from './council.fixture.ts'
import {
  addInformation,
  closeRequest,
  confirmClosure,
  followRequest,
  messageRequests,
  openSubmission,
  pauseForCustomer,
  reopenRequest,
  reporterFrom,
  resumeWork,
  searchFollower,
  searchRequests,
  submitDraft,
  takeFromBody,
  takeFromOutside,
  takeUpdate,
  writeUpdate,
} from './index.ts'
import { caseIn, councilDatabase, look } from './requests.fixture.ts'
import { buildRequest } from './testing.ts'

const inCase = caseIn(await councilDatabase({ after }))
const said = `I paid with ${CARD}`
const GONE = 'I paid with [card number removed]'

test(
  'the number of a card is in no draft, request or index of what somebody writes on the web',
  inCase(async ({ ctx, officer }) => {
    const { id, secret } = await startDraft(ctx, { service: 'pothole' })
    const { questions } = await readForm(ctx, await getDraft(ctx, id, secret))
    const typed: Record<string, Record<string, string | string[]>> = {
      where: { 'q-lat': String(NORTH.lat), 'q-lng': String(NORTH.lng), 'q-words': said, 'q-source': 'pin' },
      what: { q: said },
      _who: { q: 'me' },
      _details: { q: 'yes' },
      _contact: { 'q-name': `Ann ${CARD}`, 'q-email': 'ann@example.test', 'q-phone': '' },
      _safe: { q: ['email'] },
    }
    for (const [question, boxes] of Object.entries(typed)) {
      const read = await readAnswer(questions.find(each => each.id === question)!, boxes, askingNow(ctx))
      assert.ok(!read.errors, question)
      await saveAnswer(ctx, { id }, question, read.answer)
    }
    assert.deepEqual(await tablesWithCard(ctx.db), [])
    const { requestId } = await submitDraft(ctx, await getDraft(ctx, id, secret))
    await digestEvents(ctx, searchFollower)
    assert.deepEqual(await tablesWithCard(ctx.db), [])
    const request = await look(ctx, requestId)
    assert.deepEqual([request.placeWords, request.answers.what], [GONE, GONE])
    assert.deepEqual((await searchRequests(officer, CARD)).rows, [])
  }),
)

test(
  'nor in what another system sends, or an employee takes in a hurry',
  inCase(async ({ ctx }) => {
    const reporter = reporterFrom({ name: `Ann ${CARD}`, email: 'ann@example.test' })
    const requests = [{ service: 'pothole', answers: {}, details: said, place: { ...NORTH, words: said } }]
    const asked = { reporter, language: 'en', requests } as const
    await takeFromOutside(ctx, { ...asked, key: newId() }, said)
    const [opened] = await openSubmission(ctx, { ...asked, key: newId() })
    assert.equal((await look(ctx, opened!.requestId)).details, GONE)
    assert.deepEqual(await tablesWithCard(ctx.db), [])
  }),
)

test(
  'nor in what is added to a request, by whomever, nor in how it ends',
  inCase(async ({ ctx, officer, system }) => {
    const { requestId, reference, participantId } = await buildRequest(ctx, { email: 'ann@example.test' })
    const key = newId()
    const note = { requestId, words: said, audience: 'staff', key } as const
    assert.equal(await writeUpdate(officer, note), await writeUpdate(officer, note), 'sent again it is the same note')
    await messageRequests(officer, { requestIds: [requestId], words: said })
    await addInformation(ctx, { participantId, words: said, photos: [] })
    await followRequest(ctx, { requestId, key, reporter: null, language: 'en', words: said })
    const word = { requestId, body: 'The water company', words: said }
    assert.ok(await takeFromBody(system, { ...word, external: { source: 'water', id: '1' } }))
    assert.equal(await takeFromBody(system, { ...word, external: { source: 'water', id: '2' } }), false, 'said before')
    const sent = { reference, words: said, external: { source: 'crm', id: '1' } }
    const apiKey = withContext(ctx, { actor: { kind: 'api-key', id: newId(), name: 'CRM' } })
    await takeUpdate(apiKey, sent)
    assert.equal((await takeUpdate(apiKey, sent)).isOther, false, 'the same words once more')
    await pauseForCustomer(officer, { requestId, question: said })
    await resumeWork(officer, { requestId })
    await closeRequest(officer, { requestId, outcome: 'refused', words: said, challenge: said })
    await reopenRequest(officer, { requestId, note: said })
    await closeRequest(officer, { requestId, outcome: 'done', words: said })
    await confirmClosure(ctx, { participantId, sorted: true, words: said })
    await digestEvents(ctx, searchFollower)
    assert.deepEqual(await tablesWithCard(ctx.db), [])
    const { updates } = await look(ctx, requestId)
    assert.deepEqual([...new Set(updates.map(({ words }) => words))], [GONE])
  }),
)
