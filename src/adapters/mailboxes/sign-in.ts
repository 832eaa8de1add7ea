import type { MailAccount } from './account.ts'

const ANSWER_WITHIN = 30_000

/** The server, or whoever gives tokens for it, does not let us in: trying again soon would only lock the account. */
export class NotLetIn extends Error {}

/** What the server is told. Throws `NotLetIn` where a token is refused. */
export async function signInOf({
  user,
  signIn,
}: MailAccount): Promise<{ user: string; pass?: string; accessToken?: string }> {
  if ('password' in signIn) return { user, pass: signIn.password }
  const answer = await fetch(signIn.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: signIn.client,
      client_secret: signIn.secret,
      ...(signIn.scope && { scope: signIn.scope }),
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_WITHIN),
  })
  const { access_token: accessToken } = (await answer.json().catch(() => ({}))) as { access_token?: unknown }
  if (typeof accessToken === 'string') return { user, accessToken }
  if (answer.status >= 500 || answer.status === 429) throw new Error(`no token is given just now (${answer.status})`)
  throw new NotLetIn(`no token is given for the account (${answer.status})`)
}
