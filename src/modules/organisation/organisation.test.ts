import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import {
  addTeam,
  changeStaff,
  changeTeam,
  disableStaff,
  dutyNumbersNow,
  enableStaff,
  endAccess,
  findOrganisation,
  findStaffByEmail,
  gapsOfTeam,
  getStaff,
  inviteStaff,
  isOpenNow,
  listMembers,
  listStaff,
  type OrganisationOfPack,
  readOrganisation,
  replaceOrganisation,
  setTeams,
  staffChanged,
  staffDisabled,
  staffEnabled,
  staffInvited,
  staffTeamsChanged,
  teamChanged,
  teamSubject,
} from './index.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire' })
const empty = await testDatabase({ after })
const undone = (work: (ctx: Ctx) => Promise<void>) => () => inRolledBackTransaction(ctx(), work)
const refusedAs = (code: string) => (error: unknown) => error instanceof Refused && error.code === code

const wednesdayNoon = new Date('2026-11-25T12:00:00Z')
const sundayNoon = new Date('2026-11-29T12:00:00Z')
const anna = { email: 'Anna@Council.example', name: 'Anna (test)', roles: ['officer' as const], teams: ['highways'] }

async function eventsOf(ctx: Ctx, subject: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('platform.events')
    .select('type')
    .where('subject', '=', subject)
    .orderBy('seq')
    .execute()
  return rows.map(row => row.type)
}

/** The organisation as its pack has it. */
async function packOf(ctx: Ctx): Promise<OrganisationOfPack> {
  const { council, calendarDefinitions, teams, locations, goldenNumbers, dutyRules } = await readOrganisation(ctx)
  return {
    council,
    calendars: [...calendarDefinitions.values()],
    teams: [...teams.values()],
    locations,
    goldenNumbers,
    dutyRules: [...dutyRules.values()],
  }
}

describe('the organisation', () => {
  test('is there once a pack was loaded', async () => {
    const { council, teams, calendars } = await readOrganisation(ctx())
    assert.equal(council.slug, 'wiltshire')
    assert.equal(council.contactHours, 'contact')
    assert.ok(teams.size >= 14)
    assert.ok(calendars.has(teams.get('highways')!.calendar))
    assert.equal(await findOrganisation(empty.ctx()), null)
    await assert.rejects(readOrganisation(empty.ctx()), NotFound)
  })

  test('says which duty numbers answer at this hour', async () => {
    const organisation = await readOrganisation(ctx())
    const numbersAt = (at: Date) => dutyNumbersNow(organisation, 'roads', at)!.numbers.map(each => each.number)
    assert.ok(numbersAt(wednesdayNoon).includes('01632 960105'))
    assert.ok(!numbersAt(wednesdayNoon).includes('01632 960401'))
    assert.ok(numbersAt(sundayNoon).includes('01632 960401'))
    assert.ok(!numbersAt(sundayNoon).includes('01632 960105'))
    for (const at of [wednesdayNoon, sundayNoon]) assert.equal(numbersAt(at)[0], '999')
    assert.equal(dutyNumbersNow(organisation, 'nothing', sundayNoon), null)
  })

  test('says whether it is open', async () => {
    const organisation = await readOrganisation(ctx())
    assert.equal(isOpenNow(organisation, 'office', wednesdayNoon), true)
    assert.equal(isOpenNow(organisation, 'office', sundayNoon), false)
    assert.throws(() => isOpenNow(organisation, 'nowhere', sundayNoon), /nowhere/)
  })

  test('shows when calls are taken and a team has gone home', async () => {
    const organisation = await readOrganisation(ctx())
    assert.deepEqual(gapsOfTeam(organisation, 'customer-services'), [])
    assert.deepEqual(gapsOfTeam(organisation, 'council-tax')[0], { weekday: 'mon', from: '08:30', to: '09:00' })
  })
})

