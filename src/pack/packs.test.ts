// The packs we ship: read whole, loaded twice, and a demonstration of each.
import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { system, testDatabase } from '../../test/support/database.ts'
import { readDesks } from '../modules/bookings/index.ts'
import { findService, getService, listVersions, saveServiceVersion } from '../modules/catalogue/index.ts'
import { actorOf, listDemoSignIns } from '../modules/identity/index.ts'
import { can, listStaff, ROLES, readOrganisation, readSkills } from '../modules/organisation/index.ts'
import { countTabs } from '../modules/requests/index.ts'
import { addDays, listGaps, mondayOf, readDemand, todayOf } from '../modules/rota/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { Refused } from '../platform/errors.ts'
import { markAsDemonstration } from '../platform/settings.ts'
import { say } from '../platform/text.ts'
import { isOpen } from '../platform/working-time/index.ts'
import { describeLoading, loadPack, type PackContents, readPack, seedDemonstration } from './index.ts'

const PACKS = path.resolve(import.meta.dirname, '../../packs')
const NOW = new Date('2026-11-25T15:00:00Z')
const packs: Record<string, PackContents> = {}
const demonstrations = {
  wiltshire: await testDatabase({ after }, { template: 'wiltshire', now: NOW }),
  wrexham: await testDatabase({ after }, { template: 'wrexham', now: NOW }),
}

before(async () => {
  for (const name of ['wiltshire', 'wrexham']) packs[name] = await readPack(path.join(PACKS, name))
})

describe('the pack of Wiltshire', () => {
  test('is whole', () => {
    const { places, organisation, catalogue } = packs.wiltshire!
    assert.equal(places.postcodes.length, 17_047)
    assert.equal(places.areas.filter(area => area.kind === 'ward').length, 98)
    assert.equal(places.areas.filter(area => area.kind === 'community-area').length, 18)
    assert.equal(places.areas.filter(area => area.kind === 'district').length, 4)
    assert.ok(organisation.teams.length >= 14)
    assert.equal(catalogue.themes.length, 10)
    assert.ok(catalogue.services.length >= 60)
    const atAPlace = catalogue.services.filter(
      each => each.verb === 'report' && each.form?.some(q => q.type === 'place'),
    )
    assert.ok(atAPlace.length >= 24, `${atAPlace.length} reports of a place`)
  })
})

describe('the pack of Wrexham', () => {
  test('is whole in both languages', () => {
    const { places, organisation, catalogue } = packs.wrexham!
    assert.deepEqual(organisation.council.languages, ['en', 'cy'])
    assert.equal(places.postcodes.length, 4_347)
    assert.equal(catalogue.services.length, 11)
    assert.ok(catalogue.services.every(service => service.name.cy && service.about.cy && service.words.cy?.length))
  })
})

for (const name of ['wiltshire', 'wrexham'])
  test(`${name} has words for the telephone that need no screen, and somebody for every line that is closed`, () => {
    const { organisation, duty } = packs[name]!
    assert.ok(organisation.council.contact.afterHours)
    const inLanguages = organisation.council.languages
    for (const plan of duty.plans)
      for (const language of inLanguages)
        assert.doesNotMatch(
          `${say(plan.title, language)} ${say(plan.words, language)}`,
          /\b(?:here|click|below|page|link)\b/i,
        )
  })

for (const name of ['wiltshire', 'wrexham'])
  test(`${name} has words for every step that was kept`, () => {
    for (const { slug, promise } of packs[name]!.catalogue.services)
      for (const { id, kept } of promise?.steps.slice(0, -1) ?? []) assert.match(kept?.en ?? '', /\.$/, `${slug} ${id}`)
  })

test('only a time that the law sets is said to be so', () => {
  const legal = packs.wiltshire!.catalogue.services.filter(({ promise }) => promise?.legal).map(({ slug }) => slug)
  assert.ok(legal.includes('information-request'))
  for (const slug of ['flooding', 'bus-pass', 'care-needs', 'taxi-licence', 'register-a-birth', 'litter'])
    assert.ok(!legal.includes(slug), slug)
  for (const { slug, promise } of packs.wiltshire!.catalogue.services)
    if (promise?.law) assert.match(promise.law.en, /^[A-Z].*\.$/, slug)
})

