// postcodes.csv.gz and sectors.csv
import { gunzipSync } from 'node:zlib'
import { type PlacesOfPack, parsePostcode } from '../modules/places/index.ts'
import { readCsv } from './csv.ts'
import { type Reading, readBytes, readText } from './source.ts'

const FILE = 'postcodes.csv.gz'

/** Every postcode of the council. Wards must have been read before. */
export async function readPostcodes(reading: Reading): Promise<PlacesOfPack['postcodes']> {
  const text = unzip(reading, await readBytes(reading, FILE))
  if (text === null) return []
  return readCsv(reading.problems, FILE, text, ['postcode', 'lat', 'lng', 'ward', 'lsoa']).flatMap(
    ({ line, values }) => {
      const [typed, lat, lng, ward, lsoa] = values as [string, string, string, string, string]
      const postcode = parsePostcode(typed)
      const wrong = whatIsWrong(reading, { typed, postcode, lat: Number(lat), lng: Number(lng), ward, lsoa })
      if (wrong) reading.problems.add(FILE, line, wrong)
      if (wrong || !postcode) return []
      reading.names.define('postcode', postcode, { file: FILE, line })
      return [{ postcode, lat: Number(lat), lng: Number(lng), ward, lsoa }]
    },
  )
}

function unzip(reading: Reading, zipped: Buffer | null): string | null {
  if (!zipped) return null
  try {
    return gunzipSync(zipped).toString('utf8')
  } catch (error) {
    reading.problems.add(FILE, 1, `this is no gzip file: ${(error as Error).message}.`)
    return null
  }
}

interface Row {
  typed: string
  postcode: string | null
  lat: number
  lng: number
  ward: string
  lsoa: string
}

function whatIsWrong({ names }: Reading, { typed, postcode, lat, lng, ward, lsoa }: Row): string | null {
  if (!postcode) return `'${typed}' is not a postcode.`
  if (!(lat > 49 && lat < 61.5 && lng > -9 && lng < 2.5)) return `${typed} does not lie in the United Kingdom.`
  if (!names.has('ward', ward)) return `there is no ward '${ward}' in wards.geojson.`
  // a few new postcodes have none yet
  if (lsoa && !/^[EWSN]\w{8}$/.test(lsoa)) return `'${lsoa}' is not the code of a lower layer super output area.`
  return null
}

const SECTORS = 'sectors.csv'

/** Which councils each sector around ours lies in. */
export async function readSectors(reading: Reading): Promise<PlacesOfPack['sectors']> {
  const text = await readText(reading, SECTORS)
  if (text === null) return []
  const welsh = reading.languages.includes('cy')
  const columns = ['sector', 'council', 'postcodes', ...(welsh ? ['council_cy'] : [])]
  return readCsv(reading.problems, SECTORS, text, columns).flatMap(({ line, values }) => {
    const [sector, council, count, council_cy] = values as [string, string, string, string]
    const postcodes = Number(count)
    const right =
      /^[A-Z]{1,2}\d[A-Z0-9]? \d$/.test(sector) && council && Number.isInteger(postcodes) && (!welsh || council_cy)
    if (!right) reading.problems.add(SECTORS, line, `expected ${columns.join(',')}, such as: AB10 1,Any Council,205.`)
    return right ? [{ sector, council, name: { en: council, ...(welsh && { cy: council_cy }) }, postcodes }] : []
  })
}
