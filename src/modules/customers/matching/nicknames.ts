// Given names that are one name. Common knowledge of British and Welsh use; written here.

const GROUPS = `
abigail abbie abby gail
albert al bert bertie
alexander alex alec alick sandy xander
alexandra alex sandra sandy lexi
alfred alf alfie fred
alison ali
amanda mandy
andrew andy drew
angela angie
anne ann anna annie nan
anthony tony antony
archibald archie
arthur art
barbara babs barb
beatrice bea trixie
benjamin ben benny
bernard bernie
bridget biddy bridie
catherine cathy kate katie kathy cath kat katherine kathryn kathleen catrin cadi kit kitty
charles charlie chas chuck
charlotte charlie lottie
christine chris chrissie tina christina
christopher chris kit topher
clifford cliff
cynthia cindy
daniel dan danny
david dave davey dai dafydd dewi
deborah deb debbie debra
derek derrick
donald don donnie
dorothy dot dottie dolly
douglas doug
edward ed eddie ted teddy ned
edmund ed eddie
eileen aileen
eleanor ellie nell nora elinor
elizabeth liz lizzie beth betty eliza elsie bess libby lisa elisabeth betsy bethan
emily em emmie
eric rick
ernest ernie
eugene gene
evan ifan
florence flo florrie
frances fran frankie fanny francesca
francis frank frankie
frederick fred freddie freddy
gabriel gabe
gareth gary gaz
geoffrey geoff jeff jeffrey
george georgie
gerald gerry jerry
gerard gerry
gillian gill jill
gregory greg
gwendolyn gwen wendy
harold harry hal
harriet hattie
helen nell elen
henry harry hal hank
herbert bert herb
hugh huw
ian iain
irene rene
isabel bella izzy isabella isobel
jacob jake
jacqueline jackie jacqui
james jim jimmy jamie jem
jane janie jayne
janet jan
jennifer jen jenny
jessica jess jessie
joan joanie
joanne jo joanna
john jack johnny jon ioan
jonathan jon jonny
joseph joe joey
josephine jo josie
judith judy jude
julia julie
kenneth ken kenny
kimberley kim
laurence larry lawrence laurie
leonard len lenny
leslie les
lilian lily lil
louise lou
lucille lucy
llewellyn llew lyn
madeleine maddie madeline
malcolm mal
margaret maggie meg peggy marge madge rita greta mags marged megan
martha mattie
martin marty
mary molly polly mair mari may
matthew matt
matilda tilly
maurice morris
megan meg
melanie mel
michael mike mick mickey mikey
michelle shelly
mildred millie
muhammad mohammed mohammad mohamed muhammed
nancy nan
natalie nat
nathaniel nat nate nathan
nicholas nick nicky
nicola nicky nikki
norman norm
oliver ollie
olivia liv livvy
owen owain
pamela pam
patricia pat patty tricia trish
patrick pat paddy
penelope penny
peter pete
philip phil phillip pip
philippa pip pippa
raymond ray
rebecca becky becca
reginald reg reggie
rhys rees reece
richard rick ricky dick rich richie
robert rob bob bobby robbie bert robin
roderick rod
rodney rod
roger rodge
ronald ron ronnie
rosemary rose rosie
rupert rufus
samantha sam sammy
samuel sam sammy
sarah sally sara
simon si
sian jane
sophia sophie
stanley stan
stephanie steph
stephen steve stevie steven
stuart stewart stu
susan sue susie suzanne susannah
sydney sid
teresa terry tess theresa
terence terry
thomas tom tommy
timothy tim
valerie val
veronica ronnie
victor vic
victoria vicky vicki tori
vincent vince vinny
violet vi
virginia ginny
walter wally walt
wilfred wilf
william bill billy will willy liam gwilym
winifred win winnie
yvonne vonnie
zachary zach zack`

const groupsOf = new Map<string, Set<number>>()
for (const [number, line] of GROUPS.trim().split('\n').entries())
  for (const name of line.split(' ')) groupsOf.set(name, (groupsOf.get(name) ?? new Set()).add(number))

/** Bill and William: one may be what the other is called. */
export function isSameGivenName(a: string, b: string): boolean {
  const [ofA, ofB] = [groupsOf.get(a), groupsOf.get(b)]
  return !!ofA && !!ofB && !ofA.isDisjointFrom(ofB)
}

/** One name for all that may be the same: the first of its first group. */
export const formalName = (name: string): string => {
  const groups = groupsOf.get(name)
  return groups ? `=${Math.min(...groups)}` : name
}

/** Every name it may stand for, as keys: Chris is short for two. */
export const formalKeys = (name: string): string[] => [...(groupsOf.get(name) ?? [])].map(group => `=${group}`)
