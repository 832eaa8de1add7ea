import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { metresBetween } from '../../platform/form/index.ts'
import { held } from '../../platform/memory.ts'
import { type Language, say, type Words } from '../../platform/text.ts'
import type { Area, Outline, Point, Whereabouts } from './area.ts'
import { middleOf, middleOfPart, type Near, wardsNamed } from './find-near.ts'
import { type Box, shapeOf } from './polygon.ts'
import { parsePostcode, sectorOf, spacedPostcode } from './postcode.ts'
import { boxAround, indexPostcodes, type PostcodeIndex, type PostcodeRow } from './postcode-index.ts'
import { nameAround, type PlaceName } from './town.ts'
import { indexWards, type WardIndex } from './ward-index.ts'
import type { KnownPlace } from './within.ts'

/** Outlines are drawn round postcodes and are approximate: this near one of our postcodes still counts as ours. */
const EDGE_METRES = 300
/** How far `nearestPostcode` looks. */
const REACH_METRES = 10_000

/** A postcode of ours and where it is. */
export interface FoundPostcode extends Point {
  /** As it is written: 'SN15 1ER'. */
  postcode: string
  ward: string
  /** Ids of the areas that hold its ward. */
  areas: string[]
}

interface Places {
  areas: Map<string, Area>
  /** Areas that hold each ward, as ids in the pack's order. */
  areasOfWard: Map<string, string[]>
  /** What people call each area. */
  names: Map<string, PlaceName>
  wards: WardIndex
  postcodes: PostcodeIndex
}

const readPlaces = held<Places>('places', async ctx => {
  const rows = await ctx.db.selectFrom('places.areas').selectAll().orderBy('position').execute()
  const areas = rows.map(
    (row): Area => ({
      id: row.id,
      kind: row.kind,
      name: row.name as Words,
      wards: row.wards,
      outline: row.outline as Outline | null,
    }),
  )
  const wards = areas.filter(area => area.kind === 'ward')
  const postcodes = await ctx.db.selectFrom('places.postcodes').select(['postcode', 'lat', 'lng', 'ward']).execute()
  return {
    areas: new Map(areas.map(area => [area.id, area])),
    areasOfWard: groupByWard(areas),
    names: new Map(areas.map(area => [area.id, nameAround(area, areas)])),
    wards: indexWards(wards.flatMap(({ id, outline }) => (outline ? [{ id, shape: shapeOf(outline) }] : []))),
    postcodes: indexPostcodes(shareWardNames(postcodes)),
  }
})

function groupByWard(areas: Area[]): Map<string, string[]> {
  const byWard = new Map<string, string[]>()
  for (const area of areas) {
    if (area.kind === 'ward') continue
    for (const ward of area.wards) byWard.set(ward, [...(byWard.get(ward) ?? []), area.id])
  }
  return byWard
}

/** One string for each ward instead of one for each postcode. */
function shareWardNames(rows: PostcodeRow[]): PostcodeRow[] {
  const names = new Map<string, string>()
  for (const row of rows) {
    if (!names.has(row.ward)) names.set(row.ward, row.ward)
    row.ward = names.get(row.ward)!
  }
  return rows
}

/**
 * Which ward and areas hold a point (degrees, WGS84). Outlines are approximate: a point outside all of them counts as
 * in the ward of the nearest of our postcodes within 300 m. `ward` null: not ours.
 */
export async function locate(ctx: Ctx, point: Point): Promise<Whereabouts> {
  const places = await readPlaces(ctx)
  const ward = places.wards.wardAt(point) ?? places.postcodes.nearest(point, EDGE_METRES)?.row.ward ?? null
  return { ward, areas: ward === null ? [] : [...(places.areasOfWard.get(ward) ?? [])] }
}

/** One of our postcodes, typed in any case and spacing; null when it is not ours, unknown or no postcode at all (`parsePostcode` tells). */
export async function findPostcode(ctx: Ctx, typed: string): Promise<FoundPostcode | null> {
  const compact = parsePostcode(typed)
  if (!compact) return null
  const places = await readPlaces(ctx)
  const row = places.postcodes.find(compact)
  return row && describePostcode(places, row)
}

/** The same, as what holds there is chosen by it. Of one that we do not know only the postcode is known. */
export async function placeOfPostcode(ctx: Ctx, typed: string | null): Promise<KnownPlace | null> {
  const compact = parsePostcode(typed ?? '')
  if (!compact) return null
  const found = await findPostcode(ctx, compact)
  return { postcode: spacedPostcode(compact), areas: found ? [found.ward, ...found.areas] : [] }
}

/** A point to look from for what somebody typed: a postcode of ours, part of one, a town or village; null for anything else. */
export async function findNear(ctx: Ctx, typed: string): Promise<Near | null> {
  const { areas, postcodes } = await readPlaces(ctx)
  const known = await findPostcode(ctx, typed)
  if (known) return { kind: 'postcode', lat: known.lat, lng: known.lng }
  const wards = new Set(wardsNamed(areas.values(), typed))
  const middle = middleOfPart(postcodes, typed.trim()) ?? middleOf(postcodes.inWards(wards))
  return middle && { kind: 'around', ...middle }
}

