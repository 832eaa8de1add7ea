// First names common in Britain, Welsh ones among them. Names that are everyday words too (Will, Rose, Mark, May) or
// towns and streets more often than people are left out: they are found by what stands before them.
export const FIRST_NAMES = new Set(
  `
aaron abbie abdul abigail adam adele adrian agnes ahmed aidan aisha alan alasdair alastair albert alec aled alex alexander
alexandra alfie ali alice alison alistair alun alwyn alyson amanda amber amelia amir amy anastasia andrea andrew andy
aneurin angela angharad angus anita ann anna annabel anne annette annie anthony antonia anwen archie arjun arthur arwel
asha ashley audrey ava barbara barry beatrice becky ben benjamin bernadette bernard beryl beth bethan betty beverley
bilal billy bob bobby brenda brian bridget bronwen bryn caitlin callum cameron carl carly carol carole caroline carolyn
carwyn carys catherine cathy catrin ceri chantelle charles charlie charlotte chelsea cheryl chloe chris christian
christina christine christopher ciara claire clare clifford clive colin colleen connor craig cynthia dafydd daisy damian
dan daniel danielle danny darren dave david davina dawid dean debbie deborah debra deepak deirdre delyth denise dennis
derek desmond dewi dewi diana diane dilwyn dilys dominic donald donna doreen doris dorothy doug douglas duncan dylan
eddie edith edmund edna edward edwin efa eileen eirlys eirwen eleanor eleri elen elin elizabeth ella ellen ellie elliot
elsie elwyn emily emlyn emma eric erica erin esther ethan ethel eugene eunice evan eve evelyn ewan eva fatima felicity
ffion fiona fleur florence frances francesca francis fred freda freddie frederick freya gareth garry gary gavin gaynor
gemma geoff geoffrey george georgia georgina gerald geraldine gerard gillian gladys glenda glenys gloria glyn gordon
graham gregory greta gruffydd gurpreet gwen gwenda gwenllian gwilym gwyn gwyneth hamza hannah hari harold harpreet harriet
harry hassan hayley hazel heather heidi helen helena henry hilary hilda howard huw hugh hussain hywel iain ian ibrahim
idris iestyn ifan ifor imogen imran ines ioan iolo iona irene iris isaac isabel isabella isla islwyn ivan ivor iwan
jackie jacob jacqueline jade jake jamal james jamie jan jane janet janice jasmine jason jayne jean jeanette jeff jeffrey
jenna jennifer jenny jeremy jerome jerry jess jessica jill jim jimmy jo joan joanna joanne jodie joe joel johan john
johnny jon jonathan jordan joseph josephine josh joshua joyce juan judith judy julia julian julie juliet justin kamal
karen karl kasia kate katherine kathleen kathryn katie katrina kay kayleigh keira keith kelly kelvin ken kenneth kerry
kevin khadija kieran kim kirsty krzysztof kyle laura lauren laurence layla leah leanne lena leo leon leonard leslie
lewis liam libby lilian lily linda lindsay lindsey lisa liz llinos lloyd logan lois loraine lorna lorraine louis louise
lowri lucas lucy luke lydia lyn lynda lynn lynne mabel mair malcolm mali mandy manjit marc marcus mared margaret
marged maria mariam marian marie marilyn marina marion marjorie marta martha martin martyn mary mateusz matt matthew
maureen maurice mavis max megan meera mehmet meinir meirion melanie melissa menna mererid meryl mia michael michaela
michal michelle mick mike mildred millie miriam mohamed mohammad mohammed moira molly mona monica morag morgan muhammad
muriel myfanwy myrtle nadia nagina nancy naomi natalie natasha nathan neil nerys nesta neville nia niamh nicholas nick
nicky nicola nicole nigel nina noah noel nora noreen norma norman olga olive oliver olivia olwen omar oscar osian owain
owen pamela pat patricia patrick paul paula pauline pawel penelope penny peter phil philip philippa phillip phoebe phyllis
piers piotr poppy priya rachel rahul raj rajesh ralph ray raymond rebecca reg reece rhian rhiannon rhodri rhona rhys
richard rita rob robert robin rod roderick rodney roger roland ron ronald rory rosemary rosie ross rowena roy ruby rupert
russell ruth ryan sally sam samantha samir samuel sandra sanjay sara sarah sean sebastian shane shannon sharon shaun
sheila shirley sian siân silvia simon sinead siobhan sioned siôn sofia sophia sophie stacey stan stella stephanie stephen
steve steven stewart stuart sue sunil susan susanna suzanne sybil sylvia tania tara tariq tegan teresa terence terry thea
theo theresa thomas tim timothy tina toby tom tomasz tommy tomos tony tracey tracy trefor trevor trish tristan tudor una
valerie vanessa vera verity veronica vicky victor victoria vijay vincent viv vivian vivien walter wayne wendy wilfred
william winifred wyn wynne yasmin yusuf yvette yvonne zac zachary zara zoe zoë`
    .trim()
    .split(/\s+/),
)
