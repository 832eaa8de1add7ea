// Names of sources that may never feed matching: the electoral register by law, care records by duty. Words are compared whole,
// however they are written (Social_Care, socialServices, liquidlogic-lcs), so that a careers service or a 'customer-care' is none.

/** Systems and registers, each without spaces; a name holds one where some of its words in a row make it. */
const KNOWN = new Set(
  `electoral electors elector electorate eroll erolls electionregister votersroll votersregister voter voters voterslist pollingregister
  halarose xpresselectoral
  socialcare socialservice socialservices socialwork socialworker socialworkers socialwelfare safeguarding safeguard
  adultservices adultsservices childrenservices childrensservices childservices childprotection childprotectionregister
  familyservices earlyhelp fostering adoption childreninneed childreninlocalauthoritycare lookedafter lookedafterchildren
  careleavers carers youthoffending youthjustice carehome carehomes homecare daycare domiciliarycare telecare mash dols lado
  mosaic frameworki carefirst caredirector careworks liquidlogic liquidlogiclcs liquidlogicehm liquidlogiclas lcs ehm
  olmeclipse eclipse azeus controcc corelogic civicaparis esdm asc csc`
    .split(/\s+/)
    .filter(Boolean),
)
/** What 'care' is said of where nobody is cared for. */
const NO_CARE = new Set(
  'customer customers client clients street grounds ground tree trees garden car pet lawn road'.split(' '),
)
/** Words are no more in a row than these in a known name. */
const MOST = 4

/** Do records of this source have to stay where they are? */
export function isApartByName(source: string): boolean {
  const words = source
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .toLowerCase()
    .replace(/['’\p{M}]/gu, '')
    .split(/[^a-z]+/)
    .filter(Boolean)
  return words.some((word, at) => {
    if (word === 'care' && !NO_CARE.has(words[at - 1] ?? '')) return true
    return Array.from({ length: MOST }, (_, more) => words.slice(at, at + more + 1).join('')).some(name =>
      KNOWN.has(name),
    )
  })
}
