import type { Card } from '../queries'

/** What every dialog of a card is given. */
export interface DialogProps {
  card: Card
  onClose: () => void
  onAnew: (card: Card) => void
}
