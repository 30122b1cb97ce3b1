"""Words that begin Dutch sentences or stand in reasons and are no names, in lower case."""

_WORDS = """
aan aanbod aandeel aanleiding aanvaarden aanvraag aard achteraf afgesproken afspraak afspraken
afstaan afwijzen akkoord al alle alleen alles als altijd ander andere anders avg aw baan bedankje
bedrag bedrijf begin behalve bekend belang belangen belasting beleid beroep beslissing besluit
besproken betaald bezwaar bij bijdrage bijzonder binnen blijft blijkens blijkt bovendien boven
bruto btw buiten bv cadeau college collega collega’s compensatie conflict contact controle daar
daarbij daarnaast daarom dag dan dankzij dat de deel deelname deelnemen denk deze die dienst dit
doet doorgaan door doordat drie duidelijk dus duur echter een eén één eenmalig eerder eerst eigen
elk elke en er erg ergens euro even extra fles functie gaat geef geeft geen gegeven geldt geld
gelet geldig gelijk gering geschenk geschikt gevaar gever gewoon gezien gift goed groot grens graag
haar had hangt heb hebben heeft helaas hem herstel het hier hij hoe hoewel hoort houd houden
hun ict iedereen ik in indien inhoud inkomsten inkoop integendeel integriteit is ja jaar je jong
juist kan
kans kantoor kerst kerstpakket klein kleine kort kosten krijgt kunnen laag lang later lezing
leidinggevende let leverancier lunch maak maakt maar maatregel maatregelen mag maximaal meer
melder melding men met mijn mits moet moeten na naar naast namelijk natuurlijk nee neem neemt
nevenwerk nevenwerkzaamheid niemand niet niets niettemin nieuw nog noch nu nul nv of om omdat omvang
onbezoldigd onder ondanks onduidelijk ongepast onkosten ons ook op opbrengst opdracht opnieuw
organisatie over overleg partij passend past pas per persoonlijk plaats pr prijs privé procent
raad raakt reden redelijk regel regels relatie reis rest richtbedrag risico s samen samenvattend
schijn slechts sinds soms sponsoring sta staat stichting stop tegen telkens tenzij ter terecht
terug tevens tijd tijdens tijdelijk toch toe toegestaan toen toestaan tot totaal tussen twee u uit
uiteindelijk uren uw uur vaak vader valt van vanaf vanwege veel vereniging verboden vergoeding
verder verkoop vervolgens verzoek via vindt vol voldoende voldoet volgens voor vooraf voorwaarde
voorwaarden vraag vrij vrije vrijwilligerswerk waar waarbij waarde waarom waren was wat we weer
wegens weigeren weinig wel welke wens werd werk werken werkt werktijd werkzaamheden wet wie wij wil
wnra woo worden wordt zal ze zeer zelf zelfs zet zich zie ziet zij zijn zo zoals zodat zolang zonder
zelfde zou zoveel zowel zulke
"""

PLAIN_WORDS = frozenset(_WORDS.split())
