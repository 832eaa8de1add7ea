// Shows reports on a map: those nearby, public ones. The list beside it says the same, so the map is an extra for those
// who see it and point at it; keyboards and screen readers have the list.
import type * as Leaflet from 'leaflet'
import { closeZoom, drawGround, type Ground } from './map-ground.ts'

declare const L: typeof Leaflet

interface Settings extends Ground {
  bounds: [[number, number], [number, number]]
  /** The place that the points are near to. */
  centre?: { lat: number; lng: number }
  points: { lat: number; lng: number; label: string; title?: string; href?: string; open?: boolean }[]
  words: { zoomIn: string; zoomOut: string; here: string }
}

/** Near a given place it is how they lie to one another that counts, with or without streets. */
const NEARBY_ZOOM = 17

function show(root: HTMLElement): void {
  const settings = JSON.parse(root.dataset.pointsMap!) as Settings
  root.hidden = false
  root.setAttribute('role', 'region')
  root.setAttribute('aria-label', root.dataset.label ?? '')
  const map = L.map(root, { scrollWheelZoom: false, zoomControl: false })
  const { zoomIn, zoomOut } = settings.words
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map)
  map.getPane('markerPane')!.setAttribute('aria-hidden', 'true')
  drawGround(map, settings)
  look(map, settings)
  for (const point of settings.points) mark(map, point)
}

/** All points in sight. */
function look(map: Leaflet.Map, { bounds, centre, points, tiles, words }: Settings): void {
  const close = centre && points.length > 0 ? NEARBY_ZOOM : closeZoom(tiles)
  const seen = [...points, ...(centre ? [centre] : [])].map(({ lat, lng }): [number, number] => [lat, lng])
  map.fitBounds(seen.length > 0 ? seen : bounds, { maxZoom: close, padding: [30, 30] })
  if (!centre) return
  const here = { radius: 7, color: '#ffffff', weight: 2, fillColor: '#d4351c', fillOpacity: 1 }
  const dot = L.circleMarker(centre, here).bindTooltip(words.here).addTo(map)
  // Its tooltip makes it a stop of the Tab key that says nothing.
  dot.getElement()!.setAttribute('tabindex', '-1')
}

function mark(map: Leaflet.Map, { lat, lng, label, title = '', href, open }: Settings['points'][number]): void {
  const className = `fp-marker${open === false ? ' fp-marker--closed' : ''}`
  const icon = L.divIcon({ className, html: '', iconSize: [28, 28] })
  const marker = L.marker([lat, lng], { icon, title, keyboard: false }).addTo(map)
  marker.getElement()!.textContent = label
  if (href) marker.on('click', () => location.assign(href))
}

for (const root of document.querySelectorAll<HTMLElement>('[data-points-map]')) show(root)
