import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import {
  type ArticleDefinition,
  answerReport,
  publishArticle,
  readArticle,
  readMyList,
  readReport,
  saveArticle,
  sayWhetherArticleIsRight,
  searchKnowledge,
  withdrawArticle,
} from './index.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-11-28T10:00:00Z') })
const welsh = await testDatabase({ after }, { template: 'wrexham', now: new Date('2026-11-28T10:00:00Z') })
const refusedAs = (code: string) => (error: unknown) => error instanceof Refused && error.code === `knowledge.${code}`

const definition: ArticleDefinition = {
  question: { en: 'May I keep a zebra?' },
  answer: { en: 'With a licence.' },
  also: '',
  audience: 'staff',
  team: 'licensing',
  owner: null,
  reviewOn: '2027-01-31',
  areas: [],
  services: [],
}

interface People {
  ctx: Ctx
  adviser: Ctx
  leader: Ctx
  officer: Ctx
}

const undone = (work: (people: People) => Promise<void>) => () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const as = async (role: 'adviser' | 'team-leader' | 'officer', name: string, team: string) =>
      withContext(ctx, { actor: await addStaff(ctx, { roles: [role], name, teams: [team] }) })
    await work({
      ctx,
      adviser: await as('adviser', 'Ada Adviser', 'customer-services'),
      leader: await as('team-leader', 'Lea Leader', 'licensing'),
      officer: await as('officer', 'Olli Officer', 'licensing'),
    })
  })

const found = async (ctx: Ctx) => (await searchKnowledge(ctx, 'zebra')).map(({ words }) => words?.en)

describe('an article', () => {
  test(
    'written by an adviser is found once somebody who may publishes it',
    undone(async ({ adviser, leader }) => {
      const id = await saveArticle(adviser, { definition, why: 'Asked twice today' })
      assert.deepEqual(await found(adviser), [])
      await assert.rejects(publishArticle(adviser, { id, seen: 1, why: 'It is true' }), NotFound)
      await assert.rejects(publishArticle(leader, { id, seen: 1, why: ' ' }), refusedAs('why-missing'))
      await publishArticle(leader, { id, seen: 1, why: 'It is true' })
      assert.deepEqual(await found(adviser), ['With a licence.'])
      await assert.rejects(publishArticle(leader, { id, seen: 1, why: 'Again' }), refusedAs('nothing-to-publish'))
    }),
  )

  test(
    'stays as it is for readers while a change of it is a draft, and says who did what and why',
    undone(async ({ adviser, leader }) => {
      const id = await saveArticle(leader, { definition, why: 'New' })
      await publishArticle(leader, { id, seen: 1, why: 'True' })
      const changed = { ...definition, answer: { en: 'No, never.' } }
      await saveArticle(adviser, { id, seen: 1, definition: changed, why: 'The law changed' })
      assert.deepEqual(await found(adviser), ['With a licence.'])
      await publishArticle(leader, { id, seen: 2, why: 'Checked' })
      assert.deepEqual(await found(adviser), ['No, never.'])
      const { history } = await readArticle(adviser, id)
      assert.deepEqual(
        history.map(({ act, version, by, why }) => [act, version, by, why]),
        [
          ['published', 2, 'Lea Leader', 'Checked'],
          ['saved', 2, 'Ada Adviser', 'The law changed'],
          ['published', 1, 'Lea Leader', 'True'],
          ['saved', 1, 'Lea Leader', 'New'],
        ],
      )
    }),
  )

  test(
    'changed by somebody else since loses nobody’s words',
    undone(async ({ adviser, leader }) => {
      const id = await saveArticle(adviser, { definition, why: 'New' })
      await saveArticle(leader, { id, seen: 1, definition: { ...definition, also: 'stripes' }, why: 'More words' })
      const late = { ...definition, also: 'horse' }
      await assert.rejects(
        saveArticle(adviser, { id, seen: 1, definition: late, why: 'x' }),
        refusedAs('changed-since'),
      )
      await assert.rejects(publishArticle(leader, { id, seen: 1, why: 'x' }), refusedAs('changed-since'))
    }),
  )

  test(
    'that is withdrawn is not found, and read only by those who write',
    undone(async ({ ctx, adviser, leader }) => {
      const id = await saveArticle(leader, { definition, why: 'New' })
      await publishArticle(leader, { id, seen: 1, why: 'True' })
      await withdrawArticle(leader, { id, why: 'No zebras left' })
      assert.deepEqual(await found(adviser), [])
      assert.equal((await readArticle(adviser, id)).state, 'withdrawn')
      const employee = withContext(ctx, { actor: await addStaff(ctx, { roles: ['employee'] }) })
      await assert.rejects(readArticle(employee, id), NotFound)
      await publishArticle(leader, { id, seen: 1, why: 'They are back' })
      assert.equal((await readArticle(employee, id)).state, 'published')
    }),
  )

  test(
    'needs words, a team, an owner of that team, and services and areas that exist',
    undone(async ({ adviser }) => {
      const stranger = adviser.actor.kind === 'staff' ? adviser.actor.id : ''
      const wrong: [Partial<ArticleDefinition>, string][] = [
        [{ question: { en: ' ' } }, 'question-missing'],
        [{ answer: { en: '' } }, 'answer-missing'],
        [{ question: { en: 'A', cy: 'B' } }, 'half-in-welsh'],
        [{ team: 'nobody' }, 'no-such-team'],
        [{ owner: stranger }, 'owner-not-in-team'],
        [{ areas: ['nowhere'] }, 'no-such-area'],
        [{ services: ['nothing'] }, 'no-such-service'],
      ]
      for (const [parts, code] of wrong)
        await assert.rejects(
          saveArticle(adviser, { definition: { ...definition, ...parts }, why: 'x' }),
          refusedAs(code),
        )
    }),
  )
})

