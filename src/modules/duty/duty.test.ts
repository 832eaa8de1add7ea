import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { listMessages } from '../channels/index.ts'
import { listCurrentNotices } from '../notices/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import {
  closeDuty,
  countWaitingDuty,
  dutyTeamNow,
  endEmergency,
  listEmergencies,
  listOpenDuty,
  listWaitingDuty,
  type NewEmergency,
  raiseDuty,
  readDutyRecord,
  receiveDuty,
  ringAgain,
  saveDutyNote,
  startEmergency,
} from './index.ts'

/** A Tuesday morning in office hours. */
const NOW = new Date('2026-12-01T10:00:00Z')
const NIGHT = new Date('2026-12-01T23:30:00Z')
const database = await testDatabase({ after }, { template: 'wiltshire', now: NOW })
const at = (ctx: Ctx, now: Date): Ctx => withContext(ctx, { now: () => now })
const after2Minutes = (ctx: Ctx): Ctx => at(ctx, new Date(NOW.getTime() + 121_000))
const refusedAs = (code: string) => (error: unknown) => error instanceof Refused && error.code === code
const isHidden = (error: unknown) => error instanceof NotFound

interface Cast {
  ctx: Ctx
  adviser: Ctx
  colleague: Ctx
  carer: Ctx
  otherCarer: Ctx
  dutyTeam: Ctx
  officer: Ctx
  leader: Ctx
}

const inCase = (work: (cast: Cast) => Promise<void>) => () =>
  inRolledBackTransaction(database.ctx(), async ctx => {
    const as = async (name: string, roles: Parameters<typeof addStaff>[1]['roles'], teams: string[] = []) =>
      withContext(ctx, { actor: await addStaff(ctx, { name, roles, teams }) })
    await work({
      ctx: withContext(ctx, { actor: system('test') }),
      adviser: await as('Ade Adviser', ['adviser'], ['customer-services']),
      colleague: await as('Col League', ['adviser'], ['customer-services']),
      carer: await as('Cara Carer', ['officer'], ['adult-care']),
      otherCarer: await as('Otto Carer', ['officer'], ['adult-care']),
      dutyTeam: await as('Nora Night', ['officer'], ['emergency-duty']),
      officer: await as('Dee Duty', ['duty-officer']),
      leader: await as('Lee Leader', ['team-leader'], ['customer-services']),
    })
  })

const mails = async (ctx: Ctx) => (await listMessages(ctx, { limit: 50 })).rows

test(
  'the team of this hour is told at once, by a message that says nothing of what it is',
  inCase(async ({ ctx, adviser, carer, dutyTeam }) => {
    const id = await raiseDuty(adviser, { kind: 'adult' })
    await saveDutyNote(adviser, { recordId: id, note: 'He takes her money' })
    const [mail, ...others] = await mails(ctx)
    assert.equal(others.length, 0)
    assert.equal(mail!.recipient, 'adult-care@example.org')
    const { rows } = await sql<{ words: string }>`select subject || words as words from channels.messages`.execute(
      ctx.db,
    )
    assert.doesNotMatch(rows[0]!.words, /adult|money|Ade/i)
    assert.deepEqual(
      (await listWaitingDuty(carer)).map(each => [each.id, each.mayReceive]),
      [[id, true]],
    )
    assert.deepEqual(
      (await listWaitingDuty(adviser)).map(each => [each.isMine, each.mayReceive]),
      [[true, false]],
    )
    assert.deepEqual(await listWaitingDuty(dutyTeam), [])
    const { rows: events } = await sql<{
      data: object
    }>`select data from platform.events where type = 'duty.raised'`.execute(ctx.db)
    assert.deepEqual(events[0]!.data, { recordId: id, kind: 'adult', team: 'adult-care', interactionId: null })
  }),
)

