// What tests of sign-in need: a browser that keeps its cookies, and the codes an authenticator app would show.
import { createHmac } from 'node:crypto'
import type { Browser, NewCookie } from './carry-cookies.ts'

export interface TestBrowser extends Browser {
  /** Takes the cookies of an answer, as a browser does. */
  keep(cookies: NewCookie[]): void
}

export function testBrowser(): TestBrowser {
  const cookies: Record<string, string | undefined> = {}
  return {
    cookies,
    ip: '192.0.2.7',
    userAgent: 'Mozilla/5.0 (X11; Linux x64) Firefox/140.0',
    keep(fresh) {
      for (const { name, value, seconds } of fresh) {
        if (seconds > 0) cookies[name] = value
        else delete cookies[name]
      }
    },
  }
}

/** The six digits for a base 32 key at a moment (RFC 6238 with SHA-1 and 30 seconds, as every app does it). */
export function codeOfKey(key: string, at: Date): string {
  const bits = [...key].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
  const bytes = bits
    .join('')
    .match(/.{8}/g)!
    .map(eight => Number.parseInt(eight, 2))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)))
  const digest = createHmac('sha1', Buffer.from(bytes)).update(counter).digest()
  const number = digest.readUInt32BE(digest.at(-1)! & 0xf) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