describe('a member of staff', () => {
  test(
    'is invited once, with an event, and found by email in any case',
    undone(async ctx => {
      const id = await inviteStaff(ctx, anna)
      assert.deepEqual((await findStaffByEmail(ctx, ' ANNA@council.example '))?.id, id)
      const person = await getStaff(ctx, id)
      assert.equal(person.email, 'anna@council.example')
      assert.deepEqual([person.roles, person.teams, person.disabledAt], [['officer'], ['highways'], null])
      assert.deepEqual(await eventsOf(ctx, id), [staffInvited.type])
      await assert.rejects(inviteStaff(ctx, anna), refusedAs('organisation.email-taken'))
    }),
  )

  test(
    'needs a name, a possible email and teams that exist',
    undone(async ctx => {
      await assert.rejects(inviteStaff(ctx, { ...anna, name: ' ' }), refusedAs('organisation.name-missing'))
      await assert.rejects(inviteStaff(ctx, { ...anna, email: 'anna' }), refusedAs('organisation.email-wrong'))
      await assert.rejects(inviteStaff(ctx, { ...anna, teams: ['nobody'] }), refusedAs('organisation.no-such-team'))
      assert.equal(await findStaffByEmail(ctx, anna.email), null)
    }),
  )

  test(
    'is listed by team, by the beginning of a name, and no longer when disabled',
    undone(async ctx => {
      const id = await inviteStaff(ctx, anna)
      const ids = (people: { id: string }[]) => people.map(person => person.id)
      assert.deepEqual(ids(await listMembers(ctx, 'highways')), [id])
      assert.deepEqual(ids(await listStaff(ctx, { text: 'ann' })), [id])
      assert.deepEqual(ids(await listStaff(ctx, { text: '(te' })), [id])
      assert.deepEqual(ids(await listStaff(ctx, { text: 'nna' })), [])
      assert.deepEqual(ids(await listStaff(ctx, { text: '%' })), [])
      await disableStaff(ctx, id)
      assert.deepEqual(await listMembers(ctx, 'highways'), [])
      assert.deepEqual(ids(await listStaff(ctx, { disabled: true })), [id])
      await enableStaff(ctx, id)
      assert.deepEqual(ids(await listMembers(ctx, 'highways')), [id])
      assert.deepEqual(await eventsOf(ctx, id), [staffInvited.type, staffDisabled.type, staffEnabled.type])
    }),
  )

  test(
    'whose last day is over is told of once, as if she had been disabled, and again after another last day',
    undone(async ctx => {
      const day = (n: number) => new Date(ctx.now().getTime() + n * 86_400_000)
      const at = (n: number) => withContext(ctx, { now: () => day(n) })
      const id = await inviteStaff(ctx, { ...anna, until: day(1) })
      assert.deepEqual([await endAccess(ctx), await endAccess(at(2)), await endAccess(at(3))], [0, 1, 0])
      await enableStaff(at(3), id)
      await changeStaff(at(3), id, { until: day(5) })
      assert.deepEqual([await endAccess(at(4)), await endAccess(at(6)), await endAccess(at(6))], [0, 1, 0])
      await disableStaff(at(7), id)
      assert.equal(await endAccess(at(8)), 0)
      assert.equal((await eventsOf(ctx, id)).filter(type => type === staffDisabled.type).length, 2)
    }),
  )

  test(
    'is listed a page at a time',
    undone(async ctx => {
      for (const name of ['b', 'a', 'C']) await addStaff(ctx, { roles: ['employee'], name })
      const [first] = await listStaff(ctx)
      assert.equal(first!.name, 'a')
      const rest = await listStaff(ctx, { after: first! })
      assert.deepEqual(
        rest.map(person => person.name),
        ['b', 'C'],
      )
    }),
  )

  test(
    'changes name, roles and teams, with one event for each change and none for no change',
    undone(async ctx => {
      const id = await inviteStaff(ctx, anna)
      await changeStaff(ctx, id, { name: 'Anna Two (test)', roles: ['officer', 'team-leader'] })
      await changeStaff(ctx, id, { name: 'Anna Two (test)' })
      await setTeams(ctx, id, ['waste', 'highways'])
      await setTeams(ctx, id, ['highways', 'waste', 'waste'])
      const person = await getStaff(ctx, id)
      assert.deepEqual([person.name, person.roles], ['Anna Two (test)', ['officer', 'team-leader']])
      assert.deepEqual(person.teams, ['highways', 'waste'])
      assert.deepEqual(await eventsOf(ctx, id), [staffInvited.type, staffChanged.type, staffTeamsChanged.type])
      await assert.rejects(setTeams(ctx, id, ['nobody']), refusedAs('organisation.no-such-team'))
    }),
  )

  test(
    'cannot take the email of a colleague',
    undone(async ctx => {
      await inviteStaff(ctx, anna)
      const other = await inviteStaff(ctx, { ...anna, email: 'bea@council.example' })
      await assert.rejects(changeStaff(ctx, other, { email: anna.email }), refusedAs('organisation.email-taken'))
    }),
  )

  test(
    'cannot be the last administrator and stop being one',
    undone(async ctx => {
      const one = await inviteStaff(ctx, { ...anna, roles: ['administrator'] })
      const last = refusedAs('organisation.last-administrator')
      await assert.rejects(disableStaff(ctx, one), last)
      await assert.rejects(changeStaff(ctx, one, { roles: ['employee'] }), last)
      const two = await inviteStaff(ctx, { ...anna, email: 'bea@council.example', roles: ['administrator'] })
      await disableStaff(ctx, one)
      await assert.rejects(disableStaff(ctx, two), last)
    }),
  )

  test(
    'cannot disable herself',
    undone(async ctx => {
      await addStaff(ctx, { roles: ['administrator'], name: 'other' })
      const actor = await addStaff(ctx, { roles: ['administrator'] })
      await assert.rejects(disableStaff(withContext(ctx, { actor }), actor.id), refusedAs('organisation.not-yourself'))
    }),
  )

  test(
    'whose access has an end is one until then, and not from then on',
    undone(async outer => {
      const at = (time: string) => withContext(outer, { now: () => new Date(time) })
      const until = new Date('2026-12-01T00:00:00Z')
      const [before, after] = [at('2026-11-30T23:59:00Z'), at('2026-12-01T00:00:00Z')]
      const id = await inviteStaff(before, { ...anna, until })
      const ends = async (ctx: Ctx) => {
        const { disabledAt, until } = await getStaff(ctx, id)
        return { disabledAt, until, isListed: (await listMembers(ctx, 'highways')).some(each => each.id === id) }
      }
      assert.deepEqual(await ends(before), { disabledAt: null, until, isListed: true })
      assert.deepEqual(await ends(after), { disabledAt: until, until: null, isListed: false })
      await changeStaff(after, id, { name: 'Anna again', until: new Date('2027-01-01T00:00:00Z') })
      assert.deepEqual((await ends(after)).disabledAt, until, 'only enabling brings somebody back')
      await enableStaff(after, id)
      assert.deepEqual(await ends(after), { disabledAt: null, until: null, isListed: true })
      await assert.rejects(changeStaff(after, id, { until }), refusedAs('organisation.until-past'))
    }),
  )

  test('that is not there is not found', async () => {
    const id = '00000000-0000-7000-8000-000000000000'
    for (const work of [getStaff, disableStaff, enableStaff]) await assert.rejects(work(ctx(), id), NotFound)
    await assert.rejects(changeStaff(ctx(), id, {}), NotFound)
  })
})

