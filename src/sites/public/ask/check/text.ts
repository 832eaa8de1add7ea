import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Check your answers', cy: 'Gwiriwch eich atebion' },
  change: { en: 'Change', cy: 'Newid' },
  nothing: { en: 'Nothing', cy: 'Dim' },
  next: { en: 'What happens next', cy: 'Beth sy’n digwydd nesaf' },
  public: {
    en: 'Where it is and what it is about will be on our public map. Your name, email and phone will not.',
    cy: 'Bydd lle mae ac am beth y mae ar ein map cyhoeddus. Ni fydd eich enw, eich e-bost na’ch rhif ffôn.',
  },
  confidence: {
    en: 'Only the people who deal with this will see it.',
    cy: 'Dim ond y bobl sy’n delio â hyn fydd yn ei weld.',
  },
  private: { en: 'Only our staff will see this.', cy: 'Dim ond ein staff fydd yn gweld hyn.' },
  way: { en: 'How should we tell you what happens?', cy: 'Sut dylem ddweud wrthych beth sy’n digwydd?' },
  'way.email': { en: 'By email', cy: 'Drwy e-bost' },
  'way.text': { en: 'By text message', cy: 'Drwy neges destun' },
  send: { en: 'Send', cy: 'Anfon' },
  save: { en: 'Save and come back later', cy: 'Cadw a dod yn ôl yn nes ymlaen' },
  photo: { en: 'Photo {number}', cy: 'Llun {number}' },
  'refused.drafts.changed': {
    en: 'An answer was changed since you opened this page, perhaps in another window. Read your answers again, then send',
    cy: 'Newidiwyd ateb ers i chi agor y dudalen hon, efallai mewn ffenestr arall. Darllenwch eich atebion eto, yna anfonwch',
  },
  'refused.requests.outside': {
    en: 'That place is not in our area. Change where it is',
    cy: 'Nid yw’r lle hwnnw yn ein hardal ni. Newidiwch lle mae',
  },
} satisfies PublicTexts
