import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { Invalid, NotFound, Refused } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/id.ts'
import {
  addFiles,
  type Draft,
  expireDrafts,
  getDraft,
  goTo,
  makeResumeCode,
  removeFile,
  resumeDraft,
  saveAnswer,
  startDraft,
} from './index.ts'
import { MOST_TRIES, networkOf } from './resume-tries.ts'

const NOW = new Date('2026-11-25T10:00:00Z')
const database = await testDatabase({ after }, { template: 'wiltshire', now: NOW })
const undone = (work: (ctx: Ctx) => Promise<void>) => () => inRolledBackTransaction(database.ctx(), work)
const later = (ctx: Ctx, days: number) => withContext(ctx, { now: () => new Date(NOW.getTime() + days * 86_400_000) })
const refusedAs = (code: string) => (error: unknown) => error instanceof Refused && error.code === code

async function begin(ctx: Ctx): Promise<Draft & { secret: string }> {
  const { id, secret } = await startDraft(ctx, { service: 'pothole' })
  return { ...(await getDraft(ctx, id, secret)), secret }
}

/** Nine digits whose check digit is right and which are nobody's: drawn for a draft that then gets another. */
async function wrongCode(ctx: Ctx): Promise<string> {
  const draft = await begin(ctx)
  const code = await makeResumeCode(ctx, draft)
  await makeResumeCode(ctx, draft)
  return code
}

describe('a draft', () => {
  it(
    'begins with the version of its service, a submission key and the place that is known',
    undone(async ctx => {
      const place = { lat: 51.46, lng: -2.11, words: '', source: 'pin' as const }
      const { id, secret } = await startDraft(ctx, { service: 'pothole', known: { place, postcode: 'SN15 1ER' } })
      const draft = await getDraft(ctx, id, secret)
      assert.deepEqual(draft.answers, { where: place })
      assert.equal(draft.known.postcode, 'SN15 1ER')
      assert.ok(isId(draft.submissionKey) && isId(draft.versionId))
      assert.equal(draft.submittedAt, null)
    }),
  )
  it(
    'is begun only for a service there is',
    undone(async ctx => {
      await assert.rejects(startDraft(ctx, { service: 'teleport' }), NotFound)
    }),
  )
  it(
    'opens only with a secret of its own',
    undone(async ctx => {
      const [mine, hers] = [await begin(ctx), await begin(ctx)]
      await assert.rejects(getDraft(ctx, mine.id, hers.secret), NotFound)
      await assert.rejects(getDraft(ctx, mine.id, ''), NotFound)
      await assert.rejects(getDraft(ctx, "' or 1=1", mine.secret), NotFound)
    }),
  )
  it(
    'keeps each answer, forgets one that is taken away, and knows where she is',
    undone(async ctx => {
      const draft = await begin(ctx)
      await saveAnswer(ctx, draft, 'size', 'large', 'depth')
      await saveAnswer(ctx, draft, 'details', 'wet')
      assert.deepEqual(await saveAnswer(ctx, draft, 'details', undefined), { size: 'large' })
      assert.equal((await getDraft(ctx, draft.id, draft.secret)).atQuestion, 'depth')
      await goTo(ctx, draft, 'size')
      assert.equal((await getDraft(ctx, draft.id, draft.secret)).atQuestion, 'size')
    }),
  )
  it(
    'takes no more answers once it was sent, and keeps none',
    undone(async ctx => {
      const draft = await begin(ctx)
      await saveAnswer(ctx, draft, 'size', 'large')
      const code = await makeResumeCode(ctx, draft)
      await sent(ctx, draft)
      const after = await getDraft(ctx, draft.id, draft.secret)
      assert.deepEqual([after.answers, after.known, after.submittedAt], [{}, {}, NOW])
      await assert.rejects(saveAnswer(ctx, draft, 'size', 'small'), refusedAs('drafts.already-sent'))
      await assert.rejects(makeResumeCode(ctx, draft), refusedAs('drafts.already-sent'))
      await assert.rejects(resumeDraft(ctx, { code, address: '192.0.2.1' }), refusedAs('drafts.no-such-code'))
    }),
  )
  it(
    'tells events nothing of what was answered',
    undone(async ctx => {
      const draft = await begin(ctx)
      await saveAnswer(ctx, draft, 'details', 'my neighbour Ann')
      await makeResumeCode(ctx, draft)
      await expireDrafts(later(ctx, 40))
      const rows = await ctx.db
        .selectFrom('platform.events')
        .select(['type', 'data'])
        .where('subject', '=', draft.id)
        .execute()
      assert.deepEqual(
        rows.map(row => row.type),
        ['drafts.started', 'drafts.code-made', 'drafts.expired'],
      )
      assert.doesNotMatch(JSON.stringify(rows), /Ann/)
    }),
  )
})

