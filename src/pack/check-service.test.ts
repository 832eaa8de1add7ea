import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { Service } from '../modules/catalogue/index.ts'
import { checkService, type KnownNames } from './check-service.ts'
import { type PackContents, readPack } from './index.ts'

const PACKS = join(import.meta.dirname, '../../packs')
const english = await readPack(join(PACKS, 'wiltshire'))
const bilingual = await readPack(join(PACKS, 'wrexham'))

const knownOf = ({ organisation, catalogue, places }: PackContents): KnownNames => ({
  languages: organisation.council.languages,
  nation: organisation.council.nation,
  calendars: organisation.calendars,
  names: {
    team: organisation.teams.map(({ id }) => id),
    'duty rule': organisation.dutyRules.map(({ id }) => id),
    theme: catalogue.themes.map(({ id }) => id),
    service: catalogue.services.map(({ slug }) => slug),
    area: places.areas.map(({ id }) => id),
  },
})

const pothole = (pack: PackContents): Service =>
  structuredClone(pack.catalogue.services.find(({ slug }) => slug === 'pothole')!)

const problemsOf = (pack: PackContents, change: (service: Service) => void) => {
  const service = pothole(pack)
  change(service)
  return checkService(service, knownOf(pack)).problems.map(({ path, sentence }) => `${path}: ${sentence}`)
}

describe('a service that did not come from a file', () => {
  for (const pack of [english, bilingual])
    test(`is right as every service of ${pack.organisation.council.slug} is, and reads as it was`, () => {
      for (const each of pack.catalogue.services)
        assert.deepEqual(checkService(each, knownOf(pack)), { service: each, problems: [] }, each.slug)
    })

  test('is told where it is wrong, in the sentences of a pack', () => {
    assert.deepEqual(
      problemsOf(english, service => {
        service.title = { en: ' ' }
        service.summary = { en: 'Holes in <b>roads</b>' }
        service.privacy.retention.months = 0
        service.teams = ['nobody']
      }),
      [
        "title: 'title': expected some text here.",
        "summary: 'summary': '<b>' is markup: write plain text, with empty lines and '- ' only.",
        "privacy.retention.months: 'months': 0 is not between 1 and Infinity.",
        "teams.0: there is no team 'nobody' in this pack.",
      ],
    )
  })

  test('has its steps one after the other, and its questions as others name them', () => {
    assert.deepEqual(
      problemsOf(english, ({ promise }) => {
        promise!.steps[1]!.within = { workingDays: 1 }
      }),
      ["promise.steps.1: the step 'decide' is due before the step above it."],
    )
    assert.deepEqual(
      problemsOf(english, service => {
        service.form = service.form!.filter(({ id }) => id !== 'size')
      }),
      ["script.3: the script asks 'size', which is not a question of the form."],
    )
  })

  test('is complete in every language', () => {
    assert.deepEqual(
      problemsOf(bilingual, service => {
        service.title = { en: 'Report a hole' }
      }),
      ["title: 'cy' is missing."],
    )
  })
})
