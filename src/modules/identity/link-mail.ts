export type LinkPurpose = 'invitation' | 'forgotten'

interface Facts {
  name: string
  council: string
  link: string
}

/** What staff get by email with a link. Plain text: nothing in it needs more. */
export function linkMail(purpose: LinkPurpose, facts: Facts): { subject: string; words: string } {
  return purpose === 'invitation' ? invitation(facts) : forgotten(facts)
}

const invitation = ({ name, council, link }: Facts) => ({
  subject: `Set up your sign-in for ${council}`,
  words: `Hello ${name}

You can now use Firstpoint, where ${council} answers what people ask.

Choose a password here:
${link}

The link works once, and for 7 days. If it has stopped working, ask an administrator for a new one.

Did you not expect this? You can ignore it. Nobody can sign in with this email alone.`,
})

const forgotten = ({ name, council, link }: Facts) => ({
  subject: 'Choose a new password for Firstpoint',
  words: `Hello ${name}

Somebody asked for a new password for your Firstpoint account at ${council}.

If it was you, choose one here:
${link}

The link works once, and for one hour.

If it was not you, do nothing. Your password stays as it is.`,
})
