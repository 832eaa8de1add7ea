// Signing in at the council's own provider: OpenID Connect with code, PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636).
import type { Configuration } from 'openid-client'
import type { SignedInElsewhere, SingleSignOnPort } from '../../platform/ports.ts'

export interface ProviderSettings {
  /** Where the provider is; what it can do is read from there. */
  issuer: string
  clientId: string
  clientSecret: string
  name: string
  /** The claim that holds somebody's groups. */
  groupsClaim: string
  grants: SingleSignOnPort['grants']
}

interface Pending {
  state: string
  nonce: string
  verifier: string
}

/** The library is loaded, and the provider asked what it can do, when somebody first signs in. */
export function openSingleSignOn(settings: ProviderSettings): SingleSignOnPort {
  let known: Promise<Configuration> | undefined
  /** A provider that was away is asked again the next time. */
  const configuration = () => (known ??= discover(settings).catch(forget))
  const forget = (error: unknown): never => {
    known = undefined
    throw error
  }
  return {
    name: settings.name,
    grants: settings.grants,
    async begin(back) {
      const client = await import('openid-client')
      const pending: Pending = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const address = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: back,
        scope: 'openid email profile',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
      })
      return { address: address.href, pending: JSON.stringify(pending) }
    },
    async finish(address, pending) {
      const client = await import('openid-client')
      const { state, nonce, verifier }: Pending = JSON.parse(pending)
      const config = await configuration()
      const tokens = await client.authorizationCodeGrant(config, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()!
      const more = config.serverMetadata().userinfo_endpoint
        ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
        : {}
      return readClaims({ ...claims, ...more }, settings.groupsClaim)
    },
  }
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  const { allowInsecureRequests, discovery } = await import('openid-client')
  const address = new URL(issuer)
  // A provider on this machine, for trying it out; any other is asked over https only.
  const isHere = address.protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(address.hostname)
  return discovery(address, clientId, clientSecret, undefined, isHere ? { execute: [allowInsecureRequests] } : {})
}

/** An address that the provider says it has not checked could be anybody's. */
function readClaims(claims: Record<string, unknown>, groupsClaim: string): SignedInElsewhere {
  const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
  const groups = claims[groupsClaim]
  return {
    subject: text(claims.sub),
    email: claims.email_verified === false ? '' : text(claims.email).toLowerCase(),
    name: text(claims.name) || [claims.given_name, claims.family_name].map(text).filter(Boolean).join(' '),
    groups: (Array.isArray(groups) ? groups : [groups]).map(text).filter(Boolean),
  }
}
