import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { CatalogueOfPack, Service } from '../modules/catalogue/index.ts'
import type { DutyOfPack } from '../modules/duty/index.ts'
import type { KnowledgeOfPack } from '../modules/knowledge/index.ts'
import type { PackNotice } from '../modules/notices/index.ts'
import type { OrganisationOfPack } from '../modules/organisation/index.ts'
import type { PlacesOfPack } from '../modules/places/index.ts'
import { LANGUAGES } from '../platform/text.ts'
import { readAreasFile } from './areas.ts'
import { checkKeywords } from './check-keywords.ts'
import { checkPromises } from './check-promises.ts'
import { findLanguages, readCouncilFile } from './council.ts'
import { type DemoOfPack, readDemoFile } from './demo/demo-file.ts'
import { readDutyFile } from './duty.ts'
import { readCalendarsFile } from './hours.ts'
import { readArticlesFile, readContactsFile } from './knowledge.ts'
import { readLocationsFile } from './locations.ts'
import { Names } from './names.ts'
import { readPostcodes, readSectors } from './postcodes.ts'
import { Problems } from './problems.ts'
import { readServiceFile } from './service.ts'
import { readCommonDanger, readNoticesFile, readThemesFile, readWordsFile } from './small-files.ts'
import { openYaml, type Reading } from './source.ts'
import { readTeamsFile } from './teams.ts'
import { readWards } from './wards.ts'

/** All that a pack says, checked: every id it names is there, every text complete in each of its languages. */
export interface PackContents {
  folder: string
  organisation: OrganisationOfPack
  places: PlacesOfPack
  catalogue: CatalogueOfPack
  notices: PackNotice[]
  knowledge: KnowledgeOfPack
  duty: DutyOfPack
  demo: DemoOfPack | null
}

/**
 * Reads the pack in a folder (format: packs/README.md). Throws PackRefused naming everything that is wrong with file
 * and line; Error when there is no such folder.
 */
export async function readPack(folder: string): Promise<PackContents> {
  const isFolder = (await stat(folder).catch(() => null))?.isDirectory() ?? false
  const problems = new Problems()
  const name = basename(resolve(folder))
  if (!isFolder) problems.add('.', 1, 'there is no such folder.')
  problems.refuseIfAny(name)
  const reading: Reading = { folder, problems, names: new Names(problems), languages: ['en'], later: [] }
  const contents = await readFiles(reading)
  await checkFileNames(reading)
  for (const check of reading.later) check()
  reading.names.checkReferences()
  problems.refuseIfAny(name)
  return contents!
}

/** Undefined where a file could not be read; then a problem was noted. */
async function readFiles(reading: Reading): Promise<PackContents | undefined> {
  const councilFile = await openYaml(reading, 'council.yaml')
  reading.languages = findLanguages(councilFile)
  const council = readCouncilFile(councilFile)
  const wards = await readWards(reading)
  const areas = readAreasFile(await openYaml(reading, 'areas.yaml'))
  const postcodes = await readPostcodes(reading)
  const sectors = await readSectors(reading)
  const calendars = readCalendarsFile(await openYaml(reading, 'calendars.yaml'))
  const teams = readTeamsFile(await openYaml(reading, 'teams.yaml'))
  const locations = readLocationsFile(await openYaml(reading, 'locations.yaml'))
  const themes = readThemesFile(await openYaml(reading, 'themes.yaml'))
  const services = await readServices(reading)
  checkKeywords(reading.problems, services)
  const words = await readWords(reading)
  const notices = readNoticesFile(await openYaml(reading, 'notices.yaml', { optional: true }))
  const knowledge = {
    articles: readArticlesFile(await openYaml(reading, 'knowledge.yaml', { optional: true })),
    contacts: readContactsFile(await openYaml(reading, 'contacts.yaml', { optional: true })),
  }
  const duty = readDutyFile(await openYaml(reading, 'duty.yaml'))
  const demo = readDemoFile(await openYaml(reading, 'demo.yaml', { optional: true }))
  if (!council || !areas || !calendars || !teams || !locations || !themes || !duty) return undefined
  const { delegation: delegations, ...ofCouncil } = council
  checkPromises(reading, services, calendars, council.nation)
  const { contactHours, ...ofTeams } = teams
  return {
    folder: reading.folder,
    organisation: {
      council: { ...ofCouncil, areaKinds: areas.kinds, contactHours },
      delegations,
      calendars,
      locations,
      ...ofTeams,
    },
    places: { areas: [...wards, ...areas.areas], postcodes, sectors },
    catalogue: { themes, services, words },
    notices,
    knowledge,
    duty,
    demo,
  }
}

async function readServices(reading: Reading): Promise<Service[]> {
  const entries = await readdir(join(reading.folder, 'services')).catch(() => [])
  const files = entries.filter(name => name.endsWith('.yaml')).sort()
  if (files.length === 0) reading.problems.add('services', 1, 'there is no service.')
  const services = await Promise.all(
    files.map(async name => readServiceFile(await openYaml(reading, `services/${name}`), basename(name, '.yaml'))),
  )
  return services.filter(service => service !== undefined)
}

/** What is said in danger, in one place for every pack. */
const COMMON = join(import.meta.dirname, '../../packs')

/** What people say in danger is understood in each of our languages, also where the council publishes in one. */
async function readWords(reading: Reading): Promise<CatalogueOfPack['words']> {
  const files = LANGUAGES.map(async language => {
    const optional = !reading.languages.includes(language)
    const own = await openYaml(reading, `words/${language}.yaml`, { optional })
    const common = readCommonDanger(await openYaml({ ...reading, folder: COMMON }, `danger.${language}.yaml`))
    const { danger, ...search } = (own && readWordsFile(own)) ?? { ignore: [], same: [], danger: [] }
    return { language, definition: { ...search, ...common, danger: [...common.danger, ...danger] } }
  })
  return Promise.all(files)
}

const FILES =
  /^(council|areas|calendars|teams|locations|themes|notices|duty|knowledge|contacts|demo)\.yaml$|^(wards\.geojson|postcodes\.csv\.gz|sectors\.csv)$|\.md$|^\./

/** A misspelt file would be left out in silence. */
async function checkFileNames(reading: Reading): Promise<void> {
  const check = async (folder: string, known: RegExp) => {
    for (const name of await readdir(join(reading.folder, folder)).catch(() => []))
      if (!known.test(name)) reading.problems.add(join(folder, name), 1, 'no file of a pack is named so.')
  }
  await check('.', new RegExp(`${FILES.source}|^(services|words)$`))
  await check('services', /^[a-z0-9-]+\.yaml$/)
  await check('words', new RegExp(`^(${LANGUAGES.join('|')})\\.yaml$`))
}
