// Words that hold sentences together and say nothing about what somebody needs. Facts of the language, not of a council:
// a council adds its own in `ignore` of words/LANG.yaml.

const ENGLISH = `
a an the this that these those there theres here heres it its itself i im ive id ill me my mine myself you your youre
youve yours u ur we weve our ours us were he hes him his she shes her hers they them their theirs theyre theyve who whom
whose which what whats wot wots wat when whens wen wich where wheres why how is am are was be been being isnt arent wasnt werent do does did doing
done doesnt didnt dont have has had having havent hasnt hadnt can could couldnt will would wont wouldnt
shall should shouldnt may might must mustnt and or but nor so if then than because as until while of at by for with
about against into through during to from in on upon onto over under again both each few more most other others some
such only same too very just also even ever always often still yet much many lot lots please pls plz thanks thank
thankyou hello hi hey dear regards cheers sincerely kindly sorry ok okay yes yeah well really quite rather actually
basically literally obviously gonna wanna gotta get gets getting got like etc ie eg via per re
`

const FAINT_ENGLISH = `
no not never cannot cant nothing out off up down away without all any one two three four five six bit every once since ago now
want wants wanted need needs needed know known knows think thought say says said tell told ask asked asking go goes
going went gone come comes coming came make makes making made take takes taking took taken put puts see sees seen saw
let lets try tried trying keep keeps kept seem seems look looks looking looked thing things something anything
everything someone somebody anyone anybody everyone everybody person people use used using give gave given find found
today yesterday tomorrow tonight week weeks month months year years day days time times morning afternoon evening hour
hours minute minutes am pm monday tuesday wednesday thursday friday saturday sunday january february march april june
july august september october november december good great bad big small little large huge several different whole
entire next last first new old long another own back sure able happen happened happening currently recently
issue issues problem problems request requests report reported reporting reports help helped matter situation
please urgent urgently asap soon complaint complain concerned concern notice noticed
near nearby around outside inside front behind beside side corner opposite across along between above below end middle
area place places location site address number street road avenue lane town city village council county
`

const COMMON_ENGLISH = `
run runs running ran fly flies flying flew hit hits hitting hand hands cut cuts walk walks walked walking walker stand
stands standing stood sit sits sitting sat start starts started starting stop stops stopped stopping work works worked
working play plays played playing live lives lived living turn turns turned turning hold holds held bring brings brought
leave leaves leaving left carry carries carried pull pulled push pushed change changes changed show shows showed shown
showing hear heard hearing call calls called calling talk talking talked speak speaking write written wrote read reading
buy buying bought send sends sent wait waiting waited stay staying stayed watch watching feel feels feeling felt become
becomes begin began open opened close closed lie lying set sets meet meeting learn understand follow follows followed
create creates created creating allow allows allowed add added spend spent grow growing offer consider appear appears
serve build reach kill killed raise pass passed passing passes sell require required decide decided decision expect
provide provided providing include includes including continue continues continued cause causes caused causing remain
remains involve fix fixed fixing mend repair repaired deal dealt lead leads leading face faces facing line lines
head name names group groups case fact word words room door part parts kind number way ways hope hoping
man men woman women boy boys girl girls guy guys lady gentleman lad lads folk folks family families friend friends
resident residents public member members crowd child children kid kids
right wrong true false real high low top bottom left-hand hand side sides north south east west northbound
southbound eastbound westbound far further late later early earlier soon half full empty heavy light dark hot cold warm
easy hard difficult simple clear possible impossible important serious severe bad badly worse worst better best nice
lovely fine terrible awful horrible disgusting dangerous danger unsafe safe safely safety hazard hazardous risk risky
busy quiet quick quickly slow slowly completely totally absolutely extremely especially constantly constant regular
regularly frequently sometimes usually already almost enough finally immediately properly directly nearly
black white red green blue yellow brown grey orange pink silver
`

