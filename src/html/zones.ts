/** Minutes east of Greenwich that a zone as written stands for; undefined for names that stand for two ("ET" in winter and summer, "IST"). */
export function offsetOf(zone: string): number | undefined {
  const found = /^(?:GMT|UTC)?\s?([+−-])(\d{1,2}):?(\d{2})?$/i.exec(zone);
  if (found) {
    const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
    return minutes <= 14 * 60 ? (found[1] === "+" ? minutes : -minutes) : undefined;
  }
  return NAMED.get(zone.toUpperCase());
}

const NAMED: ReadonlyMap<string, number> = new Map(
  (
    "Z 0,UTC 0,GMT 0,WET 0,WAT 60,CET 60,MEZ 60,CEST 120,MESZ 120,EET 120,CAT 120,SAST 120,EEST 180,EAT 180,MSK 180,TRT 180,AST 180," +
    "GST 240,PKT 300,NPT 345,ICT 420,WIB 420,SGT 480,HKT 480,PHT 480,WITA 480,JST 540,KST 540,WIT 540,AEST 600,AEDT 660,NZST 720,NZDT 780," +
    "EST -300,EDT -240,CDT -300,MST -420,MDT -360,PST -480,PDT -420,BRT -180,ART -180,COT -300,PET -300"
  )
    .split(",")
    .map((each) => [each.split(" ")[0]!, Number(each.split(" ")[1])]),
);

/** The least and the most a place of a country (its top-level domain) or of a region ("en-US") is east of Greenwich, in minutes. */
export function zoneOfPlace(code: string): readonly [number, number] | undefined {
  const hours = PLACES.get(code.toLowerCase());
  return hours && [hours[0] * 60, hours[1] * 60];
}

// Winter and summer, west and east: what a country's papers may write.
const PLACES: ReadonlyMap<string, readonly [number, number]> = new Map(
  (
    "uk 0 1,gb 0 1,ie 0 1,pt 0 1,is 0 0,ma 0 1,gh 0 0,sn 0 0,ml 0 0,bf 0 0,ci 0 0,gm 0 0,sl 0 0,lr 0 0,gn 0 0,tg 0 0," +
    "es 1 2,fr 1 2,be 1 2,nl 1 2,lu 1 2,de 1 2,ch 1 2,at 1 2,it 1 2,mt 1 2,dk 1 2,no 1 2,se 1 2,pl 1 2,cz 1 2,sk 1 2,hu 1 2,si 1 2,hr 1 2,ba 1 2," +
    "rs 1 2,me 1 2,mk 1 2,al 1 2,xk 1 2,eu 1 2,ng 1 1,ne 1 1,td 1 1,cm 1 1,cf 1 1,ga 1 1,cg 1 1,ao 1 1,dz 1 1,tn 1 1,bj 1 1,cd 1 2," +
    "gr 2 3,cy 2 3,bg 2 3,ro 2 3,md 2 3,ua 2 3,ee 2 3,lv 2 3,lt 2 3,fi 2 3,il 2 3,ps 2 3,lb 2 3,eg 2 3,ly 2 2,sd 2 2,ss 2 2,za 2 2,zw 2 2,zm 2 2," +
    "mw 2 2,mz 2 2,bw 2 2,na 2 2,rw 2 2,bi 2 2,ls 2 2,sz 2 2,jo 2 3,sy 2 3,tr 3 3,by 3 3,sa 3 3,iq 3 3,kw 3 3,qa 3 3,bh 3 3,ye 3 3,ke 3 3," +
    "ug 3 3,tz 3 3,et 3 3,so 3 3,dj 3 3,er 3 3,mg 3 3,ir 3.5 4.5,ae 4 4,om 4 4,ge 4 4,am 4 4,az 4 4,mu 4 4,af 4.5 4.5,pk 5 5,uz 5 5,tm 5 5,tj 5 5," +
    "mv 5 5,in 5.5 5.5,lk 5.5 5.5,np 5.75 5.75,bd 6 6,bt 6 6,kg 6 6,mm 6.5 6.5,th 7 7,vn 7 7,kh 7 7,la 7 7,cn 8 8,hk 8 8,tw 8 8,sg 8 8,my 8 8," +
    "ph 8 8,bn 8 8,jp 9 9,kr 9 9,kp 9 9,tl 9 9,pg 10 10,nz 12 13,fj 12 13,ar -3 -3,uy -3 -3,cl -4 -3,py -4 -3,bo -4 -4,ve -4 -4,do -4 -4," +
    "tt -4 -4,gy -4 -4,pr -4 -4,co -5 -5,pe -5 -5,ec -5 -5,pa -5 -5,jm -5 -5,cu -5 -4,ht -5 -4,cr -6 -6,gt -6 -6,hn -6 -6,ni -6 -6,sv -6 -6," +
    "br -5 -2,mx -8 -5,us -8 -4,ca -8 -3,au 8 11,ru 3 3,id 7 9,kz 5 6"
  )
    .split(",")
    .map((each) => {
      const [code = "", from, to] = each.split(" ");
      return [code, [Number(from), Number(to)]];
    }),
);
