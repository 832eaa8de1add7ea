// Shows points on a map: reports nearby, public reports. The list beside it says the same, so it is an extra.
interface Settings {
  outlines: string
  bounds: [[number, number], [number, number]]
  centre?: { lat: number; lng: number }
  points: { lat: number; lng: number; label: string; title?: string; href?: string; open?: boolean }[]
  tiles: { url: string; credit: string } | null
}

declare const L: any

for (const root of document.querySelectorAll<HTMLElement>('[data-points-map]')) {
  const settings = JSON.parse(root.dataset.pointsMap!) as Settings
  root.hidden = false
  root.setAttribute('role', 'region')
  root.setAttribute('aria-label', root.dataset.label ?? '')
  const map = L.map(root, { scrollWheelZoom: false })
  if (settings.tiles) L.tileLayer(settings.tiles.url, { attribution: settings.tiles.credit, maxZoom: 19 }).addTo(map)
  if (settings.centre) map.setView([settings.centre.lat, settings.centre.lng], 17)
  else if (settings.points.length > 0)
    map.fitBounds(
      settings.points.map(point => [point.lat, point.lng]),
      { maxZoom: 16, padding: [30, 30] },
    )
  else map.fitBounds(settings.bounds)
  if (settings.centre)
    L.circleMarker([settings.centre.lat, settings.centre.lng], { radius: 6, color: '#d4351c', fillOpacity: 1 }).addTo(
      map,
    )
  for (const point of settings.points) {
    const icon = L.divIcon({
      className: `fp-marker${point.open === false ? ' fp-marker--closed' : ''}`,
      html: '',
      iconSize: [28, 28],
    })
    const marker = L.marker([point.lat, point.lng], {
      icon,
      title: point.title ?? point.label,
      alt: point.title ?? point.label,
    }).addTo(map)
    marker.getElement()!.textContent = point.label
    if (point.href) marker.on('click', () => location.assign(point.href!))
  }
  const response = await fetch(settings.outlines)
  if (response.ok)
    L.geoJSON(await response.json(), {
      style: { color: '#0b5351', weight: 1.5, fillOpacity: settings.tiles ? 0.02 : 0.08, interactive: false },
    }).addTo(map)
}

export {}
