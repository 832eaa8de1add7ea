import { readTokenSignIn, type TokenSignIn } from '../sign-in-token.ts'

/** A mail server that signs in by token; null: its address says all. */
export interface TokenServer {
  host: string
  port: number
  /** TLS from the first byte; else STARTTLS. */
  secure: boolean
  user: string
  signIn: TokenSignIn
}

/** Reads `smtp://user:SECRET@host:587?token=ADDRESS&client=ID&scope=…`. Throws what ends 'NAME …', without repeating any of it. */
export function readTokenServer(text: string): TokenServer | null {
  const url = new URL(text)
  const signIn = readTokenSignIn(url.searchParams, decodeURIComponent(url.password))
  if (!signIn) return null
  const secure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  if (!user || !signIn.secret)
    throw new Error('must have a user and a secret, like smtp://user:SECRET@host:587?token=…')
  return { host: url.hostname, port: Number(url.port) || (secure ? 465 : 587), secure, user, signIn }
}