test(
  'at night it is the team that covers, and a team that is switched off is passed over',
  inCase(async ({ ctx, adviser }) => {
    const organisation = await readOrganisation(ctx)
    assert.equal(dutyTeamNow(organisation, 'adult-care', NOW), 'adult-care')
    assert.equal(dutyTeamNow(organisation, 'adult-care', NIGHT), 'emergency-duty')
    const teams = new Map(organisation.teams).set('adult-care', {
      ...organisation.teams.get('adult-care')!,
      disabled: true,
    })
    assert.equal(dutyTeamNow({ ...organisation, teams }, 'adult-care', NOW), 'emergency-duty')
    const id = await raiseDuty(at(adviser, NIGHT), { kind: 'homeless-tonight' })
    assert.deepEqual((await readDutyRecord(adviser, id)).teams, ['emergency-duty'])
  }),
)

test(
  'only who raised it, the team told and duty officers know that there is one',
  inCase(async ({ adviser, colleague, carer, dutyTeam, officer, leader }) => {
    const id = await raiseDuty(adviser, { kind: 'adult' })
    await saveDutyNote(adviser, { recordId: id, note: 'Card 4111 1111 1111 1111, and he hits her' })
    for (const who of [adviser, carer, officer]) {
      assert.match((await readDutyRecord(who, id)).note, /^Card .*, and he hits her$/)
      assert.equal((await listOpenDuty(who)).length, 1)
    }
    assert.doesNotMatch((await readDutyRecord(adviser, id)).note, /4111/)
    for (const who of [colleague, dutyTeam, leader]) {
      await assert.rejects(readDutyRecord(who, id), isHidden)
      await assert.rejects(receiveDuty(who, id), isHidden)
      await assert.rejects(saveDutyNote(who, { recordId: id, note: '' }), isHidden)
      assert.deepEqual(await listOpenDuty(who), [])
      assert.deepEqual(await listWaitingDuty(who), [])
    }
    await assert.rejects(saveDutyNote(carer, { recordId: id, note: 'Not her words' }), isHidden)
    assert.equal((await countWaitingDuty(leader)).count, 1)
    await assert.rejects(countWaitingDuty(colleague), isHidden)
  }),
)

test(
  'one named person receives it, and who raised it cannot say so herself',
  inCase(async ({ adviser, carer, otherCarer }) => {
    const id = await raiseDuty(adviser, { kind: 'adult' })
    await assert.rejects(receiveDuty(adviser, id), isHidden)
    await receiveDuty(carer, id)
    await receiveDuty(carer, id)
    await assert.rejects(receiveDuty(otherCarer, id), refusedAs('duty.received-already'))
    assert.equal((await readDutyRecord(adviser, id)).receivedBy, 'Cara Carer')
    assert.deepEqual(await listWaitingDuty(adviser), [])
  }),
)

test(
  'what nobody received rings again after two minutes, at the next team too; what was received does not',
  inCase(async ({ ctx, adviser, carer, dutyTeam }) => {
    const id = await raiseDuty(adviser, { kind: 'adult' })
    assert.equal(await ringAgain(ctx), 0)
    assert.equal(await ringAgain(after2Minutes(ctx)), 1)
    assert.equal(await ringAgain(after2Minutes(ctx)), 0)
    const { teams, rings } = await readDutyRecord(dutyTeam, id)
    assert.deepEqual([teams, rings], [['adult-care', 'emergency-duty'], 2])
    assert.equal(await ringAgain(at(ctx, new Date(NOW.getTime() + 300_000))), 1)
    assert.deepEqual((await readDutyRecord(dutyTeam, id)).told, [
      { team: 'adult-care', at: NOW },
      { team: 'emergency-duty', at: new Date(NOW.getTime() + 121_000) },
    ])
    assert.equal((await mails(ctx)).length, 5)
    assert.equal((await listWaitingDuty(dutyTeam))[0]?.id, id)
    await receiveDuty(carer, id)
    assert.equal(await ringAgain(at(ctx, NIGHT)), 0)
  }),
)

