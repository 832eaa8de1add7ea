// wards.geojson: outlines of wards (RFC 7946). One feature a line, so that a problem has a line.
import type { Area, Outline } from '../modules/places/index.ts'
import type { Words } from '../platform/text.ts'
import { type Reading, readText } from './source.ts'

const FILE = 'wards.geojson'

interface Feature {
  properties?: Record<string, unknown> | null
  geometry?: { type?: unknown; coordinates?: unknown } | null
}

/** The wards as areas of kind `ward`, in the file's order. */
export async function readWards(reading: Reading): Promise<Area[]> {
  const text = await readText(reading, FILE)
  if (text === null) return []
  const features = parseFeatures(reading, text)
  const lineOf = lineFinder(text)
  return features.flatMap(feature => {
    const place = { file: FILE, line: lineOf(String(feature.properties?.code)) }
    const ward = readWard(reading, feature)
    if (typeof ward === 'string') reading.problems.add(place.file, place.line, ward)
    if (typeof ward === 'string') return []
    reading.names.define('ward', ward.id, place)
    return [ward]
  })
}

function parseFeatures(reading: Reading, text: string): Feature[] {
  try {
    const parsed = JSON.parse(text) as { type?: unknown; features?: unknown }
    if (parsed.type === 'FeatureCollection' && Array.isArray(parsed.features)) return parsed.features
    reading.problems.add(FILE, 1, 'expected a GeoJSON FeatureCollection.')
  } catch (error) {
    reading.problems.add(FILE, 1, `${(error as Error).message}.`)
  }
  return []
}

/** Looks for the code in the text: good enough to name a line. */
const lineFinder = (text: string) => (code: string) => {
  const at = text.indexOf(`"${code}"`)
  return at < 0 ? 1 : text.slice(0, at).split('\n').length
}

/** A ward, or what is wrong with it. */
function readWard(reading: Reading, { properties, geometry }: Feature): Area | string {
  const code = properties?.code
  if (typeof code !== 'string' || !/^[A-Z]\d{8}$/.test(code))
    return 'a ward needs a code such as E05016228 in its properties.'
  const name = readName(reading, properties!)
  if (!name) return `the ward ${code} needs a name in each language: name, name_cy.`
  if (!isOutline(geometry)) return `the ward ${code} needs a Polygon or MultiPolygon of [longitude, latitude] pairs.`
  return {
    id: code,
    kind: 'ward',
    name,
    wards: [code],
    outline: { type: geometry.type, coordinates: geometry.coordinates } as Outline,
  }
}

/** A ward has one name in both languages unless `name_cy` says another. */
function readName(reading: Reading, { name, name_cy = name }: Record<string, unknown>): Words | null {
  if (typeof name !== 'string' || name.trim() === '' || typeof name_cy !== 'string') return null
  return reading.languages.includes('cy') ? { en: name, cy: name_cy } : { en: name }
}

function isOutline(
  geometry: Feature['geometry'],
): geometry is { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown[] } {
  const polygons =
    geometry?.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry?.type === 'MultiPolygon'
        ? geometry.coordinates
        : null
  return Array.isArray(polygons) && polygons.length > 0 && polygons.every(isPolygon)
}

const isPolygon = (polygon: unknown): boolean => Array.isArray(polygon) && polygon.length > 0 && polygon.every(isRing)

/** A closed ring of at least four positions. */
function isRing(ring: unknown): boolean {
  if (!Array.isArray(ring) || ring.length < 4) return false
  const numbers = ring.every(position => Array.isArray(position) && position.slice(0, 2).every(Number.isFinite))
  return numbers && ring[0][0] === ring.at(-1)[0] && ring[0][1] === ring.at(-1)[1]
}
