import { useState } from 'react'
import { toast } from '@/lib/toasts'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Dialog } from '@/ui/dialog/Dialog'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { Progress } from '@/ui/progress/Progress'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { TextArea } from '@/ui/text-area/TextArea'
import styles from './Gallery.module.css'

export function FeedbackSamples() {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={styles.grid}>
      <Card title="Meddelanden">
        <Alert title="Bra att veta">Rapporten går att komplettera i efterhand.</Alert>
        <Alert tone="ok" title="Rapporten är skickad">
          Karin Lund bedömer den senast 27 november.
        </Alert>
        <Alert tone="warn" title="Texten ser ut att innehålla ett personnummer">
          Byt det mot en ärendereferens.
        </Alert>
        <Alert tone="danger" title="Ingen kontakt med servern" actions={<Button>Försök igen</Button>}>
          Det du har skrivit finns kvar.
        </Alert>
      </Card>
      <Card title="Tomt">
        <EmptyState title="Inget att göra i dag" action={<Button kind="primary">Rapportera</Button>}>
          När något behöver dig syns det här.
        </EmptyState>
      </Card>
      <Card title="Väntan">
        <Skeleton lines={4} />
        <Progress label="Läser in filen" value={38} text="38 av 100 rader" />
      </Card>
      <Card title="Dialog och besked">
        <div className="row">
          <Button onClick={() => setOpen(true)}>Öppna dialog</Button>
          <Button onClick={() => toast('Avvikelsen är överlämnad till Boendestöd Söder')}>Visa besked</Button>
        </div>
        <Dialog
          title="Överlämna till en annan enhet"
          open={isOpen}
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button kind="primary" onClick={() => setOpen(false)}>
                Överlämna
              </Button>
              <Button kind="quiet" onClick={() => setOpen(false)}>
                Avbryt
              </Button>
            </>
          }
        >
          <p>Texten i rapporten ändras inte. Den nya enheten får veta vem som lämnade över.</p>
          <TextArea label="Varför hör den till en annan enhet?" required />
        </Dialog>
      </Card>
    </div>
  )
}