describe('a team', () => {
  test(
    'is changed for everybody at once',
    undone(async ctx => {
      await changeTeam(ctx, 'waste', { name: { en: 'Bins' }, areas: ['kennet'], cover: null })
      const team = (await readOrganisation(ctx)).teams.get('waste')!
      assert.deepEqual([team.name, team.areas, team.cover], [{ en: 'Bins' }, ['kennet'], undefined])
      await changeTeam(ctx, 'waste', { areas: null, disabled: true })
      const again = (await readOrganisation(ctx)).teams.get('waste')!
      assert.deepEqual([again.areas, again.disabled], [undefined, true])
      const told = (await eventsOf(ctx, teamSubject('waste'))).slice(-2)
      assert.deepEqual(told, [teamChanged.type, teamChanged.type])
    }),
  )

  test(
    'needs a calendar and a cover that exist, and cannot cover for itself',
    undone(async ctx => {
      await assert.rejects(changeTeam(ctx, 'waste', { calendar: 'x' }), refusedAs('organisation.no-such-calendar'))
      await assert.rejects(changeTeam(ctx, 'waste', { cover: 'x' }), refusedAs('organisation.no-such-cover'))
      await assert.rejects(changeTeam(ctx, 'waste', { cover: 'waste' }), refusedAs('organisation.cover-itself'))
      await assert.rejects(changeTeam(ctx, 'nobody', { disabled: true }), NotFound)
    }),
  )
})

