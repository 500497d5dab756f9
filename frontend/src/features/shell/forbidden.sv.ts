import type { Page } from '@/domain/pages'

/** What each part is and for whom, by the beginning of its address; the longest that fits tells. */
export const HELD_HERE: readonly [address: string, what: string][] = [
  ['/rapportera', 'Här rapporterar de som arbetar i verksamheten'],
  ['/avvikelser', 'Här läser de som arbetar i verksamheten sina rapporter och ärenden'],
  ['/avvikelser/$id/bedom', 'Här bedömer chefen det som har rapporterats'],
  ['/avvikelser/inlasning', 'Här läser kvalitetsutvecklare in avvikelser från fil'],
  ['/ideer', 'Här läser de som arbetar i verksamheten de idéer som har lämnats'],
  ['/atgarder', 'Här följer de som arbetar i verksamheten vad som görs när något har gått fel'],
  ['/atgarder/$id/besluta', 'Här beslutar chefen om det som har föreslagits'],
  ['/ej-verkstallda', 'Här följer de som ansvarar för besluten vad som har hänt med dem'],
  ['/ej-verkstallda/ny', 'Här registrerar den som sköter nämndens ej verkställda beslut'],
  ['/ej-verkstallda/inlasning', 'Här läser den som sköter nämndens ej verkställda beslut in dem från fil'],
  ['/ej-verkstallda/rapporter', 'Här ställs kvartalets rapport till IVO samman'],
  ['/ej-verkstallda/avgifter', 'Här står de särskilda avgifter som domstolar har beslutat om'],
  ['/fragor', 'Här svarar den som handlägger ett ärende på frågor om det'],
  ['/statistik', 'Här räknas avvikelserna för chefer och andra som följer upp dem'],
  ['/statistik/namnden', 'Här ser ledamöter och revisorer hela nämndens siffror'],
  ['/larande', 'Här läser de som har en roll i nämnden vad andra har lärt sig'],
  ['/larande/skriv', 'Här skriver chefer och kvalitetsutvecklare lärkort'],
  ['/incidenter', 'Här ser dataskyddsombud och loggranskare personuppgiftsincidenter'],
  ['/granskningslogg', 'Här ser dataskyddsombud och loggranskare vem som har läst vad'],
  ['/uttag', 'Här står det som har tagits ut ur listor'],
  ['/lasare', 'Här ser chefen vem som har läst ett ärende'],
  ['/administration', 'Här sköts organisation, personer och inställningar'],
]

/** What stands on the pages that one is led to instead. */
export const OWN_PLACE = {
  '/statistik': { text: 'Dina siffror finns under Statistik.', link: 'Till Statistik' },
  '/statistik/namnden': { text: 'Nämndens siffror finns under Statistik.', link: 'Till Statistik' },
  '/avvikelser': { text: 'Dina rapporter och ärenden finns under Avvikelser.', link: 'Till Avvikelser' },
  '/atgarder': { text: 'Åtgärderna som du kan se finns under Åtgärder.', link: 'Till Åtgärder' },
  '/ej-verkstallda': {
    text: 'Besluten som du kan se finns under Ej verkställda beslut.',
    link: 'Till Ej verkställda beslut',
  },
  '/larande': { text: 'Lärkorten som är publicerade finns under Lärande.', link: 'Till Lärande' },
  '/ej-verkstallda/rapporter': {
    text: 'Kvartalens siffror finns under Ej verkställda beslut.',
    link: 'Till kvartalen',
  },
  '/administration': {
    text: 'Det som du kan se eller ändra finns under Administration.',
    link: 'Till Administration',
  },
  '/': { text: 'Det som gäller dig står på startsidan.', link: 'Till startsidan' },
} as const satisfies Partial<Record<Page, { text: string; link: string }>>

export const t = {
  title: 'Du har inte behörighet till sidan',
  beyond: 'Det du vill se hör till en del av verksamheten som du inte arbetar med',
  whom: 'Behöver du sidan i ditt arbete? Be din chef eller administratören ordna det.',
} as const