test('a council that speaks Welsh publishes for everybody in both languages only', () =>
  inRolledBackTransaction(welsh.ctx(), async ctx => {
    const leader = withContext(ctx, { actor: await addStaff(ctx, { roles: ['designer'] }) })
    const { rows } = { rows: await ctx.db.selectFrom('organisation.teams').select('id').limit(1).execute() }
    const english = { ...definition, team: rows[0]!.id, audience: 'everybody' as const }
    const id = await saveArticle(leader, { definition: english, why: 'New' })
    await assert.rejects(publishArticle(leader, { id, seen: 1, why: 'True' }), refusedAs('welsh-missing'))
    const both = { ...english, question: { en: 'Zebra?', cy: 'Sebra?' }, answer: { en: 'Yes.', cy: 'Cewch.' } }
    await saveArticle(leader, { id, definition: both, why: 'In Welsh' })
    await publishArticle(leader, { id, seen: 2, why: 'True' })
    assert.equal((await searchKnowledge(ctx, 'sebra'))[0]?.id, id)
  }))

describe('‘Was this right?’', () => {
  test(
    'a no goes to the list of the team, is answered there, and the answer comes back to who said it',
    undone(async ({ adviser, leader, officer }) => {
      const id = await saveArticle(leader, { definition, why: 'New' })
      await publishArticle(leader, { id, seen: 1, why: 'True' })
      await sayWhetherArticleIsRight(adviser, id, { right: true })
      await assert.rejects(sayWhetherArticleIsRight(adviser, id, { right: false }), refusedAs('say-what-is-wrong'))
      await sayWhetherArticleIsRight(adviser, id, { right: false, words: 'Zebras need no licence' })
      const { right, reports } = await readArticle(adviser, id)
      assert.deepEqual(
        [right, reports.map(({ words, by }) => `${by}: ${words}`)],
        [1, ['Ada Adviser: Zebras need no licence']],
      )
      assert.deepEqual((await readMyList(adviser)).wrong, [])
      const [report] = (await readMyList(officer)).wrong
      await assert.rejects(readReport(adviser, report!.id), NotFound)
      await assert.rejects(answerReport(adviser, { id: report!.id, answer: 'x' }), NotFound)
      await answerReport(officer, { id: report!.id, answer: 'They do. It is an exotic animal.' })
      assert.deepEqual((await readMyList(officer)).wrong, [])
      const [answered] = (await readMyList(adviser)).answered
      assert.deepEqual([answered?.answer, answered?.answeredBy], ['They do. It is an exotic animal.', 'Olli Officer'])
    }),
  )

  test(
    'goes with the article to another team',
    undone(async ({ adviser, leader, officer }) => {
      const id = await saveArticle(leader, { definition, why: 'New' })
      await publishArticle(leader, { id, seen: 1, why: 'True' })
      await sayWhetherArticleIsRight(officer, id, { right: false, words: 'Wrong' })
      await saveArticle(leader, { id, definition: { ...definition, team: 'customer-services' }, why: 'Theirs' })
      await publishArticle(leader, { id, seen: 2, why: 'Theirs' })
      assert.equal((await readMyList(adviser)).wrong.length, 1)
      assert.equal((await readMyList(officer)).wrong.length, 0)
    }),
  )
})

test('my list has what is to be looked at within 30 days, and drafts that wait', () =>
  undone(async ({ adviser, leader, officer }) => {
    for (const [reviewOn, name] of [
      ['2026-12-28', 'soon'],
      ['2026-12-29', 'later'],
      ['2026-11-01', 'past'],
    ] as const) {
      const id = await saveArticle(leader, {
        definition: { ...definition, question: { en: name }, reviewOn },
        why: 'New',
      })
      await publishArticle(leader, { id, seen: 1, why: 'True' })
    }
    await saveArticle(adviser, { definition: { ...definition, question: { en: 'draft' } }, why: 'New' })
    const { review, drafts } = await readMyList(officer)
    assert.deepEqual(
      review.map(({ question }) => question.en),
      ['past', 'soon'],
    )
    assert.deepEqual(
      drafts.map(({ question, by }) => [question.en, by]),
      [['draft', 'Ada Adviser']],
    )
    assert.deepEqual((await readMyList(adviser)).review, [])
  })())
