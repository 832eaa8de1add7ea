/** What an adviser would say, as she writes it: nobody reads anything aloud in an email or a text. English and Welsh; of other words, the words. */
export const forWriting = (words: string): string =>
  WRITTEN.reduce((said, [spoken, written]) => said.replace(spoken, written), words)

const WRITTEN: [RegExp, string][] = [
  [/(^|[.?!] )I will give you the number to ring/g, '$1Ring the number below'],
  [/I will give you the number to ring/g, 'ring the number below'],
  [/I will read you/g, 'I will tell you'],
  [/Fe ddarllenaf i chi/g, 'Fe ddywedaf wrthych'],
  [/Fe ddarllenaf y dyddiadau i chi/g, 'Fe ddywedaf y dyddiadau wrthych'],
  [/Fe ddarllenaf/g, 'Fe ddywedaf wrthych'],
]