for (const name of ['wiltshire', 'wrexham'])
  test(`loading ${name} a second time changes nothing`, async t => {
    const { ctx, db } = await testDatabase(t)
    const pack = packs[name]!
    await loadPack(ctx(), pack)
    const events = () => db.selectFrom('platform.events').select('seq').execute()
    const before = (await events()).length
    const lines = describeLoading(await loadPack(ctx(), pack))
    for (const line of lines) assert.match(line, /^\w+: \d+ unchanged$/)
    assert.equal((await events()).length, before)
  })

test('a loaded pack leaves what staff edited and reports the difference', async t => {
  const { ctx } = await testDatabase(t, { template: 'wrexham' })
  const { versionId: _, versionNumber: __, ...service } = await getService(ctx(), 'pothole')
  await saveServiceVersion(ctx(), { ...service, lgsl: 1 }, 'staff')
  const lines = describeLoading(await loadPack(ctx(), packs.wrexham!))
  assert.ok(lines.includes("The service 'pothole' was edited by staff. The pack differs at: lgsl"), lines.join('\n'))
  assert.equal((await getService(ctx(), 'pothole')).lgsl, 1)
  assert.equal((await listVersions(ctx(), 'pothole')).length, 2)
})

test('the pack of another council is refused before anything is written', async t => {
  const { ctx } = await testDatabase(t, { template: 'wrexham' })
  await assert.rejects(loadPack(ctx(), packs.wiltshire!), CannotStart)
  assert.equal(await findService(ctx(), 'bus-pass'), null)
})

for (const name of ['wiltshire', 'wrexham'])
  describe(`the services of ${name}`, () => {
    test('call no request done for which something is still planned', () => {
      const planned = /\b(is|are) (planned|ordered)\b|\bwe will\b|come back for|until (a|the) new/i
      for (const { slug, outcomes } of packs[name]!.catalogue.services)
        for (const words of outcomes.done) assert.doesNotMatch(words.en, planned, slug)
    })

    test('name every step of a promise in a few words for the queue', () => {
      for (const { slug, promise } of packs[name]!.catalogue.services)
        for (const step of promise?.steps ?? []) {
          assert.ok(step.name && step.name.en.length <= 26, `${slug}: ${step.id}`)
        }
    })
  })

