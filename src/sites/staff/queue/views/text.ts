import type { StaffTexts } from '../../../../platform/text.ts'

export const text = {
  title: { en: 'Save this view' },
  name: { en: 'Name of the view' },
  hint: { en: 'Only you see it. The same name again replaces it.' },
  save: { en: 'Save view' },
  nameMissing: { en: 'Enter a name for the view' },
  nameLong: { en: 'Use {max} characters or fewer for the name' },
} satisfies StaffTexts
