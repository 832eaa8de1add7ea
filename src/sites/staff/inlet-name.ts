/** A way that mail comes in as people call it: `imap:USER@HOST/FOLDER` as 'USER at HOST/FOLDER', `smtp:2525` as '2525'. Pure. */
export function inletName(name: string): { isPort: boolean; where: string } {
  const at = name.indexOf(':')
  // A user is often an address herself: the server is told apart from it.
  return { isPort: name.startsWith('smtp:'), where: name.slice(at + 1).replace(/@([^@/]+\/)/, ' at $1') }
}
