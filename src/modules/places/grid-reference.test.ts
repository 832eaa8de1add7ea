import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { gridPoint, gridReference, project } from './grid-reference.ts'

const WITHIN = 10
const degrees = (whole: number, minutes: number, seconds: number) => whole + minutes / 60 + seconds / 3600
const radians = (angle: number) => (angle * Math.PI) / 180

/** Postcodes as Ordnance Survey gives them (Code-Point Open), from corner to corner of the country they lie in. */
const POSTCODES = [
  { postcode: 'SN15 1ER', lat: 51.461039, lng: -2.114915, easting: 392113, northing: 173569 },
  { postcode: 'BA11 2PX', lat: 51.256552, lng: -2.247386, easting: 382833, northing: 150850 },
  { postcode: 'LL11 0EW', lat: 53.048893, lng: -3.000085, easting: 333056, northing: 350649 },
  { postcode: 'M28 1AA', lat: 53.507293, lng: -2.4263, easting: 371824, northing: 401263 },
]

describe('the National Grid', () => {
  test('is projected as in the worked example of the guide', () => {
    const { easting, northing } = project({
      lat: radians(degrees(52, 39, 27.2531)),
      lng: radians(degrees(1, 43, 4.5177)),
    })
    assert.ok(Math.abs(easting - 651_409.903) < 0.01, String(easting))
    assert.ok(Math.abs(northing - 313_177.27) < 0.01, String(northing))
  })

  test('has every postcode within ten metres of where Ordnance Survey has it', t => {
    for (const { postcode, easting, northing, ...point } of [...POSTCODES, ...sharedPostcodes()]) {
      const found = gridPoint(point)
      const off = Math.hypot(found.easting - easting, found.northing - northing)
      assert.ok(off < WITHIN, `${postcode} is ${off} m off`)
    }
    t.diagnostic(`${sharedPostcodes().length} more postcodes from ../shared`)
  })

  test('names a place by two letters and eight figures', () => {
    assert.equal(gridReference({ lat: 51.461039, lng: -2.114915 }), 'ST 9211 7356')
    assert.equal(gridReference({ lat: 53.048893, lng: -3.000085 }), 'SJ 3305 5064')
    // Ben Nevis, John o' Groats, Lerwick, Land's End
    const known = [
      [56.79685, -5.003508, 'NN 16'],
      [58.6373, -3.0689, 'ND 3'],
      [60.155, -1.145, 'HU 4'],
      [50.0657, -5.7132, 'SW 34'],
    ] as const
    for (const [lat, lng, begins] of known) assert.ok(gridReference({ lat, lng })?.startsWith(begins), begins)
  })

  test('does not reach beyond its squares', () => {
    assert.equal(gridReference({ lat: 48.85, lng: 2.35 }), null)
    assert.equal(gridReference({ lat: 64, lng: -3 }), null)
  })
})

function sharedPostcodes(): typeof POSTCODES {
  const names = ['wiltshire', 'wrexham', 'wigan'].map(name => `postcodes_${name}_2025.csv`)
  const files = names.map(name => new URL(`../../../../shared/data/postcodes/${name}`, import.meta.url))
  return files
    .filter(file => existsSync(file))
    .flatMap(file =>
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map(line => line.split(','))
        .map(([postcode = '', , easting, northing, lat, lng]) => ({
          postcode,
          easting: Number(easting),
          northing: Number(northing),
          lat: Number(lat),
          lng: Number(lng),
        })),
    )
}
