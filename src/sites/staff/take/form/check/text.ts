import type { StaffTexts } from '../../../../../platform/text.ts'

export const text = {
  title: { en: 'Read it back to them' },
  next: { en: 'What happens next' },
  public: {
    en: 'Tell them: what happened and where is shown to the public, never who they are.',
    cy: 'Mae beth ddigwyddodd a ble i’w weld gan y cyhoedd, ond byth pwy ydych chi.',
  },
  private: { en: 'Tell them: this is not shown to the public.', cy: 'Nid yw hyn i’w weld gan y cyhoedd.' },
  nothing: { en: 'Nothing' },
  photo: { en: 'Photo {number}' },
  way: {
    en: 'Ask: how should we tell you what happens?',
    cy: 'Sut ddylen ni roi gwybod i chi beth sy’n digwydd?',
  },
  'way.email': { en: 'By email', cy: 'Drwy e-bost' },
  'way.text': { en: 'By text message', cy: 'Drwy neges destun' },
  send: { en: 'Send it' },
  'refused.drafts.changed': {
    en: 'An answer was changed since you opened this page, perhaps by the customer herself. Read them again, then send',
  },
  save: { en: 'Save, and give them a code to go on by themselves' },
} satisfies StaffTexts