test(
  'below the threshold is no end without what was offered, and by whom',
  inCase(async ({ ctx, adviser, carer }) => {
    const recordId = await raiseDuty(adviser, { kind: 'adult' })
    const below = { recordId, outcome: 'below-threshold' as const, words: 'She is safe and has support' }
    await assert.rejects(closeDuty(carer, below), refusedAs('duty.receive-first'))
    await receiveDuty(carer, recordId)
    await assert.rejects(closeDuty(carer, below), refusedAs('duty.offer-missing'))
    await assert.rejects(closeDuty(carer, { ...below, offer: 'A talk on Friday' }), refusedAs('duty.offer-missing'))
    await assert.rejects(closeDuty(carer, { ...below, outcome: 'acting', words: ' ' }), refusedAs('duty.words-missing'))
    const unoffered = sql`update duty.records set outcome = 'below-threshold', closed_at = now() where id = ${recordId}::uuid`
    await assert.rejects(
      ctx.transaction(ctx => unoffered.execute(ctx.db)),
      /records_check/,
    )
    await closeDuty(carer, { ...below, offer: 'A talk on Friday', offeredBy: 'Adult care' })
    await assert.rejects(closeDuty(carer, { ...below, offer: 'x', offeredBy: 'y' }), refusedAs('duty.closed-already'))
    await assert.rejects(saveDutyNote(adviser, { recordId, note: 'More' }), refusedAs('duty.closed-already'))
    assert.deepEqual(await listOpenDuty(carer), [])
  }),
)

const SNOW: NewEmergency = {
  goldenNumber: 'streets',
  plan: null,
  title: 'Snow',
  words: 'Main roads first.',
  priorities: 'People who are stuck',
  endsAt: NIGHT,
  onSite: true,
}

test(
  'one person switches an emergency on; it and its notice are over by themselves at its time',
  inCase(async ({ ctx, leader, adviser }) => {
    await assert.rejects(startEmergency(adviser, SNOW), isHidden)
    await assert.rejects(startEmergency(leader, { ...SNOW, words: ' ' }), refusedAs('duty.emergency-empty'))
    await assert.rejects(startEmergency(leader, { ...SNOW, endsAt: NOW }), refusedAs('duty.emergency-end-wrong'))
    await assert.rejects(startEmergency(leader, { ...SNOW, goldenNumber: 'none' }), refusedAs('duty.no-such-line'))
    await startEmergency(leader, SNOW)
    assert.deepEqual(
      (await listEmergencies(adviser)).map(each => [each.title, each.goldenNumber]),
      [['Snow', 'streets']],
    )
    const onSite = async (now: Date) =>
      (await listCurrentNotices(at(ctx, now))).filter(each => each.title.en === 'Snow')
    assert.equal((await onSite(NOW)).length, 1)
    assert.equal((await onSite(NIGHT)).length, 0)
    const welsh = { titleWelsh: 'Eira mawr', wordsWelsh: 'Prif ffyrdd yn gyntaf.' }
    await startEmergency(leader, { ...SNOW, title: 'Deep snow', ...welsh })
    const inBoth = (await listCurrentNotices(at(ctx, NOW))).find(each => each.title.en === 'Deep snow')
    assert.deepEqual([inBoth?.title.cy, inBoth?.words.cy], [welsh.titleWelsh, welsh.wordsWelsh])
    await endEmergency(leader, (await listEmergencies(leader)).find(each => each.title === 'Deep snow')!.id)
    assert.deepEqual(await listEmergencies(at(adviser, NIGHT)), [])
  }),
)

test(
  'an emergency ended by hand ends its notice too',
  inCase(async ({ ctx, leader, adviser }) => {
    const id = await startEmergency(leader, { ...SNOW, goldenNumber: null })
    await assert.rejects(endEmergency(adviser, id), isHidden)
    await endEmergency(leader, id)
    await endEmergency(leader, id)
    assert.deepEqual(await listEmergencies(adviser), [])
    assert.equal((await listCurrentNotices(ctx)).filter(each => each.title.en === 'Snow').length, 0)
  }),
)
