import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Kvartalsrapporter till IVO',
    pages: ['/ej-verkstallda/rapporter', '/ej-verkstallda/rapporter/$id'],
    text: [
      'När ett kvartal är slut sammanställs listan. Den visar läget den sista dagen i kvartalet och ändras inte sedan.',
      'Sedan kontrolleras listan, godkänns av någon annan än den som kontrollerade, och anmäls rad för rad. Överst står vad som är nästa steg och sista dagen.',
      'Blev något fel görs en rättelse: en ny version av hela rapporten. Den gamla står kvar.',
    ],
    rights: [
      {
        says: 'Rapportören sammanställer listan och kontrollerar den.',
        may: 'ivoReportCheck',
        roles: ['decision-reporter'],
      },
      {
        says: 'Rapporten godkänns av en avdelnings- eller förvaltningschef eller av en annan rapportör.',
        may: 'ivoReportApprove',
        roles: ['department-head', 'decision-reporter'],
      },
      {
        says: 'Administratören kan ändra kvartalets dagar innan det är sammanställt.',
        may: 'ivoReportReschedule',
        roles: ['administrator'],
      },
    ],
  },
  {
    title: 'Bladet för IVO:s e-tjänst',
    pages: ['/ej-verkstallda/rapporter/$id/blad/$rad'],
    text: [
      'Uppgifterna står i samma ordning som i IVO:s e-tjänst. Kopiera dem ett i taget, och skriv sedan in kvittensen.',
      'Personnumret finns inte med. Hämta det i verksamhetssystemet eller på beslutets sida.',
    ],
    rights: [
      {
        says: 'Rapportören anmäler och skriver in kvittenser.',
        may: 'ivoReportReceive',
        roles: ['decision-reporter'],
      },
    ],
  },
]
