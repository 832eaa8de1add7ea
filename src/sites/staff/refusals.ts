import type { StaffTexts } from '../../platform/text.ts'

/** What modules refuse, in words, for every staff page: by `refused.` and the code. */
export const refusals = {
  'refused.identity.password-short': { en: 'Use {min} characters or more. Three words that you can remember are good' },
  'refused.identity.password-long': { en: 'Use {max} characters or fewer' },
  'refused.identity.password-common': {
    en: 'That password is easy to guess. Try three words that do not belong together',
  },
  'refused.identity.password-own-name': { en: 'Do not use your own name or email address in your password' },
  'refused.identity.password-wrong': { en: 'The password is not right' },
  'refused.identity.wrong-code': { en: 'That code is not right. Codes change every 30 seconds: type the newest one' },
  'refused.identity.link-used': { en: 'This link was used already, or it is too old. Ask for a new one' },
  'refused.identity.disabled': { en: 'This person is switched off. Switch them on first' },
  'refused.identity.key-name-missing': { en: 'Enter a name, so that you know the key again' },
  'refused.organisation.email-wrong': { en: 'Enter an email address like name@example.org' },
  'refused.organisation.email-taken': { en: 'Somebody has this email address already' },
  'refused.organisation.name-missing': { en: 'Enter a name' },
  'refused.organisation.no-such-team': { en: 'One of these teams does not exist any more. Choose again' },
  'refused.organisation.not-yourself': { en: 'You cannot switch yourself off. Ask another administrator' },
  'refused.organisation.last-administrator': {
    en: 'This is the last administrator. Make somebody else an administrator first',
  },
  'refused.organisation.no-such-calendar': { en: 'Choose hours from the list' },
  'refused.organisation.no-such-cover': { en: 'Choose a team from the list' },
  'refused.organisation.cover-itself': { en: 'A team cannot cover for itself. Choose another team' },
  'refused.notices.empty': { en: 'Enter a title and the words of the notice' },
  'refused.notices.ends-before-it-starts': { en: 'The notice must end after it starts' },
  'refused.notices.no-such-service': { en: 'There is no service called {slug}' },
  'refused.notices.no-such-area': { en: 'There is no area called {id}' },
  'refused.catalogue.draft-moved': {
    en: 'Somebody saved this service at the same time. Look at it as it is now, then do it again',
  },
  'refused.catalogue.no-draft': { en: 'There is no draft to publish' },
  'refused.catalogue.nothing-changed': { en: 'It says the same as what is published. There is nothing to publish' },
  'refused.catalogue.why-missing': { en: 'Say why' },
  'refused.catalogue.needed': {
    en: 'Other pages lead to this service, so it has to be offered: it takes complaints, or what fits no other service',
  },
  'refused.channels.not-failed': { en: 'This message did not fail, so there is nothing to send again' },
} satisfies StaffTexts
