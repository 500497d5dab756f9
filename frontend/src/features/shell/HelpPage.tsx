import { Card } from '@/ui/card/Card'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Shortcuts } from './InfoPages'

/** Short answers to what people ask first. */
export function HelpPage() {
  return (
    <>
      <PageHeader title="Hjälp" />
      <div className="stack-l">
        <Card title="Rapportera">
          <p>
            Berätta vad som hände med egna ord. Du behöver inte veta vilken lag eller kategori det gäller, det
            avgör chefen. Skriv inga namn eller personnummer; använd ärendenumret från verksamhetssystemet.
          </p>
          <p>
            Medan du skriver sparas ett utkast hos oss, inte i webbläsaren. Försvinner nätet finns texten kvar
            på skärmen och skickas när nätet är tillbaka.
          </p>
        </Card>
        <Card title="Efter att du har rapporterat">
          <p>
            Enhetens chef bedömer rapporten inom den tid som nämnden har bestämt. Du kan följa vad som händer
            under Avvikelser, och lägga till uppgifter. Det du skrev från början ändras aldrig.
          </p>
        </Card>
        <Card title="Min arbetslista">
          <p>
            Här står det som väntar på att du gör något, ordnat efter när det ska vara klart. Är du borta har
            din ersättare listan i stället. Chefer anmäler frånvaro under Administration.
          </p>
        </Card>
        <Card title="Bedöma en avvikelse">
          <p>
            Välj om den ska utredas, avslutas direkt eller inte är en avvikelse. Hör den hemma på en annan
            enhet lämnar du över den; texten följer med som den är. Den som rapporterade kan läsa ditt beslut
            och ditt skäl.
          </p>
        </Card>
        <Card title="Söka, filtrera och dela">
          <p>
            Sök överallt, högst upp på varje sida, letar bland allt du har tillgång till. Skriv ett nummer,
            ett ärendenummer, namnet på den som är ansvarig eller ord i vilken form som helst: hyra hittar
            också hyran och hyresskuld. Sätt citattecken om orden när de ska stå precis så.
          </p>
          <p>
            Dina filter står i sidans adress. Spara den som bokmärke eller skicka den till en kollega, som
            bara ser det som hen har behörighet till. Orden du söker efter följer aldrig med i adressen.
          </p>
          <p>
            Spara vyn ger filtren och ordningen ett namn, så att du har dem ett klick bort ovanför listan.
            Orden du söker efter sparas inte.
          </p>
        </Card>
        <Card title="Flera ärenden på en gång">
          <p>
            Markera raderna i listan, med mellanslag eller med Skift för alla däremellan, och välj Lämna över.
            Skälet skriver du en gång. Varje ärende lämnas över för sig, så du ser vilka det gick för och
            varför inte för de andra.
          </p>
        </Card>
        <Card title="Exportera till Excel">
          <p>
            Filen får listans kolumner som den är filtrerad och sökt. Den loggas, och överst står vem som har
            tagit ut den. Är det många rader på ett dygn anger du ändamål efter en ny inloggning, och är det
            mycket många säger en avdelningschef ja först. Dina uttag finns under Uttag vid listan i ett dygn.
          </p>
        </Card>
        <Shortcuts />
      </div>
    </>
  )
}

/** The statement that the law on accessibility to digital public service asks for, as far as the product can know it. */
export function AccessibilityPage() {
  return (
    <>
      <PageHeader title="Tillgänglighet" lead="Så tillgängligt är systemet för dig som använder det." />
      <div className="stack-l">
        <Card title="Mål">
          <p>
            Systemet ska följa WCAG 2.2 på nivå AA. Det går att använda med enbart tangentbord, med
            skärmläsare, i mörkt läge, med höga kontraster och i 400 procents förstoring.
          </p>
        </Card>
        <Card title="Så kontrolleras det">
          <p>Varje sida prövas automatiskt vid varje ändring, i ljust och mörkt läge och på smal skärm.</p>
        </Card>
        <Card title="Kända brister">
          <p>
            Den här versionen är inte prövad för hand med skärmläsare. Hittar du en brist, berätta det för den
            som förvaltar systemet i din kommun.
          </p>
        </Card>
      </div>
    </>
  )
}
