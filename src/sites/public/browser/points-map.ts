// Shows reports on a map: those nearby, public ones. The list beside it says the same, so the map is an extra for those
// who see it and point at it; keyboards and screen readers have the list.
import type * as Leaflet from 'leaflet'

declare const L: typeof Leaflet

interface Settings {
  outlines: string
  bounds: [[number, number], [number, number]]
  /** The place that the points are near to. */
  centre?: { lat: number; lng: number }
  points: { lat: number; lng: number; label: string; title?: string; href?: string; open?: boolean }[]
  tiles: { url: string; credit: string } | null
  words: { zoomIn: string; zoomOut: string; here: string }
}

const STREET_ZOOM = 17
/** Where nothing but borders is drawn, coming nearer would show none of them. */
const BORDERS_ZOOM = { one: 13, several: 14 }
const NAMES_FROM_ZOOM = 13

function show(root: HTMLElement): void {
  const settings = JSON.parse(root.dataset.pointsMap!) as Settings
  root.hidden = false
  root.setAttribute('role', 'region')
  root.setAttribute('aria-label', root.dataset.label ?? '')
  const map = L.map(root, { scrollWheelZoom: false, zoomControl: false, maxZoom: 19 })
  const { zoomIn, zoomOut } = settings.words
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map)
  map.attributionControl.setPrefix(false)
  map.getPane('markerPane')!.setAttribute('aria-hidden', 'true')
  if (settings.tiles) L.tileLayer(settings.tiles.url, { attribution: settings.tiles.credit, maxZoom: 19 }).addTo(map)
  look(map, settings)
  for (const point of settings.points) mark(map, point)
  drawBorders(map, settings)
}

/** All points in sight. Near a given place it is how they lie to one another that counts, with or without streets. */
function look(map: Leaflet.Map, { bounds, centre, points, tiles, words }: Settings): void {
  const borders = points.length > 1 ? BORDERS_ZOOM.several : BORDERS_ZOOM.one
  const close = tiles || (centre && points.length > 0) ? STREET_ZOOM : borders
  const seen = [...points, ...(centre ? [centre] : [])].map(({ lat, lng }): [number, number] => [lat, lng])
  map.fitBounds(seen.length > 0 ? seen : bounds, { maxZoom: close, padding: [30, 30] })
  if (!centre) return
  const here = { radius: 7, color: '#ffffff', weight: 2, fillColor: '#d4351c', fillOpacity: 1 }
  L.circleMarker(centre, here).bindTooltip(words.here).addTo(map)
}

function mark(map: Leaflet.Map, { lat, lng, label, title = '', href, open }: Settings['points'][number]): void {
  const className = `fp-marker${open === false ? ' fp-marker--closed' : ''}`
  const icon = L.divIcon({ className, html: '', iconSize: [28, 28] })
  const marker = L.marker([lat, lng], { icon, title, keyboard: false }).addTo(map)
  marker.getElement()!.textContent = label
  if (href) marker.on('click', () => location.assign(href))
}

async function drawBorders(map: Leaflet.Map, { outlines, tiles }: Settings): Promise<void> {
  // Without borders the points still stand where they are to one another.
  const areas = await fetch(outlines)
    .then(response => response.json())
    .catch(() => null)
  if (!areas) return
  const style = { color: '#0b5351', weight: 1.5, fillOpacity: tiles ? 0.03 : 0.12, interactive: false }
  const borders = L.geoJSON(areas, { style, interactive: false }).addTo(map)
  map.createPane('names').style.zIndex = '450'
  const nameThem = () =>
    borders.eachLayer(layer => nameArea(layer as Leaflet.Polygon, map.getZoom() >= NAMES_FROM_ZOOM))
  map.on('zoomend', nameThem)
  nameThem()
}

function nameArea(area: Leaflet.Polygon, show: boolean): void {
  const name = area.feature?.properties?.name
  if (!show) area.unbindTooltip()
  else if (name && !area.getTooltip())
    area.bindTooltip(name, { permanent: true, direction: 'center', className: 'fp-place__area', pane: 'names' })
}

for (const root of document.querySelectorAll<HTMLElement>('[data-points-map]')) show(root)