/** Short everyday words that look like others when they are taken for slips ('home' is not 'hole'). */
const EVERYDAY_ENGLISH = `
home homes house houses mum mums dad dads aunt uncle baby wife son sons daughter husband brother sister nan gran cousin
car cars van vans bus bike boat train plane truck cart tea food meal milk bread beer wine cake meat fish egg rice salt
bed beds desk chair table lamp book books page film song news phone text mail post letter card cards gift game games toy
toys ball dog dogs cat cats cow cows horse sheep pig bird birds bee duck hen rose leaf seed soil sand rock hill hills
lake pond pool sea wave beach wood woods farm field gate wall walls roof roofs floor stair yard shed barn path lane
bank pub bar cafe gym mall shop shops store town city park bench pole post sign bell flag coat coats shoe shoes boot
boots sock hat ring gold coin cash cost price sale rent loan bill bills fee fees job jobs boss team club army king
queen lord vote law court judge crime gun knife bomb fire smoke rain snow wind storm ice sun moon star sky air gas oil
coal iron steel glass plate cup bowl fork spoon pan pot soap towel brush comb wool silk rope wire nail tool drill saw
skin hair bone blood heart brain lung knee back neck arm leg legs toe nose ear ears eyes mouth lip tooth chest skull
ill sick pain ache cold flu cough fever drug pill nurse care cure health doctor school class pupil teach test exam
born birth bury grave alive dead death died age aged old young teen adult male female human
love hate fear hope joy fun luck mad sad calm glad angry upset proud shy kind rude fair mean fool lazy
day date hour noon dawn dusk week month spring summer autumn winter easter
walk jump climb swim ride drive skid crash fall fell drop lift pull push kick throw catch toss spit bite lick chew
cook bake boil fry wash clean wipe sweep dust mop iron fold pack wrap tie knot cut chop slice tear rip bend break
sing dance paint draw write type read count add plan test pick choose join link mix match split share lend borrow owe
earn steal hide seek lose lost win won beat lead send sent sell sold wear wore wake woke sleep slept dream rest
deep wide thin thick tall flat round square sharp blunt rough smooth soft loose tight wet dry damp dirty ugly pretty
france spain italy london england wales britain europe america india china
rich poor cheap free rare strong weak loud quiet blind deaf dumb numb raw ripe stale fresh sour sweet plain fancy
`

const WELSH = `
y yr a ac ag an i ei eu ein eich fy dy o ar at am dros drwy dan gan gyda hyd wrth yn yw mae maen ydy ydyw oes oedd bod
fod wedi bydd byddai bu sydd sy nid ddim dim na nac neu ond os pan pam beth pwy ble lle sut pryd faint hwn hon hyn
hwnnw honno hynny yma yna acw rwy rwyf dwi rydw rydych rydym mi fi ti chi ni nhw ef hi fe hefyd iawn gwelwch dda
diolch helo annwyl mewn rhwng ers nawr rwan
`

const FAINT_WELSH = `
mwy llai pob bob gall gallaf allaf alla allwch gallwch angen eisiau isio heb heddiw ddoe yfory wythnos mis blwyddyn
diwrnod dydd awr amser bore prynhawn cael gael wneud gwneud mynd dod problem adrodd cais cyngor stryd ffordd ardal
`

/** Words that begin a question: who asks wants to know rather than to report. */
const QUESTION_ENGLISH = `
when whens what whats which where wheres wot wots wat wen wich
`
const QUESTION_WELSH = `
pryd pa beth ble lle
`

const list = (text: string) => new Set(text.trim().split(/\s+/))

/** Left out altogether. Welsh speakers mix in English, so Welsh leaves out both. */
export const FUNCTION_WORDS: Record<'en' | 'cy', ReadonlySet<string>> = {
  en: list(ENGLISH),
  cy: list(ENGLISH + WELSH),
}

/** Left out like other function words, but what they begin is a question. */
export const QUESTION_WORDS: Record<'en' | 'cy', ReadonlySet<string>> = {
  en: list(QUESTION_ENGLISH),
  cy: list(QUESTION_ENGLISH + QUESTION_WELSH),
}

/** May stand before a question. */
export const GREETINGS: ReadonlySet<string> = list('hi hello hey dear please pls plz ok so and but helo')

/** Counted, because 'new bin' is not 'bin', but for little: nobody is understood by them alone. */
export const FAINT_WORDS: Record<'en' | 'cy', ReadonlySet<string>> = {
  en: list(FAINT_ENGLISH),
  cy: list(FAINT_ENGLISH + FAINT_WELSH),
}

/** Said about anything, so they count less than their rarity among the services would have it. */
export const COMMON_WORDS: Record<'en' | 'cy', ReadonlySet<string>> = {
  en: list(COMMON_ENGLISH),
  cy: list(COMMON_ENGLISH),
}

/** Correct as they are, even where no service uses them. */
export const EVERYDAY_WORDS: ReadonlySet<string> = new Set([
  ...list(EVERYDAY_ENGLISH),
  ...FUNCTION_WORDS.cy,
  ...FAINT_WORDS.cy,
  ...COMMON_WORDS.cy,
])
