// Family names so frequent in Britain that, behind a first name, small letters tell them too. Common knowledge; written here.
export const LAST_NAMES = new Set(
  `adams ahmed akhtar ali allen anderson andrews bailey baker barker barnes bates begum bell bennett bibi brooks brown
butler campbell carr carter chapman chowdhury clark clarke cole collins cook cooper cox cunningham davidson davies davis
davison dawson dean dixon doyle driscoll edwards elliott ellis evans fisher fletcher foster fox francis fraser gibson
gill gordon graham grant gray green greenwood griffin griffiths hall hamilton harding harper harris harrison harvey hill
holmes howard howells hudson hughes hunt hunter hussain hussein iqbal islam jackson james jenkins jenkinson john johnson
johnston jones kaur kelly kennedy kerr khan king knight kowalski lawrence lawson lee lewis lloyd macdonald mahmood
marshall martin mason matthews mccarthy mcdonald mckenzie miah miles mills mitchell moore morgan morris morrison murphy
murray nowak owen owens palmer parker parry patel pearce pearson perry phillips porter powell price prosser pugh rahman
rees reid reynolds richards richardson roberts robertson robinson rogers rose ross russell ryan sanders saunders scott
shah sharma shaw simpson singh smith spencer stevens stewart stone sullivan taylor thomas thompson thomson tucker turner
vaughan walker walsh ward watkins watson watts webb wells west white wilkinson williams williamson wilson wood woods
wright young`.split(/\s+/),
)
