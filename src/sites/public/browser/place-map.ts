// The map of a place question: a pin to tap, drag or move by keys. The boxes around it work without any of this.
import type * as Leaflet from 'leaflet'
import { closeZoom, drawGround, type Ground } from './map-ground.ts'

declare const L: typeof Leaflet

/** What the server knows of what was typed; `council`: whose it is, where it is not ours. */
type Found = { lat?: number; lng?: number; kind?: 'postcode' | 'around'; council?: string }
type Source = 'pin' | 'location' | 'postcode'
interface Settings extends Ground {
  bounds: [[number, number], [number, number]]
  start: { lat: number; lng: number } | null
  find: string
}

/** The middle of a town or a village, with its postcodes as landmarks. */
const AROUND_ZOOM = 15
/** Pixels that an arrow key moves the pin; with Shift the smaller. */
const STEP = { large: 20, small: 2 }
const ARROWS: Record<string, [x: number, y: number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}
const PIN =
  '<svg viewBox="0 0 36 46" aria-hidden="true"><path d="M18 45C18 45 34 28 34 17A16 16 0 0 0 2 17C2 28 18 45 18 45Z"/><circle cx="18" cy="17" r="6"/></svg>'

class PlaceMap {
  #root: HTMLElement
  #settings: Settings
  #words: Record<string, string>
  #near: HTMLInputElement
  #status = element('p', 'govuk-body-s fp-place__status')
  #canvas = element('div', 'fp-place__map')
  #remove = button()
  #map: Leaflet.Map
  #pin: Leaflet.Marker | null = null
  #ground: ReturnType<typeof drawGround>
  #close: number

  constructor(root: HTMLElement) {
    this.#root = root
    this.#settings = JSON.parse(root.dataset.map!)
    this.#words = JSON.parse(root.dataset.words!)
    this.#near = this.#field('near')
    this.#close = closeZoom(this.#settings.tiles)
    this.#build()
    this.#map = L.map(this.#canvas, { keyboard: false, scrollWheelZoom: false, zoomControl: false })
    const { zoomIn = '', zoomOut = '' } = this.#words
    L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(this.#map)
    this.#ground = drawGround(this.#map, this.#settings, () => this.#bordersDrawn())
    this.#listen()
    this.#begin()
  }

  #field(part: string): HTMLInputElement {
    return this.#root.querySelector<HTMLInputElement>(`[name="${this.#root.dataset.name}-${part}"]`)!
  }

  /** The parts that only make sense with a script: buttons, the map, what it says. */
  #build(): void {
    const find = button(this.#words.find, () => this.#find())
    const locate = button(this.#words.locate, () => this.#locate())
    const buttons = element('div', 'fp-place__buttons')
    buttons.append(find, ...('geolocation' in navigator ? [locate] : []))
    const help = element('p', 'govuk-body-s', this.#words.help)
    const keys = element('p', 'govuk-visually-hidden', this.#words.keys)
    keys.id = 'place-keys'
    this.#canvas.tabIndex = 0
    this.#canvas.setAttribute('role', 'application')
    this.#canvas.setAttribute('aria-label', this.#words.label!)
    this.#canvas.setAttribute('aria-describedby', keys.id)
    this.#status.setAttribute('role', 'status')
    this.#remove.textContent = this.#words.remove!
    this.#remove.hidden = true
    const plain = element('p', 'govuk-body-s', this.#settings.tiles ? '' : this.#words.plain)
    const holder = this.#root.querySelector<HTMLElement>('[data-place-map]')!
    holder.append(buttons, help, keys, this.#canvas, this.#status, this.#remove, plain)
    holder.hidden = false
  }

  /** A pin that somebody left outside is shown with our area, so that she sees which way it has to go. */
  #bordersDrawn(): void {
    const at = this.#pin?.getLatLng()
    if (!at) return
    if (this.#ground.areaAt(at) === null) this.#map.fitBounds(L.latLngBounds(this.#settings.bounds).extend(at))
    this.#sayWhere()
  }

  #listen(): void {
    this.#map.on('click', event => this.#put(event.latlng, 'pin'))
    this.#canvas.addEventListener('keydown', event => this.#pressed(event))
    this.#remove.addEventListener('click', () => this.#takeAway())
    // A postcode that is being changed no longer says where the pin belongs.
    this.#near.addEventListener('input', () => this.#field('source').value === 'postcode' && this.#takeAway())
    this.#near.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || this.#near.value.trim() === '') return
      event.preventDefault()
      this.#find()
    })
  }

  #begin(): void {
    const { start, bounds } = this.#settings
    const [lat, lng] = [this.#field('lat').value, this.#field('lng').value]
    if (lat && lng) {
      this.#map.setView([Number(lat), Number(lng)], this.#close)
      this.#put(L.latLng(Number(lat), Number(lng)), this.#field('source').value as Source)
    } else if (start) this.#map.setView([start.lat, start.lng], this.#close - 1)
    else this.#map.fitBounds(bounds)
    if (!lat && this.#near.value.trim()) this.#showTyped()
  }

  /** After a mistake elsewhere on the page the map shows what stands in the box. The pin is for her to set. */
  async #showTyped(): Promise<void> {
    const found = await this.#ask()
    if (found?.lat === undefined || found.lng === undefined || this.#pin) return
    this.#map.setView([found.lat, found.lng], found.kind === 'around' ? AROUND_ZOOM : this.#close)
  }

  /** What the server knows of what stands in the box; null where it does not answer. */
  async #ask(): Promise<Found | null> {
    const { lang } = document.documentElement
    const url = `${this.#settings.find}?near=${encodeURIComponent(this.#near.value)}&language=${lang}`
    const response = await fetch(url, { headers: { accept: 'application/json' } }).catch(() => null)
    return (await response?.json().catch(() => null)) as Found | null
  }

  #put(at: Leaflet.LatLng, source: Source): void {
    if (!this.#pin) {
      const icon = L.divIcon({ html: PIN, className: 'fp-pin', iconSize: [36, 46], iconAnchor: [18, 45] })
      this.#pin = L.marker(at, { icon, draggable: true, keyboard: false, alt: this.#words.pin }).addTo(this.#map)
      this.#pin.on('dragend', () => this.#put(this.#pin!.getLatLng(), 'pin'))
    }
    this.#pin.setLatLng(at)
    if (!this.#map.getBounds().contains(at)) this.#map.panTo(at)
    this.#field('lat').value = at.lat.toFixed(6)
    this.#field('lng').value = at.lng.toFixed(6)
    this.#field('source').value = source
    this.#remove.hidden = false
    this.#sayWhere()
  }

  #takeAway(): void {
    this.#pin?.remove()
    this.#pin = null
    for (const part of ['lat', 'lng', 'source']) this.#field(part).value = ''
    this.#remove.hidden = true
    this.#say(this.#words.removed)
  }

  #pressed(event: KeyboardEvent): void {
    if (event.target !== this.#canvas || event.ctrlKey || event.metaKey || event.altKey) return
    const arrow = ARROWS[event.key]
    if (arrow) this.#move(arrow, event.shiftKey ? STEP.small : STEP.large)
    else if (event.key === '+' || event.key === '=') this.#map.zoomIn()
    else if (event.key === '-') this.#map.zoomOut()
    else if (event.key === 'Enter' || event.key === ' ') this.#put(this.#map.getCenter(), 'pin')
    else return
    event.preventDefault()
  }

  #move([x, y]: [number, number], pixels: number): void {
    const from = this.#map.latLngToContainerPoint(this.#pin?.getLatLng() ?? this.#map.getCenter())
    const to = this.#pin ? from.add([x * pixels, y * pixels]) : from
    this.#put(this.#map.containerPointToLatLng(to), 'pin')
  }