describe('loading an organisation again', () => {
  test(
    'changes nothing when nothing changed',
    undone(async ctx => {
      const { teams, others } = await replaceOrganisation(ctx, await packOf(ctx))
      assert.deepEqual([teams.added, teams.changed, teams.retired, teams.kept], [[], [], [], []])
      assert.deepEqual([others.added, others.changed, others.removed], [0, 0, 0])
    }),
  )

  test(
    'leaves alone what staff changed about a team and says where the pack differs',
    undone(async ctx => {
      const pack = await packOf(ctx)
      await changeTeam(ctx, 'waste', { name: { en: 'Bins' } })
      const { teams } = await replaceOrganisation(ctx, pack)
      assert.deepEqual(teams.kept, [{ id: 'waste', paths: ['name.en'] }])
      assert.equal((await readOrganisation(ctx)).teams.get('waste')!.name.en, 'Bins')
    }),
  )

  test(
    'leaves a team alone that was made on the staff site',
    undone(async ctx => {
      const pack = await packOf(ctx)
      const parts = { does: { en: 'Watches' }, email: 'works@council.test', skills: [], calendar: 'office' }
      assert.equal(await addTeam(ctx, { ...parts, name: { en: 'Street works' } }), 'street-works')
      const { teams } = await replaceOrganisation(ctx, pack)
      assert.deepEqual([teams.retired, teams.kept], [[], []])
      assert.equal((await readOrganisation(ctx)).teams.get('street-works')!.disabled, false)
    }),
  )

  test(
    'disables a team that left the pack, and brings it back with it',
    undone(async ctx => {
      const pack = await packOf(ctx)
      const less = { ...pack, teams: pack.teams.filter(team => team.id !== 'waste') }
      assert.deepEqual((await replaceOrganisation(ctx, less)).teams.retired, ['waste'])
      assert.equal((await readOrganisation(ctx)).teams.get('waste')!.disabled, true)
      assert.deepEqual((await replaceOrganisation(ctx, less)).teams.retired, [])
      assert.deepEqual((await replaceOrganisation(ctx, pack)).teams.changed, ['waste'])
      assert.equal((await readOrganisation(ctx)).teams.get('waste')!.disabled, false)
    }),
  )

  test(
    'takes a change over',
    undone(async ctx => {
      const pack = await packOf(ctx)
      const teams = pack.teams.map(team => (team.id === 'waste' ? { ...team, email: 'new@example.org' } : team))
      assert.deepEqual((await replaceOrganisation(ctx, { ...pack, teams })).teams.changed, ['waste'])
      assert.equal((await readOrganisation(ctx)).teams.get('waste')!.email, 'new@example.org')
    }),
  )
})