/** Whether postcodes of ours lie in the sector of this one ('SN15 1'). */
export async function sharesSector(ctx: Ctx, typed: string): Promise<boolean> {
  const compact = parsePostcode(typed)
  if (!compact) return false
  const { postcodes } = await readPlaces(ctx)
  return postcodes.startingWith(compact.slice(0, -2)).some(row => sectorOf(row.postcode) === sectorOf(compact))
}

/** Whether a postcode of ours begins so ('SN11 8', as `parsePostcodePart` answers). */
export async function holdsPostcode(ctx: Ctx, part: string): Promise<boolean> {
  const { postcodes } = await readPlaces(ctx)
  return postcodes.startingWith(part.replace(' ', '')).some(row => spacedPostcode(row.postcode).startsWith(part))
}

/** The nearest of our postcodes within 10 km and how far away it is, in whole metres. */
export async function nearestPostcode(ctx: Ctx, point: Point): Promise<(FoundPostcode & { metres: number }) | null> {
  const places = await readPlaces(ctx)
  const found = places.postcodes.nearest(point, REACH_METRES)
  return found && { ...describePostcode(places, found.row), metres: Math.round(found.metres) }
}

/** The postcode of a pin, as `places.postcode_near` has it; null: none of ours is so near. */
export async function postcodeNear(ctx: Ctx, point: Point): Promise<string | null> {
  const found = (await readPlaces(ctx)).postcodes.nearest(point, EDGE_METRES)
  return found && spacedPostcode(found.row.postcode)
}

/** What people call the part where a ward lies; null for an id that is no ward of ours. */
export async function placeName(ctx: Ctx, ward: string): Promise<PlaceName | null> {
  return (await readPlaces(ctx)).names.get(ward) ?? null
}

/** The postcodes of ours in a box (degrees), by name: landmarks for maps. The caller keeps the box small. */
export async function postcodesWithin(ctx: Ctx, box: Box): Promise<{ postcode: string; lat: number; lng: number }[]> {
  const { postcodes } = await readPlaces(ctx)
  return postcodes.within(box).map(({ postcode, lat, lng }) => ({ postcode: spacedPostcode(postcode), lat, lng }))
}

function describePostcode(places: Places, { postcode, lat, lng, ward }: PostcodeRow): FoundPostcode {
  return { postcode: spacedPostcode(postcode), lat, lng, ward, areas: [...(places.areasOfWard.get(ward) ?? [])] }
}

/**
 * Councils other than `own` (its English name) that look after a postcode, those with most of it first. Of a point only
 * the neighbours can be told, and only probably: those who share the sector of one of our postcodes, the nearest such.
 */
export async function councilsElsewhere(ctx: Ctx, at: Point | string, own: string): Promise<Words[]> {
  const compact = typeof at === 'string' ? parsePostcode(at) : null
  const sectors = typeof at === 'string' ? (compact ? [sectorOf(compact)] : []) : await sectorsNear(ctx, at)
  if (sectors.length === 0) return []
  const rows = await ctx.db
    .selectFrom('places.sectors')
    .select(['sector', 'name'])
    .where('sector', 'in', sectors)
    .where('council', '<>', own)
    .orderBy('postcodes', 'desc')
    .execute()
  const nearest = sectors.find(sector => rows.some(row => row.sector === sector))
  return rows.filter(row => row.sector === nearest).map(row => row.name as Words)
}

/** The sectors of our postcodes round a point, the nearest first. */
async function sectorsNear(ctx: Ctx, point: Point): Promise<string[]> {
  const { postcodes } = await readPlaces(ctx)
  const near = postcodes.within(boxAround(point, REACH_METRES)).map(row => ({ row, metres: metresBetween(point, row) }))
  const sorted = near.toSorted((a, b) => a.metres - b.metres)
  return [...new Set(sorted.map(({ row }) => sectorOf(row.postcode)))]
}

/** All areas of a kind (`ward`, or one the pack names) or of every kind, in the pack's order. */
export async function listAreas(ctx: Ctx, kind?: string): Promise<Area[]> {
  const { areas } = await readPlaces(ctx)
  return [...areas.values()].filter(area => kind === undefined || area.kind === kind)
}

export async function findArea(ctx: Ctx, id: string): Promise<Area | null> {
  return (await readPlaces(ctx)).areas.get(id) ?? null
}

/** What an area is called. Throws NotFound for an id that is not one. */
export async function areaName(ctx: Ctx, id: string, language: Language = ctx.language): Promise<string> {
  const area = await findArea(ctx, id)
  if (!area) throw new NotFound(`area ${id}`)
  return say(area.name, language)
}