  #locate(): void {
    this.#say(this.#words.locating)
    const located = ({ coords }: GeolocationPosition) => {
      const at = L.latLng(coords.latitude, coords.longitude)
      this.#map.setView(at, this.#close)
      this.#put(at, 'location')
      this.#say(`${this.#words.located} ${this.#whereIs(at)}`)
    }
    const failed = () => this.#say(this.#words.notLocated)
    navigator.geolocation.getCurrentPosition(located, failed, { enableHighAccuracy: true, timeout: 10_000 })
  }

  async #find(): Promise<void> {
    this.#say(this.#words.finding)
    const found = await this.#ask()
    const near = this.#near.value.trim()
    if (found?.council) return this.#say(filled(this.#words.elsewhere!, { near, council: found.council }))
    if (found?.lat === undefined || found.lng === undefined) return this.#say(this.#words.notFound)
    const { lat, lng, kind } = found
    if (kind === 'around') {
      this.#map.setView([lat, lng], AROUND_ZOOM)
      return this.#say(filled(this.#words.around!, { near }))
    }
    this.#map.setView([lat, lng], this.#close)
    this.#put(L.latLng(lat, lng), 'postcode')
    this.#say(this.#words.found)
  }

  #sayWhere(): void {
    const at = this.#pin!.getLatLng()
    this.#say(this.#whereIs(at))
    if (this.#ground.areaAt(at) === null) this.#sayWhose(at)
  }

  /** Outside our area: who may look after it, if the pin is still there when that is known. */
  async #sayWhose(at: Leaflet.LatLng): Promise<void> {
    const { lang } = document.documentElement
    const response = await fetch(`/find-council?at=${at.lat},${at.lng}&language=${lang}`).catch(() => null)
    const { council } = response?.ok ? ((await response.json()) as { council: string }) : { council: '' }
    if (council && this.#pin?.getLatLng().equals(at)) this.#say(this.#words.pinOutsideOf!.replace('{council}', council))
  }

  #whereIs(at: Leaflet.LatLng): string {
    const area = this.#ground.areaAt(at)
    if (area === undefined) return this.#words.pinSet!
    return area === null ? this.#words.pinOutside! : this.#words.pinAt!.replace('{area}', area)
  }

  #say(words: string | undefined): void {
    this.#status.textContent = words ?? ''
  }
}

const filled = (words: string, values: Record<string, string>): string =>
  words.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

function element(tag: 'p' | 'div', classes: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = classes
  made.textContent = text
  return made
}

function button(text = '', press?: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'govuk-button govuk-button--secondary'
  made.textContent = text
  if (press) made.addEventListener('click', press)
  return made
}

for (const root of document.querySelectorAll<HTMLElement>('[data-place][data-map]')) new PlaceMap(root)
