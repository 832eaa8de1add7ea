// How a setting is written and read: each parser throws an Error that ends the sentence 'NAME …'.
import path from 'node:path'

import { readTokenServer } from './adapters/mail/mail-server.ts'
import type { QuietHours } from './modules/channels/index.ts'

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

export type Setting<T> = {
  name: string
  /** What holds when it is not set, as text; '' where that depends on other settings (the meaning says how). */
  default: string
  meaning: string
  /** Throws an Error that ends the sentence 'NAME …'. */
  parse(text: string): T
}

export function setting<T>(name: string, fallback: string, meaning: string, parse: (text: string) => T): Setting<T> {
  return { name, default: fallback, meaning, parse }
}

export function wholeNumber(from: number, to: number) {
  return (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= from && value <= to) return value
    throw new Error(`must be a whole number from ${from} to ${to}`)
  }
}

export function address(...protocols: string[]) {
  return (text: string): string | null => {
    if (text === '') return null
    const protocol = URL.parse(text)?.protocol.slice(0, -1)
    if (protocol && protocols.includes(protocol)) return text.replace(/\/+$/, '')
    throw new Error(`must be an address that begins with ${protocols.map(one => `${one}://`).join(' or ')}`)
  }
}

/** With a password, or with a token that is asked for. */
export function mailServer(text: string): string | null {
  const url = address('smtp', 'smtps')(text)
  if (url) readTokenServer(url)
  return url
}

export function yesOrNo(text: string): boolean | null {
  if (text === '') return null
  if (/^(yes|true|1|on)$/i.test(text)) return true
  if (/^(no|false|0|off)$/i.test(text)) return false
  throw new Error('must be yes or no')
}

export function logLevel(text: string): (typeof LOG_LEVELS)[number] {
  const found = LOG_LEVELS.find(level => level === text)
  if (found) return found
  throw new Error(`must be one of ${LOG_LEVELS.join(', ')}`)
}

export function tiles(text: string): string | null {
  const url = address('https', 'http')(text)
  if (url === null || ['{z}', '{x}', '{y}'].every(part => url.includes(part))) return url
  throw new Error('must hold {z}, {x} and {y}, for example https://tiles.example.org/{z}/{x}/{y}.png')
}

/** 'Group name=role,role; Another=role' as what each group gives. */
export function groups(text: string): Record<string, string[]> {
  const pairs = text.split(';').filter(pair => pair.trim() !== '')
  return Object.fromEntries(
    pairs.map(pair => {
      const at = pair.lastIndexOf('=')
      const names = pair
        .slice(at + 1)
        .split(',')
        .map(name => name.trim())
      if (at < 1 || names.includes('')) throw new Error('must look like `Group=name,name; Another group=name`')
      return [pair.slice(0, at).trim(), names]
    }),
  )
}

const programFolder = path.resolve(import.meta.dirname, '..')

/** Not set, the folder is the same wherever the program is called from; a path that is given means what the shell means. */
export function folder(fallback: string) {
  return (text: string): string => (text === fallback ? path.join(programFolder, text) : path.resolve(text))
}

export const textOrNull = (text: string): string | null => text || null

export const list = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean)

export function emailOrNull(text: string): string | null {
  if (text === '' || /^[^\s@+]+@[^\s@]+$/.test(text)) return text.toLowerCase() || null
  throw new Error('must be an email address without a plus sign, for example reply@council.example')
}

/** Two times of day, '21:00-08:00'; null for none. */
export function hoursOrNone(text: string): QuietHours | null {
  if (/^none$/i.test(text)) return null
  const [, from, until] = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text) ?? []
  if (from && until && from !== until) return { from, until }
  throw new Error('must be two times like 21:00-08:00, or none')
}

export function penceOrNull(text: string): number | null {
  if (text === '') return null
  if (/^\d{1,3}(\.\d{1,3})?$/.test(text)) return Number(text)
  throw new Error('must be pence, for example 2.4')
}

/** The page of a provider at which one pays, with places for the reference and the amount. */
export function payUrl(text: string): string | null {
  const url = address('https', 'http')(text)
  if (url === null || ['{reference}', '{amount}'].every(part => url.includes(part))) return url
  throw new Error(
    'must hold {reference} and {amount}, for example https://pay.example.org/?ref={reference}&amount={amount}',
  )
}

/** Where meetings by video are held, with a place for the room. */
export function videoUrl(text: string): string {
  if (text.startsWith('https://') && text.includes('{room}') && address('https')(text)) return text
  throw new Error('must begin with https:// and hold {room}, for example https://meet.example.org/{room}')
}

/** A folder that need not be there yet, as an absolute path. */
export const folderOrNull = (text: string): string | null => (text === '' ? null : path.resolve(text))
