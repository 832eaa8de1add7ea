import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../platform/id.ts'
import { readSettings, sign } from '../../platform/settings.ts'
import { NORTH } from './council.fixture.ts'
import { findParticipantByKnowledge, participantOfToken, participantToken, readTracked } from './index.ts'
import { caseIn, councilDatabase, isNotFound } from './requests.fixture.ts'
import { buildFile, buildFollower, buildRequest, type RequestParts } from './testing.ts'

const database = await councilDatabase({ after })
const inCase = caseIn(database)
const elsewhere = await testDatabase({ after })

describe('knowing something of oneself', () => {
  const sam: RequestParts = {
    name: 'Sam Sample',
    email: 'Sam@Example.test',
    phone: '+447700900123',
    postcode: 'AB1 2BB',
  }

  test(
    'opens one’s request: email, the end of the phone number, one’s own postcode',
    inCase(async ({ ctx }) => {
      for (const service of ['pothole', 'noise']) {
        const { reference, participantId } = await buildRequest(ctx, { ...sam, service })
        const right = [
          'sam@example.test',
          ' SAM@EXAMPLE.TEST ',
          '0123',
          '00123',
          '900123',
          '07700 900123',
          '+44 7700 900-123',
          '(07700) 900123',
          'ab1 2bb',
          'AB12BB',
        ]
        for (const known of right)
          assert.equal(await findParticipantByKnowledge(ctx, reference, known), participantId, known)
      }
    }),
  )

  test(
    'nothing else does',
    inCase(async ({ ctx }) => {
      const { reference } = await buildRequest(ctx, sam)
      const wrong = [
        '',
        ' ',
        '123',
        '0124',
        '900124',
        '7700 900123 x',
        'sam',
        '@example.test',
        'jo@example.test',
        'AB1 1AA',
        'AB1',
        '%',
        '____',
        "' or true --",
        '\u0001',
      ]
      for (const known of wrong) assert.equal(await findParticipantByKnowledge(ctx, reference, known), null, known)
      assert.equal(await findParticipantByKnowledge(ctx, '000000000000', 'sam@example.test'), null)
    }),
  )

  test(
    'the place of a public report is no secret: its postcode opens nothing',
    inCase(async ({ ctx }) => {
      const place = { ...NORTH, words: 'Here', postcode: 'AB1 1AA' }
      const open = await buildRequest(ctx, { email: 'sam@example.test', place })
      assert.equal(await findParticipantByKnowledge(ctx, open.reference, 'AB1 1AA'), null)
      const hidden = await buildRequest(ctx, { email: 'sam@example.test', place, service: 'noise' })
      assert.equal(await findParticipantByKnowledge(ctx, hidden.reference, 'AB1 1AA'), hidden.participantId)
    }),
  )

  test(
    'opens to who joined what is hers, and not the reporter’s',
    inCase(async ({ ctx }) => {
      const { requestId, reference, participantId } = await buildRequest(ctx, sam)
      const follower = await buildFollower(ctx, requestId, 'jo@example.test')
      assert.equal(await findParticipantByKnowledge(ctx, reference, 'jo@example.test'), follower)
      assert.equal(await findParticipantByKnowledge(ctx, reference, 'sam@example.test'), participantId)
    }),
  )

  test(
    'never opens what was said in confidence, nor a link that was given up',
    inCase(async ({ ctx }) => {
      const secret = await buildRequest(ctx, { ...sam, service: 'harm', place: null })
      for (const known of ['sam@example.test', '900123', 'AB1 2BB'])
        assert.equal(await findParticipantByKnowledge(ctx, secret.reference, known), null)
      const { reference, participantId } = await buildRequest(ctx, sam)
      await ctx.db
        .updateTable('requests.participants')
        .set({ left_at: ctx.now() })
        .where('id', '=', participantId)
        .execute()
      assert.equal(await findParticipantByKnowledge(ctx, reference, 'sam@example.test'), null)
    }),
  )
})

describe('a private link', () => {
  test('leads to its participant, and is the same each time', async () => {
    const id = newId()
    const token = await participantToken(database.ctx(), id)
    assert.match(token, /^[\w-]{44}$/)
    assert.equal(await participantToken(database.ctx(), id), token)
    assert.equal(await participantOfToken(database.ctx(), token), id)
  })

  test('that was forged, cut, lengthened or made for something else leads nowhere', async () => {
    const ctx = database.ctx()
    const [id, other] = [newId(), newId()]
    const [token, others] = [await participantToken(ctx, id), await participantToken(ctx, other)]
    const { secret } = await readSettings(ctx)
    const bare = token.slice(0, 22)
    const flip = (at: number) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
    const forged = [
      '',
      bare,
      token.slice(0, -1),
      `${token}A`,
      ` ${token}`,
      token.toLowerCase(),
      id,
      'null',
      '\0'.repeat(44),
      bare + others.slice(22),
      others.slice(0, 22) + token.slice(22),
      bare + sign(secret, 'csrf', id),
      bare + sign('', 'participant', id),
      bare + sign(secret, 'participant', other),
      flip(0),
      flip(10),
      flip(22),
      flip(30),
      flip(42),
      'ŵ'.repeat(44),
    ]
    for (const each of forged) assert.equal(await participantOfToken(ctx, each), null, JSON.stringify(each))
  })

  test('of another database leads nowhere here', async () => {
    const id = newId()
    const token = await participantToken(elsewhere.ctx(), id)
    assert.equal(await participantOfToken(elsewhere.ctx(), token), id)
    assert.equal(await participantOfToken(database.ctx(), token), null)
  })

  test(
    'shows her request as she may see it',
    inCase(async ({ ctx, officer }) => {
      const photo = await buildFile(ctx)
      const { requestId, participantId } = await buildRequest(officer, {
        email: 'sam@example.test',
        photos: [photo],
        answers: { happenedAt: 'last night', at: 'noon' },
      })
      const tracked = await readTracked(ctx, participantId)
      assert.deepEqual(tracked.participant, {
        id: participantId,
        role: 'reporter',
        language: 'en',
        told: true,
        hears: 'everything',
        hasEmail: true,
        mayBeTold: true,
      })
      assert.deepEqual([tracked.id, tracked.photos.length, tracked.promises.length], [requestId, 1, 2])
      assert.ok(tracked.promises.every(step => step.dueAt instanceof Date))
      assert.deepEqual(tracked.answers, { what: 'A deep hole', happenedAt: 'last night', at: 'noon' })
      assert.doesNotMatch(JSON.stringify(tracked), /Olu|sam@example/)
      for (const id of [newId(), requestId, 'no id', '']) await assert.rejects(readTracked(ctx, id), isNotFound)
    }),
  )

  test(
    'knows whether an email would reach her',
    inCase(async ({ ctx }) => {
      const unsafe = await buildRequest(ctx, { email: 'sam@example.test', phone: '+447700900123', safe: ['phone'] })
      assert.equal((await readTracked(ctx, unsafe.participantId)).participant.hasEmail, false)
      const nobody = await buildRequest(ctx)
      assert.deepEqual((await readTracked(ctx, nobody.participantId)).participant.told, false)
    }),
  )
})
