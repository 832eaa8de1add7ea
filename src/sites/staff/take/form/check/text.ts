import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Read it back to them' },
  next: { en: 'What happens next' },
  public: { en: 'Tell them: what happened and where is shown to the public, never who they are.' },
  private: { en: 'Tell them: this is not shown to the public.' },
  nothing: { en: 'Nothing' },
  photo: { en: 'Photo {number}' },
  way: { en: 'Ask: how should we tell you what happens?' },
  'way.email': { en: 'By email' },
  'way.text': { en: 'By text message' },
  send: { en: 'Send it' },
  'refused.drafts.changed': {
    en: 'An answer was changed since you opened this page, perhaps by the customer herself. Read them again, then send',
  },
  save: { en: 'Save, and give them a code to go on by themselves' },
} satisfies StaffTexts
