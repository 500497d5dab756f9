import { useSyncExternalStore } from 'react'
import { dismissToast, toasts } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { IconButton } from '../button/Button'
import { Icon } from '../icon/Icon'
import styles from './Toasts.module.css'

export function Toasts() {
  const messages = useSyncExternalStore(toasts.subscribe, toasts.current)
  return (
    <div role="status" aria-live="polite" className={styles.tray} data-print="no">
      {messages.map((message) => (
        <div key={message.id} className={styles.toast}>
          <Icon name="checkCircle" size={22} />
          <p>{message.text}</p>
          <IconButton icon="close" label={sv.close} onClick={() => dismissToast(message.id)} />
        </div>
      ))}
    </div>
  )
}
