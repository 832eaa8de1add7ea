// Given names that are one name. Common knowledge of British and Welsh use; written here. Before the bar those that people are
// christened with (twins may be called Ann and Anna), after it those that are only short for them.

const GROUPS = `
abigail abbie gail | abby
albert bertie | al bert
alexander | alex alec alick sandy xander
alexandra sandra | alex sandy lexi
alfred alfie | alf fred
alison | ali
amanda mandy
andrew | andy drew
angela angie
anne ann anna annie | nan
anthony | tony antony
archibald archie
arthur | art
barbara | babs barb
beatrice | bea trixie
benjamin | ben benny
bernard | bernie
bridget bridie | biddy
catherine kate cathy katherine kathryn kathleen catrin kit kitty cadi kat | katie kathy cath
charles | charlie chas chuck
charlotte lottie | charlie
christine tina christina | chris chrissie
christopher | chris kit topher
clifford | cliff
cynthia | cindy
daniel | dan danny
david dafydd dewi | dave davey dai
deborah debra | deb debbie
derek | derrick
donald | don donnie
dorothy | dot dottie dolly
douglas | doug
edward | ed eddie ted teddy ned
edmund | ed eddie
eileen aileen
eleanor ellie nell nora elinor
elizabeth beth betty eliza elsie bess libby lisa elisabeth bethan | liz lizzie betsy
emily emmie | em
eric rick
ernest | ernie
eugene | gene
evan ifan
florence flo | florrie
frances francesca | fran frankie fanny
francis frank | frankie
frederick freddie | fred freddy
gabriel | gabe
gareth gary | gaz
geoffrey | geoff jeff jeffrey
george georgie
gerald | gerry jerry
gerard | gerry
gillian | gill jill
gregory | greg
gwendolyn gwen wendy
harold harry | hal
harriet hattie
helen nell elen
henry harry | hal hank
herbert | bert herb
hugh huw
ian iain
irene | rene
isabel bella isabella isobel | izzy
jacob jake
jacqueline | jackie jacqui
james jamie | jim jimmy jem
jane janie jayne
janet | jan
jennifer jenny | jen
jessica jess | jessie
joan joanie
joanne joanna | jo
john jack jon ioan | johnny
jonathan jon | jonny
joseph joe joey
josephine josie | jo
judith judy jude
julia julie
kenneth | ken kenny
kimberley kim
laurence lawrence | larry laurie
leonard | len lenny
leslie les
lilian lily | lil
louise | lou
lucille lucy
llewellyn lyn | llew
madeleine | maddie madeline
malcolm | mal
margaret maggie peggy greta marged megan meg rita | marge madge mags
martha | mattie
martin | marty
mary molly polly mair mari may
matthew | matt
matilda tilly
maurice morris
megan | meg
melanie | mel
michael | mike mick mickey mikey
michelle | shelly
mildred | millie
muhammad mohammed mohammad mohamed muhammed
nancy nan
natalie | nat
nathaniel nathan | nat nate
nicholas | nick nicky
nicola | nicky nikki
norman | norm
oliver ollie
olivia | liv livvy
owen owain
pamela | pam
patricia tricia | pat patty trish
patrick | pat paddy
penelope penny
peter | pete
philip | phil phillip pip
philippa pippa | pip
raymond | ray
rebecca | becky becca
reginald | reg reggie
rhys rees reece
richard | rick ricky dick rich richie
robert robin | rob bob bobby robbie bert
roderick | rod
rodney | rod
roger | rodge
ronald | ron ronnie
rosemary rose rosie
rupert rufus
samantha | sam sammy
samuel | sam sammy
sarah sally sara
simon | si
sian jane
sophia sophie
stanley | stan
stephanie | steph
stephen steven | steve stevie
stuart stewart | stu
susan suzanne susannah | sue susie
sydney | sid
teresa tess theresa | terry
terence | terry
thomas | tom tommy
timothy | tim
valerie | val
veronica | ronnie
victor | vic
victoria | vicky vicki tori
vincent vince | vinny
violet vi
virginia ginny
walter | wally walt
wilfred | wilf
william liam gwilym | bill billy will willy
winifred | win winnie
yvonne | vonnie
zachary zach zack`

const groupsOf = new Map<string, Set<number>>()
const full = new Set<string>()
for (const [number, line] of GROUPS.trim().split('\n').entries()) {
  const [names, shorts = ''] = line.split(' | ')
  for (const name of names!.split(' ')) full.add(name)
  for (const name of `${names} ${shorts}`.trim().split(' '))
    groupsOf.set(name, (groupsOf.get(name) ?? new Set()).add(number))
}

/** Bill and William: one may be what the other is called. */
export function isSameGivenName(a: string, b: string): boolean {
  const [ofA, ofB] = [groupsOf.get(a), groupsOf.get(b)]
  return !!ofA && !!ofB && !ofA.isDisjointFrom(ofB)
}

/** Bill is short for William and for nothing else; Charlie may be Charles or Charlotte, and Jon is no short John. */
export function isShortFor(a: string, b: string): boolean {
  const names = [a, b]
  return (
    isSameGivenName(a, b) && names.every(name => groupsOf.get(name)!.size === 1) && !names.every(name => full.has(name))
  )
}

/** One name for all that may be the same: the first of its first group. */
export const formalName = (name: string): string => {
  const groups = groupsOf.get(name)
  return groups ? `=${Math.min(...groups)}` : name
}

/** Every name it may stand for, as keys: Chris is short for two. */
export const formalKeys = (name: string): string[] => [...(groupsOf.get(name) ?? [])].map(group => `=${group}`)
