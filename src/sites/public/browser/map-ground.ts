// What lies under the pins of every map: pictures of streets where the council has a server for them; else borders, and
// close by the postcodes around as quiet landmarks, so that somebody who looks still knows where she is.
import type * as Leaflet from 'leaflet'

declare const L: typeof Leaflet

export interface Ground {
  /** URL of GeoJSON with `properties.name`, and `nameCy` where there is a Welsh one. */
  outlines: string
  tiles: { url: string; credit: string } | null
}

/** How near a map comes by itself: to the house where streets are drawn, to the street where only postcodes are. */
export const closeZoom = (tiles: Ground['tiles']): number => (tiles ? 17 : 16)

const MOST_ZOOM = 19
/** Borders carry their names from here on, until the one in the middle is named in the corner. */
const NAMES_ZOOM = 13
const LANDMARKS_ZOOM = 15
const LANDMARKS = '/postcodes.json'
const CREDIT = 'OS, Royal Mail, ONS © Crown copyright'
/** Boxes begin and end on hundredths of a degree, so that a map moved a little asks for nothing new. */
const STEPS = 100
/** What a label takes, in pixels, with some air. */
const LABEL = { width: 84, height: 40 }

type Position = [lng: number, lat: number]
type Landmark = { postcode: string; lat: number; lng: number }

/** Draws it, and says which area holds a point: null for none, undefined while the borders are not there. */
export function drawGround(map: Leaflet.Map, { outlines, tiles }: Ground, drawn = () => {}) {
  map.setMaxZoom(MOST_ZOOM)
  map.attributionControl.setPrefix(false).addAttribution(CREDIT)
  // Beneath the pins, which names must not cover. Whoever hears the page is told where the pin is instead.
  const names = map.createPane('names')
  names.style.zIndex = '450'
  names.setAttribute('aria-hidden', 'true')
  L.control.scale({ imperial: false }).addTo(map)
  if (tiles) L.tileLayer(tiles.url, { attribution: tiles.credit, maxZoom: MOST_ZOOM }).addTo(map)
  else new Landmarks(map)
  let borders: Leaflet.GeoJSON | undefined
  const style = { color: '#0b5351', weight: 1.5, fillOpacity: tiles ? 0.03 : 0.12, interactive: false }
  fetch(outlines)
    .then(response => response.json())
    .then(areas => {
      borders = L.geoJSON(areas, { style, interactive: false }).addTo(map)
      nameAreas(map, borders)
      drawn()
    })
    // Without borders the pins still stand where they are to one another.
    .catch(() => {})
  return { areaAt: (at: Leaflet.LatLng) => (borders ? areaAt(borders, at) : undefined) }
}

/** Postcodes in sight, once there is room for their names: as many as do not run into one another. */
class Landmarks {
  #map: Leaflet.Map
  #layer: Leaflet.LayerGroup
  #box = ''
  #found: Landmark[] = []

  constructor(map: Leaflet.Map) {
    this.#map = map
    // Beneath borders and points: landmarks never cover what the map is about.
    const pane = map.createPane('landmarks')
    pane.style.zIndex = '350'
    pane.setAttribute('aria-hidden', 'true')
    this.#layer = L.layerGroup().addTo(map)
    map.on('moveend', () => this.#look())
  }

  async #look(): Promise<void> {
    if (this.#map.getZoom() < LANDMARKS_ZOOM) return void this.#layer.clearLayers()
    const box = boxOf(this.#map.getBounds())
    if (box !== this.#box) {
      this.#box = box
      const found = await fetch(`${LANDMARKS}?box=${box}`)
        .then(response => (response.ok ? response.json() : []))
        .catch(() => [])
      // Meanwhile she may have moved on.
      if (box !== this.#box) return
      this.#found = found
    }
    this.#draw()
  }

  #draw(): void {
    this.#layer.clearLayers()
    if (this.#map.getZoom() < LANDMARKS_ZOOM) return
    const taken: Leaflet.Point[] = []
    for (const { postcode, lat, lng } of this.#found) {
      const at = this.#map.latLngToLayerPoint([lat, lng])
      if (taken.some(({ x, y }) => Math.abs(x - at.x) < LABEL.width && Math.abs(y - at.y) < LABEL.height)) continue
      taken.push(at)
      const icon = L.divIcon({ className: 'fp-landmark', html: element(postcode), iconSize: [0, 0] })
      L.marker([lat, lng], { icon, pane: 'landmarks', interactive: false, keyboard: false }).addTo(this.#layer)
    }
  }
}

function boxOf(bounds: Leaflet.LatLngBounds): string {
  const down = (degrees: number) => (Math.floor(degrees * STEPS) / STEPS).toFixed(2)
  const up = (degrees: number) => (Math.ceil(degrees * STEPS) / STEPS).toFixed(2)
  return [down(bounds.getWest()), down(bounds.getSouth()), up(bounds.getEast()), up(bounds.getNorth())].join()
}

/** From afar each area carries its name; close by, where their middles are out of sight, the one in view is named. */
function nameAreas(map: Leaflet.Map, borders: Leaflet.GeoJSON): void {
  const here = element('')
  here.className = 'fp-map__here'
  here.setAttribute('aria-hidden', 'true')
  const corner = new L.Control({ position: 'topright' })
  corner.onAdd = () => here
  corner.addTo(map)
  const name = () => {
    const zoom = map.getZoom()
    for (const area of borders.getLayers() as Leaflet.Polygon[])
      nameArea(area, zoom >= NAMES_ZOOM && zoom < LANDMARKS_ZOOM)
    here.textContent = zoom < LANDMARKS_ZOOM ? '' : (areaAt(borders, map.getCenter()) ?? '')
    here.hidden = here.textContent === ''
  }
  map.on('moveend', name)
  name()
}

function nameArea(area: Leaflet.Polygon, show: boolean): void {
  const name = nameOf(area)
  if (!show) area.unbindTooltip()
  else if (name && !area.getTooltip())
    area.bindTooltip(name, { permanent: true, direction: 'center', className: 'fp-place__area', pane: 'names' })
}

function nameOf({ feature }: Leaflet.Polygon): string {
  const { name = '', nameCy } = feature?.properties ?? {}
  return (document.documentElement.lang === 'cy' && nameCy) || name
}

function areaAt(areas: Leaflet.GeoJSON, { lat, lng }: Leaflet.LatLng): string | null {
  const layers = areas.getLayers() as Leaflet.Polygon[]
  const found = layers.find(layer => layer.getBounds().contains([lat, lng]) && holds(layer.feature!.geometry, lng, lat))
  return found ? nameOf(found) : null
}

function holds(geometry: { type: string; coordinates: unknown }, lng: number, lat: number): boolean {
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][]
  // Even and odd crossings over all rings: holes count themselves out.
  return polygons.some(rings => rings.reduce((inside, ring) => inside !== crossesOddly(ring, lng, lat), false))
}

function crossesOddly(ring: Position[], lng: number, lat: number): boolean {
  let odd = false
  for (const [index, [x, y]] of ring.entries()) {
    const [beforeX, beforeY] = ring.at(index - 1)!
    if (y > lat !== beforeY > lat && lng < ((beforeX - x) * (lat - y)) / (beforeY - y) + x) odd = !odd
  }
  return odd
}

function element(text: string): HTMLElement {
  const made = document.createElement('span')
  made.textContent = text
  return made
}
