import type { PublicTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Is anyone in danger now?', cy: 'A oes unrhyw un mewn perygl nawr?' },
  hint: {
    en: 'For example, someone could be hurt before we can come.',
    cy: 'Er enghraifft, gallai rhywun gael ei anafu cyn i ni allu dod.',
  },
  yes: { en: 'Yes', cy: 'Oes' },
  no: { en: 'No', cy: 'Nac oes' },
  choose: { en: 'Choose yes if someone is in danger now', cy: 'Dewiswch ‘oes’ os oes rhywun mewn perygl nawr' },
  ringTitle: { en: 'Ring now', cy: 'Ffoniwch nawr' },
  afterwards: {
    en: 'When everyone is safe, you can still tell us here what happened.',
    cy: 'Pan fydd pawb yn ddiogel, gallwch ddweud wrthym yma o hyd beth ddigwyddodd.',
  },
  goOn: { en: 'Tell us here too', cy: 'Dweud wrthym yma hefyd' },
} satisfies PublicTexts