for (const name of ['wiltshire', 'wrexham'] as const)
  describe(`the demonstration of ${name}`, () => {
    const demonstration = demonstrations[name]
    const ctx = () => demonstration.ctx({ actor: system('start') })
    const requests = () => demonstration.db.selectFrom('requests.requests').selectAll().execute()

    test('is refused where it is no demonstration', async () => {
      await assert.rejects(
        seedDemonstration(ctx(), packs[name]!.demo!),
        (error: unknown) => error instanceof Refused && error.code === 'identity.not-a-demonstration',
      )
      assert.deepEqual(await requests(), [])
    })

    test('has its staff and every request, taken by its form, none in the future', async () => {
      await markAsDemonstration(ctx())
      await seedDemonstration(ctx(), packs[name]!.demo!)
      const opened = await requests()
      assert.equal(opened.length, packs[name]!.demo!.requests.length)
      assert.equal((await listStaff(ctx())).length, packs[name]!.demo!.staff.length)
      const fortnight = NOW.getTime() - 15 * 86_400_000
      assert.ok(opened.every(each => each.opened_at <= NOW && each.opened_at.getTime() > fortnight))
      // The pack was loaded when the tests began, which is after the moment this demonstration is made for.
      const events = await demonstration.db
        .selectFrom('platform.events')
        .select('at')
        .where('type', 'like', 'requests.%')
        .execute()
      assert.ok(events.length > 0 && events.every(event => event.at <= NOW))
    })

    test('takes bookings wherever the notes of a place speak of them', async () => {
      const { locations } = await readOrganisation(ctx())
      const desks = await readDesks(ctx())
      const said = locations.filter(({ notes }) => /book a time|by video/i.test(say(notes, 'en')))
      assert.deepEqual(
        said.filter(({ id }) => !desks.has(id)).map(({ id }) => id),
        [],
      )
      assert.ok(name !== 'wiltshire' || said.length > 0)
    })

    test('shows staff at work in their team’s hours, and nobody at night', async () => {
      const { teams, calendars } = await readOrganisation(ctx())
      const rows = await demonstration.db
        .selectFrom('platform.events as e')
        .innerJoin('requests.requests as r', 'r.id', 'e.subject')
        .select(['e.type', 'e.at', 'r.team_id as team'])
        .where('e.type', 'in', ['requests.assigned', 'requests.closed', 'requests.step-kept', 'requests.paused'])
        .execute()
      const late = rows.filter(({ at, team }) => {
        const calendar = calendars.get(teams.get(team)!.calendar)!
        // The moment of closing time is still theirs.
        return !isOpen(calendar, new Date(at.getTime() - 1).toTemporalInstant())
      })
      assert.ok(rows.length > 10)
      assert.deepEqual(late, [])
    })

    test('has colleagues with skills, and where a rota is planned what came in to stand beside it', async () => {
      const { staff, rota } = packs[name]!.demo!
      assert.equal(
        (await readSkills(ctx())).size,
        staff.filter(each => each.themes.length + each.ways.length > 0).length,
      )
      if (rota.length === 0) return
      const organisation = await readOrganisation(ctx())
      const gaps = await listGaps(ctx(), organisation)
      assert.deepEqual([...gaps.keys()].sort(), [...new Set(rota.map(({ team }) => team))].sort())
      const nextTuesday = addDays(mondayOf(todayOf(ctx())), 8)
      const demand = await readDemand(ctx(), nextTuesday)
      assert.equal(demand.days, 3)
      assert.ok(demand.hours.every(({ all }) => all.high > 0) && demand.hours.some(({ planned }) => planned > 1))
    })

    test('has requests in several states', async () => {
      const states = new Set((await requests()).map(request => request.status))
      assert.ok(states.has('open') && states.has('closed') && states.size >= 3, [...states].join())
    })

    test('leaves no queue empty, and something that is not sorted with every leader', async () => {
      for (const person of await listStaff(ctx())) {
        const actor = actorOf(person)
        if (!can(actor, 'requests.update') || person.teams.length === 0) continue
        const counts = await countTabs(demonstration.ctx({ actor }), { teams: person.teams })
        assert.ok(counts.team > 0, `${person.email} has an empty queue`)
        if (can(actor, 'requests.lead')) assert.ok(counts.leader > 0, `nothing came back to ${person.email}`)
        else if (can(actor, 'requests.close')) assert.ok(counts.mine > 0, `${person.email} has nothing in hand`)
      }
    })

    test('names one person for each role, those whom the README walks with among them', async () => {
      const signIns = new Map((await listDemoSignIns(ctx())).map(({ role, email }) => [role, email]))
      assert.equal(signIns.get('administrator'), 'administrator@demo.example')
      if (name === 'wrexham') return
      assert.equal(signIns.size, ROLES.length)
      assert.equal(signIns.get('officer'), 'officer-highways@demo.example')
      assert.equal(signIns.get('team-leader'), 'leader-highways@demo.example')
    })

    test('has residents of whom nearly all are safe to ring', async () => {
      const phones = await demonstration.db
        .selectFrom('customers.contact_points')
        .select(['value', 'safe', 'text_ok'])
        .where('kind', '=', 'phone')
        .where('value', 'like', '+447700900%')
        .execute()
      const unsafe = phones.filter(({ safe, text_ok }) => !safe || !text_ok)
      assert.ok(phones.length > 5 && unsafe.length < phones.length / 4, `${unsafe.length} of ${phones.length}`)
      const known = unsafe.filter(({ value }) => /(?:001|812|813|814)$/.test(value))
      assert.deepEqual(known, [])
    })

    if (name === 'wiltshire')
      test('has somebody whom we know well, who rings as the README says', async () => {
        const asked = await demonstration.db
          .selectFrom('interactions.matters as m')
          .innerJoin('interactions.callers as c', 'c.interaction_id', 'm.interaction_id')
          .innerJoin('customers.contact_points as p', 'p.customer_id', 'c.customer_id')
          .innerJoin('customers.needs as n', 'n.customer_id', 'c.customer_id')
          .select(['m.touched', 'm.demand', 'm.outcome', 'n.kind'])
          .where('p.value', '=', '+447700900001')
          .execute()
        assert.deepEqual(asked, [{ touched: 'chased', demand: 'failure', outcome: 'settled', kind: 'large-print' }])
      })

    test('is not made twice', async () => {
      const before = await requests()
      await seedDemonstration(ctx(), packs[name]!.demo!)
      assert.deepEqual(await requests(), before)
    })
  })
