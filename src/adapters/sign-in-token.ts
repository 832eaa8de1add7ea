/** Signs in by a token that the program asks for with its own secret (OAuth 2.0, client credentials; RFC 6749, 4.4). */
export interface TokenSignIn {
  tokenUrl: string
  client: string
  secret: string
  scope: string
}

/** What signs in by XOAUTH2, for so long. */
export interface Token {
  accessToken: string
  expiresAt: Date
}

const ANSWER_WITHIN = 30_000
/** Where it is not said: what every giver of tokens holds to. */
const USUAL_SECONDS = 3_000

/** The server, or whoever gives tokens for it, does not let us in: trying again soon would only lock the account. */
export class NotLetIn extends Error {}

/** `?token=ADDRESS&client=ID&scope=…` of the address of a mail server; null: it takes the password. Throws what ends 'NAME …'. */
export function readTokenSignIn(query: URLSearchParams, secret: string): TokenSignIn | null {
  const [tokenUrl, client] = [query.get('token'), query.get('client')]
  if (!tokenUrl && !client) return null
  if (!URL.canParse(tokenUrl ?? '') || !client)
    throw new Error('must have both token=ADDRESS and client=ID in one of them, or neither')
  return { tokenUrl: tokenUrl!, client, secret, scope: query.get('scope') ?? '' }
}

/** Throws `NotLetIn` where it is refused. */
export async function askForToken({ tokenUrl, client, secret, scope }: TokenSignIn): Promise<Token> {
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client,
      client_secret: secret,
      ...(scope && { scope }),
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN),
  })
  const told = (await answer.json().catch(() => ({}))) as { access_token?: unknown; expires_in?: unknown }
  const seconds = Number(told.expires_in) || USUAL_SECONDS
  if (typeof told.access_token === 'string')
    return { accessToken: told.access_token, expiresAt: new Date(Date.now() + seconds * 1000) }
  if (answer.status >= 500 || answer.status === 429) throw new Error(`no token is given just now (${answer.status})`)
  throw new NotLetIn(`no token is given for the account (${answer.status})`)
}