const sent = (ctx: Ctx, draft: Draft) =>
  ctx.db.selectNoFrom(eb => eb.fn('drafts.mark_submitted', [eb.val(draft.id), eb.val(NOW)]).as('done')).execute()

describe('two tabs', () => {
  it('do not lose each other’s answers', async () => {
    const ctx = database.ctx()
    const draft = await begin(ctx)
    const questions = ['size', 'depth', 'position', 'details', '_who', '_details']
    await Promise.all(questions.map(id => saveAnswer(ctx, draft, id, `answer to ${id}`)))
    const { answers } = await getDraft(ctx, draft.id, draft.secret)
    assert.deepEqual(Object.keys(answers).sort(), questions.toSorted())
  })
  it('add photos to one list and never more than it takes', async () => {
    const ctx = database.ctx()
    const draft = await begin(ctx)
    const tries = Array.from({ length: 8 }, () => addFiles(ctx, draft, 'photos', { files: [newId()], max: 5 }))
    const outcomes = await Promise.allSettled(tries)
    assert.equal(outcomes.filter(outcome => outcome.status === 'fulfilled').length, 5)
    const [first, ...rest] = (await getDraft(ctx, draft.id, draft.secret)).answers.photos as string[]
    assert.deepEqual(await removeFile(ctx, draft, 'photos', first!), rest)
    assert.equal(rest.length, 4)
  })

  it('keep a photo once that a script and a press of Continue sent at the same moment', async () => {
    const ctx = database.ctx()
    const draft = await begin(ctx)
    const twice = [await addFile(ctx), await addFile(ctx)]
    await Promise.all(twice.map(file => addFiles(ctx, draft, 'photos', { files: [file], max: 5 })))
    const kept = (await getDraft(ctx, draft.id, draft.secret)).answers.photos as string[]
    assert.equal(kept.length, 1)
  })
})

describe('a resume code', () => {
  it(
    'takes the draft up in another browser, however it is typed, and leaves the first one working',
    undone(async ctx => {
      const draft = await begin(ctx)
      await saveAnswer(ctx, draft, 'size', 'large', 'depth')
      const code = await makeResumeCode(ctx, draft)
      const typed = `${code.slice(0, 3)} ${code.slice(3, 6)}-${code.slice(6)} `
      const resumed = await resumeDraft(ctx, { code: typed, address: '192.0.2.1' })
      assert.equal(resumed.id, draft.id)
      assert.notEqual(resumed.secret, draft.secret)
      assert.equal((await getDraft(ctx, draft.id, resumed.secret)).atQuestion, 'depth')
      assert.equal((await getDraft(ctx, draft.id, draft.secret)).atQuestion, 'depth')
    }),
  )
  it(
    'may be said to an adviser, who is noted',
    undone(async ctx => {
      const staff = await addStaff(ctx, { roles: ['adviser'] })
      const code = await makeResumeCode(ctx, await begin(ctx))
      const adviser = withContext(ctx, { actor: staff, channel: 'phone' })
      await resumeDraft(adviser, { code, address: '192.0.2.1' })
      const row = await ctx.db.selectFrom('drafts.resumptions').selectAll().executeTakeFirstOrThrow()
      assert.deepEqual([row.staff_id, row.channel], [staff.id, 'phone'])
    }),
  )
  it(
    'ends the one before, and itself after 28 days',
    undone(async ctx => {
      const draft = await begin(ctx)
      const [first, second] = [await makeResumeCode(ctx, draft), await makeResumeCode(ctx, draft)]
      await assert.rejects(resumeDraft(ctx, { code: first, address: '192.0.2.1' }), refusedAs('drafts.no-such-code'))
      const tooLate = resumeDraft(later(ctx, 29), { code: second, address: '192.0.2.1' })
      await assert.rejects(tooLate, refusedAs('drafts.no-such-code'))
      assert.equal((await resumeDraft(later(ctx, 27), { code: second, address: '192.0.2.1' })).id, draft.id)
    }),
  )
  it(
    'with a wrong digit is said to be mistyped, and is not counted as a guess',
    undone(async ctx => {
      const code = await makeResumeCode(ctx, await begin(ctx))
      const mistyped = code.slice(0, 8) + ((Number(code[8]) + 1) % 10)
      await assert.rejects(
        resumeDraft(ctx, { code: mistyped, address: '192.0.2.1' }),
        error => error instanceof Invalid && /one digit looks wrong/.test(error.errors.code ?? ''),
      )
      assert.deepEqual(await ctx.db.selectFrom('drafts.resume_tries').selectAll().execute(), [])
    }),
  )
  it(
    'is kept nowhere as it is',
    undone(async ctx => {
      const draft = await begin(ctx)
      const code = await makeResumeCode(ctx, draft)
      const row = await ctx.db
        .selectFrom('drafts.drafts')
        .selectAll()
        .where('id', '=', draft.id)
        .executeTakeFirstOrThrow()
      assert.equal(row.resume_digest?.length, 32)
      assert.ok(!JSON.stringify(row).includes(code) && !JSON.stringify(row).includes(draft.secret))
    }),
  )
})

