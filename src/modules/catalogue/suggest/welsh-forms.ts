// Welsh words begin differently after other words: 'coeden' (tree) is also 'goeden', 'choeden', 'nghoeden'. Every form
// is folded to one that stands for all of them. The folding is coarse: some different words meet, which does less harm
// in a search than a form that is not found.

/** Longest first: what a changed beginning is folded to. */
const MUTATIONS: readonly (readonly [RegExp, string])[] = [
  [/^ngh/, 'g'],
  [/^ng/, 'g'],
  [/^mh/, 'b'],
  [/^nh/, 'd'],
  [/^ch/, 'g'],
  [/^ph/, 'b'],
  [/^th/, 'd'],
  [/^dd/, 'd'],
  [/^rh/, 'r'],
  [/^ll/, 'l'],
  [/^h(?=[aeiouwy])/, ''],
  [/^c/, 'g'],
  [/^p/, 'b'],
  [/^t/, 'd'],
  [/^f(?!f)/, 'b'],
  [/^m/, 'b'],
]
const PLURALS = /(iadau|iaid|iau|feydd|oedd|ion|ydd|au|on|od|ol|i)$/
const SHORTEST_STEM = 3

/** One form for all mutations of a Welsh word. 'g' falls away in soft mutation, so it is dropped before a vowel or l, r. */
export function foldMutation(word: string): string {
  const folded = MUTATIONS.find(([start]) => start.test(word))
  const base = folded ? word.replace(folded[0], folded[1]) : word
  return base.length > SHORTEST_STEM ? base.replace(/^g(?=[aeiouwylr])/, '') : base
}

/** The fold without the commonest plural endings and infinitive endings. */
export function welshStem(folded: string): string {
  const bare = folded.replace(PLURALS, '')
  return bare.length >= SHORTEST_STEM ? bare : folded
}
