const words = (text: string) => new Set(text.trim().split(/\s+/))

/** Everyday words, small letters: what follows 'call' or 'my name is' and is one of these is no name. */
export const COMMON_WORDS = words(`
a about after again against all almost already also always am an and angry another any anyone anything are around as ask
asking at away back bad be because been before being below best better between big bin bins blocked both broken bus but by
call called can cannot car cars careful case change clear close closed come coming complain complaining concerned contact
could council dangerous day deaf dirty disabled do does doing done down due during each either elderly else email end
ever every everyone fed find first fix flooded footpath for from front full get getting give given go going gone good got
great ground had happy has have having he help her here hers him his hole home hope house how i if in into is it its just
keep know late later left less let like lights little live living long look looking lot made make making man many may me
mend message might mine miss missed more most mr mrs ms much must my name near need never new next night no nobody none
nor not nothing now of off often old on once one only open or other others our out outside over own park parking past
pavement people person phone place please pleased pothole potholes problem put quite rang reading really registered
report reporting reported resident right ring road roads same saw say see seen self send sent she should since sick so
some someone something sorry still stop street such sure take tell text thank thanks that the their them then there these
they thing things this those though through time tired to today together told tomorrow too took tree trees tried try
trying turn two under unable until up upset urgently us use used using very via waiting walk walked want wanted was
waste way we week well went were what when where which while who whole whom whose why wife will with within without woman
won't work working worried would write writing wrong yes yesterday yet you your yours yourself
ac ag am ar at bod byw chi chwi cyngor dim dw ei eich ein er eto fel ffordd fy gan gyda hefyd heb hi hon hwn i ia ie iawn
mae maen mewn mi mynd na nac neu ni nid o oedd oes oherwydd ond os pan rydw rydym rwy rwyf rwyn sy sydd tu ti wedi wrth y
ydw ydych ydy yma yn yna yno yr yw`)

/** Words with a capital that stand where a name could and are none: who one may be, whom one may call. */
export const NOT_NAMES = words(`
african age albanian ambulance american april asian august autistic bangladeshi blind bosch british bt building business
chair chairman chinese christian citizens civic community conservative contact council councillor crimestoppers customer
customers deaf december disabled dr dutch emergency england english environment environmental estate european february
fire french friday friends gdpr german green greek hello hi highway highways hindu hospital housing hungarian indian irish
italian january jewish july june labour library light local ltd madam march mayor member mercedes monday mother muslim
national nhs november ocado october office officer openreach owner pakistani parish pcso planning police polish
portuguese post problem regards registrar resident residents romanian royal russian samaritans saturday school scottish
secretary september services shelter shop sikh sir social somali south spanish staff streetscene sunday support syrian
team thames the thursday town traffic transport treasurer tuesday turkish ukrainian university victim volunteer waste water
wednesday welsh wessex west cymraes cymro cymraeg heddlu`)

/** A capital word before one of these is part of a street, a place or a body, not a person. */
export const PLACE_WORDS = words(`
street st road rd lane ln boulevard blvd parkway highway avenue ave close drive dr way crescent gardens court place terrace hill row walk grove mews rise
view park square green croft mead meadow meadows orchard parade villas cottages buildings path heights field fields
approach bridge church school academy college hospital surgery hall house inn arms hotel pub farm council police station
library restaurant towers centre center estate industrial common woods wood river brook canal water trust group club association society
ltd limited plc services service team department village town city county primary infant junior secondary nursery chapel
cemetery cathedral abbey castle museum theatre market roundabout junction corner cross ward parish
cefn mawr bach isaf uchaf ganol coch ceiriog pentre pentref coed afon nant mynydd melin felin eglwys capel`)