describe('guessing codes', () => {
  const guess = (ctx: Ctx, code: string, address: string) =>
    resumeDraft(ctx, { code, address }).then(
      () => 'opened',
      error => (error as Refused).code,
    )
  it(
    'ends after a few tries from one address, even with the right code, and starts again the next hour',
    undone(async ctx => {
      const wrong = await wrongCode(ctx)
      const right = await makeResumeCode(ctx, await begin(ctx))
      for (let tries = 0; tries < MOST_TRIES.address; tries++)
        assert.equal(await guess(ctx, wrong, '2001:db8::1'), 'drafts.no-such-code')
      assert.equal(await guess(ctx, right, '2001:db8::ffff:2'), 'drafts.too-many-tries')
      assert.equal(await guess(ctx, right, '192.0.2.9'), 'opened')
      assert.equal(await guess(later(ctx, 1 / 24), right, '2001:db8::1'), 'opened')
    }),
  )
  it('counts tries that come all at once', async () => {
    const ctx = database.ctx()
    const wrong = await wrongCode(ctx)
    const all = await Promise.all(Array.from({ length: 30 }, () => guess(ctx, wrong, '192.0.2.77')))
    assert.equal(all.filter(outcome => outcome === 'drafts.no-such-code').length, MOST_TRIES.address)
    await ctx.db.deleteFrom('drafts.resume_tries').execute()
  })
  it(
    'ends for everybody when it comes from many addresses, but not for an adviser with a caller',
    undone(async ctx => {
      const wrong = await wrongCode(ctx)
      const right = await makeResumeCode(ctx, await begin(ctx))
      for (let tries = 0; tries < MOST_TRIES.everybody; tries++) await guess(ctx, wrong, `192.0.2.${tries}`)
      assert.equal(await guess(ctx, right, '198.51.100.1'), 'drafts.too-many-tries')
      const adviser = withContext(ctx, { actor: await addStaff(ctx, { roles: ['adviser'] }) })
      assert.equal(await guess(adviser, right, '198.51.100.1'), 'opened')
    }),
  )
  it(
    'costs nothing when the code is right',
    undone(async ctx => {
      const right = await makeResumeCode(ctx, await begin(ctx))
      for (let tries = 0; tries < MOST_TRIES.address * 2; tries++)
        assert.equal(await guess(ctx, right, '192.0.2.1'), 'opened')
    }),
  )
  it('takes an IPv6 household for one address', () => {
    assert.equal(networkOf('2001:0db8:0:1:aaaa::1'), networkOf('2001:db8::1:0:0:0:2'))
    assert.notEqual(networkOf('2001:db8:0:1::1'), networkOf('2001:db8:0:2::1'))
    assert.equal(networkOf('::ffff:192.0.2.1'), '192.0.2.1')
    assert.equal(networkOf('::1'), '0:0:0:0')
  })
})

describe('old drafts', () => {
  it(
    'go 28 days after they were last touched, with their files',
    undone(async ctx => {
      const [old, touched] = [await begin(ctx), await begin(ctx)]
      const file = await addFile(ctx)
      await addFiles(ctx, old, 'photos', { files: [file], max: 5 })
      await saveAnswer(later(ctx, 20), touched, 'size', 'large')
      await expireDrafts(later(ctx, 27))
      assert.equal((await getDraft(later(ctx, 27), old.id, old.secret)).id, old.id)
      assert.ok((await expireDrafts(later(ctx, 29))) >= 1)
      const row = ctx.db.selectFrom('drafts.drafts').select('id').where('id', '=', old.id)
      assert.equal(await row.executeTakeFirst(), undefined)
      assert.equal((await getDraft(later(ctx, 29), touched.id, touched.secret)).id, touched.id)
      const files = await ctx.db.selectFrom('platform.files').select('id').where('id', '=', file).execute()
      assert.deepEqual(files, [])
    }),
  )
  it(
    'cannot be opened after their time, even before they are deleted',
    undone(async ctx => {
      const draft = await begin(ctx)
      await assert.rejects(getDraft(later(ctx, 28), draft.id, draft.secret), NotFound)
      await assert.rejects(saveAnswer(later(ctx, 28), draft, 'size', 'large'), NotFound)
    }),
  )
})

async function addFile(ctx: Ctx): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('platform.files')
    .values({ id, sha256: 'ab', media_type: 'image/jpeg', bytes: 2, name: 'a.jpg' })
    .execute()
  return id
}
