/**
 * Makes a pack's map data from open data. Run by hand when new data are published:
 *
 *   node packs/convert-open-data.ts pack packs/NAME POSTCODES.csv WARDS.geojson SECTORS.csv SN,BA,SP
 *   node packs/convert-open-data.ts bank-holidays GOVUK.json src/platform/working-time/bank-holidays.json
 *
 * Writes postcodes.csv.gz, wards.geojson and sectors.csv into the pack. What was made by hand stays:
 * a ward keeps its `name_cy`, a neighbouring council its `council_cy`. The same input gives the same bytes.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'

type Row = Record<string, string>
type Feature = { type: 'Feature'; properties: Record<string, string>; geometry: unknown }
type Holiday = { title: string; title_cy: string; date: string }

const readRows = (file: string): Row[] => parse(readFileSync(file), { columns: true, bom: true })
const cell = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
const csv = (rows: string[][]) => rows.map(row => `${row.map(cell).join(',')}\n`).join('')
const byFirst = (a: string[], b: string[]) => (a[0]! < b[0]! ? -1 : 1)
/** Five decimals are about a metre: the points are known no better. */
const degrees = (value: string) => String(Number(Number(value).toFixed(5)))

/** gzip with no file name, no time and operating system 'unknown', so that the bytes depend on the text alone. */
function gzip(text: string): Buffer {
  const zipped = gzipSync(text, { level: 9 })
  zipped[9] = 255
  return zipped
}

/** Leaves a file alone when it already holds this text: another zlib may pack the same text differently. */
function writeGzip(file: string, text: string): void {
  if (existsSync(file) && gunzipSync(readFileSync(file)).toString() === text) return
  writeFileSync(file, gzip(text))
}

function convertPostcodes(source: string): string {
  const rows = readRows(source).map(row => [
    row.postcode!,
    degrees(row.latitude!),
    degrees(row.longitude!),
    row.ward_code!,
    row.lsoa11_code!,
  ])
  return csv([['postcode', 'lat', 'lng', 'ward', 'lsoa'], ...rows.sort(byFirst)])
}

function convertWards(source: string, target: string): string {
  const welsh = new Map<string, string>()
  for (const feature of existsSync(target) ? readFeatures(target) : []) {
    if (feature.properties.name_cy) welsh.set(feature.properties.code!, feature.properties.name_cy)
  }
  const features = readFeatures(source).map(({ properties, geometry }) => {
    const code = properties.ward_code!
    const name_cy = welsh.get(code)
    return { type: 'Feature', properties: { code, name: properties.ward_name, ...(name_cy && { name_cy }) }, geometry }
  })
  features.sort((a, b) => (a.properties.code < b.properties.code ? -1 : 1))
  const lines = features.map(feature => JSON.stringify(feature)).join(',\n')
  return `{"type":"FeatureCollection","features":[\n${lines}\n]}\n`
}

const readFeatures = (file: string): Feature[] => JSON.parse(readFileSync(file, 'utf8')).features

/** Sectors of the named postcode areas. Our own rows carry the name in council.yaml, so that the site knows 'us'. */
function convertSectors(source: string, pack: string, ownCode: string, postcodeAreas: string[]): string {
  const { name } = parseYaml(readFileSync(join(pack, 'council.yaml'), 'utf8'))
  const own: { en: string; cy?: string } = typeof name === 'string' ? { en: name } : name
  const target = join(pack, 'sectors.csv')
  const old = existsSync(target) ? readRows(target) : []
  const welsh = new Map(old.filter(row => row.council_cy).map(row => [row.council!, row.council_cy!]))
  if (own.cy) welsh.set(own.en, own.cy)
  const rows = readRows(source)
    .filter(row => postcodeAreas.includes(row.postcode_sector!.replace(/\d.*$/, '')))
    .map(row => {
      const council = row.council_code === ownCode ? own.en : row.council_name!
      return [row.postcode_sector!, council, row.postcodes!, ...(own.cy ? [welsh.get(council) ?? council] : [])]
    })
  return csv([['sector', 'council', 'postcodes', ...(own.cy ? ['council_cy'] : [])], ...rows])
}

function convertPack(pack: string, postcodes: string, wards: string, sectors: string, postcodeAreas: string): void {
  writeGzip(join(pack, 'postcodes.csv.gz'), convertPostcodes(postcodes))
  writeFileSync(join(pack, 'wards.geojson'), convertWards(wards, join(pack, 'wards.geojson')))
  const ownCode = readRows(postcodes)[0]!.district_code!
  writeFileSync(join(pack, 'sectors.csv'), convertSectors(sectors, pack, ownCode, postcodeAreas.split(',')))
}

/** England stands for Wales too, as on GOV.UK. Format the file afterwards: `biome check --write`. */
function convertBankHolidays(source: string, target: string): void {
  const govuk = JSON.parse(readFileSync(source, 'utf8')) as Record<string, { events: Holiday[] }>
  const holidays = (division: string) =>
    govuk[division]!.events.map(({ date, title, title_cy }) => ({ date, title: { en: title, cy: title_cy } })).sort(
      (a, b) => (a.date < b.date ? -1 : 1),
    )
  const nations = {
    england: holidays('england-and-wales'),
    scotland: holidays('scotland'),
    'northern-ireland': holidays('northern-ireland'),
  }
  writeFileSync(target, `${JSON.stringify(nations)}\n`)
}

const [command, ...paths] = process.argv.slice(2)
if (command === 'pack' && paths.length === 5) convertPack(...(paths as [string, string, string, string, string]))
else if (command === 'bank-holidays' && paths.length === 2) convertBankHolidays(paths[0]!, paths[1]!)
else
  throw new Error('pack FOLDER POSTCODES.csv WARDS.geojson SECTORS.csv AREAS, or bank-holidays GOVUK.json TARGET.json')
