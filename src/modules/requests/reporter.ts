/** Who asks, as told: every part may be missing. Nothing here is verified. */
export interface Reporter {
  name: string
  contactPoints: {
    kind: 'email' | 'phone' | 'address'
    value: string
    normal: string
    safe: boolean
    textOk: boolean
  }[]
  /** Wants to be kept informed. */
  told: boolean
  /** Said by somebody who asks for somebody else: by what right, and for whom. */
  onBehalf?: { authority: string; of: string }
}

/** A reporter from plain contact details. Phones are E.164 already; answers null when there is nothing to keep. */
export function reporterFrom(details: {
  name?: string
  email?: string
  phone?: string
  safe?: readonly ('email' | 'phone' | 'text')[]
  onBehalf?: { authority: string; of: string }
}): Reporter | null {
  const { name = '', email = '', phone = '', onBehalf } = details
  if (!name && !email && !phone && !onBehalf) return null
  const safe = details.safe ?? ['email', 'phone', 'text']
  const contactPoints: Reporter['contactPoints'] = []
  if (email)
    contactPoints.push({
      kind: 'email',
      value: email,
      normal: email.toLowerCase(),
      safe: safe.includes('email'),
      textOk: false,
    })
  if (phone)
    contactPoints.push({
      kind: 'phone',
      value: phone,
      normal: phone,
      safe: safe.includes('phone'),
      textOk: safe.includes('text'),
    })
  return {
    name,
    contactPoints,
    told: contactPoints.some(point => point.safe || point.textOk),
    ...(onBehalf ? { onBehalf } : {}),
  }
}
