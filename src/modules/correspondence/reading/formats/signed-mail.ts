// Takes the mail out of an S/MIME wrapping that signs and does not encrypt (RFC 5751, CMS SignedData). The signature is not checked.

const SIGNED_DATA = Buffer.from([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02])
const OCTETS = 4
const OBJECT_ID = 6
const DEEPEST = 12

/** The mail inside; null where it is encrypted, or no such wrapping. */
export function openSignedMail(wrapping: Buffer): Buffer | null {
  try {
    const [contentInfo] = elementsIn(wrapping)
    const [id, content] = elementsIn(contentInfo!.value)
    if (id?.tag !== OBJECT_ID || !id.value.equals(SIGNED_DATA) || !content) return null
    const [signedData] = elementsIn(content.value)
    // Version, digests, then what is signed: an id and, in [0], the octets.
    const signed = elementsIn(signedData!.value)[2]
    const inside = signed && elementsIn(signed.value)[1]
    return inside ? octetsOf(inside.value, 0) : null
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}

interface DerElement {
  tag: number
  isBuilt: boolean
  value: Buffer
}

function elementsIn(data: Buffer): DerElement[] {
  const elements: DerElement[] = []
  for (let at = 0; at < data.length && elements.length < 5000; ) {
    const element = elementAt(data, at, 0)
    if (!element) break
    elements.push(element)
    at = element.end
  }
  return elements
}

/** Null at the two zeros that end a value of unknown length. */
function elementAt(data: Buffer, at: number, depth: number): (DerElement & { end: number }) | null {
  if (depth > DEEPEST) throw new RangeError('nested too deep')
  const head = data.readUInt8(at)
  const short = data.readUInt8(at + 1)
  if (head === 0 && short === 0) return null
  const lengthBytes = short & 0x80 ? short & 0x7f : 0
  const start = at + 2 + lengthBytes
  const found = { tag: head & 0x1f, isBuilt: (head & 0x20) !== 0 }
  if (short === 0x80) {
    let end = start
    for (let inner = elementAt(data, end, depth + 1); inner; inner = elementAt(data, end, depth + 1)) end = inner.end
    return { ...found, value: data.subarray(start, end), end: end + 2 }
  }
  const length = lengthBytes > 0 ? data.readUIntBE(at + 2, lengthBytes) : short
  if (start + length > data.length) throw new RangeError('cut short')
  return { ...found, value: data.subarray(start, start + length), end: start + length }
}

/** Octets may come in pieces. */
function octetsOf(data: Buffer, depth: number): Buffer | null {
  if (depth > DEEPEST) return null
  const pieces = elementsIn(data).filter(({ tag }) => tag === OCTETS)
  if (pieces.length === 0) return null
  return Buffer.concat(
    pieces.map(piece => (piece.isBuilt ? (octetsOf(piece.value, depth + 1) ?? Buffer.alloc(0)) : piece.value)),
  )
}
