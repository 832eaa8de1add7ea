// Ephemeral ECDH on P-256, HKDF with SHA-256, AES-256-GCM: what every browser's Web Crypto has.

/** JSON Web Keys. */
export interface KeyPair {
  publicKey: object
  privateKey: object
}

/** Each part in base64. */
export interface Sealed {
  /** The sender's key, made for this letter alone and thrown away. */
  key: string
  iv: string
  data: string
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const IV_BYTES = 12

export async function makeKeyPair(): Promise<KeyPair> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  return {
    publicKey: await crypto.subtle.exportKey('jwk', publicKey),
    privateKey: await crypto.subtle.exportKey('jwk', privateKey),
  }
}

/** `about`: what the letter is for. It opens for nothing else, so no letter can be put in another's place. */
export async function sealTo(publicKey: object, words: string, about: string): Promise<Sealed> {
  const theirs = await crypto.subtle.importKey('jwk', publicKey, CURVE, false, [])
  const own = await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const secret = await letterKey(theirs, own.privateKey, about, 'encrypt')
  const data = await crypto.subtle.encrypt(modeOf(iv, about), secret, new TextEncoder().encode(words))
  return {
    key: toBase64(await crypto.subtle.exportKey('raw', own.publicKey)),
    iv: toBase64(iv),
    data: toBase64(data),
  }
}

/** The words; null where it is no letter for this key and purpose, or was changed on its way. */
export async function unseal(privateKey: object, { key, iv, data }: Sealed, about: string): Promise<string | null> {
  try {
    const own = await crypto.subtle.importKey('jwk', privateKey, CURVE, false, ['deriveBits'])
    const theirs = await crypto.subtle.importKey('raw', fromBase64(key), CURVE, false, [])
    const secret = await letterKey(theirs, own, about, 'decrypt')
    const words = await crypto.subtle.decrypt(modeOf(fromBase64(iv), about), secret, fromBase64(data))
    return new TextDecoder().decode(words)
  } catch {
    return null
  }
}

const modeOf = (iv: Uint8Array<ArrayBuffer>, about: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(about),
})

async function letterKey(
  publicKey: Awaited<ReturnType<typeof crypto.subtle.importKey>>,
  privateKey: Awaited<ReturnType<typeof crypto.subtle.importKey>>,
  about: string,
  use: 'encrypt' | 'decrypt',
) {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256)
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const derive = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: new TextEncoder().encode(about) }
  return crypto.subtle.deriveKey(derive, material, { name: 'AES-GCM', length: 256 }, false, [use])
}

/** A piece at a time: a function takes only so many arguments. */
function toBase64(bytes: ArrayBuffer | Uint8Array): string {
  const all = new Uint8Array(bytes)
  let text = ''
  for (let at = 0; at < all.length; at += 8_192) text += String.fromCharCode(...all.subarray(at, at + 8_192))
  return btoa(text)
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), character => character.charCodeAt(0))
