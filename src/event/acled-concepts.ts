/**
 * What a note speaks of, by the lemmas (or lower-case forms) that say so; two words stand next to each other. They are no codes: which
 * sub-type follows from several of them together is the model's to say.
 */
export const acledConcepts: Readonly<Record<string, readonly string[]>> = {
  chemical: words(
    "chemical|chlorine|sarin|mustard gas|nerve agent|nerve gas|toxic|toxin|poison|poisonous|poisoned|novichok|vx|phosgene|white phosphorus|phosphorus|napalm|poison gas|gas attack|choking|suffocation|asphyxiation|opcw",
  ),
  air: words(
    "airstrike|air-strike|air strike|air raid|airraid|warplane|jet|fighter jet|drone|uav|uavs|quadcopter|unmanned|helicopter|gunship|bomber jet|aircraft|air force|aerial|barrel bomb|sortie|bombing raid|airpower|plane|f-16|sukhoi|strafe|bombardment from the air|warplanes|bombing run",
  ),
  artillery: words(
    "shell|shelling|mortar|artillery|howitzer|rocket|missile|rocket launcher|grad|tank|tank fire|tank shell|cannon|bombard|bombardment|projectile|ballistic|katyusha|rpg|mlrs|barrage|rocket-propelled",
  ),
  suicide: words(
    "suicide|suicide bomber|suicide bombing|suicide attack|suicide attacker|suicide vest|kamikaze|explosive belt|explosive vest|blow himself|blow herself|blow themselves|himself up|herself up|themselves up|svbied|martyrdom|car bomber",
  ),
  mine: words(
    "ied|ieds|landmine|land mine|mine|roadside|roadside bomb|bomb|car bomb|bombing|device|explosive device|explosive|booby-trap|booby trap|vbied|detonate|detonation|explode|explosion|blast|go off|planted|remote-controlled|remote-control|parcel bomb|sticky bomb|improvised|unexploded|ordnance",
  ),
  grenade: words("grenade|hand grenade|stun grenade|lob|hurl|pipe bomb|toss"),
  sexual: words(
    "rape|gang-rape|gang rape|rapist|sexual|sexually|molest|molestation|molester|sodomise|sodomize|grope|indecent|sex slave|sexual violence|sexual abuse|sexual assault|lewd",
  ),
  abduction: words(
    "kidnap|kidnapping|kidnapper|kidnaping|abduct|abduction|abductor|abductee|hostage|ransom|captive|captivity|captor|disappear|disappearance|missing|enforced|whisk|snatch|take away|hold captive|seize worker|carjack|hijack",
  ),
  ground: words(
    "capture|recapture|retake|regain|recover|liberate|liberation|overrun|conquer|take control|seize control|control of|full control|wrest|reclaim|secure|clear|cleanse|advance|advances|overtake|take over|fall to|seize|stronghold|drive out|push back|oust|expel|flush",
  ),
  area: words(
    "village|town|city|district|territory|hill|area|region|airport|crossing|border|mountain|position|neighbourhood|neighborhood|airbase|base|camp|post|checkpoint|stronghold|front|farm|countryside|province|port",
  ),
  gives: words(
    "withdraw|withdrawal|pull out|pullout|hand over|handover|cede|abandon|leave|vacate|evacuate|evacuation|surrender|without resistance|without fight|without fighting|without a|peacefully|retreat|flee|transfer|unopposed|relinquish|redeploy|peaceful",
  ),
  state: words(
    "army|soldier|troop|troops|military|police|policeman|policemen|officer|security force|security forces|government|government force|navy|marine|gendarme|gendarmerie|serviceman|regime|air force|commando|paramilitary|constable|authority|ministry|guard|border guard|national guard|regiment|brigade|personnel",
  ),
  rebel: words(
    "rebel|militant|insurgent|gunman|gunmen|fighter|militia|militiaman|militiamen|guerrilla|guerilla|terrorist|jihadist|jihadi|extremist|islamist|separatist|taliban|isis|isil|daesh|is|al-shabaab|al-shabab|boko|haram|houthi|ansarullah|pkk|ypg|maoist|naxal|naxalite|islamic state|npa|m23|qaeda|al-qaeda|hezbollah|hamas|opposition fighter|faction|mujahideen|armed group|armed man|armed men|attacker|bandit",
  ),
  gang: words("gang|gangster|cartel|thug|hoodlum|cult|cultist|robber|trafficker|pirate|smuggler|dacoit|narco|mafia"),
  civilian: words(
    "civilian|resident|villager|woman|women|child|children|student|worker|farmer|family|people|man|boy|girl|worshipper|worshiper|tourist|passenger|journalist|teacher|priest|doctor|aid worker|trader|shopkeeper|herder|shepherd|pilgrim|driver|activist|politician|mayor|lawyer|chief|elder|reporter|cleric|refugee",
  ),
  protest: words(
    "protest|protester|protestor|demonstrate|demonstration|demonstrator|rally|march|marcher|sit-in|vigil|walkout|strike|picket|activist|banner|placard|slogan|chant|human chain|dharna|bandh|hartal|hunger strike|blockade|gather|take to|procession|anti-government|supporter|boycott|parade|campaigner|hold a",
  ),
  peaceful: words(
    "peaceful|peacefully|silent|candlelight|vigil|march|rally|gather|petition|sing|calm|placard|banner|demand|urge",
  ),
  dispersal: words(
    "tear gas|teargas|water cannon|disperse|pepper spray|baton|baton-charge|lathi|lathi-charge|riot police|rubber bullet|truncheon|break up|detain|arrest|dispersal|stun|flash-bang|crackdown|charge|cordon|kettle|bundle|remove|clear|mace",
  ),
  brutality: words(
    "live ammunition|live fire|live bullet|live round|open fire|opened fire|fire on|fire at|shoot|shot|shot dead|kill|beat|beating|brutally|brutal|brutality|wounded|injured|critical|hospital|gunfire|bullet|bloody|excessive|deadly|death|snipers",
  ),
  riot: words(
    "riot|rioter|rioting|violent|violence|stone|rock|pelt|throw|hurl|molotov|petrol bomb|firebomb|torch|burn|tyre|tire|barricade|vandalise|vandalize|vandal|clash|scuffle|bottle|brick|firework|smash|ransack|loot|storm|set fire|set ablaze|on fire|arson|projectile|turn violent|slingshot|unrest|block road",
  ),
  mob: words(
    "mob|lynch|lynching|crowd|angry|vigilante|beat to|beaten|thief|thieves|witch|witchcraft|sorcery|villager|communal|community|clash between|rival|group of|local|sectarian|religious|fan|youth|residents|angry crowd|machete|stick|hindu|muslim|tribe|clan|mob justice|suspected thief",
  ),
  deal: words(
    "agree|agreement|deal|sign|accord|ceasefire|cease-fire|truce|peace deal|peace|peace talk|talk|treaty|negotiate|negotiation|pact|memorandum|roadmap|armistice|exchange|swap|prisoner exchange|prisoner swap|reconciliation|settlement|talks|mediate|mediator|broker|declaration|join|sides",
  ),
  arrest: words(
    "arrest|detain|detention|custody|round up|jail|nab|apprehend|in custody|suspect|suspected|raid|leader|imprison|hold for|taken into|crackdown|manhunt|handcuff|charge|remand",
  ),
  change: words(
    "form|formation|create|creation|defect|defection|join|merge|merger|split|rename|recruit|recruitment|reinforce|reinforcement|deploy|deployment|dispatch|redeploy|withdraw|withdrawal|pull out|mobilise|mobilize|mobilization|convoy|arrive|military equipment|unit|battalion|brigade|regiment|new group|command|commander|appoint|disband|dissolve|allegiance|pledge|send|move|movement|transfer|training|announce|lay down|troop|build-up|buildup",
  ),
  weapons: words(
    "weapon|arm|arms|ammunition|ammo|cache|depot|rifle|gun|firearm|hideout|arsenal|munition|pistol|kalashnikov|stockpile|explosives|machine gun|weaponry|shell",
  ),
  disrupted: words(
    "defuse|dispose|disposal|deactivate|intercept|shoot down|shot down|foil|thwart|discover|find|found|recover|confiscate|seize|neutralise|neutralize|unearth|destroy|dismantle|clear|de-mine|demine|bomb squad|sapper|safely|haul|hand in|surrender|controlled explosion|air defence|air defense|prevent|avert|impound|detect",
  ),
  headquarters: words(
    "base|headquarters|military base|outpost|checkpoint|camp|barracks|facility|establish|establishment|set up|build|construct|construction|open|new base|erect|station|police station|command centre|command center|install|observation post|inaugurate|training camp|garrison|lease|plan",
  ),
  property: words(
    "loot|looting|looter|burn|burnt|set fire|set ablaze|on fire|fire|torch|arson|arsonist|vandalise|vandalize|demolish|demolition|raze|bulldoze|destroy|destruction|damage|steal|stolen|rob|plunder|pillage|ransack|house|home|shop|property|building|crop|cattle|livestock|school|church|mosque|vehicle|tower|smash",
  ),
  fight: words(
    "clash|fight|fighting|battle|firefight|gunfight|gun battle|gunbattle|shootout|exchange of|exchange fire|trade fire|ambush|combat|encounter|offensive|repel|skirmish|confrontation|heavy fighting|infighting|attack|assault|convoy|checkpoint|patrol|crossfire|engage|engagement|counter-attack|hostilities",
  ),
  attack: words(
    "attack|gunman|gunmen|shoot|shot|stab|stabbed|behead|execute|kill|murder|massacre|assassinate|assassination|hack|raid|attacker|storm|knife|dead|slaughter|gunned|gun down|unidentified|unknown|assailant|armed|torture|wound|ambush",
  ),
  displaced: words(
    "flee|displace|displaced|return|refugee|resident return|home|escape|jailbreak|prison break|coup|curfew|state of emergency|mass grave|mass graves|bodies|grave|exhume|body|resign|humanitarian|unhcr|migration|exodus",
  ),
  responsibility: words(
    "claim responsibility|responsibility|blame|behind|accuse|deny|responsible|claim|attribute|denies",
  ),
  diplomacy: words(
    "sanction|sanctions|ambassador|diplomat|embassy|expel|foreign minister|summit|foreign ministry|bilateral|diplomatic|consulate|envoy|spokesperson|relation|relations|white house|kremlin",
  ),
  disaster: words(
    "earthquake|flood|tsunami|storm|hurricane|typhoon|cyclone|volcano|drought|landslide|avalanche|mudslide|wildfire|magnitude|rain|quake|tornado|eruption|snow|heat wave|aftershock|torrential",
  ),
  accident: words(
    "accident|crash|derail|derailment|sink|capsize|collide|collision|bus|train|plant|factory|leak|pipeline|spill|collapse|oil|boat|ferry|bridge|mine collapse|coal|nuclear|blackout|plunge|airliner|emergency",
  ),
  crime: words(
    "bank|robbery|robber|rob|drug|cocaine|heroin|counterfeit|smuggle|smuggling|trafficking|trafficker|fraud|money laundering|burglary|theft|kilogram|cannabis|ring|counterfeiter|court|cybercrime|hacker|launder",
  ),
};

function words(list: string): readonly string[] {
  return list.split("|");
}
