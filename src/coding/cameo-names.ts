/** What the codes below the 20 roots of CAMEO mean, in short words of ours: "code name; code name". A nought at the end: not said further. */
const lines = `
010 statement, not said further; 011 decline to comment; 012 pessimistic comment; 013 optimistic comment; 014 consider a policy;
015 acknowledge or claim responsibility; 016 deny responsibility; 017 symbolic act; 018 words of sympathy; 019 express accord
020 appeal, not said further; 021 appeal for material cooperation; 0211 for economic cooperation; 0212 for military cooperation; 0213 for judicial cooperation;
0214 for intelligence; 022 appeal for diplomatic cooperation; 023 appeal for aid; 0231 for economic aid; 0232 for military aid; 0233 for humanitarian aid;
0234 for military protection or peacekeeping; 024 appeal for political reform; 0241 for a change of leaders; 0242 for a change of policy; 0243 for rights;
0244 for a change of institutions or regime; 025 appeal to yield; 0251 to ease administrative sanctions; 0252 to ease dissent; 0253 to release persons or property;
0254 to ease economic sanctions; 0255 to let in international bodies; 0256 to de-escalate militarily; 026 appeal to meet or negotiate; 027 appeal to settle a dispute;
028 appeal to accept mediation
030 intend to cooperate, not said further; 031 intend material cooperation; 0311 economic; 0312 military; 0313 judicial; 0314 intelligence;
032 intend diplomatic cooperation; 033 intend to give aid; 0331 economic aid; 0332 military aid; 0333 humanitarian aid; 0334 military protection or peacekeeping;
034 intend political reform; 0341 change of leaders; 0342 change of policy; 0343 rights; 0344 change of institutions or regime; 035 intend to yield;
0351 to ease administrative sanctions; 0352 to ease dissent; 0353 to release persons or property; 0354 to ease economic sanctions; 0355 to let in international bodies;
0356 to de-escalate militarily; 036 intend to meet or negotiate; 037 intend to settle a dispute; 038 intend to accept mediation; 039 intend to mediate
040 consult, not said further; 041 talk by telephone; 042 make a visit; 043 host a visit; 044 meet at a third place; 045 mediate; 046 negotiate
050 diplomatic cooperation, not said further; 051 praise or endorse; 052 defend in words; 053 rally support for; 054 grant diplomatic recognition; 055 apologise;
056 forgive; 057 sign a formal agreement
060 material cooperation, not said further; 061 economic cooperation; 062 military cooperation; 063 judicial cooperation; 064 share intelligence
070 aid, not said further; 071 economic aid; 072 military aid; 073 humanitarian aid; 074 military protection or peacekeeping; 075 grant asylum
080 yield, not said further; 081 ease administrative sanctions; 0811 ease restrictions on political freedoms; 0812 lift a ban on parties or politicians;
0813 lift a curfew; 0814 lift a state of emergency or martial law; 082 ease dissent; 083 accede to demands for reform; 0831 change leaders; 0832 change policy;
0833 grant rights; 0834 change institutions or regime; 084 return or release; 0841 release persons; 0842 return property; 085 ease economic sanctions or a boycott;
086 let in international bodies; 0861 peacekeepers; 0862 inspectors; 0863 humanitarian aid; 087 de-escalate militarily; 0871 truce or ceasefire; 0872 ease a blockade;
0873 demobilise; 0874 withdraw or surrender
090 investigate, not said further; 091 investigate crime or corruption; 092 investigate abuses of rights; 093 investigate military action; 094 investigate war crimes
100 demand, not said further; 101 demand material cooperation; 1011 economic; 1012 military; 1013 judicial; 1014 intelligence; 102 demand diplomatic cooperation;
103 demand aid; 1031 economic aid; 1032 military aid; 1033 humanitarian aid; 1034 military protection or peacekeeping; 104 demand political reform;
1041 a change of leaders; 1042 a change of policy; 1043 rights; 1044 a change of institutions or regime; 105 demand to yield; 1051 to ease administrative sanctions;
1052 to ease dissent; 1053 to release persons or property; 1054 to ease economic sanctions; 1055 to let in international bodies; 1056 to de-escalate militarily;
106 demand to meet or negotiate; 107 demand to settle a dispute; 108 demand mediation
110 disapprove, not said further; 111 criticise or denounce; 112 accuse; 1121 of crime or corruption; 1122 of abuses of rights; 1123 of aggression;
1124 of war crimes; 1125 of espionage or treason; 113 rally opposition against; 114 complain officially; 115 bring a lawsuit; 116 find guilty
120 reject, not said further; 121 reject material cooperation; 1211 economic; 1212 military; 1213 judicial; 1214 intelligence; 122 reject a request for aid;
1221 for economic aid; 1222 for military aid; 1223 for humanitarian aid; 1224 for military protection or peacekeeping; 123 reject demands for reform; 1231 for a change of leaders;
1232 for a change of policy; 1233 for rights; 1234 for a change of institutions or regime; 124 refuse to yield; 1241 to ease administrative sanctions; 1242 to ease dissent;
1243 to release persons or property; 1244 to ease economic sanctions; 1245 to let in international bodies; 1246 to de-escalate militarily; 125 reject a meeting;
126 reject mediation; 127 reject a plan or settlement; 128 defy norms or law; 129 veto
130 threaten, not said further; 131 threaten without force; 1311 to reduce aid; 1312 with sanctions or an embargo; 1313 to break relations;
132 threaten administrative sanctions; 1321 restrictions on political freedoms; 1322 a ban on parties or politicians; 1323 a curfew; 1324 emergency or martial law;
133 threaten collective dissent; 134 threaten to halt talks; 135 threaten to halt mediation; 136 threaten to halt international involvement; 137 threaten repression;
138 threaten military force; 1381 a blockade; 1382 an occupation; 1383 unconventional violence; 1384 a conventional attack; 1385 weapons of mass destruction; 139 give an ultimatum
140 protest, not said further; 141 demonstrate or rally; 1411 for a change of leaders; 1412 for a change of policy; 1413 for rights; 1414 for a change of institutions or regime;
142 hunger strike; 1421 for a change of leaders; 1422 for a change of policy; 1423 for rights; 1424 for a change of institutions or regime; 143 strike or boycott;
1431 for a change of leaders; 1432 for a change of policy; 1433 for rights; 1434 for a change of institutions or regime; 144 obstruct or block; 1441 for a change of leaders;
1442 for a change of policy; 1443 for rights; 1444 for a change of institutions or regime; 145 riot; 1451 for a change of leaders; 1452 for a change of policy; 1453 for rights;
1454 for a change of institutions or regime
150 show military or police power, not said further; 151 raise police alert; 152 raise military alert; 153 mobilise police; 154 mobilise armed forces; 155 mobilise cyber forces
160 reduce relations, not said further; 161 reduce or break diplomatic relations; 162 reduce or stop aid; 1621 economic aid; 1622 military aid; 1623 humanitarian aid;
163 embargo, boycott or sanctions; 164 halt talks; 165 halt mediation; 166 expel or withdraw international bodies; 1661 peacekeepers; 1662 inspectors or observers;
1663 aid agencies
170 coerce, not said further; 171 seize or damage property; 1711 confiscate; 1712 destroy; 172 impose administrative sanctions; 1721 restrict political freedoms;
1722 ban parties or politicians; 1723 impose a curfew; 1724 impose a state of emergency or martial law; 173 arrest or detain; 174 expel or deport persons;
175 violent repression; 176 attack by computer
180 unconventional violence, not said further; 181 abduct or take hostage; 182 physical assault; 1821 sexual assault; 1822 torture; 1823 kill by physical assault;
183 bombing that is not military; 1831 suicide bombing; 1832 car bombing; 1833 roadside bombing; 1834 bombing of a place; 184 use as a human shield;
185 attempt to assassinate; 186 assassinate
190 conventional force, not said further; 191 blockade or restrict movement; 192 occupy territory; 193 fight with small arms; 194 fight with artillery and tanks;
195 aerial weapons; 1951 precision-guided; 1952 remotely piloted; 196 violate a ceasefire
200 unconventional mass violence, not said further; 201 mass expulsion; 202 mass killings; 203 ethnic cleansing; 204 weapons of mass destruction;
2041 chemical, biological or radiological; 2042 nuclear
`;

/** Code -> name, below the roots: "193", "0871". */
export const cameoNames: Readonly<Record<string, string>> = Object.fromEntries(
  lines
    .split(/[;\n]\s*/)
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .map((each) => [each.slice(0, each.indexOf(" ")), each.slice(each.indexOf(" ") + 1)]),
);
