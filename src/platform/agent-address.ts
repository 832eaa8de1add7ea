/** Where a colleague's phone rings, by the pattern of the settings: `client:{email}`, `sip:{name}@council.example`. */
export function agentAddress(pattern: string, email: string): string {
  const [name = '', domain = ''] = email.split('@')
  return pattern.replaceAll('{email}', email).replaceAll('{name}', name).replaceAll('{domain}', domain)
}
