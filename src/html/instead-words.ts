/** Words that pages which are no article use of themselves. */
export type Topic = "bot" | "missing" | "login" | "consent" | "accept" | "offer";

const WORDS: Readonly<Record<Topic, RegExp>> = {
  bot: /just a moment|checking (?:if the site connection is secure|your browser)(?: before accessing)?|(?:verify|verifying|confirm|prove|make sure|check)(?: that)? you(?:['’]re| are)(?: not)? (?:a )?(?:human|robot|bot)|are you (?:a )?(?:human|robot)\??|i['’]?m not a robot|not a robot|attention required!?|access(?: to this (?:page|site|resource))?(?: has been)? denied|security (?:check|verification)|one more step|unusual (?:traffic|activity)(?: from your \w+)*|complete the captcha|captcha|ddos protection|\bray id\b|performance (?:&|and) security by \w+|pardon our interruption|request (?:was )?(?:blocked|rejected|unsuccessful)|you have been blocked|human verification|bot (?:verification|detection|check)|enable (?:javascript and cookies|cookies and javascript) to continue|this process is automatic/gi,
  missing:
    /(?:error )?404(?: error)?(?:\s*[-–—:|]?\s*(?:page |file |seite |página )?(?:not found|nicht gefunden|no encontrada|error))?|(?:oops|sorry|uh[- ]oh|whoops|hmm)[!.,…]*|(?:the |this |that |requested )*(?:page|article|story|content|document|url|file|link|post)(?: that)?(?: you(?:['’]re| are| were|['’]ve| have)? (?:requested|looking for|tried to (?:reach|open)|followed|trying to \w+))?(?: was| is| has| could| can)?(?:['’]t| not|not)?(?: been| be)? (?:found|available|exist|moved|removed|deleted|unavailable)|(?:page|article|story|content|link)(?: you \w+(?: \w+){0,2})? (?:no longer (?:exists|available)|is no longer available|does(?:n['’]t| not) exist|can(?:['’]t|not| not) be found|not found|has been (?:removed|deleted|moved)|has expired|may have (?:been )?(?:moved|removed|deleted))|not found|nothing (?:was )?found(?: here)?|file not found|page introuvable|page non trouvée|página no encontrada|página não encontrada|seite nicht gefunden|pagina non trovata|pagina niet gevonden|sayfa bulunamadı|halaman tidak ditemukan|страница не найдена|الصفحة غير موجودة|لم يتم العثور على الصفحة|صفحه (?:مورد نظر )?یافت نشد/gi,
  login:
    /(?:please )?(?:log ?-?in|sign ?-?in|log ?-?on)(?: or (?:register|sign ?up|create (?:an )?account|subscribe))?(?: to (?:continue|read(?: on)?|your account|access \w+|\w+))?|member(?:s)? (?:log ?in|area|only)|subscriber log ?in|(?:register|sign ?up) (?:or|to) (?:log ?in|continue|read)|welcome back|(?:create|access) (?:an|your) account|anmelden|einloggen|connexion|se connecter|identifiez-vous|iniciar sesi[oó]n|acceder|entrar|accedi|giriş yap|masuk|вход|войти|تسجيل الدخول|ورود/gi,
  consent:
    /\b(?:we|us|our|you|your|wir|uns(?:ere?\w*)?|sie|ihre?\w*|nous|nos|vous|votre|vos)\b.{0,160}\b(?:cookies?|consent\w*|personal(?:i[sz]ed)? data|partners?|tracking|track|privacy|legitimate interest|personali[sz]ed|einwillig\w*|zustimm\w*|werbung|datenschutz\w*|consentement|traceurs)\b|\b(?:cookies?|consent|partners?|purposes?|personali[sz]ed (?:ads?|advertising|content)|privacy (?:settings|preferences|policy|cent(?:er|re))|tracking|einwilligung|cookies?)\b.{0,160}\b(?:we|us|our|you|your|wir|unsere?\w*|sie|ihre?\w*|nous|vous|votre|accept|agree|reject|manage|withdraw)\b|(?:continue|read on|use (?:the|this|our) site) with (?:advertising|ads|cookies|tracking)|(?:we|our) (?:value|respect|care about) your privacy|before you (?:continue|proceed)(?: to [\w.]+)?/gi,
  accept:
    /(?:yes,? )?(?:i )?(?:accept|agree|allow|consent|ok(?:ay)?|got it|reject|decline|refuse|manage|continue)(?: (?:all|to all|and (?:continue|close|proceed)|cookies|settings|options|preferences|consent|choices|without accepting|with(?: \w+){1,3}))*|accept all(?: cookies)?|alle(?:s)? akzeptieren|akzeptieren(?: und \w+)?|zustimmen(?: und \w+)?|einverstanden|tout accepter|accepter(?: et \w+)?|aceptar(?: (?:todo|todas|y \w+))?|aceitar(?: \w+)?|accetta(?: \w+)?|accepteren|kabul et|terima(?: semua)?|принять(?: все)?|موافق|قبول/gi,
  offer:
    /\bsubscri(?:be|ber|bers|ption|ptions)\b|\bunlimited\b.{0,30}\baccess\b|already a (?:subscriber|member)|(?:continue|keep) reading|to read (?:on|more|the (?:full|rest|whole))|this (?:article|story|content|report) is (?:only )?(?:for|available to|reserved for|exclusive)|(?:start|begin) (?:your )?(?:free )?trial|free trial|cancel any ?time|per (?:week|month|year)\b|\/(?:month|week|year)\b|(?:[$€£₹¥]|rs\.? ?|usd ?)\d+(?:\.\d\d)?.{0,30}\b(?:week|month|year|first)|become a member|abonn\w*|premium (?:article|content|story)|unlock (?:this|the)|sign in to read|log in to read|register (?:for free )?to (?:read|continue)|articles? (?:left|remaining) this month|reached (?:your|the) (?:article )?limit|(?:support|pay for|value) (?:independent|our|quality|good) journalism|quality journalism|to read \d+\+?/gi,
};

/** How often a text says things of a topic. */
export function says(topic: Topic, text: string): number {
  return text.slice(0, 20_000).match(WORDS[topic])?.length ?? 0;
}

/** Whether a short text (a title, a button) says that and hardly anything else: "404 Not Found: how a January disappears" says more. */
export function fullyMatches(topic: Topic, text: string): boolean {
  const plain = text.replace(/[\s.!?…:|–—-]+/g, " ").trim();
  if (plain === "" || plain.length > 120) return false;
  const words = (part: string): number => part.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const matched = [...text.matchAll(WORDS[topic])].map((found) => words(found[0]));
  const total = words(text);
  return matched.length > 0 && matched.reduce((sum, each) => sum + each, 0) >= total * 0.6;
}
