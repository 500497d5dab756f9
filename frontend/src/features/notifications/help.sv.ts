import type { HelpSection } from '@/domain/help'

export const help: readonly HelpSection[] = [
  {
    title: 'Aviseringar och brev',
    pages: ['/aviseringar'],
    text: [
      'Klockan högst upp visar hur många aviseringar som är nya. En avisering slutar vänta när du har öppnat det den gäller, eller när det är gjort.',
      'Är någon borta får den som ersätter aviseringarna, och då står det vem du ersätter. Det du läser i någons ställe är läst för dig, men står kvar som nytt för den som är borta tills det är gjort. Går en tid ut utan att något görs får fler veta det, till sist den som leder ovanför.',
      'Ett brev på morgonen säger att något väntar på dig, och inget mer: ”Något väntar på dig i Kvalitetshjulet. Logga in för att se vad.” Väntar det bara på någon som du ersätter säger brevet det. Inget ärende, ingen enhet och inget namn står i det.',
      'Brev skickas bara om kommunen har kopplat in sin e-postserver. Du väljer själv om de ska komma varje dag, en gång i veckan eller aldrig. Det som väntar står alltid under Aviseringar.',
    ],
  },
]
